/// Text as the search for leaked prompts reads it: letters and digits in one case, everything else
/// passed over, so that layout, marks and letters put apart make no difference.

/// Turns bytes into symbols, one by one.
struct PromptSymbols: Sendable {
  /// The bytes of a character that is not complete yet.
  private var value: UInt32 = 0
  private var missing = 0
  /// Where it began.
  private var start = 0

  /// A symbol and the position of its character.
  struct Symbol {
    let value: UInt8
    let place: Int
  }

  /// Reads a byte; up to three symbols: one for a letter of an alphabet, three for an ideograph,
  /// which says as much as a word.
  mutating func read(_ byte: UInt8, at place: Int, _ take: (Symbol) -> Void) {
    if byte < 0x80 {
      missing = 0
      if byte.isAlphanumeric { take(Symbol(value: byte.lowercased, place: place)) }
      return
    }
    if byte & 0xC0 == 0x80 {
      guard missing > 0 else { return }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { finish(take) }
      return
    }
    missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
    value = UInt32(byte) & (0x3F >> UInt32(missing))
    start = place
  }

  private func finish(_ take: (Symbol) -> Void) {
    switch value {
    case 0x80...0xBF, 0x2000...0x2E7F, 0x3000...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFF0F,
      0xE0000...0xE0FFF:
      return
    case 0x2E80...:
      take(Symbol(value: UInt8(truncatingIfNeeded: value >> 12 | 0x80), place: start))
      take(Symbol(value: UInt8(truncatingIfNeeded: value >> 6 | 0x80), place: start))
      take(Symbol(value: UInt8(truncatingIfNeeded: value), place: start))
    default:
      guard Invisible(value) == nil else { return }
      take(Symbol(value: UInt8(truncatingIfNeeded: Self.lowercased(value)), place: start))
    }
  }

  /// Case folding of Latin-1, Greek and Cyrillic.
  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x100...0x17F: scalar | 1
    default: scalar
    }
  }

  /// All symbols of `bytes`.
  static func all(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var reader = PromptSymbols()
    var symbols: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      reader.read(byte, at: place) { symbols.append($0.value) }
    }
    return symbols
  }
}
