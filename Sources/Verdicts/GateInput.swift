/// Everything that the gate may look at. It reads no clock, file or network itself.

package import Evidence
package import Manifest

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

  /// Takes the four things that a judgement rests on.
  package init(
    manifest: Manifest, assets: AssetDigests, evidence: [VerifiedStatement], now: Int64
  ) {
    self.manifest = manifest
    self.assets = assets
    self.evidence = evidence
    self.now = now
  }
}
