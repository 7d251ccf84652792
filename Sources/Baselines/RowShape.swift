/// How the cells of a row become numbers, and how surprising their categories are.

/// The layout of rows, with what was counted when a baseline was fitted.
struct RowShape {
  let columns: [BaselineColumn]
  /// For each category column, in order: how often its values were seen.
  private(set) var frequencies: [[String: Int]]
  /// Whether a column had missing values.
  private(set) var missing: [Bool]
  private var means: [Double] = []

  /// Counts what `rows` hold.
  init(_ columns: [BaselineColumn], _ rows: ArraySlice<[BaselineCell]>) {
    self.columns = columns
    missing = columns.map { _ in false }
    frequencies = columns.filter { $0.kind == .category }.map { _ in [:] }
    for row in rows {
      var place = 0
      for (index, cell) in row.enumerated() {
        if cell == .missing { missing[index] = true }
        guard columns[index].kind == .category else { continue }
        if case .category(let value) = cell, frequencies[place].count < BaselineLimits.categories {
          frequencies[place][value, default: 0] += 1
        }
        place += 1
      }
    }
    means = defaults(rows)
  }

  /// From what was stored.
  init(
    _ columns: [BaselineColumn], _ frequencies: [[String: Int]], _ missing: [Bool],
    _ means: [Double]
  ) {
    self.columns = columns
    self.frequencies = frequencies
    self.missing = missing
    self.means = means
  }

  /// Numbers of one row.
  var width: Int { columns.reduce(0) { $0 + Self.width($1.kind) } }

  private static func width(_ kind: BaselineColumnKind) -> Int {
    switch kind {
    case .number: 1
    case .category: 0
    case .text: BaselineLimits.textPlaces + TextFeatures.statistics
    }
  }

  /// The means of number columns, which stand in for what is missing.
  private func defaults(_ rows: ArraySlice<[BaselineCell]>) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    var counts = sums
    for row in rows {
      var place = 0
      for (index, cell) in row.enumerated() {
        if case .number(let value) = cell, columns[index].kind == .number, value.isFinite {
          sums[place] += value
          counts[place] += 1
        }
        place += Self.width(columns[index].kind)
      }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The numbers of a row. What is missing or of another kind counts as the mean; its surprise is
  /// elsewhere.
  func numbers(_ row: [BaselineCell]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(width)
    for (index, cell) in row.enumerated() {
      switch columns[index].kind {
      case .number:
        if case .number(let value) = cell, value.isFinite {
          result.append(max(-1e100, min(1e100, value)))
        } else {
          result.append(result.count < means.count ? means[result.count] : 0)
        }
      case .text:
        if case .text(let text) = cell {
          result += TextFeatures.of(text)
        } else {
          let count = Self.width(.text)
          let rest = means.dropFirst(result.count).prefix(count)
          result += rest + [Double](repeating: 0, count: count - rest.count)
        }
      case .category: break
      }
    }
    return result
  }

  /// How rare the rarest category is (one over its share), and what is missing where nothing was.
  func surprise(_ row: [BaselineCell]) -> Double {
    var worst = 0.0
    var place = 0
    for (index, cell) in row.enumerated() {
      if !fits(cell, index) { worst = max(worst, 1_000) }
      guard columns[index].kind == .category else { continue }
      if case .category(let value) = cell {
        let all = Double(frequencies[place].values.reduce(0, +) + 1)
        worst = max(worst, all / Double(frequencies[place][value, default: 0] + 1))
      }
      place += 1
    }
    return worst
  }

  private func fits(_ cell: BaselineCell, _ index: Int) -> Bool {
    switch (cell, columns[index].kind) {
    case (.missing, _): missing[index]
    case (.number(let value), .number): value.isFinite
    case (.category, .category), (.text, .text): true
    default: false
    }
  }

  /// The first value that was never seen, in words.
  func unseen(_ row: [BaselineCell]) -> String? {
    var place = 0
    for (index, cell) in row.enumerated() {
      let name = columns[index].name
      if !fits(cell, index) {
        return cell == .missing
          ? "\(name) is missing, which it never was" : "\(name) is of another kind"
      }
      guard columns[index].kind == .category else { continue }
      if case .category(let value) = cell, frequencies[place][value] == nil {
        return "\(name) has a value that was never seen"
      }
      place += 1
    }
    return nil
  }

  /// The name of the column that number `index` of a row comes from.
  func name(_ index: Int) -> String {
    var place = 0
    for column in columns {
      place += Self.width(column.kind)
      if index < place { return column.name }
    }
    return "a value"
  }
}
