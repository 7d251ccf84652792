// Every fixture gets its verdict: ordinary files are safe, hostile ones are not.

import Bytes
import Evidence
import Inspection
import Testing

@Suite("3.2a model files are inspected before they are used")
struct VerdictTests {
  @Test(
    "every fixture gets its verdict, for the reason that it was made for",
    arguments: Fixtures.expected)
  func verdict(_ expected: Fixtures.Expectation) throws {
    let report = Fixtures.report(try Fixtures.bytes(expected.name), name: expected.name)
    #expect(report.verdict == expected.verdict, "\(report.reasons.map(\.message))")
    if let rule = expected.rule {
      #expect(report.reasons.contains { $0.ruleID == rule }, "\(report.reasons.map(\.ruleID))")
    }
    if let format = expected.format { #expect(report.format == format) }
    if report.verdict == .safe {
      #expect(report.coverage == .complete)
      #expect(report.capability == .dataOnly || report.capability == .codeOnUse)
    } else {
      #expect(!report.reasons.isEmpty)
    }
  }

  @Test("there are fixtures")
  func count() {
    #expect(Fixtures.expected.count > 150)
  }

  @Test("the same bytes give the same report, whatever the name")
  func deterministic() throws {
    let bytes = try Fixtures.bytes("hostile/duplicate.pt")
    let first = Fixtures.report(bytes, name: "a")
    let second = Fixtures.report(bytes, name: "a")
    #expect(first == second)
    #expect(first.json().encoded() == second.json().encoded())
    let other = Fixtures.report(bytes, name: "safe.safetensors")
    #expect(other.verdict == first.verdict)
    #expect(other.reasons == first.reasons)
  }

  @Test("the digest is that of the content, and progress ends at its size")
  func digest() throws {
    let bytes = try Fixtures.bytes("benign/checkpoint.pt")
    var last: UInt64 = 0
    let report = inspect(MemorySource(bytes), name: "x") { last = $0 }
    #expect(report.digest == Digest.of(bytes))
    #expect(last == UInt64(bytes.count))
  }

  @Test("a file that cannot be read to its end is unknown and unreadable")
  func unreadable() throws {
    let report = inspect(BrokenSource(bytes: try Fixtures.bytes("benign/stdlib-2.pkl")), name: "x")
    #expect(report.verdict == .unknown)
    #expect(report.capability == .unreadable)
    #expect(report.digest == nil)
    #expect(report.coverage != .complete)
  }

  @Test("a scan statement names every digest and the policy")
  func statement() throws {
    let report = Fixtures.report(try Fixtures.bytes("benign/stdlib-4.pkl"), name: "m.pkl")
    let statement = try #require(report.statement(version: "1.2.3"))
    #expect(statement.predicateType == "https://gatehouse.dev/scan/v1")
    #expect(statement.subjects.map(\.name) == ["m.pkl"])
    #expect(statement.predicate["scanner"]?["version"]?.string == "1.2.3")
    #expect(
      statement.predicate["policy"]?["digest"]?["sha256"]?.string
        == InspectionPolicy.standard.digest.hex)
    #expect(statement.predicate["artefacts"]?.array?.first?["verdict"]?.string == "safe")
  }

  @Test("rules have distinct ids and all their words")
  func rules() {
    let all = InspectionRules.all
    #expect(Set(all.map(\.id)).count == all.count)
    for rule in all {
      #expect(!rule.title.isEmpty && !rule.explanation.isEmpty && !rule.remediation.isEmpty)
    }
    #expect(InspectionRules.rule("gh-pkl-001")?.id == "GH-PKL-001")
    #expect(InspectionRules.rule("GH-NO-1") == nil)
  }
}

/// A source whose second half fails.
private struct BrokenSource: ByteSource {
  let bytes: [UInt8]
  var count: UInt64 { UInt64(bytes.count) }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    guard Int(offset) + length <= bytes.count / 2 else {
      throw .unreadable(offset: offset, reason: "bad sector")
    }
    return Array(bytes[Int(offset)..<(Int(offset) + length)])
  }
}
