/// Public keys of logs and signers: parsed from SubjectPublicKeyInfo, each with the one hash that goes
/// with it. Source: sigstore's algorithm registry; RFC 5480, RFC 8410, RFC 8017.

import Bytes
import Crypto
import CryptoExtras
import Evidence
import SwiftASN1
package import X509

/// The hash functions of signatures.
package enum HashAlgorithm: String, Sendable, CaseIterable {
  case sha256, sha384, sha512

  /// The one that goes with a curve.
  init(_ curve: SigningCurve) {
    switch curve {
    case .p256: self = .sha256
    case .p384: self = .sha384
    case .p521: self = .sha512
    }
  }

  /// The name in Sigstore's messages.
  var protobufName: String {
    switch self {
    case .sha256: "SHA2_256"
    case .sha384: "SHA2_384"
    case .sha512: "SHA2_512"
    }
  }

  /// The digest of `bytes`.
  package func digest(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha384: Array(SHA384.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }
}

/// A public key that signatures are checked with.
package struct VerifyingKey: Sendable {
  private enum Kind: Sendable {
    case curve(CurvePublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey)
  }

  private let kind: Kind
  /// SubjectPublicKeyInfo in DER.
  package let spki: [UInt8]

  /// Reads SubjectPublicKeyInfo in DER.
  package init(spki: [UInt8]) throws(SigstoreError) {
    do {
      let key = try Certificate.PublicKey(derEncoded: spki)
      try self.init(key)
    } catch let error as SigstoreError {
      throw error
    } catch {
      throw .certificate(reason: "a public key cannot be read")
    }
  }

  /// The key of a certificate.
  package init(_ key: Certificate.PublicKey) throws(SigstoreError) {
    spki = try Self.encoded(key)
    if let key = CurvePublicKey(key) {
      kind = .curve(key)
    } else if let key = Curve25519.Signing.PublicKey(key) {
      kind = .ed25519(key)
    } else if let key = _RSA.Signing.PublicKey(key), key.keySizeInBits >= 2048 {
      kind = .rsa(key)
    } else {
      throw .certificate(reason: "a public key of a kind that is not supported")
    }
  }

  /// SubjectPublicKeyInfo in DER.
  static func encoded(_ key: Certificate.PublicKey) throws(SigstoreError) -> [UInt8] {
    var coder = DER.Serializer()
    guard (try? coder.serialize(key)) != nil else {
      throw .certificate(reason: "a public key cannot be written again")
    }
    return coder.serializedBytes
  }

  /// Kinds of keys, as far as the signatures made with them differ.
  enum Family: Equatable {
    case curve, ed25519, rsa
  }

  /// Which of the kinds this key is.
  var family: Family {
    switch kind {
    case .curve: .curve
    case .ed25519: .ed25519
    case .rsa: .rsa
    }
  }

  /// SHA-256 over SubjectPublicKeyInfo: the key id of RFC 6962.
  package var keyID: [UInt8] { Array(SHA256.hash(data: spki)) }

  /// The hash of signatures under this key; none for Ed25519, which signs the message itself.
  package var hash: HashAlgorithm? {
    switch kind {
    case .curve(let key): HashAlgorithm(key.curve)
    case .rsa: .sha256
    case .ed25519: nil
    }
  }

  /// Whether `signature` is one over `message` under this key, with the hash that goes with it.
  package func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    if case .ed25519(let key) = kind {
      return key.isValidSignature(signature, for: message)
    }
    guard let hash else { return false }
    return verifies(signature, over: message, hash)
  }

  /// Whether `signature` is one over `message` under this key, with this hash.
  func verifies(_ signature: [UInt8], over message: [UInt8], _ hash: HashAlgorithm) -> Bool {
    switch hash {
    case .sha256: verifies(signature, SHA256.hash(data: message))
    case .sha384: verifies(signature, SHA384.hash(data: message))
    case .sha512: verifies(signature, SHA512.hash(data: message))
    }
  }

  /// Whether `signature` is one over the artefact with these digests, with the hash that goes with the key.
  func verifies(_ signature: [UInt8], of artifact: ArtifactDigests) throws(SigstoreError) -> Bool {
    guard let hash else {
      throw .wrongMaterial(found: "an Ed25519 key", expected: "a key that signs digests")
    }
    guard let digest = artifact.digests[hash] else {
      throw .wrongArtifact(reason: "its \(hash.rawValue) is not known, which the key signs")
    }
    if case .curve(let key) = kind { return Self.verify(signature, of: digest, hash, key) }
    // For RSA the library takes only digests that it made itself, and stops the program at others.
    guard let made = artifact.made else {
      throw .wrongArtifact(
        reason: "only its digest is known, and an RSA key's signature needs it whole")
    }
    return verifies(signature, made)
  }

  private static func verify(
    _ signature: [UInt8], of digest: [UInt8], _ hash: HashAlgorithm, _ key: CurvePublicKey
  ) -> Bool {
    let verified: Bool? =
      switch hash {
      case .sha256: PrecomputedDigest<SHA256>(digest).map { key.verifies(signature, digest: $0) }
      case .sha384: PrecomputedDigest<SHA384>(digest).map { key.verifies(signature, digest: $0) }
      case .sha512: PrecomputedDigest<SHA512>(digest).map { key.verifies(signature, digest: $0) }
      }
    return verified ?? false
  }

  /// `digest` has to be of the library's own types.
  private func verifies(_ signature: [UInt8], _ digest: some Crypto.Digest) -> Bool {
    switch kind {
    case .curve(let key): key.verifies(signature, digest: digest)
    case .rsa(let key):
      key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest,
        padding: .insecurePKCS1v1_5)
    case .ed25519: false
    }
  }
}

/// The digests of an artefact by every hash that signatures use, piece by piece.
package struct ArtifactDigestStream: Sendable {
  private var short = SHA256()
  private var middle = SHA384()
  private var long = SHA512()

  /// Begins with nothing.
  package init() {}

  /// Takes the next bytes in.
  package mutating func update(_ bytes: [UInt8]) {
    short.update(data: bytes)
    middle.update(data: bytes)
    long.update(data: bytes)
  }

  /// The digests of all bytes taken in.
  package func finish() -> ArtifactDigests {
    ArtifactDigests(
      made: short.finalize(), [.sha384: Array(middle.finalize()), .sha512: Array(long.finalize())])
  }
}
