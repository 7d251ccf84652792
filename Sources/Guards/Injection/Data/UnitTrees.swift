/// Boosted decision trees over the features of a unit: what makes an order stand out differs between short and long texts,
/// and between prose, lists and records, so that one weight for each feature would not do.

/// A complete binary tree.
package struct UnitTree: Sendable, Hashable {
  /// Questions from the root to a leaf.
  package static let depth = 5
  /// The number of questions.
  package static let innerCount = (1 << depth) - 1
  /// The number of leaves.
  package static let leafCount = 1 << depth
  /// The feature that each question looks at, level by level.
  package var features: [UInt8]
  /// Values above go right.
  package var bounds: [Float]
  /// What each leaf adds.
  package var leaves: [Float]

  /// A tree that adds nothing and asks nothing.
  package init() {
    features = [UInt8](repeating: 0, count: Self.innerCount)
    bounds = [Float](repeating: .infinity, count: Self.innerCount)
    leaves = [Float](repeating: 0, count: Self.leafCount)
  }

  /// What the tree adds to the score of a unit.
  package func score(_ values: [Float]) -> Float {
    var place = 0
    for _ in 0..<Self.depth {
      let feature = Int(features[place])
      let isRight = feature < values.count && values[feature] > bounds[place]
      place = 2 * place + (isRight ? 2 : 1)
    }
    return leaves[place - Self.innerCount]
  }
}

/// All trees, one after the other in flat arrays: every window and every likely unit is put through all of them.
package struct UnitTrees: Sendable, Hashable {
  /// How many trees a model has.
  package static let count = 100
  /// Added to every score.
  package var bias: Float
  private var features: [UInt8]
  private var bounds: [Float]
  private var leaves: [Float]

  /// Trees with all their parts, in the order of training.
  package init(bias: Float, trees: [UnitTree]) {
    self.bias = bias
    features = trees.flatMap(\.features)
    bounds = trees.flatMap(\.bounds)
    leaves = trees.flatMap(\.leaves)
  }

  /// Trees that know nothing.
  package static let empty = UnitTrees(
    bias: 0, trees: [UnitTree](repeating: UnitTree(), count: count))

  /// The trees one by one.
  package var trees: [UnitTree] {
    (0..<(leaves.count / UnitTree.leafCount)).map { number in
      var tree = UnitTree()
      let inner = (number * UnitTree.innerCount)..<((number + 1) * UnitTree.innerCount)
      tree.features = Array(features[inner])
      tree.bounds = Array(bounds[inner])
      let ends = (number * UnitTree.leafCount)..<((number + 1) * UnitTree.leafCount)
      tree.leaves = Array(leaves[ends])
      return tree
    }
  }

  /// The score of a unit: log odds that it belongs to an order.
  package func score(_ values: [Float]) -> Float {
    let (features, bounds, leaves) = (features.span, bounds.span, leaves.span)
    let values = values.span
    var sum = bias
    var (inner, leaf) = (0, 0)
    while leaf < leaves.count {
      var place = 0
      for _ in 0..<UnitTree.depth {
        let feature = Int(features[inner + place])
        let isRight = feature < values.count && values[feature] > bounds[inner + place]
        place = 2 * place + (isRight ? 2 : 1)
      }
      sum += leaves[leaf + place - UnitTree.innerCount]
      inner += UnitTree.innerCount
      leaf += UnitTree.leafCount
    }
    return sum
  }
}
