/// Persistent ids: PyTorch's way of naming the storages that lie beside the pickle.

import Formats

/// A storage that a PyTorch stream refers to.
struct TorchStorage: Equatable {
  let key: String
  /// Bytes that its tensors need; `nil` if the type is not known.
  let bytes: UInt64?
  /// How its numbers are stored, if they are floating-point.
  var kind: FloatKind?
}

extension PickleJudge {
  /// `("module", class, file, source)`: how old versions of PyTorch name the classes of a project.
  func isLegacyClass(_ id: PickleValue) -> Bool {
    guard isTorch, let node = trace.node(id), node.elements.count == 4 else { return false }
    return trace.text(node.elements[0]) == "module" && trace.imported(node.elements[1]) != nil
  }

  mutating func judgePersistent(_ persistent: PicklePersistent) {
    guard isTorch, let storage = torchStorage(persistent.id) else {
      return add(
        InspectionRules.persistentID, .suspicious,
        "a persistent id that is no storage of a PyTorch container", persistent.offset)
    }
    storages.append(storage)
  }

  /// `("storage", class, key, location, count, ...)`, as `torch.save` writes it.
  private func torchStorage(_ id: PickleValue) -> TorchStorage? {
    guard let node = trace.node(id), node.kind == .tuple, (5...6).contains(node.elements.count),
      trace.text(node.elements[0]) == "storage", let kind = resolved(node.elements[1]),
      rule(node.elements[1])?.role == .storage, let key = trace.text(node.elements[2]),
      trace.text(node.elements[3]) != nil, case .int(let count) = node.elements[4], count >= 0
    else { return nil }
    let (bytes, overflow) = UInt64(count).multipliedReportingOverflow(
      by: Self.elementBytes[kind.name] ?? 1)
    return TorchStorage(
      key: key, bytes: overflow || Self.elementBytes[kind.name] == nil ? nil : bytes,
      kind: FloatKind(torchStorage: kind.name))
  }

  static let elementBytes: [String: UInt64] = [
    "UntypedStorage": 1, "_UntypedStorage": 1, "ByteStorage": 1, "CharStorage": 1,
    "BoolStorage": 1, "QInt8Storage": 1, "QUInt8Storage": 1, "QUInt4x2Storage": 1,
    "QUInt2x4Storage": 1, "HalfStorage": 2, "BFloat16Storage": 2, "ShortStorage": 2,
    "FloatStorage": 4, "IntStorage": 4, "QInt32Storage": 4, "DoubleStorage": 8, "LongStorage": 8,
    "ComplexFloatStorage": 8, "ComplexDoubleStorage": 16,
  ]
}
