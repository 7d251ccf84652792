/// The abstract values that the pickle machine computes with. Nothing is ever built or called: a
/// call yields a value that says which call it is.

/// One value. Containers, calls and imports live in the machine's arena and are named by index.
package enum PickleValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int64)
  /// An integer beyond 64 bits, or a float: nothing decides on its value.
  case number
  /// A text constant, by its place in `PickleTrace.strings`.
  case string(Int32)
  /// A text constant too long to keep, or not decodable without knowing the loader's encoding.
  case opaqueString(offset: UInt64)
  /// A byte string, by its place in the stream; `writable` for a bytearray.
  case bytes(Int32, writable: Bool)
  /// A list, tuple, dict, set: index of a `PickleNode`.
  case container(Int32)
  /// An imported name: index in `PickleTrace.imports`.
  case global(Int32)
  /// The result of a call: index in `PickleTrace.calls`.
  case call(Int32)
  /// What a persistent id stands for: index in `PickleTrace.persistents`.
  case persistent(Int32)
  /// Something of which nothing is known (extension registry, out-of-band buffer).
  case opaque
}

/// What sort of container a node is.
package enum PickleContainer: Sendable, Equatable {
  case list, tuple, dict, set, frozenSet
}

/// A container with as many of its elements as the bound of the machine allows.
package struct PickleNode: Sendable {
  /// The sort.
  package let kind: PickleContainer
  /// The elements; keys and values in turn for a dict.
  package internal(set) var elements: [PickleValue]
  /// How many there are, kept or not.
  package internal(set) var count: Int
  /// Offset of the last opcode that put something into it after it was made.
  package internal(set) var changedAt: UInt64 = 0
  /// Whether elements of a list are set by their place, after which `elements` is no sequence.
  package internal(set) var isRewritten = false
}
