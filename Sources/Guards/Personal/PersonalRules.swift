/// The rules of the family `personal` that start at a visible place; e-mail addresses have a scanner
/// of their own.

struct PersonalRules: LexicalRules {
  private static let hexLetters = ByteClass("abcdefABCDEF")
  private static let colonOrHyphen = ByteClass(":-")
  private static let birth = ByteClass(BirthDateRule.words.compactMap(\.first))
    .union(ByteClass(BirthDateRule.words.compactMap { $0.first?.uppercased }))

  func mayStart(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let byte = bytes[offset]
    if byte.isDigit { return offset == 0 || !bytes[offset - 1].isDigit }
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":") {
      return true
    }
    if Self.birth.contains(byte) || Self.hexLetters.contains(byte) { return true }
    guard byte >= 0x41, byte <= 0x5A else { return false }
    return offset == 0 || !(bytes[offset - 1] >= 0x41 && bytes[offset - 1] <= 0x5A)
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    guard let first = try reader.peek(reader.position) else { return nil }
    switch first {
    case UInt8(ascii: "+"), UInt8(ascii: "("): return try NumberRules.match(&reader)
    case UInt8(ascii: ":"):
      guard try reader.peek(reader.position + 1) == first else { return nil }
      return try NetworkRules.hexadecimal(&reader)
    default: break
    }
    if Self.birth.contains(first), let found = try BirthDateRule.match(&reader) { return found }
    if first >= 0x80 { return nil }
    if ByteClass.hex.contains(first), try mayBeAddress(&reader),
      let found = try NetworkRules.hexadecimal(&reader)
    {
      return found
    }
    if first.isDigit { return try NumberRules.match(&reader) }
    guard first.isLetter, first < 0x60, reader.isAtTokenStart else { return nil }
    return try LetterRules.match(&reader)
  }

  /// Whether a colon or hyphen follows after one to four hexadecimal digits.
  private func mayBeAddress(_ reader: inout ByteReader) throws(Undecided) -> Bool {
    let length = try reader.run(of: .hex, from: reader.position, atMost: 5)
    guard length <= 4, let next = try reader.peek(reader.position + length) else { return false }
    return next == UInt8(ascii: ":") || (length == 2 && next == UInt8(ascii: "-"))
      || (length == 4 && next == UInt8(ascii: "."))
  }
}
