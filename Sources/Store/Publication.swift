/// Publication: from durable entries to tiles and a signed checkpoint. The order of writes is
/// written down at the top of `DurableLedger.swift`.

package import Bytes
package import Ledger
import Synchronization

extension DurableLedger {
  /// Publishes all durable entries: tiles, then a signed checkpoint. A no-op when nothing waits,
  /// but for the comparison with the checkpoint file.
  package func publish() throws {
    try publishing.withLock { _ in
      try System.lock(publishLock)
      defer { System.unlock(publishLock) }
      let before = try snapshot()
      guard before.waiting > 0 else { return }
      let edge = try writeTiles(of: before)
      let bytes = try sign(edge, of: before)
      try AtomicFile.replace(files.checkpoint, with: bytes)
      try settle(edge, bytes, before: before.published)
    }
  }

  /// Step 7: nothing is signed that does not continue what this machine signed before.
  private func sign(_ edge: TreeEdge, of state: LedgerState) throws -> [UInt8] {
    try memory.withLock {
      try memory.check(size: state.next) { size in try root(size: size, in: state) }
      let checkpoint = Checkpoint(origin: verifier.name, size: edge.size, root: edge.root)
      let bytes = try checkpoint.signed(with: key).encoded()
      try memory.remember(bytes)
      return bytes
    }
  }

  /// What is durable now, after comparing the checkpoint file with what this process knows.
  private func snapshot() throws -> LedgerState {
    try state.withLock { state in
      guard !state.poisoned else { throw StoreError.poisoned(path: files.journal) }
      try System.lock(appendLock)
      defer { System.unlock(appendLock) }
      try catchUp(&state)
      try adoptCheckpoint(&state)
      return state
    }
  }

  /// Step 5: another process may have published; anything else than a continuation is refused.
  private func adoptCheckpoint(_ state: inout LedgerState) throws {
    let (bytes, checkpoint) = try files.readCheckpoint(verifier: verifier)
    guard bytes != state.checkpoint else { return }
    guard checkpoint.size >= state.published.size, checkpoint.size <= state.next else {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointSize, file: files.shown("checkpoint"), index: checkpoint.size,
          detail:
            "\(checkpoint.size) entries; published are \(state.published.size), durable \(state.next)"
        ))
    }
    let edge = state.edge(size: checkpoint.size)
    guard edge.root == checkpoint.root else {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointForked, file: files.shown("checkpoint"), index: checkpoint.size,
          detail: "validly signed, but over other entries"))
    }
    state.advance(to: edge, checkpoint: bytes)
  }

  /// Step 6: the bundles and tiles that the waiting entries complete or extend.
  private func writeTiles(of state: LedgerState) throws -> TreeEdge {
    var edge = state.published
    var directories: Set<String> = []
    for entry in state.waitingEntries {
      for (tile, hashes) in edge.append(MerkleHash.leaf(entry)) {
        try place(Tile.encode(hashes), tile.path, &directories)
      }
    }
    for (tile, hashes) in edge.partialTiles {
      try place(Tile.encode(hashes), tile.path, &directories)
    }
    var start = state.recentStart
    while start < edge.size {
      let end = min(start + Tile.width, edge.size)
      let entries = state.recent[Int(start - state.recentStart)..<Int(end - state.recentStart)]
      let path = Tile.entriesPath(index: start / Tile.width, count: entries.count)
      try place(EntryBundle.encode(entries), path, &directories)
      start = end
    }
    for directory in directories { try System.syncDirectory(directory) }
    return edge
  }

  private func place(_ bytes: [UInt8], _ name: String, _ directories: inout Set<String>) throws {
    let path = files.path(name)
    let directory = AtomicFile.directory(of: path)
    if directories.insert(directory).inserted {
      try AtomicFile.makeDirectories(directory, mode: 0o755)
    }
    try AtomicFile.place(bytes, at: path, mode: 0o644, syncDirectory: false)
  }

  /// Step 9.
  private func settle(_ edge: TreeEdge, _ checkpoint: [UInt8], before old: TreeEdge) throws {
    try state.withLock { state in
      try System.lock(appendLock)
      defer { System.unlock(appendLock) }
      try catchUp(&state)
      state.advance(to: edge, checkpoint: checkpoint)
      if state.end > Limits.journalRotationBytes { try rotate(&state) }
    }
    removeReplaced(old, by: edge)
  }

  private func rotate(_ state: inout LedgerState) throws {
    let header = Journal.Header(
      base: state.published.size, root: state.published.root, mark: state.next)
    var bytes = Journal.header(base: header.base, root: header.root, mark: header.mark)
    var first = header.base
    var rest = state.waitingEntries
    while !rest.isEmpty {
      let entries = rest.prefix(Limits.commitEntries)
      bytes += Journal.frame(first: first, entries: entries)
      first += UInt64(entries.count)
      rest = rest.dropFirst(entries.count)
    }
    do {
      try AtomicFile.replace(files.journal, with: bytes, mode: 0o600)
      state.journal = try System.openForWriting(files.journal, mode: 0o600)
      state.journalStatus = try System.status(state.journal)
    } catch StoreError.diskFull(let path) {
      throw StoreError.diskFull(path: path)
    } catch {
      state.poisoned = true
      throw error
    }
    state.header = header
    state.end = UInt64(bytes.count)
  }

  /// Partial tiles and bundles whose full ones are there now. Until then they stay: whoever holds a
  /// checkpoint of their size may still ask for them (c2sp.org/tlog-tiles, partial tiles).
  private func removeReplaced(_ old: TreeEdge, by new: TreeEdge) {
    for level in 0..<TreeEdge.levelCount(new.size) {
      let before = Tile.count(level: level, size: old.size).full
      let now = Tile.count(level: level, size: new.size).full
      // Where a publication skipped whole tiles, only the first of them can have had partial ones.
      guard before < now else { continue }
      removePartial(Tile(level: level, index: before).partialDirectory)
      if level == 0 { removePartial(Tile.entriesPartialDirectory(index: before)) }
    }
  }

  private func removePartial(_ name: String) {
    let directory = files.path(name)
    for file in (try? System.names(in: directory)) ?? [] { System.remove(directory + "/" + file) }
    System.removeDirectory(directory)
  }
}

// MARK: - Proofs

/// An entry with everything that proves its place.
package struct ProvenEntry: Sendable {
  /// The entry as its bytes.
  package let entry: [UInt8]
  /// Index, inclusion proof and signed checkpoint.
  package let proof: ProofFile
}

extension DurableLedger {
  /// The entry at `index` with its inclusion proof under the current checkpoint, verified before it
  /// is returned. Publishes first if the entry waits.
  package func prove(_ index: UInt64) throws -> ProvenEntry {
    if try publishedSize() <= index { try publish() }
    let (size, checkpoint) = state.withLock { ($0.published.size, $0.checkpoint) }
    return try prove(index, size: size, checkpoint: checkpoint)
  }

  /// The same under an older checkpoint of this ledger, such as a cosigned one.
  package func prove(_ index: UInt64, under note: SignedNote) throws -> ProvenEntry {
    guard let old = try? Checkpoint(text: note.text), old.size <= (try publishedSize()) else {
      throw StoreError.ledger(
        LedgerFault(.cosignedForeign, file: files.shown("cosigned"), detail: "not of this ledger"))
    }
    return try prove(index, size: old.size, checkpoint: note.encoded())
  }

  private func prove(_ index: UInt64, size: UInt64, checkpoint: [UInt8]) throws -> ProvenEntry {
    let edge = state.withLock { $0.published }
    let entry = try encodedEntries(index..<(index + 1))[0]
    let reader = TileReader(files: files, edge: edge)
    let hashes = try reader.run { read throws(LedgerError) in
      try MerkleProof.inclusion(index: index, size: size, reader: read)
    }
    let proof = ProofFile(index: index, hashes: hashes, checkpoint: checkpoint)
    do {
      try proof.verify(entry: entry, verifier: verifier)
    } catch {
      throw StoreError.ledger(
        LedgerFault(
          .tileDamaged, file: files.shown("tile"), index: index,
          detail: "the tiles do not prove the entry under the checkpoint"))
    }
    return ProvenEntry(entry: entry, proof: proof)
  }

  /// The hashes that show that the published tree continues the one of `old` entries, and the
  /// current checkpoint.
  package func consistency(from old: UInt64) throws -> (hashes: [Digest], checkpoint: [UInt8]) {
    let (edge, checkpoint) = state.withLock { ($0.published, $0.checkpoint) }
    let hashes = try TileReader(files: files, edge: edge).run { read throws(LedgerError) in
      try MerkleProof.consistency(old: old, new: edge.size, reader: read)
    }
    return (hashes, checkpoint)
  }

  /// Number of published entries.
  package func publishedSize() throws -> UInt64 { state.withLock { $0.published.size } }

  /// The signed checkpoint as published.
  package func checkpoint() -> [UInt8] { state.withLock { $0.checkpoint } }

  /// The root of the first `size` entries of `state`.
  func root(size: UInt64, in state: LedgerState) throws -> Digest {
    if size >= state.published.size { return state.edge(size: size).root }
    return try TileReader(files: files, edge: state.published).run { read throws(LedgerError) in
      try MerkleProof.root(size: size, reader: read)
    }
  }
}

/// Gives the hashes of complete subtrees from full tiles on disk and the right edge in memory.
final class TileReader: Sendable {
  let files: LedgerFiles
  let edge: TreeEdge
  private let cache = Mutex<[Tile: [Digest]]>([:])
  private let fault = Mutex<(any Error)?>(nil)

  init(files: LedgerFiles, edge: TreeEdge) {
    self.files = files
    self.edge = edge
  }

  /// Runs `body` with the reader; a file that could not be read is reported as what it was.
  func run<T>(_ body: (MerkleProof.HashReader) throws(LedgerError) -> T) throws -> T {
    do {
      return try body { (level, index) throws(LedgerError) in try self.hash(level, index) }
    } catch {
      if let fault = fault.withLock({ $0 }) { throw fault }
      throw StoreError.ledger(
        LedgerFault(.entryInvalid, file: files.shown("tile"), detail: "no such entry"))
    }
  }

  /// The root of the first `size` entries.
  func root(of size: UInt64) throws -> Digest {
    try run { read throws(LedgerError) in try MerkleProof.root(size: size, reader: read) }
  }

  private func hash(_ level: Int, _ index: UInt64) throws(LedgerError) -> Digest {
    guard let place = Tile.holding(treeLevel: level, index: index, size: edge.size) else {
      throw .hashMissing(level: level, index: index)
    }
    if place.tile.count < Int(Tile.width) {
      return MerkleHash.root(of: edge.levels[place.tile.level][place.range])
    }
    if let hashes = cache.withLock({ $0[place.tile] }) {
      return MerkleHash.root(of: hashes[place.range])
    }
    do {
      let hashes = try files.readTile(place.tile)
      cache.withLock { $0[place.tile] = hashes }
      return MerkleHash.root(of: hashes[place.range])
    } catch {
      fault.withLock { $0 = error }
      throw .hashMissing(level: level, index: index)
    }
  }
}
