/// The pieces of words that the linear model weighs: three to five bytes with the borders of the word, the
/// word, and the word with the one or two before it; each hashed to a bucket.

enum WordPieces {
  /// The most bytes of a word that are looked at.
  private static let longestWord = 40

  /// Calls `body` with the bucket of every piece of the word at `index`.
  @inline(__always)
  static func visit(
    _ index: Int, _ words: [Word], _ text: [UInt8], _ body: (Int) -> Void
  ) {
    let shift = UInt64(64 - GuardModel.bucketBits)
    let word = words[index]
    let first = word.text.lowerBound
    let count = min(word.text.count, longestWord)
    // Positions -1 and `count` are the borders.
    var start = -1
    while start < count {
      var hash = Lexicon.seed
      var length = 0
      while length < 5, start + length <= count {
        let place = start + length
        let byte = place < 0 || place == count ? 0x20 : text[first + place]
        hash = Lexicon.hash(hash, byte)
        length += 1
        if length >= 3 { body(Int((hash &* 0x9E37_79B9_7F4A_7C15) >> shift)) }
      }
      start += 1
    }
    body(Int((word.hash &* 0xD6E8_FEB8_6659_FD93) >> shift))
    guard index > 0 else { return }
    let pair = Lexicon.joined(words[index - 1].hash, word.hash)
    body(Int((pair &* 0xA24B_AED4_963E_E407) >> shift))
    guard index > 1 else { return }
    let skip = Lexicon.joined(words[index - 2].hash ^ 0x55, word.hash)
    body(Int((skip &* 0xA24B_AED4_963E_E407) >> shift))
  }

  /// The number of pieces of the word at `index`.
  static func count(_ index: Int, _ words: [Word]) -> Int {
    let length = min(words[index].text.count, longestWord)
    let pieces = max(0, length) + max(0, length - 1) + max(0, length - 2)
    return pieces + 1 + min(index, 2)
  }

  /// Sum over pieces to score: long windows hold more pieces, not more meaning.
  static func normalized(_ sum: Float, _ count: Int) -> Float {
    sum / (Float(count) + 24).squareRoot()
  }
}
