/// Recomputing the published tree from its entries and comparing it with every tile and with the
/// checkpoint. What differs is blamed on the file that disagrees with the other two witnesses.

import Bytes
import Ledger

struct LedgerWalk {
  let files: LedgerFiles
  let checkpoint: Checkpoint

  /// Walks over all published entries in their order and throws the first fault. `visit` gets each
  /// bundle's entries after they were found to match the tree.
  func run(visit: (_ first: UInt64, _ entries: [[UInt8]], _ edge: TreeEdge) throws -> Void) throws {
    var edge = TreeEdge()
    let size = checkpoint.size
    while edge.size < size {
      let index = edge.size / Tile.width
      let count = Int(min(Tile.width, size - edge.size))
      let entries = try files.readBundle(index: index, count: count)
      let stored = try files.readTile(Tile(level: 0, index: index, count: count))
      let first = edge.size
      var leaves: [Digest] = []
      leaves.reserveCapacity(count)
      for entry in entries { leaves.append(MerkleHash.leaf(entry)) }
      if let offset = leaves.indices.first(where: { leaves[$0] != stored[$0] }) {
        throw StoreError.ledger(try blame(first, offset, leaves, stored, edge))
      }
      for leaf in leaves {
        for (tile, hashes) in edge.append(leaf) where tile.level > 0 {
          try compare(tile, hashes)
        }
      }
      try visit(first, entries, edge)
    }
    for (tile, hashes) in edge.partialTiles where tile.level > 0 { try compare(tile, hashes) }
    guard edge.root == checkpoint.root else {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointForked, file: files.shown("checkpoint"), index: size,
          detail: "validly signed, but over other entries than the \(size) that are here"))
    }
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
