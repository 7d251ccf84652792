/// The verification of a bundle, offline: who signed, when, that it was logged, and what it says.
///
/// The rules, in the order in which they are applied:
/// 1. Times. Every RFC 3161 timestamp of a known authority must verify over the signature; a promise of
///    the log (signed entry timestamp) makes the time at which the log took the entry in a verified time.
///    A certificate needs at least one.
/// 2. The chain leads to an authority of the trusted root at each of these times, and the certificate
///    was valid at each.
/// 3. A certificate log of the trusted root promised to log the certificate.
/// 4. The certificate is one for signing code, and names the expected identity and issuer.
/// 5. Every log entry is in its log: checkpoint signed, inclusion proved, promise verified.
/// 6. The signature verifies, over the artefact or over an envelope whose statement names the artefact.
/// 7. Every log entry is about this signature, key and content.
///
/// Source: sigstore client specification, section 4; python's sigstore 4.5.1 as the measure.

import Bytes
import Crypto
import Evidence
import SwiftASN1
import X509

/// The digests of what a bundle is said to be about.
package struct ArtifactDigests: Sendable {
  /// Digests by algorithm; SHA-256 alone when only that is known.
  package let digests: [HashAlgorithm: [UInt8]]

  /// What is known of the artefact.
  package init(_ digests: [HashAlgorithm: [UInt8]]) {
    self.digests = digests
    made = nil
  }

  /// The SHA-256 as the library made it, when the artefact was read here.
  let made: SHA256.Digest?

  /// What is known of an artefact that was read here.
  init(made: SHA256.Digest, _ others: [HashAlgorithm: [UInt8]]) {
    digests = others.merging([.sha256: Array(made)]) { $1 }
    self.made = made
  }
}

/// What a bundle has to be about.
package enum ExpectedContent: Sendable {
  /// This artefact: signed itself, or named by the signed statement.
  case artifact(ArtifactDigests)
  /// An in-toto statement, whatever it says; the caller judges the payload.
  case statement
}

/// A bundle that verified.
package struct VerifiedBundle: Sendable {
  /// The names in the certificate; empty when a bare key signed.
  package let names: [String]
  /// The identity provider that vouched for them.
  package let issuer: String?
  /// Unix seconds of every verified time of the signature.
  package let times: [Int64]
  /// The places in the transparency logs.
  package let logIndices: [UInt64]
  /// Whether the entries of logs in the bundle were left unchecked, for want of a trusted root.
  package let unchecked: Bool
  /// The payload of the envelope, when the bundle has one.
  package let payload: [UInt8]?
}

/// Verifying bundles.
package enum SigstoreVerifier {
  /// Verifies a bundle that a certificate signed, issued to `identity`.
  package static func verify(
    _ bundle: SigstoreBundle, of expected: ExpectedContent, identity: ExpectedIdentity,
    root: TrustedRoot
  ) async throws(SigstoreError) -> VerifiedBundle {
    guard case .certificate(let leaf, let others) = bundle.material else {
      throw .wrongMaterial(found: "a bare key", expected: "a certificate")
    }
    let logs = try logged(bundle, root)
    guard !logs.isEmpty else { throw .logEntry(reason: "the bundle has none") }
    let times = try await times(bundle, root)
    guard !times.isEmpty else { throw .noVerifiedTime }
    guard let validity = SigningCertificate.validity(leaf) else {
      throw .certificate(reason: "its validity cannot be read")
    }
    var chain: [Certificate] = []
    for time in times {
      guard validity.contains(time) else {
        throw .timeOutside(of: "the signing certificate", time: time)
      }
      for log in logs where !log.validFor.contains(time) {
        throw .timeOutside(of: "the transparency log", time: time)
      }
      chain = try await SigningCertificate.chain(
        leaf, offered: others, authorities: root.certificateAuthorities, at: time)
    }
    try CertificateTransparency.check(leaf, chain: chain, logs: root.certificateLogs)
    try SigningCertificate.checkProfile(leaf)
    try SigningCertificate.check(leaf, is: identity)
    let key = try VerifyingKey(leaf.publicKey)
    try checkContent(bundle, expected, key, certificate: try encoded(leaf))
    return VerifiedBundle(
      names: SigningCertificate.names(leaf), issuer: SigningCertificate.issuer(leaf),
      times: times, logIndices: bundle.logEntries.map(\.index), unchecked: false,
      payload: payload(bundle))
  }

  /// Verifies a bundle that `key` signed. What the bundle says about logs and times is verified when
  /// there is a trusted root.
  package static func verify(
    _ bundle: SigstoreBundle, of expected: ExpectedContent, key: VerifyingKey, root: TrustedRoot?
  ) async throws(SigstoreError) -> VerifiedBundle {
    guard case .publicKey = bundle.material else {
      throw .wrongMaterial(found: "a certificate", expected: "a bare key")
    }
    var verifiedTimes: [Int64] = []
    if let root {
      _ = try logged(bundle, root)
      verifiedTimes = try await times(bundle, root)
    }
    try checkContent(bundle, expected, key, certificate: nil)
    return VerifiedBundle(
      names: [], issuer: nil, times: verifiedTimes, logIndices: bundle.logEntries.map(\.index),
      unchecked: root == nil && !(bundle.logEntries.isEmpty && bundle.timestamps.isEmpty),
      payload: payload(bundle))
  }

  private static func payload(_ bundle: SigstoreBundle) -> [UInt8]? {
    if case .envelope(_, let payload, _) = bundle.content { return payload }
    return nil
  }

  private static func encoded(_ certificate: Certificate) throws(SigstoreError) -> [UInt8] {
    var coder = DER.Serializer()
    guard (try? coder.serialize(certificate)) != nil else {
      throw .certificate(reason: "it cannot be written again")
    }
    return coder.serializedBytes
  }

  /// The logs of all entries, each verified.
  private static func logged(_ bundle: SigstoreBundle, _ root: TrustedRoot) throws(SigstoreError)
    -> [TrustedRoot.Log]
  {
    var logs: [TrustedRoot.Log] = []
    for entry in bundle.logEntries { logs.append(try entry.verified(by: root.transparencyLogs)) }
    return logs
  }

  /// The verified times. The promises were verified with their entries.
  private static func times(_ bundle: SigstoreBundle, _ root: TrustedRoot)
    async throws(SigstoreError) -> [Int64]
  {
    var times: [Int64] = []
    for der in bundle.timestamps {
      let stamp = try SignedTimestamp(der)
      let time = try await stamp.verified(over: bundle.signature, by: root.timestampAuthorities)
      if let time { times.append(time) }
    }
    for entry in bundle.logEntries where entry.promise != nil {
      if let time = entry.integratedTime { times.append(time) }
    }
    return times
  }

  private static func checkContent(
    _ bundle: SigstoreBundle, _ expected: ExpectedContent, _ key: VerifyingKey,
    certificate: [UInt8]?
  ) throws(SigstoreError) {
    let content: LoggedSignature.Signed
    switch bundle.content {
    case .message(let digest, let signature):
      guard case .artifact(let artifact) = expected else {
        throw .wrongMaterial(found: "a signature over bytes", expected: "a signed statement")
      }
      try checkMessage(digest, signature, artifact, key)
      content = .artifact { artifact.digests[$0] }
    case .envelope(let type, let payload, let signature):
      let encoding = Envelope.preAuthenticationEncoding(type: type, payload: payload)
      guard key.verifies(signature, over: encoding) else { throw .badSignature }
      try checkStatement(type, payload, expected)
      content = .envelope(payload: payload, encoding: encoding)
    }
    let signed = LoggedSignature(
      signature: bundle.signature, certificate: certificate, spki: key.spki, content: content)
    for entry in bundle.logEntries { try EntryBody.check(entry, is: signed) }
  }

  private static func checkMessage(
    _ claimed: (hash: HashAlgorithm, bytes: [UInt8])?, _ signature: [UInt8],
    _ artifact: ArtifactDigests, _ key: VerifyingKey
  ) throws(SigstoreError) {
    if let claimed, let actual = artifact.digests[claimed.hash], actual != claimed.bytes {
      throw .wrongArtifact(reason: "its digest is not the one in the bundle")
    }
    guard try key.verifies(signature, of: artifact) else { throw .badSignature }
  }

  private static let statementTypes: Set<String> = [
    Statement.type, "https://in-toto.io/Statement/v0.1",
  ]

  /// The envelope has to hold a statement that names the artefact by a digest.
  private static func checkStatement(
    _ type: String, _ payload: [UInt8], _ expected: ExpectedContent
  ) throws(SigstoreError) {
    guard type == Envelope.payloadType else {
      throw .statement(reason: "the payload is of type \(type), not an in-toto statement")
    }
    guard let json = try? JSON.parse(payload, limits: Limits.bundle) else {
      throw .statement(reason: "it is not strict JSON")
    }
    guard let version = json["_type"]?.string, statementTypes.contains(version) else {
      throw .statement(reason: "it is of no known version")
    }
    guard json["predicateType"]?.string?.isEmpty == false else {
      throw .statement(reason: "it has no predicate type")
    }
    let names = json["subject"]?.array ?? []
    guard !names.isEmpty else { throw .statement(reason: "it has no subject") }
    guard case .artifact(let artifact) = expected else { return }
    let matches = names.contains { subject in
      artifact.digests.contains { hash, digest in
        subject["digest"]?[hash.rawValue]?.string?.lowercased() == Hex.encode(digest)
      }
    }
    guard matches else {
      throw .wrongArtifact(reason: "no subject of the statement has its digest")
    }
  }
}
