// What the owner may sign: accepted risks, and practices that do not concern the system.

import Bytes
import Evidence
import Guidelines
import Manifest
import Testing
import Verdicts

@Suite("X1 risks are accepted by the named owner alone")
struct OwnerTests {
  private func acceptance(
    _ sample: Sample, days: Int64 = 30, practice: String = "2.4a", over subject: Subject? = nil
  ) -> Statement {
    RiskAcceptance(
      practice: practice, reason: "small system", compensating: "watched by hand",
      expires: sample.now + days * Sample.day
    ).statement(over: subject ?? sample.assets.manifestSubject)
  }

  @Test("an acceptance by the owner closes a practice until its date")
  func accepted() throws {
    var sample = try Sample()
    sample.replace(.acceptance("2.4a"), with: acceptance(sample))
    let verdict = try #require(try sample.verdict("2.4a"))
    #expect(verdict.state == .accepted)
    #expect(verdict.expiresAt == sample.now + 30 * Sample.day)
    #expect(verdict.evidence.map(\.signer) == ["olga@example.org"])
    #expect(verdict.reason.contains("small system"))
  }

  @Test(
    "an acceptance by anybody else does not count",
    arguments: [Signer.machine, .reviewer, .otherOwner])
  func wrongSigner(_ signer: Signer) throws {
    var sample = try Sample()
    sample.replace(.acceptance("2.4a"), by: signer)
    #expect(try sample.verdict("2.4a")?.state == .notMet)
    #expect(try sample.refusals() == ["GH-0508 2.4a"])
  }

  @Test("an expired acceptance does not count", arguments: [0, -1])
  func expired(_ days: Int64) throws {
    var sample = try Sample()
    sample.replace(.acceptance("2.4a"), with: acceptance(sample, days: days))
    #expect(try sample.verdict("2.4a")?.state == .notMet)
    #expect(try sample.refusals() == ["GH-0508 2.4a"])
  }

  @Test("an acceptance lasts no longer than the criticality allows")
  func tooLong() throws {
    var sample = try Sample()
    sample.replace(.acceptance("2.4a"), with: acceptance(sample, days: 364))
    #expect(try sample.verdict("2.4a")?.state == .accepted)
    sample.replace(.acceptance("2.4a"), with: acceptance(sample, days: 365))
    #expect(try sample.verdict("2.4a")?.state == .notMet)

    var high = try Sample(criticality: "high")
    high.replace(.acceptance("2.4a"), with: acceptance(high, days: 89))
    #expect(try high.verdict("2.4a")?.state == .accepted)
    high.replace(.acceptance("2.4a"), with: acceptance(high, days: 90))
    #expect(try high.verdict("2.4a")?.state == .notMet)
  }

  @Test("an acceptance over another manifest does not count")
  func otherManifest() throws {
    var sample = try Sample()
    let other = Subject(name: "manifest", digest: Sample.digest("other"))
    sample.replace(.acceptance("2.4a"), with: acceptance(sample, over: other))
    #expect(try sample.verdict("2.4a")?.state == .notMet)
    #expect(try sample.verdict("2.4a")?.reason.contains("manifest changed") == true)
  }

  @Test("an acceptance without a reason, an end or a practice does not count")
  func incomplete() throws {
    for key in ["reason", "expires", "practice"] {
      var sample = try Sample()
      let whole = acceptance(sample)
      var predicate = whole.predicate
      predicate[key] = ""
      sample.replace(
        .acceptance("2.4a"),
        with: Statement(
          subjects: whole.subjects, predicateType: whole.predicateType, predicate: predicate))
      #expect(try sample.verdict("2.4a")?.state == .notMet)
    }
  }

  @Test("the end of an acceptance may be a number of seconds or a time in UTC, nothing else")
  func ends() {
    func end(_ value: JSON) -> Int64? {
      RiskAcceptance(reading: ["practice": "1.1a", "reason": "r", "expires": value])?.expires
    }
    #expect(end(1_900_000_000) == 1_900_000_000)
    #expect(end("2026-11-22T20:15:00Z") == 1_795_378_500)
    #expect(end("2026-11-22T20:15:00+01:00") == nil)
    #expect(end("2026-02-30T20:15:00Z") == nil)
    #expect(end("tomorrow") == nil)
    #expect(end(.null) == nil)
  }

  @Test("a revoked acceptance does not count")
  func revoked() throws {
    var sample = try Sample()
    let evidence = try #require(
      try sample.evidence().first { $0.statement.predicate["practice"]?.string == "2.4a" })
    sample.record(
      Revocation(reason: "changed my mind", by: "olga@example.org").statement(
        over: [Subject(name: "evidence", digest: evidence.envelopeDigest)]), by: .owner)
    #expect(try sample.refusals() == ["GH-0508 2.4a"])
  }

  @Test(
    "no acceptance stands in for what is demanded without exception",
    arguments: [
      (Piece.scan, "1.3c"), (.modelSignature, "3.2c"), (.evaluation, "3.4a"),
      (.threatReview, "1.2b"), (.documents, "2.3a"),
    ])
  func hard(_ piece: Piece, _ practice: String) throws {
    var sample = try Sample()
    sample.drop(piece)
    sample.record(acceptance(sample, practice: practice), by: .owner)
    #expect(try sample.verdict(practice)?.state == .accepted)
    #expect(try sample.refusals().count >= 1)
  }

  @Test("the owner can state that a practice does not concern the system; nobody else can")
  func exclusion() throws {
    var sample = try Sample()
    sample.drop(.acceptance("3.2d"))
    let statement = Attestation.exclusion(
      of: "2.4a", manifest: sample.assets.manifestSubject, reason: "one file, no parts")
    sample.drop(.acceptance("2.4a"))
    sample.record(statement, by: .reviewer)
    #expect(try sample.verdict("2.4a")?.state == .notMet)
    sample.record(statement, by: .otherOwner)
    #expect(try sample.verdict("2.4a")?.state == .notMet)
    sample.record(statement, by: .owner)
    #expect(try sample.verdict("2.4a")?.state == .notApplicable)
    #expect(try sample.verdict("2.4a")?.reason == "the owner: one file, no parts")
    sample.record(
      Attestation.exclusion(
        of: "2.3a", manifest: sample.assets.manifestSubject, reason: ""), by: .owner)
    #expect(try sample.verdict("2.3a")?.state == .accepted)
  }

  @Test("the manifest proves what does not concern the system")
  func proof() throws {
    let verdict = try #require(try Sample().verdict("1.3d"))
    #expect(verdict.state == .notApplicable)
    #expect(verdict.reason.contains("outside"))
  }
}

@Suite("2.2d quarantine and revocation close")
struct QuarantineTests {
  private func quarantine(_ subject: Subject, _ action: Quarantine.Action = .impose) -> Statement {
    Quarantine(action, reason: "leaked", by: "rui@example.org").statement(over: [subject])
  }

  @Test("whatever of a release is in quarantine, the release is closed")
  func closes() throws {
    let sample = try Sample()
    let subjects =
      sample.assets.all + [
        Quarantine.systemSubject("support"), Quarantine.routeSubject("assistant"),
        Quarantine.releaseSubject(sample.assets.releaseDigest),
      ]
    for subject in subjects {
      var closed = sample
      closed.record(quarantine(subject), by: .reviewer)
      let refusals = try closed.refusals()
      #expect(refusals.count == 1 && refusals[0].hasPrefix("GH-0509"), "\(subject.name)")
    }
  }

  @Test("a quarantine of something else closes nothing")
  func elsewhere() throws {
    var sample = try Sample()
    sample.record(quarantine(Quarantine.routeSubject("other")), by: .owner)
    sample.record(quarantine(Quarantine.systemSubject("other")), by: .owner)
    #expect(try sample.refusals() == [])
  }

  @Test("a later lift opens again if an owner or the machine signed it, a reviewer's does not")
  func lift() throws {
    var sample = try Sample()
    sample.record(quarantine(Sample.modelFile), by: .reviewer)
    sample.record(quarantine(Sample.modelFile, .lift), by: .reviewer)
    #expect(try sample.refusals().count == 1)
    sample.record(quarantine(Sample.modelFile, .lift), by: .owner)
    #expect(try sample.refusals() == [])
    sample.record(quarantine(Sample.modelFile), by: .machine)
    #expect(try sample.refusals().count == 1)
    sample.record(quarantine(Sample.modelFile, .lift), by: .machine)
    #expect(try sample.refusals() == [])
  }

  @Test("a quarantine closes whatever its date; a lift from the future opens nothing")
  func dates() throws {
    var sample = try Sample()
    sample.record(quarantine(Sample.modelFile), by: .machine, age: -10 * Sample.day)
    #expect(try sample.refusals().count == 1)
    sample.record(quarantine(Sample.modelFile, .lift), by: .owner, age: -10 * Sample.day)
    #expect(try sample.refusals().count == 1)
  }

  @Test("a quarantine that can't be understood imposes")
  func unreadable() throws {
    var sample = try Sample()
    sample.record(
      Statement(
        subjects: [Sample.modelFile], predicateType: PredicateType.quarantine,
        predicate: ["action": "lift please"]), by: .owner)
    #expect(try sample.refusals().count == 1)
  }

  @Test("a revoked asset never comes back")
  func revoked() throws {
    var sample = try Sample()
    sample.record(
      Revocation(reason: "poisoned", by: "rui@example.org").statement(over: [Sample.modelFile]),
      by: .reviewer)
    sample.record(quarantine(Sample.modelFile, .lift), by: .owner)
    #expect(try sample.refusals() == ["GH-0510 assistant"])
  }

  @Test("a quarantined route closes alone while another stays open")
  func oneRoute() throws {
    let yaml = Sample.yaml().replacing(
      "tools: [lookup]}",
      with: "tools: [lookup]}\n    - {name: plain, model: small, upstream: local}")
    var sample = try Sample(yaml: yaml)
    sample.record(quarantine(Quarantine.routeSubject("plain")), by: .machine)
    guard case .admitted(let release) = try sample.release() else {
      Issue.record("refused: \(try sample.refusals())")
      return
    }
    #expect(release.routes.map(\.name) == ["assistant"])
    #expect(release.closedRoutes.map(\.name) == ["plain"])
    #expect(release.closedRoutes.first?.reason.contains("leaked") == true)
  }

  @Test(
    "an evaluation may run on safe, admitted and signed files, not on quarantined or unsafe ones")
  func evaluation() throws {
    var sample = try Sample()
    sample.recorded = sample.recorded.filter {
      $0.piece == .scan || $0.piece == .admission || $0.piece == .modelSignature
    }
    guard case .admitted(let release) = admitForEvaluation(try sample.input()) else {
      Issue.record("refused")
      return
    }
    #expect(release.purpose == .evaluation)
    #expect(release.expiresAt == sample.now + Limits.evaluationAdmissionSeconds)
    #expect(try sample.refusals().isEmpty == false)

    var closed = sample
    closed.record(quarantine(Sample.modelFile), by: .machine)
    guard case .refused(let refusal) = admitForEvaluation(try closed.input()) else {
      Issue.record("admitted")
      return
    }
    #expect(refusal.reasons.map(\.code) == ["GH-0509"])

    sample.drop(.scan)
    guard case .refused(let second) = admitForEvaluation(try sample.input()) else {
      Issue.record("admitted")
      return
    }
    #expect(second.reasons.map(\.code) == ["GH-0504"])
    sample.drop(.admission)
    guard case .refused(let third) = admitForEvaluation(try sample.input()) else {
      Issue.record("admitted")
      return
    }
    #expect(third.reasons.map(\.code) == ["GH-0504", "GH-0512"])
  }
}
