/// The rules for secrets: token shapes by prefix, and the rules that need more than a prefix.

/// All rules of the family `secrets`.
struct SecretRules: LexicalRules {
  private let shapes: [SecretShape]
  /// Indices into `shapes` by the first byte of the prefix.
  private let byFirstByte: [[Int]]

  /// Builds the index over the shapes; done once per guard.
  init(shapes: [SecretShape] = SecretShape.all) {
    self.shapes = shapes
    var index = [[Int]](repeating: [], count: 256)
    for (position, shape) in shapes.enumerated() {
      if let first = shape.prefix.first { index[Int(first)].append(position) }
    }
    byFirstByte = index
  }

  var anchors: [Anchor] {
    shapes.map { .literal($0.prefix, atTokenStart: true) } + [
      .literal("eyJ", atTokenStart: true), .runs(of: .digits, atTokenStart: true),
      .bytes(ByteClass(":=")), .literal("is "), .literal("-----BEGIN "),
    ]
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let first = try reader.peek(start) else { return nil }
    switch first {
    case UInt8(ascii: ":"):
      if let found = try ConnectionStringRule.match(&reader) { return found }
      if let found = try TelegramRule.match(&reader) { return found }
      return try AssignmentRule.match(&reader, knowing: self)
    case UInt8(ascii: "="):
      return try AssignmentRule.match(&reader, knowing: self)
    case UInt8(ascii: "-"):
      return try PrivateKeyRule.match(&reader)
    case UInt8(ascii: "i") where reader.before(1) == UInt8(ascii: " "):
      return try AssignmentRule.match(&reader, knowing: self)
    default:
      guard reader.isAtTokenStart else { return nil }
      if first.isDigit, let found = try CardRule.match(&reader) { return found }
      return try token(&reader, at: start, first: first)
    }
  }

  /// A token that begins at `index`, by shape or as a JSON Web Token.
  func token(
    _ reader: inout ByteReader, at index: Int, first: UInt8
  ) throws(Undecided) -> RuleMatch? {
    if first == UInt8(ascii: "e"), let found = try WebTokenRule.match(&reader, at: index) {
      return found
    }
    for position in byFirstByte[Int(first)] {
      if let found = try match(shapes[position], &reader, at: index) { return found }
    }
    return nil
  }

  private func match(
    _ shape: SecretShape, _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> RuleMatch? {
    guard try reader.has(shape.prefix, at: index) else { return nil }
    let bodyStart = index + shape.prefix.count
    let bodyEnd = bodyStart + shape.length
    guard try reader.run(of: shape.body, from: bodyStart, atMost: shape.length) == shape.length
    else { return nil }
    if case .exact = shape.end, let next = try reader.peek(bodyEnd), shape.body.contains(next) {
      return nil
    }
    let body = reader.copy(bodyStart..<bodyEnd)
    switch shape.check {
    case .varied where Randomness.distinct(body) >= 6 && Randomness.longestRepeat(body) <= 5: break
    case .varied: return nil
    case .random, .checksum: guard Randomness.isTokenLike(body) else { return nil }
    }
    var confidence = shape.confidence
    if case .checksum = shape.check {
      confidence = Randomness.hasBase62Checksum(body) ? 0.99 : 0.75
    }
    var found = RuleMatch(type: shape.type, range: index..<bodyEnd, confidence: confidence)
    if case .run = shape.end { found.closing = .outside(shape.body) }
    return found
  }
}

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
    return RuleMatch(
      type: "secret.jwt", range: start..<(payload + certain), confidence: 0.95,
      closing: .outside(parts))
  }
}

/// Telegram bot tokens: the bot's number, a colon, `AA` and 33 more.
enum TelegramRule {
  private static let lead = Array("AA".utf8)

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let colon = reader.position
    var digits = 0
    while digits < 11, let byte = reader.before(digits + 1), byte.isDigit { digits += 1 }
    guard (8...10).contains(digits), try reader.has(lead, at: colon + 1) else {
      return nil
    }
    let length = 35
    guard try reader.run(of: .base64URL, from: colon + 1, atMost: length + 1) == length else {
      return nil
    }
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
  static let body = ByteClass.base64.union(ByteClass(" \t\r\n\\-:,"))
  private static let header = Array("-----BEGIN ".utf8)
  private static let words = ByteClass.upper.union(ByteClass.digits).union(ByteClass(" "))
  private static let dashes = Array("-----".utf8)

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.has(header, at: start) else { return nil }
    let nameStart = start + header.count
    let length = try reader.run(of: words, from: nameStart, atMost: 48)
    let name = String(decoding: reader.copy(nameStart..<(nameStart + length)), as: UTF8.self)
    guard name.hasSuffix("PRIVATE KEY") || name.hasSuffix("PRIVATE KEY BLOCK"),
      try reader.has(dashes, at: nameStart + length)
    else { return nil }
    var content = nameStart + length + dashes.count
    let gapEnd = content + 8
    while content < gapEnd, let byte = try reader.peek(content) {
      let isEscape = byte == UInt8(ascii: "\\")
      guard isEscape || ByteClass.space.contains(byte) else { break }
      content += isEscape ? 2 : 1
    }
    let certain = 16
    guard try reader.run(of: line, from: content, atMost: certain) == certain else { return nil }
    return RuleMatch(
      type: "secret.private-key", range: start..<(content + certain), confidence: 0.99,
      closing: .endOfPEM)
  }
}

/// Passwords in URLs (RFC 3986 3.2.1): `scheme://user:password@host`. Only the password is marked.
enum ConnectionStringRule {
  private static let separator = Array("://".utf8)
  private static let user = ByteClass.alphanumeric.union(ByteClass("-._~%+!&*"))
  private static let password = user.union(ByteClass("$#=?^,;|:"))
  private static let placeholders: Set<String> = [
    "password", "passwd", "pass", "pwd", "secret", "token", "user", "username", "pw", "mypassword",
  ]

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let colon = reader.position
    guard let scheme = reader.before(1), scheme.isAlphanumeric,
      try reader.has(separator, at: colon)
    else { return nil }
    let userStart = colon + 3
    let userLength = try reader.run(of: user, from: userStart, atMost: 128)
    let passwordStart = userStart + userLength + 1
    guard try reader.peek(passwordStart - 1) == UInt8(ascii: ":") else { return nil }
    let length = try reader.run(of: password, from: passwordStart, atMost: 256)
    let end = passwordStart + length
    guard length >= 3, try reader.peek(end) == UInt8(ascii: "@"),
      let host = try reader.peek(end + 1), host.isAlphanumeric || host == UInt8(ascii: "[")
    else { return nil }
    let bytes = reader.copy(passwordStart..<end)
    let text = String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    guard !placeholders.contains(text), bytes.first != UInt8(ascii: "$"),
      Randomness.distinct(bytes) > 1
    else { return nil }
    return RuleMatch(
      type: "secret.connection-string", range: passwordStart..<end, confidence: 0.9)
  }
}
