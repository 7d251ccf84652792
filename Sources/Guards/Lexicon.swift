/// The words that the injection rules know, by what they do in a sentence. The rules combine
/// slots, not phrases, so that "pay no heed to every earlier directive" needs no entry of its own.

/// What a word may stand for; a word can have several.
struct Slots: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  private static func bit(_ index: UInt64) -> Slots { Slots(rawValue: 1 << index) }

  /// Makes instructions void: ignore, forget.
  static let drop = bit(0)
  /// What came before: previous, above.
  static let past = bit(1)
  static let all = bit(2)
  static let yours = bit(3)
  /// Instructions, rules.
  static let orders = bit(4)
  /// Text, information: instructions only when something else says so.
  static let content = bit(5)
  static let everything = bit(6)
  /// Said, told, learned.
  static let told = bit(7)
  static let show = bit(8)
  /// Verbs that show what is hidden: reveal, leak.
  static let reveal = bit(9)
  static let prompt = bit(10)
  /// System, hidden, internal.
  static let system = bit(11)
  static let what = bit(12)
  static let negation = bit(13)
  static let you = bit(14)
  static let assistant = bit(15)
  /// Carries data elsewhere: send, upload.
  static let send = bit(16)
  static let action = bit(17)
  static let must = bit(18)
  /// Void, irrelevant.
  static let void = bit(19)
  static let new = bit(20)
  /// What should not leave: passwords, conversation.
  static let sensitive = bit(21)
  /// Restrictions, ethics, filters.
  static let restriction = bit(22)
  /// Without, free, no.
  static let without = bit(23)
  static let lawless = bit(24)
  /// Takes on a role: pretend, simulate.
  static let become = bit(25)
  static let user = bit(26)
  /// Tells a person: inform, mention.
  static let inform = bit(27)
  static let phraseStart = bit(28)
  static let obey = bit(29)
  /// Sets a tool going: call, run, invoke.
  static let call = bit(30)
  /// Takes a tool up: use. Common in documentation, and so weaker.
  static let employ = bit(31)
  static let tool = bit(32)
}

/// Words by hash, with their slots.
struct Lexicon: Sendable {
  private var keys: [UInt64]
  private var values: [Slots]
  private let mask: Int

  /// FNV-1a over folded bytes.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
  static func hash(_ word: some StringProtocol) -> UInt64 {
    folded(Array(word.utf8)).reduce(seed, hash)
  }

  /// The built-in words.
  static let builtIn = Lexicon(LexiconWords.all)

  init(_ groups: [(Slots, String)]) {
    var table: [UInt64: Slots] = [:]
    for (slots, words) in groups {
      for word in words.split(separator: " ") { table[Self.hash(word), default: []].insert(slots) }
    }
    var size = 1_024
    while size < table.count * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Slots](repeating: [], count: size)
    mask = size - 1
    for (key, value) in table {
      var place = Int(truncatingIfNeeded: key) & mask
      while keys[place] != 0 { place = (place + 1) & mask }
      keys[place] = key
      values[place] = value
    }
  }

  /// The slots of the word with `hash`; none for unknown words.
  func slots(_ hash: UInt64) -> Slots {
    var place = Int(truncatingIfNeeded: hash) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return values[place] }
      place = (place + 1) & mask
    }
    return []
  }

  /// The symbols of `bytes`, everything else left out.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var index = 0
    var symbols: [UInt8] = []
    while index < bytes.count {
      if case .symbol(let symbol) = FoldedText.next(bytes, &index) { symbols.append(symbol) }
    }
    return symbols
  }
}
