/// How far each row lies from the others, seen in three ways.

import Statistics

/// The scores of all rows of a matrix; larger is stranger.
package struct OutlierScores: Sendable {
  /// Mahalanobis distances with a shrunk covariance.
  package let mahalanobis: [Double]
  /// Mean distances to the nearest rows.
  package let neighbour: [Double]
  /// Scores of an isolation forest, 0 to 1.
  package let isolation: [Double]
  /// Mean of the ranks in the three, 0 to 1.
  package let combined: [Double]
  /// Rows that stand apart from all others in at least two of the three.
  package let apart: [Int]

  /// Scores the rows of `matrix`, which has no missing values.
  package init(_ matrix: FeatureMatrix, _ neighbours: Neighbours, seed: UInt64, jobs: Int) async {
    mahalanobis = await Self.mahalanobis(matrix, jobs)
    neighbour = (0..<matrix.count).map { row in
      guard neighbours.found > 0 else { return 0 }
      let part = neighbours.distances[(row * neighbours.found)..<((row + 1) * neighbours.found)]
      return part.reduce(0, +) / Double(neighbours.found)
    }
    let forest = await IsolationForest(matrix, seed: seed, jobs: jobs)
    let starts = Array(stride(from: 0, to: matrix.count, by: 512))
    isolation = await Parallel.map(starts, jobs: jobs) { start in
      (start..<min(start + 512, matrix.count)).map { forest.score(matrix, $0) }
    }.flatMap { $0 }
    let ranks = [mahalanobis, neighbour, isolation].map(Self.ranks)
    combined = (0..<matrix.count).map { row in ranks.reduce(0) { $0 + $1[row] } / 3 }
    let bounds = [mahalanobis, neighbour, isolation].map(Self.bound)
    let scores = [mahalanobis, neighbour, isolation]
    let combined = combined
    apart = (0..<matrix.count).filter { row in
      (0..<3).count { scores[$0][row] > bounds[$0] } >= 2
    }.sorted { (-combined[$0], $0) < (-combined[$1], $1) }
  }

  private static func mahalanobis(_ matrix: FeatureMatrix, _ jobs: Int) async -> [Double] {
    let width = matrix.width
    guard width <= 1_024,
      let covariance = ShrunkCovariance(rows: matrix.values, width: width),
      let lower = covariance.matrix.cholesky()
    else {
      return [Double](repeating: 0, count: matrix.count)
    }
    let starts = Array(stride(from: 0, to: matrix.count, by: 256))
    return await Parallel.map(starts, jobs: jobs) { start in
      (start..<min(start + 256, matrix.count)).map { row in
        let centred = zip(matrix.row(row), covariance.mean).map { $0 - $1 }
        return lower.solve(centred).reduce(0) { $0 + $1 * $1 }.squareRoot()
      }
    }.flatMap { $0 }
  }

  /// Ranks from 0 to 1; equal scores share the mean of their places.
  static func ranks(_ scores: [Double]) -> [Double] {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var ranks = [Double](repeating: 0, count: scores.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
      let rank = Double(start + end - 1) / 2 / Double(max(1, scores.count - 1))
      for index in start..<end { ranks[order[index]] = rank }
      start = end
    }
    return ranks
  }

  /// Beyond this nothing ordinary lies: the upper quartile and five times the distance between
  /// the upper quartile and the median, which leaves heavy tails room.
  private static func bound(_ scores: [Double]) -> Double {
    let sorted = scores.sorted()
    guard sorted.count >= 8 else { return .infinity }
    let (median, upper) = (sorted[sorted.count / 2], sorted[sorted.count * 3 / 4])
    return upper + 5 * max(upper - median, 1e-9 * abs(upper) + 1e-12)
  }
}
