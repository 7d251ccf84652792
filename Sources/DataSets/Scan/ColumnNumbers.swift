/// Takes the numbers of some columns out of rows.

import Formats

/// The columns that make up a row of a matrix.
struct ColumnNumbers: Sendable {
  /// The place in the matrix of each column; -1 for those that are not in it.
  private let places: [Int]
  private let list: Int?
  /// Numbers in a row.
  let width: Int

  /// `columns` in the order of the matrix. One column of lists has as many numbers as the lists of
  /// `sample` have; `nil` where there are none.
  init?(_ columns: [Int], sample: [DataRow]) {
    guard let last = columns.max() else { return nil }
    if columns.count == 1, let length = Self.listLength(columns[0], sample) {
      (places, list, width) = ([], columns[0], min(length, DataLimits.features))
      return
    }
    let kept = columns.prefix(DataLimits.features)
    var places = [Int](repeating: -1, count: last + 1)
    for (place, column) in kept.enumerated() { places[column] = place }
    (self.places, list, width) = (places, nil, kept.count)
  }

  private static func listLength(_ column: Int, _ sample: [DataRow]) -> Int? {
    for row in sample {
      for cell in row.cells where cell.column == column {
        if case .list(let values) = cell.value, !values.isEmpty { return values.count }
      }
    }
    return nil
  }

  /// The numbers of a row; `nil` where its list is shorter.
  func of(_ row: DataRow) -> [Double]? {
    if let list {
      guard let cell = row.cells.first(where: { $0.column == list }),
        case .list(let values) = cell.value, values.count >= width
      else { return nil }
      return values.prefix(width).map(FeatureValue.of)
    }
    var numbers = [Double](repeating: .nan, count: width)
    for cell in row.cells where cell.column < places.count && places[cell.column] >= 0 {
      numbers[places[cell.column]] = FeatureValue.of(cell.value)
    }
    return numbers
  }
}
