/// Passwords where no name and sign of assignment stand before them: statements of SQL, calls and
/// flags of PowerShell and Windows, the user of `curl`, the words that restore a wallet.

/// A password behind what the language of commands puts before it.
enum PasswordCommandRule {
  /// How the value stands behind the anchor.
  private enum Form: Sendable { case quoted, secondArgument, bare, pair }

  private static let forms: [(text: String, form: Form)] = [
    ("identified by ", .quoted), ("convertto-securestring ", .quoted),
    ("networkcredential", .secondArgument),
    ("curl ", .pair), ("enable password ", .bare), ("enable secret ", .bare),
  ]
  static let anchors: [Anchor] = forms.map { .folded($0.text) }
  private static let quotes = ByteClass("\"'")
  private static let ends = ByteClass(" \t\r\n\"'`;,)(\\")
  private static let longest = 128
  /// How far behind `curl` its flag may stand.
  private static let reach = 512
  private static let placeholders = ByteText.words(["password", "passwd", "secret"])

  static func match(_ reader: inout ByteReader, number: Int) throws(Undecided) -> RuleMatch? {
    guard forms.indices.contains(number) else { return nil }
    let start = reader.position + forms[number].text.utf8.count
    let range: Range<Int>? =
      switch forms[number].form {
      case .quoted: try quoted(&reader, start)
      case .secondArgument: try secondArgument(&reader, start)
      case .bare: try bare(&reader, start)
      case .pair: try pair(&reader, start)
      }
    guard let range, isPassword(reader.copy(range)) else { return nil }
    return RuleMatch(type: "secret.password", range: range, confidence: 0.8)
  }

  /// What a password must have where nothing but its place speaks for it.
  private static func isPassword(_ value: [UInt8]) -> Bool {
    guard value.count >= 6, !Placeholder.isStandIn(value), Randomness.distinct(value) >= 5,
      value.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      value.contains(where: \.isLetter)
    else { return false }
    if let first = value.first, "$%<[".utf8.contains(first) { return false }
    if value.starts(with: "{{".utf8) { return false }
    let folded = value.map(\.lowercased)
    if placeholders.contains(where: { folded.starts(with: $0) }) { return false }
    return value.contains { $0.isDigit } || value.contains { "!@#$^&*?".utf8.contains($0) }
      || value.count >= 12 && SecretValue.isNoName(value)
  }

  /// A value in quotes, after at most a flag such as `-String`.
  private static func quoted(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    var index = start
    let end = start + 32
    while index < end, let byte = try reader.peek(index), !quotes.contains(byte) {
      guard byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") else {
        return nil
      }
      index += 1
    }
    return try string(&reader, index)
  }

  /// The string that begins at a quote.
  private static func string(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    guard let quote = try reader.peek(start), quotes.contains(quote) else { return nil }
    var index = start + 1
    while index < start + longest, let byte = try reader.peek(index), byte != quote {
      guard byte >= 0x20 else { return nil }
      index += 1
    }
    guard try reader.peek(index) == quote else { return nil }
    return (start + 1)..<index
  }

  /// The second string in the parentheses that follow.
  private static func secondArgument(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    var index = start
    let end = start + 16
    while index < end, let byte = try reader.peek(index), !quotes.contains(byte) { index += 1 }
    guard let first = try string(&reader, index) else { return nil }
    index = first.upperBound + 1
    let gap = index + 4
    while index < gap, let byte = try reader.peek(index), " ,".utf8.contains(byte) { index += 1 }
    return try string(&reader, index)
  }

  /// What stands there up to a blank.
  private static func bare(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    var index = start
    if let byte = try reader.peek(index), quotes.contains(byte) { index += 1 }
    let from = index
    while index < from + longest, let byte = try reader.peek(index), !ends.contains(byte) {
      index += 1
    }
    return index > from ? from..<index : nil
  }

  /// The password in `curl … -u user:password`; the command may go on in further lines.
  private static func pair(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    var index = start
    var previous = UInt8(ascii: " ")
    while index < start + reach, let byte = try reader.peek(index) {
      if byte < 0x20, byte != UInt8(ascii: "\t") {
        guard previous == UInt8(ascii: "\\") else { return nil }
      }
      if byte == UInt8(ascii: "-"), previous <= 0x20, let value = try userFlag(&reader, index) {
        return try credentials(&reader, value)
      }
      if byte != UInt8(ascii: "\r") { previous = byte }
      index += 1
    }
    return nil
  }

  /// `user:password`, each of them or both in quotes. Where one is empty, the other is the secret.
  private static func credentials(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    let user = try piece(&reader, start, to: UInt8(ascii: ":"))
    guard try reader.peek(user.end) == UInt8(ascii: ":") else { return nil }
    let password = try piece(&reader, user.end + 1, to: 0, quote: user.quote)
    return password.range.isEmpty ? user.range : password.range
  }

  /// What stands in quotes that begin here or began before, or up to a blank or `stop`.
  private static func piece(
    _ reader: inout ByteReader, _ start: Int, to stop: UInt8, quote open: UInt8? = nil
  ) throws(Undecided) -> (range: Range<Int>, end: Int, quote: UInt8?) {
    var index = start
    var quote = open
    while index < start + 4, let byte = try reader.peek(index), byte == UInt8(ascii: " ") {
      index += 1
    }
    if quote == nil, let byte = try reader.peek(index), quotes.contains(byte) {
      quote = byte
      index += 1
    }
    let from = index
    while index < from + longest, let byte = try reader.peek(index), byte != stop, byte > 0x20 {
      if byte == quote { break }
      if quote == nil, ends.contains(byte) { break }
      index += 1
    }
    let range = from..<index
    if let quote, stop != 0, try reader.peek(index) == quote { return (range, index + 1, nil) }
    return (range, index, quote)
  }

  private static let short = Array("-u ".utf8)
  private static let long = Array("--user ".utf8)

  /// Where the value of curl's flag for the user begins.
  private static func userFlag(
    _ reader: inout ByteReader, _ index: Int
  ) throws(Undecided) -> Int? {
    if try reader.has(short, at: index) { return index + short.count }
    return try reader.has(long, at: index) ? index + long.count : nil
  }
}

/// The words from which a wallet is restored (BIP 39), beside a word that says so: 12, 15, 18, 21 or
/// 24 words of three to eight small letters.
enum WalletWordsRule {
  private static let names = ["mnemonic", "seed phrase", "seed_phrase", "recovery phrase"]
  static let anchors: [Anchor] = names.map { .folded($0) }
  private static let before = ByteClass(" \t:=\"'`>*\r\n")
  private static let counts = [12, 15, 18, 21, 24]
  /// Words of ordinary sentences that are not on the list of BIP 39.
  private static let prose = WordSet(["the", "and", "are", "was", "were", "with", "from", "your"])

  static func match(_ reader: inout ByteReader, number: Int) throws(Undecided) -> RuleMatch? {
    guard names.indices.contains(number) else { return nil }
    var index = reader.position + names[number].utf8.count
    let gap = index + 16
    while index < gap, let byte = try reader.peek(index), before.contains(byte) { index += 1 }
    let start = index
    var count = 0
    var end = start
    while count < 25 {
      let length = try reader.run(of: .lower, from: index, atMost: 9)
      guard (3...8).contains(length) else { break }
      if prose.contains(reader.copy(index..<(index + length))) { return nil }
      count += 1
      end = index + length
      guard try reader.peek(end) == UInt8(ascii: " ") else { break }
      index = end + 1
    }
    if let next = try reader.peek(end), next.isAlphanumeric { return nil }
    guard counts.contains(count) else { return nil }
    return RuleMatch(type: "secret.wallet-words", range: start..<end, confidence: 0.85)
  }
}
