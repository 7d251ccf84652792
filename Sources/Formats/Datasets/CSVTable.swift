/// Tables of comma-separated values (RFC 4180) and their kin with other separators.

/// Reads the cells of a table; throws where its rules are broken.
package struct CSVTable: DatasetText {
  private var lines: LineReader
  /// The byte between cells.
  package let separator: UInt8
  private var columns: [String] = []
  private var row: UInt64 = 0
  /// Number of rows that have another number of cells than the first.
  package private(set) var unevenRows = 0

  /// Starts at the first line; the separator is told from it.
  package init(_ region: Region) throws(FormatError) {
    var first = LineReader(region)
    let line = try first.next(limit: FormatLimits.datasetLine)?.line ?? []
    separator = Self.separator(of: line)
    lines = LineReader(region)
  }

  /// The most frequent of the usual separators in a line; a comma if there is none.
  package static func separator(of line: [UInt8]) -> UInt8 {
    var best: (count: Int, byte: UInt8) = (0, 0x2C)
    for byte: UInt8 in [0x2C, 0x09, 0x3B, 0x7C] {
      let count = line.count { $0 == byte }
      if count > best.count { best = (count, byte) }
    }
    return best.byte
  }

  /// Hands every cell that is not empty to `body`, the names of the columns among them.
  package mutating func forEach(_ body: (DatasetCell) -> Void) throws(FormatError) {
    while true {
      let start = lines.offset
      guard let fields = try record() else { return }
      if row == 0 {
        columns = fields.map { String(decoding: $0.prefix(200), as: UTF8.self) }
      } else if fields.count != columns.count {
        unevenRows += 1
      }
      for (index, field) in fields.enumerated() where !field.isEmpty {
        let column = index < columns.count ? columns[index] : ""
        body(DatasetCell(row: row, column: column, text: field, offset: start))
      }
      row += 1
    }
  }

  /// One record, which may reach over several lines; empty lines are none.
  private mutating func record() throws(FormatError) -> [[UInt8]]? {
    let start = lines.offset
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var length = 0
    while let (line, isEnded) = try lines.next(limit: FormatLimits.datasetLine) {
      length += line.count
      guard length <= FormatLimits.datasetLine else {
        throw .limit(offset: start, "the length of a record")
      }
      try Self.check(line, at: start)
      if !isQuoted, fields.isEmpty, line.isEmpty || line == [0x0D] { continue }
      Self.split(line, separator, &fields, &field, &isQuoted)
      if isQuoted {
        guard isEnded else { throw .truncated(offset: start) }
        field.append(0x0A)
        continue
      }
      fields.append(field)
      guard fields.count <= FormatLimits.datasetColumns else {
        throw .limit(offset: start, "the number of columns")
      }
      return fields
    }
    if isQuoted { throw .truncated(offset: start) }
    return nil
  }

  /// Splits a line at the separators outside quotes. `field` holds what began on earlier lines, and
  /// at the end what is not closed by a separator.
  package static func split(
    _ line: [UInt8], _ separator: UInt8, _ fields: inout [[UInt8]], _ field: inout [UInt8],
    _ isQuoted: inout Bool
  ) {
    let line = !line.isEmpty && line[line.count - 1] == 0x0D ? line.dropLast() : line[...]
    var at = line.startIndex
    while at < line.endIndex {
      let byte = line[at]
      at += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if at < line.endIndex, line[at] == 0x22 {
          field.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == separator {
        fields.append(field)
        field = []
      } else if byte == 0x22, field.isEmpty {
        isQuoted = true
      } else {
        field.append(byte)
      }
    }
  }

  /// Text without control characters.
  private static func check(_ line: [UInt8], at offset: UInt64) throws(FormatError) {
    // Any encoding that keeps ASCII will do: nothing in a table depends on it.
    guard line.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C }) else {
      throw .malformed(offset: offset, "a line is no text")
    }
  }
}
