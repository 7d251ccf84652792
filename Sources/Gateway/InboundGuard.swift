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
  /// Set when the request must not go on.
  var refusal: APIError?
}

/// Walks over all texts of one request.
struct InboundGuard {
  private let textGuard: TextGuard
  private var findings: [LoggedFinding] = []
  private var refusal: APIError?

  /// Judges by the policy of `route`.
  init(_ route: ServedRoute) {
    textGuard = route.textGuard
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
    return GuardedRequest(request: request, findings: findings, refusal: refusal)
  }

  private mutating func judge(_ message: inout ChatMessage, at place: String) {
    let origin = message.role.origin
    for index in message.content.indices {
      let part = message.isList ? "\(place).content[\(index)]" : "\(place).content"
      message.content[index] = judged(message.content[index], origin, at: part)
    }
    for index in message.toolCalls.indices {
      let part = "\(place).tool_calls[\(index)].function.arguments"
      message.toolCalls[index].arguments = judgedArguments(
        message.toolCalls[index].arguments, origin, at: part)
    }
  }

  private mutating func judged(_ text: String, _ origin: Origin, at place: String) -> String {
    let outcome = textGuard.judge(text, origin: origin)
    note(outcome, at: place)
    return outcome.text
  }

  /// Arguments are JSON in a string, and escapes could hide what is in them: the strings inside are
  /// judged too. Text that is no JSON is judged as it is.
  private mutating func judgedArguments(_ text: String, _ origin: Origin, at place: String)
    -> String
  {
    guard let json = try? JSON.parse(Array(text.utf8), limits: ToolArguments.limits) else {
      return judged(text, origin, at: place)
    }
    let outcome = ToolArguments.judge(json, textGuard, origin: origin)
    for finding in outcome.findings { note(finding, at: place) }
    return outcome.isChanged ? outcome.json.text() : text
  }

  private mutating func judged(_ value: JSON, at place: String) -> JSON {
    let outcome = ToolArguments.judge(value, textGuard, origin: .user)
    for finding in outcome.findings { note(finding, at: place) }
    return outcome.json
  }

  private mutating func note(_ outcome: GuardOutcome, at place: String) {
    for finding in outcome.findings { note(finding, at: place) }
  }

  private mutating func note(_ finding: Finding, at place: String) {
    let action = textGuard.policy.action(for: finding)
    findings.append(LoggedFinding(finding, action: action, place: place))
    if action == .block, refusal == nil {
      refusal = .contentPolicy(finding.family.rawValue, param: place)
    }
  }
}
