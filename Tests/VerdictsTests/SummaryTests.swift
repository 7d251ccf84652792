// The gate's answer as a SLSA verification summary, and the small texts that it is made of.

import Bytes
import Evidence
import Guidelines
import Manifest
import Testing
import Verdicts

@Suite("2.1d the gate answers with a SLSA verification summary")
struct SummaryTests {
  @Test("an admission names policy, inputs and the practices that are met")
  func passed() throws {
    let sample = try Sample()
    let statement = verificationSummary(
      of: try sample.release(), try sample.input(), version: "9.9")
    let predicate = statement.predicate
    #expect(statement.predicateType == "https://slsa.dev/verification_summary/v1")
    #expect(statement.subjects.first?.digest == sample.assets.releaseDigest)
    #expect(Set(statement.subjects.dropFirst()) == Set(sample.assets.all))
    #expect(predicate["verificationResult"] == "PASSED")
    #expect(predicate["timeVerified"] == "2027-01-15T08:00:00Z")
    #expect(predicate["verifier"]?["version"]?["gatehouse"] == "9.9")
    #expect(predicate["resourceUri"] == "gatehouse:release/support/v1")
    #expect(
      predicate["policy"]?["digest"]?["sha256"]?.string
        == ReleaseDemands.of(.standard).policyDigest.hex)
    let levels = (predicate["verifiedLevels"]?.array ?? []).compactMap(\.string)
    #expect(levels.contains("GATEHOUSE_3.4a") && !levels.contains("FAILED"))
    #expect(!levels.contains("GATEHOUSE_2.4a"), "an accepted practice is not verified")
    let inputs = (predicate["inputAttestations"]?.array ?? []).compactMap {
      $0["digest"]?["sha256"]?.string
    }
    let known = Set(try sample.evidence().map(\.envelopeDigest.hex))
    #expect(inputs.count > 5 && Set(inputs).isSubset(of: known))
  }

  @Test("a refusal says so, and which practices refused it")
  func failed() throws {
    var sample = try Sample()
    sample.record(Sample.scan(Sample.modelFile, verdict: "malicious"), by: .machine)
    let predicate = verificationSummary(
      of: try sample.release(), try sample.input(), version: "9.9"
    ).predicate
    #expect(predicate["verificationResult"] == "FAILED")
    #expect(predicate["verifiedLevels"] == ["FAILED", "GATEHOUSE_REFUSED_1.3c_GH-0504"])
    #expect(predicate["inputAttestations"]?.array?.count == 1)
  }

  @Test("a summary has only the fields of the specification")
  func fields() throws {
    let sample = try Sample()
    let predicate = verificationSummary(of: try sample.release(), try sample.input(), version: "1")
      .predicate
    #expect(
      Set(predicate.object?.keys ?? []) == [
        "verifier", "timeVerified", "resourceUri", "policy", "inputAttestations",
        "verificationResult", "verifiedLevels", "slsaVersion",
      ])
  }

  @Test("names go into addresses percent-encoded, and into commands quoted")
  func names() throws {
    let yaml = Sample.yaml().replacing("name: support", with: "name: 'a b/c'")
    let sample = try Sample(yaml: yaml)
    let decision = judgeRelease(named: "v 1", try sample.input())
    let summary = verificationSummary(of: decision, try sample.input(), version: "1")
    #expect(summary.predicate["resourceUri"] == "gatehouse:release/a%20b%2Fc/v%201")
    #expect(ShellWord.quoted("a.txt") == "a.txt")
    #expect(ShellWord.quoted("a'b; rm -r") == "'a'\\''b; rm -r'")
    #expect(ShellWord.quoted("-rf") == "./-rf")
    #expect(ShellWord.quoted("") == "''")
  }

  @Test(
    "times are written and read in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"),
      (-1, "1969-12-31T23:59:59Z"), (4_102_444_800, "2100-01-01T00:00:00Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func times(_ seconds: Int64, _ text: String) {
    #expect(Timestamp.text(seconds) == text)
    #expect(Timestamp.parse(text) == seconds)
  }

  @Test("times beyond four digits of the year are clamped, never trapped")
  func clamped() {
    #expect(Timestamp.text(.max) == "9999-12-31T23:59:59Z")
    #expect(Timestamp.text(.min) == "0000-01-01T00:00:00Z")
  }

  @Test("ages are told in their largest unit")
  func ages() {
    #expect(Age.text(0) == "0 seconds")
    #expect(Age.text(61) == "1 minute")
    #expect(Age.text(7_200) == "2 hours")
    #expect(Age.text(86_400 * 3) == "3 days")
  }
}

@Suite("1.3k relaxations are seen")
struct RelaxationTests {
  @Test("a relaxed guard shows as a relaxation and leaves its practices not met")
  func guards() throws {
    let yaml = Sample.yaml().replacing(
      "  listen: 127.0.0.1:8484",
      with: "  listen: 127.0.0.1:8484\n  output: {logprobs: true}\n  guards: {injection: flag}")
    let sample = try Sample(yaml: yaml)
    #expect(
      Relaxation.all(in: sample.manifest).map(\.path) == [
        "serving.output.logprobs", "serving.guards.injection",
      ])
    #expect(try sample.verdict("1.3k")?.state == .notMet)
    #expect(try sample.verdict("1.3h")?.state == .notMet)
    #expect(
      try sample.refusals() == [
        "GH-0501 serving.guards.injection", "GH-0501 serving.output.logprobs",
      ])
  }

  @Test("the secure default has none")
  func none() throws {
    #expect(Relaxation.all(in: try Sample().manifest).isEmpty)
  }

  @Test("a ledger that does not verify closes the practice on logs")
  func brokenLedger() throws {
    var input = try Sample().input()
    input.ledger = .broken("tile 3 differs")
    let decision = judgeRelease(named: "v1", input)
    guard case .refused(let refusal) = decision else {
      Issue.record("admitted")
      return
    }
    #expect(refusal.reasons.map(\.practice) == ["2.2b"])
  }
}
