// Inputs are guarded and data sets are scanned, or the gate says what is open.

import Bytes
import Evidence
import Manifest
import Testing
import Verdicts

@Suite("1.3e inputs and data are checked before they shape behaviour")
struct InputCheckTests {
  private static let path = "data/articles.jsonl"

  private func verdict(
    _ change: (inout Sample) throws -> Void
  ) throws -> PracticeVerdict {
    var sample = try Sample()
    try change(&sample)
    return try #require(try sample.verdict("1.3e"))
  }

  @Test("guards as they are by default and a scan of every file meet the practice")
  func met() throws {
    let verdict = try verdict { _ in }
    #expect(verdict.state == .met)
    #expect(verdict.evidence.map(\.type) == [PredicateType.dataScan])
    // The period of scans in the manifest's default is 30 days; the scan is one day old.
    #expect(verdict.expiresAt == Sample.now + 29 * Sample.day)
  }

  @Test("without a scan the command that makes one is named")
  func missing() throws {
    let verdict = try verdict { $0.drop(.dataScan) }
    #expect(verdict.state == .notMet)
    #expect(verdict.reason.contains("no scan of exactly data/articles.jsonl as it is"))
    #expect(verdict.nextCommand == "gatehouse data scan data/articles.jsonl --record")
  }

  @Test("a scan that is too old is stale, one that was revoked counts for nothing")
  func stale() throws {
    let old = try verdict { $0.age(.dataScan, to: 31 * Sample.day) }
    #expect(old.state == .stale)
    #expect(old.reason.contains("31 days old"))
    #expect(old.nextCommand == "gatehouse data scan data/articles.jsonl --record")
    let revoked = try verdict { sample in
      let scan = try #require(
        try sample.evidence().first { $0.statement.predicateType == PredicateType.dataScan })
      sample.record(
        Statement(
          subjects: [Subject(name: "evidence", digest: scan.envelopeDigest)],
          predicateType: PredicateType.revocation,
          predicate: ["reason": "wrong", "by": "olga@example.org"]), by: .owner)
    }
    #expect(revoked.state == .notMet)
    #expect(revoked.reason.contains("was revoked"))
  }

  @Test("a scan of other bytes under the same name is no scan of this file")
  func otherDigest() throws {
    let other = Subject(name: Self.path, digest: Sample.digest("articles of last week"))
    let renamed = try verdict { $0.replace(.dataScan, with: Sample.dataScan(other)) }
    #expect(renamed.state == .notMet)
    #expect(renamed.reason.contains("no scan of exactly data/articles.jsonl as it is"))
    let silent = try verdict {
      $0.replace(
        .dataScan,
        with: Statement(
          subjects: [Sample.dataFile], predicateType: PredicateType.dataScan,
          predicate: Sample.dataScan(other).predicate))
    }
    #expect(silent.reason.contains("the scan says nothing of it"))
  }

  @Test("findings that block name the type, and what cleans the file")
  func findings() throws {
    let secret = try verdict {
      $0.record(
        Sample.dataScan(
          Sample.dataFile,
          findings: [
            Sample.dataFinding("personal.email", severity: "medium"),
            Sample.dataFinding("secret.github-token", severity: "high"),
            Sample.dataFinding("injection.override", severity: "high"),
          ]), by: .machine)
    }
    #expect(secret.state == .notMet)
    #expect(secret.reason.contains("secret.github-token in the column text, and 1 more kinds"))
    #expect(
      secret.nextCommand
        == "gatehouse data redact data/articles.jsonl --output CLEAN, then declare CLEAN")
    let poison = try verdict {
      $0.record(
        Sample.dataScan(
          Sample.dataFile, findings: [Sample.dataFinding("poison.group", severity: "high")]),
        by: .machine)
    }
    #expect(poison.nextCommand == "gatehouse data scan data/articles.jsonl")
  }

  @Test("findings below high do not block; a severity that nobody knows does")
  func severities() throws {
    for severity in ["note", "low", "medium"] {
      let passed = try verdict {
        $0.record(
          Sample.dataScan(
            Sample.dataFile, findings: [Sample.dataFinding("duplicate.near", severity: severity)]),
          by: .machine)
      }
      #expect(passed.state == .met)
    }
    for severity in ["high", "grave", ""] {
      let open = try verdict {
        $0.record(
          Sample.dataScan(
            Sample.dataFile, findings: [Sample.dataFinding("x.y", severity: severity)]),
          by: .machine)
      }
      #expect(open.state == .notMet)
    }
  }

  @Test(
    "a scan that left something out, or does not say, is not enough",
    arguments: ["content", "duplicates", "labels", "outliers", "triggers", "poison"])
  func narrowed(_ check: String) throws {
    let narrow = try verdict {
      $0.record(
        Sample.dataScan(Sample.dataFile) { $0["checks"]?[check] = .null }, by: .machine)
    }
    #expect(narrow.state == .notMet)
    #expect(narrow.reason.contains("without the check \(check)"))
  }

  @Test("a file that was not read to its end, or only compared with, was not scanned")
  func partly() throws {
    let cut = try verdict {
      $0.record(Sample.dataScan(Sample.dataFile) { $0["complete"] = false }, by: .machine)
    }
    #expect(cut.reason.contains("could not be read to its end"))
    let part = try verdict {
      $0.record(
        Sample.dataScan(Sample.dataFile) { $0["checks"]?["content"] = "done, in part" },
        by: .machine)
    }
    #expect(part.state == .notMet)
    let beside = try verdict {
      $0.record(Sample.dataScan(Sample.dataFile) { $0["part"] = "against" }, by: .machine)
    }
    #expect(beside.state == .notMet)
    let without = try verdict {
      $0.record(Sample.dataScan(Sample.dataFile) { $0["findings"] = .null }, by: .machine)
    }
    #expect(without.state == .notMet)
  }

  @Test("every file of a declared directory is asked for, and told as one")
  func directory() throws {
    var sample = try Sample(
      yaml: Sample.yaml().replacing("data/articles.jsonl", with: "data"))
    let more = (1...3).map {
      Subject(name: "data/\($0).txt", digest: Sample.digest("text \($0)"))
    }
    sample.assets.datasets += more
    var verdict = try #require(try sample.verdict("1.3e"))
    #expect(verdict.state == .notMet)
    #expect(verdict.reason.contains("and 2 more files below data"))
    #expect(verdict.nextCommand == "gatehouse data scan data --record")
    let parts = more.map { Sample.dataScan($0) }
    sample.record(
      Statement(
        subjects: more, predicateType: PredicateType.dataScan,
        predicate: [
          "scanner": ["name": "gatehouse", "version": "0.1.0"],
          "datasets": .array(parts.flatMap { $0.predicate["datasets"]?.array ?? [] }),
          "summary": [:],
        ]), by: .machine)
    verdict = try #require(try sample.verdict("1.3e"))
    #expect(verdict.state == .met)
  }

  @Test(
    "a guard that lets through what users and tools write leaves it not met",
    arguments: [
      ("{injection: flag}", "serving.guards.injection"),
      ("{hidden: flag}", "serving.guards.hidden"),
      ("{images: flag}", "serving.guards.images"),
      ("{exceptions: [{guard: injection, origin: tool, action: flag}]}", "injection.tool"),
      ("{exceptions: [{guard: secrets, origin: user, action: allow}]}", "secrets.user"),
      ("{exceptions: [{guard: hidden, origin: retrieved, action: flag}]}", "hidden.retrieved"),
    ])
  func relaxed(_ guards: String, _ path: String) throws {
    let sample = try Sample(yaml: Self.yaml(guards: guards))
    #expect(try sample.verdict("1.3e")?.state == .notMet)
    // Told once, although 1.3k asks for the same.
    let refusals = try sample.refusals()
    #expect(refusals.count { $0.hasSuffix(path) } == 1, "\(refusals)")
  }

  @Test(
    "what is masked is cleaned, and exceptions elsewhere are no matter of inputs",
    arguments: [
      "{secrets: mask, hidden: mask, images: mask}",
      "{exceptions: [{guard: secrets, origin: tool, action: mask}]}",
      "{exceptions: [{guard: hidden, origin: model, action: flag}]}",
      "{exceptions: [{guard: personal_data, origin: user, action: flag}]}", "{lists: flag}",
    ])
  func cleaned(_ guards: String) throws {
    let sample = try Sample(yaml: Self.yaml(guards: guards))
    #expect(try sample.verdict("1.3e")?.state == .met)
  }

  @Test("a system without data sets needs its guards only, and one that serves nothing its data")
  func parts() throws {
    let lines = Sample.yaml().split(separator: "\n")
    var bare = try Sample(
      yaml: lines.filter { !$0.hasPrefix("datasets:") && !$0.contains("name: articles") }
        .joined(separator: "\n"))
    bare.assets.datasets = []
    bare.drop(.dataScan)
    let guarded = try #require(try bare.verdict("1.3e"))
    #expect(guarded.state == .met)
    #expect(!guarded.reason.contains("data set"))
    let serving = ["serving:", "  listen:", "  routes:", "    - {name: assistant"]
    let unserved = lines.filter { line in !serving.contains { line.hasPrefix($0) } }
    var data = try Sample(yaml: unserved.joined(separator: "\n"))
    #expect(try data.verdict("1.3e")?.state == .met)
    data.drop(.dataScan)
    #expect(try data.verdict("1.3e")?.state == .notMet)
    let neither = try Sample(
      yaml: unserved.filter { !$0.hasPrefix("datasets:") && !$0.contains("name: articles") }
        .joined(separator: "\n"))
    #expect(try neither.verdict("1.3e")?.state == .notApplicable)
  }

  private static func yaml(guards: String) -> String {
    Sample.yaml().replacing(
      "  listen: 127.0.0.1:8484", with: "  listen: 127.0.0.1:8484\n  guards: \(guards)")
  }
}
