/// How the system stands against one practice of the guidelines.

package import Bytes
package import Evidence

/// The state of a practice, best first.
package enum PracticeState: String, Sendable, CaseIterable {
  /// Evidence shows it, for these very digests, and it is fresh.
  case met
  /// It does not concern this system: the manifest proves it, or the owner signed why.
  case notApplicable = "not applicable"
  /// The owner accepted the risk, in writing, until a date.
  case accepted
  /// There was good evidence, but it is older than the review period allows.
  case stale
  /// Nothing shows it.
  case notMet = "not met"

  /// Whether a release may rest on it.
  package var isClosed: Bool {
    switch self {
    case .met, .notApplicable, .accepted: true
    case .stale, .notMet: false
    }
  }
}

/// A piece of evidence that a verdict rests on or looked at.
package struct EvidenceReference: Sendable, Hashable {
  /// The predicate type.
  package let type: String
  /// Digest of the envelope.
  package let envelopeDigest: Digest
  /// Position in the ledger.
  package let entryIndex: UInt64
  /// Seconds from its recording to the judgement; never negative.
  package let ageSeconds: Int64
  /// Who signed: the e-mail address of a person, or the name of a machine's key.
  package let signer: String

  /// Refers to `statement` as seen at `now` (Unix seconds).
  package init(_ statement: VerifiedStatement, now: Int64) {
    type = statement.statement.predicateType
    envelopeDigest = statement.envelopeDigest
    entryIndex = statement.entryIndex
    let age = now.subtractingReportingOverflow(statement.recordedAt)
    ageSeconds = age.overflow ? 0 : max(0, age.partialValue)
    signer =
      statement.signers.map { $0.identity.isEmpty ? $0.name : $0.identity }
      .joined(separator: ", ")
  }
}

/// The verdict on one practice, with what it rests on and what to do next.
package struct PracticeVerdict: Sendable, Hashable {
  /// Id of the practice, such as `2.2d`.
  package let practice: String
  /// How it stands.
  package let state: PracticeState
  /// Why, in a sentence.
  package let reason: String
  /// The evidence it rests on, newest first.
  package let evidence: [EvidenceReference]
  /// The command that would close a gap; `nil` if there is none or nothing is to be done.
  package let nextCommand: String?
  /// When the state ends by itself (Unix seconds); `nil` if it rests on nothing that ages.
  package let expiresAt: Int64?
  /// Whether a release of this system has to have it closed.
  package let isDemanded: Bool
}
