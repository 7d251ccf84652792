/// The constructors by which numpy's and joblib's pickles make arrays (numpy `methods.c`,
/// `array_setstate`; `_core/numeric.py`, `_frombuffer`; joblib `numpy_pickle.py`).

import Bytes
import Formats

extension PickleTensors {
  /// `_reconstruct(ndarray, (0,), b"b")`, whose state holds everything.
  mutating func numpyArray(_ index: Int32, _ call: PickleCall, _ level: Int) throws(TensorFault)
    -> TensorTree
  {
    let (type, words) = call.arguments.first.map { name($0) } ?? (nil, "nothing")
    guard let type, type.dotted == "numpy.ndarray" else {
      throw TensorFault("an array of the class \(words)")
    }
    let states = states(of: index)
    guard call.itemCount == 0, states.count == 1, let state = trace.node(states[0]),
      state.kind == .tuple, state.elements.count == state.count,
      (4...5).contains(state.elements.count)
    else { throw TensorFault("an array whose state is computed") }
    let fields = state.elements.suffix(4).map { $0 }
    let shape = try lengths(fields[0], "shape")
    guard case .bool(let isFortran) = plainBool(fields[2]) else {
      throw TensorFault("an array whose order is computed")
    }
    let kind = try numpyType(fields[1])
    if kind == .objects { return try objects(fields[3], shape, isFortran, level) }
    guard case .number(let type, let isBigEndian) = kind else { return try Self.other(kind) }
    let content = try rawBytes(fields[3], expected: shape, type)
    return try array(
      content, type, shape, isFortran: isFortran, isBigEndian: isBigEndian)
  }

  /// Python 2 wrote truth values as numbers.
  private func plainBool(_ value: PickleValue) -> PickleValue {
    switch value {
    case .int(0): .bool(false)
    case .int(1): .bool(true)
    default: value
    }
  }

  /// An array of Python objects is a list to us; without axes it is the object itself.
  private mutating func objects(
    _ value: PickleValue, _ shape: [UInt64], _ isFortran: Bool, _ level: Int
  ) throws(TensorFault) -> TensorTree {
    guard let list = trace.node(value), list.kind == .list, list.elements.count == list.count,
      !list.isRewritten, shape.count < 2 || !isFortran
    else { throw TensorFault("an array of objects that is computed") }
    if shape.isEmpty, list.count == 1 { return tree(list.elements[0], level: level) }
    return self.list(list.elements, "an array of objects", level)
  }

  /// `_frombuffer(bytes, dtype, shape, order)`.
  mutating func numpyBuffer(_ index: Int32, _ call: PickleCall) throws(TensorFault) -> TensorTree {
    try checkUnchanged(index, call)
    guard call.arguments.count == 4, let order = trace.text(call.arguments[3]),
      order == "C" || order == "F"
    else { throw TensorFault("an array whose order is computed") }
    let shape = try lengths(call.arguments[2], "shape")
    let kind = try numpyType(call.arguments[1])
    guard case .number(let type, let isBigEndian) = kind else { return try Self.other(kind) }
    let content = try rawBytes(call.arguments[0], expected: shape, type)
    return try array(content, type, shape, isFortran: order == "F", isBigEndian: isBigEndian)
  }

  /// joblib's wrapper: the bytes follow in the stream.
  mutating func joblibArray(_ index: Int32, _ call: PickleCall) throws(TensorFault) -> TensorTree {
    let states = states(of: index)
    guard states.count == 1, let state = trace.node(states[0]), state.kind == .dict,
      state.elements.count == state.count
    else { throw TensorFault("an array whose state is computed") }
    var fields: [String: PickleValue] = [:]
    for place in stride(from: 0, to: state.elements.count - 1, by: 2) {
      if let key = trace.text(state.elements[place]) { fields[key] = state.elements[place + 1] }
    }
    guard let subclass = fields["subclass"], name(subclass).allowed?.dotted == "numpy.ndarray",
      let dtype = fields["dtype"], let shape = fields["shape"],
      let order = fields["order"].flatMap({ trace.text($0) }), order == "C" || order == "F"
    else { throw TensorFault("an array of a class of its own") }
    let kind = try numpyType(dtype)
    guard case .number(let type, let isBigEndian) = kind else { return try Self.other(kind) }
    guard let place = trace.rawArrays[index],
      let part = try? region.part(place.start, place.count)
    else { throw TensorFault("an array whose bytes are missing") }
    let content = storages.place("\(scope)/array at \(place.start)") {
      TensorStorage(part, name: "array")
    }
    return try array(
      (content, part.count), type, try lengths(shape, "shape"), isFortran: order == "F",
      isBigEndian: isBigEndian)
  }

  private func array(
    _ content: (place: Int, bytes: UInt64), _ type: TensorType, _ shape: [UInt64],
    isFortran: Bool, isBigEndian: Bool
  ) throws(TensorFault) -> TensorTree {
    .tensor(
      try TensorView(
        storage: content.place, bytesInStorage: content.bytes, type: type, shape: shape,
        isFortran: isFortran, isBigEndian: isBigEndian))
  }

  /// What becomes of an array that is no tensor.
  static func other(_ kind: NumpyType) throws(TensorFault) -> TensorTree {
    switch kind {
    case .text: return .data("an array of texts")
    case .objects: throw TensorFault("an array of objects of its own")
    case .number: throw TensorFault("an array that is not read here")
    case .other(let code): throw TensorFault("safetensors has no type for numpy's \(code)")
    }
  }

  // MARK: types

  /// `dtype("f4", ...)` and the order of its bytes from its state.
  private func numpyType(_ value: PickleValue) throws(TensorFault) -> NumpyType {
    guard case .call(let index) = value, case let call = trace.calls[Int(index)],
      name(call.callee).allowed?.dotted == "numpy.dtype", call.wellFormed, call.itemCount == 0,
      let code = call.arguments.first.flatMap({ trace.text($0) })
    else { throw TensorFault("an array whose type is computed") }
    let states = states(of: index)
    guard let state = states.first else { return NumpyType(code: code) }
    guard states.count == 1, let fields = trace.node(state), fields.kind == .tuple,
      fields.elements.count > 1, fields.elements.count == fields.count,
      let order = trace.text(fields.elements[1])
    else { throw TensorFault("an array whose type is computed") }
    return NumpyType(code: code, order: order)
  }

  // MARK: bytes

  /// The bytes of an array, in whichever way the protocol wrote them.
  private mutating func rawBytes(
    _ value: PickleValue, expected shape: [UInt64], _ type: TensorType
  ) throws(TensorFault) -> (place: Int, bytes: UInt64) {
    switch value {
    case .bytes(let index, _):
      guard !trace.changedBytes.contains(index) else {
        throw TensorFault("an array whose bytes are changed after they were made")
      }
      return try stored(trace.bytes[Int(index)])
    case .opaqueString(let offset):
      guard let text = trace.longTexts[offset], !text.isUTF8 else { break }
      return try stored(text.place)
    case .string: return try encoded(value, shape, type)
    case .call(let index):
      let call = trace.calls[Int(index)]
      guard let callee = name(call.callee).allowed?.dotted, call.wellFormed, call.itemCount == 0,
        states(of: index).isEmpty
      else { break }
      // How protocol 2 writes no bytes at all.
      if callee == "builtins.bytes", call.arguments.isEmpty {
        return try stored(PickleBytes(start: 0, count: 0))
      }
      guard callee == "_codecs.encode", call.arguments.count == 2,
        let codec = trace.text(call.arguments[1]), codec == "latin1" || codec == "latin-1"
      else { break }
      return try encoded(call.arguments[0], shape, type)
    default: break
    }
    throw TensorFault("an array whose bytes are computed")
  }

  private mutating func stored(_ bytes: PickleBytes) throws(TensorFault) -> (Int, UInt64) {
    guard let part = try? region.part(bytes.start, bytes.count) else {
      throw TensorFault("an array whose bytes are missing")
    }
    let place = storages.place("\(scope)/bytes at \(bytes.start)") {
      TensorStorage(part, name: "bytes at \(bytes.start)")
    }
    return (place, part.count)
  }

  /// A text each of whose characters stands for a byte.
  private mutating func encoded(_ value: PickleValue, _ shape: [UInt64], _ type: TensorType)
    throws(TensorFault) -> (Int, UInt64)
  {
    if let text = trace.text(value) {
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let byte = UInt8(exactly: scalar.value) else {
          throw TensorFault("an array whose bytes are no bytes")
        }
        bytes.append(byte)
      }
      guard case .string(let index) = value else { throw TensorFault("an array without bytes") }
      let region = Region(MemorySource(bytes))
      let place = storages.place("\(scope)/text \(index)") {
        TensorStorage(region, name: "text \(index)")
      }
      return (place, region.count)
    }
    guard case .opaqueString(let offset) = value, let text = trace.longTexts[offset], text.isUTF8,
      let part = try? region.part(text.place.start, text.place.count)
    else { throw TensorFault("an array whose bytes are computed") }
    let view = try TensorView(
      storage: 0, bytesInStorage: UInt64(Int64.max), type: type, shape: shape,
      strides: try TensorView.dense(shape, isFortran: false), offset: 0)
    guard view.bytes <= part.count else { throw TensorFault("its bytes do not fit its shape") }
    let place = storages.place("\(scope)/text at \(offset)+\(view.bytes)") {
      TensorStorage(count: view.bytes, name: "text at \(offset)") { () throws(FormatError) in
        try Latin1.decode(part)
      }
    }
    return (place, view.bytes)
  }
}

/// UTF-8 whose characters stand for bytes, as protocols below 3 write byte strings.
enum Latin1 {
  /// The bytes that the characters of `region` stand for.
  static func decode(_ region: Region) throws(FormatError) -> Region {
    guard region.count <= InspectionLimits.conversionPart else {
      throw .limit(offset: 0, "an array written as text")
    }
    var result: [UInt8] = []
    var reader = WindowReader(region)
    while reader.remaining > 0 {
      let byte = try reader.u8()
      if byte < 0x80 {
        result.append(byte)
        continue
      }
      guard byte == 0xC2 || byte == 0xC3 else {
        throw .malformed(offset: reader.offset, "an array whose text is not latin-1")
      }
      let next = try reader.u8()
      guard next & 0xC0 == 0x80 else {
        throw .malformed(offset: reader.offset, "an array whose text is not latin-1")
      }
      result.append((byte & 3) << 6 | next & 0x3F)
    }
    return Region(MemorySource(result))
  }
}
