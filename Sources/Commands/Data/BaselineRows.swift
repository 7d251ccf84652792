// Rows of a data set as a baseline takes them: which columns are numbers, which have few values, which
// are text.

import Baselines
import DataSets
import Formats

/// Rows of files with columns by name.
struct BaselineRows {
  /// Values of a column that make it one of categories, at most; and for how many rows one has to be.
  private static let categories = 100
  private static let rowsForEach = 5

  private(set) var names: [String] = []
  private(set) var rows: [[CellValue]] = []

  /// Reads the rows of an open file, up to the bound of a baseline. Of several values in one column
  /// the first counts.
  init(_ file: OpenDataFile) throws {
    do throws(FormatError) {
      var reader = try DataReader(file.content.region, name: file.path)
      while rows.count < BaselineLimits.rows, let row = try reader.next() {
        names = reader.columns.names
        guard row.fault == nil, !row.cells.isEmpty else { continue }
        var values = [CellValue](repeating: .null, count: names.count)
        for cell in row.cells where values.indices.contains(cell.column) {
          if values[cell.column] == .null { values[cell.column] = cell.value }
        }
        rows.append(values)
      }
      names = reader.columns.names
    } catch {
      throw Diagnosis(
        "GH-0230", "the data set cannot be read to its end", at: Console.printable(file.path),
        why: error.words)
    }
  }

  /// What the columns seem to be, without `ignored` ones.
  func columns(ignoring ignored: Set<String>) -> [BaselineColumn] {
    names.enumerated().compactMap { place, name in
      guard !ignored.contains(name) else { return nil }
      let values = rows.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        .filter { $0 != .null && Self.text($0) != "" }
      guard !values.isEmpty else { return nil }
      let numbers = values.count { Self.number($0) != nil }
      if numbers * 10 >= values.count * 9 { return BaselineColumn(name, .number) }
      let distinct = Set(values.prefix(BaselineLimits.rows).map(Self.text)).count
      let isCategory = distinct <= Self.categories && distinct * Self.rowsForEach <= values.count
      return BaselineColumn(name, isCategory ? .category : .text)
    }
  }

  /// The rows as cells of `columns`; a column that is not there is missing.
  func cells(_ columns: [BaselineColumn]) -> [[BaselineCell]] {
    let places = columns.map { names.firstIndex(of: $0.name) }
    return rows.map { row in
      zip(columns, places).map { column, place in
        guard let place, row.indices.contains(place) else { return .missing }
        return Self.cell(row[place], column.kind)
      }
    }
  }

  private static func cell(_ value: CellValue, _ kind: BaselineColumnKind) -> BaselineCell {
    let words = text(value)
    guard value != .null, !words.isEmpty else { return .missing }
    switch kind {
    case .number: return number(value).map { .number($0) } ?? .category(words)
    case .category: return .category(words)
    case .text: return .text(words)
    }
  }

  private static func number(_ value: CellValue) -> Double? {
    value.numeric ?? Double(text(value))
  }

  private static func text(_ value: CellValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .list(let values): values.prefix(64).map(text).joined(separator: " ")
    }
  }
}
