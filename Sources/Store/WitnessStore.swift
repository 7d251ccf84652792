/// The memory and the key of a witness, in a directory of their own:
///
///     witness.pem           the private key (0600)
///     witness.vkey          the verifier key, type 0x04 of signed-note
///     logs.policy           the logs that are watched: `log` lines of c2sp.org/tlog-policy
///     <sha256 of origin>/checkpoint    the last checkpoint that was cosigned, with both signatures
///
/// Checking and recording happen under one lock, and the record is durable before anybody gets the
/// cosignature. It is kept twice, the second time outside of the directory where `LedgerMemory` keeps
/// its own, and the larger counts: a restored backup of the directory makes no witness forget.

import Bytes
package import Ledger
import Synchronization

/// A witness. One process at a time has it open.
package final class WitnessStore: Sendable {
  /// The key that others verify cosignatures with.
  package let cosigner: Cosigner
  /// The origins that are watched.
  package let origins: [String]
  private let directory: String
  private let key: LedgerKey
  private let logs: WitnessedLogs
  private let hashes: [String: String]
  private let processLock: FileDescriptor
  private let turn = Mutex<Void>(())

  /// Makes the directory of a new witness; answers its verifier key. Refuses one that is there.
  package static func create(_ directory: String, name: String) throws -> Cosigner {
    let path = directory + "/witness.pem"
    guard try System.status(path) == nil else { throw StoreError.keyExists(name: "witness") }
    try AtomicFile.makeDirectories(directory, mode: 0o700)
    let (key, cosigner): (LedgerKey, Cosigner)
    do {
      key = try LedgerKey(seed: KeyFiles.randomBytes(32), origin: name)
      cosigner = try key.cosigner
    } catch {
      throw StoreError.invalidName(String(name.prefix(Limits.nameCharacters)))
    }
    guard try AtomicFile.create(path, with: Array(key.pemForStorage.utf8), mode: 0o600) else {
      throw StoreError.keyExists(name: "witness")
    }
    try AtomicFile.replace(directory + "/witness.vkey", with: Array((cosigner.vkey + "\n").utf8))
    return cosigner
  }

  /// Opens the witness at `directory`, which watches `logs`.
  package init(_ directory: String, logs verifiers: [NoteVerifier]) throws {
    self.directory = directory
    let path = directory + "/witness.pem"
    guard let vkey = try System.readFile(directory + "/witness.vkey", limit: Limits.keyBytes),
      let pem = try KeyFiles.readSecret(path)
    else { throw StoreError.keyMissing(name: "witness") }
    do {
      let text = String(decoding: vkey, as: UTF8.self)
      cosigner = try Cosigner(vkey: String(text.split(separator: "\n").first ?? ""))
      key = try LedgerKey(pem: String(decoding: pem, as: UTF8.self), origin: cosigner.name)
    } catch {
      throw StoreError.keyInvalid(path: path, reason: "not an Ed25519 private key in PEM")
    }
    guard key.verifier.publicKey == cosigner.publicKey else {
      throw StoreError.keyInvalid(path: path, reason: "not the key of witness.vkey")
    }
    logs = WitnessedLogs(verifiers)
    origins = logs.origins
    hashes = Dictionary(
      logs.origins.map { (Digest.of(utf8: $0).hex, $0) }, uniquingKeysWith: { first, _ in first })
    processLock = try System.openForWriting(directory + "/witness.lock", mode: 0o600)
    guard try System.tryLock(processLock) else { throw StoreError.witnessBusy(path: directory) }
    for hash in hashes.keys { _ = try latest(hash) }
  }

  /// Answers an `add-checkpoint` request with signature lines, or a refusal. `now` is in Unix seconds.
  /// An error of the store means that nothing was cosigned.
  package func add(_ body: [UInt8], now: UInt64) throws -> Result<[UInt8], WitnessRefusal> {
    let opened: (request: AddCheckpoint, checkpoint: Checkpoint, signed: SignedNote)
    do {
      opened = try logs.open(body)
    } catch {
      return .failure(error)
    }
    return try turn.withLock { _ in
      let hash = Digest.of(utf8: opened.checkpoint.origin).hex
      let last = try latest(hash)
      if let refusal = WitnessedLogs.refusal(
        of: opened.request, opened.checkpoint, after: last?.checkpoint)
      {
        return .failure(refusal)
      }
      // A clock that steps back must not make an older statement look newer.
      guard now >= last?.time ?? 0 else { throw StoreError.clockBehind(path: directory) }
      let line = try cosign(opened.signed.text, now)
      try record(opened.signed.adding([line]), hash)
      return .success(Array(line.line.utf8))
    }
  }

  /// The last cosigned checkpoint of the log whose origin has this SHA-256 in lower-case hex; `nil` for
  /// an unknown log and for one that was never cosigned.
  package func checkpoint(originHash: String) throws -> [UInt8]? {
    guard hashes[originHash] != nil else { return nil }
    return try turn.withLock { _ in try latest(originHash)?.note.encoded() }
  }

  private func cosign(_ text: String, _ now: UInt64) throws -> SignedNote.Signature {
    do {
      return try key.cosign(text, at: now)
    } catch {
      throw StoreError.keyInvalid(path: directory + "/witness.pem", reason: "it does not sign")
    }
  }

  // MARK: the record

  private struct Latest {
    let note: SignedNote
    let checkpoint: Checkpoint
    let time: UInt64
  }

  private func place(_ hash: String) -> String { "\(directory)/\(hash)/checkpoint" }

  private func memory(_ hash: String) -> String? {
    LedgerMemory.folder().map { "\($0)/\(Digest.of(utf8: cosigner.vkey).hex).\(hash.prefix(32))" }
  }

  /// The larger of the two records; a record that does not verify is an error, never "nothing yet".
  private func latest(_ hash: String) throws -> Latest? {
    let own = try read(place(hash), hash)
    guard let path = memory(hash), let other = try read(path, hash) else { return own }
    guard let own else { return other }
    if own.checkpoint.size == other.checkpoint.size {
      guard own.checkpoint.root == other.checkpoint.root else {
        throw StoreError.witnessRecord(path: place(hash))
      }
      return own.time >= other.time ? own : other
    }
    return own.checkpoint.size > other.checkpoint.size ? own : other
  }

  private func read(_ path: String, _ hash: String) throws -> Latest? {
    guard let bytes = try System.readFile(path, limit: Limits.checkpointBytes) else { return nil }
    guard let note = try? SignedNote(bytes), let time = try? cosigner.time(in: note),
      let checkpoint = try? Checkpoint(text: note.text),
      Digest.of(utf8: checkpoint.origin).hex == hash
    else { throw StoreError.witnessRecord(path: path) }
    return Latest(note: note, checkpoint: checkpoint, time: time)
  }

  private func record(_ note: SignedNote, _ hash: String) throws {
    let bytes = note.encoded()
    if let path = memory(hash) {
      let folder = AtomicFile.directory(of: path)
      // No place for a second record is no reason to refuse; a full disk is.
      if (try? AtomicFile.makeDirectories(folder, mode: 0o700)) != nil {
        try AtomicFile.replace(path, with: bytes, mode: 0o600)
      }
    }
    try AtomicFile.makeDirectories(AtomicFile.directory(of: place(hash)), mode: 0o700)
    try AtomicFile.replace(place(hash), with: bytes, mode: 0o600)
  }
}
