/// Reads data sets row by row in bounded memory. Rows that cannot be understood are given as text with
/// their fault: what is in them is looked at all the same.

import Bytes
package import Formats

/// A position between two rows.
package struct DataReader {
  /// The format.
  package let format: DataFormat
  /// The columns so far; JSON may bring more with every row.
  package private(set) var columns = ColumnNames()
  /// The bytes before the first row (the line with the names of a table's columns).
  package private(set) var heading: [UInt8] = []
  private var source: Source
  private var number: UInt64 = 0

  private enum Source {
    case lines(LineReader)
    case table(TableReader)
    case document([JSON], Int)
    case parquet(ParquetRows)
  }

  /// Bytes that the pages of a Parquet file may be unpacked to.
  private static let parquetBytes: UInt64 = 1 << 40

  /// Starts at the first row of `region`, which lies in a file called `name`. `format`: the format if
  /// it is known.
  package init(_ region: Region, name: String, format: DataFormat? = nil) throws(FormatError) {
    let told: DataFormat
    if let format { told = format } else { told = try DataFormat.tell(region, name: name) }
    self.format = told
    switch told {
    case .jsonLines: source = .lines(LineReader(region))
    case .text:
      source = .lines(LineReader(region))
      columns = ColumnNames(["text"])
    case .json: source = .document(try Self.document(region), 0)
    case .table(let separator):
      var table = TableReader(region, separator: separator)
      columns = ColumnNames(try table.readHeading())
      heading = table.heading
      source = .table(table)
    case .parquet:
      let rows = try ParquetRows(region, budget: Self.parquetBytes)
      columns = ColumnNames(rows.columns)
      source = .parquet(rows)
    }
  }

  /// The next row; `nil` after the last. Throws where the file cannot be followed further.
  package mutating func next() throws(FormatError) -> DataRow? {
    switch source {
    case .lines(var lines):
      source = .document([], 0)
      defer { source = .lines(lines) }
      return try nextLine(&lines)
    case .table(var table):
      source = .document([], 0)
      defer { source = .table(table) }
      guard let record = try table.next() else { return nil }
      return take(record.fields, raw: record.raw, fault: record.fault)
    case .document(let rows, let at):
      guard at < rows.count else { return nil }
      source = .document(rows, at + 1)
      return take(rows[at], raw: [])
    case .parquet(var rows):
      source = .document([], 0)
      defer { source = .parquet(rows) }
      guard let values = try rows.next() else { return nil }
      defer { number += 1 }
      let cells = values.enumerated().map { DataCell(column: $0, value: $1) }
      return DataRow(number: number, cells: cells)
    }
  }

  /// Bytes that were read, roughly.
  package var position: UInt64 {
    switch source {
    case .lines(let lines): lines.offset
    case .table(let table): table.position
    case .document(_, let at): UInt64(at)
    case .parquet(let rows): rows.position
    }
  }

  /// Up to a batch of rows; empty after the last.
  package mutating func batch() throws(FormatError) -> [DataRow] {
    var rows: [DataRow] = []
    var bytes = 0
    while rows.count < DataLimits.batchRows, bytes < DataLimits.batchBytes, let row = try next() {
      bytes += row.weight
      rows.append(row)
    }
    return rows
  }

  // MARK: lines

  private mutating func nextLine(_ lines: inout LineReader) throws(FormatError) -> DataRow? {
    while let (line, isEnded) = try lines.next(limit: FormatLimits.datasetLine) {
      let raw = isEnded ? line + [0x0A] : line
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard format == .jsonLines else {
        defer { number += 1 }
        let text = line.last == 0x0D ? Array(line.dropLast()) : line
        let cells = isBlank ? [] : [DataCell(column: 0, value: .text(text))]
        return DataRow(number: number, cells: cells, raw: raw, fault: Self.encodingFault(text))
      }
      guard !isBlank else { continue }
      do throws(JSONError) { return take(try JSONLines.parse(line), raw: raw) } catch {
        defer { number += 1 }
        let fault: RowFault =
          switch error.kind {
          case .duplicateKey: .doubledKey
          case .invalidUTF8: .notUTF8
          default: .notJSON
          }
        let cell = DataCell(column: columns.place(of: "line"), value: .text(line))
        return DataRow(number: number, cells: [cell], raw: raw, fault: fault)
      }
    }
    return nil
  }

  /// Quick for texts that are ASCII.
  static func encodingFault(_ text: [UInt8]) -> RowFault? {
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    return String(validating: text, as: UTF8.self) == nil ? .notUTF8 : nil
  }

  private mutating func take(_ json: JSON, raw: [UInt8]) -> DataRow {
    var cells: [DataCell] = []
    visit(json, "", &cells)
    defer { number += 1 }
    return DataRow(number: number, cells: cells, raw: raw)
  }

  /// The depth is bounded by that of the parser.
  private mutating func visit(_ json: JSON, _ path: String, _ cells: inout [DataCell]) {
    switch json {
    case .object(let object):
      for (key, value) in object.members {
        visit(value, path.isEmpty ? key : "\(path.prefix(200)).\(key)", &cells)
      }
    case .array(let values):
      if !values.isEmpty, values.allSatisfy({ $0.number != nil || $0.isNull }) {
        add(.list(values.map(Self.scalar)), path, &cells)
      } else {
        for value in values { visit(value, path, &cells) }
      }
    default: add(Self.scalar(json), path, &cells)
    }
  }

  private mutating func add(_ value: CellValue, _ path: String, _ cells: inout [DataCell]) {
    cells.append(DataCell(column: columns.place(of: path.isEmpty ? "value" : path), value: value))
  }

  private static func scalar(_ json: JSON) -> CellValue {
    switch json {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let number):
      number.int.map { .integer(Int64($0)) } ?? number.double.map(CellValue.number)
        ?? .text(Array(number.text.utf8))
    case .string(let text): .text(Array(text.utf8))
    case .array, .object: .null
    }
  }

  /// The rows of one document: the list that it is, or the first list that it holds, or itself.
  private static func document(_ region: Region) throws(FormatError) -> [JSON] {
    guard region.count <= UInt64(DataLimits.document) else {
      throw .limit(offset: 0, "the size of one JSON document; JSON lines have no such bound")
    }
    let bytes = try region.bytes(0, Int(region.count))
    let json: JSON
    let limits = JSONLimits(depth: 64, values: 8_000_000, bytes: DataLimits.document)
    do throws(JSONError) { json = try JSON.parse(bytes, limits: limits) } catch {
      throw .malformed(
        offset: UInt64(error.offset), FormatError.Fault("no JSON: \(error.description)"))
    }
    if let rows = json.array { return rows }
    let lists = (json.object?.members ?? []).compactMap(\.value.array)
    return lists.first { $0.first?.object != nil } ?? [json]
  }

  // MARK: tables

  private mutating func take(_ fields: [[UInt8]], raw: [UInt8], fault: RowFault?) -> DataRow {
    var cells: [DataCell] = []
    cells.reserveCapacity(fields.count)
    for (index, field) in fields.enumerated() {
      let column = index < columns.names.count ? index : columns.place(of: "beyond the columns")
      cells.append(DataCell(column: column, value: field.isEmpty ? .null : .text(field)))
    }
    defer { number += 1 }
    let encoding = fault == nil ? Self.encodingFault(raw) : nil
    return DataRow(number: number, cells: cells, raw: raw, fault: fault ?? encoding)
  }
}
