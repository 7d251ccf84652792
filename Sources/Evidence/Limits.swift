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

  // MARK: predicates and reports of other tools

  /// Bytes of a line of text in a predicate.
  static let lineBytes = 4_096
  /// Bytes of a longer text in a predicate.
  static let noteBytes = 65_536
  /// Algorithms in one digest set.
  static let digestAlgorithms = 16
  /// Bytes of one digest as text.
  static let digestBytes = 512
  /// Names of tests, findings or vulnerabilities that are taken over from one report.
  static let reportItems = 10_000
  /// Bytes of one such name.
  static let reportNameBytes = 512
  /// Attestations in one file.
  static let attestations = 256
  /// Depth of elements in an XML report.
  static let xmlDepth = 64
  /// Elements, attributes and pieces of text in an XML report.
  static let xmlNodes = 2_000_000
  /// Lines of a report that has one JSON value on each line.
  static let reportLines = 200_000
}
