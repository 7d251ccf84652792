/// Types of numpy arrays. The state of a type says in flags whether its elements are pointers; numpy
/// believes it, so a false word makes it take bytes of the file for addresses.

import Formats

extension PickleJudge {
  /// `NPY_ITEM_REFCOUNT | NPY_LIST_PICKLE` (`numpy/dtype_api`): elements are objects, kept in a list.
  private static let objectFlags: Int64 = 3

  /// Names of classes of elements that have the letter, but no pointers.
  private static let plainTypes: Set<String> = [
    "record", "void", "bool", "bool_", "float", "float16", "float32", "float64", "float128",
    "longdouble", "clongdouble", "cdouble", "double", "complex64", "complex128", "short", "long",
    "longlong", "ulonglong", "ulong", "ushort", "complex", "complex256",
  ]

  /// What is wrong with the state of `numpy.dtype`; `nil` if it is one that numpy writes.
  mutating func typeFault(_ index: Int32, _ state: PickleValue) -> String? {
    let call = trace.calls[Int(index)]
    guard let node = trace.node(state), node.kind == .tuple, node.elements.count == node.count,
      let first = call.arguments.first, trace.text(first) != nil || resolved(first) != nil
    else { return "the type of an array is described as numpy never does" }
    guard holdsPointers(.call(index)) || describesPointers(node) else { return nil }
    pointerTypes.insert(index)
    // Versions before 2 had no flags.
    guard node.elements.count >= 8 else { return nil }
    guard case .int(let flags) = node.elements[7], flags & Self.objectFlags == Self.objectFlags
    else { return "the type of an array hides that its elements are pointers" }
    return nil
  }

  /// Whether a type says so by its code, or was told so by its state before.
  private func holdsPointers(_ type: PickleValue) -> Bool {
    guard case .call(let index) = type, let call = trace.call(type) else { return false }
    if pointerTypes.contains(index) { return true }
    guard let first = call.arguments.first else { return false }
    let code = trace.text(first) ?? resolved(first)?.name ?? "O"
    return code.contains(where: isObject) && !Self.plainTypes.contains(code)
  }

  /// Whether a part of the state is a type of pointers: the base of an array, or a field.
  private mutating func describesPointers(_ state: PickleNode) -> Bool {
    guard state.elements.count >= 5 else { return false }
    if let base = trace.node(state.elements[2])?.elements.first, holdsPointers(base) { return true }
    guard let fields = trace.node(state.elements[4]), fields.kind == .dict else { return false }
    guard spend(fields.elements.count) else { return true }
    return fields.elements.enumerated().contains { position, value in
      guard !position.isMultiple(of: 2), let entry = trace.node(value)?.elements.first else {
        return false
      }
      return holdsPointers(entry)
    }
  }

  private func isObject(_ letter: Character) -> Bool { letter == "O" || letter == "o" }
}
