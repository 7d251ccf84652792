/// MessagePack documents (specification of msgpack.org) as Flax writes them: maps of arrays, with
/// the
/// arrays as extension values (flax `serialization.py`). Nothing is kept but what matters.

/// A read document.
package struct MessagePack: Sendable {
  /// Arrays and scalars in the extension types of Flax.
  package private(set) var arrays = 0
  /// Extension types that neither Flax nor MessagePack itself has.
  package private(set) var extensions: [(type: Int8, offset: UInt64, length: UInt64)] = []
  /// Byte strings, which other programs may unpickle.
  package private(set) var byteStrings: [Range<UInt64>] = []
  private var reader: WindowReader
  private var values = 0

  /// Whether the content starts like a map with texts as keys, or like an array of Flax.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.head(300), let first = head.first else { return false }
    var at = 1
    switch first {
    case 0x81...0x8F: break
    case 0xDE: at = 3
    case 0xDF: at = 5
    case 0xC7: return head.count > 4 && head[2] == 1 && head[3] == 0x93
    case 0xC8: return head.count > 5 && head[3] == 1 && head[4] == 0x93
    case 0xC9: return head.count > 7 && head[5] == 1 && head[6] == 0x93
    default: return false
    }
    guard head.count > at + 2 else { return false }
    let length: Int
    switch head[at] {
    case 0xA1...0xBF:
      length = Int(head[at] & 31)
      at += 1
    case 0xD9:
      length = Int(head[at + 1])
      at += 2
    default: return false
    }
    guard head.count >= at + length,
      let key = String(validating: head[at..<(at + length)], as: UTF8.self)
    else { return false }
    return key.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  /// Why the document could not be followed to its end, if so.
  package private(set) var fault: FormatError?

  /// Reads the whole document, or what comes before a fault.
  package init(_ region: Region) {
    reader = WindowReader(region)
    do throws(FormatError) {
      try value(depth: 0)
      guard reader.remaining == 0 else {
        throw .malformed(offset: reader.offset, "bytes after the end of the document")
      }
    } catch {
      fault = error
    }
  }

  // MARK: values

  private mutating func value(depth: Int) throws(FormatError) {
    values += 1
    guard values <= FormatLimits.binaryValues else { throw limit("the number of values") }
    let mark = try reader.u8()
    switch mark {
    case 0x00...0x7F, 0xE0...0xFF, 0xC0, 0xC2, 0xC3: return
    case 0x80...0x8F: try map(UInt64(mark & 15), depth)
    case 0x90...0x9F: try array(UInt64(mark & 15), depth)
    case 0xA0...0xBF: try text(UInt64(mark & 31))
    case 0xC4: try bytes(UInt64(try reader.u8()))
    case 0xC5: try bytes(try bigEndian(2))
    case 0xC6: try bytes(try bigEndian(4))
    case 0xC7: try ext(UInt64(try reader.u8()))
    case 0xC8: try ext(try bigEndian(2))
    case 0xC9: try ext(try bigEndian(4))
    case 0xCA, 0xCE, 0xD2: try reader.skip(4)
    case 0xCB, 0xCF, 0xD3: try reader.skip(8)
    case 0xCC, 0xD0: try reader.skip(1)
    case 0xCD, 0xD1: try reader.skip(2)
    case 0xD4...0xD8: try ext(UInt64(1) << UInt64(mark - 0xD4))
    case 0xD9: try text(UInt64(try reader.u8()))
    case 0xDA: try text(try bigEndian(2))
    case 0xDB: try text(try bigEndian(4))
    case 0xDC: try array(try bigEndian(2), depth)
    case 0xDD: try array(try bigEndian(4), depth)
    case 0xDE: try map(try bigEndian(2), depth)
    case 0xDF: try map(try bigEndian(4), depth)
    default: throw .malformed(offset: reader.offset - 1, "a byte that starts no value")
    }
  }

  private mutating func map(_ count: UInt64, _ depth: Int) throws(FormatError) {
    guard depth < FormatLimits.binaryDepth else { throw limit("the nesting") }
    guard count <= reader.remaining / 2 else { throw beyond() }
    for _ in 0..<count {
      try value(depth: depth + 1)
      try value(depth: depth + 1)
    }
  }

  private mutating func array(_ count: UInt64, _ depth: Int) throws(FormatError) {
    guard depth < FormatLimits.binaryDepth else { throw limit("the nesting") }
    guard count <= reader.remaining else { throw beyond() }
    for _ in 0..<count { try value(depth: depth + 1) }
  }

  private mutating func text(_ length: UInt64) throws(FormatError) {
    guard length <= reader.remaining else { throw beyond() }
    try reader.skip(length)
  }

  private mutating func bytes(_ length: UInt64) throws(FormatError) {
    guard length <= reader.remaining else { throw beyond() }
    if byteStrings.count < FormatLimits.hdf5Texts {
      byteStrings.append(reader.offset..<(reader.offset + length))
    }
    try reader.skip(length)
  }

  // MARK: extension values

  private mutating func ext(_ length: UInt64) throws(FormatError) {
    let type = Int8(bitPattern: try reader.u8())
    let start = reader.offset
    guard length <= reader.remaining else { throw beyond() }
    let end = start + length
    switch type {
    case 1, 3:
      arrays += 1
      try flaxArray(end)
    case 2:
      try value(depth: FormatLimits.binaryDepth - 2)
    case -1:
      guard [4, 8, 12].contains(length) else {
        throw .malformed(offset: start, "a time of an impossible length")
      }
      try reader.skip(length)
    default:
      extensions.append((type, start, length))
      guard extensions.count <= FormatLimits.hdf5Texts else { throw limit("the extensions") }
      try reader.skip(length)
    }
    guard reader.offset == end else {
      throw .malformed(offset: start, "an extension value that does not fill its length")
    }
  }

  /// Bytes of one element, by the names that numpy and `ml_dtypes` give.
  private static let widths: [String: UInt64] = [
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8,
    "uint64": 8, "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8,
    "complex128": 16, "float8_e4m3fn": 1, "float8_e5m2": 1, "float8_e4m3b11fnuz": 1,
    "float8_e4m3fnuz": 1, "float8_e5m2fnuz": 1, "float8_e4m3": 1, "float8_e3m4": 1,
    "float8_e8m0fnu": 1, "float6_e2m3fn": 1, "float6_e3m2fn": 1, "float4_e2m1fn": 1, "int4": 1,
    "uint4": 1, "int2": 1, "uint2": 1, "float128": 16, "V2": 2,
  ]

  /// `(shape, name of the type, bytes)`.
  private mutating func flaxArray(_ end: UInt64) throws(FormatError) {
    let start = reader.offset
    guard try reader.u8() == 0x93 else {
      throw .malformed(offset: start, "an array without shape, type and bytes")
    }
    var elements: UInt64 = 1
    for _ in 0..<(try count(0x90, 0xDC, 0xDD)) {
      let (product, overflow) = elements.multipliedReportingOverflow(by: try unsigned())
      guard !overflow else {
        throw .malformed(offset: start, "arithmetic: a shape that overflows")
      }
      elements = product
    }
    let length = try textLength()
    guard length <= 64 else { throw .malformed(offset: start, "a type that is none") }
    let name = String(decoding: try reader.take(Int(length)), as: UTF8.self)
    guard let width = Self.widths[name] else {
      throw .unsupported(offset: start, "this type of array")
    }
    let size: UInt64 =
      switch try reader.u8() {
      case 0xC4: UInt64(try reader.u8())
      case 0xC5: try bigEndian(2)
      case 0xC6: try bigEndian(4)
      default: throw .malformed(offset: reader.offset, "an array without bytes")
      }
    let (wanted, overflow) = elements.multipliedReportingOverflow(by: width)
    guard !overflow, wanted == size else {
      throw .malformed(offset: start, "arithmetic: an array whose shape does not fit its bytes")
    }
    guard reader.offset <= end, size == end - reader.offset else { throw beyond() }
    try reader.skip(size)
  }

  private mutating func count(_ small: UInt8, _ two: UInt8, _ four: UInt8) throws(FormatError)
    -> UInt64
  {
    let mark = try reader.u8()
    if mark & 0xF0 == small { return UInt64(mark & 15) }
    if mark == two { return try bigEndian(2) }
    guard mark == four else { throw .malformed(offset: reader.offset, "a shape that is none") }
    let count = try bigEndian(4)
    guard count <= reader.remaining else { throw beyond() }
    return count
  }

  private mutating func textLength() throws(FormatError) -> UInt64 {
    let mark = try reader.u8()
    if mark & 0xE0 == 0xA0 { return UInt64(mark & 31) }
    guard mark == 0xD9 else { throw .malformed(offset: reader.offset, "a type that is none") }
    return UInt64(try reader.u8())
  }

  private mutating func unsigned() throws(FormatError) -> UInt64 {
    let mark = try reader.u8()
    switch mark {
    case 0x00...0x7F: return UInt64(mark)
    case 0xCC: return UInt64(try reader.u8())
    case 0xCD: return try bigEndian(2)
    case 0xCE: return try bigEndian(4)
    case 0xCF: return try bigEndian(8)
    default: throw .malformed(offset: reader.offset, "a length that is no number")
    }
  }

  // MARK: parts

  private mutating func bigEndian(_ width: Int) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for _ in 0..<width { value = value << 8 | UInt64(try reader.u8()) }
    return value
  }

  private func beyond() -> FormatError {
    .malformed(offset: reader.offset, "arithmetic: a length beyond the file")
  }

  private func limit(_ what: String) -> FormatError { .limit(offset: reader.offset, what) }
}
