/// Figures per source, from scores of texts whose group of sources was left out of training.

import Foundation

struct Report {
  private let rows: [(sample: Sample, score: Float)]
  private let name: String

  init(_ rows: [(Sample, Float)], name: String) {
    self.rows = rows.map { ($0.0, $0.1) }
    self.name = name
  }

  /// Texts that are one and the same preamble for tools, over and over, and nothing that a user writes.
  private static let repeated: Set<String> = ["gpteacher-tools"]

  /// The score that at most `rate` of the ordinary texts exceed, every source counting the same; those of
  /// generated questions are left out, since their kind was left out of training as a whole.
  func threshold(rate: Double) -> Float {
    let real = rows.filter {
      !$0.sample.isAttack && !$0.sample.source.hasPrefix("ordinary-")
        && !Self.repeated.contains($0.sample.source)
    }
    let bySource = Dictionary(grouping: real) { $0.sample.source }
      .mapValues { $0.map(\.score).sorted(by: >) }
    let candidates = bySource.values.flatMap { $0.prefix(max(3, $0.count / 20)) }.sorted(by: >)
    var best: Float = 30
    for candidate in candidates {
      let mean =
        bySource.values.reduce(0.0) { sum, scores in
          sum + Double(scores.prefix { $0 >= candidate }.count) / Double(scores.count)
        } / Double(max(1, bySource.count))
      if mean > rate { break }
      best = candidate
    }
    return best
  }

  func print(_ threshold: Float) {
    let one = self.threshold(rate: 0.01)
    let tenth = self.threshold(rate: 0.001)
    Swift.print("\(name): threshold \(threshold), 1 % at \(one), 0.1 % at \(tenth)")
    let groups = Dictionary(grouping: rows) {
      "\($0.sample.isAttack ? "attack" : "ordinary") \($0.sample.source)"
    }
    for (group, members) in groups.sorted(by: { $0.key < $1.key }) {
      let rates = [threshold, one, tenth].map { level in
        String(
          format: "%6.2f",
          100 * Double(members.filter { $0.score >= level }.count) / Double(members.count))
      }
      Swift.print("  \(group) n=\(members.count) \(rates.joined(separator: " "))")
    }
  }
}
