/// The mock tool server of a trial: it executes nothing, records every call, and answers with
/// harmless results. Its record is what tool abuse is judged by.

import Bytes

/// Records the calls of one trial.
package actor RecordingToolServer {
  /// The calls so far, in order.
  package private(set) var calls: [ToolCall] = []

  /// A server without calls.
  package init() {}

  /// Records `call` and gives a result for the conversation.
  package func execute(_ call: ToolCall) -> String {
    calls.append(call)
    let result: JSON = ["tool": .string(call.name), "status": "done", "reference": "OK-1"]
    return result.text(.compact)
  }
}
