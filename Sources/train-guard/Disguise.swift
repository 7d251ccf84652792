/// Disguises for attacks, so that the weights are learned on them, too.

enum Disguise: String, CaseIterable {
  case upper, randomCase, spaced, zeroWidth, lookalikes, digits, fullWidth, base64, hex, rot13,
    reversed, percent

  func apply(_ text: String, _ random: inout SeededGenerator) -> String {
    switch self {
    case .upper: return text.uppercased()
    case .randomCase:
      return String(
        text.map {
          random.chance(50) ? Character($0.uppercased().first.map(String.init) ?? "") : $0
        })
    case .spaced: return text.map { String($0) }.joined(separator: " ")
    case .zeroWidth:
      return text.map { random.chance(40) ? "\($0)\u{200B}" : String($0) }.joined()
    case .lookalikes:
      let table: [Character: Character] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х", "i": "і",
      ]
      return String(text.map { random.chance(60) ? table[$0] ?? $0 : $0 })
    case .digits:
      let table: [Character: Character] = [
        "a": "4", "e": "3", "o": "0", "i": "1", "s": "5", "t": "7",
      ]
      return String(text.map { random.chance(70) ? table[$0] ?? $0 : $0 })
    case .fullWidth:
      var wide = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        let moved = (0x21...0x7E).contains(scalar.value) ? scalar.value + 0xFEE0 : scalar.value
        wide.append(Unicode.Scalar(moved) ?? scalar)
      }
      return String(wide)
    case .base64: return Self.base64(Array(text.utf8))
    case .hex: return text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .rot13: return Self.rotated(text)
    case .reversed: return String(text.reversed())
    case .percent:
      return text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  static func rotated(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte -> UInt8 in
        switch byte {
        case 0x41...0x5A: (byte - 0x41 + 13) % 26 + 0x41
        case 0x61...0x7A: (byte - 0x61 + 13) % 26 + 0x61
        default: byte
        }
      }, as: UTF8.self)
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0...part.count { text.append(letters[bits >> (18 - 6 * place) & 63]) }
      text += String(repeating: "=", count: 3 - part.count)
    }
    return text
  }
}
