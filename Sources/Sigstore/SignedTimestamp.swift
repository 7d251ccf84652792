/// Timestamps of RFC 3161: a response with a CMS SignedData (RFC 5652) over a TSTInfo.
///
/// Only the attributes of the signer and what they bind are signed. Everything around them is held to the
/// one form that the specifications give it, so that no byte can be altered without a refusal, but for
/// certificates that came along beside the signer's (they are hints for the chain), further digest
/// algorithms and the text of the status.

import Bytes
import SwiftASN1
import X509

extension ASN1ObjectIdentifier {
  fileprivate static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
  fileprivate static let timestampInfo: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 1, 4]
}

/// One timestamp, read and not yet verified.
struct SignedTimestamp {
  /// The bytes that were signed, in the end: TSTInfo.
  private let info: [UInt8]
  /// The hash and digest of what was stamped.
  private let imprint: (hash: HashAlgorithm, digest: [UInt8])
  /// Unix seconds.
  let time: Int64
  private let embedded: [Certificate]
  private let signer: TimestampSigner

  /// Reads a TimeStampResp with a granted status.
  init(_ der: [UInt8]) throws(SigstoreError) {
    guard let node = try? DER.parse(der) else { throw .timestamp(reason: "it cannot be read") }
    var response = try DERFields(sequence: node, "the response")
    try Self.checkStatus(try response.take(.sequence))
    var token = try DERFields(sequence: try response.take(.sequence), "the token")
    try response.end()
    guard try token.identifier() == .signedData else {
      throw .timestamp(reason: "it is no signed data")
    }
    var content = try DERFields(try token.take(DERTree.context(0)), DERTree.context(0), "the token")
    try token.end()
    let data = try content.take(.sequence)
    try content.end()
    (info, embedded, signer) = try Self.read(signedData: data)
    (imprint, time) = try Self.read(info: info)
  }

  /// PKIStatusInfo (RFC 3161 2.4.2). The status is not signed. The specification lets a stamp be granted
  /// with modifications too, of a request that the verifier does not know: it is refused, as by the
  /// `sigstore` package. A text may stand beside it, a failure may not.
  private static func checkStatus(_ node: ASN1Node) throws(SigstoreError) {
    var status = try DERFields(sequence: node, "the status")
    guard DERTree.primitive(try status.take(.integer)) == [0] else {
      throw .timestamp(reason: "its status is not granted")
    }
    if let texts = status.optional(.sequence) {
      var texts = try DERFields(sequence: texts, "the status")
      _ = try texts.all(.utf8String)
    }
    try status.end()
  }

  /// SignedData (RFC 5652 5.1): version 3, which goes with content that is no plain data.
  private static func read(signedData node: ASN1Node) throws(SigstoreError)
    -> ([UInt8], [Certificate], TimestampSigner)
  {
    var fields = try DERFields(sequence: node, "the signed data")
    try fields.version(3)
    var algorithms = try DERFields(try fields.take(.set), .set, "the digest algorithms")
    var hashes: [ASN1ObjectIdentifier] = []
    for algorithm in try algorithms.all(.sequence) {
      hashes.append(try TimestampAlgorithms.identifier(algorithm))
    }
    let info = try content(try fields.take(.sequence))
    let embedded = try certificates(fields.optional(DERTree.context(0)))
    // What a list of revocations says is not judged here, so it must not be passed over either.
    guard fields.optional(DERTree.context(1)) == nil else {
      throw .timestamp(reason: "it brings lists of revocations, which are not supported")
    }
    var signers = try DERFields(try fields.take(.set), .set, "the signers")
    try fields.end()
    let nodes = try signers.all(.sequence)
    guard nodes.count == 1, let one = nodes.first else {
      throw .timestamp(reason: "it has \(nodes.count) signers instead of one")
    }
    let signer = try TimestampSigner(one)
    guard hashes.contains(TimestampAlgorithms.identifier(of: signer.hash)) else {
      throw .timestamp(reason: "its digest algorithms lack the signer's")
    }
    return (info, embedded, signer)
  }

  /// EncapsulatedContentInfo: the bytes of a TSTInfo.
  private static func content(_ node: ASN1Node) throws(SigstoreError) -> [UInt8] {
    var fields = try DERFields(sequence: node, "the content")
    guard try fields.identifier() == .timestampInfo else {
      throw .timestamp(reason: "its content is no timestamp")
    }
    let wrapped = try fields.take(DERTree.context(0))
    try fields.end()
    var inner = try DERFields(wrapped, DERTree.context(0), "the content")
    let info = try inner.octets()
    try inner.end()
    return info
  }

  /// Some authorities write an empty set instead of none.
  private static func certificates(_ node: ASN1Node?) throws(SigstoreError) -> [Certificate] {
    guard let node else { return [] }
    var fields = try DERFields(node, DERTree.context(0), "the certificates")
    let nodes = try fields.all(.sequence)
    guard nodes.count <= Limits.certificates else {
      throw .tooMany(part: "certificates of a timestamp", limit: Limits.certificates)
    }
    var certificates: [Certificate] = []
    for node in nodes { certificates.append(try SigningCertificate.read(Array(node.encodedBytes))) }
    return certificates
  }

  /// TSTInfo (RFC 3161 2.4.2): version 1, policy, imprint, serial number, time, and what may follow.
  private static func read(info: [UInt8]) throws(SigstoreError)
    -> ((hash: HashAlgorithm, digest: [UInt8]), Int64)
  {
    guard let node = try? DER.parse(info) else {
      throw .timestamp(reason: "the stamp cannot be read")
    }
    var fields = try DERFields(sequence: node, "the stamp")
    try fields.version(1)
    _ = try fields.identifier()
    var imprint = try DERFields(sequence: try fields.take(.sequence), "the imprint")
    let hash = try TimestampAlgorithms.hash(try imprint.take(.sequence))
    let digest = try imprint.octets()
    try imprint.end()
    _ = try fields.take(.integer)
    let time = try seconds(try fields.take(.generalizedTime))
    // Accuracy, ordering, nonce and the authority's name: the certificate is named by the attributes, and
    // the request is not known here.
    for tag in [.sequence, .boolean, .integer, DERTree.context(0)] as [ASN1Identifier] {
      _ = fields.optional(tag)
    }
    if let extensions = fields.optional(DERTree.context(1)) { try check(extensions: extensions) }
    try fields.end()
    return ((hash, digest), time)
  }

  private static func seconds(_ node: ASN1Node) throws(SigstoreError) -> Int64 {
    guard let moment = try? GeneralizedTime(derEncoded: node),
      let time = CivilTime.seconds(
        year: moment.year, month: moment.month, day: moment.day, hour: moment.hours,
        minute: moment.minutes, second: moment.seconds)
    else { throw .timestamp(reason: "the time cannot be read") }
    return time
  }

  /// No extension of a stamp is known here, so none may be critical.
  private static func check(extensions node: ASN1Node) throws(SigstoreError) {
    var list = try DERFields(node, DERTree.context(1), "the extensions")
    for item in try list.all(.sequence) {
      var fields = try DERFields(sequence: item, "an extension")
      _ = try fields.identifier()
      guard fields.optional(.boolean) == nil else {
        throw .timestamp(reason: "it has a critical extension")
      }
      _ = try fields.octets()
      try fields.end()
    }
  }

  /// The time, when one of `authorities` stamped `message`; nothing when the stamp is of none of
  /// them. A stamp of one of them that does not verify throws.
  func verified(over message: [UInt8], by authorities: [TrustedRoot.Authority])
    async throws(SigstoreError) -> Int64?
  {
    var failure: SigstoreError?
    for authority in authorities {
      guard let certificate = signerCertificate(of: authority) else { continue }
      do {
        try await check(message, by: certificate, of: authority)
        return time
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return nil
  }

  /// The certificate that the signer names, among those that came along and those of the authority.
  private func signerCertificate(of authority: TrustedRoot.Authority) -> Certificate? {
    (authority.chain + embedded).first { certificate in
      TimestampSigner.name(of: certificate) == signer.name
        && !SigningCertificate.isAuthority(certificate)
    }
  }

  private func check(
    _ message: [UInt8], by certificate: Certificate, of authority: TrustedRoot.Authority
  ) async throws(SigstoreError) {
    guard imprint.hash.digest(message) == imprint.digest else {
      throw .timestamp(reason: "it stamps something else")
    }
    guard authority.validFor.contains(time) else {
      throw .timeOutside(of: "the timestamp authority", time: time)
    }
    // RFC 3161 2.4.1: where certificates come along, the signer's is one of them.
    guard embedded.isEmpty || embedded.contains(certificate) else {
      throw .timestamp(reason: "the certificates that came along lack the signer's")
    }
    try signer.check(type: .timestampInfo, content: info, certificate: certificate)
    try checkUsage(of: certificate)
    _ = try await SigningCertificate.chain(
      certificate, offered: embedded, authorities: [authority], at: time)
  }

  private func checkUsage(of certificate: Certificate) throws(SigstoreError) {
    guard let usage = certificate.extensions[oid: .X509ExtensionID.extendedKeyUsage],
      usage.critical, let purposes = try? certificate.extensions.extendedKeyUsage,
      Array(purposes) == [.timeStamping]
    else {
      throw .timestamp(
        reason: "the signer's certificate is not for timestamps alone (RFC 3161 2.3)")
    }
    // RFC 5280 4.2.1.3: where the usage of the key is restricted, signatures must be among it.
    guard certificate.extensions[oid: .X509ExtensionID.keyUsage] != nil else { return }
    guard let usage = try? certificate.extensions.keyUsage,
      usage.digitalSignature || usage.nonRepudiation
    else { throw .timestamp(reason: "the signer's certificate is not for signatures") }
  }
}
