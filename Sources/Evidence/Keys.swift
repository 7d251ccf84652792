/// Keys for evidence: ECDSA P-256 with SHA-256. Private keys can sign and nothing else: they have no
/// description, no coding, and their bytes leave only through `pemForStorage`, which `Store` calls.

import Bytes
import Crypto

/// What a key may speak for.
package enum KeyRole: String, Sendable, CaseIterable {
  /// The program itself: scans, evaluations, verdicts.
  case machine
  /// The owner of a system: accepts risks.
  case owner
  /// A person who reviews: threat models, documents.
  case reviewer
}

/// A private key for evidence. Whoever holds one can sign; it never prints itself.
package struct EvidenceKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: P256.Signing.PrivateKey
  /// The securesystemslib key id of the public half.
  package let keyID: String
  /// The public half as SubjectPublicKeyInfo in PEM, 64 columns, with a newline at the end.
  package let publicPEM: String

  /// Takes the 32 bytes of a private scalar, which come from the system's random source in the
  /// program and from a constant in tests.
  package init(scalar: [UInt8]) throws(EvidenceError) {
    do {
      self.init(try P256.Signing.PrivateKey(rawRepresentation: scalar))
    } catch {
      throw .invalidKey(reason: "not a P-256 private scalar")
    }
  }

  /// Reads a private key in PEM (PKCS#8 or SEC 1).
  package init(pem: String) throws(EvidenceError) {
    guard pem.utf8.count <= Limits.pemBytes else {
      throw .tooLarge(part: "private key", limit: Limits.pemBytes)
    }
    do {
      self.init(try P256.Signing.PrivateKey(pemRepresentation: pem))
    } catch {
      throw .invalidKey(reason: "not a P-256 private key in PEM")
    }
  }

  private init(_ key: P256.Signing.PrivateKey) {
    self.key = key
    publicPEM = PublicKeyText.normalised(key.publicKey.pemRepresentation)
    keyID = PublicKeyText.keyID(ofPEM: publicPEM)
  }

  /// The private key as PKCS#8 in PEM, for the key file alone.
  package var pemForStorage: String { PublicKeyText.normalised(key.pemRepresentation) }

  /// Signs a statement: a DSSE envelope with one signature and the key id filled in.
  package func sign(_ statement: Statement) throws(EvidenceError) -> Envelope {
    let payload = statement.encoded()
    guard payload.count <= Limits.envelopeBytes / 2 else {
      throw .tooLarge(part: "statement", limit: Limits.envelopeBytes / 2)
    }
    let message = Envelope.preAuthenticationEncoding(type: Envelope.payloadType, payload: payload)
    do {
      let signature = try key.signature(for: message)
      return Envelope(
        payloadType: Envelope.payloadType, payload: payload,
        signatures: [.init(keyID: keyID, sig: Array(signature.derRepresentation))])
    } catch {
      throw .invalidKey(reason: "the key could not sign")
    }
  }

  package var description: String { "evidence key \(keyID)" }
  /// Nothing: a reflection must not show the private key.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A public key that evidence may be signed with, and whom it stands for.
package struct TrustedKey: Sendable, Hashable {
  /// The securesystemslib key id.
  package let keyID: String
  /// The local name of the key.
  package let name: String
  /// What the key may speak for.
  package let role: KeyRole
  /// The e-mail address of the person; empty for a machine.
  package let identity: String
  /// The public key in PEM.
  package let publicPEM: String

  /// Reads the public key; the key id is computed, never taken from outside.
  package init(name: String, role: KeyRole, identity: String, publicPEM: String)
    throws(EvidenceError)
  {
    let key = try PublicKeyText.parse(publicPEM)
    self.name = name
    self.role = role
    self.identity = identity
    self.publicPEM = PublicKeyText.normalised(key.pemRepresentation)
    keyID = PublicKeyText.keyID(ofPEM: self.publicPEM)
  }

  /// Lowercase hex SHA-256 of the PEM text: the `hint` of model-signing bundles.
  package var hint: String { Digest.of(utf8: publicPEM).hex }

  /// Whether `signature` is this key's over `message`.
  func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? PublicKeyText.parse(publicPEM),
      let value = try? P256.Signing.ECDSASignature(derRepresentation: signature)
    else { return false }
    return key.isValidSignature(value, for: message)
  }
}

/// PEM text of public keys and the key id that securesystemslib computes from it.
enum PublicKeyText {
  /// Exactly one newline at the end, as OpenSSL writes.
  static func normalised(_ pem: String) -> String {
    var text = pem
    while text.hasSuffix("\n") { text.removeLast() }
    return text + "\n"
  }

  static func parse(_ pem: String) throws(EvidenceError) -> P256.Signing.PublicKey {
    guard pem.utf8.count <= Limits.pemBytes else {
      throw .tooLarge(part: "public key", limit: Limits.pemBytes)
    }
    do {
      return try P256.Signing.PublicKey(pemRepresentation: pem)
    } catch {
      throw .invalidKey(reason: "not a P-256 public key in PEM")
    }
  }
}
