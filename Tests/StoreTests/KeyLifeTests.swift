/// Keys that are rotated and revoked, and what that does to the evidence in the ledger.

import Bytes
import Evidence
import Foundation
import Store
import Testing

@Suite("2.4b keys end, and what they signed is judged by the ledger")
struct KeyLifeTests {
  private func statement(_ number: Int) -> Statement {
    Statement(
      subjects: [Subject(name: "m", digest: Digest.of([UInt8(number)]))],
      predicateType: PredicateType.scan, predicate: ["number": .int(number)])
  }

  private func numbers(_ workspace: Workspace) throws -> [Int] {
    try workspace.evidence().compactMap { $0.statement.predicate["number"]?.int }
  }

  @Test("a rotated key counts until its overlap ends, by the order of the ledger")
  func overlap() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let old = try workspace.key(named: nil)
    try workspace.record(statement(1), key: old, at: 1_001)
    let (new, former) = try workspace.rotateKey(
      named: "machine", end: .init(reason: .superseded, note: "yearly", at: 2_000), at: 1_500)
    #expect(try workspace.key(named: nil).keyID == new.keyID)
    #expect(try workspace.key(named: former).keyID == old.keyID)
    try workspace.record(statement(2), key: old, at: 1_900)
    #expect(throws: StoreError.self) { try workspace.record(statement(3), key: old, at: 2_001) }
    try workspace.record(statement(4), key: try workspace.key(named: nil), at: 3_000)
    // The clock steps back: the old key does not come back to life.
    let envelope = try old.sign(statement(5))
    try workspace.record(envelope, statement: statement(5), at: 1_700)
    #expect(try numbers(workspace) == [1, 2, 4])
    #expect(try workspace.keyHistory().ends[old.keyID]?.note == "yearly")
    #expect(try workspace.currentKeys(at: 2_001).map(\.keyID) == [new.keyID])
    #expect(try workspace.currentKeys(at: 1_999).count == 2)
  }

  @Test("nothing of a compromised key counts, or only what is older")
  func compromised() throws {
    for (since, kept) in [(nil, [4]), (1_150, [1, 4])] as [(Int64?, [Int])] {
      let folder = try Folder()
      let workspace = try folder.workspace()
      let key = try workspace.generateKey(
        named: "ci", role: .machine, identity: "", curve: .p384, at: 1_050)
      try workspace.record(statement(1), key: try workspace.key(named: "ci"), at: 1_100)
      try workspace.record(statement(2), key: try workspace.key(named: "ci"), at: 1_200)
      try workspace.revokeKey(
        key, end: .init(reason: .compromised, note: "", at: since), at: 1_300)
      #expect(throws: StoreError.self) {
        try workspace.record(statement(3), key: try workspace.key(named: "ci"), at: 1_400)
      }
      try workspace.record(statement(4), key: try workspace.key(named: nil), at: 1_500)
      #expect(try numbers(workspace) == kept)
    }
  }

  @Test("the machine's key cannot be revoked without a successor")
  func machine() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.keys.trustedKey(named: "machine")
    #expect(throws: StoreError.keyNeedsSuccessor(name: "machine")) {
      try workspace.revokeKey(key, end: .init(reason: .retired, note: "", at: nil), at: 1_001)
    }
    _ = try workspace.rotateKey(
      named: "machine", end: .init(reason: .compromised, note: "", at: nil), at: 1_002)
    try workspace.record(statement(1), key: try workspace.key(named: nil), at: 1_003)
    #expect(try numbers(workspace) == [1])
  }

  @Test("an interrupted rotation leaves keys that work, and is finished by the next one")
  func interrupted() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let old = try workspace.key(named: nil)
    let before = try Dictionary(
      uniqueKeysWithValues: ["pem", "pub.pem", "json"].map {
        ($0, try folder.read("keys/machine.\($0)"))
      })
    let (new, _) = try workspace.rotateKey(
      named: "machine", end: .init(reason: .superseded, note: "", at: 9_000), at: 1_500)
    // As it was after the description changed and before the private key was put in its place.
    let placed = try folder.read("keys/machine.pem")
    try folder.write("keys/machine.next.pem", placed)
    try folder.setMode("keys/machine.next.pem", 0o600)
    try folder.write("keys/machine.pem", try #require(before["pem"]))
    try folder.setMode("keys/machine.pem", 0o600)
    #expect(try workspace.key(named: nil).keyID == new.keyID)
    #expect(old.keyID != new.keyID)
    try workspace.record(statement(1), key: try workspace.key(named: nil), at: 1_600)
    #expect(try numbers(workspace) == [1])
  }

  @Test("a protected key opens with its passphrase and with no other")
  func protected() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let secret = folder.path + "/secret"
    try Data("correct\n".utf8).write(to: URL(fileURLWithPath: secret))
    #expect(try PassphraseSource.file(secret).read(prompt: "") == Array("correct".utf8))
    #expect(throws: StoreError.self) {
      try PassphraseSource.file(folder.path + "/none").read(prompt: "")
    }
    let key = try workspace.generateKey(
      named: "ci", role: .machine, identity: "", passphrase: Array("correct".utf8), at: 1_001)
    let text = String(decoding: try folder.read("keys/ci.pem"), as: UTF8.self)
    #expect(text.contains("ENCRYPTED"))
    #expect(try workspace.key(named: "ci", passphrase: .file(secret)).keyID == key.keyID)
    #expect(throws: StoreError.evidence(.passphraseNeeded)) {
      try workspace.key(named: "ci", passphrase: .variable("GATEHOUSE_TEST_UNSET"))
    }
  }
}
