/// The messages that describe data: types, shapes, filters and where the bytes lie (specification,
/// section IV.A.2).

/// Parts of messages.
enum HDF5Types {
  /// A data type; its members are not followed.
  static func datatype(_ cursor: inout HDF5Cursor) throws(FormatError) -> HDF5Datatype {
    let head = try cursor.u8()
    let bits = try cursor.u8()
    try cursor.skip(2)
    let size = try cursor.u32()
    let kind = head & 15
    guard kind <= 11, (1...5).contains(head >> 4) else {
      throw .malformed(offset: cursor.offset, "an unknown type of data")
    }
    return HDF5Datatype(
      kind: kind, size: size, isText: kind == 9 && bits & 15 == 1, bits: bits,
      properties: Array(cursor.bytes[cursor.at...].prefix(12)))
  }

  /// The number of elements; `nil` for a null space.
  static func elements(_ cursor: inout HDF5Cursor, lengthBytes: Int) throws(FormatError) -> UInt64?
  {
    try shape(&cursor, lengthBytes: lengthBytes)?.reduce(1) { $0 * $1 }
  }

  /// The lengths of the axes, whose product does not overflow; `nil` for a null space.
  static func shape(_ cursor: inout HDF5Cursor, lengthBytes: Int) throws(FormatError) -> [UInt64]? {
    let version = try cursor.u8()
    let rank = Int(try cursor.u8())
    let flags = try cursor.u8()
    guard rank <= FormatLimits.hdf5Rank else {
      throw .malformed(offset: cursor.offset, "arithmetic: a data set of too many dimensions")
    }
    switch version {
    case 1: try cursor.skip(5)
    case 2: if try cursor.u8() == 2 { return nil }
    default: throw .unsupported(offset: cursor.offset, "this version of a data space")
    }
    var total: UInt64 = 1
    var shape: [UInt64] = []
    for _ in 0..<rank {
      shape.append(try cursor.uint(lengthBytes))
      let (product, overflow) = total.multipliedReportingOverflow(by: shape[shape.count - 1])
      guard !overflow else {
        throw .malformed(offset: cursor.offset, "arithmetic: a shape that overflows")
      }
      total = product
    }
    if flags & 1 != 0 { try cursor.skip(rank * lengthBytes) }
    return shape
  }

  /// The filters of a pipeline by number, with their names.
  static func filters(_ bytes: [UInt8], base: UInt64) throws(FormatError) -> [(
    id: Int, name: String
  )] {
    var cursor = HDF5Cursor(bytes, base: base)
    let version = try cursor.u8()
    guard version == 1 || version == 2 else {
      throw .unsupported(offset: base, "this version of a filter pipeline")
    }
    let count = Int(try cursor.u8())
    if version == 1 { try cursor.skip(6) }
    var filters: [(id: Int, name: String)] = []
    for _ in 0..<count {
      let id = try cursor.u16()
      let nameLength = version == 1 || id >= 256 ? try cursor.u16() : 0
      try cursor.skip(2)
      let values = try cursor.u16()
      let padded = version == 1 ? (nameLength + 7) / 8 * 8 : nameLength
      let name = try cursor.take(padded).prefix { $0 != 0 }
      try cursor.skip(values * 4 + (version == 1 && values % 2 == 1 ? 4 : 0))
      filters.append((id, String(decoding: name, as: UTF8.self)))
    }
    return filters
  }
}

/// Where the bytes of a data set lie.
enum HDF5Layout {
  case compact(offset: UInt64, length: UInt64)
  case contiguous(address: UInt64, length: UInt64)
  /// A tree of version 1 with `rank + 1` numbers in its keys.
  case chunkTree(address: UInt64, rank: Int)
  case chunk(address: UInt64, length: UInt64)
  /// An index that is not followed; its bytes remain unaccounted.
  case otherIndex
  case virtual(heap: UInt64, index: Int)

  init(
    _ message: HDF5Message, _ superblock: HDF5Superblock, dataBytes: UInt64?
  ) throws(FormatError) {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    let version = try cursor.u8()
    switch version {
    case 1, 2: self = try Self.old(&cursor, superblock, dataBytes)
    case 3, 4, 5: self = try Self.new(&cursor, version, superblock)
    default: throw .unsupported(offset: message.offset, "this version of a layout")
    }
  }

  private static func old(
    _ cursor: inout HDF5Cursor, _ superblock: HDF5Superblock, _ dataBytes: UInt64?
  ) throws(FormatError) -> HDF5Layout {
    let rank = Int(try cursor.u8())
    let kind = try cursor.u8()
    try cursor.skip(5)
    let address = kind == 0 ? 0 : try cursor.uint(superblock.offsetBytes)
    try cursor.skip(rank * 4)
    switch kind {
    case 0:
      let length = try cursor.u32()
      return .compact(offset: cursor.offset, length: UInt64(length))
    case 1: return .contiguous(address: address, length: dataBytes ?? 0)
    case 2: return .chunkTree(address: address, rank: rank)
    default: throw .malformed(offset: cursor.offset, "an unknown layout")
    }
  }

  private static func new(
    _ cursor: inout HDF5Cursor, _ version: UInt8, _ superblock: HDF5Superblock
  ) throws(FormatError) -> HDF5Layout {
    switch try cursor.u8() {
    case 0:
      let length = UInt64(try cursor.u16())
      guard length <= UInt64(cursor.remaining) else { throw .truncated(offset: cursor.offset) }
      return .compact(offset: cursor.offset, length: length)
    case 1:
      let address = try cursor.uint(superblock.offsetBytes)
      return .contiguous(address: address, length: try cursor.uint(superblock.lengthBytes))
    case 2 where version == 3:
      let rank = Int(try cursor.u8())
      return .chunkTree(address: try cursor.uint(superblock.offsetBytes), rank: rank)
    case 2: return try chunked(&cursor, version, superblock)
    case 3:
      let heap = try cursor.uint(superblock.offsetBytes)
      return .virtual(heap: heap, index: Int(try cursor.u32()))
    default: throw .malformed(offset: cursor.offset, "an unknown layout")
    }
  }

  private static func chunked(
    _ cursor: inout HDF5Cursor, _ version: UInt8, _ superblock: HDF5Superblock
  ) throws(FormatError) -> HDF5Layout {
    let flags = try cursor.u8()
    let rank = Int(try cursor.u8())
    let width = Int(try cursor.u8())
    guard rank <= FormatLimits.hdf5Rank + 1, width <= 8 else {
      throw .malformed(offset: cursor.offset, "arithmetic: a chunk of too many dimensions")
    }
    var bytes: UInt64 = 1
    for _ in 0..<rank {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: try cursor.uint(width))
      guard !overflow else {
        throw .malformed(offset: cursor.offset, "arithmetic: a chunk that overflows")
      }
      bytes = product
    }
    let index = try cursor.u8()
    guard (1...5).contains(index) else {
      throw .malformed(offset: cursor.offset, "an unknown index of chunks")
    }
    guard index == 1 else { return .otherIndex }
    if flags & 2 != 0 {
      bytes = try cursor.uint(superblock.lengthBytes)
      try cursor.skip(4)
    }
    return .chunk(address: try cursor.uint(superblock.offsetBytes), length: bytes)
  }
}
