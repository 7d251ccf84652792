/// Secrets in the ways in which other people write them down: blocks of YAML, commands, statements,
/// documents of Kubernetes, addresses, hashes of passwords; and what stands in their places in
/// documentation.

import Guards
import Testing

@Suite("3.2b secrets as other people write them")
struct OtherSyntaxTests {
  static let guardian = TextGuard(policy: .secureDefault)

  static func secrets(_ text: String) -> [Finding] {
    guardian.findings(in: Array(text.utf8), origin: .model).filter { $0.family == .secrets }
  }

  static let value = "zT4qW8" + "mN2xK7pR5vL9cB3hJ6"
  static let hash = "cyb3R.K1eZ9Qm" + "wWvL2xS0uHn7TgPjYdAoIiFkEsBqVrXu"

  static let samples: [(String, String)] = [
    ("secret.assigned", "acme_token: |\n  \(value)\n"),
    ("secret.assigned", "acme_token: >-\n  \(value)\n"),
    ("secret.assigned", "$acmeToken .= \"\(value)\";"),
    ("secret.assigned", "ACME_TOKEN += \"\(value)\""),
    ("secret.datadog-key", "datadog_api_key,a3f1c5b7d9e2408f6a1b" + "7c3d5e9f0246,\n"),
    ("secret.scaleway-secret", "scaleway token 56bd4fd9-f2db-b40d-a2b4-" + "bfde7fab5ed3"),
    ("secret.password", "curl --user kevin:'pRf7vG2h" + "1L8nQkW9' https://x.internal"),
    (
      "secret.password",
      "curl -X POST https://x.internal \\\n  -d a \\\n  -u dev:yqDVtkqP" + "ECriaLRi2"
    ),
    ("secret.password", "CREATE USER 'a'@'%' IDENTIFIED BY 'wh1te" + "Rabbit9'"),
    ("secret.password", "ConvertTo-SecureString \"V1olet!" + "Harbor\" -AsPlainText -Force"),
    ("secret.password", "[Net.NetworkCredential]::new(\"admin\", \"V1olet!" + "Harbor\")"),
    ("secret.assigned", "Connect-VIServer -User root -Password V1olet!" + "Harbor"),
    ("secret.url-token", "https://kq7Zt2Vb9Xw4Lm6Rf1" + "Hs3Jd8@repo.fury.io/me"),
    (
      "secret.password-hash",
      "root:$2b$12$R9hAcIPz0giwURNNX3kh2O" + "PST9uPgBkqquzivSs7KIUgO2t0jWMUW:1"
    ),
    (
      "secret.wallet-words",
      "mnemonic: \"ladder crowd orbit velvet tunnel spider autumn genius cactus ribbon lemon picnic\""
    ),
    (
      "secret.kubernetes-secret",
      "kind: Secret\nmetadata:\n  name: db\ndata:\n  password: UyFCXCpk" + "JHpEc2I9\n"
    ),
    ("secret.kubernetes-secret", "data:\n  extra: YWRtaW46cGFz" + "c3dvcmQ=\nkind: Secret\n"),
    (
      "secret.jwt",
      "eyJhbGciOieeeiIsInR5cCI6IkpXVCJ9.eyJzdWIi" + "OiIxMjM0NTY3ODkwIn0.a_5icKBDo8EjU"
    ),
    ("secret.zhipu-key", "3494c505cf244a3fb17417d68" + "94d404c.LLSZ2InjarUXEhNr"),
    (
      "secret.private-key",
      "\"-----BEGIN RSA PRIVATE KEY-----\" +\n\"b3BlbnNzaC1rZXktdjEAAAAABG5v" + "bmU\""
    ),
  ]

  @Test("each is found", arguments: samples)
  func found(type: String, text: String) {
    #expect(Self.secrets(text).map(\.type).contains(type), "\(Self.secrets(text).map(\.type))")
  }

  @Test("a stream gives the same wherever it is cut", arguments: samples)
  func streamed(type: String, text: String) {
    let bytes = Array("a \(text) b".utf8)
    let whole = run(Self.guardian, [bytes])
    #expect(run(Self.guardian, bytes.map { [$0] }) == whole)
    for cut in stride(from: 1, to: bytes.count, by: 5) {
      #expect(run(Self.guardian, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
  }

  @Test(
    "what stands in their places in documentation passes",
    arguments: [
      "curl -i -u 'test:test'", "curl -sL --user \"$1:$2\" \"$3\" > \"$4\"",
      "curl -u <user:password> https://test.com/endpoint",
      "curl --user neo4j:[PASSWORD] http://[IP]:7474/db/data/", "curl -u username:token",
      "curl -u \"${_username}:${_password}\"", "curl -u \":\" https://localhost:9200",
      "curl --user \"{{ $.Values.username }}:{{ $.Values.password }}\"", "nc -u -l 41234",
      "IDENTIFIED BY 'password'", "ConvertTo-SecureString $plain -AsPlainText",
      "kind: Secret\ndata:\n  htpasswd: ''\n", "data:\n  extra: YmFyCg==\nkind: secret\n",
      "kind: ExternalSecret\nspec:\n  data:\n    - key: MySecretManagerKey\n      name: x\n",
      "The mnemonic is a word that helps people remember a rule or a name or a list of things.",
      "token: |\n  see the manual of the service", "xoxb-xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx",
      "https://indieweb.org/images/3/35/2018-250-xoxo-indieweb-1.jpg",
      "\"A\": \"arn:aws:iam::aws:policy/AmazonHoneycodeWorkbookFullAccess\",",
      "(\"-----BEGIN RSA PRIVATE KEY-----\", \"-----END RSA PRIVATE KEY-----\")",
      "ssh://687fb701029421ae5549d998@ssh.hf.jobs",
      "ACME_API_KEY=abcdef1234567890abcdef1234567890", "price += 12.5; total .= ' EUR'",
      "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/12345",
    ])
  func passes(text: String) {
    #expect(Self.secrets(text).isEmpty, "\(Self.secrets(text).map(\.type))")
  }
}
