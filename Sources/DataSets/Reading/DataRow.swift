/// A row of a data set, whatever format it was read from, and the names of its columns.

package import Formats

/// One value in a row. A column may come several times in a row: JSON has lists of objects.
package struct DataCell: Sendable, Equatable {
  /// The place of the column's name among `ColumnNames`.
  package let column: Int
  /// The value.
  package let value: CellValue

  /// A value in a column.
  package init(column: Int, value: CellValue) {
    self.column = column
    self.value = value
  }
}

/// One row.
package struct DataRow: Sendable, Equatable {
  /// The number of the row from 0, a line with the names of columns not counted.
  package let number: UInt64
  /// The values, in the order of the file.
  package let cells: [DataCell]
  /// The bytes of the row as they stand in a text, its line end included; empty in other formats.
  package let raw: [UInt8]
  /// What is wrong with the row: it is then one cell of text.
  package let fault: RowFault?

  /// A row with all its parts.
  package init(number: UInt64, cells: [DataCell], raw: [UInt8] = [], fault: RowFault? = nil) {
    self.number = number
    self.cells = cells
    self.raw = raw
    self.fault = fault
  }

  /// Bytes that it takes, roughly.
  package var weight: Int {
    cells.reduce(raw.count + 64) { sum, cell in
      switch cell.value {
      case .text(let bytes): sum + bytes.count + 24
      case .list(let values): sum + values.count * 24
      default: sum + 24
      }
    }
  }
}

/// What can be wrong with a row.
package enum RowFault: String, Sendable, Hashable, CaseIterable {
  /// A line that is no JSON.
  case notJSON = "not-json"
  /// A line of JSON with a key twice, so that readers differ on its value.
  case doubledKey = "doubled-key"
  /// A row with more or fewer cells than the table has columns.
  case uneven
  /// A quote that is never closed.
  case quote
  /// Text that is no UTF-8.
  case notUTF8 = "not-utf8"
}

/// The names of columns, in the order in which they came.
package struct ColumnNames: Sendable, Equatable {
  /// The names.
  package private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  /// No columns yet.
  package init() {}

  /// The given columns.
  package init(_ names: [String]) {
    for name in names { _ = place(of: name) }
  }

  /// The place of `name`, which is added if it is new. Beyond the bound all share the last place.
  package mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    guard names.count < FormatLimits.datasetColumns else { return names.count - 1 }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The place of `name`, if there is such a column.
  package func find(_ name: String) -> Int? { places[name] }
}
