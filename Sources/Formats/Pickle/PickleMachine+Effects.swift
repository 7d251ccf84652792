/// The opcodes that reach outside the stream: imports, calls, state, persistent ids, the extension
/// registry; and the memo.

extension PickleMachine {
  mutating func importing(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    switch opcode {
    case .stackGlobal: try stackGlobal(at: offset)
    case .inst: try instance(at: offset)
    default:
      let (module, name) = try nameLines(at: offset, asciiOnly: false)
      try stack.push(try add(module, name, opcode, at: offset), at: offset)
    }
  }

  private mutating func stackGlobal(at offset: UInt64) throws(FormatError) {
    let name = try stack.pop(at: offset)
    let module = try stack.pop(at: offset)
    if let module = trace.text(module), let name = trace.text(name) {
      return try stack.push(try add(module, name, .stackGlobal, at: offset), at: offset)
    }
    for part in [module, name] {
      switch part {
      case .string, .opaqueString, .call, .persistent, .opaque, .global: break
      default: throw .malformed(offset: offset, "an import without a name")
      }
    }
    try record(.computedImport(offset: offset))
    try stack.push(.opaque, at: offset)
  }

  private mutating func instance(at offset: UInt64) throws(FormatError) {
    let mark = try stack.popMark(at: offset)
    let (module, name) = try nameLines(at: offset, asciiOnly: true)
    let callee = try add(module, name, .inst, at: offset)
    let arguments = try stack.popAll(from: mark, at: offset)
    try addCall(callee, arguments, .inst, at: offset)
  }

  private mutating func nameLines(at offset: UInt64, asciiOnly: Bool) throws(FormatError)
    -> (String, String)
  {
    let module = try nameLine(at: offset, asciiOnly: asciiOnly)
    return (module, try nameLine(at: offset, asciiOnly: asciiOnly))
  }

  private mutating func nameLine(at offset: UInt64, asciiOnly: Bool) throws(FormatError) -> String {
    let line = try line()
    guard line.count >= 2 else { throw .malformed(offset: offset, "an import without a name") }
    let bytes = Array(line.dropLast())
    guard !asciiOnly || bytes.allSatisfy({ $0 < 0x80 }),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw .malformed(offset: offset, "an import whose name is no text") }
    return text
  }

  private mutating func add(
    _ module: String, _ name: String, _ opcode: PickleOpcode, at offset: UInt64
  ) throws(FormatError) -> PickleValue {
    trace.imports.append(
      PickleImport(
        module: module, name: name, protocolVersion: protocolVersion, offset: offset,
        opcode: opcode))
    let index = Int32(trace.imports.count - 1)
    try record(.imported(index))
    return .global(index)
  }

  // MARK: calls

  mutating func call(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    if opcode == .obj {
      let mark = try stack.popMark(at: offset)
      let values = try stack.popAll(from: mark, at: offset)
      guard let callee = values.first else {
        throw .malformed(offset: offset, "the stack is empty")
      }
      return try addCall(callee, Array(values.dropFirst()), .obj, at: offset)
    }
    let keywords = opcode == .newObjEx ? try stack.pop(at: offset) : nil
    let arguments = try stack.pop(at: offset)
    let callee = try stack.pop(at: offset)
    if let node = trace.node(arguments), node.kind == .tuple {
      let whole = node.elements.count == node.count
      try addCall(
        callee, node.elements, opcode, keywords: keywords, wellFormed: whole, at: offset)
    } else {
      try checkTuple(arguments, at: offset)
      try addCall(
        callee, [arguments], opcode, keywords: keywords, wellFormed: false, at: offset)
    }
  }

  /// Arguments must be a tuple; what is certainly none makes the loader fail before the call.
  private func checkTuple(_ value: PickleValue, at offset: UInt64) throws(FormatError) {
    switch value {
    case .call, .persistent, .opaque: return
    default: throw .malformed(offset: offset, "arguments that are no tuple")
    }
  }

  private mutating func addCall(
    _ callee: PickleValue, _ arguments: [PickleValue], _ opcode: PickleOpcode,
    keywords: PickleValue? = nil, wellFormed: Bool = true, at offset: UInt64
  ) throws(FormatError) {
    switch callee {
    case .global, .call, .persistent, .opaque: break
    default: throw .malformed(offset: offset, "a call of a value that cannot be called")
    }
    guard trace.calls.count < FormatLimits.pickleNodes else {
      throw .limit(offset: offset, "the number of calls")
    }
    trace.calls.append(
      PickleCall(
        callee: callee, arguments: arguments, keywords: keywords, wellFormed: wellFormed,
        offset: offset, opcode: opcode))
    let index = Int32(trace.calls.count - 1)
    try record(.called(index))
    try stack.push(.call(index), at: offset)
  }

  mutating func build(at offset: UInt64) throws(FormatError) {
    let state = try stack.pop(at: offset)
    let target = try stack.top(at: offset)
    switch target {
    case .global, .call, .persistent, .opaque:
      try record(.built(target: target, state: state, offset: offset))
      try passArray(of: target, state: state, at: offset)
    default:
      guard state == .none else {
        throw .malformed(offset: offset, "state for a value that takes none")
      }
    }
  }

  // MARK: persistent ids and the extension registry

  mutating func persistent(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    let id: PickleValue
    if opcode == .persid {
      let line = try line().dropLast()
      guard line.allSatisfy({ $0 < 0x80 }) else {
        throw .malformed(offset: offset, "a persistent id that is not ASCII")
      }
      id = try keep(String(decoding: line, as: UTF8.self), at: offset)
    } else {
      id = try stack.pop(at: offset)
    }
    trace.persistents.append(PicklePersistent(id: id, offset: offset))
    let index = Int32(trace.persistents.count - 1)
    try record(.persisted(index))
    try stack.push(.persistent(index), at: offset)
  }

  mutating func extended(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    let code: Int64
    switch opcode {
    case .ext1: code = Int64(try unsigned(1))
    case .ext2: code = Int64(try unsigned(2))
    default: code = Int64(Int32(truncatingIfNeeded: try unsigned(4)))
    }
    guard code > 0 else { throw .malformed(offset: offset, "an extension code below 1") }
    try record(.extended(code: code, offset: offset))
    try stack.push(.opaque, at: offset)
  }

  // MARK: memo

  mutating func memo(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    switch opcode {
    case .memoize: try stack.memoize(at: offset)
    case .put: try stack.remember(try indexLine(at: offset), at: offset)
    case .binPut: try stack.remember(Int(try unsigned(1)), at: offset)
    case .longBinPut: try stack.remember(Int(try unsigned(4)), at: offset)
    case .get: try stack.push(try stack.recall(try indexLine(at: offset), at: offset), at: offset)
    case .binGet:
      try stack.push(try stack.recall(Int(try unsigned(1)), at: offset), at: offset)
    default: try stack.push(try stack.recall(Int(try unsigned(4)), at: offset), at: offset)
    }
  }

  private mutating func indexLine(at offset: UInt64) throws(FormatError) -> Int {
    let line = try line()
    guard line.count >= 2, case .int(let index)? = PickleText.pythonInt(line, base: 10) else {
      throw .malformed(offset: offset, "a memo index that is no integer")
    }
    return Int(index)
  }
}
