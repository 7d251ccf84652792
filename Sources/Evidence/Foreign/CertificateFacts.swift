/// What certificates say of themselves: digest, name, validity. Nothing is verified here; the digests
/// are compared with pins and the validity with the clock by who asks.

package import Bytes
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One certificate.
package struct CertificateFacts: Sendable, Equatable {
  /// SHA-256 of its DER: what is pinned.
  package let sha256: Digest
  /// The common name of its subject, for people; empty for none.
  package let subject: String
  /// Begin of its validity, Unix seconds.
  package let notBefore: Int64
  /// End of its validity, Unix seconds.
  package let notAfter: Int64

  /// Most certificates of one chain.
  private static let limit = 16

  /// Reads certificates in DER, leaf first.
  package static func chain(der: [[UInt8]]) throws(EvidenceError) -> [CertificateFacts] {
    guard der.count <= limit else { throw .tooLarge(part: "certificate chain", limit: limit) }
    var chain: [CertificateFacts] = []
    for bytes in der { chain.append(try CertificateFacts(der: bytes)) }
    return chain
  }

  /// Reads certificates in PEM, leaf first; at least one.
  package static func chain(pem: String) throws(EvidenceError) -> [CertificateFacts] {
    try chain(der: try CertificateText.chain(pem: pem))
  }

  private init(der bytes: [UInt8]) throws(EvidenceError) {
    let certificate = try CertificateText.parse(der: [bytes])[0]
    sha256 = Digest.of(bytes)
    notBefore = Int64(certificate.notValidBefore.timeIntervalSince1970)
    notAfter = Int64(certificate.notValidAfter.timeIntervalSince1970)
    let attributes = certificate.subject.flatMap { Array($0) }
    let name = attributes.last { $0.type == .RDNAttributeType.commonName }
    subject = name.flatMap { String($0.value) } ?? ""
  }
}
