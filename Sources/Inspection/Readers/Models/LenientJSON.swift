/// JSON as Python and XGBoost write it where numbers are not finite: `NaN`, `Infinity`,
/// `-Infinity`.

import Bytes

/// Reads such a document by reading `null` for these words.
enum LenientJSON {
  private static let words: [[UInt8]] = ["-Infinity", "Infinity", "NaN", "inf", "-inf", "nan"].map {
    Array($0.utf8)
  }

  /// The document, or `nil` if it is none for another reason.
  static func parse(_ bytes: [UInt8]) -> JSON? {
    guard let plain = replaced(bytes) else { return nil }
    return try? JSON.parse(plain, limits: .modelHeader)
  }

  /// What Python's `json.loads` would read from bytes: UTF-16 and UTF-32 too, and numbers that are
  /// not finite.
  static func python(_ bytes: [UInt8]) -> JSON? {
    let text = utf8(bytes)
    return (try? JSON.parse(text, limits: .modelHeader)) ?? parse(text)
  }

  /// The text in UTF-8, told as Python tells it: by a mark, or by where zero bytes stand.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    guard bytes.count >= 4, bytes[0] == 0 || bytes[1] == 0 || bytes[0] >= 0xFE else { return bytes }
    let width = bytes[0] == 0 && bytes[1] == 0 || bytes[1] == 0 && bytes[2] == 0 ? 4 : 2
    let isLittle = bytes[0] != 0 && bytes[0] != 0xFE
    var units: [UInt32] = []
    for at in stride(from: 0, through: bytes.count - width, by: width) {
      var unit: UInt32 = 0
      for index in 0..<width {
        unit |= UInt32(bytes[at + index]) << UInt32(8 * (isLittle ? index : width - 1 - index))
      }
      if unit != 0xFEFF || at > 0 { units.append(unit) }
    }
    guard width == 2 else {
      return Array(String(decoding: units, as: UTF32.self).utf8)
    }
    return Array(
      String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self).utf8)
  }

  /// The text with `null` in place of the words outside of strings; `nil` if there are none.
  private static func replaced(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var inString = false
    var changed = false
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if inString {
        result.append(byte)
        if byte == UInt8(ascii: "\\"), at + 1 < bytes.count {
          at += 1
          result.append(bytes[at])
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
      } else if let word = word(bytes, at) {
        result += Array("null".utf8)
        changed = true
        at += word
        continue
      } else {
        inString = byte == UInt8(ascii: "\"")
        result.append(byte)
      }
      at += 1
    }
    return changed ? result : nil
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard [0x2D, 0x49, 0x4E, 0x69, 0x6E].contains(bytes[at]) else { return nil }
    return words.first { bytes[at...].starts(with: $0) }?.count
  }
}
