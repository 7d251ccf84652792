/// The append-only ledger of a workspace: a journal that makes entries durable, and a Merkle tree of
/// tiles with signed checkpoints that makes them provable.
///
/// Order of writes. A commit, under `append.lock`:
///
///  1. take up what others appended (one `stat`);
///  2. write one frame with all waiting entries to the end of the journal;
///  3. `fdatasync` the journal: from here on the entries are acknowledged;
///  4. write the mark into the header of the journal (durable with the next commit).
///
/// A publication, under `publish.lock`, in `Publication.swift`:
///
///  5. compare the checkpoint file with what this process knows; refuse another history;
///  6. entry bundles and hash tiles: temporary file, write, `fsync`, `rename`; then `fsync` of each
///     directory that got a name;
///  7. compare with what the machine remembers outside of the directory (`LedgerMemory.swift`, under
///     its lock), refuse another history, sign, and remember the signed checkpoint there;
///  8. the signed checkpoint: temporary file, write, `fsync`, `rename`, `fsync` of the directory;
///  9. under `append.lock` again: if the journal is large, a new one (temporary file, write, `fsync`,
///     `rename`, `fsync` of the directory) with the entries that are not published yet; remove the
///     partial tiles of tiles that are full now.
///
/// Why no two checkpoints of one size differ: a checkpoint is a function of the durable entries, the
/// entries below an index never change once durable, and step 5 refuses to sign beside a checkpoint
/// that does not follow from them.
///
/// Known sad path: after a failed `fdatasync` Linux drops the dirty pages and reports the error once,
/// so the state of the file is unknown. The instance cuts the frame off again, refuses everything
/// from then on, and the next start reads what is there. If power fails after such an error the
/// journal may end earlier than that start saw; nothing that was acknowledged is concerned.
///
/// Not promised: an entry that was never acknowledged may still be there after a crash.

import Bytes
import Dispatch
package import Ledger
import Synchronization

/// The ledger of one workspace. Many processes may append to it; an entry is durable when `append`
/// returns.
package final class DurableLedger: Sendable {
  let files: LedgerFiles
  let key: LedgerKey
  let appendLock: FileDescriptor
  let publishLock: FileDescriptor
  /// Held while committing; the append lock between processes is only taken by its holder.
  let state: Mutex<LedgerState>
  /// Held while publishing; taken before `state`, never after.
  let publishing = Mutex<Void>(())
  let queue = Mutex<CommitQueue>(CommitQueue())
  /// Counts the requests of `appendAsync`; only whether it moved is of interest.
  let arrivals = Atomic<Int>(0)
  let known: Atomic<UInt64>
  let evidence: Atomic<UInt64>
  let commitThread = DispatchQueue(label: "gatehouse.ledger.commit")
  let publishThread = DispatchQueue(label: "gatehouse.ledger.publish")
  let publishPlanned = Atomic<Bool>(false)
  let memory: LedgerMemory
  /// Whether this process has compared the ledger with what the machine remembers.
  let compared = Atomic<Bool>(false)

  /// Opens the ledger of the workspace and recovers it.
  init(workspace: String, key: LedgerKey) throws {
    let files = LedgerFiles(workspace: workspace)
    let lock = try System.openForWriting(files.appendLock, mode: 0o600)
    try System.lock(lock)
    defer { System.unlock(lock) }
    self.files = files
    self.key = key
    memory = LedgerMemory(verifier: key.verifier)
    appendLock = lock
    publishLock = try System.openForWriting(files.publishLock, mode: 0o600)
    let loaded = try LedgerState.load(files, verifier: key.verifier)
    known = Atomic(loaded.next)
    evidence = Atomic(loaded.next)
    state = Mutex(loaded)
  }

  /// Makes the files of an empty ledger: journal first, checkpoint last, so that a ledger that was
  /// interrupted while it was made has no checkpoint.
  static func create(workspace: String, key: LedgerKey) throws {
    let files = LedgerFiles(workspace: workspace)
    try AtomicFile.makeDirectories(files.directory, mode: 0o700)
    let root = MerkleHash.emptyRoot
    try AtomicFile.replace(
      files.journal, with: Journal.header(base: 0, root: root, mark: 0), mode: 0o600)
    let checkpoint = Checkpoint(origin: key.verifier.name, size: 0, root: root)
    try AtomicFile.replace(files.checkpoint, with: try checkpoint.signed(with: key).encoded())
  }

  /// The public key that signs the checkpoints.
  package var verifier: NoteVerifier { key.verifier }

  /// Number of durable entries that this process knows of. Never blocks.
  package var size: UInt64 { known.load(ordering: .acquiring) }

  /// One past the last evidence entry known, starting with the size at opening: it moves when
  /// somebody (this process or another) records evidence, and not for audit entries.
  package var evidenceMark: UInt64 { evidence.load(ordering: .acquiring) }

  /// Looks (one `stat`) whether other processes appended, and catches up if so. Answers whether the
  /// ledger holds more entries than `size`.
  package func changedSince(_ size: UInt64) throws -> Bool {
    try state.withLock { state in
      guard !state.poisoned else { throw StoreError.poisoned(path: files.journal) }
      let status = try System.status(files.journal)
      guard status?.inode != state.journalStatus.inode || status?.size != state.end else { return }
      try System.lock(appendLock)
      defer { System.unlock(appendLock) }
      try catchUp(&state)
    }
    return self.size > size
  }

  /// The durable entries with indices in `range`, published or not, as their bytes.
  package func encodedEntries(_ range: Range<UInt64>) throws -> [[UInt8]] {
    let (start, recent) = state.withLock { ($0.recentStart, $0.recent) }
    guard range.upperBound <= start + UInt64(recent.count) else {
      throw StoreError.ledger(
        LedgerFault(
          .entryInvalid, file: files.shown("journal"), index: range.upperBound,
          detail: "there are \(start + UInt64(recent.count)) entries"))
    }
    var entries: [[UInt8]] = []
    var index = range.lowerBound
    while index < min(range.upperBound, start) {
      let bundle = index / Tile.width
      let first = bundle * Tile.width
      let end = min(range.upperBound, first + Tile.width)
      entries += try files.readCheckedBundle(index: bundle)[Int(index - first)..<Int(end - first)]
      index = end
    }
    if index < range.upperBound {
      entries += recent[Int(index - start)..<Int(range.upperBound - start)]
    }
    return entries
  }

  /// The durable entries with indices in `range`, published or not.
  package func entries(_ range: Range<UInt64>) throws -> [LedgerEntry] {
    var result: [LedgerEntry] = []
    for (offset, bytes) in try encodedEntries(range).enumerated() {
      guard let entry = LedgerEntry.decode(bytes) else {
        let index = range.lowerBound + UInt64(offset)
        throw StoreError.ledger(
          LedgerFault(
            .entryInvalid,
            file: files.shown(Tile.entriesPath(index: index / Tile.width, count: 256)),
            index: index, detail: "not an entry that this program writes"))
      }
      result.append(entry)
    }
    return result
  }
}
