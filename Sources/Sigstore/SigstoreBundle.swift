/// Sigstore bundles: a signature with everything that is needed to check it offline. Nothing here is
/// verified. Source: github.com/sigstore/protobuf-specs, sigstore_bundle.proto, versions 0.1 to 0.3.

import Bytes
package import X509

/// A bundle as it was read.
package struct SigstoreBundle: Sendable {
  /// Whose key made the signature.
  package enum Material: Sendable {
    /// A certificate, and others that came along.
    case certificate(Certificate, others: [Certificate])
    /// A key that the verifier has to know; the hint names it.
    case publicKey(hint: String)
  }

  /// What was signed.
  package enum Content: Sendable {
    /// The bytes of an artefact; the digest is informative.
    case message(digest: (hash: HashAlgorithm, bytes: [UInt8])?, signature: [UInt8])
    /// A DSSE envelope.
    case envelope(payloadType: String, payload: [UInt8], signature: [UInt8])
  }

  /// Whose key.
  package let material: Material
  /// Signed what.
  package let content: Content
  /// Where it was logged.
  package let logEntries: [LogEntry]
  /// TimeStampResp in DER.
  package let timestamps: [[UInt8]]

  /// The signature itself.
  package var signature: [UInt8] {
    switch content {
    case .message(_, let signature), .envelope(_, _, let signature): signature
    }
  }

  private enum Version {
    case v01, v02, v03
  }

  private static let mediaTypes: [String: Version] = [
    "application/vnd.dev.sigstore.bundle+json;version=0.1": .v01,
    "application/vnd.dev.sigstore.bundle+json;version=0.2": .v02,
    "application/vnd.dev.sigstore.bundle+json;version=0.3": .v03,
    "application/vnd.dev.sigstore.bundle.v0.3+json": .v03,
  ]

  /// Reads a bundle; unknown members, and forms that its version does not have, are refused.
  package init(_ bytes: [UInt8]) throws(SigstoreError) {
    let json: JSON
    do {
      json = try JSON.parse(bytes, limits: Limits.bundle)
    } catch {
      throw .invalidJSON(part: "bundle", error)
    }
    let fields = try JSONFields(json, part: "bundle")
    try fields.only(["mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope"])
    let mediaType = try fields.string("mediaType")
    guard let version = Self.mediaTypes[mediaType] else { throw .unknownMediaType(mediaType) }
    let material = try fields.fields("verificationMaterial")
    try material.only([
      "certificate", "x509CertificateChain", "publicKey", "tlogEntries",
      "timestampVerificationData",
    ])
    self.material = try Self.material(material, version)
    content = try Self.content(fields)
    var entries: [LogEntry] = []
    for entry in try material.list("tlogEntries", limit: Limits.logEntries) {
      entries.append(try LogEntry(entry))
    }
    logEntries = entries
    timestamps = try Self.timestamps(material)
    if version == .v01, case .certificate = self.material {
      guard entries.allSatisfy({ $0.promise != nil }) else {
        throw material.invalid("tlogEntries", "a signed entry timestamp (bundle version 0.1)")
      }
    }
  }

  private static func material(_ fields: JSONFields, _ version: Version) throws(SigstoreError)
    -> Material
  {
    let forms = ["certificate", "x509CertificateChain", "publicKey"].filter {
      fields.value($0) != nil
    }
    guard forms.count == 1 else {
      throw fields.invalid("certificate", "one of certificate, chain and public key")
    }
    switch forms[0] {
    case "publicKey":
      let key = try fields.fields("publicKey")
      return .publicKey(hint: key.value("hint")?.string ?? "")
    case "certificate":
      let certificate = try fields.fields("certificate")
      return .certificate(try read(certificate), others: [])
    default:
      guard version != .v03 else {
        throw fields.invalid("x509CertificateChain", "a single certificate (version 0.3)")
      }
      return try chain(try fields.fields("x509CertificateChain"))
    }
  }

  /// Older bundles bring a chain: the signing certificate first, and no root, which would ask the
  /// verifier to trust what it is shown.
  private static func chain(_ fields: JSONFields) throws(SigstoreError) -> Material {
    var certificates: [Certificate] = []
    for item in try fields.list("certificates", limit: Limits.certificates) {
      certificates.append(try read(item))
    }
    guard let first = certificates.first else {
      throw fields.invalid("certificates", "at least the signing certificate")
    }
    guard
      !certificates.contains(where: {
        $0.issuer == $0.subject && SigningCertificate.isAuthority($0)
      })
    else { throw .certificate(reason: "the bundle brings a root certificate") }
    return .certificate(first, others: Array(certificates.dropFirst()))
  }

  private static func read(_ fields: JSONFields) throws(SigstoreError) -> Certificate {
    try SigningCertificate.read(try fields.bytes("rawBytes", limit: Limits.certificateBytes))
  }

  private static func content(_ fields: JSONFields) throws(SigstoreError) -> Content {
    switch (
      try fields.optionalFields("messageSignature"), try fields.optionalFields("dsseEnvelope")
    )
    {
    case (let message?, nil): return try content(message: message)
    case (nil, let envelope?): return try content(envelope: envelope)
    default: throw fields.invalid("messageSignature", "either this or a DSSE envelope")
    }
  }

  private static func content(message: JSONFields) throws(SigstoreError) -> Content {
    try message.only(["messageDigest", "signature"])
    var digest: (hash: HashAlgorithm, bytes: [UInt8])?
    if let fields = try message.optionalFields("messageDigest") {
      let name = try fields.string("algorithm")
      guard let hash = HashAlgorithm.allCases.first(where: { $0.protobufName == name }) else {
        throw fields.invalid("algorithm", "SHA2_256, SHA2_384 or SHA2_512")
      }
      digest = (hash, try fields.bytes("digest", limit: 64))
    }
    return .message(digest: digest, signature: try message.bytes("signature", limit: 4096))
  }

  private static func content(envelope: JSONFields) throws(SigstoreError) -> Content {
    try envelope.only(["payload", "payloadType", "signatures"])
    let signatures = try envelope.list("signatures", limit: 64)
    guard signatures.count == 1, let signature = signatures.first else {
      throw envelope.invalid("signatures", "exactly one")
    }
    return .envelope(
      payloadType: try envelope.string("payloadType"), payload: try envelope.bytes("payload"),
      signature: try signature.bytes("sig", limit: 4096))
  }

  private static func timestamps(_ fields: JSONFields) throws(SigstoreError) -> [[UInt8]] {
    guard let data = try fields.optionalFields("timestampVerificationData") else { return [] }
    var stamps: [[UInt8]] = []
    for item in try data.list("rfc3161Timestamps", limit: Limits.timestamps) {
      let stamp = try item.bytes("signedTimestamp", limit: Limits.timestampBytes)
      guard !stamps.contains(stamp) else { throw .timestamp(reason: "one stands twice") }
      stamps.append(stamp)
    }
    return stamps
  }
}
