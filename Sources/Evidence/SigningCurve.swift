/// The curves that evidence and models are signed on, each with its one hash function: those that
/// model-signing and Sigstore allow.
/// Source: FIPS 186-5, sigstore protobuf-specs PublicKeyDetails (PKIX_ECDSA_P256_SHA_256 and so on).

import Bytes
package import Crypto

/// A curve of NIST; ECDSA with SHA-256 on P-256, SHA-384 on P-384, SHA-512 on P-521.
package enum SigningCurve: String, Sendable, CaseIterable {
  case p256
  case p384
  case p521

  /// What people and JSON call it.
  package var algorithm: String { "ecdsa-\(rawValue)" }

  /// The `scheme` of securesystemslib.
  package var scheme: String { "ecdsa-sha2-nist\(rawValue)" }

  /// Bytes of a private scalar.
  package var scalarBytes: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }
}

/// A public key on one of the curves.
package enum CurvePublicKey: Sendable {
  case p256(P256.Signing.PublicKey)
  case p384(P384.Signing.PublicKey)
  case p521(P521.Signing.PublicKey)

  /// Reads a SubjectPublicKeyInfo in DER.
  init?(der: [UInt8]) {
    if let key = try? P256.Signing.PublicKey(derRepresentation: der) {
      self = .p256(key)
    } else if let key = try? P384.Signing.PublicKey(derRepresentation: der) {
      self = .p384(key)
    } else if let key = try? P521.Signing.PublicKey(derRepresentation: der) {
      self = .p521(key)
    } else {
      return nil
    }
  }

  /// Which of them.
  package var curve: SigningCurve {
    switch self {
    case .p256: .p256
    case .p384: .p384
    case .p521: .p521
    }
  }

  /// SubjectPublicKeyInfo in DER, the point uncompressed.
  var der: [UInt8] {
    switch self {
    case .p256(let key): Array(key.derRepresentation)
    case .p384(let key): Array(key.derRepresentation)
    case .p521(let key): Array(key.derRepresentation)
    }
  }

  /// SubjectPublicKeyInfo in PEM: 64 columns, a newline at the end.
  var pem: String { PEMBlock(label: "PUBLIC KEY", bytes: der).text }

  /// Whether `signature`, an ECDSA-Sig-Value in DER, is over `message` with the hash of the curve.
  func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    switch self {
    case .p256: verifies(signature, digest: SHA256.hash(data: message))
    case .p384: verifies(signature, digest: SHA384.hash(data: message))
    case .p521: verifies(signature, digest: SHA512.hash(data: message))
    }
  }

  /// As above, with SHA-256 whatever the curve is, as model-signing did before 1.0.
  func verifiesWithSHA256(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    verifies(signature, digest: SHA256.hash(data: message))
  }

  /// Whether `signature`, an ECDSA-Sig-Value in DER, is over the message with this digest.
  package func verifies(_ signature: [UInt8], digest: some Crypto.Digest) -> Bool {
    switch self {
    case .p256(let key):
      (try? P256.Signing.ECDSASignature(derRepresentation: signature)).map {
        key.isValidSignature($0, for: digest)
      } ?? false
    case .p384(let key):
      (try? P384.Signing.ECDSASignature(derRepresentation: signature)).map {
        key.isValidSignature($0, for: digest)
      } ?? false
    case .p521(let key):
      (try? P521.Signing.ECDSASignature(derRepresentation: signature)).map {
        key.isValidSignature($0, for: digest)
      } ?? false
    }
  }
}

/// A private key on one of the curves. It has no description that shows it.
enum CurvePrivateKey {
  case p256(P256.Signing.PrivateKey)
  case p384(P384.Signing.PrivateKey)
  case p521(P521.Signing.PrivateKey)

  /// Takes a raw scalar of the length of the curve.
  init?(scalar: [UInt8], curve: SigningCurve) {
    switch curve {
    case .p256:
      guard let key = try? P256.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
      self = .p256(key)
    case .p384:
      guard let key = try? P384.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
      self = .p384(key)
    case .p521:
      guard let key = try? P521.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
      self = .p521(key)
    }
  }

  /// Reads PKCS#8 or SEC 1 in DER.
  init?(der: [UInt8]) {
    if let key = try? P256.Signing.PrivateKey(derRepresentation: der) {
      self = .p256(key)
    } else if let key = try? P384.Signing.PrivateKey(derRepresentation: der) {
      self = .p384(key)
    } else if let key = try? P521.Signing.PrivateKey(derRepresentation: der) {
      self = .p521(key)
    } else {
      return nil
    }
  }

  var publicKey: CurvePublicKey {
    switch self {
    case .p256(let key): .p256(key.publicKey)
    case .p384(let key): .p384(key.publicKey)
    case .p521(let key): .p521(key.publicKey)
    }
  }

  /// PKCS#8 in DER, for the key file alone.
  var pkcs8: [UInt8] {
    switch self {
    case .p256(let key): Array(key.derRepresentation)
    case .p384(let key): Array(key.derRepresentation)
    case .p521(let key): Array(key.derRepresentation)
    }
  }

  /// ECDSA-Sig-Value in DER over `message`.
  func signature(over message: [UInt8]) throws -> [UInt8] {
    switch self {
    case .p256(let key): Array(try key.signature(for: message).derRepresentation)
    case .p384(let key): Array(try key.signature(for: message).derRepresentation)
    case .p521(let key): Array(try key.signature(for: message).derRepresentation)
    }
  }
}
