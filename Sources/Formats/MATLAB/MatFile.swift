/// MATLAB files of level 5 ("MAT-File Format", The MathWorks): arrays, each perhaps packed by zlib,
/// with cells and structures inside them.

import Bytes

/// A read file.
package struct MatFile: Sendable {
  /// Names of the classes of arrays that are more than data: function handles and objects.
  package private(set) var programs: [String] = []
  /// Number of arrays.
  package private(set) var arrays = 0
  /// Whether the file has a part for objects.
  package let hasSubsystem: Bool
  private var elements = 0
  private var unpackedLeft = FormatLimits.matlabUnpacked

  private static let mark = Array("MATLAB 5.0 MAT-file".utf8)

  /// Whether the content starts as a file of level 5.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 128), head.starts(with: mark) else { return false }
    return [[0x49, 0x4D], [0x4D, 0x49]].contains(Array(head[126...127]))
  }

  /// Reads the whole file.
  package init(_ region: Region) throws(FormatError) {
    let head = try region.bytes(0, 128)
    let swapped = head[126] == UInt8(ascii: "M")
    hasSubsystem = !head[116..<124].allSatisfy { $0 == 0 || $0 == 0x20 }
    var cursor = MatCursor(region, swapped: swapped, at: 128)
    while cursor.reader.remaining > 0 { try element(&cursor, depth: 0) }
  }

  // MARK: elements

  private mutating func element(_ cursor: inout MatCursor, depth: Int) throws(FormatError) {
    elements += 1
    guard elements <= FormatLimits.matlabElements, depth <= FormatLimits.matlabDepth else {
      throw .limit(offset: cursor.reader.offset, "the number or nesting of arrays")
    }
    let tag = try cursor.tag()
    switch tag.type {
    case 14:
      var inner = MatCursor(
        try cursor.region.part(tag.start, tag.length), swapped: cursor.swapped, at: 0)
      if tag.length > 0 { try matrix(&inner, depth) }
    case 15: try packed(try cursor.region.part(tag.start, tag.length), cursor.swapped, depth)
    case 1...18: break
    default: throw .malformed(offset: tag.start, "an element of an unknown type")
    }
    try cursor.leave(tag)
  }

  /// A zlib stream that holds one element.
  private mutating func packed(_ part: Region, _ swapped: Bool, _ depth: Int) throws(FormatError) {
    guard part.count > 6, depth == 0 else { throw .truncated(offset: 0) }
    let output = Unpacked(
      part, .zlib, joins: false, keep: FormatLimits.matlabHeld, limit: unpackedLeft,
      work: unpackedLeft)
    guard output.isWhole else {
      throw .malformed(offset: 0, "a packed array that breaks off or exceeds the reader's bound")
    }
    unpackedLeft -= output.count
    var cursor = MatCursor(output.content, swapped: swapped, at: 0)
    try element(&cursor, depth: depth + 1)
  }

  private mutating func matrix(_ cursor: inout MatCursor, _ depth: Int) throws(FormatError) {
    arrays += 1
    let flags = try cursor.tag()
    guard flags.type == 6, flags.length >= 8 else {
      throw .malformed(offset: flags.start, "an array without flags")
    }
    let kind = UInt8(truncatingIfNeeded: try cursor.number(at: flags.start))
    try cursor.leave(flags)
    if kind == 17 { return programs.append("an object") }
    let shape = try cursor.tag()
    guard shape.type == 5, shape.length <= 4 * 64 else {
      throw .malformed(offset: shape.start, "an array without dimensions")
    }
    let count = try cursor.product(shape)
    try cursor.leave(shape)
    try cursor.leave(try cursor.tag())
    switch kind {
    case 1: try nested(&cursor, count, depth)
    case 2: try structure(&cursor, count, depth)
    case 3:
      programs.append("an object")
      try cursor.leave(try cursor.tag())
      try structure(&cursor, count, depth)
    case 16:
      programs.append("a function handle")
      try nested(&cursor, 1, depth)
    case 4...15: while cursor.reader.remaining > 0 { try element(&cursor, depth: depth + 1) }
    default: throw .unsupported(offset: flags.start, "this class of array")
    }
    guard cursor.reader.remaining == 0 else {
      throw .malformed(offset: cursor.reader.offset, "bytes after the end of an array")
    }
  }

  private mutating func nested(_ cursor: inout MatCursor, _ count: UInt64, _ depth: Int)
    throws(FormatError)
  {
    guard count <= cursor.reader.remaining / 8 else {
      throw .malformed(offset: cursor.reader.offset, "arithmetic: more cells than there is room")
    }
    for _ in 0..<count { try element(&cursor, depth: depth + 1) }
  }

  private mutating func structure(_ cursor: inout MatCursor, _ count: UInt64, _ depth: Int)
    throws(FormatError)
  {
    let widths = try cursor.tag()
    let width = UInt64(try cursor.number(at: widths.start))
    try cursor.leave(widths)
    let names = try cursor.tag()
    try cursor.leave(names)
    guard width > 0 else { throw .malformed(offset: widths.start, "fields without names") }
    let (total, overflow) = count.multipliedReportingOverflow(by: names.length / width)
    guard !overflow else { throw .malformed(offset: names.start, "arithmetic: too many fields") }
    try nested(&cursor, total, depth)
  }
}

/// A position among elements.
private struct MatCursor {
  let region: Region
  let swapped: Bool
  var reader: WindowReader

  init(_ region: Region, swapped: Bool, at offset: UInt64) {
    self.region = region
    self.swapped = swapped
    reader = WindowReader(region, at: offset)
  }

  struct Tag {
    let type: UInt32
    let start: UInt64
    let length: UInt64
    let end: UInt64
  }

  private mutating func word() throws(FormatError) -> UInt32 {
    let value = try reader.u32()
    return swapped ? value.byteSwapped : value
  }

  /// A tag, long or short; its content is left unread.
  mutating func tag() throws(FormatError) -> Tag {
    let start = reader.offset
    let first = try word()
    if first >> 16 != 0 {
      guard first >> 16 <= 4 else {
        throw .malformed(offset: start, "arithmetic: a small element that is not small")
      }
      return Tag(
        type: first & 0xFFFF, start: start + 4, length: UInt64(first >> 16), end: start + 8)
    }
    let length = UInt64(try word())
    guard length <= reader.remaining else {
      throw .malformed(offset: start, "arithmetic: an element beyond the file")
    }
    // Compressed elements are not filled up to eight bytes.
    let padded = first == 15 ? length : (length + 7) / 8 * 8
    return Tag(type: first, start: start + 8, length: length, end: start + 8 + padded)
  }

  mutating func leave(_ tag: Tag) throws(FormatError) {
    guard tag.end <= reader.count else { throw .truncated(offset: tag.start) }
    reader.seek(to: tag.end)
  }

  mutating func number(at offset: UInt64) throws(FormatError) -> UInt32 {
    reader.seek(to: offset)
    return try word()
  }

  mutating func product(_ tag: Tag) throws(FormatError) -> UInt64 {
    reader.seek(to: tag.start)
    var total: UInt64 = 1
    for _ in 0..<(tag.length / 4) {
      let (product, overflow) = total.multipliedReportingOverflow(by: UInt64(try word()))
      guard !overflow else {
        throw .malformed(offset: tag.start, "arithmetic: a shape that overflows")
      }
      total = product
    }
    return total
  }
}
