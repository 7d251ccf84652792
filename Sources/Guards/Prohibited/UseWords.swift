/// Cuts a text into folded, roughly stemmed words with their sentences: what the tables of
/// prohibited uses are matched on. Stems are cut the same way in tables and texts, so they need
/// not be right, only alike.

/// One word of a text.
struct UseWord: Sendable {
  /// Hash of its stem.
  let hash: UInt64
  /// Hash of the word as it stands.
  let exact: UInt64
  let start: Int
  let end: Int
  let sentence: Int
}

enum UseWords {
  /// The words of `bytes`, at most `GuardLimits.useWords`.
  static func read(_ bytes: [UInt8]) -> [UseWord] {
    var words: [UseWord] = []
    words.reserveCapacity(min(GuardLimits.useWords, bytes.count / 5))
    var symbols: [UInt8] = []
    var (start, end, sentence, index) = (0, 0, 0, 0)
    var (inSentence, counted) = (0, 0)
    func close() {
      guard !symbols.isEmpty else { return }
      words.append(
        UseWord(
          hash: hash(stem(symbols)), exact: hash(symbols[...]), start: start, end: end,
          sentence: sentence))
      symbols.removeAll(keepingCapacity: true)
      // Whatever has no end is cut, so that the work for a sentence stays bounded.
      inSentence = sentence == counted ? inSentence + 1 : 1
      counted = sentence
      if inSentence >= GuardLimits.useSentenceWords { sentence += 1 }
    }
    while index < bytes.count, words.count < GuardLimits.useWords {
      let place = index
      switch PlainLetters.next(bytes, &index) {
      case .symbol(let symbol):
        if symbols.isEmpty { start = place }
        end = index
        // A word longer than any in a table is none of them, however it goes on.
        if symbols.count < longestWord { symbols.append(symbol) }
      case .invisible: continue
      case .separator:
        // "don't", "i'm" and "i’m" are read as one word.
        if isApostrophe(bytes, place) { continue }
        close()
        if bytes[place] == UInt8(ascii: "\n"), index < bytes.count,
          bytes[index] == UInt8(ascii: "\n")
        {
          sentence += 1
        }
      case .stop:
        close()
        sentence += 1
      }
    }
    close()
    return words
  }

  /// The hashes of the words of a term.
  static func hashes(_ term: some StringProtocol) -> [UInt64] {
    read(Array(term.utf8)).map(\.hash)
  }

  private static let longestWord = 40

  private static func isApostrophe(_ bytes: [UInt8], _ place: Int) -> Bool {
    if bytes[place] == UInt8(ascii: "'") { return true }
    return place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x80
      && bytes[place + 2] == 0x99
  }

  private static func hash(_ symbols: ArraySlice<UInt8>) -> UInt64 {
    symbols.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Cuts the endings of plurals and of verbs, and then a doubled consonant or a silent e.
  static func stem(_ word: [UInt8]) -> ArraySlice<UInt8> {
    var stem = word[...]
    guard stem.count > 3 else { return stem }
    func cut(_ ending: String, _ least: Int) -> Bool {
      let bytes = Array(ending.utf8)
      guard stem.count >= bytes.count + least, stem.suffix(bytes.count).elementsEqual(bytes) else {
        return false
      }
      stem = stem.dropLast(bytes.count)
      return true
    }
    let isPlural = stem.last == UInt8(ascii: "s") && stem.dropLast().last != UInt8(ascii: "s")
    if isPlural { stem = stem.dropLast() }
    if !cut("ing", 3) { _ = cut("ed", 3) }
    if stem.count > 4, stem.last == UInt8(ascii: "e") { stem = stem.dropLast() }
    if stem.count > 3, let last = stem.last, stem.dropLast().last == last { stem = stem.dropLast() }
    return stem
  }
}
