// The restore drill as evidence, what the ledger says about the vault, and which release is known to be good.

import Bytes
import Evidence
import Testing
import Verdicts

@Suite("3.3b a backup counts once it was restored")
struct RestoreDrillTests {
  private func state(_ change: (inout Sample) -> Void) throws -> (PracticeState, String) {
    var sample = try Sample()
    change(&sample)
    let verdict = try #require(try sample.verdict("3.3b"))
    return (verdict.state, verdict.reason)
  }

  @Test("a drill that passed over a backup on another device meets it, and expires")
  func met() throws {
    let verdict = try #require(try Sample().verdict("3.3b"))
    #expect(verdict.state == .met)
    #expect(verdict.expiresAt == Sample.now - Sample.day + 180 * Sample.day)
    #expect(try Sample().verdict("2.2d")?.state == .met)
  }

  @Test("none, a failed one, one on the same device, an old backup, another system's: not met")
  func notMet() throws {
    #expect(try state { $0.drop(.drill) }.0 == .notMet)
    let changes: [(JSON) -> JSON] = [
      { json in
        var json = json
        json["result"] = "FAILED"
        return json
      },
      { $0.with("same_device", true) }, { $0.with("same_device", nil) },
      { $0.with("backup_age_seconds", .int(181 * Sample.day)) },
      { $0.with("backup_age_seconds", nil) },
    ]
    for change in changes {
      #expect(
        try state { $0.record(Sample.drill { $0 = change($0) }, by: .machine) }.0 == .notMet)
    }
    #expect(
      try state {
        $0.drop(.drill)
        $0.record(Sample.drill(system: "other"), by: .machine)
      }.0 == .notMet)
  }

  @Test("an old drill is stale, sooner where more is at stake")
  func stale() throws {
    #expect(try state { $0.age(.drill, to: 181 * Sample.day) }.0 == .stale)
    var sample = try Sample(criticality: "critical")
    sample.age(.drill, to: 31 * Sample.day)
    #expect(try sample.verdict("3.3b")?.state == .stale)
    sample.age(.drill, to: 29 * Sample.day)
    #expect(try sample.verdict("3.3b")?.state == .met)
  }

  @Test("a drill is no evaluation")
  func noEvaluation() throws {
    var sample = try Sample()
    sample.drop(.evaluation)
    #expect(try sample.refusals() == ["GH-0506 release"])
  }
}

extension JSON {
  fileprivate func with(_ key: String, _ value: JSON?) -> JSON {
    var details = self["gatehouse"] ?? [:]
    details[key] = value
    var copy = self
    copy["gatehouse"] = details
    return copy
  }
}

@Suite("2.2d the last release whose verdict stands is known to be good")
struct KnownGoodTests {
  private func verdict(_ name: String, _ files: [String], passed: Bool = true, code: String = "")
    -> Statement
  {
    Statement(
      subjects: [Quarantine.releaseSubject(Sample.digest(name))]
        + files.map { Subject(name: $0, digest: Sample.digest($0)) },
      predicateType: PredicateType.slsaVSA,
      predicate: [
        "verificationResult": passed ? "PASSED" : "FAILED",
        "resourceUri": .string("gatehouse:release/support/\(name)"),
        "verifiedLevels": ["FAILED", .string("GATEHOUSE_REFUSED_3.4a_\(code)")],
      ])
  }

  private func judged(_ change: (inout Sample) -> Void) throws -> [String] {
    var sample = try Sample()
    sample.record(verdict("v1", ["a", "b"]), by: .machine)
    sample.record(verdict("v2", ["a", "c"]), by: .machine)
    change(&sample)
    return judgedReleases(try sample.evidence(), now: sample.now).map {
      $0.name + ($0.fallen == nil ? "" : " fallen")
    }
  }

  @Test("newest first, those that stand and those that fell")
  func order() throws {
    #expect(try judged { _ in } == ["v2", "v1"])
    let revocation = Revocation(reason: "leaks", by: "olga")
    #expect(
      try judged {
        $0.record(
          revocation.statement(over: [Quarantine.releaseSubject(Sample.digest("v2"))]), by: .owner)
      } == ["v2 fallen", "v1"])
    let quarantine = Quarantine(.impose, reason: "odd", by: "olga")
    let file = Subject(name: "a", digest: Sample.digest("a"))
    #expect(
      try judged { $0.record(quarantine.statement(over: [file]), by: .owner) } == [
        "v2 fallen", "v1 fallen",
      ])
    #expect(
      try judged {
        $0.record(quarantine.statement(over: [file]), by: .owner)
        $0.record(
          Quarantine(.lift, reason: "", by: "olga").statement(over: [file]), by: .owner)
      } == ["v2", "v1"])
  }

  @Test("a refusal since then counts when it speaks against the content, not when something is old")
  func refused() throws {
    #expect(
      try judged { $0.record(verdict("v2", [], passed: false, code: "GH-0506"), by: .machine) } == [
        "v2 fallen", "v1",
      ])
    #expect(
      try judged { $0.record(verdict("v2", [], passed: false, code: "GH-0502"), by: .machine) } == [
        "v2", "v1",
      ])
    #expect(
      try judged {
        $0.record(verdict("v2", [], passed: false, code: "GH-0506"), by: .machine)
        $0.record(verdict("v2", []), by: .machine)
      } == ["v2", "v1"])
    #expect(
      try judged { $0.record(verdict("v3", [], passed: false), by: .machine) } == ["v2", "v1"])
  }
}

@Suite("2.2d aliases and holds lie in the ledger")
struct VaultHistoryTests {
  @Test("the newest word on an alias and a hold stands; removal takes them away")
  func history() throws {
    let (one, two, release) = (Sample.digest("1"), Sample.digest("2"), Sample.digest("r"))
    func event(_ action: VaultEvent.Action, alias: String? = nil, release: Digest? = nil)
      -> VaultEvent
    {
      VaultEvent(
        action, by: "olga", reason: "why", alias: alias, release: release, store: "s",
        environment: "e")
    }
    var sample = try Sample()
    for (event, id) in [
      (event(.kept, release: release), one), (event(.kept), two), (event(.alias, alias: "x"), one),
      (event(.alias, alias: "x"), two), (event(.alias, alias: "y"), one), (event(.hold), one),
      (event(.read), one),
    ] {
      sample.record(event.statement(version: "v", id), by: .machine)
    }
    var history = VaultHistory(try sample.evidence().reversed(), store: "s", environment: "e")
    #expect(history.aliases.mapValues(\.version) == ["x": two, "y": one])
    #expect(history.holds == [one: "why"] && Set(history.kept.keys) == [one, two])
    #expect(history.version(ofRelease: release) == [one])
    sample.record(event(.releaseHold).statement(version: "v", one), by: .machine)
    sample.record(event(.removed).statement(version: "v", one), by: .machine)
    history = VaultHistory(try sample.evidence(), store: "s", environment: "e")
    #expect(history.aliases.mapValues(\.version) == ["x": two])
    let elsewhere = VaultHistory(try sample.evidence(), store: "s", environment: "f")
    let other = VaultHistory(try sample.evidence(), store: "t", environment: "e")
    #expect(elsewhere.kept.isEmpty && other.aliases.isEmpty)
    #expect(history.holds.isEmpty && history.version(ofRelease: release).isEmpty)
  }
}
