// `gatehouse convert`: writes the tensors of a model file anew as safetensors, without running anything.

import ArgumentParser
import Bytes
import Evidence
import Inspection
import Store

/// `gatehouse convert SOURCE OUTPUT`
struct ConvertCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse convert models/third-party/ranker.pt ranker.safetensors",
      "the tensors of a PyTorch checkpoint, bit for bit, as safetensors"),
    Example(
      "gatehouse convert models/third-party/helpful-model.pt helpful.safetensors",
      "a file that runs code when it is loaded is refused", exit: 1),
    Example(
      "gatehouse convert models/third-party/ranker.pt ranker.safetensors --dry-run --format json",
      "what would be converted, shared and left out"),
  ]

  static let configuration = CommandConfiguration.command(
    "convert", "Write a model file's tensors as safetensors.",
    discussion: """
      Reads PyTorch files (zip and legacy), pickled tensors and arrays, .npy, .npz and joblib files, \
      Flax's MessagePack and Keras's HDF5. Tensors come out bit for bit as the library would load them; a tensor with several names is \
      saved once; what is no tensor is left out and listed. If the file is a checkpoint, the first \
      of state_dict, model_state_dict, model, module and model_weights that holds tensors is converted, unless \
      tensors lie beside it.

      The result is read back before it gets its name. Exit code 1: the source is refused, since it \
      is malicious, broken, or holds something that is no tensor and no data.
      """,
    examples: examples)

  @Argument(help: "The model file.")
  var source: String

  @Argument(help: "The safetensors file to write.")
  var output: String

  @Flag(name: .long, help: "Convert the tensors of optimizers too.")
  var includeOptimizer = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Convert what lies under this key of the checkpoint; points lead deeper.",
      valueName: "name"))
  var prefixKey: String?

  @Flag(name: .long, help: "Say what would be written, and write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Replace the output if it is there.")
  var force = false

  @Flag(name: .long, help: "Write the conversion into the ledger as evidence.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    let console = Console()
    let file = try open()
    try checkOutput()
    let workspace = try record ? Workspace.open(system.stateDirectory) : nil
    var session = ConvertSession(file, name: source)
    defer { session.finish() }
    let report = inspect(&session, console)
    let words = ConvertText(
      console: console, format: format.format, report: report, output: output,
      isolation: session.layers)
    let outline: ConversionOutline
    do throws(ConversionRefusal) {
      outline = try session.plan(
        report, ConversionOptions(includesOptimizer: includeOptimizer, key: prefixKey))
    } catch {
      words.refused(error)
      throw CommandExit.findings
    }
    guard !dryRun else { return words.planned(outline) }
    let run = ConvertRun(outline: outline, output: output, force: force, console: console)
    let written = try run.write(&session)
    let made = ConversionRecord(
      outline: outline, source: report, name: output, digest: written.digest,
      tensorDigests: written.tensors, isolation: session.layers)
    words.converted(made)
    if let workspace { try recordEvidence(made, workspace, console) }
  }

  private func open() throws -> FileSource {
    do {
      return try FileSource(path: source)
    } catch StoreError.notRegularFile {
      throw Diagnosis(
        "GH-0203", "the source is no regular file", at: Console.printable(source),
        remedy: "name the model file itself")
    } catch StoreError.system(_, _, let number) {
      throw Diagnosis(
        "GH-0202", "the source cannot be read", at: Console.printable(source),
        why: SystemWords.of(number), remedy: "check the path and who may read it")
    }
  }

  /// Asked before the work; the file system is asked again when the result gets its name.
  private func checkOutput() throws {
    if try FileIdentity.same(source, output) {
      throw Diagnosis(
        "GH-0210", "the output is the source itself", at: Console.printable(output),
        remedy: "name another output")
    }
    if !force, !dryRun, (try? FileSource(path: output)) != nil {
      throw ConvertRun.taken(output)
    }
  }

  private func inspect(_ session: inout ConvertSession, _ console: Console) -> ArtefactReport {
    var line = ProgressLine(
      "inspecting", total: session.source.count, unit: .bytes, console: console)
    let report = session.inspect { line.update($0) }
    line.finish()
    return report
  }

  private func recordEvidence(
    _ made: ConversionRecord, _ workspace: Workspace, _ console: Console
  ) throws {
    guard let statement = made.statement(version: Version.number) else {
      throw Diagnosis("GH-0209", "there is nothing to record", why: "the source has no digest")
    }
    let recorded = try workspace.record(
      statement, key: try workspace.key(named: key), at: WallClock.now())
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}
