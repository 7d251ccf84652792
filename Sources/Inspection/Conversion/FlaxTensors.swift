/// A MessagePack document of Flax as a source of tensors (flax `serialization.py`): maps of arrays,
/// which are extension values of shape, type and bytes. Bytes are little-endian.

import Bytes
import Formats

extension TensorSource {
  static func flax(_ region: Region) throws(ConversionRefusal) -> TensorSource {
    var reader = FlaxTensors(region)
    do throws(FormatError) {
      let root = try reader.document()
      return TensorSource(
        root: root, storages: reader.storages.all, framework: "flax", layout: .tree)
    } catch {
      throw ConversionRefusal("the document cannot be read: \(error.words)")
    }
  }
}

/// Reads one document.
private struct FlaxTensors {
  private let region: Region
  private var reader: WindowReader
  private var valuesLeft = InspectionLimits.conversionValues
  private(set) var storages = StorageTable()
  /// The whole numbers of the map that was read last, by their keys: the shape of a cut array.
  private var numbers: [String: UInt64] = [:]

  init(_ region: Region) {
    self.region = region
    reader = WindowReader(region)
  }

  mutating func document() throws(FormatError) -> TensorTree {
    let tree = try value(0).tree
    guard reader.remaining == 0 else { throw fault("bytes after the end of the document") }
    return tree
  }

  /// A value, and its text if it may be a key.
  private typealias Value = (tree: TensorTree, key: String?)

  private mutating func value(_ level: Int) throws(FormatError) -> Value {
    guard valuesLeft > 0, level < InspectionLimits.conversionDepth else {
      throw .limit(offset: reader.offset, "the number or nesting of values")
    }
    valuesLeft -= 1
    let mark = try reader.u8()
    switch mark {
    case 0x00...0x7F: return (.data("a number"), String(mark))
    case 0xCC...0xCF:
      return (.data("a number"), String(try bigEndian(1 << Int(mark - 0xCC))))
    case 0xCA, 0xCB, 0xD0...0xD3, 0xE0...0xFF:
      if mark < 0xE0 {
        try reader.skip(mark < 0xD0 ? 4 << UInt64(mark - 0xCA) : 1 << UInt64(mark - 0xD0))
      }
      return (.data("a number"), nil)
    case 0xC0: return (.data("nothing"), nil)
    case 0xC2, 0xC3: return (.data("a truth value"), nil)
    case 0x80...0x8F, 0xDE, 0xDF:
      return (try map(try length(mark, 0x80, two: 0xDE), level), nil)
    case 0x90...0x9F, 0xDC, 0xDD:
      return (try list(try length(mark, 0x90, two: 0xDC), level), nil)
    case 0xA0...0xBF, 0xD9...0xDB: return try text(mark)
    case 0xC4...0xC6:
      try reader.skip(try bigEndian(1 << Int(mark - 0xC4)))
      return (.data("bytes"), nil)
    case 0xC7...0xC9: return (try ext(try bigEndian(1 << Int(mark - 0xC7))), nil)
    case 0xD4...0xD8: return (try ext(1 << UInt64(mark - 0xD4)), nil)
    default: throw fault("a byte that starts no value")
    }
  }

  // MARK: lengths

  private mutating func bigEndian(_ width: Int) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for _ in 0..<width { value = value << 8 | UInt64(try reader.u8()) }
    return value
  }

  private mutating func length(_ mark: UInt8, _ small: UInt8, two: UInt8) throws(FormatError)
    -> UInt64
  {
    if mark & 0xF0 == small { return UInt64(mark & 15) }
    return try bigEndian(mark == two ? 2 : 4)
  }

  private func fault(_ words: String) -> FormatError {
    .malformed(offset: reader.offset, FormatError.Fault(words))
  }

  // MARK: texts and containers

  private mutating func text(_ mark: UInt8) throws(FormatError) -> Value {
    let length = mark < 0xC0 ? UInt64(mark & 31) : try bigEndian(1 << Int(mark - 0xD9))
    guard length <= UInt64(InspectionLimits.conversionName) else {
      try reader.skip(length)
      return (.data("a text"), nil)
    }
    let bytes = try reader.take(Int(length))
    return (.data("a text"), String(validating: bytes, as: UTF8.self))
  }

  private mutating func list(_ count: UInt64, _ level: Int) throws(FormatError) -> TensorTree {
    var entries: [(key: String, value: TensorTree)] = []
    guard count <= reader.remaining else { throw fault("a list beyond the file") }
    for place in 0..<count { entries.append((String(place), try value(level + 1).tree)) }
    return .group(TensorGroup(entries, kind: "a list"))
  }

  private mutating func map(_ count: UInt64, _ level: Int) throws(FormatError) -> TensorTree {
    guard count <= reader.remaining / 2 else { throw fault("a map beyond the file") }
    var entries: [(key: String, value: TensorTree)] = []
    var seen: Set<[UInt8]> = []
    var own: [String: UInt64] = [:]
    var shape: [String: UInt64] = [:]
    for place in 0..<count {
      let key = try value(level + 1).key
      let (tree, scalar) = try value(level + 1)
      if let key, case .data = tree { own[key] = scalar.flatMap { UInt64($0) } }
      if key == "shape" { shape = numbers }
      guard let key else {
        let isData = tree.tensors + tree.refusals == 0
        let words = tree.words
        entries.append(
          ("entry \(place)", isData ? .data(words) : .refused("its key is no text and no number")))
        continue
      }
      guard seen.insert(Array(key.utf8)).inserted else { throw fault("a key that comes twice") }
      entries.append((key, tree))
    }
    numbers = own
    let group = TensorGroup(entries)
    guard group[Self.chunkMark] != nil else { return .group(group) }
    do throws(TensorFault) {
      return .tensor(try chunked(group, shape))
    } catch {
      return .refused(error.words)
    }
  }

  // MARK: arrays

  /// Extension types of Flax: 1 arrays, 2 complex numbers, 3 scalars of numpy.
  private mutating func ext(_ length: UInt64) throws(FormatError) -> TensorTree {
    let type = Int8(bitPattern: try reader.u8())
    let start = reader.offset
    guard length <= reader.remaining else { throw fault("a value beyond the file") }
    defer { reader.seek(to: start + length) }
    switch type {
    case 1:
      do throws(TensorFault) {
        return .tensor(try array(start + length))
      } catch {
        return .refused(error.words)
      }
    case 2, 3: return .data("a number")
    case -1: return .data("a time")
    default: return .refused("an extension value of type \(type)")
    }
  }

  /// `(shape, name of the type, bytes)` up to `end`.
  private mutating func array(_ end: UInt64) throws(TensorFault) -> TensorView {
    let broken = TensorFault("an array that cannot be read")
    guard (try? reader.u8()) == 0x93, let mark = try? reader.u8(),
      let rank = try? length(mark, 0x90, two: 0xDC),
      rank <= UInt64(InspectionLimits.conversionAxes)
    else { throw broken }
    var shape: [UInt64] = []
    for _ in 0..<rank {
      guard let axis = try? unsigned() else { throw broken }
      shape.append(axis)
    }
    guard let mark = try? reader.u8(), (0xA0...0xBF).contains(mark),
      let name = try? reader.take(Int(mark & 31))
    else { throw broken }
    let word = String(decoding: name, as: UTF8.self)
    // ml_dtypes keeps one number of four bits in a byte, unlike safetensors.
    guard let type = TensorType.ofTorch(word), type != .float4 else {
      throw TensorFault("safetensors has no type for \(word)")
    }
    guard let mark = try? reader.u8(), (0xC4...0xC6).contains(mark),
      let count = try? bigEndian(1 << Int(mark - 0xC4)), reader.offset <= end,
      count == end - reader.offset, let part = try? region.part(reader.offset, count)
    else { throw broken }
    let start = reader.offset
    let place = storages.place("at \(start)") { TensorStorage(part, name: "bytes at \(start)") }
    return try TensorView(
      storage: place, bytesInStorage: count, type: type, shape: shape, isFortran: false,
      isBigEndian: false)
  }

  private mutating func unsigned() throws(FormatError) -> UInt64 {
    let mark = try reader.u8()
    switch mark {
    case 0x00...0x7F: return UInt64(mark)
    case 0xCC...0xCF: return try bigEndian(1 << Int(mark - 0xCC))
    default: throw fault("a length that is no number")
    }
  }

  // MARK: large arrays

  private static let chunkMark = "__msgpack_chunked_array__"

  /// An array of more than a gigabyte, which Flax cuts into pieces of one axis; they are numbered,
  /// as the axes of the whole are.
  private mutating func chunked(_ group: TensorGroup, _ axes: [String: UInt64])
    throws(TensorFault) -> TensorView
  {
    let broken = TensorFault("a cut array that cannot be put together")
    guard case .group(let pieces)? = group["chunks"],
      pieces.entries.count <= InspectionLimits.conversionPieces
    else { throw broken }
    var views: [TensorView] = []
    for place in pieces.entries.indices {
      guard case .tensor(let view)? = pieces[String(place)], view.stored.count == 1,
        view.type == views.first?.type ?? view.type
      else { throw broken }
      views.append(view)
    }
    var shape: [UInt64] = []
    for place in 0..<axes.count {
      guard let axis = axes[String(place)] else { throw broken }
      shape.append(axis)
    }
    guard let first = views.first else { throw broken }
    let parts = views.compactMap { try? storages.all[$0.storage].open() }
    guard parts.count == views.count, let chain = ChainSource(parts) else { throw broken }
    let place = storages.place("chain from \(first.storage)") {
      TensorStorage(Region(chain), name: "pieces")
    }
    return try TensorView(
      storage: place, bytesInStorage: chain.count, type: first.type, shape: shape,
      isFortran: false, isBigEndian: false)
  }
}

/// Several pieces of content, one after the other.
struct ChainSource: ByteSource {
  private let parts: [Region]
  let count: UInt64

  /// `nil` if there would be more bytes than can be counted.
  init?(_ parts: [Region]) {
    var total: UInt64 = 0
    for part in parts {
      let (sum, overflow) = total.addingReportingOverflow(part.count)
      guard !overflow else { return nil }
      total = sum
    }
    self.parts = parts
    count = total
  }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    var result: [UInt8] = []
    var start: UInt64 = 0
    for part in parts {
      let end = start + part.count
      let from = max(start, offset)
      let to = min(end, offset + UInt64(length))
      if from < to { result += try part.read(at: from - start, length: Int(to - from)) }
      start = end
    }
    return result
  }
}
