/// Walking and rebuilding DER, where a structure is needed that no library has a type for.

import Bytes
import SwiftASN1

/// Functions over nodes of DER.
enum DERTree {
  /// The nodes inside a constructed one; none in a primitive one.
  static func children(_ node: ASN1Node) -> [ASN1Node] {
    if case .constructed(let nodes) = node.content { return Array(nodes) }
    return []
  }

  /// The bytes inside a primitive node; nothing for a constructed one.
  static func primitive(_ node: ASN1Node) -> [UInt8]? {
    if case .primitive(let bytes) = node.content { return Array(bytes) }
    return nil
  }

  /// The encoding of `node` without the nodes inside it that `keep` refuses.
  static func rebuilt(_ node: ASN1Node, keep: (ASN1Node) throws -> Bool) throws -> [UInt8] {
    var coder = DER.Serializer()
    try append(node, to: &coder, keep)
    return coder.serializedBytes
  }

  private static func append(
    _ node: ASN1Node, to coder: inout DER.Serializer, _ keep: (ASN1Node) throws -> Bool
  ) throws {
    switch node.content {
    case .primitive(let content):
      coder.appendPrimitiveNode(identifier: node.identifier) { $0.append(contentsOf: content) }
    case .constructed(let nodes):
      try coder.appendConstructedNode(identifier: node.identifier) { inner in
        for child in nodes where try keep(child) { try append(child, to: &inner, keep) }
      }
    }
  }

  /// A tag of the kind that depends on the context.
  static func context(_ number: UInt) -> ASN1Identifier {
    ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }
}
