/// Everything that the gate may look at. It reads no clock, file or network itself.

package import Evidence
package import Manifest

/// What is known about the ledger that the evidence comes from.
package enum LedgerState: Sendable, Equatable {
  /// It opened: recovered, and its end fits its signed checkpoint; otherwise there would be no
  /// evidence to judge.
  case opened
  /// It was also read from end to end: every tile, proof and body.
  case verified(entries: UInt64)
  /// Reading it from end to end found a fault, in words.
  case broken(String)
}

/// The manifest, what lies on disk, the evidence that verified, and the time.
package struct GateInput: Sendable {
  /// The declared system.
  package var manifest: Manifest
  /// What was measured on disk for it.
  package var assets: AssetDigests
  /// All evidence whose signatures verified; in any order.
  package var evidence: [VerifiedStatement]
  /// The time of the judgement, Unix seconds.
  package var now: Int64
  /// The state of the ledger.
  package var ledger: LedgerState
  /// Attestations of others that verified under the signers of the manifest or under own keys.
  package var imported: [ImportedStatement]
  /// The questions that suppliers are asked.
  package var questionnaire: Questionnaire

  /// Takes the things that a judgement rests on.
  package init(
    manifest: Manifest, assets: AssetDigests, evidence: [VerifiedStatement], now: Int64,
    ledger: LedgerState = .opened, imported: [ImportedStatement] = [],
    questionnaire: Questionnaire = .builtIn
  ) {
    self.manifest = manifest
    self.assets = assets
    self.evidence = evidence
    self.now = now
    self.ledger = ledger
    self.imported = imported
    self.questionnaire = questionnaire
  }
}
