/// JSON as Python and XGBoost write it where numbers are not finite: `NaN`, `Infinity`, `-Infinity`.

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
