/// Figures per source, from scores of texts whose group of sources was left out of training.

import Foundation
import Guards

struct Report {
  struct Row {
    let sample: Sample
    let score: Float
    let windows: Int
  }

  private let rows: [Row]

  init(_ rows: [Row]) { self.rows = rows }

  /// Texts that are one and the same preamble for tools, over and over, and nothing that a user writes.
  private static let repeated: Set<String> = ["gpteacher-tools"]
  /// What one source may add at most: the odd one out would set the threshold alone.
  private static let mostOfSource = 0.03
  /// The fewest texts of a source around a size that say something about it.
  private static let fewest = 25

  /// By size, the score that `rate` of the ordinary texts around that size exceed, every source counting the same. Generated questions are
  /// left out, since their kind was left out of training as a whole.
  func thresholds(rate: Double) -> [Float] {
    var thresholds: [Float] = []
    for size in 0..<UnitJudge.sizeCount {
      let near = Self.counted(rows).filter { abs(UnitJudge.size($0.windows) - Float(size)) < 0.8 }
      let threshold = Self.threshold(near.map { ($0.sample.source, $0.score) }, rate: rate)
      // Where there are no texts to set it on, it is a little higher than for shorter ones.
      thresholds.append(threshold ?? (thresholds.last ?? 0) + Self.step)
    }
    return thresholds
  }

  private static let step: Float = 0.5

  /// What is added to `thresholds` so that `rate` of all ordinary texts exceed them.
  func margin(_ judge: UnitJudge, rate: Double) -> Float {
    Self.threshold(
      Self.counted(rows).map { ($0.sample.source, $0.score - judge.threshold(units: $0.windows)) },
      rate: rate) ?? 0
  }

  private static func counted(_ rows: [Row]) -> [Row] {
    rows.filter {
      !$0.sample.isAttack && !$0.sample.source.hasPrefix("ordinary-")
        && !repeated.contains($0.sample.source)
    }
  }

  private static func threshold(
    _ scores: [(source: String, score: Float)], rate: Double
  ) -> Float? {
    // In the order of the names: sums of fractions depend on the order.
    let bySource = Dictionary(grouping: scores, by: \.source).sorted { $0.key < $1.key }
      .map { $0.value.map(\.score).sorted(by: >) }.filter { $0.count >= fewest }
    let candidates = bySource.flatMap { $0.prefix(max(3, $0.count / 20)) }.sorted(by: >)
    var best: Float?
    for candidate in candidates {
      let mean =
        bySource.reduce(0.0) { sum, scores in
          let share = Double(scores.prefix { $0 >= candidate }.count) / Double(scores.count)
          return sum + min(mostOfSource, share)
        } / Double(max(1, bySource.count))
      if mean > rate { break }
      best = candidate
    }
    return best
  }

  func print(_ judge: UnitJudge) {
    let margins = [0, margin(judge, rate: 0.01), margin(judge, rate: 0.001)]
    Swift.print(
      "thresholds \(judge.thresholds), 1 % at \(margins[1]) and 0.1 % at \(margins[2]) above")
    let groups = Dictionary(grouping: rows) {
      "\($0.sample.isAttack ? "attack" : "ordinary") \($0.sample.source)"
    }
    for (group, members) in groups.sorted(by: { $0.key < $1.key }) {
      let rates = margins.map { margin in
        String(
          format: "%6.2f",
          100 * Double(members.count { $0.score >= judge.threshold(units: $0.windows) + margin })
            / Double(members.count))
      }
      Swift.print("  \(group) n=\(members.count) \(rates.joined(separator: " "))")
    }
    for isAttack in [true, false] {
      let written = rows.filter {
        $0.sample.isAttack == isAttack && $0.sample.source.hasPrefix(WrittenTexts.prefix)
      }
      let found = written.count { $0.score >= judge.threshold(units: $0.windows) }
      let percent = 100 * Double(found) / Double(max(1, written.count))
      Swift.print(
        "  all written \(isAttack ? "attacks" : "ordinary") n=\(written.count) \(percent)")
    }
  }
}
