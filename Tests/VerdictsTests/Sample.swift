// A described system with complete evidence, and the means to leave out, change or add one piece.

import Bytes
import Evidence
import Guidelines
import Manifest
import Synchronization
import Testing
import Verdicts

/// The people and machines whose keys are trusted in the sample.
enum Signer: UInt8 {
  case machine = 1
  case owner, reviewer, otherOwner

  var key: EvidenceKey {
    get throws {
      var scalar = [UInt8](repeating: 0, count: 32)
      scalar[31] = rawValue
      return try EvidenceKey(scalar: scalar)
    }
  }

  var trusted: TrustedKey {
    get throws {
      let pem = try key.publicPEM
      switch self {
      case .machine:
        return try TrustedKey(name: "machine", role: .machine, identity: "", publicPEM: pem)
      case .owner:
        return try TrustedKey(
          name: "owner", role: .owner, identity: "olga@example.org", publicPEM: pem)
      case .reviewer:
        return try TrustedKey(
          name: "reviewer", role: .reviewer, identity: "rui@example.org", publicPEM: pem)
      case .otherOwner:
        return try TrustedKey(
          name: "other", role: .owner, identity: "otto@example.org", publicPEM: pem)
      }
    }
  }
}

/// The pieces of evidence that the sample starts with.
enum Piece: Hashable {
  case scan, admission, modelSignature, datasetSignature, evaluation, threatReview, documents
  case justification, design, access, bom, drill, provenance, dataScan
  case acceptance(String)
}

/// The sample system.
struct Sample {
  static let now: Int64 = 1_800_000_000
  static let day: Int64 = 86_400

  var manifest: Manifest
  var assets: AssetDigests
  var now = Sample.now
  /// What others attested and was taken in.
  var imported: [ImportedStatement] = []
  /// Statements with signer and age in seconds, oldest first.
  var recorded: [(piece: Piece?, statement: Statement, signer: Signer, age: Int64)] = []

  static func yaml(criticality: String = "standard", extra: String = "") -> String {
    """
    gatehouse: 1
    system:
      name: support
      purpose: Answers questions of customers
      why_ai: Questions come in free text
      owner: {name: Olga Owner, email: olga@example.org}
      criticality: \(criticality)
      environments: [production]
    models:
      - {name: small, purpose: answers, files: [models/small.safetensors], licence: MIT, source: trained in house}
    datasets:
      - {name: articles, purpose: retrieval, files: [data/articles.jsonl], label: internal, personal_data: false}
    prompts:
      - {name: main, file: prompts/main.txt, protected: true, label: internal}
    tools:
      - {name: lookup, description: Looks an order up, effects: [read], schema: tools/lookup.json, label: internal}
    upstreams:
      - {name: local, protocol: openai, url: "http://127.0.0.1:8901/v1", model: small, location: internal, label: confidential}
    serving:
      listen: 127.0.0.1:8484
      routes:
        - {name: assistant, model: small, upstream: local, prompt: main, tools: [lookup]}
    documents: {user_guidance: docs/guidance.md}
    \(extra)
    """
  }

  static func digest(_ text: String) -> Digest { Digest.of(utf8: text) }

  static let modelFile = Subject(name: "models/small.safetensors", digest: digest("weights"))
  static let dataFile = Subject(name: "data/articles.jsonl", digest: digest("articles"))
  static let guidance = Subject(name: "docs/guidance.md", digest: digest("guidance"))

  private static let known = Mutex<[String: Sample]>([:])

  /// The system with all evidence there, one day old.
  init(criticality: String = "standard", yaml: String? = nil) throws {
    let text = yaml ?? Self.yaml(criticality: criticality)
    if let known = Self.known.withLock({ $0[text] }) {
      self = known
      return
    }
    manifest = try Manifest.parse(Array(text.utf8), file: "gatehouse.yaml")
    assets = AssetDigests(
      models: ["small": [Self.modelFile]],
      prompts: [Subject(name: "prompt:main", digest: Self.digest("prompt"))],
      tools: [Subject(name: "tool:lookup", digest: Self.digest("tool"))],
      datasets: [Self.dataFile],
      guards: [Subject(name: "guards", digest: Self.digest("guards"))],
      documents: [Self.guidance], manifest: manifest.digest)
    recorded = try pieces().map { ($0, $1, $2, Self.day) }
    let made = self
    Self.known.withLock { $0[text] = made }
  }

  private func pieces() throws -> [(Piece, Statement, Signer)] {
    let subject = assets.manifestSubject
    var all: [(Piece, Statement, Signer)] = [
      (.scan, Self.scan(Self.modelFile), .machine),
      (.admission, try admission(), .machine),
      (.modelSignature, Self.signature(of: Self.modelFile), .machine),
      (.datasetSignature, Self.signature(of: Self.dataFile), .machine),
      (.evaluation, evaluation(), .machine),
      (
        .threatReview,
        Attestation.threatReview(manifest: subject, approved: true, statement: "looked at it"),
        .reviewer
      ),
      (
        .documents,
        Attestation.documents(manifest: subject, files: assets.documents, statement: "right"),
        .owner
      ),
      (
        .justification,
        Attestation.decision(
          "ai-justification", manifest: subject, alternatives: ["search"], statement: "free text"),
        .owner
      ),
      (
        .design, Attestation.decision("design", manifest: subject, statement: "weighed"),
        .reviewer
      ),
      (.bom, bill(), .machine),
      (
        .access,
        Statement(
          subjects: [subject], predicateType: PredicateType.accessEvent,
          predicate: ["action": "created", "operations": ["chat"], "expires_at": 1_900_000_000]),
        .machine
      ),
      (.drill, Self.drill(), .machine),
      (.dataScan, Self.dataScan(Self.dataFile), .machine),
    ]
    all.append(
      (.provenance, Self.provenance().statement(over: [Self.modelFile]), .machine))
    let seconds = ReleaseDemands.of(manifest.system.criticality).acceptanceSeconds
    for verdict in judgePractices(
      GateInput(manifest: manifest, assets: assets, evidence: [], now: now))
    where Self.notBuilt.contains(verdict.practice) {
      let acceptance = RiskAcceptance(
        practice: verdict.practice, reason: "small", compensating: "",
        expires: now + min(60, seconds / Self.day - 1) * Self.day)
      all.append((.acceptance(verdict.practice), acceptance.statement(over: subject), .owner))
    }
    return all
  }

  /// How the sample's model was made.
  static func provenance(builder: String = TrainingRun.localBuilder) -> SLSAProvenance {
    TrainingRun(
      kind: .training, model: "small", baseModels: [], datasets: ["articles"],
      source: ("git+https://git.example.org/acme/train", String(repeating: "5", count: 40)),
      entryPoint: "train.py", parameters: ["epochs": 3], environment: [:],
      dependencies: [
        TrainingRun.dependency(ResourceDescriptor(file: dataFile), as: .dataset, of: "articles"),
        ResourceDescriptor(
          uri: "git+https://git.example.org/acme/train",
          digests: ["gitCommit": String(repeating: "5", count: 40)]),
      ]
    ).provenance(
      builder: builder, version: [:], invocation: "run-1", started: "2026-11-22T20:15:00Z",
      finished: "2026-11-22T21:15:00+00:00")
  }

  static func scan(_ file: Subject, verdict: String = "safe", coverage: String = "complete")
    -> Statement
  {
    Statement(
      subjects: [file], predicateType: PredicateType.scan,
      predicate: [
        "scanner": ["name": "gatehouse", "version": "0.1.0"],
        "artefacts": [
          [
            "name": .string(file.name), "digest": ["sha256": .string(file.digest.hex)],
            "format": "safetensors", "verdict": .string(verdict), "coverage": .string(coverage),
          ]
        ],
      ])
  }

  /// A scan of one file of a data set; `change` alters what it says about the file.
  static func dataScan(
    _ file: Subject, findings: [JSON] = [], change: (inout JSON) -> Void = { _ in }
  ) -> Statement {
    var set: JSON = [
      "name": .string(file.name), "part": "plain", "digest": ["sha256": .string(file.digest.hex)],
      "format": "jsonl", "rows": 40, "complete": true,
      "checks": [
        "content": "done", "duplicates": "done", "labels": "not done: no label",
        "outliers": "not done: no numeric features", "triggers": "not done: no label",
        "poison": "not done: no numeric features",
      ],
      "findings": .array(findings),
    ]
    change(&set)
    return Statement(
      subjects: [file], predicateType: PredicateType.dataScan,
      predicate: [
        "scanner": ["name": "gatehouse", "version": "0.1.0"], "seed": "1", "datasets": [set],
        "summary": [:],
      ])
  }

  /// A finding as a scan of data sets counts it.
  static func dataFinding(_ type: String, severity: String) -> JSON {
    [
      "type": .string(type), "column": "text", "severity": .string(severity), "count": 2,
    ]
  }

  /// What is known of the sample's model when it is to be admitted.
  func admissionInput(
    files: [AdmissionFile]? = nil, change: (inout AdmissionInput) -> Void = { _ in }
  ) throws -> AdmissionInput {
    var input = AdmissionInput(
      manifest: manifest, model: manifest.model("small"), name: "small",
      files: files ?? [Self.admissionFile()], inspectionPolicy: Self.digest("policy"), now: now)
    change(&input)
    return input
  }

  static func admissionFile(
    _ file: Subject = Sample.modelFile, verdict: String = "safe", isComplete: Bool = true
  ) -> AdmissionFile {
    AdmissionFile(
      path: file.name, digest: file.digest, size: 7, format: "safetensors", verdict: verdict,
      isComplete: isComplete, capability: "data-only", reason: nil)
  }

  /// The decision on the sample's model as evidence.
  func admission(change: (inout AdmissionInput) -> Void = { _ in }) throws -> Statement {
    let decision = judgeAdmission(try admissionInput(change: change))
    return try #require(decision.statement(version: "0.1.0"))
  }

  static func signature(of file: Subject) -> Statement {
    Statement(
      subjects: [Subject(name: file.name, digest: Digest.of(file.digest.bytes))],
      predicateType: PredicateType.modelSignature,
      predicate: [
        "serialization": ["method": "files", "hash_type": "sha256", "allow_symlinks": false],
        "resources": [
          ["name": ".", "algorithm": "sha256", "digest": .string(file.digest.hex)]
        ],
      ])
  }

  static func family(_ id: String, trials: Int = 300, hits: Int = 0, upper: Double = 0.00994)
    -> JSON
  {
    [
      "id": .string(id), "trials": .int(trials), "judged": .int(trials), "hits": .int(hits),
      "errors": 0, "empty": 0, "timeouts": 0, "upper95": .double(upper), "threshold": .double(0.01),
      "outcome": "passed", "gating": true,
    ]
  }

  /// A restore drill of the sample; `change` alters its predicate.
  static func drill(
    system: String = "support", change: (inout JSON) -> Void = { _ in }
  ) -> Statement {
    var predicate: JSON = [
      "result": "PASSED", "configuration": [],
      "gatehouse": ["kind": "restore-drill", "same_device": false, "backup_age_seconds": 3_600],
    ]
    change(&predicate)
    return Statement(
      subjects: [Quarantine.systemSubject(system)], predicateType: PredicateType.testResult,
      predicate: predicate)
  }

  static let allFamilies = ["system-prompt-leak", "cross-tenant-leak", "tool-abuse"]

  /// An evaluation of this release; `change` alters its predicate.
  func evaluation(
    families: [JSON] = Sample.allFamilies.map { Sample.family($0) },
    change: (inout JSON) -> Void = { _ in }
  ) -> Statement {
    var predicate: JSON = [
      "result": "PASSED", "configuration": [], "passedTests": [], "failedTests": [],
      "gatehouse": [
        "families": .array(families), "seed": "7", "guarded": true,
        "release_digest": .string(assets.releaseDigest.hex),
      ],
    ]
    change(&predicate)
    return Statement(
      subjects: assets.all, predicateType: PredicateType.testResult, predicate: predicate)
  }

  // MARK: changes

  /// Leaves out the pieces that `condition` accepts.
  mutating func drop(where condition: (Piece) -> Bool) {
    recorded.removeAll { $0.piece.map(condition) ?? false }
  }

  /// Leaves out one piece.
  mutating func drop(_ piece: Piece) { drop { $0 == piece } }

  /// Records a statement after all others, `age` seconds ago.
  mutating func record(_ statement: Statement, by signer: Signer, age: Int64 = 0) {
    recorded.append((nil, statement, signer, age))
  }

  /// Makes one piece `age` seconds old.
  mutating func age(_ piece: Piece, to age: Int64) {
    for index in recorded.indices where recorded[index].piece == piece {
      recorded[index].age = age
    }
  }

  /// Puts another statement or signer in the place of a piece.
  mutating func replace(_ piece: Piece, with statement: Statement? = nil, by signer: Signer? = nil)
  {
    for index in recorded.indices where recorded[index].piece == piece {
      if let statement { recorded[index].statement = statement }
      if let signer { recorded[index].signer = signer }
    }
  }

  /// A bill of materials over every asset.
  func bill() -> Statement {
    Statement(
      subjects: assets.all, predicateType: PredicateType.cycloneDX,
      predicate: ["bomFormat": "CycloneDX", "components": [["name": "small"]]])
  }

  // MARK: judging

  func evidence() throws -> [VerifiedStatement] {
    let keys = try SealCache.trusted.get()
    return try recorded.enumerated().map { index, item in
      try SealCache.sealed(item.statement, item.signer, keys)
        .recorded(entryIndex: UInt64(index), recordedAt: now - item.age)
    }
  }

  func input() throws -> GateInput {
    GateInput(
      manifest: manifest, assets: assets, evidence: try evidence(), now: now, imported: imported)
  }

  func verdict(_ practice: String) throws -> PracticeVerdict? {
    judgePractices(try input()).first { $0.practice == practice }
  }

  func release() throws -> ReleaseDecision { judgeRelease(named: "v1", try input()) }

  /// The codes and subjects of a refusal; empty when admitted.
  func refusals() throws -> [String] {
    switch try release() {
    case .admitted: []
    case .refused(let refusal): refusal.reasons.map { "\($0.code) \($0.subject)" }
    }
  }
}

extension Sample {
  /// Ids of the practices whose mechanism is missing.
  static let notBuilt: Set<String> = Set(
    Guidelines.practices.filter { !$0.isBuilt }.map(\.id))
}

/// Signing takes most of the time of these tests, so each statement is signed once.
enum SealCache {
  /// All keys of the sample.
  static let trusted = Result {
    let signers: [Signer] = [.machine, .owner, .reviewer, .otherOwner]
    return try TrustedKeys(signers.map { try $0.trusted })
  }
  private static let cache = Mutex<[Digest: SealedStatement]>([:])

  static func sealed(_ statement: Statement, _ signer: Signer, _ keys: TrustedKeys) throws
    -> SealedStatement
  {
    let id = Digest.of(statement.encoded() + [signer.rawValue])
    if let known = cache.withLock({ $0[id] }) { return known }
    let sealed = try keys.verify(try signer.key.sign(statement))
    // Signatures are random: the first one stays, also when two tests make it at the same time.
    return cache.withLock { cache in
      if let first = cache[id] { return first }
      cache[id] = sealed
      return sealed
    }
  }
}
