// Attestations of others: keys of every kind, what counts, what is kept and what is refused.

import Bytes
import Crypto
import CryptoExtras
import Evidence
import Foundation
import Testing

@Suite("2.1d attestations of others count only when a signer of the manifest made them")
struct ForeignTests {
  static let statement = TestResult(.passed).statement(
    over: [Subject(name: "f", digest: Digest.of(utf8: "f"))])

  static func envelope(
    _ payload: [UInt8], keyID: String = "", sign: ([UInt8]) throws -> [UInt8]
  ) rethrows -> Envelope {
    let message = Envelope.preAuthenticationEncoding(type: Envelope.payloadType, payload: payload)
    return Envelope(
      payloadType: Envelope.payloadType, payload: payload,
      signatures: [.init(keyID: keyID, sig: try sign(message))])
  }

  static func signer(_ pem: String, kinds: Set<String> = ["test-result"]) throws -> ForeignSigner {
    try ForeignSigner(name: "acme", kinds: kinds, supplier: nil, publicPEM: pem)
  }

  private func refusal(_ trust: ForeignTrust, _ envelope: Envelope) -> ForeignTrust.Refusal? {
    do {
      _ = try trust.verify(envelope)
      return nil
    } catch {
      return error
    }
  }

  @Test("keys on three curves, Ed25519 and RSA")
  func keys() throws {
    let payload = Self.statement.encoded()
    let p256 = P256.Signing.PrivateKey()
    let p384 = P384.Signing.PrivateKey()
    let p521 = P521.Signing.PrivateKey()
    let ed = Curve25519.Signing.PrivateKey()
    let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    let edPEM =
      "-----BEGIN PUBLIC KEY-----\n"
      + Base64.encode(prefix + Array(ed.publicKey.rawRepresentation))
      + "\n-----END PUBLIC KEY-----\n"
    let cases: [(String, ([UInt8]) throws -> [UInt8])] = [
      (p256.publicKey.pemRepresentation, { Array(try p256.signature(for: $0).derRepresentation) }),
      (p384.publicKey.pemRepresentation, { Array(try p384.signature(for: $0).derRepresentation) }),
      (p521.publicKey.pemRepresentation, { Array(try p521.signature(for: $0).derRepresentation) }),
      (edPEM, { Array(try ed.signature(for: $0)) }),
      (
        rsa.publicKey.pemRepresentation,
        { Array(try rsa.signature(for: SHA256.hash(data: $0), padding: .PSS).rawRepresentation) }
      ),
    ]
    for (pem, sign) in cases {
      let trust = ForeignTrust(signers: [try Self.signer(pem)], own: TrustedKeys([]))
      let good = try Self.envelope(payload, sign: sign)
      #expect(try trust.verify(good).attesters.map(\.name) == ["acme"])
      let other = try Self.envelope(payload + [0x20], sign: sign)
      let swapped = Envelope(
        payloadType: other.payloadType, payload: payload, signatures: other.signatures)
      #expect(refusal(trust, swapped) == .noTrustedSigner(keyIDs: [""]))
    }
  }

  @Test("a signer counts for the kinds that it is named for")
  func kinds() throws {
    let key = P256.Signing.PrivateKey()
    let pem = key.publicKey.pemRepresentation
    let envelope = try Self.envelope(Self.statement.encoded()) {
      Array(try key.signature(for: $0).derRepresentation)
    }
    let trust = ForeignTrust(
      signers: [try Self.signer(pem, kinds: ["provenance"])], own: TrustedKeys([]))
    #expect(
      refusal(trust, envelope)
        == .notTheirs(signers: ["acme"], predicateType: PredicateType.testResult))
  }

  @Test("a signature that names a trusted key and does not verify refuses the envelope")
  func badSignature() throws {
    let key = P256.Signing.PrivateKey()
    let signer = try Self.signer(key.publicKey.pemRepresentation)
    let trust = ForeignTrust(signers: [signer], own: TrustedKeys([]))
    let other = P256.Signing.PrivateKey()
    let envelope = try Self.envelope(Self.statement.encoded(), keyID: signer.keyID) {
      Array(try other.signature(for: $0).derRepresentation)
    }
    #expect(refusal(trust, envelope) == .invalid(.badSignature(keyID: signer.keyID)))
    let raw = try Self.envelope(Self.statement.encoded(), keyID: signer.keyID) {
      Array(try key.signature(for: $0).rawRepresentation)
    }
    #expect(refusal(trust, raw) == .invalid(.badSignature(keyID: signer.keyID)))
  }

  @Test("a predicate that does not fit its type is refused even when it is signed")
  func wrongPredicate() throws {
    let key = P256.Signing.PrivateKey()
    let trust = ForeignTrust(
      signers: [try Self.signer(key.publicKey.pemRepresentation)], own: TrustedKeys([]))
    let bad = Statement(
      subjects: Self.statement.subjects, predicateType: PredicateType.testResult,
      predicate: ["result": "GOOD", "configuration": []])
    let envelope = try Self.envelope(bad.encoded()) {
      Array(try key.signature(for: $0).derRepresentation)
    }
    guard case .invalid(.invalidField(_, let path, _)) = refusal(trust, envelope) else {
      Issue.record("not refused")
      return
    }
    #expect(path == "predicate.result")
  }

  @Test(
    "keys that are none are refused",
    arguments: ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "x"])
  func noKeys(pem: String) {
    #expect(throws: EvidenceError.self) { try Self.signer(pem) }
  }

  @Test("statements about commits and of version 0.1 are read")
  func foreignStatements() throws {
    let commit = String(repeating: "a", count: 40)
    let text = """
      {"_type":"https://in-toto.io/Statement/v0.1","subject":[{"name":"r","digest":{"gitCommit":"\(commit)"}}],
      "predicateType":"https://example.org/x","predicate":{}}
      """
    let statement = try ForeignStatement.decode(Array(text.utf8))
    #expect(statement.subjects[0].digests == ["gitCommit": commit])
    #expect(statement.sha256Subjects.isEmpty)
    for (from, to) in [
      ("Statement/v0.1", "Statement/v2"), (commit, "ABC"), (#""digest":{"#, #""digest":{},"x":{"#),
      (#""predicate":{}"#, #""predicate":[]"#), ("https://example.org/x", "no uri"),
    ] {
      let changed = text.replacingOccurrences(of: from, with: to)
      #expect(throws: EvidenceError.self) { try ForeignStatement.decode(Array(changed.utf8)) }
    }
  }

  @Test("Sigstore bundles are told apart by what proves their signer")
  func bundles() throws {
    let envelope = Self.envelope(Self.statement.encoded()) { _ in [1] }
    func bundle(_ material: JSON, media: String = "application/vnd.dev.sigstore.bundle.v0.3+json")
      throws -> AttestationFile.Packing
    {
      try AttestationFile([
        "mediaType": .string(media), "verificationMaterial": material,
        "dsseEnvelope": envelope.json,
      ]).packing
    }
    #expect(try bundle(["publicKey": ["hint": "x"]]) == .sigstoreKey)
    #expect(try bundle(["certificate": ["rawBytes": "AA=="]]) == .sigstoreCertificate)
    #expect(throws: EvidenceError.self) { try bundle([:]) }
    #expect(throws: EvidenceError.self) {
      try bundle(["publicKey": [:]], media: "application/vnd.dev.sigstore.bundle.v9+json")
    }
    #expect(throws: EvidenceError.self) {
      try AttestationFile([
        "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
        "verificationMaterial": ["publicKey": [:]], "messageSignature": [:],
      ])
    }
  }
}
