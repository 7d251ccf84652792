/// One value of a table, whatever format it was read from.

/// A value with its type as far as the format tells it.
package enum CellValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  /// Text, or bytes: what is no UTF-8 is kept as it is.
  case text([UInt8])
  /// The values of a list, nested ones flattened.
  case list([CellValue])
}

extension CellValue {
  /// The value as a number, if it is one; texts are not read as numbers here.
  package var numeric: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// Whether there is nothing.
  package var isNull: Bool { self == .null }
}
