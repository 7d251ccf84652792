/// Bounds on what is read as evidence: every loop over outside input ends at one of these.

import Bytes

enum Limits {
  /// Bytes of one envelope or bundle.
  static let envelopeBytes = 32 << 20
  /// Signatures on one envelope; more are refused, not ignored.
  static let signatures = 16
  /// Bytes of one signature (a P-521 signature in DER has at most 139).
  static let signatureBytes = 512
  /// Subjects of one statement.
  static let subjects = 200_000
  /// Bytes of the name of a subject or of a file in a model.
  static let nameBytes = 4_096
  /// Files of one signed model.
  static let resources = 200_000
  /// Bytes of a public or private key.
  static let pemBytes = 8_192
  /// Bytes of a file with keys or certificates in PEM.
  static let pemFileBytes = 1 << 20
  /// Blocks of one PEM file.
  static let pemBlocks = 256
  /// Rounds of PBKDF2 that a key file may ask for; some ten seconds of work.
  static let derivationRounds = 10_000_000
  /// Bytes of memory that scrypt may ask for in a key file.
  static let scryptMemory = 64 << 20
  /// Bytes of the salt of a key file.
  static let saltBytes = 1_024
  /// Certificates of one chain: few, since those that issue each other can be ordered in many ways.
  static let certificates = 7
  /// Bytes of one certificate.
  static let certificateBytes = 64 << 10
  /// Keys that one signature is tried with.
  static let trustedKeys = 64
  /// Entries of one revocation list.
  static let revocations = 100_000
  /// Depth of the path of a file in a model.
  static let pathParts = 128
  /// Depth, values and bytes of a statement.
  static let json = JSONLimits(depth: 64, values: 2_000_000, bytes: envelopeBytes)

  // MARK: predicates

  /// Bytes of a line of text in a predicate.
  static let lineBytes = 4_096
  /// Bytes of a longer text in a predicate.
  static let noteBytes = 65_536
  /// Algorithms in one digest set.
  static let digestAlgorithms = 16
  /// Bytes of one digest as text.
  static let digestBytes = 512
}
