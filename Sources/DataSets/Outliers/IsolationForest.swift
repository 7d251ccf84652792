/// Isolation forest (F. T. Liu, K. M. Ting, Z.-H. Zhou, 2008): rows that few random cuts set apart from
/// all others are strange.

import Statistics

/// Four hundred trees over samples of 256 rows: with a hundred the ranking of one seed differs from
/// that of the next by several points of AUC.
struct IsolationForest: Sendable {
  private static let trees = 400
  private static let sample = 256

  private struct Node: Sendable {
    /// The column and value of the cut; -1 for a leaf.
    var column: Int32
    var cut: Double
    /// The places of the two sides; for a leaf, the rows in it.
    var left: Int32
    var right: Int32
  }

  private let forest: [[Node]]
  private let usual: Double

  /// Grows the trees from the rows of `matrix`.
  init(_ matrix: FeatureMatrix, seed: UInt64, jobs: Int) async {
    let size = min(Self.sample, matrix.count)
    usual = Self.meanPath(size)
    forest = await Parallel.map(Array(0..<Self.trees), jobs: jobs) { number in
      var random = SeededGenerator(seed: seed, stream: "tree \(number)")
      var rows: Set<Int> = []
      while rows.count < size { rows.insert(random.below(matrix.count)) }
      var nodes: [Node] = []
      // 8 = log2 of the sample: deeper leaves hold nothing strange.
      _ = Self.grow(matrix, rows.sorted(), 8, &random, &nodes)
      return nodes
    }
  }

  private static func grow(
    _ matrix: FeatureMatrix, _ rows: [Int], _ depth: Int, _ random: inout SeededGenerator,
    _ nodes: inout [Node]
  ) -> Int32 {
    let place = Int32(nodes.count)
    nodes.append(Node(column: -1, cut: 0, left: Int32(rows.count), right: 0))
    guard depth > 0, rows.count > 1 else { return place }
    // A column in which the rows differ, if one is found.
    for _ in 0..<(2 * matrix.width + 8) {
      let column = random.below(matrix.width)
      let values = rows.map { matrix.values[$0 * matrix.width + column] }
      guard let least = values.min(), let most = values.max(), least < most else { continue }
      let share = Double(random.next() >> 11) / Double(UInt64(1) << 53)
      let cut = least + share * (most - least)
      let sides = (
        rows.filter { matrix.values[$0 * matrix.width + column] <= cut },
        rows.filter { matrix.values[$0 * matrix.width + column] > cut }
      )
      let left = grow(matrix, sides.0, depth - 1, &random, &nodes)
      let right = grow(matrix, sides.1, depth - 1, &random, &nodes)
      nodes[Int(place)] = Node(column: Int32(column), cut: cut, left: left, right: right)
      return place
    }
    return place
  }

  /// How quickly a row is set apart: 0.5 for an ordinary one, towards 1 for a strange one.
  func score(_ matrix: FeatureMatrix, _ row: Int) -> Double {
    var total = 0.0
    for nodes in forest {
      var place = 0
      var depth = 0.0
      while nodes[place].column >= 0 {
        let value = matrix.values[row * matrix.width + Int(nodes[place].column)]
        place = Int(value <= nodes[place].cut ? nodes[place].left : nodes[place].right)
        depth += 1
      }
      total += depth + Self.meanPath(Int(nodes[place].left))
    }
    guard usual > 0 else { return 0.5 }
    return exponential(-0.6931471805599453 * total / Double(forest.count) / usual)
  }

  /// The mean length of a search in a tree of `count` rows that fails.
  private static func meanPath(_ count: Int) -> Double {
    switch count {
    case ..<2: 0
    case 2: 1
    default:
      2 * (naturalLogarithm(Double(count - 1)) + 0.5772156649015329)
        - 2 * Double(count - 1) / Double(count)
    }
  }
}
