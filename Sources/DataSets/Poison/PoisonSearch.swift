/// Poisoned rows of one class, found by their features: they share a direction that the class does
/// not have by itself (spectral signatures, B. Tran, J. Li, A. Madry, 2018), they fall into a small group
/// of their own (activation clustering, B. Chen and others, 2018), and what stands beside them has
/// another label.

import Statistics

/// What was found in one class.
package struct ClassSuspicion: Sendable {
  /// The class.
  package let label: Int
  /// Rows of the class.
  package let count: Int
  /// Why it is suspected.
  package let reasons: [Reason]
  /// The places of the rows to take out, most suspect first: 1.5 times the share of poison.
  package let rows: [Int]

  /// What speaks for poison.
  package enum Reason: Sendable, Equatable {
    /// A group of this share stands apart along one direction, by so many deviations.
    case group(share: Double, separation: Double)
    /// So many rows lie among rows with another label; elsewhere this share does.
    case misplaced(rows: Int, usual: Double)
  }
}

/// The search over all classes.
package struct PoisonSearch: Sendable {
  /// The suspected classes.
  package let suspicions: [ClassSuspicion]
  /// How suspect each row is within its class, 0 to 2; 0 for rows that were not judged.
  package let scores: [Double]

  /// Fewest rows of a class that is judged.
  private static let fewest = 20
  /// Directions that are looked along.
  private static let directions = 4
  /// Columns up to which the search is made.
  private static let widest = 1_024
  /// Deviations between the means of two groups from which on they are two.
  private static let separation = 6.0

  /// Looks at the classes of `matrix`, which has no missing values. `share`: the share of poison that
  /// is expected at most.
  package init(
    _ matrix: FeatureMatrix, _ neighbours: Neighbours, classes: Int, share: Double, seed: UInt64,
    jobs: Int
  ) async {
    var members = [[Int]](repeating: [], count: classes)
    for (place, label) in matrix.labels.enumerated() where label >= 0 && label < classes {
      members[label].append(place)
    }
    let judged = (0..<classes).filter { members[$0].count >= Self.fewest }
    var scores = [Double](repeating: 0, count: matrix.count)
    guard judged.count >= 1, matrix.width <= Self.widest,
      let space = Self.space(matrix, members, judged)
    else {
      (suspicions, self.scores) = ([], scores)
      return
    }
    let misplaced = judged.map { label in
      members[label].map { neighbours.disagreement($0, matrix.labels) }
    }
    let lists = members
    let found = await Parallel.map(Array(judged.indices), jobs: jobs) { index in
      Self.judge(
        matrix, lists[judged[index]], space, misplaced[index], seed: seed)
    }
    var suspicions: [ClassSuspicion] = []
    for (index, label) in judged.enumerated() {
      for (place, row) in members[label].enumerated() { scores[row] = found[index].scores[place] }
      // With two classes there is nothing to tell what is usual by: one may simply be the harder one.
      let others =
        judged.count > 2
        ? judged.indices.filter { $0 != index }.flatMap { misplaced[$0] } : []
      let reasons = [found[index].group, Self.misplaced(misplaced[index], others)]
        .compactMap(\.self)
      guard !reasons.isEmpty else { continue }
      let taken = Int((1.5 * share * Double(members[label].count)).rounded(.up))
      let order = members[label].indices.sorted {
        (-found[index].scores[$0], $0) < (-found[index].scores[$1], $1)
      }
      suspicions.append(
        ClassSuspicion(
          label: label, count: members[label].count, reasons: reasons,
          rows: order.prefix(taken).map { members[label][$0] }))
    }
    (self.suspicions, self.scores) = (suspicions, scores)
  }

  /// The spread that classes have by themselves, pooled over all of them: in its units every
  /// ordinary direction is alike, and what only few rows have stands out.
  private static func space(_ matrix: FeatureMatrix, _ members: [[Int]], _ judged: [Int])
    -> LowerTriangle?
  {
    let width = matrix.width
    var pooled = SymmetricMatrix(size: width)
    var total = 0
    for label in judged {
      let rows = members[label]
      let mean = mean(matrix, rows)
      total += rows.count
      var centred = [Double](repeating: 0, count: width)
      for row in rows {
        for k in 0..<width { centred[k] = matrix.values[row * width + k] - mean[k] }
        for i in 0..<width where centred[i] != 0 {
          for j in 0...i { pooled.values[i * width + j] += centred[i] * centred[j] }
        }
      }
    }
    for i in 0..<width {
      for j in 0...i {
        pooled[i, j] /= Double(max(1, total))
        pooled[j, i] = pooled[i, j]
      }
    }
    return pooled.shrunk(by: 0.1).cholesky()
  }

  private static func mean(_ matrix: FeatureMatrix, _ rows: [Int]) -> [Double] {
    var mean = [Double](repeating: 0, count: matrix.width)
    for row in rows {
      for k in 0..<matrix.width { mean[k] += matrix.values[row * matrix.width + k] }
    }
    return mean.map { $0 / Double(max(1, rows.count)) }
  }

  /// The scores of one class's rows, and the group that stands apart if there is one.
  private static func judge(
    _ matrix: FeatureMatrix, _ rows: [Int], _ space: LowerTriangle, _ misplaced: [Double],
    seed: UInt64
  ) -> (scores: [Double], group: ClassSuspicion.Reason?) {
    let width = matrix.width
    let mean = mean(matrix, rows)
    let whitened = rows.map { row in
      space.solve((0..<width).map { matrix.values[row * width + $0] - mean[$0] })
    }
    var covariance = SymmetricMatrix(size: width)
    for vector in whitened {
      for i in 0..<width where vector[i] != 0 {
        for j in 0...i { covariance.values[i * width + j] += vector[i] * vector[j] }
      }
    }
    for i in 0..<width {
      for j in 0...i {
        covariance[i, j] /= Double(rows.count)
        covariance[j, i] = covariance[i, j]
      }
    }
    let energy = whitened.map { $0.reduce(0) { $0 + $1 * $1 } }
    let ranks = OutlierScores.ranks(energy)
    let scores = zip(ranks, misplaced).map { $0 + $1 }
    var best: (share: Double, separation: Double) = (0, 0)
    for (_, vector) in covariance.leadingVectors(directions, seed: seed) {
      let along = whitened.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      let split = TwoGroups(along)
      if split.isSmall(of: rows.count), split.separation > best.separation {
        best = (split.share, split.separation)
      }
    }
    let isApart = best.separation >= separation
    return (scores, isApart ? .group(share: best.share, separation: best.separation) : nil)
  }

  /// Whether more rows of a class lie among rows of other classes than chance and the other classes
  /// explain. A share of wrong labels that is the same everywhere is no sign.
  private static func misplaced(_ own: [Double], _ others: [Double]) -> ClassSuspicion.Reason? {
    guard !others.isEmpty else { return nil }
    let strong = 0.8
    let hits = own.count { $0 >= strong }
    let elsewhere = others.count { $0 >= strong }
    let usual = (Double(elsewhere) + 1) / (Double(others.count) + 2)
    let share = Double(hits) / Double(own.count)
    guard hits >= 5, share >= 0.02, share >= 3 * usual,
      binomialUpperTail(hits: hits, trials: own.count, rate: 1.5 * usual) < 1e-5
    else { return nil }
    return .misplaced(rows: hits, usual: Double(elsewhere) / Double(others.count))
  }
}

/// The best cut of numbers into two groups: that with the least spread within them.
struct TwoGroups {
  /// The share of the smaller group.
  private(set) var share = 0.0
  /// Distance of the two means in units of the mean deviation within the groups (Ashman's D).
  private(set) var separation = 0.0

  init(_ numbers: [Double]) {
    let sorted = numbers.sorted()
    let count = sorted.count
    guard count >= 4 else { return }
    var sums = [0.0]
    var squares = [0.0]
    for value in sorted {
      sums.append(sums[sums.count - 1] + value)
      squares.append(squares[squares.count - 1] + value * value)
    }
    var best = (cut: 0, between: 0.0)
    for cut in 1..<count {
      let means = (sums[cut] / Double(cut), (sums[count] - sums[cut]) / Double(count - cut))
      let between =
        Double(cut) * Double(count - cut) * (means.0 - means.1) * (means.0 - means.1)
      if between > best.between { best = (cut, between) }
    }
    guard best.cut > 0 else { return }
    let cut = best.cut
    let means = (sums[cut] / Double(cut), (sums[count] - sums[cut]) / Double(count - cut))
    let left = max(0, squares[cut] / Double(cut) - means.0 * means.0)
    let right = max(
      0, (squares[count] - squares[cut]) / Double(count - cut) - means.1 * means.1)
    share = Double(min(cut, count - cut)) / Double(count)
    separation = abs(means.0 - means.1) / ((left + right) / 2 + 1e-12).squareRoot()
  }

  /// Whether the smaller group is large enough to be one and small enough to be poison.
  func isSmall(of count: Int) -> Bool { share * Double(count) >= 5 && share <= 0.35 }
}
