/// Keys of three curves, keys under a passphrase, demands of several signers, and lists of what was revoked.

import Bytes
import Evidence
import Testing

@Suite("2.4b keys of three curves, also under a passphrase")
struct SigningKeyTests {
  /// One key that OpenSSL 3 put under the passphrase `geheim`: with PBKDF2, and with scrypt.
  static let openSSL = [
    """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhXNyP5N5fqzAICA+gw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEG323jAO/KfhYAYrAvmqrAkEgZDn
    Z7Q7ExoeWprIMzwwg+WFqr0rwqgDcDegiPW3hyUiL8NVPNC1uI1Q2BT+bhrdFzit
    uD3G370I8a0v+6QaYmrKBbfMgbnCNgBKMj+nldPtLIcrIHxYWsIonBc/IRVez74g
    q4hQp6gm4ujtGdNpcN/785v8jbEar1SQ2jbZPFu+8ehxJmVXs9n55gzozjntRuI=
    -----END ENCRYPTED PRIVATE KEY-----
    """,
    """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIHkME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAi8M9ThG3sqGQICQAAC
    AQgCAQEwHQYJYIZIAWUDBAEqBBDNz17roZSRLDQOp/uxLpu2BIGQjoApT5IQAL0X
    lEBrYWHsqTNi9+lc54wZF81Sdl8D6voo8H/PE268ISWEKkBd17GHJV/+oZZhE5QL
    YqOPdUZsyieK+OKgA6WcIx56KcpF5z68z8edI3BtVzi9F23uYq5EB1zhcyTXxrC7
    k5UBCKcIpq1uxNCP6wMoAEti+KHFw/F0e41nzDL+EnR+TohpsSGu
    -----END ENCRYPTED PRIVATE KEY-----
    """,
  ]
  static let openSSLPublic = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEff+ewWsj2a7++DPokAwTZ8jlITfu
    v6QBZ2b9wb8YgdWrPkfvkzDtDw0jop7DpjtZlpqVa8vzVDdo7CEYXIJRHQ==
    -----END PUBLIC KEY-----

    """

  static func key(_ curve: SigningCurve, _ seed: UInt8 = 7) throws -> EvidenceKey {
    var scalar = [UInt8](repeating: seed, count: curve.scalarBytes)
    if curve == .p521 { scalar[0] = 0 }
    return try EvidenceKey(scalar: scalar, curve: curve)
  }

  @Test(
    "what a key signs verifies under its own public half only", arguments: SigningCurve.allCases)
  func curves(curve: SigningCurve) throws {
    let key = try Self.key(curve)
    let envelope = try key.sign(Sample.statement)
    let trusted = try Sample.trusted(key)
    #expect(trusted.curve == curve)
    #expect(try TrustedKeys([trusted]).verify(envelope).signers == [trusted])
    let others = try SigningCurve.allCases.map { try Sample.trusted(try Self.key($0, 9)) }
    #expect(throws: EvidenceError.self) { try TrustedKeys(others).verify(envelope) }
  }

  @Test("a key comes back from its stored form", arguments: SigningCurve.allCases)
  func stored(curve: SigningCurve) throws {
    let key = try Self.key(curve)
    #expect(try EvidenceKey(pem: key.pemForStorage).keyID == key.keyID)
    let protected = try key.protectedPEM(
      passphrase: Array("secret".utf8), salt: [UInt8](repeating: 1, count: 16),
      iv: [UInt8](repeating: 2, count: 16), rounds: 10)
    #expect(EvidenceKey.isProtected(pem: protected))
    #expect(try EvidenceKey(pem: protected, passphrase: Array("secret".utf8)).keyID == key.keyID)
    #expect(throws: EvidenceError.passphraseNeeded) { try EvidenceKey(pem: protected) }
    #expect(throws: EvidenceError.wrongPassphrase) {
      try EvidenceKey(pem: protected, passphrase: Array("Secret".utf8))
    }
  }

  @Test("keys that OpenSSL protected open", arguments: [0, 1])
  func openSSL(index: Int) throws {
    let key = try EvidenceKey(pem: Self.openSSL[index], passphrase: Array("geheim".utf8))
    #expect(key.publicPEM == Self.openSSLPublic)
  }

  @Test("PEM with parameters, texts and Windows lines is read; broken PEM is refused")
  func pem() throws {
    let key = try Self.key(.p256)
    let text =
      "Bag Attributes\n  name: x\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
      + key.pemForStorage
    #expect(try EvidenceKey(pem: text).keyID == key.keyID)
    let windows = text.split(separator: "\n").joined(separator: "\r\n")
    #expect(try EvidenceKey(pem: windows).keyID == key.keyID)
    for broken in [
      "", "-----BEGIN PRIVATE KEY-----", String(key.pemForStorage.dropLast(20)),
      key.pemForStorage + key.pemForStorage, key.publicPEM,
      key.pemForStorage.replacing("M", with: "*"),
    ] {
      #expect(throws: EvidenceError.self) { try EvidenceKey(pem: broken) }
    }
  }

  @Test("a key file cannot ask for endless work")
  func endless() throws {
    var bytes = try PEMBlock.all(in: Self.openSSL[0], part: "key")[0].bytes
    // The two bytes of the rounds (03 E8) become the length of a larger integer.
    let place = try #require(bytes.firstIndex(of: 0xE8))
    bytes.replaceSubrange((place - 2)...place, with: [0x02, 0xE8, 0x03])
    let text = PEMBlock(label: "ENCRYPTED PRIVATE KEY", bytes: bytes).text
    #expect(throws: EvidenceError.self) {
      try EvidenceKey(pem: text, passphrase: Array("geheim".utf8))
    }
  }

  @Test("a demand of two signers is met by two keys, not by one twice")
  func demand() throws {
    let keys = try SigningCurve.allCases.map { try Self.key($0) }
    let trusted = TrustedKeys(try keys.map { try Sample.trusted($0) })
    let demand = try SignerDemand(threshold: 2, keyIDs: keys.map(\.keyID))
    let statement = Statement(
      subjects: Sample.statement.subjects, predicateType: PredicateType.scan,
      predicate: [SignerDemand.member: demand.json])
    let one = try keys[0].sign(statement)
    #expect(throws: EvidenceError.thresholdNotMet(have: 1, need: 2)) { try trusted.verify(one) }
    let twice = Envelope(
      payloadType: one.payloadType, payload: one.payload,
      signatures: one.signatures + one.signatures)
    #expect(throws: EvidenceError.thresholdNotMet(have: 1, need: 2)) { try trusted.verify(twice) }
    #expect(try trusted.verify(try keys[1].sign(one)).signers.count == 2)
    for (threshold, ids) in [(0, [keys[0].keyID]), (2, [keys[0].keyID]), (1, ["x"]), (1, [])] {
      #expect(throws: EvidenceError.self) {
        try SignerDemand(threshold: threshold, keyIDs: ids)
      }
    }
  }

  @Test("a revocation list is read whole or not at all, and only a known older signature passes")
  func revocations() throws {
    let id = String(repeating: "a", count: 64)
    let list = RevocationList([.init(id: id, reason: .superseded, since: 100)])
    #expect(try RevocationList(json: list.json().encoded(.canonical)) == list)
    try list.check("other", signedAt: nil)
    try list.check(id, signedAt: 99)
    for time in [nil, 100, 101] as [Int64?] {
      #expect(throws: EvidenceError.revokedSigner(id: id, reason: "superseded")) {
        try list.check(id, signedAt: time)
      }
    }
    var stricter = list
    stricter.add(.init(id: id, reason: .compromised, since: nil))
    stricter.add(.init(id: id, reason: .retired, since: 500))
    #expect(throws: EvidenceError.revokedSigner(id: id, reason: "compromised")) {
      try stricter.check(id, signedAt: 1)
    }
  }
}
