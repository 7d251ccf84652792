/// Signers outside this system whose attestations the manifest trusts: suppliers, build services, other
/// teams. Their keys can do one thing: make statements of the types they are named for count. They
/// never sign for this system's own machine, owner or reviewers.

import Bytes
import Crypto
import CryptoExtras

/// A public key of another party: ECDSA on P-256, P-384 or P-521 with the hash of its size, Ed25519,
/// or RSA with PSS and SHA-256.
package struct ForeignSigner: Sendable, Hashable {
  /// The name in the manifest.
  package let name: String
  /// Short names of predicate types that the signer may speak in; empty for none.
  package let kinds: Set<String>
  /// The declared supplier that it signs for; `nil` for none.
  package let supplier: String?
  /// The public key in PEM, with one newline at its end.
  package let publicPEM: String
  /// The key id of securesystemslib.
  package let keyID: String

  private let algorithm: Algorithm

  private enum Algorithm: Sendable, Hashable {
    case curve, ed25519, rsa
  }

  /// Reads the key; `kinds` are short names of `PredicateCatalogue`.
  package init(name: String, kinds: Set<String>, supplier: String?, publicPEM: String)
    throws(EvidenceError)
  {
    guard publicPEM.utf8.count <= Limits.pemBytes else {
      throw .tooLarge(part: "public key", limit: Limits.pemBytes)
    }
    let blocks = try PEMBlock.all(in: publicPEM, part: "public key")
    guard blocks.count == 1, let block = blocks.first, block.label == "PUBLIC KEY" else {
      throw .invalidKey(reason: "not exactly one public key in PEM")
    }
    let pem = block.text
    guard let algorithm = Self.algorithm(of: pem) else {
      throw .invalidKey(
        reason:
          "not a public key in PEM on P-256, P-384, P-521, Ed25519 or RSA of 2048 bits or more")
    }
    self.name = name
    self.kinds = kinds
    self.supplier = supplier
    self.publicPEM = pem
    self.algorithm = algorithm
    keyID = Self.keyID(algorithm, pem)
  }

  private static func algorithm(of pem: String) -> Algorithm? {
    if (try? PublicKeyText.parse(pem)) != nil { return .curve }
    if ed25519(pem) != nil { return .ed25519 }
    if let key = try? _RSA.Signing.PublicKey(pemRepresentation: pem), key.keySizeInBits >= 2_048,
      key.keySizeInBits <= 8_192
    {
      return .rsa
    }
    return nil
  }

  /// The twelve bytes before the key in a SubjectPublicKeyInfo of Ed25519 (RFC 8410).
  private static let ed25519Prefix: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  private static func ed25519(_ pem: String) -> Curve25519.Signing.PublicKey? {
    let lines = pem.split(separator: "\n")
    guard lines.count == 3, lines[0] == "-----BEGIN PUBLIC KEY-----",
      lines[2] == "-----END PUBLIC KEY-----", let der = Base64.decode(String(lines[1])),
      der.count == 44, der.starts(with: ed25519Prefix)
    else { return nil }
    return try? Curve25519.Signing.PublicKey(rawRepresentation: der[12...])
  }

  /// SHA-256 over the OLPC canonical JSON of the key object (securesystemslib 1.6.0). Ed25519 keys
  /// stand there as their 32 bytes in hexadecimal, all others as PEM without the last newline.
  private static func keyID(_ algorithm: Algorithm, _ pem: String) -> String {
    if let key = try? PublicKeyText.parse(pem) { return key.keyID }
    let (type, scheme) =
      algorithm == .ed25519 ? ("ed25519", "ed25519") : ("rsa", "rsassa-pss-sha256")
    let value =
      algorithm == .ed25519
      ? ed25519(pem).map { Hex.encode($0.rawRepresentation) } ?? "" : pem
    let text =
      #"{"keytype":"\#(type)","keyval":{"public":"\#(value)"},"scheme":"\#(scheme)"}"#
    return Digest.of(utf8: text).hex
  }

  /// Whether `signature` is this key's over `message`. ECDSA signatures are in DER.
  func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    switch algorithm {
    case .curve:
      return (try? PublicKeyText.parse(publicPEM))?.verifies(signature, over: message) ?? false
    case .ed25519:
      return Self.ed25519(publicPEM)?.isValidSignature(signature, for: message) ?? false
    case .rsa:
      guard let key = try? _RSA.Signing.PublicKey(pemRepresentation: publicPEM) else {
        return false
      }
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: message),
        padding: .PSS)
    }
  }
}
