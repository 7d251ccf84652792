/// The checks that practices share, each with the evidence that answers it. The judging itself is in
/// the `Verdicts` target; here is only what is asked.

/// Predicate types that checks ask for. The strings are those of the in-toto and model-signing
/// specifications, and of Gatehouse's own types.
enum Predicate {
  static let testResult = "https://in-toto.io/attestation/test-result/v0.1"
  static let modelSignature = "https://model_signing/signature/v1.0"
  static let scan = "https://gatehouse.dev/scan/v1"
  static let dataScan = "https://gatehouse.dev/data-scan/v1"
  static let admission = "https://gatehouse.dev/admission/v1"
  static let threatReview = "https://gatehouse.dev/threat-review/v1"
  static let decision = "https://gatehouse.dev/decision/v1"
  static let provenance = "https://slsa.dev/provenance/v1"
  static let summary = "https://slsa.dev/verification_summary/v1"
  static let imported = "https://gatehouse.dev/imported-evidence/v1"
  static let supplierAnswers = "https://gatehouse.dev/supplier-answers/v1"
  static let supplierCheck = "https://gatehouse.dev/supplier-check/v1"
  static let riskAcceptance = "https://gatehouse.dev/risk-acceptance/v1"
  static let accessEvent = "https://gatehouse.dev/access-event/v1"
  static let cycloneDX = "https://cyclonedx.org/bom"
  static let spdx3 = "https://spdx.dev/Document/v3"
}

extension Check {
  /// A review of the threats, signed by a named person over this manifest.
  static let threatReview = Check(
    id: "check.threat-review",
    title:
      "A reviewer or the owner signed a threat review over this very manifest, within its period",
    evidence: [Predicate.threatReview], how: .attested)
  /// The decision that AI is the right answer.
  static let aiJustification = Check(
    id: "check.ai-justification",
    title: "A signed decision `ai-justification` names the alternatives and why AI was chosen",
    evidence: [Predicate.decision], how: .attested)
  /// The decision on the design.
  static let designDecision = Check(
    id: "check.design-decision",
    title: "A signed decision `design` weighs security with the other criteria",
    evidence: [Predicate.decision], how: .attested)
  /// Model files were scanned and found safe.
  static let modelScan = Check(
    id: "check.model-scan",
    title: "Every hosted model file, by digest, was scanned and found safe, within the period",
    evidence: [Predicate.scan], how: .measured)
  /// Model files were admitted.
  static let modelAdmission = Check(
    id: "check.model-admission",
    title:
      "Every hosted model file, by digest, was admitted by the manifest's rules as they are now: safe, its licence and source acceptable, a declared signature verified",
    evidence: [Predicate.admission], how: .measured)
  /// Model files are signed.
  static let modelSignature = Check(
    id: "check.model-signature",
    title: "Every hosted model file, by digest, carries a signature by a trusted key",
    evidence: [Predicate.modelSignature], how: .measured)
  /// Data sets are signed.
  static let datasetSignature = Check(
    id: "check.dataset-signature",
    title: "Every declared data set, by digest, carries a signature by a trusted key",
    evidence: [Predicate.modelSignature], how: .measured)
  /// What comes in is guarded, and data sets were scanned.
  static let inputsInspected = Check(
    id: "check.inputs-inspected",
    title:
      "No guard is relaxed for injections, hidden characters and secrets in what users and tools write; every file of every declared data set, by digest, was scanned whole, without a finding of high severity, within the period of scans. Feedback is asked for once its released file is declared as a data set",
    evidence: [Predicate.dataScan], how: .measured)
  /// The red team's result over this release.
  static let attackEvaluation = Check(
    id: "check.attack-evaluation",
    title:
      "A fresh evaluation over these very digests, with the guards on, passed every gating family",
    evidence: [Predicate.testResult], how: .measured)
  /// The tools of served routes are restricted.
  static let toolPolicy = Check(
    id: "check.tool-policy",
    title:
      "Every tool of a served route is declared with effects and an argument schema; those that spend money or run code wait for a person",
    evidence: [], how: .measured)
  /// Answers carry no needless detail.
  static let outputShaping = Check(
    id: "check.output-shaping",
    title: "Log probabilities, fingerprints and the like are off in every served answer",
    evidence: [], how: .measured)
  /// Guards on answers are on.
  static let outputGuards = Check(
    id: "check.output-guards",
    title: "Guards for secrets and for canaries of protected prompts stand on every served answer",
    evidence: [], how: .measured)
  /// Keys are needed.
  static let apiAccess = Check(
    id: "check.api-access",
    title:
      "Access to the served routes needs a key with scopes and an expiry; grants are on record",
    evidence: [Predicate.accessEvent], how: .measured)
  /// Limits are set.
  static let limits = Check(
    id: "check.limits",
    title: "Requests, tokens, bodies, concurrency and streams of every served route are limited",
    evidence: [], how: .measured)
  /// No relaxation is in force.
  static let secureSettings = Check(
    id: "check.secure-settings",
    title: "Every setting has its most secure value; each relaxation is listed",
    evidence: [], how: .measured)
  /// The audit log is sealed and whole.
  static let auditLog = Check(
    id: "check.audit-log",
    title:
      "All served traffic leaves sealed entries in a ledger whose checkpoints and proofs verify",
    evidence: [], how: .measured)
  /// A change of any asset is a new release.
  static let releaseDigest = Check(
    id: "check.release-digest",
    title:
      "The evidence is bound to the digest of this release: models, prompts, tools, data, guards",
    evidence: [Predicate.testResult], how: .measured)
  /// A backup was restored.
  static let restoreDrill = Check(
    id: "check.restore-drill",
    title:
      "A backup on another device was restored whole into a fresh place, every byte compared, within the period",
    evidence: [Predicate.testResult], how: .measured)
  /// There is a bill of materials.
  static let bom = Check(
    id: "check.bom",
    title:
      "A signed bill of materials, CycloneDX or SPDX 3, over this very manifest and every asset of the release, within the period of documents",
    evidence: [Predicate.cycloneDX, Predicate.spdx3], how: .measured)
  /// Suppliers were reviewed.
  static let supplierReview = Check(
    id: "check.supplier-review",
    title:
      "Each declared supplier names a contact, was reviewed within the last year and meets the criteria: hard questions answered with yes, the least score reached, certificates in force, or an exception that the owner signed",
    evidence: [Predicate.supplierAnswers, Predicate.supplierCheck, Predicate.riskAcceptance],
    how: .attested)
  /// How models were made is attested.
  static let attestations = Check(
    id: "check.attestations",
    title:
      "Every hosted model file, by digest, is a subject of verified provenance, and no trusted verifier refused it",
    evidence: [Predicate.provenance, Predicate.summary, Predicate.imported], how: .measured)
  /// Documents are named.
  static let documents = Check(
    id: "check.documents",
    title: "The documents that the practice asks for are named in the manifest and exist",
    evidence: [], how: .measured)
  /// The criticality is declared.
  static let criticality = Check(
    id: "check.criticality",
    title: "The manifest declares the criticality, and the gate demands what it asks for",
    evidence: [], how: .measured)
  /// The owner is named.
  static let namedOwner = Check(
    id: "check.named-owner",
    title: "The manifest names one person, with an address, who answers for the risks",
    evidence: [], how: .measured)
}

/// Writes a practice in one expression; area and guideline follow from the id.
func row(
  _ id: String, page: Int, _ title: String, _ mustBeTrue: String, checks: [Check] = [],
  _ mechanism: Mechanism, ssdf: [String] = [], atlas: [String] = [], owasp: [String] = [],
  etsi: [String] = []
) -> Practice {
  let all: [(Framework, [String])] = [
    (.ssdf, ssdf), (.atlas, atlas), (.owaspLLM, owasp), (.etsi, etsi),
  ]
  return Practice(
    id: id, area: Area(rawValue: String(id.prefix(1))) ?? .across,
    guideline: id.hasPrefix("X") ? "X" : String(id.prefix(3)), title: title, sourcePage: page,
    mustBeTrue: mustBeTrue, checks: checks, mechanism: mechanism,
    mappings: all.filter { !$0.1.isEmpty }.map { FrameworkMapping(framework: $0.0, ids: $0.1) })
}
