/// What the linear model weighs beside pieces of words: runs of classes of words, and pairs of them that stand near each other.
/// What is learned about one word of a class holds for the others.

/// The classes of the words of a text.
struct WordClasses: Sendable {
  /// By word, the number of its class; 0 for none.
  let numbers: [UInt8]
  /// By word, what stands for it in runs.
  let tokens: [UInt64]

  init(_ canonical: CanonicalText) {
    let table = DataClasses.builtIn
    let numbers = canonical.words.map { UInt8(clamping: table.number($0.hash)) }
    tokens = canonical.words.indices.map {
      DataPieces.classToken(Int(numbers[$0]), canonical.words[$0], canonical.text)
    }
    self.numbers = numbers
  }
}

enum ClassPieces {
  /// Bits of the number of a bucket.
  static let bucketBits = 17
  /// Words back to which classes stand near each other.
  private static let reach = 8

  /// Calls `body` with the bucket of every run of classes that ends with the word at `index`, and of every pair with its class.
  @inline(__always)
  static func visit(_ index: Int, _ classes: WordClasses, _ body: (Int) -> Void) {
    let tokens = classes.tokens
    let token = tokens[index]
    if token > 8 { body(bucket(token ^ token >> 23)) }
    guard index > 0 else { return }
    let pair = Lexicon.joined(tokens[index - 1] ^ 0x3_0E1, token)
    body(bucket(pair))
    if index > 1 {
      let triple = Lexicon.joined(tokens[index - 2] ^ 0x3_0E2, pair)
      body(bucket(triple))
      body(bucket(Lexicon.joined(tokens[index - 2] ^ 0x3_0E4, token)))
      if index > 2 { body(bucket(Lexicon.joined(tokens[index - 3] ^ 0x3_0E3, triple))) }
    }
    let number = classes.numbers[index]
    guard number > 0, number != DataClasses.itself else { return }
    var other = index - 1
    while other >= 0, index - other <= reach {
      let first = classes.numbers[other]
      if first > 0, first != DataClasses.itself {
        body(bucket(Lexicon.joined(UInt64(first) ^ 0x3_0E5, UInt64(number) ^ 0x5_77F)))
      }
      other -= 1
    }
  }

  private static func bucket(_ hash: UInt64) -> Int {
    Int((hash &* 0xD6E8_FEB8_6659_FD93) >> UInt64(64 - bucketBits))
  }
}
