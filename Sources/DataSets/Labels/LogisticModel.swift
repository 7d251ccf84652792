/// Multinomial logistic regression over numeric features, fitted by seeded stochastic steps whose size
/// adapts to each weight (J. Duchi, E. Hazan, Y. Singer, 2011).

import Statistics

/// The weights of a fitted model.
struct LogisticModel: Sendable {
  private static let rounds = 30
  private static let step = 0.15
  private static let penalty = 1e-4

  private let width: Int
  private let classes: Int
  /// Weights of each class, the constant last.
  private var weights: [Double]

  /// Fits to the rows `rows` of `matrix`, in a seeded order.
  init(_ matrix: FeatureMatrix, rows: [Int], classes: Int, seed: UInt64) {
    width = matrix.width
    self.classes = classes
    let stride = matrix.width + 1
    weights = [Double](repeating: 0, count: classes * stride)
    var squares = [Double](repeating: 1e-8, count: classes * stride)
    var random = SeededGenerator(seed: seed, stream: "logistic")
    let (center, scale) = Self.scaling(matrix, rows)
    for _ in 0..<Self.rounds {
      for row in random.shuffled(rows) where matrix.labels[row] >= 0 {
        learn(matrix, row, center, scale, &squares)
      }
    }
    fold(center, scale)
  }

  /// The steps see features about 0 with a standard deviation of 1; constant ones count nothing.
  private static func scaling(_ matrix: FeatureMatrix, _ rows: [Int]) -> ([Double], [Double]) {
    var center = [Double](repeating: 0, count: matrix.width)
    var scale = center
    let count = Double(max(1, rows.count))
    for row in rows {
      for k in 0..<matrix.width { center[k] += matrix.values[row * matrix.width + k] / count }
    }
    for row in rows {
      for k in 0..<matrix.width {
        let difference = matrix.values[row * matrix.width + k] - center[k]
        scale[k] += difference * difference / count
      }
    }
    return (center, scale.map { $0 > 1e-300 ? 1 / $0.squareRoot() : 0 })
  }

  private mutating func learn(
    _ matrix: FeatureMatrix, _ row: Int, _ center: [Double], _ scale: [Double],
    _ squares: inout [Double]
  ) {
    var input = [Double](repeating: 1, count: width + 1)
    for k in 0..<width {
      input[k] = min(max((matrix.values[row * width + k] - center[k]) * scale[k], -8), 8)
    }
    var errors = Self.softmax(scores(input))
    errors[matrix.labels[row]] -= 1
    for c in 0..<classes where abs(errors[c]) > 1e-6 {
      let start = c * (width + 1)
      for k in 0...width {
        let gradient = errors[c] * input[k] + Self.penalty * weights[start + k]
        squares[start + k] += gradient * gradient
        weights[start + k] -= Self.step * gradient / squares[start + k].squareRoot()
      }
    }
  }

  private func scores(_ input: [Double]) -> [Double] {
    (0..<classes).map { c in
      let start = c * (width + 1)
      var sum = 0.0
      for k in 0...width { sum += weights[start + k] * input[k] }
      return sum
    }
  }

  /// Turns the weights into ones for the features as they are.
  private mutating func fold(_ center: [Double], _ scale: [Double]) {
    for c in 0..<classes {
      let start = c * (width + 1)
      for k in 0..<width {
        weights[start + k] *= scale[k]
        weights[start + width] -= weights[start + k] * center[k]
      }
    }
  }

  /// The probability of each class for a row.
  func probabilities(_ row: ArraySlice<Double>) -> [Double] {
    Self.softmax(scores(Array(row) + [1]))
  }

  static func softmax(_ scores: [Double]) -> [Double] {
    let most = scores.max() ?? 0
    let powers = scores.map { exponential($0 - most) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}

/// Probabilities for rows that the model has not seen: each fold is judged by a model of the others,
/// beside the classes of the row's neighbours.
enum HeldOutModel {
  private static let folds = 5
  /// Multiplications of one fit, beyond which fewer rows are learned from.
  private static let work = 6_000_000_000

  /// A row of probabilities for each row of `matrix`, one after the other.
  static func probabilities(
    _ matrix: FeatureMatrix, _ neighbours: Neighbours, classes: Int, seed: UInt64, jobs: Int
  ) async -> [Double] {
    let fold = folds(matrix, classes: classes, seed: seed)
    let affordable = work / max(1, matrix.width * classes * 30)
    let parts = await Parallel.map(Array(0..<folds), jobs: jobs) { number -> [(Int, [Double])] in
      var learned = fold.indices.filter { fold[$0] != number && matrix.labels[$0] >= 0 }
      if learned.count > min(affordable, DataLimits.modelRows) {
        var random = SeededGenerator(seed: seed, stream: "fold \(number)")
        learned = random.shuffled(learned)
        learned.removeLast(learned.count - max(classes, min(affordable, DataLimits.modelRows)))
      }
      let model = LogisticModel(matrix, rows: learned, classes: classes, seed: seed)
      return fold.indices.filter { fold[$0] == number }.map { row in
        let own = model.probabilities(matrix.row(row))
        guard neighbours.found > 0 else { return (row, own) }
        let near = neighbours.shares(row, matrix.labels, classes: classes)
        return (row, zip(own, near).map { ($0 + $1) / 2 })
      }
    }
    var result = [Double](repeating: 0, count: matrix.count * classes)
    for (row, values) in parts.joined() {
      for c in 0..<classes { result[row * classes + c] = values[c] }
    }
    return result
  }

  /// The fold of each row; every class is spread evenly over the folds.
  static func folds(_ matrix: FeatureMatrix, classes: Int, seed: UInt64) -> [Int] {
    folds(matrix.labels, classes: classes, seed: seed)
  }

  static func folds(_ labels: [Int], classes: Int, seed: UInt64) -> [Int] {
    var random = SeededGenerator(seed: seed, stream: "folds")
    var next = [Int](repeating: 0, count: classes + 1)
    var fold = [Int](repeating: 0, count: labels.count)
    for row in random.shuffled(Array(labels.indices)) {
      let place = labels[row] >= 0 ? labels[row] : classes
      fold[row] = next[place] % folds
      next[place] += 1
    }
    return fold
  }
}
