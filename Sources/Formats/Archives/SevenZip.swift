/// A reader of 7z archives (7-Zip's `7zFormat.txt`; py7zr's archive_format.rst): where the packed
/// streams lie, how they are unpacked, which files they hold.

/// A coder that turns one stream into another.
package struct SevenZipCoder: Sendable, Equatable {
  /// The method's id.
  package let method: [UInt8]
  /// Its properties.
  package let properties: [UInt8]
}

/// Streams that are unpacked together.
package struct SevenZipFolder: Sendable {
  /// From the packed bytes to the content; `nil` if the coders are no simple chain.
  package var chain: [SevenZipCoder]?
  /// Sizes behind each coder of the chain, the last of which is the content's.
  package var sizes: [UInt64] = []
  /// The packed bytes.
  package var packed: Range<UInt64> = 0..<0
  /// CRC-32 of the content, if the archive gives it.
  package var crc: UInt32?
  /// Sizes and checksums of the files in it, in their order.
  package var streams: [(size: UInt64, crc: UInt32?)] = []
  /// All coders, for those that are no chain.
  package var methods: [[UInt8]] = []

  /// The packed bytes in the archive.
  package func content(of region: Region) throws(FormatError) -> Region {
    try region.part(packed.lowerBound, packed.upperBound - packed.lowerBound)
  }

  /// Size of the content.
  package var size: UInt64 { sizes.last ?? 0 }
  /// Whether it is encrypted (7zAES).
  package var isEncrypted: Bool { methods.contains([0x06, 0xF1, 0x07, 0x01]) }
}

/// A file of the archive.
package struct SevenZipFile: Sendable {
  /// The name as UTF-8.
  package var name: [UInt8]
  /// Windows attributes; the upper half are Unix modes when bit 15 is set.
  package var attributes: UInt32 = 0
  /// Whether it has content.
  package var hasStream = true
  /// Whether it is a directory.
  package var isDirectory = false

  /// Whether it is a symbolic link, whose content is its target.
  package var isLink: Bool {
    attributes & 0x8000 != 0 && attributes >> 28 == 0xA || attributes & 0x400 != 0
  }
}

/// The structure of an archive.
package struct SevenZipArchive: Sendable {
  /// What is unpacked together.
  package let folders: [SevenZipFolder]
  /// The files in their order; those with content take the folders' streams in turn.
  package let files: [SevenZipFile]
  /// Parts of the archive that nothing accounts for.
  package let hidden: [Range<UInt64>]

  /// Whether the content starts with the mark.
  package static func isCandidate(_ region: Region) -> Bool {
    (try? region.bytes(0, 6)) == [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]
  }

  /// Reads the structure. `unpack` gives the content of a folder, which the packed list of members
  /// needs; it may refuse.
  package init(_ region: Region, unpack: (SevenZipFolder) -> [UInt8]?) throws(FormatError) {
    var start = WindowReader(region, at: 8)
    let startSum = try start.u32()
    guard Checksum.crc32(try region.bytes(12, 20)) == startSum else {
      throw .malformed(offset: 8, "the sum of the first header")
    }
    let offset = try start.u64()
    let size = try start.u64()
    let sum = try start.u32()
    guard size > 0 else {
      (folders, files, hidden) = ([], [], [])
      return
    }
    guard size <= FormatLimits.sevenZipHeader else { throw .limit(offset: 12, "the header") }
    let (at, overflow) = offset.addingReportingOverflow(32)
    guard !overflow else { throw .truncated(offset: 12) }
    var header = try region.bytes(at, Int(size))
    guard Checksum.crc32(header) == sum else {
      throw .malformed(offset: at, "the sum of the header")
    }
    var used = [0..<32, at..<(at + size)]
    for _ in 0..<FormatLimits.sevenZipPackings where header.first == 0x17 {
      var reader = SevenZipReader(header, at: 1)
      guard let folder = try reader.streams().first, let content = unpack(folder) else {
        throw .unsupported(offset: at, "the packed list of members")
      }
      used.append(folder.packed)
      header = content
    }
    var reader = SevenZipReader(header)
    let found = try reader.header()
    (folders, files) = (found.folders, found.files)
    used += found.folders.map(\.packed)
    hidden = Self.gaps(used, in: region.count)
  }

  private static func gaps(_ used: [Range<UInt64>], in count: UInt64) -> [Range<UInt64>] {
    var gaps: [Range<UInt64>] = []
    var at: UInt64 = 0
    for range in used.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if range.lowerBound > at { gaps.append(at..<range.lowerBound) }
      at = max(at, range.upperBound)
    }
    if at < count { gaps.append(at..<count) }
    return Array(gaps.prefix(FormatLimits.archiveAnomalies))
  }
}
