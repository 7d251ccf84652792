/// Keys that never leave a token: the token signs digests, everything else is done here.

import Crypto

/// Something that signs digests with a private key that nobody can read.
package protocol DigestSigner: Sendable {
  /// ECDSA over `digest`: r and s, each as long as the order of the curve.
  func signature(overDigest digest: [UInt8]) throws -> [UInt8]
}

/// A private key on a token.
struct TokenKey: Sendable {
  let publicKey: CurvePublicKey
  let signer: any DigestSigner

  /// What went wrong with a token that answered.
  private struct Fault: Error {}

  /// ECDSA-Sig-Value in DER over `message`. What the token gives is verified before it is used: a
  /// faulty signature can betray a key.
  func signature(over message: [UInt8]) throws -> [UInt8] {
    let der: [UInt8]
    switch publicKey {
    case .p256:
      let raw = try signer.signature(overDigest: Array(SHA256.hash(data: message)))
      der = Array(try P256.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    case .p384:
      let raw = try signer.signature(overDigest: Array(SHA384.hash(data: message)))
      der = Array(try P384.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    case .p521:
      let raw = try signer.signature(overDigest: Array(SHA512.hash(data: message)))
      der = Array(try P521.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    }
    guard publicKey.verifies(der, over: message) else { throw Fault() }
    return der
  }
}

extension CurvePublicKey {
  /// Reads what PKCS#11 gives: the uncompressed point, in an OCTET STRING or bare.
  init?(tokenPoint point: [UInt8]) {
    for bytes in [point, Array(point.dropFirst(2)), Array(point.dropFirst(3))]
    where bytes.first == 4 {
      if let key = try? P256.Signing.PublicKey(x963Representation: bytes) {
        self = .p256(key)
        return
      }
      if let key = try? P384.Signing.PublicKey(x963Representation: bytes) {
        self = .p384(key)
        return
      }
      if let key = try? P521.Signing.PublicKey(x963Representation: bytes) {
        self = .p521(key)
        return
      }
    }
    return nil
  }
}
