/// Private keys under a passphrase: PKCS#8 EncryptedPrivateKeyInfo with PBES2, as OpenSSL writes and reads it.
/// Written with PBKDF2-HMAC-SHA-256 and AES-256-CBC; read also with other SHA-2 functions, SHA-1, AES-128 and -192,
/// and scrypt. What is weaker (PBES1, DES) is refused.
/// Source: RFC 8018, RFC 5958, RFC 7914.

import Crypto
import CryptoExtras
import SwiftASN1

/// Opens and seals a PKCS#8 key under a passphrase.
package enum ProtectedKey {
  /// Rounds of PBKDF2 when a key is written (OWASP Password Storage Cheat Sheet, 2023).
  package static let rounds = 600_000

  private enum ID {
    static let pbes2: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 5, 13]
    static let pbkdf2: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 5, 12]
    static let scrypt: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 11_591, 4, 11]
    static let hmacSHA1: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 2, 7]
    static let hmacSHA256: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 2, 9]
    static let hmacSHA384: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 2, 10]
    static let hmacSHA512: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 2, 11]
    static let aes128CBC: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 2]
    static let aes192CBC: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 22]
    static let aes256CBC: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 42]
  }

  private enum Derivation {
    case pbkdf2(salt: [UInt8], rounds: Int, hash: KDF.Insecure.PBKDF2.HashFunction)
    case scrypt(salt: [UInt8], n: Int, r: Int, p: Int)
  }

  private struct Sealed {
    let derivation: Derivation
    let keyBytes: Int
    let iv: [UInt8]
    let ciphertext: [UInt8]
  }

  /// What the DER is not; turned into an `EvidenceError` at the border of this type.
  private enum Fault: Error {
    case unsupported(String)
  }

  // MARK: reading

  /// The PKCS#8 DER inside; `wrongPassphrase` if the padding or the DER inside is not right.
  static func open(_ der: [UInt8], passphrase: [UInt8]) throws(EvidenceError) -> [UInt8] {
    let sealed = try parse(der)
    do {
      let key = try derive(sealed.derivation, passphrase, bytes: sealed.keyBytes)
      let opened = Array(
        try AES._CBC.decrypt(
          sealed.ciphertext, using: key, iv: try AES._CBC.IV(ivBytes: sealed.iv)))
      _ = try DER.parse(opened)
      return opened
    } catch {
      throw .wrongPassphrase
    }
  }

  private static func parse(_ der: [UInt8]) throws(EvidenceError) -> Sealed {
    guard der.count <= Limits.pemBytes else {
      throw .tooLarge(part: "private key", limit: Limits.pemBytes)
    }
    do {
      return try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
        let (algorithm, parameters) = try identifier(&nodes)
        guard algorithm == ID.pbes2, let parameters else {
          throw Fault.unsupported("it is encrypted in another way than PBES2")
        }
        let ciphertext = try ASN1OctetString(derEncoded: &nodes).bytes
        return try DER.sequence(parameters, identifier: .sequence) { inner in
          let derivation = try derivation(&inner)
          let (cipher, vector) = try identifier(&inner)
          guard let vector else { throw Fault.unsupported("it has no initialisation vector") }
          return Sealed(
            derivation: derivation, keyBytes: try keyBytes(of: cipher),
            iv: Array(try ASN1OctetString(derEncoded: vector).bytes),
            ciphertext: Array(ciphertext))
        }
      }
    } catch let Fault.unsupported(reason) {
      throw .invalidKey(reason: reason + "; openssl pkcs8 -topk8 -v2 aes-256-cbc writes one")
    } catch {
      throw .invalidKey(reason: "not an encrypted private key of PKCS#8")
    }
  }

  private static func identifier(_ nodes: inout ASN1NodeCollection.Iterator) throws
    -> (ASN1ObjectIdentifier, ASN1Node?)
  {
    guard let node = nodes.next() else { throw Fault.unsupported("it is cut off") }
    return try DER.sequence(node, identifier: .sequence) { inner in
      let id = try ASN1ObjectIdentifier(derEncoded: &inner)
      return (id, inner.next())
    }
  }

  private static func derivation(_ nodes: inout ASN1NodeCollection.Iterator) throws -> Derivation {
    let (algorithm, parameters) = try identifier(&nodes)
    guard let parameters else { throw Fault.unsupported("its key derivation has no parameters") }
    switch algorithm {
    case ID.pbkdf2: return try pbkdf2(parameters)
    case ID.scrypt: return try scrypt(parameters)
    default: throw Fault.unsupported("its key derivation is neither PBKDF2 nor scrypt")
    }
  }

  private static func pbkdf2(_ node: ASN1Node) throws -> Derivation {
    try DER.sequence(node, identifier: .sequence) { nodes in
      let salt = try ASN1OctetString(derEncoded: &nodes).bytes
      let rounds = try Int(derEncoded: &nodes)
      guard (1...Limits.derivationRounds).contains(rounds), salt.count <= Limits.saltBytes else {
        throw Fault.unsupported("its key derivation asks for \(rounds) rounds")
      }
      var function = ID.hmacSHA1
      while let next = nodes.next() {
        guard next.identifier != .integer else { continue }
        function = try DER.sequence(next, identifier: .sequence) { inner in
          let id = try ASN1ObjectIdentifier(derEncoded: &inner)
          _ = inner.next()
          return id
        }
      }
      return .pbkdf2(salt: Array(salt), rounds: rounds, hash: try hash(of: function))
    }
  }

  private static func scrypt(_ node: ASN1Node) throws -> Derivation {
    try DER.sequence(node, identifier: .sequence) { nodes in
      let salt = try ASN1OctetString(derEncoded: &nodes).bytes
      let n = try Int(derEncoded: &nodes)
      let r = try Int(derEncoded: &nodes)
      let p = try Int(derEncoded: &nodes)
      _ = nodes.next()
      guard n > 1, r > 0, p > 0, p <= 16, salt.count <= Limits.saltBytes,
        n <= Limits.scryptMemory / 128, r <= Limits.scryptMemory / 128 / n
      else { throw Fault.unsupported("its key derivation asks for too much memory") }
      return .scrypt(salt: Array(salt), n: n, r: r, p: p)
    }
  }

  private static func hash(of id: ASN1ObjectIdentifier) throws -> KDF.Insecure.PBKDF2.HashFunction {
    switch id {
    case ID.hmacSHA1: .insecureSHA1
    case ID.hmacSHA256: .sha256
    case ID.hmacSHA384: .sha384
    case ID.hmacSHA512: .sha512
    default: throw Fault.unsupported("its key derivation uses an unknown hash function")
    }
  }

  private static func keyBytes(of cipher: ASN1ObjectIdentifier) throws -> Int {
    switch cipher {
    case ID.aes128CBC: 16
    case ID.aes192CBC: 24
    case ID.aes256CBC: 32
    default: throw Fault.unsupported("its cipher is not AES in CBC mode")
    }
  }

  private static func derive(_ derivation: Derivation, _ passphrase: [UInt8], bytes: Int) throws
    -> SymmetricKey
  {
    switch derivation {
    case .pbkdf2(let salt, let rounds, let hash):
      try KDF.Insecure.PBKDF2.deriveKey(
        from: passphrase, salt: salt, using: hash, outputByteCount: bytes,
        unsafeUncheckedRounds: rounds)
    case .scrypt(let salt, let n, let r, let p):
      try KDF.Scrypt.deriveKey(
        from: passphrase, salt: salt, outputByteCount: bytes, rounds: n, blockSize: r,
        parallelism: p, maxMemory: 2 * Limits.scryptMemory)
    }
  }

  // MARK: writing

  /// EncryptedPrivateKeyInfo over `pkcs8`.
  static func seal(
    _ pkcs8: [UInt8], passphrase: [UInt8], salt: [UInt8], iv: [UInt8], rounds: Int
  ) throws(EvidenceError) -> [UInt8] {
    do {
      let key = try derive(
        .pbkdf2(salt: salt, rounds: rounds, hash: .sha256), passphrase, bytes: 32)
      let ciphertext = Array(
        try AES._CBC.encrypt(pkcs8, using: key, iv: try AES._CBC.IV(ivBytes: iv)))
      return try encode(salt: salt, iv: iv, rounds: rounds, ciphertext: ciphertext)
    } catch {
      throw .invalidKey(reason: "the key could not be put under a passphrase")
    }
  }

  private static func encode(salt: [UInt8], iv: [UInt8], rounds: Int, ciphertext: [UInt8]) throws
    -> [UInt8]
  {
    var coder = DER.Serializer()
    try coder.appendConstructedNode(identifier: .sequence) { info in
      try info.appendConstructedNode(identifier: .sequence) { algorithm in
        try algorithm.serialize(ID.pbes2)
        try algorithm.appendConstructedNode(identifier: .sequence) { parameters in
          try parameters.appendConstructedNode(identifier: .sequence) { derivation in
            try derivation.serialize(ID.pbkdf2)
            try derivation.appendConstructedNode(identifier: .sequence) { values in
              try values.serialize(ASN1OctetString(contentBytes: salt[...]))
              try values.serialize(rounds)
              try values.appendConstructedNode(identifier: .sequence) { function in
                try function.serialize(ID.hmacSHA256)
                try function.serialize(ASN1Null())
              }
            }
          }
          try parameters.appendConstructedNode(identifier: .sequence) { cipher in
            try cipher.serialize(ID.aes256CBC)
            try cipher.serialize(ASN1OctetString(contentBytes: iv[...]))
          }
        }
      }
      try info.serialize(ASN1OctetString(contentBytes: ciphertext[...]))
    }
    return coder.serializedBytes
  }
}
