/// Secrets that are known by their structure: web tokens, private keys, passwords in addresses, tokens
/// with a mark in their middle.

/// JSON Web Tokens (RFC 7519): two or three base64url parts, the first two of them JSON objects.
enum WebTokenRule {
  private static let object = Array("eyJ".utf8)
  private static let parts = ByteClass.base64URL.union(ByteClass("."))

  static func match(_ reader: inout ByteReader, at start: Int) throws(Undecided) -> RuleMatch? {
    if start == reader.position, let previous = reader.before(1),
      previous == UInt8(ascii: "-") || previous == UInt8(ascii: "_")
    {
      return nil
    }
    guard try reader.has(object, at: start) else { return nil }
    let header = try reader.run(of: .base64URL, from: start, atMost: 1_024)
    let payload = start + header + 1
    guard header >= 10, header < 1_024, try reader.peek(payload - 1) == UInt8(ascii: "."),
      try reader.has(object, at: payload)
    else { return nil }
    let certain = 12
    guard try reader.run(of: .base64URL, from: payload, atMost: certain) == certain else {
      return nil
    }
    // The header is a JSON object in ASCII (RFC 7515 4); its first member's name is enough.
    let opening = Base64Text.decode(reader.copy(start..<(start + 8)))
    guard opening.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x0D }) else {
      return nil
    }
    return RuleMatch(
      type: "secret.jwt", range: start..<(payload + certain), confidence: 0.95,
      closing: .outside(parts))
  }
}

/// Telegram bot tokens: the bot's number, a colon, `A` and 34 more.
enum TelegramRule {
  private static let lead = Array("A".utf8)
  static let anchor = Anchor.sequence([
    ByteClass(":"), ByteClass("A"), .base64URL, .base64URL, .base64URL,
  ])

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let colon = reader.position
    var digits = 0
    while digits < 17, let byte = reader.before(digits + 1), byte.isDigit { digits += 1 }
    guard (5...16).contains(digits), try reader.has(lead, at: colon + 1) else {
      return nil
    }
    let length = 35
    guard try reader.run(of: .base64URL, from: colon + 1, atMost: length + 1) == length else {
      return nil
    }
    let body = reader.copy((colon + 1)..<(colon + 1 + length))
    guard !Placeholder.isObvious(body) else { return nil }
    return RuleMatch(
      type: "secret.telegram-bot-token", range: (colon + 1)..<(colon + 1 + length),
      confidence: 0.95)
  }
}

/// Private keys in PEM (RFC 7468) and its OpenSSH and PGP relatives. The match goes on to the
/// closing line or to the first byte that cannot stand in such a block.
enum PrivateKeyRule {
  private static let line = ByteClass.base64.union(ByteClass("-:, "))
  /// What may stand between the two lines, escapes of JSON strings included.
  static let body = ByteClass.base64.union(ByteClass(" \t\r\n\\-:,\"'"))
  static let header = "-----BEGIN "
  /// What stands between the lines of a block that is put together from strings.
  private static let between = ByteClass.space.union(ByteClass("\"'+,"))
  private static let words = ByteClass.upper.union(ByteClass.digits).union(ByteClass(" "))
  private static let dashes = Array("-----".utf8)

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let nameStart = start + header.utf8.count
    let length = try reader.run(of: words, from: nameStart, atMost: 48)
    let name = String(decoding: reader.copy(nameStart..<(nameStart + length)), as: UTF8.self)
    guard name.hasSuffix("PRIVATE KEY") || name.hasSuffix("PRIVATE KEY BLOCK"),
      try reader.has(dashes, at: nameStart + length)
    else { return nil }
    var content = nameStart + length + dashes.count
    let gapEnd = content + 24
    while content < gapEnd, let byte = try reader.peek(content) {
      let isEscape = byte == UInt8(ascii: "\\")
      guard isEscape || between.contains(byte) else { break }
      content += isEscape ? 2 : 1
    }
    let certain = 16
    // The two lines with nothing between them are what programs look for.
    if try reader.has(dashes, at: content) { return nil }
    guard try reader.run(of: line, from: content, atMost: certain) == certain else { return nil }
    return RuleMatch(
      type: "secret.private-key", range: start..<(content + certain), confidence: 0.99,
      closing: .endOfPEM)
  }
}

/// Passwords in URLs (RFC 3986 3.2.1): `scheme://user:password@host`. Only the password is marked.
enum ConnectionStringRule {
  private static let separator = Array("://".utf8)
  fileprivate static let user = ByteClass.alphanumeric.union(ByteClass("-._~%+!&*"))
  private static let password = user.union(ByteClass("$#=?^,;|"))
  /// RFC 2606.
  fileprivate static let exampleHosts = ["example.com", "example.org", "example.net"].map {
    Array($0.utf8)
  }
  private static let words = ByteText.words(["password", "secret"])
  private static let placeholders = WordSet([
    "password", "passwd", "pass", "pwd", "secret", "token", "user", "username", "pw", "mypassword",
  ])

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let colon = reader.position
    guard let scheme = reader.before(1), scheme.isAlphanumeric,
      try reader.has(separator, at: colon)
    else { return nil }
    let userStart = colon + 3
    let userLength = try reader.run(of: user, from: userStart, atMost: 128)
    let passwordStart = userStart + userLength + 1
    let next = try reader.peek(passwordStart - 1)
    if next == UInt8(ascii: "@") { return try token(&reader, userStart..<(passwordStart - 1)) }
    guard next == UInt8(ascii: ":") else { return nil }
    if try reader.peek(passwordStart) == UInt8(ascii: "@") {
      return try token(&reader, userStart..<(passwordStart - 1))
    }
    let length = try reader.run(of: password, from: passwordStart, atMost: 256)
    let end = passwordStart + length
    guard length >= 5, try reader.peek(end) == UInt8(ascii: "@"),
      let host = try reader.peek(end + 1), host.isAlphanumeric || host == UInt8(ascii: "[")
    else { return nil }
    for name in exampleHosts where try reader.has(name, at: end + 1) { return nil }
    let bytes = reader.copy(passwordStart..<end)
    let folded = bytes.map(\.lowercased)
    // Names and words in their place: `postgres:postgres@`, `my_key:my_secret@`.
    let isWord = folded.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") }
    if folded == reader.copy(userStart..<(userStart + userLength)).map(\.lowercased)
      || isWord && ByteText.holdsAny(folded, words)
    {
      return nil
    }
    guard !placeholders.contains(folded), bytes.first != UInt8(ascii: "$"),
      Randomness.distinct(bytes) > 1
    else { return nil }
    return RuleMatch(
      type: "secret.connection-string", range: passwordStart..<end, confidence: 0.9)
  }
}

extension ConnectionStringRule {
  private static let shortestToken = 20
  /// What is written into programs to be seen: keys under which errors are reported.
  private static let reporting = ByteText.words(["sentry", "ingest."])

  /// A token in the place of a user: `https://TOKEN@host`.
  private static func token(
    _ reader: inout ByteReader, _ range: Range<Int>
  ) throws(Undecided) -> RuleMatch? {
    guard range.count >= shortestToken else { return nil }
    let bytes = reader.copy(range)
    // Identifiers of jobs and machines are short and hexadecimal.
    guard range.count >= 32 || !bytes.allSatisfy(ByteClass.hex.contains),
      Randomness.isTokenLike(bytes), SecretValue.isNoName(bytes),
      SecretValue.isKey(bytes, isQuoted: true)
    else { return nil }
    let host = range.upperBound + 1
    let length = try reader.run(of: user, from: host, atMost: 64)
    let name = reader.copy(host..<(host + length)).map(\.lowercased)
    guard name.count > 3, !ByteText.holdsAny(name, reporting) else { return nil }
    for example in exampleHosts where ByteText.begins(name, example) { return nil }
    return RuleMatch(type: "secret.url-token", range: range, confidence: 0.8)
  }
}

/// Keys of PuTTY (`.ppk`): the private lines, in base64.
enum PuTTYKeyRule {
  static let header = "Private-Lines: "

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let number = reader.position + header.utf8.count
    let digits = try reader.run(of: .digits, from: number, atMost: 4)
    var body = number + digits
    let lineEnd = body + 2
    while body < lineEnd, let byte = try reader.peek(body), ByteClass.space.contains(byte) {
      body += 1
    }
    let certain = 32
    guard digits > 0, try reader.run(of: .base64, from: body, atMost: certain) == certain else {
      return nil
    }
    return RuleMatch(
      type: "secret.private-key", range: body..<(body + certain), confidence: 0.97,
      closing: .outside(ByteClass.base64.union(.space)))
  }
}

/// A private key in PEM that was encoded in base64 once more, as in Kubernetes secrets and
/// environments.
enum EncodedKeyRule {
  /// `-----BEGIN ` in base64.
  static let header = "LS0tLS1CRUdJTi"
  private static let marks = ByteText.words(["PRIVATE KEY", "PGP PRIVATE"])

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let certain = 80
    guard try reader.run(of: .base64, from: start, atMost: certain) == certain else { return nil }
    let text = Base64Text.decode(reader.copy(start..<(start + certain)))
    guard ByteText.holdsAny(text, marks) else { return nil }
    return RuleMatch(
      type: "secret.private-key", range: start..<(start + certain), confidence: 0.97,
      closing: .outside(.base64))
  }
}

/// Credentials of HTTP's basic authentication (RFC 7617), where the scheme stands before them.
enum BasicAuthRule {
  static let scheme = "basic "

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position + scheme.utf8.count
    let length = try reader.run(of: .base64, from: start, atMost: 512)
    guard length >= 8, length < 512 else { return nil }
    let range = start..<(start + length)
    let value = reader.copy(range)
    guard SecretValue.isBasicCredentials(value) || isInHeader(reader) && isDrawn(value) else {
      return nil
    }
    return RuleMatch(type: "secret.basic-auth", range: range, confidence: 0.9)
  }
}

extension BasicAuthRule {
  private static let header = Array("authorization: ".utf8.reversed())

  /// Whether the scheme stands in the header of a request.
  private static func isInHeader(_ reader: ByteReader) -> Bool {
    header.indices.allSatisfy { reader.before($0 + 1)?.lowercased == header[$0] }
  }

  /// Credentials that are damaged, or not in ASCII: long and drawn, and no object of JSON.
  private static func isDrawn(_ value: [UInt8]) -> Bool {
    value.count >= 24 && Randomness.isTokenLike(value) && Randomness.turns(value) >= 4
      && Base64Text.decode(value.prefix(8)).first != UInt8(ascii: "{")
  }
}

/// Lines of `.pgpass`: host:port:database:user:password.
enum PasswordFileRule {
  static let port = ":5432:"
  private static let field = ByteClass.alphanumeric.union(ByteClass("_-.*"))

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    var index = reader.position + port.utf8.count
    for _ in 0..<2 {
      let length = try reader.run(of: field, from: index, atMost: 64)
      guard length > 0, try reader.peek(index + length) == UInt8(ascii: ":") else { return nil }
      index += length + 1
    }
    let from = index
    while index < from + 128, let byte = try reader.peek(index), byte > 0x20, byte < 0x7F {
      index += 1
    }
    let value = reader.copy(from..<index)
    guard value.count >= 6, !Placeholder.isStandIn(value) else { return nil }
    return RuleMatch(type: "secret.pgpass", range: from..<index, confidence: 0.85)
  }
}

/// Hexadecimal tokens that only their end gives away.
enum HexTokenRule {
  static let anchor = Anchor.runs(
    of: .lowerHex, atTokenStart: true,
    shortRuns: Anchor.ShortRuns(
      below: UInt8(shortest), next: ByteClass(""), after: ByteClass("")))
  /// The digits that all of them begin with.
  private static let shortest = 24
  private static let patterns: [(type: String, pattern: TokenPattern)] = [
    ("secret.mailchimp-key", TokenPattern("<h32>-us<d1-2>")),
    ("secret.mailgun-key", TokenPattern("<h32>-<h8>-<h8>")),
    ("secret.newrelic-key", TokenPattern("<h36>NRAL")),
    ("secret.ghost-key", TokenPattern("<h24>:<h64>")),
    ("secret.zhipu-key", TokenPattern("<h32>.<A16>")),
    ("secret.ollama-key", TokenPattern("<h32>.<t24>")),
  ]

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.run(of: .lowerHex, from: start, atMost: shortest) == shortest else {
      return nil
    }
    for (type, pattern) in patterns {
      guard let reading = try pattern.read(&reader, at: start) else { continue }
      guard !Placeholder.isObvious(reader.copy(start..<reading.end)) else { return nil }
      return RuleMatch(type: type, range: start..<reading.end, confidence: 0.95)
    }
    return nil
  }
}

/// Tokens of Discord's bots: the bot's number in base64, a time, a code. Numbers in base64 begin with
/// few letters.
enum DiscordTokenRule {
  static let anchor = Anchor.sequence(
    [ByteClass("MNO"), ByteClass("DTjz"), .alphanumeric, .alphanumeric, .alphanumeric],
    atTokenStart: true)
  private static let pattern = TokenPattern("<A23-28>.<t6>.<t27-38>")

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let reading = try pattern.read(&reader, at: start) else { return nil }
    let number = Base64Text.decode(reader.copy(start..<(start + 20)))
    guard number.allSatisfy(\.isDigit) else { return nil }
    return RuleMatch(
      type: "secret.discord-bot-token", range: start..<reading.end, confidence: 0.97)
  }
}

/// Tokens with a mark in their middle. What stands left of the mark may be gone already when a
/// stream brings the mark, and so only the part from the mark on is reported.
struct MarkedToken: Sendable {
  let type: String
  let mark: String
  /// What must stand before the mark, from right to left, and how many.
  let before: ByteClass
  let countBefore: ClosedRange<Int>
  let after: TokenPattern

  static let all: [MarkedToken] =
    [
      MarkedToken(
        type: "secret.terraform-token", mark: ".atlasv1.", before: .alphanumeric,
        countBefore: 14...14, after: TokenPattern("<e60-70>")),
      MarkedToken(
        type: "secret.azure-key", mark: "JQQJ99", before: .alphanumeric, countBefore: 50...54,
        after: TokenPattern("<A20-30>")),
      MarkedToken(
        type: "secret.azure-devops-token", mark: "AAAAASAZDO", before: .alphanumeric,
        countBefore: 50...64, after: TokenPattern("<A4>")),
      MarkedToken(
        type: "secret.azure-key", mark: "+ACR", before: .base64, countBefore: 42...42,
        after: TokenPattern("<A6>")),
      MarkedToken(
        type: "secret.openai-key", mark: "T3BlbkFJ", before: .base64URL, countBefore: 20...60,
        after: TokenPattern("<t20+>")),
      MarkedToken(
        type: "secret.facebook-token", mark: "|", before: .digits, countBefore: 15...16,
        after: TokenPattern("<t27-40>")),
      MarkedToken(
        type: "secret.facebook-token", mark: "%7C", before: .digits, countBefore: 15...16,
        after: TokenPattern("<t27-40>")),
      MarkedToken(
        type: "secret.dropbox-token", mark: "AAAAAAAAAA", before: .alphanumeric,
        countBefore: 11...11, after: TokenPattern("<e43>")),
      MarkedToken(
        type: "secret.maxmind-key", mark: "_mmk",
        before: ByteClass.alphanumeric.union(ByteClass("_")),
        countBefore: 36...36, after: TokenPattern("")),
      MarkedToken(
        type: "secret.teams-webhook", mark: ".webhook.office.com/webhookb2/", before: .base64URL,
        countBefore: 1...60, after: TokenPattern("<t36>@<t36>/IncomingWebhook/<A20-40>")),
    ]
    + (0...9).map { digit in
      MarkedToken(
        type: "secret.azure-client-secret", mark: "\(digit)Q~",
        before: .base64URL.union(ByteClass("~.")), countBefore: 3...3,
        after: TokenPattern("<Z31-34!>"))
    }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    var count = 0
    while count <= countBefore.upperBound, let byte = reader.before(count + 1),
      before.contains(byte)
    {
      count += 1
    }
    let start = reader.position
    guard countBefore.contains(count),
      let reading = try after.read(&reader, at: start + mark.utf8.count)
    else { return nil }
    let body = reader.copy((start + mark.utf8.count)..<reading.end)
    guard body.isEmpty || !Placeholder.isObvious(body) else { return nil }
    return RuleMatch(
      type: type, range: start..<reading.end, confidence: 0.95, closing: reading.closing)
  }
}
