/// The records of a zip archive: end records (32 and 64 bit), central directory, local headers.

/// Readers of single records.
enum ZipDirectory {
  private static let localSignature: UInt32 = 0x0403_4B50
  private static let centralSignature: UInt32 = 0x0201_4B50
  private static let endSignature: UInt32 = 0x0605_4B50
  private static let wideEndSignature: UInt32 = 0x0606_4B50
  private static let locatorSignature: UInt32 = 0x0706_4B50

  /// Where the directory is said to lie.
  struct End {
    /// Offset of the end record.
    var offset: UInt64
    /// Number of members announced.
    var count: UInt64
    /// Size and offset of the directory.
    var size: UInt64
    var start: UInt64
    /// The end records themselves, comment included.
    var ranges: [Range<UInt64>]
    /// The archive's comment.
    var comment: Range<UInt64>
    /// Whether the 32 and 64 bit records disagree on what both can say.
    var disagrees = false
  }

  /// One record of the central directory.
  struct Record {
    var header: ZipHeader
    var headerOffset: UInt64
    var attributes: UInt32
    /// The member's comment.
    var comment: Range<UInt64>
  }

  /// What the central directory holds.
  struct Found {
    var records: [Record]
    var range: Range<UInt64>
    /// Bytes before the archive that its own offsets do not count.
    var shift: UInt64
    var isShort: Bool
  }

  /// Finds the end record whose comment reaches the end of the file, as every loader does.
  static func findEnd(_ region: Region) throws(FormatError) -> End {
    let length = Int(min(region.count, UInt64(FormatLimits.zipEndSearch)))
    let base = region.count - UInt64(length)
    let tail = try region.bytes(base, length)
    guard length >= 22 else { throw .malformed(offset: 0, "no end record") }
    var loose: Int?
    for at in stride(from: length - 22, through: 0, by: -1) where tail[at] == 0x50 {
      guard tail[at + 1] == 0x4B, tail[at + 2] == 5, tail[at + 3] == 6 else { continue }
      let comment = Int(tail[at + 20]) | Int(tail[at + 21]) << 8
      if at + 22 + comment == length { return try end(region, at: base + UInt64(at)) }
      if at + 22 + comment < length, loose == nil { loose = at }
    }
    // Some loaders also take an end record with bytes behind it.
    guard let loose else { throw .malformed(offset: 0, "no end record") }
    return try end(region, at: base + UInt64(loose))
  }

  private static func end(_ region: Region, at offset: UInt64) throws(FormatError) -> End {
    var reader = WindowReader(region, at: offset + 8)
    _ = try reader.u16()
    let count = UInt64(try reader.u16())
    let size = UInt64(try reader.u32())
    let start = UInt64(try reader.u32())
    let comment = UInt64(try reader.u16())
    var end = End(
      offset: offset, count: count, size: size, start: start,
      ranges: [offset..<min(region.count, offset + 22 + comment)],
      comment: (offset + 22)..<max(offset + 22, min(region.count, offset + 22 + comment)))
    if offset >= 20 { try wideEnd(region, &end) }
    return end
  }

  /// The zip64 records, if a locator stands before the end record.
  private static func wideEnd(_ region: Region, _ end: inout End) throws(FormatError) {
    var locator = WindowReader(region, at: end.offset - 20)
    guard try locator.u32() == locatorSignature else { return }
    _ = try locator.u32()
    var at = try locator.u64()
    end.ranges.append((end.offset - 20)..<end.offset)
    // With bytes before the archive the record lies directly before its locator.
    if try !isWideEnd(region, at), end.offset >= 76 { at = end.offset - 76 }
    guard try isWideEnd(region, at) else {
      throw .malformed(offset: end.offset, "a zip64 locator without its record")
    }
    var reader = WindowReader(region, at: at + 4)
    let length = try reader.u64()
    try reader.skip(20)
    let count = try reader.u64()
    let size = try reader.u64()
    let start = try reader.u64()
    end.disagrees =
      end.count != 0xFFFF && end.count != count || end.size != 0xFFFF_FFFF && end.size != size
      || end.start != 0xFFFF_FFFF && end.start != start
    if end.count == 0xFFFF { end.count = count }
    if end.size == 0xFFFF_FFFF { end.size = size }
    if end.start == 0xFFFF_FFFF { end.start = start }
    let (stop, overflow) = (at + 12).addingReportingOverflow(length)
    guard !overflow, stop <= end.offset else {
      throw .malformed(offset: at, "a zip64 record of impossible length")
    }
    end.ranges.append(at..<stop)
  }

  private static func isWideEnd(_ region: Region, _ at: UInt64) throws(FormatError) -> Bool {
    guard at <= region.count, region.count - at >= 56 else { return false }
    var reader = WindowReader(region, at: at)
    return try reader.u32() == wideEndSignature
  }

  static func read(_ region: Region, _ end: End) throws(FormatError) -> Found {
    guard end.size <= FormatLimits.zipDirectory else {
      throw .limit(offset: end.offset, "the zip directory")
    }
    let firstEnd = end.ranges.map(\.lowerBound).min() ?? end.offset
    guard end.size <= firstEnd else {
      throw .malformed(offset: end.offset, "a directory larger than the archive")
    }
    // Like most loaders: the directory ends where the end records start, whatever its offset says.
    let real = firstEnd - end.size
    let start = try signature(region, real) || end.size == 0 ? real : end.start
    let shift = start >= end.start ? start - end.start : 0
    var reader = WindowReader(region, at: start)
    var records: [Record] = []
    while reader.offset < start + end.size {
      guard records.count < FormatLimits.zipEntries else {
        throw .limit(offset: reader.offset, "the number of members")
      }
      guard reader.remaining >= 4, try signature(region, reader.offset) else { break }
      records.append(try record(&reader, shift: shift))
    }
    return Found(
      records: records, range: start..<max(start, reader.offset), shift: shift,
      isShort: UInt64(records.count) != end.count)
  }

  private static func signature(_ region: Region, _ at: UInt64) throws(FormatError) -> Bool {
    guard at <= region.count, region.count - at >= 4 else { return false }
    var reader = WindowReader(region, at: at)
    return try reader.u32() == centralSignature
  }

  private static func record(_ reader: inout WindowReader, shift: UInt64) throws(FormatError)
    -> Record
  {
    try reader.skip(8)
    let flags = try reader.u16()
    let method = try reader.u16()
    try reader.skip(4)
    let crc = try reader.u32()
    let packed = UInt64(try reader.u32())
    let size = UInt64(try reader.u32())
    let nameLength = Int(try reader.u16())
    let extraLength = Int(try reader.u16())
    let commentLength = UInt64(try reader.u16())
    try reader.skip(4)
    let attributes = try reader.u32()
    let offset = UInt64(try reader.u32())
    let name = try reader.take(nameLength)
    let extra = try reader.take(extraLength)
    let comment = reader.offset..<(reader.offset + commentLength)
    try reader.skip(commentLength)
    var header = ZipHeader(
      flags: flags, method: method, crc: crc, packedSize: packed, size: size, name: name,
      extra: extra)
    var headerOffset = offset
    widen(&header, extra, &headerOffset)
    let (absolute, overflow) = headerOffset.addingReportingOverflow(shift)
    guard !overflow else { throw .malformed(offset: reader.offset, "an offset beyond the file") }
    return Record(header: header, headerOffset: absolute, attributes: attributes, comment: comment)
  }

  static func readLocal(_ reader: inout WindowReader) throws(FormatError) -> (
    header: ZipHeader, extra: [UInt8]
  ) {
    let start = reader.offset
    guard try reader.u32() == localSignature else {
      throw .malformed(offset: start, "no local header")
    }
    try reader.skip(2)
    let flags = try reader.u16()
    let method = try reader.u16()
    try reader.skip(4)
    let crc = try reader.u32()
    let packed = UInt64(try reader.u32())
    let size = UInt64(try reader.u32())
    let nameLength = Int(try reader.u16())
    let extraLength = Int(try reader.u16())
    let name = try reader.take(nameLength)
    let extra = try reader.take(extraLength)
    var header = ZipHeader(
      flags: flags, method: method, crc: crc, packedSize: packed, size: size, name: name,
      extra: extra)
    var unused: UInt64 = 0
    widen(&header, extra, &unused)
    return (header, extra)
  }

  /// Applies the zip64 extra field (id 1): 64-bit values for those that hold all ones.
  private static func widen(_ header: inout ZipHeader, _ extra: [UInt8], _ offset: inout UInt64) {
    for (id, data) in ZipExtra.fields(extra) where id == 1 {
      var field = data
      if header.size == 0xFFFF_FFFF, let wide = take(&field) { header.size = wide }
      if header.packedSize == 0xFFFF_FFFF, let wide = take(&field) { header.packedSize = wide }
      if offset == 0xFFFF_FFFF, let wide = take(&field) { offset = wide }
    }
  }

  /// Whether a zip64 field gives other sizes than the header, which needs none.
  static func contradicts(_ header: ZipHeader) -> Bool {
    guard header.size < 0xFFFF_FFFF, header.packedSize < 0xFFFF_FFFF else { return false }
    for (id, data) in ZipExtra.fields(header.extra) where id == 1 && data.count >= 16 {
      var field = data
      guard let size = take(&field), let packed = take(&field) else { continue }
      if size != header.size || packed != header.packedSize { return true }
    }
    return false
  }

  private static func take(_ field: inout ArraySlice<UInt8>) -> UInt64? {
    guard field.count >= 8 else { return nil }
    var value: UInt64 = 0
    for (index, byte) in field.prefix(8).enumerated() { value |= UInt64(byte) << UInt64(8 * index) }
    field = field.dropFirst(8)
    return value
  }
}
