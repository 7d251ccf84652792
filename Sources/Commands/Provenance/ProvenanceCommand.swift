// `gatehouse provenance`: how models were made, recorded and judged.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse provenance`.
struct ProvenanceCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "provenance", "Record how models were made; judge what others say.",
    examples: [], subcommands: [ProvenanceRecordCommand.self, ProvenanceVerifyCommand.self])
}

extension TrainingRun.Kind: ExpressibleByArgument {}

/// `gatehouse provenance record`.
struct ProvenanceRecordCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse provenance record --model support-retriever --code model",
      "how a declared model was trained",
      stage: .prepared),
    Example(
      """
      echo '{"seed": 7, "epochs": 3}' > run.json && gatehouse provenance record \
      --model support-retriever --kind fine-tuning --parameters run.json \
      --source git+https://git.example.org/lumora/retriever \
      --revision 5f0c1d2e3b4a59687786950a1b2c3d4e5f60718a --output run.intoto.json
      """, "with code revision and parameters, also written as an envelope for others",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "record", "Record a training or fine-tuning run as SLSA provenance.",
    discussion: """
      Subjects are the files of the model as they lie here. The data sets that the manifest names
      under trained_on, base models, code, lock files and the source revision become dependencies by
      digest. The build type is described in docs/reference/training-run.md.

      A run recorded after the fact by who made it is provenance of build level 1: it exists.
      """,
    examples: examples)

  @Option(help: ArgumentHelp("The declared model that came out.", valueName: "name"))
  var model: String

  @Option(help: "training, fine-tuning, distillation, quantisation or merging.")
  var kind: TrainingRun.Kind = .training

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A base model: a declared name, a file or sha256:…; again.", valueName: "model"))
  var base: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A further data set: a declared name, a file or folder; again.", valueName: "data"))
  var data: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Code that was run: a file or folder; again.", valueName: "path"))
  var code: [String] = []

  @Option(
    help: ArgumentHelp("The repository of the code, such as git+https://….", valueName: "uri"))
  var source: String?

  @Option(help: ArgumentHelp("Its revision: a full commit id.", valueName: "commit"))
  var revision: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A lock file of the packages; again.", valueName: "file"))
  var lock: [String] = []

  @Option(help: ArgumentHelp("The container image by digest: sha256:….", valueName: "digest"))
  var container: String?

  @Option(help: ArgumentHelp("The command or script that was run.", valueName: "text"))
  var entryPoint: String = ""

  @Option(help: ArgumentHelp("Hyperparameters: a JSON object.", valueName: "file"))
  var parameters: String?

  @Option(help: ArgumentHelp("System, hardware, versions: a JSON object.", valueName: "file"))
  var environment: String?

  @Option(help: ArgumentHelp("Who ran it, as a URI.", valueName: "uri"))
  var builder: String = TrainingRun.localBuilder

  @Option(help: ArgumentHelp("The id of the run.", valueName: "id"))
  var invocation: String = ""

  @Option(help: ArgumentHelp("When it began, RFC 3339.", valueName: "time"))
  var started: String = ""

  @Option(help: ArgumentHelp("When it ended, RFC 3339.", valueName: "time"))
  var finished: String = ""

  @Option(
    help: ArgumentHelp(
      "Who signs: the address of a key (default: the machine).", valueName: "email"))
  var by: String?

  @Option(help: ArgumentHelp("Also write the envelope to this file.", valueName: "file"))
  var output: String?

  @Flag(name: .long, help: "Print the statement, and record nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard (source == nil) == (revision == nil) else {
      throw ValidationError("--source and --revision belong together")
    }
    if let revision,
      ![40, 64].contains(revision.utf8.count) || Hex.decode(revision) == nil
    {
      throw ValidationError("--revision is a full commit id: 40 or 64 lowercase hexadecimal digits")
    }
    for time in [started, finished] where !time.isEmpty && RFC3339.seconds(time) == nil {
      throw ValidationError("\(time) is not a time such as 2026-11-22T20:15:00Z")
    }
    if let from = RFC3339.seconds(started), let to = RFC3339.seconds(finished), to < from {
      throw ValidationError("the run ended before it began")
    }
  }

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system, requiresWorkspace: true)
    guard let workspace = context.workspace else { return }
    let subjects = context.input.assets.models[model] ?? []
    guard context.manifest.model(model)?.files.isEmpty == false, !subjects.isEmpty else {
      throw Diagnosis(
        "GH-0511", "there are no files of a model \(Console.printable(model))",
        why: "the manifest declares no such hosted model, or its files are missing",
        remedy: "gatehouse manifest check")
    }
    let provenance = try provenance(RunParts(context: context, command: self))
    let statement = provenance.statement(over: subjects)
    do {
      _ = try SLSAProvenance(reading: statement.predicate)
      try TrainingRun.check(provenance.externalParameters)
    } catch {
      throw Diagnosis("GH-0336", "the run can't be described", why: EvidenceWords.of(error).why)
    }
    if dryRun { return console.json(statement.json) }
    let person = try by.map { try PersonKey.find($0, roles: [.owner, .reviewer], in: workspace) }
    let key = try person?.key ?? withStore { try workspace.key(named: nil) }
    let envelope = try withEvidence { () throws(EvidenceError) in try key.sign(statement) }
    let recorded = try withStore {
      try workspace.record(envelope, statement: statement, at: context.input.now)
    }
    if let output {
      try withStore { try AtomicFile.replace(output, with: envelope.encoded() + [0x0A]) }
    }
    report(provenance, subjects, recorded, console)
  }

  private func provenance(_ parts: RunParts) throws -> SLSAProvenance {
    let run = TrainingRun(
      kind: kind, model: model, baseModels: base, datasets: parts.datasetNames,
      source: source.flatMap { uri in revision.map { (uri, $0) } }, entryPoint: entryPoint,
      parameters: try parts.object(parameters, "the parameters"),
      environment: try environment.map { try parts.object($0, "the environment") }
        ?? RunParts.measuredEnvironment,
      dependencies: try parts.dependencies())
    return run.provenance(
      builder: builder, version: ["gatehouse": Version.number], invocation: invocation,
      started: started, finished: finished)
  }

  private func report(
    _ provenance: SLSAProvenance, _ subjects: [Subject], _ recorded: RecordedEvidence,
    _ console: Console
  ) {
    switch format.format {
    case .text:
      console.out(
        "\(console.style.green("recorded"))  \(kind.rawValue) of \(Console.printable(model))")
      for subject in subjects.prefix(5) {
        console.out("  made \(Console.printable(subject.name)) sha256:\(subject.digest.short)")
      }
      console.out(
        "  from \(provenance.dependencies.count) dependencies, by \(Console.printable(builder))")
      console.out(console.style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    case .json:
      console.json([
        "schema_version": 1, "model": .string(model), "entry": .int(recorded.entryIndex),
        "envelope": .string(recorded.envelopeDigest.hex),
        "dependencies": .int(provenance.dependencies.count),
        "subjects": .array(
          subjects.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]] }),
      ])
    }
  }
}

/// Runs `body`; refusals of evidence become diagnoses.
func withEvidence<T>(_ body: () throws(EvidenceError) -> T) throws -> T {
  do {
    return try body()
  } catch {
    throw Diagnosis(evidence: error, at: nil)
  }
}

/// Collects what went into a run.
struct RunParts: Sendable {
  let context: GateContext
  let command: ProvenanceRecordCommand

  /// Dependencies beyond these make a statement that nobody reads.
  private static let limit = 20_000

  /// The data sets that the manifest names and those of the command line.
  var datasetNames: [String] {
    let declared = context.manifest.model(command.model)?.trainedOn ?? []
    return declared + command.data.filter { !declared.contains($0) }
  }

  func dependencies() throws -> [ResourceDescriptor] {
    var all: [ResourceDescriptor] = []
    for name in command.base { all += try base(name) }
    for name in datasetNames { all += try dataset(name) }
    for path in command.code { all += try files(path, .code) }
    for path in command.lock { all += try files(path, .lockFile) }
    if let uri = command.source, let revision = command.revision {
      all.append(
        TrainingRun.dependency(
          ResourceDescriptor(uri: uri, digests: ["gitCommit": revision]), as: .source, of: uri))
    }
    if let container = command.container {
      let subject = try SubjectWords.subject(container)
      all.append(
        TrainingRun.dependency(
          ResourceDescriptor(file: subject), as: .container, of: container))
    }
    guard all.count <= Self.limit else {
      throw Diagnosis("GH-0336", "the run has more than \(Self.limit) dependencies")
    }
    return all
  }

  private func base(_ name: String) throws -> [ResourceDescriptor] {
    let declared = context.input.assets.models[name] ?? []
    let subjects = declared.isEmpty ? [try SubjectWords.subject(name)] : declared
    return subjects.map {
      TrainingRun.dependency(ResourceDescriptor(file: $0), as: .baseModel, of: name)
    }
  }

  private func dataset(_ name: String) throws -> [ResourceDescriptor] {
    guard let declared = context.manifest.datasets.first(where: { $0.name == name }) else {
      return try files(name, .dataset)
    }
    let measured = declared.files.flatMap {
      AssetDigests.files(of: $0, in: context.input.assets.datasets)
    }
    guard !measured.isEmpty else {
      throw Diagnosis(
        "GH-0511", "the files of the data set \(Console.printable(name)) are missing",
        remedy: "gatehouse manifest check")
    }
    return measured.map {
      TrainingRun.dependency(ResourceDescriptor(file: $0), as: .dataset, of: name)
    }
  }

  /// A file, or every file of a folder.
  private func files(_ path: String, _ role: TrainingRun.Role) throws -> [ResourceDescriptor] {
    let manifest = try withStore { try ModelFiles.manifest(of: path, excluding: nil) { _ in } }
    return manifest.resources.map { file in
      let name = file.name == "." ? path : "\(path)/\(file.name)"
      return TrainingRun.dependency(
        ResourceDescriptor(file: Subject(name: name, digest: file.digest)), as: role, of: path)
    }
  }

  func object(_ path: String?, _ what: String) throws -> JSONObject {
    guard let path else { return [:] }
    guard let object = try InputFile.json(path, "GH-0336", what).object else {
      throw Diagnosis("GH-0336", "\(what) are no JSON object", at: path)
    }
    return object
  }

  /// What this machine says of itself: coarse on purpose, so that nothing private leaks.
  static var measuredEnvironment: JSONObject {
    let process = ProcessInfo.processInfo
    #if arch(x86_64)
      let architecture = "x86_64"
    #elseif arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "other"
    #endif
    return [
      "system": .string(process.operatingSystemVersionString),
      "architecture": .string(architecture), "processors": .int(process.processorCount),
      "recorded_by": .string(Version.text),
    ]
  }
}
