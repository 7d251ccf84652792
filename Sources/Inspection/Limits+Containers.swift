/// Bounds of unpacking, of archives and of data sets.

extension InspectionLimits {
  /// Unpacked bytes held in memory for one artefact, all levels together.
  package static let heldBytes: UInt64 = 256 << 20
  /// Unpacked bytes of one stream held in memory; larger content is unpacked again as it is read.
  package static let unpackedInMemory: UInt64 = 128 << 20
  /// Times that content too large to be held may be unpacked again.
  package static let unpackedAgain: UInt64 = 6
  /// Compressed streams directly inside each other.
  package static let streamLayers = 3
  /// Unpacked bytes below which no ratio counts as that of a bomb.
  package static let bombSize: UInt64 = 16 << 20
}
