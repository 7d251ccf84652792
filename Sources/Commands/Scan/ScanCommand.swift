// `gatehouse scan`: tells whether files are only data. Needs no manifest and no set-up.

import ArgumentParser
import Bytes
import Evidence
import Inspection
import Store

/// How `scan` writes its answer.
enum ScanFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text
  case json
  case jsonl
}

/// From which verdict on `scan` exits with 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// Everything that is not safe.
  case unknown
  /// The default: suspicious and malicious, and unknown too, since nothing is promised about it.
  case suspicious
  case malicious
  case never

  func fails(_ verdict: ArtefactVerdict) -> Bool {
    switch self {
    case .unknown, .suspicious: verdict != .safe
    case .malicious: verdict == .malicious
    case .never: false
    }
  }
}

/// `gatehouse scan PATH...`
struct ScanCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse scan models/third-party/helpful-model.pt", "Is this file only data?", exit: 1),
    Example(
      "gatehouse scan models/third-party/good-ranker.safetensors --format jsonl",
      "The same for programs: one JSON object for each file."),
  ]

  static let configuration = CommandConfiguration.command(
    "scan", "Tell whether model files are only data, without running anything.",
    discussion: """
      Reads pickle, PyTorch, safetensors, GGUF, numpy and zip files, told by their content. Each \
      file is safe, suspicious, malicious or unknown. Exit code 0: all safe; 1: some are not; \
      2: some could not be read.
      """,
    examples: examples)

  @Argument(help: "Files and directories.")
  var paths: [String]

  @Option(name: .long, help: "How the result is written: text, json or jsonl.")
  var format: ScanFormat = .text

  @Option(
    name: .long,
    help: "From which verdict on the exit code is 1: unknown, suspicious, malicious or never.")
  var failOn: FailOn = .suspicious

  @Flag(name: .long, help: "Write the result into the ledger as evidence.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions

  func run() async throws {
    let console = Console()
    let found = ScanTargets.find(paths)
    var faults = found.faults
    var scan = ScanRun(console: console, format: format, total: found.bytes)
    for target in found.files {
      do {
        try scan.inspect(target)
      } catch {
        faults.append(ScanTargets.unreadable(target.path, error))
      }
    }
    scan.finish()
    for fault in faults {
      console.note(format == .text ? fault.text(console.noteStyle) : fault.json.text())
    }
    if record { try recordEvidence(scan.reports, console) }
    if !faults.isEmpty { throw CommandExit.failed }
    if scan.reports.contains(where: { failOn.fails($0.verdict) }) { throw CommandExit.findings }
  }

  private func recordEvidence(_ reports: [ArtefactReport], _ console: Console) throws {
    guard let statement = ScanStatement.statement(reports, version: Version.number) else {
      throw Diagnosis(
        "GH-0209", "there is nothing to record", why: "no file could be read to its end")
    }
    let workspace = try Workspace.open(system.stateDirectory)
    let recorded = try workspace.record(
      statement, key: try workspace.key(named: key), at: WallClock.now())
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}
