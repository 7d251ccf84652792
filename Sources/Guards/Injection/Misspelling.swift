/// Slips of the keys in English words that count: a letter lost, a letter too many, two letters swapped, and in long words
/// another letter. Every word is stored with each one of its letters left out, so that a look costs as many
/// steps as the word has letters (the symmetric deletions of Garbe's SymSpell).

struct Misspelling: Sendable {
  /// The fewest and the most letters of a word that is put right.
  static let shortest = 5
  static let longest = 18
  /// From this length on one letter may be another one.
  private static let replaced = 8
  private let words: [[UInt8]]
  /// Numbers of words by their own hash and by the hash of what is left without one letter.
  private let whole: SlotTable
  private let shortened: SlotTable

  static let builtIn = Misspelling(
    MisspeltWordTable.words, common: CommonWordsTable.english)

  init(_ list: String, common: String) {
    var words: [[UInt8]] = []
    var whole: [UInt64: Slots] = [:]
    var shortened: [UInt64: Slots] = [:]
    let blanks = Set(" \n\\".utf8)
    let own = EnglishLexiconTable.words.utf8.split { blanks.contains($0) }.filter { word in
      word.allSatisfy(\.isLetter)
    }
    // What comes first stands for what it has in common with others.
    let all = list.utf8.split(separator: 0x20) + own + common.utf8.split(separator: 0x20)
    for word in all where word.count >= Self.shortest {
      let letters = Array(word)
      let hash = letters.reduce(Lexicon.seed, Lexicon.hash)
      guard whole[hash] == nil, letters.count <= Self.longest else { continue }
      let number = Slots(rawValue: UInt64(words.count))
      whole[hash] = number
      words.append(letters)
      // The first letter is hardly ever the one that is lost.
      for place in letters.indices.dropFirst() {
        let key = Self.hash(letters, without: place)
        if shortened[key] == nil { shortened[key] = number }
      }
    }
    self.words = words
    self.whole = SlotTable(whole)
    self.shortened = SlotTable(shortened)
  }

  private static func hash(_ letters: [UInt8], without place: Int) -> UInt64 {
    var hash = Lexicon.seed
    for index in letters.indices where index != place { hash = Lexicon.hash(hash, letters[index]) }
    return hash
  }

  /// The word that was meant; `nil` if none is that near.
  func corrected(_ letters: [UInt8]) -> [UInt8]? {
    // A letter lost.
    if let number = shortened.value(letters.reduce(Lexicon.seed, Lexicon.hash)) {
      return words[Int(number.rawValue)]
    }
    guard letters.count >= Self.shortest else { return nil }
    var other: [UInt8]?
    for place in letters.indices.dropFirst() {
      let key = Self.hash(letters, without: place)
      // A letter too many.
      if let number = whole.value(key) { return words[Int(number.rawValue)] }
      if other == nil, let number = shortened.value(key) {
        let word = words[Int(number.rawValue)]
        if Self.isNear(letters, word) { other = word }
      }
    }
    return other
  }

  /// Two neighbours swapped, or one letter of a long word another one.
  private static func isNear(_ letters: [UInt8], _ word: [UInt8]) -> Bool {
    guard letters.count == word.count else { return false }
    let wrong = letters.indices.filter { letters[$0] != word[$0] }
    if wrong.count == 1 { return letters.count >= replaced }
    guard wrong.count == 2, wrong[1] == wrong[0] + 1 else { return false }
    return letters[wrong[0]] == word[wrong[1]] && letters[wrong[1]] == word[wrong[0]]
  }
}
