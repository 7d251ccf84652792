/// Files of TensorStore's database OCDBT, in which Orbax keeps checkpoints (tensorstore
/// `kvstore/ocdbt`, "Storage format"): manifests and nodes of trees, each in an envelope with
/// length
/// and checksum, and values between them.

import Bytes

/// A read file.
package struct OCDBT: Sendable {
  /// Number of manifests and nodes.
  package private(set) var nodes = 0
  /// Paths of other files of the database that nodes refer to.
  package private(set) var paths: [String] = []
  /// The unpacked content of the nodes.
  package private(set) var bodies: [[UInt8]] = []
  /// Values between and after the nodes.
  package private(set) var values: [Range<UInt64>] = []

  private static let manifest: UInt32 = 0x0CDB_3A2A
  private static let tree: UInt32 = 0x0CDB_20DE
  private static let versions: UInt32 = 0x0CDB_1234

  /// Whether the content starts with an envelope.
  package static func isCandidate(_ region: Region) -> Bool {
    var reader = WindowReader(region)
    guard let mark = try? reader.u32().byteSwapped, [manifest, tree, versions].contains(mark),
      let length = try? reader.u64()
    else { return false }
    return length >= 18
  }

  /// Reads the file; it must start with an envelope.
  package init(_ region: Region) throws(FormatError) {
    var at: UInt64 = 0
    var valueStart: UInt64?
    while at < region.count {
      guard let length = try envelope(region, at) else {
        guard at > 0 else { throw .malformed(offset: 0, "an envelope that is broken") }
        if valueStart == nil { valueStart = at }
        at = Self.nextMark(region, after: at)
        continue
      }
      if let start = valueStart { values.append(start..<at) }
      valueStart = nil
      at += length
    }
    if let start = valueStart { values.append(start..<region.count) }
  }

  /// Where the next mark may stand.
  private static func nextMark(_ region: Region, after offset: UInt64) -> UInt64 {
    var reader = WindowReader(region, at: offset + 1)
    while reader.remaining >= 2 {
      guard let first = try? reader.u8() else { break }
      if first == 0x0C, (try? reader.peek()) == 0xDB { return reader.offset - 1 }
    }
    return region.count
  }

  /// Reads the envelope at `offset`; `nil` if there is none that holds.
  private mutating func envelope(_ region: Region, _ offset: UInt64) throws(FormatError) -> UInt64?
  {
    var reader = WindowReader(region, at: offset)
    guard let mark = try? reader.u32().byteSwapped,
      [Self.manifest, Self.tree, Self.versions].contains(mark), let length = try? reader.u64(),
      length >= 18, length <= region.count - offset, length <= UInt64(FormatLimits.binaryText) * 4
    else { return nil }
    let bytes = try region.bytes(offset, Int(length))
    var stored: UInt32 = 0
    for index in 0..<4 { stored |= UInt32(bytes[bytes.count - 4 + index]) << UInt32(8 * index) }
    guard CRC32C.of(Array(bytes.dropLast(4))) == stored else { return nil }
    nodes += 1
    guard nodes <= FormatLimits.hdf5Texts else { throw .limit(offset: offset, "the nodes") }
    guard bytes[12] == 0, bytes[13] <= 1 else {
      throw .unsupported(offset: offset, "this version of a node")
    }
    let packed = try region.part(offset + 14, length - 18)
    var body = try packed.bytes(0, Int(packed.count))
    if bytes[13] == 1 {
      let output = Unpacked(packed, .zstd, inMemory: UInt64(FormatLimits.binaryText) * 4)
      guard output.isWhole else { throw .malformed(offset: offset, "a node that does not unpack") }
      body = try output.content.bytes(0, Int(output.count))
    }
    try files(body, mark, offset)
    bodies.append(body)
    return length
  }

  // MARK: the table of files

  private mutating func files(_ body: [UInt8], _ mark: UInt32, _ offset: UInt64)
    throws(FormatError)
  {
    var cursor = HDF5Cursor(body, base: offset)
    switch mark {
    case Self.manifest:
      try cursor.skip(16)
      for _ in 0..<3 { _ = try Self.varint(&cursor) }
      try cursor.skip(1)
      if try Self.varint(&cursor) == 1 { try cursor.skip(4) }
      if cursor.remaining == 0 { return }
    case Self.versions: try cursor.skip(2)
    default: try cursor.skip(1)
    }
    let count = try Self.varint(&cursor)
    guard count <= UInt64(cursor.remaining) else {
      throw .malformed(offset: offset, "arithmetic: more files than there is room")
    }
    var prefixes: [UInt64] = count > 0 ? [0] : []
    for _ in 0..<(max(1, count) - 1) { prefixes.append(try Self.varint(&cursor)) }
    var suffixes: [UInt64] = []
    for _ in 0..<count { suffixes.append(try Self.varint(&cursor)) }
    for _ in 0..<count { _ = try Self.varint(&cursor) }
    var last: [UInt8] = []
    for (prefix, suffix) in zip(prefixes, suffixes) {
      guard prefix <= UInt64(last.count), suffix <= UInt64(cursor.remaining) else {
        throw .malformed(offset: offset, "arithmetic: a path beyond its table")
      }
      last = last.prefix(Int(prefix)) + (try cursor.take(Int(suffix)))
      if paths.count < FormatLimits.hdf5Texts {
        paths.append(String(decoding: last, as: UTF8.self))
      }
    }
  }

  private static func varint(_ cursor: inout HDF5Cursor) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let byte = try cursor.u8()
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw .malformed(offset: cursor.offset, "arithmetic: a number of too many bytes")
  }
}
