/// Reading DER field by field: every tag has to be the one that stands in the specification, in its order,
/// and nothing may be left over.

import SwiftASN1

/// The fields of one constructed node that were not taken yet.
struct DERFields {
  private let what: String
  private var rest: ArraySlice<ASN1Node>

  /// Opens `node`, which has to be constructed and of this tag; `what` names it in reasons.
  init(_ node: ASN1Node, _ tag: ASN1Identifier, _ what: String) throws(SigstoreError) {
    guard node.identifier == tag, case .constructed(let nodes) = node.content else {
      throw .timestamp(reason: "\(what) cannot be read")
    }
    self.what = what
    rest = Array(nodes)[...]
  }

  /// Opens a sequence.
  init(sequence node: ASN1Node, _ what: String) throws(SigstoreError) {
    try self.init(node, .sequence, what)
  }

  private var unreadable: SigstoreError { .timestamp(reason: "\(what) cannot be read") }

  /// The next field, which has to have this tag.
  mutating func take(_ tag: ASN1Identifier) throws(SigstoreError) -> ASN1Node {
    guard let node = optional(tag) else { throw unreadable }
    return node
  }

  /// The next field when it has this tag.
  mutating func optional(_ tag: ASN1Identifier) -> ASN1Node? {
    guard rest.first?.identifier == tag else { return nil }
    return rest.popFirst()
  }

  /// The next field, an integer with this value.
  mutating func version(_ number: UInt8) throws(SigstoreError) {
    guard DERTree.primitive(try take(.integer)) == [number] else {
      throw .timestamp(reason: "\(what) is not of version \(number)")
    }
  }

  /// The next field, an object identifier.
  mutating func identifier() throws(SigstoreError) -> ASN1ObjectIdentifier {
    let node = try take(.objectIdentifier)
    guard let id = try? ASN1ObjectIdentifier(derEncoded: node) else { throw unreadable }
    return id
  }

  /// The next field, the bytes of an octet string.
  mutating func octets() throws(SigstoreError) -> [UInt8] {
    guard let bytes = DERTree.primitive(try take(.octetString)) else { throw unreadable }
    return bytes
  }

  /// All that is left, each of this tag.
  mutating func all(_ tag: ASN1Identifier) throws(SigstoreError) -> [ASN1Node] {
    defer { rest = [] }
    guard rest.allSatisfy({ $0.identifier == tag }) else { throw unreadable }
    return Array(rest)
  }

  /// Throws when something is left.
  func end() throws(SigstoreError) {
    guard rest.isEmpty else { throw .timestamp(reason: "\(what) has more than it may have") }
  }
}
