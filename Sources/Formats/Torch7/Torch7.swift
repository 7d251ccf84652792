/// Torch7's own binary serialisation (torch/torch7 `File.lua`, `doc/serialization.md`): objects by
/// type and number, tensors and storages of the library, tables of Lua, and functions as byte code.

/// A read file.
package struct Torch7: Sendable {
  /// Classes, with the place of their first object, in the order in which they came.
  package private(set) var classes: [(name: String, offset: UInt64)] = []
  /// Places of functions.
  package private(set) var functions: [UInt64] = []
  private var known: Set<String> = []
  private var seen: Set<Int32> = []
  private var reader: WindowReader
  private var objects = 0

  /// Whether the content starts as an object of this form: one of a class with its version, a
  /// table with a key, or a function.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.head(24), head.count >= 16 else { return false }
    func word(_ at: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(head[at + $1]) << (8 * $1) }
    }
    guard word(4) == 1 || word(4) == 0 else { return false }
    switch word(0) {
    case 3: return word(8) > 0 && word(8) < 1 << 24 && [1, 2].contains(word(12))
    case 4:
      return word(8) == 3 && head[12] == UInt8(ascii: "V") && head[13] == 0x20
        || word(8) > 4 && word(8) < 64 && head[12...15].allSatisfy { $0 > 0x20 && $0 < 0x7F }
    case 6, 7, 8: return head[12] == 0x1B && word(8) > 4
    default: return false
    }
  }

  /// Reads the whole file.
  package init(_ region: Region) throws(FormatError) {
    reader = WindowReader(region)
    while reader.remaining > 0 { try object(depth: 0) }
  }

  // MARK: objects

  private mutating func object(depth: Int) throws(FormatError) {
    objects += 1
    guard objects <= FormatLimits.torch7Objects, depth <= FormatLimits.torch7Depth else {
      throw .limit(offset: reader.offset, "the number or nesting of objects")
    }
    let start = reader.offset
    switch try reader.u32() {
    case 0: return
    case 1: try reader.skip(8)
    case 2: _ = try text(limit: FormatLimits.binaryText)
    case 3: try table(depth)
    case 4: try classed(depth, start)
    case 5: try reader.skip(4)
    case 6, 7, 8: try function(depth, start)
    default: throw .malformed(offset: start, "an object of an unknown type")
    }
  }

  /// Whether an object comes for the first time; later ones are their number alone.
  private mutating func isNew() throws(FormatError) -> Bool {
    seen.insert(Int32(bitPattern: try reader.u32())).inserted
  }

  private mutating func table(_ depth: Int) throws(FormatError) {
    guard try isNew() else { return }
    let count = try reader.u32()
    guard UInt64(count) <= reader.remaining / 8 else { throw beyond() }
    for _ in 0..<count {
      try object(depth: depth + 1)
      try object(depth: depth + 1)
    }
  }

  private mutating func function(_ depth: Int, _ start: UInt64) throws(FormatError) {
    guard try isNew() else { return }
    functions.append(start)
    let length = UInt64(try reader.u32())
    guard length <= reader.remaining else { throw beyond() }
    try reader.skip(length)
    try object(depth: depth + 1)
  }

  private mutating func classed(_ depth: Int, _ start: UInt64) throws(FormatError) {
    guard try isNew() else { return }
    var name = try text(limit: 256)
    if name.hasPrefix("V ") { name = try text(limit: 256) }
    if known.insert(name).inserted { classes.append((name, start)) }
    if name.hasPrefix("torch."), name.hasSuffix("Tensor") {
      try tensor(depth)
    } else if name.hasPrefix("torch."), name.hasSuffix("Storage") {
      try storage(name, start)
    } else {
      try object(depth: depth + 1)
    }
  }

  private mutating func tensor(_ depth: Int) throws(FormatError) {
    let rank = try reader.u32()
    guard rank <= FormatLimits.torch7Rank else {
      throw .malformed(offset: reader.offset, "arithmetic: a tensor of too many dimensions")
    }
    try reader.skip(16 * UInt64(rank) + 8)
    try object(depth: depth + 1)
  }

  /// Bytes of one element.
  private static let widths: [String: UInt64] = [
    "torch.ByteStorage": 1, "torch.CharStorage": 1, "torch.ShortStorage": 2,
    "torch.IntStorage": 4, "torch.LongStorage": 8, "torch.FloatStorage": 4,
    "torch.DoubleStorage": 8, "torch.HalfStorage": 2, "torch.CudaStorage": 4,
    "torch.CudaByteStorage": 1, "torch.CudaCharStorage": 1, "torch.CudaShortStorage": 2,
    "torch.CudaIntStorage": 4, "torch.CudaLongStorage": 8, "torch.CudaDoubleStorage": 8,
    "torch.CudaHalfStorage": 2,
  ]

  private mutating func storage(_ name: String, _ start: UInt64) throws(FormatError) {
    guard let width = Self.widths[name] else {
      throw .unsupported(offset: start, "this type of storage")
    }
    let count = try reader.u64()
    guard count <= reader.remaining / width else { throw beyond() }
    try reader.skip(count * width)
  }

  // MARK: parts

  private mutating func text(limit: Int) throws(FormatError) -> String {
    let length = try reader.u32()
    guard UInt64(length) <= reader.remaining else { throw beyond() }
    guard length <= limit else { throw .limit(offset: reader.offset, "the length of a text") }
    return String(decoding: try reader.take(Int(length)), as: UTF8.self)
  }

  private func beyond() -> FormatError {
    .malformed(offset: reader.offset, "arithmetic: a length beyond the file")
  }
}
