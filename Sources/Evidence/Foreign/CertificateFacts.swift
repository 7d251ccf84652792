/// What certificates say of themselves: digest, name, validity. Nothing is verified here; the digests
/// are compared with pins and the validity with the clock by who asks.
/// Source: RFC 5280, section 4.1.

package import Bytes
import SwiftASN1

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
  /// Most parts of a subject that are looked through for its common name.
  private static let nameParts = 64

  /// Reads certificates in DER, leaf first.
  package static func chain(der: [[UInt8]]) throws(EvidenceError) -> [CertificateFacts] {
    guard der.count <= limit else { throw .tooLarge(part: "certificate chain", limit: limit) }
    var chain: [CertificateFacts] = []
    for bytes in der {
      do {
        chain.append(try CertificateFacts(der: bytes))
      } catch {
        throw .invalidKey(reason: "not an X.509 certificate")
      }
    }
    return chain
  }

  /// Reads certificates in PEM, leaf first; at least one.
  package static func chain(pem: String) throws(EvidenceError) -> [CertificateFacts] {
    let documents: [PEMDocument]
    do {
      documents = try PEMDocument.parseMultiple(pemString: pem)
    } catch {
      throw .invalidKey(reason: "not certificates in PEM")
    }
    guard !documents.isEmpty, documents.allSatisfy({ $0.discriminator == "CERTIFICATE" }) else {
      throw .invalidKey(reason: "not certificates in PEM")
    }
    return try chain(der: documents.map(\.derBytes))
  }

  private init(der bytes: [UInt8]) throws {
    let parts = try DER.sequence(try DER.parse(bytes), identifier: .sequence) { nodes in
      guard let body = nodes.next() else { throw EvidenceError.invalidKey(reason: "no body") }
      while nodes.next() != nil {}
      return try Self.body(body)
    }
    sha256 = Digest.of(bytes)
    notBefore = parts.notBefore
    notAfter = parts.notAfter
    subject = parts.subject
  }

  private struct Parts {
    var notBefore: Int64 = 0
    var notAfter: Int64 = 0
    var subject = ""
  }

  /// The part that is signed: version, serial, algorithm, issuer, validity, subject and more.
  private static func body(_ node: ASN1Node) throws -> Parts {
    try DER.sequence(node, identifier: .sequence) { nodes in
      var all: [ASN1Node] = []
      while let next = nodes.next(), all.count < 32 { all.append(next) }
      while nodes.next() != nil {}
      let first = all.first?.identifier == .integer ? 0 : 1
      guard all.count > first + 4 else { throw EvidenceError.invalidKey(reason: "too short") }
      var parts = Parts()
      try DER.sequence(all[first + 3], identifier: .sequence) { times in
        guard let from = times.next(), let to = times.next() else {
          throw EvidenceError.invalidKey(reason: "no validity")
        }
        parts.notBefore = try time(from)
        parts.notAfter = try time(to)
      }
      parts.subject = (try? commonName(all[first + 4])) ?? ""
      return parts
    }
  }

  private static func time(_ node: ASN1Node) throws -> Int64 {
    if node.identifier == .utcTime {
      let time = try UTCTime(derEncoded: node)
      return RFC3339.seconds(
        year: time.year, month: time.month, day: time.day, hour: time.hours,
        minute: time.minutes, second: time.seconds)
    }
    let time = try GeneralizedTime(derEncoded: node)
    return RFC3339.seconds(
      year: time.year, month: time.month, day: time.day, hour: time.hours, minute: time.minutes,
      second: time.seconds)
  }

  /// The value of the attribute 2.5.4.3.
  private static func commonName(_ name: ASN1Node) throws -> String {
    var found = ""
    guard case .constructed(let sets) = name.content else { return "" }
    for set in sets.prefix(nameParts) {
      guard case .constructed(let attributes) = set.content else { continue }
      for attribute in attributes.prefix(nameParts) {
        guard case .constructed(let pair) = attribute.content else { continue }
        let nodes = Array(pair.prefix(3))
        guard nodes.count == 2, case .primitive(let bytes) = nodes[1].content,
          try ASN1ObjectIdentifier(derEncoded: nodes[0]) == [2, 5, 4, 3]
        else { continue }
        found = String(decoding: bytes, as: UTF8.self)
      }
    }
    return found
  }
}
