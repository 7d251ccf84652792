/// Keys for evidence: ECDSA on P-256, P-384 or P-521. Private keys can sign and nothing else: they have no
/// description, no coding, and their bytes leave only through `pemForStorage` and
/// `protectedPEM`, which `Store` calls.

import Bytes

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
  private enum Holder: Sendable {
    case memory(CurvePrivateKey)
    case token(TokenKey)
  }

  private let holder: Holder
  /// The curve of the key.
  package let curve: SigningCurve
  /// The securesystemslib key id of the public half.
  package let keyID: String
  /// The public half as SubjectPublicKeyInfo in PEM, 64 columns, with a newline at the end.
  package let publicPEM: String

  /// Takes the bytes of a private scalar, which come from the system's random source in the program
  /// and from a constant in tests.
  package init(scalar: [UInt8], curve: SigningCurve = .p256) throws(EvidenceError) {
    guard let key = CurvePrivateKey(scalar: scalar, curve: curve) else {
      throw .invalidKey(reason: "not a private scalar of the curve \(curve.rawValue)")
    }
    self.init(key)
  }

  /// Reads a private key in PEM: PKCS#8, SEC 1 (also with the parameters that OpenSSL writes before
  /// it), or PKCS#8 under a passphrase. `passphrase` is asked for only if it is needed.
  package init(pem: String, passphrase: [UInt8]? = nil) throws(EvidenceError) {
    let blocks = try PEMBlock.all(in: pem, part: "private key")
    let secret = blocks.filter { $0.label.hasSuffix("PRIVATE KEY") }
    guard let block = secret.first else {
      throw .invalidKey(reason: "there is no private key in PEM")
    }
    guard secret.count == 1 else { throw .invalidKey(reason: "there are several private keys") }
    guard !block.hasHeaders else {
      throw .invalidKey(
        reason: "it is encrypted in OpenSSL's old form; openssl pkcs8 -topk8 writes a newer one")
    }
    let der: [UInt8]
    switch block.label {
    case "PRIVATE KEY", "EC PRIVATE KEY": der = block.bytes
    case "ENCRYPTED PRIVATE KEY":
      guard let passphrase else { throw .passphraseNeeded }
      der = try ProtectedKey.open(block.bytes, passphrase: passphrase)
    default:
      throw .invalidKey(reason: "only keys on P-256, P-384 and P-521 can sign")
    }
    guard let key = CurvePrivateKey(der: der) else {
      throw .invalidKey(reason: "not a private key on P-256, P-384 or P-521")
    }
    self.init(key)
  }

  /// A key on a token: `point` is its public half as PKCS#11 gives it, `signer` the token.
  package init(tokenPoint point: [UInt8], signer: any DigestSigner) throws(EvidenceError) {
    guard let publicKey = CurvePublicKey(tokenPoint: point) else {
      throw .invalidKey(reason: "the token's key is not on P-256, P-384 or P-521")
    }
    self.init(.token(TokenKey(publicKey: publicKey, signer: signer)), publicKey)
  }

  private init(_ key: CurvePrivateKey) {
    self.init(.memory(key), key.publicKey)
  }

  private init(_ holder: Holder, _ publicKey: CurvePublicKey) {
    self.holder = holder
    curve = publicKey.curve
    publicPEM = publicKey.pem
    keyID = publicKey.keyID
  }

  private func stored() throws(EvidenceError) -> [UInt8] {
    guard case .memory(let key) = holder else {
      throw .invalidKey(reason: "the private key does not leave its token")
    }
    return key.pkcs8
  }

  /// Whether the private key in `pem` lies under a passphrase.
  package static func isProtected(pem: String) -> Bool {
    guard let blocks = try? PEMBlock.all(in: pem, part: "private key") else { return false }
    return blocks.contains { $0.label == "ENCRYPTED PRIVATE KEY" }
  }

  /// The private key as PKCS#8 in PEM, for the key file alone; empty for a key on a token.
  package var pemForStorage: String {
    (try? stored()).map { PEMBlock(label: "PRIVATE KEY", bytes: $0).text } ?? ""
  }

  /// The private key as PKCS#8 in PEM under a passphrase, for the key file alone. `salt` and `iv`
  /// are 16 fresh random bytes each.
  package func protectedPEM(
    passphrase: [UInt8], salt: [UInt8], iv: [UInt8], rounds: Int = ProtectedKey.rounds
  ) throws(EvidenceError) -> String {
    let bytes = try ProtectedKey.seal(
      try stored(), passphrase: passphrase, salt: salt, iv: iv, rounds: rounds)
    return PEMBlock(label: "ENCRYPTED PRIVATE KEY", bytes: bytes).text
  }

  /// Signs a statement: a DSSE envelope with one signature and the key id filled in.
  package func sign(_ statement: Statement) throws(EvidenceError) -> Envelope {
    try sign(
      Envelope(
        payloadType: Envelope.payloadType, payload: statement.encoded(), signatures: []))
  }

  /// The same envelope with this key's signature after those that are there; a signature of this
  /// key that is there already is replaced.
  package func sign(_ envelope: Envelope) throws(EvidenceError) -> Envelope {
    guard envelope.payload.count <= Limits.envelopeBytes / 2 else {
      throw .tooLarge(part: "statement", limit: Limits.envelopeBytes / 2)
    }
    let others = envelope.signatures.filter { $0.keyID != keyID }
    guard others.count < Limits.signatures else {
      throw .tooLarge(part: "signatures", limit: Limits.signatures)
    }
    do {
      let message = envelope.preAuthenticationEncoding
      let signature =
        switch holder {
        case .memory(let key): try key.signature(over: message)
        case .token(let key): try key.signature(over: message)
        }
      return Envelope(
        payloadType: envelope.payloadType, payload: envelope.payload,
        signatures: others + [.init(keyID: keyID, sig: signature)])
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
  /// The curve of the key.
  package let curve: SigningCurve

  /// Reads the public key; the key id is computed, never taken from outside.
  package init(name: String, role: KeyRole, identity: String, publicPEM: String)
    throws(EvidenceError)
  {
    let key = try PublicKeyText.parse(publicPEM)
    self.init(name: name, role: role, identity: identity, key: key)
  }

  init(name: String, role: KeyRole, identity: String, key: CurvePublicKey) {
    self.name = name
    self.role = role
    self.identity = identity
    publicPEM = key.pem
    keyID = key.keyID
    curve = key.curve
  }

  /// Lowercase hex SHA-256 of the PEM text: the `hint` of model-signing bundles.
  package var hint: String { Digest.of(utf8: publicPEM).hex }

  /// Whether `signature` is this key's over `message`.
  func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? PublicKeyText.parse(publicPEM) else { return false }
    return key.verifies(signature, over: message)
  }

  /// As above, or with SHA-256 on every curve, for signatures of before model-signing 1.0.
  func verifiesOld(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? PublicKeyText.parse(publicPEM) else { return false }
    return key.verifies(signature, over: message)
      || key.verifiesWithSHA256(signature, over: message)
  }
}

/// PEM text of public keys.
enum PublicKeyText {
  static func parse(_ pem: String) throws(EvidenceError) -> CurvePublicKey {
    let blocks = try PEMBlock.all(in: pem, part: "public key")
    guard let block = blocks.first(where: { $0.label == "PUBLIC KEY" }) else {
      throw .invalidKey(reason: "there is no public key in PEM")
    }
    guard let key = CurvePublicKey(der: block.bytes) else {
      throw .invalidKey(reason: "not a public key on P-256, P-384 or P-521")
    }
    return key
  }
}
