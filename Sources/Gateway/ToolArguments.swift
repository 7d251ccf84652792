/// The guards over JSON values whose strings somebody else wrote: arguments of tool calls, schemas.

import Bytes
import Guards

/// Judging the strings inside of a JSON value.
enum ToolArguments {
  /// Bounds on the arguments of one call.
  static let limits = JSONLimits(
    depth: GatewayLimits.jsonDepth, values: GatewayLimits.jsonValues,
    bytes: GatewayLimits.toolArgumentBytes)

  /// What became of a value.
  struct Outcome {
    var json: JSON
    var findings: [Finding] = []
    var isChanged = false
    /// The strictest action among the findings.
    var action = GuardAction.allow
  }

  /// Judges every string in `value`, keys included. A key is never masked: a finding that would be
  /// masked blocks there, for a changed key is another argument.
  static func judge(_ value: JSON, _ textGuard: TextGuard, origin: Origin) -> Outcome {
    var outcome = Outcome(json: value)
    outcome.json = walk(value, textGuard, origin, &outcome)
    return outcome
  }

  private static func walk(
    _ value: JSON, _ textGuard: TextGuard, _ origin: Origin, _ outcome: inout Outcome
  ) -> JSON {
    switch value {
    case .string(let text): return .string(judged(text, textGuard, origin, &outcome).text)
    case .array(let elements):
      return .array(elements.map { walk($0, textGuard, origin, &outcome) })
    case .object(let object):
      var members = JSONObject()
      for (key, member) in object.members {
        if judged(key, textGuard, origin, &outcome).action == .mask { outcome.action = .block }
        members[key] = walk(member, textGuard, origin, &outcome)
      }
      return .object(members)
    default: return value
    }
  }

  private static func judged(
    _ text: String, _ textGuard: TextGuard, _ origin: Origin, _ outcome: inout Outcome
  ) -> GuardOutcome {
    let judged = textGuard.judge(text, origin: origin)
    outcome.findings += judged.findings
    outcome.action = max(outcome.action, judged.action)
    if judged.text != text { outcome.isChanged = true }
    return judged
  }
}
