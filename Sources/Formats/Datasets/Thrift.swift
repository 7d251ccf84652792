/// Thrift's compact protocol, as far as Parquet's metadata needs it (thrift-compact-protocol.md).

/// A value of the protocol.
indirect enum ThriftValue: Sendable {
  case bool(Bool)
  case int(Int64)
  case double
  case bytes([UInt8])
  case list([ThriftValue])
  case structure([Int16: ThriftValue])

  subscript(field: Int16) -> ThriftValue? {
    if case .structure(let fields) = self { fields[field] } else { nil }
  }
  var int: Int64? { if case .int(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
  var list: [ThriftValue]? { if case .list(let values) = self { values } else { nil } }
  var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  /// A number that counts or places bytes.
  var size: UInt64? { int.flatMap { $0 >= 0 ? UInt64($0) : nil } }
}

/// Reads structures.
struct ThriftReader {
  private(set) var reader: WindowReader
  private var left: Int

  init(_ region: Region, at offset: UInt64 = 0, values: Int = FormatLimits.thriftValues) {
    reader = WindowReader(region, at: offset)
    left = values
  }

  mutating func structure(depth: Int = 0) throws(FormatError) -> ThriftValue {
    guard depth < FormatLimits.thriftDepth else {
      throw .limit(offset: reader.offset, "the depth of the metadata")
    }
    var fields: [Int16: ThriftValue] = [:]
    var id: Int16 = 0
    while true {
      let byte = try reader.u8()
      if byte == 0 { return .structure(fields) }
      if byte >> 4 == 0 {
        id = Int16(truncatingIfNeeded: try zigzag())
      } else {
        id &+= Int16(byte >> 4)
      }
      switch byte & 15 {
      case 1: fields[id] = .bool(true)
      case 2: fields[id] = .bool(false)
      case let type: fields[id] = try value(type, depth)
      }
    }
  }

  private mutating func value(_ type: UInt8, _ depth: Int) throws(FormatError) -> ThriftValue {
    left -= 1
    guard left >= 0 else { throw .limit(offset: reader.offset, "the number of values") }
    switch type {
    case 1, 2: return .bool(try reader.u8() == 1)
    case 3: return .int(Int64(Int8(bitPattern: try reader.u8())))
    case 4, 5, 6: return .int(try zigzag())
    case 7:
      try reader.skip(8)
      return .double
    case 8:
      let length = try varint()
      guard length <= FormatLimits.thriftBytes else {
        throw .limit(offset: reader.offset, "a text of the metadata")
      }
      return .bytes(try reader.take(Int(length)))
    case 9, 10: return try list(depth)
    case 11: return try map(depth)
    case 12: return try structure(depth: depth + 1)
    default: throw .malformed(offset: reader.offset, "an unknown type in the metadata")
    }
  }

  private mutating func list(_ depth: Int) throws(FormatError) -> ThriftValue {
    guard depth < FormatLimits.thriftDepth else {
      throw .limit(offset: reader.offset, "the depth of the metadata")
    }
    let head = try reader.u8()
    let count = head >> 4 == 15 ? try varint() : UInt64(head >> 4)
    guard count <= UInt64(max(0, left)) else {
      throw .limit(offset: reader.offset, "a list of the metadata")
    }
    var values: [ThriftValue] = []
    for _ in 0..<count { values.append(try value(head & 15, depth + 1)) }
    return .list(values)
  }

  private mutating func map(_ depth: Int) throws(FormatError) -> ThriftValue {
    guard depth < FormatLimits.thriftDepth else {
      throw .limit(offset: reader.offset, "the depth of the metadata")
    }
    let count = try varint()
    guard count > 0 else { return .list([]) }
    guard count <= UInt64(max(0, left)) else {
      throw .limit(offset: reader.offset, "a map of the metadata")
    }
    let types = try reader.u8()
    var values: [ThriftValue] = []
    for _ in 0..<count {
      values.append(try value(types >> 4, depth + 1))
      values.append(try value(types & 15, depth + 1))
    }
    return .list(values)
  }

  private mutating func varint() throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try reader.u8()
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw .malformed(offset: reader.offset, "a number in the metadata")
  }

  private mutating func zigzag() throws(FormatError) -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
