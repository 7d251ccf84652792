/// The guards over complete tool calls, streamed or not: first the text in the arguments, then the
/// allow-list with its schemas.

import Bytes
import Guards

/// What became of the calls of one answer.
enum JudgedCalls: Equatable {
  /// All may go out; masked arguments replaced.
  case allowed([ChatToolCall])
  /// None goes out: a guard found something in the arguments.
  case content
  /// None goes out: a call is not allowed.
  case tool
  /// None goes out: a call waits for a person.
  case approval
  /// Not what a model server may answer.
  case malformed

  /// What the client is told; `alternative` is what the owner offers in place of a prohibited use.
  func words(_ alternative: String?) -> String {
    switch self {
    case .approval: RefusalText.approval
    case .tool: RefusalText.tool
    default: RefusalText.content(alternative)
    }
  }
}

/// Judges calls by the policies of one route.
struct ToolCallJudge {
  private let route: ServedRoute
  private let offered: Set<String>
  /// What was found.
  private(set) var findings: [LoggedFinding] = []
  /// What the owner says in place of a prohibited use, once one was found.
  private(set) var alternative: String?
  /// The label that the findings imply.
  private(set) var detected = DataLabel.lowest

  /// `offered` are the tools that the request offered to the model.
  init(_ route: ServedRoute, offered: Set<String>) {
    self.route = route
    self.offered = offered
  }

  /// Judges calls in OpenAI's shape.
  mutating func judge(_ calls: [JSON], at place: String) -> JudgedCalls {
    guard calls.count <= GatewayLimits.toolCalls else { return .malformed }
    var read: [ChatToolCall] = []
    for call in calls {
      guard let name = call["function"]?["name"]?.string,
        let arguments = call["function"]?["arguments"]?.string
      else { return .malformed }
      read.append(ChatToolCall(id: call["id"]?.string ?? "", name: name, arguments: arguments))
    }
    return judge(read, at: place)
  }

  /// Judges calls; the first that may not go out decides for all.
  mutating func judge(_ calls: [ChatToolCall], at place: String) -> JudgedCalls {
    var allowed: [ChatToolCall] = []
    for (index, call) in calls.enumerated() {
      let place = "\(place).tool_calls[\(index)]"
      guard call.arguments.utf8.count <= GatewayLimits.toolArgumentBytes,
        ChatMessageParser.isName(call.name)
      else { return .malformed }
      var call = call
      if call.id.isEmpty || !Self.isPlain(call.id) {
        call.id = "call_" + RequestID.randomHex(bits: 64)
      }
      if let refused = judgeText(&call, at: place) { return refused }
      if let refused = judgeTool(call, at: place) { return refused }
      allowed.append(call)
    }
    return .allowed(allowed)
  }

  /// The guards over the strings of the arguments. What the tool may get is said by its label.
  private mutating func judgeText(_ call: inout ChatToolCall, at place: String) -> JudgedCalls? {
    let label = route.labels.place(of: call.name)
    let outcome = route.textGuard.judge(
      arguments: Array(call.arguments.utf8), origin: .model, to: label)
    for finding in outcome.findings {
      let action = route.textGuard.policy.action(for: finding, to: label)
      findings.append(LoggedFinding(finding, action: action, place: place + ".arguments"))
      if action == .block, alternative == nil {
        alternative = route.textGuard.policy.use(of: finding)?.alternative
      }
    }
    detected = detected.join(ContentLabels.detected(outcome.findings))
    guard outcome.action < .block else { return .content }
    call.arguments = outcome.text
    return nil
  }

  private mutating func judgeTool(_ call: ChatToolCall, at place: String) -> JudgedCalls? {
    guard offered.contains(call.name) else { return refuse("tool.not-offered", .tool, at: place) }
    switch route.toolPolicy.judge(name: call.name, arguments: call.arguments) {
    case .allowed: return nil
    case .needsApproval:
      return refuse("tool.needs-approval", .approval, at: place, always: true)
    case .denied(let refusal):
      switch refusal {
      case .unknownTool: return refuse("tool.unknown", .tool, at: place)
      case .malformedArguments: return refuse("tool.malformed-arguments", .tool, at: place)
      case .notAnObject: return refuse("tool.arguments-no-object", .tool, at: place)
      case .schemaViolation: return refuse("tool.schema-violation", .tool, at: place)
      }
    }
  }

  /// Writes the refusal down. With the tools guard set to flag, calls go through all the same;
  /// approvals never do.
  private mutating func refuse(
    _ type: String, _ verdict: JudgedCalls, at place: String, always: Bool = false
  ) -> JudgedCalls? {
    let action = always ? .block : route.toolAction
    findings.append(LoggedFinding(type: type, origin: .model, action: action, place: place))
    return action == .flag ? nil : verdict
  }

  private static func isPlain(_ id: String) -> Bool {
    id.utf8.count <= 128
      && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }
}
