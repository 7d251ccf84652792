/// The three spellings of R's serialisation (R Internals, section 1.8): XDR, which is big-endian,
/// the
/// machine's own, which is little-endian, and text.

/// Reads numbers and texts in one of the spellings.
struct RInput {
  enum Spelling { case xdr, native, text }
  var reader: WindowReader
  let spelling: Spelling

  /// The four bytes of an integer, or a word. `NA` is the least integer.
  mutating func integer() throws(FormatError) -> Int32 {
    switch spelling {
    case .xdr: return Int32(bitPattern: try reader.u32().byteSwapped)
    case .native: return Int32(bitPattern: try reader.u32())
    case .text:
      let word = try word()
      if word == "NA" { return Int32.min }
      guard let value = Int32(word) else {
        throw .malformed(offset: reader.offset, "a word that is no number")
      }
      return value
    }
  }

  /// The length of a vector; long ones take two more integers.
  mutating func length() throws(FormatError) -> UInt64 {
    let short = try integer()
    if short >= 0 { return try checked(UInt64(short)) }
    guard short == -1 else { throw negative() }
    let high = try integer()
    let low = try integer()
    guard high >= 0 else { throw negative() }
    return try checked(UInt64(high) << 32 | UInt64(UInt32(bitPattern: low)))
  }

  private func checked(_ length: UInt64) throws(FormatError) -> UInt64 {
    // Even in text every element takes a byte.
    guard length <= reader.remaining else {
      throw .malformed(offset: reader.offset, "arithmetic: a length beyond the file")
    }
    return length
  }

  private func negative() -> FormatError {
    .malformed(offset: reader.offset, "arithmetic: a length that is negative")
  }

  /// Passes `count` numbers of `width` bytes, which may be several words.
  mutating func skip(_ count: UInt64, width: UInt64, words: UInt64 = 1) throws(FormatError) {
    guard spelling != .text else {
      for _ in 0..<(count * words) { _ = try word() }
      return
    }
    guard count <= reader.remaining / width else {
      throw .malformed(offset: reader.offset, "arithmetic: a length beyond the file")
    }
    try reader.skip(count * width)
  }

  /// A text of `length` bytes, of which up to `keep` are given back.
  mutating func text(_ length: UInt64, keep: Int = 256) throws(FormatError) -> String {
    guard length <= FormatLimits.rText else {
      throw .limit(offset: reader.offset, "the length of a text")
    }
    if spelling == .text { return try escaped(length, keep) }
    let kept = Int(min(length, UInt64(keep)))
    let bytes = try reader.take(kept)
    try reader.skip(length - UInt64(kept))
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func word() throws(FormatError) -> String {
    var bytes: [UInt8] = []
    while Self.isSpace(try reader.peek()) { try reader.skip(1) }
    while reader.remaining > 0, !Self.isSpace(try reader.peek()) {
      bytes.append(try reader.u8())
      guard bytes.count <= FormatLimits.rWord else {
        throw .limit(offset: reader.offset, "the length of a word")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// A text of the text form: `length` bytes, each as it stands or as an escape.
  private mutating func escaped(_ length: UInt64, _ keep: Int) throws(FormatError) -> String {
    var bytes: [UInt8] = []
    guard length > 0 else { return "" }
    while Self.isSpace(try reader.peek()) { try reader.skip(1) }
    for _ in 0..<length {
      var byte = try reader.u8()
      if byte == UInt8(ascii: "\\") {
        byte = try reader.u8()
        var value = 0
        var digits = 0
        while digits < 3, (0x30...0x37).contains(byte) {
          value = value * 8 + Int(byte - 0x30)
          digits += 1
          let next = try reader.peek()
          if digits == 3 || !(0x30...0x37).contains(next) { break }
          byte = try reader.u8()
        }
        if digits > 0 { byte = UInt8(truncatingIfNeeded: value) }
      }
      if bytes.count < keep { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
