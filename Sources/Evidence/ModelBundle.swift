/// Signatures over the files of a model in the bundle format of OpenSSF Model Signing 1.1.1: one file beside
/// the model that the Python tool `model_signing` verifies too, with a public key or a certificate chain.
/// Source: github.com/sigstore/model-transparency at e343073, sigstore bundle v0.3.

package import Bytes

/// The bundle file.
package struct ModelBundle: Sendable, Equatable {
  /// The only media type that is accepted.
  package static let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"

  /// What the bundle says about its signer. Nothing here is verified.
  package enum Material: Sendable, Equatable {
    /// SHA-256 of the PEM text of the public key, in hex; `nil` if the file has none.
    case publicKey(hint: String?)
    /// Certificates in DER, the signer's first.
    case certificates([[UInt8]])
    /// Signed without a kept key, through Sigstore: its certificate, log entries and timestamps as
    /// they stand in the bundle. Verifying it takes a trusted root, which is another reader's matter.
    case keyless(JSON)
  }

  /// The signed statement.
  package let envelope: Envelope
  /// Who signed, as the bundle has it.
  package let material: Material

  /// SHA-256 of the PEM text of the public key, in hex; `nil` if the file has none.
  package var keyHint: String? {
    if case .publicKey(let hint) = material { hint } else { nil }
  }

  /// Bundles an envelope for the key that signed it.
  package init(envelope: Envelope, key: TrustedKey) {
    self.envelope = envelope
    material = .publicKey(hint: key.hint)
  }

  /// Bundles an envelope with what says who signed it.
  package init(envelope: Envelope, material: Material) {
    self.envelope = envelope
    self.material = material
  }

  /// Compact JSON with sorted keys.
  package func encoded() -> [UInt8] {
    let verification: JSON =
      switch material {
      case .publicKey(let hint):
        ["publicKey": ["hint": .string(hint ?? "")], "tlogEntries": []]
      case .certificates(let chain):
        [
          "x509CertificateChain": [
            "certificates": .array(chain.map { ["rawBytes": .string(Base64.encode($0))] })
          ],
          "tlogEntries": [],
        ]
      case .keyless(let json): json
      }
    let json: JSON = [
      "mediaType": .string(ModelBundle.mediaType), "verificationMaterial": verification,
      "dsseEnvelope": envelope.json,
    ]
    return json.encoded(.canonical)
  }

  // MARK: reading

  private static let members = ["mediaType", "verificationMaterial", "dsseEnvelope"]
  private static let materialMembers = [
    "publicKey", "x509CertificateChain", "certificate", "tlogEntries",
    "timestampVerificationData",
  ]

  /// Reads a bundle; other media types and members that the format does not have are refused.
  package init(_ bytes: [UInt8]) throws(EvidenceError) {
    guard bytes.count <= Limits.envelopeBytes else {
      throw .tooLarge(part: "bundle", limit: Limits.envelopeBytes)
    }
    let json = try StrictJSON.parse(bytes, part: "bundle")
    guard json["mediaType"]?.string == ModelBundle.mediaType else {
      throw .invalidField(part: "bundle", path: "mediaType", expected: ModelBundle.mediaType)
    }
    try ModelBundle.check(json, has: ModelBundle.members, at: "")
    guard let material = json["verificationMaterial"], material.object != nil else {
      throw .invalidField(part: "bundle", path: "verificationMaterial", expected: "an object")
    }
    try ModelBundle.check(material, has: ModelBundle.materialMembers, at: "verificationMaterial.")
    guard let envelope = json["dsseEnvelope"] else {
      throw .invalidField(part: "bundle", path: "dsseEnvelope", expected: "an envelope")
    }
    self.material = try ModelBundle.material(material)
    self.envelope = try Envelope.decode(envelope)
  }

  private static func check(_ json: JSON, has members: [String], at path: String)
    throws(EvidenceError)
  {
    for key in json.object?.keys ?? [] where !members.contains(key) {
      throw .invalidField(part: "bundle", path: path + key, expected: "nothing of that name")
    }
  }

  private static func material(_ json: JSON) throws(EvidenceError) -> Material {
    let present = ["publicKey", "x509CertificateChain", "certificate"].filter {
      json[$0].map { !$0.isNull } ?? false
    }
    guard present.count == 1 else {
      throw .invalidField(
        part: "bundle", path: "verificationMaterial",
        expected: "one of publicKey, x509CertificateChain and certificate")
    }
    switch present[0] {
    case "publicKey":
      guard let key = json["publicKey"], key.object != nil else {
        throw .invalidField(
          part: "bundle", path: "verificationMaterial.publicKey", expected: "an object")
      }
      return .publicKey(hint: key["hint"]?.string)
    case "x509CertificateChain":
      return .certificates(try certificates(json["x509CertificateChain"]?["certificates"]))
    default: return .keyless(json)
    }
  }

  private static func certificates(_ json: JSON?) throws(EvidenceError) -> [[UInt8]] {
    let path = "verificationMaterial.x509CertificateChain.certificates"
    guard let list = json?.array, !list.isEmpty else {
      throw .invalidField(part: "bundle", path: path, expected: "a list of certificates")
    }
    guard list.count <= Limits.certificates else {
      throw .tooLarge(part: "certificate chain", limit: Limits.certificates)
    }
    var chain: [[UInt8]] = []
    for item in list {
      guard let text = item["rawBytes"]?.string, let bytes = Base64.decode(text), !bytes.isEmpty,
        bytes.count <= Limits.certificateBytes
      else {
        throw .invalidField(part: "bundle", path: path, expected: "rawBytes in standard base64")
      }
      chain.append(bytes)
    }
    return chain
  }
}
