/// The append-only ledger of a workspace: a journal that makes entries durable, and a Merkle tree of
/// tiles with signed checkpoints that makes them provable.

/// The ledger of one workspace. Many processes may append to it; an entry is durable when `append`
/// returns.
package final class DurableLedger: Sendable {
  init() {}

  /// Number of durable entries that this process knows of. Never blocks.
  package var size: UInt64 { 0 }

  /// One past the last evidence entry known, starting with the size at opening: it moves when
  /// somebody (this process or another) records evidence, and not for audit entries.
  package var evidenceMark: UInt64 { 0 }

  /// Appends `entries` in one commit and returns their indices; blocks until they are durable.
  /// Concurrent callers share one `fdatasync`.
  package func append(_ entries: [LedgerEntry]) throws -> [UInt64] {
    throw StoreError.poisoned(path: "ledger")
  }

  /// Appends one entry and returns its index when it is durable. Never blocks the thread pool of
  /// Swift concurrency: one dedicated queue commits for all concurrent callers.
  package func appendAsync(_ entry: LedgerEntry) async throws -> UInt64 {
    throw StoreError.poisoned(path: "ledger")
  }

  /// Looks (one `stat`) whether other processes appended, and catches up if so. Answers whether the
  /// ledger holds more entries than `size`.
  package func changedSince(_ size: UInt64) throws -> Bool { false }

  /// The durable entries with indices in `range`, published or not.
  package func entries(_ range: Range<UInt64>) throws -> [LedgerEntry] { [] }

  /// Publishes all durable entries: tiles, then a signed checkpoint. A no-op when nothing waits.
  package func publish() throws {}
}
