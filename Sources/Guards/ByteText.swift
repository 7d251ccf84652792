/// Questions about pieces of text as bytes: strings would have to be made first, and ask about
/// characters.

enum ByteText {
  /// The words of a list, as bytes.
  static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Whether `word` stands in `text`.
  static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    for place in 0...(text.count - word.count) where text[place] == first {
      var length = 1
      while length < word.count, text[place + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }

  /// Whether one of `words` stands in `text`.
  static func holdsAny(_ text: [UInt8], _ words: [[UInt8]]) -> Bool {
    words.contains { holds(text, $0) }
  }

  /// Whether `text` begins with `word`.
  static func begins(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    var length = 0
    while length < word.count, text[length] == word[length] { length += 1 }
    return length == word.count
  }
}
