/// The outermost fields of content that has no magic: whether it is one whole message, and of which
/// numbers and kinds its fields are. With it formats are told apart.

import Bytes

/// Numbers and kinds of the outermost fields.
package struct ProtobufOutline: Sendable {
  /// How often each field stands there, by number and way of writing.
  package private(set) var counts: [UInt32: [ProtobufField.Wire: Int]] = [:]
  /// The first content of each field.
  package private(set) var first: [UInt32: Range<UInt64>] = [:]

  /// The outline of the message that fills `range` of `region`; `nil` if there is no such message.
  package init?(_ region: Region, _ range: Range<UInt64>? = nil) {
    let range = range ?? 0..<region.count
    var wire = ProtobufWire(region)
    var at = range.lowerBound
    var left = FormatLimits.protobufOutermost
    while true {
      guard left > 0, let field = try? wire.field(at: at, end: range.upperBound) else { break }
      left -= 1
      at = field.wire == .bytes ? field.content.upperBound : wire.position
      counts[field.number, default: [:]][field.wire, default: 0] += 1
      if first[field.number] == nil { first[field.number] = field.content }
    }
    guard at == range.upperBound, !counts.isEmpty else { return nil }
  }

  /// Whether a field with this number is there and always written so.
  package func has(_ number: UInt32, _ wire: ProtobufField.Wire) -> Bool {
    counts[number]?.count == 1 && counts[number]?[wire] != nil
  }

  /// Whether a field is missing, or always written so.
  package func allows(_ number: UInt32, _ wire: ProtobufField.Wire) -> Bool {
    counts[number] == nil || has(number, wire)
  }
}
