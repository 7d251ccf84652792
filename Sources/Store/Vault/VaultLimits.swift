/// Bounds and sizes of vaults and backups, with their units.

/// Constants of the format and of its readers.
enum VaultLimits {
  /// Bytes of one chunk. Fixed, not content-defined: weights are changed in place or as a whole, and
  /// finding boundaries would cost more than hashing and sealing together.
  static let chunkBytes = 1 << 20
  /// Plain bytes of one pack: what lies in memory several times over while putting.
  static let packBytes = 16 << 20
  /// Chunks of one pack, so that many small files do not make one endless list.
  static let packChunks = 8_192
  /// Bytes of a pack with its tags, salt and list.
  static let packObjectBytes = packBytes + packChunks * 128 + 4_096
  /// Bytes of the record of a version.
  static let recordBytes = 48 << 20
  /// Files in one version.
  static let files = 200_000
  /// Versions of one environment.
  static let versions = 100_000
  /// Objects that are listed in one store.
  static let objects = 4_000_000
  /// Bytes of a small object: configuration, wrapped keys, a manifest.
  static let smallBytes = 16 << 20
  /// Bytes of a path in a version.
  static let pathBytes = 4_096
  /// Levels of directories in a path of a version.
  static let pathDepth = 64
  /// Characters of a name of an environment, alias or version.
  static let nameCharacters = 64
  /// Bytes of a passphrase.
  static let passphraseBytes = 1_024
  /// Seconds after which a pack that no version names is taken for what an interrupted put left.
  static let orphanSeconds: Int64 = 86_400
  /// Cost of scrypt (RFC 7914): 2^17 rounds of 1 KiB blocks, 128 MiB.
  static let scryptRounds = 1 << 17
  /// Block size of scrypt.
  static let scryptBlock = 8
  /// Largest cost that is read from a key object: 1 GiB of memory.
  static let scryptMaximumRounds = 1 << 20
}
