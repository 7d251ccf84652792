/// The predicate types that the project writes and judges: standard ones where they exist.

/// Predicate type URIs of in-toto statements.
package enum PredicateType {
  /// A test, an evaluation, a drill: in-toto test-result v0.1.
  package static let testResult = "https://in-toto.io/attestation/test-result/v0.1"
  /// Known vulnerabilities: in-toto vulns v0.2.
  package static let vulns = "https://in-toto.io/attestation/vulns/v0.2"
  /// Attribute claims: SCAI v0.3.
  package static let scai = "https://in-toto.io/attestation/scai/v0.3"
  /// How a model was built: SLSA provenance v1.
  package static let slsaProvenance = "https://slsa.dev/provenance/v1"
  /// The outcome of the gate: SLSA verification summary v1.
  package static let slsaVSA = "https://slsa.dev/verification_summary/v1"
  /// The files of a model with their digests: OpenSSF model signing v1.0.
  package static let modelSignature = "https://model_signing/signature/v1.0"
  /// The same as model-signing wrote it before 1.0; read only when it is asked for.
  package static let modelSignatureLegacy = "https://model_signing/Digests/v0.1"
  /// A bill of materials: CycloneDX.
  package static let cycloneDX = "https://cyclonedx.org/bom"
  /// A bill of materials: SPDX 3.
  package static let spdx3 = "https://spdx.dev/Document/v3"
  /// What the scanner found in model files.
  package static let scan = "https://gatehouse.dev/scan/v1"
  /// What the scan of data sets found: counts, never the data.
  package static let dataScan = "https://gatehouse.dev/data-scan/v1"
  /// A data set written anew with what was found in it masked.
  package static let dataRedaction = "https://gatehouse.dev/data-redaction/v1"
  /// Feedback of users that a person released from quarantine.
  package static let feedbackRelease = "https://gatehouse.dev/feedback-release/v1"
  /// A model file written anew as safetensors, with the digests of source and result.
  package static let conversion = "https://gatehouse.dev/conversion/v1"
  /// What a foreign program attempted in the sandbox.
  package static let sandboxRun = "https://gatehouse.dev/sandbox-run/v1"
  /// Whether a model was admitted, and by which rules.
  package static let admission = "https://gatehouse.dev/admission/v1"
  /// A review of the threat model by a person.
  package static let threatReview = "https://gatehouse.dev/threat-review/v1"
  /// A design decision (why this model, why AI) by a person.
  package static let decision = "https://gatehouse.dev/decision/v1"
  /// A risk accepted by the owner of the system, with an expiry.
  package static let riskAcceptance = "https://gatehouse.dev/risk-acceptance/v1"
  /// A person states to have read or been trained on something.
  package static let acknowledgement = "https://gatehouse.dev/acknowledgement/v1"
  /// An asset or release must not be served.
  package static let quarantine = "https://gatehouse.dev/quarantine/v1"
  /// Earlier evidence no longer counts.
  package static let revocation = "https://gatehouse.dev/revocation/v1"
  /// A key was made or retired.
  package static let keyEvent = "https://gatehouse.dev/key-event/v1"
  /// An API key was made or revoked.
  package static let accessEvent = "https://gatehouse.dev/access-event/v1"
  /// The content of an entry of the ledger was erased, and why.
  package static let erasure = "https://gatehouse.dev/erasure/v1"
  /// The documents of the system and their digests.
  package static let documents = "https://gatehouse.dev/documents/v1"
  /// Something was kept in, read from or removed from the vault, or an alias or hold was moved.
  package static let vaultEvent = "https://gatehouse.dev/vault-event/v1"
  /// Files were restored from the vault or from a backup.
  package static let restore = "https://gatehouse.dev/restore/v1"
  /// A backup was made.
  package static let backup = "https://gatehouse.dev/backup/v1"

  // MARK: attestations of others, suppliers

  /// A simple verification result, beside the summary: in-toto SVR v0.2.
  package static let svr = "https://in-toto.io/attestation/svr/v0.2"
  /// What a monitored process did: in-toto runtime-trace v0.1.
  package static let runtimeTrace = "https://in-toto.io/attestation/runtime-trace/v0.1"
  /// Which files make up a release in a registry: in-toto release v0.1.
  package static let release = "https://in-toto.io/attestation/release/v0.1"
  /// Documents about something, by reference: in-toto reference v0.1.
  package static let reference = "https://in-toto.io/attestation/reference/v0.1"
  /// A bill of materials: SPDX 2.
  package static let spdx2 = "https://spdx.dev/Document"
  /// Statements about vulnerabilities that were looked at: OpenVEX.
  package static let openVEX = "https://openvex.dev/ns/v0.2.0"
  /// The checks of OpenSSF Scorecard.
  package static let scorecard = "https://gatehouse.dev/scorecard/v1"
  /// An attestation or a report of another tool was taken in.
  package static let imported = "https://gatehouse.dev/imported-evidence/v1"
  /// What a supplier answered, with proofs, as a person here recorded it.
  package static let supplierAnswers = "https://gatehouse.dev/supplier-answers/v1"
  /// How a supplier stands against the criteria.
  package static let supplierAssessment = "https://gatehouse.dev/supplier-assessment/v1"
  /// What a look at a supplier's endpoint found.
  package static let supplierCheck = "https://gatehouse.dev/supplier-check/v1"
  /// Something went wrong, and what was closed for it.
  package static let incident = "https://gatehouse.dev/incident/v1"
  /// A system or an asset was taken out of service for good.
  package static let decommission = "https://gatehouse.dev/decommission/v1"
}
