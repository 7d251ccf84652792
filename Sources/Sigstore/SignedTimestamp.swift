/// Timestamps of RFC 3161: a response with a CMS SignedData (RFC 5652) over a TSTInfo.

import Bytes
import Crypto
import SwiftASN1
import X509

extension ASN1ObjectIdentifier {
  fileprivate static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
  fileprivate static let timestampInfo: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 1, 4]
  fileprivate static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 3]
  fileprivate static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 4]
  fileprivate static let signingCertificate: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 12,
  ]
  fileprivate static let signingCertificateV2: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 47,
  ]
  fileprivate static let sha256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 1]
  fileprivate static let sha384: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 2]
  fileprivate static let sha512: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 3]
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
  private let signer: Signer

  private struct Signer {
    var issuer: [UInt8]
    var serial: [UInt8]
    var hash: HashAlgorithm
    /// The signed attributes with the tag of a SET, as they are signed.
    var attributes: [UInt8]
    var values: [ASN1ObjectIdentifier: ASN1Node]
    var signature: [UInt8]
  }

  /// Reads a TimeStampResp with a granted status.
  init(_ der: [UInt8]) throws(SigstoreError) {
    do {
      self = try Self.read(der)
    } catch let error as SigstoreError {
      throw error
    } catch {
      throw .timestamp(reason: "it cannot be read")
    }
  }

  private init(
    info: [UInt8], imprint: (hash: HashAlgorithm, digest: [UInt8]), time: Int64,
    embedded: [Certificate], signer: Signer
  ) {
    self.info = info
    self.imprint = imprint
    self.time = time
    self.embedded = embedded
    self.signer = signer
  }

  private static func unreadable(_ what: String) -> SigstoreError {
    .timestamp(reason: "\(what) cannot be read")
  }

  private static func read(_ der: [UInt8]) throws -> SignedTimestamp {
    let response = DERTree.children(try DER.parse(der))
    guard response.count == 2, let status = DERTree.children(response[0]).first,
      let value = DERTree.primitive(status), value == [0] || value == [1]
    else { throw unreadable("a granted response") }
    let token = DERTree.children(response[1])
    guard token.count == 2, try ASN1ObjectIdentifier(derEncoded: token[0]) == .signedData,
      let content = DERTree.children(token[1]).first
    else { throw unreadable("the signed data") }
    return try read(signedData: DERTree.children(content))
  }

  private static func read(signedData parts: [ASN1Node]) throws -> SignedTimestamp {
    guard parts.count >= 4 else { throw unreadable("the signed data") }
    let content = DERTree.children(parts[2])
    guard content.count == 2, try ASN1ObjectIdentifier(derEncoded: content[0]) == .timestampInfo,
      let octets = DERTree.children(content[1]).first
    else { throw unreadable("the content") }
    let info = Array(try ASN1OctetString(derEncoded: octets).bytes)
    var embedded: [Certificate] = []
    for part in parts[3...] where part.identifier == DERTree.context(0) {
      for node in DERTree.children(part).prefix(Limits.certificates) {
        embedded.append(try SigningCertificate.read(Array(node.encodedBytes)))
      }
    }
    guard let set = parts.last, set.identifier == .set else { throw unreadable("the signer") }
    let signers = DERTree.children(set)
    guard signers.count == 1 else {
      throw SigstoreError.timestamp(reason: "it has \(signers.count) signers instead of one")
    }
    let (imprint, time) = try read(info: info)
    return SignedTimestamp(
      info: info, imprint: imprint, time: time, embedded: embedded,
      signer: try read(signer: DERTree.children(signers[0])))
  }

  /// TSTInfo: version 1, policy, imprint, serial number, time.
  private static func read(info: [UInt8]) throws -> ((HashAlgorithm, [UInt8]), Int64) {
    let fields = DERTree.children(try DER.parse(info))
    guard fields.count >= 5, DERTree.primitive(fields[0]) == [1] else {
      throw unreadable("the stamp")
    }
    let imprint = DERTree.children(fields[2])
    guard imprint.count == 2, let algorithm = DERTree.children(imprint[0]).first else {
      throw unreadable("the imprint")
    }
    let hash = try hash(algorithm)
    let digest = Array(try ASN1OctetString(derEncoded: imprint[1]).bytes)
    let moment = try GeneralizedTime(derEncoded: fields[4])
    guard
      let time = CivilTime.seconds(
        year: moment.year, month: moment.month, day: moment.day, hour: moment.hours,
        minute: moment.minutes, second: moment.seconds)
    else { throw unreadable("the time") }
    return ((hash, digest), time)
  }

  private static func hash(_ node: ASN1Node) throws -> HashAlgorithm {
    switch try ASN1ObjectIdentifier(derEncoded: node) {
    case .sha256: .sha256
    case .sha384: .sha384
    case .sha512: .sha512
    default: throw SigstoreError.timestamp(reason: "a hash that is not supported")
    }
  }

  /// SignerInfo with issuer and serial number, and signed attributes.
  private static func read(signer fields: [ASN1Node]) throws -> Signer {
    guard fields.count >= 6 else { throw unreadable("the signer") }
    let name = DERTree.children(fields[1])
    guard name.count == 2, let serial = DERTree.primitive(name[1]),
      let algorithm = DERTree.children(fields[2]).first,
      fields[3].identifier == DERTree.context(0)
    else { throw unreadable("the signer") }
    var values: [ASN1ObjectIdentifier: ASN1Node] = [:]
    for attribute in DERTree.children(fields[3]) {
      let parts = DERTree.children(attribute)
      guard parts.count == 2, let value = DERTree.children(parts[1]).first else {
        throw unreadable("an attribute")
      }
      let id = try ASN1ObjectIdentifier(derEncoded: parts[0])
      guard values.updateValue(value, forKey: id) == nil else {
        throw SigstoreError.timestamp(reason: "an attribute stands twice")
      }
    }
    // RFC 5652 5.4: the attributes are signed as a SET OF, not with their implicit tag.
    let attributes = [0x31] + fields[3].encodedBytes.dropFirst()
    return Signer(
      issuer: Array(name[0].encodedBytes), serial: serial, hash: try hash(algorithm),
      attributes: Array(attributes), values: values,
      signature: Array(try ASN1OctetString(derEncoded: fields[5]).bytes))
  }

  /// The time, when one of `authorities` stamped `message`; nothing when the stamp is of none of
  /// them. A stamp of one of them that does not verify throws.
  func verified(over message: [UInt8], by authorities: [TrustedRoot.Authority])
    async throws(SigstoreError) -> Int64?
  {
    var failure: SigstoreError?
    for authority in authorities {
      guard let certificate = try signerCertificate(of: authority) else { continue }
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
  private func signerCertificate(of authority: TrustedRoot.Authority) throws(SigstoreError)
    -> Certificate?
  {
    (authority.chain + embedded).first { certificate in
      Array(certificate.serialNumber.bytes) == trimmed(signer.serial)
        && issuerBytes(certificate) == signer.issuer
        && !SigningCertificate.isAuthority(certificate)
    }
  }

  private func trimmed(_ serial: [UInt8]) -> [UInt8] {
    serial.count > 1 && serial[0] == 0 ? Array(serial.dropFirst()) : serial
  }

  private func issuerBytes(_ certificate: Certificate) -> [UInt8]? {
    guard let body = try? DER.parse(certificate.tbsCertificateBytes) else { return nil }
    let fields = DERTree.children(body)
    // The version comes first, unless it is the oldest one.
    let place = fields.first?.identifier == DERTree.context(0) ? 3 : 2
    return fields.indices.contains(place) ? Array(fields[place].encodedBytes) : nil
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
    try checkAttributes(certificate)
    let key = try VerifyingKey(certificate.publicKey)
    guard key.verifies(signer.signature, digest: signer.hash.digest(signer.attributes), signer.hash)
    else { throw .timestamp(reason: "its signature does not verify") }
    guard let usage = certificate.extensions[oid: .X509ExtensionID.extendedKeyUsage],
      usage.critical, let purposes = try? certificate.extensions.extendedKeyUsage,
      Array(purposes) == [.timeStamping]
    else {
      throw .timestamp(
        reason: "the signer's certificate is not for timestamps alone (RFC 3161 2.3)")
    }
    _ = try await SigningCertificate.chain(
      certificate, offered: embedded, authorities: [authority], at: time)
  }

  /// RFC 3161 2.4.2, RFC 5035: the attributes bind the content and the signer's certificate.
  private func checkAttributes(_ certificate: Certificate) throws(SigstoreError) {
    guard let type = signer.values[.contentType],
      (try? ASN1ObjectIdentifier(derEncoded: type)) == .timestampInfo,
      let digest = signer.values[.messageDigest],
      let octets = try? ASN1OctetString(derEncoded: digest),
      Array(octets.bytes) == signer.hash.digest(info)
    else { throw .timestamp(reason: "its attributes speak about another content") }
    guard namesCertificate(certificate) else {
      throw .timestamp(reason: "its attributes name another certificate")
    }
  }

  /// SigningCertificateV2 (or the older one with SHA-1): the first identifier is the signer's.
  private func namesCertificate(_ certificate: Certificate) -> Bool {
    var coder = DER.Serializer()
    guard (try? coder.serialize(certificate)) != nil else { return false }
    let der = coder.serializedBytes
    if let value = signer.values[.signingCertificateV2] {
      guard let first = DERTree.children(value).first.flatMap({ DERTree.children($0).first })
      else { return false }
      let parts = DERTree.children(first)
      var hash = HashAlgorithm.sha256
      var hashPlace = 0
      if let algorithm = parts.first, algorithm.identifier == .sequence,
        let id = DERTree.children(algorithm).first
      {
        guard let named = try? Self.hash(id) else { return false }
        hash = named
        hashPlace = 1
      }
      guard parts.indices.contains(hashPlace) else { return false }
      return DERTree.primitive(parts[hashPlace]) == hash.digest(der)
    }
    guard let value = signer.values[.signingCertificate],
      let first = DERTree.children(value).first.flatMap({ DERTree.children($0).first }),
      let hash = DERTree.children(first).first
    else { return false }
    return DERTree.primitive(hash) == Array(Insecure.SHA1.hash(data: der))
  }
}
