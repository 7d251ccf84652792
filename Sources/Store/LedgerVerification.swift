/// `ledger verify`: everything that the ledger claims, computed again from the files alone.

import Bytes
import Evidence
import Ledger

/// What a verified ledger holds.
package struct LedgerReport: Sendable, Equatable {
  /// The name of the log.
  package var origin = ""
  /// Entries under the signed checkpoint.
  package var published: UInt64 = 0
  /// Durable entries, published or not.
  package var durable: UInt64 = 0
  /// The root hash of the checkpoint, in hex.
  package var root = ""
  /// Entries that are evidence.
  package var evidence: UInt64 = 0
  /// Entries that are audit records.
  package var audit: UInt64 = 0
  /// Evidence entries whose envelope no trusted key signed; they count for nothing.
  package var untrusted: [UInt64] = []
  /// Entries whose content was erased, with a signed statement in the ledger that says so.
  package var erased: [UInt64] = []
  /// Entries whose body is encrypted under a key that is not here; their place is verified, not their body.
  package var sealedBodies: UInt64 = 0
  /// Entries of the newest checkpoint that this machine remembers outside of the directory; `nil` for none.
  package var remembered: UInt64?
  /// Bytes of a torn last write at the end of the journal, which was never acknowledged.
  package var tornBytes: UInt64 = 0
}

extension Workspace {
  /// Recomputes the ledger of the workspace at `directory`: journal, tiles, root, checkpoint signature,
  /// digests of bodies, signatures of envelopes. Throws the first fault as `StoreError.ledger`.
  /// Needs the public keys only, and changes nothing.
  package static func verifyLedger(
    _ directory: String, progress: (UInt64) -> Void = { _ in }
  ) throws -> LedgerReport {
    guard try System.status(directory + "/ledger") != nil else {
      throw StoreError.workspaceMissing(path: directory)
    }
    let files = LedgerFiles(workspace: directory)
    // Nobody may publish or rotate while the files are compared; a copy without the lock has no
    // writers.
    let lock = try? System.openForWriting(files.appendLock, mode: 0o600)
    if let lock { try System.lock(lock) }
    defer { if let lock { System.unlock(lock) } }
    let keys = KeyFiles(workspace: directory)
    var verification = LedgerVerification(
      files: files, verifier: try keys.ledgerVerifier(),
      examiner: EntryExaminer(
        files: files, blobs: BlobStore(workspace: directory),
        trusted: TrustedKeys(try keys.trustedKeys())))
    var report = try verification.run(progress)
    report.remembered = (try? LedgerMemory(verifier: verification.verifier).remembered())?.size
    return report
  }
}

struct LedgerVerification {
  let files: LedgerFiles
  let verifier: NoteVerifier
  let examiner: EntryExaminer
  var report = LedgerReport()

  mutating func run(_ progress: (UInt64) -> Void) throws -> LedgerReport {
    let (_, checkpoint) = try files.readCheckpoint(verifier: verifier)
    let journal = try JournalReading(files)
    report.origin = checkpoint.origin
    report.published = checkpoint.size
    report.root = checkpoint.root.hex
    report.durable = journal.end
    report.tornBytes = journal.tornBytes
    try checkBorders(journal, checkpoint)
    let examiner = self.examiner
    let waiting = (checkpoint.size..<max(journal.end, checkpoint.size)).map(journal.entry)
    var erasures = ErasureScan(files: files, examiner: examiner)
    try LedgerWalk(files: files, checkpoint: checkpoint).run(
      examine: { first, entries in try examiner.examine(entries, first: first) },
      visit: { first, entries, found, edge in
        try compare(entries, first: first, with: journal)
        if edge.size == journal.header.base { try checkBase(journal, edge) }
        try accept(found, &erasures, checkpoint, waiting)
        progress(edge.size)
      })
    let found = try examiner.examine(waiting, first: checkpoint.size)
    try accept(found, &erasures, checkpoint, waiting)
    try checkCosigned(checkpoint)
    return report
  }

  /// Counts what was found; a body that is missing is a fault unless it was erased.
  private mutating func accept(
    _ found: ExaminedEntries, _ erasures: inout ErasureScan, _ checkpoint: Checkpoint,
    _ waiting: [[UInt8]]
  ) throws {
    for missing in found.missing {
      guard
        try erasures.isErased(
          missing.index, leaf: missing.leaf, checkpoint: checkpoint, waiting: waiting)
      else { throw StoreError.ledger(missing.fault) }
      report.erased.append(missing.index)
    }
    report.add(found)
  }

  /// The cosigned checkpoint, if there is one, is of this history.
  private func checkCosigned(_ checkpoint: Checkpoint) throws {
    guard let bytes = try System.readFile(files.cosigned, limit: Limits.checkpointBytes) else {
      return
    }
    let edge = try files.readEdge(size: checkpoint.size)
    guard let cosigned = try? Checkpoint.open(bytes, verifier: verifier),
      cosigned.size <= checkpoint.size,
      try TileReader(files: files, edge: edge).root(of: cosigned.size) == cosigned.root
    else {
      throw StoreError.ledger(
        LedgerFault(
          .cosignedForeign, file: files.shown("cosigned"), detail: "not of this ledger's history"))
    }
  }

  private func checkBorders(_ journal: JournalReading, _ checkpoint: Checkpoint) throws {
    if journal.header.base > checkpoint.size {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointSize, file: files.shown("checkpoint"), index: checkpoint.size,
          detail:
            "\(checkpoint.size) entries, but the journal starts at entry \(journal.header.base)"))
    }
    if journal.end < checkpoint.size {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointSize, file: files.shown("checkpoint"), index: journal.end,
          detail: "\(checkpoint.size) entries, but only \(journal.end) are durable"))
    }
  }

  /// The journal was begun over this tree.
  private func checkBase(_ journal: JournalReading, _ edge: TreeEdge) throws {
    guard edge.root == journal.header.root else {
      throw StoreError.ledger(
        LedgerFault(
          .journalDamaged, file: files.shown("journal"), index: edge.size, offset: 16,
          detail: "the journal continues another tree"))
    }
  }

  private func compare(_ entries: [[UInt8]], first: UInt64, with journal: JournalReading) throws {
    for (offset, entry) in entries.enumerated() {
      let index = first + UInt64(offset)
      guard index >= journal.header.base else { continue }
      guard journal.entry(index) == entry else {
        throw StoreError.ledger(
          LedgerFault(
            .journalDamaged, file: files.shown("journal"), index: index,
            detail: "the entry differs from the published one"))
      }
    }
  }
}

/// The journal as it lies on the disk, read without changing it.
private struct JournalReading {
  let header: Journal.Header
  let entries: [[UInt8]]
  let tornBytes: UInt64

  /// One past the last durable entry.
  var end: UInt64 { header.base + UInt64(entries.count) }

  func entry(_ index: UInt64) -> [UInt8] { entries[Int(index - header.base)] }

  init(_ files: LedgerFiles) throws {
    let limit = Int(Limits.journalBytes)
    guard let bytes = try System.readFile(files.journal, limit: limit) else {
      throw StoreError.ledger(
        LedgerFault(.journalMissing, file: files.shown("journal"), detail: "there is no journal"))
    }
    guard let header = Journal.readHeader(bytes) else {
      throw StoreError.ledger(
        LedgerFault(
          .journalDamaged, file: files.shown("journal"), offset: 0,
          detail: "the header does not match its hash"))
    }
    var entries: [[UInt8]] = []
    var at = Journal.headerBytes
    while at < bytes.count, let frame = Journal.readFrame(bytes, at: at),
      frame.first == header.base + UInt64(entries.count)
    {
      entries += frame.entries
      at += frame.length
    }
    let next = header.base + UInt64(entries.count)
    if let fault = Journal.fault(
      bytes, at: at, offset: 0, next: next, mark: header.mark, file: files.shown("journal"))
    {
      throw StoreError.ledger(fault)
    }
    self.header = header
    self.entries = entries
    tornBytes = UInt64(bytes.count - at)
  }
}
