/// Types of numpy arrays. The state of a type says in flags whether its elements are pointers; numpy
/// believes it, so a false word makes it take bytes of the file for addresses.

import Formats

extension PickleJudge {
  /// Levels of fields in fields that are followed.
  private static let fieldLevels = 8
  /// `NPY_ITEM_REFCOUNT | NPY_LIST_PICKLE` (`numpy/dtype_api`): elements are objects, kept in a list.
  private static let objectFlags: Int64 = 3

  /// What is wrong with the state of `numpy.dtype`; `nil` if it is one that numpy writes.
  mutating func typeFault(_ index: Int32, _ state: PickleValue) -> String? {
    let call = trace.calls[Int(index)]
    guard let node = trace.node(state), node.kind == .tuple, node.elements.count == node.count,
      call.arguments.first.flatMap({ trace.text($0) }) != nil
    else { return "the type of an array is described as numpy never does" }
    typeStates[index] = state
    guard holdsPointers(.call(index), levels: Self.fieldLevels) else { return nil }
    // Versions before 2 had no flags.
    guard node.elements.count >= 8 else { return nil }
    guard case .int(let flags) = node.elements[7], flags & Self.objectFlags == Self.objectFlags
    else { return "the type of an array hides that its elements are pointers" }
    return nil
  }

  private func holdsPointers(_ type: PickleValue, levels: Int) -> Bool {
    guard levels > 0 else { return true }
    guard case .call(let index) = type, let call = trace.call(type) else { return false }
    if let code = call.arguments.first.flatMap({ trace.text($0) }), code.contains(where: isObject) {
      return true
    }
    guard let state = typeStates[index].flatMap({ trace.node($0) }), state.elements.count >= 5
    else { return false }
    if let sub = trace.node(state.elements[2]), let base = sub.elements.first,
      holdsPointers(base, levels: levels - 1)
    {
      return true
    }
    guard let fields = trace.node(state.elements[4]), fields.kind == .dict else { return false }
    return fields.elements.enumerated().contains { position, value in
      guard !position.isMultiple(of: 2), let entry = trace.node(value)?.elements.first else {
        return false
      }
      return holdsPointers(entry, levels: levels - 1)
    }
  }

  private func isObject(_ letter: Character) -> Bool { letter == "O" || letter == "o" }
}
