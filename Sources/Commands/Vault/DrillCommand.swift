// `gatehouse drill`: what would be done in an emergency, done in a fresh place and measured.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse drill`.
struct DrillCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "drill", "Practise what an incident would ask for.", examples: [],
    subcommands: [DrillRestoreCommand.self])
}

/// `gatehouse drill restore`.
struct DrillRestoreCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse backup create --to ../drill --key-file ../drill.key && gatehouse drill restore --from ../drill --key-file ../drill.key",
      "restore into a fresh place, compare, measure, record", stage: .prepared),
    Example(
      "gatehouse drill restore --from ../drill --key-file ../drill.key --format json",
      "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "restore", "Restore the newest backup into a fresh place, and measure it.",
    discussion: """
      Restores everything, reads every byte again from the disk, recomputes the restored ledger, \
      opens the restored vault and takes the known good release out of it. The evidence says how \
      long it took (recovery time), how old the backup was and how many entries of the ledger it \
      lacked (loss), and whether the backup lies on another device. Exit code 0: passed; 1: failed.
      """,
    examples: examples)

  @OptionGroup var backup: BackupOptions
  @Option(
    help: ArgumentHelp(
      "Where the fresh place is made (default: the temporary directory).",
      valueName: "directory"))
  var work: String?
  @Flag(name: .long, help: "Leave the restored files there, to be looked at.")
  var keep = false
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let described = try DescribedSystem.load(system)
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let place = (work ?? NSTemporaryDirectory()) + "/gatehouse-drill-" + UUID().uuidString
    defer { if !keep { try? FileManager.default.removeItem(atPath: place) } }
    var drill = RestoreDrill(
      place: place, state: system.stateDirectory,
      target: try withStore { try ObjectPlace(backup.place) })
    try withStore {
      let store = try BackupAccess.open(backup.place, keyFile: backup.keyFile)
      try drill.run(store, described, workspace, console)
    }
    let statement = drill.statement(described.manifest, version: Version.number)
    let recorded = try withStore {
      try workspace.record(statement, key: workspace.key(named: nil), at: WallClock.now())
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "result": .string(drill.result), "drill": drill.json,
        "steps": .array(
          drill.steps.map {
            [
              "name": .string($0.name), "passed": .bool($0.fault == nil),
              "why": .optional($0.fault),
            ]
          }), "entry": .int(recorded.entryIndex),
      ])
    case .text: text(drill, recorded, console)
    }
    if drill.result != "PASSED" { throw CommandExit.findings }
  }

  private func text(_ drill: RestoreDrill, _ recorded: RecordedEvidence, _ console: Console) {
    let style = console.style
    for step in drill.steps {
      let mark = step.fault == nil ? style.green("passed") : style.red("failed")
      let why = step.fault.map { ": " + Console.printable($0) } ?? ""
      console.out("  \(mark)  \(step.name)\(why)")
    }
    console.out(
      "restored \(drill.files) files, \(Amount.bytes(drill.bytes)) in \(drill.recoveryMilliseconds) ms; "
        + "the backup is \(Amount.duration(seconds: drill.ageSeconds)) old and lacks \(drill.lostEntries) entries; "
        + "\(drill.changedFiles) declared files differ from it")
    if drill.isOnSameDevice {
      console.warn(
        "the backup lies on the device of what it backs up: practice 3.3b is not met by it")
    }
    console.out(style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
  }
}

/// One drill: its steps, and what was measured.
struct RestoreDrill {
  /// One step and what was wrong with it.
  struct Step {
    let name: String
    let fault: String?
  }

  let place: String
  let state: String
  let target: ObjectPlace
  private(set) var steps: [Step] = []
  private(set) var manifest: BackupManifest?
  private(set) var files = 0
  private(set) var bytes: UInt64 = 0
  private(set) var recoveryMilliseconds: Int64 = 0
  private(set) var ageSeconds: Int64 = 0
  private(set) var lostEntries: UInt64 = 0
  private(set) var changedFiles = 0
  private(set) var release: Digest?
  private(set) var isOnSameDevice = false

  init(place: String, state: String, target: ObjectPlace) {
    self.place = place
    self.state = state
    self.target = target
  }

  /// `PASSED` or `FAILED`.
  var result: String { steps.allSatisfy { $0.fault == nil } ? "PASSED" : "FAILED" }

  mutating func run(
    _ store: BackupStore, _ system: DescribedSystem, _ workspace: Workspace, _ console: Console
  ) throws {
    let started = ContinuousClock.now
    let device = try target.device()
    isOnSameDevice = try device != nil && device == ObjectPlace(state).device()
    var found: (BackupRecord, VaultVersion)?
    step("the newest manifest is signed and continues the others") {
      found = try BackupAccess.newest(store)
      if let record = found?.0 { try store.check(record, signedBy: try workspace.trustedKeys()) }
    }
    guard let (record, version) = found else { return }
    manifest = record.manifest
    files = version.files.count
    bytes = version.bytes
    ageSeconds = max(0, WallClock.now() - record.manifest.created)
    let size = workspace.ledger.size
    lostEntries = size > record.manifest.entries ? size - record.manifest.entries : 0
    let (place, sealed) = (place, store.sealed)
    step("every file is restored into a fresh place") {
      var line = ProgressLine("restoring", total: version.bytes, unit: .bytes, console: console)
      defer { line.finish() }
      try sealed.restore(version, to: place) { line.update($0) }
    }
    step("every byte on disk is the one that was backed up") {
      let wrong = try FileSwap.compare(version.files, in: place).filter { $0.state != .same }
      if let first = wrong.first {
        throw VaultFault(.notProven, at: first.path, "it is \(first.state.rawValue)")
      }
    }
    step("the restored ledger verifies and has the head that the manifest names") {
      let judged = try StateJudgement.of(place + "/state", against: record.manifest)
      guard case .current = judged else {
        throw VaultFault(.notProven, at: "ledger", "\(judged)")
      }
    }
    try knownGood(workspace)
    recoveryMilliseconds = RestoreCommand.milliseconds(since: started)
    // Loss, not a fault: what the backup does not have as it is now.
    changedFiles = compareLive(version, system)
  }

  /// Takes the known good release out of the restored vault, where one was ever admitted.
  private mutating func knownGood(_ workspace: Workspace) throws {
    let place = place
    guard
      try judgedReleases(workspace.evidence(), now: WallClock.now()).contains(where: {
        $0.fallen == nil
      })
    else { return }
    var good: Digest?
    step("the known good release comes out of the restored vault and measures as it was judged") {
      let restored = try Workspace.open(place + "/state")
      let vault = LocalObjects(place + "/state/vault")
      let sealed = try SealedStore.open(
        vault, environment: restored.vault.environment,
        master: try restored.vault.keySource.key(creates: false))
      let session = try VaultSession(restored, store: sealed)
      let choice = try RestoreChoice(session, true, nil)
      let restoration = Restoration(
        session: session, choice: choice, directory: place + "/release")
      try FileManager.default.createDirectory(
        atPath: place + "/release", withIntermediateDirectories: true)
      let faults = try restoration.apply(try restoration.plan(Console()), Console())
      if let fault = faults.first { throw fault }
      good = choice.release
    }
    release = good
  }

  /// Declared files of now that the backup has with other bytes or not at all.
  private func compareLive(_ version: VaultVersion, _ system: DescribedSystem) -> Int {
    let meter = AssetMeter(system)
    var known: [String: Digest] = [:]
    for file in version.files { known[file.path] = file.digest }
    return ReleaseFiles.paths(system.manifest).flatMap { meter.files(behind: $0) }.count { file in
      guard let digest = try? FileDigest.of(path: meter.path(file)).digest else { return true }
      return known["system/" + file] != digest
    }
  }

  private mutating func step(_ name: String, _ body: () throws -> Void) {
    guard steps.allSatisfy({ $0.fault == nil }) else { return }
    do {
      try body()
      steps.append(Step(name: name, fault: nil))
    } catch let fault as VaultFault {
      steps.append(Step(name: name, fault: "\(fault.place): \(fault.detail)"))
    } catch StoreError.vault(let fault) {
      steps.append(Step(name: name, fault: "\(fault.place): \(fault.detail)"))
    } catch let error as StoreError {
      steps.append(Step(name: name, fault: Diagnosis(store: error).what))
    } catch {
      steps.append(Step(name: name, fault: "\(error)"))
    }
  }

  // MARK: evidence

  /// What was measured.
  var json: JSON {
    [
      "kind": .string(RestoreDrillEvidence.kind), "backup": .int(manifest?.number ?? 0),
      "backup_created": .int(manifest?.created ?? 0), "store": .optional(manifest?.store),
      "same_device": .bool(isOnSameDevice), "files": .int(files), "bytes": .int(bytes),
      "recovery_milliseconds": .int(recoveryMilliseconds), "backup_age_seconds": .int(ageSeconds),
      "lost_entries": .int(lostEntries), "changed_files": .int(changedFiles),
      "known_good_release": .optional(release?.hex),
    ]
  }

  /// The in-toto test result.
  func statement(_ manifest: Manifest, version: String) -> Statement {
    var subjects = [Quarantine.systemSubject(manifest.system.name)]
    if let backup = self.manifest {
      subjects.append(Subject(name: "backup:\(backup.number)", digest: backup.snapshot))
    }
    let failed = steps.filter { $0.fault != nil }
    return Statement(
      subjects: subjects, predicateType: PredicateType.testResult,
      predicate: [
        "result": .string(result),
        "configuration": [
          ["name": "manifest", "digest": ["sha256": .string(manifest.digest.hex)]]
        ],
        "passedTests": .strings(steps.filter { $0.fault == nil }.map(\.name)),
        "failedTests": .strings(failed.map { "\($0.name): \($0.fault ?? "")" }),
        "gatehouse": json, "program": ["gatehouse": .string(version)],
      ])
  }
}
