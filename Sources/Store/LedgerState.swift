/// What a process knows of the ledger: the published tree and the entries that wait. Loading it from
/// the files is also the recovery after a crash.

import Bytes
import Ledger

struct LedgerState {
  /// The journal that is appended to.
  var journal: FileDescriptor
  /// Which file that is: another process may have put a new one in its place.
  var journalStatus: FileStatus
  var header: Journal.Header
  /// Where the next frame goes.
  var end: UInt64
  /// Number of durable entries.
  var next: UInt64
  /// The tree of the last checkpoint.
  var published: TreeEdge
  /// The checkpoint file as it was read or written last.
  var checkpoint: [UInt8]
  /// Index of the first of `recent`: the beginning of the bundle where the published tree ends.
  var recentStart: UInt64
  /// The entries from there on: those of the incomplete bundle, and those that wait.
  var recent: [[UInt8]]
  /// Set when an `fsync` failed: nothing is known any more until the program starts again.
  var poisoned = false

  /// Number of entries that wait for publication.
  var waiting: UInt64 { next - published.size }

  /// The entries that wait.
  var waitingEntries: ArraySlice<[UInt8]> {
    recent[Int(published.size - recentStart)...]
  }

  /// The tree of the first `size` entries, at least the published ones.
  func edge(size: UInt64) -> TreeEdge {
    var edge = published
    for entry in waitingEntries.prefix(Int(size - published.size)) {
      _ = edge.append(MerkleHash.leaf(entry))
    }
    return edge
  }

  /// Takes note of a newer published tree and drops the entries that are in full bundles now.
  mutating func advance(to edge: TreeEdge, checkpoint bytes: [UInt8]) {
    published = edge
    checkpoint = bytes
    let start = edge.size / Tile.width * Tile.width
    recent.removeFirst(Int(start - recentStart))
    recentStart = start
  }
}

extension LedgerState {
  /// Reads checkpoint, tiles and journal, checks that they belong together, and drops a torn last
  /// write. The caller holds the append lock.
  static func load(_ files: LedgerFiles, verifier: NoteVerifier) throws -> LedgerState {
    let (bytes, checkpoint) = try files.readCheckpoint(verifier: verifier)
    let edge = try files.readEdge(size: checkpoint.size)
    // The walk over all entries is for the day when something is wrong: it names the place.
    if edge.root != checkpoint.root {
      try LedgerWalk(files: files, checkpoint: checkpoint).run()
    }
    let recent = try recentEntries(files, edge: edge)
    guard try System.status(files.journal) != nil else {
      throw StoreError.ledger(
        LedgerFault(.journalMissing, file: files.shown("journal"), detail: "there is no journal"))
    }
    let journal = try System.openForWriting(files.journal, mode: 0o600)
    let status = try System.status(journal)
    let header = try readHeader(journal, files)
    var state = LedgerState(
      journal: journal, journalStatus: status, header: header, end: UInt64(Journal.headerBytes),
      next: header.base, published: edge, checkpoint: bytes,
      recentStart: edge.size / Tile.width * Tile.width, recent: recent)
    guard header.base <= edge.size else {
      throw StoreError.ledger(
        LedgerFault(
          .journalMissing, file: files.shown("journal"), index: edge.size,
          detail: "the journal starts at entry \(header.base), the checkpoint ends at \(edge.size)")
      )
    }
    try state.readFrames(files)
    if state.next < edge.size {
      throw StoreError.ledger(
        LedgerFault(
          .journalTruncated, file: files.shown("journal"), index: state.next,
          detail: "the journal ends at entry \(state.next), the checkpoint at \(edge.size)"))
    }
    return state
  }

  private static func recentEntries(_ files: LedgerFiles, edge: TreeEdge) throws -> [[UInt8]] {
    let (full, partial) = Tile.count(level: 0, size: edge.size)
    guard partial > 0 else { return [] }
    let entries = try files.readBundle(index: full, count: partial)
    try files.check(entries, index: full, against: edge.levels[0])
    return entries
  }

  static func readHeader(_ journal: FileDescriptor, _ files: LedgerFiles) throws -> Journal.Header {
    guard let bytes = try System.read(journal, count: Journal.headerBytes, at: 0),
      let header = Journal.readHeader(bytes)
    else {
      throw StoreError.ledger(
        LedgerFault(
          .journalDamaged, file: files.shown("journal"), offset: 0,
          detail: "the header does not match its hash"))
    }
    return header
  }

  /// Reads the frames behind `end`, takes up their entries, and cuts off a torn last write. The
  /// caller holds the append lock, so nobody is writing.
  mutating func readFrames(_ files: LedgerFiles) throws {
    let size = try System.status(journal).size
    guard size >= end, size <= Limits.journalBytes else {
      throw StoreError.ledger(
        LedgerFault(
          .journalTruncated, file: files.shown("journal"), index: next, offset: size,
          detail: "the journal became shorter"))
    }
    let start = end
    let bytes = try System.read(journal, count: Int(size - start), at: start) ?? []
    var at = 0
    while at < bytes.count, let frame = Journal.readFrame(bytes, at: at) {
      try take(frame, files)
      at += frame.length
      end += UInt64(frame.length)
    }
    header = try LedgerState.readHeader(journal, files)
    let torn = at < bytes.count
    if let fault = Journal.fault(
      bytes, at: at, offset: start, next: next, mark: header.mark, file: files.shown("journal"))
    {
      throw StoreError.ledger(fault)
    }
    if torn { try System.truncate(journal, to: end) }
    if end > start || torn { try System.syncData(journal) }
  }

  private mutating func take(_ frame: Journal.Frame, _ files: LedgerFiles) throws {
    guard frame.first == next else {
      throw StoreError.ledger(
        LedgerFault(
          .journalDamaged, file: files.shown("journal"), index: next, offset: end,
          detail: "entry \(frame.first) where \(next) is due"))
    }
    for entry in frame.entries {
      if next >= recentStart + UInt64(recent.count) {
        recent.append(entry)
      } else if next >= recentStart, recent[Int(next - recentStart)] != entry {
        throw StoreError.ledger(
          LedgerFault(
            .journalDamaged, file: files.shown("journal"), index: next, offset: end,
            detail: "the entry differs from the published one"))
      }
      next += 1
    }
  }
}
