/// Who signed a timestamp: SignerInfo of RFC 5652 5.3, with the signed attributes that RFC 3161 2.4.2 and
/// RFC 5816 ask for.

import Bytes
import Crypto
import SwiftASN1
import X509

extension ASN1ObjectIdentifier {
  fileprivate static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 3]
  fileprivate static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 4]
  fileprivate static let signingCertificate: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 12,
  ]
  fileprivate static let signingCertificateV2: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 47,
  ]
}

/// The signer of a timestamp, read and not yet verified.
struct TimestampSigner {
  /// How the signer's certificate is named: by its issuer and its serial number, both in DER.
  struct Name: Equatable {
    let issuer: [UInt8]
    let serial: [UInt8]
  }

  let name: Name
  let hash: HashAlgorithm
  /// The kind of key that the signature algorithm is for.
  let family: VerifyingKey.Family
  let signature: [UInt8]
  /// The signed attributes with the tag of a SET, as they are signed.
  private let attributes: [UInt8]
  private let values: [ASN1ObjectIdentifier: ASN1Node]

  /// Reads SignerInfo: version 1, which goes with a name of issuer and serial number.
  init(_ node: ASN1Node) throws(SigstoreError) {
    var fields = try DERFields(sequence: node, "the signer")
    try fields.version(1)
    name = try Self.name(try fields.take(.sequence))
    hash = try TimestampAlgorithms.hash(try fields.take(.sequence))
    let signed = try fields.take(DERTree.context(0))
    // RFC 5652 5.4: the attributes are signed as a SET OF, not with their implicit tag.
    attributes = [0x31] + Array(signed.encodedBytes.dropFirst())
    values = try Self.values(signed)
    family = try TimestampAlgorithms.family(try fields.take(.sequence), over: hash)
    signature = try fields.octets()
    // Unsigned attributes are bytes that anybody may put there; timestamps have no use for them.
    guard fields.optional(DERTree.context(1)) == nil else {
      throw .timestamp(reason: "it has attributes that are not signed")
    }
    try fields.end()
  }

  private static func name(_ node: ASN1Node) throws(SigstoreError) -> Name {
    var fields = try DERFields(sequence: node, "the signer's name")
    let issuer = try fields.take(.sequence)
    let serial = try fields.take(.integer)
    try fields.end()
    return Name(issuer: Array(issuer.encodedBytes), serial: Array(serial.encodedBytes))
  }

  /// Each attribute once, with one value: those that are used here must not have more (RFC 5652 11,
  /// RFC 5035 3), and of the others none is known that has.
  private static func values(_ set: ASN1Node) throws(SigstoreError)
    -> [ASN1ObjectIdentifier: ASN1Node]
  {
    var values: [ASN1ObjectIdentifier: ASN1Node] = [:]
    for attribute in DERTree.children(set) {
      var fields = try DERFields(sequence: attribute, "an attribute")
      let id = try fields.identifier()
      let held = DERTree.children(try fields.take(.set))
      try fields.end()
      guard held.count == 1, let value = held.first else {
        throw .timestamp(reason: "an attribute does not have exactly one value")
      }
      guard values.updateValue(value, forKey: id) == nil else {
        throw .timestamp(reason: "an attribute stands twice")
      }
    }
    return values
  }

  /// How `certificate` would be named; nothing when its body has another shape.
  static func name(of certificate: Certificate) -> Name? {
    guard let body = try? DER.parse(certificate.tbsCertificateBytes) else { return nil }
    let fields = DERTree.children(body)
    // The version comes first, unless it is the oldest one.
    let place = fields.first?.identifier == DERTree.context(0) ? 1 : 0
    guard fields.count > place + 2 else { return nil }
    return Name(
      issuer: Array(fields[place + 2].encodedBytes), serial: Array(fields[place].encodedBytes))
  }

  /// Throws unless the attributes bind content of this type with these bytes, and this certificate, and
  /// the certificate's key signed them.
  func check(
    type: ASN1ObjectIdentifier, content: [UInt8], certificate: Certificate
  ) throws(SigstoreError) {
    guard let named = values[.contentType], (try? ASN1ObjectIdentifier(derEncoded: named)) == type,
      let digest = values[.messageDigest], digest.identifier == .octetString,
      DERTree.primitive(digest) == hash.digest(content)
    else { throw .timestamp(reason: "its attributes speak about another content") }
    guard try namesCertificate(certificate) else {
      throw .timestamp(reason: "its attributes name another certificate")
    }
    let key = try VerifyingKey(certificate.publicKey)
    guard key.family == family else {
      throw .timestamp(reason: "its signature algorithm does not go with the signer's key")
    }
    guard key.verifies(signature, over: attributes, hash) else {
      throw .timestamp(reason: "its signature does not verify")
    }
  }

  /// SigningCertificateV2 (or the older one with SHA-1): the first identifier is the signer's.
  private func namesCertificate(_ certificate: Certificate) throws(SigstoreError) -> Bool {
    var coder = DER.Serializer()
    guard (try? coder.serialize(certificate)) != nil else { return false }
    let der = coder.serializedBytes
    let what = "the name of the signer's certificate"
    if let value = values[.signingCertificateV2] {
      var fields = try first(value, what)
      var hash = HashAlgorithm.sha256
      if let algorithm = fields.optional(.sequence) {
        hash = try TimestampAlgorithms.hash(algorithm)
      }
      guard try fields.octets() == hash.digest(der) else { return false }
      return try matches(&fields, what)
    }
    guard let value = values[.signingCertificate] else { return false }
    var fields = try first(value, what)
    guard try fields.octets() == Array(Insecure.SHA1.hash(data: der)) else { return false }
    return try matches(&fields, what)
  }

  /// The fields of the first identifier; policies may follow the list of identifiers.
  private func first(_ value: ASN1Node, _ what: String) throws(SigstoreError) -> DERFields {
    var parts = try DERFields(sequence: value, what)
    var list = try DERFields(sequence: try parts.take(.sequence), what)
    _ = parts.optional(.sequence)
    try parts.end()
    return try DERFields(sequence: try list.take(.sequence), what)
  }

  /// What is left of an identifier: where issuer and serial number stand there too (RFC 5035 4), they are
  /// those by which the signer is named.
  private func matches(_ fields: inout DERFields, _ what: String) throws(SigstoreError) -> Bool {
    guard let pair = fields.optional(.sequence) else {
      try fields.end()
      return true
    }
    try fields.end()
    var parts = try DERFields(sequence: pair, what)
    let issuers = DERTree.children(try parts.take(.sequence))
    let serial = try parts.take(.integer)
    try parts.end()
    // GeneralNames with one directoryName, which has an explicit tag since Name is a choice.
    guard issuers.count == 1, let issuer = issuers.first, issuer.identifier == DERTree.context(4),
      let directory = DERTree.children(issuer).first
    else { return false }
    return Array(serial.encodedBytes) == name.serial
      && Array(directory.encodedBytes) == name.issuer
  }
}
