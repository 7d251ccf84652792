/// Certificates: the chain to an authority of the trusted root, what a signing certificate must be, and
/// whom it names. Source: RFC 5280; sigstore's fulcio docs/oid-info.md.

import Bytes
import Evidence
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ASN1ObjectIdentifier {
  /// The issuer of the identity token, as a bare string (deprecated).
  fileprivate static let issuerBare: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57264, 1, 1]
  /// The same as a UTF8String.
  fileprivate static let issuerText: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57264, 1, 8]
  /// An identity that is neither an address nor a URI.
  fileprivate static let otherIdentity: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57264, 1, 7]
}

/// Whom a signature has to come from.
package struct ExpectedIdentity: Sendable, Equatable {
  /// The address, URI or name in the certificate, exactly.
  package let name: String
  /// The identity provider that vouched for it, exactly.
  package let issuer: String

  /// Demands this name, vouched for by this issuer.
  package init(name: String, issuer: String) {
    self.name = name
    self.issuer = issuer
  }
}

/// What signing certificates are asked.
enum SigningCertificate {
  /// Reads a certificate in DER.
  static func read(_ der: [UInt8]) throws(SigstoreError) -> Certificate {
    do {
      return try Certificate(derEncoded: der)
    } catch {
      throw .certificate(reason: "a certificate cannot be read")
    }
  }

  /// Whether a certificate may issue others.
  static func isAuthority(_ certificate: Certificate) -> Bool {
    guard let constraints = try? certificate.extensions.basicConstraints else { return false }
    if case .isCertificateAuthority = constraints { return true }
    return false
  }

  /// The chain from `leaf` to the root of one of `authorities` whose word counted at `time`.
  static func chain(
    _ leaf: Certificate, offered: [Certificate], authorities: [TrustedRoot.Authority],
    at time: Int64
  ) async throws(SigstoreError) -> [Certificate] {
    var reason = "no authority of the trusted root counts at that time"
    for authority in authorities where authority.validFor.contains(time) {
      guard let root = authority.chain.last else { continue }
      let date = Date(timeIntervalSince1970: TimeInterval(time))
      var verifier = Verifier(rootCertificates: CertificateStore([root])) {
        RFC5280Policy(fixedExpiryValidationTime: date)
        IssuerPolicy(judged: [
          .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName,
        ])
      }
      let known = CertificateStore(authority.chain.dropLast() + offered)
      switch await verifier.validate(leaf: leaf, intermediates: known) {
      case .validCertificate(let chain): return Array(chain)
      case .couldNotValidate(let failures):
        reason =
          failures.first.map { "\($0.policyFailureReason)" } ?? "it does not lead to the root"
      }
    }
    throw .untrustedCertificate(reason: reason, at: time)
  }

  /// Refuses certificates that are not made for signing code.
  static func checkProfile(_ certificate: Certificate) throws(SigstoreError) {
    guard !isAuthority(certificate) else {
      throw .certificate(reason: "the signing certificate is an authority's")
    }
    guard let usage = try? certificate.extensions.keyUsage, usage.digitalSignature else {
      throw .certificate(reason: "the key usage is not digital signature")
    }
    guard let extended = try? certificate.extensions.extendedKeyUsage,
      extended.contains(.codeSigning)
    else { throw .certificate(reason: "the extended key usage is not code signing") }
  }

  /// The names that the certificate was issued to.
  static func names(_ certificate: Certificate) -> [String] {
    guard let names = try? certificate.extensions.subjectAlternativeNames else { return [] }
    return names.compactMap { name in
      switch name {
      case .rfc822Name(let text), .uniformResourceIdentifier(let text), .dnsName(let text): text
      case .otherName(let other) where other.typeID == .otherIdentity:
        other.value.flatMap { try? ASN1UTF8String(asn1Any: $0) }.map { String($0) }
      default: nil
      }
    }
  }

  /// The identity provider that vouched for the names.
  static func issuer(_ certificate: Certificate) -> String? {
    if let text = certificate.extensions[oid: .issuerText] {
      return (try? ASN1UTF8String(derEncoded: Array(text.value))).map { String($0) }
    }
    return certificate.extensions[oid: .issuerBare].flatMap {
      String(validating: $0.value, as: UTF8.self)
    }
  }

  /// Throws unless the certificate was issued to `expected`.
  static func check(_ certificate: Certificate, is expected: ExpectedIdentity)
    throws(SigstoreError)
  {
    let names = names(certificate)
    guard names.contains(expected.name) else {
      throw .wrongIdentity(found: names, expected: expected.name)
    }
    let issuer = issuer(certificate)
    guard issuer == expected.issuer else {
      throw .wrongIssuer(found: issuer, expected: expected.issuer)
    }
  }

  /// Unix seconds of the first and last moment of validity.
  static func validity(_ certificate: Certificate) -> ClosedRange<Int64>? {
    let start = certificate.notValidBefore.timeIntervalSince1970
    let end = certificate.notValidAfter.timeIntervalSince1970
    guard let from = Int64(exactly: start.rounded(.down)),
      let until = Int64(exactly: end.rounded(.down)), from <= until
    else { return nil }
    return from...until
  }
}
