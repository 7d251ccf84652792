/// Keys, evidence, audit records, API keys, the index and plain files.

import Bytes
import Evidence
import Foundation
import Store
import Testing

@Suite("2.4b keys stay with their owner")
struct KeyFileTests {
  @Test("private keys are 0600, public ones are there, and the event is in the ledger")
  func files() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let key = try workspace.generateKey(
      named: "maria", role: .owner, identity: "maria@example.org", at: 5)
    for name in ["machine", "ledger", "maria"] {
      #expect(try folder.mode("keys/\(name).pem") == 0o600)
    }
    #expect(try folder.mode("keys") == 0o700)
    #expect(try workspace.trustedKeys().keys.count == 2)
    let events = try workspace.evidence().filter {
      $0.statement.predicateType == PredicateType.keyEvent
    }
    #expect(events.count == 2)
    #expect(events.last?.statement.predicate["keyid"]?.string == key.keyID)
    #expect(try workspace.key(named: "maria").keyID == key.keyID)
  }

  @Test("a key file that others can read is refused", arguments: ["machine", "ledger"])
  func wide(name: String) throws {
    let folder = try Folder()
    _ = try folder.workspace()
    try folder.setMode("keys/\(name).pem", 0o640)
    #expect(throws: StoreError.self) { try Workspace.open(folder.state).key(named: name) }
  }

  @Test("keys are never overwritten, and names can't leave the folder")
  func names() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.generateKey(named: "a", role: .reviewer, identity: "a@example.org", at: 1)
    #expect(throws: StoreError.keyExists(name: "a")) {
      try workspace.generateKey(named: "a", role: .owner, identity: "", at: 1)
    }
    for name in ["../x", "", "a/b", ".hidden", "x.pub", String(repeating: "a", count: 65)] {
      #expect(throws: StoreError.self) {
        try workspace.generateKey(named: name, role: .owner, identity: "", at: 1)
      }
    }
    #expect(throws: StoreError.keyMissing(name: "nobody")) { try workspace.key(named: "nobody") }
  }

  @Test("a damaged key file is refused without showing it")
  func damaged() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    try folder.write("keys/machine.pem", Array("secret words".utf8))
    do {
      _ = try workspace.key(named: nil)
      Issue.record("the key was taken")
    } catch {
      #expect(!"\(error)".contains("secret"))
    }
  }

  @Test("a workspace is made once and missing ones are said to be missing")
  func creation() throws {
    let folder = try Folder()
    _ = try folder.workspace()
    #expect(throws: StoreError.workspaceExists(path: folder.state)) { try folder.workspace() }
    #expect(throws: StoreError.workspaceMissing(path: "/nowhere")) {
      try Workspace.open("/nowhere")
    }
  }
}

@Suite("2.2b logs are sensitive")
struct AuditTests {
  @Test("audit records open again and show nothing in the ledger")
  func sealing() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    for text in ["private words", String(repeating: "long private words ", count: 5_000)] {
      let plain: JSON = ["prompt": .string(text)]
      let entry = try workspace.auditSealer.seal(
        requestID: "r1", tenant: "acme", plain: plain, at: 9)
      let index = try workspace.ledger.append([entry])[0]
      let stored = try workspace.ledger.encodedEntries(index..<(index + 1))[0]
      #expect(!String(decoding: stored, as: UTF8.self).contains("private"))
      let again = try Workspace.open(folder.state)
      #expect(try again.auditSealer.open(try again.ledger.entries(index..<(index + 1))[0]) == plain)
    }
    #expect(try workspace.index.audit(requestID: "r1").count == 2)
    #expect(try workspace.index.audit(tenant: "acme", limit: 1).map(\.index) == [2])
    _ = try Workspace.verifyLedger(folder.state)
  }

  @Test("a record of one request does not open as another's, nor for another tenant")
  func binding() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let entry = try workspace.auditSealer.seal(requestID: "r1", tenant: "a", plain: [:], at: 1)
    _ = try workspace.auditSealer.seal(requestID: "r1", tenant: "b", plain: [:], at: 1)
    guard case .audit(_, _, let body) = entry.kind else { return }
    for (id, tenant) in [("r2", "a"), ("r1", "b"), ("r1a", "")] {
      let moved = LedgerEntry(.audit(requestID: id, tenant: tenant, body: body), at: 1)
      #expect(throws: StoreError.auditUnreadable(requestID: id)) {
        try workspace.auditSealer.open(moved)
      }
    }
  }

  @Test("tenant keys are 0600 and refused if wider")
  func tenantKeys() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let entry = try workspace.auditSealer.seal(requestID: "r", tenant: "a/../b", plain: [:], at: 1)
    let name = try #require(folder.files(below: "keys/audit").first)
    #expect(try folder.mode(name) == 0o600)
    try folder.setMode(name, 0o644)
    #expect(throws: StoreError.self) {
      try Workspace.open(folder.state).auditSealer.open(entry)
    }
  }
}

@Suite("2.3a access is by key")
struct AccessRegisterTests {
  @Test("a token is shown once; the file holds its hash only")
  func create() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let made = try workspace.accessRegister.create(
      name: "app", tenant: "acme", scopes: AccessScopes(models: ["m"], environment: "production"),
      limits: AccessLimits(requestsPerMinute: 5), expiresAt: 100, at: 1)
    #expect(made.token.hasPrefix("gh_"))
    #expect(made.token.utf8.count == 55)
    let text = String(decoding: try folder.read("access.json"), as: UTF8.self)
    #expect(!text.contains(made.token.dropFirst(3)))
    #expect(try folder.mode("access.json") == 0o600)
    let other = try Workspace.open(folder.state)
    #expect(other.accessRegister.grant(forToken: made.token) == made.grant)
    #expect(other.accessRegister.grant(forToken: made.token + "x") == nil)
    #expect(made.grant.holds(at: 99))
    #expect(!made.grant.holds(at: 100))
  }

  @Test("a revocation by another process is seen")
  func revoke() throws {
    let folder = try Folder()
    let one = try folder.workspace()
    let two = try Workspace.open(folder.state)
    let made = try one.accessRegister.create(
      name: "app", tenant: "t", scopes: AccessScopes(), limits: AccessLimits(), expiresAt: 100,
      at: 1)
    #expect(try two.accessRegister.reloadIfChanged())
    #expect(try !two.accessRegister.reloadIfChanged())
    #expect(try two.accessRegister.revoke(id: made.grant.id, at: 7).revokedAt == 7)
    #expect(try one.accessRegister.reloadIfChanged())
    #expect(one.accessRegister.grant(forToken: made.token)?.holds(at: 8) == false)
    #expect(throws: StoreError.accessMissing(id: "nope")) {
      try one.accessRegister.revoke(id: "nope", at: 1)
    }
  }

  @Test(
    "a damaged register is refused",
    arguments: ["", "{}", #"{"version":2,"grants":[]}"#, #"{"version":1,"grants":[{}]}"#])
  func damaged(text: String) throws {
    let folder = try Folder()
    _ = try folder.workspace()
    try folder.write("access.json", Array(text.utf8))
    try folder.setMode("access.json", 0o600)
    #expect(throws: StoreError.self) { try Workspace.open(folder.state) }
  }
}

@Suite("2.4c evidence can be found")
struct IndexTests {
  @Test("evidence is found by type and by subject, and is verified")
  func questions() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let recorded = try workspace.record(
      Entries.statement, key: try workspace.key(named: nil), at: 11)
    let found = try workspace.index.evidence(predicateType: PredicateType.scan)
    #expect(found.map(\.index) == [recorded.entryIndex])
    #expect(try workspace.index.evidence(subject: Digest.of([1])).map(\.at) == [11])
    #expect(try workspace.index.evidence(subject: Digest.of([2])).isEmpty)
    let verified = try #require(try workspace.evidence().last)
    #expect(verified.statement == Entries.statement)
    #expect(verified.recordedAt == 11)
    #expect(verified.signers.map(\.role) == [.machine])
  }

  @Test("an index that is deleted, damaged or another ledger's is made again")
  func rebuilt() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    try workspace.record(Entries.statement, key: try workspace.key(named: nil), at: 11)
    #expect(try workspace.evidence().count == 2)
    try folder.remove("index.sqlite")
    #expect(try workspace.evidence().count == 2)
    try folder.write("index.sqlite", Array("no database at all".utf8))
    try? folder.remove("index.sqlite-wal")
    try? folder.remove("index.sqlite-shm")
    #expect(try Workspace.open(folder.state).evidence().count == 2)
    let other = try Folder()
    let stranger = try other.workspace()
    #expect(try stranger.evidence().count == 1)
    _ = try stranger.index.rebuild()
    try folder.write("index.sqlite", try other.read("index.sqlite"))
    #expect(try Workspace.open(folder.state).evidence().count == 2)
    #expect(try workspace.index.rebuild() == 2)
  }

  @Test("evidence of a key that is not trusted any more is left out")
  func untrusted() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.generateKey(named: "a", role: .owner, identity: "a@example.org", at: 1)
    try workspace.record(Entries.statement, key: try workspace.key(named: "a"), at: 2)
    #expect(try workspace.evidence().count == 3)
    try folder.remove("keys/a.json")
    #expect(try workspace.evidence().count == 2)
    #expect(try Workspace.verifyLedger(folder.state).untrusted == [2])
  }
}

@Suite("1.4 files are read with care")
struct FileTests {
  @Test("a file source reads what is there and refuses what is not a regular file")
  func source() throws {
    let folder = try Folder()
    let path = folder.path + "/f"
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let source = try FileSource(path: path)
    #expect(source.count == 600_000)
    #expect(try source.read(at: 599_990, length: 10) == Array(bytes.suffix(10)))
    #expect(throws: ByteSourceError.self) { try source.read(at: 599_991, length: 10) }
    let digest = try FileDigest.of(path: path)
    #expect(digest.digest == Digest.of(bytes))
    #expect(digest.count == 600_000)
    #expect(throws: StoreError.notRegularFile(path: folder.path)) {
      try FileSource(path: folder.path)
    }
    #expect(throws: StoreError.notRegularFile(path: "/dev/null")) {
      try FileSource(path: "/dev/null")
    }
    #expect(throws: StoreError.self) { try FileSource(path: folder.path + "/none") }
  }

  @Test("a file that shrinks while it is read is an error, not fewer bytes")
  func shrinking() throws {
    let folder = try Folder()
    let path = folder.path + "/f"
    // Small files are held from the start; whether they changed is asked afterwards.
    for (count, isHeld) in [(100, true), (2 << 20, false)] {
      try Data([UInt8](repeating: 1, count: count)).write(to: URL(fileURLWithPath: path))
      let source = try FileSource(path: path)
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.truncate(atOffset: 10)
      if !isHeld {
        #expect(throws: ByteSourceError.self) { try source.read(at: 50, length: 10) }
      }
      #expect(throws: ByteSourceError.self) { try source.checkUnchanged() }
    }
  }

  @Test("a replaced file holds the new bytes and leaves no temporary one")
  func atomic() throws {
    let folder = try Folder()
    let path = folder.path + "/f"
    try AtomicFile.replace(path, with: [1])
    try AtomicFile.replace(path, with: [2, 3], mode: 0o600)
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: path))) == [2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["f"])
  }
}
