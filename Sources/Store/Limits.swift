/// Bounds and sizes of the store, with their units.

import Bytes

enum Limits {
  /// Bytes of one journal; a publication rotates it long before.
  static let journalBytes: UInt64 = 1 << 30
  /// A journal that is larger than this is rotated at the next publication.
  static let journalRotationBytes: UInt64 = 4 << 20
  /// Entries of one commit; more waiting callers go into the next one.
  static let commitEntries = 4_096
  /// Bytes of one commit.
  static let commitBytes = 32 << 20
  /// Entries that may wait for publication before one is started in the background.
  static let waitingEntries: UInt64 = 1_024
  /// How long the commit thread looks out for the next entry before it sleeps. In microseconds.
  static let commitLinger = 40
  /// Delay of a background publication, so that one covers many commits. In milliseconds.
  static let backgroundPublishDelay = 50
  /// Bundles that a walk over the ledger reads at a time, on all cores together.
  static let walkWindow: UInt64 = 64
  /// Bytes of a checkpoint file.
  static let checkpointBytes = 64 << 10
  /// Bytes of an entry bundle: 256 entries of 65,535 bytes and their lengths.
  static let bundleBytes = 256 * 65_537
  /// Bytes of one blob (an envelope, a sealed audit body).
  static let blobBytes = 64 << 20
  /// Bytes that an encrypted blob has beyond its body.
  static let sealedOverhead = 64
  /// Bytes of an entry that says that another was erased.
  static let erasureEntryBytes = 1_024
  /// Bytes that are overwritten at a time when something is destroyed.
  static let overwriteBytes = 1 << 20
  /// Bytes of the table of single keys of one tenant: some two million records.
  static let auditTableBytes = 256 << 20
  /// How long records that are being sealed have to reach the ledger before their key is retired. In
  /// microseconds.
  static let sealingPause: UInt32 = 2_000_000
  /// Bytes of a key file.
  static let keyBytes = 16 << 10
  /// Bytes of the access register.
  static let registerBytes = 64 << 20
  /// Bytes of a sealed audit body that still goes into the entry itself.
  static let inlineAuditBytes = 32 << 10
  /// Characters of a name that becomes a file name.
  static let nameCharacters = 64
  /// Characters of a request id or tenant in an entry.
  static let auditNameBytes = 256
  /// Entries that the index reads at once.
  static let indexChunk: UInt64 = 2_048
  /// Files in one model that is signed or verified.
  static let modelFiles = 200_000
  /// Levels of directories in one model.
  static let modelDepth = 64
  /// Threads that hash files at once.
  static let hashWorkers = 16
  /// Bytes of a file with a passphrase.
  static let passphraseBytes = 4_096
}
