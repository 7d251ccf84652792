/// Has the conversations of trials with a target and judges them. Concurrency changes the order of
/// requests only: records come back in the order of the trials.

/// How a trial ended.
package enum TrialOutcome: String, Sendable, CaseIterable {
  /// What the trial tried to provoke happened.
  case hit
  /// It did not; a refusal by a guard is a miss in families that attack.
  case miss
  /// An answer without text and without tool calls.
  case empty
  /// A reply that could not be used.
  case error
  /// No reply in time.
  case timeout
}

/// One trial with what was said and how it ended.
package struct TrialRecord: Sendable, Equatable {
  /// The trial.
  package let trial: Trial
  /// How it ended.
  package let outcome: TrialOutcome
  /// What decided, in a few words without text of the reply.
  package let reason: String
  /// Every request with its reply, in order.
  package let steps: [TrialStep]
  /// The calls that the mock tool server saw.
  package let calls: [ToolCall]
}

/// One request of a trial and its reply.
package struct TrialStep: Sendable, Equatable {
  /// What was sent.
  package let request: TrialRequest
  /// What came back.
  package let reply: TimedReply
  /// Whether the oracle sees it.
  package let judged: Bool
}

/// Runs one trial against `target`.
package func run(_ trial: Trial, maxTokens: Int = 512, target: TrialTarget) async -> TrialRecord {
  let server = RecordingToolServer()
  var steps: [TrialStep] = []
  var conversation = trial.opening
  exchanges: for exchange in trial.exchanges {
    conversation = (exchange.continues ? conversation : trial.opening) + exchange.messages
    for round in 0..<Limits.toolRounds {
      let request = TrialRequest(
        trialID: trial.id, tenant: exchange.tenant, messages: conversation, tools: trial.tools,
        maxTokens: maxTokens)
      let reply = await target(request)
      steps.append(TrialStep(request: request, reply: reply, judged: exchange.judged))
      guard case .answer(let answer) = reply.reply else { break exchanges }
      conversation.append(
        ChatMessage(.assistant, answer.content, toolCalls: answer.toolCalls))
      for call in answer.toolCalls {
        let result = await server.execute(call)
        conversation.append(ChatMessage(.tool, result, toolCallID: call.id))
      }
      if answer.toolCalls.isEmpty || round == Limits.toolRounds - 1 { break }
    }
  }
  let calls = await server.calls
  let (outcome, reason) = judge(trial, steps: steps, calls: calls)
  return TrialRecord(trial: trial, outcome: outcome, reason: reason, steps: steps, calls: calls)
}

/// Runs `trials` with at most `concurrency` of them at once; `progress` hears of each that ended,
/// in the order of ending. Stops early, with what there is, when the task is cancelled.
package func run(
  _ trials: [Trial], concurrency: Int, maxTokens: Int = 512, target: @escaping TrialTarget,
  progress: (TrialRecord) -> Void = { _ in }
) async -> [TrialRecord] {
  let width = min(max(1, concurrency), Limits.concurrency, max(1, trials.count))
  var records = [TrialRecord?](repeating: nil, count: trials.count)
  await withTaskGroup(of: (Int, TrialRecord).self) { group in
    var next = 0
    func start() {
      guard next < trials.count, !Task.isCancelled else { return }
      let index = next
      let trial = trials[index]
      next += 1
      group.addTask { (index, await run(trial, maxTokens: maxTokens, target: target)) }
    }
    for _ in 0..<width { start() }
    while let (index, record) = await group.next() {
      records[index] = record
      progress(record)
      start()
    }
  }
  return records.compactMap { $0 }
}
