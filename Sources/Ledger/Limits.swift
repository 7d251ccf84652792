/// Bounds on notes, checkpoints and proofs that come from outside.

enum Limits {
  /// Bytes of one signed note.
  static let noteBytes = 1 << 20
  /// Signature lines of one note; the specification demands at least 16.
  static let noteSignatures = 64
  /// Hashes of one proof: one for each level of a tree of 2^63 entries.
  static let proofHashes = 64
  /// Lines of a proof file before its checkpoint.
  static let proofLines = 80
  /// Entries of one bundle and hashes of one tile (C2SP tlog-tiles).
  static let tileWidth = 256
  /// Levels of tiles: 8 levels of the tree each.
  static let tileLevels = 8
}
