// `gatehouse restore`: the way back to a version that is known to be good.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse restore`.
struct RestoreCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put prompts --name p1 && gatehouse restore --version p1 --dry-run",
      "what would change? Nothing is touched", stage: .prepared),
    Example(
      "gatehouse vault put prompts --name p2 && gatehouse restore --version p2 --reason drill --format json",
      "put a version in place, proved and recorded", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "restore", "Go back to a known good state, and prove it.",
    discussion: """
      --known-good takes the last release whose verdict stands: admitted, and since then not \
      revoked, quarantined or refused for anything but age. Its files are written beside the place, \
      hashed, moved in, and hashed again; what was there before is kept in .gatehouse-restore. With \
      --from, a state directory that is missing, damaged or older than the backup is put back first.
      """,
    examples: examples)

  @Flag(name: .long, help: "The last release whose verdict stands.")
  var knownGood = false
  @Option(help: ArgumentHelp("A version, by id or name.", valueName: "version"))
  var version: String?
  @Option(help: ArgumentHelp("The version that an alias points to.", valueName: "name"))
  var alias: String?
  @Option(
    help: ArgumentHelp("A backup: a directory or s3://bucket/prefix.", valueName: "place"))
  var from: String?
  @Option(
    help: ArgumentHelp("The key file of the backup (or GATEHOUSE_BACKUP_*).", valueName: "file"))
  var keyFile: String?
  @Option(
    help: ArgumentHelp("Restore to this directory instead of the system's.", valueName: "directory")
  )
  var to: String?
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason = ""
  @Flag(name: .long, help: "Say what would be done, and change nothing.")
  var dryRun = false
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [knownGood, version != nil, alias != nil].filter(\.self).count == 1 else {
      throw ValidationError("give one of --known-good, --version and --alias")
    }
    guard from != nil || keyFile == nil else {
      throw ValidationError("--key-file belongs to --from")
    }
  }

  func run() async throws {
    let console = Console()
    let started = ContinuousClock.now
    let recovery = try from.map { place in
      try withStore {
        try StateRecovery.run(
          place, keyFile: keyFile, state: system.stateDirectory, isDryRun: dryRun, console)
      }
    }
    if dryRun, let recovery, recovery.judgement.isLost {
      return report(recovery, console)
    }
    let session = try VaultSession.open(system)
    let choice = try withStore { try RestoreChoice(session, knownGood, alias ?? version) }
    let restore = Restoration(
      session: session, choice: choice, directory: to ?? system.systemDirectory)
    let plan = try withStore { try restore.plan(console) }
    guard !dryRun else { return report(plan, recovery, nil, started, console) }
    let faults = try withStore { try restore.apply(plan, console) }
    let recorded = try withStore {
      try restore.record(
        plan, faults: faults, recovery: recovery, reason: reason,
        milliseconds: Self.milliseconds(since: started))
    }
    report(plan, recovery, recorded, started, console)
    if let fault = faults.first { throw Diagnosis(vault: fault) }
  }

  static func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
    Int64((ContinuousClock.now - start) / .milliseconds(1))
  }

  // MARK: output

  private func report(_ recovery: StateRecovery, _ console: Console) {
    switch output.format {
    case .json: console.json(["schema_version": 1, "dry_run": true, "state": recovery.json])
    case .text:
      console.out("would put back the state directory: \(recovery.words)")
      console.out("then the version that its ledger calls known good")
    }
  }

  private func report(
    _ plan: Restoration.Plan, _ recovery: StateRecovery?, _ recorded: RecordedEvidence?,
    _ started: ContinuousClock.Instant, _ console: Console
  ) {
    let milliseconds = Self.milliseconds(since: started)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "dry_run": .bool(dryRun), "version": .string(plan.version.id.hex),
        "name": .string(plan.version.head.name),
        "release": .optional(plan.version.head.notes["release"]?.string),
        "files": .int(plan.version.files.count), "counts": plan.counts,
        "changes": .array(
          plan.changes.filter { $0.state != .same }.map {
            ["path": .string($0.path), "state": .string($0.state.rawValue)]
          }),
        "displaced": .optional(recorded == nil ? nil : plan.displaced),
        "state": recovery?.json ?? .null, "proven": .bool(recorded != nil),
        "milliseconds": .int(milliseconds),
        "entry": recorded.map { .int($0.entryIndex) } ?? .null,
      ])
    case .text:
      if let recovery { console.out("state: \(recovery.words)") }
      let style = console.style
      for skipped in plan.skipped { console.note(skipped) }
      for change in plan.changes.filter({ $0.state != .same }).prefix(50) {
        console.out("  \(change.state.rawValue.padding(to: 8)) \(Console.printable(change.path))")
      }
      let name = Console.printable(plan.version.head.name)
      guard let recorded else {
        return console.out("would restore version \(plan.version.id.short) (\(name))")
      }
      console.out(
        style.green("restored") + " version \(plan.version.id.short) (\(name)): "
          + "\(plan.version.files.count) files hashed again, \(milliseconds) ms")
      if plan.movesAside { console.out("what was there before: \(plan.displaced)") }
      console.out(style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    }
  }
}

/// Which version is restored, and what was passed over.
struct RestoreChoice {
  let version: VaultVersion
  /// The digest that the release has to have afterwards.
  let release: Digest?
  /// Releases that were admitted later and whose verdict fell, with why.
  let skipped: [String]

  init(_ session: VaultSession, _ knownGood: Bool, _ word: String?) throws {
    if !knownGood, let word {
      version = try session.version(word)
      release = version.head.notes["release"]?.string.flatMap { Digest(hex: $0) }
      skipped = []
      return
    }
    var skipped: [String] = []
    for judged in judgedReleases(try session.workspace.evidence(), now: session.now) {
      if let fallen = judged.fallen {
        skipped.append("release \(judged.name) (\(judged.digest.short)) is passed over: \(fallen)")
        continue
      }
      // One that was removed by hand is not there; any other copy of the release will do.
      let copies = session.history.version(ofRelease: judged.digest)
      let there = copies.first { (try? session.store.version($0)) != nil }
      guard let id = there ?? copies.last else {
        skipped.append("release \(judged.name) (\(judged.digest.short)) was not kept in the vault")
        continue
      }
      version = try session.store.version(id)
      release = judged.digest
      self.skipped = skipped
      return
    }
    throw StoreError.vault(
      VaultFault(
        .unknownVersion, at: "known-good",
        skipped.isEmpty ? "no release was ever admitted" : skipped.joined(separator: "; ")))
  }
}

/// One restoration of a directory.
struct Restoration {
  let session: VaultSession
  let choice: RestoreChoice
  let directory: String

  /// What is to be done.
  struct Plan {
    let version: VaultVersion
    let changes: [SwapChange]
    let swap: FileSwap
    let skipped: [String]

    var displaced: String { swap.displaced }
    var movesAside: Bool { changes.contains { $0.state == .changed || $0.state == .extra } }
    var counts: JSON {
      var object = JSONObject()
      for state in [SwapChange.State.same, .changed, .missing, .extra] {
        object[state.rawValue] = .int(changes.count { $0.state == state })
      }
      return .object(object)
    }
  }

  /// Finishes what an earlier run left, and compares the directory with the version.
  func plan(_ console: Console) throws -> Plan {
    for stamp in try FileSwap.finishInterrupted(in: directory) {
      console.note("an interrupted restore (\(stamp)) was brought to its end first")
    }
    var line = ProgressLine(
      "comparing", total: choice.version.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    let changes = try FileSwap.compare(
      choice.version.files, in: directory, extras: try extras()
    ) { line.update($0) }
    return Plan(
      version: choice.version, changes: changes,
      swap: FileSwap(directory, stamp: "\(session.now)-\(choice.version.id.short)"),
      skipped: choice.skipped)
  }

  /// The manifest that the version holds, if it is a release.
  private func manifest() throws -> Manifest? {
    guard let name = choice.version.head.notes[ReleaseFiles.manifestNote]?.string else {
      return nil
    }
    let bytes = try session.store.content(of: name, in: choice.version, limit: 16 << 20)
    return try Manifest.parse(bytes, file: name)
  }

  private func extras() throws -> [String] {
    guard let manifest = try manifest() else { return [] }
    return ReleaseFiles.extras(choice.version, manifest, in: directory)
  }

  /// Swaps, then hashes everything again; what differs then is a fault.
  func apply(_ plan: Plan, _ console: Console) throws -> [VaultFault] {
    if plan.changes.contains(where: { $0.state != .same }) {
      var line = ProgressLine(
        "restoring", total: plan.version.bytes, unit: .bytes, console: console)
      defer { line.finish() }
      try plan.swap.apply(plan.changes, of: plan.version, from: session.store) { line.update($0) }
    }
    var faults = try FileSwap.compare(plan.version.files, in: directory)
      .filter { $0.state != .same }
      .map { VaultFault(.notProven, at: $0.path, "after the restore it is \($0.state.rawValue)") }
    if let release = choice.release, let manifest = try manifest() {
      let measured = AssetMeter(DescribedSystem(manifest: manifest, directory: directory)).measure()
      if measured.releaseDigest != release {
        faults.append(
          VaultFault(
            .notProven, at: directory,
            "the release measures \(measured.releaseDigest.short) and not \(release.short)"))
      }
    }
    return faults
  }

  /// Writes down what was done.
  func record(
    _ plan: Plan, faults: [VaultFault], recovery: StateRecovery?, reason: String,
    milliseconds: Int64
  ) throws -> RecordedEvidence {
    var subjects = [
      Subject(name: "version:" + plan.version.head.name, digest: plan.version.id)
    ]
    if let release = choice.release { subjects.append(Quarantine.releaseSubject(release)) }
    let statement = Statement(
      subjects: subjects, predicateType: PredicateType.restore,
      predicate: [
        "by": .string(VaultSession.user), "reason": .string(reason),
        "environment": .string(session.store.environment), "files": .int(plan.version.files.count),
        "counts": plan.counts, "proven": .bool(faults.isEmpty),
        "passed_over": .strings(choice.skipped), "state": recovery?.json ?? .null,
        "milliseconds": .int(milliseconds),
      ])
    return try session.workspace.record(
      statement, key: session.workspace.key(named: nil), at: WallClock.now())
  }
}
