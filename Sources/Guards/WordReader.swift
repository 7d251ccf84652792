/// Cuts a text into folded words with their slots: the view that the injection rules work on.

/// One word.
struct Word: Sendable {
  let hash: UInt64
  let slots: Slots
  /// Its bytes in the text.
  let start: Int
  let end: Int
  /// Number of its sentence.
  let sentence: Int
}

/// Reads words from left to right.
struct WordReader {
  private let lexicon: Lexicon
  private(set) var words: [Word] = []
  private var hash = Lexicon.seed
  private var plainHash = Lexicon.seed
  private var otherHash = Lexicon.seed
  private var start = 0
  private var end = 0
  private var length = 0
  private var hasLetter = false
  private var hasDisguise = false
  private var lastSymbol: UInt8 = 0
  private var sentence = 0
  /// Single letters in a row, candidates for a word that was spaced out.
  private var letters: [(symbol: UInt8, start: Int, end: Int, gap: Int)] = []

  private static let longestSpacedOut = 400
  private static let longestWord = 18

  /// The words of `bytes`.
  static func read(_ bytes: [UInt8], lexicon: Lexicon = .builtIn) -> [Word] {
    var reader = WordReader(lexicon: lexicon)
    reader.read(bytes)
    return reader.words
  }

  private init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  private mutating func read(_ bytes: [UInt8]) {
    words.reserveCapacity(min(GuardLimits.injectionWords, bytes.count / 5))
    var index = 0
    while index < bytes.count, words.count < GuardLimits.injectionWords {
      let place = index
      var folded = FoldedText.next(bytes, &index)
      if folded == .separator || folded == .stop, length > 0, index < bytes.count,
        let disguised = Self.disguise(bytes[place]), bytes[index].isAlphanumeric
      {
        folded = .symbol(disguised)
        hasDisguise = true
      }
      switch folded {
      case .symbol(let symbol): add(symbol, from: place, to: index)
      case .invisible: continue
      case .separator:
        endWord()
        if bytes[place] == UInt8(ascii: "\n"), index < bytes.count,
          bytes[index] == UInt8(ascii: "\n")
        {
          sentence += 1
        }
      case .stop:
        endWord()
        sentence += 1
      }
    }
    endWord()
    endLetters()
  }

  /// Punctuation that stands for a letter inside of a word.
  private static func disguise(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "!"): UInt8(ascii: "i")
    default: nil
    }
  }

  /// The two letters that a digit may stand for.
  private static func letters(_ digit: UInt8) -> (UInt8, UInt8)? {
    switch digit {
    case UInt8(ascii: "0"): (0x6F, 0x6F)
    case UInt8(ascii: "1"): (0x69, 0x6C)
    case UInt8(ascii: "3"): (0x65, 0x65)
    case UInt8(ascii: "4"): (0x61, 0x61)
    case UInt8(ascii: "5"): (0x73, 0x73)
    case UInt8(ascii: "7"): (0x74, 0x74)
    default: nil
    }
  }

  private mutating func add(_ symbol: UInt8, from place: Int, to next: Int) {
    if length == 0 { start = place }
    end = next
    length += 1
    lastSymbol = symbol
    hash = Lexicon.hash(hash, symbol)
    if symbol.isDigit, let (one, other) = Self.letters(symbol) {
      hasDisguise = true
      plainHash = Lexicon.hash(plainHash, one)
      otherHash = Lexicon.hash(otherHash, other)
    } else {
      hasLetter = true
      plainHash = Lexicon.hash(plainHash, symbol)
      otherHash = Lexicon.hash(otherHash, symbol)
    }
  }

  private mutating func endWord() {
    guard length > 0 else { return }
    defer {
      (hash, plainHash, otherHash) = (Lexicon.seed, Lexicon.seed, Lexicon.seed)
      (length, hasLetter, hasDisguise) = (0, false, false)
    }
    if length == 1, letters.count < Self.longestSpacedOut {
      let gap = letters.last.map { start - $0.end } ?? 0
      if gap > 4 { endLetters() }
      letters.append((lastSymbol, start, end, gap))
      return
    }
    endLetters()
    var slots = lexicon.slots(hash)
    var key = hash
    if slots.isEmpty, hasDisguise, hasLetter {
      for candidate in [plainHash, otherHash] where !lexicon.slots(candidate).isEmpty {
        slots = lexicon.slots(candidate)
        key = candidate
      }
    }
    words.append(Word(hash: key, slots: slots, start: start, end: end, sentence: sentence))
  }

  /// Puts single letters together again: `i g n o r e   a l l`, also without the wider gaps.
  private mutating func endLetters() {
    defer { letters.removeAll(keepingCapacity: true) }
    guard letters.count >= 5 else {
      for letter in letters { append(letter.start, letter.end, [letter.symbol]) }
      return
    }
    let usual = letters.dropFirst().map(\.gap).min() ?? 1
    var first = 0
    for index in letters.indices {
      let isLast = index + 1 == letters.count
      if isLast || letters[index + 1].gap > usual {
        segment(first..<(index + 1))
        first = index + 1
      }
    }
  }

  /// Cuts a run of letters into known words, longest first; what is unknown becomes one word.
  private mutating func segment(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      var hash = Lexicon.seed
      var best = 0
      for length in 1...min(Self.longestWord, range.upperBound - index) {
        hash = Lexicon.hash(hash, letters[index + length - 1].symbol)
        if length >= 2, !lexicon.slots(hash).isEmpty { best = length }
      }
      let length = best == 0 ? 1 : best
      if best > 0 || range.count <= 2 {
        let part = letters[index..<(index + length)]
        append(
          letters[index].start, letters[index + length - 1].end, part.map(\.symbol))
      }
      index += length
    }
  }

  private mutating func append(_ start: Int, _ end: Int, _ symbols: [UInt8]) {
    let hash = symbols.reduce(Lexicon.seed, Lexicon.hash)
    words.append(
      Word(hash: hash, slots: lexicon.slots(hash), start: start, end: end, sentence: sentence))
  }
}
