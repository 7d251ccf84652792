/// joblib writes the bytes of arrays into the stream itself, behind the `BUILD` of a wrapper, where
/// only its own unpickler knows to skip them (`joblib/numpy_pickle.py`, `NumpyArrayWrapper`).

extension PickleMachine {
  /// Passes over the array that follows if `target` is such a wrapper.
  mutating func passArray(of target: PickleValue, state: PickleValue, at offset: UInt64)
    throws(FormatError)
  {
    guard skipsJoblibArrays, let call = trace.call(target),
      let callee = trace.imported(call.callee), callee.isJoblibWrapper
    else { return }
    let fields = fields(of: state)
    guard let code = typeCode(fields["dtype"]), let shape = fields["shape"],
      let axes = trace.node(shape), axes.kind == .tuple
    else { throw .malformed(offset: offset, "an array wrapper without type or shape") }
    if code.hasPrefix("O") { return try passObjects(at: offset) }
    guard var bytes = itemBytes(code) else {
      throw .malformed(offset: offset, "an array wrapper of unknown type")
    }
    for axis in axes.elements {
      guard case .int(let length) = axis, length >= 0 else {
        throw .malformed(offset: offset, "an array wrapper with an impossible shape")
      }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: UInt64(length))
      guard !overflow else { throw .malformed(offset: offset, "an array that overflows") }
      bytes = product
    }
    if case .int? = fields["numpy_array_alignment_bytes"] {
      _ = try pass(UInt64(try take(1)[0]))
    }
    let start = try pass(bytes)
    if case .call(let index) = target {
      trace.rawArrays[index] = PickleBytes(start: start, count: bytes)
    }
  }

  /// An array of objects is a stream of its own.
  private mutating func passObjects(at offset: UInt64) throws(FormatError) {
    guard trace.inner.count < FormatLimits.pickleInner else {
      throw .limit(offset: offset, "the number of inner streams")
    }
    var machine = PickleMachine(
      reader.region, at: reader.offset, opcodeBudget: max(0, opcodesLeft), framing: framing)
    let inner = machine.run()
    trace.inner.append(inner)
    trace.opcodes += inner.opcodes
    guard inner.isWhole else { throw .malformed(offset: offset, "a broken inner stream") }
    reader.seek(to: inner.endOffset)
  }

  private func fields(of state: PickleValue) -> [String: PickleValue] {
    guard let node = trace.node(state), node.kind == .dict else { return [:] }
    var result: [String: PickleValue] = [:]
    for index in stride(from: 0, to: node.elements.count - 1, by: 2) {
      if let key = trace.text(node.elements[index]) { result[key] = node.elements[index + 1] }
    }
    return result
  }

  private func typeCode(_ value: PickleValue?) -> String? {
    guard let value, let call = trace.call(value), let callee = trace.imported(call.callee),
      let first = call.arguments.first
    else { return nil }
    // Texts of any length are objects to joblib.
    if callee.name == "_convert_to_stringdtype_kwargs" { return "O" }
    return callee.module == "numpy" && callee.name == "dtype" ? trace.text(first) : nil
  }

  private func itemBytes(_ code: String) -> UInt64? {
    guard let kind = code.first, "biufcSUVmM".contains(kind),
      let size = UInt64(code.dropFirst()), size <= 1 << 32
    else { return nil }
    return kind == "U" ? size * 4 : size
  }
}

extension PickleImport {
  /// The class that stands for an array in joblib's files; scikit-learn had joblib inside it once.
  package var isJoblibWrapper: Bool {
    name == "NumpyArrayWrapper"
      && (module == "joblib.numpy_pickle" || module == "sklearn.externals.joblib.numpy_pickle")
  }
}
