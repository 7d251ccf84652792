/// Seeded randomness: the same seed gives the same corpus and the same weights.

struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// One of `values`.
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  /// Whether something that happens in `percent` of all cases happens.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
