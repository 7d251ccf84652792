/// What the linear parts of the model for data weigh in a unit: runs of known words, with a form in the place of each
/// unknown one, and slots alone and in pairs, which are the same in every language.

enum DataPieces {
  /// Bits of the number of a bucket for runs of words.
  static let bucketBits = 18
  private static let slotCount = 63
  private static let atomCount = slotCount + DataMarks.count
  private static let firstStart = atomCount
  private static let pairStart = firstStart + slotCount
  private static let openingStart = pairStart + atomCount * atomCount
  private static let nearStart = openingStart + slotCount * atomCount
  private static let frameStart = nearStart + slotCount * slotCount
  /// The number of weights for slots.
  static let slotWeights = frameStart + Frame.all.count
  /// Words back to which slots stand near each other.
  private static let reach = 5

  /// A word as the model sees it: itself if it is common, else how it ends and whether it has digits.
  static func token(_ word: Word, _ text: [UInt8]) -> UInt64 {
    if word.marks.contains(.known) { return word.hash }
    let range = word.text
    guard let last = range.last else { return 1 }
    if text[last].isDigit || text[range.lowerBound].isDigit { return 2 }
    guard range.count > 3, text[last] < 0x80 else { return 3 }
    return 4 ^ UInt64(text[last]) << 8 ^ UInt64(text[last - 1]) << 16
  }

  /// What stands for a word in runs of classes: its class, itself if it holds sentences together, or that it is some word
  /// or some number.
  static func classToken(_ number: Int, _ word: Word, _ text: [UInt8]) -> UInt64 {
    if number == DataClasses.itself { return word.hash }
    if number > 0 { return 0x1_0000 + UInt64(number) }
    guard let first = text[word.text].first else { return 5 }
    return first.isDigit ? 6 : first < 0x80 ? 7 : 8
  }

  private static func bucket(_ hash: UInt64) -> Int {
    Int((hash &* 0xD6E8_FEB8_6659_FD93) >> UInt64(64 - bucketBits))
  }

  /// Calls `body` with the bucket of every run of one to three words of a unit.
  static func visit(_ unit: DataUnit, _ tokens: [UInt64], _ body: (Int) -> Void) {
    // Zero stands for the beginning of the unit.
    var two: UInt64 = 0
    var one: UInt64 = 0
    for index in unit.words {
      let token = tokens[index]
      body(bucket(token ^ token >> 29))
      let pair = Lexicon.joined(one ^ 0x51, token)
      body(bucket(pair))
      body(bucket(Lexicon.joined(two ^ 0xA7, pair)))
      body(bucket(Lexicon.joined(two ^ 0x1D3, token)))
      two = one
      one = token
    }
  }

  /// Calls `body` with the bucket of every run of two to four classes of a unit, of every two classes in it, and of each with what
  /// begins a clause. The classes after the 63rd, which say least, have no part in pairs.
  static func visit(
    _ unit: DataUnit, classes: [UInt8], classTokens tokens: [UInt64], _ words: [Word],
    _ body: (Int) -> Void
  ) {
    var three: UInt64 = 0
    var two: UInt64 = 0
    var one: UInt64 = 0
    var present: UInt64 = 0
    var openings: [UInt64] = []
    for index in unit.words {
      let token = tokens[index]
      if classes[index] > 0, classes[index] < 64 { present |= 1 << UInt64(classes[index]) }
      if index == unit.words.lowerBound || words[index].marks.contains(.clauseStart),
        openings.count < 6
      {
        openings.append(token)
      }
      let pair = Lexicon.joined(one ^ 0x3_0E1, token)
      body(bucket(pair))
      let triple = Lexicon.joined(two ^ 0x3_0E2, pair)
      body(bucket(triple))
      body(bucket(Lexicon.joined(three ^ 0x3_0E3, triple)))
      body(bucket(Lexicon.joined(two ^ 0x3_0E4, token)))
      three = two
      two = one
      one = token
    }
    let all = Slots(rawValue: present).indices
    for (place, first) in all.enumerated() {
      body(bucket(UInt64(first) &* 0x9E37_79B9_7F4A_7C15))
      for second in all[(place + 1)...] {
        body(bucket(Lexicon.joined(UInt64(first) ^ 0x3_0E5, UInt64(second) ^ 0x5_77F)))
      }
      for opening in openings {
        body(bucket(Lexicon.joined(opening ^ 0x3_0E6, UInt64(first) ^ 0x5_77F)))
      }
    }
  }

  /// Calls `body` with the number of every weight for slots, marks, their pairs and the frames of a unit.
  static func visit(
    _ unit: DataUnit, _ words: [Word], frames: [Int], _ body: (Int) -> Void
  ) {
    var present = Slots()
    var opening = Slots()
    for index in unit.words {
      let slots = words[index].slots
      guard !slots.isEmpty else { continue }
      present.formUnion(slots)
      if index == unit.words.lowerBound || words[index].marks.contains(.clauseStart) {
        opening.formUnion(slots)
      }
      let own = slots.indices
      var back = index - 1
      while back >= unit.words.lowerBound, index - back <= reach {
        for first in words[back].slots.indices {
          for second in own { body(nearStart + first * slotCount + second) }
        }
        back -= 1
      }
    }
    var atoms = present.indices
    for bit in 0..<DataMarks.count where unit.marks.rawValue >> UInt32(bit) & 1 == 1 {
      atoms.append(slotCount + bit)
    }
    for (place, atom) in atoms.enumerated() {
      body(atom)
      for other in atoms[(place + 1)...] { body(pairStart + atom * atomCount + other) }
    }
    for slot in opening.indices {
      body(firstStart + slot)
      for atom in atoms { body(openingStart + slot * atomCount + atom) }
    }
    for frame in frames { body(frameStart + frame) }
  }

  /// Sum over pieces to score, so that long units do not count more.
  static func normalized(_ sum: Float, _ count: Int) -> Float {
    sum / (Float(count) + 12).squareRoot()
  }
}
