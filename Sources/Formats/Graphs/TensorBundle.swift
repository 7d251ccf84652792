/// The index of a TensorFlow checkpoint (`tensor_bundle.proto`): which bytes of which data file are
/// which tensor.

import Bytes

/// A read index.
package struct TensorBundle: Sendable {
  /// One tensor's place.
  package struct Entry: Sendable {
    /// Its name.
    package let name: String
    /// The data file, from 0.
    package let shard: UInt64
    /// Its bytes in that file.
    package let range: Range<UInt64>
  }

  /// The tensors.
  package private(set) var entries: [Entry] = []
  /// Number of data files.
  package private(set) var shards: UInt64 = 1
  /// What does not fit, in words.
  package private(set) var faults: [String] = []

  /// Whether the content ends like such an index.
  package static func isCandidate(_ region: Region) -> Bool { SortedTable.isCandidate(region) }

  /// Reads an index; `nil` if the table is another one.
  package init?(_ region: Region) throws(FormatError) {
    let table = try SortedTable(region)
    guard let first = table.entries.first, first.key.isEmpty else { return nil }
    if table.unaccounted > 0 { faults.append("\(table.unaccounted) bytes belong to no block") }
    var budget = FormatLimits.protobufFields
    let header = try ProtobufMessage(
      "BundleHeaderProto", .tensorFlow, Region(MemorySource(first.value)), budget: &budget)
    shards = header.int("num_shards") ?? 0
    if !header.strangers.isEmpty { faults.append("the header has unknown fields") }
    for (key, value) in table.entries.dropFirst() {
      try add(String(decoding: key, as: UTF8.self), value, &budget)
    }
    checkOverlaps()
  }

  /// Bytes of one element by `DataType`, for types whose content is plain.
  private static let widths: [UInt64: UInt64] = [
    1: 4, 2: 8, 3: 4, 4: 1, 5: 2, 6: 1, 8: 8, 9: 8, 10: 1, 14: 2, 17: 2, 18: 16, 19: 2, 22: 4,
    23: 8,
  ]

  private mutating func add(_ name: String, _ value: [UInt8], _ budget: inout Int)
    throws(FormatError)
  {
    let entry = try ProtobufMessage(
      "BundleEntryProto", .tensorFlow, Region(MemorySource(value)), budget: &budget)
    if !entry.strangers.isEmpty { fault("\(name) has unknown fields") }
    // A tensor stored in slices has no bytes of its own.
    let shard = entry.int("shard_id") ?? 0
    let offset = entry.int("offset") ?? 0
    let size = entry.int("size") ?? 0
    let (end, overflow) = offset.addingReportingOverflow(size)
    guard !overflow, end <= UInt64(Int64.max), shard < max(1, shards) else {
      return fault("\(name) lies where no data can be")
    }
    if !entry.has("slices"), let width = Self.widths[entry.int("dtype") ?? 0],
      let elements = try Self.elements(entry, &budget)
    {
      let (needed, tooLarge) = elements.multipliedReportingOverflow(by: width)
      if tooLarge || needed != size { fault("the shape of \(name) does not fit its bytes") }
    }
    if !entry.has("slices") { entries.append(Entry(name: name, shard: shard, range: offset..<end)) }
  }

  private static func elements(_ entry: ProtobufMessage, _ budget: inout Int) throws(FormatError)
    -> UInt64?
  {
    var elements: UInt64 = 1
    let dimensions =
      try entry.message("shape", budget: &budget)?.messages("dim", budget: &budget) ?? []
    for dimension in dimensions.prefix(FormatLimits.graphDimensions) {
      let (product, overflow) = elements.multipliedReportingOverflow(
        by: dimension.int("size") ?? 0)
      guard !overflow else { return .max }
      elements = product
    }
    return elements
  }

  private mutating func checkOverlaps() {
    entries.sort {
      ($0.shard, $0.range.lowerBound, $0.range.upperBound)
        < ($1.shard, $1.range.lowerBound, $1.range.upperBound)
    }
    for (one, next) in zip(entries, entries.dropFirst())
    where one.shard == next.shard && next.range.lowerBound < one.range.upperBound {
      return fault("\(next.name) overlaps another tensor")
    }
  }

  private mutating func fault(_ words: String) {
    if faults.count < FormatLimits.protobufOddities { faults.append(words) }
  }

  /// Whether the tensors fill the data file `shard` of `size` bytes without gap and rest, so that
  /// the file holds nothing but what the index says. Writers may align tensors.
  package func fills(shard: UInt64, size: UInt64) -> Bool {
    guard faults.isEmpty, shard < shards else { return false }
    var end: UInt64 = 0
    for entry in entries where entry.shard == shard {
      guard entry.range.lowerBound >= end, entry.range.lowerBound - end < 64 else {
        return false
      }
      end = entry.range.upperBound
    }
    return end == size
  }
}
