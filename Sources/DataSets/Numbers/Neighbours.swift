/// The nearest rows of each row, by comparing with all others or, of large sets, with a seeded sample.

import Statistics

/// Neighbours of all rows of a matrix.
package struct Neighbours: Sendable {
  /// Neighbours of each row.
  package static let count = 10
  /// Multiplications in all.
  private static let work = 60_000_000_000
  private static let piece = 64

  /// Places of the neighbours, nearest first, `found` for each row.
  package let places: [Int32]
  /// Their distances.
  package let distances: [Double]
  /// Neighbours that each row has: fewer in small sets.
  package let found: Int

  /// Looks among the rows of `matrix`, which has no missing values.
  package init(_ matrix: FeatureMatrix, seed: UInt64, jobs: Int) async {
    let references = Self.references(matrix, seed)
    let found = max(0, min(Self.count, references.count - 1))
    self.found = found
    guard found > 0 else {
      (places, distances) = ([], [])
      return
    }
    let reference = matrix.selected(references)
    let starts = Array(stride(from: 0, to: matrix.count, by: Self.piece))
    let parts = await Parallel.map(starts, jobs: jobs) { start in
      Self.search(
        matrix, start..<min(start + Self.piece, matrix.count), reference, references, found)
    }
    places = parts.flatMap(\.places)
    distances = parts.flatMap(\.distances)
  }

  private static func references(_ matrix: FeatureMatrix, _ seed: UInt64) -> [Int] {
    let affordable = work / max(1, matrix.count) / max(1, matrix.width)
    let most = min(matrix.count, DataLimits.neighbourRows, max(500, affordable))
    guard most < matrix.count else { return Array(0..<matrix.count) }
    var random = SeededGenerator(seed: seed, stream: "neighbours")
    return random.shuffled(Array(0..<matrix.count)).prefix(most).sorted()
  }

  private static func search(
    _ matrix: FeatureMatrix, _ rows: Range<Int>, _ reference: FeatureMatrix, _ names: [Int],
    _ found: Int
  ) -> (places: [Int32], distances: [Double]) {
    var places: [Int32] = []
    var distances: [Double] = []
    for row in rows {
      var nearest = [(distance: Double, place: Int)](repeating: (.infinity, -1), count: found)
      let query = Array(matrix.row(row))
      var start = 0
      for place in 0..<reference.count {
        defer { start += matrix.width }
        guard names[place] != row else { continue }
        let distance = squared(query, reference.values, start, nearest[found - 1].distance)
        guard distance < nearest[found - 1].distance else { continue }
        var at = found - 1
        while at > 0, nearest[at - 1].distance > distance {
          nearest[at] = nearest[at - 1]
          at -= 1
        }
        nearest[at] = (distance, names[place])
      }
      places += nearest.map { Int32(truncatingIfNeeded: $0.place) }
      distances += nearest.map { $0.distance.squareRoot() }
    }
    return (places, distances)
  }

  /// The squared distance, or something above `bound` once it is certain to be.
  private static func squared(
    _ query: [Double], _ values: [Double], _ start: Int, _ bound: Double
  ) -> Double {
    var sum = 0.0
    var at = 0
    while at < query.count {
      let end = min(at + 16, query.count)
      while at < end {
        let difference = query[at] - values[start + at]
        sum += difference * difference
        at += 1
      }
      if sum > bound { return sum }
    }
    return sum
  }

  /// The share of each class among the neighbours of a row, nearer ones weighing more; a little of
  /// every class is added, so that no probability is 0.
  func shares(_ row: Int, _ labels: [Int], classes: Int) -> [Double] {
    var shares = [Double](repeating: 0.1 / Double(classes), count: classes)
    var total = 0.1
    for index in (row * found)..<((row + 1) * found) {
      let place = Int(places[index])
      guard place >= 0, labels[place] >= 0 else { continue }
      let weight = 1 / (1e-9 + max(distances[index], 1e-3 * (distances[row * found] + 1e-9)))
      shares[labels[place]] += weight * scale(row)
      total += weight * scale(row)
    }
    return shares.map { $0 / total }
  }

  /// Brings the weights of a row to about one each.
  private func scale(_ row: Int) -> Double { distances[row * found + found - 1] + 1e-9 }

  /// The share of a row's neighbours that have another label than it has itself.
  func disagreement(_ row: Int, _ labels: [Int]) -> Double {
    guard found > 0 else { return 0 }
    let others = ((row * found)..<((row + 1) * found)).count {
      places[$0] >= 0 && labels[Int(places[$0])] != labels[row]
    }
    return Double(others) / Double(found)
  }
}

/// Work on several processors whose result does not depend on how many there are.
enum Parallel {
  /// The results for `items`, in their order; at most `jobs` at a time.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: items.count)
      var next = 0
      while next < min(max(1, jobs), items.count) {
        let (place, item) = (next, items[next])
        group.addTask { (place, body(item)) }
        next += 1
      }
      while let (place, result) = await group.next() {
        results[place] = result
        guard next < items.count else { continue }
        let (following, item) = (next, items[next])
        group.addTask { (following, body(item)) }
        next += 1
      }
      return results.compactMap { $0 }
    }
  }
}
