/// What a value beside a name for secrets is worth: drawn at random, chosen as a password, or a word,
/// a path, a reference, a placeholder.

enum SecretValue {
  private static let token = ByteClass.base64.union(.base64URL).union(ByteClass(".~"))
  private static let symbols = ByteClass("!@#$%^&*?+~")
  private static let references = ByteClass("/.$%&@<{([:#")
  /// Beginnings of what stands for a value that comes from elsewhere.
  private static let sources = [
    "process.env", "os.environ", "os.getenv", "getenv", "env.", "env[", "config.", "settings.",
    "self.", "this.", "http://", "https://", "arn:", "projects/", "vault:", "secret/", "file:",
    "secrets.", "var.", "local.", "data.", "module.", "params.", "options.", "request.", "null",
    "none", "true", "false", "sha256:", "sha256-", "sha512-", "sha1-", "urn:", "data:",
  ].map { Array($0.utf8) }

  /// Whether a key or token beside its name is one.
  static func isKey(_ value: [UInt8], isQuoted: Bool) -> Bool {
    guard value.count >= (isQuoted ? 12 : 16), value.allSatisfy(token.contains),
      !isReference(value), !Placeholder.isStandIn(value)
    else { return false }
    if isUUID(value) { return true }
    // The name of a type or of a member: `ed25519.Ed25519PrivateKey`.
    if !isQuoted, value.contains(UInt8(ascii: ".")),
      ByteText.holdsAny(value.map(\.lowercased), typeNames)
    {
      return false
    }
    let distinct = Randomness.distinct(value)
    guard distinct >= min(10, value.count / 2), !isWords(value) else { return false }
    let turns = Randomness.turns(value)
    if value.contains(where: \.isDigit) {
      return turns >= max(3, min(8, value.count / 8)) && value.contains(where: \.isLetter)
    }
    // Letters alone: as many changes of case as chance makes, not as names have.
    return value.count >= 20 && caseTurns(value) * 3 >= value.count
  }

  private static let typeNames = ByteText.words([
    "privatekey", "publickey", "secretkey", "accesskey", "apikey", "credential", "token",
  ])

  /// Whether a value that is beside a service's name, and of its tokens' shape, is no placeholder.
  static func isIssued(_ value: [UInt8]) -> Bool {
    guard !isReference(value), !Placeholder.isStandIn(value) else { return false }
    guard value.contains(where: \.isDigit) else {
      return value.count >= 14 && Randomness.distinct(value) >= 8 && !isWords(value)
        && (caseTurns(value) * 4 >= value.count || naturalness(value) < 0.35)
    }
    return Randomness.distinct(value) >= min(8, value.count / 3) && !isWords(value)
  }

  /// Whether a password beside its name is one and not a word about passwords.
  static func isPassword(_ value: [UInt8], isTrusted: Bool) -> Bool {
    guard value.count >= 8, value.count <= 128, !isReference(value),
      !Placeholder.isStandIn(value), value.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return false }
    let hasSymbol = value.contains { symbols.contains($0) }
    let hasDigit = value.contains(where: \.isDigit)
    // A word about passwords with a number behind it: `password123`, `generatedwebdavpassword1`.
    if !hasSymbol, ByteText.holds(value.map(\.lowercased), wordItself) { return false }
    guard value.contains(where: \.isLetter), hasDigit || (hasSymbol && isTrusted),
      Randomness.distinct(value) >= 6, !isCode(value), !value.allSatisfy(ByteClass.hex.contains)
    else { return false }
    return isTrusted || Randomness.turns(value) >= 2 || hasSymbol
  }

  /// A key with symbols in it, as frameworks draw them.
  static func isDrawn(_ value: [UInt8]) -> Bool {
    value.count >= 24 && Randomness.turns(value) >= 6 && isPassword(value, isTrusted: true)
      && !isWords(value)
  }

  private static let wordItself = Array("password".utf8)

  /// Base64 of `user:password` (RFC 7617).
  static func isBasicCredentials(_ value: [UInt8]) -> Bool {
    guard value.count >= 8, value.count <= 512, value.allSatisfy(ByteClass.base64.contains) else {
      return false
    }
    let bytes = Base64Text.decode(value)
    guard bytes.count >= 5, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return colon > 0 && colon + 3 < bytes.count && !examples.contains(bytes.map(\.lowercased))
  }

  /// Credentials of examples, RFC 7617's among them.
  private static let examples = WordSet([
    "foo:bar", "user:pass", "user:password", "username:password", "test:test", "aladdin:opensesame",
    "aladdin:open sesame", "user:passwd", "usuario:clave", "admin:password", "login:password",
  ])

  /// Whether the value is a place where the secret is, not the secret.
  private static func isReference(_ value: [UInt8]) -> Bool {
    guard let first = value.first, !references.contains(first) else { return true }
    let start = value.prefix(12).map(\.lowercased)
    if sources.contains(where: { ByteText.begins(start, $0) }) { return true }
    return value.contains(UInt8(ascii: "{")) && value.contains(UInt8(ascii: "}"))
      || value.contains(UInt8(ascii: "<")) && value.contains(UInt8(ascii: ">"))
  }

  /// A call, an index, a member: what code says instead of a value.
  private static func isCode(_ value: [UInt8]) -> Bool {
    ByteText.holdsAny(value, code)
  }

  private static let code = ByteText.words([
    "()", "(\"", "('", "[\"", "['", "->", "::", "==", "://", "&&", "||", "${", "%(",
  ])

  static func isUUID(_ value: [UInt8]) -> Bool {
    guard value.count == 36 else { return false }
    return value.indices.allSatisfy { place in
      place == 8 || place == 13 || place == 18 || place == 23
        ? value[place] == UInt8(ascii: "-") : ByteClass.hex.contains(value[place])
    } && Randomness.distinct(value) >= 8
  }

  /// Names, sentences and paths: pieces of letters that read like words, numbers among them.
  static func isWords(_ value: [UInt8]) -> Bool {
    let pieces = value.split { !$0.isAlphanumeric }
    let longest = pieces.map(\.count).max() ?? 0
    if pieces.count >= 3, longest < 12, !isUUID(value) {
      let plain = pieces.count { piece in
        piece.allSatisfy(\.isLetter) || piece.allSatisfy(\.isDigit)
          || Randomness.turns(Array(piece)) <= 1
      }
      if plain * 3 >= pieces.count * 2 { return true }
    }
    return naturalness(value) > 0.6
  }

  /// Whether letters without digits change their case as often as chance makes them, and do not
  /// read like words: `test_ContinuousDistributionHandmade` is a name.
  static func isNoName(_ body: [UInt8]) -> Bool {
    // Digits that stand here and there among the letters are in no name, whatever the letters are.
    if isCamelCase(body) { return false }
    if Randomness.turns(body) >= 4 { return true }
    if naturalness(body) > 0.65 { return false }
    return body.contains(where: \.isDigit) || caseTurns(body) * 4 >= body.count
  }

  /// Whether nearly all of it is capitals with at least three small letters behind, as in names of
  /// functions: `encodeUnicode4BytesUTF8Highest`. Letters drawn at random come to a fifth.
  private static func isCamelCase(_ value: [UInt8]) -> Bool {
    guard value.contains(where: { ByteClass.upper.contains($0) }) else { return false }
    var covered = 0
    var index = 0
    while index < value.count {
      let start = index
      if ByteClass.upper.contains(value[index]) { index += 1 }
      let small = index
      while index < value.count, ByteClass.lower.contains(value[index]) { index += 1 }
      if index - small >= 3 { covered += index - start }
      if index == start { index += 1 }
    }
    return covered * 10 >= value.count * 7
  }

  private static func caseTurns(_ value: [UInt8]) -> Int {
    var turns = 0
    var wasUpper: Bool?
    for byte in value where byte.isLetter {
      let isUpper = byte < 0x60
      if let wasUpper, wasUpper != isUpper { turns += 1 }
      wasUpper = isUpper
    }
    return turns
  }

  /// The share of neighbouring letters that English, and names in code, often put together; 0 when
  /// there are too few to say. Random letters come to 0.25, words to 0.8.
  static func naturalness(_ value: [UInt8]) -> Double {
    var pairs = 0
    var common = 0
    var previous: UInt8?
    for byte in value {
      guard byte.isLetter else {
        previous = nil
        continue
      }
      let letter = byte.lowercased - 0x61
      if let previous {
        pairs += 1
        if commonPairs[Int(previous) * 26 + Int(letter)] { common += 1 }
      }
      previous = letter
    }
    return pairs < 8 || pairs * 2 < value.count ? 0 : Double(common) / Double(pairs)
  }

  /// The pairs of letters that make up three quarters of English text.
  private static let commonPairs: [Bool] = {
    let pairs = """
      th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se \
      le sa si ar ve ra ld ur me ne ro li co el ri io ic la ma ta ch om ec us em tr un ho so il ce \
      no ad ac ly ol ot we di ul pe wa be ca rs ss fo wh os ai ie ss ow ni mo ge po pr ee ke ir am \
      im do lo oo tt pa ev su ts ay ty ut ei ee id sh bl iv ac ag gr ab cl ex ey va vi ck up oc um \
      op sc sp rt ns ct fi ff pp rr mm ll nn au ue ui uc ry cr br fr da na pl ap ep ip if
      """
    var table = [Bool](repeating: false, count: 26 * 26)
    for pair in pairs.split(separator: " ") {
      let letters = Array(pair.utf8)
      guard letters.count == 2 else { continue }
      table[Int(letters[0] - 0x61) * 26 + Int(letters[1] - 0x61)] = true
    }
    return table
  }()
}
