/// The right edge of a growing tree: the hashes of its incomplete tiles, and nothing else. Appending
/// touches one hash, now and then a tile; memory is at most 256 hashes for each level of tiles.

package import Bytes

/// A tree that can grow and tell its root.
package struct TreeEdge: Sendable, Equatable {
  /// Number of entries.
  package private(set) var size: UInt64
  /// The hashes of the incomplete tile of each level, lowest first.
  package private(set) var levels: [[Digest]]

  /// The tree without entries.
  package init() {
    size = 0
    levels = []
  }

  /// Takes up a tree of `size` entries from the hashes of its incomplete tiles, lowest level first;
  /// `nil` if their numbers don't fit the size.
  package init?(size: UInt64, levels: [[Digest]]) {
    guard levels.count == TreeEdge.levelCount(size) else { return nil }
    for (level, hashes) in levels.enumerated() {
      guard hashes.count == Tile.count(level: level, size: size).partial else { return nil }
    }
    self.size = size
    self.levels = levels
  }

  /// How many levels of tiles a tree of `size` entries has.
  package static func levelCount(_ size: UInt64) -> Int {
    var count = 0
    while count < Limits.tileLevels, Tile.hashes(level: count, size: size) > 0 { count += 1 }
    return count
  }

  /// Adds the leaf hash of the next entry and returns the tiles that it completed, lowest first.
  package mutating func append(_ leaf: Digest) -> [(tile: Tile, hashes: [Digest])] {
    var completed: [(tile: Tile, hashes: [Digest])] = []
    size += 1
    var hash = leaf
    for level in 0..<Limits.tileLevels {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Limits.tileWidth else { break }
      let hashes = levels[level]
      levels[level] = []
      let index = Tile.hashes(level: level, size: size) / Tile.width - 1
      completed.append((Tile(level: level, index: index), hashes))
      hash = MerkleHash.root(of: hashes)
    }
    return completed
  }

  /// Adds the leaf hashes of a whole tile, whose root the caller has computed, and returns the tiles of
  /// higher levels that it completed. `nil`, and nothing changes, unless the tree ends at the border of
  /// a tile and the tile is full.
  package mutating func append(tile leaves: [Digest], root: Digest) -> [(
    tile: Tile, hashes: [Digest]
  )]? {
    guard leaves.count == Limits.tileWidth, levels.first?.isEmpty ?? true else { return nil }
    var completed: [(tile: Tile, hashes: [Digest])] = []
    if levels.isEmpty { levels.append([]) }
    size += UInt64(leaves.count)
    var hash = root
    for level in 1..<Limits.tileLevels {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Limits.tileWidth else { break }
      let hashes = levels[level]
      levels[level] = []
      completed.append(
        (Tile(level: level, index: Tile.hashes(level: level, size: size) / Tile.width - 1), hashes))
      hash = MerkleHash.root(of: hashes)
    }
    return completed
  }

  /// The incomplete tiles, lowest level first; levels that end at a full tile have none.
  package var partialTiles: [(tile: Tile, hashes: [Digest])] {
    levels.enumerated().compactMap { level, hashes in
      guard !hashes.isEmpty else { return nil }
      let full = Tile.count(level: level, size: size).full
      return (Tile(level: level, index: full, count: hashes.count), hashes)
    }
  }

  /// The root hash. An incomplete tile's root is the last, incomplete subtree of the level above.
  package var root: Digest {
    var edge: Digest?
    for hashes in levels {
      let row = edge.map { hashes + [$0] } ?? hashes
      if !row.isEmpty { edge = MerkleHash.root(of: row) }
    }
    return edge ?? MerkleHash.emptyRoot
  }
}
