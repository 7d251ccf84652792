/// Digits and signs in the place of letters ("1gn0r3", "p@ssword"), and letters without spaces between
/// words or with spaces between letters.

/// A letter that stands alone.
struct SingleLetter: Sendable {
  let symbol: UInt8
  let start: Int
  let end: Int
  /// Bytes between it and the one before.
  let gap: Int
}

enum LetterDisguise {
  /// Punctuation that stands for a letter inside of a word.
  static func sign(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "!"): UInt8(ascii: "i")
    case UInt8(ascii: "|"): UInt8(ascii: "l")
    default: nil
    }
  }

  /// The two letters that a digit may stand for.
  private static func letters(_ digit: UInt8) -> (UInt8, UInt8) {
    switch digit {
    case UInt8(ascii: "0"): (0x6F, 0x6F)
    case UInt8(ascii: "1"): (0x69, 0x6C)
    case UInt8(ascii: "2"): (0x7A, 0x7A)
    case UInt8(ascii: "3"): (0x65, 0x65)
    case UInt8(ascii: "4"): (0x61, 0x61)
    case UInt8(ascii: "5"): (0x73, 0x73)
    case UInt8(ascii: "6"): (0x67, 0x62)
    case UInt8(ascii: "7"): (0x74, 0x74)
    case UInt8(ascii: "8"): (0x62, 0x62)
    default: (0x67, 0x67)
    }
  }

  /// The most letters of a word that is tried.
  static let longest = 24
  /// The most ways to read a word that are tried.
  private static let longestTried = 5

  /// The word with letters for digits: if that makes a known word, or if digits stand between letters.
  static func undone(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8]? {
    guard word.contains(where: \.isDigit), word.contains(where: \.isLetter) else { return nil }
    if let known = known(word, lexicon) { return known }
    var letterCount = 0
    for byte in word where byte.isLetter { letterCount += 1 }
    guard word.count >= 4, letterCount * 5 >= word.count * 2 else { return nil }
    let inner = word.dropFirst().dropLast()
    guard inner.contains(where: \.isDigit), word.first.map(\.isLetter) == true else { return nil }
    return word.last.map(\.isLetter) == true ? likely(word) : nil
  }

  /// The word with letters for all digits, in a text where digits are letters; words of digits only if that makes a known word.
  static func forced(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8]? {
    if word.count >= 2, let known = known(word, lexicon) { return known }
    return word.count >= 3 && word.contains(where: \.isLetter) ? likely(word) : nil
  }

  /// The first reading of the digits that is a known word.
  private static func known(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8]? {
    guard word.count <= longest else { return nil }
    let open = word.indices.filter {
      word[$0].isDigit && letters(word[$0]).0 != letters(word[$0]).1
    }
    let base = word.map { $0.isDigit ? letters($0).0 : $0 }
    for choice in 0..<(1 << min(open.count, longestTried)) {
      var plain = base
      for (bit, place) in open.enumerated() where choice >> bit & 1 == 1 {
        plain[place] = letters(word[place]).1
      }
      if lexicon.slots(of: plain[...]).isKnown { return plain }
    }
    return nil
  }

  /// The reading that is likely if none is a known word.
  private static func likely(_ word: [UInt8]) -> [UInt8] {
    word.indices.map { index in
      // Doubled: more often the second letter.
      let isDouble = index + 1 < word.count && word[index] == word[index + 1]
      let wasDouble = index > 0 && word[index] == word[index - 1]
      guard word[index].isDigit else { return word[index] }
      return isDouble || wasDouble ? letters(word[index]).1 : letters(word[index]).0
    }
  }
}

enum LetterRun {
  /// The fewest letters of words that were run together.
  static let shortestJoined = 14
  static let longestWord = 16
  static let longestRun = 2_000

  /// Where to cut `letters` so that as much of it as possible is known words, in as few as possible; letters that are no word
  /// stay together. With `mustFit`, `nil` unless nearly all of it is.
  static func cut(_ letters: ArraySlice<UInt8>, _ lexicon: Lexicon, mustFit: Bool) -> [Range<Int>]?
  {
    let text = Array(letters)
    guard text.count >= 2, text.count <= longestRun else { return nil }
    /// Cost of the best cut of the letters before, and where its last word begins.
    var cost = [Int](repeating: .max, count: text.count + 1)
    var from = [Int](repeating: 0, count: text.count + 1)
    cost[0] = 0
    for begin in text.indices where cost[begin] < .max {
      func offer(_ length: Int, _ price: Int) {
        let end = begin + length
        guard cost[begin] + price < cost[end] else { return }
        cost[end] = cost[begin] + price
        from[end] = begin
      }
      offer(1, 12)
      var hash = Lexicon.seed
      for length in 1...min(longestWord, text.count - begin) {
        hash = Lexicon.hash(hash, text[begin + length - 1])
        if length > 1, lexicon.slots(hash) != nil { offer(length, length == 2 ? 7 : 5) }
      }
      for length in lexicon.stemLengths(text[begin...]) { offer(length, 5) }
    }
    var cuts: [Range<Int>] = []
    var end = text.count
    var unknown = 0
    while end > 0 {
      let isUnknown = end - from[end] == 1
      if isUnknown { unknown += 1 }
      if isUnknown, let last = cuts.last, last.count == 1 || lastIsUnknown(last, from) {
        cuts[cuts.count - 1] = from[end]..<last.upperBound
      } else {
        cuts.append(from[end]..<end)
      }
      end = from[end]
    }
    cuts.reverse()
    if mustFit {
      // A long run may hold a name; a short one is a name unless all of it is words.
      let isLong = text.count >= 24
      let words = cuts.count { !lastIsUnknown($0, from) && $0.count > 1 }
      guard isLong ? unknown * 4 <= text.count : unknown == 0,
        (text.count - unknown) * 10 >= words * (isLong ? 32 : 40)
      else { return nil }
    }
    return cuts
  }

  /// Whether a cut was put together of single letters.
  private static func lastIsUnknown(_ cut: Range<Int>, _ from: [Int]) -> Bool {
    from[cut.upperBound] != cut.lowerBound
  }
}
