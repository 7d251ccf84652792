/// The protected prompts as a set of hashes of all their stretches of twelve symbols, also for the
/// prompts reversed, in rot13, base64 and hexadecimal. The prompts themselves are not kept.

/// The prepared prompts of a policy; shared by all streams.
struct PromptPatterns: Sendable {
  /// Symbols in one stretch.
  static let stretch = 12
  /// So many symbols in a row out of a prompt are a leak, some eight words.
  static let leak = 36
  /// Shorter prompts than this say nothing that could not be said by chance.
  private static let shortest = 24

  private let bits: [UInt64]
  private let mask: UInt64
  /// The number of symbols that make a leak; the length of the prompt where it is shorter.
  let threshold: Int

  /// The patterns of `prompts`; those too short for the usual bound get patterns of their own.
  static func all(_ prompts: [String]) -> [PromptPatterns] {
    var long: [[UInt8]] = []
    var patterns: [PromptPatterns] = []
    for prompt in prompts.prefix(GuardLimits.protectedPrompts) {
      let bytes = Array(prompt.utf8.prefix(GuardLimits.protectedPromptBytes))
      let count = PromptSymbols.all(bytes).count
      if count >= leak {
        long.append(bytes)
      } else if count >= shortest {
        patterns.append(PromptPatterns([bytes], threshold: count))
      }
    }
    if !long.isEmpty { patterns.append(PromptPatterns(long, threshold: leak)) }
    return patterns
  }

  private init(_ prompts: [[UInt8]], threshold: Int) {
    let forms = prompts.flatMap(Self.forms)
    let wanted = max(1 << 16, forms.reduce(0) { $0 + $1.count } * 16)
    var size = 1 << 16
    while size < wanted, size < GuardLimits.promptBits { size *= 2 }
    mask = UInt64(size - 1)
    self.threshold = threshold
    var bits = [UInt64](repeating: 0, count: size / 64)
    for form in forms {
      var window = PromptWindow()
      for symbol in form {
        window.push(symbol)
        guard window.isFull else { continue }
        let (one, other) = Self.places(window.hash, mask)
        bits[one >> 6] |= 1 << UInt64(one & 63)
        bits[other >> 6] |= 1 << UInt64(other & 63)
      }
    }
    self.bits = bits
  }

  /// Whether a stretch of this hash stands in a prompt; now and then also by chance.
  func contains(_ hash: UInt64) -> Bool {
    let (one, other) = Self.places(hash, mask)
    return bits[one >> 6] >> UInt64(one & 63) & 1 == 1
      && bits[other >> 6] >> UInt64(other & 63) & 1 == 1
  }

  private static func places(_ hash: UInt64, _ mask: UInt64) -> (Int, Int) {
    let mixed = hash &* 0x9E37_79B9_7F4A_7C15
    return (Int(mixed >> 20 & mask), Int((mixed >> 38 ^ mixed) & mask))
  }

  /// What a prompt may be written as.
  private static func forms(_ bytes: [UInt8]) -> [[UInt8]] {
    let plain = PromptSymbols.all(bytes)
    let digits = Array("0123456789abcdef".utf8)
    let backwards = String(decoding: bytes, as: UTF8.self).unicodeScalars.reversed()
    let reversed = PromptSymbols.all(String(String.UnicodeScalarView(backwards)).utf8)
    var forms = [plain, reversed, plain.map(rot13)]
    forms.append(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    for shift in 0..<3 {
      forms.append(PromptSymbols.all(CanaryForms.base64(bytes, shift: shift)))
    }
    return forms
  }

  private static func rot13(_ symbol: UInt8) -> UInt8 {
    symbol >= 0x61 && symbol <= 0x7A ? (symbol - 0x61 + 13) % 26 + 0x61 : symbol
  }
}

/// The last twelve symbols with their hash (Karp and Rabin 1987) and their places.
struct PromptWindow: Sendable {
  private static let base: UInt64 = 0x100_0000_01B3
  private static let outgoing: UInt64 = (0..<PromptPatterns.stretch).reduce(1) { power, _ in
    power &* base
  }

  private(set) var hash: UInt64 = 0
  private var symbols = SIMD16<UInt8>()
  private var count = 0

  var isFull: Bool { count >= PromptPatterns.stretch }

  mutating func push(_ symbol: UInt8) {
    let slot = count % PromptPatterns.stretch
    let old = isFull ? UInt64(symbols[slot]) + 1 : 0
    hash = hash &* Self.base &+ UInt64(symbol) &+ 1 &- old &* Self.outgoing
    symbols[slot] = symbol
    count += 1
  }
}

extension GuardLimits {
  /// The most protected prompts of a policy, and bytes of each.
  package static let protectedPrompts = 64
  package static let protectedPromptBytes = 65_536
  /// The most bits in the set of stretches.
  static let promptBits = 1 << 26
}
