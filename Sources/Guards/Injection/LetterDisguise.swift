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

  /// The word with letters for digits: if that makes a known word, or if digits stand between letters.
  static func undone(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8]? {
    guard word.contains(where: \.isDigit), word.contains(where: \.isLetter) else { return nil }
    let one = word.map { $0.isDigit ? letters($0).0 : $0 }
    if lexicon.slots(of: one[...]).isKnown { return one }
    let other = word.map { $0.isDigit ? letters($0).1 : $0 }
    if lexicon.slots(of: other[...]).isKnown { return other }
    let mixed = word.indices.map { index in
      // Doubled: more often the second letter.
      let isDouble = index + 1 < word.count && word[index] == word[index + 1]
      let wasDouble = index > 0 && word[index] == word[index - 1]
      guard word[index].isDigit else { return word[index] }
      return isDouble || wasDouble ? letters(word[index]).1 : letters(word[index]).0
    }
    if lexicon.slots(of: mixed[...]).isKnown { return mixed }
    var letterCount = 0
    for byte in word where byte.isLetter { letterCount += 1 }
    guard word.count >= 4, letterCount * 5 >= word.count * 2 else { return nil }
    let inner = word.dropFirst().dropLast()
    guard inner.contains(where: \.isDigit), word.first.map(\.isLetter) == true else { return nil }
    return word.last.map(\.isLetter) == true ? mixed : nil
  }
}

enum LetterRun {
  /// The fewest letters of words that were run together.
  static let shortestJoined = 14
  private static let longestWord = 16
  private static let longestRun = 2_000

  /// Where to cut `letters` so that as much of it as possible is known words, in as few as possible.
  /// With `mustFit`, `nil` unless all of it is.
  static func cut(_ letters: ArraySlice<UInt8>, _ lexicon: Lexicon, mustFit: Bool) -> [Range<Int>]?
  {
    let text = Array(letters)
    guard text.count >= 2, text.count <= longestRun else { return nil }
    /// Cost of the best cut of the letters before, and where its last word begins.
    var cost = [Int](repeating: .max, count: text.count + 1)
    var from = [Int](repeating: 0, count: text.count + 1)
    cost[0] = 0
    for begin in text.indices where cost[begin] < .max {
      var hash = Lexicon.seed
      for length in 1...min(longestWord, text.count - begin) {
        hash = Lexicon.hash(hash, text[begin + length - 1])
        let end = begin + length
        var price = length == 1 ? 12 : 0
        if length > 1 {
          guard lexicon.slots(hash) != nil || lexicon.slots(prefix: hash) != nil else { continue }
          price = length == 2 ? 7 : 5
        }
        if cost[begin] + price < cost[end] {
          cost[end] = cost[begin] + price
          from[end] = begin
        }
      }
    }
    var cuts: [Range<Int>] = []
    var end = text.count
    while end > 0 {
      cuts.append(from[end]..<end)
      end = from[end]
    }
    cuts.reverse()
    if mustFit, cost[text.count] > text.count || cuts.contains(where: { $0.count == 1 }) {
      return nil
    }
    return cuts
  }
}
