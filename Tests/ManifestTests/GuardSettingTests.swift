/// The settings of the guards: secure defaults, and refusals that name what does not fit.

import Manifest
import Testing

@Suite("4.2a a manifest states what the guards do")
struct GuardSettingTests {
  static func issues(_ guards: String) -> [ManifestIssue] {
    Sample.issues(Sample.full(replacing: "{secrets: mask}", by: guards))
  }

  @Test("what is not said has its secure value")
  func defaults() throws {
    let text = Sample.full(replacing: "{secrets: mask}", by: "{}")
    let guards = try #require(try Sample.parse(text).serving?.guards)
    #expect(guards.secrets == .block && guards.personalData == .mask && guards.lists == .block)
    #expect(guards.exfiltration == .mask && guards.hidden == .mask && guards.injection == .block)
    #expect(guards.prohibited.isEmpty && guards.exceptions.isEmpty)
  }

  @Test("everything can be said")
  func everything() throws {
    let text = Sample.full(
      replacing: "{secrets: mask}",
      by: """
        {personal_data: block, banned_terms: [codeword], allowed_domains: [example.org], \
        banned_topics: [{name: lottery, terms: [jackpot, lotto]}], \
        patterns: [{name: customer-number, pattern: "C-[0-9]{8}"}], \
        prohibited: [{use: weapons, alternative: Ask elsewhere., block_from: severe}, \
        {use: own, alternative: No., terms: [sure bet]}], \
        exceptions: [{guard: personal_data, origin: model, action: flag}],}
        """)
    let guards = try #require(try Sample.parse(text).serving?.guards)
    #expect(guards.prohibited.count == 2 && guards.patterns.first?.name == "customer-number")
    #expect(guards.prohibited.first { $0.use == "weapons" }?.blockFrom == .severe)
    #expect(guards.exceptions.first?.action == .flag && guards.bannedTopics.first?.terms.count == 2)
  }

  @Test(
    "what does not fit is refused with its place",
    arguments: [
      ("{prohibited: [{use: weapons}]}", "GH-0109", "serving.guards.prohibited[0].alternative"),
      (
        "{prohibited: [{use: weapon, alternative: No.}]}", "GH-0114",
        "serving.guards.prohibited[0].use"
      ),
      (
        "{prohibited: [{use: drugs, alternative: No., flag_from: high, block_from: low}]}",
        "GH-0111", "serving.guards.prohibited[0].block_from"
      ),
      (
        "{prohibited: [{use: drugs, alternative: No.}, {use: drugs, alternative: Other.}]}",
        "GH-0115", "serving.guards.prohibited[1].use"
      ),
      (
        "{exceptions: [{guard: secrets, origin: user, action: flag}, {guard: secrets, origin: user, action: block}]}",
        "GH-0115", "serving.guards.exceptions[1]"
      ),
      ("{personal_data: allow}", "GH-0111", "serving.guards.personal_data"),
      (
        "{allowed_domains: [\"https://example.org\"]}", "GH-0111",
        "serving.guards.allowed_domains[0]"
      ),
      (
        "{banned_terms: [one two three four five six seven eight nine]}", "GH-0111",
        "serving.guards.banned_terms[0]"
      ),
      ("{judge: {}}", "GH-0109", "serving.guards.judge.upstream"),
      ("{judge: {upstream: nowhere}}", "GH-0114", "serving.guards.judge.upstream"),
      ("{judge: {upstream: local, api_key: abc}}", "GH-0113", "serving.guards.judge.api_key"),
      (
        "{judge: {upstream: local, origins: [system]}}", "GH-0111",
        "serving.guards.judge.origins[0]"
      ),
      ("{judge: {upstream: local, timeout: 2h}}", "GH-0111", "serving.guards.judge.timeout"),
      (
        "{judge: {upstream: local, unanswered: allow}}", "GH-0111",
        "serving.guards.judge.unanswered"
      ),
    ])
  func refused(guards: String, code: String, path: String) {
    let issues = Self.issues(guards)
    #expect(issues.contains { $0.code == code && $0.path == path }, "\(issues)")
  }

  static let judge = "{name: judge, url: \"https://judge.example/v1\", model: m, label: public}"

  @Test("a judge has secure defaults, and no credential of its own")
  func judge() throws {
    let text = Sample.full(replacing: "{secrets: mask}", by: "{judge: {upstream: local}}")
    let judge = try #require(try Sample.parse(text).serving?.guards.judge)
    #expect(judge.ask == .uncertain && judge.uncertainFrom == 30 && judge.unanswered == .block)
    #expect(Set(judge.origins) == [.tool, .user] && judge.interface == .chat)
    #expect(judge.timeoutSeconds == 5 && judge.concurrent == 16)
  }

  @Test("what is put to a judge stays within its label, and an external one needs TLS")
  func judgeLabels() {
    let text = Sample.full(replacing: "{secrets: mask}", by: "{judge: {upstream: judge}}")
      .replacing("upstreams:\n", with: "upstreams:\n  - \(Self.judge)\n", maxReplacements: 1)
    let issues = Sample.issues(text)
    #expect(issues.contains { $0.code == "GH-0116" && $0.path == "serving.guards.judge.upstream" })
    let open = Sample.issues(text.replacing("https://judge", with: "http://judge"))
    #expect(open.contains { $0.code == "GH-0118" })
  }

  @Test("a route takes pictures only with a size, within bounds")
  func pictures() throws {
    let route = "tools: [order_status]"
    let good = Sample.full(replacing: route, by: route + "\n      images: {size: 1024}")
    let images = try #require(try Sample.parse(good).serving?.routes.first?.images)
    #expect(images.forward == .copy && images.most == 4 && images.pixels == 20_000_000)
    #expect(try Sample.parse(Sample.full).serving?.routes.first?.images == nil)
    #expect(try Sample.parse(good).serving?.guards.images == .block)
    for bad in ["{}", "{size: 8}", "{size: 224, most: 0}", "{size: 224, forward: url}"] {
      let issues = Sample.issues(
        Sample.full(replacing: route, by: route + "\n      images: \(bad)"))
      #expect(issues.contains { $0.path.hasPrefix("serving.routes[0].images.") }, "\(bad)")
    }
  }
}
