// `gatehouse evidence list` and `show`: what was taken in, and whether it counts now.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Store
import Verdicts

/// `gatehouse evidence list`.
struct EvidenceListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse evidence list", "what was taken in, newest first", stage: .prepared),
    Example(
      "gatehouse evidence list --unverified --format json", "what is kept and satisfies nothing",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List what was taken in from other tools, and whether it counts now.",
    examples: examples)

  @Option(help: ArgumentHelp("Only this kind, such as test-result.", valueName: "kind"))
  var kind: String?

  @Flag(name: .long, help: "Only what satisfies nothing.")
  var unverified = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let shelf = try await EvidenceShelf(system)
    let chosen = shelf.items.reversed().filter { item in
      (kind == nil || item.kind == kind) && (!unverified || item.trust == .unverified)
    }
    guard output.format == .text else {
      return console.json(["schema_version": 1, "evidence": .array(chosen.map(\.json))])
    }
    for item in chosen { console.out(item.line(console.style)) }
    if chosen.isEmpty { console.note("nothing; gatehouse evidence add FILE takes something in") }
  }
}

/// `gatehouse evidence show`.
struct EvidenceShowCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      printf '<testsuite name="pytest"><testcase name="a"/></testsuite>' > tests.xml && \
      n=$(gatehouse evidence add tests.xml --format json | grep '"entry"' | tr -dc 0-9) && \
      gatehouse evidence show $n
      """, "one piece with its statement", stage: .prepared),
    Example(
      "gatehouse evidence show 0", "an entry that is something else", exit: 2, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Show one piece of what was taken in.", examples: examples)

  @Argument(
    help: "The entry of the ledger, or the first digits of the envelope's or file's digest.")
  var which: String

  @Option(
    help: ArgumentHelp("Write the original file here.", valueName: "file"))
  var original: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let shelf = try await EvidenceShelf(system)
    let found = shelf.items.filter { item in
      String(item.entry) == which
        || which.count >= 6
          && (item.envelope.hex.hasPrefix(which) || item.original?.hex.hasPrefix(which) ?? false)
    }
    guard let item = found.first, found.count == 1 else {
      throw Diagnosis(
        "GH-0333",
        found.isEmpty
          ? "nothing was taken in as \(Console.printable(which))"
          : "\(found.count) pieces begin like that",
        remedy: "gatehouse evidence list")
    }
    if let original, let digest = item.original {
      try withStore {
        try AtomicFile.replace(original, with: try shelf.workspace.blobs.get(digest))
      }
      console.note("wrote \(Console.printable(original))")
    }
    let envelope = try withStore {
      try JSON.parse(try shelf.workspace.blobs.get(item.envelope, entry: item.entry))
    }
    let payload = envelope["payload"]?.string.flatMap { Base64.decode($0) } ?? []
    let statement = (try? JSON.parse(payload)) ?? .null
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "evidence": item.json, "statement": statement,
        "signatures": envelope["signatures"] ?? [],
      ])
    }
    console.out(item.line(console.style))
    console.out(Console.safe(statement.text(.indented)))
  }
}

extension Console {
  /// Text of several lines with control characters made visible.
  static func safe(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { printable(String($0)) }.joined(separator: "\n")
  }
}

/// Everything that was taken in, judged now.
struct EvidenceShelf: Sendable {
  /// One piece.
  struct Item: Sendable {
    let entry: UInt64
    let at: Int64
    let tool: String
    let format: String
    let predicateType: String
    let trust: ImportTrust
    let by: [String]
    let why: String?
    let envelope: Digest
    let original: Digest?
    let subjects: [Subject]
    let summary: JSON

    /// The short name of the predicate type, or its URI.
    var kind: String {
      PredicateCatalogue.definition(ofType: predicateType)?.name ?? predicateType
    }

    func line(_ style: Style) -> String {
      let word = trust.rawValue.padding(to: 10)
      let coloured = trust == .unverified ? style.yellow(word) : style.green(word)
      let names = by.isEmpty ? "" : " by \(by.joined(separator: ", "))"
      let reason = why.map { "  (\($0))" } ?? ""
      return String(entry).padding(to: 7) + Timestamp.text(at) + "  " + coloured + "  "
        + Console.printable("\(kind) of \(tool)\(names)\(reason)") + "  \(envelope.short)"
    }

    var json: JSON {
      [
        "entry": .int(entry), "recorded": .string(Verdicts.Timestamp.text(at)),
        "tool": .string(tool), "format": .string(format), "kind": .string(kind),
        "predicate_type": .string(predicateType), "trust": .string(trust.rawValue),
        "by": .strings(by), "why": .optional(why), "envelope": .string(envelope.hex),
        "original": .optional(original?.hex),
        "subjects": .array(
          subjects.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]] }),
        "summary": summary,
      ]
    }
  }

  let workspace: Workspace
  /// Oldest first.
  let items: [Item]

  init(_ options: SystemOptions) async throws {
    let system = try DescribedSystem.load(options)
    let workspace = try withStore { try Workspace.open(options.stateDirectory) }
    let evidence = try withStore { try workspace.evidence() }
    let trust = try await DeclaredTrust.of(system, workspace, evidence)
    self.workspace = workspace
    items = try withStore { try workspace.imports(evidence, trust: trust).map(Self.item) }
  }

  private static func item(_ record: ImportRecord) -> Item {
    let statement = record.record.statement
    let predicate = statement.predicate
    let wasReported = predicate["trust"]?.string == ImportTrust.reported.rawValue
    let (trust, by, why): (ImportTrust, [String], String?) =
      switch record.outcome {
      case .success(let found):
        (wasReported ? .reported : .verified, found.attested.attesters.map(\.name), nil)
      case .failure(let refusal):
        (.unverified, [], RefusalWords.of(refusal))
      }
    return Item(
      entry: record.record.entryIndex, at: record.record.recordedAt,
      tool: predicate["tool"]?["name"]?.string ?? "", format: predicate["format"]?.string ?? "",
      predicateType: predicate["predicateType"]?.string ?? "", trust: trust, by: by, why: why,
      envelope: record.envelope,
      original: predicate["original"]?["digest"]?["sha256"]?.string.flatMap { Digest(hex: $0) },
      subjects: Array(statement.subjects.dropFirst()), summary: predicate["summary"] ?? .null)
  }
}
