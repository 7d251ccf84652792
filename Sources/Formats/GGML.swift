/// The files of LLaMA models from before GGUF (ggml, ggmf, ggjt 1 to 3; llama.cpp, June 2023): sizes,
/// vocabulary, then tensors up to the end of the file. Other programs wrote other sizes under the
/// first of these marks; those are told apart by whether everything adds up.

import Bytes

/// A read file.
package struct GGML: Sendable, Equatable {
  /// `ggml`, `ggmf`, `ggjt`.
  package let kind: String
  /// 0 for `ggml`, which has none.
  package let version: UInt32
  /// Number of tensors.
  package let tensorCount: Int

  private static let marks: [(mark: [UInt8], kind: String, versions: ClosedRange<UInt32>)] = [
    (Array("lmgg".utf8), "ggml", 0...0), (Array("fmgg".utf8), "ggmf", 1...1),
    (Array("tjgg".utf8), "ggjt", 1...3),
  ]

  /// Whether the content starts with one of the marks.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 4) else { return false }
    return marks.contains { $0.mark == head }
  }

  /// Reads everything but the numbers of the tensors.
  package init(_ region: Region) throws(FormatError) {
    let head = try region.bytes(0, 4)
    guard let found = Self.marks.first(where: { $0.mark == head }) else {
      throw .malformed(offset: 0, "no mark of a GGML file")
    }
    var reader = WindowReader(region, at: 4)
    kind = found.kind
    version = found.kind == "ggml" ? 0 : try reader.u32()
    guard found.versions.contains(version) else {
      throw .unsupported(offset: 4, "this version of GGML")
    }
    let words = try reader.u32()
    // Width, multiple, heads, layers, rotation, type of the numbers.
    for _ in 0..<6 { _ = try reader.u32() }
    guard words <= FormatLimits.ggmlVocabulary else {
      throw .limit(offset: reader.offset, "the vocabulary")
    }
    for _ in 0..<words {
      try reader.skip(UInt64(try reader.u32()))
      if found.kind != "ggml" { try reader.skip(4) }
    }
    tensorCount = try Self.tensors(&reader, aligned: found.kind == "ggjt", version)
  }

  private static func tensors(_ reader: inout WindowReader, aligned: Bool, _ version: UInt32)
    throws(FormatError) -> Int
  {
    var count = 0
    while reader.remaining > 0 {
      let start = reader.offset
      guard count < FormatLimits.ggmlTensors else {
        throw .limit(offset: start, "the number of tensors")
      }
      let dimensions = try reader.u32()
      let nameLength = try reader.u32()
      let type = try reader.u32()
      guard (1...FormatLimits.ggufDimensions).contains(dimensions),
        nameLength <= FormatLimits.ggmlName
      else { throw .malformed(offset: start, "a tensor that is none") }
      var numbers: UInt64 = 1
      for _ in 0..<dimensions {
        let (product, overflow) = numbers.multipliedReportingOverflow(by: UInt64(try reader.u32()))
        guard !overflow else { throw .malformed(offset: start, "a shape that overflows") }
        numbers = product
      }
      try reader.skip(UInt64(nameLength))
      if aligned { try reader.skip((32 - reader.offset % 32) % 32) }
      guard let block = blocks(version)[type] else {
        throw .unsupported(offset: start, "the type of a tensor")
      }
      guard numbers.isMultiple(of: block.numbers) else {
        throw .malformed(offset: start, "a shape that fills no whole blocks")
      }
      let (bytes, overflow) = (numbers / block.numbers).multipliedReportingOverflow(by: block.bytes)
      guard !overflow else { throw .malformed(offset: start, "a shape that overflows") }
      try reader.skip(bytes)
      count += 1
    }
    return count
  }

  /// Numbers and bytes of one block, by type. Version 3 stored the scales in half the bytes.
  private static func blocks(_ version: UInt32) -> [UInt32: (numbers: UInt64, bytes: UInt64)] {
    let small: [UInt32: (numbers: UInt64, bytes: UInt64)] = [
      0: (1, 4), 1: (1, 2), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176),
      14: (256, 210),
    ]
    let scaled: [UInt32: (numbers: UInt64, bytes: UInt64)] =
      version == 3
      ? [2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34)]
      : [2: (32, 20), 3: (32, 24), 6: (32, 22), 7: (32, 24), 8: (32, 36)]
    return small.merging(scaled) { first, _ in first }
  }
}

extension FormatLimits {
  /// Words of the vocabulary of a GGML file.
  package static let ggmlVocabulary: UInt32 = 4_000_000
  /// Tensors of a GGML file.
  package static let ggmlTensors = 1_000_000
  /// Longest name of a tensor in a GGML file.
  package static let ggmlName: UInt32 = 65_535
}
