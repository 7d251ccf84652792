/// The constructors by which PyTorch's pickles make tensors (`torch/_utils.py`).

import Bytes
import Formats

extension PickleTensors {
  /// The tensor that a call of one of PyTorch's own functions makes.
  mutating func torchTensor(
    _ index: Int32, _ call: PickleCall, _ name: CallableName, _ level: Int
  ) throws(TensorFault) -> TensorTree {
    try checkUnchanged(index, call)
    if let state = call.arguments.last, Self.stateful.contains(name.name), holdsSomething(state) {
      withAttributes.insert(index)
    }
    return try rebuilt(name, call.arguments, level)
  }

  /// Constructors whose last argument is the state of the Python object.
  private static let stateful: Set<String> = [
    "_rebuild_from_type_v2", "_rebuild_parameter_with_state",
  ]

  private func holdsSomething(_ state: PickleValue) -> Bool {
    if state == .none { return false }
    return trace.node(state).map { $0.count > 0 } ?? true
  }

  private mutating func rebuilt(_ name: CallableName, _ arguments: [PickleValue], _ level: Int)
    throws(TensorFault) -> TensorTree
  {
    switch name.name {
    case "_rebuild_tensor" where arguments.count == 4,
      "_rebuild_tensor_v2" where (6...7).contains(arguments.count):
      if arguments.count == 7 { try checkPlain(arguments[6]) }
      try checkData(arguments.dropFirst(4), level)
      return .tensor(try strided(arguments, type: nil))
    case "_rebuild_tensor_v3" where (7...8).contains(arguments.count):
      if arguments.count == 8 { try checkPlain(arguments[7]) }
      try checkData(arguments.dropFirst(4), level)
      let (type, words) = self.name(arguments[6])
      guard let type, type.module == "torch", let known = TensorType.ofTorch(type.name) else {
        throw TensorFault("safetensors has no type for \(words)")
      }
      return .tensor(try strided(arguments, type: known))
    case "_rebuild_parameter", "_rebuild_parameter_with_state", "Parameter", "Buffer":
      guard let data = arguments.first else { break }
      try checkData(arguments.dropFirst(), level)
      return try tensorOnly(tree(data, level: level))
    case "_rebuild_from_type_v2" where arguments.count == 4: return try typed(arguments, level)
    default: break
    }
    throw TensorFault(Self.reason(name.name))
  }

  private static func reason(_ name: String) -> String {
    switch name {
    case "_rebuild_qtensor": "a quantised tensor, for which safetensors has no type"
    case "_rebuild_sparse_tensor", "_rebuild_sparse_csr_tensor":
      "a sparse tensor, which safetensors cannot hold"
    case "_rebuild_nested_tensor": "a nested tensor, which safetensors cannot hold"
    case "_rebuild_meta_tensor_no_storage": "a tensor without content (device meta)"
    case "_rebuild_device_tensor_from_numpy": "a tensor of a device that is not read here"
    default: "the result of torch's \(name), which makes no plain tensor"
    }
  }

  /// What else a tensor is made from, its hooks and attributes, is left out, and must be data.
  private mutating func checkData(_ values: ArraySlice<PickleValue>, _ level: Int)
    throws(TensorFault)
  {
    for value in values where tree(value, level: level).refusals > 0 {
      throw TensorFault("a tensor whose attributes are more than data")
    }
  }

  private func tensorOnly(_ tree: TensorTree) throws(TensorFault) -> TensorTree {
    switch tree {
    case .tensor: return tree
    case .refused(let reason): throw TensorFault(reason)
    default: throw TensorFault("a parameter that holds no tensor")
    }
  }

  /// `(function, type, arguments, state)`: a tensor with attributes, which are left out.
  private mutating func typed(_ arguments: [PickleValue], _ level: Int) throws(TensorFault)
    -> TensorTree
  {
    let allowed = ["torch.Tensor", "torch.nn.parameter.Parameter", "torch.nn.parameter.Buffer"]
    let (type, words) = name(arguments[1])
    guard let type, allowed.contains(type.dotted) else {
      throw TensorFault("a tensor of the class \(words)")
    }
    let (function, called) = name(arguments[0])
    guard let function, function.module == "torch._utils", let inner = trace.node(arguments[2]),
      inner.kind == .tuple, inner.elements.count == inner.count
    else { throw TensorFault("a tensor made by \(called)") }
    try checkData(arguments.dropFirst(3), level)
    return try rebuilt(function, inner.elements, level)
  }

  /// The bits for conjugated and negated numbers must be unset.
  private func checkPlain(_ value: PickleValue) throws(TensorFault) {
    if value == .none { return }
    if let node = trace.node(value), node.kind == .dict, node.count == 0 { return }
    if let call = trace.call(value), call.itemCount == 0, call.arguments.isEmpty { return }
    throw TensorFault("a tensor whose numbers are conjugated or negated on the fly")
  }

  // MARK: storages

  /// `(storage, offset, shape, strides, ...)`.
  private mutating func strided(_ arguments: [PickleValue], type declared: TensorType?)
    throws(TensorFault) -> TensorView
  {
    let (place, type, count) = try storage(arguments[0], declared: declared)
    guard case .int(let offset) = arguments[1], offset >= 0 else {
      throw TensorFault("its offset is no offset")
    }
    return try TensorView(
      storage: place, bytesInStorage: count, type: declared ?? type,
      shape: try lengths(arguments[2], "shape"), strides: try lengths(arguments[3], "strides"),
      offset: UInt64(offset), isBigEndian: torch.isBigEndian)
  }

  private mutating func storage(_ value: PickleValue, declared: TensorType?) throws(TensorFault)
    -> (place: Int, type: TensorType, bytes: UInt64)
  {
    if let call = trace.call(value), name(call.callee).allowed?.dotted == Self.loader {
      return try loadedStorage(call)
    }
    guard case .persistent(let index) = value,
      let id = TorchStorageID(trace.persistents[Int(index)].id, in: self)
    else { throw TensorFault("its storage is computed") }
    let type: TensorType
    if let known = TensorType.ofStorage(id.className) {
      type = known
    } else if id.className.hasSuffix("UntypedStorage"), let declared {
      // PyTorch swaps the bytes of untyped storages as single bytes, which is not at all.
      guard !torch.isBigEndian || declared.unit == 1 else {
        throw TensorFault("a big-endian storage without a type of its own")
      }
      type = declared
    } else {
      throw TensorFault("safetensors has no type for the elements of a \(id.className)")
    }
    guard classes.updateValue(id.className, forKey: id.key) ?? id.className == id.className else {
      throw TensorFault("its storage is of two types at once")
    }
    guard let whole = torch.byKey[id.key] else {
      throw TensorFault("its storage \(id.key) is missing")
    }
    let width = id.className.hasSuffix("UntypedStorage") ? 1 : type.bytes
    let (bytes, overflow) = id.count.multipliedReportingOverflow(by: width)
    guard !overflow, bytes == whole.count else {
      throw TensorFault("its storage \(id.key) has another size than it announces")
    }
    let part = try id.view.map { (view) throws(TensorFault) in try slice(whole, view, width) }
    let name = scope + "/" + id.key + (id.view.map { "@\($0.offset)+\($0.count)" } ?? "")
    let used = part ?? whole
    return (storages.place(name) { used }, type, used.count)
  }

  /// A part of a storage, as the legacy format knows it; offset and length are in elements.
  private func slice(_ whole: TensorStorage, _ view: TorchStorageID.View, _ width: UInt64)
    throws(TensorFault) -> TensorStorage
  {
    let (start, early) = view.offset.multipliedReportingOverflow(by: width)
    let (length, late) = view.count.multipliedReportingOverflow(by: width)
    guard !early, !late, let region = try? whole.open(),
      let part = try? region.part(start, length)
    else { throw TensorFault("a view that reaches beyond its storage") }
    return TensorStorage(part, name: whole.name)
  }

  private static let loader = "torch.storage._load_from_bytes"

  /// A storage that stands in the stream as a legacy file of its own, which is read once.
  private mutating func loadedStorage(_ call: PickleCall) throws(TensorFault) -> (
    place: Int, type: TensorType, bytes: UInt64
  ) {
    guard call.wellFormed, call.arguments.count == 1,
      case .bytes(let index, _)? = call.arguments.first, depth == 0,
      !trace.changedBytes.contains(index)
    else { throw TensorFault("its storage is computed") }
    let known = loaded[index] ?? readStorage(trace.bytes[Int(index)])
    loaded[index] = known
    guard case .some(let (storage, type)) = known else {
      throw TensorFault("its storage cannot be read")
    }
    return (storages.place("\(scope)/loaded \(index)") { storage }, type, storage.count)
  }

  private func readStorage(_ bytes: PickleBytes) -> (TensorStorage, TensorType)? {
    guard let part = try? region.part(bytes.start, bytes.count),
      let file = TorchLegacyFile(part, policy: policy),
      case .persistent(let persistent) = file.value
    else { return nil }
    let reader = PickleTensors(
      file.trace, in: part, policy: policy, torch: file.storages, storages: StorageTable(),
      depth: 1)
    guard
      let id = TorchStorageID(file.trace.persistents[Int(persistent)].id, in: reader),
      id.view == nil, let type = TensorType.ofStorage(id.className),
      let storage = file.storages.byKey[id.key], storage.count / type.bytes == id.count
    else { return nil }
    return (storage, type)
  }
}

/// `("storage", class, key, location, count[, view])`, as `torch.save` names its storages.
struct TorchStorageID {
  let className: String
  let key: String
  /// Number of elements.
  let count: UInt64
  let view: View?

  /// A part of a storage, in elements.
  struct View {
    let offset: UInt64
    let count: UInt64
  }

  init?(_ id: PickleValue, in reader: PickleTensors) {
    let trace = reader.trace
    guard let node = trace.node(id), node.kind == .tuple, (5...6).contains(node.elements.count),
      node.count == node.elements.count, trace.text(node.elements[0]) == "storage",
      let name = reader.name(node.elements[1]).allowed, name.module.hasPrefix("torch"),
      let key = trace.text(node.elements[2]), case .int(let count) = node.elements[4], count >= 0
    else { return nil }
    className = name.name
    self.key = key
    self.count = UInt64(count)
    guard node.elements.count == 6, node.elements[5] != .none else {
      view = nil
      return
    }
    guard let view = trace.node(node.elements[5]), view.kind == .tuple, view.elements.count == 3,
      case .int(let offset) = view.elements[1], case .int(let length) = view.elements[2],
      offset >= 0, length >= 0
    else { return nil }
    self.view = View(offset: UInt64(offset), count: UInt64(length))
  }
}
