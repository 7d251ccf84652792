/// What tells the units of an order from the rest of a text, or windows of attacks from others: trees, and thresholds by how much
/// text there is.

/// Where the text that a unit stands in came from.
package enum UnitPlace: Int, Sendable, Hashable, CaseIterable {
  /// A tool's result or a retrieved text: an order has no business there.
  case data
  /// A long message of a user, who may order, and may have put a document into it.
  case turn
}

/// Trees and their thresholds.
package struct UnitJudge: Sendable {
  /// Sizes of texts with a threshold of their own: 1, 4, 16, 64, 256, 1,024 units or windows; between two of them it lies between theirs.
  package static let sizeCount = 6
  /// For the features of a unit or window.
  package var trees: UnitTrees
  /// By size of the text, the score at which the confidence is the threshold of the secure policy.
  package var thresholds: [Float]

  /// A judge with all its parts.
  package init(trees: UnitTrees, thresholds: [Float]) {
    self.trees = trees
    self.thresholds = thresholds
  }

  /// A judge that finds nothing.
  package static let empty = UnitJudge(
    trees: .empty, thresholds: [Float](repeating: 30, count: sizeCount))

  /// Where a text of `units` stands among the sizes that have thresholds.
  package static func size(_ units: Int) -> Float {
    let bits = Int.bitWidth - max(1, units).leadingZeroBitCount - 1
    let part = Float(max(1, units)) / Float(1 << bits) - 1
    return min(Float(sizeCount - 1), (Float(bits) + part) / 2)
  }

  /// Sets how far each window of a text is above the threshold for texts of that size.
  func score(_ windows: [TextWindowFeatures]) -> [TextWindowFeatures] {
    let threshold = threshold(units: windows.count)
    var windows = windows
    for number in windows.indices {
      windows[number].score = trees.score(windows[number].values) - threshold
    }
    return windows
  }

  /// The threshold of a text of `units`.
  package func threshold(units: Int) -> Float {
    let size = Self.size(units)
    let low = min(Self.sizeCount - 2, Int(size))
    let part = size - Float(low)
    return thresholds[low] * (1 - part) + thresholds[low + 1] * part
  }

  // MARK: - As a part of a model's file

  private static let treeBytes = 5 * UnitTree.innerCount + 4 * UnitTree.leafCount
  /// What a judge takes in a file.
  static let encodedBytes = 4 * (1 + sizeCount) + UnitTrees.count * treeBytes

  func encode(to bytes: inout [UInt8]) {
    for value in [trees.bias] + thresholds { ModelFile.add(value.bitPattern, to: &bytes) }
    for tree in trees.trees {
      for value in tree.bounds + tree.leaves { ModelFile.add(value.bitPattern, to: &bytes) }
      bytes += tree.features
    }
  }

  init(_ file: inout ModelFile) {
    let bias = file.floats(1)[0]
    thresholds = file.floats(Self.sizeCount)
    trees = UnitTrees(
      bias: bias,
      trees: (0..<UnitTrees.count).map { _ in
        var tree = UnitTree()
        tree.bounds = file.floats(UnitTree.innerCount)
        tree.leaves = file.floats(UnitTree.leafCount)
        tree.features = file.bytes(UnitTree.innerCount)
        return tree
      })
  }
}
