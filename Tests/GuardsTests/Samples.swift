/// Samples for the tests, put together at run time so that no file of the project holds anything
/// that looks like a credential.

import Guards
import Testing

/// A small seeded generator (SplitMix64), so that failures can be replayed.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Bytes to draw from.
enum Alphabet {
  static let upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  static let lower = Array("abcdefghijklmnopqrstuvwxyz")
  static let digits = Array("0123456789")
  static let alphanumeric = upper + lower + digits
  static let token = alphanumeric + ["-", "_"]
  static let base64 = alphanumeric + ["+", "/"]
  static let hex = digits + ["a", "b", "c", "d", "e", "f"]
  static let base32 = upper + ["2", "3", "4", "5", "6", "7"]
}

/// One secret with the type that the guard must give it.
struct SecretSample: CustomTestStringConvertible {
  let type: String
  let text: String
  var testDescription: String { type }
}

enum Samples {
  static func draw(_ alphabet: [Character], _ count: Int, _ random: inout SeededRandom) -> String {
    String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "0" })
  }

  /// One sample of every type, drawn with `seed`.
  static func secrets(seed: UInt64) -> [SecretSample] {
    var random = SeededRandom(seed)
    let shapes = prefixed.map { type, prefix, alphabet, count in
      SecretSample(type: "secret." + type, text: prefix + draw(alphabet, count, &random))
    }
    return shapes + [
      SecretSample(
        type: "secret.sendgrid-key",
        text: "S" + "G." + draw(Alphabet.token, 22, &random) + "."
          + draw(Alphabet.token, 43, &random)),
      SecretSample(type: "secret.jwt", text: webToken(&random)),
      SecretSample(type: "secret.private-key", text: privateKey("OPENSSH ", lines: 6, &random)),
      SecretSample(type: "secret.private-key", text: privateKey("", lines: 60, &random)),
      SecretSample(
        type: "secret.telegram-bot-token",
        text: draw(Alphabet.digits, 9, &random) + ":AA" + draw(Alphabet.token, 33, &random)),
      SecretSample(
        type: "secret.connection-string",
        text: "postgres://app:" + draw(Alphabet.alphanumeric, 14, &random)
          + "@db.internal:5432/x"),
      SecretSample(
        type: "secret.aws-secret-key",
        text: "aws_secret_access_key = " + draw(Alphabet.alphanumeric, 38, &random) + "0a"),
      SecretSample(
        type: "secret.assigned",
        text: "\"db_password\": \"h7" + draw(Alphabet.token, 10, &random) + "\""),
    ]
  }

  static func webToken(_ random: inout SeededRandom) -> String {
    "eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + ".eyJ" + draw(Alphabet.token, 120, &random) + "."
      + draw(Alphabet.token, 43, &random)
  }

  static func privateKey(_ kind: String, lines: Int, _ random: inout SeededRandom) -> String {
    let dashes = String(repeating: "-", count: 5)
    let body = (0..<lines).map { _ in draw(Alphabet.base64, 64, &random) }.joined(separator: "\n")
    return
      "\(dashes)BEGIN \(kind)PRIVATE KEY\(dashes)\n\(body)\n\(dashes)END \(kind)PRIVATE KEY\(dashes)"
  }

  private static let prefixed: [(String, String, [Character], Int)] = [
    ("aws-access-key-id", "AKIA", Alphabet.base32, 16),
    ("aws-access-key-id", "ASIA", Alphabet.base32, 16),
    ("github-token", "gh" + "p_", Alphabet.alphanumeric, 36),
    ("github-token", "gh" + "o_", Alphabet.alphanumeric, 36),
    ("github-token", "gh" + "s_", Alphabet.alphanumeric, 36),
    ("github-fine-grained-token", "github" + "_pat_11", Alphabet.alphanumeric, 80),
    ("gitlab-token", "gl" + "pat-", Alphabet.token, 20),
    ("slack-token", "xox" + "b-1234567890-", Alphabet.alphanumeric, 30),
    ("openai-key", "sk-" + "proj-", Alphabet.token, 120),
    ("openai-key", "sk-", Alphabet.alphanumeric, 48),
    ("anthropic-key", "sk-" + "ant-api03-", Alphabet.token, 93),
    ("openrouter-key", "sk-" + "or-v1-", Alphabet.hex, 64),
    ("huggingface-token", "hf" + "_", Alphabet.upper + Alphabet.lower, 34),
    ("google-api-key", "AI" + "za", Alphabet.token, 35),
    ("google-oauth-secret", "GOC" + "SPX-", Alphabet.token, 28),
    ("stripe-key", "sk" + "_live_", Alphabet.alphanumeric, 24),
    ("stripe-key", "rk" + "_live_", Alphabet.alphanumeric, 99),
    ("twilio-key", "S" + "K", Alphabet.hex, 32),
    ("npm-token", "np" + "m_", Alphabet.alphanumeric, 36),
    ("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc", Alphabet.token, 150),
    ("digitalocean-token", "dop" + "_v1_", Alphabet.hex, 64),
    ("databricks-token", "da" + "pi", Alphabet.hex, 32),
    ("vault-token", "hv" + "s.", Alphabet.token, 90),
    ("shopify-token", "shp" + "at_", Alphabet.hex, 32),
    ("square-token", "sq0" + "atp-", Alphabet.token, 22),
    ("groq-key", "gs" + "k_", Alphabet.alphanumeric, 52),
    ("docker-token", "dckr" + "_pat_", Alphabet.token, 27),
    ("rubygems-key", "ruby" + "gems_", Alphabet.hex, 48),
    ("grafana-token", "gl" + "sa_", Alphabet.alphanumeric, 41),
    ("newrelic-key", "NR" + "AK-", Alphabet.alphanumeric, 27),
    ("notion-token", "nt" + "n_", Alphabet.alphanumeric, 46),
    ("figma-token", "fi" + "gd_", Alphabet.token, 40),
    ("linear-key", "lin" + "_api_", Alphabet.alphanumeric, 40),
    ("supabase-token", "sb" + "p_", Alphabet.hex, 40),
    ("age-key", "AGE-SECRET-" + "KEY-1", Array("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58),
    ("gatehouse-key", "g" + "h_", Alphabet.base32, 52),
    ("bearer-token", "Bearer ", Alphabet.token, 40),
  ]

  /// A canary as the project makes them: random letters and digits.
  static let canary = "K7QX-M2ZP-9RWT-4HVB-6NJD"
}
