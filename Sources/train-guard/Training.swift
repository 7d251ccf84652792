/// Linear weights for what users write, by stochastic gradient descent.

import Guards

/// A text, read and cut into windows.
final class Example {
  let sample: Sample
  let analyses: [TextAnalysis]
  /// Windows of all analyses, one after the other.
  let ranges: [Range<Int>]
  let owner: [Int]
  let fold: Int
  /// Numbers of weights by window.
  let pieces: PieceLists
  let classes: PieceLists
  var weight: Float = 1

  init(_ sample: Sample, fold: Int) {
    self.sample = sample
    self.fold = fold
    analyses = TextAnalysis.read(Array(sample.text.utf8))
    var ranges: [Range<Int>] = []
    var words: [Range<Int>] = []
    var owner: [Int] = []
    for (number, analysis) in analyses.enumerated() {
      for window in analysis.windows {
        words.append(window)
        ranges.append(analysis.range(window))
        owner.append(number)
      }
    }
    self.ranges = ranges
    self.owner = owner
    let analyses = analyses
    pieces = PieceLists(ranges.count) { analyses[owner[$0]].pieces(words[$0], $1) }
    classes = PieceLists(ranges.count) { analyses[owner[$0]].classPieces(words[$0], $1) }
  }

  /// The features of every window, given its linear scores.
  func features(_ linear: WindowScores, _ characters: CharacterModel) -> [[Float]] {
    analyses.indices.flatMap { number in
      let own = owner.indices.filter { owner[$0] == number }
      return analyses[number].features(
        linear: WindowScores(
          pieces: own.map { linear.pieces[$0] }, classes: own.map { linear.classes[$0] }),
        characters: characters
      ).map(\.values)
    }
  }
}

/// Linear weights of a window: pieces of words, and runs and pairs of classes.
struct LinearModel {
  var pieces = PieceWeights(1 << GuardModel.bucketBits, smoothing: 24)
  var classes = PieceWeights(GuardModel.classCount, smoothing: 24)
  private var bias: Float = 0

  private struct Item {
    let example: Int
    let window: Int
    let isPositive: Bool
    let weight: Float
  }

  private static let epochs = 12
  private static let rate: Float = 1.5
  /// What is left of the weights after each pass.
  private static let kept: Float = 0.99

  /// Learns from all windows of `examples`; long ordinary texts give twelve windows each.
  mutating func train(_ examples: [Example], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var items = items(examples, &random)
    for epoch in 0..<Self.epochs {
      items.shuffle(using: &random)
      let rate = Self.rate / Float(1 + epoch).squareRoot()
      for item in items { learn(examples[item.example], item, rate, &random) }
      pieces.shrink(Self.kept)
      classes.shrink(Self.kept)
    }
  }

  private func items(_ examples: [Example], _ random: inout SeededGenerator) -> [Item] {
    var items: [Item] = []
    for (number, example) in examples.enumerated() {
      let isAttack = example.sample.isAttack
      let windows =
        isAttack
        ? Array(example.ranges.indices)
        : Array(example.ranges.indices.shuffled(using: &random).prefix(12))
      let weight = example.weight / Float(max(1, windows.count)).squareRoot()
      items += windows.map {
        Item(example: number, window: $0, isPositive: isAttack, weight: weight)
      }
    }
    return items
  }

  private mutating func learn(
    _ example: Example, _ item: Item, _ rate: Float, _ random: inout SeededGenerator
  ) {
    // Often one of the two has to do without the other.
    let chance = random.below(10)
    let hasPieces = chance < 8
    let hasClasses = chance > 1
    var score = bias
    if hasPieces { score += pieces.score(example.pieces[item.window]) }
    if hasClasses { score += classes.score(example.classes[item.window]) }
    let error = ((item.isPositive ? 1 : 0) - logistic(score)) * item.weight
    bias += 0.01 * rate * error
    if hasPieces { pieces.learn(example.pieces[item.window], error, rate) }
    if hasClasses { classes.learn(example.classes[item.window], error, rate) }
  }

  func scores(_ example: Example) -> WindowScores {
    WindowScores(
      pieces: example.ranges.indices.map { pieces.score(example.pieces[$0]) },
      classes: example.ranges.indices.map { classes.score(example.classes[$0]) })
  }
}

func logistic(_ x: Float) -> Float { 1 / (1 + exponential(-max(-30, min(30, x)))) }

/// exp(x) by squaring, so that the result is the same on every machine.
func exponential(_ x: Float) -> Float {
  let small = Double(x) / 1_024
  var power = 1 + small * (1 + small / 2 * (1 + small / 3))
  for _ in 0..<10 { power *= power }
  return Float(power)
}
