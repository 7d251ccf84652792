/// From text to hashed features: the same as in `train.py`, which the weights were made with.

/// A sparse vector: value by index.
typealias Sparse = [Int: Float]

enum Features {
  /// Runs of ASCII letters and digits, lowered, and of bytes above 127.
  static func words(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var current: [UInt8] = []
    for var byte in text.utf8 {
      if (65...90).contains(byte) { byte += 32 }
      if (97...122).contains(byte) || (48...57).contains(byte) || byte >= 128 {
        current.append(byte)
      } else if !current.isEmpty {
        words.append(current)
        current = []
      }
    }
    if !current.isEmpty { words.append(current) }
    return words
  }

  /// Signed hashed counts: words 1, pairs of words 0.7, four characters of a word 0.3.
  static func counts(_ text: String, features: Int) -> Sparse {
    var vector: Sparse = [:]
    func add(_ part: [UInt8], _ weight: Float) {
      let hash = fnv(part)
      let index = Int(hash % UInt64(features))
      vector[index, default: 0] += (hash >> 40) & 1 == 0 ? weight : -weight
    }
    let words = words(text)
    for (position, word) in words.enumerated() {
      add(Array("w:".utf8) + word, 1)
      if position + 1 < words.count {
        add(Array("b:".utf8) + word + [32] + words[position + 1], 0.7)
      }
      guard word.count >= 3 else { continue }
      let framed = [95] + word + [95]
      for start in 0..<(framed.count - 3) {
        add(Array("c:".utf8) + framed[start..<(start + 4)], 0.3)
      }
    }
    return vector
  }

  private static func fnv(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
