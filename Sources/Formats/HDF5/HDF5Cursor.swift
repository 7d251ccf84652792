/// A position in a block of an HDF5 file that is held in memory, with the widths that its
/// superblock
/// sets for offsets and lengths. All integers are little-endian.

/// Reads one block from front to back.
struct HDF5Cursor {
  let bytes: [UInt8]
  /// Where the block lies in the file, for faults.
  let base: UInt64
  var at = 0

  init(_ bytes: [UInt8], base: UInt64, at: Int = 0) {
    self.bytes = bytes
    self.base = base
    self.at = at
  }

  var remaining: Int { max(0, bytes.count - at) }
  var offset: UInt64 { base &+ UInt64(at) }

  mutating func skip(_ count: Int) throws(FormatError) {
    guard count >= 0, count <= remaining else { throw .truncated(offset: offset) }
    at += count
  }

  mutating func u8() throws(FormatError) -> UInt8 { UInt8(truncatingIfNeeded: try uint(1)) }
  mutating func u16() throws(FormatError) -> Int { Int(try uint(2)) }
  mutating func u32() throws(FormatError) -> UInt32 { UInt32(truncatingIfNeeded: try uint(4)) }

  /// An integer of `width` bytes, up to eight.
  mutating func uint(_ width: Int) throws(FormatError) -> UInt64 {
    guard width >= 0, width <= 8, width <= remaining else { throw .truncated(offset: offset) }
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(bytes[at + index]) << UInt64(8 * index) }
    at += width
    return value
  }

  mutating func take(_ count: Int) throws(FormatError) -> [UInt8] {
    guard count >= 0, count <= remaining else { throw .truncated(offset: offset) }
    defer { at += count }
    return Array(bytes[at..<(at + count)])
  }

  /// The bytes up to a zero byte, which is passed.
  mutating func terminated() throws(FormatError) -> [UInt8] {
    guard at <= bytes.count, let end = bytes[at...].firstIndex(of: 0) else {
      throw .truncated(offset: offset)
    }
    defer { at = end + 1 }
    return Array(bytes[at..<end])
  }

  mutating func expect(_ signature: String) throws(FormatError) {
    guard try take(signature.utf8.count) == Array(signature.utf8) else {
      throw .malformed(offset: offset, FormatError.Fault("the mark \(signature) is missing"))
    }
  }
}

/// What the superblock says (HDF5 File Format Specification 3.0, section II.A).
struct HDF5Superblock {
  let version: UInt8
  /// Where the file proper starts; addresses count from here.
  let start: UInt64
  /// Bytes of the superblock.
  let size: UInt64
  /// Width of addresses.
  let offsetBytes: Int
  /// Width of lengths.
  let lengthBytes: Int
  /// Where the file ends, counted from `start`.
  let end: UInt64
  /// The header of the root group.
  let root: UInt64
  /// The superblock extension, if there is one.
  let `extension`: UInt64?
  /// Whether a driver of several files is asked for.
  let hasDriver: Bool

  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The first place at which a superblock stands.
  static func place(in region: Region) -> UInt64? {
    var place: UInt64 = 0
    for _ in 0..<FormatLimits.hdf5Places {
      guard region.count >= 8, place <= region.count - 8 else { return nil }
      if (try? region.bytes(place, 8)) == signature { return place }
      place = place == 0 ? 512 : place * 2
    }
    return nil
  }

  init(_ region: Region, at start: UInt64) throws(FormatError) {
    let head = try region.bytes(start, Int(min(160, region.count - min(start, region.count))))
    var cursor = HDF5Cursor(head, base: start, at: 8)
    self.start = start
    version = try cursor.u8()
    switch version {
    case 0, 1:
      try cursor.skip(4)
      (offsetBytes, lengthBytes) = try Self.widths(&cursor)
      try cursor.skip(1 + 4 + 4 + (version == 1 ? 4 : 0))
      let undefined = Self.undefined(offsetBytes)
      let base = try cursor.uint(offsetBytes)
      try cursor.skip(offsetBytes)
      end = try Self.end(&cursor, offsetBytes, base)
      hasDriver = try cursor.uint(offsetBytes) != undefined
      try cursor.skip(offsetBytes)
      root = try cursor.uint(offsetBytes)
      try cursor.skip(24)
      `extension` = nil
    case 2, 3:
      (offsetBytes, lengthBytes) = try Self.widths(&cursor)
      try cursor.skip(1)
      let base = try cursor.uint(offsetBytes)
      let address = try cursor.uint(offsetBytes)
      `extension` = address == Self.undefined(offsetBytes) ? nil : address
      end = try Self.end(&cursor, offsetBytes, base)
      root = try cursor.uint(offsetBytes)
      guard HDF5Checksum.holds(head, to: cursor.at) else {
        throw .malformed(offset: start, "the checksum of the superblock is wrong")
      }
      try cursor.skip(4)
      hasDriver = false
    default: throw .unsupported(offset: start + 8, "this version of HDF5's superblock")
    }
    size = UInt64(cursor.at)
  }

  /// The end is written from the start of the file; a file that was moved keeps its distance.
  private static func end(_ cursor: inout HDF5Cursor, _ width: Int, _ base: UInt64)
    throws(FormatError) -> UInt64
  {
    let end = try cursor.uint(width)
    guard end >= base else { throw .malformed(offset: cursor.offset, "an end before the start") }
    return end - base
  }

  private static func widths(_ cursor: inout HDF5Cursor) throws(FormatError) -> (Int, Int) {
    let offsets = Int(try cursor.u8())
    let lengths = Int(try cursor.u8())
    guard [2, 4, 8].contains(offsets), [2, 4, 8].contains(lengths) else {
      throw .unsupported(offset: cursor.offset, "this width of addresses or lengths")
    }
    return (offsets, lengths)
  }

  /// The address that means none.
  static func undefined(_ width: Int) -> UInt64 {
    width >= 8 ? .max : (1 << UInt64(8 * width)) - 1
  }
}
