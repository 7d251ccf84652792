/// Backups: the state directory (ledger, evidence, keys, vault) and the declared files of a system, sealed in
/// a store of their own under a key of their own. Each backup is one version there and one signed
/// manifest that names the manifest before it. Nothing in the store is ever replaced or removed.

package import Bytes
package import Evidence
import Ledger
import Synchronization

/// What the manifest of a backup says.
package struct BackupManifest: Sendable, Equatable {
  /// 1 for the first, one more for each.
  package var number: Int
  /// The version in the sealed store.
  package var snapshot: Digest
  /// The digest of the manifest (its envelope) before; `nil` for the first.
  package var previous: Digest?
  /// When it was made, Unix seconds.
  package var created: Int64
  /// The name of the system.
  package var system: String
  /// How many files it has.
  package var files: Int
  /// Bytes of all of them.
  package var bytes: UInt64
  /// Entries of the ledger that it holds.
  package var entries: UInt64
  /// The origin of that ledger.
  package var origin: String
  /// Its root hash, in hex.
  package var root: String
  /// The id of the sealed store.
  package var store: String

  /// The statement that is signed.
  package var statement: Statement {
    Statement(
      subjects: [Subject(name: "backup:\(number)", digest: snapshot)],
      predicateType: PredicateType.backup,
      predicate: [
        "number": .int(number), "store": .string(store),
        "previous": previous.map { ["sha256": .string($0.hex)] } ?? .null,
        "created": .int(created), "system": .string(system), "files": .int(files),
        "bytes": .int(bytes),
        "ledger": ["entries": .int(entries), "origin": .string(origin), "root": .string(root)],
      ])
  }

  /// Reads a statement; `nil` for one that is not the manifest of a backup.
  package init?(_ statement: Statement) {
    let predicate = statement.predicate
    guard statement.predicateType == PredicateType.backup, statement.subjects.count == 1,
      let number = predicate["number"]?.int, number > 0, let created = predicate["created"]?.int,
      let store = predicate["store"]?.string, let system = predicate["system"]?.string,
      let files = predicate["files"]?.int, let bytes = predicate["bytes"]?.number?.uint64,
      let entries = predicate["ledger"]?["entries"]?.number?.uint64,
      let origin = predicate["ledger"]?["origin"]?.string,
      let root = predicate["ledger"]?["root"]?.string
    else { return nil }
    self.init(
      number: number, snapshot: statement.subjects[0].digest,
      previous: predicate["previous"]?["sha256"]?.string.flatMap { Digest(hex: $0) },
      created: Int64(created), system: system, files: files, bytes: bytes, entries: entries,
      origin: origin, root: root, store: store)
  }

  private init(
    number: Int, snapshot: Digest, previous: Digest?, created: Int64, system: String, files: Int,
    bytes: UInt64, entries: UInt64, origin: String, root: String, store: String
  ) {
    self.number = number
    self.snapshot = snapshot
    self.previous = previous
    self.created = created
    self.system = system
    self.files = files
    self.bytes = bytes
    self.entries = entries
    self.origin = origin
    self.root = root
    self.store = store
  }

  static func make(
    number: Int, _ version: VaultVersion, previous: Digest?, system: String,
    ledger: (entries: UInt64, origin: String, root: String), store: String
  ) -> BackupManifest {
    BackupManifest(
      number: number, snapshot: version.id, previous: previous, created: version.head.created,
      system: system, files: version.files.count, bytes: version.bytes, entries: ledger.entries,
      origin: ledger.origin, root: ledger.root, store: store)
  }
}

/// A manifest as it lies in the store, read but not yet trusted.
package struct BackupRecord: Sendable {
  /// What it says.
  package let manifest: BackupManifest
  /// The envelope around it.
  package let envelope: Envelope
}

/// A store of backups, unlocked.
package struct BackupStore: Sendable {
  /// The sealed store.
  package let sealed: SealedStore
  private static let folder = "manifests/"

  /// The backups in `place`. `creates`: makes the store where there is none.
  package init(_ place: ObjectPlace, master: MasterKey, creates: Bool = false) throws {
    sealed = try SealedStore.open(
      place.store(readsBack: true), environment: "backup", master: master, creates: creates)
  }

  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return folder + String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".json"
  }

  /// Every manifest, oldest first: the numbers follow each other, each names the one before, all are
  /// about this store. Signatures are the caller's matter (`verify`).
  package func records() throws -> [BackupRecord] {
    var records: [BackupRecord] = []
    for object in try sealed.objects.list(Self.folder) {
      let number = records.count + 1
      guard object.name == Self.name(number) else {
        throw fault(Self.name(number), "it is missing; there is \(object.name)")
      }
      guard let bytes = try sealed.objects.read(object.name, limit: VaultLimits.smallBytes),
        let envelope = try? Envelope.decode(bytes),
        let statement = try? Statement.decode(envelope.payload),
        let manifest = BackupManifest(statement)
      else { throw fault(object.name, "it is not the manifest of a backup") }
      guard manifest.number == number, manifest.store == sealed.id,
        manifest.previous == records.last?.envelope.digest
      else {
        throw fault(object.name, "it does not continue the one before, or is of another store")
      }
      records.append(BackupRecord(manifest: manifest, envelope: envelope))
    }
    return records
  }

  private func fault(_ place: String, _ why: String) -> StoreError {
    .vault(VaultFault(.backupManifest, at: sealed.objects.place + "/" + place, why))
  }

  /// Throws unless a key of `keys` signed the manifest.
  package func check(_ record: BackupRecord, signedBy keys: TrustedKeys) throws {
    do {
      _ = try keys.verify(record.envelope)
    } catch {
      throw fault(Self.name(record.manifest.number), "no trusted key signed it, or it was altered")
    }
  }

  /// The public keys that lie in the backup itself. They are what a manifest is checked with when the
  /// machine's own keys are gone: what is sealed was put there by somebody who had the backup's key.
  package func trustedKeys(in record: BackupRecord) throws -> TrustedKeys {
    let version = try sealed.version(record.manifest.snapshot)
    var keys: [TrustedKey] = []
    for file in version.files
    where file.path.hasPrefix("state/keys/") && file.path.hasSuffix(".json") {
      let stem = String(file.path.dropLast(".json".count))
      let description = try sealed.content(of: file.path, in: version, limit: Limits.keyBytes)
      guard let json = try? JSON.parse(description), let name = json["name"]?.string,
        let role = json["role"]?.string.flatMap(KeyRole.init(rawValue:)),
        let identity = json["identity"]?.string, version.file(stem + ".pub.pem") != nil
      else { continue }
      let pem = try sealed.content(of: stem + ".pub.pem", in: version, limit: Limits.keyBytes)
      if let key = try? TrustedKey(
        name: name, role: role, identity: identity, publicPEM: String(decoding: pem, as: UTF8.self))
      {
        keys.append(key)
      }
    }
    return TrustedKeys(keys)
  }

  // MARK: making

  /// Puts the workspace and `files` (paths `system/…`) into the store and signs the manifest. `lockUntil`
  /// (Unix seconds) asks the store to keep it from deletion until then. The ledger records it.
  package func create(
    _ workspace: Workspace, files: [PutFile], system: String, at now: Int64, lockUntil: Int64?,
    progress: (UInt64) -> Void = { _ in }
  ) throws -> BackupManifest {
    let before = try records()
    let copy = try StateCopy(workspace)
    defer { copy.discard() }
    let version = try sealed.put(
      copy.files + files,
      VersionHead(kind: "backup", name: system, created: now, retainUntil: lockUntil),
      progress: progress)
    let manifest = BackupManifest.make(
      number: before.count + 1, version, previous: before.last?.envelope.digest, system: system,
      ledger: copy.ledger, store: sealed.id)
    let envelope: Envelope
    do {
      envelope = try workspace.key(named: nil).sign(manifest.statement)
    } catch let error as EvidenceError {
      throw StoreError.evidence(error)
    }
    let bytes = envelope.encoded()
    guard
      try sealed.objects.create(
        Self.name(manifest.number), bytes, sha256: Digest.of(bytes).bytes, lockUntil: lockUntil)
    else { throw fault(Self.name(manifest.number), "another backup was made at the same time") }
    guard try sealed.objects.read(Self.name(manifest.number), limit: bytes.count + 1) == bytes
    else {
      throw StoreError.vault(
        VaultFault(.storeLied, at: sealed.objects.place, "the manifest is not there"))
    }
    try workspace.record(envelope, statement: manifest.statement, at: now)
    return manifest
  }
}

/// The state directory as it is put into a backup: the ledger as a copy of one moment, the rest as it lies.
private struct StateCopy {
  let files: [PutFile]
  let ledger: (entries: UInt64, origin: String, root: String)
  private let staging: String

  /// What is not copied: the index is rebuilt, locks and copies on their way are nobody's.
  private static func isLeftOut(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return name.hasPrefix("ledger/") || name.hasPrefix("vault/staging/")
      || name.hasPrefix("backup-staging/") || last.hasPrefix("index.") || last.hasSuffix(".lock")
      || last.hasPrefix(".tmp-")
  }

  init(_ workspace: Workspace) throws {
    let state = workspace.directory
    let staging = state + "/backup-staging"
    self.staging = staging
    FileTree.remove(staging)
    try workspace.ledger.publish()
    let folder = workspace.ledger.files.directory
    let names = try workspace.ledger.frozen {
      let names = try LocalObjects(folder).list("").map(\.name).filter { !$0.hasSuffix(".lock") }
      for name in names { try Self.copy(folder + "/" + name, to: staging + "/ledger/" + name) }
      return names
    }
    var list = names.map { PutFile(staging + "/ledger/" + $0, path: "state/ledger/" + $0) }
    // Bodies are written before the entries that name them: listed after the copy, none is missing.
    for object in try LocalObjects(state).list("") where !Self.isLeftOut(object.name) {
      list.append(PutFile(state + "/" + object.name, path: "state/" + object.name))
    }
    let objects = try workspace.vault.objects()
    if !(objects is LocalObjects), try workspace.vault.exists() {
      for object in try objects.list("") {
        guard let bytes = try objects.read(object.name, limit: VaultLimits.packObjectBytes) else {
          throw StoreError.vault(
            VaultFault(.missing, at: object.name, "it is listed, but not there"))
        }
        let path = staging + "/vault/" + object.name
        try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
        try AtomicFile.replace(path, with: bytes, mode: 0o600)
        list.append(PutFile(path, path: "state/vault/" + object.name))
      }
    }
    files = list
    let verifier = workspace.ledger.verifier
    let bytes = try System.readFile(
      staging + "/ledger/checkpoint", limit: Limits.checkpointBytes)
    guard let bytes, let checkpoint = try? Checkpoint.open(bytes, verifier: verifier) else {
      throw StoreError.ledger(
        LedgerFault(.checkpointMissing, file: "ledger/checkpoint", detail: "it can't be copied"))
    }
    ledger = (checkpoint.size, verifier.name, checkpoint.root.hex)
  }

  func discard() { FileTree.remove(staging) }

  private static func copy(_ from: String, to path: String) throws {
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
    let source = try FileSource(path: from, holds: false)
    let file = try System.createExclusively(path, mode: 0o600)
    var offset: UInt64 = 0
    while offset < source.count {
      let count = min(UInt64(VaultLimits.chunkBytes), source.count - offset)
      try System.write(file, source.read(at: offset, length: Int(count)), at: offset)
      offset += count
    }
  }
}

extension DurableLedger {
  /// Runs `body` while nobody appends or publishes, in this process or another.
  func frozen(_ body: () throws -> [String]) throws -> [String] {
    try publishing.withLock { _ in
      try System.lock(publishLock)
      defer { System.unlock(publishLock) }
      // The lock on the file keeps other processes out, the one on the state other threads.
      return try state.withLock { _ in
        try System.lock(appendLock)
        defer { System.unlock(appendLock) }
        return try body()
      }
    }
  }

  /// The root hash over the first `size` entries.
  package func root(of size: UInt64) throws -> Digest {
    let state = state.withLock { $0 }
    return try root(size: size, in: state)
  }
}

/// What a restored state directory is to the one that lies there.
package enum StateJudgement: Sendable, Equatable {
  /// There is none.
  case missing
  /// It does not open or does not verify.
  case damaged(String)
  /// Its ledger ends before the backup's.
  case rolledBack(entries: UInt64)
  /// It has another history than the backup.
  case forked(String)
  /// It holds everything that the backup holds.
  case current(entries: UInt64)

  /// Whether the backup has to take its place.
  package var isLost: Bool { if case .current = self { false } else { true } }

  /// Compares the state directory at `path` with the manifest of a backup.
  package static func of(_ path: String, against manifest: BackupManifest) throws -> StateJudgement
  {
    guard try System.status(path + "/ledger", followLinks: false) != nil else { return .missing }
    do {
      let report = try Workspace.verifyLedger(path)
      guard report.origin == manifest.origin else {
        return .forked("the ledger is signed by another key")
      }
      guard report.durable >= manifest.entries else {
        return .rolledBack(entries: report.durable)
      }
      let workspace = try Workspace.open(path)
      guard try workspace.ledger.root(of: manifest.entries).hex == manifest.root else {
        return .forked("its first \(manifest.entries) entries are others than the backup's")
      }
      _ = try workspace.key(named: nil)
      return .current(entries: report.durable)
    } catch StoreError.ledger(let fault) {
      return .damaged("\(fault.file): \(fault.detail)")
    } catch let error as StoreError {
      return .damaged("\(error.code)")
    }
  }

  /// Puts the state directory that was restored at `fresh` in the place of the one at `path`, which is
  /// moved to the answer. Two moves: after a crash between them `path` is missing, and doing it again
  /// finds that.
  package static func replace(_ path: String, by fresh: String, stamp: String) throws -> String? {
    var displaced: String?
    if try System.status(path, followLinks: false) != nil {
      // Two restores within one second have the same stamp.
      let target = try AtomicFile.freeName(path + ".displaced-" + stamp)
      try System.rename(path, to: target)
      displaced = target
    }
    try System.rename(fresh, to: path)
    try System.syncDirectory(AtomicFile.directory(of: path))
    return displaced
  }
}
