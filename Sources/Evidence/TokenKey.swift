/// Keys that lie in a token: the public half and a way to have digests signed there.
/// Source: SEC 1, 2.3.3 (points); RFC 5480, 2.1.1.1 (identifiers of curves); PKCS#11 2.40, 2.3.1.

import Bytes
import Crypto

/// Signs a digest: r and s, each as long as the curve's order.
package typealias DigestSigner = @Sendable (_ digest: [UInt8]) throws -> [UInt8]

extension EvidenceKey {
  /// A key in a token: `curve` is the DER of its identifier, `point` the uncompressed public point.
  package init(tokenCurve curve: [UInt8], point: [UInt8], signer: @escaping DigestSigner)
    throws(EvidenceError)
  {
    guard let key = CurvePublicKey(curve: curve, point: point) else {
      throw .invalidKey(reason: "the token's key is not on P-256, P-384 or P-521")
    }
    self.init(.elsewhere(key, signer))
  }
}

extension CurvePublicKey {
  /// The identifiers of the curves in DER.
  private static let identifiers: [[UInt8]: SigningCurve] = [
    [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]: .p256,
    [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]: .p384,
    [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]: .p521,
  ]

  init?(curve: [UInt8], point: [UInt8]) {
    switch Self.identifiers[curve] {
    case .p256:
      guard let key = try? P256.Signing.PublicKey(x963Representation: point) else { return nil }
      self = .p256(key)
    case .p384:
      guard let key = try? P384.Signing.PublicKey(x963Representation: point) else { return nil }
      self = .p384(key)
    case .p521:
      guard let key = try? P521.Signing.PublicKey(x963Representation: point) else { return nil }
      self = .p521(key)
    case nil: return nil
    }
  }

  /// ECDSA-Sig-Value in DER over `message`, whose digest `signer` signs. A signature that does not
  /// verify under this key is an error: the token answered for another one.
  func signature(over message: [UInt8], by signer: DigestSigner) throws -> [UInt8] {
    let signature: [UInt8]
    switch self {
    case .p256:
      let raw = try signer(Array(SHA256.hash(data: message)))
      signature = Array(
        try P256.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    case .p384:
      let raw = try signer(Array(SHA384.hash(data: message)))
      signature = Array(
        try P384.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    case .p521:
      let raw = try signer(Array(SHA512.hash(data: message)))
      signature = Array(
        try P521.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation)
    }
    guard verifies(signature, over: message) else {
      throw EvidenceError.invalidKey(reason: "the token signed with another key")
    }
    return signature
  }
}
