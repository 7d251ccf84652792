// `gatehouse backup`: sealed, append-only copies of everything that the system can't do without.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse backup`.
struct BackupCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "backup", "Make and check encrypted, append-only backups.",
    discussion: """
      A backup lies in a directory or an S3-compatible store, sealed under a key of its own that \
      lies neither in the backup nor in the state directory. Nothing there is ever replaced or \
      removed; each signed manifest names the one before.
      """,
    examples: [],
    subcommands: [BackupCreateCommand.self, BackupListCommand.self, BackupVerifyCommand.self])
}

/// The place and the key of a backup.
struct BackupOptions: ParsableArguments {
  @Option(
    name: [.customLong("place"), .customLong("to"), .customLong("from")],
    help: ArgumentHelp("A directory or s3://bucket/prefix.", valueName: "place"))
  var place: String
  @Option(
    help: ArgumentHelp(
      "The key file of the backup; without it, GATEHOUSE_BACKUP_KEY_FILE and the like.",
      valueName: "file"))
  var keyFile: String?

  init() {}
}

/// `gatehouse backup create`.
struct BackupCreateCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse backup create --to ../backup --key-file ../backup.key",
      "the first call makes the backup and its key", stage: .prepared),
    Example(
      "gatehouse backup create --to ../backup --key-file ../backup.key --format json",
      "the next one stores only what is new", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "create", "Back up the state directory and the declared files.",
    discussion: """
      Holds the ledger, evidence, keys and vault, and every file that the manifest declares. Keep \
      the key file elsewhere than the backup, and bring it only while it is used: whoever has both \
      can read everything.
      """,
    examples: examples)

  @OptionGroup var backup: BackupOptions
  @Option(
    help: ArgumentHelp(
      "Ask the store to keep it from deletion so long (S3 object lock), such as 90d.",
      valueName: "period"))
  var retain: String?
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let retain, Period.seconds(retain) == nil {
      throw ValidationError("--retain is a period such as 30d or 12h")
    }
  }

  func run() async throws {
    let console = Console()
    let described = try DescribedSystem.load(system)
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let now = WallClock.now()
    let manifest = try withStore {
      let place = try ObjectPlace(backup.place)
      try checkApart(place)
      let isNew = try !SealedStore.exists(in: place.store())
      let store = try BackupStore(
        place, master: try BackupAccess.key(backup.keyFile, creates: isNew), creates: isNew)
      let files = ReleaseFiles.list(
        described, manifest: system.manifest, measureAssets(of: described)
      )
      .map { PutFile($0.source, path: "system/" + $0.path) }
      var line = ProgressLine("backing up", total: 0, unit: .bytes, console: console)
      defer { line.finish() }
      return try store.create(
        workspace, files: files, system: described.manifest.system.name, at: now,
        lockUntil: retain.flatMap(Period.seconds).map { now + $0 }
      ) { line.update($0) }
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "backup": BackupText.json(manifest)])
    case .text: console.out(BackupText.line(manifest))
    }
  }

  /// Backup, key and state have to lie apart.
  private func checkApart(_ place: ObjectPlace) throws {
    func real(_ path: String) -> String {
      let url = URL(fileURLWithPath: path)
      return url.deletingLastPathComponent().resolvingSymlinksInPath().path + "/"
        + url.lastPathComponent
    }
    let state = real(system.stateDirectory) + "/"
    func refuse(_ path: String, _ why: String) -> StoreError {
      .vault(VaultFault(.badPlace, at: path, why))
    }
    if case .directory(let path) = place {
      guard !(real(path) + "/").hasPrefix(state) else {
        throw refuse(path, "a backup inside the state directory goes when that goes")
      }
      if let key = backup.keyFile, real(key).hasPrefix(real(path) + "/") {
        throw refuse(key, "the key must not lie in the backup")
      }
    }
    if let key = backup.keyFile, real(key).hasPrefix(state) {
      throw refuse(key, "the key of a backup must not lie in the state directory")
    }
  }
}

/// Backups in text and JSON.
enum BackupText {
  static func line(_ manifest: BackupManifest) -> String {
    "backup \(manifest.number)  \(Verdicts.Timestamp.text(manifest.created))  "
      + "\(manifest.files) files, \(Amount.bytes(manifest.bytes)), ledger of \(manifest.entries) entries  "
      + manifest.snapshot.short
  }

  static func json(_ manifest: BackupManifest) -> JSON {
    [
      "number": .int(manifest.number), "snapshot": .string(manifest.snapshot.hex),
      "created": .string(Verdicts.Timestamp.text(manifest.created)),
      "system": .string(manifest.system), "files": .int(manifest.files),
      "bytes": .int(manifest.bytes), "ledger_entries": .int(manifest.entries),
      "store": .string(manifest.store),
    ]
  }
}

/// `gatehouse backup list`.
struct BackupListCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse backup create --to ../list --key-file ../list.key && gatehouse backup list --from ../list --key-file ../list.key",
      "the backups of a place, oldest first", stage: .prepared),
    Example(
      "gatehouse backup list --from ../list --key-file ../list.key --format json",
      "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the backups of a place.", examples: examples)

  @OptionGroup var backup: BackupOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let records = try withStore {
      try BackupAccess.open(backup.place, keyFile: backup.keyFile).records()
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "backups": .array(records.map { BackupText.json($0.manifest) }),
      ])
    case .text:
      for record in records { console.out(BackupText.line(record.manifest)) }
      if records.isEmpty { console.note("there is no backup here yet") }
    }
  }
}

/// `gatehouse backup verify`.
struct BackupVerifyCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse backup create --to ../check --key-file ../check.key && gatehouse backup verify --from ../check --key-file ../check.key",
      "read and authenticate every byte of every backup", stage: .prepared),
    Example(
      "gatehouse backup verify --from ../check --key-file ../check.key --format json",
      "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Read every byte of the backups, and check their manifests.",
    discussion: """
      Manifests are checked against the trusted keys of the state directory, or, where there is \
      none, against the public keys in the backup itself. A ledger that knows of more backups than \
      lie here says that some were removed. Exit code 0: whole; 1: not.
      """,
    examples: examples)

  @OptionGroup var backup: BackupOptions
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let report = try withStore {
      let store = try BackupAccess.open(backup.place, keyFile: backup.keyFile)
      var line = ProgressLine("verifying", total: 0, unit: .bytes, console: console)
      defer { line.finish() }
      var report = try store.sealed.verify { line.update($0) }
      report.faults += try manifestFaults(store)
      return report
    }
    VaultReportText.write(report, output.format, console)
    if !report.faults.isEmpty { throw CommandExit.findings }
  }

  private func manifestFaults(_ store: BackupStore) throws -> [VaultFault] {
    var faults: [VaultFault] = []
    func collect(_ body: () throws -> Void) {
      do {
        try body()
      } catch StoreError.vault(let fault) {
        faults.append(fault)
      } catch {
        faults.append(VaultFault(.backupManifest, at: backup.place, "it can't be checked"))
      }
    }
    let workspace = try? Workspace.open(system.stateDirectory)
    collect {
      let records = try store.records()
      for record in records {
        let keys = try workspace?.trustedKeys() ?? store.trustedKeys(in: record)
        collect { try store.check(record, signedBy: keys) }
        collect { _ = try store.sealed.version(record.manifest.snapshot) }
      }
      let known = try workspace?.evidence().filter {
        $0.statement.predicateType == PredicateType.backup
          && $0.statement.predicate["store"]?.string == store.sealed.id
      }.compactMap { $0.statement.predicate["number"]?.int }.max()
      if let known, known > records.count {
        throw StoreError.vault(
          VaultFault(
            .backupManifest, at: backup.place,
            "the ledger knows of \(known) backups, and \(records.count) are here"))
      }
    }
    return faults
  }
}
