/// Recomputing the published tree from its entries and comparing it with every tile and with the
/// checkpoint. What differs is blamed on the file that disagrees with the other two witnesses.
///
/// Bundles are read, hashed and examined on all cores, a window at a time; their outcomes are taken in
/// the order of the ledger, so the fault that is reported is the first one.

import Bytes
import Dispatch
import Ledger
import Synchronization

struct LedgerWalk: Sendable {
  let files: LedgerFiles
  let checkpoint: Checkpoint

  /// One bundle, read and hashed.
  private struct Loaded<Found: Sendable>: Sendable {
    let entries: [[UInt8]]
    let leaves: [Digest]
    let stored: [Digest]
    /// The root of the leaves, where they fill a tile.
    let root: Digest?
    /// What `examine` found; `nil` where the leaves already differ.
    let found: Result<Found, any Error>?
  }

  /// Walks over all published entries in their order and throws the first fault.
  func run() throws { try run(examine: { _, _ in }, visit: { _, _, _, _ in }) }

  /// The same. `examine` gets each bundle's entries, many at a time and in any order; `visit` gets them
  /// in the order of the ledger with what was found, once they match the tree.
  func run<Found: Sendable>(
    examine: @escaping @Sendable (_ first: UInt64, _ entries: [[UInt8]]) throws -> Found,
    visit: (_ first: UInt64, _ entries: [[UInt8]], _ found: Found, _ edge: TreeEdge) throws -> Void
  ) throws {
    var edge = TreeEdge()
    let bundles = (checkpoint.size + Tile.width - 1) / Tile.width
    var next: UInt64 = 0
    while next < bundles {
      let window = next..<min(bundles, next + Limits.walkWindow)
      for loaded in load(window, examine) {
        try take(try loaded.get(), &edge, visit)
      }
      next = window.upperBound
    }
    for (tile, hashes) in edge.partialTiles where tile.level > 0 { try compare(tile, hashes) }
    guard edge.root == checkpoint.root else {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointForked, file: files.shown("checkpoint"), index: checkpoint.size,
          detail:
            "validly signed, but over other entries than the \(checkpoint.size) that are here"))
    }
    try EarlierTiles(files: files).check(edge)
  }

  private func load<Found: Sendable>(
    _ window: Range<UInt64>,
    _ examine: @escaping @Sendable (UInt64, [[UInt8]]) throws -> Found
  ) -> [Result<Loaded<Found>, any Error>] {
    let results = Mutex<[Int: Result<Loaded<Found>, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: Int(window.count)) { offset in
      let result = Result { try load(window.lowerBound + UInt64(offset), examine) }
      results.withLock { $0[offset] = result }
    }
    let all = results.withLock { $0 }
    return (0..<window.count).compactMap { all[$0] }
  }

  private func load<Found: Sendable>(
    _ index: UInt64, _ examine: @Sendable (UInt64, [[UInt8]]) throws -> Found
  ) throws -> Loaded<Found> {
    let first = index * Tile.width
    let count = Int(min(Tile.width, checkpoint.size - first))
    let entries = try files.readBundle(index: index, count: count)
    let stored = try files.readTile(Tile(level: 0, index: index, count: count))
    let leaves = entries.map(MerkleHash.leaf)
    let isSame = leaves == stored
    return Loaded(
      entries: entries, leaves: leaves, stored: stored,
      root: count == Int(Tile.width) ? MerkleHash.root(of: leaves) : nil,
      found: isSame ? Result { try examine(first, entries) } : nil)
  }

  private func take<Found: Sendable>(
    _ loaded: Loaded<Found>, _ edge: inout TreeEdge,
    _ visit: (UInt64, [[UInt8]], Found, TreeEdge) throws -> Void
  ) throws {
    let first = edge.size
    let (leaves, stored) = (loaded.leaves, loaded.stored)
    if let offset = leaves.indices.first(where: { leaves[$0] != stored[$0] }) {
      throw StoreError.ledger(try blame(first, offset, leaves, stored, edge))
    }
    guard let found = loaded.found else { return }
    if let root = loaded.root, let completed = edge.append(tile: leaves, root: root) {
      for (tile, hashes) in completed { try compare(tile, hashes) }
    } else {
      for leaf in leaves {
        for (tile, hashes) in edge.append(leaf) where tile.level > 0 { try compare(tile, hashes) }
      }
    }
    try visit(first, loaded.entries, try found.get(), edge)
  }

  /// The entries agree with the tiles below, so a tile that differs is the damaged one.
  private func compare(_ tile: Tile, _ hashes: [Digest]) throws {
    let stored = try files.readTile(tile)
    guard let offset = hashes.indices.first(where: { hashes[$0] != stored[$0] }) else { return }
    let span = UInt64(1) << UInt64(8 * tile.level)
    throw StoreError.ledger(
      LedgerFault(
        .tileDamaged, file: files.shown(tile.path),
        index: (tile.index * Tile.width + UInt64(offset)) * span,
        offset: UInt64(offset * Digest.byteCount), detail: "a hash does not match its entries"))
  }

  /// Entry bundle and hash tile disagree: the one that leads to the checkpoint's root is right.
  private func blame(
    _ first: UInt64, _ offset: Int, _ leaves: [Digest], _ stored: [Digest], _ edge: TreeEdge
  ) throws -> LedgerFault {
    let index = first + UInt64(offset)
    let bundle = first / Tile.width
    if (try? leadsToRoot(leaves, after: edge)) == true {
      return LedgerFault(
        .tileDamaged, file: files.shown(Tile(level: 0, index: bundle, count: stored.count).path),
        index: index, offset: UInt64(offset * Digest.byteCount),
        detail: "a hash does not match its entry")
    }
    return LedgerFault(
      .tileDamaged, file: files.shown(Tile.entriesPath(index: bundle, count: leaves.count)),
      index: index, detail: "the entry does not match its hash")
  }

  /// Whether the tree with these leaves after `edge`, and the stored tiles from there on, has the root
  /// of the checkpoint.
  private func leadsToRoot(_ leaves: [Digest], after edge: TreeEdge) throws -> Bool {
    var edge = edge
    for leaf in leaves { _ = edge.append(leaf) }
    while edge.size < checkpoint.size {
      let count = Int(min(Tile.width, checkpoint.size - edge.size))
      let tile = Tile(level: 0, index: edge.size / Tile.width, count: count)
      for leaf in try files.readTile(tile) { _ = edge.append(leaf) }
    }
    return edge.root == checkpoint.root
  }
}
