/// What a pickle stream would load, as a tree of tensors: read off the trace of the machine, so that
/// nothing is built and nothing is called. Only constructors of the policy make tensors or data.

import Formats

/// Where the storages of one PyTorch file lie.
struct TorchStorages {
  /// The storages by their key.
  var byKey: [String: TensorStorage] = [:]
  /// Whether numbers are stored with their high byte first.
  var isBigEndian = false
}

/// The storages that tensors refer to, each once.
struct StorageTable {
  private(set) var all: [TensorStorage] = []
  private var places: [String: Int] = [:]

  /// The place of the storage that `identity` names; `make` gives it at the first time.
  mutating func place(_ identity: String, _ make: () -> TensorStorage) -> Int {
    if let place = places[identity] { return place }
    all.append(make())
    places[identity] = all.count - 1
    return all.count - 1
  }
}

/// Reads the value of one stream.
struct PickleTensors {
  let trace: PickleTrace
  let region: Region
  let policy: InspectionPolicy
  /// The storages of the file around the stream.
  let torch: TorchStorages
  /// Names the file among others that are read for the same result.
  let scope: String
  var storages: StorageTable
  /// Pickles inside pickles.
  let depth: Int

  private let names: PickleJudge
  private var states: [Int32: [PickleValue]] = [:]
  private var appended: Set<Int32> = []
  private var known: [PickleValue.Identity: TensorTree] = [:]
  private var open: Set<PickleValue.Identity> = []
  /// Tensors with attributes, which are left out.
  var withAttributes: Set<Int32> = []
  /// Storages that stand in the stream, by the byte string that holds them; `nil` for broken ones.
  var loaded: [Int32: (TensorStorage, TensorType)?] = [:]
  /// Classes of storages by their key: one key has one class.
  var classes: [String: String] = [:]

  init(
    _ trace: PickleTrace, in region: Region, policy: InspectionPolicy,
    torch: TorchStorages = TorchStorages(), scope: String = "", storages: StorageTable,
    depth: Int = 0
  ) {
    self.trace = trace
    self.region = region
    self.policy = policy
    self.torch = torch
    self.scope = scope
    self.storages = storages
    self.depth = depth
    names = PickleJudge(trace, policy: policy, isTorch: true)
    for event in trace.events {
      switch event {
      case .built(.call(let index), let state, _): states[index, default: []].append(state)
      case .wrote(.call(let index), let opcode, _) where opcode != .setItem && opcode != .setItems:
        appended.insert(index)
      default: break
      }
    }
  }

  // MARK: names

  /// The name behind an imported value, if the policy allows it; else `nil` and why.
  func name(_ value: PickleValue) -> (allowed: CallableName?, words: String) {
    guard let entry = trace.imported(value) else { return (nil, "something computed") }
    let name = PickleJudge.name(entry)
    return (policy.rule(for: name) == nil ? nil : name, name.dotted)
  }

  /// The states that are set on the result of a call, in order.
  func states(of call: Int32) -> [PickleValue] { states[call] ?? [] }

  // MARK: the tree

  /// The tree below `value`.
  mutating func tree(_ value: PickleValue, level: Int = 0) -> TensorTree {
    guard level < InspectionLimits.conversionDepth else { return .refused("it is nested too deep") }
    switch value {
    case .none: return .data("None")
    case .bool: return .data("a truth value")
    case .int, .number: return .data("a number")
    case .string, .opaqueString: return .data("a text")
    case .bytes: return .data("bytes")
    case .opaque: return .refused("it is something that only the loader knows")
    case .persistent: return .refused("a bare storage, which is no tensor")
    case .global:
      let (allowed, words) = name(value)
      return allowed == nil ? .refused("the imported name \(words)") : .data(words)
    case .container(let index): return once(.container(index), level, Self.container)
    case .call(let index): return once(.call(index), level, Self.call)
    }
  }

  /// Evaluates a shared value once, and notices when it holds itself.
  private mutating func once(
    _ identity: PickleValue.Identity, _ level: Int,
    _ evaluate: (inout PickleTensors, Int32, Int) -> TensorTree
  ) -> TensorTree {
    if let tree = known[identity] { return tree }
    guard open.insert(identity).inserted else { return .refused("it holds itself") }
    let tree = evaluate(&self, identity.index, level + 1)
    open.remove(identity)
    known[identity] = tree
    return tree
  }

  private static func container(_ reader: inout PickleTensors, _ index: Int32, _ level: Int)
    -> TensorTree
  {
    let node = reader.trace.nodes[Int(index)]
    guard node.elements.count == node.count else { return .refused("it has too many elements") }
    guard !node.isRewritten else { return .refused("a list whose elements are set by place") }
    switch node.kind {
    case .dict: return reader.dict(node.elements, level)
    case .list: return reader.list(node.elements, "a list", level)
    case .tuple: return reader.list(node.elements, "a tuple", level)
    case .set, .frozenSet:
      let group = reader.list(node.elements, "a set", level)
      return group.tensors > 0 ? .refused("a set that holds tensors") : group
    }
  }

  mutating func list(_ elements: [PickleValue], _ kind: String, _ level: Int) -> TensorTree {
    var entries: [(key: String, value: TensorTree)] = []
    for (place, element) in elements.enumerated() {
      entries.append((String(place), tree(element, level: level)))
    }
    return .group(TensorGroup(entries, kind: kind))
  }

  /// Keys and values in turn; a key that comes again keeps its place and takes the new value.
  mutating func dict(_ elements: [PickleValue], _ level: Int) -> TensorTree {
    var entries: [(key: String, value: TensorTree)] = []
    var places: [[UInt8]: Int] = [:]
    for index in stride(from: 0, to: elements.count - 1, by: 2) {
      let value = tree(elements[index + 1], level: level)
      guard let key = key(elements[index]) else {
        // Data under such a key is dropped; a tensor there has no name.
        let words = value.tensors + value.refusals > 0 ? nil : value.words
        entries.append(
          (
            "entry \(index / 2)",
            words.map { .data($0) } ?? .refused("its key is no text and no number")
          ))
        continue
      }
      if let place = places[key.bytes] {
        entries[place].value = value
      } else {
        places[key.bytes] = entries.count
        entries.append((key.text, value))
      }
    }
    return .group(TensorGroup(entries))
  }

  /// A key as text, and as bytes that differ for `1` and `"1"`.
  private func key(_ value: PickleValue) -> (text: String, bytes: [UInt8])? {
    switch value {
    case .int(let number): return (String(number), [0] + Array(String(number).utf8))
    default: return trace.text(value).map { ($0, [1] + Array($0.utf8)) }
    }
  }

  // MARK: calls

  private static func call(_ reader: inout PickleTensors, _ index: Int32, _ level: Int)
    -> TensorTree
  {
    let call = reader.trace.calls[Int(index)]
    let (allowed, words) = reader.name(call.callee)
    guard let allowed else { return .refused("the result of \(words)") }
    guard call.wellFormed, call.keywords == nil, call.items.count == call.itemCount,
      !reader.appended.contains(index)
    else { return reader.value(index, words, level) }
    do throws(TensorFault) {
      switch (allowed.module, allowed.name) {
      case ("collections", "OrderedDict"), ("collections", "defaultdict"):
        return try reader.orderedDict(index, call, allowed.name, level)
      case ("torch._utils", _), ("torch._tensor", _), ("torch.nn.parameter", _):
        return try reader.torchTensor(index, call, allowed, level)
      case ("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "_reconstruct"):
        return try reader.numpyArray(index, call, level)
      case ("numpy.core.numeric", "_frombuffer"), ("numpy._core.numeric", "_frombuffer"):
        return try reader.numpyBuffer(index, call)
      case ("joblib.numpy_pickle", "NumpyArrayWrapper"): return try reader.joblibArray(index, call)
      default: return reader.value(index, words, level)
      }
    } catch {
      return .refused(error.words)
    }
  }

  /// `OrderedDict()` filled by items, or made from a list of pairs as Python 2 did.
  private mutating func orderedDict(
    _ index: Int32, _ call: PickleCall, _ name: String, _ level: Int
  ) throws(TensorFault) -> TensorTree {
    var elements: [PickleValue] = []
    if name == "OrderedDict", let first = call.arguments.first {
      guard call.arguments.count == 1, let list = trace.node(first), list.kind == .list,
        list.elements.count == list.count, list.changedAt < call.offset, !list.isRewritten
      else { throw TensorFault("an OrderedDict made from something computed") }
      for pair in list.elements {
        guard let pair = trace.node(pair), pair.kind == .list || pair.kind == .tuple,
          pair.elements.count == 2, pair.count == 2, pair.changedAt < call.offset
        else { throw TensorFault("an OrderedDict made from something that is no pair") }
        elements += pair.elements
      }
    }
    let tree = dict(elements + call.items, level)
    guard case .group(let group) = tree else { return tree }
    return .group(TensorGroup(group.entries + (try attributes(of: index)), kind: group.kind))
  }

  /// Attributes of a dict are no entries and are left out: `_metadata` of a state dict, say, which
  /// holds versions of modules.
  private func attributes(of index: Int32) throws(TensorFault) -> [(
    key: String, value: TensorTree
  )] {
    var entries: [(key: String, value: TensorTree)] = []
    for state in states(of: index) {
      guard let node = trace.node(state), node.kind == .dict, node.elements.count == node.count
      else { throw TensorFault("a dict with a state of its own") }
      for place in stride(from: 0, to: node.elements.count - 1, by: 2) {
        let name = trace.text(node.elements[place]) ?? String(place)
        entries.append(("@" + name, .data("an attribute of the dict")))
      }
    }
    return entries
  }

  /// A value of a class of data that is no tensor: data, unless there are tensors in it.
  private mutating func value(_ index: Int32, _ words: String, _ level: Int) -> TensorTree {
    let call = trace.calls[Int(index)]
    let parts = list(
      call.arguments + (call.keywords.map { [$0] } ?? []) + call.items + states(of: index),
      words, level)
    if parts.tensors > 0 { return .refused("a \(words), which holds tensors in its own way") }
    if parts.refusals > 0 { return .refused("a \(words), which holds more than data") }
    return .data("a \(words)")
  }

  /// Tensors are not changed after they are made.
  func checkUnchanged(_ index: Int32, _ call: PickleCall) throws(TensorFault) {
    guard call.itemCount == 0, states(of: index).isEmpty else {
      throw TensorFault("a tensor that is changed after it was made")
    }
  }

  /// The lengths in a tuple of whole numbers, or in a `torch.Size` of one.
  func lengths(_ value: PickleValue, _ what: String) throws(TensorFault) -> [UInt64] {
    if let call = trace.call(value), name(call.callee).allowed?.dotted == "torch.Size",
      call.arguments.count == 1, let inner = call.arguments.first, trace.call(inner) == nil
    {
      return try lengths(inner, what)
    }
    guard let node = trace.node(value), node.kind == .tuple, node.elements.count == node.count
    else { throw TensorFault("its \(what) is computed") }
    var lengths: [UInt64] = []
    for element in node.elements {
      guard case .int(let length) = element, length >= 0 else {
        throw TensorFault("its \(what) is no \(what)")
      }
      lengths.append(UInt64(length))
    }
    return lengths
  }
}

extension PickleValue {
  /// A value that may be shared, by its place.
  enum Identity: Hashable {
    case container(Int32)
    case call(Int32)

    var index: Int32 {
      switch self {
      case .container(let index), .call(let index): index
      }
    }
  }
}
