/// Whether an entry of a transparency log speaks about this signature: the entry is public, and one made
/// for another signature proves nothing (CVE-2022-36056).
/// Source: rekor's pkg/types (hashedrekord, dsse, intoto); rekor-tiles' rekor v2 entries.

import Bytes
import Evidence
import X509

/// The signature that an entry has to be about.
struct LoggedSignature {
  /// The signature.
  let signature: [UInt8]
  /// The signing certificate in DER, unless a bare key signed.
  let certificate: [UInt8]?
  /// SubjectPublicKeyInfo of the key.
  let spki: [UInt8]
  /// What was signed.
  let content: Signed

  enum Signed {
    /// An artefact: its digest by the hash of the key.
    case artifact(digest: (HashAlgorithm) -> [UInt8]?)
    /// An envelope: its payload and pre-authentication encoding.
    case envelope(payload: [UInt8], encoding: [UInt8])
  }
}

/// Comparing entries with signatures.
enum EntryBody {
  /// Throws unless the body of `entry` is about `signed`.
  static func check(_ entry: LogEntry, is signed: LoggedSignature) throws(SigstoreError) {
    let json: JSON
    do {
      json = try JSON.parse(entry.body, limits: Limits.body)
    } catch {
      throw .invalidJSON(part: "log entry", error)
    }
    let body = try JSONFields(json, part: "log entry")
    guard try body.string("kind") == entry.kind, try body.string("apiVersion") == entry.version
    else { throw .logEntry(reason: "its body is of another kind than it says") }
    let spec = try body.fields("spec")
    switch (entry.kind, entry.version) {
    case ("hashedrekord", "0.0.1"): try hashedRekord1(spec, signed)
    case ("hashedrekord", "0.0.2"): try hashedRekord2(try spec.fields("hashedRekordV002"), signed)
    case ("dsse", "0.0.1"): try dsse1(spec, signed)
    case ("dsse", "0.0.2"): try dsse2(try spec.fields("dsseV002"), signed)
    case ("intoto", "0.0.2"): try intoto2(try spec.fields("content"), signed)
    default: throw .logEntry(reason: "entries of kind \(entry.kind) \(entry.version) are not known")
    }
  }

  private static func require(_ holds: Bool, _ what: String) throws(SigstoreError) {
    guard holds else { throw .logEntry(reason: "it is about another \(what)") }
  }

  /// The digest that a hashedrekord entry must hold: of the artefact, or of what an envelope signs.
  private static func digest(_ signed: LoggedSignature, _ hash: HashAlgorithm) -> [UInt8]? {
    switch signed.content {
    case .artifact(let digest): digest(hash)
    case .envelope(_, let encoding): hash.digest(encoding)
    }
  }

  private static func payload(_ signed: LoggedSignature) throws(SigstoreError) -> [UInt8] {
    guard case .envelope(let payload, _) = signed.content else {
      throw .logEntry(reason: "it is about an envelope, and the bundle has none")
    }
    return payload
  }

  private static func hashedRekord1(_ spec: JSONFields, _ signed: LoggedSignature)
    throws(SigstoreError)
  {
    let data = try spec.fields("data").fields("hash")
    guard let hash = HashAlgorithm(rawValue: try data.string("algorithm")) else {
      throw data.invalid("algorithm", "sha256, sha384 or sha512")
    }
    let value = try data.string("value")
    try require(digest(signed, hash).map(Hex.encode) == value.lowercased(), "artefact")
    let signature = try spec.fields("signature")
    try require(try signature.bytes("content") == signed.signature, "signature")
    try require(
      isKey(try signature.fields("publicKey").bytes("content"), of: signed), "key")
  }

  private static func hashedRekord2(_ spec: JSONFields, _ signed: LoggedSignature)
    throws(SigstoreError)
  {
    let data = try spec.fields("data")
    let name = try data.string("algorithm")
    guard let hash = HashAlgorithm.allCases.first(where: { $0.protobufName == name }) else {
      throw data.invalid("algorithm", "SHA2_256, SHA2_384 or SHA2_512")
    }
    try require(digest(signed, hash) == (try data.bytes("digest", limit: 64)), "artefact")
    try verifier2(try spec.fields("signature"), signed)
  }

  private static func dsse1(_ spec: JSONFields, _ signed: LoggedSignature) throws(SigstoreError) {
    try payloadHash1(try spec.fields("payloadHash"), signed)
    let signatures = try spec.list("signatures", limit: 64)
    try require(signatures.count == 1, "set of signatures")
    for item in signatures {
      try require(try item.bytes("signature") == signed.signature, "signature")
      try require(isKey(try item.bytes("verifier"), of: signed), "key")
    }
  }

  private static func dsse2(_ spec: JSONFields, _ signed: LoggedSignature) throws(SigstoreError) {
    let hash = try spec.fields("payloadHash")
    guard try hash.string("algorithm") == HashAlgorithm.sha256.protobufName else {
      throw hash.invalid("algorithm", "SHA2_256")
    }
    let payload = try payload(signed)
    try require(
      try hash.bytes("digest", limit: 64) == HashAlgorithm.sha256.digest(payload), "payload")
    let signatures = try spec.list("signatures", limit: 64)
    try require(signatures.count == 1, "set of signatures")
    for item in signatures { try verifier2(item, signed) }
  }

  /// The canonical form of these entries holds the hash of the payload in place of it; its signature
  /// and key are encoded twice.
  private static func intoto2(_ content: JSONFields, _ signed: LoggedSignature)
    throws(SigstoreError)
  {
    try payloadHash1(try content.fields("payloadHash"), signed)
    let signatures = try content.fields("envelope").list("signatures", limit: 64)
    try require(signatures.count == 1, "set of signatures")
    for item in signatures {
      let inner = String(validating: try item.bytes("sig"), as: UTF8.self).flatMap(Base64.decode)
      try require(inner == signed.signature, "signature")
      try require(isKey(try item.bytes("publicKey"), of: signed), "key")
    }
  }

  private static func payloadHash1(_ hash: JSONFields, _ signed: LoggedSignature)
    throws(SigstoreError)
  {
    guard try hash.string("algorithm") == "sha256" else {
      throw hash.invalid("algorithm", "sha256")
    }
    let payload = try payload(signed)
    try require(
      try hash.string("value").lowercased() == Hex.encode(HashAlgorithm.sha256.digest(payload)),
      "payload")
  }

  /// A signature with its verifier, as entries of the second version hold them.
  private static func verifier2(_ item: JSONFields, _ signed: LoggedSignature)
    throws(SigstoreError)
  {
    try require(try item.bytes("content") == signed.signature, "signature")
    let verifier = try item.fields("verifier")
    if let certificate = try verifier.optionalFields("x509Certificate") {
      try require(try certificate.bytes("rawBytes") == signed.certificate, "certificate")
    } else {
      let key = try verifier.fields("publicKey")
      try require(try key.bytes("rawBytes") == signed.spki, "key")
    }
  }

  /// Whether PEM text holds the certificate of the signature, or its bare key when it has none.
  private static func isKey(_ pem: [UInt8], of signed: LoggedSignature) -> Bool {
    guard let text = String(validating: pem, as: UTF8.self),
      let der = (try? PEMBlock.all(in: text, part: "log entry"))?.first?.bytes
    else { return false }
    return signed.certificate.map { $0 == der } ?? (signed.spki == der)
  }
}
