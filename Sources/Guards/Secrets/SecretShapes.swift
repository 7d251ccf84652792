/// The documented shapes of access tokens: a prefix, the bytes that may follow, and how many.
/// Written from the vendors' own descriptions of their token formats.

/// How a token's body ends.
enum ShapeEnd: Sendable {
  /// Exactly the length; what follows does not matter.
  case fixed
  /// Exactly the length, and the next byte is not one of the body's.
  case exact
  /// At least the length; it goes on while the bytes are the body's.
  case run
}

/// What the body must look like besides its bytes.
enum ShapeCheck: Sendable {
  /// Not a placeholder: several different bytes, and more than lower-case words.
  case random
  /// Several different bytes; for short bodies that may be letters of one case.
  case varied
  /// Random, and the last six of 36 are the CRC-32 of the rest in base 62; a wrong sum lowers the
  /// confidence, since examples in tests have one.
  case checksum
}

/// One token format.
struct SecretShape: Sendable {
  let type: String
  let prefix: [UInt8]
  let body: ByteClass
  let length: Int
  let end: ShapeEnd
  let check: ShapeCheck
  let confidence: Double

  init(
    _ type: String, _ prefix: String, _ body: ByteClass, _ length: Int, _ end: ShapeEnd = .run,
    check: ShapeCheck = .random, confidence: Double = 0.95
  ) {
    self.type = "secret." + type
    self.prefix = Array(prefix.utf8)
    self.body = body
    self.length = length
    self.end = end
    self.check = check
    self.confidence = confidence
  }

  /// All formats; longer prefixes come first where one begins with another.
  static let all: [SecretShape] =
    (sourceHosting + clouds + models + messaging + payments + registries + services)
    .sorted { $0.prefix.count > $1.prefix.count }

  private static let token = ByteClass.base64URL
  private static let tokenDot = ByteClass.base64URL.union(ByteClass("."))
  private static let alnum = ByteClass.alphanumeric
  private static let hex = ByteClass.lowerHex

  private static let sourceHosting: [SecretShape] =
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
      SecretShape("github-token", $0, alnum, 36, check: .checksum)
    } + [
      SecretShape("github-fine-grained-token", "github_pat_", alnum.union(ByteClass("_")), 82)
    ]
    + [
      "glpat-", "gldt-", "glrt-", "gloas-", "glcbt-", "glptt-", "glft-", "glsoat-", "glagent-",
      "glimt-",
    ].map { SecretShape("gitlab-token", $0, token, 20) } + [
      SecretShape("atlassian-token", "ATATT3", alnum.union(ByteClass("-_=")), 100),
      SecretShape("atlassian-token", "ATCTT3", alnum.union(ByteClass("-_=")), 100),
      SecretShape("linear-key", "lin_api_", alnum, 32),
      SecretShape("sentry-token", "sntrys_", alnum.union(ByteClass("+/=_-")), 60),
      SecretShape("sentry-token", "sntryu_", hex, 64),
    ]

  private static let clouds: [SecretShape] =
    ["AKIA", "ASIA", "ABIA", "ACCA"].map {
      SecretShape(
        "aws-access-key-id", $0, ByteClass.upper.union(.digits), 16, .exact, check: .varied)
    } + [
      SecretShape("aws-bedrock-key", "ABSK", .base64, 100),
      SecretShape("google-api-key", "AIza", token, 35),
      SecretShape("google-oauth-token", "ya29.", token, 40),
      SecretShape("google-oauth-secret", "GOCSPX-", token, 28),
      SecretShape("digitalocean-token", "dop_v1_", hex, 64),
      SecretShape("digitalocean-token", "doo_v1_", hex, 64),
      SecretShape("digitalocean-token", "dor_v1_", hex, 64),
      SecretShape("databricks-token", "dapi", hex, 32, .exact),
      SecretShape("vault-token", "hvs.", token, 24),
      SecretShape("vault-token", "hvb.", token, 24),
      SecretShape("alibaba-access-key-id", "LTAI", alnum, 20, .exact, confidence: 0.85),
      SecretShape("heroku-key", "HRKU-AA", token, 40),
      SecretShape("pulumi-token", "pul-", hex, 40, .exact),
      SecretShape("planetscale-token", "pscale_tkn_", tokenDot, 32),
      SecretShape("planetscale-token", "pscale_pw_", tokenDot, 32),
      SecretShape("supabase-token", "sbp_", hex, 40),
      SecretShape("doppler-token", "dp.pt.", alnum, 40),
    ]

  private static let models: [SecretShape] = [
    SecretShape("openai-key", "sk-proj-", token, 32),
    SecretShape("openai-key", "sk-svcacct-", token, 32),
    SecretShape("openai-key", "sk-admin-", token, 32),
    SecretShape("openai-key", "sk-", alnum, 32),
    SecretShape("anthropic-key", "sk-ant-", token, 32),
    SecretShape("openrouter-key", "sk-or-v1-", hex, 64),
    SecretShape("huggingface-token", "hf_", alnum, 30),
    SecretShape("huggingface-token", "api_org_", alnum, 34),
    SecretShape("groq-key", "gsk_", alnum, 48),
    SecretShape("xai-key", "xai-", alnum, 64),
    SecretShape("perplexity-key", "pplx-", alnum, 40),
    SecretShape("replicate-token", "r8_", alnum, 37, .exact),
    SecretShape("nvidia-key", "nvapi-", token, 60),
    SecretShape("cerebras-key", "csk-", alnum, 40),
    SecretShape("langsmith-key", "lsv2_", alnum.union(ByteClass("_")), 32),
    SecretShape("gatehouse-key", "gh_", ByteClass.letters.union(ByteClass("234567")), 52, .exact),
  ]

  private static let messaging: [SecretShape] =
    ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.xoxp-", "xapp-"].map {
      SecretShape("slack-token", $0, alnum.union(ByteClass("-")), 24)
    } + [
      SecretShape("slack-webhook", "hooks.slack.com/services/", alnum.union(ByteClass("/")), 40),
      SecretShape("discord-webhook", "discord.com/api/webhooks/", token.union(ByteClass("/")), 80),
      SecretShape("sendgrid-key", "SG.", tokenDot, 66, .fixed),
      SecretShape("twilio-key", "SK", hex, 32, .exact, confidence: 0.85),
      SecretShape("mailgun-key", "key-", hex, 32, .exact, confidence: 0.85),
    ]

  private static let payments: [SecretShape] =
    ["sk_live_", "rk_live_", "sk_test_", "rk_test_"].map {
      SecretShape("stripe-key", $0, alnum, 24)
    } + [
      SecretShape("stripe-webhook-secret", "whsec_", alnum.union(ByteClass("+/=")), 32),
      SecretShape("square-token", "sq0atp-", token, 22),
      SecretShape("square-token", "sq0csp-", token, 43),
      SecretShape("shopify-token", "shpat_", .hex, 32),
      SecretShape("shopify-token", "shpca_", .hex, 32),
      SecretShape("shopify-token", "shppa_", .hex, 32),
      SecretShape("shopify-token", "shpss_", .hex, 32),
    ]

  private static let registries: [SecretShape] = [
    SecretShape("npm-token", "npm_", alnum, 36, check: .checksum),
    SecretShape("pypi-token", "pypi-AgE", token, 50),
    SecretShape("rubygems-key", "rubygems_", hex, 48),
    SecretShape("crates-io-token", "cio", alnum, 32, .exact, confidence: 0.8),
    SecretShape("docker-token", "dckr_pat_", token, 27),
    SecretShape("docker-token", "dckr_oat_", token, 27),
  ]

  private static let services: [SecretShape] = [
    SecretShape("grafana-token", "glsa_", alnum.union(ByteClass("_")), 41),
    SecretShape("grafana-token", "glc_", .base64, 32),
    SecretShape("newrelic-key", "NRAK-", alnum, 27),
    SecretShape("postman-key", "PMAK-", .hex.union(ByteClass("-")), 59),
    SecretShape("notion-token", "ntn_", alnum, 40),
    SecretShape("figma-token", "figd_", token, 40),
    SecretShape(
      "age-key", "AGE-SECRET-KEY-1", ByteClass("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58, .fixed),
    SecretShape("1password-token", "ops_eyJ", .base64, 100),
    SecretShape("bearer-token", "Bearer ", tokenDot.union(ByteClass("+/=~")), 24, confidence: 0.8),
    SecretShape("bearer-token", "bearer ", tokenDot.union(ByteClass("+/=~")), 24, confidence: 0.8),
  ]
}
