/// A linear model of texts over hashed words and pairs of words. It has no constant and weighs every
/// class the same, so that a text without telling words speaks for no class.

import Statistics

/// The weights of one fitted model.
struct TextModel: Sendable {
  private static let rounds = 6
  private static let step: Float = 0.4
  private static let penalty: Float = 1e-6
  /// Weights of all classes together.
  private static let weightsAtMost = 1 << 23

  let classes: Int
  private let mask: UInt32
  private var weights: [Float]

  /// Fits to the rows `rows` of `store`.
  init(_ store: TokenStore, rows: [Int], classes: Int, seed: UInt64) {
    self.classes = classes
    var bits = 18
    while bits > 10, classes << bits > Self.weightsAtMost { bits -= 1 }
    mask = UInt32(1 << bits) - 1
    weights = [Float](repeating: 0, count: classes << bits)
    var squares = [Float](repeating: 1e-6, count: classes << bits)
    var counts = [Int](repeating: 0, count: classes)
    for row in rows { counts[store.labels[row]] += 1 }
    let mean = Double(rows.count) / Double(max(1, counts.count { $0 > 0 }))
    let balance = counts.map { Float(min(20, mean / Double(max(1, $0)))) }
    var random = SeededGenerator(seed: seed, stream: "text model")
    for _ in 0..<Self.rounds {
      for row in random.shuffled(rows) {
        learn(store.row(row), store.labels[row], balance[store.labels[row]], &squares)
      }
    }
  }

  private mutating func learn(
    _ tokens: ArraySlice<UInt32>, _ label: Int, _ weight: Float, _ squares: inout [Float]
  ) {
    let value = Self.value(tokens.count)
    var errors = LogisticModel.softmax(scores(tokens, value)).map { Float($0) * weight }
    errors[label] -= weight
    for token in tokens {
      let start = Int(token & mask) * classes
      for c in 0..<classes where abs(errors[c]) > 1e-4 {
        let place = start + c
        let gradient = errors[c] * value + Self.penalty * weights[place]
        squares[place] += gradient * gradient
        weights[place] -= Self.step * gradient / squares[place].squareRoot()
      }
    }
  }

  private static func value(_ count: Int) -> Float { 1 / Float(max(1, count)).squareRoot() }

  private func scores(_ tokens: ArraySlice<UInt32>, _ value: Float) -> [Double] {
    var sums = [Float](repeating: 0, count: classes)
    for token in tokens {
      let start = Int(token & mask) * classes
      for c in 0..<classes { sums[c] += weights[start + c] }
    }
    return sums.map { Double($0 * value) }
  }

  /// The probability of each class for a text, the hashes in `without` not counted.
  func probabilities(_ tokens: ArraySlice<UInt32>, without: Set<UInt32> = []) -> [Double] {
    let value = Self.value(tokens.count)
    guard !without.isEmpty else { return LogisticModel.softmax(scores(tokens, value)) }
    return LogisticModel.softmax(scores(tokens.filter { !without.contains($0) }[...], value))
  }
}

/// Models of texts that have not seen the rows that they judge.
struct HeldOutTextModel: Sendable {
  private static let folds = 5
  private let models: [TextModel]
  private let fold: [Int]

  init(_ store: TokenStore, classes: Int, seed: UInt64, jobs: Int) async {
    let fold = HeldOutModel.folds(store.labels, classes: classes, seed: seed)
    models = await Parallel.map(Array(0..<Self.folds), jobs: jobs) { number in
      var learned = fold.indices.filter { fold[$0] != number }
      if learned.count > DataLimits.modelRows {
        var random = SeededGenerator(seed: seed, stream: "fold \(number)")
        learned = Array(random.shuffled(learned).prefix(DataLimits.modelRows))
      }
      return TextModel(store, rows: learned, classes: classes, seed: seed)
    }
    self.fold = fold
  }

  /// The probabilities of one row's classes.
  func probabilities(_ store: TokenStore, _ row: Int, without: Set<UInt32> = []) -> [Double] {
    models[fold[row]].probabilities(store.row(row), without: without)
  }
}
