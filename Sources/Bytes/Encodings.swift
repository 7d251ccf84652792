/// Hexadecimal and base64, strict: one meaning per text (RFC 4648, sections 4 and 8).

/// Lowercase hexadecimal.
package enum Hex {
  private static let digits: [UInt8] = Array("0123456789abcdef".utf8)

  /// Two lowercase digits for each byte.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes behind `text`; `nil` unless it is an even number of lowercase digits.
  package static func decode(_ text: String) -> [UInt8]? {
    let source = Array(text.utf8)
    guard source.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count / 2)
    for index in stride(from: 0, to: source.count, by: 2) {
      guard let high = value(source[index]), let low = value(source[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Base64 with the standard alphabet and padding; no line breaks, no URL-safe alphabet, no loose bits.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (index, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(index) }
    return table
  }()
  private static let pad = UInt8(ascii: "=")

  /// The padded text of `bytes`.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let third = index + 2 < bytes.count ? bytes[index + 2] : 0
      text.append(alphabet[Int(first >> 2)])
      text.append(alphabet[Int((first & 3) << 4 | second >> 4)])
      text.append(index + 1 < bytes.count ? alphabet[Int((second & 15) << 2 | third >> 6)] : pad)
      text.append(index + 2 < bytes.count ? alphabet[Int(third & 63)] : pad)
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes behind `text`; `nil` unless it is exactly what `encode` would write for them.
  package static func decode(_ text: String) -> [UInt8]? {
    let source = Array(text.utf8)
    guard source.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count / 4 * 3)
    for index in stride(from: 0, to: source.count, by: 4) {
      let last = index + 4 == source.count
      guard decode(group: source, at: index, last: last, into: &bytes) else { return nil }
    }
    return bytes
  }

  private static func decode(
    group source: [UInt8], at index: Int, last: Bool, into bytes: inout [UInt8]
  ) -> Bool {
    let padding = !last ? 0 : source[index + 3] != pad ? 0 : source[index + 2] == pad ? 2 : 1
    var bits: UInt32 = 0
    for offset in 0..<4 {
      let value = offset < 4 - padding ? values[Int(source[index + offset])] : 0
      guard value != 255 else { return false }
      bits = bits << 6 | UInt32(value)
    }
    let loose: UInt32 = padding == 0 ? 0 : padding == 1 ? 0xFF : 0xFFFF
    guard bits & loose == 0 else { return false }
    bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
    if padding < 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 8)) }
    if padding < 1 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
    return true
  }
}
