/// The algorithms that a timestamp names, each of which has to be the one that is used.
/// Source: RFC 5754 (SHA-2 in CMS), RFC 3370 3.2 and RFC 4055 5 (RSA), RFC 5758 3.2 (ECDSA).

import Bytes
import SwiftASN1

/// Reading AlgorithmIdentifier.
enum TimestampAlgorithms {
  private static let hashes: [ASN1ObjectIdentifier: HashAlgorithm] = [
    identifier(of: .sha256): .sha256, identifier(of: .sha384): .sha384,
    identifier(of: .sha512): .sha512,
  ]
  private static let curveSignatures: [ASN1ObjectIdentifier: HashAlgorithm] = [
    [1, 2, 840, 10045, 4, 3, 2]: .sha256,
    [1, 2, 840, 10045, 4, 3, 3]: .sha384,
    [1, 2, 840, 10045, 4, 3, 4]: .sha512,
  ]
  private static let rsaSignatures: [ASN1ObjectIdentifier: HashAlgorithm] = [
    [1, 2, 840, 113549, 1, 1, 11]: .sha256,
    [1, 2, 840, 113549, 1, 1, 12]: .sha384,
    [1, 2, 840, 113549, 1, 1, 13]: .sha512,
  ]
  /// The key's algorithm alone, which leaves the hash to the digest algorithm.
  private static let rsa: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 1]

  /// The identifier, and whether it has parameters, which can only be NULL.
  private static func read(_ node: ASN1Node, _ what: String) throws(SigstoreError)
    -> (id: ASN1ObjectIdentifier, hasNull: Bool)
  {
    var fields = try DERFields(sequence: node, what)
    let id = try fields.identifier()
    let null = fields.optional(.null)
    if let null, DERTree.primitive(null) != [] {
      throw .timestamp(reason: "\(what) cannot be read")
    }
    try fields.end()
    return (id, null != nil)
  }

  /// How a hash is named.
  static func identifier(of hash: HashAlgorithm) -> ASN1ObjectIdentifier {
    switch hash {
    case .sha256: [2, 16, 840, 1, 101, 3, 4, 2, 1]
    case .sha384: [2, 16, 840, 1, 101, 3, 4, 2, 2]
    case .sha512: [2, 16, 840, 1, 101, 3, 4, 2, 3]
    }
  }

  /// The identifier of any hash, which need not be one that is supported.
  static func identifier(_ node: ASN1Node) throws(SigstoreError) -> ASN1ObjectIdentifier {
    try read(node, "a digest algorithm").id
  }

  /// One of the hashes that are supported; parameters are absent or NULL (RFC 5754 2).
  static func hash(_ node: ASN1Node) throws(SigstoreError) -> HashAlgorithm {
    guard let hash = hashes[try identifier(node)] else {
      throw .timestamp(reason: "a hash that is not supported")
    }
    return hash
  }

  /// Throws unless `node` names signatures over `hash`, and says by which kind of key.
  static func family(_ node: ASN1Node, over hash: HashAlgorithm) throws(SigstoreError)
    -> VerifyingKey.Family
  {
    let (id, hasNull) = try read(node, "the signature algorithm")
    if id == rsa || rsaSignatures[id] == hash { return .rsa }
    guard curveSignatures[id] == hash, !hasNull else {
      throw .timestamp(reason: "its signature algorithm does not go with its digest algorithm")
    }
    return .curve
  }
}
