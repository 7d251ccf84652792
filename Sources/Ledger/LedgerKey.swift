/// The key of a ledger: Ed25519, and its two texts: PKCS#8 PEM for the key file, and the verifier key
/// of C2SP signed-note for everybody else.

import Bytes
import Crypto

/// The private key that signs checkpoints. It never prints itself.
package struct LedgerKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: Curve25519.Signing.PrivateKey
  /// The public half, under the name of the log.
  package let verifier: NoteVerifier

  /// PKCS#8 of an Ed25519 key up to its 32 bytes of seed (RFC 8410, section 7).
  private static let pkcs8Prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// Takes the 32 bytes of a seed, which come from the system's random source in the program. The
  /// log is named after its key: `gatehouse.dev/ledger/<12 digits of its hash>`, unless `origin`
  /// names it.
  package init(seed: [UInt8], origin: String? = nil) throws(LedgerError) {
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    } catch {
      throw .invalidKey
    }
    let publicKey = Array(key.publicKey.rawRepresentation)
    verifier = try NoteVerifier(
      name: origin ?? "gatehouse.dev/ledger/" + Digest.of(publicKey).short, publicKey: publicKey)
  }

  /// Reads PKCS#8 in PEM as written by `pemForStorage`.
  package init(pem: String, origin: String? = nil) throws(LedgerError) {
    var lines = pem.split(separator: "\n", omittingEmptySubsequences: true)
    guard lines.count == 3, lines.removeFirst() == "-----BEGIN PRIVATE KEY-----",
      lines.removeLast() == "-----END PRIVATE KEY-----",
      let der = Base64.decode(String(lines[0])), der.count == 48,
      Array(der[0..<16]) == LedgerKey.pkcs8Prefix
    else { throw .invalidKey }
    try self.init(seed: Array(der[16...]), origin: origin)
  }

  /// The private key as PKCS#8 in PEM, for the key file alone.
  package var pemForStorage: String {
    "-----BEGIN PRIVATE KEY-----\n"
      + Base64.encode(LedgerKey.pkcs8Prefix + Array(key.rawRepresentation))
      + "\n-----END PRIVATE KEY-----\n"
  }

  /// Signs the text of a note.
  func signature(over text: [UInt8]) throws(LedgerError) -> [UInt8] {
    do {
      return Array(try key.signature(for: text))
    } catch {
      throw .invalidKey
    }
  }

  package var description: String { "ledger key \(verifier.name)" }
  /// Nothing: a reflection must not show the private key.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A public key that signs notes: Ed25519 (type 0x01) of C2SP signed-note.
package struct NoteVerifier: Sendable, Hashable {
  /// The name that signature lines carry.
  package let name: String
  /// The 32 bytes of the public key.
  package let publicKey: [UInt8]
  /// The first four bytes of `SHA-256(name || "\n" || 0x01 || public key)`.
  package let keyID: [UInt8]

  /// SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410, section 4).
  private static let spkiPrefix: [UInt8] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  /// Takes a name without spaces and plus signs, and 32 bytes.
  package init(name: String, publicKey: [UInt8]) throws(LedgerError) {
    try self.init(try KeyText(name: name, type: KeyText.Kind.ed25519, key: publicKey))
  }

  private init(_ text: KeyText) throws(LedgerError) {
    guard text.type == KeyText.Kind.ed25519, text.key.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: text.key)) != nil
    else { throw .invalidKey }
    name = text.name
    publicKey = text.key
    keyID = text.keyID
  }

  /// Reads `name+hex8+base64(type || key)` and checks the id in it.
  package init(vkey: String) throws(LedgerError) {
    try self.init(try KeyText(vkey))
  }

  /// The text that others configure: `name+hex8+base64(type || key)`.
  package var vkey: String {
    "\(name)+\(Hex.encode(keyID))+\(Base64.encode([KeyText.Kind.ed25519] + publicKey))"
  }

  /// The public key as SubjectPublicKeyInfo in PEM.
  package var pem: String {
    "-----BEGIN PUBLIC KEY-----\n" + Base64.encode(NoteVerifier.spkiPrefix + publicKey)
      + "\n-----END PUBLIC KEY-----\n"
  }

  func verifies(_ signature: [UInt8], over text: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: text)
  }
}
