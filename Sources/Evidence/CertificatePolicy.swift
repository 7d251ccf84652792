/// Certificate mode of model signatures: the signer's certificate has to lead to a root that the verifier
/// was given, be valid at the time of verifying, and be meant for signing. There are no default roots.
/// Source: RFC 5280; model_signing 1.1.1, whose rule on key usage is kept.

import Bytes
import Crypto
package import SwiftASN1
@_spi(FixedExpiryValidationTime) package import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a verifier of certificate chains trusts and demands.
package struct CertificatePolicy: Sendable {
  private let roots: [Certificate]
  private let others: [Certificate]
  /// The time at which the chain has to be valid, in Unix seconds: now, or a trusted time.
  package let validAt: Int64
  /// Keys and certificates that no longer count.
  package let revoked: RevocationList
  /// A trusted time of signing, in Unix seconds; `nil` where there is none.
  package let signedAt: Int64?

  /// Reads the trusted certificates from PEM text. Self-issued ones are roots, all others only help
  /// to build the chain: nothing is trusted that does not lead to a root.
  package init(
    trusted pem: String, validAt: Int64, revoked: RevocationList = RevocationList(),
    signedAt: Int64? = nil
  ) throws(EvidenceError) {
    let all = try CertificateText.parse(pem)
    roots = all.filter(CertificateText.isRoot)
    others = all.filter { !CertificateText.isRoot($0) }
    guard !roots.isEmpty else {
      throw .certificateRefused(
        reason: "none of the trusted certificates is a root (signed by itself)")
    }
    self.validAt = validAt
    self.revoked = revoked
    self.signedAt = signedAt
  }

  /// Checks `chain`, the signer's certificate first, in DER. Answers the signer's key, and the
  /// subjects from the signer to the root.
  func check(_ chain: [[UInt8]]) async throws(EvidenceError) -> (key: TrustedKey, chain: [String]) {
    let certificates = try CertificateText.parse(der: chain)
    let leaf = certificates[0]
    guard let key = CurvePublicKey(leaf.publicKey) else {
      throw .certificateRefused(reason: "its key is not on P-256, P-384 or P-521")
    }
    try Self.checkUsage(of: leaf)
    let path = try await path(from: leaf, through: Array(certificates.dropFirst()))
    for certificate in path { try checkRevocation(of: certificate) }
    let trusted = TrustedKey(
      name: String(describing: leaf.subject), role: .machine, identity: "", key: key)
    return (trusted, path.map { String(describing: $0.subject) })
  }

  private func path(from leaf: Certificate, through intermediates: [Certificate])
    async throws(EvidenceError) -> [Certificate]
  {
    var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
      RFC5280Policy(
        fixedExpiryValidationTime: Date(timeIntervalSince1970: TimeInterval(validAt)))
      IssuerPolicy()
    }
    let result = await verifier.validate(
      leaf: leaf, intermediates: CertificateStore(intermediates + others))
    switch result {
    case .validCertificate(let chain): return Array(chain)
    case .couldNotValidate(let failures):
      throw .certificateRefused(reason: words(failures, leaf))
    }
  }

  /// The first reason in a few words: the library's own print whole certificates.
  private func words(
    _ failures: [CertificateValidationResult.PolicyFailure], _ leaf: Certificate
  ) -> String {
    guard let failure = failures.first else {
      return "the chain does not lead to a trusted root"
    }
    let time = Date(timeIntervalSince1970: TimeInterval(validAt))
    for certificate in failure.chain {
      let subject = String(describing: certificate.subject)
      if certificate.notValidAfter < time { return "the certificate of \(subject) has expired" }
      if certificate.notValidBefore > time {
        return "the certificate of \(subject) is not yet valid"
      }
    }
    let text = failure.policyFailureReason.description
    if text.contains("IssuerPolicy") || text.contains("Constraint") || text.contains("CA") {
      return "a certificate of the chain may not issue others, or not this one"
    }
    return "the chain is not valid"
  }

  private func checkRevocation(of certificate: Certificate) throws(EvidenceError) {
    try revoked.check(CertificateText.fingerprint(certificate), signedAt: signedAt)
    if let key = CurvePublicKey(certificate.publicKey) {
      try revoked.check(key.keyID, signedAt: signedAt)
    }
  }

  /// KeyUsage with digitalSignature, or ExtendedKeyUsage with codeSigning.
  private static func checkUsage(of leaf: Certificate) throws(EvidenceError) {
    do {
      if let usage = try leaf.extensions.keyUsage, usage.digitalSignature { return }
      if let usage = try leaf.extensions.extendedKeyUsage, usage.contains(.codeSigning) { return }
    } catch {
      throw .certificateRefused(reason: "its key usage cannot be read")
    }
    throw .certificateRefused(
      reason: "it is not meant for signing (neither digitalSignature nor codeSigning)")
  }
}

/// What RFC 5280 demands of issuers and the library leaves out: those below the root are of version 3,
/// and a key usage, where there is one, has keyCertSign.
package struct IssuerPolicy: VerifierPolicy {
  /// Extensions that may be critical because whoever builds the chain judges them itself.
  package let verifyingCriticalExtensions: [ASN1ObjectIdentifier]

  /// `judged`: what is judged on the signer's certificate apart from the chain.
  package init(judged: [ASN1ObjectIdentifier] = [.X509ExtensionID.extendedKeyUsage]) {
    verifyingCriticalExtensions = judged
  }

  /// Refuses chains with an issuer that may not issue.
  package func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain)
    -> PolicyEvaluationResult
  {
    let issuers = Array(chain.dropFirst())
    for (index, issuer) in issuers.enumerated() {
      if index < issuers.count - 1, issuer.version != .v3 {
        return .failsToMeetPolicy(reason: "IssuerPolicy: an issuer is not of version 3")
      }
      do {
        if let usage = try issuer.extensions.keyUsage, !usage.keyCertSign {
          return .failsToMeetPolicy(reason: "IssuerPolicy: an issuer may not sign certificates")
        }
      } catch {
        return .failsToMeetPolicy(reason: "IssuerPolicy: a key usage cannot be read")
      }
    }
    return .meetsPolicy
  }
}

/// Certificates as files hold them.
package enum CertificateText {
  /// The certificates of PEM text in DER, in their order; at least one.
  package static func chain(pem: String) throws(EvidenceError) -> [[UInt8]] {
    let blocks = try PEMBlock.all(in: pem, part: "certificates").filter {
      ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"].contains($0.label)
    }
    guard !blocks.isEmpty else {
      throw .certificateRefused(reason: "there is no certificate in PEM")
    }
    return blocks.map(\.bytes)
  }

  /// The key id of the first certificate's key; throws if it is not on one of the three curves.
  package static func signer(of chain: [[UInt8]]) throws(EvidenceError) -> TrustedKey {
    let leaf = try parse(der: chain)[0]
    guard let key = CurvePublicKey(leaf.publicKey) else {
      throw .certificateRefused(reason: "its key is not on P-256, P-384 or P-521")
    }
    return TrustedKey(
      name: String(describing: leaf.subject), role: .machine, identity: "", key: key)
  }

  static func parse(_ pem: String) throws(EvidenceError) -> [Certificate] {
    var certificates: [Certificate] = []
    for bytes in try chain(pem: pem) { certificates.append(try parse(one: bytes)) }
    return certificates
  }

  static func parse(der chain: [[UInt8]]) throws(EvidenceError) -> [Certificate] {
    guard !chain.isEmpty, chain.count <= Limits.certificates else {
      throw .tooLarge(part: "certificate chain", limit: Limits.certificates)
    }
    var certificates: [Certificate] = []
    for bytes in chain { certificates.append(try parse(one: bytes)) }
    return certificates
  }

  private static func parse(one bytes: [UInt8]) throws(EvidenceError) -> Certificate {
    guard bytes.count <= Limits.certificateBytes else {
      throw .tooLarge(part: "certificate", limit: Limits.certificateBytes)
    }
    do {
      return try Certificate(derEncoded: bytes)
    } catch {
      throw .certificateRefused(reason: "a certificate cannot be read")
    }
  }

  /// Issued by itself and signed with its own key.
  static func isRoot(_ certificate: Certificate) -> Bool {
    certificate.issuer == certificate.subject
      && certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
  }

  /// SHA-256 of the DER, in hex.
  static func fingerprint(_ certificate: Certificate) -> String {
    var coder = DER.Serializer()
    guard (try? coder.serialize(certificate)) != nil else { return "" }
    return Digest.of(coder.serializedBytes).hex
  }
}

extension CurvePublicKey {
  /// The key of a certificate; `nil` for other algorithms.
  package init?(_ key: Certificate.PublicKey) {
    if let key = P256.Signing.PublicKey(key) {
      self = .p256(key)
    } else if let key = P384.Signing.PublicKey(key) {
      self = .p384(key)
    } else if let key = P521.Signing.PublicKey(key) {
      self = .p521(key)
    } else {
      return nil
    }
  }
}

extension ModelBundle {
  /// Verifies a bundle of certificate mode: the chain, then a signature of the signer's key.
  package func verify(_ policy: CertificatePolicy, threshold: Int = 1, allowsLegacy: Bool = false)
    async throws(EvidenceError) -> Verified
  {
    let certificates: [[UInt8]]
    switch material {
    case .certificates(let chain): certificates = chain
    case .publicKey: throw .wrongBundleMode(found: "a public key", expected: "a certificate")
    case .keyless: throw .keylessBundle
    }
    let (key, chain) = try await policy.check(certificates)
    let (signers, matched, isLegacy) = signers(among: [key], allowsLegacy)
    guard !signers.isEmpty else { throw .badSignature(keyID: key.keyID) }
    guard threshold <= 1 else { throw .thresholdNotMet(have: 1, need: threshold) }
    return try verified(
      by: signers, BundlePolicy(keys: [key], allowsLegacy: allowsLegacy),
      others: envelope.signatures.count - matched, legacyEncoding: isLegacy, chain: chain)
  }
}
