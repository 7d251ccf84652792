/// A conversion without the source behind it: what comes out, in words and numbers. It crosses from
/// the confined process that read the source to the one that writes the result, so it is read
/// strictly.

package import Bytes

/// A tensor of the result.
package struct OutlinedTensor: Sendable, Equatable {
  /// Its name in the result.
  package let name: String
  /// The type of its elements.
  package let type: TensorType
  /// Lengths of its axes as the result states them.
  package let shape: [UInt64]
  /// Number of its bytes.
  package let bytes: UInt64

  /// The tensor as a JSON object.
  package func json(_ digest: Digest?) -> JSON {
    var object: JSONObject = [
      "name": .string(name), "dtype": .string(type.rawValue),
      "shape": .array(shape.map { .int($0) }), "bytes": .int(bytes),
    ]
    if let digest { object["sha256"] = .string(digest.hex) }
    return .object(object)
  }
}

/// What a conversion writes and leaves out.
package struct ConversionOutline: Sendable, Equatable {
  /// The key of the checkpoint that was chosen; empty for the whole.
  package let key: String
  /// The tensors in the order of the result: by type, the widest first, then by name.
  package let tensors: [OutlinedTensor]
  /// Second names.
  package let aliases: [TensorAlias]
  /// Tensors that share bytes with another one in the source, and hold their own in the result.
  package let separated: [String]
  /// What is left out, at most `InspectionLimits.conversionDropped`.
  package let dropped: [DroppedValue]
  /// How many values are left out, listed or not.
  package let droppedCount: Int
  /// The entries of `__metadata__`.
  package let metadata: [String: String]
  /// The first bytes of the result: length and header.
  package let header: [UInt8]

  /// Bytes of the result.
  package var bytes: UInt64 {
    tensors.reduce(UInt64(header.count)) { $0 &+ $1.bytes }
  }

  init(
    key: String, tensors: [OutlinedTensor], aliases: [TensorAlias], separated: [String],
    dropped: [DroppedValue], droppedCount: Int, metadata: [String: String]
  ) {
    self.key = key
    self.tensors = tensors
    self.aliases = aliases
    self.separated = separated
    self.dropped = dropped
    self.droppedCount = droppedCount
    self.metadata = metadata
    header = SafetensorsHeader.encode(tensors, metadata)
  }

  /// What was chosen, shared and dropped, as a JSON object.
  package var summary: JSONObject {
    var names = JSONObject()
    for alias in aliases { names[alias.name] = .string(alias.kept) }
    return [
      "key": .string(key), "aliases": .object(names), "separated": .strings(separated),
      "dropped": .array(
        dropped.map {
          [
            "path": .string($0.path), "what": .string($0.what), "reason": .string($0.reason),
          ]
        }),
      "dropped_count": .int(droppedCount),
    ]
  }
}

// MARK: from process to process

extension ConversionOutline {
  /// The outline as JSON; `init(json:)` reads it.
  package func json() -> JSON {
    [
      "tensors": .array(tensors.map { $0.json(nil) }),
      "metadata": .array(
        metadata.sorted { $0.key < $1.key }.map { [.string($0.key), .string($0.value)] }),
      "summary": .object(summary),
    ]
  }

  /// What `json()` wrote; `nil` if anything about it is otherwise, or if the tensors would not lie
  /// one after the other in one file.
  package init?(json: JSON) {
    guard let list = json["tensors"]?.array, let entries = json["metadata"]?.array,
      let summary = json["summary"], let key = summary["key"]?.string,
      let names = summary["aliases"]?.object, let separated = summary["separated"]?.array,
      let dropped = summary["dropped"]?.array, let count = summary["dropped_count"]?.int,
      dropped.count <= InspectionLimits.conversionDropped
    else { return nil }
    let tensors = list.compactMap(OutlinedTensor.init(json:))
    let words = separated.compactMap(\.string)
    let values = dropped.compactMap(DroppedValue.init(json:))
    guard tensors.count == list.count, words.count == separated.count,
      values.count == dropped.count, count >= 0
    else { return nil }
    var total: UInt64 = 0
    for tensor in tensors {
      let (sum, overflow) = total.addingReportingOverflow(tensor.bytes)
      guard !overflow, sum <= UInt64(Int64.max) else { return nil }
      total = sum
    }
    var metadata: [String: String] = [:]
    for entry in entries {
      guard let name = entry[0]?.string, let value = entry[1]?.string else { return nil }
      metadata[name] = value
    }
    var aliases: [TensorAlias] = []
    for (name, kept) in names.members {
      guard let kept = kept.string else { return nil }
      aliases.append(TensorAlias(name: name, kept: kept))
    }
    self.init(
      key: key, tensors: tensors, aliases: aliases, separated: words, dropped: values,
      droppedCount: count, metadata: metadata)
  }
}

extension OutlinedTensor {
  /// What `json` wrote; the bytes have to be those of the type and the shape.
  fileprivate init?(json: JSON) {
    guard let name = json["name"]?.string,
      let type = json["dtype"]?.string.flatMap(TensorType.init),
      let list = json["shape"]?.array, list.count <= InspectionLimits.conversionAxes,
      let bytes = json["bytes"]?.number?.uint64
    else { return nil }
    let shape = list.compactMap { $0.number?.uint64 }
    guard shape.count == list.count, Self.bytes(type, shape) == bytes else { return nil }
    self.init(name: name, type: type, shape: shape, bytes: bytes)
  }

  private static func bytes(_ type: TensorType, _ shape: [UInt64]) -> UInt64? {
    guard !shape.contains(0) else { return 0 }
    var count = type.bytes
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow else { return nil }
      count = product
    }
    // Two numbers share a byte; without an axis there is one stored element.
    return type == .float4 && !shape.isEmpty ? count / 2 : count
  }
}

extension DroppedValue {
  fileprivate init?(json: JSON) {
    guard let path = json["path"]?.string, let what = json["what"]?.string,
      let reason = json["reason"]?.string
    else { return nil }
    self.init(path: path, what: what, reason: reason)
  }
}

extension ConversionRefusal {
  /// The refusal as JSON; `init(json:)` reads it.
  package func json() -> JSON {
    .array(reasons.map { [.string($0.path), .string($0.reason)] })
  }

  /// What `json()` wrote; `nil` if anything about it is otherwise.
  package init?(json: JSON) {
    guard let list = json.array, !list.isEmpty, list.count <= Self.most else { return nil }
    var reasons: [RefusedValue] = []
    for entry in list {
      guard let path = entry[0]?.string, let reason = entry[1]?.string else { return nil }
      reasons.append(RefusedValue(path: path, reason: reason))
    }
    self.init(reasons)
  }

  /// Every way to a refusal keeps its reasons within one of these.
  private static var most: Int {
    max(InspectionLimits.conversionReasons, InspectionLimits.coverageReasons)
  }
}
