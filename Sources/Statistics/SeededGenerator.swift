/// Reproducible randomness: the same seed gives the same numbers on every machine and in every
/// version of the program. Not for keys or tokens.

/// xoshiro256** 1.0, its state filled by SplitMix64 from a seed of 64 bits (D. Blackman,
/// S. Vigna, "Scrambled linear pseudorandom number generators", 2021).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The sequence of `seed`.
  package init(seed: UInt64) {
    var filler = SplitMix64(state: seed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The sequence of `seed` for one named purpose: sequences of different names do not overlap
  /// in practice, so that parts can be generated alone and in any order.
  package init(seed: UInt64, stream name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var mixer = SplitMix64(state: seed ^ hash)
    self.init(seed: mixer.next())
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let carried = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= carried
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// A whole number from `0 ..< bound`, by the multiply method with rejection (D. Lemire, 2019);
  /// spelled out because the standard library does not promise its own choice. 0 for bounds below 1.
  package mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    let range = UInt64(bound)
    let floor = (0 &- range) % range
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= floor { return Int(product.high) }
    }
  }

  /// One of `values`; `nil` when there are none.
  package mutating func pick<Value>(_ values: [Value]) -> Value? {
    values.isEmpty ? nil : values[below(values.count)]
  }

  /// `count` characters of `alphabet`, which must not be empty.
  package mutating func text(_ count: Int, of alphabet: String) -> String {
    let letters = Array(alphabet)
    guard !letters.isEmpty else { return "" }
    return String((0..<max(0, count)).map { _ in letters[below(letters.count)] })
  }

  /// `values` in a random order (Fisher-Yates).
  package mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for index in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(index, below(index + 1))
    }
    return values
  }
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
