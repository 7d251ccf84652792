/// The bounds of this module.

package import Bytes

/// Most of everything that is read from a bundle or a trusted root.
package enum Limits {
  /// JSON of a bundle.
  package static let bundle = JSONLimits(depth: 32, values: 200_000, bytes: 32 << 20)
  /// JSON of a trusted root.
  package static let trustedRoot = JSONLimits(depth: 16, values: 200_000, bytes: 8 << 20)
  /// JSON of a log entry's body.
  static let body = JSONLimits(depth: 16, values: 10_000, bytes: 4 << 20)
  /// Signed timestamps of one bundle.
  static let timestamps = 32
  /// Entries of transparency logs in one bundle.
  static let logEntries = 8
  /// Certificates of one chain.
  static let certificates = 8
  /// Logs and authorities of one kind in a trusted root.
  static let authorities = 64
  /// Bytes of one certificate.
  static let certificateBytes = 64 << 10
  /// Bytes of one signed timestamp.
  static let timestampBytes = 64 << 10
  /// Signed certificate timestamps of one certificate.
  static let certificateTimestamps = 8
}
