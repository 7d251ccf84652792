/// Bounds of unpacking and of the readers of archives.

extension FormatLimits {
  /// Bytes that a decompressor may hold for itself (dictionaries).
  package static let unpackerMemory: UInt64 = 256 << 20
  /// Bytes kept of content that is too large to be held: reading back inside them is free.
  package static let unpackWindow = 8 << 20
  /// Bytes below which nothing is given up for its ratio.
  package static let bombFloor: UInt64 = 256 << 20
  /// Streams that follow each other in one file.
  package static let streams = 1_000_000
  /// Skippable frames in a row.
  package static let skippableFrames = 10_000
  /// Bytes kept of a name or comment in a gzip header.
  package static let gzipText = 4 << 10
  /// Bytes of a block of LZ4 that stands alone.
  package static let lz4Block = 256 << 20
  /// Members of a tar, ar, cpio or 7z archive.
  package static let tarEntries = 200_000
  /// Anomalies and hidden parts kept for one archive.
  package static let archiveAnomalies = 1_000
  /// Blocks searched for the next header after a broken one.
  package static let tarResync = 20_000
  /// Bytes of a long name or a pax header.
  package static let tarText: UInt64 = 1 << 20
  /// Parts of a file with holes.
  package static let tarSparse = 10_000
  /// Bytes of a file with holes, the holes included.
  package static let tarSparseSize: UInt64 = 1 << 30
  /// Bytes of the header of a 7z archive.
  package static let sevenZipHeader: UInt64 = 64 << 20
  /// Times that a header may be packed.
  package static let sevenZipPackings = 4
  /// Elements of all lists of a 7z header.
  package static let sevenZipElements = 1_000_000
}
