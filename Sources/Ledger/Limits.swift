/// Bounds on notes, checkpoints and proofs that come from outside.

enum Limits {
  /// Bytes of one signed note.
  static let noteBytes = 1 << 20
  /// Signature lines of one note; the specification demands at least 16.
  static let noteSignatures = 64
  /// Bytes of a verifier key: an ML-DSA-44 key has 1,312, in base64.
  static let vkeyBytes = 4_096
  /// Bytes of an ML-DSA-44 public key (FIPS 204).
  static let mldsaKeyBytes = 1_312
  /// Bytes of one `add-checkpoint` request.
  static let witnessRequestBytes = 256 << 10
  /// Lines of consistency proof in one such request (c2sp.org/tlog-witness).
  static let witnessProofLines = 63
  /// Bytes of a policy file.
  static let policyBytes = 1 << 20
  /// Logs of a policy, witnesses of a policy, groups of a policy.
  static let policyKeys = 256
  /// Bytes of a path of the log, and groups of digits in it.
  static let tilePathBytes = 64
  static let tilePathGroups = 7
  /// Bytes of one proof file: the extra data may hold an envelope.
  static let proofBytes = 24 << 20
  /// Hashes of one proof: one for each level of a tree of 2^63 entries.
  static let proofHashes = 64
  /// Entries of one bundle and hashes of one tile (C2SP tlog-tiles).
  static let tileWidth = 256
  /// Levels of tiles: 8 levels of the tree each.
  static let tileLevels = 8
}
