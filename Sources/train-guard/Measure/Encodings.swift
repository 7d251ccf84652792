/// Whole texts in other codes, for `Obfuscation`.

extension Obfuscation {
  func code(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    switch self {
    case .base64: return Disguise.base64(bytes)
    case .base64Lines:
      let letters = Array(Disguise.base64(bytes))
      return stride(from: 0, to: letters.count, by: 76).map {
        String(letters[$0..<min($0 + 76, letters.count)])
      }.joined(separator: "\n")
    case .base64URL:
      return String(
        Disguise.base64(bytes).compactMap {
          $0 == "=" ? nil : $0 == "+" ? "-" : $0 == "/" ? "_" : $0
        })
    case .base32: return Self.base32(bytes)
    case .hex: return bytes.map(hex).joined()
    case .hexSpaced: return bytes.map(hex).joined(separator: " ")
    case .binary:
      return bytes.map { byte in
        String((0..<8).map { byte >> (7 - UInt8($0)) & 1 == 1 ? "1" : "0" })
      }.joined(separator: " ")
    case .decimal: return bytes.map { String($0) }.joined(separator: " ")
    case .rot13: return Disguise.rotated(text)
    case .caesar5: return Self.caesar(bytes, 5)
    case .atbash:
      return String(
        decoding: bytes.map { byte in
          switch byte {
          case 0x41...0x5A: 0x9B - byte
          case 0x61...0x7A: 0xDB - byte
          default: byte
          }
        }, as: UTF8.self)
    case .percent: return bytes.map { "%" + hex($0) }.joined()
    case .entities: return text.unicodeScalars.map { "&#\($0.value);" }.joined()
    case .escapes:
      return text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    case .quotedPrintable: return bytes.map { "=" + hex($0).uppercased() }.joined()
    case .morse: return Self.morse(text)
    default: return text
    }
  }

  private static func caesar(_ bytes: [UInt8], _ key: UInt8) -> String {
    String(
      decoding: bytes.map { byte in
        switch byte {
        case 0x41...0x5A: (byte - 0x41 + key) % 26 + 0x41
        case 0x61...0x7A: (byte - 0x61 + key) % 26 + 0x61
        default: byte
        }
      }, as: UTF8.self)
  }

  /// RFC 4648 section 6.
  private static func base32(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        text.append(letters[bits >> count & 31])
      }
    }
    if count > 0 { text.append(letters[bits << (5 - count) & 31]) }
    while text.count % 8 != 0 { text.append("=") }
    return text
  }

  /// ITU-R M.1677: letters and digits; other signs are left out.
  private static func morse(_ text: String) -> String {
    let codes =
      ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
      .split(separator: " ").map(String.init)
    return text.lowercased().split(separator: " ").map { word in
      word.unicodeScalars.compactMap { scalar in
        (0x61...0x7A).contains(scalar.value) ? codes[Int(scalar.value) - 0x61] : nil
      }.joined(separator: " ")
    }.joined(separator: " / ")
  }
}
