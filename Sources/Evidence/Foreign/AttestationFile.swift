/// Attestations as other tools write them to files: a DSSE envelope, a Sigstore bundle around one, or
/// several of them, one on each line.

package import Bytes

/// One attestation from a file.
package struct AttestationFile: Sendable {
  /// How it was packed.
  package enum Packing: String, Sendable {
    case dsse
    /// A Sigstore bundle made with a key.
    case sigstoreKey = "sigstore-key"
    /// A Sigstore bundle whose signer is proved by a certificate.
    case sigstoreCertificate = "sigstore-certificate"
  }

  /// How it was packed.
  package let packing: Packing
  /// The envelope.
  package let envelope: Envelope
  /// The bundle that proves the signer, when a certificate does.
  package let bundle: JSON?

  private static let bundlePrefix = "application/vnd.dev.sigstore.bundle"

  /// Whether the document looks like an attestation at all.
  package static func isAttestation(_ json: JSON) -> Bool {
    json["payloadType"] != nil && json["signatures"] != nil
      || (json["mediaType"]?.string?.hasPrefix(bundlePrefix) ?? false)
  }

  /// Reads one attestation.
  package init(_ json: JSON) throws(EvidenceError) {
    if let media = json["mediaType"]?.string, media.hasPrefix(Self.bundlePrefix) {
      try Self.checkVersion(media)
      guard let inner = json["dsseEnvelope"] else {
        throw .invalidField(
          part: "bundle", path: "dsseEnvelope",
          expected: "an envelope; other signatures say nothing")
      }
      envelope = try Envelope.decode(inner)
      packing = try Self.packing(json["verificationMaterial"])
      bundle = packing == .sigstoreCertificate ? json : nil
    } else {
      envelope = try Envelope.decode(json)
      packing = .dsse
      bundle = nil
    }
  }

  /// An attestation as PyPI publishes it, which holds the parts of a bundle under other names.
  /// Source: PEP 740.
  package init(published json: JSON) throws(EvidenceError) {
    let material = json["verification_material"]
    try self.init([
      "mediaType": .string(Self.bundlePrefix + ".v0.3+json"),
      "verificationMaterial": [
        "certificate": ["rawBytes": material?["certificate"] ?? .null],
        "tlogEntries": material?["transparency_entries"] ?? .null,
      ],
      "dsseEnvelope": [
        "payloadType": .string(Envelope.payloadType),
        "payload": json["envelope"]?["statement"] ?? .null,
        "signatures": [["sig": json["envelope"]?["signature"] ?? .null]],
      ],
    ])
  }

  private static func checkVersion(_ media: String) throws(EvidenceError) {
    let known = [
      bundlePrefix + ".v0.3+json", bundlePrefix + "+json;version=0.1",
      bundlePrefix + "+json;version=0.2", bundlePrefix + "+json;version=0.3",
    ]
    guard known.contains(media) else {
      throw .invalidField(
        part: "bundle", path: "mediaType", expected: known.joined(separator: ", "))
    }
  }

  private static func packing(_ material: JSON?) throws(EvidenceError) -> Packing {
    guard let material, material.object != nil else {
      throw .invalidField(part: "bundle", path: "verificationMaterial", expected: "an object")
    }
    if material["certificate"] != nil || material["x509CertificateChain"] != nil {
      return .sigstoreCertificate
    }
    guard material["publicKey"]?.object != nil else {
      throw .invalidField(
        part: "bundle", path: "verificationMaterial",
        expected: "publicKey, certificate or x509CertificateChain")
    }
    return .sigstoreKey
  }
}
