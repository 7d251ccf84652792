/// Repairs of a text that was read, where words stand broken: digits in the place of letters in a text that is full of
/// them, words with something between their parts, and slips of the keys in words that matter.

extension CanonicalText {
  /// Puts words right; what is in order stays as it is.
  mutating func repair(_ bytes: [UInt8], _ lexicon: Lexicon) {
    if words.count >= 3, counts.disguised * 4 >= words.count { undisguiseAll(lexicon) }
    guard words.contains(where: { !$0.marks.contains(.known) || $0.marks.contains(.tight) }) else {
      return
    }
    joinParts(bytes, lexicon)
    correctSlips(lexicon)
  }

  /// Replaces word `index` by one with other letters.
  fileprivate mutating func replace(_ index: Int, with text: Range<Int>, _ lexicon: Lexicon) {
    let old = words[index]
    let found = lexicon.slots(of: self.text[text])
    var marks = old.marks
    marks.insert(.disguised)
    if found.isKnown { marks.insert(.known) }
    words[index] = Word(
      hash: found.hash, slots: found.slots, start: old.start, end: old.end, sentence: old.sentence,
      text: text, marks: marks)
  }

  // MARK: - Digits

  /// In a text in which digits stand for letters, words of digits are words, too.
  private mutating func undisguiseAll(_ lexicon: Lexicon) {
    for index in words.indices {
      let word = words[index]
      guard !word.marks.contains(.known), word.text.count <= LetterDisguise.longest else {
        continue
      }
      let letters = Array(text[word.text])
      guard letters.contains(where: \.isDigit), letters.allSatisfy(\.isAlphanumeric),
        let plain = LetterDisguise.forced(letters, lexicon)
      else { continue }
      let start = text.count
      text.append(contentsOf: plain)
      replace(index, with: start..<text.count, lexicon)
    }
  }

  // MARK: - Parts

  /// `ign-ore`, `instruc tions`: two words side by side, one of them unknown, that are a known word together.
  private mutating func joinParts(_ bytes: [UInt8], _ lexicon: Lexicon) {
    var joined: [Word] = []
    joined.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      if index + 1 < words.count, let word = whole(index, bytes, lexicon) {
        joined.append(word)
        index += 2
      } else {
        joined.append(words[index])
        index += 1
      }
    }
    if joined.count < words.count { words = joined }
  }

  private func whole(_ index: Int, _ bytes: [UInt8], _ lexicon: Lexicon) -> Word? {
    let (first, second) = (words[index], words[index + 1])
    guard second.start == first.end + 1, first.end < bytes.count,
      first.text.upperBound == second.text.lowerBound
    else { return nil }
    let count = first.text.count + second.text.count
    guard count >= 5, count <= 20 else { return nil }
    let areKnown = first.marks.contains(.known) && second.marks.contains(.known)
    switch bytes[first.end] {
    case 0x20, 0x0A: guard !areKnown, count >= 6 else { return nil }
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "*"),
      UInt8(ascii: "|"):
      break
    default: return nil
    }
    let range = first.text.lowerBound..<second.text.upperBound
    let letters = text[range]
    guard letters.allSatisfy(\.isLetter) else { return nil }
    let found = lexicon.slots(of: letters)
    // Where both parts are words, only a word that counts is put together.
    guard areKnown ? lexicon.slots(found.hash).map({ !$0.isEmpty }) == true : found.isKnown,
      lexicon.slots(found.hash) != nil || lexicon.isStem(letters)
    else { return nil }
    return Word(
      hash: found.hash, slots: found.slots, start: first.start, end: second.end,
      sentence: first.sentence, text: range, marks: first.marks.union([.known, .disguised]))
  }

  // MARK: - Slips

  /// Words that are one slip away from a word that counts, in a text that is otherwise English.
  private mutating func correctSlips(_ lexicon: Lexicon) {
    guard words.count >= 3, knownShare >= 0.4 else { return }
    for index in words.indices where !words[index].marks.contains(.known) {
      let range = words[index].text
      guard range.count >= Misspelling.shortest - 1, range.count <= Misspelling.longest,
        let word = Misspelling.builtIn.corrected(Array(text[range]))
      else { continue }
      let start = text.count
      text.append(contentsOf: word)
      replace(index, with: start..<text.count, lexicon)
    }
  }
}

extension Lexicon {
  /// Endings that words of the lists may have after the beginning that is listed.
  private static let endings = [
    "s", "d", "ed", "es", "er", "ers", "ing", "ion", "ions", "al", "ly", "ment", "ments", "ity",
    "ive",
  ].map { Array($0.utf8) }

  /// Whether the letters are a listed beginning with nothing or a usual ending after it.
  func isStem(_ letters: ArraySlice<UInt8>) -> Bool {
    stemLengths(letters).contains(letters.count)
  }

  /// How many of `letters` may be one word that begins as listed.
  func stemLengths(_ letters: ArraySlice<UInt8>) -> [Int] {
    var lengths: [Int] = []
    var hash = Self.seed
    var length = 0
    for byte in letters.prefix(LetterRun.longestWord) {
      hash = Self.hash(hash, byte)
      length += 1
      guard length >= Self.shortestPrefix, slots(prefix: hash) != nil else { continue }
      lengths.append(length)
      let rest = letters.dropFirst(length)
      for ending in Self.endings where rest.starts(with: ending) {
        lengths.append(length + ending.count)
      }
    }
    return lengths
  }
}

extension WordMarks {
  /// Between it and the word before stands a sign without a space.
  static let tight = WordMarks(rawValue: 512)
}
