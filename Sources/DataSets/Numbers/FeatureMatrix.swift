/// The numeric columns of a data set as a matrix, with the label of each row.

package import Formats
import Statistics

/// Rows of numbers. Of data sets that are too large, a seeded sample of rows is kept.
package struct FeatureMatrix: Sendable {
  /// Columns.
  package let width: Int
  /// The numbers, row by row; missing ones are not-a-number until `completed`.
  package private(set) var values: [Double] = []
  /// The number of each row in the file.
  package private(set) var rows: [UInt64] = []
  /// The class of each row; -1 without a label.
  package private(set) var labels: [Int] = []
  /// Rows that were seen.
  package private(set) var seen = 0
  private let room: Int
  private var random: SeededGenerator

  /// An empty matrix. `seed`: that of the sample.
  package init(width: Int, seed: UInt64) {
    self.width = max(1, width)
    room = max(1, DataLimits.matrixValues / max(1, width))
    random = SeededGenerator(seed: seed, stream: "rows")
  }

  /// Rows that are kept.
  package var count: Int { rows.count }
  /// Whether rows were left out.
  package var isSampled: Bool { seen > count }

  /// Takes the next row; `numbers` has `width` values.
  package mutating func add(_ numbers: [Double], row: UInt64, label: Int) {
    guard numbers.count == width else { return }
    seen += 1
    if count < room {
      values += numbers
      rows.append(row)
      labels.append(label)
      return
    }
    let place = random.below(seen)
    guard place < room else { return }
    for column in 0..<width { values[place * width + column] = numbers[column] }
    (rows[place], labels[place]) = (row, label)
  }

  /// One row.
  package func row(_ index: Int) -> ArraySlice<Double> {
    values[(index * width)..<((index + 1) * width)]
  }

  /// The rows at `indices`, in that order.
  func selected(_ indices: [Int]) -> FeatureMatrix {
    var result = FeatureMatrix(width: width, seed: 0)
    result.values.reserveCapacity(indices.count * width)
    for index in indices { result.add(Array(row(index)), row: rows[index], label: labels[index]) }
    return result
  }

  /// The matrix with what is missing or infinite replaced by the mean of its column, columns that
  /// never change set to 0 (they tell nothing), and, where the ranges of the columns differ
  /// widely, all columns in units of their standard deviation.
  package func completed() -> FeatureMatrix {
    var result = self
    var ranges: [Double] = []
    var moments: [(mean: Double, deviation: Double)] = []
    for column in 0..<width {
      let (mean, deviation, range) = self.moments(of: column)
      moments.append((mean, deviation))
      if range > 0 { ranges.append(range) }
      for row in 0..<count where !result.values[row * width + column].isFinite {
        result.values[row * width + column] = mean
      }
    }
    ranges.sort()
    let median = ranges.isEmpty ? 1 : ranges[ranges.count / 2]
    let isUneven = (ranges.last ?? 1) > 8 * median || (ranges.first ?? 1) * 1_000 < median
    for column in 0..<width {
      let (mean, deviation) = moments[column]
      let scale = isUneven && deviation > 0 ? 1 / deviation : 1
      let shift = deviation > 0 && !isUneven ? 0 : mean
      for row in 0..<count {
        let place = row * width + column
        result.values[place] = (result.values[place] - shift) * scale
      }
    }
    return result
  }

  /// Mean, standard deviation and range of a column's finite values, without overflow.
  private func moments(of column: Int) -> (Double, Double, Double) {
    var (mean, square, number) = (0.0, 0.0, 0.0)
    var (least, most) = (Double.infinity, -Double.infinity)
    for row in 0..<count {
      let value = values[row * width + column]
      guard value.isFinite, abs(value) < 1e150 else { continue }
      number += 1
      let step = value - mean
      mean += step / number
      square += step * (value - mean)
      least = min(least, value)
      most = max(most, value)
    }
    guard number > 0 else { return (0, 0, 0) }
    return (mean, (square / number).squareRoot(), most - least)
  }
}

/// Values of huge size overflow every distance; they are cut here.
enum FeatureValue {
  /// Largest size that takes part.
  private static let largest = 1e100

  static func of(_ value: CellValue) -> Double {
    let number =
      switch value {
      case .text(let bytes): NumberText.value(bytes) ?? .nan
      default: value.numeric ?? .nan
      }
    return number.isFinite ? min(max(number, -largest), largest) : .nan
  }
}

/// The names of the classes of a label.
package struct ClassNames: Sendable {
  /// The names, in the order in which they came.
  package private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  /// No classes yet.
  package init() {}

  /// The class of a label's value; -1 without one, or beyond the bound on classes.
  package mutating func place(of value: CellValue) -> Int {
    guard let name = Self.name(value) else { return -1 }
    if let place = places[name] { return place }
    guard names.count < DataLimits.classes else { return -1 }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private static func name(_ value: CellValue) -> String? {
    switch value {
    case .null, .list: nil
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number):
      number.isNaN
        ? nil
        : number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    case .text(let bytes):
      NumberText.isMissing(bytes) ? nil : String(decoding: bytes.prefix(200), as: UTF8.self)
    }
  }
}
