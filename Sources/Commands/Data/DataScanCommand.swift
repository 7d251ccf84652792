// `gatehouse data scan`: what is in a data set that should not be.

import ArgumentParser
import Bytes
import DataSets
import Evidence
import Formats
import Foundation
import Guards
import Store

/// How `data scan` writes its answer.
enum DataFormatOption: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text
  case json
  case jsonl
  case statement
}

/// From which severity on `data scan` exits with 1.
enum DataFailOn: String, ExpressibleByArgument, CaseIterable, Sendable {
  case note
  case low
  case medium
  case high
  case never

  func fails(_ report: DataReport) -> Bool {
    guard let severity = DataSeverity(rawValue: rawValue) else { return false }
    return report.findings.has(atLeast: severity)
  }
}

extension DataCheck: ExpressibleByArgument {}

/// What the columns of the data set are.
struct ColumnArguments: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A column of text; may be given again (default: told).", valueName: "name"))
  var textColumn: [String] = []

  @Option(name: .long, help: ArgumentHelp("The column of the label.", valueName: "name"))
  var labelColumn: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Columns of features or embeddings: names with commas between, * for any rest of a name.",
      valueName: "names"))
  var features: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Columns with the probabilities of a model, in the order of the sorted classes.",
      valueName: "names"))
  var probabilities: [String] = []

  init() {}

  var options: ColumnOptions {
    var options = ColumnOptions()
    options.text = textColumn
    options.label = labelColumn
    options.features = Self.split(features)
    options.probabilities = Self.split(probabilities)
    return options
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
  }
}

/// `gatehouse data scan FILE...`
struct DataScanCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse data scan feedback/ratings.jsonl",
      "personal data, secrets, copies, wrong labels, triggers", exit: 1),
    Example(
      "gatehouse data scan feedback/ratings.jsonl --fail-on never --format json",
      "the same for programs, without an exit code for findings"),
    Example(
      "gatehouse data scan --train feedback/ratings.jsonl --test feedback/held-out.csv --check duplicates",
      "rows of the test set that are in the training set", exit: 1),
    Example(
      "gatehouse data scan knowledge --record",
      "every file of a declared data set, as evidence for the gate", stage: .prepared),
    Example(
      "gatehouse data scan feedback/held-out.csv --baseline feedback/held-out.csv",
      "columns and distributions against the last version"),
  ]

  static let configuration = CommandConfiguration.command(
    "scan", "Tell what is in a data set that should not be.",
    discussion: """
      Reads JSON lines, CSV and its kin, Parquet, JSON and text, also inside gzip, zstd, xz, bzip2 and \
      lz4; of a directory every file. Rows are counted from 0, a line with names not counted. What is found is shown masked, never \
      as it is.

      Cells: secrets, personal data, hidden characters, instructions to whoever reads them. Rows: copies \
      and near-copies, leakage between files, labels that are likely wrong, outliers. Columns: words \
      tied to a label, groups within a class that do not belong to it, and what changed since the last \
      version. `--format json` says which of them were done, and why not.

      --record makes it evidence that the gate asks for (practice 1.3e): over every file of each declared \
      data set, with all checks, and without a finding of high severity.

      Exit code 0: nothing of at least the severity of --fail-on; 1: findings; 2: a file could not be \
      opened.
      """,
    examples: examples)

  @Argument(help: "Data sets: files, and directories with every file below them.")
  var files: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A training set; may be given again.", valueName: "file"))
  var train: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A test set: nothing of a training set may be in it.", valueName: "file"))
  var test: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A data set whose rows may not be in the others.", valueName: "file"))
  var against: [String] = []

  @Option(name: .long, help: ArgumentHelp("The last version of the data set.", valueName: "file"))
  var baseline: String?

  @OptionGroup var columns: ColumnArguments

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Only this check: content, duplicates, labels, outliers, triggers, poison or drift; may be "
        + "given again.", valueName: "check"))
  var check: [DataCheck] = []

  @Option(name: .long, help: "From which Jaccard similarity on two texts are near-copies.")
  var similarity = 0.8

  @Option(name: .long, help: "The share of poison in a class that is expected at most.")
  var poisonShare = 0.05

  @Option(name: .long, help: "The seed of everything that is drawn.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Threads; the result does not depend on it (default: all processors).")
  var jobs: Int?

  @Option(name: .long, help: "How the result is written: text, json, jsonl or statement (in-toto).")
  var format: DataFormatOption = .text

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the scores of all rows into this file as JSON lines.", valueName: "file"))
  var scores: String?

  @Option(
    name: .long,
    help: "From which severity on the exit code is 1: note, low, medium, high or never.")
  var failOn: DataFailOn = .low

  @Flag(name: .long, help: "Write the result into the ledger as evidence.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions

  func validate() throws {
    guard !files.isEmpty || !train.isEmpty || !test.isEmpty else {
      throw ValidationError("name at least one data set")
    }
    guard (0.1...1).contains(similarity) else {
      throw ValidationError("--similarity lies between 0.1 and 1")
    }
    guard poisonShare > 0, poisonShare <= 0.5 else {
      throw ValidationError("--poison-share lies between 0 and 0.5")
    }
    guard jobs.map({ (1...256).contains($0) }) ?? true else {
      throw ValidationError("--jobs lies between 1 and 256")
    }
    let all = files + train + test
    guard Set(all).count == all.count else {
      throw ValidationError("a data set is named twice")
    }
  }

  func run() async throws {
    let console = Console()
    let opened = try open()
    let workspace = try record ? withStore { try Workspace.open(system.stateDirectory) } : nil
    let total = opened.reduce(UInt64(0)) { $0 + $1.1.content.region.count }
    var line = ProgressLine("scanning", total: total, unit: .bytes, console: console)
    let report: DataReport
    do {
      report = try await DataScan.run(
        opened.map { DataInput(path: $1.path, content: $1.content, part: $0) }, options
      ) { line.update($0) }
    } catch let fault as ColumnFault {
      line.finish()
      throw Diagnosis(columns: fault)
    }
    line.finish()
    let digests = try opened.map { try $1.digest() }
    let output = DataScanOutput(console: console, report: report, digests: digests)
    try output.write(format, policy: options.policy)
    if let scores { try writeScores(report, to: scores) }
    if let workspace { try recordEvidence(report, digests, workspace, console) }
    if failOn.fails(report) { throw CommandExit.findings }
  }

  private var options: DataScanOptions {
    var options = DataScanOptions()
    options.columns = columns.options
    if !check.isEmpty { options.checks = Set(check) }
    options.similarity = similarity
    options.poisonShare = poisonShare
    options.seed = seed
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }

  /// Files that are held open at the same time.
  private static let heldOpen = 200

  private func open() throws -> [(DataPart, OpenDataFile)] {
    var seen: Set<String> = []
    let scanned = try [(DataPart.train, train), (.plain, files), (.test, test)].map {
      ($0, try listed($1).filter { seen.insert($0).inserted })
    }
    let beside = [
      (DataPart.baseline, baseline.map { [$0] } ?? []), (.against, try listed(against)),
    ]
    let named = beside + scanned
    let isMany = named.reduce(0) { $0 + $1.1.count } > Self.heldOpen
    return try named.flatMap { part, paths in
      try paths.map { (part, try OpenDataFile($0, isOneOfMany: isMany)) }
    }
  }

  /// The files behind `paths`; what a directory holds is told as the gate measures it.
  private func listed(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      let files = DirectoryFiles.behind(path)
      guard !files.isEmpty, files.count < DirectoryFiles.most else {
        throw Diagnosis(
          "GH-0201", "nothing to scan", at: Console.printable(path),
          why: files.isEmpty
            ? "the directory holds no files" : "the directory holds more files than can be scanned",
          remedy: files.isEmpty ? "check the path" : "put them into fewer files")
      }
      return files
    }
  }

  private func writeScores(_ report: DataReport, to path: String) throws {
    try withStore {
      let file = try StagedFile(beside: path, mode: 0o600)
      for part in report.files {
        for line in part.scores.lines(file: part.path) { try file.append(line.encoded() + [0x0A]) }
      }
      _ = try file.finish()
      _ = try file.place(replacing: true)
    }
  }

  private func recordEvidence(
    _ report: DataReport, _ digests: [DigestedFile], _ workspace: Workspace, _ console: Console
  ) throws {
    let statements = DataStatement.parts(
      report, files: digests, policy: options.policy, version: Version.number)
    guard !statements.isEmpty else {
      throw Diagnosis("GH-0209", "there is nothing to record", why: "no data set was scanned")
    }
    let recorded = try withStore {
      let key = try workspace.key(named: key)
      return try statements.map { try workspace.record($0, key: key, at: WallClock.now()) }
    }
    for entry in recorded { console.note("recorded as entry \(entry.entryIndex) of the ledger") }
  }
}
