/// Training of the model for data: documents, linear weights of their units, trees over their features on linear scores from models that
/// had not seen the fold, the thresholds, and figures by fold left out.

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
  let classes: PieceLists
  private(set) var scores = LinearScores(words: [], slots: [], classes: [])
  /// The units that are looked at beside the others, and their features.
  private(set) var likely: [Int] = []
  private(set) var features: [[Float]] = []

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
    classes = PieceLists(reading.count) { reading.classPieces($0, $1) }
  }

  /// Computes the scores and the features.
  func prepare(_ model: UnitModel) {
    let units = 0..<reading.count
    scores = LinearScores(
      words: units.map { model.pieces.score(pieces[$0]) },
      slots: units.map { model.slots.score(slots[$0]) },
      classes: units.map { model.pieces.score(classes[$0]) })
    likely = DataReading.likely(scores)
    features = reading.features(scores, of: likely)
  }
}

/// The linear weights of units.
struct UnitModel {
  var pieces = PieceWeights(DataModel.pieceCount, smoothing: 12)
  var slots = PieceWeights(DataModel.slotCount, smoothing: 12)
  private var bias: Float = -2

  private struct Item {
    let example: Int
    let unit: Int
    let isPositive: Bool
    let weight: Float
  }

  mutating func train(_ examples: [DataExample], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for epoch in 0..<8 {
      var items = items(examples, isFirst: epoch == 0, &random)
      items.shuffle(using: &random)
      let rate = 0.3 / Float(1 + epoch).squareRoot()
      for item in items {
        let example = examples[item.example]
        // Often one of the three has to do without the others.
        let chance = random.below(10)
        let hasPieces = chance < 5 || chance == 7
        let hasSlots = chance < 5 || chance == 6
        let hasClasses = chance < 6 || chance > 7
        var score = bias
        if hasPieces { score += pieces.score(example.pieces[item.unit]) }
        if hasSlots { score += slots.score(example.slots[item.unit]) }
        if hasClasses { score += pieces.score(example.classes[item.unit]) }
        let error = ((item.isPositive ? 1 : 0) - logistic(score)) * item.weight
        bias += 0.01 * rate * error
        if hasPieces { pieces.learn(example.pieces[item.unit], error, rate) }
        if hasSlots { slots.learn(example.slots[item.unit], error, rate) }
        if hasClasses { pieces.learn(example.classes[item.unit], error, rate) }
      }
      pieces.shrink(0.97)
      slots.shrink(0.97)
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
      + pieces.score(example.classes[unit])
  }
}

/// The steps of training, in order.
struct DataTrainer {
  private let examples: [DataExample]
  private let seed: UInt64

  init(
    path: String, written: WrittenTexts, guardModel: GuardModel, count: Int, seed: UInt64
  ) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let rows = try Corpus.rows(path)
    let maker = DocumentMaker(rows, written)
    let scorer = DataScorer(model: .empty, guardModel: guardModel)
    let samples =
      maker.all(count, &random) + TurnMaker(rows + written.samples, maker).all(count / 2, &random)
    examples = samples.compactMap { DataExample($0, scorer) }
    print("\(examples.count) documents, \(examples.reduce(0) { $0 + $1.reading.count }) units")
  }

  func run() -> DataModel {
    var model = DataModel.empty
    for fold in 0..<DocumentMaker.folds {
      var units = UnitModel()
      units.train(
        examples.filter { $0.sample.fold != fold && $0.sample.use != .turn },
        seed: seed &+ UInt64(fold))
      for example in examples where example.sample.fold == fold { example.prepare(units) }
    }
    var units = UnitModel()
    units.train(examples.filter { $0.sample.use != .turn }, seed: seed)
    model.pieces = units.pieces.quantized()
    model.slots = units.slots.quantized()
    model.judges = UnitPlace.allCases.map { judge($0) }
    return model
  }

  private func judge(_ place: UnitPlace) -> UnitJudge {
    let examples = examples.filter { example in
      switch example.sample.use {
      case .linear: false
      case .all: place == .data || example.reading.count >= GuardLimits.turnUnits
      case .turn: place == .turn && example.reading.count >= GuardLimits.turnUnits
      }
    }
    var results: [DataResult] = []
    for fold in 0..<DocumentMaker.folds {
      let trees = trees(examples.filter { $0.sample.fold != fold })
      for example in examples where example.sample.fold == fold {
        results.append(DataResult(example, trees, place))
      }
    }
    var judge = UnitJudge(trees: trees(examples), thresholds: [])
    let report = DataReport(results)
    judge.thresholds = zip(
      report.thresholds(rate: Self.falseAlarms[place.rawValue]),
      report.thresholds(rate: Self.falseAlarmsInLong[place.rawValue])
    ).enumerated().map { size, pair in size < Self.longSize ? pair.0 : pair.1 }
    if place == .data {
      // A few sentences by themselves are often a message to somebody: there is nothing that they could stand out from.
      for (size, margin) in Self.margins.enumerated() { judge.thresholds[size] += margin }
    }
    print("\(place):")
    report.print(judge.thresholds)
    return judge
  }

  /// Share of clean texts of left-out folds above the threshold, by place. Users' texts are judged by two models.
  private static let falseAlarms = [0.01, 0.008]
  /// The same from the size `longSize` on: training has few documents of that size and none of the longest.
  private static let falseAlarmsInLong = [0.015, 0.008]
  private static let longSize = 3
  /// By size, what is added to the thresholds of texts of one and of four units.
  private static let margins: [Float] = [1.9, 0.4]

  /// What an order counts beside a unit of something else.
  private static let orderWeight: Float = 4

  /// Trees that tell the surest unit of each order from the likely units of the rest.
  private func trees(_ examples: [DataExample]) -> UnitTrees {
    var rows: [TreeTrainer.Row] = []
    for example in examples {
      let isClean = example.positives.isEmpty
      var isFirst = true
      var others = 0
      for (unit, features) in zip(example.likely, example.features) {
        if example.positives.contains(unit) {
          if isFirst {
            rows.append(
              TreeTrainer.Row(features: features, isPositive: true, weight: Self.orderWeight))
          }
          isFirst = false
        } else if !isClean, example.positives.contains(where: { abs($0 - unit) < 2 }) {
          continue
        } else if others < (isClean ? 16 : 6) {
          rows.append(TreeTrainer.Row(features: features, isPositive: false))
          others += 1
        }
      }
    }
    var trainer = TreeTrainer(rows, seed: seed)
    return trainer.train()
  }
}
