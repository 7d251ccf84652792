/// Files that hold tensors one after the other: PaddlePaddle's `.pdiparams` (`lod_tensor.cc`),
/// MXNet's `.params` (`ndarray.cc`), the weights of Core ML (`StorageFormat.hpp`).

import Bytes

/// Reads them; only sizes are looked at, data is passed over.
package enum TensorStreams {
  /// The three kinds.
  package enum Kind: Sendable {
    case paddle, mxnet, coreML
  }

  /// Whether the content starts like this kind.
  package static func isCandidate(_ region: Region, _ kind: Kind) -> Bool {
    guard let head = try? region.head(72) else { return false }
    switch kind {
    case .paddle:
      return head.count >= 26 && head[..<16].allSatisfy { $0 == 0 } && head[16] >= 4
        && head[17] < 2 && head[18] == 0 && head[19] == 0 && head[20] == 0x08
    case .mxnet: return head.starts(with: [0x12, 1, 0, 0, 0, 0, 0, 0]) && head.count >= 24
    case .coreML:
      return head.count >= 72 && head[4] == 2 && head[5..<8].allSatisfy { $0 == 0 }
        && head[64..<68].elementsEqual([0xEF, 0xBE, 0xAD, 0xDE])
    }
  }

  /// Reads to the end; answers the number of tensors.
  package static func read(_ region: Region, _ kind: Kind) throws(FormatError) -> Int {
    var reader = WindowReader(region)
    switch kind {
    case .paddle: return try paddle(&reader, region)
    case .mxnet: return try mxnet(&reader)
    case .coreML: return try coreML(&reader)
    }
  }

  // MARK: PaddlePaddle

  private static let paddleWidths: [UInt64: UInt64] = [
    0: 1, 1: 2, 2: 4, 3: 8, 4: 2, 5: 4, 6: 8, 19: 8, 20: 1, 21: 1, 22: 2, 23: 8, 24: 16, 32: 1,
    33: 1,
  ]

  private static func paddle(_ reader: inout WindowReader, _ region: Region) throws(FormatError)
    -> Int
  {
    var count = 0
    while reader.remaining > 0 {
      let start = reader.offset
      guard try reader.u32() == 0 else {
        throw .malformed(offset: start, "a tensor of an unknown version")
      }
      let levels = try reader.u64()
      guard levels <= 64 else { throw .malformed(offset: start, "a tensor with too many levels") }
      for _ in 0..<levels { try reader.skip(try reader.u64()) }
      guard try reader.u32() == 0 else {
        throw .malformed(offset: start, "a tensor of an unknown version")
      }
      let length = UInt64(try reader.u32())
      let at = reader.offset
      guard length <= reader.remaining else { throw .truncated(offset: at) }
      var budget = 10_000
      let description = try ProtobufMessage(
        "TensorDesc", .paddle, region, at..<at + length, budget: &budget)
      try reader.skip(length)
      guard let width = paddleWidths[description.int("data_type") ?? .max] else {
        throw .unsupported(offset: at, "this type of tensor")
      }
      let dims = try description.ints("dims", limit: FormatLimits.graphDimensions)
      try reader.skip(try size(dims, width, at))
      count += 1
    }
    return count
  }

  private static func size(_ dims: [UInt64], _ width: UInt64, _ at: UInt64) throws(FormatError)
    -> UInt64
  {
    var bytes = width
    for length in dims {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard !overflow, product <= UInt64(Int64.max) else {
        throw .malformed(offset: at, "arithmetic: a shape that overflows")
      }
      bytes = product
    }
    return bytes
  }

  // MARK: MXNet

  private static let mxnetWidths: [UInt32: UInt64] = [
    0: 4, 1: 8, 2: 2, 3: 1, 4: 4, 5: 1, 6: 8, 7: 1, 8: 2, 9: 2, 10: 4, 11: 8, 12: 2,
  ]

  private static func mxnet(_ reader: inout WindowReader) throws(FormatError) -> Int {
    try reader.skip(16)
    let count = try reader.u64()
    guard count <= reader.remaining / 8 else {
      throw .malformed(offset: 16, "arithmetic: a count beyond the file")
    }
    for _ in 0..<count { try array(&reader) }
    let names = try reader.u64()
    guard names == 0 || names == count else {
      throw .malformed(offset: reader.offset - 8, "another number of names than of arrays")
    }
    for _ in 0..<names { try reader.skip(try reader.u64()) }
    guard reader.remaining == 0 else {
      throw .malformed(offset: reader.offset, "arithmetic: bytes after the last name")
    }
    return Int(clamping: count)
  }

  private static func array(_ reader: inout WindowReader) throws(FormatError) {
    let at = reader.offset
    let magic = try reader.u32()
    var extra = 0
    var stored: [UInt64]?
    var dims: [UInt64]
    switch magic {
    case 0xF993_FAC9, 0xF993_FACA:
      extra = Int(try reader.u32())
      guard extra <= 2 else { throw .unsupported(offset: at, "this kind of array") }
      if extra > 0 { stored = try shape(&reader, wide: true) }
      dims = try shape(&reader, wide: true)
    case 0xF993_FAC8: dims = try shape(&reader, wide: true)
    default:
      reader.seek(to: at)
      dims = try shape(&reader, wide: false)
    }
    // An array without shape has nothing behind it.
    if dims.isEmpty { return }
    try reader.skip(8)
    guard let width = mxnetWidths[try reader.u32()] else {
      throw .unsupported(offset: at, "this type of array")
    }
    var auxiliary: [UInt64] = []
    for _ in 0..<extra {
      guard let width = mxnetWidths[try reader.u32()] else {
        throw .unsupported(offset: at, "this type of array")
      }
      let lengths = try shape(&reader, wide: true)
      auxiliary.append(try size(lengths, width, at))
      // Rows in compressed form have as many values as the last list has indices.
      if extra == 2 { stored = lengths }
    }
    try reader.skip(try size(stored ?? dims, width, at))
    for length in auxiliary { try reader.skip(length) }
  }

  private static func shape(_ reader: inout WindowReader, wide: Bool) throws(FormatError)
    -> [UInt64]
  {
    let at = reader.offset
    let count = try reader.u32()
    guard count <= 64 else { throw .malformed(offset: at, "an array of too many dimensions") }
    var dims: [UInt64] = []
    for _ in 0..<count { dims.append(wide ? try reader.u64() : UInt64(try reader.u32())) }
    return dims
  }

  // MARK: Core ML

  private static func coreML(_ reader: inout WindowReader) throws(FormatError) -> Int {
    let count = Int(try reader.u32())
    reader.seek(to: 64)
    for _ in 0..<count {
      let at = reader.offset
      guard try reader.u32() == 0xDEAD_BEEF else {
        throw .malformed(offset: at, "a record of weights without its mark")
      }
      _ = try reader.u32()
      let length = try reader.u64()
      let offset = try reader.u64()
      guard offset == at + 64 else {
        throw .malformed(offset: at, "weights that do not follow their record")
      }
      reader.seek(to: offset)
      try reader.skip(length)
      // Records and weights start at multiples of 64.
      let padding = (64 - reader.offset % 64) % 64
      try reader.skip(min(padding, reader.remaining))
    }
    guard reader.remaining == 0 else {
      throw .malformed(offset: reader.offset, "bytes after the last weights")
    }
    return count
  }
}
