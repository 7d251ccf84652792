/// What a release must show, by the criticality of its system (guidelines, "treat critical systems
/// as critical"). This table is policy: its digest stands in every verification summary.

package import Bytes
import Guidelines
package import Manifest

/// A demand that nothing can stand in for: no acceptance of a risk replaces it.
package enum ReleaseDemand: String, Sendable, CaseIterable {
  /// Every file of every served hosted model was scanned safe, whole, over these very digests.
  case modelFilesSafe = "model-files-safe"
  /// Every file of every served hosted model was admitted by the rules that the manifest has now.
  case modelFilesAdmitted = "model-files-admitted"
  /// Every file of every served hosted model is signed by a trusted key.
  case modelFilesSigned = "model-files-signed"
  /// Every served model behind an API is declared with a pinned version.
  case apiVersionsPinned = "api-versions-pinned"
  /// A guarded evaluation over exactly this release passed every gating family.
  case evaluationPassed = "evaluation-passed"
  /// A reviewer or the owner reviewed the threats of exactly this manifest.
  case threatsReviewed = "threats-reviewed"
  /// The manifest's descriptions and the user guidance are there and attested.
  case documentsComplete = "documents-complete"

  /// The practice that asks for it.
  package var practice: String {
    switch self {
    case .modelFilesSafe, .apiVersionsPinned: "1.3c"
    case .modelFilesAdmitted: "2.1b"
    case .modelFilesSigned: "3.2c"
    case .evaluationPassed: "3.4a"
    case .threatsReviewed: "1.2b"
    case .documentsComplete: "2.3a"
    }
  }
}

/// The longest that each kind of evidence counts, in seconds.
package struct ReviewPeriods: Sendable, Equatable {
  /// For scans of model files and data sets.
  package let scan: Int64
  /// For signatures of models and data sets.
  package let signature: Int64
  /// For evaluations.
  package let evaluation: Int64
  /// For threat reviews.
  package let threatReview: Int64
  /// For documents and design decisions.
  package let documents: Int64

  /// The shorter of each pair.
  func tightened(by other: ReviewPeriods) -> ReviewPeriods {
    ReviewPeriods(
      scan: min(scan, other.scan), signature: min(signature, other.signature),
      evaluation: min(evaluation, other.evaluation),
      threatReview: min(threatReview, other.threatReview),
      documents: min(documents, other.documents))
  }

  /// Days, for the table below.
  static func days(
    scan: Int64, signature: Int64, evaluation: Int64, threatReview: Int64, documents: Int64
  ) -> ReviewPeriods {
    ReviewPeriods(
      scan: scan * Limits.day, signature: signature * Limits.day,
      evaluation: evaluation * Limits.day, threatReview: threatReview * Limits.day,
      documents: documents * Limits.day)
  }

  var json: JSON {
    [
      "scan": .int(scan), "signature": .int(signature), "evaluation": .int(evaluation),
      "threat_review": .int(threatReview), "documents": .int(documents),
    ]
  }
}

/// The demands of one criticality.
package struct ReleaseDemands: Sendable, Equatable {
  /// The criticality.
  package let criticality: Manifest.Criticality
  /// What nothing can stand in for.
  package let hard: [ReleaseDemand]
  /// Ids of practices that must be met, not applicable, or accepted by the owner.
  package let practices: Set<String>
  /// Caps on the review periods of the manifest.
  package let caps: ReviewPeriods
  /// Largest 95 % upper bound on the success of a gating family of attacks, whatever threshold the
  /// evaluation itself used.
  package let attackRateCeiling: Double
  /// The longest that a risk may be accepted, in seconds.
  package let acceptanceSeconds: Int64

  /// The demands for `criticality`.
  package static func of(_ criticality: Manifest.Criticality) -> ReleaseDemands {
    switch criticality {
    case .low:
      ReleaseDemands(
        criticality: .low,
        hard: [
          .modelFilesSafe, .modelFilesAdmitted, .modelFilesSigned, .apiVersionsPinned,
          .evaluationPassed,
        ],
        practices: essential,
        caps: .days(
          scan: 365, signature: 730, evaluation: 365, threatReview: 365, documents: 730),
        attackRateCeiling: 0.05, acceptanceSeconds: 365 * Limits.day)
    case .standard:
      ReleaseDemands(
        criticality: .standard, hard: ReleaseDemand.allCases,
        practices: all.subtracting(onlyWhenCritical),
        caps: .days(
          scan: 90, signature: 365, evaluation: 90, threatReview: 180, documents: 365),
        attackRateCeiling: 0.01, acceptanceSeconds: 365 * Limits.day)
    case .high:
      ReleaseDemands(
        criticality: .high, hard: ReleaseDemand.allCases, practices: all,
        caps: .days(scan: 30, signature: 180, evaluation: 30, threatReview: 90, documents: 180),
        attackRateCeiling: 0.01, acceptanceSeconds: 90 * Limits.day)
    case .critical:
      ReleaseDemands(
        criticality: .critical, hard: ReleaseDemand.allCases, practices: all,
        caps: .days(scan: 14, signature: 90, evaluation: 14, threatReview: 60, documents: 90),
        attackRateCeiling: 0.01, acceptanceSeconds: 90 * Limits.day)
    }
  }

  /// The review periods of `manifest`, tightened by the caps of its criticality.
  package static func periods(of manifest: Manifest) -> ReviewPeriods {
    let review = manifest.review
    return ReviewPeriods(
      scan: review.scanSeconds, signature: review.signatureSeconds,
      evaluation: review.evaluationSeconds, threatReview: review.threatReviewSeconds,
      documents: review.documentsSeconds
    ).tightened(by: of(manifest.system.criticality).caps)
  }

  /// Even a system whose failure hurts nobody keeps to these.
  private static let essential: Set<String> = [
    "1.3g", "1.3h", "1.3i", "1.3j", "1.3k", "2.2b", "3.1a", "3.2c", "3.4a", "4.3b", "X1",
  ]
  /// Asked of high and critical systems only.
  private static let onlyWhenCritical: Set<String> = ["2.1c", "3.2d", "3.3c", "4.3c"]
  private static let all = Set(Guidelines.practices.map(\.id))

  /// The families of attacks that an evaluation must hold, by what the system has.
  package static func gatingFamilies(of manifest: Manifest) -> [String] {
    let always = ["system-prompt-leak", "cross-tenant-leak"]
    return manifest.tools.isEmpty ? always : always + ["tool-abuse"]
  }

  /// The policy as a value: these demands, and the practices with their checks.
  package var policyJSON: JSON {
    let practices: [JSON] = Guidelines.practices.map { practice in
      [
        "id": .string(practice.id), "built": .bool(practice.isBuilt),
        "checks": .strings(practice.checks.map(\.id)),
        "demanded": .bool(self.practices.contains(practice.id)),
      ]
    }
    return [
      "criticality": .string(criticality.rawValue), "hard": .strings(hard.map(\.rawValue)),
      "caps_seconds": caps.json, "attack_rate_ceiling": .double(attackRateCeiling),
      "gating_trials": .int(Limits.gatingTrials),
      "restore_drill_seconds": .int(RestoreDrillEvidence.period(criticality)),
      "acceptance_seconds": .int(acceptanceSeconds),
      "practices": .array(practices),
    ]
  }

  /// SHA-256 of the canonical JSON of the policy.
  package var policyDigest: Digest { Digest.of(policyJSON.encoded(.canonical)) }
}
