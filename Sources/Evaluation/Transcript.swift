/// What was said in a trial, as one JSON object: for replay by people and for files of JSON lines.
/// A transcript holds planted tokens and whatever the target said: files of them are private.

package import Bytes

extension TrialRecord {
  /// The trial, its outcome, every request's new messages and every reply.
  package var transcript: JSON {
    [
      "id": .string(trial.id), "family": .string(trial.family.rawValue),
      "variant": .string(trial.variant), "outcome": .string(outcome.rawValue),
      "reason": .string(reason), "trial": trial.json, "steps": .array(steps.map(\.json)),
      "tool_calls": .array(calls.map(\.json)),
    ]
  }
}

extension TrialStep {
  fileprivate var json: JSON {
    [
      "tenant": .string(request.tenant), "judged": .bool(judged),
      "messages": .array(request.messages.map(\.json)), "reply": reply.reply.json,
      "latency_ms": .double(Double(reply.microseconds) / 1_000),
    ]
  }
}

extension TrialReply {
  fileprivate var json: JSON {
    switch self {
    case .answer(let answer):
      [
        "content": .string(answer.content),
        "tool_calls": .array(answer.toolCalls.map(\.json)),
        "finish_reason": .string(answer.finishReason),
      ]
    case .refused(let code): ["refused": .string(code)]
    case .error(let reason): ["error": .string(reason)]
    case .timeout: ["timeout": true]
    }
  }
}
