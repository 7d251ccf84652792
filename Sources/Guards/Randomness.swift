/// Whether bytes look drawn at random or written by a person: what tells a token from a placeholder
/// and a value from an identifier. All functions are linear in their input.

enum Randomness {
  /// The number of different bytes.
  static func distinct(_ bytes: [UInt8]) -> Int {
    var seen = ByteClass("")
    var count = 0
    for byte in bytes where !seen.contains(byte) {
      seen.insert(byte)
      count += 1
    }
    return count
  }

  /// The length of the longest stretch of one byte.
  static func longestRepeat(_ bytes: [UInt8]) -> Int {
    var longest = 0
    var current = 0
    var previous: UInt8?
    for byte in bytes {
      current = byte == previous ? current + 1 : 1
      longest = max(longest, current)
      previous = byte
    }
    return longest
  }

  /// A token's body: enough different bytes, no long repeats, and digits or both cases of letters.
  static func isTokenLike(_ body: [UInt8]) -> Bool {
    let enough = min(9, max(5, body.count / 3))
    guard distinct(body) >= enough, longestRepeat(body) <= 5 else { return false }
    let hasDigit = body.contains(where: \.isDigit)
    let hasUpper = body.contains { $0 >= 0x41 && $0 <= 0x5A }
    let hasLower = body.contains { $0 >= 0x61 && $0 <= 0x7A }
    return hasDigit || (hasUpper && hasLower)
  }

  /// How often letters and digits take turns; separators are passed over.
  static func turns(_ bytes: [UInt8]) -> Int {
    var turns = 0
    var lastWasDigit: Bool?
    for byte in bytes where byte.isAlphanumeric {
      if let lastWasDigit, lastWasDigit != byte.isDigit { turns += 1 }
      lastWasDigit = byte.isDigit
    }
    return turns
  }

  /// Whether the last six of 36 bytes are the CRC-32 (ISO 3309) of the first thirty in base 62.
  static func hasBase62Checksum(_ body: [UInt8]) -> Bool {
    guard body.count == 36 else { return false }
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var rest = crc32(body[0..<30])
    var expected: [UInt8] = []
    for _ in 0..<6 {
      expected.append(alphabet[Int(rest % 62)])
      rest /= 62
    }
    return Array(body[30...]) == Array(expected.reversed())
  }

  /// CRC-32 with the reflected polynomial 0xEDB88320.
  static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
