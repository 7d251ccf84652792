/// `check.restore-drill`: a backup that lies apart was restored lately, whole, and measured.

import Bytes
import Evidence
package import Manifest

/// The words of the evidence that a drill leaves.
package enum RestoreDrillEvidence {
  /// The member `gatehouse.kind` of the test result.
  package static let kind = "restore-drill"

  /// The longest that a drill counts, in seconds, by the criticality of the system.
  package static func period(_ criticality: Manifest.Criticality) -> Int64 {
    switch criticality {
    case .low: 365 * Limits.day
    case .standard: 180 * Limits.day
    case .high: 90 * Limits.day
    case .critical: 30 * Limits.day
    }
  }
}

extension CheckContext {
  /// The newest drill of this system passed, over a backup on another device, within its period.
  func restoreDrill() -> CheckOutcome {
    let next = "gatehouse drill restore --from PLACE --key-file FILE"
    let system = Quarantine.systemSubject(manifest.system.name)
    let drill = book.newest(PredicateType.testResult, over: system.digest) {
      $0.statement.predicate["gatehouse"]?["kind"]?.string == RestoreDrillEvidence.kind
    }
    guard let drill else {
      return .failed(
        Problem(
          code: "GH-0518", subject: manifest.system.name,
          text: "no backup of this system was ever restored as a drill",
          next: "gatehouse backup create --to PLACE --key-file FILE, then \(next)"))
    }
    func failed(_ text: String, _ next: String) -> CheckOutcome {
      .failed(
        Problem(
          code: "GH-0518", subject: manifest.system.name, text: text, evidence: [drill], next: next)
      )
    }
    let predicate = drill.statement.predicate
    guard predicate["result"]?.string == "PASSED" else {
      return failed("the newest restore drill did not pass", next)
    }
    guard predicate["gatehouse"]?["same_device"]?.bool == false else {
      return failed(
        "the backup that was restored lies on the device of what it backs up",
        "gatehouse backup create --to PLACE --key-file FILE, on another device or in an S3 store")
    }
    let period = RestoreDrillEvidence.period(manifest.system.criticality)
    var outcome = fresh(
      drill, period: period, subject: manifest.system.name, kind: "restore drill", next: next)
    guard outcome.problems.isEmpty else { return outcome }
    // An old backup that restores is still an old backup.
    let age = Int64(predicate["gatehouse"]?["backup_age_seconds"]?.int ?? .max)
    guard age <= period else {
      return failed(
        "the backup that was restored was \(Age.text(age)) old",
        "gatehouse backup create --to PLACE --key-file FILE")
    }
    outcome.summary = "a backup on another device was restored whole, and measured"
    return outcome
  }
}
