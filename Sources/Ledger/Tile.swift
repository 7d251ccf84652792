/// Tiles: where the hashes and entries of the tree lie, as C2SP tlog-tiles lays them out.
/// Source: c2sp.org/tlog-tiles.

package import Bytes

/// The place of one hash tile: up to 256 hashes of one level.
package struct Tile: Hashable, Sendable {
  /// Hashes of a full tile, entries of a full bundle.
  package static let width: UInt64 = 256

  /// The level of tiles: each hash stands for a complete subtree of `256^level` entries.
  package let level: Int
  /// The number of the tile within its level.
  package let index: UInt64
  /// How many hashes it holds: 1 to 256.
  package let count: Int

  /// Names a tile.
  package init(level: Int, index: UInt64, count: Int = 256) {
    self.level = level
    self.index = index
    self.count = count
  }

  /// `tile/<L>/<N>[.p/<W>]`, relative to the root of the log.
  package var path: String { "tile/\(level)/" + Tile.suffix(index: index, count: count) }

  /// `tile/entries/<N>[.p/<W>]`: the path of the bundle of `count` entries from `index * 256`.
  package static func entriesPath(index: UInt64, count: Int) -> String {
    "tile/entries/" + suffix(index: index, count: count)
  }

  /// The directory that holds the partial versions of a tile, relative to the root of the log.
  package var partialDirectory: String { "tile/\(level)/" + Tile.groups(index) + ".p" }

  /// The directory that holds the partial versions of an entry bundle.
  package static func entriesPartialDirectory(index: UInt64) -> String {
    "tile/entries/" + groups(index) + ".p"
  }

  private static func suffix(index: UInt64, count: Int) -> String {
    groups(index) + (count == Int(width) ? "" : ".p/\(count)")
  }

  /// The index in groups of three digits, all but the last with an `x` before: 1234067 is
  /// `x001/x234/067`.
  package static func groups(_ index: UInt64) -> String {
    var rest = index
    var text = digits(rest % 1000)
    rest /= 1000
    while rest > 0 {
      text = "x" + digits(rest % 1000) + "/" + text
      rest /= 1000
    }
    return text
  }

  private static func digits(_ value: UInt64) -> String {
    let text = String(value)
    return String(repeating: "0", count: 3 - text.count) + text
  }

  /// How many hashes of tile level `level` a tree of `size` entries has.
  package static func hashes(level: Int, size: UInt64) -> UInt64 {
    level >= Limits.tileLevels ? 0 : size >> UInt64(8 * level)
  }

  /// All tiles of a tree of `size` entries at `level`: the full ones, and a partial one if need be.
  package static func count(level: Int, size: UInt64) -> (full: UInt64, partial: Int) {
    let hashes = hashes(level: level, size: size)
    return (hashes / width, Int(hashes % width))
  }

  /// The tile that holds the hash of the complete subtree with `2^treeLevel` entries numbered
  /// `index`, in a tree of `size` entries, and which of its hashes make up that subtree.
  package static func holding(treeLevel: Int, index: UInt64, size: UInt64) -> (
    tile: Tile, range: Range<Int>
  )? {
    guard treeLevel >= 0, treeLevel < 64, index < (size >> UInt64(treeLevel)) else { return nil }
    let level = treeLevel / 8
    let within = UInt64(treeLevel % 8)
    let first = index << within
    let tile = first / width
    let available = hashes(level: level, size: size) - tile * width
    let start = Int(first % width)
    return (
      Tile(level: level, index: tile, count: Int(min(available, width))),
      start..<(start + 1 << Int(within))
    )
  }

  /// The hashes as the bytes of a tile file.
  package static func encode(_ hashes: some Collection<Digest>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * Digest.byteCount)
    for hash in hashes { bytes.append(contentsOf: hash.bytes) }
    return bytes
  }

  /// The hashes of a tile file; `nil` unless it is exactly `count` hashes.
  package static func decode(_ bytes: [UInt8], count: Int) -> [Digest]? {
    guard bytes.count == count * Digest.byteCount else { return nil }
    var hashes: [Digest] = []
    hashes.reserveCapacity(count)
    for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
      guard let hash = Digest(bytes: Array(bytes[start..<(start + Digest.byteCount)])) else {
        return nil
      }
      hashes.append(hash)
    }
    return hashes
  }
}

/// Bundles of entries: each a 16-bit big-endian length and its bytes.
package enum EntryBundle {
  /// Most bytes of one entry.
  package static let maximumEntryBytes = 65_535

  /// The bytes of a bundle; entries longer than the maximum must have been refused before.
  package static func encode(_ entries: some Collection<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
      bytes.append(UInt8(truncatingIfNeeded: entry.count))
      bytes.append(contentsOf: entry)
    }
    return bytes
  }

  /// The entries of a bundle; `nil` unless it holds exactly `count`.
  package static func decode(_ bytes: [UInt8], count: Int) -> [[UInt8]]? {
    var entries: [[UInt8]] = []
    var at = 0
    while at < bytes.count, entries.count < Limits.tileWidth {
      guard at + 2 <= bytes.count else { return nil }
      let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
      at += 2
      guard at + length <= bytes.count else { return nil }
      entries.append(Array(bytes[at..<(at + length)]))
      at += length
    }
    return at == bytes.count && entries.count == count ? entries : nil
  }
}
