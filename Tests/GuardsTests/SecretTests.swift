/// Secrets: every shape is found, masked forms hold nothing, ordinary text passes.

import Guards
import Testing

@Suite("3.2b secrets stay inside")
struct SecretTests {
  static let guardian = TextGuard(policy: .secureDefault)

  @Test("every known shape is found with its type, whatever stands around it", arguments: 1...6)
  func shapes(seed: Int) {
    for sample in Samples.secrets(seed: UInt64(seed)) {
      for (before, after) in [
        ("", ""), ("it is ", ", ok"), ("x=\"", "\" y"), ("(", ")."), ("\\n", "\\n"),
      ] {
        let text = before + sample.text + after
        let found = Self.guardian.findings(in: Array(text.utf8), origin: .model).map(\.type)
        #expect(found.contains(sample.type), "\(sample.type) after \(before), seed \(seed)")
      }
    }
  }

  @Test("the masked text holds nothing of the secret", arguments: [1, 2, 3])
  func masked(seed: UInt64) {
    for sample in Samples.secrets(seed: seed) where sample.type != "secret.connection-string" {
      let outcome = Self.guardian.judge("Here: " + sample.text + " done.", origin: .model)
      #expect(outcome.action == .mask)
      #expect(outcome.text.contains("[masked: \(sample.type)]"))
      let core = String(sample.text.suffix(10))
      #expect(
        sample.text.contains(" ") || sample.text.contains(":") || !outcome.text.contains(core))
    }
  }

  @Test("a valid checksum raises the confidence of GitHub's tokens")
  func checksum() {
    // The token of a published example, revoked long ago; the last six characters are its checksum.
    let body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"
    let valid = "gh" + "p_" + body + "0mLq17"
    let wrong = "gh" + "p_" + body + "0mLq18"
    let confidence = [valid, wrong].map {
      Self.guardian.findings(in: Array($0.utf8), origin: .user).first?.confidence ?? 0
    }
    #expect(confidence == [0.99, 0.75])
  }

  @Test("the password of a URL is masked and the rest stays")
  func connectionString() {
    let text = "Use amqp://svc:" + "t0pS3cretQueue" + "@mq.example.org/v for it"
    let outcome = Self.guardian.judge(text, origin: .tool)
    #expect(
      outcome.text == "Use amqp://svc:[masked: secret.connection-string]@mq.example.org/v for it")
  }

  @Test("a secret in prose is found")
  func prose() {
    let value = "a8F3k9Zq" + "2Lm4Xw7P"
    for text in [
      "The API key is \(value).", "your secret key: \(value)", "password is `\(value)`",
      "client_secret=\(value)&x=1", "{\"apiToken\":\"\(value)\"}", "api-key => '\(value)'",
    ] {
      let outcome = Self.guardian.judge(text, origin: .model)
      #expect(outcome.action == .mask && !outcome.text.contains(value), "\(text)")
    }
  }

  @Test("ordinary prose and code hold no secrets", arguments: BenignCorpus.texts)
  func benign(text: String) {
    let found = Self.guardian.findings(in: Array(text.utf8), origin: .model)
    #expect(found.isEmpty)
  }

  @Test("a secret in the operator's own prompt is reported and the prompt left alone")
  func systemOrigin() {
    let sample = Samples.secrets(seed: 5)[2]
    let outcome = Self.guardian.judge(sample.text, origin: .system)
    #expect(outcome.action == .flag)
    #expect(outcome.text == sample.text)
  }

  @Test("invalid UTF-8 around a secret changes nothing")
  func invalidUTF8() {
    let sample = Samples.secrets(seed: 6)[2]
    let bytes: [UInt8] = [0xFF, 0xC3] + Array(sample.text.utf8) + [0xE2, 0x82]
    #expect(Self.guardian.findings(in: bytes, origin: .model).map(\.type) == [sample.type])
  }
}
