// `gatehouse scan`: tells whether files are only data. Needs no manifest and no set-up.

import ArgumentParser
import Bytes
import Evidence
import Inspection
import Store

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
    Example(
      "gatehouse scan models/third-party/good-ranker.safetensors --header-only",
      "A first look at a large file, in milliseconds; never the last word.", exit: 1),
    Example(
      "find models -name '*.safetensors' | gatehouse scan --stdin-list --jsonl",
      "As a worker of a batch engine: a path a line in, an object a line out."),
  ]

  static let configuration = CommandConfiguration.command(
    "scan", "Tell whether model files are only data.",
    discussion: """
      The format of a file is told by its content. Each file is safe, suspicious, malicious or \
      unknown; `gatehouse rules` lists what is looked for. Exit code 0: all safe; 1: some are not; \
      2: some could not be read.
      """,
    examples: examples)

  @Argument(help: "Files and directories.")
  var paths: [String] = []

  @Option(
    name: .long,
    help:
      "How the result is written: text, json, jsonl, sarif, junit, cyclonedx or statement (in-toto)."
  )
  var format: ScanFormat = .text

  @Flag(name: .long, help: "Short for --format jsonl.")
  var jsonl = false

  @Option(
    name: .long,
    help:
      "From which verdict on the exit code is 1 (default: suspicious; with --stdin-list never).")
  var failOn: FailOn?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Judge by this policy (gatehouse rules --export-policy writes one).", valueName: "file"))
  var policy: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Scan only files that match; may be given again.", valueName: "glob"))
  var only: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out files that match; may be given again.", valueName: "glob"))
  var skip: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read the paths from a file, one a line; - is standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(name: [.customLong("null"), .customShort("0")], help: "Paths in the list end with NUL.")
  var null = false

  @Flag(
    name: .long,
    help: "Worker form: a path a line on standard input, an answer for each; exits 0 when done.")
  var stdinList = false

  @Flag(
    name: .long,
    help: "Read only headers, for a quick look at large files: no digest, and never safe.")
  var headerOnly = false

  @Flag(name: .long, help: "Write the result into the ledger as evidence.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions

  func validate() throws {
    guard !paths.isEmpty || filesFrom != nil || stdinList else {
      throw ValidationError("name at least one file or directory, or use --files-from")
    }
    if jsonl, format != .text, format != .jsonl {
      throw ValidationError("--jsonl and --format \(format.rawValue) exclude each other")
    }
    if stdinList, filesFrom != nil {
      throw ValidationError(
        "--stdin-list reads the paths from standard input; leave --files-from out")
    }
  }

  func run() async throws {
    let console = Console()
    let threshold = failOn ?? (stdinList ? .never : .suspicious)
    let output = ScanOutput(
      console: console, format: jsonl ? .jsonl : format, failOn: threshold, keepsAll: record)
    var scan = ScanRun(
      console: console, output: output, filter: PathFilter(only: only, skip: skip),
      depth: headerOnly ? .headers : .whole, policy: try PolicyOption.read(policy))
    if !paths.isEmpty { scan.measure(ScanWalk(paths)) }
    try scan.scan(ScanWalk(paths))
    if let list = stdinList ? "-" : filesFrom {
      try scan.scan(
        ScanWalk(try PathList.open(list, nullSeparated: null), remembers: false),
        answersAll: stdinList)
    }
    try scan.finish()
    if record, scan.isTooMuch {
      throw Diagnosis(
        "GH-0209", "there are too many files for one statement",
        why: "more than \(ScanOutput.recorded)", remedy: "scan parts of them, each with --record")
    }
    if record { try recordEvidence(scan.reports, scan.isolation, console) }
    if scan.hasFaults, !stdinList { throw CommandExit.failed }
    if scan.hasFindings { throw CommandExit.findings }
  }

  private func recordEvidence(
    _ reports: [ArtefactReport], _ isolation: [String], _ console: Console
  ) throws {
    guard
      let statement = ScanStatement.statement(
        reports, version: Version.number, isolation: isolation)
    else {
      throw Diagnosis(
        "GH-0209", "there is nothing to record", why: "no file could be read to its end")
    }
    let workspace = try Workspace.open(system.stateDirectory)
    let recorded = try workspace.record(
      statement, key: try workspace.key(named: key), at: WallClock.now())
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}
