/// What a manifest says about those outside: whose attestations count, what is known of each supplier,
/// and by which criteria suppliers are judged (guidelines 2.1).

extension Manifest {
  /// Somebody outside whose attestations count.
  package struct Signer: Hashable, Sendable {
    /// How reports name them.
    package let name: String
    /// How its signatures are known.
    package let credential: SignerCredential
    /// Short names of the kinds of statements that they may make.
    package let kinds: [String]
    /// The declared supplier for whom they sign.
    package let supplier: String?
  }

  /// How signatures of somebody outside are known.
  package enum SignerCredential: Hashable, Sendable {
    /// By the public key in PEM at this path.
    case key(path: String)
    /// By a certificate for this identity, on the word of this issuer, which a bundle proves against
    /// the trusted root at this path.
    case identity(name: String, issuer: String, trustedRoot: String)
  }

  /// What a supplier delivers, as a kind.
  package enum SupplyKind: String, CaseIterable, Hashable, Sendable {
    case modelAPI = "model-api"
    case weights, dataset, library, hosting, hardware, other
  }

  /// A certificate of a supplier, such as ISO 27001.
  package struct SupplierCertificate: Hashable, Sendable {
    /// The name of the standard.
    package let name: String
    /// The last day on which it holds, "YYYY-MM-DD".
    package let expires: String
    /// Path of the document, relative to the manifest.
    package let proof: String?
  }

  /// Where a supplier's service answers, and what it has to look like.
  package struct SupplierEndpoint: Hashable, Sendable {
    /// The base address, with `/v1` where the API has it.
    package let url: String
    /// The model id that has to be there; `nil` when it is no model API.
    package let model: String?
    /// SHA-256 of certificates, in hexadecimal, of which one has to be in the chain; empty for any.
    package let pins: [String]
    /// Values of `system_fingerprint` that are expected; empty for any.
    package let fingerprints: [String]
    /// Path of the file with canary questions.
    package let canaries: String?
    /// Where the credential is found.
    package let credential: CredentialSource?
  }

  /// What is known of a supplier beside its name.
  package struct SupplierRecord: Hashable, Sendable {
    /// What it delivers.
    package let kind: SupplyKind
    /// How bad its failure would be; `nil` means as bad as the system's own.
    package let criticality: Criticality?
    /// Whom to tell of a vulnerability.
    package let securityContact: String?
    /// Where data is kept and processed.
    package let regions: [String]
    /// Those who work for it on our data.
    package let subprocessors: [String]
    /// How long before a change of the model it tells us, in seconds.
    package let changeNoticeSeconds: Int64?
    /// How soon after an incident it tells us, in seconds.
    package let incidentNoticeSeconds: Int64?
    /// The day on which it ends what it delivers, "YYYY-MM-DD".
    package let ends: String?
    /// Its certificates.
    package let certificates: [SupplierCertificate]
    /// Where its service answers.
    package let endpoint: SupplierEndpoint?
  }

  /// By which criteria suppliers are judged.
  package struct SupplierPolicy: Hashable, Sendable {
    /// Path of a questionnaire of our own; `nil` for the one that comes with the program.
    package let questionnaire: String?
    /// The least score, in percent of the weights.
    package let minimumScore: Int

    /// What holds for a manifest without the section.
    package static let unspecified = SupplierPolicy(questionnaire: nil, minimumScore: 70)
  }
}

extension Manifest.Signer {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), credential: Self.credential(record), kinds: record.texts("may"),
      supplier: record.optionalText("supplier"))
  }

  private static func credential(_ record: Checked) -> Manifest.SignerCredential {
    guard record.has("identity") else { return .key(path: record.optionalText("public_key") ?? "") }
    let identity = record.record("identity")
    return .identity(
      name: identity.text("name"), issuer: identity.text("issuer"),
      trustedRoot: identity.text("trusted_root"))
  }
}

extension Manifest.SupplierRecord {
  init(_ record: Checked) {
    self.init(
      kind: record.choice("kind", or: .other),
      criticality: record.optionalText("criticality").flatMap(Manifest.Criticality.init(rawValue:)),
      securityContact: record.optionalText("security_contact"), regions: record.texts("regions"),
      subprocessors: record.texts("subprocessors"),
      changeNoticeSeconds: record.optionalSeconds("change_notice"),
      incidentNoticeSeconds: record.optionalSeconds("incident_notice"),
      ends: record.optionalText("ends"),
      certificates: record.records("certificates").map { item in
        Manifest.SupplierCertificate(
          name: item.text("name"), expires: item.text("expires"), proof: item.optionalText("proof"))
      },
      endpoint: record.has("endpoint")
        ? Manifest.SupplierEndpoint(record.record("endpoint")) : nil)
  }
}

extension Manifest.SupplierEndpoint {
  init(_ record: Checked) {
    self.init(
      url: record.text("url"), model: record.optionalText("model"),
      pins: record.texts("certificate_sha256"), fingerprints: record.texts("fingerprints"),
      canaries: record.optionalText("canaries"),
      credential: Manifest.CredentialSource(record.record("credential")))
  }
}

extension Manifest.SupplierPolicy {
  init(_ record: Checked) {
    self.init(
      questionnaire: record.optionalText("questionnaire"),
      minimumScore: record.number("minimum_score"))
  }
}

extension TextRule {
  /// SHA-256 in hexadecimal.
  static let sha256 = TextRule(
    words: "64 lowercase hexadecimal digits", pattern: "^[0-9a-f]{64}$", maxLength: 64)
}

extension ManifestFields {
  /// Kinds of statements that a signer can be trusted for: short names of predicate types.
  static let statementKinds = [
    "provenance", "provenance-v0.2", "vsa", "svr", "test-result", "vulns", "vulns-v0.1",
    "vulns-cosign", "scai", "runtime-trace", "cyclonedx", "spdx", "openvex", "release", "reference",
    "model-signature", "link", "other",
  ]

  static let signer = Record(
    name: "signers[]",
    fields: [
      Field("name", .text(.name), .required, "How reports and policies name them."),
      Field(
        "public_key", .text(.location), .optional,
        "Their public key, PEM: ECDSA on P-256, P-384 or P-521, Ed25519, or RSA."),
      Field(
        "identity", .record(signerIdentity), .optional,
        "In place of a key: whom the certificate in a Sigstore bundle has to name."),
      Field(
        "may", .list(.choice(statementKinds), atLeast: 1, atMost: statementKinds.count), .required,
        "The kinds of statements that count when they make them. Nothing else of theirs does."),
      Field("supplier", .text(.name), .optional, "The declared supplier for whom they sign."),
    ],
    exactlyOne: ["public_key", "identity"])

  private static let signerIdentity = Record(
    name: "signers[].identity",
    fields: [
      Field(
        "name", .text(.line), .required,
        "The address, URI or name in the signing certificate, exactly."),
      Field("issuer", .text(.line), .required, "The identity provider that vouched, exactly."),
      Field(
        "trusted_root", .text(.location), .required,
        "The trusted root (JSON): which authorities and logs count. Never fetched."),
    ])

  /// What is known of a supplier beside name, delivery, contact and review.
  static let supplierDetails: [Field] = [
    Field(
      "kind", .choice(Manifest.SupplyKind.allCases.map(\.rawValue)), .optional,
      "What kind of thing it delivers. Questions are asked by kind."),
    Field(
      "criticality", .choice(Manifest.Criticality.allCases.map(\.rawValue)), .optional,
      "How bad its failure would be; without it as bad as the system's own."),
    Field(
      "security_contact", .text(.line), .optional, "Whom to tell of a vulnerability (RFC 9116)."),
    Field("regions", lines, .optional, "Where data is kept and processed."),
    Field("subprocessors", lines, .optional, "Those who work for it on our data."),
    Field("change_notice", notice, .optional, "How long before a change of the model it tells us."),
    Field("incident_notice", notice, .optional, "How soon after an incident it tells us."),
    Field(
      "ends", .text(.date), .optional,
      "The day on which it ends what it delivers; from then on it no longer meets the criteria."),
    Field(
      "certificates",
      .list(.record(supplierCertificate), atLeast: 0, atMost: ManifestLimits.parts), .optional,
      "Its certificates, such as ISO 27001; an expired one is a gap."),
    Field(
      "endpoint", .record(supplierEndpoint), .optional,
      "Where its service answers; `gatehouse supplier check` looks there."),
  ]

  static let supplierPolicy = Record(
    name: "supplier_policy",
    fields: [
      Field(
        "questionnaire", .text(.path), .optional,
        "A questionnaire of your own (JSON), in place of the one that comes with the program."),
      Field(
        "minimum_score", .integer(0...100), .text("70"),
        "The least share of the weights, in percent, that answers have to earn."),
    ])

  private static let lines = Shape.list(.text(.line), atLeast: 0, atMost: ManifestLimits.parts)
  private static let notice = Shape.duration(1...ManifestLimits.periodSeconds)

  private static let supplierCertificate = Record(
    name: "suppliers[].certificates[]",
    fields: [
      Field("name", .text(.line), .required, "The standard."),
      Field("expires", .text(.date), .required, "The last day on which it holds."),
      Field("proof", .text(.path), .optional, "The document."),
    ])

  private static let supplierEndpoint = Record(
    name: "suppliers[].endpoint",
    fields: [
      Field("url", .text(.url), .required, "The base address, with `/v1` where the API has it."),
      Field("model", .text(.token), .optional, "The model id that has to answer."),
      Field(
        "certificate_sha256", .list(.text(.sha256), atLeast: 0, atMost: 16), .optional,
        "SHA-256 of certificates (DER), of which one has to be in the chain."),
      Field(
        "fingerprints", .list(.text(.token), atLeast: 0, atMost: 16), .optional,
        "Values of `system_fingerprint` that are expected."),
      Field(
        "canaries", .text(.path), .optional,
        "Canary questions with what their answers have to hold (JSON)."),
      Field("credential", .record(credential), .optional, "Where its credential is found."),
    ])
}

extension ManifestChecks {
  /// Names of signers once, their suppliers declared.
  static func signers(_ manifest: Manifest, _ reader: inout ManifestReader) {
    unique(manifest.signers.map(\.name), "signers", &reader)
    let suppliers = manifest.suppliers.map(\.name)
    for (index, signer) in manifest.signers.enumerated() {
      refer(signer.supplier, to: suppliers, "supplier", "signers[\(index)].supplier", &reader)
    }
  }
}
