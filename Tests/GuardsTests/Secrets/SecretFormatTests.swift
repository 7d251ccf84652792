/// Secrets in the ways in which people write them down: every format is found in every syntax, and
/// what only looks alike passes.

import Testing

@testable import Guards

@Suite("3.2b formats of secrets")
struct SecretFormatTests {
  static let guardian = TextGuard(policy: .secureDefault)

  static func secrets(_ text: String) -> [Finding] {
    guardian.findings(in: Array(text.utf8), origin: .model).filter { $0.family == .secrets }
  }

  @Test("tokens of at least 150 services are known")
  func services() {
    let types =
      SecretShape.all.map(\.type) + NamedToken.all.map(\.type) + MarkedToken.all.map(\.type)
    let services = Set(types.map { $0.dropFirst("secret.".count).prefix { $0 != "-" } })
    #expect(services.count >= 150)
    #expect(
      Set(SecretShape.all.map(\.type).map { $0.dropFirst(7).prefix { $0 != "-" } }).count >= 150)
  }

  /// A token of `pattern`, letters drawn with `random`.
  static func sample(of notation: String, _ random: inout SeededRandom) -> String {
    let text = notation.replacing("<uuid>", with: "<h8>-<h4>-<h4>-<h4>-<h12>")
    let sets: [Character: [Character]] = [
      "d": Alphabet.digits, "h": Alphabet.hex, "H": Alphabet.hex, "u": Alphabet.upper,
      "l": Alphabet.lower, "a": Alphabet.upper + Alphabet.lower,
      "U": Alphabet.upper + Alphabet.digits, "L": Alphabet.lower + Alphabet.digits,
      "2": Alphabet.base32,
    ]
    return text.split(separator: "<", omittingEmptySubsequences: false).enumerated().map {
      index, piece in
      if index == 0 { return String(piece) }
      let halves = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let count = halves[0].dropFirst().split { !$0.isNumber }.first.flatMap { Int($0) } ?? 1
      let set = sets[halves[0].first ?? "A"] ?? Alphabet.alphanumeric
      return Samples.draw(set, count, &random) + (halves.count > 1 ? String(halves[1]) : "")
    }.joined()
  }

  /// The syntaxes in which a value is given to a name.
  static func contexts(_ name: String, _ value: String) -> [String] {
    let upper = name.uppercased()
    return [
      "\(name)_api_token = \"\(value)\"", "\(name)_token: \(value)",
      "  \"\(name)_key\": \"\(value)\",",
      "\(upper)_TOKEN=\(value)", "export \(upper)_API_KEY='\(value)'",
      "const \(name)Token = `\(value)`;", "\(name)Secret := \"\(value)\"",
      "var \(name)Token string = \"\(value)\"", "String \(name)Token = \"\(value)\";",
      "var \(name)Token: String = \"\(value)\"", "\"\(name)Token\" => \"\(value)\"",
      "<\(name)Token>\(value)</\(name)Token>", "\(upper)_TOKEN ::= \"\(value)\"",
      "\(upper)_TOKEN ?= \(value)", "System.setProperty(\"\(upper)_TOKEN\", \"\(value)\")",
      "--\(name)-token \(value)", "{\\\"\(name)_token\\\":\\\"\(value)\\\"}",
      "\(name).config.token='\(value)'",
    ]
  }

  @Test("a token with a prefix is found in every syntax")
  func prefixed() {
    var random = SeededRandom(21)
    var missed: [String] = []
    var count = 0
    for shape in SecretShape.all {
      let value = Self.sample(of: shape.notation, &random)
      for text in Self.contexts("acme", value).enumerated().filter({ $0.offset % 6 == count % 6 }) {
        if Self.secrets(text.element).isEmpty {
          missed.append(shape.notation + " in " + text.element)
        }
      }
      count += 1
    }
    #expect(missed.count <= 3, "\(missed)")
  }

  @Test("a token without a prefix is found beside the service's name")
  func named() {
    var random = SeededRandom(22)
    var missed: [String] = []
    for (count, token) in NamedToken.all.enumerated() {
      let value = Self.sample(of: token.patterns[0].notation, &random)
      let name = token.names[0]
      for text in Self.contexts(name, value).enumerated().filter({ $0.offset % 6 == count % 6 }) {
        if Self.secrets(text.element).isEmpty { missed.append(text.element) }
      }
    }
    #expect(missed.count <= 5, "\(missed)")
  }

  @Test("random values beside words for secrets are found in every syntax")
  func assigned() {
    var random = SeededRandom(23)
    for _ in 0..<3 {
      let value = "k9" + Samples.draw(Alphabet.alphanumeric, 30, &random) + "4Z"
      for text in Self.contexts("acme", value) where !text.contains("_key\"") {
        #expect(!Self.secrets(text).isEmpty, "\(text)")
      }
    }
  }

  static let structured: [(String, String)] = [
    ("secret.basic-auth", "Authorization: Basic " + "YWxhZGRpbjpvcGVuc2VzYW1lMQ=="),
    (
      "secret.basic-auth",
      "\"auths\": {\"r.example\": {\"auth\": \"" + "YWxhZGRpbjpvcGVuc2VzYW1lMQ==" + "\"}}"
    ),
    ("secret.connection-string", "redis://:" + "p4ssw0rdX9" + "@cache.internal:6379/0"),
    (
      "secret.connection-string",
      "mongodb+srv://app:" + "k2J9mmQx" + "@cluster0.abcde.mongodb.net/x"
    ),
    ("secret.pgpass", "db.internal:5432:app:svc:" + "Tr0ub4dor3"),
    ("secret.assigned", "machine api.host login me password " + "x9Kk2mQ8w1"),
    ("secret.assigned", "Server=db;User Id=sa;Password=" + "Summer2024!" + ";"),
    ("secret.assigned", "mysql --user=root --password=" + "q8Xv2Lm9" + " app"),
    (
      "secret.private-key",
      "key: " + "LS0tLS1CRUdJTi"
        + "BSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NBUUVBdzVuUWFmZ2hqa2xxd2VydHl1aW9w"
    ),
    ("secret.telegram-bot-token", "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX".prefix(35)),
    ("secret.mailchimp-key", "343ea45721923ed956e2b38c31db76aa" + "-us30"),
    (
      "secret.discord-bot-token",
      "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
    ),
  ]

  @Test("secrets without a prefix are found by their structure", arguments: structured)
  func structures(type: String, text: String) {
    #expect(Self.secrets(text).map(\.type).contains(type), "\(Self.secrets(text).map(\.type))")
  }

  @Test(
    "what only looks like a secret passes",
    arguments: [
      "api_key = os.environ[\"API_KEY\"]", "token = request.headers.get('X-Token-2')",
      "password: ${DB_PASSWORD}", "password=%(password)s", "secret = \"<your-secret-1>\"",
      "API_KEY=xxxxxxxxxxxxxxxx1234", "next_page_token: CAUQAA8xkL2m9Qw1Zt7",
      "key: primary_key_2_3_4",
      "token_type: bearer", "secret_name: projects/a1/secrets/b2/versions/3", "tokens: 128000",
      "public_key = \"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\"", "password_hash_rounds = 12",
      "assert token == tokens2[1]", "sort_key: created_at_2024",
      "let secretKeyPath = \"/etc/ssl/k1.pem\"",
      "test_ContinuousDistributionHandmade()", "sk-learn and sk-estimator-id-1",
      "commit token: see 9f86d08", "The token expires in 3600 seconds.",
      "password must be 12 characters",
      "etag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"", "AKIAIOSFODNN7EXAMPLE",
      "integrity: sha512-" + "z5Jr1Nn0hG8mP7mWc3XvQk2Lf9Ty6Rb4Ds1Aw8Ee0Uu3Ii5Oo7Pp",
      "uuid: 550e8400-e29b-41d4-a716-446655440000", "datadog_agent_version = 7.52.0-rc.3",
    ])
  func benign(text: String) {
    #expect(Self.secrets(text).isEmpty, "\(Self.secrets(text).map(\.type))")
  }
}
