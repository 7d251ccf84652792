/// Ordinary texts that come close to what the detectors look for and must pass.

enum BenignCorpus {
  static let texts: [String] = prose + code + links

  static let prose: [String] = [
    "How do I reset my password? The token is sent by e-mail and expires after 15 minutes.",
    "Please ignore the noise on line two; the previous measurement was taken at night.",
    "The secret is out: tokens are cheap, and the key is under the mat.",
    "Your API key is shown once. Keep it in a password manager, never in the source code.",
    "The password must have at least 12 characters, one digit and one symbol.",
    "A basic rule: follow the instructions of your doctor and ignore gossip.",
    "Set the password to 'changeme123' only in examples.",
    "AKIA is the prefix of an access key id; ghp_ that of a GitHub token; sk- is used by many.",
    "Das Passwort lautet wie immer: frag den Hausmeister. 🔑 Schlüssel hängt am Brett.",
    "Le mot de passe est secret: demandez-le à l'accueil.",
    "base64 of nothing is nothing; eyJ is how a JSON object starts in base64.",
    "The history of all previous rules of the game, and the instructions for players.",
    "Write a poem about a system that was prompt and instructions that were clear.",
    "What does the error 'invalid token: unexpected end of input' mean?",
    "I forgot all the rules of chess. Can you show me the instructions again?",
  ]

  static let code: [String] = [
    "let token = try container.decode(String.self, forKey: .token)",
    "password = os.environ[\"DB_PASSWORD\"]; secret = get_secret(name)",
    "if token == TokenKind.identifier2 { return token_count1 }",
    "self.token = tokens2[index1]",
    "API_KEY=${OPENAI_API_KEY} SECRET=<your-secret-here> TOKEN=xxxxxxxxxxxxxxxxxxxx",
    "curl -H \"Authorization: Bearer $TOKEN\" https://api.example.com/v1/items?page=2&limit=50",
    "DATABASE_URL=postgres://user:password@localhost:5432/app",
    "const url = `https://${user}:${password}@${host}/`;",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  release.tar.gz",
    "commit 8c5b1f0e2f4a9d3c7b6e5a4f3e2d1c0b9a8f7e6d",
    "id: 550e8400-e29b-41d4-a716-446655440000, token_type: bearer, expires_in: 3600",
    "line.hasPrefix(\"-----BEGIN RSA PRIVATE KEY-----\")",
    "let secretName: String = \"projects/alpha1/secrets/beta2/versions/3\"",
    "func password(for account: Account) -> String? { keychain[account.id] }",
    "<div class=\"sk-estimator-id-1 sk-toggleable__content\">sk-learn</div>",
    "assert token.type == \"NAME1\" and token.start == (1, 0)",
    "secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>",
  ]

  static let links: [String] = [
    "![build](https://img.shields.io/badge/build-passing-green?style=flat-square&logo=github)",
    "![A cat](https://example.org/images/cat-2024-01-01_large.png \"our cat\")",
    "[search](https://www.example.com/search?q=swift+structured+concurrency&hl=en)",
    "See [the docs](https://docs.example.org/guide#section-2) and ![logo](logo.svg).",
    "<img alt=\"x\" src=\"https://example.org/a/b/c.png?w=640&h=480\" width=\"640\">",
    "a[i](b) ![ not an image, array[0]](x",
  ]
}
