/// `train-guard --measure [DATA.jsonl[.gz]]`: what the shipped detector finds of texts that no training saw, in plain and in every
/// disguise, at the threshold of the secure policy.

import Foundation
import Guards

struct Measurement {
  private let detector: InjectionDetector
  /// Where the secure policy blocks what users write.
  private static let blocks = 0.8
  private static let seed: UInt64 = 20_261_127

  private struct Attack {
    let kind: String
    let text: String
  }

  private static func lines(_ table: String) -> [String] {
    table.split(separator: "\n").map { $0.replacingOccurrences(of: "\\n", with: "\n") }
  }

  /// A measurement of `model`.
  init(model: GuardModel) { detector = InjectionDetector(model: model) }

  private func score(_ text: String) -> Double {
    detector.score(Array(text.utf8), origin: .user).score
  }

  /// Prints all tables; attacks of `path`, if there is one, are disguised as well.
  func run(_ path: String?) throws {
    let attacks = Self.lines(HeldOutTable.attacks).compactMap { line -> Attack? in
      guard let bar = line.firstIndex(of: "|") else { return nil }
      return Attack(kind: String(line[..<bar]), text: String(line[line.index(after: bar)...]))
    }
    plain(attacks)
    disguises(
      attacks.filter { $0.kind != "encoded" && $0.kind != "language" }.map(\.text), "held out")
    guard let path else { return }
    let rows = try Corpus.rows(path).filter { $0.isAttack && $0.text.utf8.count < 1_500 }
    disguises(stride(from: 0, to: rows.count, by: 3).map { rows[$0].text }, "of the data")
  }

  private func plain(_ attacks: [Attack]) {
    var byKind: [String: (found: Int, all: Int)] = [:]
    for attack in attacks {
      let isFound = score(attack.text) >= Self.blocks
      byKind[attack.kind, default: (0, 0)].all += 1
      if isFound { byKind[attack.kind, default: (0, 0)].found += 1 }
    }
    for (kind, count) in byKind.sorted(by: { $0.key < $1.key }) {
      print("attacks \(kind): \(count.found) of \(count.all)")
    }
    let found = byKind.values.reduce(0) { $0 + $1.found }
    print("attacks: \(found) of \(attacks.count)")
    let harmless = Self.lines(HeldOutTable.harmless)
    curve(attacks.map(\.text), harmless)
    print(
      "harmless, flagged: \(harmless.filter { score($0) >= Self.blocks }.count) of \(harmless.count)"
    )
  }

  /// What is found at the scores that a share of the harmless texts exceed: how well both are told apart, whatever the threshold.
  private func curve(_ attacks: [String], _ harmless: [String]) {
    func raw(_ texts: [String]) -> [Float] {
      texts.map { detector.rawScore(Array($0.utf8)) }.sorted(by: >)
    }
    let (found, flagged) = (raw(attacks), raw(harmless))
    for percent in [1, 2, 5, 10] {
      let level = flagged[min(flagged.count - 1, flagged.count * percent / 100)]
      print("attacks above \(percent) % of harmless: \(found.count { $0 > level })")
    }
  }

  private func disguises(_ attacks: [String], _ name: String) {
    let found = attacks.filter { score($0) >= Self.blocks }
    print("attacks \(name) in disguise: \(attacks.count), found in plain: \(found.count)")
    for disguise in Obfuscation.allCases {
      var random = SeededGenerator(seed: Self.seed)
      var (all, kept) = (0, 0)
      for text in attacks where score(disguise.apply(text, &random)) >= Self.blocks { all += 1 }
      random = SeededGenerator(seed: Self.seed)
      for text in found where score(disguise.apply(text, &random)) >= Self.blocks { kept += 1 }
      let relative = 100 * all / max(1, found.count)
      print("  \(disguise.rawValue): found \(all), \(relative) % of plain; of those \(kept)")
    }
  }
}
