/// The wire format of Protocol Buffers (protobuf.dev "Encoding"): tags, varints, fixed widths,
/// length-delimited fields and groups, one level at a time. Accepted is what the reference parsers
/// accept; what only some accept is counted as odd.

import Bytes

/// One field as it stands in the bytes, without its meaning.
package struct ProtobufField: Sendable, Equatable {
  /// The five ways in which a field is written.
  package enum Wire: UInt8, Sendable {
    case varint = 0
    case fixed64 = 1
    case bytes = 2
    case group = 3
    case fixed32 = 5
  }

  /// The field's number, at least 1.
  package let number: UInt32
  /// How it is written.
  package let wire: Wire
  /// The number of a varint or of a fixed width; 0 otherwise.
  package let value: UInt64
  /// Where its tag stands.
  package let offset: UInt64
  /// Where its content lies: without tag and length, for a group without the closing tag.
  package let content: Range<UInt64>
  /// Whether its tag is spelled longer than need be, which no writer does.
  package let isOdd: Bool
}

/// Reads the fields of one message.
struct ProtobufWire {
  private var reader: WindowReader

  init(_ region: Region) { reader = WindowReader(region) }

  /// The next field of a message that ends at `end`, from `offset`; `nil` at the end.
  mutating func field(at offset: UInt64, end: UInt64, depth: Int = 0) throws(FormatError)
    -> ProtobufField?
  {
    guard offset < end else { return nil }
    guard end <= reader.count else { throw .truncated(offset: offset) }
    reader.seek(to: offset)
    let (number, wire, isOdd) = try tag(end)
    let start = reader.offset
    switch wire {
    case 0:
      let value = try varint(end)
      return make(number, .varint, value, offset, start..<reader.offset, isOdd)
    case 1: return make(number, .fixed64, try fixed(8, end), offset, start..<start + 8, isOdd)
    case 5: return make(number, .fixed32, try fixed(4, end), offset, start..<start + 4, isOdd)
    case 2:
      let length = try varint(end)
      let from = reader.offset
      guard length <= end - from else { throw .truncated(offset: offset) }
      return make(number, .bytes, 0, offset, from..<from + length, isOdd)
    case 3:
      let inner = try skipGroup(number, end, depth: depth)
      return make(number, .group, 0, offset, start..<inner, isOdd)
    default: throw .malformed(offset: offset, "a field of a kind that does not exist")
    }
  }

  /// Goes to `offset`.
  mutating func seek(to offset: UInt64) { reader.seek(to: offset) }

  /// Where the field that was read last ends.
  var position: UInt64 { reader.offset }

  private func make(
    _ number: UInt32, _ wire: ProtobufField.Wire, _ value: UInt64, _ offset: UInt64,
    _ content: Range<UInt64>, _ isOdd: Bool
  ) -> ProtobufField {
    ProtobufField(
      number: number, wire: wire, value: value, offset: offset, content: content, isOdd: isOdd)
  }

  private mutating func tag(_ end: UInt64) throws(FormatError) -> (UInt32, UInt64, Bool) {
    let start = reader.offset
    let tag = try varint(end)
    let length = reader.offset - start
    guard tag <= UInt64(UInt32.max), length <= 5, tag >> 3 > 0 else {
      throw .malformed(offset: start, "a field without a valid number")
    }
    let needed = max(1, (UInt64(64 - tag.leadingZeroBitCount) + 6) / 7)
    return (UInt32(tag >> 3), tag & 7, length > needed)
  }

  /// A varint of at most ten bytes that ends before `end`; bits beyond 64 are dropped, as the
  /// reference parsers do.
  mutating func varint(_ end: UInt64) throws(FormatError) -> UInt64 {
    let start = reader.offset
    var value: UInt64 = 0
    for index in 0..<10 {
      guard reader.offset < end else { throw .truncated(offset: start) }
      let byte = try reader.u8()
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte < 0x80 { return value }
    }
    throw .malformed(offset: start, "a number of more than ten bytes")
  }

  /// Numbers of a packed field, at most `limit` of them.
  mutating func packed(_ range: Range<UInt64>, _ wire: ProtobufField.Wire, limit: Int)
    throws(FormatError) -> [UInt64]
  {
    reader.seek(to: range.lowerBound)
    var values: [UInt64] = []
    while reader.offset < range.upperBound {
      guard values.count < limit else {
        throw .limit(offset: range.lowerBound, "the length of a list of numbers")
      }
      switch wire {
      case .fixed32: values.append(try fixed(4, range.upperBound))
      case .fixed64: values.append(try fixed(8, range.upperBound))
      default: values.append(try varint(range.upperBound))
      }
    }
    return values
  }

  private mutating func fixed(_ width: UInt64, _ end: UInt64) throws(FormatError) -> UInt64 {
    guard reader.offset <= end, width <= end - reader.offset else {
      throw .truncated(offset: reader.offset)
    }
    return width == 8 ? try reader.u64() : UInt64(try reader.u32())
  }

  /// Passes over a group; answers where its closing tag starts. Groups in groups are counted on
  /// a list instead of on the stack.
  private mutating func skipGroup(_ number: UInt32, _ end: UInt64, depth: Int) throws(FormatError)
    -> UInt64
  {
    let start = reader.offset
    var open = [number]
    var fields = 0
    while true {
      let at = reader.offset
      guard at < end else { throw .truncated(offset: start) }
      fields += 1
      guard fields <= FormatLimits.protobufGroupFields,
        open.count + depth <= FormatLimits.protobufDepth
      else { throw .limit(offset: start, "the size of a group") }
      let (inner, wire, _) = try tag(end)
      switch wire {
      case 0: _ = try varint(end)
      case 1: _ = try fixed(8, end)
      case 5: _ = try fixed(4, end)
      case 2:
        let length = try varint(end)
        guard length <= end - reader.offset else { throw .truncated(offset: at) }
        try reader.skip(length)
      case 3: open.append(inner)
      case 4:
        guard open.popLast() == inner else {
          throw .malformed(offset: at, "a group that is closed by another")
        }
        if open.isEmpty { return at }
      default: throw .malformed(offset: at, "a field of a kind that does not exist")
      }
    }
  }
}
