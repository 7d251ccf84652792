/// UBJSON documents (Universal Binary JSON, draft 12) as XGBoost writes them, read into JSON
/// values.
/// Integers are big-endian; every length is checked against what is left.

package import Bytes

/// Reads one document.
package struct UBJSON {
  private var reader: WindowReader
  private var values = 0
  private var elements = 0

  /// Whether the content starts like an object with a counted key, which no JSON text does.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.head(64), head.count >= 6, head[0] == UInt8(ascii: "{") else {
      return false
    }
    var reader = UBJSON(region)
    _ = try? reader.reader.skip(1)
    guard let key = try? reader.text(limit: 64), !key.isEmpty else { return false }
    return key.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private init(_ region: Region) { reader = WindowReader(region) }

  /// The value that fills `region`. Arrays of one type are not kept: those of floats are given by
  /// their length, those of integers as `{"count", "least", "greatest"}`.
  package static func read(_ region: Region) throws(FormatError) -> JSON {
    var reader = UBJSON(region)
    let value = try reader.value(try reader.reader.u8(), depth: 0)
    guard reader.reader.remaining == 0 else {
      throw .malformed(offset: reader.reader.offset, "bytes after the end of the document")
    }
    return value
  }

  // MARK: values

  private mutating func value(_ mark: UInt8, depth: Int) throws(FormatError) -> JSON {
    values += 1
    guard values <= FormatLimits.binaryValues else { throw limit("the number of values") }
    switch mark {
    case UInt8(ascii: "Z"): return .null
    case UInt8(ascii: "T"): return .bool(true)
    case UInt8(ascii: "F"): return .bool(false)
    case UInt8(ascii: "d"):
      let bits = UInt32(truncatingIfNeeded: try bigEndian(4))
      return .double(Double(Float(bitPattern: bits)))
    case UInt8(ascii: "D"): return .double(Double(bitPattern: try bigEndian(8)))
    case UInt8(ascii: "C"):
      return .string(String(decoding: [try reader.u8()], as: UTF8.self))
    case UInt8(ascii: "S"), UInt8(ascii: "H"):
      return .string(try text(limit: FormatLimits.binaryText))
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    default: return .int(try integer(mark))
    }
  }

  private mutating func object(depth: Int) throws(FormatError) -> JSON {
    guard depth <= FormatLimits.binaryDepth else { throw limit("the nesting") }
    var object = JSONObject()
    while try reader.peek() != UInt8(ascii: "}") {
      let start = reader.offset
      let key = try text(limit: 65_536)
      guard object[key] == nil else { throw .malformed(offset: start, "a key that stands twice") }
      object[key] = try value(try reader.u8(), depth: depth)
    }
    try reader.skip(1)
    return .object(object)
  }

  private mutating func array(depth: Int) throws(FormatError) -> JSON {
    guard depth <= FormatLimits.binaryDepth else { throw limit("the nesting") }
    var type: UInt8?
    if try reader.peek() == UInt8(ascii: "$") {
      try reader.skip(1)
      type = try reader.u8()
    }
    var result: [JSON] = []
    guard try reader.peek() == UInt8(ascii: "#") else {
      guard type == nil else { throw .malformed(offset: reader.offset, "an array without length") }
      while try reader.peek() != UInt8(ascii: "]") {
        result.append(try value(try reader.u8(), depth: depth))
      }
      try reader.skip(1)
      return .array(result)
    }
    try reader.skip(1)
    let count = try integer(try reader.u8())
    guard let type else {
      guard count >= 0, UInt64(count) <= reader.remaining else { throw beyond() }
      for _ in 0..<count { result.append(try value(try reader.u8(), depth: depth)) }
      return .array(result)
    }
    return try typed(type, count)
  }

  private mutating func typed(_ type: UInt8, _ count: Int64) throws(FormatError) -> JSON {
    guard let width = Self.width(type) else {
      throw .malformed(offset: reader.offset, "an array of an unknown type")
    }
    guard count >= 0, UInt64(count) <= reader.remaining / UInt64(width) else { throw beyond() }
    let isFloat = type == UInt8(ascii: "d") || type == UInt8(ascii: "D")
    guard !isFloat, count > 0 else {
      try reader.skip(UInt64(count) * UInt64(width))
      return .int(count)
    }
    elements += Int(count)
    guard elements <= FormatLimits.binaryElements else { throw limit("the elements of arrays") }
    var least = Int64.max
    var greatest = Int64.min
    for _ in 0..<count {
      let value = try integer(type)
      (least, greatest) = (min(least, value), max(greatest, value))
    }
    return .object(["count": .int(count), "least": .int(least), "greatest": .int(greatest)])
  }

  private static func width(_ type: UInt8) -> Int? {
    switch type {
    case UInt8(ascii: "i"), UInt8(ascii: "U"): 1
    case UInt8(ascii: "I"): 2
    case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
    case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
    default: nil
    }
  }

  // MARK: parts

  private mutating func integer(_ mark: UInt8) throws(FormatError) -> Int64 {
    switch mark {
    case UInt8(ascii: "i"): Int64(Int8(truncatingIfNeeded: try bigEndian(1)))
    case UInt8(ascii: "U"): Int64(try bigEndian(1))
    case UInt8(ascii: "I"): Int64(Int16(truncatingIfNeeded: try bigEndian(2)))
    case UInt8(ascii: "l"): Int64(Int32(truncatingIfNeeded: try bigEndian(4)))
    case UInt8(ascii: "L"): Int64(bitPattern: try bigEndian(8))
    default: throw .malformed(offset: reader.offset - 1, "an unknown type of value")
    }
  }

  private mutating func text(limit: Int) throws(FormatError) -> String {
    let length = try integer(try reader.u8())
    guard length >= 0, UInt64(length) <= reader.remaining else { throw beyond() }
    guard length <= limit else { throw self.limit("the length of a text") }
    return String(decoding: try reader.take(Int(length)), as: UTF8.self)
  }

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
