/// Model signatures: the probes of provenance that other verifiers get wrong, each with its outcome.

import Bytes
import Evidence
import Testing

@Suite("2.1b models are signed")
struct ModelBundleTests {
  private static let files = [
    ModelResource(name: "sub.txt", digest: Digest.of([1])),
    ModelResource(name: "sub-a/y", digest: Digest.of([2])),
    ModelResource(name: "sub/weights.bin", digest: Digest.of([3])),
    ModelResource(name: "config.json", digest: Digest.of([4])),
  ]

  private func bundle(_ statement: Statement, seed: UInt8 = 7) throws -> (ModelBundle, TrustedKey) {
    let key = try Sample.key(seed)
    let trusted = try Sample.trusted(key)
    return (ModelBundle(envelope: try key.sign(statement), key: trusted), trusted)
  }

  private func changed(_ bundle: ModelBundle, _ change: (inout JSON) -> Void) throws -> [UInt8] {
    var json = try JSON.parse(bundle.encoded())
    change(&json)
    return json.encoded(.compact)
  }

  @Test("files are ordered part by part, and the root is over their raw digests")
  func order() {
    let manifest = ModelManifest(name: "m", resources: Self.files)
    #expect(
      manifest.resources.map(\.name) == ["config.json", "sub/weights.bin", "sub-a/y", "sub.txt"])
    #expect(manifest.rootDigest == Digest.of(manifest.resources.flatMap { $0.digest.bytes }))
  }

  @Test("a bundle reads back and verifies, laid out anew too")
  func roundTrip() throws {
    let manifest = ModelManifest(name: "m", resources: Self.files, ignoredPaths: [".git"])
    let (bundle, key) = try bundle(manifest.statement)
    let again = try ModelBundle(try JSON.parse(bundle.encoded()).encoded(.indented))
    let verified = try again.verify(with: key)
    #expect(verified.manifest == manifest)
    #expect(!verified.hintMissing)
  }

  @Test("a missing hint and missing log entries are accepted, a wrong hint is refused")
  func hints() throws {
    let (bundle, key) = try bundle(ModelManifest(name: "m", resources: Self.files).statement)
    let without = try changed(bundle) { $0["verificationMaterial"] = ["publicKey": [:]] }
    #expect(try ModelBundle(without).verify(with: key).hintMissing)
    let wrong = try changed(bundle) {
      $0["verificationMaterial"] = ["publicKey": ["hint": "00"], "tlogEntries": []]
    }
    #expect(throws: EvidenceError.self) { try ModelBundle(wrong).verify(with: key) }
  }

  @Test("a good signature behind a junk one counts; a junk one alone does not")
  func signatures() throws {
    let (bundle, key) = try bundle(ModelManifest(name: "m", resources: Self.files).statement)
    let junk: JSON = ["keyid": "", "sig": "AAAA"]
    let both = try changed(bundle) { json in
      let good = json["dsseEnvelope"]?["signatures"]?[0] ?? .null
      json["dsseEnvelope"]?["signatures"] = [junk, good]
    }
    #expect(try ModelBundle(both).verify(with: key).otherSignatures == 1)
    let alone = try changed(bundle) { $0["dsseEnvelope"]?["signatures"] = [junk] }
    #expect(throws: EvidenceError.badSignature(keyID: key.keyID)) {
      try ModelBundle(alone).verify(with: key)
    }
  }

  @Test("another key, media type or unknown member is refused")
  func refused() throws {
    let (bundle, _) = try bundle(ModelManifest(name: "m", resources: Self.files).statement)
    let other = try Sample.trusted(try Sample.key(9))
    #expect(throws: EvidenceError.self) { try bundle.verify(with: other) }
    let type = try changed(bundle) { $0["mediaType"] = "application/json" }
    #expect(throws: EvidenceError.self) { try ModelBundle(type) }
    let extra = try changed(bundle) { $0["more"] = 1 }
    #expect(throws: EvidenceError.self) { try ModelBundle(extra) }
    let mode = try changed(bundle) { $0["verificationMaterial"] = ["certificate": [:]] }
    #expect(throws: EvidenceError.keylessBundle) { try ModelBundle(mode).verify(with: other) }
    #expect(throws: EvidenceError.self) { try ModelBundle(Array("{".utf8)) }
  }

  @Test(
    "file names that could leave the model or be counted twice are refused",
    arguments: ["../x", "a/../b", "/etc/passwd", "./config.json", "a//b", "a/", "", "a\\..\\b"])
  func unsafeNames(name: String) throws {
    let manifest = ModelManifest(
      name: "m", resources: [ModelResource(name: name, digest: Digest.of([1]))])
    #expect(throws: EvidenceError.unsafeResourceName(name)) {
      try ModelManifest(manifest.statement)
    }
  }

  @Test("a name that occurs twice is refused, whichever digest is right")
  func duplicateNames() throws {
    let manifest = ModelManifest(
      name: "m",
      resources: [
        ModelResource(name: "a", digest: Digest.of([1])),
        ModelResource(name: "a", digest: Digest.of([2])),
      ])
    #expect(throws: EvidenceError.unsafeResourceName("a")) { try ModelManifest(manifest.statement) }
  }

  @Test("a root digest over other files, two subjects and old predicates are refused")
  func statements() throws {
    let good = ModelManifest(name: "m", resources: Self.files).statement
    let wrongRoot = Statement(
      subjects: [Subject(name: "m", digest: Digest.of([9]))], predicateType: good.predicateType,
      predicate: good.predicate)
    let twoSubjects = Statement(
      subjects: good.subjects + good.subjects, predicateType: good.predicateType,
      predicate: good.predicate)
    let legacy = Statement(
      subjects: good.subjects, predicateType: "https://model_signing/Digests/v0.1",
      predicate: good.predicate)
    for statement in [wrongRoot, twoSubjects, legacy] {
      #expect(throws: EvidenceError.self) { try ModelManifest(statement) }
    }
  }
}
