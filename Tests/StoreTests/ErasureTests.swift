/// Content that goes while the ledger stays: audit records one by one and by tenant, bodies of evidence,
/// and what stays readable.

import Bytes
import Evidence
import Foundation
import Ledger
import Store
import Testing

@Suite("2.1c content can be erased, the ledger verifies")
struct ErasureTests {
  /// Seals and appends records; answers their indices.
  private func records(_ workspace: Workspace, _ tenant: String, _ numbers: Range<Int>) throws
    -> [UInt64]
  {
    try numbers.map { number in
      let entry = try workspace.auditSealer.seal(
        requestID: "\(tenant)-\(number)", tenant: tenant, plain: ["n": .int(number)], at: 1)
      return try workspace.ledger.append([entry])[0]
    }
  }

  private func opens(_ workspace: Workspace, _ index: UInt64) throws -> Bool {
    let entry = try workspace.ledger.entries(index..<(index + 1))[0]
    return (try? workspace.auditSealer.open(entry)) != nil
  }

  @Test("one audit record goes, all others stay, before and after and of other tenants")
  func oneRecord() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let mine = try records(workspace, "a", 0..<5)
    let others = try records(workspace, "b", 0..<2)
    let erasure = try workspace.forget(mine[2], reason: "asked", at: 9, pause: {})
    #expect(erasure.entry == mine[2])
    let later = try records(workspace, "a", 5..<8)
    // The second one of the same table, and one that the new key sealed.
    _ = try workspace.forget(mine[4], reason: "asked", at: 9, pause: {})
    _ = try workspace.forget(later[0], reason: "asked", at: 9, pause: {})
    for reader in [workspace, try Workspace.open(folder.state)] {
      for index in mine + others + later {
        let gone = [mine[2], mine[4], later[0]].contains(index)
        #expect(try opens(reader, index) == !gone, "entry \(index)")
      }
    }
    #expect(try workspace.forget(mine[2], reason: "again", at: 10, pause: {}) == erasure)
    #expect(try workspace.erasures()[mine[4]]?.reason == "asked")
    #expect(try Workspace.verifyLedger(folder.state).audit == 10)
    #expect(folder.files(below: "keys/audit").allSatisfy { !$0.hasSuffix(".retired") })
    for name in folder.files(below: "keys/audit") { #expect(try folder.mode(name) == 0o600) }
  }

  @Test(
    "what a crash left between retiring and destroying a key is still readable, and is finished")
  func crash() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let mine = try records(workspace, "a", 0..<3)
    let name = "keys/audit/\(Digest.of(utf8: "a").hex)"
    try folder.write("\(name).retired", try folder.read("\(name).key"))
    try folder.remove("\(name).key")
    try folder.setMode("\(name).retired", 0o600)
    let later = try records(workspace, "a", 3..<5)
    for index in mine + later { #expect(try opens(workspace, index)) }
    _ = try workspace.forget(later[1], reason: "asked", at: 9, pause: {})
    for index in mine + later { #expect(try opens(workspace, index) == (index != later[1])) }
    _ = try workspace.forget(mine[0], reason: "asked", at: 9, pause: {})
    #expect(try opens(workspace, mine[0]) == false)
    #expect(try opens(workspace, mine[1]))
  }

  @Test("a tenant's records go together")
  func tenant() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let mine = try records(workspace, "a", 0..<3)
    let others = try records(workspace, "b", 0..<1)
    #expect(try workspace.forgetTenant("a", reason: "left", at: 9) == 3)
    for index in mine { #expect(try opens(workspace, index) == false) }
    #expect(try opens(workspace, others[0]))
    #expect(try opens(workspace, try records(workspace, "a", 3..<4)[0]))
    _ = try Workspace.verifyLedger(folder.state)
  }

  @Test("erased evidence satisfies nothing, in this process and another", arguments: [false, true])
  func evidence(encrypted: Bool) throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    if encrypted { #expect(try workspace.encryptBodies()) }
    let key = try workspace.key(named: nil)
    let recorded = try workspace.record(Entries.statement, key: key, at: 5)
    let running = try Workspace.open(folder.state)
    #expect(try running.evidence().contains { $0.entryIndex == recorded.entryIndex })
    _ = try workspace.forget(recorded.entryIndex, reason: "retention", at: 9)
    for reader in [workspace, running, try Workspace.open(folder.state)] {
      #expect(try reader.evidence().allSatisfy { $0.entryIndex != recorded.entryIndex })
      #expect(outcome { try reader.blobs.get(recorded.envelopeDigest) }.faultKind == .blobMissing)
    }
    #expect(try Workspace.verifyLedger(folder.state).erased == [recorded.entryIndex])
    _ = try workspace.index.rebuild()
    #expect(
      try workspace.evidence().contains { $0.statement.predicateType == PredicateType.erasure })
  }

  @Test(
    "the statement comes first: a crash before the destruction leaves evidence that counts no more")
  func statementFirst() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let recorded = try workspace.record(
      Entries.statement, key: try workspace.key(named: nil), at: 5)
    let name = BlobStore.name(recorded.envelopeDigest)
    let body = try folder.read(name)
    _ = try workspace.forget(recorded.entryIndex, reason: "retention", at: 9)
    try folder.write(name, body)
    #expect(try workspace.evidence().allSatisfy { $0.entryIndex != recorded.entryIndex })
    _ = try workspace.forget(recorded.entryIndex, reason: "retention", at: 10)
    #expect(outcome { try folder.read(name) }.isFailure)
  }

  @Test("erasing the newest word on a thing does not bring an older one back")
  func olderStaysVoid() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.key(named: nil)
    let older = try workspace.record(Entries.statement, key: key, at: 5)
    let elsewhere = try workspace.record(
      Statement(
        subjects: [Subject(name: "n.bin", digest: Digest.of([2]))],
        predicateType: PredicateType.scan, predicate: ["answer": 1]), key: key, at: 5)
    let failing = try workspace.record(
      Statement(
        subjects: Entries.statement.subjects, predicateType: PredicateType.scan,
        predicate: ["answer": 0]), key: key, at: 6)
    _ = try workspace.forget(failing.entryIndex, reason: "retention", at: 9)
    let left = Set(try workspace.evidence().map(\.entryIndex))
    #expect(!left.contains(older.entryIndex) && !left.contains(failing.entryIndex))
    #expect(left.contains(elsewhere.entryIndex))
    let newer = try workspace.record(
      Statement(
        subjects: Entries.statement.subjects, predicateType: PredicateType.scan,
        predicate: ["answer": 43]), key: key, at: 10)
    #expect(try workspace.evidence().contains { $0.entryIndex == newer.entryIndex })
  }

  @Test("a document that was taken in goes with the statement about it, unless another names it")
  func documents() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.key(named: nil)
    let own = try workspace.blobs.put(Array("a document".utf8))
    let shared = try workspace.blobs.put(Array("a shared one".utf8))
    func statement(_ digests: [Digest]) -> Statement {
      Statement(
        subjects: Entries.statement.subjects, predicateType: PredicateType.scai,
        predicate: ["documents": .array(digests.map { ["sha256": .string($0.hex)] })])
    }
    let first = try workspace.record(statement([own, shared]), key: key, at: 5)
    _ = try workspace.record(statement([shared]), key: key, at: 6)
    _ = try workspace.forget(first.entryIndex, reason: "asked", at: 9)
    #expect(outcome { try workspace.blobs.get(own) }.faultKind == .blobMissing)
    #expect(try workspace.blobs.get(shared) == Array("a shared one".utf8))
  }

  @Test("what closes something, keys and erasures stay readable, and a body that two entries name")
  func refusals() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.key(named: nil)
    let closing = Statement(
      subjects: Entries.statement.subjects, predicateType: PredicateType.quarantine, predicate: [:])
    let quarantine = try workspace.record(closing, key: key, at: 5)
    for index in [0, quarantine.entryIndex, 99] {
      #expect(throws: StoreError.self) { try workspace.forget(index, reason: "no", at: 9) }
    }
    let envelope = try key.sign(Entries.statement)
    let first = try workspace.record(envelope, statement: Entries.statement, at: 6)
    _ = try workspace.record(envelope, statement: Entries.statement, at: 7)
    #expect(throws: StoreError.self) { try workspace.forget(first.entryIndex, reason: "no", at: 9) }
  }

  @Test("an erasure that nobody trusted signed excuses nothing")
  func forgedErasure() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.key(named: nil)
    let recorded = try workspace.record(Entries.statement, key: key, at: 5)
    let entry = try workspace.ledger.encodedEntries(
      recorded.entryIndex..<(recorded.entryIndex + 1))[0]
    let statement = Statement(
      subjects: [
        Subject(name: "ledger-entry:\(recorded.entryIndex)", digest: MerkleHash.leaf(entry))
      ], predicateType: PredicateType.erasure,
      predicate: ["entry": .int(recorded.entryIndex), "reason": "forged"])
    let stranger = try EvidenceKey(scalar: [UInt8](repeating: 7, count: 32))
    try workspace.record(try stranger.sign(statement), statement: statement, at: 6)
    #expect(try workspace.evidence().contains { $0.entryIndex == recorded.entryIndex })
    try folder.remove(BlobStore.name(recorded.envelopeDigest))
    #expect(outcome { try Workspace.verifyLedger(folder.state) }.faultKind == .blobMissing)
  }
}

extension Result {
  fileprivate var isFailure: Bool {
    guard case .failure = self else { return false }
    return true
  }
}
