/// What a model in messages names: for formats where a walk needs only a few texts of some messages
/// (Core ML, PaddlePaddle, Caffe, CNTK).

import Bytes

/// Texts that were asked for, with their places.
package struct NamedUses: Sendable {
  /// One text.
  package struct Use: Sendable {
    /// The message and field that it stands in: `OpDesc.type`.
    package let field: String
    /// The text.
    package let text: String
    /// Texts of the other fields that were asked for in the same message.
    package let others: [(field: String, text: String)]
    /// Where the message stands.
    package let offset: UInt64
  }

  /// The uses in their order; the same texts of one field are kept a bounded number of times.
  package private(set) var uses: [Use] = []
  /// Fields that were set, of those that were asked for.
  package private(set) var present: [String: UInt64] = [:]
  /// What did not fit the schema.
  package let audit: ProtobufAudit

  /// Walks the message `root` of `schema`. `texts` are the fields to read, by message; the first is
  /// the one by which uses are listed. `flags` are fields of which only the presence matters.
  package init(
    _ region: Region, _ schema: ProtobufSchema, _ root: String, texts: [String: [String]],
    flags: [String: [String]] = [:]
  ) throws(FormatError) {
    var walk = ProtobufWalk(region, schema)
    var uses: [Use] = []
    var present: [String: UInt64] = [:]
    var counts: [String: Int] = [:]
    try walk.run(root) { (message, _) throws(FormatError) in
      let name = message.type.name
      for flag in flags[name] ?? [] where message.has(flag) {
        present["\(name).\(flag)"] = present["\(name).\(flag)"] ?? message.range.lowerBound
      }
      guard let fields = texts[name], let first = fields.first else { return }
      for text in try message.texts(first) {
        let key = "\(name) \(text)"
        counts[key, default: 0] += 1
        guard counts[key, default: 0] <= FormatLimits.graphSameUses else { continue }
        guard uses.count < FormatLimits.graphUses else {
          throw .limit(offset: message.range.lowerBound, "the number of names")
        }
        var others: [(field: String, text: String)] = []
        for other in fields.dropFirst() {
          for text in try message.texts(other).prefix(16) { others.append((other, text)) }
        }
        uses.append(
          Use(
            field: "\(name).\(first)", text: text, others: others,
            offset: message.range.lowerBound))
      }
    }
    self.uses = uses
    self.present = present
    audit = walk.audit
  }
}

/// Tells formats of messages that have no magic.
package enum MessageFormats {
  /// A format and the root of its messages.
  package enum Kind: Sendable {
    case coreML, paddle, caffe, cntk, sentencePiece

    /// Tags with which writers start.
    fileprivate var tags: Set<UInt8> {
      switch self {
      case .coreML, .cntk: [0x08, 0x12]
      case .paddle, .sentencePiece: [0x0A]
      case .caffe: [0x0A, 0x12, 0x1A, 0x42, 0xA2]
      }
    }
  }

  /// Whether the content is of this kind.
  package static func isCandidate(_ region: Region, _ kind: Kind) -> Bool {
    guard let tag = try? region.bytes(0, 1)[0], kind.tags.contains(tag),
      let outline = ProtobufOutline(region)
    else { return false }
    switch kind {
    case .coreML: return isCoreML(region, outline)
    case .paddle:
      return outline.has(1, .bytes) && outline.allows(4, .bytes)
        && first(region, outline, 1, "BlockDesc", .paddle).map {
          $0.has("idx") && $0.has("parent_idx") && $0.strangers.isEmpty
        } == true
    case .caffe: return isCaffe(region, outline)
    case .sentencePiece:
      return outline.has(1, .bytes) && outline.has(2, .bytes) && outline.has(3, .bytes)
        && first(region, outline, 1, "SentencePiece", .sentencePiece).map {
          $0.has("piece") && $0.has("score") && $0.strangers.isEmpty
        } == true
        && first(region, outline, 2, "TrainerSpec", .sentencePiece)?.fields.isEmpty == false
    case .cntk:
      return outline.has(1, .varint) && outline.has(2, .bytes)
        && first(region, outline, 2, "DataEntry", .cntk).map {
          $0.has("key") && $0.has("value") && $0.strangers.isEmpty
        } == true && isCNTK(region, outline)
    }
  }

  /// A dictionary's value tells its type, which other formats with the same numbers do not.
  private static func isCNTK(_ region: Region, _ outline: ProtobufOutline) -> Bool {
    var budget = FormatLimits.protobufOutermost
    guard let entry = first(region, outline, 2, "DataEntry", .cntk),
      let value = try? entry.message("value", budget: &budget)
    else { return false }
    return value.has("version") && value.has("value_type") && value.strangers.isEmpty
  }

  private static func isCoreML(_ region: Region, _ outline: ProtobufOutline) -> Bool {
    guard outline.has(1, .varint), outline.has(2, .bytes),
      let description = first(region, outline, 2, "ModelDescription", .coreML),
      description.strangers.count <= description.fields.count
    else { return false }
    return outline.counts.keys.contains { $0 >= 200 && $0 <= 3_000 && outline.has($0, .bytes) }
  }

  private static func isCaffe(_ region: Region, _ outline: ProtobufOutline) -> Bool {
    if outline.has(100, .bytes), outline.allows(1, .bytes),
      let layer = first(region, outline, 100, "LayerParameter", .caffe)
    {
      return layer.has("type") && layer.strangers.count < layer.fields.count
    }
    guard outline.has(1, .bytes), outline.has(2, .bytes), outline.counts[1]?[.bytes] == 1,
      let layer = first(region, outline, 2, "V1LayerParameter", .caffe)
    else { return false }
    return layer.has("type") && layer.has("name") && layer.strangers.isEmpty
  }

  private static func first(
    _ region: Region, _ outline: ProtobufOutline, _ number: UInt32, _ type: String,
    _ schema: ProtobufSchema
  ) -> ProtobufMessage? {
    var budget = FormatLimits.protobufOutermost
    guard let range = outline.first[number] else { return nil }
    return try? ProtobufMessage(type, schema, region, range, budget: &budget)
  }
}
