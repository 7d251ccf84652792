// `gatehouse ledger`: verify, look at, prove and export the ledger.

import ArgumentParser
import Bytes
import Evidence
import Ledger
import Store

/// `gatehouse ledger`.
struct LedgerCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "ledger", "Verify, show, prove and export the ledger of evidence.", examples: [],
    subcommands: [
      LedgerVerifyCommand.self, LedgerShowCommand.self, LedgerProofCommand.self,
      LedgerExportCommand.self, LedgerReindexCommand.self, LedgerServeCommand.self,
      LedgerVerifyProofCommand.self,
      LedgerWitnessCommand.self, LedgerForgetCommand.self, LedgerEncryptCommand.self,
    ])
}

/// `gatehouse ledger verify`.
struct LedgerVerifyCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse ledger verify", "recompute the whole ledger and name the first bad place",
      stage: .prepared),
    Example("gatehouse ledger verify --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Recompute everything that the ledger claims.",
    discussion: """
      Journal, entries, hash tiles, root, checkpoint signature, digests of bodies and signatures of
      envelopes. Needs the public keys only and changes nothing. Exit code 2 names the first fault.
      """,
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    var line = ProgressLine("verifying", total: 0, unit: .items("entries"), console: console)
    let report = try withStore {
      try Workspace.verifyLedger(system.stateDirectory) { line.update($0) }
    }
    line.finish()
    if report.sealedBodies > 0 {
      console.warn("\(report.sealedBodies) bodies are encrypted under keys that are not here")
    }
    for index in report.untrusted.prefix(10) {
      console.warn("entry \(index): no trusted key signed it; it counts for nothing")
    }
    switch output.format {
    case .json: console.json(json(report))
    case .text:
      console.out("\(console.style.green("verified")) \(report.origin)")
      console.out("  entries     \(report.durable) (\(report.published) under the checkpoint)")
      console.out("  evidence    \(report.evidence)")
      console.out("  audit       \(report.audit)")
      if !report.erased.isEmpty { console.out("  erased      \(report.erased.count)") }
      console.out("  root        \(report.root)")
    }
  }

  private func json(_ report: LedgerReport) -> JSON {
    [
      "schema_version": 1, "verified": true, "origin": .string(report.origin),
      "entries": .int(report.durable), "published": .int(report.published),
      "evidence": .int(report.evidence), "audit": .int(report.audit),
      "root_sha256": .string(report.root),
      "untrusted": .array(report.untrusted.map { .int($0) }),
      "torn_bytes": .int(report.tornBytes),
      "erased": .array(report.erased.map { .int($0) }),
      "sealed_bodies": .int(report.sealedBodies),
      "remembered": report.remembered.map { .int($0) } ?? .null,
    ]
  }
}

/// `gatehouse ledger show`.
struct LedgerShowCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse ledger show", "the newest entries, newest first", stage: .prepared),
    Example(
      "gatehouse ledger show --type scan --limit 5 --format json",
      "the newest scans with their statements", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Show entries of the ledger, newest first.", examples: examples)

  @Option(
    help: "Only this predicate type: a URI, or its last words, such as scan or test-result.")
  var type: String?

  @Option(help: "At most this many entries.")
  var limit: Int = 20

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...100_000).contains(limit) else {
      throw ValidationError("--limit is a number from 1 to 100000")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let indices = try withStore { try chosen(workspace) }
    let erasures = try withStore { try workspace.erasures() }
    var entries: [JSON] = []
    for index in indices {
      let entry = try withStore { try workspace.ledger.entries(index..<(index + 1))[0] }
      switch output.format {
      case .text:
        console.out(Self.line(entry, index))
        if let erasure = erasures[index] {
          console.out(
            "        erased \(Timestamp.text(erasure.at)): \(Console.printable(erasure.reason))")
        }
      case .json:
        entries.append(
          try withStore { try Self.json(entry, index, workspace, erased: erasures[index]) })
      }
    }
    if output.format == .json {
      console.json([
        "schema_version": 1, "size": .int(workspace.ledger.size), "entries": .array(entries),
      ])
    }
  }

  private func chosen(_ workspace: Workspace) throws -> [UInt64] {
    guard let type else {
      let size = workspace.ledger.size
      return (size - min(size, UInt64(limit))..<size).reversed()
    }
    let rows = try workspace.index.evidence().filter { row in
      row.predicateType == type
        || row.predicateType.split(separator: "/").dropLast().last.map(String.init) == type
    }
    return rows.suffix(limit).reversed().map(\.index)
  }

  private static func line(_ entry: LedgerEntry, _ index: UInt64) -> String {
    let start = "\(String(index).padding(to: 8))\(Timestamp.text(entry.at))  "
    switch entry.kind {
    case .evidence(let envelope, let type, let subjects):
      let names = subjects.prefix(3).map { Console.printable($0.name) }.joined(separator: ", ")
      let more = subjects.count > 3 ? ", ..." : ""
      return start + "\(Console.printable(type))  \(names)\(more)  \(envelope.short)"
    case .audit(let requestID, let tenant, _):
      return start + "audit  \(Console.printable(requestID))  \(Console.printable(tenant))"
    }
  }

  /// An entry as an object; evidence with its statement.
  static func json(
    _ entry: LedgerEntry, _ index: UInt64, _ workspace: Workspace, erased: Erasure?
  ) throws -> JSON {
    var json: JSON = ["index": .int(index), "entry": entry.json]
    if let erased {
      json["erased"] = erased.json
      return json
    }
    if case .evidence(let digest, _, _) = entry.kind {
      let bytes = try workspace.blobs.get(digest, entry: index)
      if let envelope = try? Envelope.decode(bytes) {
        json["envelope"] = envelope.json
        json["statement"] = (try? JSON.parse(envelope.payload)) ?? .null
      }
    }
    return json
  }
}

/// `gatehouse ledger proof`.
struct LedgerProofCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse ledger proof 0", "prove that the first entry is in the ledger", stage: .prepared),
    Example(
      "gatehouse ledger proof 0 --output entry.tlog-proof",
      "write the proof to a file to ship beside a model", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "proof", "Print the inclusion proof of an entry under the signed checkpoint.",
    discussion: """
      The proof has the C2SP tlog-proof format: index, hashes, signed checkpoint. It is verified
      before it is printed. `gatehouse keys show ledger` prints the key that others need.
      """,
    examples: examples)

  @Argument(help: "The index of the entry.")
  var index: UInt64?

  @Option(help: ArgumentHelp("The entry that holds this envelope (SHA-256).", valueName: "digest"))
  var envelope: String?

  @Option(help: ArgumentHelp("Write the proof to this file.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write the bytes of the entry to this file.", valueName: "file"))
  var entry: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard (index == nil) != (envelope == nil) else {
      throw ValidationError("give the index of an entry, or --envelope")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let index = try chosen(workspace)
    guard index < workspace.ledger.size else {
      throw Diagnosis(
        "GH-0416", "there is no entry \(index)", why: "the ledger has \(workspace.ledger.size)",
        remedy: "gatehouse ledger show")
    }
    let proven = try withStore { try workspace.ledger.prove(index) }
    let proof = proven.proof.encoded()
    if let output { try withStore { try AtomicFile.replace(output, with: proof) } }
    if let entry { try withStore { try AtomicFile.replace(entry, with: proven.entry) } }
    switch format.format {
    case .json: console.json(Self.json(proven))
    case .text:
      if output == nil { console.out(bytes: proof) }
      console.note("verified: entry \(index) is in \(workspace.ledger.verifier.name)")
    }
  }

  private func chosen(_ workspace: Workspace) throws -> UInt64 {
    if let index { return index }
    let text = envelope.map { $0.hasPrefix("sha256:") ? String($0.dropFirst(7)) : $0 } ?? ""
    guard let digest = Digest(hex: text) else {
      throw Diagnosis("GH-0803", "--envelope takes 64 lowercase hex digits")
    }
    guard let row = try withStore({ try workspace.index.evidence(envelope: digest) }) else {
      throw Diagnosis(
        "GH-0416", "no entry holds this envelope", at: digest.hex, remedy: "gatehouse ledger show")
    }
    return row.index
  }

  /// Entry and proof as an object.
  static func json(_ proven: ProvenEntry) -> JSON {
    [
      "schema_version": 1, "index": .int(proven.proof.index),
      "entry_base64": .string(Base64.encode(proven.entry)),
      "entry": (try? JSON.parse(proven.entry)) ?? .null,
      "proof": .string(String(decoding: proven.proof.encoded(), as: UTF8.self)),
    ]
  }
}

/// `gatehouse ledger export`.
struct LedgerExportCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse ledger export > ledger.jsonl", "every entry with its envelope, one per line",
      stage: .prepared),
    Example(
      "gatehouse ledger export --from 1", "only the entries from index 1 on", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "export", "Write entries with their envelopes as JSON lines.",
    discussion: """
      Audit records stay encrypted. The folder STATE/ledger is the log itself in the C2SP tlog-tiles
      layout and can be copied or served as it is.
      """,
    examples: examples)

  @Option(help: "The index of the first entry.")
  var from: UInt64 = 0

  @OptionGroup var system: SystemOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let size = workspace.ledger.size
    let erasures = try withStore { try workspace.erasures() }
    var start = from
    while start < size {
      let end = min(size, start + 256)
      let entries = try withStore { try workspace.ledger.entries(start..<end) }
      for (offset, entry) in entries.enumerated() {
        let json = try withStore {
          let index = start + UInt64(offset)
          return try LedgerShowCommand.json(entry, index, workspace, erased: erasures[index])
        }
        console.out(json.text())
      }
      start = end
    }
  }
}

/// `gatehouse ledger reindex`.
struct LedgerReindexCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse ledger reindex", "make the index anew from the ledger", stage: .prepared),
    Example(
      "gatehouse ledger reindex --format json", "the same, with the number of entries as JSON",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "reindex", "Make the index anew from the ledger.",
    discussion: "The index is only for finding things; it may be deleted at any time.",
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let count = try withStore { try workspace.index.rebuild() }
    switch output.format {
    case .json: console.json(["schema_version": 1, "entries": .int(count)])
    case .text: console.out("indexed \(count) entries")
    }
  }
}
