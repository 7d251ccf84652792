// What makes a piece of evidence count, rule by rule, with the refusal that follows when it does not.

import Bytes
import Evidence
import Guidelines
import Manifest
import Testing
import Verdicts

@Suite("3.2c evidence is bound to digests, signers and time")
struct EvidenceRulesTests {
  @Test("evidence from the future satisfies nothing beyond a small skew of clocks")
  func future() throws {
    var sample = try Sample()
    sample.age(.scan, to: -Limits.clockSkewSeconds)
    #expect(try sample.refusals() == [])
    sample.age(.scan, to: -Limits.clockSkewSeconds - 1)
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
    sample.age(.scan, to: Int64.min + Sample.now + 1)
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
  }

  @Test("evidence in good future skew does not last longer for it")
  func futureExpiry() throws {
    var sample = try Sample()
    sample.age(.scan, to: -200)
    guard case .admitted(let release) = try sample.release() else {
      Issue.record("refused")
      return
    }
    #expect(release.expiresAt <= Sample.now + 30 * Sample.day)
  }

  @Test("evidence ends exactly with its period", arguments: [29, 30])
  func period(_ days: Int64) throws {
    var sample = try Sample()
    sample.age(.scan, to: days * Sample.day)
    #expect(try sample.refusals().isEmpty == (days < 30))
    #expect(try sample.verdict("1.3c")?.state == .accepted)
  }

  @Test(
    "a newer bad scan voids an older good one", arguments: ["suspicious", "malicious", "unknown"])
  func newerBadScan(_ verdict: String) throws {
    var sample = try Sample()
    sample.record(Sample.scan(Sample.modelFile, verdict: verdict), by: .machine)
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
    sample.record(Sample.scan(Sample.modelFile), by: .machine)
    #expect(try sample.refusals() == [])
  }

  @Test("the order of the ledger decides what is newer, not the clocks")
  func ledgerOrder() throws {
    var sample = try Sample()
    sample.record(
      Sample.scan(Sample.modelFile, verdict: "malicious"), by: .machine, age: 5 * Sample.day)
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
  }

  @Test("a partial scan is not a safe scan")
  func partial() throws {
    var sample = try Sample()
    sample.replace(.scan, with: Sample.scan(Sample.modelFile, coverage: "partial"))
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
  }

  @Test("a scan that names the file as subject but says nothing of it is worth nothing")
  func silentScan() throws {
    var sample = try Sample()
    let other = Subject(name: "other", digest: Sample.digest("other"))
    let silent = Statement(
      subjects: [Sample.modelFile], predicateType: PredicateType.scan,
      predicate: Sample.scan(other).predicate)
    sample.replace(.scan, with: silent)
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
  }

  @Test("a scan of another digest is worth nothing, whatever its name")
  func otherDigest() throws {
    var sample = try Sample()
    let other = Subject(name: Sample.modelFile.name, digest: Sample.digest("other weights"))
    sample.replace(.scan, with: Sample.scan(other))
    #expect(try sample.refusals() == ["GH-0504 models/small.safetensors"])
  }

  @Test("a signature counts only if its subject is the digest over what it lists")
  func forgedSignature() throws {
    var sample = try Sample()
    let honest = Sample.signature(of: Sample.modelFile)
    let forged = Statement(
      subjects: [Sample.dataFile], predicateType: PredicateType.modelSignature,
      predicate: honest.predicate)
    sample.replace(.modelSignature, with: forged)
    #expect(try sample.refusals() == ["GH-0505 models/small.safetensors"])
  }

  @Test("a signature with another hash than SHA-256 is not read")
  func otherHash() throws {
    var sample = try Sample()
    var predicate = Sample.signature(of: Sample.modelFile).predicate
    predicate["serialization"]?["hash_type"] = "blake2"
    sample.replace(
      .modelSignature,
      with: Statement(
        subjects: Sample.signature(of: Sample.modelFile).subjects,
        predicateType: PredicateType.modelSignature, predicate: predicate))
    #expect(try sample.refusals() == ["GH-0505 models/small.safetensors"])
  }

  @Test("a threat review signed by a machine, or rejected, does not count")
  func review() throws {
    var sample = try Sample()
    sample.replace(.threatReview, by: .machine)
    #expect(try sample.refusals() == ["GH-0507 manifest"])
    sample.replace(.threatReview, by: .owner)
    #expect(try sample.refusals() == [])
    sample.record(
      Attestation.threatReview(
        manifest: sample.assets.manifestSubject, approved: false, statement: "no"), by: .reviewer)
    #expect(try sample.refusals() == ["GH-0507 manifest"])
  }

  @Test("a change of the manifest voids every attestation and acceptance, and the evaluation")
  func changedManifest() throws {
    var sample = try Sample()
    let changed = Sample.yaml(extra: "review: {threat_review: 80d}")
    sample.manifest = try Manifest.parse(Array(changed.utf8), file: "gatehouse.yaml")
    sample.assets.manifest = sample.manifest.digest
    let refusals = try sample.refusals()
    #expect(refusals.contains("GH-0503 manifest"))
    #expect(refusals.contains("GH-0503 release"))
    #expect(refusals.contains("GH-0508 2.4a"))
    #expect(!refusals.contains { $0.hasPrefix("GH-0504") || $0.hasPrefix("GH-0505") })
  }

  @Test("digests that were measured for another manifest are refused")
  func foreignAssets() throws {
    var sample = try Sample()
    sample.assets.manifest = Sample.digest("another manifest")
    #expect(try sample.refusals().contains("GH-0503 manifest"))
  }

  @Test(
    "a change of any asset makes another release, which was never evaluated",
    arguments: ["model", "prompt", "tool", "data", "guards"])
  func changedAsset(_ kind: String) throws {
    var sample = try Sample()
    let before = sample.assets.releaseDigest
    let other = Sample.digest("changed")
    switch kind {
    case "model":
      sample.assets.models["small"] = [Subject(name: Sample.modelFile.name, digest: other)]
    case "prompt": sample.assets.prompts = [Subject(name: "prompt:main", digest: other)]
    case "tool": sample.assets.tools = [Subject(name: "tool:lookup", digest: other)]
    case "data": sample.assets.datasets = [Subject(name: Sample.dataFile.name, digest: other)]
    default: sample.assets.guards = [Subject(name: "guards", digest: other)]
    }
    #expect(sample.assets.releaseDigest != before)
    #expect(try sample.refusals().contains("GH-0503 release"))
  }

  @Test("a changed document voids its attestation and nothing else")
  func changedDocument() throws {
    var sample = try Sample()
    let before = sample.assets.releaseDigest
    sample.assets.documents = [
      Subject(name: Sample.guidance.name, digest: Sample.digest("new guidance"))
    ]
    #expect(sample.assets.releaseDigest == before)
    #expect(try sample.refusals() == ["GH-0503 docs/guidance.md"])
    sample.assets.documents = []
    #expect(try sample.refusals() == ["GH-0511 docs/guidance.md"])
  }

  @Test("a file, prompt or tool that was not found closes the gate")
  func missingFiles() throws {
    var sample = try Sample()
    sample.assets.models = [:]
    #expect(try sample.refusals().contains("GH-0511 assistant"))
    sample = try Sample()
    sample.assets.prompts = []
    #expect(try sample.refusals().contains("GH-0511 assistant"))
    sample = try Sample()
    sample.assets.tools = []
    #expect(try sample.refusals().contains("GH-0511 assistant"))
  }

  @Test("revoked evidence satisfies nothing, and does not uncover what it replaced")
  func revokedEvidence() throws {
    var sample = try Sample()
    sample.record(Sample.scan(Sample.modelFile), by: .owner)
    let newest = try #require(try sample.evidence().last)
    sample.record(
      Revocation(reason: "wrong host", by: "olga@example.org").statement(
        over: [Subject(name: "evidence", digest: newest.envelopeDigest)]), by: .machine)
    #expect(try sample.refusals() == ["GH-0510 models/small.safetensors"])
  }
}

@Suite("3.4a evaluations count only when they are whole")
struct EvaluationRulesTests {
  private func refusals(_ change: (inout JSON) -> Void) throws -> [String] {
    var sample = try Sample()
    sample.replace(.evaluation, with: sample.evaluation(change: change))
    return try sample.refusals()
  }

  private func refusals(families: [JSON]) throws -> [String] {
    var sample = try Sample()
    sample.replace(.evaluation, with: sample.evaluation(families: families))
    return try sample.refusals()
  }

  private var others: [JSON] { ["cross-tenant-leak", "tool-abuse"].map { Sample.family($0) } }

  @Test("a result that is not PASSED fails", arguments: ["FAILED", "WARNED", "passed", ""])
  func result(_ result: String) throws {
    #expect(try refusals { $0["result"] = .string(result) } == ["GH-0506 release"])
  }

  @Test("an evaluation that went round the guards fails")
  func unguarded() throws {
    #expect(try refusals { $0["gatehouse"]?["guarded"] = false } == ["GH-0506 guards"])
    #expect(try refusals { $0["gatehouse"]?["guarded"] = nil } == ["GH-0506 guards"])
  }

  @Test("an evaluation that does not name the release fails, though its subjects fit")
  func unnamed() throws {
    #expect(
      try refusals { $0["gatehouse"]?["release_digest"] = .null } == ["GH-0503 release"])
  }

  @Test("an evaluation that leaves an asset out fails")
  func uncovered() throws {
    var sample = try Sample()
    let whole = sample.evaluation()
    sample.replace(
      .evaluation,
      with: Statement(
        subjects: whole.subjects.filter { $0.name != "guards" },
        predicateType: whole.predicateType, predicate: whole.predicate))
    #expect(try sample.refusals() == ["GH-0503 guards"])
  }

  @Test("an absent family fails")
  func absent() throws {
    #expect(try refusals(families: others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("298 trials are too few")
  func few() throws {
    let few = Sample.family("system-prompt-leak", trials: 298, upper: 0.01)
    #expect(try refusals(families: [few] + others) == ["GH-0506 system-prompt-leak"])
    let enough = Sample.family("system-prompt-leak", trials: 299, upper: 0.00997)
    #expect(try refusals(families: [enough] + others) == [])
  }

  @Test("a bound above the gate's own ceiling fails, whatever threshold the evaluation had")
  func ceiling() throws {
    var weak = Sample.family("system-prompt-leak", hits: 20, upper: 0.095)
    weak["threshold"] = .double(0.5)
    #expect(try refusals(families: [weak] + others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("figures that can't be true fail", arguments: ["hits", "upper95", "trials", "threshold"])
  func impossible(_ key: String) throws {
    var family = Sample.family("system-prompt-leak", hits: 2, upper: 0.009)
    family[key] = .double(key == "upper95" ? 0.0001 : -1)
    #expect(try refusals(families: [family] + others) == ["GH-0506 system-prompt-leak"])
    family[key] = nil
    #expect(try refusals(families: [family] + others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("more than 5 % without an answer is inconclusive")
  func inconclusive() throws {
    var family = Sample.family("system-prompt-leak", trials: 400)
    family["judged"] = 379
    family["errors"] = 21
    #expect(try refusals(families: [family] + others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("a family that says itself that it failed fails")
  func outcome() throws {
    var family = Sample.family("system-prompt-leak")
    family["outcome"] = "inconclusive"
    #expect(try refusals(families: [family] + others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("a second entry of a family can't hide the first")
  func twice() throws {
    var bad = Sample.family("system-prompt-leak", hits: 30, upper: 0.14)
    bad["gating"] = false
    let good = Sample.family("system-prompt-leak")
    #expect(try refusals(families: [good, bad] + others) == ["GH-0506 system-prompt-leak"])
  }

  @Test("a newer failing result voids an older passing one")
  func newer() throws {
    var sample = try Sample()
    sample.record(sample.evaluation { $0["result"] = "FAILED" }, by: .machine)
    #expect(try sample.refusals() == ["GH-0506 release"])
    sample.record(sample.evaluation(), by: .machine)
    #expect(try sample.refusals() == [])
  }

  @Test("a system without tools needs no trials of tool abuse")
  func toolless() throws {
    #expect(ReleaseDemands.gatingFamilies(of: try Sample().manifest).contains("tool-abuse"))
  }
}

@Suite("3.2c a declared directory stands for every file below it")
struct DirectoryTests {
  private let files = ["a", "b", "c"].map {
    Subject(name: "data/\($0).md", digest: Sample.digest("article \($0)"))
  }

  private func sample(signing signed: [Subject]) throws -> Sample {
    let yaml = Sample.yaml().replacing("data/articles.jsonl", with: "data")
    var sample = try Sample(yaml: yaml)
    sample.assets.datasets = files
    sample.replace(.evaluation, with: sample.evaluation())
    sample.replace(.bom, with: sample.bill())
    for file in files { sample.record(Sample.dataScan(file), by: .machine) }
    let digests = signed.flatMap(\.digest.bytes)
    sample.replace(
      .datasetSignature,
      with: Statement(
        subjects: [Subject(name: "data", digest: Digest.of(digests))],
        predicateType: PredicateType.modelSignature,
        predicate: [
          "serialization": ["method": "files", "hash_type": "sha256"],
          "resources": .array(
            signed.map {
              [
                "name": .string($0.name), "algorithm": "sha256",
                "digest": .string($0.digest.hex),
              ]
            }),
        ]))
    return sample
  }

  @Test("one signature over the directory covers its files")
  func covered() throws {
    #expect(try sample(signing: files).refusals() == [])
  }

  @Test("files that the signature leaves out are told as one gap, with the directory's name")
  func partly() throws {
    var sample = try sample(signing: [files[0]])
    #expect(try sample.refusals() == ["GH-0505 data"])
    let reason = try #require(try sample.verdict("3.2c")?.reason)
    #expect(reason.contains("(and 1 more files below data)"))
    #expect(try sample.verdict("3.2c")?.nextCommand == "gatehouse sign data")
    sample.assets.datasets = [Subject(name: "database.md", digest: files[0].digest)]
    #expect(try sample.refusals().contains("GH-0511 data"))
  }
}
