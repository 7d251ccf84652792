/// Where the files of a ledger lie, and reading them with faults that name the place.

import Bytes
import Ledger

struct LedgerFiles: Sendable {
  /// The path of the workspace (`.gatehouse`).
  let workspace: String

  private static let folder = "ledger"

  var directory: String { workspace + "/" + LedgerFiles.folder }
  var journal: String { path("journal") }
  var checkpoint: String { path("checkpoint") }
  var cosigned: String { path("cosigned") }
  var appendLock: String { path("append.lock") }
  var publishLock: String { path("publish.lock") }

  /// The path of a file of the ledger from its name in the tlog-tiles layout.
  func path(_ name: String) -> String { directory + "/" + name }

  /// The name that faults show: relative to the workspace.
  func shown(_ name: String) -> String { LedgerFiles.folder + "/" + name }

  // MARK: reading

  /// The signed checkpoint and what it says.
  func readCheckpoint(verifier: NoteVerifier) throws -> (bytes: [UInt8], value: Checkpoint) {
    guard let bytes = try System.readFile(checkpoint, limit: Limits.checkpointBytes) else {
      throw StoreError.ledger(
        LedgerFault(.checkpointMissing, file: shown("checkpoint"), detail: "there is no checkpoint")
      )
    }
    do {
      return (bytes, try Checkpoint.open(bytes, verifier: verifier))
    } catch {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointUnsigned, file: shown("checkpoint"), detail: LedgerFiles.words(error)))
    }
  }

  private static func words(_ error: LedgerError) -> String {
    switch error {
    case .noteSignatureInvalid: "the signature does not verify"
    case .noteUnsigned: "not signed by the key of this ledger"
    case .originMismatch(let found, let expected): "of the log \(found), not \(expected)"
    default: "not a signed checkpoint"
    }
  }

  /// The hashes of a tile; where a partial tile is gone because a fuller one took its place, the
  /// beginning of that one.
  func readTile(_ tile: Tile) throws -> [Digest] {
    let full = Tile(level: tile.level, index: tile.index)
    for candidate in tile.count == full.count ? [full] : [tile, full] {
      let limit = Limits.bundleBytes
      guard let bytes = try System.readFile(path(candidate.path), limit: limit) else { continue }
      guard let hashes = Tile.decode(bytes, count: candidate.count) else {
        throw StoreError.ledger(
          LedgerFault(
            .tileDamaged, file: shown(candidate.path),
            detail: "\(bytes.count) bytes instead of \(candidate.count * Digest.byteCount)"))
      }
      return Array(hashes.prefix(tile.count))
    }
    throw StoreError.ledger(
      LedgerFault(.tileMissing, file: shown(tile.path), detail: "the hash tile is not there"))
  }

  /// The entries of a bundle: as `readTile`.
  func readBundle(index: UInt64, count: Int) throws -> [[UInt8]] {
    let width = Int(Tile.width)
    for candidate in count == width ? [width] : [count, width] {
      let name = Tile.entriesPath(index: index, count: candidate)
      guard let bytes = try System.readFile(path(name), limit: Limits.bundleBytes) else { continue }
      guard let entries = EntryBundle.decode(bytes, count: candidate) else {
        throw StoreError.ledger(
          LedgerFault(
            .tileDamaged, file: shown(name), index: index * Tile.width,
            detail: "not a bundle of \(candidate) entries"))
      }
      return Array(entries.prefix(count))
    }
    throw StoreError.ledger(
      LedgerFault(
        .tileMissing, file: shown(Tile.entriesPath(index: index, count: count)),
        index: index * Tile.width, detail: "the entry bundle is not there"))
  }

  /// The entries of a full bundle, checked against the hash tile beside it.
  func readCheckedBundle(index: UInt64) throws -> [[UInt8]] {
    let entries = try readBundle(index: index, count: Int(Tile.width))
    try check(entries, index: index, against: try readTile(Tile(level: 0, index: index)))
    return entries
  }

  /// Throws unless the leaf hashes of a bundle are `hashes`.
  func check(_ entries: [[UInt8]], index: UInt64, against hashes: [Digest]) throws {
    for (offset, entry) in entries.enumerated() where MerkleHash.leaf(entry) != hashes[offset] {
      throw StoreError.ledger(
        LedgerFault(
          .tileDamaged, file: shown(Tile.entriesPath(index: index, count: entries.count)),
          index: index * Tile.width + UInt64(offset),
          detail: "the entry does not match its hash in the tile"))
    }
  }

  /// The right edge of the published tree, from its partial tiles.
  func readEdge(size: UInt64) throws -> TreeEdge {
    var levels: [[Digest]] = []
    for level in 0..<TreeEdge.levelCount(size) {
      let (full, partial) = Tile.count(level: level, size: size)
      levels.append(
        partial == 0 ? [] : try readTile(Tile(level: level, index: full, count: partial)))
    }
    guard let edge = TreeEdge(size: size, levels: levels) else {
      throw StoreError.ledger(
        LedgerFault(.tileDamaged, file: shown("tile"), detail: "tiles don't fit the size \(size)"))
    }
    return edge
  }
}
