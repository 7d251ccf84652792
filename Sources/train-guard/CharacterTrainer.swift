/// Learns how characters follow each other in ordinary texts and in salads of tokens.

import Guards

struct CharacterTrainer {
  /// Of one source, and of one text, this many bytes are counted.
  private static let sourceBytes = 400_000
  private static let textBytes = 2_000

  /// Counts of one, two and three characters in a row.
  private struct Counts {
    var one = [Float](repeating: 0, count: CharacterModel.kinds)
    var two = [Float](repeating: 0, count: CharacterModel.kinds * CharacterModel.kinds)
    var three = [Float](repeating: 0, count: CharacterModel.cells)

    mutating func add(_ bytes: [UInt8], weight: Float) {
      let kinds = CharacterModel.kinds
      CharacterModel.visit(bytes) { _, cell in
        three[cell] += weight
        two[cell % (kinds * kinds)] += weight
        one[cell % kinds] += weight
      }
    }

    /// The probability of the last character of each cell after the others, each length drawn to the one below.
    func probabilities() -> [Float] {
      let kinds = CharacterModel.kinds
      let all = one.reduce(0, +)
      let single = one.map { ($0 + 1) / (all + Float(kinds)) }
      let after = two.indices.map { cell -> Float in
        (two[cell] + 20 * single[cell % kinds]) / (sum(two, cell / kinds) + 20)
      }
      return three.indices.map { cell in
        (three[cell] + 6 * after[cell % (kinds * kinds)]) / (sum(three, cell / kinds) + 6)
      }
    }

    private func sum(_ counts: [Float], _ context: Int) -> Float {
      let kinds = CharacterModel.kinds
      return counts[(context * kinds)..<((context + 1) * kinds)].reduce(0, +)
    }
  }

  /// The model of `samples` as ordinary texts, the strange ones among them more often, and of salads.
  static func train(_ samples: [Sample], salads: [String]) -> CharacterModel {
    var plain = Counts()
    var left: [String: Int] = [:]
    for sample in samples where !sample.isAttack || !sample.source.hasPrefix("gen-") {
      let bytes = Array(sample.text.utf8.prefix(textBytes))
      let rest = left[sample.source, default: sourceBytes]
      guard rest > 0 else { continue }
      left[sample.source] = rest - bytes.count
      let isRare = sample.source == "ordinary-strange" || sample.source == "ordinary-language"
      plain.add(bytes, weight: isRare ? 4 : 1)
    }
    var salad = Counts()
    for text in salads { salad.add(Array(text.utf8), weight: 1) }
    let (ordinary, strange) = (plain.probabilities(), salad.probabilities())
    var model = CharacterModel.empty
    for cell in ordinary.indices {
      let cost = -logarithm(ordinary[cell])
      let odds = logarithm(strange[cell]) + cost
      model.costs[cell] = UInt8(max(0, min(255, (cost * CharacterModel.costSteps).rounded())))
      model.odds[cell] = Int8(max(-127, min(127, (odds * CharacterModel.oddsSteps).rounded())))
    }
    return model
  }
}

/// ln(x) from the exponent and a series, so that the result is the same on every machine.
func logarithm(_ x: Float) -> Float {
  let value = Double(max(1e-30, x))
  // ln(m) = 2 artanh((m - 1) / (m + 1))
  let small = (value.significand - 1) / (value.significand + 1)
  var (power, sum) = (small, 0.0)
  for odd in stride(from: 1.0, through: 21, by: 2) {
    sum += power / odd
    power *= small * small
  }
  return Float(2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3)
}
