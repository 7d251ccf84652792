/// Figures of the model for data, by what documents are made of, how orders are phrased, and size.

import Foundation
import Guards

struct DataResult {
  let source: String
  let family: String
  let size: String
  let score: Float
  /// Whether the surest unit is one of the order's.
  let isPlace: Bool

  init(_ example: DataExample, _ weights: UnitWeights) {
    source = example.sample.source
    family = example.sample.family
    let bytes = example.sample.text.utf8.count
    size =
      bytes < 300
      ? "below 0.3 kB" : bytes < 2_000 ? "0.3 to 2 kB" : bytes < 8_000 ? "2 to 8 kB" : "above 8 kB"
    var best: (unit: Int, score: Float) = (0, -30)
    for (unit, features) in example.features.enumerated() {
      let score = weights.score(features)
      if score > best.score { best = (unit, score) }
    }
    score = best.score
    isPlace = example.positives.contains(best.unit)
  }

  var isClean: Bool { family == "clean" }
}

struct DataReport {
  private let results: [DataResult]

  init(_ results: [DataResult]) { self.results = results }

  /// The score that `rate` of the clean documents exceed, each size counting the same.
  func threshold(rate: Double) -> Float {
    // Generated passages do not count: each of their sentences stands in many documents. Nor does what
    // people write to assistants.
    let clean = results.filter {
      $0.isClean && !$0.source.hasPrefix("passages") && !$0.source.hasSuffix("oasst")
    }
    let sizes = Dictionary(grouping: clean, by: \.size).values.map {
      $0.map(\.score).sorted(by: >)
    }
    var best: Float = 30
    for candidate in sizes.flatMap({ $0 }).sorted(by: >) {
      let mean =
        sizes.reduce(0.0) { sum, scores in
          sum + Double(scores.prefix { $0 >= candidate }.count) / Double(scores.count)
        } / Double(max(1, sizes.count))
      if mean > rate { break }
      best = candidate
    }
    return best
  }

  func print(_ threshold: Float) {
    let levels = [threshold, self.threshold(rate: 0.01), self.threshold(rate: 0.05)]
    Swift.print("thresholds \(levels)")
    func table(_ name: String, _ rows: [DataResult], _ key: (DataResult) -> String) {
      for (group, members) in Dictionary(grouping: rows, by: key).sorted(by: { $0.key < $1.key }) {
        let rates = levels.map { level in
          String(
            format: "%6.1f",
            100 * Double(members.count { $0.score >= level }) / Double(members.count))
        }
        Swift.print("  \(name) \(group) n=\(members.count) \(rates.joined(separator: " "))")
      }
    }
    let clean = results.filter(\.isClean)
    let orders = results.filter { !$0.isClean }
    table("clean", clean, \.size)
    table("clean", clean, \.source)
    table("order", orders, \.size)
    table("order", orders, \.family)
    table("order in", orders) { $0.source }
  }
}
