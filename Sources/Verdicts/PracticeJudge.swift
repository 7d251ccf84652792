/// From the answers of the checks to the verdict on each practice.
///
/// The order of the rules: the manifest proves that a practice does not concern the system, or its
/// owner signed so; else a practice whose mechanism is missing is not met, whatever its checks say;
/// else all its checks must pass. What is then still open may be accepted by the owner.

import Bytes
import Evidence
import Guidelines
import Manifest

struct PracticeJudge {
  let context: CheckContext

  init(_ input: GateInput) {
    context = CheckContext(input)
  }

  init(_ context: CheckContext) {
    self.context = context
  }

  func verdicts() -> [PracticeVerdict] {
    Guidelines.practices.map { verdict(on: $0) }
  }

  /// A practice with the outcome behind its verdict.
  func verdict(on practice: Practice) -> PracticeVerdict {
    if let reason = ManifestProof.notApplicable(practice.id, context.manifest) {
      return make(practice, .notApplicable, reason)
    }
    if let exclusion = context.ownersExclusion(of: practice.id) {
      let expiry = context.book.expiry(of: exclusion.evidence, period: context.periods.documents)
      return make(
        practice, .notApplicable, "the owner: \(Excerpt.of(exclusion.reason))",
        [exclusion.evidence], expiresAt: expiry)
    }
    let outcome = outcome(of: practice)
    if !outcome.state.isClosed, let accepted = context.acceptance(of: practice.id) {
      let end = Timestamp.text(accepted.acceptance.expires)
      return make(
        practice, .accepted,
        "the owner accepts the risk until \(end): \(Excerpt.of(accepted.acceptance.reason))",
        [accepted.evidence], expiresAt: accepted.acceptance.expires)
    }
    return make(practice, outcome)
  }

  /// What the checks of `practice` answer together; a missing mechanism is a problem of its own.
  func outcome(of practice: Practice) -> CheckOutcome {
    if case .notBuilt(let gap) = practice.mechanism {
      var problem = Problem(
        code: "GH-0501", subject: practice.id,
        text: "Gatehouse can't show this yet: \(gap)",
        next: acceptCommand(practice.id))
      if let void = context.voidAcceptance(of: practice.id) {
        problem = Problem(
          code: "GH-0508", subject: practice.id, text: void.reason, evidence: [void.evidence],
          next: acceptCommand(practice.id))
      }
      return .failed(problem)
    }
    guard !practice.checks.isEmpty else {
      return .failed(
        Problem(
          code: "GH-0501", subject: practice.id, text: "nothing judges this practice",
          next: acceptCommand(practice.id)))
    }
    let answers = practice.checks.map { CheckRegistry.run($0.id, context, practice) }
    let concerned = answers.filter { $0.notApplicable == nil }
    guard !concerned.isEmpty else { return answers[0] }
    var joined = CheckOutcome()
    for answer in concerned { joined.add(answer) }
    joined.summary = concerned.map(\.summary).filter { !$0.isEmpty }.joined(separator: "; ")
    return joined
  }

  private func acceptCommand(_ practice: String) -> String {
    "gatehouse accept \(practice) --reason TEXT --expires 30d --by \(context.ownerWord)"
  }

  private func make(_ practice: Practice, _ outcome: CheckOutcome) -> PracticeVerdict {
    switch outcome.state {
    case .notApplicable:
      make(practice, .notApplicable, outcome.notApplicable ?? "")
    case .met, .accepted:
      make(practice, .met, outcome.summary, outcome.evidence, expiresAt: outcome.expiresAt)
    case .stale, .notMet:
      make(
        practice, outcome.state, Self.reason(outcome.problems), outcome.lookedAt,
        next: outcome.problems.first?.next)
    }
  }

  private static func reason(_ problems: [Problem]) -> String {
    let first = problems.first?.text ?? ""
    return problems.count > 1 ? "\(first) (and \(problems.count - 1) more)" : first
  }

  private func make(
    _ practice: Practice, _ state: PracticeState, _ reason: String,
    _ evidence: [VerifiedStatement] = [], next: String? = nil, expiresAt: Int64? = nil
  ) -> PracticeVerdict {
    PracticeVerdict(
      practice: practice.id, state: state, reason: reason,
      evidence: EvidenceReference.list(evidence, now: context.now), nextCommand: next,
      expiresAt: expiresAt, isDemanded: context.demands.practices.contains(practice.id))
  }
}

extension EvidenceReference {
  /// References to `evidence`, each once, newest first.
  static func list(_ evidence: [VerifiedStatement], now: Int64) -> [EvidenceReference] {
    var seen: Set<UInt64> = []
    return evidence.sorted { $0.entryIndex > $1.entryIndex }
      .filter { seen.insert($0.entryIndex).inserted }
      .map { EvidenceReference($0, now: now) }
  }
}

/// What the manifest itself proves not to concern a system.
enum ManifestProof {
  /// Why `practice` does not concern the system; `nil` when it does.
  static func notApplicable(_ practice: String, _ manifest: Manifest) -> String? {
    switch practice {
    case "1.3d":
      goesOutside(manifest) ? nil : "no model or upstream outside the organisation is declared"
    case "1.3g": manifest.tools.isEmpty ? "the system declares no tools" : nil
    case "3.2a":
      manifest.models.allSatisfy(\.files.isEmpty) && manifest.datasets.isEmpty
        ? "no weights and no data behind them are hosted" : nil
    default: nil
    }
  }

  private static func goesOutside(_ manifest: Manifest) -> Bool {
    manifest.upstreams.contains { $0.location == .external }
      || manifest.models.contains { if case .api = $0.source { true } else { false } }
      || manifest.tools.contains { $0.effects.contains(.external) }
  }
}
