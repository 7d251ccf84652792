/// One history: an old backup, a copy and a crash between any two steps.

import Bytes
import Evidence
import Foundation
import Ledger
import Store
import Testing

@Suite("2.1c no second history is signed")
struct MemoryTests {
  /// A copy of the folder as it is now.
  private func copy(_ folder: Folder) throws -> Folder {
    let other = try Folder()
    try FileManager.default.copyItem(atPath: folder.state, toPath: other.state)
    return other
  }

  @Test("an older copy takes up nothing and signs nothing")
  func rolledBack() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let old = try copy(folder)
    _ = try workspace.ledger.append([Entries.audit(1)])
    try workspace.ledger.publish()
    let before = (try old.read("ledger/journal"), try old.read("ledger/checkpoint"))
    let stale = try Workspace.open(old.state)
    #expect(outcome { try stale.ledger.append([Entries.audit(2)]) }.faultKind == .rolledBack)
    #expect(try old.read("ledger/journal") == before.0)
    #expect(try old.read("ledger/checkpoint") == before.1)
    #expect(try stale.ledger.entries(0..<1).count == 1)
    _ = try Workspace.verifyLedger(old.state)
  }

  @Test("of two copies that go on, the second is refused before it signs")
  func copied() throws {
    let folder = try Folder()
    let first = try folder.workspace()
    let other = try copy(folder)
    let second = try Workspace.open(other.state)
    // Both append before either publishes: each journal is whole, only one may be signed.
    _ = try first.ledger.append([Entries.audit(1)])
    _ = try second.ledger.append([Entries.audit(2)])
    try first.ledger.publish()
    let before = try other.read("ledger/checkpoint")
    #expect(outcome { try second.ledger.publish() }.faultKind == .copied)
    #expect(try other.read("ledger/checkpoint") == before)
    _ = try second.ledger.append([Entries.audit(3), Entries.audit(4)])
    #expect(outcome { try second.ledger.publish() }.faultKind == .copied)
    #expect(
      outcome { try Workspace.open(other.state).ledger.append([Entries.audit(5)]) }.faultKind
        == .copied)
    _ = try first.ledger.append([Entries.audit(6)])
    try first.ledger.publish()
  }

  @Test("a crash between the memory and the checkpoint loses nothing")
  func crashBetween() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.ledger.append([Entries.audit(1)])
    let before = try folder.read("ledger/checkpoint")
    try workspace.ledger.publish()
    // The memory knows two entries, the checkpoint one, the journal both.
    try folder.write("ledger/checkpoint", before)
    let again = try Workspace.open(folder.state)
    #expect(again.ledger.size == 2)
    try again.ledger.publish()
    #expect(try Workspace.verifyLedger(folder.state).published == 2)
    #expect(try Workspace.verifyLedger(folder.state).remembered == 2)
  }

  @Test("partial tiles of signed checkpoints stay until the full one is there")
  func partialTiles() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    for number in 1..<6 {
      _ = try workspace.ledger.append([Entries.audit(number)])
      try workspace.ledger.publish()
    }
    let tiles = folder.files(below: "ledger/tile/0").map { $0.split(separator: "/").last ?? "" }
    #expect(tiles == ["1", "2", "3", "4", "5", "6"])
    _ = try workspace.ledger.append((6..<260).map(Entries.audit))
    try workspace.ledger.publish()
    #expect(folder.files(below: "ledger/tile/0") == ["ledger/tile/0/000", "ledger/tile/0/001.p/4"])
    _ = try Workspace.verifyLedger(folder.state)
  }
}

@Suite("2.1c a witness does not forget")
struct WitnessStoreTests {
  private func log(_ byte: UInt8) throws -> LedgerKey {
    try LedgerKey(seed: [UInt8](repeating: byte, count: 32), origin: "example.com/l\(byte)")
  }

  private func request(_ key: LedgerKey, old: UInt64, size: UInt64, root: Digest) throws -> [UInt8]
  {
    let note = try Checkpoint(origin: key.verifier.name, size: size, root: root).signed(with: key)
    return AddCheckpoint(old: old, proof: [], note: note).encoded()
  }

  @Test("what it cosigned is there after reopening, once at a time, and the clock only goes on")
  func remembers() throws {
    let folder = try Folder()
    let key = try log(3)
    let cosigner = try WitnessStore.create(folder.path + "/w", name: "example.org/w")
    #expect(throws: StoreError.self) { try WitnessStore.create(folder.path + "/w", name: "other") }
    let body = try request(key, old: 0, size: 1, root: Digest.of([1]))
    do {
      let store = try WitnessStore(folder.path + "/w", logs: [key.verifier])
      #expect(throws: StoreError.witnessBusy(path: folder.path + "/w")) {
        try WitnessStore(folder.path + "/w", logs: [key.verifier])
      }
      let lines = try SignedNote.lines(try store.add(body, now: 50).get())
      let text = try AddCheckpoint(body).note.text
      #expect(cosigner.time(of: lines[0].signature, over: text) == 50)
    }
    let store = try WitnessStore(folder.path + "/w", logs: [key.verifier])
    #expect(try store.add(body, now: 60) == .failure(.conflict(size: 1)))
    let same = try request(key, old: 1, size: 1, root: Digest.of([1]))
    #expect(throws: StoreError.clockBehind(path: folder.path + "/w")) {
      try store.add(same, now: 49)
    }
    _ = try store.add(same, now: 61).get()
    let forked = try request(key, old: 1, size: 1, root: Digest.of([2]))
    #expect(try store.add(forked, now: 62) == .failure(.inconsistent))
    #expect(try store.checkpoint(originHash: Digest.of(utf8: "example.com/l3").hex) != nil)
    #expect(try store.checkpoint(originHash: Digest.of(utf8: "example.com/l4").hex) == nil)
  }

  @Test("a record that was lost is taken from the second place, a damaged one is an error")
  func lost() throws {
    let folder = try Folder()
    let key = try log(4)
    _ = try WitnessStore.create(folder.path + "/w", name: "example.org/w")
    let hash = Digest.of(utf8: key.verifier.name).hex
    let place = "\(folder.path)/w/\(hash)/checkpoint"
    do {
      let store = try WitnessStore(folder.path + "/w", logs: [key.verifier])
      _ = try store.add(try request(key, old: 0, size: 4, root: Digest.of([1])), now: 5).get()
    }
    try FileManager.default.removeItem(atPath: place)
    do {
      let store = try WitnessStore(folder.path + "/w", logs: [key.verifier])
      let again = try request(key, old: 0, size: 4, root: Digest.of([2]))
      #expect(try store.add(again, now: 6) == .failure(.conflict(size: 4)))
    }
    try Data("rubbish\n".utf8).write(to: URL(fileURLWithPath: place))
    #expect(throws: StoreError.witnessRecord(path: place)) {
      try WitnessStore(folder.path + "/w", logs: [key.verifier])
    }
  }
}
