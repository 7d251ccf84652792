/// The words that the injection rules know, by what they do in a sentence: exact words, beginnings of
/// words, and words that follow each other, in fifteen languages.

/// A hash table from 64-bit hashes to slots, built once.
struct SlotTable: Sendable {
  private var keys: [UInt64]
  private var values: [Slots]
  /// One bit per hash, to answer "not there" without a look into the table.
  private var filter: [UInt64]
  private let mask: Int

  init(_ table: [UInt64: Slots]) {
    var size = 1_024
    while size < table.count * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Slots](repeating: [], count: size)
    filter = [UInt64](repeating: 0, count: 2_048)
    mask = size - 1
    for (key, value) in table {
      var place = Int(truncatingIfNeeded: key) & mask
      while keys[place] != 0 { place = (place + 1) & mask }
      keys[place] = key
      values[place] = value
      filter[Int(key >> 40) & 2_047] |= 1 << (key >> 58)
    }
  }

  /// The slots under `key`; `nil` if it is not there.
  func value(_ key: UInt64) -> Slots? {
    guard filter[Int(key >> 40) & 2_047] & (1 << (key >> 58)) != 0 else { return nil }
    var place = Int(truncatingIfNeeded: key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return nil
  }
}

/// Words by hash, with their slots.
struct Lexicon: Sendable {
  /// The most words of a phrase.
  static let longestPhrase = 4
  /// The fewest bytes of a beginning of words.
  static let shortestPrefix = 3
  private let exact: SlotTable
  private let prefixes: SlotTable
  private let phrases: SlotTable
  private let phraseStarts: SlotTable

  /// FNV-1a over folded bytes.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
  /// The hash of a word that is folded already.
  static func hash(_ word: some StringProtocol) -> UInt64 { word.utf8.reduce(seed, hash) }
  /// The hash of a word after others.
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second << 17 | second >> 47)
  }

  /// The built-in words.
  static let builtIn = Lexicon(
    languages: LexiconTables.all, common: CommonWordsTable.english)

  init(languages: [String], common: String) {
    var tables = (
      exact: [UInt64: Slots](), prefixes: [UInt64: Slots](), phrases: [UInt64: Slots](),
      starts: [UInt64: Slots]()
    )
    for word in common.split(separator: " ") { tables.exact[Self.hash(word)] = [] }
    for line in languages.flatMap({ $0.split(separator: "\n") }) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let slot = Slots.named(parts[0].filter { $0 != " " })
      for entry in parts[1].split(separator: " ") {
        let isPrefix = entry.hasSuffix("*")
        let words = Self.folded(String(entry))
        let hashes = words.map { Self.hash($0) }
        guard let first = hashes.first, hashes.count <= Self.longestPhrase else { continue }
        if hashes.count > 1 {
          let key = hashes.dropFirst().reduce(first, Self.joined)
          tables.phrases[key, default: []].formUnion(slot)
          tables.starts[first] = []
          for hash in hashes where tables.exact[hash] == nil { tables.exact[hash] = [] }
        } else if isPrefix, words[0].utf8.count >= Self.shortestPrefix {
          tables.prefixes[first, default: []].formUnion(slot)
        } else {
          tables.exact[first, default: []].formUnion(slot)
        }
      }
    }
    exact = SlotTable(tables.exact)
    prefixes = SlotTable(tables.prefixes)
    phrases = SlotTable(tables.phrases)
    phraseStarts = SlotTable(tables.starts)
  }

  /// The words of an entry, folded as texts are.
  private static func folded(_ entry: String) -> [String] {
    let parts = entry.split { "_-*'".contains($0) }
    return parts.map { part in
      var text: [UInt8] = []
      let bytes = Array(part.utf8)
      var index = 0
      while index < bytes.count {
        switch LetterFolding.next(bytes, &index) {
        case .letter(let scalar), .ideograph(let scalar): LetterFolding.append(scalar, to: &text)
        default: continue
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The slots of a whole word by its hash; `nil` for words that are not known.
  func slots(_ hash: UInt64) -> Slots? { exact.value(hash) }

  /// The slots of the words that begin as `prefix` hashes.
  func slots(prefix: UInt64) -> Slots? { prefixes.value(prefix) }

  /// Whether a phrase may begin with the word.
  func startsPhrase(_ hash: UInt64) -> Bool { phraseStarts.value(hash) != nil }

  /// The slots of the phrase whose words hash together to `hash`.
  func slots(phrase hash: UInt64) -> Slots? { phrases.value(hash) }

  /// The hash of a word of a rule, folded as texts are.
  static func hash(folded word: some StringProtocol) -> UInt64 {
    hash(folded(String(word)).joined())
  }

  /// Exact word and beginnings together, for a word in folded bytes.
  func slots(of word: ArraySlice<UInt8>) -> (hash: UInt64, slots: Slots, isKnown: Bool) {
    var hash = Self.seed
    var found: Slots = []
    var isKnown = false
    var length = 0
    for byte in word {
      hash = Self.hash(hash, byte)
      length += 1
      if length >= Self.shortestPrefix, length <= 40, let slots = prefixes.value(hash) {
        found.formUnion(slots)
        isKnown = true
      }
    }
    if let slots = exact.value(hash) {
      found.formUnion(slots)
      isKnown = true
    }
    return (hash, found, isKnown)
  }
}

/// All word lists.
enum LexiconTables {
  static let all = [
    EnglishLexiconTable.words, EuropeanLexiconTable.german, EuropeanLexiconTable.french,
    EuropeanLexiconTable.spanish, EuropeanLexiconTable.italian, EuropeanLexiconTable.portuguese,
    EuropeanLexiconTable.dutch, EuropeanLexiconTable.polish, WorldLexiconTable.russian,
    WorldLexiconTable.ukrainian, WorldLexiconTable.turkish, WorldLexiconTable.arabic,
    WorldLexiconTable.chinese, WorldLexiconTable.japanese, WorldLexiconTable.korean,
    WorldLexiconTable.hindi,
  ]
}
