// The verdict on a system with complete evidence, and what each gap does to it.

import Bytes
import Evidence
import Guidelines
import Manifest
import Testing
import Verdicts

@Suite("3.4a the gate over the whole system")
struct GateTests {
  @Test("a system with complete evidence is admitted")
  func admitted() throws {
    let sample = try Sample()
    guard case .admitted(let release) = try sample.release() else {
      Issue.record("refused: \(try sample.refusals())")
      return
    }
    #expect(release.digest == sample.assets.releaseDigest)
    #expect(release.routes.map(\.name) == ["assistant"])
    #expect(release.routes.first?.modelSubjects == [Sample.modelFile])
    #expect(release.purpose == .serving)
    #expect(release.closedRoutes.isEmpty)
  }

  @Test("nothing without evidence is met, but what the manifest itself shows")
  func nothing() throws {
    var sample = try Sample()
    sample.recorded = []
    let met = judgePractices(try sample.input()).filter { $0.state == .met }.map(\.practice)
    #expect(Set(met).isSubset(of: ["1.3h", "1.3k", "2.2b", "X1", "X3"]))
    #expect(try sample.refusals().count > 20)
  }

  @Test("every check of the guidelines has an implementation, and no implementation is left over")
  func registry() {
    #expect(CheckRegistry.ids == Set(Guidelines.checks.map(\.id)))
  }

  @Test("every practice has a verdict, in the order of the guidelines")
  func complete() throws {
    let verdicts = judgePractices(try Sample().input())
    #expect(verdicts.map(\.practice) == Guidelines.practices.map(\.id))
    #expect(verdicts.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("a practice whose mechanism is missing is never met, whatever its checks say")
  func notBuilt() throws {
    var sample = try Sample()
    for verdict in judgePractices(try sample.input())
    where Sample.notBuilt.contains(verdict.practice) {
      #expect(verdict.state == .accepted || verdict.state == .notApplicable)
    }
    sample.drop { if case .acceptance = $0 { true } else { false } }
    for verdict in judgePractices(try sample.input())
    where Sample.notBuilt.contains(verdict.practice) {
      #expect(verdict.state == .notMet || verdict.state == .notApplicable)
      #expect(verdict.state != .notMet || verdict.nextCommand?.contains("accept") == true)
    }
  }

  @Test("each gap names evidence looked at, and the next command")
  func gaps() throws {
    var sample = try Sample()
    sample.age(.scan, to: 40 * Sample.day)
    guard case .refused(let refusal) = try sample.release() else {
      Issue.record("admitted")
      return
    }
    let reason = try #require(refusal.reasons.first)
    #expect(reason.code == "GH-0502")
    #expect(reason.practice == "1.3c")
    #expect(reason.evidence.first?.ageSeconds == 40 * Sample.day)
    #expect(reason.evidence.first?.signer == "machine")
    #expect(reason.nextCommand == "gatehouse admit models/small.safetensors")
  }

  @Test(
    "a release lacks what its evidence lacks",
    arguments: [
      (Piece.scan, "GH-0504 models/small.safetensors"),
      (.admission, "GH-0512 models/small.safetensors"),
      (.modelSignature, "GH-0505 models/small.safetensors"),
      (.datasetSignature, "GH-0505 data/articles.jsonl"),
      (.evaluation, "GH-0506 release"),
      (.threatReview, "GH-0507 manifest"),
      (.documents, "GH-0507 manifest"),
      (.justification, "GH-0507 manifest"),
      (.design, "GH-0507 manifest"),
      (.access, "GH-0501 access"),
      (.bom, "GH-0358 manifest"),
      (.drill, "GH-0518 support"),
      (.dataScan, "GH-0519 data/articles.jsonl"),
      (.acceptance("2.4a"), "GH-0501 2.4a"),
    ])
  func missing(_ piece: Piece, _ refusal: String) throws {
    var sample = try Sample()
    sample.drop(piece)
    #expect(try sample.refusals() == [refusal])
  }

  @Test("a release expires with the first thing it rests on")
  func expiry() throws {
    var sample = try Sample()
    sample.age(.scan, to: 10 * Sample.day)
    guard case .admitted(let release) = try sample.release() else {
      Issue.record("refused: \(try sample.refusals())")
      return
    }
    #expect(release.expiresAt == Sample.now + 20 * Sample.day)
    sample.now = release.expiresAt
    sample.recorded = sample.recorded.map { ($0, $1, $2, $3 + 20 * Sample.day) }
    #expect(try sample.refusals().contains("GH-0502 models/small.safetensors"))
  }

  @Test("nothing is served when no route is declared")
  func noRoutes() throws {
    let text = Sample.yaml().split(separator: "\n").filter { line in
      !["serving:", "  listen:", "  routes:", "    - {name: assistant"].contains {
        line.hasPrefix($0)
      }
    }.joined(separator: "\n")
    #expect(try Sample(yaml: text).refusals().contains("GH-0501 serving"))
  }

  @Test("criticality shortens the periods and lengthens the list of demands")
  func criticality() throws {
    let low = ReleaseDemands.of(.low)
    let standard = ReleaseDemands.of(.standard)
    let high = ReleaseDemands.of(.high)
    let critical = ReleaseDemands.of(.critical)
    #expect(low.practices.isStrictSubset(of: standard.practices))
    #expect(standard.practices.isStrictSubset(of: high.practices))
    #expect(high.practices == critical.practices)
    #expect(Set(Guidelines.practices.map(\.id)) == critical.practices)
    #expect(critical.caps.scan < standard.caps.scan)
    #expect(high.acceptanceSeconds == 90 * Sample.day)
    #expect(standard.acceptanceSeconds == 365 * Sample.day)
    #expect(Set([low, standard, high, critical].map(\.policyDigest)).count == 4)

    var sample = try Sample(criticality: "critical")
    #expect(try sample.refusals() == [])
    sample.age(.scan, to: 15 * Sample.day)
    #expect(try sample.refusals() == ["GH-0502 models/small.safetensors"])
    var calm = try Sample(criticality: "standard")
    calm.age(.scan, to: 15 * Sample.day)
    #expect(try calm.refusals() == [])
  }

  @Test("the same input gives the same verdict")
  func deterministic() throws {
    let input = try Sample().input()
    #expect(judgePractices(input) == judgePractices(input))
    var shuffled = input
    shuffled.evidence.reverse()
    #expect(judgePractices(shuffled) == judgePractices(input))
  }
}
