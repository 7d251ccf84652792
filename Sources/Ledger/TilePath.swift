/// Paths of a tiled log, read strictly: one path for each resource, and nothing else has one.
/// Source: c2sp.org/tlog-tiles.

/// A resource below the prefix of a log.
package enum TilePath: Equatable, Sendable {
  /// The signed checkpoint.
  case checkpoint
  /// A hash tile.
  case tile(Tile)
  /// An entry bundle.
  case entries(index: UInt64, count: Int)

  /// Reads a path without a slash at its beginning; `nil` unless it is exactly how this resource is
  /// named.
  package init?(_ path: String) {
    guard path.utf8.count <= Limits.tilePathBytes else { return nil }
    if path.utf8.elementsEqual("checkpoint".utf8) {
      self = .checkpoint
      return
    }
    let parts = Array(path.utf8).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].elementsEqual("tile".utf8),
      let (index, count) = TilePath.number(parts[2...])
    else { return nil }
    if parts[1].elementsEqual("entries".utf8) {
      self = .entries(index: index, count: count)
    } else {
      guard let level = AddCheckpoint.decimal(parts[1]), level < UInt64(Limits.tileLevels) else {
        return nil
      }
      self = .tile(Tile(level: Int(level), index: index, count: count))
    }
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }

  /// The path, without a slash at its beginning.
  package var path: String {
    switch self {
    case .checkpoint: "checkpoint"
    case .tile(let tile): tile.path
    case .entries(let index, let count): Tile.entriesPath(index: index, count: count)
    }
  }

  /// The index in groups of three digits, and the width; whoever asks compares with the one spelling.
  private static func number(_ parts: ArraySlice<ArraySlice<UInt8>>) -> (UInt64, Int)? {
    var index: UInt64 = 0
    var rest = parts
    var count = Int(Tile.width)
    if rest.count > 1, let width = rest.last, rest.dropLast().last?.ends(with: ".p") == true {
      guard let value = AddCheckpoint.decimal(width), (1..<Tile.width).contains(value) else {
        return nil
      }
      count = Int(value)
      rest.removeLast()
    }
    guard rest.count <= Limits.tilePathGroups else { return nil }
    for part in rest {
      for byte in part where (0x30...0x39).contains(byte) {
        let (product, over) = index.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(byte - 0x30))
        guard !over, !carry else { return nil }
        index = sum
      }
    }
    return (index, count)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
