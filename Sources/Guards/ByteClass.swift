/// Sets of bytes, for questions such as "may this byte stand in a token?".

/// A set of byte values.
struct ByteClass: Sendable, Hashable {
  private var low: UInt64 = 0
  private var lowMiddle: UInt64 = 0
  private var highMiddle: UInt64 = 0
  private var high: UInt64 = 0

  /// The bytes of `text`.
  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    return switch byte >> 6 {
    case 0: low & bit != 0
    case 1: lowMiddle & bit != 0
    case 2: highMiddle & bit != 0
    default: high & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low |= bit
    case 1: lowMiddle |= bit
    case 2: highMiddle |= bit
    default: high |= bit
    }
  }

  /// Its bytes in order.
  var members: [UInt8] {
    var bytes: [UInt8] = []
    for (index, word) in [low, lowMiddle, highMiddle, high].enumerated() {
      var rest = word
      while rest != 0 {
        bytes.append(UInt8(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return bytes
  }

  func union(_ other: ByteClass) -> ByteClass {
    ByteClass((UInt8.min...UInt8.max).filter { contains($0) || other.contains($0) })
  }

  func subtracting(_ text: String) -> ByteClass {
    let other = ByteClass(text)
    return ByteClass((UInt8.min...UInt8.max).filter { contains($0) && !other.contains($0) })
  }

  static let digits = ByteClass("0123456789")
  static let lower = ByteClass("abcdefghijklmnopqrstuvwxyz")
  static let upper = ByteClass("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  static let letters = lower.union(upper)
  static let alphanumeric = letters.union(digits)
  static let hex = ByteClass("0123456789abcdefABCDEF")
  static let lowerHex = ByteClass("0123456789abcdef")
  /// RFC 4648 section 5, and what many vendors use in tokens.
  static let base64URL = alphanumeric.union(ByteClass("-_"))
  static let base64 = alphanumeric.union(ByteClass("+/="))
  static let space = ByteClass(" \t\r\n")
}

extension UInt8 {
  /// ASCII upper case to lower case, all else unchanged.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
  /// Whether it is an ASCII letter or digit.
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self >= 0x61 && self <= 0x7A) || (self >= 0x41 && self <= 0x5A) }
}
