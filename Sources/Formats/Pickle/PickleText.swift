/// Parsing of the text opcodes as CPython does it: its integers, floats and escapes, not ours.

/// What the text of a number means.
enum PickleNumber: Equatable {
  case int(Int64)
  /// A valid number that does not fit 64 bits, or a float.
  case large
}

/// Readers of the arguments of text opcodes; `nil` where CPython raises an error.
enum PickleText {
  private static let tab: UInt8 = 0x09
  private static let space: UInt8 = 0x20

  /// `load_int`: C `strtol` with base 0 first, then Python's own reader.
  static func intLine(_ line: [UInt8]) -> PickleNumber? {
    let text = line.prefix { $0 != 0 && $0 != 0x0A }
    // `strtol` takes nothing from a line that starts with a zero byte, and answers 0.
    guard !text.isEmpty else { return .int(0) }
    if let value = strtol(Array(text)) { return .int(value) }
    return pythonInt(line, base: 0)
  }

  /// `PyLong_FromString(line, NULL, base)` with base 0 or 10.
  static func pythonInt(_ line: [UInt8], base: Int) -> PickleNumber? {
    var text = ArraySlice(line.prefix { $0 != 0 })
    while let first = text.first, isSpace(first) { text.removeFirst() }
    while let last = text.last, isSpace(last) { text.removeLast() }
    let negative = text.first == UInt8(ascii: "-")
    if negative || text.first == UInt8(ascii: "+") { text.removeFirst() }
    var radix = 10
    if base == 0, text.first == UInt8(ascii: "0"), text.count > 1 {
      guard let prefixed = radixPrefix(text) else { return onlyZeros(text) ? .int(0) : nil }
      radix = prefixed
      text = text.dropFirst(2)
      if text.first == UInt8(ascii: "_") { text.removeFirst() }
    }
    return digits(text, radix: radix, negative: negative)
  }

  private static func radixPrefix(_ text: ArraySlice<UInt8>) -> Int? {
    switch text[text.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func onlyZeros(_ text: ArraySlice<UInt8>) -> Bool {
    var afterUnderscore = true
    for byte in text {
      if byte == UInt8(ascii: "_") {
        guard !afterUnderscore else { return false }
        afterUnderscore = true
      } else {
        guard byte == UInt8(ascii: "0") else { return false }
        afterUnderscore = false
      }
    }
    return !afterUnderscore
  }

  private static func digits(_ text: ArraySlice<UInt8>, radix: Int, negative: Bool)
    -> PickleNumber?
  {
    var value: Int64 = 0
    var large = false
    var afterUnderscore = true
    for byte in text {
      if byte == UInt8(ascii: "_") {
        guard !afterUnderscore else { return nil }
        afterUnderscore = true
        continue
      }
      guard let digit = digitValue(byte), digit < radix else { return nil }
      afterUnderscore = false
      let (product, tooLarge) = value.multipliedReportingOverflow(by: Int64(radix))
      let signed = negative ? -Int64(digit) : Int64(digit)
      let (sum, beyond) = product.addingReportingOverflow(signed)
      large = large || tooLarge || beyond
      value = large ? 0 : sum
    }
    guard !afterUnderscore else { return nil }
    return large ? .large : .int(value)
  }

  /// C `strtol(text, &end, 0)` that consumes the whole text; `nil` if it does not or overflows.
  private static func strtol(_ text: [UInt8]) -> Int64? {
    var rest = text[...]
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var radix = 10
    if rest.count > 2, rest.first == UInt8(ascii: "0"),
      rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    {
      radix = 16
      rest = rest.dropFirst(2)
    } else if rest.count > 1, rest.first == UInt8(ascii: "0") {
      radix = 8
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty, !rest.contains(UInt8(ascii: "_")),
      case .int(let value)? = digits(rest, radix: radix, negative: negative)
    else { return nil }
    return value
  }

  /// `PyOS_string_to_double` over the line, which must be consumed up to its end or a zero byte.
  static func isFloat(_ line: [UInt8]) -> Bool {
    var rest = ArraySlice(line.prefix { $0 != 0 && $0 != 0x0A })
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let word = String(decoding: rest.map { $0 < 0x80 ? $0 | 0x20 : 0 }, as: UTF8.self)
    if word == "inf" || word == "infinity" || word == "nan" { return true }
    guard let number = decimalFloat(rest), let value = Double(number) else { return false }
    return value.isFinite
  }

  private static func decimalFloat(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text
    let whole = takeDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    return "0"
      + String(decoding: text, as: UTF8.self)
      .replacingTrailingPoint()
  }

  private static func takeDigits(_ text: inout ArraySlice<UInt8>) -> Int {
    var count = 0
    while let first = text.first, first >= 0x30, first <= 0x39 {
      text.removeFirst()
      count += 1
    }
    return count
  }

  /// `PyBytes_DecodeEscape` over the inside of the quotes of a `STRING` line.
  static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      if let simple = simpleEscapes[letter] {
        result.append(simple)
      } else if letter >= 0x30, letter <= 0x37 {
        result.append(octal(first: letter, &rest))
      } else if letter == UInt8(ascii: "x") {
        guard let high = rest.popFirst().flatMap(digitValue), high < 16,
          let low = rest.popFirst().flatMap(digitValue), low < 16
        else { return nil }
        result.append(UInt8(high << 4 | low))
      } else {
        result += [byte, letter]
      }
    }
    return result
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "v"): 0x0B, UInt8(ascii: "a"): 0x07,
  ]

  private static func octal(first: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8 {
    var value = Int(first - 0x30)
    for _ in 0..<2 {
      guard let next = rest.first, next >= 0x30, next <= 0x37 else { break }
      rest.removeFirst()
      value = value << 3 | Int(next - 0x30)
    }
    return UInt8(truncatingIfNeeded: value)
  }

  /// `PyUnicode_DecodeRawUnicodeEscape`: the scalars, surrogates included; `nil` for a bad escape.
  static func rawUnicode(_ text: ArraySlice<UInt8>) -> [UInt32]? {
    var result: [UInt32] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.first,
        letter == UInt8(ascii: "u") || letter == UInt8(ascii: "U")
      else {
        result.append(UInt32(byte))
        // A backslash that starts no escape takes the next byte with it.
        if byte == UInt8(ascii: "\\"), let next = rest.popFirst() { result.append(UInt32(next)) }
        continue
      }
      rest.removeFirst()
      var scalar: UInt32 = 0
      for _ in 0..<(letter == UInt8(ascii: "u") ? 4 : 8) {
        guard let digit = rest.popFirst().flatMap(digitValue), digit < 16 else { return nil }
        scalar = scalar << 4 | UInt32(digit)
      }
      guard scalar <= 0x10FFFF else { return nil }
      result.append(scalar)
    }
    return result
  }

  /// The text of `bytes`; `.none` if it holds half surrogates (which CPython lets pass).
  /// Throws nothing: `nil` outside means that the bytes are not UTF-8 at all.
  static func utf8(_ bytes: [UInt8]) -> String?? {
    if let text = String(validating: bytes, as: UTF8.self) { return .some(text) }
    var patched = bytes
    var index = 0
    while index + 2 < patched.count {
      if patched[index] == 0xED, (0xA0...0xBF).contains(patched[index + 1]),
        (0x80...0xBF).contains(patched[index + 2])
      {
        patched.replaceSubrange(index..<(index + 3), with: [0x3F, 0x3F, 0x3F])
      }
      index += 1
    }
    return String(validating: patched, as: UTF8.self) == nil ? nil : .some(nil)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == space || (byte >= tab && byte <= 0x0D)
  }

  static func digitValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x37
    case 0x61...0x7A: Int(byte) - 0x57
    default: nil
    }
  }
}

extension String {
  /// Puts a zero where Swift's reader of doubles wants a digit: after a final point and before an
  /// exponent.
  fileprivate func replacingTrailingPoint() -> String {
    var result = ""
    var afterPoint = false
    for letter in self {
      if afterPoint, !letter.isNumber { result.append("0") }
      afterPoint = letter == "."
      result.append(letter)
    }
    return afterPoint ? result + "0" : result
  }
}
