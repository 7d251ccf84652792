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

  /// The ASCII bytes whose bits are set.
  private init(_ low: UInt64, _ lowMiddle: UInt64) {
    self.low = low
    self.lowMiddle = lowMiddle
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

  /// Its bits, 64 bytes in each word.
  var words: [UInt64] { [low, lowMiddle, highMiddle, high] }

  func union(_ other: ByteClass) -> ByteClass {
    ByteClass((UInt8.min...UInt8.max).filter { contains($0) || other.contains($0) })
  }

  func subtracting(_ text: String) -> ByteClass {
    let other = ByteClass(text)
    return ByteClass((UInt8.min...UInt8.max).filter { contains($0) && !other.contains($0) })
  }

  // Written as bits, they are constants: there is no look at each use whether they have been made.

  static let digits = ByteClass(0x03FF_0000_0000_0000, 0)
  static let lower = ByteClass(0, 0x07FF_FFFE_0000_0000)
  static let upper = ByteClass(0, 0x0000_0000_07FF_FFFE)
  static let letters = ByteClass(0, 0x07FF_FFFE_07FF_FFFE)
  static let alphanumeric = ByteClass(0x03FF_0000_0000_0000, 0x07FF_FFFE_07FF_FFFE)
  static let hex = ByteClass(0x03FF_0000_0000_0000, 0x0000_007E_0000_007E)
  static let lowerHex = ByteClass(0x03FF_0000_0000_0000, 0x0000_007E_0000_0000)
  /// RFC 4648 section 5, and what many vendors use in tokens.
  static let base64URL = ByteClass(0x03FF_2000_0000_0000, 0x07FF_FFFE_87FF_FFFE)
  static let base64 = ByteClass(0x23FF_8800_0000_0000, 0x07FF_FFFE_07FF_FFFE)
  static let space = ByteClass(0x0000_0001_0000_2600, 0)
}

extension UInt8 {
  /// ASCII upper case to lower case, all else unchanged.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
  /// Whether it is an ASCII letter or digit.
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self >= 0x61 && self <= 0x7A) || (self >= 0x41 && self <= 0x5A) }
}
