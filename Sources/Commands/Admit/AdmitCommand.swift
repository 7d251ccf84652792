// `gatehouse admit`: takes a declared model into the vault, or refuses it with reasons.

import ArgumentParser
import Bytes
import Evidence
import Inspection
import Manifest
import Store
import Verdicts

/// `gatehouse admit MODEL`.
struct AdmitCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse admit support-retriever --dry-run",
      "would this model be admitted? Nothing is recorded or copied"),
    Example(
      "gatehouse admit support-retriever --format json",
      "admit a declared model, for programs", stage: .prepared),
    Example(
      "gatehouse admit models/third-party/helpful-model.pt",
      "a file that runs a command when it is loaded is refused", exit: 1, stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "admit", "Admit a model by the manifest's rules, or refuse it.",
    discussion: """
      Inspects every file of the model without running anything, verifies its declared signature, \
      and judges its licence and its source by the section `admission` of the manifest. Admitted \
      files are kept in the vault by digest; a release serves no others. The decision is recorded \
      whether it is yes or no. Exit code 0: admitted; 1: refused.
      """,
    examples: examples)

  @Argument(help: "The name of a declared model, or the path of a file.")
  var model: String

  @Flag(name: .long, help: "Judge only; record nothing and copy nothing.")
  var dryRun = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let described = try DescribedSystem.load(system)
    let workspace = try GateWorkspace.open(system.stateDirectory, required: !dryRun)
    // A key that is not there is said before anything is read.
    let signer = try withStore { dryRun ? nil : try workspace?.key(named: key) }
    let candidates = try AdmissionTarget.find(model, in: described)
    let examiner = try AdmissionExaminer(
      system: described, workspace: workspace, isDryRun: dryRun, console: console)
    var isRefused = false
    var answers: [JSON] = []
    for candidate in candidates {
      let examined = try withStore { try examiner.examine(candidate) }
      let decision = judgeAdmission(examined.input)
      let entry = try withStore { try settle(decision, examined, workspace, signer) }
      isRefused = isRefused || !decision.isAdmitted
      let report = AdmissionReport(
        decision: decision, entry: entry, isolation: examined.isolation)
      switch output.format {
      case .text: console.out(report.text(console.style))
      case .json: answers.append(report.json())
      }
    }
    if output.format == .json {
      console.json(["schema_version": 1, "admissions": .array(answers)])
    }
    if isRefused { throw CommandExit.findings }
  }

  /// Keeps the files of an admitted model, removes the copies of a refused one, and records what was
  /// found and decided. The files are in their places before the ledger says so.
  private func settle(
    _ decision: AdmissionDecision, _ examined: ExaminedModel, _ workspace: Workspace?,
    _ signer: EvidenceKey?
  ) throws -> UInt64? {
    guard !dryRun, let workspace, let signer else { return nil }
    // The copies in the clear go in every case; what is kept is sealed.
    defer { workspace.vault.discard(examined.copies, now: decision.input.now) }
    if decision.isAdmitted {
      try workspace.vault.keep(
        examined.copies, name: decision.input.name, now: decision.input.now)
    }
    guard let statement = decision.statement(version: Version.number) else { return nil }
    let found = ScanStatement.statement(
      examined.reports, version: Version.number, isolation: examined.isolation)
    if let scan = found {
      try workspace.record(scan, key: signer, at: decision.input.now)
    }
    return try workspace.record(statement, key: signer, at: decision.input.now).entryIndex
  }
}

/// What is to be admitted.
struct AdmissionTarget: Sendable {
  /// The declared model; `nil` for a file that none declares.
  let model: Manifest.Model?
  /// The paths of its files, as the manifest or the caller wrote them.
  let paths: [String]
  /// What people call it.
  let name: String

  /// The model called `word`, the models that declare the file `word`, or that file alone.
  static func find(_ word: String, in system: DescribedSystem) throws -> [AdmissionTarget] {
    let manifest = system.manifest
    if let model = manifest.model(word) {
      guard !model.files.isEmpty else {
        throw Diagnosis(
          "GH-0517", "\(word) is a model behind an API", why: "there is no file here to admit",
          remedy: "its version is pinned by the manifest: gatehouse check --practice 1.3c")
      }
      return [AdmissionTarget(model: model, paths: model.files, name: model.name)]
    }
    let meter = AssetMeter(system)
    let declaring = manifest.models.filter { model in
      model.files.contains { declared in
        same(declared, word) || same(meter.path(declared), word)
          || meter.files(behind: declared).contains { same($0, word) || same(meter.path($0), word) }
      }
    }
    if !declaring.isEmpty {
      return declaring.map { AdmissionTarget(model: $0, paths: $0.files, name: $0.name) }
    }
    guard try PathStatus.of(word) != .missing else {
      let nearest = Suggestion.nearest(to: word, among: manifest.models.map(\.name))
      throw Diagnosis(
        "GH-0517", "there is no model and no file \(Console.printable(word))",
        why: "the manifest declares "
          + (manifest.models.isEmpty
            ? "no model" : manifest.models.map(\.name).joined(separator: ", ")),
        remedy: nearest.map { "did you mean gatehouse admit \($0)?" } ?? "gatehouse manifest check")
    }
    return [AdmissionTarget(model: nil, paths: [word], name: word)]
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    plain(left) == plain(right)
  }

  /// Without `./` and a slash at the end.
  private static func plain(_ path: String) -> Substring {
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    while rest.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
    return rest
  }
}
