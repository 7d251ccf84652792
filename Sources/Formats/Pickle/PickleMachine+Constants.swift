/// The opcodes that push numbers, texts, byte strings and containers, and those that fill them.

extension PickleMachine {
  mutating func number(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    switch opcode {
    case .newTrue: return .bool(true)
    case .newFalse: return .bool(false)
    case .binInt: return .int(Int64(Int32(truncatingIfNeeded: try unsigned(4))))
    case .binInt1: return .int(Int64(try unsigned(1)))
    case .binInt2: return .int(Int64(try unsigned(2)))
    case .long1, .long4: return try countedLong(opcode == .long1 ? 1 : 4, at: offset)
    case .binFloat:
      _ = try take(8)
      return .number
    case .int, .long, .float: return try numberLine(opcode, at: offset)
    default: return .none
    }
  }

  private mutating func countedLong(_ width: Int, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    let raw = try unsigned(width)
    guard width == 1 || raw <= UInt64(Int32.max) else {
      throw .malformed(offset: offset, "a negative byte count")
    }
    guard raw <= 8 else {
      _ = try pass(raw)
      return .number
    }
    let bytes = try take(Int(raw))
    var value: UInt64 = (bytes.last ?? 0) & 0x80 == 0 ? 0 : .max
    for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
    return .int(Int64(bitPattern: value))
  }

  private mutating func numberLine(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    var line = try line()
    guard line.count >= 2 else { throw .malformed(offset: offset, "an empty number") }
    switch opcode {
    case .float:
      guard PickleText.isFloat(line) else { throw .malformed(offset: offset, "not a float") }
      return .number
    case .long:
      if line[line.count - 2] == UInt8(ascii: "L") { line[line.count - 2] = 0 }
      return try numberValue(PickleText.pythonInt(line, base: 0), at: offset)
    default:
      let value = try numberValue(PickleText.intLine(line), at: offset)
      if line.count == 3, value == .int(0) || value == .int(1) { return .bool(value == .int(1)) }
      return value
    }
  }

  private func numberValue(_ number: PickleNumber?, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    switch number {
    case .int(let value): return .int(value)
    case .large: return .number
    case nil: throw .malformed(offset: offset, "not an integer")
    }
  }

  // MARK: texts

  mutating func text(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) -> PickleValue {
    switch opcode {
    case .string: return try quotedString(at: offset)
    case .unicode: return try unicodeLine(at: offset)
    case .binString, .shortBinString:
      let length = try unsigned(opcode == .binString ? 4 : 1)
      guard length <= UInt64(FormatLimits.pickleKeptString) else {
        return try long(length, isUTF8: false, at: offset)
      }
      let start = reader.offset
      let value = try ascii(try take(Int(length)), at: start)
      if case .opaqueString = value { try remember(start, length, isUTF8: false) }
      return value
    default:
      let width = opcode == .binUnicode8 ? 8 : opcode == .binUnicode ? 4 : 1
      return try countedUnicode(try unsigned(width), at: offset)
    }
  }

  private mutating func countedUnicode(_ length: UInt64, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    guard length <= UInt64(Int64.max) else {
      throw .malformed(offset: offset, "a text beyond the size of memory")
    }
    guard length <= UInt64(FormatLimits.pickleKeptString) else {
      return try long(length, isUTF8: true, at: offset)
    }
    let start = reader.offset
    guard let text = PickleText.utf8(try take(Int(length))) else {
      throw .malformed(offset: start, "a text that is not UTF-8")
    }
    guard let text else { return .opaqueString(offset: start) }
    return try keep(text, at: start)
  }

  /// A text that is passed over; its place is kept.
  private mutating func long(_ length: UInt64, isUTF8: Bool, at offset: UInt64)
    throws(FormatError) -> PickleValue
  {
    let start = try pass(length)
    try remember(start, length, isUTF8: isUTF8)
    return .opaqueString(offset: start)
  }

  private mutating func remember(_ start: UInt64, _ length: UInt64, isUTF8: Bool)
    throws(FormatError)
  {
    guard trace.longTexts.count < FormatLimits.pickleNodes else {
      throw .limit(offset: start, "the number of texts")
    }
    trace.longTexts[start] = PickleLongText(
      place: PickleBytes(start: start, count: length), isUTF8: isUTF8)
  }

  private mutating func quotedString(at offset: UInt64) throws(FormatError) -> PickleValue {
    let line = try line().dropLast()
    guard line.count >= 2, let first = line.first, first == line.last,
      first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
    else { throw .malformed(offset: offset, "a string without quotes") }
    guard let bytes = PickleText.unescape(line.dropFirst().dropLast()) else {
      throw .malformed(offset: offset, "a string with a bad escape")
    }
    return try ascii(bytes, at: offset)
  }

  private mutating func unicodeLine(at offset: UInt64) throws(FormatError) -> PickleValue {
    guard let scalars = PickleText.rawUnicode(try line().dropLast()) else {
      throw .malformed(offset: offset, "a text with a bad escape")
    }
    var text = String.UnicodeScalarView()
    for value in scalars {
      guard let scalar = Unicode.Scalar(value) else { return .opaqueString(offset: offset) }
      text.append(scalar)
    }
    guard scalars.count <= FormatLimits.pickleKeptString else {
      return .opaqueString(offset: offset)
    }
    return try keep(String(text), at: offset)
  }

  /// A Python 2 string: known only where it is ASCII, since the loader's encoding decides.
  private mutating func ascii(_ bytes: [UInt8], at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    guard bytes.count <= FormatLimits.pickleKeptString, bytes.allSatisfy({ $0 < 0x80 }) else {
      return .opaqueString(offset: offset)
    }
    return try keep(String(decoding: bytes, as: UTF8.self), at: offset)
  }

  mutating func keep(_ text: String, at offset: UInt64) throws(FormatError) -> PickleValue {
    guard trace.strings.count < FormatLimits.pickleNodes else {
      throw .limit(offset: offset, "the number of texts")
    }
    trace.strings.append(text)
    return .string(Int32(trace.strings.count - 1))
  }

  mutating func byteString(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    let width =
      switch opcode {
      case .shortBinBytes: 1
      case .binBytes: 4
      default: 8
      }
    let length = try unsigned(width)
    guard length <= UInt64(Int64.max) else {
      throw .malformed(offset: offset, "bytes beyond the size of memory")
    }
    let start = try pass(length)
    guard trace.bytes.count < FormatLimits.pickleNodes else {
      throw .limit(offset: offset, "the number of byte strings")
    }
    trace.bytes.append(PickleBytes(start: start, count: length))
    return .bytes(Int32(trace.bytes.count - 1), writable: opcode == .byteArray8)
  }

  // MARK: containers

  mutating func container(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError)
    -> PickleValue
  {
    switch opcode {
    case .emptyTuple: return try makeNode(.tuple, [], at: offset)
    case .emptyList: return try makeNode(.list, [], at: offset)
    case .emptyDict: return try makeNode(.dict, [], at: offset)
    case .emptySet: return try makeNode(.set, [], at: offset)
    case .tuple1: return try tuple(1, at: offset)
    case .tuple2: return try tuple(2, at: offset)
    case .tuple3: return try tuple(3, at: offset)
    default: return try markedContainer(opcode, at: offset)
    }
  }

  private mutating func tuple(_ length: Int, at offset: UInt64) throws(FormatError) -> PickleValue {
    let elements = try stack.popAll(from: stack.count - length, at: offset)
    return try makeNode(.tuple, elements, at: offset)
  }

  private mutating func markedContainer(_ opcode: PickleOpcode, at offset: UInt64)
    throws(FormatError) -> PickleValue
  {
    let elements = try stack.popAll(from: try stack.popMark(at: offset), at: offset)
    switch opcode {
    case .list: return try makeNode(.list, elements, at: offset)
    case .frozenSet: return try makeNode(.frozenSet, elements, at: offset)
    case .dict:
      guard elements.count.isMultiple(of: 2) else {
        throw .malformed(offset: offset, "an odd number of items")
      }
      return try makeNode(.dict, elements, at: offset)
    default: return try makeNode(.tuple, elements, at: offset)
    }
  }

  /// `APPEND(S)`, `SETITEM(S)`, `ADDITEMS`: into our own containers, or into something else.
  mutating func write(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    let start: Int
    switch opcode {
    case .append: start = stack.count - 1
    case .setItem: start = stack.count - 2
    default: start = try stack.popMark(at: offset)
    }
    let target = try stack.target(below: start, at: offset)
    let elements = try stack.popAll(from: start, at: offset)
    guard !elements.isEmpty else { return }
    if opcode == .setItem || opcode == .setItems, !elements.count.isMultiple(of: 2) {
      throw .malformed(offset: offset, "an odd number of items")
    }
    if case .container(let index) = target {
      guard accepts(trace.nodes[Int(index)].kind, opcode) else {
        throw .malformed(offset: offset, "items for a value that takes none")
      }
      if trace.nodes[Int(index)].kind == .list, opcode == .setItem || opcode == .setItems {
        trace.nodes[Int(index)].isRewritten = true
      }
      return extend(index, elements, at: offset)
    }
    switch target {
    case .global, .call, .persistent, .opaque:
      try record(.wrote(target: target, opcode: opcode, offset: offset))
      if case .call(let index) = target { extendCall(index, elements) }
    case .bytes(let index, writable: true): trace.changedBytes.insert(index)
    default: throw .malformed(offset: offset, "items for a value that takes none")
    }
  }

  private func accepts(_ kind: PickleContainer, _ opcode: PickleOpcode) -> Bool {
    switch opcode {
    case .append, .appends: kind == .list
    case .addItems: kind == .set
    default: kind == .dict || kind == .list
    }
  }
}
