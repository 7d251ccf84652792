/// Secrets without a shape of their own: a value that looks random beside a word that says what it
/// is, as in `api_key = "…"`, `"password": "…"` or `the token is …`.

enum AssignmentRule {
  private static let blanksBefore = ByteClass(" \t\"'`*]\\")
  private static let blanksAfter = ByteClass(" \t\\*")
  private static let sentenceEnds = ByteClass(".!?*")
  private static let comparisons = ByteClass("=!<>:")
  private static let pathStarts = ByteClass("/.$%&@")
  private static let symbols = ByteClass("!@#$%^&*?")
  private static let isWord = Array("is ".utf8)
  private static let key = Array("key".utf8)
  /// Endings of identifiers (folded, without `_` and `-`) that name a secret.
  private static let names: [[UInt8]] = [
    "password", "passwd", "passphrase", "pwd", "secret", "secretkey", "secretaccesskey", "apikey",
    "accesskey", "privatekey", "authkey", "encryptionkey", "signingkey", "token", "credential",
    "credentials", "accountkey", "sharedkey", "apisecret",
  ].map { Array($0.utf8) }
  /// Words before ` key` that make it a secret in prose.
  private static let keyWords: [[UInt8]] = [
    "api", "access", "secret", "private", "auth", "encryption", "signing", "license", "admin",
  ].map { Array($0.utf8) }
  private static let quotes = ByteClass("\"'`")
  private static let value = ByteClass.alphanumeric.union(ByteClass("+/=_-.~!@#$%^&*|?"))
  private static let longestValue = 256

  static func match(
    _ reader: inout ByteReader, knowing rules: SecretRules
  ) throws(Undecided) -> RuleMatch? {
    guard var index = try operatorEnd(&reader), let name = secretName(before: reader) else {
      return nil
    }
    var isQuoted = false
    let gapEnd = index + 8
    while index < gapEnd, let byte = try reader.peek(index) {
      if quotes.contains(byte) {
        isQuoted = true
      } else if !blanksAfter.contains(byte) {
        break
      }
      index += 1
    }
    guard let first = try reader.peek(index), first.isAlphanumeric || value.contains(first),
      try rules.token(&reader, at: index, first: first) == nil
    else { return nil }
    let length = try reader.run(of: value, from: index, atMost: longestValue)
    let after = try reader.peek(index + length)
    var bytes = reader.copy(index..<(index + length))
    while let last = bytes.last, sentenceEnds.contains(last), !isQuoted { bytes.removeLast() }
    let isProse = try reader.peek(reader.position) == UInt8(ascii: "i")
    guard after != UInt8(ascii: "("), after != UInt8(ascii: "["),
      isSecret(bytes, isPassword: name == .password, isQuoted: isQuoted && !isProse)
    else { return nil }
    let range = index..<(index + bytes.count)
    var found = RuleMatch(
      type: "secret.assigned", range: range, confidence: isQuoted ? 0.8 : 0.7)
    if length == longestValue { found.closing = .outside(value) }
    return found
  }

  /// Position after `=`, `:`, `:=`, `=>` or `is`; `nil` for comparisons and all else.
  private static func operatorEnd(_ reader: inout ByteReader) throws(Undecided) -> Int? {
    let start = reader.position
    guard let byte = try reader.peek(start) else { return nil }
    if byte == UInt8(ascii: "i") {
      let isVerb = try reader.has(isWord, at: start)
      return isVerb ? start + 3 : nil
    }
    if let previous = reader.before(1), comparisons.contains(previous) { return nil }
    let next = try reader.peek(start + 1)
    if byte == UInt8(ascii: "=") {
      if next == UInt8(ascii: "=") { return nil }
      return next == UInt8(ascii: ">") ? start + 2 : start + 1
    }
    if next == UInt8(ascii: ":") { return nil }
    return next == UInt8(ascii: "=") ? start + 2 : start + 1
  }

  private enum Name { case password, key }

  /// The kind of secret that the identifier left of the position names.
  private static func secretName(before reader: ByteReader) -> Name? {
    var distance = 1
    while distance <= 6, let byte = reader.before(distance), blanksBefore.contains(byte) {
      distance += 1
    }
    let identifier = word(before: reader, from: &distance)
    if let name = names.first(where: { ends(identifier, with: $0) }) {
      let isPassword = name.first == UInt8(ascii: "p") && name.count <= 10 && name[1] != 0x72
      return isPassword ? .password : .key
    }
    guard identifier == key, reader.before(distance) == UInt8(ascii: " ") else {
      return nil
    }
    distance += 1
    let previous = word(before: reader, from: &distance)
    return keyWords.contains(previous) ? .key : nil
  }

  /// Letters and digits left of `distance`, folded, in reading order; `_` and `-` are passed over.
  private static func word(before reader: ByteReader, from distance: inout Int) -> [UInt8] {
    var word: [UInt8] = []
    while word.count < 40, let byte = reader.before(distance) {
      if byte.isAlphanumeric {
        word.append(byte.lowercased)
      } else if byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") {
        break
      }
      distance += 1
    }
    return word.reversed()
  }

  private static func ends(_ word: [UInt8], with ending: [UInt8]) -> Bool {
    word.count >= ending.count && Array(word.suffix(ending.count)) == ending
  }

  private static let placeholders = [
    "example", "your", "placeholder", "changeme", "redacted", "%20",
  ]

  /// Whether the value looks drawn at random, or like a password somebody chose.
  private static func isSecret(_ bytes: [UInt8], isPassword: Bool, isQuoted: Bool) -> Bool {
    guard bytes.count >= 8, let first = bytes.first, !pathStarts.contains(first),
      Randomness.longestRepeat(bytes) <= 5
    else { return false }
    let text = String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    guard !text.contains("://"), !placeholders.contains(where: text.contains) else { return false }
    let turns = Randomness.turns(bytes)
    let distinct = Randomness.distinct(bytes)
    let hasDigit = bytes.contains(where: \.isDigit)
    let hasLetter = bytes.contains(where: \.isLetter)
    guard hasLetter, hasDigit else { return false }
    if isPassword, isQuoted { return distinct >= 6 }
    if isPassword { return distinct >= 6 && (turns >= 2 || hasSymbol(bytes)) }
    return bytes.count >= 16 && distinct >= 8 && turns >= 3
  }

  private static func hasSymbol(_ bytes: [UInt8]) -> Bool {
    bytes.contains { symbols.contains($0) }
  }
}
