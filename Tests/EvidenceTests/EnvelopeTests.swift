/// Envelopes, statements and keys: the formats of others to the byte, and every refusal.

import Bytes
import Evidence
import Testing

enum Sample {
  static func key(_ seed: UInt8 = 7) throws -> EvidenceKey {
    try EvidenceKey(scalar: [UInt8](repeating: seed, count: 32))
  }

  static func trusted(_ key: EvidenceKey, role: KeyRole = .machine) throws -> TrustedKey {
    try TrustedKey(name: "sample", role: role, identity: "", publicPEM: key.publicPEM)
  }

  static let statement = Statement(
    subjects: [Subject(name: "m.bin", digest: Digest.of([1]))],
    predicateType: PredicateType.scan, predicate: ["answer": 42])

  static func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    return try Files.read("/\(folder)/Fixtures/\(name)")
  }
}

@Suite("2.4a evidence is sealed")
struct EnvelopeTests {
  @Test("the pre-authentication encoding is that of the DSSE reference vector")
  func referenceEncoding() {
    let bytes = Envelope.preAuthenticationEncoding(
      type: "http://example.com/HelloWorld", payload: Array("hello world".utf8))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
  }

  @Test("key ids and envelopes of securesystemslib are ours")
  func securesystemslib() throws {
    let json = try JSON.parse(try Sample.fixture("securesystemslib.json"))
    let key = try Sample.key()
    #expect(json["keyid"]?.string == key.keyID)
    #expect(json["public"]?.string == key.publicPEM)
    let envelope = try Envelope.decode(try #require(json["envelope"]))
    let sealed = try TrustedKeys([try Sample.trusted(key)]).verify(envelope)
    #expect(sealed.statement.predicate["text"] == "café")
    #expect(sealed.signers.map(\.keyID) == [key.keyID])
  }

  @Test("what is signed verifies, also after it was written and read")
  func roundTrip() throws {
    let key = try Sample.key()
    let envelope = try key.sign(Sample.statement)
    let again = try Envelope.decode(envelope.encoded())
    #expect(again == envelope)
    let sealed = try TrustedKeys([try Sample.trusted(key)]).verify(again)
    #expect(sealed.statement == Sample.statement)
    #expect(sealed.envelopeDigest == envelope.digest)
    let verified = sealed.recorded(entryIndex: 3, recordedAt: 1_700_000_000)
    #expect(verified.entryIndex == 3)
  }

  @Test("a changed payload is a bad signature")
  func changedPayload() throws {
    let key = try Sample.key()
    let envelope = try key.sign(Sample.statement)
    var payload = envelope.payload
    payload[payload.count / 2] ^= 1
    let changed = Envelope(
      payloadType: envelope.payloadType, payload: payload, signatures: envelope.signatures)
    let keys = TrustedKeys([try Sample.trusted(key)])
    #expect(throws: EvidenceError.badSignature(keyID: key.keyID)) { try keys.verify(changed) }
  }

  @Test("an envelope of an unknown key is not trusted")
  func unknownKey() throws {
    let envelope = try Sample.key(9).sign(Sample.statement)
    let keys = TrustedKeys([try Sample.trusted(try Sample.key())])
    #expect(throws: EvidenceError.untrustedSigner(keyIDs: [try Sample.key(9).keyID])) {
      try keys.verify(envelope)
    }
  }

  @Test("a junk signature of an unknown key does not spoil a good one")
  func unknownBesideGood() throws {
    let key = try Sample.key()
    let envelope = try key.sign(Sample.statement)
    let both = Envelope(
      payloadType: envelope.payloadType, payload: envelope.payload,
      signatures: [.init(keyID: "ff", sig: [1, 2, 3])] + envelope.signatures)
    let sealed = try TrustedKeys([try Sample.trusted(key)]).verify(both)
    #expect(sealed.signers.count == 1)
  }

  @Test("a signature in raw form (r and s side by side) is refused")
  func rawSignature() throws {
    let key = try Sample.key()
    let envelope = try key.sign(Sample.statement)
    let raw = Envelope(
      payloadType: envelope.payloadType, payload: envelope.payload,
      signatures: [.init(keyID: key.keyID, sig: [UInt8](repeating: 1, count: 64))])
    let keys = TrustedKeys([try Sample.trusted(key)])
    #expect(throws: EvidenceError.badSignature(keyID: key.keyID)) { try keys.verify(raw) }
  }

  @Test(
    "malformed envelopes are refused",
    arguments: [
      #"{"payload":"","payloadType":"text/plain","signatures":[{"keyid":"","sig":"AA=="}]}"#,
      #"{"payload":"_w==","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AA=="}]}"#,
      #"{"payload":"e30","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AA=="}]}"#,
      #"{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[]}"#,
      #"{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":""}]}"#,
      #"{"payload":"e30=","payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AA=="}]}"#,
      #"{"payloadType":"application/vnd.in-toto+json"}"#, "[]", "{", "",
    ])
  func malformedEnvelope(text: String) {
    #expect(throws: EvidenceError.self) { try Envelope.decode(Array(text.utf8)) }
  }

  @Test(
    "malformed statements are refused",
    arguments: [
      #"{"_type":"https://in-toto.io/Statement/v0.1","subject":[],"predicateType":"x","predicate":{}}"#,
      #"{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x","predicate":{}}"#,
      #"{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"md5":"00"}}],"predicateType":"x","predicate":{}}"#,
      #"{"_type":"https://in-toto.io/Statement/v1","_type":"x"}"#,
      #"{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"AA"}}],"predicateType":"x","predicate":{}}"#,
      "null",
    ])
  func malformedStatement(text: String) {
    #expect(throws: EvidenceError.self) { try Statement.decode(Array(text.utf8)) }
  }

  @Test("unknown members of a statement are ignored")
  func unknownMembers() throws {
    guard case .object(var object) = Sample.statement.json else { return }
    object["later"] = true
    #expect(try Statement.decode(JSON.object(object).encoded()) == Sample.statement)
  }

  @Test("a private key never prints itself")
  func keyIsSilent() throws {
    let key = try Sample.key()
    let pem = key.pemForStorage
    #expect(pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    let secret = pem.split(separator: "\n")[1].prefix(30)
    #expect(!"\(key)".contains(secret))
    #expect(!String(reflecting: key).contains(secret))
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!dumped.contains(secret))
    #expect(try EvidenceKey(pem: pem).keyID == key.keyID)
  }

  @Test("keys that are none are refused without showing them")
  func badKeys() {
    #expect(throws: EvidenceError.self) { try EvidenceKey(pem: "-----BEGIN PRIVATE KEY-----") }
    #expect(throws: EvidenceError.self) {
      try EvidenceKey(scalar: [UInt8](repeating: 0, count: 32))
    }
    #expect(throws: EvidenceError.self) {
      try TrustedKey(name: "x", role: .owner, identity: "", publicPEM: "x")
    }
  }
}
