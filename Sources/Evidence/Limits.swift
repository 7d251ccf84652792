/// Bounds on what is read as evidence: every loop over outside input ends at one of these.

import Bytes

enum Limits {
  /// Bytes of one envelope or bundle.
  static let envelopeBytes = 32 << 20
  /// Signatures on one envelope; more are refused, not ignored.
  static let signatures = 16
  /// Bytes of one signature (a P-256 signature in DER has at most 72).
  static let signatureBytes = 512
  /// Subjects of one statement.
  static let subjects = 200_000
  /// Bytes of the name of a subject or of a file in a model.
  static let nameBytes = 4_096
  /// Files of one signed model.
  static let resources = 200_000
  /// Bytes of a public or private key in PEM.
  static let pemBytes = 8_192
  /// Depth, values and bytes of a statement.
  static let json = JSONLimits(depth: 64, values: 2_000_000, bytes: envelopeBytes)
}
