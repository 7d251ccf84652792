/// Gradient boosting of complete trees on features cut into few steps: logistic loss, second order, a part of the rows and of the
/// features for each tree. Everything in a fixed order, so that the same rows give the same trees.

import Guards

struct TreeTrainer {
  struct Row {
    let features: [Float]
    let isPositive: Bool
    var weight: Float = 1
  }

  private static let rate: Float = 0.09
  private static let smoothing: Float = 6
  /// The least curvature on each side of a question.
  private static let least: Float = 12
  private static let steps = 40

  private let rows: [Row]
  private let featureCount: Int
  /// By feature, where its steps begin, and the step of each row.
  private var bounds: [[Float]] = []
  private var binned: [[UInt8]] = []
  private var random: SeededGenerator

  init(_ rows: [Row], seed: UInt64) {
    self.rows = rows
    featureCount = rows.first?.features.count ?? 0
    random = SeededGenerator(seed: seed)
    let stride = max(1, rows.count / 20_000)
    for feature in 0..<featureCount {
      let sample = Swift.stride(from: 0, to: rows.count, by: stride)
        .map { rows[$0].features[feature] }.sorted()
      var cuts: [Float] = []
      for step in 1..<Self.steps where !sample.isEmpty {
        let value = sample[sample.count * step / Self.steps]
        if cuts.last != value, value < sample[sample.count - 1] { cuts.append(value) }
      }
      bounds.append(cuts)
      binned.append(rows.map { row in UInt8(Self.step(row.features[feature], cuts)) })
    }
  }

  /// The number of bounds below `value`.
  private static func step(_ value: Float, _ cuts: [Float]) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func train() -> UnitTrees {
    let positives = rows.reduce(Float(0)) { $0 + ($1.isPositive ? $1.weight : 0) }
    let negatives = rows.reduce(Float(0)) { $0 + ($1.isPositive ? 0 : $1.weight) }
    let odds = max(1e-6, positives / max(1, negatives))
    // The logarithm by a few steps of Newton's method: the same on every machine.
    var bias: Float = 0
    for _ in 0..<40 { bias -= 1 - odds * exponential(-bias) }
    var trees: [UnitTree] = []
    var scores = [Float](repeating: bias, count: rows.count)
    for _ in 0..<UnitTrees.count {
      let tree = tree(scores)
      for row in rows.indices { scores[row] += tree.score(rows[row].features) }
      trees.append(tree)
    }
    return UnitTrees(bias: bias, trees: trees)
  }

  private mutating func tree(_ scores: [Float]) -> UnitTree {
    var chosen: [Int] = []
    var gradients: [Float] = []
    var curvatures: [Float] = []
    for row in rows.indices where random.chance(60) {
      let weight = rows[row].weight
      let likelihood = logistic(scores[row])
      chosen.append(row)
      gradients.append(weight * ((rows[row].isPositive ? 1 : 0) - likelihood))
      curvatures.append(weight * max(1e-4, likelihood * (1 - likelihood)))
    }
    let features = (0..<featureCount).filter { _ in random.chance(60) }
    var nodes = [Int](repeating: 0, count: chosen.count)
    var tree = UnitTree()
    for level in 0..<UnitTree.depth {
      let count = 1 << level
      let questions = best(count, features, chosen, nodes, gradients, curvatures)
      for (node, question) in questions.enumerated() {
        tree.features[count - 1 + node] = UInt8(question.feature)
        if question.step < bounds[question.feature].count {
          tree.bounds[count - 1 + node] = bounds[question.feature][question.step]
        }
      }
      for index in nodes.indices {
        let question = questions[nodes[index]]
        let isRight = Int(binned[question.feature][chosen[index]]) > question.step
        nodes[index] = 2 * nodes[index] + (isRight ? 1 : 0)
      }
    }
    var sums = [Float](repeating: 0, count: UnitTree.leafCount)
    var weights = sums
    for index in nodes.indices {
      sums[nodes[index]] += gradients[index]
      weights[nodes[index]] += curvatures[index]
    }
    tree.leaves = zip(sums, weights).map { Self.rate * $0 / ($1 + Self.smoothing) }
    return tree
  }

  private typealias Question = (feature: Int, step: Int, gain: Float)

  /// The best question for each of `count` nodes; one that sends everything left where none is any good.
  private func best(
    _ count: Int, _ features: [Int], _ chosen: [Int], _ nodes: [Int], _ gradients: [Float],
    _ curvatures: [Float]
  ) -> [Question] {
    let steps = Self.steps
    var questions = [Question](repeating: (0, steps, 0), count: count)
    for feature in features {
      var gradientSums = [Float](repeating: 0, count: count * steps)
      var curvatureSums = gradientSums
      let column = binned[feature]
      for index in chosen.indices {
        let place = nodes[index] * steps + Int(column[chosen[index]])
        gradientSums[place] += gradients[index]
        curvatureSums[place] += curvatures[index]
      }
      for node in 0..<count {
        let places = (node * steps)..<((node + 1) * steps)
        let gradient = gradientSums[places].reduce(0, +)
        let curvature = curvatureSums[places].reduce(0, +)
        let whole = gradient * gradient / (curvature + Self.smoothing)
        var (left, leftCurvature): (Float, Float) = (0, 0)
        for step in 0..<bounds[feature].count {
          left += gradientSums[node * steps + step]
          leftCurvature += curvatureSums[node * steps + step]
          let rest = curvature - leftCurvature
          guard leftCurvature >= Self.least, rest >= Self.least else { continue }
          let right = gradient - left
          let gain =
            left * left / (leftCurvature + Self.smoothing)
            + right * right / (rest + Self.smoothing) - whole
          if gain > questions[node].gain { questions[node] = (feature, step, gain) }
        }
      }
    }
    return questions
  }
}
