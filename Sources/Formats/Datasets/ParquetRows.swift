/// The rows of a Parquet file: all columns are read side by side, one page of each at a time, so that
/// memory is bounded by pages and not by the file.

import Bytes

/// Gives one row after the other.
package struct ParquetRows {
  private let region: Region
  private let groups: [[ParquetChunk]]
  private var group = 0
  private var rowsLeft: UInt64 = 0
  private var cursors: [ParquetCursor] = []
  /// Bytes that may still be unpacked.
  private var budget: UInt64
  /// The names of the columns, in order; the parts of lists that say nothing are left out.
  package let columns: [String]

  /// Starts at the first row. `budget`: bytes that may be unpacked.
  package init(_ region: Region, budget: UInt64) throws(FormatError) {
    let file = try ParquetFile(region)
    self.region = region
    self.budget = budget
    var groups: [[ParquetChunk]] = []
    for chunk in file.chunks {
      while groups.count <= chunk.group { groups.append([]) }
      groups[chunk.group].append(chunk)
    }
    self.groups = groups
    columns = (groups.first { !$0.isEmpty } ?? []).map { Self.name($0.column) }
    guard columns.count <= FormatLimits.datasetColumns else {
      throw .limit(offset: 0, "the number of columns")
    }
    try check(region.count)
  }

  private func check(_ bytes: UInt64) throws(FormatError) {
    var rows: UInt64 = 0
    for group in groups {
      guard let first = group.first else { continue }
      guard group.map(\.column) == groups.first(where: { !$0.isEmpty })?.map(\.column) else {
        throw .malformed(offset: 0, "groups of rows with different columns")
      }
      rows = rows.addingReportingOverflow(first.groupRows).partialValue
      let (most, overflow) = bytes.multipliedReportingOverflow(by: FormatLimits.parquetRowsPerByte)
      guard rows <= max(FormatLimits.parquetRows, overflow ? .max : most) else {
        throw .limit(offset: 0, "more rows than a file of this size can hold")
      }
    }
  }

  /// Bytes of the file that lie before the current group of rows.
  package var position: UInt64 {
    group > 0 ? groups[group - 1].first?.pages.lowerBound ?? 0 : 0
  }

  /// The columns' path without the levels that only carry a list.
  private static func name(_ path: String) -> String {
    let fillers: Set<Substring> = ["list", "element", "item", "array", "bag", "array_element"]
    let parts = path.split(separator: ".")
    var kept = parts.prefix(1)
    for index in parts.indices.dropFirst() {
      let isFiller =
        fillers.contains(parts[index])
        && (parts[index] != "element" || parts[index - 1] == "list" || parts[index - 1] == "bag")
      if !isFiller { kept.append(parts[index]) }
    }
    return kept.joined(separator: ".")
  }

  /// The next row: a value for each column; `nil` after the last.
  package mutating func next() throws(FormatError) -> [CellValue]? {
    while rowsLeft == 0 {
      for cursor in cursors { try cursor.checkEnd() }
      guard group < groups.count else { return nil }
      let chunks = groups[group]
      group += 1
      cursors = chunks.map { ParquetCursor(region, $0) }
      rowsLeft = chunks.first?.groupRows ?? 0
    }
    var row: [CellValue] = []
    row.reserveCapacity(cursors.count)
    for index in cursors.indices { row.append(try cursors[index].next(&budget)) }
    rowsLeft -= 1
    return row
  }
}

/// A place in one column's part of a group of rows.
struct ParquetCursor {
  private let region: Region
  private let chunk: ParquetChunk
  private var offset: UInt64
  private var valuesLeft: UInt64
  private var dictionary: [CellValue]?
  private var page = ParquetPageValues()
  private var entry = 0
  private var value = 0

  init(_ region: Region, _ chunk: ParquetChunk) {
    self.region = region
    self.chunk = chunk
    offset = chunk.pages.lowerBound
    valuesLeft = chunk.values
  }

  /// Throws if values are left when the rows are over.
  func checkEnd() throws(FormatError) {
    guard entry == page.count, valuesLeft == 0 else {
      throw .malformed(offset: offset, "a column with more values than its rows hold")
    }
  }

  /// The value of the next row; a list where the column repeats.
  mutating func next(_ budget: inout UInt64) throws(FormatError) -> CellValue {
    try fill(&budget)
    guard chunk.levels.repetition > 0 else { return take() ?? .null }
    var values: [CellValue] = []
    var isFirst = true
    while true {
      if entry == page.count {
        guard valuesLeft > 0 else { break }
        try fill(&budget)
      }
      if !isFirst, page.repetitions[entry] == 0 { break }
      let isEmpty = isFirst && page.definitions[entry] < chunk.levels.definition
      let value = take()
      if let value { values.append(value) } else if !isEmpty { values.append(.null) }
      isFirst = false
      guard values.count <= FormatLimits.listValues else {
        throw .limit(offset: offset, "the length of a list")
      }
    }
    return .list(values)
  }

  private mutating func take() -> CellValue? {
    let isThere =
      chunk.levels.definition == 0 || page.definitions[entry] == chunk.levels.definition
    entry += 1
    guard isThere, value < page.values.count else { return nil }
    defer { value += 1 }
    return page.values[value]
  }

  /// Reads pages until there is an entry.
  private mutating func fill(_ budget: inout UInt64) throws(FormatError) {
    while entry == page.count {
      guard offset < chunk.pages.upperBound else {
        throw .malformed(offset: offset, "a column with fewer values than its rows hold")
      }
      try readPage(&budget)
    }
  }

  private mutating func readPage(_ budget: inout UInt64) throws(FormatError) {
    let start = offset
    var reader = ThriftReader(region, at: offset, values: FormatLimits.pageValues)
    let header = try reader.structure()
    let content = reader.reader.offset
    guard let packed = header[3]?.size, let size = header[2]?.size, let type = header[1]?.int,
      content <= chunk.pages.upperBound, packed <= chunk.pages.upperBound - content
    else { throw .malformed(offset: start, "the header of a page") }
    offset = content + packed
    guard [0, 2, 3].contains(type) else { return }
    guard size <= FormatLimits.parquetPage, packed <= FormatLimits.parquetPage, size <= budget
    else { throw .limit(offset: start, "the size of a page") }
    budget -= size
    let bytes = try region.bytes(content, Int(packed))
    let reading = ParquetPage(header, chunk, start)
    if type == 2 {
      dictionary = try reading.dictionary(bytes, Int(size))
      return
    }
    page = try reading.values(bytes, Int(size), dictionary)
    (entry, value) = (0, 0)
    guard UInt64(page.count) <= valuesLeft else {
      throw .malformed(offset: start, "a page holds more values than its column")
    }
    valuesLeft -= UInt64(page.count)
  }
}
