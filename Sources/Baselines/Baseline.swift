/// What a release's inputs look like, and how far an input is from that: a p-value and a reason. It
/// says that an input is unlike those the release was judged with, not that it is an attack.

import Statistics

/// How far one row is from the baseline.
package struct BaselineScore: Sendable, Equatable {
  /// The share of ordinary rows that lie at least as far out; the smallest that can be told is one
  /// over the number of rows held back, plus one.
  package let pValue: Double
  /// The distance, in multiples of the ordinary rows' 95th percentile.
  package let distance: Double
  /// The column that lies furthest out, in words.
  package let reason: String
}

/// The baseline of one release.
package struct Baseline: Sendable, Equatable {
  /// The columns, in order.
  package let columns: [BaselineColumn]
  /// Rows that it was made from.
  package let rows: Int
  let gaussian: ShrunkGaussian
  let neighbours: Neighbours
  /// For each category column: how often its values were seen.
  let frequencies: [[String: Int]]
  /// Missing values were seen in these columns.
  let missing: [Bool]
  /// 95th percentiles of the three distances of rows held back.
  let units: [Double]
  /// Sorted distances of rows held back.
  let held: [Double]

  /// Fits `rows`: two thirds make the model, one third is held back for the p-values. The same rows
  /// and seed give the same baseline.
  package init(_ rows: [[BaselineCell]], columns: [BaselineColumn], seed: UInt64 = 1)
    throws(BaselineError)
  {
    guard !columns.isEmpty else { throw .noColumns }
    guard columns.count <= BaselineLimits.columns else { throw .tooManyColumns(columns.count) }
    guard rows.count >= BaselineLimits.fewestRows else { throw .tooFewRows(rows.count) }
    if let uneven = rows.firstIndex(where: { $0.count != columns.count }) {
      throw .unevenRow(uneven)
    }
    var generator = SeededGenerator(seed: seed, stream: "baseline")
    let mixed = Array(generator.shuffled(rows).prefix(BaselineLimits.rows))
    let cut = mixed.count * 2 / 3
    let (fitted, rest) = (mixed[..<cut], mixed[cut...])
    let shape = RowShape(columns, fitted)
    guard shape.width <= BaselineLimits.columns * 2 else { throw .tooManyColumns(shape.width) }
    let numbers = fitted.map { shape.numbers($0) }
    let gaussian = ShrunkGaussian(numbers)
    let neighbours = Neighbours(
      rows: numbers.prefix(BaselineLimits.kept).map { gaussian.standardised($0) })
    // Without units and scores held back, which the distances of this one give.
    let draft = Self(
      columns: columns, rows: rows.count, gaussian: gaussian, neighbours: neighbours,
      frequencies: shape.frequencies, missing: shape.missing, units: [1, 1, 1], held: [])
    let parts = rest.prefix(BaselineLimits.scores).map { draft.parts($0).values }
    let percentile = (0..<3).map { part in
      let sorted = parts.map { $0[part] }.sorted()
      return max(1e-6, sorted[min(sorted.count - 1, sorted.count * 95 / 100)])
    }
    // The model itself is made of all rows: a little nearer to new ones than the draft was, so that
    // p-values err to the safe side of few alarms.
    let all = mixed.map { shape.numbers($0) }
    let whole = ShrunkGaussian(all)
    self.init(
      columns: columns, rows: rows.count, gaussian: whole,
      neighbours: Neighbours(rows: all.prefix(BaselineLimits.kept).map { whole.standardised($0) }),
      frequencies: shape.frequencies, missing: shape.missing, units: percentile,
      held: parts.map { Self.combined($0, percentile) }.sorted())
  }

  init(
    columns: [BaselineColumn], rows: Int, gaussian: ShrunkGaussian, neighbours: Neighbours,
    frequencies: [[String: Int]], missing: [Bool], units: [Double], held: [Double]
  ) {
    self.columns = columns
    self.rows = rows
    self.gaussian = gaussian
    self.neighbours = neighbours
    self.frequencies = frequencies
    self.missing = missing
    self.units = units
    self.held = held
  }

  /// How far `row` is out; a row of another length is as far as can be.
  package func score(_ row: [BaselineCell]) -> BaselineScore {
    guard row.count == columns.count else {
      return BaselineScore(
        pValue: 1 / Double(held.count + 1), distance: .infinity,
        reason: "\(row.count) values instead of \(columns.count)")
    }
    let parts = parts(row[...])
    let distance = Self.combined(parts.values, units)
    let further = held.count - below(distance)
    return BaselineScore(
      pValue: Double(further + 1) / Double(held.count + 1), distance: distance,
      reason: reason(row, parts.standard, parts.changed))
  }

  /// The two distances alone, for comparison with other implementations.
  package func distances(_ row: [BaselineCell]) -> (mahalanobis: Double, neighbours: Double) {
    let values = parts(row[...]).values
    return (values[0], values[1])
  }

  private static func combined(_ parts: [Double], _ units: [Double]) -> Double {
    guard parts.count == 3, units.count == 3 else { return 0 }
    // Neighbours tell strangers best; the covariance adds what breaks a correlation.
    return max(0.2 * parts[0] / units[0] + 0.8 * parts[1] / units[1], parts[2] / units[2])
  }

  private var shape: RowShape { RowShape(columns, frequencies, missing, gaussian.means) }

  private func parts(_ row: ArraySlice<BaselineCell>) -> (
    values: [Double], standard: [Double], changed: [Int]
  ) {
    parts(Array(row))
  }

  private func parts(_ row: [BaselineCell]) -> (
    values: [Double], standard: [Double], changed: [Int]
  ) {
    let shape = shape
    let numbers = shape.numbers(row)
    let standard = gaussian.standardised(numbers)
    let changed = gaussian.changedConstants(numbers)
    let surprise = shape.surprise(row) + 10 * Double(changed.count)
    return (
      [gaussian.distance(standard), neighbours.distance(standard), surprise], standard, changed
    )
  }

  /// Scores held back that are smaller.
  private func below(_ distance: Double) -> Int {
    var (low, high) = (0, held.count)
    while low < high {
      let middle = (low + high) / 2
      if held[middle] < distance { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func reason(_ row: [BaselineCell], _ standard: [Double], _ changed: [Int]) -> String {
    let shape = shape
    if let index = changed.first {
      return "\(shape.name(index)) was always the same and no longer is"
    }
    if let words = shape.unseen(row) { return words }
    guard let worst = standard.indices.max(by: { abs(standard[$0]) < abs(standard[$1]) }) else {
      return "nothing stands out"
    }
    let far = (abs(standard[worst]) * 10).rounded() / 10
    let side = standard[worst] < 0 ? "below" : "above"
    return far >= 3
      ? "\(shape.name(worst)) is \(far) standard deviations \(side) the mean"
      : "no single value, but their combination is unusual"
  }
}
