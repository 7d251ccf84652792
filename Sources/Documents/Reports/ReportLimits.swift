/// Bounds on files of other tools.

import Bytes

enum ReportLimits {
  /// Bytes of one file.
  static let bytes = 32 << 20
  /// Depth, values and bytes of a file in JSON.
  static let json = JSONLimits(depth: 64, values: 2_000_000, bytes: bytes)
  /// Names of tests, findings or vulnerabilities that are taken over from one report.
  static let items = 10_000
  /// Bytes of one such name.
  static let nameBytes = 512
  /// Attestations in one file.
  static let attestations = 256
  /// Lines of a report that has one JSON value on each line.
  static let lines = 200_000
}
