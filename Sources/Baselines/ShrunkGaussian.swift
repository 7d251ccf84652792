/// Distance from a mean in the measure of a covariance that is shrunk towards a sphere, so that it can
/// be inverted with few rows (O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional
/// covariance matrices", 2004).

/// A mean, a scale for each column, and the Cholesky factor of the shrunk covariance.
struct ShrunkGaussian: Sendable, Equatable {
  let means: [Double]
  /// Standard deviations; 0 for columns that never change, which take no part in distances.
  let scales: [Double]
  /// The lower triangle, row after row.
  let factor: [Double]
  /// How much was shrunk, 0 to 1.
  let shrinkage: Double

  /// Fits `rows`, all of one length.
  init(_ rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    let count = Double(max(1, rows.count))
    var means = [Double](repeating: 0, count: width)
    for row in rows { for index in row.indices { means[index] += row[index] / count } }
    var squares = [Double](repeating: 0, count: width)
    for row in rows {
      for index in row.indices {
        let difference = row[index] - means[index]
        squares[index] += difference * difference / count
      }
    }
    self.means = means
    scales = zip(squares, means).map { square, mean in
      square > 1e-18 * max(1, mean * mean) ? square.squareRoot() : 0
    }
    let scales = scales
    let standard = rows.map { Self.standardised($0, means, scales) }
    (factor, shrinkage) = Self.shrunk(standard, width)
  }

  /// From parts that were stored.
  init(means: [Double], scales: [Double], factor: [Double], shrinkage: Double) {
    self.means = means
    self.scales = scales
    self.factor = factor
    self.shrinkage = shrinkage
  }

  /// A row in standard deviations from the mean.
  func standardised(_ row: [Double]) -> [Double] { Self.standardised(row, means, scales) }

  private static func standardised(_ row: [Double], _ means: [Double], _ scales: [Double])
    -> [Double]
  {
    row.indices.map { scales[$0] > 0 ? (row[$0] - means[$0]) / scales[$0] : 0 }
  }

  /// Columns that never changed and now do.
  func changedConstants(_ row: [Double]) -> [Int] {
    row.indices.filter {
      scales[$0] == 0 && abs(row[$0] - means[$0]) > 1e-9 * max(1, abs(means[$0]))
    }
  }

  /// Mahalanobis' distance of a standardised row.
  func distance(_ standard: [Double]) -> Double {
    var solved = [Double](repeating: 0, count: standard.count)
    var sum = 0.0
    for row in standard.indices {
      let start = row * (row + 1) / 2
      var value = standard[row]
      for column in 0..<row { value -= factor[start + column] * solved[column] }
      value /= factor[start + row]
      solved[row] = value
      sum += value * value
    }
    return sum.squareRoot()
  }

  private static func shrunk(_ rows: [[Double]], _ width: Int) -> ([Double], Double) {
    let count = Double(max(1, rows.count))
    var covariance = [Double](repeating: 0, count: width * width)
    var fourth = 0.0
    for row in rows {
      var length = 0.0
      for left in 0..<width where row[left] != 0 {
        length += row[left] * row[left]
        for right in 0...left { covariance[left * width + right] += row[left] * row[right] }
      }
      fourth += length * length
    }
    var (squares, trace) = (0.0, 0.0)
    for left in 0..<width {
      for right in 0...left {
        covariance[left * width + right] /= count
        let value = covariance[left * width + right]
        squares += (left == right ? 1 : 2) * value * value
      }
      trace += covariance[left * width + left]
    }
    let places = Double(max(1, width))
    let sphere = trace / places
    let apart = (squares - 2 * sphere * trace + places * sphere * sphere) / places
    let noise = min(apart, (fourth / count - squares) / (places * count))
    let shrinkage = apart > 0 ? max(0, noise / apart) : 0
    return (cholesky(covariance, width, shrinkage, sphere), shrinkage)
  }

  /// The lower triangle of the factor of `(1 - s) covariance + s sphere`; a little is added where
  /// that cannot be factored.
  private static func cholesky(
    _ covariance: [Double], _ width: Int, _ shrinkage: Double, _ sphere: Double
  ) -> [Double] {
    var factor = [Double](repeating: 0, count: width * (width + 1) / 2)
    for row in 0..<width {
      let start = row * (row + 1) / 2
      for column in 0...row {
        let other = column * (column + 1) / 2
        var value = (1 - shrinkage) * covariance[row * width + column]
        if row == column { value += shrinkage * sphere + 1e-6 }
        for index in 0..<column { value -= factor[start + index] * factor[other + index] }
        factor[start + column] =
          row == column ? max(value, 1e-6).squareRoot() : value / factor[other + column]
      }
    }
    return factor
  }
}

/// The mean distance to the nearest of some kept rows.
struct Neighbours: Sendable, Equatable {
  let rows: [[Double]]

  /// The mean distance of a standardised row to its nearest kept ones.
  func distance(_ row: [Double]) -> Double {
    var nearest: [Double] = []
    for kept in rows {
      var sum = 0.0
      for index in row.indices {
        let difference = row[index] - kept[index]
        sum += difference * difference
      }
      if nearest.count < BaselineLimits.neighbours || sum < (nearest.last ?? 0) {
        let place = nearest.firstIndex { $0 > sum } ?? nearest.count
        nearest.insert(sum, at: place)
        if nearest.count > BaselineLimits.neighbours { nearest.removeLast() }
      }
    }
    guard !nearest.isEmpty else { return 0 }
    return nearest.reduce(0) { $0 + $1.squareRoot() } / Double(nearest.count)
  }
}
