// Putting the state directory back from a backup: keys, ledger, evidence and vault.

import Bytes
import Evidence
import Foundation
import Store
import Verdicts

/// The key and the place of a backup, as commands take them.
enum BackupAccess {
  /// The master key: the file that was named, else what the environment says. `creates`: makes the file.
  static func key(_ file: String?, creates: Bool = false) throws -> MasterKey {
    guard let file else {
      return try MasterKeySource(prefix: "GATEHOUSE_BACKUP", defaultFile: nil).key(creates: false)
    }
    if creates { return try MasterKey.make(file: file) }
    guard let key = try MasterKey.file(file) else {
      throw StoreError.vault(VaultFault(.keyMissing, at: file, "there is no such key file"))
    }
    return key
  }

  /// The backups at `place`.
  static func open(_ place: String, keyFile: String?) throws -> BackupStore {
    try BackupStore(try ObjectPlace(place), master: try key(keyFile))
  }

  /// The newest backup with its version; its manifest is signed by a key that lies in it.
  static func newest(_ store: BackupStore) throws -> (BackupRecord, VaultVersion) {
    guard let record = try store.records().last else {
      throw StoreError.vault(
        VaultFault(.notVault, at: store.sealed.objects.place, "there is no backup here yet"))
    }
    try store.check(record, signedBy: try store.trustedKeys(in: record))
    return (record, try store.sealed.version(record.manifest.snapshot))
  }
}

/// What became of the state directory.
struct StateRecovery {
  let judgement: StateJudgement
  let manifest: BackupManifest
  /// Where the directory that was there lies now.
  let displaced: String?
  /// Objects of the vault and keys that were put back into a directory that stayed.
  let healed: [String]
  /// Entries that were signed after the backup, and are lost with the directory.
  var lost: LostHistory?

  /// What was found and done, in words.
  var words: String {
    let backup = "backup \(manifest.number) of \(Verdicts.Timestamp.text(manifest.created))"
    let moved = (displaced.map { "; the old one is \($0)" } ?? "") + lostWords
    return switch judgement {
    case .missing: "it was missing and comes from \(backup)"
    case .damaged(let why): "it was damaged (\(why)) and comes from \(backup)\(moved)"
    case .rolledBack(let entries):
      "its ledger had \(entries) entries where \(manifest.entries) were known: rolled back; it comes from \(backup)\(moved)"
    case .forked(let why): "it had another history (\(why)); it comes from \(backup)\(moved)"
    case .current(let entries):
      healed.isEmpty
        ? "it is whole, with \(entries) entries"
        : "it stays, with \(entries) entries; \(healed.count) objects come from \(backup)"
    }
  }

  private var lostWords: String {
    lost.map { "; \($0.signed) entries had been signed, and \($0.kept) are left" } ?? ""
  }

  /// The same for programs and the ledger.
  var json: JSON {
    let kind =
      switch judgement {
      case .missing: "missing"
      case .damaged: "damaged"
      case .rolledBack: "rolled-back"
      case .forked: "forked"
      case .current: healed.isEmpty ? "whole" : "healed"
      }
    return [
      "found": .string(kind), "words": .string(words), "backup": .int(manifest.number),
      "backup_created": .string(Verdicts.Timestamp.text(manifest.created)),
      "backup_entries": .int(manifest.entries), "healed": .strings(healed.prefix(1_000)),
      "lost": lost.map {
        [
          "signed_entries": .int($0.signed), "signed_root_sha256": .string($0.root.hex),
          "kept_entries": .int($0.kept),
        ]
      } ?? .null,
    ]
  }

  /// Judges the state directory and puts back what is lost.
  static func run(
    _ place: String, keyFile: String?, state: String, isDryRun: Bool, _ console: Console
  ) throws -> StateRecovery {
    let backup = try BackupAccess.open(place, keyFile: keyFile)
    let (record, version) = try BackupAccess.newest(backup)
    let judgement = try StateJudgement.of(state, against: record.manifest)
    guard judgement.isLost else {
      let healed = isDryRun ? [] : try heal(state, from: backup.sealed, version)
      return StateRecovery(
        judgement: judgement, manifest: record.manifest, displaced: nil, healed: healed)
    }
    guard !isDryRun else {
      return StateRecovery(
        judgement: judgement, manifest: record.manifest, displaced: nil, healed: [])
    }
    let stamp = "\(WallClock.now())"
    let fresh = "\(state).restored-\(stamp)"
    try extract(version, from: backup.sealed, to: fresh, console)
    let found = try StateJudgement.of(fresh + "/state", against: record.manifest)
    guard case .current = found else {
      throw StoreError.vault(
        VaultFault(.notProven, at: fresh, "the restored state does not verify: \(found)"))
    }
    let lost = try Workspace.continueRestoredLedger(fresh + "/state")
    let displaced = try StateJudgement.replace(state, by: fresh + "/state", stamp: stamp)
    try? FileManager.default.removeItem(atPath: fresh)
    return StateRecovery(
      judgement: judgement, manifest: record.manifest, displaced: displaced, healed: [],
      lost: lost)
  }

  /// Writes the state directory of a backup to `directory/state`.
  static func extract(
    _ version: VaultVersion, from store: SealedStore, to directory: String, _ console: Console
  ) throws {
    let paths = Set(version.files.map(\.path).filter { $0.hasPrefix("state/") })
    var line = ProgressLine("restoring", total: version.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    try store.restore(version, paths: paths, to: directory) { line.update($0) }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: directory + "/state")
    let keys = directory + "/state/keys"
    if FileStamp(path: keys).isDirectory {
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: keys)
    }
  }

  /// Puts back the vault's key and objects that are missing or altered, into a state that stays.
  private static func heal(_ state: String, from store: SealedStore, _ version: VaultVersion) throws
    -> [String]
  {
    let workspace = try Workspace.open(state)
    let objects = try workspace.vault.objects()
    var healed: [String] = []
    let key = "state/" + Vault.keyFile
    if let file = version.file(key),
      (try? FileDigest.of(path: state + "/" + Vault.keyFile).digest) == nil
    {
      let bytes = try store.content(of: key, in: version, limit: Int(file.size))
      try AtomicFile.replace(state + "/" + Vault.keyFile, with: bytes, mode: 0o600)
      healed.append(Vault.keyFile)
    }
    for file in version.files where file.path.hasPrefix("state/vault/") {
      let name = String(file.path.dropFirst("state/vault/".count))
      let there = try objects.read(name, limit: Int(file.size) + 1)
      if let there, Digest.of(there) == file.digest { continue }
      // A wrapped key that was changed since the backup is the newer one, not a damaged one.
      if name.hasPrefix("keys/"), there.flatMap({ try? JSON.parse($0) }) != nil { continue }
      let bytes = try store.content(of: file.path, in: version, limit: Int(file.size))
      if there != nil { _ = try objects.remove(name) }
      guard try objects.create(name, bytes), try objects.read(name, limit: bytes.count + 1) == bytes
      else {
        throw StoreError.vault(VaultFault(.storeLied, at: name, "it was put back and is not there"))
      }
      healed.append("vault/" + name)
    }
    return healed
  }
}
