/// The ledger as files: appending, publishing, reopening, several processes, and every kind of damage.

import Bytes
import Evidence
import Foundation
import Ledger
import Store
import Testing

@Suite("2.1c the ledger is durable")
struct DurableLedgerTests {
  @Test("what was appended is there after reopening, published or not")
  func reopen() throws {
    let folder = try Folder()
    do {
      let workspace = try folder.workspace()
      #expect(try workspace.ledger.append((0..<3).map(Entries.audit)) == [1, 2, 3])
      try workspace.ledger.publish()
      #expect(try workspace.ledger.append([Entries.audit(3)]) == [4])
    }
    let workspace = try Workspace.open(folder.state)
    #expect(workspace.ledger.size == 5)
    #expect(try workspace.ledger.entries(1..<5) == (0..<4).map(Entries.audit))
    #expect(try workspace.ledger.append([Entries.audit(4)]) == [5])
    let report = try Workspace.verifyLedger(folder.state)
    #expect(report.durable == 6)
    #expect(report.published == 4)
    #expect(report.audit == 5)
    #expect(report.evidence == 1)
  }

  @Test("entries across the borders of tiles prove and verify", arguments: [255, 256, 257, 1_000])
  func borders(count: Int) throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    var number = 1
    for step in [1, 100, 154, 1, 1, 1, 400, 342] where number < count {
      let end = min(count, number + step)
      _ = try workspace.ledger.append((number..<end).map(Entries.audit))
      try workspace.ledger.publish()
      number = end
    }
    #expect(try workspace.ledger.publishedSize() == UInt64(count))
    for index in stride(from: 1, to: count, by: max(1, count / 7)) {
      let proven = try workspace.ledger.prove(UInt64(index))
      #expect(proven.entry == Entries.audit(index).encoded())
      try proven.proof.verify(entry: proven.entry, verifier: workspace.ledger.verifier)
    }
    let reopened = try Workspace.open(folder.state)
    #expect(try reopened.ledger.prove(UInt64(count - 1)).proof.index == UInt64(count - 1))
    #expect(try Workspace.verifyLedger(folder.state).published == UInt64(count))
  }

  @Test("partial tiles that were replaced are gone, and tiles have the sizes of the layout")
  func layout() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    for number in 1..<300 {
      _ = try workspace.ledger.append([Entries.audit(number)])
      if number % 50 == 0 || number == 299 { try workspace.ledger.publish() }
    }
    #expect(
      folder.files(below: "ledger/tile") == [
        "ledger/tile/0/000", "ledger/tile/0/001.p/44", "ledger/tile/1/000.p/1",
        "ledger/tile/entries/000", "ledger/tile/entries/001.p/44",
      ])
    #expect(try folder.read("ledger/tile/0/000").count == 8_192)
    #expect(try folder.read("ledger/tile/1/000.p/1").count == 32)
  }

  @Test("callers that wait together get different indices and lose nothing")
  func concurrentAppends() async throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let indices = try await withThrowingTaskGroup(of: UInt64.self) { group in
      for number in 0..<300 {
        group.addTask { try await workspace.ledger.appendAsync(Entries.audit(number)) }
      }
      var indices: Set<UInt64> = []
      for try await index in group { indices.insert(index) }
      return indices
    }
    #expect(indices == Set(1...300))
    try workspace.ledger.publish()
    #expect(try Workspace.verifyLedger(folder.state).published == 301)
  }

  @Test("two openings of one ledger see each other's entries")
  func twoOpenings() throws {
    let folder = try Folder()
    let one = try folder.workspace()
    let two = try Workspace.open(folder.state)
    #expect(try one.ledger.append([Entries.audit(1)]) == [1])
    #expect(try two.ledger.changedSince(1))
    #expect(two.ledger.size == 2)
    let mark = one.ledger.evidenceMark
    #expect(try two.ledger.append([Entries.audit(2)]) == [2])
    try two.record(Entries.statement, key: try two.key(named: nil), at: 5)
    #expect(try one.ledger.changedSince(3))
    #expect(one.ledger.evidenceMark > mark)
    #expect(try !one.ledger.changedSince(4))
    #expect(try one.ledger.append([Entries.audit(3)]) == [4])
    try one.ledger.publish()
    try two.ledger.publish()
    #expect(try two.ledger.entries(4..<5) == [Entries.audit(3)])
    #expect(try Workspace.verifyLedger(folder.state).durable == 5)
  }

  @Test("a large journal is rotated, and the other opening follows")
  func rotation() throws {
    let folder = try Folder()
    let one = try folder.workspace()
    let two = try Workspace.open(folder.state)
    let big = LedgerEntry(
      .audit(requestID: "big", tenant: "t", body: .inline([UInt8](repeating: 3, count: 40_000))),
      at: 1)
    for _ in 0..<5 { _ = try one.ledger.append(Array(repeating: big, count: 20)) }
    try one.ledger.publish()
    #expect(try folder.read("ledger/journal").count == 128)
    #expect(try two.ledger.append([Entries.audit(1)]) == [101])
    try two.ledger.publish()
    #expect(try one.ledger.append([Entries.audit(2)]) == [102])
    #expect(try Workspace.verifyLedger(folder.state).durable == 103)
    #expect(try Workspace.open(folder.state).ledger.size == 103)
  }

  @Test("an entry that is too large is refused")
  func tooLarge() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let entry = LedgerEntry(
      .audit(requestID: "x", tenant: "t", body: .inline([UInt8](repeating: 0, count: 60_000))),
      at: 1)
    #expect(throws: StoreError.self) { try workspace.ledger.append([entry]) }
  }

  @Test("a consistency proof leads from an older checkpoint to the current one")
  func consistency() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.ledger.append((0..<100).map(Entries.audit))
    try workspace.ledger.publish()
    let verifier = workspace.ledger.verifier
    let old = try Checkpoint.open(workspace.ledger.checkpoint(), verifier: verifier)
    _ = try workspace.ledger.append((100..<700).map(Entries.audit))
    try workspace.ledger.publish()
    let proof = try workspace.ledger.consistency(from: old.size)
    let new = try Checkpoint.open(proof.checkpoint, verifier: verifier)
    try MerkleProof.verifyConsistency(
      old: (old.size, old.root), new: (new.size, new.root), proof: proof.hashes)
  }
}

@Suite("2.1c a damaged ledger is refused")
struct DamagedLedgerTests {
  /// A ledger of 301 entries, the last of them unpublished. It never lets so many wait that the
  /// ledger would publish by itself while a test looks at the files.
  private func sample() throws -> Folder {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.ledger.append((1..<150).map(Entries.audit))
    try workspace.ledger.publish()
    _ = try workspace.ledger.append((150..<299).map(Entries.audit))
    try workspace.record(Entries.statement, key: try workspace.key(named: nil), at: 7)
    _ = try workspace.ledger.append([Entries.audit(300)])
    return folder
  }

  private func blob(_ folder: Folder) throws -> String {
    try #require(folder.files(below: "blobs").first)
  }

  @Test(
    "a flipped byte is found and named",
    arguments: [
      ("ledger/tile/0/000", LedgerFault.Kind.tileDamaged), ("ledger/tile/0/001.p/44", .tileDamaged),
      ("ledger/tile/1/000.p/1", .tileDamaged), ("ledger/tile/entries/000", .tileDamaged),
      ("ledger/tile/entries/001.p/44", .tileDamaged), ("ledger/checkpoint", .checkpointUnsigned),
      ("ledger/journal", .journalDamaged),
    ])
  func flipped(name: String, kind: LedgerFault.Kind) throws {
    let folder = try sample()
    try folder.flip(name)
    let result = outcome { try Workspace.verifyLedger(folder.state) }
    #expect(result.faultKind == kind, "\(result)")
    guard case .failure(let error) = result, case StoreError.ledger(let fault) = error else {
      return
    }
    #expect(fault.file == name)
  }

  @Test("each byte of a small journal is guarded")
  func everyJournalByte() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    _ = try workspace.ledger.append([Entries.audit(1)])
    let bytes = try folder.read("ledger/journal")
    for offset in bytes.indices where offset < 96 || offset >= 128 {
      var changed = bytes
      changed[offset] ^= 0x10
      try folder.write("ledger/journal", changed)
      #expect(outcome { try Workspace.open(folder.state) }.faultKind != nil, "byte \(offset)")
      #expect(try folder.read("ledger/journal") == changed)
    }
  }

  @Test("a flipped byte in an envelope is found")
  func flippedBlob() throws {
    let folder = try sample()
    let name = try blob(folder)
    try folder.flip(name)
    #expect(outcome { try Workspace.verifyLedger(folder.state) }.faultKind == .blobDamaged)
    #expect(
      outcome { try Workspace.open(folder.state).evidence() }.faultKind == .blobDamaged)
  }

  @Test("a missing envelope is found")
  func missingBlob() throws {
    let folder = try sample()
    try folder.remove(try blob(folder))
    #expect(outcome { try Workspace.verifyLedger(folder.state) }.faultKind == .blobMissing)
  }

  @Test(
    "a missing tile is found",
    arguments: [
      "ledger/tile/0/000", "ledger/tile/entries/000", "ledger/tile/0/001.p/44",
      "ledger/tile/entries/001.p/44", "ledger/tile/1/000.p/1",
    ])
  func missingTile(name: String) throws {
    let folder = try sample()
    try folder.remove(name)
    let result = outcome { try Workspace.verifyLedger(folder.state) }
    #expect(result.faultKind == .tileMissing)
    if name.contains(".p/") {
      #expect(outcome { try Workspace.open(folder.state) }.faultKind == .tileMissing)
    }
  }

  @Test("a missing checkpoint and a missing journal are found")
  func missingFiles() throws {
    let one = try sample()
    try one.remove("ledger/checkpoint")
    #expect(outcome { try Workspace.open(one.state) }.faultKind == .checkpointMissing)
    let two = try sample()
    try two.remove("ledger/journal")
    #expect(outcome { try Workspace.open(two.state) }.faultKind == .journalMissing)
    #expect(outcome { try Workspace.verifyLedger(two.state) }.faultKind == .journalMissing)
  }

  @Test("a journal cut at a border of records is found, and so is one cut in the middle")
  func truncated() throws {
    let folder = try sample()
    let bytes = try folder.read("ledger/journal")
    for cut in [128, bytes.count - 1, bytes.count - 60, bytes.count / 2] {
      try folder.write("ledger/journal", Array(bytes[..<cut]))
      #expect(outcome { try Workspace.open(folder.state) }.faultKind == .journalTruncated)
      #expect(
        outcome { try Workspace.verifyLedger(folder.state) }.faultKind == .journalTruncated)
    }
  }

  @Test("a torn last write that nobody was told about is dropped")
  func torn() throws {
    let folder = try sample()
    let whole = try folder.read("ledger/journal")
    let frame = Array(whole[128..<220])
    for tail in [frame, [UInt8](repeating: 0, count: 4_096), [1, 2, 3]] {
      try folder.write("ledger/journal", whole + tail)
      #expect(
        try Workspace.verifyLedger(folder.state).tornBytes == UInt64(tail.count))
      #expect(try Workspace.open(folder.state).ledger.size == 301)
      #expect(try folder.read("ledger/journal") == whole)
    }
  }

  @Test("a checkpoint that is validly signed over other entries is a fork")
  func forked() throws {
    let folder = try sample()
    let text = String(decoding: try folder.read("keys/ledger.pem"), as: UTF8.self)
    let key = try LedgerKey(pem: text)
    let running = try Workspace.open(folder.state)
    for (size, kind) in [
      (UInt64(300), LedgerFault.Kind.checkpointForked), (1_000, .checkpointSize),
      (301, .checkpointForked),
    ] {
      let forged = Checkpoint(origin: key.verifier.name, size: size, root: Digest.of([9]))
      try folder.write("ledger/checkpoint", try forged.signed(with: key).encoded())
      #expect(outcome { try running.ledger.publish() }.faultKind == kind)
      let found = outcome { try Workspace.verifyLedger(folder.state) }.faultKind
      #expect(found == kind || found == .tileMissing)
      #expect(outcome { try Workspace.open(folder.state) }.faultKind != nil)
    }
    let old = Checkpoint(origin: key.verifier.name, size: 0, root: MerkleHash.emptyRoot)
    try folder.write("ledger/checkpoint", try old.signed(with: key).encoded())
    #expect(outcome { try running.ledger.publish() }.faultKind == .checkpointSize)
  }

  @Test("a checkpoint that another key signed is refused")
  func otherKey() throws {
    let folder = try sample()
    let key = try LedgerKey(seed: [UInt8](repeating: 1, count: 32))
    let forged = Checkpoint(origin: key.verifier.name, size: 300, root: Digest.of([9]))
    try folder.write("ledger/checkpoint", try forged.signed(with: key).encoded())
    #expect(outcome { try Workspace.open(folder.state) }.faultKind == .checkpointUnsigned)
  }

  @Test("an envelope with a bad signature in the ledger is found")
  func badEnvelope() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    let good = try workspace.key(named: nil).sign(Entries.statement)
    let bad = Envelope(
      payloadType: good.payloadType, payload: Array(good.payload.dropLast()) + [0x20],
      signatures: good.signatures)
    try workspace.record(bad, statement: Entries.statement, at: 3)
    #expect(outcome { try Workspace.verifyLedger(folder.state) }.faultKind == .envelopeInvalid)
    #expect(outcome { try workspace.evidence() }.faultKind == .envelopeInvalid)
  }
}
