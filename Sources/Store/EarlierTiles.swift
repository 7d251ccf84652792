/// Partial tiles that stay beside the newest of their tile, for monitors that are behind: each has to be
/// its beginning. Source: c2sp.org/tlog-tiles, "Partial Tiles".

import Bytes
import Ledger

struct EarlierTiles {
  let files: LedgerFiles

  /// Throws the first fault of the earlier partial tiles at the right edge of a verified tree. Ones
  /// that are gone are none: they may go at any time. Wider ones than the tree are not published.
  func check(_ edge: TreeEdge) throws {
    for (tile, hashes) in edge.partialTiles {
      try compare(tile.path, count: tile.count) { hashes.prefix($0).flatMap(\.bytes) }
    }
    let (full, partial) = Tile.count(level: 0, size: edge.size)
    guard partial > 0 else { return }
    let entries = try files.readBundle(index: full, count: partial)
    try compare(Tile.entriesPath(index: full, count: partial), count: partial) {
      EntryBundle.encode(Array(entries.prefix($0)))
    }
  }

  /// Compares the files beside the newest one at `path`, whose name is its width.
  private func compare(_ path: String, count: Int, expected: (Int) -> [UInt8]) throws {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<slash])
    for name in try System.names(in: files.path(folder)).sorted() {
      guard let width = Int(name), String(width) == name, width > 0, width < count else { continue }
      let place = "\(folder)/\(name)"
      guard
        let bytes = try System.readFile(files.path(place), limit: Limits.bundleBytes)
      else { continue }
      guard bytes == expected(width) else {
        throw StoreError.ledger(
          LedgerFault(
            .tileDamaged, file: files.shown(place),
            detail: "not the beginning of the tile beside it"))
      }
    }
  }
}
