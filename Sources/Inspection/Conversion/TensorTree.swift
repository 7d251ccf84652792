/// A source as a tree of tensors: what every reader of a format hands over to the planner.

/// One value of the tree.
enum TensorTree: Sendable {
  case tensor(TensorView)
  /// Mere data beside the tensors: what it is, in words.
  case data(String)
  /// Something that is not taken over: why.
  case refused(String)
  indirect case group(TensorGroup)

  /// Tensors in it, however often they are reached; the count stops growing at a high number.
  var tensors: Int {
    switch self {
    case .tensor: 1
    case .group(let group): group.tensors
    default: 0
    }
  }

  /// Values in it that are not taken over.
  var refusals: Int {
    switch self {
    case .refused: 1
    case .group(let group): group.refusals
    default: 0
    }
  }

  /// Values in it, itself included, as often as they are reached.
  var values: Int { if case .group(let group) = self { group.values } else { 1 } }

  /// What it is, in a few words.
  var words: String {
    switch self {
    case .tensor: "a tensor"
    case .data(let words): words
    case .refused(let reason): reason
    case .group(let group):
      group.tensors > 0
        ? "\(group.kind) with \(group.tensors == 1 ? "a tensor" : "\(group.tensors) tensors")"
        : "\(group.kind) of \(group.entries.count)"
    }
  }
}

/// A dict or a list.
struct TensorGroup: Sendable {
  /// Its entries in their order; those of a list are keyed by their place.
  let entries: [(key: String, value: TensorTree)]
  /// `a dict`, `a list`, ...
  let kind: String
  let tensors: Int
  let refusals: Int
  let values: Int

  private static let most = 1 << 40

  init(_ entries: [(key: String, value: TensorTree)], kind: String = "a dict") {
    self.entries = entries
    self.kind = kind
    tensors = entries.reduce(0) { min(Self.most, $0 + $1.value.tensors) }
    refusals = entries.reduce(0) { min(Self.most, $0 + $1.value.refusals) }
    values = entries.reduce(1) { min(Self.most, $0 + $1.value.values) }
  }

  /// The value of an entry.
  subscript(key: String) -> TensorTree? { entries.first { $0.key == key }?.value }
}

/// A read source: the tree and the storages that its tensors refer to.
struct TensorSource: Sendable {
  var root: TensorTree
  var storages: [TensorStorage]
  /// `pt`, `np`, `flax` or `tf`, as loaders expect it in `__metadata__`.
  var framework: String
  var layout: Layout
  /// How many tensors have attributes of their own, which are left out.
  var withAttributes = 0

  /// What the root may be.
  enum Layout: Sendable {
    /// A checkpoint, of which a part is chosen.
    case checkpoint
    /// A tree of variables, beside which the state of an optimizer may lie.
    case tree
    /// Arrays alone.
    case plain
  }
}
