/// Texts that look like credentials: they may not stand in a manifest.

enum SecretText {
  /// Beginnings that issuers chose so that their credentials can be recognised, with the least
  /// number of characters that follow.
  private static let prefixes: [(prefix: String, atLeast: Int)] = [
    ("sk-", 16), ("ghp_", 20), ("gho_", 20), ("ghs_", 20), ("github_pat_", 20), ("glpat-", 16),
    ("hf_", 20), ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("xoxb-", 10), ("xoxp-", 10),
    ("gh_", 40), ("Bearer ", 10),
  ]

  /// Keys that hold nothing else than a credential.
  private static let keys: Set<String> = [
    "api_key", "apikey", "api-key", "key", "password", "passwd", "secret", "token", "access_token",
    "authorization", "auth", "bearer",
  ]

  /// Whether `text` holds a word that looks like a credential.
  static func isIn(_ text: String) -> Bool {
    if text.contains("-----BEGIN") && text.contains("PRIVATE KEY") { return true }
    return text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).contains(
      where: looksSecret)
      || text.hasPrefix("Bearer ")
  }

  /// Whether `text` is an address with a user or password in it.
  static func isInAddress(_ text: String) -> Bool {
    guard let start = text.firstRange(of: "://") else { return false }
    return text[start.upperBound...].prefix { $0 != "/" && $0 != " " }.contains("@")
  }

  /// Whether the key `name` would hold a credential.
  static func isKey(_ name: String) -> Bool { keys.contains(name.lowercased()) }

  private static func looksSecret(_ word: Substring) -> Bool {
    for (prefix, atLeast) in prefixes where word.hasPrefix(prefix) {
      let rest = word.dropFirst(prefix.count)
      let body = rest.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
      }
      if body.count >= atLeast, body.contains(where: \.isNumber) { return true }
    }
    // A JSON web token: two or three parts, each the base64url of `{"`.
    let parts = word.split(separator: ".")
    return parts.count >= 2 && parts[0].hasPrefix("eyJ") && parts[1].hasPrefix("eyJ")
  }
}
