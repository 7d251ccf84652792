/// An abstract machine for pickle: runs every opcode of protocols 0 to 5 as CPython's C unpickler
/// does (`Modules/_pickle.c`), over values that stand for what would be built. It imports nothing
/// and calls nothing; it writes down what a loader would import, call and change, at the opcode
/// where that happens, so that a stream that breaks later keeps what it did before.

/// How opcodes that reach over the end of a frame are read: loaders disagree.
package enum PickleFraming: Sendable {
  /// As `pickle.loads` and files that can peek: frames are no boundary.
  case flat
  /// As the C unpickler on a file without `peek`: what is left of the frame is dropped.
  case framed
}

/// Runs one stream. Make one, call `run`, read the trace.
package struct PickleMachine {
  var reader: WindowReader
  var stack = PickleStack()
  var trace: PickleTrace
  /// Offset at which the current frame ends; 0 outside frames.
  var frameEnd: UInt64 = 0
  let framing: PickleFraming
  /// Protocol in force, as declared by the last `PROTO`.
  var protocolVersion: UInt8 = 0
  /// Elements of containers kept so far.
  var keptElements = 0
  private let opcodeBudget: Int
  /// Whether array bytes inside the stream are passed over as joblib's own unpickler does.
  let skipsJoblibArrays: Bool

  /// Opcodes that may still be run.
  var opcodesLeft: Int { opcodeBudget - trace.opcodes }

  /// Prepares to run the stream that starts at `start` of `region`, at most `opcodeBudget` opcodes.
  package init(
    _ region: Region, at start: UInt64 = 0, opcodeBudget: Int, framing: PickleFraming = .flat,
    skipsJoblibArrays: Bool = false
  ) {
    reader = WindowReader(region, at: start)
    trace = PickleTrace(
      start: start, framing: framing, endOffset: start, end: .failed(.truncated(offset: start)))
    self.framing = framing
    self.opcodeBudget = opcodeBudget
    self.skipsJoblibArrays = skipsJoblibArrays
  }

  /// Runs to `STOP` or to the first fault.
  package mutating func run() -> PickleTrace {
    do throws(FormatError) {
      while true {
        let offset = reader.offset
        guard trace.opcodes < opcodeBudget else {
          throw FormatError.limit(offset: offset, "the number of opcodes")
        }
        let byte = try readOpcode()
        guard let opcode = PickleOpcode(rawValue: byte) else {
          throw FormatError.malformed(offset: offset, "an unknown opcode")
        }
        if trace.opcodes == 0 { trace.startsWithProtocol = opcode == .proto }
        trace.opcodes += 1
        if opcode == .stop {
          trace.end = .stopped(try stack.pop(at: offset))
          break
        }
        try step(opcode, at: offset)
      }
    } catch {
      trace.end = .failed(error)
    }
    trace.endOffset = reader.offset
    return trace
  }

  private mutating func readOpcode() throws(FormatError) -> UInt8 {
    if reader.offset == frameEnd { frameEnd = 0 }
    return try reader.u8()
  }

  private mutating func step(_ opcode: PickleOpcode, at offset: UInt64) throws(FormatError) {
    switch opcode {
    case .none, .newTrue, .newFalse, .int, .binInt, .binInt1, .binInt2, .long, .long1, .long4,
      .float, .binFloat:
      try stack.push(try number(opcode, at: offset), at: offset)
    case .string, .binString, .shortBinString, .unicode, .binUnicode, .shortBinUnicode,
      .binUnicode8:
      try stack.push(try text(opcode, at: offset), at: offset)
    case .binBytes, .shortBinBytes, .binBytes8, .byteArray8:
      try stack.push(try byteString(opcode, at: offset), at: offset)
    case .emptyTuple, .emptyList, .emptyDict, .emptySet, .tuple, .tuple1, .tuple2, .tuple3, .list,
      .dict, .frozenSet:
      try stack.push(try container(opcode, at: offset), at: offset)
    case .append, .appends, .setItem, .setItems, .addItems: try write(opcode, at: offset)
    case .mark: try stack.mark(at: offset)
    case .pop: try stack.popOrUnmark(at: offset)
    case .popMark: _ = try stack.popAll(from: try stack.popMark(at: offset), at: offset)
    case .dup: try stack.push(try stack.top(at: offset), at: offset)
    case .put, .binPut, .longBinPut, .memoize, .get, .binGet, .longBinGet:
      try memo(opcode, at: offset)
    case .global, .inst, .stackGlobal: try importing(opcode, at: offset)
    case .reduce, .obj, .newObj, .newObjEx: try call(opcode, at: offset)
    case .build: try build(at: offset)
    case .persid, .binPersid: try persistent(opcode, at: offset)
    case .ext1, .ext2, .ext4: try extended(opcode, at: offset)
    case .nextBuffer:
      try record(.outOfBand(offset: offset))
      try stack.push(.opaque, at: offset)
    case .readonlyBuffer: try readonlyBuffer(at: offset)
    case .proto: try setProtocol(at: offset)
    case .frame: try frame(at: offset)
    case .stop: break
    }
  }

  // MARK: the stream

  private mutating func setProtocol(at offset: UInt64) throws(FormatError) {
    let version = try take(1)[0]
    guard version <= 5 else { throw .malformed(offset: offset, "an unknown protocol") }
    protocolVersion = version
    trace.protocolVersion = max(trace.protocolVersion, version)
  }

  private mutating func frame(at offset: UInt64) throws(FormatError) {
    let length = try unsigned(8)
    guard length <= UInt64(Int64.max) else {
      throw .malformed(offset: offset, "a frame beyond the size of memory")
    }
    try need(length)
    guard length <= reader.remaining else { throw .truncated(offset: offset) }
    let end = reader.offset + length
    if end > frameEnd { frameEnd = end }
  }

  private mutating func readonlyBuffer(at offset: UInt64) throws(FormatError) {
    switch try stack.top(at: offset) {
    case .bytes, .opaque, .call, .persistent: break
    default: throw .malformed(offset: offset, "a read-only view of something that has no bytes")
    }
  }

  // MARK: reading, with frames

  /// Prepares to read `length` bytes in one go: notes when they reach over the end of the frame.
  private mutating func need(_ length: UInt64) throws(FormatError) {
    guard frameEnd > reader.offset, length > frameEnd - reader.offset else { return }
    try record(.straddledFrame(offset: reader.offset))
    if framing == .framed { reader.seek(to: frameEnd) }
    frameEnd = 0
  }

  mutating func take(_ length: Int) throws(FormatError) -> [UInt8] {
    try need(UInt64(length))
    return try reader.take(length)
  }

  /// Passes `length` bytes over and answers where they start.
  mutating func pass(_ length: UInt64) throws(FormatError) -> UInt64 {
    try need(length)
    let start = reader.offset
    try reader.skip(length)
    return start
  }

  /// A little-endian number of `width` bytes.
  mutating func unsigned(_ width: Int) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for (index, byte) in try take(width).enumerated() { value |= UInt64(byte) << UInt64(8 * index) }
    return value
  }

  /// A line with its line feed.
  mutating func line() throws(FormatError) -> [UInt8] {
    let start = reader.offset
    let line = try reader.line(limit: FormatLimits.pickleLine)
    guard frameEnd > start, reader.offset > frameEnd else { return line }
    try record(.straddledFrame(offset: start))
    let end = frameEnd
    frameEnd = 0
    guard framing == .framed else { return line }
    reader.seek(to: end)
    return try reader.line(limit: FormatLimits.pickleLine)
  }

  // MARK: writing down

  mutating func record(_ event: PickleEvent) throws(FormatError) {
    guard trace.events.count < FormatLimits.pickleEvents else {
      throw .limit(offset: reader.offset, "the number of events")
    }
    trace.events.append(event)
  }

  /// Makes a container of `elements`; `nil` elements cannot happen, the rest is counted.
  mutating func makeNode(_ kind: PickleContainer, _ elements: [PickleValue], at offset: UInt64)
    throws(FormatError) -> PickleValue
  {
    guard trace.nodes.count < FormatLimits.pickleNodes else {
      throw .limit(offset: offset, "the number of containers")
    }
    let kept = Array(elements.prefix(max(0, FormatLimits.pickleElements - keptElements)))
    keptElements += kept.count
    trace.nodes.append(PickleNode(kind: kind, elements: kept, count: elements.count))
    return .container(Int32(trace.nodes.count - 1))
  }

  mutating func extendCall(_ index: Int32, _ elements: [PickleValue]) {
    let kept = elements.prefix(max(0, FormatLimits.pickleElements - keptElements))
    keptElements += kept.count
    trace.calls[Int(index)].items += kept
    trace.calls[Int(index)].itemCount += elements.count
  }

  mutating func extend(_ index: Int32, _ elements: [PickleValue], at offset: UInt64) {
    trace.nodes[Int(index)].changedAt = offset
    let kept = elements.prefix(max(0, FormatLimits.pickleElements - keptElements))
    keptElements += kept.count
    trace.nodes[Int(index)].elements += kept
    trace.nodes[Int(index)].count += elements.count
  }
}
