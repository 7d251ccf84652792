// Bills of materials: what they hold, and what is refused in them.

import Bytes
import Documents
import Evidence
import Testing

@Suite("2.3b bills of materials")
struct BillTests {
  @Test("our own bills are sound in both versions and both formats")
  func sound() throws {
    for bill in [
      try FullBill.bill(), try FullBill.bill(.version17), SPDX.bill(try FullBill.input()),
    ] {
      let report = try FullBill.look(bill)
      #expect(report.findings == [])
    }
  }

  @Test("the same input gives the same bytes, the time aside")
  func reproducible() throws {
    var later = try FullBill.input()
    later.timestamp += 1
    for make in [
      { CycloneDX.bill($0, version: .version16) }, { (input: BOMInput) in SPDX.bill(input) },
    ] {
      let first = make(try FullBill.input()).text(.indented)
      #expect(first == make(try FullBill.input()).text(.indented))
      let second = make(later).text(.indented)
      #expect(first != second)
      #expect(
        first.replacing("2026-09-21T14:13:20Z", with: "")
          == second.replacing("2026-09-21T14:13:21Z", with: ""))
    }
  }

  @Test("hashes are those of the signing manifest")
  func hashes() throws {
    let bill = try FullBill.bill()
    let input = try FullBill.input()
    #expect(
      bill[path: "components.0.hashes.0.content"]?.string == input.models["small"]?.digest.hex)
    let data = try #require(bill["components"]?.array?.first { $0["name"] == "articles" })
    #expect(data[path: "hashes.0.content"]?.string == input.datasets["articles"]?.rootDigest.hex)
    #expect(data["components"]?.array?.count == 2)
    #expect(bill[path: "components.0.purl"] == "pkg:huggingface/acme/small@0123abc")
  }

  @Test("figures of an evaluation stand in the model card with their bounds")
  func figures() throws {
    var input = try FullBill.input()
    input.metrics["small"] = [
      MeasuredMetric(
        name: "security:attacks that got through", value: "1 of 300", slice: "tool-abuse",
        interval: ("0.0001", "0.018"))
    ]
    let bill = CycloneDX.bill(input, version: .version16)
    let path = "components.0.modelCard.quantitativeAnalysis.performanceMetrics.2"
    #expect(bill[path: path + ".value"] == "1 of 300")
    #expect(bill[path: path + ".confidenceInterval.upperBound"] == "0.018")
    #expect(try FullBill.look(bill).findings == [])
    #expect(SPDX.bill(input).text().contains("1 of 300 (95 %: 0.0001 to 0.018)"))
  }

  @Test("practices that nobody judged are said to be not assessed")
  func notAssessed() throws {
    var input = try FullBill.input()
    input.practices = [
      PracticeConformance(practice: "2.3b", state: .notAssessed, reason: "none", evidence: [])
    ]
    let bill = CycloneDX.bill(input, version: .version16)
    #expect(bill[path: "declarations.claims"] == nil)
    #expect(bill[path: "declarations.attestations.0.map.0.conformance.score"] == nil)
    #expect(try FullBill.look(bill).missing.map(\.element).contains(.compliance))
  }

  @Test(
    "licences are identifiers, expressions or names",
    arguments: [
      ("Apache-2.0", "id"), ("apache license 2.0", "id"), ("MIT OR Apache-2.0", "expression"),
      ("GPL-2.0-only WITH Classpath-exception-2.0", "expression"),
      ("MIT AND OLDAP-2.8", "expression"), ("(MIT AND llama3)", "name"), ("llama3", "name"),
      ("My own licence (v1)", "name"),
    ])
  func licences(_ text: String, _ kind: String) throws {
    let input = try FullBill.input {
      $0.replacing("licence: Apache-2.0", with: "licence: '\(text)'")
    }
    let bill = CycloneDX.bill(input, version: .version16)
    let first = bill[path: "components.0.licenses.0"]
    #expect(first?[kind] != nil || first?["license"]?[kind] != nil)
    #expect(try FullBill.look(bill).findings == [])
  }

  @Test("SPDX 2, XML-like and unknown documents are not read")
  func unknown() throws {
    #expect(throws: BOMError.unknownFormat) { try FullBill.look(["a": 1]) }
    #expect(throws: BOMError.unsupportedVersion(format: "SPDX", version: "SPDX-2.3")) {
      try FullBill.look(["spdxVersion": "SPDX-2.3"])
    }
    #expect(throws: BOMError.unsupportedVersion(format: "CycloneDX", version: "1.3")) {
      try FullBill.look(["bomFormat": "CycloneDX", "specVersion": "1.3"])
    }
  }

  // MARK: faults

  private static let short = String(repeating: "a", count: 64)

  static let faults: [(path: String, value: JSON?, rule: BOMRule)] = [
    ("dependencies.0.dependsOn.0", "nowhere", .danglingRef),
    ("dependencies.0.ref", "nowhere", .danglingRef),
    ("components.0.modelCard.modelParameters.datasets.0.ref", "nowhere", .danglingRef),
    ("components.0.modelCard.modelParameters.datasets.0.ref", "prompt:main", .structure),
    ("components.0.modelCard.modelParameters.datasets.0.ref", "model:judge", .datasetRef),
    ("components.1.bom-ref", "model:small", .duplicateRef),
    ("services.0.bom-ref", "model:small", .duplicateRef),
    ("components.3.modelCard", [:], .misplacedCard),
    ("components.0.data", [], .misplacedData),
    ("components.0.cryptoProperties", [:], .misplacedData),
    ("components.0.hashes.0.alg", "SHA-512", .hashLength),
    ("components.0.hashes.0.content", "zz", .hashLength),
    ("components.0.hashes.0.alg", "SHA-257", .structure),
    ("components.0.hashes.1", ["alg": "SHA-256", "content": .string(short)], .contradiction),
    ("components.0.purl", "huggingface/acme", .purl),
    ("components.6.version", "9", .purlVersion),
    ("components.0.type", "modell", .structure),
    ("components.0.name", "", .structure),
    ("serialNumber", "urn:uuid:1", .serial),
    ("version", 0, .serial),
    ("metadata.timestamp", "2026-02-30T00:00:00Z", .time),
    ("metadata.timestamp", "2999-01-01T00:00:00Z", .time),
    ("dependencies.0.dependsOn.0", "system", .selfDependency),
    ("dependencies.1.ref", "system", .dependencyTwice),
    ("components.1.bom-ref", "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#x", .refForm),
    ("declarations.attestations.0.assessor", "nobody", .danglingRef),
    ("declarations.attestations.0.map.0.requirement", "nothing", .danglingRef),
    ("declarations.claims.0.target", "nothing", .danglingRef),
    ("declarations.claims.0.evidence.0", "nothing", .danglingRef),
    ("compositions.0.assemblies.0", "nothing", .danglingRef),
    ("definitions.standards.0.requirements.30.parent", "nothing", .danglingRef),
    ("unheardOf", 1, .structure),
    ("citations", [], .version),
    ("specVersion", "1.5", .version),
    ("services.0.endpoints.0", "https://me:pw@models.example/v1", .secret),
    ("components.0.externalReferences.0.url", "https://me:pw@models.example/v1", .secret),
    (
      "components.0.modelCard.quantitativeAnalysis.performanceMetrics.0.confidenceInterval",
      ["lowerBound": "0.9", "upperBound": "0.1"], .interval
    ),
    (
      "vulnerabilities",
      [["id": "X", "affects": [["ref": "nothing"]]]], .danglingRef
    ),
    (
      "vulnerabilities",
      [["id": "X", "ratings": [["score": .double(9.8), "severity": "low", "method": "CVSSv31"]]]],
      .score
    ),
    (
      "vulnerabilities",
      [
        [
          "id": "X",
          "ratings": [
            [
              "score": 5, "method": "CVSSv31",
              "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            ]
          ],
        ]
      ], .score
    ),
  ]

  @Test("what a schema lets pass is refused", arguments: faults)
  func refused(_ path: String, _ value: JSON?, _ rule: BOMRule) throws {
    var bill = try FullBill.bill()
    bill[path: path] = value
    let report = try FullBill.look(bill)
    // A data set reference to other data is fine: a prompt is data too.
    if rule == .structure, path.hasSuffix("datasets.0.ref") {
      #expect(report.errors.isEmpty)
    } else {
      #expect(report.errors.contains { $0.rule == rule }, "\(report.findings)")
    }
  }

  @Test("some things are only told: circles, what stands apart, missing reasons")
  func warnings() throws {
    var bill = try FullBill.bill()
    bill[path: "dependencies.1.dependsOn"] = ["dataset:articles", "system"]
    bill[path: "components.8"] = ["type": "library", "name": "x", "bom-ref": "apart"]
    bill["vulnerabilities"] = [["id": "X", "analysis": ["state": "not_affected"]]]
    bill[path: "components.0.hashes.0.content"] = .string(Digest.of([]).hex)
    let report = try FullBill.look(bill)
    #expect(report.errors.isEmpty)
    #expect(
      Set(report.findings.map(\.rule)) == [.cycle, .unreachable, .unjustified, .emptyHash])
  }

  static let graphFaults: [(member: String, value: JSON, rule: BOMRule)] = [
    ("spdxId", "urn:x", .danglingRef), ("suppliedBy", "urn:nobody", .danglingRef),
    ("releaseTime", "yesterday", .time), ("software_packageUrl", "x", .purl),
    ("type", 1, .structure),
    (
      "verifiedUsing", [["type": "Hash", "algorithm": "sha512", "hashValue": .string(short)]],
      .hashLength
    ),
  ]

  @Test("SPDX graphs are looked at too", arguments: graphFaults)
  func graph(_ member: String, _ value: JSON, _ rule: BOMRule) throws {
    var bill = SPDX.bill(try FullBill.input())
    let index = try #require(bill["@graph"]?.array?.firstIndex { $0["name"] == "small" })
    bill[path: "@graph.\(index).\(member)"] = value
    #expect(try FullBill.look(bill).errors.contains { $0.rule == rule })
    var twice = SPDX.bill(try FullBill.input())
    let count = twice["@graph"]?.array?.count ?? 0
    twice[path: "@graph.\(count)"] = twice[path: "@graph.\(index)"]
    #expect(try FullBill.look(twice).errors.contains { $0.rule == .duplicateRef })
  }

  @Test("a signature inside a bill verifies, and no longer after a change")
  func signature() throws {
    var scalar = [UInt8](repeating: 0, count: 32)
    scalar[31] = 7
    let key = try EvidenceKey(scalar: scalar)
    let bill = try BillSignature.signed(try FullBill.bill(), with: key)
    #expect(BillSignature.verify(bill) == .valid(publicPEM: key.publicPEM))
    #expect(try FullBill.look(bill).errors == [])
    var changed = bill
    changed[path: "components.0.name"] = "large"
    #expect(BillSignature.verify(changed) == .invalid)
    #expect(try FullBill.look(changed).errors.contains { $0.rule == .signature })
    var other = bill
    other[path: "signature.algorithm"] = "RS256"
    #expect(BillSignature.verify(other) == .unknown)
  }
}

@Suite("2.3b the minimum elements of the G7")
struct G7Tests {
  @Test("there are 50 in 7 clusters")
  func count() {
    #expect(G7Element.allCases.count == 50)
    let sizes = G7Cluster.allCases.map { cluster in
      G7Element.allCases.filter { $0.cluster == cluster }.count
    }
    #expect(sizes == [10, 9, 13, 10, 2, 4, 2])
  }

  /// A system with hosted models only: what is behind an API has no hash.
  private func full() throws -> JSON {
    let input = try FullBill.input { yaml in
      yaml.split(separator: "\n").filter { !$0.contains("gpt-4.1") }.joined(separator: "\n")
    }
    var bill = CycloneDX.bill(input, version: .version16)
    bill["signature"] = ["algorithm": "RS256"]
    return bill
  }

  @Test("the full system has all of them; SPDX all but a signature inside")
  func all() throws {
    #expect(try FullBill.look(try full()).missing == [])
    let input = try FullBill.input { yaml in
      yaml.split(separator: "\n").filter { !$0.contains("gpt-4.1") }.joined(separator: "\n")
    }
    let report = try FullBill.look(SPDX.bill(input))
    #expect(report.missing.map(\.element) == [.signature])
  }

  @Test("a model behind an API has no hash, and is named")
  func unhashed() throws {
    let missing = try FullBill.look(try FullBill.bill()).missing
    #expect(missing.first { $0.element == .modelHashValue }?.lacking == ["judge"])
  }

  /// Facts of the manifest with the elements that go with them.
  static let facts: [(fact: String, elements: [G7Element])] = [
    ("version: '1.2', ", [.systemVersion]), ("released: 2026-10-01, ", [.systemTimestamp]),
    ("released: 2026-10-01, producer: ACME, ", [.systemTimestamp, .systemProducer]),
    ("application_areas: [support], ", [.systemArea]),
    ("data_usage: none kept, ", [.systemDataUsage]),
    (", hardware: [one GPU]", [.hardware]),
    (", security_policy: 'https://acme.example/security.txt'", [.policy]),
    (", advisories: 'https://acme.example/adv'", [.vulnerabilities]),
    ("    licence: Apache-2.0\n", [.modelLicence]),
    ("    trained_on: [articles]\n", [.datasetRelationship]),
    ("version: '0123abc', ", [.modelVersion]), ("released: 2026-09-01, ", [.modelTimestamp]),
    ("task: answers, family: transformer, architecture: tiny, ", [.modelProperties]),
    (
      "approach: supervised, inputs: [text], outputs: [text], training: long, ",
      [.modelInputOutput, .modelTraining]
    ),
    ("{name: accuracy, value: '0.9'}, ", [.performance]),
    (", {name: injection rate, value: '0', kind: security}", [.securityMetrics]),
    ("    licence: CC-BY-4.0\n", [.datasetLicence]), ("content: [text], ", [.datasetContent]),
  ]

  @Test("without a fact exactly its elements are missing", arguments: facts)
  func reduced(_ fact: String, _ elements: [G7Element]) throws {
    let input = try FullBill.input { yaml in
      yaml.replacing(fact, with: "").split(separator: "\n").filter { !$0.contains("gpt-4.1") }
        .joined(separator: "\n")
    }
    let graph = try FullBill.look(SPDX.bill(input)).missing.map(\.element)
    #expect(graph == G7Element.allCases.filter { $0 == .signature || elements.contains($0) })
    var bill = CycloneDX.bill(input, version: .version16)
    bill["signature"] = ["algorithm": "RS256"]
    #expect(
      try FullBill.look(bill).missing.map(\.element) == G7Element.allCases.filter(elements.contains)
    )
  }
}
