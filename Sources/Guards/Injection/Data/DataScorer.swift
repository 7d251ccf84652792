/// Judges a text of a tool, a retrieved one or a long message of a user: every unit by its words and slots, then beside the others.

/// The scorer: a value, built once and shared.
package struct DataScorer: Sendable {
  private let model: DataModel
  private let guardModel: GuardModel

  /// A scorer with the weights that are part of the program, or others. `guardModel` says what users may not write.
  package init(model: DataModel = .builtIn, guardModel: GuardModel = .builtIn) {
    self.model = model
    self.guardModel = guardModel
  }

  /// Reads `utf8` and what is decoded out of it; the text itself comes first.
  package func read(_ utf8: [UInt8]) -> [DataReading] {
    let canonical = CanonicalText.read(utf8)
    let decoded = TextDecoder.decode(utf8, words: canonical)
    var all = [
      reading(
        TextAnalysis(utf8, canonical, isDecoded: false, holdsEncoded: !decoded.isEmpty), utf8)
    ]
    for text in decoded {
      let canonical = CanonicalText.read(text.bytes)
      all.append(
        reading(
          TextAnalysis(text.bytes, canonical, isDecoded: true, holdsEncoded: false), text.bytes))
    }
    return all
  }

  private func reading(_ analysis: TextAnalysis, _ bytes: [UInt8]) -> DataReading {
    reading(analysis, bytes, windows: guardModel.judge.score(analysis.features(guardModel)))
  }

  /// The units of one text with what the model for users' text says of the windows around them.
  func reading(
    _ analysis: TextAnalysis, _ bytes: [UInt8], windows: [TextWindowFeatures]
  ) -> DataReading {
    let scores = windows.map { max(0, min(1, $0.score / 4 + 0.5)) }
    return DataReading(analysis, bytes) { units in
      units.map { unit in
        let middle = (unit.words.lowerBound + unit.words.upperBound) / 2
        let number = max(0, min(scores.count - 1, middle / WindowFeatures.stride))
        let before = number > 0 ? scores[number - 1] : 0
        return scores.isEmpty ? 0 : max(scores[number], before)
      }
    }
  }

  /// The linear scores of every unit.
  package func linear(_ reading: DataReading) -> LinearScores {
    func sum(_ weights: DataWeights, _ visit: ((Int) -> Void) -> Void) -> Float {
      var sum: Int32 = 0
      var count = 0
      visit {
        sum &+= Int32(weights.values[$0])
        count += 1
      }
      return DataPieces.normalized(Float(sum) * weights.scale, count)
    }
    let units = 0..<reading.count
    return LinearScores(
      words: units.map { unit in sum(model.pieces) { reading.pieces(unit, $0) } },
      slots: units.map { unit in sum(model.slots) { reading.slots(unit, $0) } },
      classes: units.map { unit in sum(model.pieces) { reading.classPieces(unit, $0) } })
  }

  /// The score of every unit above the threshold for texts of its size and `place`. Units whose words and slots are not among the
  /// highest are no orders beside those that are, and have the lowest score.
  package func scores(_ reading: DataReading, in place: UnitPlace) -> [Float] {
    let linear = linear(reading)
    let judge = model.judges[place.rawValue]
    let threshold = judge.threshold(units: reading.count)
    let likely = DataReading.likely(linear)
    var scores = [Float](repeating: Self.lowest, count: reading.count)
    for (unit, features) in zip(likely, reading.features(linear, of: likely)) {
      scores[unit] = judge.trees.score(features) - threshold
    }
    return scores
  }

  /// The unit with the highest score; `nil` for a text without words.
  package func best(
    _ reading: DataReading, in place: UnitPlace = .data
  ) -> (unit: Int, score: Float)? {
    var best: (unit: Int, score: Float)?
    for (unit, score) in scores(reading, in: place).enumerated()
    where score > best?.score ?? -.infinity {
      best = (unit, score)
    }
    return best
  }

  private static let lowest: Float = -30
}
