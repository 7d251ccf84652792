/// The sorted string table of LevelDB as TensorFlow writes it (`tensorflow/core/lib/io/format.cc`,
/// `table_format.txt`): blocks of keys and values, a table of blocks, a footer.

import Bytes

/// All entries of a table.
struct SortedTable {
  /// Keys and values in their order.
  private(set) var entries: [(key: [UInt8], value: [UInt8])] = []
  /// Bytes that belong to no block.
  private(set) var unaccounted: UInt64 = 0
  /// Bytes of keys that may still be unpacked: a key may share almost all of the one before.
  private var keyBytes = FormatLimits.tableKeys

  private static let footerLength: UInt64 = 48
  private static let trailerLength: UInt64 = 5
  private static let magic: [UInt8] = [0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB]

  /// Whether the content ends with the mark of such a table.
  static func isCandidate(_ region: Region) -> Bool {
    region.count >= footerLength && (try? region.bytes(region.count - 8, 8)) == magic
  }

  /// Reads a whole table.
  init(_ region: Region) throws(FormatError) {
    let footer = region.count - Self.footerLength
    var reader = ProtobufWire(region)
    reader.seek(to: footer)
    let meta = try Self.handle(&reader, footer + 40)
    let index = try Self.handle(&reader, footer + 40)
    var used = Self.footerLength
    _ = try Self.block(region, meta, footer, &used)
    for (_, value) in try pairs(try Self.block(region, index, footer, &used)) {
      var inner = ProtobufWire(Region(MemorySource(value)))
      let handle = try Self.handle(&inner, UInt64(value.count))
      entries += try pairs(try Self.block(region, handle, footer, &used))
      guard entries.count <= FormatLimits.tableEntries, used <= region.count else {
        throw .limit(offset: handle.lowerBound, "the size of the table")
      }
    }
    unaccounted = region.count - min(used, region.count)
  }

  private static func handle(_ reader: inout ProtobufWire, _ end: UInt64) throws(FormatError)
    -> Range<UInt64>
  {
    let start = try reader.varint(end)
    let (stop, overflow) = start.addingReportingOverflow(try reader.varint(end))
    guard !overflow else { throw .malformed(offset: start, "a block beyond the file") }
    return start..<stop
  }

  /// The content of a block, checked against its checksum.
  private static func block(
    _ region: Region, _ range: Range<UInt64>, _ footer: UInt64, _ used: inout UInt64
  ) throws(FormatError) -> [UInt8] {
    let length = range.upperBound - range.lowerBound
    guard footer >= trailerLength, range.upperBound <= footer - trailerLength else {
      throw .malformed(offset: range.lowerBound, "a block beyond the file")
    }
    guard length <= UInt64(FormatLimits.tableBlock) else {
      throw .limit(offset: range.lowerBound, "the size of a block")
    }
    used += length + trailerLength
    let bytes = try region.bytes(range.lowerBound, Int(length + trailerLength))
    let content = Int(length)
    guard bytes[content] == 0 else {
      throw .unsupported(offset: range.upperBound, "a compressed block of a checkpoint's index")
    }
    let stored = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[content + 1 + $1]) << (8 * $1) }
    guard CRC32C.mask(CRC32C.of(Array(bytes[...content]))) == stored else {
      throw .malformed(offset: range.lowerBound, "a block with a wrong checksum")
    }
    return Array(bytes[..<content])
  }

  /// Keys and values of a block; keys leave out what they share with the one before.
  private mutating func pairs(_ block: [UInt8]) throws(FormatError) -> [(
    key: [UInt8], value: [UInt8]
  )] {
    guard block.count >= 4 else { throw .malformed(offset: 0, "a block without its end") }
    let restarts = (0..<4).reduce(UInt64(0)) {
      $0 | UInt64(block[block.count - 4 + $1]) << UInt64(8 * $1)
    }
    guard restarts <= UInt64(block.count - 4) / 4 else {
      throw .malformed(offset: 0, "a block with too many restarts")
    }
    let end = UInt64(block.count - 4) - 4 * restarts
    var reader = ProtobufWire(Region(MemorySource(block)))
    var result: [(key: [UInt8], value: [UInt8])] = []
    var key: [UInt8] = []
    var at: UInt64 = 0
    while at < end {
      reader.seek(to: at)
      let shared = try reader.varint(end)
      let own = try reader.varint(end)
      let length = try reader.varint(end)
      let start = reader.position
      guard shared <= UInt64(key.count), own <= end - start, length <= end - start - own else {
        throw .malformed(offset: at, "an entry beyond its block")
      }
      let middle = Int(start + own)
      let next = key.prefix(Int(shared)) + block[Int(start)..<middle]
      guard result.isEmpty || key.lexicographicallyPrecedes(next) else {
        throw .malformed(offset: at, "keys out of order")
      }
      key = Array(next)
      keyBytes -= key.count
      guard key.count <= FormatLimits.tableKey, keyBytes >= 0,
        result.count < FormatLimits.tableEntries
      else { throw .limit(offset: at, "the length of the keys") }
      result.append((key, Array(block[middle..<middle + Int(length)])))
      at = UInt64(middle) + length
    }
    return result
  }
}
