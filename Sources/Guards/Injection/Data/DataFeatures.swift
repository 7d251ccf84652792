/// What the weights for data know about a unit: its linear scores and those of its neighbours, how it differs from the rest
/// of its text, what rules find in it, and what kind of text it stands in.

/// Features by position.
package enum DataFeatures {
  /// Their names.
  package static let names =
    [
      // Scores by words and by slots: of the unit, before it, after it, around it, of the whole text.
      "words", "slots", "words-before", "slots-before", "words-after", "slots-after",
      "slots-around",
      "sum-around", "words-mean", "slots-mean", "words-contrast", "slots-contrast", "other-best",
      "best-contrast", "share-high", "deviation", "run", "classes", "classes-before",
      "classes-after", "classes-mean",
      // The text.
      "length", "text-unknown", "text-talk", "text-markup", "text-code", "text-questions",
      "text-orders", "text-discourse", "text-assistant", "text-you", "text-not-latin", "decoded",
      "few-units",
      // The unit.
      "novel", "unknown", "order", "order-contrast", "frame", "data-frame", "tool-order",
      "role-line",
      "control-token", "comment", "user-score", "first", "last", "words-count", "other-script",
      "quoted",
      "you", "assistant", "user", "discourse", "loud", "frames-around", "from-start", "from-end",
    ] + ClassGroups.names + ClassGroups.names.map { "near-" + $0 }
  /// The number of features.
  package static let count = names.count
  /// Those known before any weights are, from here on.
  static let factStart = 21
}

/// The linear scores of the units of a text, by what they look at.
package struct LinearScores: Sendable {
  /// By runs of words.
  package var words: [Float]
  /// By slots.
  package var slots: [Float]
  /// By runs and pairs of classes of words.
  package var classes: [Float]

  /// Scores with all their parts.
  package init(words: [Float], slots: [Float], classes: [Float]) {
    self.words = words
    self.slots = slots
    self.classes = classes
  }

  /// All together.
  package var sums: [Float] { words.indices.map { words[$0] + slots[$0] + classes[$0] } }
}

extension GuardLimits {
  /// The most units of a text that are looked at beside the others.
  static let likelyUnits = 24
}

/// A text of a tool or a retrieved one, read: its units with their pieces and the facts about them.
package struct DataReading: Sendable {
  let analysis: TextAnalysis
  let units: [DataUnit]
  private let tokens: [UInt64]
  private let classes: [UInt8]
  private let classTokens: [UInt64]
  private let frames: [[Int]]
  /// By unit, the features from `DataFeatures.factStart` on.
  private let facts: [[Float]]

  /// The number of units.
  package var count: Int { units.count }

  /// The original bytes of a unit.
  package func range(_ unit: Int) -> Range<Int> { analysis.range(units[unit].words) }

  /// Calls `body` with the bucket of every run of words of a unit.
  package func pieces(_ unit: Int, _ body: (Int) -> Void) {
    DataPieces.visit(units[unit], tokens, body)
  }

  /// Calls `body` with the bucket of every run and pair of classes of a unit.
  package func classPieces(_ unit: Int, _ body: (Int) -> Void) {
    DataPieces.visit(
      units[unit], classes: classes, classTokens: classTokens, analysis.canonical.words, body)
  }

  /// Calls `body` with the number of every weight for slots of a unit.
  package func slots(_ unit: Int, _ body: (Int) -> Void) {
    DataPieces.visit(units[unit], analysis.canonical.words, frames: frames[unit], body)
  }

  /// Reads `analysis` of `bytes`. `userScores` are, by unit, how far a window around it is above what users may write.
  init(_ analysis: TextAnalysis, _ bytes: [UInt8], userScores: ([DataUnit]) -> [Float]) {
    self.analysis = analysis
    let canonical = analysis.canonical
    units = DataUnits.cut(canonical, bytes)
    tokens = canonical.words.map { DataPieces.token($0, canonical.text) }
    classTokens = analysis.classes.tokens
    classes = analysis.classes.numbers
    var owner = [Int32](repeating: 0, count: canonical.words.count)
    for (number, unit) in units.enumerated() {
      for word in unit.words { owner[word] = Int32(number) }
    }
    var frames = [[Int]](repeating: [], count: units.count)
    for match in analysis.frames { frames[Int(owner[match.first])].append(match.frame) }
    self.frames = frames.map { Array(Set($0)).sorted() }
    facts = DataFacts(
      analysis: analysis, units: units, owner: owner, frames: self.frames,
      groups: ClassGroups.find(units, classes, canonical.words), userScores: userScores(units)
    ).all()
  }

  /// By unit, the best sum of scores over one to five units in a row with it among them: an order is often a few sentences.
  private func runs(_ both: [Float]) -> [Float] {
    let longest = 5
    var sums: [Float] = [0]
    for value in both { sums.append((sums.last ?? 0) + max(-2, min(4, value + 0.5))) }
    var best = [Float](repeating: -2, count: both.count)
    for start in both.indices {
      for end in (start + 1)...min(both.count, start + longest) {
        let sum = sums[end] - sums[start]
        for place in start..<end where best[place] < sum { best[place] = sum }
      }
    }
    return best
  }

  /// The units with the highest linear scores, highest first.
  package static func likely(_ scores: LinearScores) -> [Int] {
    let both = scores.sums
    let order = both.indices.sorted { (both[$0], $1) > (both[$1], $0) }
    return Array(order.prefix(GuardLimits.likelyUnits))
  }

  /// The features of some units, given the linear scores of all.
  package func features(_ scores: LinearScores, of chosen: [Int]) -> [[Float]] {
    let count = units.count
    guard count > 0 else { return [] }
    let (words, slots, classes) = (scores.words, scores.slots, scores.classes)
    let both = scores.sums
    let classesMean = classes.reduce(0, +) / Float(count)
    let wordsMean = words.reduce(0, +) / Float(count)
    let slotsMean = slots.reduce(0, +) / Float(count)
    // The best of four units further than three apart, so that every unit finds one that is not its neighbour.
    var best: [Int] = []
    for number in (0..<count).sorted(by: { (both[$0], $1) > (both[$1], $0) }) {
      if best.allSatisfy({ abs($0 - number) > 3 }) { best.append(number) }
      if best.count == 2 { break }
    }
    var high: Float = 0
    for value in both where value > 0 { high += 1 }
    let share = high / Float(count)
    let bothMean = wordsMean + slotsMean + classesMean
    let squares = both.reduce(Float(0)) { $0 + ($1 - bothMean) * ($1 - bothMean) }
    let spread = max(0.5, (squares / Float(count)).squareRoot())
    let runs = runs(both)
    return chosen.map { unit in
      func at(_ values: [Float], _ place: Int) -> Float {
        place >= 0 && place < count ? values[place] : -2
      }
      let around = max(0, unit - 2)...min(count - 1, unit + 2)
      var sum: Float = 0
      var top: Float = -8
      for place in around {
        sum += max(0, both[place])
        top = max(top, slots[place])
      }
      let other = best.first { abs($0 - unit) > 3 }.map { both[$0] } ?? -4
      let values: [Float] = [
        words[unit], slots[unit], at(words, unit - 1), at(slots, unit - 1), at(words, unit + 1),
        at(slots, unit + 1), top, sum / 2, wordsMean, slotsMean, words[unit] - wordsMean,
        slots[unit] - slotsMean, other, both[unit] - other, share * 10,
        (both[unit] - bothMean) / spread, runs[unit], classes[unit], at(classes, unit - 1),
        at(classes, unit + 1), classesMean,
      ]
      return values.map { max(-3, min(3, $0 / 3)) } + facts[unit]
    }
  }
}

/// The facts about the units of a text.
private struct DataFacts {
  let analysis: TextAnalysis
  let units: [DataUnit]
  let owner: [Int32]
  let frames: [[Int]]
  let groups: ClassGroups
  let userScores: [Float]

  private var words: [Word] { analysis.canonical.words }

  func all() -> [[Float]] {
    let text = text()
    let novel = novelty()
    let rules = rules()
    let orders = text[DataFactPlace.orders]
    return units.indices.map { number in
      let unit = units[number]
      var present = Slots()
      var unknown: Float = 0
      var others: Float = 0
      for index in unit.words {
        present.formUnion(words[index].slots)
        if !words[index].marks.contains(.known) { unknown += 1 }
        if let byte = analysis.canonical.text[words[index].text].first, byte >= 0x80 { others += 1 }
      }
      let size = Float(max(1, unit.words.count))
      func flag(_ isSet: Bool) -> Float { isSet ? 1 : 0 }
      let isOrder = unit.marks.contains(.order)
      let around = max(0, number - 2)...min(units.count - 1, number + 2)
      let near = around.reduce(Float(0)) { $0 + rules[$1].frame }
      return text + [
        novel[number], unknown / size, flag(isOrder), isOrder ? 1 - orders : 0, rules[number].frame,
        rules[number].dataFrame, rules[number].tool, rules[number].role, rules[number].control,
        flag(unit.marks.contains(.comment)), userScores[number], flag(number == 0),
        flag(number == units.count - 1), size / 30,
        abs(others / size - text[DataFactPlace.notLatin]) > 0.5 ? 1 : 0,
        flag(unit.marks.contains(.quoted)), flag(!present.isDisjoint(with: [.you, .yours])),
        flag(present.contains(.assistant)), flag(present.contains(.user)),
        flag(present.contains(.discourse)), flag(unit.marks.contains(.loud)), min(3, near) / 3,
        Float(min(10, number)) / 10, Float(min(10, units.count - 1 - number)) / 10,
      ] + groups.values(number)
    }
  }

  /// Facts about the whole text, in the order of their names.
  private func text() -> [Float] {
    let count = Float(max(1, units.count))
    let size = Float(max(1, words.count))
    var (unknown, talk, other): (Float, Float, Float) = (0, 0, 0)
    var (discourse, assistant, you): (Float, Float, Float) = (0, 0, 0)
    for word in words {
      if !word.marks.contains(.known) { unknown += 1 }
      if let byte = analysis.canonical.text[word.text].first, byte >= 0x80 { other += 1 }
      if word.slots.isEmpty { continue }
      if word.slots.contains(.discourse) { discourse += 1 }
      if word.slots.contains(.assistant) { assistant += 1 }
      if !word.slots.isDisjoint(with: [.you, .yours]) { you += 1 }
    }
    for sign in analysis.signs where sign.sign == .talkLine { talk += 1 }
    func share(_ marks: DataMarks) -> Float {
      var sum: Float = 0
      for unit in units where !unit.marks.isDisjoint(with: marks) { sum += 1 }
      return sum / count
    }
    let length = Float(Int.bitWidth - max(1, units.count).leadingZeroBitCount)
    return [
      length / 8, unknown / size, min(1, talk / count), share([.bracket, .comment]), share(.code),
      share(.question), share(.order), min(1, discourse / size * 20), min(1, assistant / size * 20),
      min(1, you / size * 10), other / size, analysis.isDecoded ? 1 : 0, units.count < 5 ? 1 : 0,
    ]
  }

  /// By unit, the share of its longer words that stand nowhere else in the text.
  private func novelty() -> [Float] {
    let mask: UInt64 = (1 << 14) - 1
    var counts = [UInt16](repeating: 0, count: Int(mask) + 1)
    func place(_ word: Word) -> Int? {
      word.text.count > 3 ? Int((word.hash ^ word.hash >> 23) & mask) : nil
    }
    for word in words {
      if let place = place(word), counts[place] < .max { counts[place] += 1 }
    }
    return units.map { unit in
      var (novel, all): (Float, Float) = (0, 0)
      for index in unit.words {
        guard let place = place(words[index]) else { continue }
        all += 1
        if counts[place] < 2 { novel += 1 }
      }
      return all > 0 ? novel / all : 0.5
    }
  }

  private struct Rules {
    var frame: Float = 0
    var dataFrame: Float = 0
    var tool: Float = 0
    var role: Float = 0
    var control: Float = 0
  }

  /// By unit, how sure the rules are of what they found in it.
  private func rules() -> [Rules] {
    var rules = [Rules](repeating: Rules(), count: units.count)
    for number in units.indices {
      for place in frames[number] {
        let frame = Frame.all[place]
        let confidence = Float(frame.confidence)
        if frame.isForData || frame.type == "exfiltration-request" || frame.type == "secrecy" {
          rules[number].dataFrame = max(rules[number].dataFrame, confidence)
        } else {
          rules[number].frame = max(rules[number].frame, confidence)
        }
      }
    }
    for order in analysis.toolOrders {
      let number = Int(owner[order.first])
      rules[number].tool = max(rules[number].tool, Float(order.confidence))
    }
    for sign in analysis.signs where sign.sign == .roleLine || sign.sign == .controlToken {
      guard let number = unit(after: sign.start) else { continue }
      if sign.sign == .roleLine { rules[number].role = 1 } else { rules[number].control = 1 }
    }
    return rules
  }

  /// The unit that ends after `place` in the original bytes first.
  private func unit(after place: Int) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= place { low = middle + 1 } else { high = middle }
    }
    return low < words.count ? Int(owner[low]) : nil
  }
}

/// Places in the facts about a text.
private enum DataFactPlace {
  static let orders = 6
  static let notLatin = 10
}
