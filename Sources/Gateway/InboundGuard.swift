/// The guards over what comes in: every text of a request is judged by where it came from, and
/// leaves masked, or the request is refused.

import Bytes
import Guards

/// A request after the guards, with what they found.
struct GuardedRequest: Sendable {
  /// The request; masked texts replaced.
  var request: ChatRequest
  /// What was found, refusing findings included.
  var findings: [LoggedFinding] = []
  /// The join of the labels of all that reaches the model: what is declared and what was detected.
  var label: DataLabel = .lowest
  /// Texts about which the judge of the route is to be asked; empty without one.
  var doubtful: [DoubtfulText] = []
  /// Set when the request must not go on.
  var refusal: APIError?
}

/// Walks over all texts of one request.
struct InboundGuard {
  private let textGuard: TextGuard
  private let labels: RouteLabels
  private let judge: JudgeService?
  private var doubtful: [DoubtfulText] = []
  private var findings: [LoggedFinding] = []
  private var refusal: APIError?
  private var label: DataLabel
  /// Names of called tools by the ids of their calls.
  private var calls: [String: String] = [:]

  /// Judges by the policy of `route`.
  init(_ route: ServedRoute) {
    textGuard = route.textGuard
    labels = route.labels
    judge = route.judge
    label = labels.origins.system
  }

  /// Judges `request` whole: also behind a refusal, so that the entry lists everything.
  mutating func judge(_ request: ChatRequest) -> GuardedRequest {
    var request = request
    for index in request.messages.indices {
      judge(&request.messages[index], at: "messages[\(index)]")
    }
    for field in ["response_format", "stop"] {
      if let value = request.parameters[field] {
        request.parameters[field] = judged(value, at: field)
      }
    }
    return GuardedRequest(
      request: request, findings: findings, label: label, doubtful: doubtful, refusal: refusal)
  }

  private mutating func judge(_ message: inout ChatMessage, at place: String) {
    let origin = message.role.origin
    switch origin {
    case .tool: label = label.join(labels.result(of: message.toolCallID.flatMap { calls[$0] }))
    case .user: label = label.join(labels.origins.user)
    default: break
    }
    for index in message.content.indices where message.pictures[index] == nil {
      let part = message.isList ? "\(place).content[\(index)]" : "\(place).content"
      message.content[index] = judged(message.content[index], origin, at: part)
    }
    for index in message.toolCalls.indices {
      let call = message.toolCalls[index]
      calls[call.id] = call.name
      message.toolCalls[index].arguments = judgedArguments(
        call.arguments, origin, at: "\(place).tool_calls[\(index)].function.arguments")
    }
  }

  private mutating func judged(_ text: String, _ origin: Origin, at place: String) -> String {
    let outcome = textGuard.judge(text, origin: origin, to: labels.upstream)
    note(outcome.findings, outcome.action, at: place)
    consider(outcome.findings, origin, at: place) { [textGuard] in
      textGuard.judge(text, origin: origin, to: $0).text
    }
    return outcome.text
  }

  /// Arguments are JSON in a string, and escapes could hide what is in them: the strings inside are
  /// judged. Text that is no JSON is judged as it is.
  private mutating func judgedArguments(_ text: String, _ origin: Origin, at place: String)
    -> String
  {
    guard (try? JSON.parse(Array(text.utf8), limits: ToolArguments.limits)) != nil else {
      return judged(text, origin, at: place)
    }
    let outcome = textGuard.judge(
      arguments: Array(text.utf8), origin: origin, to: labels.upstream)
    note(outcome.findings, outcome.action, at: place)
    return outcome.text
  }

  private mutating func judged(_ value: JSON, at place: String) -> JSON {
    let outcome = textGuard.judge(
      arguments: value.encoded(), origin: .user, to: labels.upstream)
    note(outcome.findings, outcome.action, at: place)
    consider(outcome.findings, .user, at: place) { [textGuard] in
      textGuard.judge(arguments: value.encoded(), origin: .user, to: $0).text
    }
    return (try? JSON.parse(text: outcome.text)) ?? value
  }

  /// Keeps a text for the judge if the detectors are not sure about it. `masked` is the text as it may
  /// go to a place with the judge's label. What is refused anyway is not asked about.
  private mutating func consider(
    _ found: [Finding], _ origin: Origin, at place: String, masked: (DataLabel) -> String
  ) {
    guard let judge, refusal == nil,
      textGuard.policy.action(for: .injection, origin: origin, confidence: 1) > .allow
    else { return }
    let confidence = found.filter { $0.family == .injection }.map(\.confidence).max()
    // A list of findings that is full may lack the one that counts.
    let isFull = found.count >= GuardLimits.findings
    guard judge.judge.isAsked(origin, confidence: isFull ? 1 : confidence) else { return }
    let text = masked(judge.label)
    guard !text.isEmpty else { return }
    doubtful.append(DoubtfulText(text: text, origin: origin, place: place))
  }

  /// Writes findings down; a text that must not pass refuses the request. A finding that could only
  /// be masked, where nothing can be, refuses too.
  private mutating func note(_ found: [Finding], _ whole: GuardAction, at place: String) {
    label = label.join(ContentLabels.detected(found))
    for finding in found {
      let action = textGuard.policy.action(for: finding, to: labels.upstream)
      findings.append(LoggedFinding(finding, action: action, place: place))
      if action == .block, refusal == nil {
        refusal = Self.refusal(finding, textGuard.policy, at: place)
      }
    }
    if whole == .block, refusal == nil {
      refusal = .contentPolicy(found.first?.family.rawValue ?? "guards", param: place)
    }
  }

  /// What the client is told: the family, and for a prohibited use the owner's alternative.
  private static func refusal(
    _ finding: Finding, _ policy: GuardPolicy, at place: String
  ) -> APIError {
    if let use = policy.use(of: finding) {
      return .prohibited(use.name, alternative: use.alternative, param: place)
    }
    return .contentPolicy(finding.family.rawValue, param: place)
  }
}
