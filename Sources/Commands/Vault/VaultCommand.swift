// `gatehouse vault`: sealed versions of files, with aliases, holds and a trace of every reading.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Store
import Verdicts

/// `gatehouse vault`.
struct VaultCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "vault", "Keep files encrypted, as versions that never change.",
    discussion: """
      The vault lies in STATE/vault, or where GATEHOUSE_VAULT says: a directory or \
      s3://bucket/prefix. Its master key is STATE/keys/vault.key, or what GATEHOUSE_VAULT_KEY, \
      GATEHOUSE_VAULT_KEY_FILE, GATEHOUSE_VAULT_PASSPHRASE or GATEHOUSE_VAULT_PASSPHRASE_FILE \
      name. Each environment (GATEHOUSE_ENVIRONMENT) has a data key of its own.
      """,
    examples: [],
    subcommands: [
      VaultListCommand.self, VaultPutCommand.self, VaultGetCommand.self, VaultAliasCommand.self,
      VaultHoldCommand.self, VaultRemoveCommand.self, VaultVerifyCommand.self,
      VaultRekeyCommand.self,
    ])
}

/// `gatehouse vault list`.
struct VaultListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse vault list", "what is kept, and what keeps it", stage: .prepared),
    Example("gatehouse vault list --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the versions, aliases and holds.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    let versions = try withStore { try session.store.versions() }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "store": .string(session.store.objects.place),
        "environment": .string(session.store.environment),
        "versions": .array(versions.map(session.json)),
        "aliases": .object(
          session.history.aliases.sorted { $0.key < $1.key }.reduce(into: JSONObject()) {
            $0[$1.key] = .string($1.value.version.hex)
          }),
      ])
    case .text:
      for version in versions { console.out(line(version, session, console.style)) }
      if versions.isEmpty { console.note("the vault is empty") }
    }
  }

  private func line(_ version: VaultVersion, _ session: VaultSession, _ style: Style) -> String {
    let keeper = session.keeper(of: version).map { "  kept by \(Console.printable($0))" } ?? ""
    let name = Console.printable(version.head.name).padding(to: 24)
    return "\(version.id.short)  \(version.head.kind.padding(to: 10)) \(style.bold(name)) "
      + "\(Verdicts.Timestamp.text(version.head.created))  \(version.files.count) files, "
      + "\(Amount.bytes(version.bytes))" + style.dim(keeper)
  }
}

/// `gatehouse vault put`.
struct VaultPutCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name models-today", "keep a folder as a version",
      stage: .prepared),
    Example(
      "gatehouse vault put prompts/system.txt --name prompt --retain 30d --format json",
      "keep a file that may not be removed for thirty days", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "put", "Keep files or folders as a new version.",
    discussion:
      "Symbolic links and special files are refused. What is there already is not stored again.",
    examples: examples)

  @Argument(help: "Files or folders.")
  var paths: [String]
  @Option(help: "The name of the version.")
  var name: String
  @Option(help: ArgumentHelp("How long it may not be removed, such as 90d.", valueName: "period"))
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
    let session = try VaultSession.open(system, creates: true)
    let version = try withStore {
      var files: [PutFile] = []
      for path in paths { files += try Self.files(path) }
      var line = ProgressLine("keeping", total: 0, unit: .bytes, console: console)
      defer { line.finish() }
      let head = VersionHead(
        kind: "files", name: name, created: session.now,
        retainUntil: retain.flatMap(Period.seconds).map { session.now + $0 })
      let version = try session.store.put(files, head) { line.update($0) }
      try session.record(session.event(.kept), version)
      return version
    }
    switch output.format {
    case .json:
      let again = try VaultSession.open(system)
      console.json(["schema_version": 1, "version": again.json(version)])
    case .text:
      console.out(
        "kept \(version.files.count) files, \(Amount.bytes(version.bytes)), as version \(version.id.short)"
      )
    }
  }

  /// The files of a path, named below its last part.
  static func files(_ path: String) throws -> [PutFile] {
    let base = (path as NSString).standardizingPath
    let last = (base as NSString).lastPathComponent
    return try ModelFiles.names(of: base).map { name in
      name == "."
        ? PutFile(base, path: last) : PutFile(base + "/" + name, path: last + "/" + name)
    }
  }
}

/// `gatehouse vault get`.
struct VaultGetCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name shelf && gatehouse vault get shelf --to out",
      "write the files of a version to a new folder", stage: .prepared),
    Example(
      "gatehouse vault put prompts --name p && gatehouse vault get p --path prompts/system.txt --to out-p --reason review",
      "one file, with the reason for the ledger", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "get", "Write files of a version to a folder, and leave a trace of it.",
    discussion: "The ledger says who read what before the first byte is written.",
    examples: examples)

  @Argument(help: "An alias, an id, or a name.")
  var version: String
  @Option(help: ArgumentHelp("The folder, without these files yet.", valueName: "directory"))
  var to: String
  @Option(
    name: .customLong("path"), parsing: .singleValue,
    help: ArgumentHelp("Only this file; may be repeated.", valueName: "path"))
  var paths: [String] = []
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason = ""
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    let found = try withStore { try session.version(version) }
    for path in paths where found.file(path) == nil {
      throw Diagnosis(
        "GH-0481", "the version has no file \(Console.printable(path))",
        remedy: "gatehouse vault get without --path writes all")
    }
    let recorded = try withStore {
      let recorded = try session.record(
        session.event(.read, reason: reason, paths: paths), found)
      var line = ProgressLine("reading", total: found.bytes, unit: .bytes, console: console)
      defer { line.finish() }
      try session.store.restore(
        found, paths: paths.isEmpty ? nil : Set(paths), to: to, isDurable: false
      ) { line.update($0) }
      return recorded
    }
    let count = paths.isEmpty ? found.files.count : paths.count
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "version": .string(found.id.hex), "files": .int(count),
        "directory": .string(to), "entry": .int(recorded.entryIndex),
      ])
    case .text:
      console.out(
        "\(count) \(count == 1 ? "file" : "files") of version \(found.id.short) written to \(Console.printable(to)); entry \(recorded.entryIndex) of the ledger"
      )
    }
  }
}

/// `gatehouse vault alias`.
struct VaultAliasCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name m1 && gatehouse vault alias production m1",
      "say which version is in production", stage: .prepared),
    Example(
      "gatehouse vault put models --name m2 && gatehouse vault alias staging m2 --reason 'trial'",
      "an alias of one's own, with a reason", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "alias", "Point an alias to a version.",
    discussion: "Aliases lie in the ledger and nowhere else: moving one is an entry.",
    examples: examples)

  @Argument(help: "The alias, such as production or known-good.")
  var alias: String
  @Argument(help: "An alias, an id, or a name.")
  var version: String
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason = ""
  @OptionGroup var system: SystemOptions

  func validate() throws {
    guard (1...64).contains(alias.utf8.count),
      alias.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
    else { throw ValidationError("an alias has 1 to 64 letters, digits, dots, _ or -") }
  }

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    try withStore {
      let found = try session.version(version)
      let release = found.head.notes["release"]?.string.flatMap { Digest(hex: $0) }
      let recorded = try session.record(
        session.event(.alias, reason: reason, alias: alias, release: release), found)
      console.out(
        "\(alias) is version \(found.id.short); entry \(recorded.entryIndex) of the ledger")
    }
  }
}

/// `gatehouse vault hold`.
struct VaultHoldCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name h1 && gatehouse vault hold h1 --reason 'case 17'",
      "nobody may remove it", stage: .prepared),
    Example(
      "gatehouse vault put models --name h2 && gatehouse vault hold h2 --reason x && gatehouse vault hold h2 --release --reason 'case closed'",
      "end a hold", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "hold", "Put a legal hold on a version, or end it.", examples: examples)

  @Argument(help: "An alias, an id, or a name.")
  var version: String
  @Flag(help: "End the hold.")
  var release = false
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason: String
  @OptionGroup var system: SystemOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    try withStore {
      let found = try session.version(version)
      let recorded = try session.record(
        session.event(release ? .releaseHold : .hold, reason: reason), found)
      console.out(
        "\(release ? "hold ended" : "held"): version \(found.id.short); entry \(recorded.entryIndex) of the ledger"
      )
    }
  }
}

/// `gatehouse vault remove`.
struct VaultRemoveCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name r1 && gatehouse vault remove r1 --dry-run",
      "could it be removed?", stage: .prepared),
    Example(
      "gatehouse vault put models --name r2 && gatehouse vault remove r2",
      "remove a version that nothing keeps", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "remove", "Remove versions that no hold, alias or retention keeps.",
    discussion: """
      The ledger says what goes before it goes. Packs that no version needs any more are removed \
      once they are a day old.
      """,
    examples: examples)

  @Argument(help: "Aliases, ids, or names.")
  var versions: [String]
  @Flag(name: .long, help: "Say what would be removed, and remove nothing.")
  var dryRun = false
  @OptionGroup var system: SystemOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    try withStore {
      let found = try versions.map { try session.version($0) }
      for version in found {
        if let keeper = session.keeper(of: version) {
          throw StoreError.vault(
            VaultFault(.held, at: "version \(version.id.short)", "it is kept by \(keeper)"))
        }
      }
      guard !dryRun else {
        for version in found { console.out("would remove version \(version.id.short)") }
        return
      }
      for version in found { try session.record(session.event(.removed), version) }
      let removed = try session.store.remove(found.map(\.id), now: session.now)
      console.out(
        "removed \(found.count) \(found.count == 1 ? "version" : "versions") and \(removed.packs) packs, \(Amount.bytes(removed.bytes))"
      )
    }
  }
}

/// `gatehouse vault verify`.
struct VaultVerifyCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse vault verify", "read and authenticate every byte", stage: .prepared),
    Example("gatehouse vault verify --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Read the whole vault and authenticate every chunk.",
    discussion: "Exit code 0: whole; 1: something is missing or altered.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    let (report, lost) = try withStore {
      var line = ProgressLine("verifying", total: 0, unit: .bytes, console: console)
      defer { line.finish() }
      let report = try session.store.verify { line.update($0) }
      let listed = Set(
        try session.store.objects.list("data/\(session.store.environment)/versions/").compactMap {
          $0.name.split(separator: "/").last.map(String.init)
        })
      return (report, session.history.kept.keys.filter { !listed.contains($0.hex) }.sorted())
    }
    VaultReportText.write(report, lost: lost, output.format, console)
    if !report.faults.isEmpty || !lost.isEmpty { throw CommandExit.findings }
  }
}

/// The outcome of a verification in text and JSON.
enum VaultReportText {
  static func write(
    _ report: SealedReport, lost: [Digest] = [], _ format: OutputFormat, _ console: Console
  ) {
    switch format {
    case .json: console.json(json(report, lost: lost))
    case .text:
      for fault in report.faults {
        console.out(
          "\(console.style.red(fault.kind.code))  \(Console.printable(fault.place)): \(Console.printable(fault.detail))"
        )
      }
      for id in lost {
        console.out(
          "\(console.style.red("GH-0470"))  version \(id.short) is on record and not there")
      }
      let state = report.faults.isEmpty && lost.isEmpty ? console.style.green("whole") : "damaged"
      console.out(
        "\(state): \(report.versions) versions, \(report.packs) packs, \(Amount.bytes(report.bytes)) read, \(report.orphans) left by interrupted puts"
      )
    }
  }

  static func json(_ report: SealedReport, lost: [Digest] = []) -> JSON {
    [
      "schema_version": 1, "whole": .bool(report.faults.isEmpty && lost.isEmpty),
      "versions": .int(report.versions), "packs": .int(report.packs), "bytes": .int(report.bytes),
      "orphans": .int(report.orphans), "lost_versions": .strings(lost.map(\.hex)),
      "faults": .array(
        report.faults.map {
          [
            "code": .string($0.kind.code), "place": .string($0.place), "why": .string($0.detail),
          ]
        }),
    ]
  }
}

/// `gatehouse vault rekey`.
struct VaultRekeyCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name k && gatehouse vault rekey --new-key-file ../vault-1.key --reason 'yearly change'",
      "change the master key", stage: .prepared),
    Example(
      "GATEHOUSE_VAULT_KEY_FILE=../vault-1.key gatehouse vault rekey --new-key-file .gatehouse/keys/vault.key --reason back",
      "and back", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "rekey", "Wrap the data key of the environment by another master key.",
    discussion: """
      The file is made if it is not there. From then on only the new key opens the vault: name it \
      by GATEHOUSE_VAULT_KEY_FILE. The content is not sealed anew: who had the old key and a copy \
      of the wrapped data key can still read what was kept until now.
      """,
    examples: examples)

  @Option(help: ArgumentHelp("The file of the new key.", valueName: "file"))
  var newKeyFile: String
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason: String
  @OptionGroup var system: SystemOptions

  func run() async throws {
    let console = Console()
    let session = try VaultSession.open(system)
    try withStore {
      try session.store.rewrap(try MasterKey.make(file: newKeyFile))
      let statement = session.event(.rewrapped, reason: reason).statement(
        version: "store", Digest.of(utf8: session.store.id))
      let recorded = try session.workspace.record(
        statement, key: session.workspace.key(named: nil), at: session.now)
      console.out(
        "the vault opens by \(newKeyFile) only; entry \(recorded.entryIndex) of the ledger")
    }
  }
}
