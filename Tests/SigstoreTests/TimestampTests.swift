/// Timestamps altered at every byte, and at places chosen by their meaning: which are refused, and why; and
/// the few changes of bytes that nobody signed which leave a timestamp what it is.

import Bytes
import Testing

@testable import Sigstore

/// A tree of DER that can be changed and written again, with lengths that fit.
private indirect enum Tree {
  case value(tag: UInt8, [UInt8])
  case parts(tag: UInt8, [Tree])

  /// Reads the first node; nothing where the bytes are not such nodes.
  static func read(_ bytes: inout ArraySlice<UInt8>) -> Tree? {
    guard let tag = bytes.popFirst(), var length = bytes.popFirst().map({ Int($0) }) else {
      return nil
    }
    if length >= 128 {
      let width = length - 128
      length = bytes.prefix(width).reduce(0) { $0 << 8 | Int($1) }
      bytes = bytes.dropFirst(width)
    }
    guard bytes.count >= length else { return nil }
    var inside = bytes.prefix(length)
    bytes = bytes.dropFirst(length)
    guard tag & 0x20 != 0 else { return .value(tag: tag, Array(inside)) }
    var parts: [Tree] = []
    while !inside.isEmpty {
      guard let part = read(&inside) else { return nil }
      parts.append(part)
    }
    return .parts(tag: tag, parts)
  }

  var encoded: [UInt8] {
    let (tag, inside) =
      switch self {
      case .value(let tag, let bytes): (tag, bytes)
      case .parts(let tag, let parts): (tag, parts.flatMap(\.encoded))
      }
    guard inside.count >= 128 else { return [tag, UInt8(inside.count)] + inside }
    guard inside.count >= 256 else { return [tag, 0x81, UInt8(inside.count)] + inside }
    return [tag, 0x82, UInt8(inside.count >> 8), UInt8(inside.count & 255)] + inside
  }

  /// This tree with the node at the end of `path` changed.
  func changed(at path: ArraySlice<Int>, _ change: (Tree) -> Tree) -> Tree {
    guard let step = path.first else { return change(self) }
    guard case .parts(let tag, var parts) = self, parts.indices.contains(step) else { return self }
    parts[step] = parts[step].changed(at: path.dropFirst(), change)
    return .parts(tag: tag, parts)
  }

  /// The last byte of the value is another one.
  var flipped: Tree {
    guard case .value(let tag, var bytes) = self, let last = bytes.popLast() else { return self }
    return .value(tag: tag, bytes + [last ^ 1])
  }

  func tagged(_ tag: UInt8) -> Tree {
    switch self {
    case .value(_, let bytes): .value(tag: tag, bytes)
    case .parts(_, let parts): .parts(tag: tag, parts)
    }
  }

  func with(_ more: Tree, at place: Int? = nil) -> Tree {
    guard case .parts(let tag, var parts) = self else { return self }
    parts.insert(more, at: place ?? parts.count)
    return .parts(tag: tag, parts)
  }

  func without(_ place: Int) -> Tree {
    guard case .parts(let tag, var parts) = self else { return self }
    parts.remove(at: place)
    return .parts(tag: tag, parts)
  }

  func part(_ place: Int) -> Tree {
    guard case .parts(_, let parts) = self, parts.indices.contains(place) else { return self }
    return parts[place]
  }

  func number(_ value: UInt8) -> Tree { .value(tag: 2, [value]) }
}

@Suite("2.1 a timestamp is what its authority made of it, byte by byte")
struct TimestampTests {
  private let bundle: SigstoreBundle
  private let authorities: [TrustedRoot.Authority]
  private let der: [UInt8]
  private let tree: Tree

  // Paths into TimeStampResp: the token's signed data, its parts, and its one signer.
  private static let data = [1, 1, 0]
  private static let certificate = data + [3, 0]
  private static let signer = data + [4, 0]
  private static let attributes = signer + [3]

  init() throws {
    bundle = try SigstoreBundle(try Example.bundle())
    authorities = try Example.trustedRoot().timestampAuthorities
    der = try #require(bundle.timestamps.first)
    var bytes = der[...]
    tree = try #require(Tree.read(&bytes))
  }

  /// The time; nothing when the stamp is of no known authority.
  private func judge(_ der: [UInt8]) async throws(SigstoreError) -> Int64? {
    try await SignedTimestamp(der).verified(over: bundle.signature, by: authorities)
  }

  private func refusal(at path: [Int], _ change: (Tree) -> Tree) async -> String {
    do {
      let time = try await judge(tree.changed(at: path[...], change).encoded)
      return time == nil ? "of no known authority" : "accepted"
    } catch .timestamp(let reason) {
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test("no byte can be another one, be gone or be doubled")
  func everyByte() async throws {
    let same = tree.encoded == der
    #expect(same)
    #expect(try await judge(der) != nil)
    var accepted: [String] = []
    for place in der.indices {
      // The lowest bit of values, the bit that makes a tag constructed, and the class of a tag.
      for mask in [0x01, 0x20, 0x80] as [UInt8] {
        var other = der
        other[place] ^= mask
        if let time = try? await judge(other) { accepted.append("\(place) ^ \(mask): \(time)") }
      }
      var shorter = der
      shorter.remove(at: place)
      if let time = try? await judge(shorter) { accepted.append("\(place) removed: \(time)") }
      var longer = der
      longer.insert(der[place], at: place)
      if let time = try? await judge(longer) { accepted.append("\(place) twice: \(time)") }
    }
    #expect(accepted == [])
    #expect((try? await judge([0xFF] + der)) == .none)
    #expect((try? await judge(der + [0])) == .none)
  }

  @Test("what stands around the signed bytes has one form")
  func around() async {
    let data = Self.data
    #expect(await refusal(at: [0, 0], { $0.number(1) }) == "its status is not granted")
    #expect(await refusal(at: [0, 0], { $0.number(2) }) == "its status is not granted")
    #expect(
      await refusal(at: [0], { $0.with(.value(tag: 3, [0, 1])) })
        == "the status has more than it may have")
    #expect(await refusal(at: [], { $0.without(1) }) == "the response cannot be read")
    #expect(await refusal(at: [1, 0], \.flipped) == "it is no signed data")
    for version: UInt8 in [0, 1, 2, 4, 5, 131] {
      #expect(
        await refusal(at: data + [0], { $0.number(version) })
          == "the signed data is not of version 3")
    }
    #expect(
      await refusal(at: data + [1, 0, 0], \.flipped) == "its digest algorithms lack the signer's")
    #expect(
      await refusal(at: data + [1], { $0.without(0) }) == "its digest algorithms lack the signer's")
    #expect(
      await refusal(at: data + [1, 0, 1], { $0.tagged(4) })
        == "a digest algorithm has more than it may have")
    #expect(
      await refusal(at: data + [1], { $0.tagged(0x30) }) == "the signed data cannot be read")
    #expect(await refusal(at: data + [2, 0], \.flipped) == "its content is no timestamp")
    #expect(await refusal(at: data + [2, 1], { $0.tagged(0xA1) }) == "the content cannot be read")
    #expect(
      await refusal(at: data, { $0.with(.parts(tag: 0xA1, []), at: 4) })
        == "it brings lists of revocations, which are not supported")
    #expect(
      await refusal(at: data + [4], { $0.with($0.part(0)) })
        == "it has 2 signers instead of one")
    #expect(
      await refusal(at: data + [4], { $0.without(0) }) == "it has 0 signers instead of one")
    #expect(
      await refusal(at: data, { $0.with(.value(tag: 5, [])) })
        == "the signed data has more than it may have")
  }

  @Test("the signer is named, signs and is described in one way")
  func signer() async {
    let signer = Self.signer
    for version: UInt8 in [0, 2, 3, 129] {
      #expect(
        await refusal(at: signer + [0], { $0.number(version) }) == "the signer is not of version 1")
    }
    #expect(await refusal(at: signer + [1, 1], \.flipped) == "of no known authority")
    #expect(
      await refusal(at: signer + [1, 0, 0, 0, 1], \.flipped) == "of no known authority")
    #expect(
      await refusal(at: signer + [2, 1], { $0.tagged(0x85) })
        == "a digest algorithm has more than it may have")
    #expect(
      await refusal(at: signer + [4, 0], \.flipped)
        == "its signature algorithm does not go with its digest algorithm")
    #expect(
      await refusal(at: signer + [4], { $0.with(.value(tag: 5, [])) })
        == "its signature algorithm does not go with its digest algorithm")
    let rsa: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]
    #expect(
      await refusal(at: signer + [4, 0], { _ in .value(tag: 6, rsa) })
        == "its signature algorithm does not go with the signer's key")
    #expect(await refusal(at: signer + [5], \.flipped) == "its signature does not verify")
    #expect(
      await refusal(at: signer, { $0.with(.parts(tag: 0xA1, [])) })
        == "it has attributes that are not signed")
  }

  @Test("the signed attributes bind the content, the certificate and one another")
  func attributes() async {
    // Type, time, digest, certificate, in this order.
    let attributes = Self.attributes
    let content = "its attributes speak about another content"
    #expect(await refusal(at: attributes + [0, 1, 0], \.flipped) == content)
    #expect(await refusal(at: attributes, { $0.without(0) }) == content)
    #expect(
      await refusal(at: attributes + [1, 1, 0], \.flipped) == "its signature does not verify")
    #expect(await refusal(at: attributes, { $0.without(1) }) == "its signature does not verify")
    #expect(await refusal(at: attributes + [2, 1, 0], \.flipped) == content)
    #expect(
      await refusal(at: attributes + [3, 1, 0, 0, 0, 0], \.flipped)
        == "its attributes name another certificate")
    #expect(
      await refusal(at: attributes, { $0.without(3) }) == "its attributes name another certificate")
    #expect(
      await refusal(at: attributes, { $0.with($0.part(1)) }) == "an attribute stands twice")
    #expect(
      await refusal(at: attributes + [1, 1], { $0.with($0.part(0)) })
        == "an attribute does not have exactly one value")
    // The last byte of the stamp itself is one of its nonce.
    #expect(await refusal(at: Self.data + [2, 1, 0], \.flipped) == content)
  }

  @Test("certificates that come along have the signer's among them, or there are none")
  func certificates() async throws {
    let certificate = Self.certificate
    let lacking = "the certificates that came along lack the signer's"
    // Its signature, its serial number, the last letter of its issuer and of its subject.
    for place in [[2], [0, 1], [0, 3, 1, 0, 1], [0, 5, 1, 0, 1]] {
      #expect(await refusal(at: certificate + place, \.flipped) == lacking, "\(place)")
    }
    // Harmless: nobody signed which certificates come along, and the authority's are known.
    let set = Self.data + [3]
    #expect(await refusal(at: Self.data, { $0.without(3) }) == "accepted")
    #expect(await refusal(at: set, { $0.without(0) }) == "accepted")
    #expect(
      await refusal(at: set) { $0.with($0.part(0).changed(at: [2], \.flipped)) } == "accepted")
    // Harmless: a text beside the status.
    #expect(
      await refusal(at: [0]) { $0.with(.parts(tag: 0x30, [.value(tag: 12, [0x6F, 0x6B])])) }
        == "accepted")
    let many = Tree.parts(
      tag: 0xA0, [Tree](repeating: tree.part(1).part(1).part(0).part(3).part(0), count: 9))
    #expect(await refusal(at: set) { _ in many } != "accepted")
  }
}
