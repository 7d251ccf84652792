// `gatehouse ledger forget` and `ledger encrypt`: content that can go while the ledger stays.

import ArgumentParser
import Bytes
import Ledger
import Store

/// `gatehouse ledger forget`.
struct LedgerForgetCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse ledger forget --tenant acme --reason 'contract ended' --dry-run",
      "say what would be erased, erase nothing", stage: .prepared),
    Example(
      "gatehouse ledger forget 0 --reason 'no longer needed'",
      "the event of a key stays readable", exit: 2, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "forget", "Destroy the content of an entry; the ledger still verifies.",
    discussion: """
      First a signed statement goes into the ledger that says which entry, when and why; then the
      key of the content is destroyed (overwritten and synced), and the content with it. Erased
      evidence satisfies nothing. What closes something (quarantine, revocation), earlier
      erasures and events of keys stay readable. --tenant destroys the key of all audit records of
      a tenant. There is no way back.
      """,
    examples: examples)

  @Argument(help: "The index of the entry.")
  var entry: UInt64?

  @Option(help: "All audit records of this tenant.")
  var tenant: String?

  @Option(help: ArgumentHelp("Why, for those who find it erased.", valueName: "text"))
  var reason: String

  @Flag(help: "Say what would be erased, and do nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (entry == nil) != (tenant == nil) else {
      throw ValidationError("give the index of an entry, or --tenant")
    }
    guard !reason.isEmpty, reason.count <= 1_000 else {
      throw ValidationError("--reason needs 1 to 1000 characters")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    if let tenant { return try forget(tenant: tenant, workspace, console) }
    guard let entry else { return }
    if dryRun {
      let kind = try withStore { try workspace.checkErasable(entry) }
      console.out("would erase the content of entry \(entry) (\(kind))")
      return
    }
    let erasure = try withStore {
      try workspace.forget(entry, reason: reason, at: WallClock.now())
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "erasure": erasure.json])
    case .text:
      console.out("erased the content of entry \(entry); entry \(erasure.recordedIn) says so")
    }
  }

  private func forget(tenant: String, _ workspace: Workspace, _ console: Console) throws {
    if dryRun {
      let rows = try withStore { try workspace.index.audit(tenant: tenant, limit: Int.max) }
      console.out("would make \(rows.count) audit records unreadable")
      return
    }
    let count = try withStore {
      try workspace.forgetTenant(tenant, reason: reason, at: WallClock.now())
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "records": .int(count)])
    case .text: console.out("erased: \(count) audit records of the tenant are unreadable now")
    }
  }
}

extension Erasure {
  /// The erasure as an object.
  var json: JSON {
    [
      "entry": .int(entry), "reason": .string(reason), "at": .int(at),
      "recorded_in": .int(recordedIn),
    ]
  }
}

/// `gatehouse ledger encrypt`.
struct LedgerEncryptCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse ledger encrypt", "encrypt each body under a key of its own from now on",
      stage: .prepared),
    Example(
      "gatehouse ledger encrypt --format json", "the same, for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "encrypt", "Encrypt the bodies of entries under keys of their own from now on.",
    discussion: """
      Envelopes and large audit bodies in STATE/blobs are then unreadable without STATE/keys/bodies,
      copies and backups of them included: destroying one key (gatehouse ledger forget) erases a
      body everywhere. Keep keys/bodies out of the backups that erasing has to reach. There is no
      way to switch it off.
      """,
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let isNew = try withStore { try workspace.encryptBodies() }
    switch output.format {
    case .json: console.json(["schema_version": 1, "encrypted": true, "changed": .bool(isNew)])
    case .text:
      console.out(isNew ? "new bodies have keys of their own" : "new bodies have keys already")
    }
  }
}
