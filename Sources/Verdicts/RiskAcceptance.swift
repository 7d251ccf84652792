/// What the owner of a system may sign about a practice: that its risk is accepted until a date, or
/// that it does not concern the system. Both are about one manifest and void when it changes.

package import Bytes
package import Evidence

/// A risk accepted by the owner (predicate type `risk-acceptance`). Several may hold for one
/// practice; to take one back, its envelope is revoked.
package struct RiskAcceptance: Sendable, Equatable {
  /// Id of the practice.
  package let practice: String
  /// Why the risk is taken.
  package let reason: String
  /// What lowers the risk meanwhile; may be empty.
  package let compensating: String
  /// The end, Unix seconds.
  package let expires: Int64

  /// An acceptance.
  package init(practice: String, reason: String, compensating: String, expires: Int64) {
    self.practice = practice
    self.reason = reason
    self.compensating = compensating
    self.expires = expires
  }

  /// Reads a predicate; `nil` unless practice, reason and end are there. The end is a number of
  /// Unix seconds or an RFC 3339 time in UTC.
  package init?(reading predicate: JSON) {
    guard let practice = predicate["practice"]?.string, !practice.isEmpty,
      let reason = predicate["reason"]?.string, !reason.isEmpty, let end = predicate["expires"],
      let expires = end.int.map(Int64.init) ?? end.string.flatMap(Timestamp.parse)
    else { return nil }
    self.init(
      practice: practice, reason: reason, compensating: predicate["compensating"]?.string ?? "",
      expires: expires)
  }

  /// The statement over the manifest with `manifest` as its digest.
  package func statement(over manifest: Subject) -> Statement {
    Statement(
      subjects: [manifest], predicateType: PredicateType.riskAcceptance,
      predicate: [
        "practice": .string(practice), "reason": .string(reason),
        "compensating": .string(compensating), "expires": .string(Timestamp.text(expires)),
        "manifest": ["sha256": .string(manifest.digest.hex)],
      ])
  }
}

extension CheckContext {
  /// The acceptance of `practice` that lasts longest, among those that hold now: signed by the owner
  /// over this manifest, neither expired nor revoked, and for no longer than the criticality allows.
  func acceptance(of practice: String) -> (acceptance: RiskAcceptance, evidence: VerifiedStatement)?
  {
    acceptancesByPractice(practice).filter { fault(of: $0.acceptance, in: $0.evidence) == nil }
      .max { $0.acceptance.expires < $1.acceptance.expires }
  }

  /// Why the newest acceptance of `practice` does not count, in words; `nil` if there is none.
  func voidAcceptance(of practice: String) -> (reason: String, evidence: VerifiedStatement)? {
    guard let newest = acceptancesByPractice(practice).first,
      let fault = fault(of: newest.acceptance, in: newest.evidence)
    else { return nil }
    return (fault, newest.evidence)
  }

  private func acceptancesByPractice(_ practice: String)
    -> [(acceptance: RiskAcceptance, evidence: VerifiedStatement)]
  {
    book.all(PredicateType.riskAcceptance).compactMap { evidence in
      guard let acceptance = RiskAcceptance(reading: evidence.statement.predicate),
        acceptance.practice == practice
      else { return nil }
      return (acceptance, evidence)
    }
  }

  private func fault(of acceptance: RiskAcceptance, in evidence: VerifiedStatement) -> String? {
    guard isSignedByOwner(evidence) else {
      return "the acceptance was not signed by \(Excerpt.of(owner)) with a key of role owner"
    }
    let isOverThis =
      evidence.statement.subjects.contains { $0.digest == manifestDigest }
      && (evidence.statement.predicate["manifest"]?["sha256"]?.string ?? manifestDigest.hex)
        == manifestDigest.hex
    guard isOverThis else { return "the acceptance is void: the manifest changed since" }
    guard book.revoked[evidence.envelopeDigest] == nil else { return "the acceptance was revoked" }
    guard now < acceptance.expires else { return "the acceptance expired" }
    let (length, overflow) = acceptance.expires.subtractingReportingOverflow(evidence.recordedAt)
    guard !overflow, length <= demands.acceptanceSeconds + Limits.clockSkewSeconds else {
      return "the acceptance lasts longer than \(Age.text(demands.acceptanceSeconds))"
    }
    return nil
  }

  /// The owner's statement that `practice` does not concern this system, with its reason.
  func ownersExclusion(of practice: String) -> (reason: String, evidence: VerifiedStatement)? {
    for evidence in book.all(PredicateType.decision) {
      let predicate = evidence.statement.predicate
      guard predicate["decision"]?.string == Attestation.notApplicable,
        predicate["practice"]?.string == practice, isSignedByOwner(evidence),
        evidence.statement.subjects.contains(where: { $0.digest == manifestDigest }),
        book.revoked[evidence.envelopeDigest] == nil,
        now < book.expiry(of: evidence, period: periods.documents),
        let reason = predicate["statement"]?.string, !reason.isEmpty
      else { continue }
      return (reason, evidence)
    }
    return nil
  }
}
