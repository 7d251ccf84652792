/// Several fixed texts looked for in one pass over bytes.

/// A set of patterns; built once.
struct BytePatterns: Sendable {
  private let patterns: [[UInt8]]
  /// Indices of patterns by their first byte.
  private let byFirst: [[Int]]

  init(_ texts: [String]) {
    patterns = texts.map { Array($0.utf8) }
    var index = [[Int]](repeating: [], count: 256)
    for (position, pattern) in patterns.enumerated() {
      if let first = pattern.first { index[Int(first)].append(position) }
    }
    byFirst = index
  }

  /// The first place from `start` on where a pattern stands, and the pattern's number.
  func first(in bytes: [UInt8], from start: Int = 0) -> (offset: Int, pattern: Int)? {
    var at = start
    while at < bytes.count {
      let candidates = byFirst[Int(bytes[at])]
      if !candidates.isEmpty {
        for candidate in candidates where Self.stands(patterns[candidate], in: bytes, at: at) {
          return (at, candidate)
        }
      }
      at += 1
    }
    return nil
  }

  /// Whether any pattern stands in `bytes`.
  func occur(in bytes: [UInt8]) -> Bool { first(in: bytes) != nil }

  /// The length of a pattern.
  func length(of pattern: Int) -> Int { patterns[pattern].count }

  private static func stands(_ pattern: [UInt8], in bytes: [UInt8], at offset: Int) -> Bool {
    guard pattern.count <= bytes.count - offset else { return false }
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }
}
