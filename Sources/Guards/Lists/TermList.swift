/// Terms that an operator does not want: found in any case, with or without accents, with digits for
/// letters, spelled out letter by letter, with invisible characters in between; on word boundaries.

/// A subject with the terms that speak of it.
package struct BannedTopic: Sendable, Hashable {
  /// What the operator calls it.
  package let name: String
  /// Words and phrases; one of them is enough.
  package let terms: [String]

  /// A topic.
  package init(name: String, terms: [String]) {
    self.name = name
    self.terms = Array(terms.prefix(GuardLimits.bannedTerms))
  }
}

/// The prepared terms; shared by all streams.
struct TermList: Sendable {
  /// The most words of a term.
  static let mostWords = 8

  /// Types of findings by the hash of the words.
  private var types: [UInt64: String] = [:]
  /// Hashes of the beginnings of terms of several words.
  private var beginnings: Set<UInt64> = []

  /// `nil` when there is nothing to look for.
  init?(terms: [String], topics: [BannedTopic]) {
    for term in terms.prefix(GuardLimits.bannedTerms) { add(term, "list.term") }
    for topic in topics.prefix(GuardLimits.bannedTopics) {
      for term in topic.terms { add(term, "list.topic") }
    }
    if types.isEmpty { return nil }
  }

  private mutating func add(_ term: String, _ type: String) {
    var reader = TermWords()
    var words: [UInt64] = []
    for (place, byte) in term.utf8.prefix(GuardLimits.bannedTermBytes).enumerated() {
      if let word = reader.read(byte, at: place) { words.append(word.hash) }
    }
    while let word = reader.end() { words.append(word.hash) }
    guard !words.isEmpty, words.count <= Self.mostWords else { return }
    var hash = Self.seed
    for word in words {
      hash = Self.join(hash, word)
      beginnings.insert(hash)
    }
    if types[hash] == nil { types[hash] = type }
  }

  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func join(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    (hash ^ word) &* 0x100_0000_01B3 ^ hash >> 29
  }

  func type(_ hash: UInt64) -> String? { types[hash] }

  func isBeginning(_ hash: UInt64) -> Bool { beginnings.contains(hash) }
}

/// Cuts a text into folded words, byte by byte.
struct TermWords: Sendable {
  /// A word: its hash and where it stands.
  struct Word: Sendable {
    let hash: UInt64
    let start: Int
    let end: Int
    let letters: Int
  }

  private var bytes: [UInt8] = []
  private var missing = 0
  private var place = 0
  private var hash = EvidenceWords.seed
  private var exact = EvidenceWords.seed
  private var hasLetter = false
  private(set) var start = 0
  private var last = 0
  private(set) var letters = 0
  private var pending: Word?

  /// Position of the first byte of what is not decided yet.
  var held: Int? { letters > 0 ? start : missing > 0 ? place : nil }

  /// Reads a byte; the word that it ends.
  mutating func read(_ byte: UInt8, at position: Int) -> Word? {
    if byte >= 0x80 {
      if byte & 0xC0 == 0x80 {
        guard missing > 0 else { return nil }
        bytes.append(byte)
        missing -= 1
        return missing == 0 ? whole() : nil
      }
      bytes = [byte]
      place = position
      missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
      return nil
    }
    missing = 0
    bytes = [byte]
    place = position
    return whole()
  }

  /// Takes the character that is complete now.
  private mutating func whole() -> Word? {
    let end = place + bytes.count
    if bytes.count == 3, Self.isIdeograph(bytes) {
      let before = endWord()
      let symbol = bytes.reduce(EvidenceWords.seed) { EvidenceWords.hash($0, $1) }
      let word = Word(hash: symbol, start: place, end: end, letters: 1)
      guard let before else { return word }
      pending = word
      return before
    }
    var index = 0
    switch PlainLetters.next(bytes, &index) {
    case .symbol(let symbol):
      // Letters of other scripts stand for themselves.
      if symbol == UInt8(ascii: "?") { add(bytes) } else { add([symbol]) }
      last = end
      return nil
    case .invisible: return nil
    case .separator, .stop:
      if letters > 0, let letter = Self.disguise(bytes[0]) {
        add([letter])
        letters -= 1
        return nil
      }
      return endWord()
    }
  }

  private mutating func add(_ symbols: [UInt8]) {
    if letters == 0 { start = place }
    letters += 1
    for symbol in symbols {
      hasLetter = hasLetter || !symbol.isDigit
      exact = EvidenceWords.hash(exact, symbol)
      hash = EvidenceWords.hash(hash, Self.plain(symbol))
    }
  }

  /// The word so far, at the end of a text; then the one behind it.
  mutating func end() -> Word? {
    if let word = endWord() { return word }
    defer { pending = nil }
    return pending
  }

  /// A word that was put aside.
  mutating func next() -> Word? {
    defer { pending = nil }
    return pending
  }

  private mutating func endWord() -> Word? {
    guard letters > 0 else { return nil }
    defer { (hash, exact, letters, hasLetter) = (EvidenceWords.seed, EvidenceWords.seed, 0, false) }
    return Word(hash: hasLetter ? hash : exact, start: start, end: last, letters: letters)
  }

  /// Digits and the letters they stand for are one; so are i and l.
  private static func plain(_ symbol: UInt8) -> UInt8 {
    switch symbol {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"), UInt8(ascii: "l"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"): UInt8(ascii: "a")
    case UInt8(ascii: "5"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: symbol
    }
  }

  private static func disguise(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "$"): UInt8(ascii: "s")
    default: nil
    }
  }

  private static func isIdeograph(_ bytes: [UInt8]) -> Bool {
    // U+3040 to U+9FFF, and Hangul is written with blanks.
    guard let first = bytes.first else { return false }
    return (0xE4...0xE9).contains(first) || first == 0xE3 && bytes[1] >= 0x81
  }
}

extension GuardLimits {
  /// The most banned terms of a policy, and of a topic.
  package static let bannedTerms = 10_000
  /// The most banned topics of a policy.
  package static let bannedTopics = 100
  /// The most bytes of a term; what is longer is cut.
  package static let bannedTermBytes = 256
}
