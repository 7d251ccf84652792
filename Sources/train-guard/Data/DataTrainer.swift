/// Training of the model for data: documents, linear weights of their units, the weights of their features on linear scores from models that
/// had not seen the fold, the threshold, and figures by fold left out.

import Guards

/// A document, read.
final class DataExample {
  let sample: DataSample
  let reading: DataReading
  /// Units that hold the order.
  let positives: [Int]
  /// Units further than one from the order.
  let negatives: [Int]
  let pieces: PieceLists
  let slots: PieceLists
  var words: [Float] = []
  var slotScores: [Float] = []
  var features: [[Float]] = []

  init?(_ sample: DataSample, _ scorer: DataScorer) {
    let readings = scorer.read(Array(sample.text.utf8))
    guard var reading = readings.first, reading.count > 0 else { return nil }
    var positives: [Int] = []
    if let order = sample.order {
      func inside(_ reading: DataReading) -> [Int] {
        (0..<reading.count).filter {
          let range = reading.range($0)
          return order.contains((range.lowerBound + range.upperBound) / 2)
        }
      }
      positives = inside(reading)
      if positives.isEmpty, readings.count > 1, readings[1].count > 0 {
        reading = readings[1]
        positives = Array(0..<reading.count)
      }
      guard !positives.isEmpty else { return nil }
    }
    self.sample = sample
    self.reading = reading
    self.positives = positives
    if let first = positives.first, let last = positives.last {
      negatives = (0..<reading.count).filter { $0 < first - 1 || $0 > last + 1 }
    } else {
      negatives = Array(0..<reading.count)
    }
    pieces = PieceLists(reading.count) { reading.pieces($0, $1) }
    slots = PieceLists(reading.count) { reading.slots($0, $1) }
  }

  /// Computes the features, from the linear scores.
  func prepare() { features = reading.features(words: words, slots: slotScores) }
}

/// Numbers of weights, one list for each unit.
struct PieceLists {
  private var all: [UInt32] = []
  private var starts: [Int] = [0]

  init(_ count: Int, _ visit: (Int, (Int) -> Void) -> Void) {
    for unit in 0..<count {
      visit(unit) { all.append(UInt32($0)) }
      starts.append(all.count)
    }
  }

  subscript(_ unit: Int) -> ArraySlice<UInt32> { all[starts[unit]..<starts[unit + 1]] }
}

/// Weights of one kind of pieces.
struct PieceWeights {
  var values: [Float]
  private var squares: [Float]

  init(_ count: Int) {
    values = [Float](repeating: 0, count: count)
    squares = [Float](repeating: 0.02, count: count)
  }

  func score(_ pieces: ArraySlice<UInt32>) -> Float {
    var sum: Float = 0
    for piece in pieces { sum += values[Int(piece)] }
    return sum / (Float(pieces.count) + 12).squareRoot()
  }

  mutating func learn(_ pieces: ArraySlice<UInt32>, _ error: Float, _ rate: Float) {
    let gradient = error / (Float(pieces.count) + 12).squareRoot()
    let step = rate * gradient
    for piece in pieces {
      let place = Int(piece)
      squares[place] += gradient * gradient
      values[place] += step / squares[place].squareRoot()
    }
  }

  mutating func shrink(_ factor: Float) {
    for place in values.indices { values[place] *= factor }
  }

  /// The weights in steps of a 127th of the largest that counts.
  func quantized() -> DataWeights {
    let sorted = values.map(abs).sorted()
    let largest = max(1e-6, sorted[sorted.count - 1 - sorted.count / 5_000])
    let scale = largest / 127
    return DataWeights(
      values: values.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, scale: scale)
  }
}

/// The linear weights of units.
struct UnitModel {
  var pieces = PieceWeights(DataModel.pieceCount)
  var slots = PieceWeights(DataModel.slotCount)
  private var bias: Float = -2

  private struct Item {
    let example: Int
    let unit: Int
    let isPositive: Bool
    let weight: Float
  }

  mutating func train(_ examples: [DataExample], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for epoch in 0..<6 {
      var items = items(examples, isFirst: epoch == 0, &random)
      items.shuffle(using: &random)
      let rate = 0.12 / Float(1 + epoch).squareRoot()
      for item in items {
        let example = examples[item.example]
        // Often one of the two has to do without the other.
        let chance = random.below(10)
        let hasPieces = chance < 7
        let hasSlots = chance < 4 || chance > 6
        var score = bias
        if hasPieces { score += pieces.score(example.pieces[item.unit]) }
        if hasSlots { score += slots.score(example.slots[item.unit]) }
        let error = ((item.isPositive ? 1 : 0) - logistic(score)) * item.weight
        bias += 0.01 * rate * error
        if hasPieces { pieces.learn(example.pieces[item.unit], error, rate) }
        if hasSlots { slots.learn(example.slots[item.unit], error, rate) }
      }
      pieces.shrink(0.96)
      slots.shrink(0.96)
    }
  }

  private func items(
    _ examples: [DataExample], isFirst: Bool, _ random: inout SeededGenerator
  ) -> [Item] {
    var items: [Item] = []
    for (number, example) in examples.enumerated() {
      let isClean = example.positives.isEmpty
      let weight = 1.5 / Float(max(1, example.positives.count)).squareRoot()
      for unit in example.positives.prefix(12) {
        items.append(Item(example: number, unit: unit, isPositive: true, weight: weight))
      }
      var chosen = (0..<(isClean ? 12 : 3)).compactMap { _ in
        example.negatives.randomElement(using: &random)
      }
      if !isFirst, isClean { chosen += hardest(example, 4) }
      for unit in chosen {
        items.append(Item(example: number, unit: unit, isPositive: false, weight: 1))
      }
    }
    return items
  }

  private func hardest(_ example: DataExample, _ count: Int) -> [Int] {
    let scored = example.negatives.map { ($0, score(example, $0)) }
    return scored.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(count).map(\.0)
  }

  private func score(_ example: DataExample, _ unit: Int) -> Float {
    pieces.score(example.pieces[unit]) + slots.score(example.slots[unit])
  }
}

/// Learns the weights of the features of units.
struct UnitTrainer {
  private(set) var unit: UnitWeights
  private var squares: [Float]
  private var random: SeededGenerator

  /// What the weights are drawn to; features that are not named do not count.
  static let priors: [String: Float] = [
    "words": 3, "slots": 3, "words-before": 0, "words-after": 0, "slots-before": 0,
    "slots-after": 0, "sum-around": 0.5, "words-contrast": 0.5, "slots-contrast": 0.5,
    "best-contrast": 0.5, "length": 0, "frame": 1, "data-frame": 1, "tool-order": 0.5,
    "role-line": 0.3, "control-token": 1, "comment": 0, "user-score": 1, "other-script": 0,
    "few-units": 0, "quoted": 0, "discourse": 0, "text-discourse": 0, "text-assistant": 0,
    "share-high": 0,
  ]
  private static let prior = DataFeatures.names.map { priors[$0] ?? 0 }
  private static let used = DataFeatures.names.indices.filter {
    priors[DataFeatures.names[$0]] != nil
  }

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    unit = UnitWeights(bias: 0, weights: Self.prior)
    squares = [Float](repeating: 1, count: 1 + Self.prior.count)
  }

  /// Learns from the surest unit of each order and the surest of clean documents, chosen anew in every round.
  mutating func train(_ examples: [DataExample]) {
    for round in 0..<8 {
      var items = items(examples)
      for _ in 0..<(round == 7 ? 10 : 4) {
        items.shuffle(using: &random)
        for item in items { learn(item) }
        for place in Self.used {
          unit.weights[place] += 0.02 * (Self.prior[place] - unit.weights[place])
        }
      }
    }
  }

  private typealias Item = (features: [Float], isPositive: Bool, weight: Float)

  private mutating func items(_ examples: [DataExample]) -> [Item] {
    var items: [Item] = []
    for example in examples {
      func top(_ units: [Int], _ count: Int) -> [Int] {
        let scored = units.map { ($0, unit.score(example.features[$0])) }
        return scored.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(count).map(\.0)
      }
      for unit in top(example.positives, 1) { items.append((example.features[unit], true, 1)) }
      let isClean = example.positives.isEmpty
      for unit in top(example.negatives, isClean ? 3 : 1) {
        items.append((example.features[unit], false, isClean ? 1 : 0.4))
      }
      if let unit = example.negatives.randomElement(using: &random) {
        items.append((example.features[unit], false, 0.3))
      }
    }
    return items
  }

  private mutating func learn(_ item: Item) {
    let error = ((item.isPositive ? 1 : 0) - logistic(unit.score(item.features))) * item.weight
    guard abs(error) > 0.001 else { return }
    func step(_ weight: inout Float, _ square: inout Float, _ gradient: Float) {
      square += gradient * gradient
      weight += 0.08 * gradient / square.squareRoot()
    }
    step(&unit.bias, &squares[0], error)
    for place in Self.used where item.features[place] != 0 {
      step(&unit.weights[place], &squares[1 + place], error * item.features[place])
    }
  }
}

/// The steps of training, in order.
struct DataTrainer {
  private let examples: [DataExample]
  private let seed: UInt64

  init(path: String, guardModel: GuardModel, count: Int, seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let maker = DocumentMaker(try Corpus.rows(path))
    let scorer = DataScorer(model: .empty, guardModel: guardModel)
    examples = maker.all(count, &random).compactMap { DataExample($0, scorer) }
    print("\(examples.count) documents, \(examples.reduce(0) { $0 + $1.reading.count }) units")
  }

  func run() -> DataModel {
    var model = DataModel.empty
    for fold in 0..<DocumentMaker.folds {
      var units = UnitModel()
      units.train(examples.filter { $0.sample.fold != fold }, seed: seed &+ UInt64(fold))
      let (pieces, slots) = (units.pieces, units.slots)
      for example in examples where example.sample.fold == fold {
        example.words = (0..<example.reading.count).map { pieces.score(example.pieces[$0]) }
        example.slotScores = (0..<example.reading.count).map { slots.score(example.slots[$0]) }
        example.prepare()
      }
    }
    var units = UnitModel()
    units.train(examples, seed: seed)
    model.pieces = units.pieces.quantized()
    model.slots = units.slots.quantized()
    var results: [DataResult] = []
    for fold in 0..<DocumentMaker.folds {
      let weights = unitWeights(examples.filter { $0.sample.fold != fold })
      for example in examples where example.sample.fold == fold {
        results.append(DataResult(example, weights))
      }
    }
    model.unit = unitWeights(examples)
    let report = DataReport(results)
    model.threshold = report.threshold(rate: 0.006)
    report.print(model.threshold)
    for (place, name) in DataFeatures.names.enumerated()
    where UnitTrainer.priors[name] != nil {
      print("    \(name) \(model.unit.weights[place])")
    }
    return model
  }

  private func unitWeights(_ examples: [DataExample]) -> UnitWeights {
    var trainer = UnitTrainer(seed: seed)
    trainer.train(examples)
    return trainer.unit
  }
}
