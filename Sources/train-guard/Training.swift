/// Training: linear weights of word pieces by stochastic gradient descent, then the weights of window features on
/// top of linear scores that were computed without the text's own source.

import Guards

/// A text, read and cut into windows.
final class Example {
  let sample: Sample
  let analyses: [TextAnalysis]
  /// Windows of all analyses, one after the other.
  let ranges: [Range<Int>]
  let words: [Range<Int>]
  let owner: [Int]
  let fold: Int
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
    self.words = words
    self.owner = owner
  }

  /// Windows that may hold the attack.
  var positives: [Int] { sample.isAttack ? Array(ranges.indices) : [] }
}

/// Weights of word pieces.
struct LinearModel {
  var weights = [Float](repeating: 0, count: 1 << GuardModel.bucketBits)
  private var squares = [Float](repeating: 1e-6, count: 1 << GuardModel.bucketBits)
  var bias: Float = 0

  private static func buckets(_ example: Example, _ window: Int) -> [Int32] {
    var buckets: [Int32] = []
    buckets.reserveCapacity(1_500)
    example.analyses[example.owner[window]].pieces(example.words[window]) {
      buckets.append(Int32($0))
    }
    return buckets
  }

  func score(_ example: Example, _ window: Int) -> Float {
    let buckets = Self.buckets(example, window)
    var sum: Float = 0
    for bucket in buckets { sum += weights[Int(bucket)] }
    return sum / (Float(buckets.count) + 24).squareRoot()
  }

  /// Learns from all windows of `examples`; long ordinary texts give twelve windows each.
  mutating func train(_ examples: [Example], epochs: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var items: [(example: Int, window: Int, isPositive: Bool, weight: Float)] = []
    for (number, example) in examples.enumerated() {
      let positives = example.positives
      if example.sample.isAttack {
        let weight = example.weight / Float(max(1, positives.count)).squareRoot()
        for window in positives { items.append((number, window, true, weight)) }
      } else {
        let windows = example.ranges.indices.shuffled(using: &random).prefix(12)
        let weight = example.weight / Float(windows.count).squareRoot()
        for window in windows { items.append((number, window, false, weight)) }
      }
    }
    for epoch in 0..<epochs {
      items.shuffle(using: &random)
      let rate: Float = 0.6 / Float(1 + epoch)
      for item in items {
        learn(examples[item.example], item.window, item.isPositive, item.weight * rate)
      }
      for index in weights.indices { weights[index] *= 0.985 }
    }
  }

  private mutating func learn(
    _ example: Example, _ window: Int, _ isPositive: Bool, _ rate: Float
  ) {
    let buckets = Self.buckets(example, window)
    guard !buckets.isEmpty else { return }
    let norm = 1 / (Float(buckets.count) + 24).squareRoot()
    var sum: Float = 0
    for bucket in buckets { sum += weights[Int(bucket)] }
    let score = sum * norm + bias
    let error = (isPositive ? 1 : 0) - logistic(score)
    let gradient = error * norm
    bias += 0.02 * rate * error
    for bucket in buckets {
      let place = Int(bucket)
      squares[place] += gradient * gradient
      weights[place] += rate * gradient / (squares[place].squareRoot() + 0.05)
    }
  }

  /// The weights in steps of a 127th of the largest that counts, and the size of a step.
  func quantized() -> (pieces: [Int8], scale: Float) {
    let sorted = weights.map(abs).sorted()
    let largest = max(1e-6, sorted[sorted.count - 1 - sorted.count / 20_000])
    let scale = largest / 127
    return (weights.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, scale)
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

/// Weights of window features.
struct WindowModel {
  var weights = [Float](repeating: 0, count: WindowFeatures.count)
  var bias: Float = -2

  func score(_ values: [Float]) -> Float {
    var sum = bias
    for index in values.indices { sum += values[index] * weights[index] }
    return sum
  }

  /// The surest window among `windows` and its score.
  func best(_ features: [[Float]], _ windows: [Int]) -> (window: Int, score: Float)? {
    var best: (window: Int, score: Float)?
    for window in windows {
      let score = score(features[window])
      if score > best?.score ?? -.infinity { best = (window, score) }
    }
    return best
  }

  /// Features that may only speak for an attack.
  private static let isEvidence = WindowFeatures.names.map { name in
    name.hasPrefix("frame-")
      || [
        "user-score", "data-score", "tool-order", "tags", "wide-frame-sum", "salad", "suffix-salad",
      ].contains(name)
      || name == "sign-controlToken"
  }

  /// What the weights are drawn to: a frame speaks for an attack as its author thought it would, the
  /// linear scores a little, everything else not at all.
  private static let prior: [Float] = WindowFeatures.names.enumerated().map { place, name in
    if let confidence = WindowFeatures.frameConfidence(place) {
      return max(0, Float(confidence) - 0.35) * 4
    }
    switch name {
    case "user-score", "data-score", "wide-user-score": return 0.3
    case "frame-sum", "frame-kinds", "wide-frame-sum": return 0.5
    case "frame-max": return 1.2
    case "sign-controlToken": return 3
    case "salad", "suffix-salad": return 1
    default: return 0
    }
  }
  /// How far the weights are drawn there after each pass, by feature.
  private static let pull: [Float] = WindowFeatures.names.map { name in
    name.hasPrefix("share-") || name.hasSuffix("-present") || name.hasPrefix("text-") ? 0.12 : 0.05
  }

  /// Learns from the surest window of each attack and the surest of each ordinary text, chosen anew in
  /// every round.
  mutating func train(_ examples: [(example: Example, features: [[Float]])], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    weights = Self.prior
    for round in 0..<6 {
      var items: [(features: [Float], isPositive: Bool, weight: Float)] = []
      for (example, features) in examples {
        let positives = example.positives
        if example.sample.isAttack {
          if let best = best(features, positives) {
            items.append((features[best.window], true, example.weight))
          }
        } else {
          let sorted = features.indices.sorted { score(features[$0]) > score(features[$1]) }
          for window in sorted.prefix(2) { items.append((features[window], false, example.weight)) }
          if let other = features.indices.randomElement(using: &random) {
            items.append((features[other], false, example.weight * 0.3))
          }
        }
      }
      descend(&items, epochs: round == 5 ? 24 : 8, &random)
    }
  }

  private mutating func descend(
    _ items: inout [(features: [Float], isPositive: Bool, weight: Float)], epochs: Int,
    _ random: inout SeededGenerator
  ) {
    var squares = [Float](repeating: 1, count: weights.count)
    for _ in 0..<epochs {
      items.shuffle(using: &random)
      for item in items {
        let error = ((item.isPositive ? 1 : 0) - logistic(score(item.features))) * item.weight
        bias += 0.02 * error
        for index in weights.indices where item.features[index] != 0 {
          let gradient = error * item.features[index]
          squares[index] += gradient * gradient
          weights[index] += 0.25 * gradient / squares[index].squareRoot()
          if Self.isEvidence[index] { weights[index] = max(0, weights[index]) }
        }
      }
      for index in weights.indices {
        weights[index] += Self.pull[index] * (Self.prior[index] - weights[index])
      }
    }
  }
}
