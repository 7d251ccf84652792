// The predicate types: what is read, what is refused and where, and that values read back.

import Bytes
import Evidence
import Foundation
import Testing

@Suite("2.1d predicates are read strictly")
struct PredicateTests {
  static let digest = Digest.of(utf8: "x")
  static let file = ResourceDescriptor(file: Subject(name: "f", digest: digest))

  private func path(_ type: String, _ text: String) throws -> String? {
    let definition = try #require(PredicateCatalogue.definition(ofType: type))
    do {
      try definition.check(try JSON.parse(text: text))
      return nil
    } catch EvidenceError.invalidField(_, let path, _) {
      return path
    }
  }

  @Test("names and types are unique, and every own type has a definition")
  func catalogue() {
    let all = PredicateCatalogue.all
    #expect(Set(all.map(\.name)).count == all.count)
    let types = all.flatMap { [$0.type] + $0.alsoRead }
    #expect(Set(types).count == types.count)
    #expect(
      PredicateCatalogue.definition(ofType: "https://cyclonedx.org/bom/v1.6")?.name == "cyclonedx")
    #expect(PredicateCatalogue.definition(ofType: "https://example.org/other") == nil)
  }

  @Test("docs/schemas holds the schema of every type")
  func schemas() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/schemas")
    var expected: [(String, JSON)] = PredicateCatalogue.all.map { ($0.schemaFile, $0.schema) }
    expected.append((TrainingRun.schemaName + ".schema.json", TrainingRun.schema))
    for (name, schema) in expected {
      let file = root.appending(path: name)
      if ProcessInfo.processInfo.environment["GATEHOUSE_UPDATE_DOCS"] == "1" {
        try Data(schema.encoded(.indented) + [0x0A]).write(to: file)
      }
      let found = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(found == schema.text(.indented) + "\n", "\(name): GATEHOUSE_UPDATE_DOCS=1 writes it")
    }
    let there = try FileManager.default.contentsOfDirectory(atPath: root.path)
    #expect(Set(there) == Set(expected.map(\.0)))
  }

  @Test("unknown members are ignored, null stands for nothing")
  func parsingRules() throws {
    #expect(
      try path(
        PredicateType.testResult,
        #"{"result":"PASSED","configuration":[],"url":null,"x_other":{"deep":[1]}}"#) == nil)
  }

  @Test(
    "a fault is named by its place",
    arguments: [
      (PredicateType.testResult, #"{"result":"passed","configuration":[]}"#, "predicate.result"),
      (PredicateType.testResult, #"{"result":"PASSED"}"#, "predicate.configuration"),
      (
        PredicateType.testResult, #"{"result":"PASSED","configuration":[{}]}"#,
        "predicate.configuration[0]"
      ),
      (
        PredicateType.testResult,
        #"{"result":"PASSED","configuration":[{"digest":{"sha256":"AB"}}]}"#,
        "predicate.configuration[0].digest.sha256"
      ),
      (
        PredicateType.vulns,
        #"{"scanner":{"uri":"x","db":{"lastUpdate":"2026-02-30T00:00:00Z"},"result":[]},"metadata":{"scanStartedOn":"2026-01-01T00:00:00Z","scanFinishedOn":"2026-01-01T00:00:00Z"}}"#,
        "predicate.scanner.db.lastUpdate"
      ),
      (
        PredicateType.vulns,
        #"{"scanner":{"uri":"x","db":{"lastUpdate":"2026-01-01T00:00:00Z"}},"metadata":{}}"#,
        "predicate.scanner.result"
      ),
      (PredicateType.scai, #"{"attributes":[]}"#, "predicate.attributes"),
      (
        PredicateType.slsaProvenance,
        #"{"buildDefinition":{"buildType":"no scheme","externalParameters":{}},"runDetails":{"builder":{"id":"https://b"}}}"#,
        "predicate.buildDefinition.buildType"
      ),
      (
        PredicateType.slsaVSA,
        #"{"verifier":{"id":"https://v"},"timeVerified":"2026-01-01T00:00:00Z","resourceUri":"a:b","policy":{},"verificationResult":"PASSED","verifiedLevels":[]}"#,
        "predicate.policy"
      ),
      (
        PredicateType.svr, #"{"verifier":{},"timeCreated":"2026-01-01T00:00:00Z","properties":[]}"#,
        "predicate.verifier.id"
      ),
      (PredicateType.release, #"{"purl":"pkg:npm/@angular/http"}"#, "predicate.purl"),
      (PredicateType.release, #"{"purl":"pkg:npm/a/b@1/2"}"#, "predicate.purl"),
      (
        PredicateType.reference,
        #"{"attester":{"id":"https://a"},"references":[{"downloadLocation":"https://x/y"}]}"#,
        "predicate.references[0].mediaType"
      ),
      (
        PredicateType.runtimeTrace,
        #"{"monitor":{"type":"https://m"},"monitoredProcess":{"hostID":"h:1","type":"t:1","event":"e"},"monitorLog":{}}"#,
        "predicate.monitorLog"
      ),
      (PredicateType.spdx3, #"{"spdxVersion":"SPDX-2.3"}"#, "predicate.@context"),
      (
        PredicateType.decommission, #"{"reason":"old","effective":"tomorrow"}"#,
        "predicate.effective"
      ),
    ])
  func faults(type: String, text: String, place: String) throws {
    #expect(try path(type, text) == place)
  }

  @Test("values read back as they were made")
  func roundTrips() throws {
    let result = TestResult(
      .warned, configuration: [Self.file], url: "https://ci/1", passed: ["a"], failed: ["b"])
    #expect(try TestResult(reading: result.json) == result)
    let vulns = VulnerabilityScan(
      scanner: ("pkg:x/y@1", "1"), database: ("https://osv.dev", "2", "2026-11-01T00:00:00Z"),
      findings: [.init(id: "CVE-2026-1", severity: [("cvss", "9.8")])],
      time: ("2026-11-01T00:00:00.5Z", "2026-11-01T00:00:01+02:00"))
    #expect(try VulnerabilityScan(reading: vulns.json) == vulns)
    let scai = AttributeReport(
      [
        .init(
          "WEIGHTS_ENCRYPTED", target: Self.file, conditions: ["key": "kms"], evidence: Self.file)
      ],
      producer: ResourceDescriptor(uri: "https://acme.example"))
    #expect(try AttributeReport(reading: scai.json) == scai)
    let svr = SimpleVerification(
      verifier: "https://v", policies: [ResourceDescriptor(uri: "https://p")],
      time: "2026-11-01T00:00:00Z", properties: ["A"])
    #expect(try SimpleVerification(reading: svr.json) == svr)
    let release = ReleaseBinding(purl: "pkg:pypi/urllib3@2.1.0", packageID: "7")
    #expect(try ReleaseBinding(reading: release.json) == release)
    let references = ReferenceList(
      attester: "https://a",
      references: [
        ResourceDescriptor(mediaType: "application/json", downloadLocation: "https://x/y")
      ])
    #expect(try ReferenceList(reading: references.json) == references)
    let trace = RuntimeTrace(
      monitor: "https://m", process: ("host:1", "type:1", "run"), network: [["ip": "10.0.0.1"]],
      files: [Self.file])
    #expect(try RuntimeTrace(reading: trace.json) == trace)
    let run = SLSAProvenance(
      buildType: TrainingRun.buildType, externalParameters: ["kind": "training"],
      dependencies: [Self.file], builder: "https://b", builderVersion: ["gatehouse": "1"],
      invocation: "7", started: "2026-11-01T00:00:00Z")
    #expect(try SLSAProvenance(reading: run.json) == run)
  }

  @Test("levels of a summary count only when it passed")
  func levels() throws {
    let text = #"""
      {"verifier":{"id":"https://v"},"timeVerified":"2026-01-01T00:00:00Z","resourceUri":"git+https://r",
      "policy":{"uri":"https://p"},"verificationResult":"PASSED",
      "verifiedLevels":["SLSA_SOURCE_LEVEL_3","SLSA_SOURCE_LEVEL_1","SLSA_BUILD_LEVEL_22","X"],
      "dependencyLevels":{"SLSA_BUILD_LEVEL_2":4}}
      """#
    let summary = try VerificationSummary(reading: try JSON.parse(text: text))
    #expect(summary.level(ofTrack: "SOURCE") == 3)
    #expect(summary.level(ofTrack: "BUILD") == 0)
    #expect(summary.dependencyLevels == ["SLSA_BUILD_LEVEL_2": 4])
    #expect(try VerificationSummary(reading: summary.json) == summary)
    let failed = text.replacingOccurrences(of: "PASSED", with: "FAILED")
    #expect(
      try VerificationSummary(reading: try JSON.parse(text: failed)).level(ofTrack: "SOURCE") == 0)
  }
}
