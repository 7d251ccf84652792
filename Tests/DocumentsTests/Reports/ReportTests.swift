// Reports of other tools: what they become, and what is refused with which place.

import Bytes
import Documents
import Evidence
import Foundation
import Testing

@Suite("1.3f reports of other tools become evidence of a named tool")
struct ReportTests {
  /// An envelope around a statement, with a signature that nobody looks at here.
  static let envelope = Envelope(
    payloadType: Envelope.payloadType,
    payload: TestResult(.passed).statement(
      over: [Subject(name: "f", digest: Digest.of(utf8: "f"))]
    ).encoded(),
    signatures: [.init(keyID: "", sig: [1])])

  private func report(_ text: String) throws -> ToolReport {
    guard case .report(let report) = try ForeignReader.read(Array(text.utf8)) else {
      throw ReportError.unknown(found: "no report")
    }
    return report
  }

  private func result(_ text: String) throws -> TestResult {
    try TestResult(reading: try report(text).predicate)
  }

  private func refusal(_ text: String) -> String {
    do {
      _ = try ForeignReader.read(Array(text.utf8))
      return "taken"
    } catch {
      switch error {
      case .json(let line, let fault): return "json \(line ?? 0) \(fault.offset)"
      case .xml(_, let offset): return "xml \(offset)"
      case .shape(_, let path, _): return "shape \(path)"
      case .unknown: return "unknown"
      case .tooLarge: return "large"
      }
    }
  }

  static func sarif(_ results: String, invocation: String = "true") -> String {
    """
    {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"lint","version":"2",
    "rules":[{"id":"A"},{"id":"B","defaultConfiguration":{"level":"error"}},{"id":"C"}]}},
    "invocations":[{"executionSuccessful":\(invocation)}],"results":[\(results)]}]}
    """
  }

  @Test("SARIF: errors fail, warnings warn, suppressed results and notes count for nothing")
  func sarif() throws {
    #expect(try result(Self.sarif("")).result == .passed)
    #expect(try result(Self.sarif("")).passed == ["A", "B", "C"])
    let warned = try result(Self.sarif(#"{"ruleId":"A","message":{"text":"x"}}"#))
    #expect(warned.result == .warned && warned.warned == ["A"])
    let failed = try result(Self.sarif(#"{"ruleId":"B","message":{"text":"x"}}"#))
    #expect(failed.result == .failed && failed.failed == ["B"], "the rule's own level counts")
    let calm =
      #"{"ruleId":"B","level":"note","message":{}},"#
      + #"{"ruleId":"A","level":"error","message":{},"suppressions":[{"kind":"inSource"}]},"#
      + #"{"ruleId":"A","level":"error","message":{},"baselineState":"absent"},"#
      + #"{"ruleId":"C","kind":"pass","message":{}}"#
    #expect(try result(Self.sarif(calm)).result == .passed)
    #expect(try result(Self.sarif("", invocation: "false")).result == .failed)
    #expect(
      refusal(Self.sarif(#"{"ruleId":"A","level":"fatal","message":{}}"#))
        == "shape runs[0].results[0].level")
    #expect(refusal(#"{"version":"2.0.0","runs":[{}]}"#) == "shape version")
    #expect(
      refusal(#"{"version":"2.1.0","runs":[{"tool":{}}]}"#) == "shape runs[0].tool.driver.name")
  }

  @Test("JUnit: failures and errors fail, also when only the counters say so")
  func junit() throws {
    let good = try result(
      "<?xml version=\"1.0\"?>\n<!-- c --><testsuites><testsuite name=\"pytest\"><testcase classname=\"m\" name=\"a&lt;1&#x41;\"/><testcase name=\"s\"><skipped/></testcase></testsuite></testsuites>\n"
    )
    #expect(good.result == .passed && good.passed == ["m.a<1A"] && good.warned == ["s"])
    let bad = try result(
      "<testsuite name='x'><testcase name='a'><failure>no <![CDATA[<&]]></failure></testcase></testsuite>"
    )
    #expect(bad.result == .failed && bad.failed == ["a"])
    #expect(
      try result("<testsuite name='x' failures='1'><testcase name='a'/></testsuite>").result
        == .failed)
    #expect(try result("<testsuite name='x'/>").result == .warned)
  }

  @Test(
    "hostile XML is refused with its place",
    arguments: [
      ("<!DOCTYPE x [<!ENTITY a 'b'>]><testsuite/>", "xml 0"),
      ("<testsuite>&a;</testsuite>", "xml 11"),
      ("<testsuite><testcase name='a'></testsuite>", "xml 41"),
      ("<testsuite name='a' name='b'/>", "xml 24"),
      ("<testsuite/><testsuite/>", "xml 12"), ("<testsuite", "xml 10"),
      ("<testsuite a='<'/>", "xml 14"), ("<testsuite><?php ?></testsuite>", "xml 11"),
      ("<html/>", "unknown"), ("<testsuite><testcase/></testsuite>", "shape testcase/@name"),
      ("<testsuite failures='-1'/>", "shape testsuite/@failures"),
      ("<testsuite>&#0;</testsuite>", "xml 11"),
    ])
  func hostileXML(text: String, expected: String) {
    #expect(refusal(text) == expected)
  }

  @Test("deep XML ends at a bound")
  func deepXML() {
    let text = String(repeating: "<testsuite>", count: 10_000)
    #expect(refusal(text) == "xml 2827")
  }

  @Test(
    "hostile JSON is refused with its place",
    arguments: [
      (#"{"bomFormat":"CycloneDX","bomFormat":"x"}"#, "json 0 25"),
      (#"{"bomFormat":NaN}"#, "json 0 13"), (#"{"a":1} x"#, "json 0 8"), ("[1]", "unknown"),
      ("{}", "unknown"), ("", "json 0 0"), ("null", "unknown"),
      (#"{"bomFormat":"CycloneDX","specVersion":"2.0"}"#, "shape specVersion"),
      (#"{"spdxVersion":"SPDX-9","SPDXID":"x"}"#, "shape spdxVersion"),
      (
        #"{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"x"}]}"#,
        "shape @graph"
      ),
      (#"{"payloadType":"text/plain","payload":"","signatures":[]}"#, "shape payloadType"),
      (
        #"{"payloadType":"application/vnd.in-toto+json","payload":"-_","signatures":[]}"#,
        "shape payload"
      ),
    ])
  func hostileJSON(text: String, expected: String) {
    #expect(refusal(text) == expected)
  }

  static let garak = """
    {"entry_type": "start_run setup", "_config.version": "0.13.1"}
    {"entry_type": "init", "garak_version": "0.13.1", "start_time": "2026-11-01T00:00:00", "run": "r"}
    {"entry_type": "attempt", "uuid": "1", "status": 2}
    {"entry_type": "eval", "probe": "dan.Dan_11_0", "detector": "dan.DAN", "passed": 5, "fails": 0, "nones": 0, "total_evaluated": 5}
    {"entry_type": "eval", "probe": "encoding.Base64", "detector": "d", "passed": 3, "total": 3}
    {"entry_type": "completion", "end_time": "2026-11-01T00:10:00", "run": "r"}
    """

  @Test("garak: one test for each probe and detector; hits fail, an unfinished run warns")
  func garak() throws {
    let good = try report(Self.garak)
    #expect(good.tool == "garak" && good.version == "0.13.1")
    #expect(try result(Self.garak).result == .passed)
    let hit = Self.garak.replacingOccurrences(
      of: #""passed": 5, "fails": 0"#, with: #""passed": 4, "fails": 1"#)
    #expect(try result(hit).failed == ["dan.Dan_11_0/dan.DAN"])
    let old = Self.garak.replacingOccurrences(of: #""total": 3"#, with: #""total": 4"#)
    #expect(try result(old).result == .failed)
    let short = Self.garak.replacingOccurrences(of: "completion", with: "other")
    #expect(try result(short).result == .warned)
    let silent = Self.garak.replacingOccurrences(
      of: #""passed": 5, "fails": 0, "nones": 0, "total_evaluated": 5"#,
      with: #""passed": 0, "fails": 0, "nones": 5, "total_evaluated": 0"#)
    #expect(try result(silent).result == .warned)
    #expect(refusal(Self.garak + "\n{\"entry_type\": ") == "json 7 15")
    #expect(
      refusal(Self.garak.replacingOccurrences(of: #""passed": 5"#, with: #""passed": 6"#))
        == "shape line 4, passed")
  }

  @Test("results of attacks: a bound decides, without one there is a warning")
  func attacks() throws {
    let text =
      #"{"tool":"adversarial-robustness-toolbox","version":"1.20","minimum_accuracy":0.5,"attacks":[{"name":"FGSM","adversarial_accuracy":0.7}]}"#
    #expect(try result(text).result == .passed)
    #expect(try result(text.replacingOccurrences(of: "0.7", with: "0.2")).failed == ["FGSM"])
    #expect(
      try result(text.replacingOccurrences(of: #""minimum_accuracy":0.5,"#, with: "")).result
        == .warned)
    #expect(
      refusal(text.replacingOccurrences(of: "0.7", with: "1.7"))
        == "shape attacks[0].adversarial_accuracy")
  }

  @Test("bills of materials, VEX and Scorecard are kept whole")
  func documents() throws {
    let hash = String(repeating: "a", count: 64)
    let bom = try report(
      #"{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"tools":{"components":[{"name":"syft","version":"1"}]},"component":{"name":"m","hashes":[{"alg":"SHA-256","content":"\#(hash)"}]}},"components":[{}]}"#
    )
    #expect(bom.tool == "syft" && bom.subjects.first?.digest.hex == hash)
    #expect(bom.predicateType == PredicateType.cycloneDX)
    let vex =
      #"{"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://x/1","author":"a","timestamp":"2026-01-01T00:00:00Z","version":1,"statements":[{"vulnerability":{"name":"CVE-1"},"status":"not_affected","justification":"component_not_present"}]}"#
    #expect(try report(vex).predicateType == PredicateType.openVEX)
    #expect(
      refusal(vex.replacingOccurrences(of: "justification", with: "other"))
        == "shape statements[0].justification")
    let card = try report(
      #"{"date":"2026-01-01","repo":{"name":"github.com/a/b","commit":"c"},"scorecard":{"version":"v5","commit":"d"},"score":7.1,"checks":[{"name":"SAST","score":0,"reason":"none"},{"name":"Fuzzing","score":-1}]}"#
    )
    #expect(card.summary["low"] == ["SAST"])
    #expect(
      try report(
        #"{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"CreationInfo","specVersion":"3.0.1"},{"type":"SpdxDocument"}]}"#
      ).predicateType == PredicateType.spdx3)
  }

  @Test("answers of registries hold several attestations")
  func registries() throws {
    let envelope = Self.envelope
    let bundle: JSON = [
      "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
      "verificationMaterial": ["certificate": ["rawBytes": "AA=="]], "dsseEnvelope": envelope.json,
    ]
    let github: JSON = ["attestations": [["bundle": bundle], ["bundle": bundle]]]
    let pypi: JSON = [
      "version": 1,
      "attestation_bundles": [
        [
          "attestations": [
            [
              "envelope": [
                "statement": .string(Base64.encode(envelope.payload)), "signature": "AQ==",
              ]
            ]
          ]
        ]
      ],
    ]
    for (json, count) in [(github, 2), (pypi, 1)] {
      guard case .attestations(let all) = try ForeignReader.read(json.encoded()) else {
        Issue.record("not attestations")
        return
      }
      #expect(all.count == count && all[0].packing == .sigstoreCertificate)
      #expect(all[0].envelope.payload == envelope.payload)
    }
    #expect(refusal(#"{"attestation_bundles":[]}"#) == "shape attestation_bundles")
  }

  @Test("SARIF rules of an extension give the level of their results")
  func sarifExtensions() throws {
    let text = """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"CodeQL","rules":[{"id":"X"}]},"extensions":[{"name":"q",
      "rules":[{"id":"py/a","defaultConfiguration":{"level":"error"}}]}]},"results":[{"ruleId":"py/a",
      "rule":{"id":"py/a","index":0,"toolComponent":{"index":0}},"message":{}}]}]}
      """
    #expect(try result(text).failed == ["py/a"])
  }

  @Test("one attestation on each line")
  func lines() throws {
    let line = Self.envelope.json.text(
      .compact)
    guard case .attestations(let all) = try ForeignReader.read(Array("\(line)\n\(line)\n".utf8))
    else {
      Issue.record("not attestations")
      return
    }
    #expect(all.count == 2)
    #expect(refusal("\(line)\n{\"payloadType\":1,\"signatures\":[]}\n") == "shape payloadType")
  }

  @Test("the npm registry's own signature over a published package")
  func registrySignature() throws {
    let pem = """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1Olb3zMAFFxXKHiIkQO5cJ3Yhl5i
      6UPp+IhuteBJbuHcA5UogKo0EWtlWwW6KSaKoTNEYL7JlCQiVnkhBktUgg==
      -----END PUBLIC KEY-----

      """
    let payload =
      "eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjAuMSIsInN1YmplY3QiOlt7Im5hbWUiOiJwa2c6bnBtL2d1bmRhbS12aXNvckAxLjAuMSIsImRpZ2VzdCI6eyJzaGE1MTIiOiI4ZDlkNzk3MmY2NzY1MTZjNzUwMTRhYTA3NGUxMWFlNjA0ZDk4ZjBiNjRlYzY3MjVhNjFlMjgzOGZmM2RhYjE2MjExOGZhNzE0MzNmYjMxZTE1NTBkMzBiZDBkZWM5ZDA4NmNlMDMyYjk0NDU3YjU4MzkwMGM1MDdhY2YzOWM0MCJ9fV0sInByZWRpY2F0ZVR5cGUiOiJodHRwczovL2dpdGh1Yi5jb20vbnBtL2F0dGVzdGF0aW9uL3RyZWUvbWFpbi9zcGVjcy9wdWJsaXNoL3YwLjEiLCJwcmVkaWNhdGUiOnsibmFtZSI6Imd1bmRhbS12aXNvciIsInZlcnNpb24iOiIxLjAuMSIsInJlZ2lzdHJ5IjoiaHR0cHM6Ly9yZWdpc3RyeS5ucG1qcy5vcmcifX0="
    let file: JSON = [
      "attestations": [
        [
          "bundle": [
            "mediaType": "application/vnd.dev.sigstore.bundle+json;version=0.2",
            "verificationMaterial": ["publicKey": ["hint": "SHA256:x"], "tlogEntries": []],
            "dsseEnvelope": [
              "payload": .string(payload), "payloadType": .string(Envelope.payloadType),
              "signatures": [
                [
                  "keyid": "SHA256:jl3bwswu80PjjokCgh0o2w5c2U4LhQAE57gj9cz1kzA",
                  "sig":
                    "MEUCIF56JbQQVP94bkPymcC5s1Mu7kruACigKYfKUSX/d9oPAiEAm7PB5vN3uhBoxHsa0bmrBHeQ1yoprimfGMOiN8vEE3Y=",
                ]
              ],
            ],
          ]
        ]
      ]
    ]
    guard case .attestations(let all) = try ForeignReader.read(file.encoded()) else {
      Issue.record("not attestations")
      return
    }
    #expect(all[0].packing == .sigstoreKey)
    let trust = ForeignTrust(
      signers: [try ForeignSigner(name: "acme", kinds: ["other"], supplier: nil, publicPEM: pem)],
      own: TrustedKeys([]))
    let attested = try trust.verify(all[0].envelope)
    #expect(attested.statement.subjects[0].name == "pkg:npm/gundam-visor@1.0.1")
    let known = ForeignTrust(
      signers: [try ForeignSigner(name: "acme", kinds: ["release"], supplier: nil, publicPEM: pem)],
      own: TrustedKeys([]))
    #expect(throws: ForeignTrust.Refusal.self) { try known.verify(all[0].envelope) }
  }
}
