/// A walk over a whole file of messages: every message at every depth is shown to a visitor, and
/// what does not fit the schema is written down. Work is bounded by the number of fields, depth by
/// what the reference parsers allow.

import Bytes

/// What a walk noticed beside the meaning of the messages.
package struct ProtobufAudit: Sendable {
  /// Something that does not fit, with its place.
  package struct Oddity: Sendable, Equatable {
    /// What it is, in words.
    package let words: String
    /// Where it stands.
    package let offset: UInt64
  }

  /// Fields that the schema does not know; what they hold is hidden from every loader.
  package fileprivate(set) var strangers: [Oddity] = []
  /// Fields that stand twice, and tags that no writer writes so.
  package fileprivate(set) var ambiguities: [Oddity] = []
  /// Texts and byte fields that start like a program or an archive.
  package fileprivate(set) var embedded: [Range<UInt64>] = []
  /// Texts that hold words of scripts.
  package fileprivate(set) var scripts: [Oddity] = []
  /// Number of messages.
  package fileprivate(set) var messages = 0
  /// Deepest nesting.
  package fileprivate(set) var depth = 0
}

/// Walks messages.
package struct ProtobufWalk {
  /// What was noticed so far.
  package private(set) var audit = ProtobufAudit()
  private let region: Region
  private let schema: ProtobufSchema
  private var wire: ProtobufWire
  private var budget = FormatLimits.protobufFields
  private var ancestors: [ProtobufMessage] = []

  /// A visitor: the message and those that it lies in, outermost first.
  package typealias Visit =
    (_ message: ProtobufMessage, _ ancestors: [ProtobufMessage]) throws(FormatError) -> Void

  /// A walk over `region`.
  package init(_ region: Region, _ schema: ProtobufSchema) {
    self.region = region
    self.schema = schema
    wire = ProtobufWire(region)
  }

  /// Visits the message of type `name` that fills `range` and all messages in it.
  package mutating func run(_ name: String, _ range: Range<UInt64>? = nil, visit: Visit)
    throws(FormatError)
  {
    try walk(schema.message(name), range ?? 0..<region.count, visit)
  }

  private mutating func walk(
    _ type: ProtobufSchema.Message, _ range: Range<UInt64>, _ visit: Visit
  ) throws(FormatError) {
    guard ancestors.count < FormatLimits.protobufDepth else {
      throw .limit(offset: range.lowerBound, "the nesting of messages")
    }
    let message = try ProtobufMessage(type, schema, region, range, &wire, &budget)
    audit.messages += 1
    audit.depth = max(audit.depth, ancestors.count)
    write(message)
    try visit(message, ancestors)
    ancestors.append(message)
    for field in message.fields {
      switch type.fields[field.number]?.kind {
      case .message(let inner): try walk(schema.message(inner), field.content, visit)
      case .string: try examine(field, isText: true)
      case .bytes: try examine(field, isText: false)
      default: try examineNumbers(field)
      }
    }
    ancestors.removeLast()
  }

  private mutating func write(_ message: ProtobufMessage) {
    let limit = FormatLimits.protobufOddities
    for field in message.strangers where audit.strangers.count < limit {
      audit.strangers.append(
        .init(words: "field \(field.number) of \(message.type.name)", offset: field.offset))
    }
    for field in message.doubles where audit.ambiguities.count < limit {
      let name = message.type.fields[field.number]?.name ?? ""
      audit.ambiguities.append(
        .init(words: "\(name) of \(message.type.name) stands twice", offset: field.offset))
    }
    if let odd = message.odd, audit.ambiguities.count < limit {
      audit.ambiguities.append(
        .init(words: "a tag in \(message.type.name) is spelled too long", offset: odd))
    }
    // What no loader looks at may still carry something.
    for field in message.strangers where field.wire == .bytes { keep(field.content) }
  }

  /// A list of numbers must end with a number.
  private func examineNumbers(_ field: ProtobufField) throws(FormatError) {
    guard field.wire == .bytes, !field.content.isEmpty else { return }
    let last = try region.bytes(field.content.upperBound - 1, 1)
    let type = ancestors.last?.type.fields[field.number]?.kind
    let length = field.content.upperBound - field.content.lowerBound
    let fits =
      switch type {
      case .fixed32: length.isMultiple(of: 4)
      case .fixed64: length.isMultiple(of: 8)
      default: last[0] < 0x80
      }
    guard fits else { throw .malformed(offset: field.offset, "a list of numbers that breaks off") }
  }

  private mutating func examine(_ field: ProtobufField, isText: Bool) throws(FormatError) {
    let length = field.content.upperBound - field.content.lowerBound
    guard length >= 8 else { return }
    let head = try region.bytes(
      field.content.lowerBound, Int(min(length, UInt64(EmbeddedContent.headLength))))
    if EmbeddedContent.isLikely(head) { keep(field.content) }
    // Long byte fields are tensors; words of scripts are looked for where people write.
    guard isText || length <= UInt64(FormatLimits.protobufText),
      audit.scripts.count < FormatLimits.protobufOddities
    else { return }
    let text =
      length <= UInt64(head.count)
      ? head
      : try region.bytes(
        field.content.lowerBound, Int(min(length, UInt64(FormatLimits.protobufText))))
    if let words = EmbeddedContent.script(in: text) {
      audit.scripts.append(.init(words: words, offset: field.content.lowerBound))
    }
  }

  private mutating func keep(_ range: Range<UInt64>) {
    guard audit.embedded.count < FormatLimits.protobufEmbedded else { return }
    audit.embedded.append(range)
  }
}
