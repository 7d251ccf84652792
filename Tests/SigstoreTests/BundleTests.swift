/// Bundles of the example system's supplier: whole, for somebody else, and broken at every place. The
/// many forms and faults are judged beside the `sigstore` package in tests/whole/sigstore_bundles.py.

import Bytes
import Foundation
import Testing

@testable import Sigstore

enum Example {
  static let directory = "examples/support-assistant/"
  static let root =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/"
  static let identity = ExpectedIdentity(
    name: "releases@models.example", issuer: "https://accounts.models.example")

  static func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: root + directory + path)))
  }

  static func bundle() throws -> [UInt8] { try read("supplier/retriever.sigstore.json") }
  static func trustedRoot() throws -> TrustedRoot {
    try TrustedRoot(try read("supplier/trusted_root.json"))
  }

  static func model() throws -> ExpectedContent {
    var stream = ArtifactDigestStream()
    stream.update(try read("models/support-retriever.safetensors"))
    return .artifact(stream.finish())
  }
}

@Suite("2.1 what suppliers sign is verified without a network")
struct BundleTests {
  private func verify(
    _ bytes: [UInt8], of content: ExpectedContent? = nil, by identity: ExpectedIdentity? = nil,
    root: TrustedRoot? = nil
  ) async throws -> VerifiedBundle {
    try await SigstoreVerifier.verify(
      try SigstoreBundle(bytes), of: try content ?? Example.model(),
      identity: identity ?? Example.identity, root: try root ?? Example.trustedRoot())
  }

  @Test("a whole bundle says who signed, who vouched, and when")
  func whole() async throws {
    let verified = try await verify(try Example.bundle())
    #expect(verified.names == [Example.identity.name])
    #expect(verified.issuer == Example.identity.issuer)
    #expect(verified.times.count == 2)
    #expect(!verified.unchecked)
  }

  @Test("another file, another identity and another issuer are refused")
  func others() async throws {
    let bytes = try Example.bundle()
    let other = ArtifactDigests([.sha256: [UInt8](repeating: 0, count: 32)])
    await #expect(throws: SigstoreError.self) { try await verify(bytes, of: .artifact(other)) }
    for (name, issuer) in [
      ("releases@models.exampl", Example.identity.issuer),
      ("Releases@models.example", Example.identity.issuer),
      (Example.identity.name, "https://accounts.models.example/"),
    ] {
      await #expect(throws: SigstoreError.self) {
        try await verify(bytes, by: ExpectedIdentity(name: name, issuer: issuer))
      }
    }
    await #expect(throws: SigstoreError.self) {
      try await verify(bytes, of: .statement)
    }
  }

  @Test("a bundle cut anywhere is refused, and so is one with a byte too many")
  func cut() throws {
    let bytes = try Example.bundle()
    for length in 0..<(bytes.count - 2) {
      #expect(throws: SigstoreError.self) { try SigstoreBundle(Array(bytes.prefix(length))) }
    }
    #expect(throws: SigstoreError.self) { try SigstoreBundle(bytes + [0x7B]) }
  }

  @Test("a timestamp cut or flipped anywhere never verifies and never crashes")
  func stamps() async throws {
    let bundle = try SigstoreBundle(try Example.bundle())
    let authorities = try Example.trustedRoot().timestampAuthorities
    let der = try #require(bundle.timestamps.first)
    let whole = try await SignedTimestamp(der).verified(over: bundle.signature, by: authorities)
    #expect(whole != nil)
    for length in stride(from: 0, to: der.count, by: 3) {
      #expect(throws: SigstoreError.self) { try SignedTimestamp(Array(der.prefix(length))) }
    }
    var accepted = 0
    for place in stride(from: 0, to: der.count, by: 5) {
      var flipped = der
      flipped[place] ^= 0x10
      guard let stamp = try? SignedTimestamp(flipped) else { continue }
      if let time = try? await stamp.verified(over: bundle.signature, by: authorities),
        time != whole
      {
        accepted += 1
      }
    }
    #expect(accepted == 0)
  }

  @Test("two members of one name, a number that is none, and depth without end are refused")
  func hostile() throws {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    for text in [
      #"{"mediaType":"a","mediaType":"b"}"#, #"{"mediaType":NaN}"#, deep, "", "null", "[]",
      #"{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":1}"#,
    ] {
      #expect(throws: SigstoreError.self) { try SigstoreBundle(Array(text.utf8)) }
      #expect(throws: SigstoreError.self) { try TrustedRoot(Array(text.utf8)) }
    }
  }

  @Test("a trusted root that names no logs or no authorities trusts nothing")
  func emptyRoots() async throws {
    let text = String(decoding: try Example.read("supplier/trusted_root.json"), as: UTF8.self)
    for list in ["tlogs", "ctlogs", "certificateAuthorities"] {
      let renamed = Array(text.replacingOccurrences(of: "\"\(list)\"", with: "\"none\"").utf8)
      let root = try TrustedRoot(renamed)
      await #expect(throws: SigstoreError.self, "\(list)") {
        try await verify(try Example.bundle(), root: root)
      }
    }
  }
}
