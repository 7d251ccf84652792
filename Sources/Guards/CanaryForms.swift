/// The ways in which a canary may be written down, as patterns over folded letters and digits:
/// everything else between them is passed over, and so spaced, hyphenated, percent-encoded or
/// comma-separated forms need no patterns of their own.

enum CanaryForms {
  /// A fragment of fewer symbols than this says nothing. A quarter of a form counts if it is as long:
  /// whoever asks for one piece at a time must not get the first ones.
  static let shortestFragment = 8
  /// Canaries with fewer letters and digits than this count only whole.
  static let shortestForFragments = 12
  /// Canaries with fewer letters and digits than this are never found.
  static let shortest = 6

  /// The patterns of `canary`; none if it is too short.
  static func patterns(of canary: String) -> [SubstringAutomaton.Pattern] {
    let bytes = Array(canary.utf8.prefix(GuardLimits.canaryBytes))
    let plain = symbols(bytes)
    guard plain.count >= shortest else { return [] }
    let lower = bytes.map(\.lowercased)
    let upper = bytes.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    var forms: [(String, [UInt8])] = [
      ("plain", plain), ("reversed", plain.reversed()), ("rot13", plain.map(rot13)),
    ]
    for spelling in unique([bytes, lower, upper]) {
      forms.append(("hex", symbols(spelling.flatMap { hex($0) })))
      forms.append(("hex", symbols(spelling.flatMap { [UInt8(ascii: "x")] + hex($0) })))
      forms.append(("hex", symbols(spelling.flatMap { Array("0x".utf8) + hex($0) })))
      forms.append(("unicode-escape", symbols(spelling.flatMap { Array("u00".utf8) + hex($0) })))
      forms.append(("decimal", symbols(spelling.flatMap { Array(String($0).utf8) })))
      for shift in 0..<3 { forms.append(("base64", symbols(base64(spelling, shift: shift)))) }
    }
    let isWhole = plain.count < shortestForFragments
    return forms.map { name, symbols in
      let fragment = max(shortestFragment, (symbols.count + 3) / 4)
      return SubstringAutomaton.Pattern(
        symbols: symbols, threshold: isWhole ? symbols.count : min(fragment, symbols.count),
        name: name)
    }
  }

  /// The folded symbol of a byte: 0 to 25 for letters, 26 to 35 for digits; `nil` for all else.
  static func symbol(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A: byte - 0x61
    case 0x41...0x5A: byte - 0x41
    case 0x30...0x39: byte - 0x30 + 26
    default: nil
    }
  }

  static func symbols(_ bytes: [UInt8]) -> [UInt8] {
    bytes.compactMap(symbol)
  }

  private static func rot13(_ symbol: UInt8) -> UInt8 {
    symbol < 26 ? (symbol + 13) % 26 : symbol
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// The characters of a base64 text (RFC 4648) that depend on `bytes` alone when `shift` other
  /// bytes stand before them.
  static func base64(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let padded = [UInt8](repeating: 0, count: shift) + bytes
    var characters: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in padded {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        characters.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    return Array(characters.dropFirst((shift * 8 + 5) / 6))
  }

  private static func unique(_ spellings: [[UInt8]]) -> [[UInt8]] {
    spellings.enumerated().filter { !spellings[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
