/// The structure of a Parquet file (apache/parquet-format 2.11): metadata at the end, columns in
/// chunks of pages.

import Bytes

/// One column's part of one group of rows.
package struct ParquetChunk: Sendable {
  /// The column's path, joined by dots.
  package let column: String
  /// The physical type; 6 is that of texts and bytes.
  let type: Int64
  /// The codec of its pages.
  let codec: Int64
  /// Values, empty ones counted.
  let values: UInt64
  /// Levels of optional and of repeated fields above a value.
  let levels: (definition: Int, repetition: Int)
  /// The pages.
  package let pages: Range<UInt64>
  /// The group of rows that it belongs to, and how many rows that group has.
  let group: Int
  let groupRows: UInt64
  /// What its values mean beyond their physical type.
  let meaning: ParquetMeaning

  /// Whether it holds texts or bytes.
  package var isText: Bool { type == 6 }
}

/// What the metadata says.
package struct ParquetFile: Sendable {
  /// The chunks, in the order of their groups.
  package let chunks: [ParquetChunk]
  /// Keys and values that programs wrote beside the data.
  package let notes: [(key: String, value: String)]
  /// Files that columns are taken from.
  package let outside: [String]
  /// Parts of the file that nothing accounts for.
  package let hidden: [Range<UInt64>]

  /// Whether the content starts with one of the two marks.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 4) else { return false }
    return head == Array("PAR1".utf8) || head == Array("PARE".utf8)
  }

  /// Reads the metadata.
  package init(_ region: Region) throws(FormatError) {
    guard region.count >= 12 else { throw .truncated(offset: 0) }
    var tail = WindowReader(region, at: region.count - 8)
    let length = UInt64(try tail.u32())
    let mark = try tail.take(4)
    guard mark != Array("PARE".utf8) else { throw .unsupported(offset: 0, "an encrypted file") }
    guard mark == Array("PAR1".utf8) else {
      throw .malformed(offset: region.count - 4, "the mark at the end")
    }
    guard length <= region.count - 12 else { throw .truncated(offset: region.count - 8) }
    guard length <= FormatLimits.parquetFooter else {
      throw .limit(offset: region.count - 8, "the metadata")
    }
    let start = region.count - 8 - length
    let footer = Region(MemorySource(try region.bytes(start, Int(length))))
    var reader = ThriftReader(footer)
    let file = try reader.structure()
    let schema = try ParquetSchema(file[2]?.list ?? [])
    var used = [0..<4, start..<region.count]
    var chunks: [ParquetChunk] = []
    var outside: [String] = []
    for (number, group) in (file[4]?.list ?? []).enumerated() {
      let place = (number, group[3]?.size ?? 0)
      for column in group[1]?.list ?? [] {
        if let path = column[1]?.text { outside.append(path) }
        chunks.append(try Self.chunk(column, schema, place, before: start, &used))
      }
    }
    guard reader.reader.remaining == 0 else {
      throw .malformed(offset: start + reader.reader.offset, "bytes behind the metadata")
    }
    (self.chunks, self.outside) = (chunks, outside)
    notes = (file[5]?.list ?? []).map { ($0[1]?.text ?? "", $0[2]?.text ?? "") }
    // Columns that share pages would make more work than the file is large.
    let ordered = chunks.map(\.pages).sorted { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(ordered, ordered.dropFirst())
    where second.lowerBound < first.upperBound {
      throw .malformed(offset: second.lowerBound, "columns that share pages")
    }
    hidden = Self.gaps(used).filter { !Self.isCopy($0, region) }
  }

  private static func chunk(
    _ column: ThriftValue, _ schema: ParquetSchema, _ group: (number: Int, rows: UInt64),
    before end: UInt64, _ used: inout [Range<UInt64>]
  ) throws(FormatError) -> ParquetChunk {
    if column[8] != nil || column[9] != nil {
      throw .unsupported(offset: end, "an encrypted column")
    }
    guard let meta = column[3], let type = meta[1]?.int, let codec = meta[4]?.int,
      let values = meta[5]?.size, let size = meta[7]?.size, let data = meta[9]?.size
    else { throw .malformed(offset: end, "the metadata of a column") }
    let path = (meta[3]?.list ?? []).compactMap(\.text)
    var start = data
    if let dictionary = meta[11]?.size, dictionary > 0, dictionary < data { start = dictionary }
    let (stop, overflow) = start.addingReportingOverflow(size)
    guard !overflow, start >= 4, stop <= end else {
      throw .malformed(offset: end, "a column outside the file")
    }
    used.append(start..<stop)
    let places = [(column[4], column[5]), (column[6], column[7]), (meta[14], meta[15])]
    for (offset, length) in places {
      guard let offset = offset?.size else { continue }
      let (stop, overflow) = offset.addingReportingOverflow(length?.size ?? 0)
      if !overflow, stop <= end { used.append(offset..<stop) }
    }
    return ParquetChunk(
      column: path.joined(separator: "."), type: type, codec: codec, values: values,
      levels: schema.levels[path] ?? (0, 0), pages: start..<stop, group: group.number,
      groupRows: group.rows, meaning: schema.meanings[path] ?? ParquetMeaning())
  }

  /// Some writers put a column's metadata behind its pages as well, where nothing points to it.
  private static func isCopy(_ gap: Range<UInt64>, _ region: Region) -> Bool {
    var reader = ThriftReader(region, at: gap.lowerBound, values: FormatLimits.pageValues)
    guard let copy = try? reader.structure() else { return false }
    return copy[1]?.int != nil && copy[3]?.list != nil && copy[9]?.int != nil
      && reader.reader.offset == gap.upperBound
  }

  private static func gaps(_ used: [Range<UInt64>]) -> [Range<UInt64>] {
    var gaps: [Range<UInt64>] = []
    var at: UInt64 = 0
    for range in used.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if range.lowerBound > at { gaps.append(at..<range.lowerBound) }
      at = max(at, range.upperBound)
    }
    return Array(gaps.prefix(FormatLimits.archiveAnomalies))
  }
}

/// What the values of a column mean beyond their physical type.
struct ParquetMeaning: Sendable, Equatable {
  /// Bytes of a value of fixed length.
  var length = 0
  /// Digits behind the point, where the values are decimal numbers.
  var scale: Int?
  /// Whether whole numbers have no sign.
  var isUnsigned = false
}

/// The tree of columns, flattened.
struct ParquetSchema {
  /// What the values of each leaf mean.
  private(set) var meanings: [[String]: ParquetMeaning] = [:]
  /// Optional and repeated fields on the way to each leaf.
  private(set) var levels: [[String]: (definition: Int, repetition: Int)] = [:]

  init(_ elements: [ThriftValue]) throws(FormatError) {
    // Open groups: how many children are still to come, and the levels at that point.
    var open: [(left: Int64, name: String, definition: Int, repetition: Int)] = []
    for (index, element) in elements.enumerated() {
      let name = element[4]?.text ?? ""
      let children = element[5]?.int ?? 0
      var (definition, repetition) = open.last.map { ($0.definition, $0.repetition) } ?? (0, 0)
      if index > 0, let kind = element[3]?.int, kind > 0 {
        definition += 1
        repetition += kind == 2 ? 1 : 0
      }
      guard open.count < FormatLimits.thriftDepth, children >= 0 else {
        throw .limit(offset: 0, "the depth of the columns")
      }
      if children > 0 {
        open.append((children, name, definition, repetition))
        continue
      }
      let path = open.dropFirst().map(\.name) + [name]
      levels[path] = (definition, repetition)
      meanings[path] = Self.meaning(element)
      while let last = open.indices.last {
        open[last].left -= 1
        if open[last].left > 0 { break }
        open.removeLast()
      }
    }
  }

  private static func meaning(_ element: ThriftValue) -> ParquetMeaning {
    let converted = element[6]?.int
    let isDecimal = converted == 5 || element[10]?[5] != nil
    return ParquetMeaning(
      length: Int(clamping: element[2]?.int ?? 0),
      scale: isDecimal ? Int(clamping: element[7]?.int ?? 0) : nil,
      isUnsigned: converted.map { (11...14).contains($0) } ?? false)
  }
}
