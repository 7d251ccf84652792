/// Models of XGBoost in its old binary form, which versions up to 2 read and write (xgboost
/// `src/learner.cc`, `src/gbm/gbtree_model.h`, `src/tree/tree_model.cc`). Integers are
/// little-endian.

import Bytes

/// A read model.
package struct XGBoostBinary: Sendable {
  /// The objective's name.
  package let objective: String
  /// `gbtree`, `dart` or `gblinear`.
  package let booster: String
  /// Number of trees.
  package private(set) var trees = 0

  private static let mark = Array("binf".utf8)
  private static let learnerBytes: UInt64 = 136
  private static let boosterBytes: UInt64 = 160
  private static let linearBytes: UInt64 = 136
  private static let treeBytes: UInt64 = 148
  private static let nodeBytes: UInt64 = 20
  private static let statBytes: UInt64 = 16

  /// Whether the content has the names of an objective and a booster where this form has them.
  package static func isCandidate(_ region: Region) -> Bool {
    let head = Array(((try? region.head(512)) ?? []))
    guard head.count > 160 else { return false }
    var at = Int(learnerBytes) + (head.starts(with: mark) ? 4 : 0)
    guard let objective = name(head, &at), let booster = name(head, &at) else { return false }
    return !objective.isEmpty && ["gbtree", "dart", "gblinear"].contains(booster)
  }

  private static func name(_ head: [UInt8], _ at: inout Int) -> String? {
    guard at + 8 <= head.count, head[at] > 0, head[at] < 64,
      head[(at + 1)..<(at + 8)].allSatisfy({ $0 == 0 })
    else { return nil }
    let length = Int(head[at])
    guard at + 8 + length <= head.count else { return nil }
    defer { at += 8 + length }
    let bytes = head[(at + 8)..<(at + 8 + length)]
    return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Reads the whole model.
  package init(_ region: Region) throws(FormatError) {
    let marked = (try? region.bytes(0, 4)) == Self.mark
    var reader = WindowReader(region, at: marked ? 4 : 0)
    try reader.skip(8)
    _ = try reader.u32()
    let hasAttributes = try reader.u32() != 0
    let hasMetrics = try reader.u32() != 0
    reader.seek(to: Self.learnerBytes + (marked ? 4 : 0))
    objective = try Self.text(&reader)
    booster = try Self.text(&reader)
    if booster == "gblinear" {
      try reader.skip(Self.linearBytes)
      try Self.vector(&reader, width: 4)
    } else {
      try readTrees(&reader)
      if booster == "dart", trees > 0 { try Self.vector(&reader, width: 4) }
    }
    if hasAttributes {
      let count = try Self.count(&reader, width: 16)
      for _ in 0..<count {
        _ = try Self.text(&reader)
        _ = try Self.text(&reader)
      }
    }
    if hasMetrics {
      let count = try Self.count(&reader, width: 8)
      for _ in 0..<count { _ = try Self.text(&reader) }
    }
    guard reader.remaining == 0 else {
      throw .malformed(offset: reader.offset, "bytes after the end of the model")
    }
  }

  private mutating func readTrees(_ reader: inout WindowReader) throws(FormatError) {
    let start = reader.offset
    let count = try reader.u32()
    guard UInt64(count) <= reader.remaining / Self.treeBytes, count <= FormatLimits.trees else {
      throw .malformed(offset: start, "arithmetic: more trees than the file can hold")
    }
    trees = Int(count)
    try reader.skip(Self.boosterBytes - 4)
    for _ in 0..<count { try readTree(&reader) }
    try reader.skip(4 * UInt64(count))
  }

  private func readTree(_ reader: inout WindowReader) throws(FormatError) {
    let start = reader.offset
    _ = try reader.u32()
    let nodes = UInt64(try reader.u32())
    try reader.skip(8)
    let features = try reader.u32()
    let leafVector = try reader.u32()
    try reader.skip(Self.treeBytes - 24)
    guard nodes > 0, nodes <= reader.remaining / (Self.nodeBytes + Self.statBytes) else {
      throw .malformed(offset: start, "arithmetic: more nodes than the file can hold")
    }
    for _ in 0..<nodes {
      _ = try reader.u32()
      let left = Int32(bitPattern: try reader.u32())
      let right = Int32(bitPattern: try reader.u32())
      let index = try reader.u32() & 0x7FFF_FFFF
      _ = try reader.u32()
      guard left < 0 || UInt64(left) < nodes, right < 0 || UInt64(right) < nodes else {
        throw .malformed(offset: reader.offset, "arithmetic: a child beyond its tree")
      }
      if left >= 0, features > 0, index >= features {
        throw .malformed(offset: reader.offset, "arithmetic: a feature that does not exist")
      }
    }
    try reader.skip(nodes * Self.statBytes)
    if leafVector > 1 { try Self.vector(&reader, width: 4) }
  }

  // MARK: parts

  private static func count(_ reader: inout WindowReader, width: UInt64) throws(FormatError)
    -> UInt64
  {
    let count = try reader.u64()
    guard count <= reader.remaining / width else {
      throw .malformed(offset: reader.offset, "arithmetic: a length beyond the file")
    }
    return count
  }

  private static func vector(_ reader: inout WindowReader, width: UInt64) throws(FormatError) {
    try reader.skip(try count(&reader, width: width) * width)
  }

  private static func text(_ reader: inout WindowReader) throws(FormatError) -> String {
    let length = try count(&reader, width: 1)
    guard length <= UInt64(FormatLimits.binaryText) else {
      throw .limit(offset: reader.offset, "the length of a text")
    }
    return String(decoding: try reader.take(Int(length)), as: UTF8.self)
  }
}
