/// What a manifest says about admitting models: which licences and sources are acceptable, who has to
/// sign, and which classes of the project pickles may name (guidelines 1.3 and 2.1).

package import Bytes

extension Manifest {
  /// Which models have to be signed before they are admitted.
  package enum SignatureDemand: String, CaseIterable, Hashable, Sendable {
    /// Every model: by its declared signature, or by a trusted key on record.
    case required
    /// Those whose manifest entry declares a signature; it then has to verify.
    case declared
  }

  /// A list of classes with the signature over it.
  package struct AllowedClasses: Hashable, Sendable {
    /// Path of the list, relative to the manifest: `module qualname` on each line.
    package let file: String
    /// Path of its signature file (OpenSSF Model Signing), relative to the manifest.
    package let signature: String
  }

  /// The signature file of a model and the key that made it.
  package struct DeclaredSignature: Hashable, Sendable {
    /// Path of the signature file, relative to the manifest.
    package let file: String
    /// Path of the public key in PEM.
    package let publicKey: String
  }

  /// The rules by which models are admitted.
  package struct Admission: Hashable, Sendable {
    /// Licences that are acceptable; empty means every declared one.
    package let licences: [String]
    /// Patterns of acceptable sources, `*` for any characters; empty means every declared one.
    package let sources: [String]
    /// Which models have to be signed.
    package let signatures: SignatureDemand
    /// Classes of the project that pickles may name.
    package let allowedClasses: AllowedClasses?

    /// What holds for a manifest without the section: the same as for an empty one.
    package static let unspecified = Admission(
      licences: [], sources: [], signatures: .declared, allowedClasses: nil)
  }

  /// Whether a model has to say its licence and its source to be admitted: not where a failure
  /// would hurt nobody.
  package var demandsOrigin: Bool { system.criticality > .low }

  /// SHA-256 over everything by which `model` is admitted: the rules, its licence, source and
  /// signature, and whether it may leave them out. When this changes, an admission is void.
  package func admissionDigest(of model: Model) -> Digest {
    let declared = canonicalJSON["models"]?.array?.first { $0["name"]?.string == model.name }
    let rules: JSON = [
      "admission": canonicalJSON["admission"] ?? .null,
      "demands_origin": .bool(demandsOrigin),
      "model": [
        "name": .string(model.name), "licence": declared?["licence"] ?? .null,
        "source": declared?["source"] ?? .null, "signature": declared?["signature"] ?? .null,
      ],
    ]
    return Digest.of(rules.encoded(.canonical))
  }
}

extension Manifest.Admission {
  init(_ record: Checked) {
    let classes = record.record("allow_classes")
    self.init(
      licences: record.texts("licences"), sources: record.texts("sources"),
      signatures: record.choice("signatures", or: .required),
      allowedClasses: record.has("allow_classes")
        ? Manifest.AllowedClasses(file: classes.text("file"), signature: classes.text("signature"))
        : nil)
  }
}

extension Manifest.DeclaredSignature {
  init(_ record: Checked) {
    self.init(file: record.text("file"), publicKey: record.text("public_key"))
  }
}

extension ManifestFields {
  static let admission = Record(
    name: "admission",
    fields: [
      Field(
        "licences", .list(.text(.licence), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "Licences that a model may have, as SPDX identifiers. Empty: any, but it has to be declared unless the criticality is `low`."
      ),
      Field(
        "sources", .list(.text(.line), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "Patterns of acceptable sources, such as `https://huggingface.co/acme/*`; `*` stands for any characters. Empty: any, but it has to be declared unless the criticality is `low`."
      ),
      Field(
        "signatures", .choice(Manifest.SignatureDemand.allCases.map(\.rawValue)),
        .text("declared"),
        "`declared`: a signature that a model declares has to verify. `required`: every hosted model needs one, declared or on record."
      ),
      Field(
        "allow_classes", .record(allowClasses), .optional,
        "Classes of the project that its pickles may name. The list counts only with a signature by a trusted key."
      ),
    ])

  private static let allowClasses = Record(
    name: "admission.allow_classes",
    fields: [
      Field(
        "file", .text(.path), .required, "The list: `module qualname`, one class on each line."),
      Field(
        "signature", .text(.path), .required,
        "Its signature: `gatehouse sign LIST --output SIGNATURE`."),
    ])

  static let modelSignature = Record(
    name: "models[].signature",
    fields: [
      Field(
        "file", .text(.path), .required, "The signature file, as OpenSSF Model Signing writes it."),
      Field("public_key", .text(.location), .required, "The signer's public key, PEM, P-256."),
    ])
}

extension ManifestChecks {
  /// A signature is over files, so a model behind an API can't declare one.
  static func signatures(_ manifest: Manifest, _ reader: inout ManifestReader) {
    for (index, model) in manifest.models.enumerated() {
      guard model.signature != nil, case .api = model.source else { continue }
      reader.report(
        ManifestCode.exclusive, at: "models[\(index)].signature",
        expected: "a signature only beside `files`", found: "one beside `api`",
        hint: "nothing of a model behind an API lies here to be signed")
    }
  }
}
