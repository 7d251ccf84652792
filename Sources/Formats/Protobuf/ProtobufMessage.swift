/// One message, read one level deep: its fields by name. Messages inside it are read when asked
/// for, long byte fields are known by their place only.

import Bytes

/// A message and the fields that stand directly in it.
package struct ProtobufMessage: Sendable {
  /// What it should be.
  package let type: ProtobufSchema.Message
  /// Where its content lies.
  package let range: Range<UInt64>
  /// Fields that the schema knows, in their order.
  package private(set) var fields: [ProtobufField] = []
  /// Fields that the schema does not know, or not in this spelling.
  package private(set) var strangers: [ProtobufField] = []
  /// Fields that may stand once and stand twice; which of the two counts is a matter of merging.
  package private(set) var doubles: [ProtobufField] = []
  /// Whether a tag is spelled in a way that no writer uses.
  package private(set) var odd: UInt64?

  private let region: Region
  private let schema: ProtobufSchema

  /// Reads the message of type `name` in `range` of `region`. `budget` is the number of fields
  /// that may still be read.
  package init(
    _ name: String, _ schema: ProtobufSchema, _ region: Region, _ range: Range<UInt64>? = nil,
    budget: inout Int
  ) throws(FormatError) {
    type = schema.message(name)
    self.schema = schema
    self.region = region
    self.range = range ?? 0..<region.count
    var wire = ProtobufWire(region)
    try read(&wire, &budget)
  }

  init(
    _ type: ProtobufSchema.Message, _ schema: ProtobufSchema, _ region: Region,
    _ range: Range<UInt64>, _ wire: inout ProtobufWire, _ budget: inout Int
  ) throws(FormatError) {
    self.type = type
    self.schema = schema
    self.region = region
    self.range = range
    try read(&wire, &budget)
  }

  private mutating func read(_ wire: inout ProtobufWire, _ budget: inout Int) throws(FormatError) {
    var low: UInt64 = 0
    var high: Set<UInt32> = []
    var at = range.lowerBound
    while let field = try wire.field(at: at, end: range.upperBound) {
      budget -= 1
      guard budget >= 0, fields.count < FormatLimits.protobufFieldsOfOne,
        strangers.count < FormatLimits.protobufFieldsOfOne
      else { throw .limit(offset: at, "the number of fields") }
      at = field.wire == .bytes ? field.content.upperBound : wire.position
      if field.isOdd { odd = odd ?? field.offset }
      guard let spec = type.fields[field.number], spec.accepts(field.wire) else {
        strangers.append(field)
        continue
      }
      if !spec.isRepeated {
        let bit: UInt64 = field.number < 64 ? 1 << UInt64(field.number) : 0
        let isNew = bit > 0 ? low & bit == 0 : high.insert(field.number).inserted
        low |= bit
        if !isNew { doubles.append(field) }
      }
      fields.append(field)
    }
  }

  // MARK: access

  /// The fields called `name`.
  package func all(_ name: String) -> [ProtobufField] {
    guard let number = type.numbers[name] else { return [] }
    return fields.filter { $0.number == number }
  }

  /// Whether a field called `name` is there.
  package func has(_ name: String) -> Bool {
    guard let number = type.numbers[name] else { return false }
    return fields.contains { $0.number == number }
  }

  /// The number `name`; the last one counts.
  package func int(_ name: String) -> UInt64? { all(name).last?.value }

  /// The numbers `name`, packed or not, at most `limit`.
  package func ints(_ name: String, limit: Int = 4_096) throws(FormatError) -> [UInt64] {
    var values: [UInt64] = []
    for field in all(name) {
      guard values.count < limit else {
        throw .limit(offset: field.offset, "the length of a list of numbers")
      }
      guard field.wire == .bytes else {
        values.append(field.value)
        continue
      }
      let wire: ProtobufField.Wire =
        switch type.fields[field.number]?.kind {
        case .fixed32: .fixed32
        case .fixed64: .fixed64
        default: .varint
        }
      var reader = ProtobufWire(region)
      values += try reader.packed(field.content, wire, limit: limit - values.count)
    }
    return values
  }

  /// Bytes of numbers in the field `name`, packed or not: what they take in the file.
  package func bytes(of name: String) -> UInt64 {
    all(name).reduce(0) { $0 + ($1.content.upperBound - $1.content.lowerBound) }
  }

  /// The content of the last field called `name`, at most `limit` bytes of it.
  package func bytes(_ name: String, limit: Int = FormatLimits.protobufText) throws(FormatError)
    -> [UInt8]?
  {
    guard let field = all(name).last else { return nil }
    return try bytes(field, limit: limit)
  }

  /// The content of a field, at most `limit` bytes of it.
  package func bytes(_ field: ProtobufField, limit: Int = FormatLimits.protobufText)
    throws(FormatError) -> [UInt8]
  {
    let length = min(field.content.upperBound - field.content.lowerBound, UInt64(limit))
    return try region.bytes(field.content.lowerBound, Int(length))
  }

  /// The text of the last field called `name`, shortened to the bound; invalid parts replaced.
  package func text(_ name: String) throws(FormatError) -> String? {
    guard let bytes = try bytes(name) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The texts of all fields called `name`.
  package func texts(_ name: String) throws(FormatError) -> [String] {
    var result: [String] = []
    for field in all(name) { result.append(String(decoding: try bytes(field), as: UTF8.self)) }
    return result
  }

  /// The messages called `name`.
  package func messages(_ name: String, budget: inout Int) throws(FormatError)
    -> [ProtobufMessage]
  {
    guard let number = type.numbers[name], case .message(let inner) = type.fields[number]?.kind
    else { return [] }
    var result: [ProtobufMessage] = []
    for field in all(name) {
      result.append(
        try ProtobufMessage(inner, schema, region, field.content, budget: &budget))
    }
    return result
  }

  /// The last message called `name`.
  package func message(_ name: String, budget: inout Int) throws(FormatError) -> ProtobufMessage? {
    guard let number = type.numbers[name], case .message(let inner) = type.fields[number]?.kind,
      let field = all(name).last
    else { return nil }
    return try ProtobufMessage(inner, schema, region, field.content, budget: &budget)
  }
}
