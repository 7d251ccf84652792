/// Signatures over the files of a model in the bundle format of OpenSSF Model Signing 1.1.1: key mode with
/// P-256, one file beside the model that the Python tool `model_signing` verifies too.
/// Source: github.com/sigstore/model-transparency at e343073, sigstore bundle v0.3.

package import Bytes

/// One file of a model.
package struct ModelResource: Hashable, Sendable {
  /// The path below the model, with `/` between its parts; `.` for a model that is a single file.
  package let name: String
  /// SHA-256 of its bytes.
  package let digest: Digest

  /// Names a file with its digest.
  package init(name: String, digest: Digest) {
    self.name = name
    self.digest = digest
  }
}

/// The files of a model: what a model signature is about.
package struct ModelManifest: Sendable, Equatable {
  /// The name of the model: the last part of its path.
  package let name: String
  /// The files, sorted by the parts of their paths.
  package let resources: [ModelResource]
  /// Paths below the model that were left out.
  package let ignoredPaths: [String]

  /// Sorts the files as model-signing does: part by part, by code point, not as one string.
  package init(name: String, resources: [ModelResource], ignoredPaths: [String] = []) {
    self.name = name
    self.resources = resources.sorted { ModelManifest.precedes($0.name, $1.name) }
    self.ignoredPaths = ignoredPaths.sorted()
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.split(separator: "/").lexicographicallyPrecedes(right.split(separator: "/")) {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
  }

  /// SHA-256 over the raw digests of the files in their order: the digest of the subject.
  package var rootDigest: Digest { ModelManifest.rootDigest(resources) }

  static func rootDigest(_ resources: [ModelResource]) -> Digest {
    var stream = DigestStream()
    for resource in resources { stream.update(resource.digest.bytes) }
    return stream.finish()
  }

  /// The statement that is signed.
  package var statement: Statement {
    var serialization: JSON = [
      "method": "files", "hash_type": "sha256", "allow_symlinks": false,
    ]
    if !ignoredPaths.isEmpty { serialization["ignore_paths"] = .strings(ignoredPaths) }
    return Statement(
      subjects: [Subject(name: name, digest: rootDigest)],
      predicateType: PredicateType.modelSignature,
      predicate: [
        "serialization": serialization,
        "resources": .array(
          resources.map {
            [
              "name": .string($0.name), "algorithm": "sha256", "digest": .string($0.digest.hex),
            ]
          }),
      ])
  }

  /// Reads the statement of a model signature. Refuses names that lead out of the model, that are
  /// written in a roundabout way or occur twice, and a root digest that is not over the files.
  package init(_ statement: Statement) throws(EvidenceError) {
    guard statement.predicateType == PredicateType.modelSignature else {
      throw .unexpectedPredicateType(
        found: statement.predicateType, expected: PredicateType.modelSignature)
    }
    guard statement.subjects.count == 1 else {
      throw .invalidField(part: "statement", path: "subject", expected: "exactly one subject")
    }
    let serialization = statement.predicate["serialization"]
    guard serialization?["method"]?.string == "files",
      serialization?["hash_type"]?.string == "sha256"
    else {
      throw .invalidField(
        part: "statement", path: "predicate.serialization", expected: "files with sha256")
    }
    let resources = try ModelManifest.resources(statement.predicate["resources"])
    let subject = statement.subjects[0]
    let root = ModelManifest.rootDigest(resources)
    guard root == subject.digest else {
      throw .wrongRootDigest(found: subject.digest.hex, expected: root.hex)
    }
    name = subject.name
    self.resources = resources
    ignoredPaths = (serialization?["ignore_paths"]?.array ?? []).compactMap(\.string)
  }

  private static func resources(_ json: JSON?) throws(EvidenceError) -> [ModelResource] {
    guard let list = json?.array else {
      throw .invalidField(part: "statement", path: "predicate.resources", expected: "a list")
    }
    guard list.count <= Limits.resources else {
      throw .tooLarge(part: "resources", limit: Limits.resources)
    }
    var resources: [ModelResource] = []
    var names: Set<String> = []
    for (index, item) in list.enumerated() {
      let path = "predicate.resources[\(index)]"
      guard let name = item["name"]?.string, item["algorithm"]?.string == "sha256",
        let digest = item["digest"]?.string.flatMap({ Digest(hex: $0) })
      else {
        throw .invalidField(part: "statement", path: path, expected: "name, sha256 and digest")
      }
      guard isSafe(name), names.insert(name).inserted else { throw .unsafeResourceName(name) }
      resources.append(ModelResource(name: name, digest: digest))
    }
    return resources
  }

  /// A plain relative path: no empty part, no `.` or `..` (a single `.` aside), no control characters.
  private static func isSafe(_ name: String) -> Bool {
    guard name != "." else { return true }
    guard name.utf8.count <= Limits.nameBytes, !name.isEmpty,
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" })
    else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

/// The bundle file.
package struct ModelBundle: Sendable, Equatable {
  /// The only media type that is accepted.
  package static let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"

  /// The signed statement.
  package let envelope: Envelope
  /// SHA-256 of the PEM text of the public key, in hex; `nil` if the file has none.
  package let keyHint: String?

  /// Bundles an envelope for the key that signed it.
  package init(envelope: Envelope, key: TrustedKey) {
    self.envelope = envelope
    keyHint = key.hint
  }

  /// Compact JSON with sorted keys.
  package func encoded() -> [UInt8] {
    let json: JSON = [
      "mediaType": .string(ModelBundle.mediaType),
      "verificationMaterial": [
        "publicKey": ["hint": .string(keyHint ?? "")], "tlogEntries": [],
      ],
      "dsseEnvelope": envelope.json,
    ]
    return json.encoded(.canonical)
  }

  /// Reads a bundle of key mode; other media types, members and modes are refused.
  package init(_ bytes: [UInt8]) throws(EvidenceError) {
    guard bytes.count <= Limits.envelopeBytes else {
      throw .tooLarge(part: "bundle", limit: Limits.envelopeBytes)
    }
    let json = try StrictJSON.parse(bytes, part: "bundle")
    guard json["mediaType"]?.string == ModelBundle.mediaType else {
      throw .invalidField(part: "bundle", path: "mediaType", expected: ModelBundle.mediaType)
    }
    for key in json.object?.keys ?? []
    where !["mediaType", "verificationMaterial", "dsseEnvelope"].contains(key) {
      throw .invalidField(part: "bundle", path: key, expected: "nothing of that name")
    }
    guard let publicKey = json["verificationMaterial"]?["publicKey"], publicKey.object != nil else {
      throw .invalidField(
        part: "bundle", path: "verificationMaterial.publicKey", expected: "a bundle of key mode")
    }
    guard let envelope = json["dsseEnvelope"] else {
      throw .invalidField(part: "bundle", path: "dsseEnvelope", expected: "an envelope")
    }
    self.envelope = try Envelope.decode(envelope)
    keyHint = publicKey["hint"]?.string
  }

  /// What a verified bundle says.
  package struct Verified: Sendable, Equatable {
    /// The signed files.
    package let manifest: ModelManifest
    /// The bundle does not say which key it is for: accepted, worth a warning.
    package let hintMissing: Bool
    /// Signatures beside the one that counts: not checked, worth a warning.
    package let otherSignatures: Int
  }

  /// Verifies the bundle with one public key. The key ids in the envelope are hints only: any
  /// signature of the key counts, whatever its id says.
  package func verify(with key: TrustedKey) throws(EvidenceError) -> Verified {
    if let keyHint, !keyHint.isEmpty, keyHint != key.hint {
      throw .wrongKeyHint(found: keyHint, expected: key.hint)
    }
    let message = envelope.preAuthenticationEncoding
    guard envelope.signatures.contains(where: { key.verifies($0.sig, over: message) }) else {
      throw .badSignature(keyID: key.keyID)
    }
    let manifest = try ModelManifest(try Statement.decode(envelope.payload))
    return Verified(
      manifest: manifest, hintMissing: (keyHint ?? "").isEmpty,
      otherSignatures: envelope.signatures.count - 1)
  }
}
