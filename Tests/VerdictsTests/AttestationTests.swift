// Attestations of others at the gate, and provenance judged by a policy.

import Bytes
import Crypto
import Evidence
import Foundation
import Manifest
import Testing
import Verdicts

/// Signers outside the system.
struct Outsider {
  let key = P256.Signing.PrivateKey()

  func envelope(_ statement: JSON) throws -> Envelope {
    let payload = statement.encoded(.canonical)
    let message = Envelope.preAuthenticationEncoding(type: Envelope.payloadType, payload: payload)
    return Envelope(
      payloadType: Envelope.payloadType, payload: payload,
      signatures: [.init(keyID: "", sig: Array(try key.signature(for: message).derRepresentation))])
  }

  func signer(_ name: String, _ kinds: Set<String>) throws -> ForeignSigner {
    try ForeignSigner(
      name: name, kinds: kinds, supplier: nil, publicPEM: key.publicKey.pemRepresentation)
  }

  func attested(
    _ statement: JSON, as name: String = "acme-ci", kinds: Set<String> = ["provenance", "vsa"]
  ) throws -> AttestedStatement {
    try ForeignTrust(signers: [try signer(name, kinds)], own: TrustedKeys([]))
      .verify(try envelope(statement))
  }
}

@Suite("2.1d attestations of the supply chain are tracked")
struct AttestationTests {
  static let provenance = Sample.provenance().statement(over: [Sample.modelFile])
  static let commit = String(repeating: "5", count: 40)

  static func summary(
    _ result: String, level: Int = 3, verifier: String = "https://source.example.org",
    resource: String = "git+https://git.example.org/acme/train", subject: JSON? = nil
  ) -> JSON {
    [
      "_type": "https://in-toto.io/Statement/v1",
      "subject": [subject ?? ["digest": ["gitCommit": .string(commit)]]],
      "predicateType": .string(PredicateType.slsaVSA),
      "predicate": [
        "verifier": ["id": .string(verifier)], "timeVerified": "2026-11-22T20:15:00Z",
        "resourceUri": .string(resource), "policy": ["uri": "https://policy.example.org"],
        "verificationResult": .string(result),
        "verifiedLevels": result == "PASSED" ? ["SLSA_SOURCE_LEVEL_\(level)"] : ["FAILED"],
      ],
    ]
  }

  static func policy(
    level: Int = 2, source: Int = 0, extra: JSONObject = [:]
  ) throws -> ProvenancePolicy {
    var json: JSONObject = [
      "schema_version": 1, "minimum_build_level": .int(level),
      "minimum_source_level": .int(source),
      "builders": [
        ["id": .string(TrainingRun.localBuilder), "signers": ["acme-ci"], "level": 3]
      ],
      "source_verifiers": [["id": "https://source.example.org", "signers": ["acme-ci"]]],
    ]
    for (key, value) in extra.members { json[key] = value }
    return try ProvenancePolicy(reading: .object(json))
  }

  @Test("without provenance the release is refused, with it it is admitted")
  func needed() throws {
    var sample = try Sample()
    #expect(try sample.refusals() == [])
    sample.drop(.provenance)
    #expect(try sample.refusals() == ["GH-0530 models/small.safetensors"])
    #expect(try sample.verdict("2.1d")?.state == .notMet)
  }

  @Test("a signer's provenance counts; what nobody trusted signed can't even reach the gate")
  func foreign() throws {
    var sample = try Sample()
    sample.drop(.provenance)
    let outsider = Outsider()
    let envelope = try outsider.envelope(Self.provenance.json)
    let strangers = ForeignTrust(
      signers: [try Outsider().signer("x", ["provenance"])], own: TrustedKeys([]))
    #expect(throws: ForeignTrust.Refusal.self) { try strangers.verify(envelope) }
    #expect(try sample.refusals() == ["GH-0530 models/small.safetensors"])
    sample.imported = [
      try outsider.attested(Self.provenance.json).recorded(entryIndex: 90, recordedAt: sample.now)
    ]
    #expect(try sample.refusals() == [])
  }

  @Test("a report that was taken in as machine evidence satisfies no demand of the gate")
  func reports() throws {
    var sample = try Sample()
    sample.drop(.evaluation)
    let before = try sample.refusals()
    let record = Statement(
      subjects: sample.assets.all, predicateType: PredicateType.imported,
      predicate: [
        "tool": ["name": "garak"], "format": "garak",
        "predicateType": .string(PredicateType.testResult), "trust": "reported",
      ])
    sample.record(record, by: .machine)
    #expect(try sample.refusals() == before)
    #expect(before.contains("GH-0506 release"))
  }

  @Test("an imported statement of another kind or from the future makes nothing pass")
  func otherKinds() throws {
    var sample = try Sample()
    sample.drop(.provenance)
    let outsider = Outsider()
    let passed = Self.summary(
      "PASSED", subject: ["digest": ["sha256": .string(Sample.modelFile.digest.hex)]])
    sample.imported = [
      try outsider.attested(passed).recorded(entryIndex: 91, recordedAt: sample.now),
      try outsider.attested(Self.provenance.json)
        .recorded(entryIndex: 92, recordedAt: sample.now + 10_000),
    ]
    #expect(try sample.refusals() == ["GH-0530 models/small.safetensors"])
  }

  @Test(
    "a trusted verifier's refusal refuses, also beside good provenance, until a newer one passes")
  func refused() throws {
    var sample = try Sample()
    let subject: JSON = ["digest": ["sha256": .string(Sample.modelFile.digest.hex)]]
    let outsider = Outsider()
    let failed = try outsider.attested(Self.summary("FAILED", subject: subject))
    sample.imported = [failed.recorded(entryIndex: 95, recordedAt: sample.now)]
    #expect(try sample.refusals() == ["GH-0532 models/small.safetensors"])
    let passed = try outsider.attested(Self.summary("PASSED", subject: subject))
    sample.imported.append(passed.recorded(entryIndex: 96, recordedAt: sample.now))
    #expect(try sample.refusals() == [])
  }

  // MARK: policy

  private func verdict(_ statements: [AttestedStatement], _ policy: ProvenancePolicy)
    -> ProvenanceVerdict
  {
    judgeProvenance(of: Sample.modelFile, statements.map { SignedStatement($0) }, by: policy)
  }

  @Test("the level is what the policy trusts builder and signer for together")
  func levels() throws {
    let outsider = Outsider()
    let good = try outsider.attested(Self.provenance.json)
    #expect(verdict([good], try Self.policy()).isAccepted)
    #expect(verdict([good], try Self.policy()).buildLevel == 3)
    #expect(verdict([], try Self.policy()).buildLevel == 0)
    #expect(!verdict([], try Self.policy()).isAccepted)
    #expect(verdict([], try Self.policy(level: 0)).isAccepted)
    let stranger = try Outsider().attested(Self.provenance.json, as: "other")
    #expect(verdict([stranger], try Self.policy()).buildLevel == 0)
    #expect(!verdict([stranger], try Self.policy(level: 0)).isAccepted)
    let builder = Sample.provenance(builder: "https://laptop").statement(over: [Sample.modelFile])
    #expect(!verdict([try outsider.attested(builder.json)], try Self.policy()).isAccepted)
  }

  @Test("a source is level 1 as a revision, and what a trusted verifier's summary says beyond")
  func sources() throws {
    let outsider = Outsider()
    let good = try outsider.attested(Self.provenance.json)
    #expect(verdict([good], try Self.policy(source: 1)).sourceLevel == 1)
    #expect(!verdict([good], try Self.policy(source: 2)).isAccepted)
    let summary = try outsider.attested(Self.summary("PASSED"))
    #expect(verdict([good, summary], try Self.policy(source: 3)).isAccepted)
    #expect(!verdict([good, summary], try Self.policy(source: 4)).isAccepted)
    let others = [
      try Outsider().attested(Self.summary("PASSED"), as: "other"),
      try outsider.attested(Self.summary("PASSED", verifier: "https://other")),
      try outsider.attested(Self.summary("PASSED", resource: "git+https://git.example.org/other")),
    ]
    for other in others {
      #expect(verdict([good, other], try Self.policy(source: 2)).sourceLevel == 1)
    }
    let failed = try outsider.attested(Self.summary("FAILED"))
    #expect(!verdict([good, summary, failed], try Self.policy()).isAccepted)
  }

  @Test("build types, sources and parameters have to be the expected ones")
  func expectations() throws {
    let good = try Outsider().attested(Self.provenance.json)
    let fits: [JSONObject] = [
      ["sources": ["git+https://git.example.org/acme/*"]],
      ["build_types": [.string(TrainingRun.buildType)]],
      [
        "parameters": [
          "kind", "model", "baseModels", "datasets", "source", "entryPoint", "parameters",
        ]
      ],
      ["expected_parameters": ["kind": "training", "parameters": ["epochs": 3]]],
    ]
    for extra in fits { #expect(verdict([good], try Self.policy(extra: extra)).isAccepted) }
    let misfits: [JSONObject] = [
      ["sources": ["git+https://git.example.org/other/*"]], ["build_types": ["https://x"]],
      ["parameters": ["kind"]], ["expected_parameters": ["kind": "fine-tuning"]],
    ]
    for extra in misfits { #expect(!verdict([good], try Self.policy(extra: extra)).isAccepted) }
  }

  @Test(
    "a policy with a slip is refused with its place",
    arguments: [
      (#"{"schema_version":1,"builders":[]}"#, "builders"),
      (#"{"schema_version":2,"builders":[]}"#, "schema_version"),
      (#"{"schema_version":1,"bilders":[]}"#, "bilders"),
      (
        #"{"schema_version":1,"builders":[{"id":"x","signers":[],"level":1}]}"#,
        "builders[0].signers"
      ),
      (
        #"{"schema_version":1,"builders":[{"id":"x","signers":["a"],"level":4}]}"#,
        "builders[0].level"
      ),
      (
        #"{"schema_version":1,"builders":[{"id":"x","signers":["a"],"level":1,"levl":2}]}"#,
        "builders[0].levl"
      ),
      (
        #"{"schema_version":1,"builders":[{"id":"x","signers":["a"],"level":1}],"minimum_source_level":"2"}"#,
        "minimum_source_level"
      ),
    ])
  func badPolicies(text: String, place: String) throws {
    let json = try JSON.parse(text: text)
    do {
      _ = try ProvenancePolicy(reading: json)
      Issue.record("taken")
    } catch {
      #expect(error.path == place)
    }
  }

  // MARK: what the gate emits

  @Test("beside the summary of an admission stands a simple verification result")
  func simpleResult() throws {
    var sample = try Sample()
    let statement = try #require(simpleVerification(of: try sample.release(), try sample.input()))
    let result = try SimpleVerification(reading: statement.predicate)
    #expect(result.properties.first == "GATEHOUSE_RELEASE_ADMITTED")
    #expect(result.properties.contains("GATEHOUSE_2.1d"))
    #expect(result.policies.count == 1)
    #expect(statement.subjects.first?.digest == sample.assets.releaseDigest)
    let summary = verificationSummary(of: try sample.release(), try sample.input(), version: "1")
    #expect(try VerificationSummary(reading: summary.predicate).passed)
    sample.drop(.scan)
    #expect(simpleVerification(of: try sample.release(), try sample.input()) == nil)
  }

  @Test("signers of a manifest can be named for known kinds only")
  func kinds() throws {
    let kinds = [
      "provenance", "provenance-v0.2", "vsa", "svr", "test-result", "vulns", "vulns-v0.1",
      "vulns-cosign", "scai", "runtime-trace", "cyclonedx", "spdx", "openvex", "release",
      "reference", "model-signature", "link",
    ]
    for kind in kinds { #expect(PredicateCatalogue.definition(named: kind)?.isOwn == false) }
    let yaml = Sample.yaml(
      extra:
        "signers:\n  - {name: ci, public_key: keys/ci.pem, may: [\(kinds.joined(separator: ", "))]}"
    )
    #expect(try Manifest.parse(Array(yaml.utf8), file: "x").signers[0].kinds == kinds)
    let wrong = Sample.yaml(extra: "signers:\n  - {name: ci, public_key: keys/ci.pem, may: [scan]}")
    #expect(throws: ManifestError.self) { try Manifest.parse(Array(wrong.utf8), file: "x") }
    let plain = Sample.yaml()
    #expect(
      try Manifest.parse(Array(plain.utf8), file: "x").canonicalJSON["signers"] == nil,
      "a manifest without the section keeps its digest")
  }
}
