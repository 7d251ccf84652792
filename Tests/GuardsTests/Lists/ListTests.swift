/// What operators list: terms, topics, domains.

import Guards
import Testing

@Suite("2.2e what the operator lists is kept out")
struct ListTests {
  static let guardian = TextGuard(
    policy: GuardPolicy(
      bannedTerms: ["Project Falcon", "widgetron", "дракон", "禁止用語"],
      bannedTopics: [BannedTopic(name: "betting", terms: ["horse race", "roulette"])]))

  static func found(_ text: String) -> [String] {
    guardian.findings(in: Array(text.utf8), origin: .model).map(\.type)
  }

  @Test("terms are found in every guise", arguments: [
    "about project falcon.", "PROJECT\nFALCON", "Project-Falcon", "pr\u{F6}ject falc\u{F3}n",
    "W1dg3tr0n", "the wid\u{200B}getron", "w i d g e t r o n", "ｗｉｄｇｅｔｒｏｎ", "widgetron's",
    "большой дракон тут", "これは禁止用語です", "widgetron",
  ])
  func terms(text: String) {
    #expect(Self.found(text).contains("list.term"))
  }

  @Test("parts of other words pass", arguments: [
    "projects falcon", "widgetrons and subwidgetron", "project of a falcon", "falcon project",
  ])
  func others(text: String) {
    #expect(Self.found(text).isEmpty)
  }

  @Test("topics are found by any of their terms")
  func topics() {
    #expect(Self.found("a Horse  Race and roulette") == ["list.topic", "list.topic"])
  }

  @Test("addresses outside of the allowed domains are found")
  func domains() {
    let guardian = TextGuard(policy: GuardPolicy(allowedDomains: ["example.com", "*.example.org"]))
    for (text, isFound) in [
      ("https://example.com/a", false), ("see http://www.example.com:8080/x?y", false),
      ("https://sub.example.org", false), ("https://example.com.evil.net/", true),
      ("https://example.com@evil.net/", true), ("HTTPS://EVIL.NET", true), ("(ftp://evil.net/x)", true),
      ("https://notexample.com", true), ("no address, example.net", false),
    ] {
      let types = guardian.findings(in: Array(text.utf8), origin: .model).map(\.type)
      #expect(types.contains("list.domain") == isFound, "\(text)")
    }
  }

  @Test("a stream gives the same wherever it is cut")
  func streamed() {
    var policy = GuardPolicy(
      lists: .mask, allowedDomains: ["example.com"], bannedTerms: ["project falcon", "widgetron", "禁止"])
    policy.lists = .mask
    let guardian = TextGuard(policy: policy)
    let text = "Project  FALCON, w i d g e t r o n; 此处禁止进入 project falco https://evil.net/x falcon w1dgetron"
    let bytes = Array(text.utf8)
    let whole = run(guardian, [bytes])
    #expect(String(decoding: whole.released, as: UTF8.self) == guardian.judge(text, origin: .model).text)
    #expect(run(guardian, bytes.map { [$0] }) == whole)
    for cut in bytes.indices {
      #expect(run(guardian, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
  }
}
