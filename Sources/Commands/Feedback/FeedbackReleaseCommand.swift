// `gatehouse feedback release` and `discard`: a person decides what becomes of feedback.

import ArgumentParser
import Bytes
import DataSets
import Evidence
import Foundation
import Guards
import Store

/// By whom and why.
struct DecisionArguments: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Who decides: the address of a key.", valueName: "email"))
  var by: String
  @Option(name: .long, help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason: String

  init() {}

  func validate() throws {
    guard !reason.trimmingCharacters(in: .whitespaces).isEmpty, reason.utf8.count <= 1_000 else {
      throw ValidationError("--reason needs some words, 1000 bytes at most")
    }
  }
}

/// `gatehouse feedback release`
struct FeedbackReleaseCommand: GatehouseCommand {
  static let examples = [
    Example(
      "echo '{\"text\": \"the hub restarts by itself\"}' | gatehouse feedback add - --format json "
        + "&& gatehouse feedback release --clean --by dana@example.org --reason 'read all of it' "
        + "--output released.jsonl",
      "everything in which nothing was found", stage: .prepared),
    Example(
      "gatehouse feedback release 0123456789abcdef --by dana@example.org --reason 'read it' "
        + "--output one.jsonl",
      "one item by its id; this one is not there", exit: 2, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "release", "Release feedback: a clean file, and signed evidence of who let it go.",
    discussion: """
      Items are searched anew. What is found in them is masked in the file that is written. An item with \
      something that the policy blocks is refused; --despite-findings releases it all the same, masked, \
      and the evidence says so.
      """,
    examples: examples)

  @Argument(help: "Ids of items.")
  var ids: [String] = []
  @Flag(name: .long, help: "Every item that waits.")
  var all = false
  @Flag(name: .long, help: "Every item that waits and in which nothing was found.")
  var clean = false
  @Option(name: .long, help: ArgumentHelp("The file of JSON lines to write.", valueName: "file"))
  var output: String
  @Flag(name: .long, help: "Replace the output if it is there.")
  var force = false
  @Flag(name: .long, help: "Release items with blocking findings too.")
  var despiteFindings = false
  @OptionGroup var decision: DecisionArguments
  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard [!ids.isEmpty, all, clean].filter(\.self).count == 1 else {
      throw ValidationError("name ids, or give one of --all and --clean")
    }
    guard Set(ids).count == ids.count else { throw ValidationError("an id is named twice") }
  }

  func run() async throws {
    let console = Console()
    let (workspace, quarantine) = try FeedbackWords.quarantine(system)
    let person = try PersonKey.find(decision.by, roles: [.owner, .reviewer], in: workspace)
    let search = CellSearch()
    var chosen = try FeedbackWords.held(ids, isAll: all || clean, quarantine).map {
      (item: $0, findings: search.findings(in: $0.content))
    }
    if clean { chosen.removeAll { !$0.findings.isEmpty } }
    guard !chosen.isEmpty else {
      throw Diagnosis(
        "GH-0234", "there is nothing to release", remedy: "gatehouse feedback list")
    }
    let blocked = chosen.filter { $0.findings.contains(where: \.isBlocking) }
    guard blocked.isEmpty || despiteFindings else { return try refuse(blocked, console) }
    let file = try write(chosen.map(\.item))
    let recorded = try withStore {
      try workspace.record(
        statement(chosen, file), key: person.key, at: WallClock.now())
    }
    for (item, _) in chosen {
      var settled = item
      settled.state = .released
      settled.decision = [
        "by": .string(decision.by), "reason": .string(decision.reason),
        "entry": .int(recorded.entryIndex), "output": .string(file.path),
      ]
      try withStore { try quarantine.settle(settled) }
    }
    report(chosen.count, blocked.count, file, recorded, console)
  }

  private func refuse(
    _ blocked: [(item: FeedbackItem, findings: [RecordFinding])], _ console: Console
  ) throws {
    if format.format == .json {
      console.json([
        "schema_version": 1, "status": "refused",
        "blocked": .array(
          blocked.map { item, findings in
            ["id": .string(item.id), "findings": .array(findings.map(\.json))]
          }),
      ])
    } else {
      console.out(
        "\(console.style.red("refused"))  \(blocked.count) items hold something that is blocked (GH-0235)"
      )
      for (item, findings) in blocked.prefix(20) {
        let types = Set(findings.filter(\.isBlocking).map(\.type)).sorted().joined(separator: ", ")
        console.out("    \(console.style.bold(item.id))  \(Console.printable(types))")
      }
      console.note("leave them out, or use --despite-findings and say why with --reason")
    }
    throw CommandExit.findings
  }

  private func write(_ items: [FeedbackItem]) throws -> DigestedFile {
    try withStore {
      let staged = try StagedFile(beside: output, mode: 0o600)
      var stream = DigestStream()
      var size: UInt64 = 0
      for item in items {
        let line = FeedbackWords.masked(item.content).encoded() + [0x0A]
        try staged.append(line)
        stream.update(line)
        size += UInt64(line.count)
      }
      _ = try staged.finish()
      guard try staged.place(replacing: force) else {
        throw Diagnosis(
          "GH-0210", "the output is there already", at: Console.printable(output),
          remedy: "name another output, or use --force")
      }
      return DigestedFile(path: output, digest: stream.finish(), size: size)
    }
  }

  private func statement(
    _ chosen: [(item: FeedbackItem, findings: [RecordFinding])], _ file: DigestedFile
  ) -> Statement {
    let items = chosen.map { item, findings -> JSON in
      var counts: [String: Int] = [:]
      for finding in findings { counts[finding.type, default: 0] += 1 }
      var object = JSONObject()
      for (type, count) in counts.sorted(by: { $0.key < $1.key }) { object[type] = .int(count) }
      return [
        "id": .string(item.id), "source": .string(item.source),
        "digest": ["sha256": .string(item.digest.hex)], "findings": .object(object),
        "blocked": .bool(findings.contains(where: \.isBlocking)),
      ]
    }
    return Statement(
      subjects: [Subject(name: file.path, digest: file.digest)],
      predicateType: PredicateType.feedbackRelease,
      predicate: [
        "tool": ["name": "gatehouse", "version": .string(Version.number)],
        "guards": ["digest": ["sha256": .string(GuardPolicy.secureDefault.digest.hex)]],
        "by": .string(decision.by), "reason": .string(decision.reason),
        "despiteFindings": .bool(despiteFindings), "items": .array(items),
      ])
  }

  private func report(
    _ count: Int, _ blocked: Int, _ file: DigestedFile, _ recorded: RecordedEvidence,
    _ console: Console
  ) {
    if format.format == .json {
      return console.json([
        "schema_version": 1, "status": "released", "items": .int(count), "blocked": .int(blocked),
        "output": .string(file.path), "sha256": .string(file.digest.hex),
        "entry": .int(recorded.entryIndex),
      ])
    }
    console.out(
      "\(console.style.green("released"))  \(count) items into \(Console.printable(file.path)), "
        + "signed by \(Console.printable(decision.by))")
    if blocked > 0 { console.out("          \(blocked) of them despite blocking findings, masked") }
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}

/// `gatehouse feedback discard`
struct FeedbackDiscardCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse feedback discard 0123456789abcdef --by dana@example.org --reason 'advertising'",
      "one item by its id; this one is not there", exit: 2, stage: .prepared),
    Example(
      "gatehouse feedback add feedback/ratings.jsonl && "
        + "gatehouse feedback discard --all --by dana@example.org --reason 'a test'",
      "everything that waits", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "discard", "Discard feedback: its content is deleted, its digest and the reason stay.",
    examples: examples)

  @Argument(help: "Ids of items.")
  var ids: [String] = []
  @Flag(name: .long, help: "Every item that waits.")
  var all = false
  @OptionGroup var decision: DecisionArguments
  @OptionGroup var system: SystemOptions

  func validate() throws {
    guard ids.isEmpty == all else { throw ValidationError("name ids, or give --all") }
  }

  func run() async throws {
    let console = Console()
    let (workspace, quarantine) = try FeedbackWords.quarantine(system)
    _ = try PersonKey.find(decision.by, roles: [.owner, .reviewer], in: workspace)
    let items = try FeedbackWords.held(ids, isAll: all, quarantine)
    for item in items {
      var settled = item
      settled.state = .discarded
      settled.content = .null
      settled.decision = ["by": .string(decision.by), "reason": .string(decision.reason)]
      try withStore { try quarantine.settle(settled) }
    }
    console.out("\(console.style.yellow("discarded"))  \(items.count) items")
  }
}
