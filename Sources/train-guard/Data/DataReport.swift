/// Figures of the model for data, by what documents are made of, how orders are phrased, and size.

import Foundation
import Guards

struct DataResult {
  let place: UnitPlace
  let source: String
  let family: String
  let size: String
  let score: Float
  /// Whether the surest unit is one of the order's.
  let isPlace: Bool

  /// The number of units.
  let units: Int

  init(_ example: DataExample, _ trees: UnitTrees, _ place: UnitPlace) {
    self.place = place
    source = example.sample.source
    family = example.sample.family
    let bytes = example.sample.text.utf8.count
    size =
      bytes < 300
      ? "below 0.3 kB" : bytes < 2_000 ? "0.3 to 2 kB" : bytes < 8_000 ? "2 to 8 kB" : "above 8 kB"
    units = example.reading.count
    var best: (unit: Int, score: Float) = (0, -30)
    for (unit, features) in zip(example.likely, example.features) {
      let score = trees.score(features)
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

  /// By size, the score that `rate` of the clean texts around that size exceed.
  func thresholds(rate: Double) -> [Float] {
    // Generated passages do not count: each of their sentences stands in many documents. Nor does what
    // people write to assistants.
    let clean = results.filter {
      $0.isClean && !$0.source.hasPrefix("passages")
        && ($0.place == .turn || !$0.source.hasSuffix("oasst"))
    }
    return (0..<UnitJudge.sizeCount).map { size in
      let scores = clean.filter { abs(UnitJudge.size($0.units) - Float(size)) < 0.8 }
        .map(\.score).sorted(by: >)
      guard let last = scores.last else { return 30 }
      // Between two scores, so that a rate below one in all of them has a meaning.
      let place = rate * Double(scores.count)
      let index = min(scores.count - 1, Int(place))
      let next = index + 1 < scores.count ? scores[index + 1] : last
      return scores[index] + Float(place - Double(index)) * (next - scores[index])
    }
  }

  func print(_ shipped: [Float]) {
    let levels = [shipped, thresholds(rate: 0.01), thresholds(rate: 0.05)].map { values in
      UnitJudge(trees: .empty, thresholds: values)
    }
    Swift.print("thresholds \(levels.map(\.thresholds))")
    func table(_ name: String, _ rows: [DataResult], _ key: (DataResult) -> String) {
      for (group, members) in Dictionary(grouping: rows, by: key).sorted(by: { $0.key < $1.key }) {
        let rates = levels.map { level in
          String(
            format: "%6.1f",
            100 * Double(members.count { $0.score >= level.threshold(units: $0.units) })
              / Double(members.count))
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
