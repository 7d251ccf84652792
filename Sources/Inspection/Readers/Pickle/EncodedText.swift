/// Texts that stand for bytes: base64 with either alphabet, and hexadecimal digits.

import Bytes

/// Decoders of texts, as Python's lenient ones read them.
enum EncodedText {
  /// The bytes that the text may stand for; empty if it is plainly no encoding.
  static func decoded(_ text: [UInt8]) -> [[UInt8]] {
    guard text.count >= InspectionLimits.encodedText,
      text.allSatisfy({ values[Int($0)] != 255 || isSkipped($0) })
    else { return [] }
    var found: [[UInt8]] = []
    if let bytes = base64(text) { found.append(bytes) }
    if let bytes = hex(text) { found.append(bytes) }
    return found
  }

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (index, letter) in letters.utf8.enumerated() { table[Int(letter)] = UInt8(index) }
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    return table
  }()

  private static func isSkipped(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == UInt8(ascii: "=")
  }

  private static func base64(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var held = 0
    for byte in text where !isSkipped(byte) {
      bits = bits << 6 | UInt32(values[Int(byte)])
      held += 6
      guard held >= 8 else { continue }
      held -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
    }
    return bytes
  }

  private static func hex(_ text: [UInt8]) -> [UInt8]? {
    text.count.isMultiple(of: 2) ? Hex.decode(String(decoding: text, as: UTF8.self)) : nil
  }
}
