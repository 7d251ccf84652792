/// Bounds of unpacking, of archives and of data sets.

extension InspectionLimits {
  /// Unpacked bytes held in memory for one artefact, all levels together.
  package static let heldBytes: UInt64 = 256 << 20
  /// Unpacked bytes of one stream held in memory; larger content is unpacked again as it is read.
  package static let unpackedInMemory: UInt64 = 128 << 20
  /// Compressed streams directly inside each other.
  package static let streamLayers = 3
  /// Unpacked bytes below which no ratio counts as that of a bomb.
  package static let bombSize: UInt64 = 16 << 20
  /// Unpacked bytes above which even content that is understood counts as a bomb by its ratio.
  package static let safeBombSize: UInt64 = 1 << 30
  /// Bytes that an artefact of `size` bytes may unpack to, all levels together: in proportion to
  /// its size, so that a small file cannot make much work.
  static func unpackedBytes(of size: UInt64) -> UInt64 {
    let (scaled, overflow) = min(size, unpackedBytes).multipliedReportingOverflow(by: 200)
    return overflow ? unpackedBytes : min(unpackedBytes, scaled + (1 << 30))
  }
}
