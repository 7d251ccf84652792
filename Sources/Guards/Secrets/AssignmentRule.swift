/// Secrets without a shape of their own: a value that looks random, or like a password, beside a name
/// that says what it is, as in `api_key = "…"`, `"password": "…"` or `the token is …`.

enum AssignmentRule {
  /// What the name says of the value.
  private enum Name { case password, key, authorization }

  static let anchors: [Anchor] = ["pass", "pwd", "secret", "token", "key", "credential", "auth"].map
  {
    .folded($0)
  }

  /// What stands before `pass` where it is a name: `db_pass`, `--pass`, `cmdkey /pass:`.
  private static let nameMarks = ByteClass("_-/")
  private static let identifier = ByteClass.alphanumeric.union(ByteClass("_-"))
  private static let letters = ["pass", "pwd", "secret", "token", "key", "credential", "auth"].map {
    $0.utf8.count
  }
  private static let longestRest = 24
  /// What may come before `key` and makes it a secret.
  private static let keyWords = WordSet(
    [
      "api", "access", "secret", "private", "auth", "encryption", "signing", "account", "shared",
      "master", "license", "admin", "service", "client", "app", "application", "consumer",
      "subscription", "storage", "deploy", "session", "crypto", "cipher", "hmac", "jwt", "aes",
      "encrypt", "sign", "write", "project", "server", "webhook", "integration", "ingest",
      "function", "decryption", "validation",
      "host", "connection", "security", "secure", "vault", "license", "bot", "rest", "partner",
    ], reversed: true)
  /// What may come before `token` and makes it none.
  private static let plainTokens = WordSet([
    "next", "page", "cursor", "csrf", "xsrf", "continuation", "cancellation", "cancel", "sync",
    "pagination", "resume", "eos", "bos", "pad", "unk", "mask", "sep", "cls", "special", "stop",
    "start", "end", "max", "min", "syntax", "new", "skip", "image", "prompt", "total", "num", "per",
    "scroll", "idempotency", "marker", "lock", "change", "action",
    "starting",
  ])
  /// The same at the end of what comes before: NextContinuationToken, LifecycleActionToken.
  private static let plainEndings = ByteText.words([
    "continuation", "lock", "change", "action", "pagination", "nextpage", "cancellation",
  ])
  /// What comes before the tokens with which services tell repeated requests.
  private static let requests = ByteText.words(["client", "request", "idempotency"])
  /// What may come after the word without making another thing of it; `_` and `-` are left out.
  private static let rests = WordSet([
    "", "word", "wd", "wort", "phrase", "key", "keybase", "value", "val", "string", "str", "text",
    "plain", "prod", "production", "dev", "development", "test", "staging", "live", "env",
    "default", "new", "old", "current", "primary", "secondary", "hex", "b64", "base64", "raw",
    "data", "admin", "root", "user", "api", "auth", "access", "token", "secret", "s", "keys",
    "accesskey", "accesstoken", "apikey", "orization", "enticationtoken", "password",
    "environment", "local", "main", "read", "write", "master", "bot", "client", "app", "server",
    "1", "2", "3", "01", "02", "v1", "v2", "wordsecret", "wordvalue", "worddev",
    "wordprod", "wordtest", "wordadmin", "wordroot", "worduser", "word1", "word2", "passphrase",
    "keyv1", "keyv2", "keyprod", "keydev", "keytest", "keylive", "keyvalue",
    "key1", "key2", "keyapi", "keytoken", "keysecret", "tokensecret", "keyb64",
    "keybase64", "keyhex",
  ])

  static func match(
    _ reader: inout ByteReader, word: Int, knowing rules: SecretRules
  ) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard letters.indices.contains(word) else { return nil }
    let end = start + letters[word]
    let length = try reader.run(of: identifier, from: end, atMost: longestRest + 1)
    guard length <= longestRest, let name = name(&reader, word, end..<(end + length)) else {
      return nil
    }
    if word == 0, length == 0, try reader.peek(end) == UInt8(ascii: "(") {
      // A call, as of `register_pass("…")`.
      return nil
    }
    if try isTypeName(&reader, end + length) { return nil }
    if word == 2, reader.before(1) == UInt8(ascii: ":"), reader.before(2)?.isDigit == true {
      // The name of a resource: `arn:aws:secretsmanager:us-west-2:123456789012:secret:MySecret`.
      return nil
    }
    let seen = reader
    guard
      let found = try Assignment.read(&reader, at: end + length, isFlag: isFlag(seen, name))
    else { return nil }
    return try judge(&reader, found, name, rules)
  }

  private static func judge(
    _ reader: inout ByteReader, _ found: Assignment, _ name: Name, _ rules: SecretRules
  ) throws(Undecided) -> RuleMatch? {
    var bytes = reader.copy(found.value)
    if found.style != .quoted {
      // Cut short by the writer: `ya29.a0AfH6SMC78...`.
      if bytes.suffix(3).elementsEqual("...".utf8) { return nil }
      while let last = bytes.last, ".!?*:".utf8.contains(last) { bytes.removeLast() }
    }
    guard let first = bytes.first else { return nil }
    let range = found.value.lowerBound..<(found.value.lowerBound + bytes.count)
    // A token of a known format is reported as what it is, by its own anchor.
    if try rules.token(&reader, at: range.lowerBound, first: first) != nil { return nil }
    switch name {
    case .authorization:
      if SecretValue.isBasicCredentials(bytes) {
        return RuleMatch(type: "secret.basic-auth", range: range, confidence: 0.9)
      }
      guard SecretValue.isKey(bytes, isQuoted: false) else { return nil }
    case .password:
      let isEnvironment = found.style == .plain && isUpperCase(reader)
      let isTrusted = found.style == .quoted || isEnvironment || isConnectionString(reader)
      guard SecretValue.isPassword(bytes, isTrusted: isTrusted) else { return nil }
    case .key:
      if SecretValue.isUUID(bytes), isRequest(reader) { return nil }
      guard
        SecretValue.isKey(bytes, isQuoted: found.style == .quoted)
          || found.style == .quoted && SecretValue.isDrawn(bytes)
      else { return nil }
    }
    var match = RuleMatch(
      type: "secret.assigned", range: range, confidence: found.style == .quoted ? 0.8 : 0.7)
    if found.isCut { match.closing = .outside(ByteClass.base64.union(.base64URL)) }
    return match
  }

  /// What the name around the anchor says, given the rest of it behind the anchor.
  private static func name(
    _ reader: inout ByteReader, _ word: Int, _ rest: Range<Int>
  ) -> Name? {
    if word == 4, !isKeyWord(reader) { return nil }
    var folded: [UInt8] = []
    for byte in reader.copy(rest) where byte.isAlphanumeric { folded.append(byte.lowercased) }
    guard folded.isEmpty || rests.contains(folded) else { return nil }
    let isPhrase = folded.starts(with: phrase)
    switch word {
    case 0:
      if folded.first != UInt8(ascii: "w"), !isPhrase {
        // `pass` alone is a word of prose and code; `db_pass`, `PASS` are names.
        guard let before = reader.before(1) else { return nil }
        guard nameMarks.contains(before) || isUpperCase(reader) else { return nil }
      }
      return isPhrase ? .key : .password
    case 1: return .password
    case 3:
      let before = wordBefore(reader)
      return before.suffix(9).elementsEqual("publickey".utf8) || plainTokens.contains(before)
        || plainEndings.contains(where: {
          before.count > $0.count && before.suffix($0.count).elementsEqual($0)
        })
        ? nil : .key
    case 6: return folded.isEmpty || folded == authorization ? .authorization : nil
    default: return .key
    }
  }

  /// Whether the name is quoted and that of a type: `"AWS::IAM::AccessKey": "…"`.
  private static func isTypeName(
    _ reader: inout ByteReader, _ end: Int
  ) throws(Undecided) -> Bool {
    guard try reader.peek(end) == UInt8(ascii: "\"") else { return false }
    var distance = 1
    while distance < 40, let byte = reader.before(distance), identifier.contains(byte) {
      distance += 1
    }
    return reader.before(distance) == UInt8(ascii: ":")
      && reader.before(distance + 1) == UInt8(ascii: ":")
  }

  /// Whether the word before `token` says that it tells repeated requests: ClientRequestToken.
  private static func isRequest(_ reader: ByteReader) -> Bool {
    // `client_token` is what some vaults call what lets one in; ClientToken is not.
    guard reader.before(1)?.isLetter == true else { return false }
    let before = wordBefore(reader)
    return requests.contains { before.suffix($0.count).elementsEqual($0) }
  }

  private static let phrase = Array("phrase".utf8)
  private static let authorization = Array("orization".utf8)
  private static let longestWord = 16

  /// Whether the word left of the anchor ends with one that makes `key` a secret.
  private static func isKeyWord(_ reader: ByteReader) -> Bool {
    var hash = EvidenceWords.seed
    let start = wordDistance(reader)
    for distance in start..<(start + longestWord) {
      guard let byte = reader.before(distance), byte.isLetter else { return false }
      hash = EvidenceWords.hash(hash, byte.lowercased)
      if keyWords.contains(hash) { return true }
    }
    return false
  }

  /// How far left of the anchor the word before it ends.
  private static func wordDistance(_ reader: ByteReader) -> Int {
    guard let byte = reader.before(1) else { return 1 }
    return byte == 0x20 || byte == 0x5F || byte == 0x2D || byte == 0x2E ? 2 : 1
  }

  /// The letters left of the anchor, folded, past one blank, `_` or `-`.
  private static func wordBefore(_ reader: ByteReader) -> [UInt8] {
    var distance = wordDistance(reader)
    var word: [UInt8] = []
    while word.count < longestWord, let byte = reader.before(distance), byte.isLetter {
      word.append(byte.lowercased)
      distance += 1
    }
    return word.reversed()
  }

  /// Whether the anchor is written in capitals, as in environments.
  private static func isUpperCase(_ reader: ByteReader) -> Bool {
    let first = reader.copy(reader.position..<(reader.position + 3))
    return first.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Whether a blank is enough before the value: `--password x`, and `login x password y` in a
  /// `.netrc` file.
  private static func isFlag(_ reader: ByteReader, _ name: Name) -> Bool {
    var distance = 1
    while distance < 32, let byte = reader.before(distance), identifier.contains(byte) {
      if byte == UInt8(ascii: "-") {
        // `--password x`, and ` -Password x` of PowerShell.
        let before = reader.before(distance + 1)
        if before == byte || distance == 1 && before == UInt8(ascii: " ") { return true }
      }
      distance += 1
    }
    return name == .password && ByteText.holds(left(reader, 48), login)
  }

  /// Whether the name stands in a connection string (`Server=…;User Id=…;Password=…`).
  private static func isConnectionString(_ reader: ByteReader) -> Bool {
    ByteText.holdsAny(left(reader, GuardLimits.contextBytes), connections)
  }

  private static let login = Array("login ".utf8)
  private static let connections = ByteText.words([
    "user id=", "uid=", "username=", "user=", "server=", "login ", "data source=",
  ])

  /// What stands left of the anchor in the same line, folded.
  private static func left(_ reader: ByteReader, _ most: Int) -> [UInt8] {
    var count = 0
    while count < most, let byte = reader.before(count + 1), byte >= 0x20 { count += 1 }
    return (0..<count).compactMap { reader.before(count - $0)?.lowercased }
  }
}
