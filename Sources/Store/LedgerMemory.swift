/// What this user's machine remembers of a ledger outside of its directory: the newest checkpoint that
/// was signed. A restored backup, or a copy of the directory beside the original, would otherwise go on
/// from an older size and sign a second history.
///
/// The file lies in `$GATEHOUSE_MEMORY`, else `$XDG_STATE_HOME/gatehouse/ledgers`, else
/// `~/.local/state/gatehouse/ledgers`, and is named after the ledger's key. It is written before the
/// checkpoint itself, and only over entries that are durable: after a crash between the two the ledger
/// still holds all that is remembered. The lock beside it is held from the comparison to the signature,
/// so of two copies that publish at once one is refused.
///
/// Not promised: where none of the directories can be made there is no memory, and another machine or
/// user has its own. Witnesses remember too, and theirs is out of reach.

package import Bytes
import Ledger

struct LedgerMemory: Sendable {
  /// The file; `nil` where nothing can be remembered.
  let path: String?
  private let verifier: NoteVerifier

  init(verifier: NoteVerifier) {
    self.verifier = verifier
    guard let folder = LedgerMemory.folder() else {
      path = nil
      return
    }
    path = "\(folder)/\(Digest.of(utf8: verifier.vkey).hex).checkpoint"
  }

  static func folder() -> String? {
    if let folder = System.environment("GATEHOUSE_MEMORY") { return folder }
    if let folder = System.environment("XDG_STATE_HOME") { return folder + "/gatehouse/ledgers" }
    return System.environment("HOME").map { $0 + "/.local/state/gatehouse/ledgers" }
  }

  /// Runs `body` while no other process that signs with this key can do the same.
  func withLock<T>(_ body: () throws -> T) throws -> T {
    guard let lock = makeLock() else { return try body() }
    try System.lock(lock)
    defer { System.unlock(lock) }
    return try body()
  }

  private func makeLock() -> FileDescriptor? {
    guard let path else { return nil }
    do {
      try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
      return try System.openForWriting(path + ".lock", mode: 0o600)
    } catch {
      return nil
    }
  }

  /// The checkpoint that is remembered; `nil` for none. One that does not verify is a fault.
  func remembered() throws -> Checkpoint? {
    guard let path, let bytes = try System.readFile(path, limit: Limits.checkpointBytes) else {
      return nil
    }
    do {
      return try Checkpoint.open(bytes, verifier: verifier)
    } catch {
      throw StoreError.ledger(
        LedgerFault(
          .memoryDamaged, file: path, detail: "not a checkpoint that this ledger's key signed"))
    }
  }

  /// Throws unless a ledger of `size` durable entries, whose tree of any smaller size has the root that
  /// `root` gives, continues what is remembered.
  func check(size: UInt64, root: (UInt64) throws -> Digest) throws {
    guard let remembered = try remembered() else { return }
    guard remembered.size <= size else {
      throw StoreError.ledger(
        LedgerFault(
          .rolledBack, file: "ledger", index: size,
          detail: "the ledger holds \(size) entries; \(remembered.size) were signed here before"))
    }
    guard try root(remembered.size) == remembered.root else {
      throw StoreError.ledger(
        LedgerFault(
          .copied, file: "ledger", index: remembered.size,
          detail: "other entries were signed here with this ledger's key, up to that one"))
    }
  }

  /// Remembers a signed checkpoint. Where there is no memory, nothing happens.
  func remember(_ checkpoint: [UInt8]) throws {
    guard let path, try System.status(AtomicFile.directory(of: path)) != nil else { return }
    try AtomicFile.replace(path, with: checkpoint, mode: 0o600)
  }
}

/// Entries that had been signed on this machine and that a restored ledger does not hold.
package struct LostHistory: Sendable, Equatable {
  /// How many entries the newest remembered checkpoint was over.
  package let signed: UInt64
  /// Its root.
  package let root: Digest
  /// How many entries the restored ledger holds.
  package let kept: UInt64
}

extension Workspace {
  /// Lets this machine go on from the ledger in `directory`, which a person put back from a backup. Where
  /// more had been signed here than the ledger holds, the remembered checkpoint is put aside and answered,
  /// so that the loss can be recorded. Whoever else saw the longer history, such as a witness, goes on
  /// refusing to continue this one.
  package static func continueRestoredLedger(_ directory: String) throws -> LostHistory? {
    let report = try verifyLedger(directory)
    let verifier = try KeyFiles(workspace: directory).ledgerVerifier()
    let (bytes, checkpoint) = try LedgerFiles(workspace: directory).readCheckpoint(
      verifier: verifier)
    let memory = LedgerMemory(verifier: verifier)
    return try memory.withLock {
      guard let path = memory.path, let remembered = try memory.remembered(),
        remembered.size > report.durable
          || remembered.size == checkpoint.size && remembered.root != checkpoint.root
      else { return nil }
      try AtomicFile.replace(
        "\(path).lost-\(remembered.size)",
        with: try System.readFile(path, limit: Limits.checkpointBytes) ?? [], mode: 0o600)
      try memory.remember(bytes)
      return LostHistory(
        signed: remembered.size, root: remembered.root, kept: report.durable)
    }
  }
}
