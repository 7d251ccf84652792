/// The rules of the family `personal` that start at a visible place; e-mail addresses have a scanner
/// of their own.

struct PersonalRules: LexicalRules {
  private static let hexLetters = ByteClass("abcdefABCDEF")
  /// A number of up to six digits alone is nothing; see `digits`.
  private static let shortNumbers: Anchor.ShortRuns = {
    let next = marks.union(hexMarks)
    let after = next.union(ByteClass.hex).union(ByteClass(0x80...0xBF))
    return Anchor.ShortRuns(below: 7, next: next, after: after)
  }()
  /// A capital alone begins an ordinary word; see `LetterRules.match`.
  private static let singleCapitals = Anchor.ShortRuns(
    below: 2, next: ByteClass.digits.union(ByteClass(" -")), after: ByteClass(0x00...0xFF))
  private static let own: [Anchor] = {
    let hex = ByteClass.hex
    let plusNext = ByteClass.digits.union(ByteClass("("))
    let openingNext = ByteClass.digits.union(ByteClass("+"))
    let colon = ByteClass(":")
    return [
      .runs(of: .digits, atTokenStart: true, shortRuns: shortNumbers),
      .runs(of: .upper, atTokenStart: true, shortRuns: singleCapitals),
      .sequence([ByteClass("+"), plusNext, ByteClass.digits.union(ByteClass(" -.()/"))]),
      .sequence([ByteClass("("), openingNext, .digits]),
      .sequence([hexLetters, hex, ByteClass(":-")], atTokenStart: true),
      .sequence([hexLetters, hex, hex, hex, ByteClass(":.")], atTokenStart: true),
      .sequence([hexLetters, hex, hex, colon], atTokenStart: true),
      .sequence([hexLetters, colon, hex.union(colon)], atTokenStart: true),
      .sequence([colon, colon, hex]),
    ]
  }()

  /// Account numbers in small letters, of the countries that have the most of them: each country
  /// more costs a little everywhere.
  private static let small: [Anchor] = [
    "at", "be", "ch", "de", "es", "fr", "gb", "ie", "it", "nl", "pl", "pt",
  ].map { country in
    .sequence(
      country.utf8.map { ByteClass([$0]) } + [.digits, .digits, .alphanumeric],
      atTokenStart: true)
  }

  let anchors: [Anchor] =
    own + small
    + BirthDateRule.words.map { word in
      word.contains { $0 >= 0x80 }
        ? .sequence(word.map { ByteClass([$0]).folded })
        : .sequence(word.map { ByteClass([$0]).folded }, atTokenStart: true)
    }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    switch reader.anchor {
    case 0: return try digits(&reader)
    case 1: return try LetterRules.match(&reader)
    case 2, 3: return try NumberRules.match(&reader)
    case 4..<Self.own.count: return try NetworkRules.hexadecimal(&reader)
    case Self.own.count..<(Self.own.count + Self.small.count):
      return try IBANRule.match(&reader)
    default:
      let number = reader.anchor - Self.own.count - Self.small.count
      return try BirthDateRule.match(&reader, after: BirthDateRule.words[number].count)
    }
  }

  /// Most numbers are short and have nothing behind them that could go on: they cost no more than
  /// this look.
  private func digits(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let run = try reader.run(of: .digits, from: start, atMost: NumberText.mostDigits + 1)
    guard run <= NumberText.mostDigits else { return nil }
    if let next = try reader.peek(start + run) {
      if run <= 4, Self.hexMarks.contains(next), try mayBeAddress(&reader),
        let found = try NetworkRules.hexadecimal(&reader)
      {
        return found
      }
      guard run >= 5 || Self.marks.contains(next) else { return nil }
    } else if run < 7 {
      return nil
    }
    return try NumberRules.match(&reader)
  }

  private static let marks = ByteClass(" -./()").union(ByteClass([0xC2, 0xE2]))
  private static let hexMarks = hexLetters.union(ByteClass(":-."))

  /// Whether a colon or hyphen follows after one to four hexadecimal digits.
  private func mayBeAddress(_ reader: inout ByteReader) throws(Undecided) -> Bool {
    let length = try reader.run(of: .hex, from: reader.position, atMost: 5)
    guard length <= 4, let next = try reader.peek(reader.position + length) else { return false }
    return next == UInt8(ascii: ":") || (length == 2 && next == UInt8(ascii: "-"))
      || (length == 4 && next == UInt8(ascii: "."))
  }
}
