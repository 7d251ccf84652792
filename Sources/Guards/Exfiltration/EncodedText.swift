/// Whether a piece of an address is text in an encoding: what was put there reads as text once it is
/// decoded, which random names and digests do not.

enum EncodedText {
  /// Fewer characters than this could be text by chance.
  private static let shortestBase64 = 16
  private static let shortestHex = 20
  private static let shortestBase32 = 24

  /// Whether `value`, or its longest part in one of the encodings, is encoded text.
  static func isEncoded(_ value: [UInt8]) -> Bool {
    let bytes = value.prefix(GuardLimits.holdBackBytes)
    guard bytes.count >= shortestBase64 else { return false }
    if let text = hex(bytes) {
      if isText(text) { return text.count >= shortestHex / 2 || isPlain(text) }
    }
    if let text = base32(bytes), isText(text) { return true }
    return base64(bytes).map(isText) == true
  }

  /// Text that people write: nearly all of it printable, most of it letters and blanks.
  static func isText(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8 else { return false }
    let plain = bytes.count { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if plain == bytes.count { return true }
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    return plain * 10 >= bytes.count * 6
  }

  /// Letters, digits and blanks alone, which is less likely by chance.
  private static func isPlain(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0.isAlphanumeric || $0 == 0x20 || $0 == UInt8(ascii: "_") }
      && text.contains(where: \.isLetter)
  }

  static func hex(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let run = bytes.prefix { ByteClass.hex.contains($0) }
    guard run.count >= shortestBase64, run.count == bytes.count else { return nil }
    var text: [UInt8] = []
    var index = run.startIndex
    while index + 1 < run.endIndex {
      text.append(nibble(run[index]) << 4 | nibble(run[index + 1]))
      index += 2
    }
    return text
  }

  private static func nibble(_ byte: UInt8) -> UInt8 {
    byte.isDigit ? byte - 0x30 : byte.lowercased - 0x61 + 10
  }

  /// Base32 (RFC 4648 section 6) in either case, padding left out or not.
  static func base32(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let run = bytes.prefix { $0.isLetter || (0x32...0x37).contains($0) }
    let rest = bytes.dropFirst(run.count)
    guard run.count >= shortestBase32, rest.allSatisfy({ $0 == UInt8(ascii: "=") }) else {
      return nil
    }
    return bits(run, 5) { $0.isLetter ? UInt32($0.lowercased - 0x61) : UInt32($0 - 0x32 + 26) }
  }

  /// Base64 in both alphabets (RFC 4648 sections 4 and 5), padding left out or not.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let run = bytes.prefix {
      $0.isAlphanumeric || Marks.base64Marks.contains($0)
    }
    let rest = bytes.dropFirst(run.count)
    guard run.count >= shortestBase64, rest.allSatisfy({ $0 == UInt8(ascii: "=") }) else {
      return nil
    }
    return bits(run, 6) {
      switch $0 {
      case 0x41...0x5A: UInt32($0 - 0x41)
      case 0x61...0x7A: UInt32($0 - 0x61 + 26)
      case 0x30...0x39: UInt32($0 - 0x30 + 52)
      case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
      default: 63
      }
    }
  }

  private static func bits(
    _ bytes: ArraySlice<UInt8>, _ width: UInt32, _ value: (UInt8) -> UInt32
  ) -> [UInt8] {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = (bits << width | value(byte)) & 0xFFFF
      count += width
      if count >= 8 {
        count -= 8
        text.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return text
  }

  /// Undoes percent-encoding, once.
  static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        ByteClass.hex.contains(bytes[index + 1]), ByteClass.hex.contains(bytes[index + 2])
      {
        text.append(nibble(bytes[index + 1]) << 4 | nibble(bytes[index + 2]))
        index += 3
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return text
  }
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let base64Marks = ByteClass("+/-_")
}
