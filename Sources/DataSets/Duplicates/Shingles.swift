/// Texts as sets of runs of five words: how near-duplicates are compared (A. Z. Broder, 1997).

/// Hashing of texts. The hashes have a fixed form, so that the same text gives the same set everywhere.
package enum Shingles {
  /// Words in a run.
  package static let words = 5

  /// The words of a text as hashes: runs of letters, digits and bytes beyond ASCII, in lower case.
  static func wordHashes(_ text: [UInt8]) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(text.count / 5)
    var hash = seed
    var isWord = false
    for byte in text {
      let kind = classes[Int(byte)]
      if kind != 0 {
        hash = (hash ^ UInt64(kind)) &* 0x0000_0100_0000_01B3
        isWord = true
      } else if isWord {
        result.append(mix(hash))
        (hash, isWord) = (seed, false)
      }
    }
    if isWord { result.append(mix(hash)) }
    return result
  }

  /// The set of hashes of the runs of five words, sorted; of shorter texts all words are one run.
  /// Empty for texts without words.
  package static func set(of text: [UInt8]) -> [UInt64] {
    set(words: wordHashes(text))
  }

  static func set(words hashes: [UInt64]) -> [UInt64] {
    var runs = runs(of: hashes)
    runs.sort()
    var kept = 0
    for index in runs.indices where index == 0 || runs[index] != runs[kept - 1] {
      runs[kept] = runs[index]
      kept += 1
    }
    runs.removeLast(runs.count - kept)
    return runs
  }

  /// The hashes of the runs in their order, repeated ones too.
  static func runs(of hashes: [UInt64]) -> [UInt64] {
    guard !hashes.isEmpty else { return [] }
    let count = min(words, hashes.count)
    var result: [UInt64] = []
    result.reserveCapacity(hashes.count)
    for start in 0...(hashes.count - count) {
      var run: UInt64 = 0x9E37_79B9_7F4A_7C15
      for index in start..<(start + count) {
        run = (run ^ hashes[index]) &* 0xD6E8_FEB8_6659_FD93
        run ^= run >> 32
      }
      result.append(mix(run))
    }
    return result
  }

  /// A hash of the whole sequence of words.
  static func sequenceHash(_ hashes: [UInt64]) -> UInt64 {
    var result: UInt64 = 0x51_7CC1_B727_2220
    for hash in hashes { result = mix(result ^ hash) &+ 0x9E37_79B9_7F4A_7C15 }
    return result
  }

  /// The share that two sorted sets have in common, of all that is in either.
  package static func jaccard(_ left: [UInt64], _ right: [UInt64]) -> Double {
    var (i, j, shared) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let all = left.count + right.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The finaliser of SplitMix64: every bit of the input moves every bit of the result.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// What each byte counts as: itself, in lower case, or 0 between words.
  private static let classes: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      return byte
    default: return 0
    }
  }
}

/// 128 independent orders of shingles and the smallest of a set in each (MinHash), cut into bands.
package struct MinHash: Sendable {
  /// Orders.
  package static let permutations = 128
  /// Bands and their width: 21 bands of 6 make it all but certain (99.8 %) that two texts with a
  /// Jaccard similarity of 0.8 share one; 16 of 8 would miss one pair in nineteen there. What they
  /// share beyond that is compared exactly afterwards.
  static let bands = 21
  static let width = 6

  private let factors: [UInt64]
  private let offsets: [UInt64]

  /// The orders of `seed`.
  package init(seed: UInt64) {
    var state = seed
    func draw() -> UInt64 {
      state = state &+ 0x9E37_79B9_7F4A_7C15
      return Shingles.mix(state)
    }
    var (factors, offsets): ([UInt64], [UInt64]) = ([], [])
    for _ in 0..<Self.permutations {
      factors.append(draw() | 1)
      offsets.append(draw())
    }
    (self.factors, self.offsets) = (factors, offsets)
  }

  /// The smallest value of each order over `shingles`.
  package func signature(_ shingles: [UInt64]) -> [UInt64] {
    var least = [UInt64](repeating: .max, count: Self.permutations)
    for shingle in shingles {
      for order in 0..<Self.permutations {
        let value = shingle &* factors[order] &+ offsets[order]
        if value < least[order] { least[order] = value }
      }
    }
    return least
  }

  /// The key of each band of a signature.
  func keys(_ signature: [UInt64]) -> [UInt32] {
    (0..<Self.bands).map { band in
      var key = UInt64(band) &* 0xA076_1D64_78BD_642F
      for index in 0..<Self.width {
        key = Shingles.mix(key ^ signature[band * Self.width + index])
      }
      return UInt32(truncatingIfNeeded: key >> 16)
    }
  }
}
