/// Bounds of the gate, in one place, with their units.

/// Constants of the judgement.
package enum Limits {
  /// How far ahead of the judge's clock evidence may lie, in seconds. Beyond it satisfies nothing.
  package static let clockSkewSeconds: Int64 = 300
  /// Resources that are read from one model signature.
  static let resources = 100_000
  /// Families that are read from one evaluation, and artefacts from one scan.
  static let predicateItems = 100_000
  /// Trials that a gating family needs: fewer without a single hit can't bound the rate below 1 %
  /// with 95 % confidence (Clopper-Pearson).
  package static let gatingTrials = 299
  /// Largest part of the trials of a family that may have ended without an answer.
  package static let inconclusiveShare = 0.05
  /// How long a release may be run to be evaluated, in seconds.
  package static let evaluationAdmissionSeconds: Int64 = 86_400
  /// Days within which a supplier has to be reviewed again.
  static let supplierReviewDays: Int64 = 365
  /// Bytes of a reason, statement or name that are kept of outside text.
  static let textBytes = 4_096
  /// Paths that one event of the vault names.
  static let eventPaths = 1_000
  /// Questions in one questionnaire.
  static let questions = 500
  /// How long a look at a supplier's endpoint counts, in seconds.
  package static let supplierCheckSeconds: Int64 = 7 * 86_400
  /// Builders, verifiers, sources or patterns in one list of a provenance policy.
  static let policyItems = 1_000
  /// Seconds of a day.
  package static let day: Int64 = 86_400
}
