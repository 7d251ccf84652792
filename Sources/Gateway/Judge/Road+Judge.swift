/// The judge's place on the road: after the guards, when they let a request through but are not sure
/// about some of its texts, and before the model server.

import Bytes
import Guards
import Logging

/// What an entry says about the judge: numbers, not texts.
package struct JudgeRecord: Sendable, Equatable {
  /// Texts that it was asked about.
  package var asked = 0
  /// Texts whose verdict was known from an earlier request.
  package var remembered = 0
  /// Verdicts `attack`.
  package var attacks = 0
  /// Texts without a readable verdict.
  package var unanswered = 0
  /// How long the round took.
  package var milliseconds: Int64 = 0

  var json: JSON {
    [
      "asked": .int(asked), "remembered": .int(remembered), "attacks": .int(attacks),
      "unanswered": .int(unanswered), "latency_ms": .int(milliseconds),
    ]
  }
}

extension Road {
  /// Puts the doubtful texts of a request to the judge of its route. Throws the refusal that follows,
  /// or what cut the request meanwhile.
  func consult(
    _ texts: [DoubtfulText], _ route: ServedRoute, scope: RequestScope, _ passage: inout Passage
  ) async throws {
    guard let service = route.judge, !texts.isEmpty else { return }
    let start = clock.uptime()
    let judged = await service.ask(texts, scope: scope, clock: clock)
    let nanoseconds = clock.uptime() &- start
    if let cut = scope.cutReason { throw cut }
    metrics.time(.judge, [], seconds: Double(nanoseconds) / 1e9)
    var record = JudgeRecord()
    record.milliseconds = Int64(clamping: nanoseconds / 1_000_000)
    var findings: [LoggedFinding] = []
    var refusal: APIError?
    for answer in judged {
      count(answer, &record, passage)
      guard answer.verdict != .safe else { continue }
      let action = Self.action(answer, route.textGuard.policy, service.judge)
      findings.append(
        LoggedFinding(
          type: answer.verdict == .attack ? "injection.judged" : "injection.unjudged",
          origin: answer.text.origin, action: action, place: answer.text.place))
      if action == .block { refusal = Self.stricter(refusal, answer) }
    }
    passage.record.judge = record
    note(findings, &passage)
    if let refusal {
      passage.record.decision = refusal.status < 500 ? "blocked" : "refused"
      throw refusal
    }
  }

  private func count(_ answer: JudgedText, _ record: inout JudgeRecord, _ passage: Passage) {
    if answer.isAsked { record.asked += 1 }
    if answer.isRemembered { record.remembered += 1 }
    switch answer.verdict {
    case .safe: break
    case .attack: record.attacks += 1
    case .unreadable, .unavailable: record.unanswered += 1
    }
    metrics.count(
      .judgements,
      [("verdict", answer.verdict.rawValue), ("origin", answer.text.origin.rawValue)])
    guard let fault = answer.fault else { return }
    log.write(
      .warning, "judge fault",
      [
        "request_id": .request(passage.record.requestID),
        "route": .declared(passage.record.route ?? "none"), "kind": .code(fault.rawValue),
      ])
  }

  /// What is done about a text that is not called safe.
  private static func action(
    _ answer: JudgedText, _ policy: GuardPolicy, _ judge: InjectionJudge
  ) -> GuardAction {
    let action = policy.action(for: .injection, origin: answer.text.origin, confidence: 1)
    return judge.isAttack(answer.verdict) ? action : min(action, .flag)
  }

  /// What the client is told: an attack, or an answer that makes no sense, is the text's fault; a judge
  /// that did not answer is nobody's, and another attempt may go through.
  private static func stricter(_ earlier: APIError?, _ answer: JudgedText) -> APIError {
    if answer.verdict == .unavailable { return earlier ?? .guardUnavailable }
    if let earlier, earlier.status < 500 { return earlier }
    return .contentPolicy(GuardFamily.injection.rawValue, param: answer.text.place)
  }
}
