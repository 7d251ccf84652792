/// The readings of a text in which a leaked token may hide: as it is, reversed, rot13, and what
/// base64, base32, hexadecimal and decimal runs in it decode to, two layers deep. Other encodings
/// (images, ciphers with a key, numbers in words) are not looked for: a miss is not a proof.

enum TextViews {
  /// All readings of `text`, itself first; at most `Limits.views`.
  static func views(of text: String) -> [[UInt8]] {
    let original = Array(text.utf8)
    var views = [original]
    var layer = [original]
    for _ in 0..<2 {
      var next: [[UInt8]] = []
      for bytes in layer {
        next.append(Array(bytes.reversed()))
        next.append(rot13(bytes))
        next += decodedRuns(bytes)
      }
      for bytes in next where views.count < Limits.views && !bytes.isEmpty {
        views.append(bytes)
      }
      layer = Array(next.filter { !$0.isEmpty }.prefix(Limits.views))
    }
    return views
  }

  static func rot13(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        (byte - UInt8(ascii: "a") + 13) % 26 + UInt8(ascii: "a")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        (byte - UInt8(ascii: "A") + 13) % 26 + UInt8(ascii: "A")
      default: byte
      }
    }
  }

  /// Everything that runs of encoding alphabets decode to, each encoding's runs joined.
  private static func decodedRuns(_ bytes: [UInt8]) -> [[UInt8]] {
    let packed = bytes.filter { !isSpace($0) }
    var results = [
      joined(runs(bytes, minimum: 12, isBase64)) { decode($0, bits: 6, base64Value) },
      joined(runs(bytes, minimum: 16, isBase32)) { decode($0, bits: 5, base32Value) },
      hexadecimal(bytes), decimal(bytes),
    ]
    if packed.count != bytes.count {
      results.append(
        joined(runs(packed, minimum: 12, isBase64)) { decode($0, bits: 6, base64Value) })
    }
    return results
  }

  private static func joined(_ runs: [ArraySlice<UInt8>], _ decode: (ArraySlice<UInt8>) -> [UInt8])
    -> [UInt8]
  {
    var all: [UInt8] = []
    for run in runs { all += decode(run) + [UInt8(ascii: "\n")] }
    return runs.isEmpty ? [] : all
  }

  private static func runs(_ bytes: [UInt8], minimum: Int, _ belongs: (UInt8) -> Bool)
    -> [ArraySlice<UInt8>]
  {
    var runs: [ArraySlice<UInt8>] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || !belongs(bytes[index]) {
      if index - start >= minimum { runs.append(bytes[start..<index]) }
      start = index + 1
    }
    return runs
  }

  /// Bits of `values` put together to bytes; padding and what is left over at the end is dropped.
  private static func decode(
    _ run: ArraySlice<UInt8>, bits: Int, _ value: (UInt8) -> UInt8?
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var held: UInt32 = 0
    var count = 0
    for byte in run {
      guard let digit = value(byte) else { continue }
      held = held << UInt32(bits) | UInt32(digit)
      count += bits
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(count)))
        held &= (1 << UInt32(count)) - 1
      }
    }
    return bytes
  }

  /// Hexadecimal digits, also with separators or `0x` between the pairs.
  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let prefixed =
        byte == UInt8(ascii: "0") && index + 1 < bytes.count
        && (bytes[index + 1] | 0x20) == UInt8(ascii: "x")
      if prefixed {
        index += 2
        high = nil
        continue
      }
      if let digit = hexValue(byte) {
        if let first = high {
          result.append(first << 4 | digit)
          high = nil
        } else {
          high = digit
        }
      } else if isSpace(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\\")
      {
        // Separators keep a run together.
      } else {
        if !result.isEmpty, result.last != 0 { result.append(0) }
        high = nil
      }
      index += 1
    }
    return result.count < 8 ? [] : result
  }

  /// Numbers of one byte each, such as `71 72 45`.
  private static func decimal(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var number = 0
    var digits = 0
    for byte in bytes + [UInt8(ascii: " ")] {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 4 {
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      } else {
        if digits > 1, digits < 4, (32...126).contains(number) { result.append(UInt8(number)) }
        number = 0
        digits = 0
      }
    }
    return result.count < 8 ? [] : result
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
      || byte == UInt8(ascii: "\r")
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    base64Value(byte) != nil || byte == UInt8(ascii: "=")
  }

  private static func isBase32(_ byte: UInt8) -> Bool {
    base32Value(byte) != nil || byte == UInt8(ascii: "=")
  }

  private static func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func base32Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "2")...UInt8(ascii: "7"): byte - UInt8(ascii: "2") + 26
    default: nil
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
