/// The header of a GGUF file, versions 2 and 3 (ggml `docs/gguf.md`): metadata, tensor infos and
/// the arithmetic of offsets. The data of tensors is not read.

import Bytes

/// A read header.
package struct GGUF: Sendable {
  /// The version, 2 or 3.
  package let version: UInt32
  /// Number of tensors.
  package let tensorCount: UInt64
  /// Number of metadata entries.
  package let entryCount: UInt64
  /// Text entries whose key says that they are chat templates, with the place of their text.
  package let templates: [(key: String, offset: UInt64, text: [UInt8])]
  /// Bytes after the last tensor.
  package let trailing: UInt64

  private static let magic: [UInt8] = Array("GGUF".utf8)

  /// Whether the content starts with the magic.
  package static func isCandidate(_ region: Region) -> Bool { (try? region.bytes(0, 4)) == magic }

  /// Reads the header.
  package init(_ region: Region) throws(FormatError) {
    var walk = GGUFWalk(region)
    try walk.header()
    try walk.entries()
    try walk.tensors()
    version = walk.version
    tensorCount = walk.tensorCount
    entryCount = walk.entryCount
    templates = walk.templates
    trailing = try walk.trailing()
  }
}

/// Walks a header from front to back.
private struct GGUFWalk {
  var reader: WindowReader
  var version: UInt32 = 0
  var tensorCount: UInt64 = 0
  var entryCount: UInt64 = 0
  var alignment: UInt64 = 32
  var templates: [(key: String, offset: UInt64, text: [UInt8])] = []
  /// Ranges of the tensors, from the start of the data.
  var ranges: [Range<UInt64>] = []

  init(_ region: Region) { reader = WindowReader(region, at: 4) }

  mutating func header() throws(FormatError) {
    version = try reader.u32()
    guard version == 2 || version == 3 else {
      throw .unsupported(offset: 4, "this version of GGUF, or its byte order,")
    }
    tensorCount = try reader.u64()
    entryCount = try reader.u64()
    // Each tensor takes at least 24 bytes, each entry at least 13: larger counts are crafted.
    guard tensorCount <= reader.remaining / 24, entryCount <= reader.remaining / 13 else {
      throw overflow("a count beyond the file")
    }
    guard tensorCount <= FormatLimits.ggufTensors, entryCount <= FormatLimits.ggufEntries else {
      throw .limit(offset: 8, "the number of tensors or entries")
    }
  }

  mutating func entries() throws(FormatError) {
    var seen: Set<String> = []
    for _ in 0..<entryCount {
      let start = reader.offset
      let key = try text(limit: FormatLimits.ggufKey)
      guard let name = String(validating: key, as: UTF8.self), seen.insert(name).inserted else {
        throw .malformed(offset: start, "a key that is no text or stands twice")
      }
      try value(of: name, type: try reader.u32(), depth: 0)
    }
  }

  private mutating func value(of key: String, type: UInt32, depth: Int) throws(FormatError) {
    switch type {
    case 0, 1: try reader.skip(1)
    case 7:
      guard try reader.u8() <= 1 else {
        throw .malformed(offset: reader.offset - 1, "a truth value that is none")
      }
    case 2, 3: try reader.skip(2)
    case 4, 5, 6:
      let number = try reader.u32()
      if key == "general.alignment", type == 4 { try align(UInt64(number)) }
    case 10, 11, 12: try reader.skip(8)
    case 8: try string(of: key, depth: depth)
    case 9: try array(of: key, depth: depth)
    default: throw .malformed(offset: reader.offset - 4, "an unknown type of value")
    }
  }

  private mutating func align(_ number: UInt64) throws(FormatError) {
    guard number > 0, number & (number - 1) == 0, number <= 1 << 20 else {
      throw overflow("an impossible alignment")
    }
    alignment = number
  }

  private mutating func string(of key: String, depth: Int) throws(FormatError) {
    let start = reader.offset + 8
    guard key.contains("chat_template") else {
      let length = try reader.u64()
      guard length <= reader.remaining else { throw overflow("a text beyond the file") }
      return try reader.skip(length)
    }
    templates.append((key, start, try text(limit: FormatLimits.ggufString)))
  }

  private mutating func array(of key: String, depth: Int) throws(FormatError) {
    guard depth < FormatLimits.ggufDepth else {
      throw .limit(offset: reader.offset, "the nesting of arrays")
    }
    let type = try reader.u32()
    let count = try reader.u64()
    let width: UInt64? =
      switch type {
      case 0, 1, 7: 1
      case 2, 3: 2
      case 4, 5, 6: 4
      case 10, 11, 12: 8
      default: nil
      }
    if let width {
      guard count <= reader.remaining / width else { throw overflow("an array beyond the file") }
      return try reader.skip(count * width)
    }
    guard type == 8 || type == 9 else {
      throw .malformed(offset: reader.offset - 12, "an unknown type of element")
    }
    guard count <= reader.remaining / 8 else { throw overflow("an array beyond the file") }
    guard count <= FormatLimits.ggufArray else {
      throw .limit(offset: reader.offset, "the length of an array")
    }
    for _ in 0..<count { try value(of: key, type: type, depth: depth + 1) }
  }

  private mutating func text(limit: UInt64) throws(FormatError) -> [UInt8] {
    let length = try reader.u64()
    guard length <= reader.remaining else { throw overflow("a text beyond the file") }
    guard length <= limit else { throw .limit(offset: reader.offset, "the length of a text") }
    return try reader.take(Int(length))
  }

  // MARK: tensors

  /// Elements and bytes of one block, by type (ggml `ggml.h`, `enum ggml_type`).
  private static let blocks: [UInt32: (elements: UInt64, bytes: UInt64)] = [
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    15: (256, 292), 16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18),
    21: (256, 110), 22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8),
    28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66), 39: (32, 17),
  ]

  mutating func tensors() throws(FormatError) {
    var seen: Set<[UInt8]> = []
    for _ in 0..<tensorCount {
      let start = reader.offset
      guard seen.insert(try text(limit: FormatLimits.ggufKey)).inserted else {
        throw .malformed(offset: start, "two tensors of one name")
      }
      let dimensions = try reader.u32()
      guard dimensions <= FormatLimits.ggufDimensions else {
        throw overflow("a tensor of too many dimensions")
      }
      var elements: UInt64 = 1
      var row: UInt64 = 1
      for index in 0..<dimensions {
        let length = try reader.u64()
        if index == 0 { row = length }
        let (product, tooLarge) = elements.multipliedReportingOverflow(by: length)
        guard !tooLarge, product <= UInt64(Int64.max) else {
          throw overflow("a shape that overflows")
        }
        elements = product
      }
      guard let block = Self.blocks[try reader.u32()] else {
        throw .unsupported(offset: reader.offset - 4, "this type of tensor")
      }
      guard row.isMultiple(of: block.elements) else {
        throw overflow("a row that is no whole block")
      }
      let (bytes, tooLarge) = (elements / block.elements).multipliedReportingOverflow(
        by: block.bytes)
      let offset = try reader.u64()
      let (end, beyond) = offset.addingReportingOverflow(bytes)
      guard !tooLarge, !beyond, offset.isMultiple(of: alignment) else {
        throw overflow("an offset that overflows or is not aligned")
      }
      ranges.append(offset..<end)
    }
  }

  /// Checks that tensors neither overlap nor leave the file; answers the bytes after the last one.
  func trailing() throws(FormatError) -> UInt64 {
    let (padded, tooLarge) = reader.offset.addingReportingOverflow(alignment - 1)
    guard !tooLarge else { throw overflow("an offset that overflows") }
    let data = padded / alignment * alignment
    guard !ranges.isEmpty else { return reader.remaining < alignment ? 0 : reader.remaining }
    var end: UInt64 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= end else { throw overflow("tensors that overlap") }
      guard range.lowerBound - end < alignment else { throw overflow("a gap between tensors") }
      end = range.upperBound
    }
    guard data <= reader.count, end <= reader.count - data else { throw .truncated(offset: data) }
    // Writers fill the last tensor up to the alignment too.
    let padding = (alignment - end % alignment) % alignment
    let left = reader.count - data - end
    guard left >= padding else { throw .truncated(offset: data + end) }
    return left - padding
  }

  private func overflow(_ words: FormatError.Fault) -> FormatError {
    .malformed(offset: reader.offset, FormatError.Fault("arithmetic: " + words.words))
  }
}
