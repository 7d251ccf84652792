/// The rules of the family `personal` that start at a visible place; e-mail addresses have a scanner
/// of their own.

struct PersonalRules: LexicalRules {
  private static let hexLetters = ByteClass("abcdefABCDEF")
  private static let own: [Anchor] = {
    let hex = ByteClass.hex
    let plusNext = ByteClass.digits.union(ByteClass("("))
    let openingNext = ByteClass.digits.union(ByteClass("+"))
    let colon = ByteClass(":")
    return [
      .runs(of: .digits, atTokenStart: true), .runs(of: .upper, atTokenStart: true),
      .sequence([ByteClass("+"), plusNext, .digits]),
      .sequence([ByteClass("("), openingNext, .digits]),
      .sequence([hexLetters, hex, ByteClass(":-")], atTokenStart: true),
      .sequence([hexLetters, hex, hex, hex, ByteClass(":.")], atTokenStart: true),
      .sequence([hexLetters, hex, hex, colon], atTokenStart: true),
      .sequence([hexLetters, colon, hex.union(colon)], atTokenStart: true),
      .sequence([colon, colon, hex]),
    ]
  }()

  let anchors: [Anchor] = own + BirthDateRule.words.map { word in
    word.contains { $0 >= 0x80 }
      ? .sequence(word.map { ByteClass([$0]).folded })
      : .sequence(word.map { ByteClass([$0]).folded }, atTokenStart: true)
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    if reader.anchor >= Self.own.count {
      return try BirthDateRule.match(
        &reader, after: BirthDateRule.words[reader.anchor - Self.own.count].count)
    }
    guard let first = try reader.peek(reader.position) else { return nil }
    switch first {
    case UInt8(ascii: "+"), UInt8(ascii: "("): return try NumberRules.match(&reader)
    case UInt8(ascii: ":"):
      guard try reader.peek(reader.position + 1) == first else { return nil }
      return try NetworkRules.hexadecimal(&reader)
    default: break
    }
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
