/// A table from the hashes of words to values, in one piece of memory: for look-ups in the innermost
/// loops, where a dictionary would hash the hash again.

/// The table; built once, never changed. The words are known by their 64-bit hashes alone.
struct WordTable<Value: Sendable>: Sendable {
  private let keys: [UInt64]
  private let values: [Value?]
  private let mask: Int

  /// Puts `words` into a table of which at most a quarter is used.
  init(_ words: [UInt64: Value]) {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var values = [Value?](repeating: nil, count: size)
    for (key, value) in words {
      var slot = Self.slot(key, size - 1)
      while values[slot] != nil { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      values[slot] = value
    }
    self.keys = keys
    self.values = values
    mask = size - 1
  }

  /// The value of the word with this hash.
  subscript(hash: UInt64) -> Value? {
    var slot = Self.slot(hash, mask)
    while let value = values[slot] {
      if keys[slot] == hash { return value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func slot(_ hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: ((hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}

/// A set of words for questions about bytes in place, without a copy of them. The words are in lower
/// case; the hash is FNV-1a, 64 bits.
struct WordSet: Sendable {
  private let table: WordTable<Bool>

  /// `reversed` is for words that are read from their last byte to the first.
  init(_ words: some Sequence<String>, reversed: Bool = false) {
    var hashes: [UInt64: Bool] = [:]
    for word in words {
      let bytes = Array(word.utf8)
      let hash = (reversed ? bytes.reversed() : bytes).reduce(EvidenceWords.seed) {
        EvidenceWords.hash($0, $1)
      }
      hashes[hash] = true
    }
    table = WordTable(hashes)
  }

  /// Whether a word with this hash is among them.
  func contains(_ hash: UInt64) -> Bool { table[hash] != nil }

  /// Whether these bytes, in lower case, are one of them.
  func contains(_ word: [UInt8]) -> Bool {
    contains(word.reduce(EvidenceWords.seed) { EvidenceWords.hash($0, $1) })
  }
}
