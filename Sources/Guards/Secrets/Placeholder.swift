/// What people write where a secret would stand: placeholders, examples, references.

enum Placeholder {
  /// The fewest different bytes in the body of a token.
  private static let fewest = 5
  private static let words = [
    "xxxx", "example", "your", "placeholder", "changeme", "change-me", "change_me", "redacted",
    "dummy", "insert", "replace", "removed", "....", "****", "fake", "sample", "todo", "deadbeef",
    "foobar", "undefined", "notreal", "not-real", "lorem",
  ].map { Array($0.utf8) }
  private static let tokenWords = ["xxxxx", "example", "placeholder", "redacted"].map {
    Array($0.utf8)
  }

  /// Whether the body of a token with a known prefix is no token at all.
  static func isObvious(_ body: [UInt8]) -> Bool {
    let folded = body.map(\.lowercased)
    if Randomness.distinct(folded) < min(fewest, body.count) { return true }
    if Randomness.longestRepeat(folded) > 7 { return true }
    return ByteText.holdsAny(folded, tokenWords)
  }

  /// Whether a value beside a word for secrets only stands for one.
  static func isStandIn(_ value: [UInt8]) -> Bool {
    let folded = value.map(\.lowercased)
    if Randomness.longestRepeat(folded) > 5 || isCounting(folded) { return true }
    return ByteText.holdsAny(folded, words)
  }
}

extension Placeholder {
  /// Whether much of the value counts up, as in `abcdef1234567890`.
  static func isCounting(_ folded: [UInt8]) -> Bool {
    var steps = 0
    var previous: UInt8 = 0
    for byte in folded where byte.isAlphanumeric {
      let isNext =
        byte == previous &+ 1 || byte == UInt8(ascii: "0") && previous == UInt8(ascii: "9")
      if isNext { steps += 1 }
      previous = byte
    }
    return steps >= 5 && steps * 5 >= folded.count * 2
  }
}

/// Base64 of either alphabet (RFC 4648), as much of it as is there.
enum Base64Text {
  /// The bytes that the characters stand for, up to the first that is none; padding ends it.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for character in text {
      guard let value = value(character) else { break }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x41...0x5A: character - 0x41
    case 0x61...0x7A: character - 0x61 + 26
    case 0x30...0x39: character - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
