/// The decoded view of a document whose strings may hold documents themselves: a string that begins
/// like JSON (`{`, `[` or a quotation mark) is read as JSON too, and so on to a bounded depth. Each byte
/// of the view is one of the innermost layer, and its unit says how many bytes of the outermost document
/// it stands for. So what a tool sees that parses a string once more is what detectors see.
///
/// A text that only looks like JSON loses nothing by that: bytes without a backslash stay as they are.

/// The state between two pieces.
struct ArgumentLayers: Sendable {
  /// One string that may be a document, inside of the layer above.
  private struct Layer: Sendable {
    /// Whether it is known how it is read: not while there is only white space.
    var isDecided = false
    /// There once it is read as a document.
    var decoder: ArgumentDecoder?
    /// What holds the string makes this of it.
    var shown = ArgumentPart.value
    /// Bytes of the original for each byte that the decoder took and did not give back.
    var widths: [Int] = []
    /// Whether it is JSON as far as it was read; then its keys and what stands between its strings
    /// can't be masked.
    var isSound = true
    /// Whether its one value has ended.
    var isOver = false
  }

  private(set) var decoded: [UInt8] = []
  private(set) var units: [ArgumentUnit] = []
  private var document = ArgumentDecoder()
  private var layers: [Layer] = []
  private var isTooDeep = false

  /// What keeps the document from being strict JSON. Of the documents inside of its strings nothing is
  /// said: nobody promised that they are any.
  var faults: Set<ArgumentFault> { document.faults.union(isTooDeep ? [.tooDeep] : []) }

  /// Takes the next bytes; `decoded` and `units` then hold what they add.
  mutating func push(_ bytes: ArraySlice<UInt8>) {
    decoded.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    document.push(bytes)
    pass()
  }

  /// Ends the document.
  mutating func finish() {
    decoded.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    document.finish()
    pass()
    close(0)
  }

  private mutating func pass() {
    // The arrays of the decoder stay as they are while its layers work.
    let (bytes, own) = (document.decoded, document.units)
    for index in bytes.indices {
      take(bytes[index], own[index].width, own[index].part, own[index].part, 0)
    }
  }

  /// Takes a byte that the document in layer `depth` has in `part`; what holds that document makes
  /// `shown` of it. A byte of its structure ends the string before it.
  private mutating func take(
    _ byte: UInt8, _ width: Int, _ part: ArgumentPart, _ shown: ArgumentPart, _ depth: Int
  ) {
    guard part != .structure else {
      close(depth)
      return emit(byte, width, shown)
    }
    if depth == layers.count { layers.append(Layer()) }
    if !layers[depth].isDecided { decide(byte, depth) }
    guard layers[depth].decoder != nil else { return emit(byte, width, shown) }
    layers[depth].widths.append(width)
    layers[depth].shown = shown
    layers[depth].decoder?.push(byte)
    drain(depth)
  }

  private mutating func decide(_ byte: UInt8, _ depth: Int) {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: break
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
      let isFollowed = depth < GuardLimits.argumentLayers
      layers[depth].isDecided = true
      if isFollowed { layers[depth].decoder = ArgumentDecoder() } else { isTooDeep = true }
    default: layers[depth].isDecided = true
    }
  }

  /// Gives what the decoder of layer `depth` has to the next one.
  private mutating func drain(_ depth: Int) {
    guard let decoder = layers[depth].decoder else { return }
    let (bytes, own, shown) = (decoder.decoded, decoder.units, layers[depth].shown)
    for index in bytes.indices {
      let taken = min(own[index].width, layers[depth].widths.count)
      let width = layers[depth].widths[..<taken].reduce(0, +)
      layers[depth].widths.removeFirst(taken)
      let part = own[index].part
      if part == .structure { watch(bytes[index], depth) }
      let inner = shown == .key || !layers[depth].isSound ? shown : part
      take(bytes[index], width, part, inner, depth + 1)
    }
  }

  /// Follows whether layer `depth` is JSON: enough to tell it from a text in brackets.
  private mutating func watch(_ byte: UInt8, _ depth: Int) {
    let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
    if layers[depth].isOver {
      layers[depth].isSound = layers[depth].isSound && isSpace
    } else if !Self.structure.contains(byte) {
      layers[depth].isSound = false
    }
    layers[depth].isOver = layers[depth].isOver || (layers[depth].decoder?.isBetweenValues ?? false)
  }

  /// Bytes that stand between the strings of JSON.
  private static let structure = Set("{}[]:,\"0123456789+-.eEtrufalsn \t\n\r".utf8)

  /// The string in layer `depth` has ended, and what it holds with it.
  private mutating func close(_ depth: Int) {
    guard depth < layers.count else { return }
    if layers[depth].decoder != nil {
      layers[depth].decoder?.finish()
      drain(depth)
      close(depth + 1)
    }
    layers.removeLast(layers.count - depth)
  }

  private mutating func emit(_ byte: UInt8, _ width: Int, _ part: ArgumentPart) {
    decoded.append(byte)
    units.append(ArgumentUnit(width: width, part: part))
  }
}

extension GuardLimits {
  /// Documents within strings of documents that are followed.
  static let argumentLayers = 8
  /// Bytes of documents within strings that whole-message detectors judge, beside twice the document's own.
  static let argumentNestedBytes = 64 << 10
  /// Bytes of a document that a stream holds back; beyond it nothing goes on.
  static let argumentHeldBytes = 36 << 10
}
