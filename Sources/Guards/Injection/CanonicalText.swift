/// A text cut into folded words with their slots: the view that the rules and the model work on, the
/// same for a text in plain letters and for one in disguise.

/// One word.
struct Word: Sendable {
  /// Of its folded bytes.
  let hash: UInt64
  var slots: Slots
  /// Its bytes in the original.
  let start: Int
  let end: Int
  /// Number of its sentence.
  let sentence: Int
  /// Its bytes in the folded text.
  let text: Range<Int>
  /// What stands before it and how it is written.
  let marks: WordMarks
}

/// What stands before a word and how it is written.
struct WordMarks: OptionSet, Sendable {
  let rawValue: UInt16
  static let lineStart = WordMarks(rawValue: 1)
  static let quoted = WordMarks(rawValue: 2)
  static let afterColon = WordMarks(rawValue: 4)
  static let afterUnderscore = WordMarks(rawValue: 8)
  static let known = WordMarks(rawValue: 16)
  static let clauseStart = WordMarks(rawValue: 32)
  static let upper = WordMarks(rawValue: 64)
  static let sentenceStart = WordMarks(rawValue: 128)
  static let disguised = WordMarks(rawValue: 256)
}

/// Counts over a whole text, for what a text looks like.
struct TextCounts: Sendable {
  var latin = 0
  var otherLetters = 0
  var ideographs = 0
  var digits = 0
  var upper = 0
  var invisible = 0
  var tags = 0
  var disguised = 0
  var spacedOut = 0
  var newlines = 0
  var punctuation = 0
}

/// Words, their folded bytes, and counts.
struct CanonicalText: Sendable {
  var text: [UInt8] = []
  var words: [Word] = []
  var counts = TextCounts()

  /// Reads `bytes`.
  static func read(_ bytes: [UInt8], lexicon: Lexicon = .builtIn) -> CanonicalText {
    var reader = CanonicalReader(lexicon: lexicon, bytes: bytes)
    return reader.read()
  }

  /// The share of the words that some lexicon or the list of common words knows.
  var knownShare: Double {
    guard !words.isEmpty else { return 0 }
    var known = 0
    for word in words where word.marks.contains(.known) { known += 1 }
    return Double(known) / Double(words.count)
  }
}
