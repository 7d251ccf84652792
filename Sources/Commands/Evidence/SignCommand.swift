// `gatehouse sign`: the files of a model, signed as OpenSSF Model Signing does.

import ArgumentParser
import Bytes
import Evidence
import Store

/// `gatehouse sign`.
struct SignCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse sign models/support-retriever.safetensors",
      "sign a model file and record the signature in the ledger", stage: .prepared),
    Example(
      "gatehouse sign models/support-retriever.safetensors --output model.sig",
      "also write the signature as a file that model_signing verifies", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "sign", "Sign model files and record the signatures as evidence.",
    discussion: """
      Each path is one model: a file, or a folder with all its files. Symbolic links and special
      files are refused. The signature file has the format of OpenSSF Model Signing 1.1.1:
      model_signing verify key MODEL --signature FILE --public_key STATE/keys/machine.pub.pem
      """,
    examples: examples)

  @Argument(help: "Model files or folders.")
  var paths: [String]

  @Option(
    help: ArgumentHelp("Write the signature to this file (one path only).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The key to sign with (default: the machine's).", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if output != nil && paths.count != 1 {
      throw ValidationError("--output takes the signature of one path, not of \(paths.count)")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    var signed: [JSON] = []
    for path in paths {
      let result = try withStore { try sign(path, in: workspace, console) }
      if format.format == .text {
        console.out(
          "signed \(Console.printable(path))  sha256:\(result.root.short)  ledger entry \(result.index)"
        )
      }
      signed.append([
        "path": .string(path), "root_sha256": .string(result.root.hex),
        "entry": .int(result.index), "envelope_sha256": .string(result.envelope.hex),
      ])
    }
    if format.format == .json { console.json(["schema_version": 1, "signed": .array(signed)]) }
  }

  private func sign(_ path: String, in workspace: Workspace, _ console: Console) throws
    -> (root: Digest, envelope: Digest, index: UInt64)
  {
    var line = ProgressLine("hashing", total: 0, unit: .bytes, console: console)
    let manifest = try ModelFiles.manifest(of: path, excluding: output) { line.update($0) }
    line.finish()
    let statement = manifest.statement
    let privateKey = try workspace.key(named: key)
    let publicKey = try workspace.keys.trustedKey(named: key ?? KeyFiles.machineName)
    let envelope: Envelope
    do {
      envelope = try privateKey.sign(statement)
    } catch {
      throw StoreError.evidence(error)
    }
    let recorded = try workspace.record(envelope, statement: statement, at: WallClock.now())
    if let output {
      try AtomicFile.replace(
        output, with: ModelBundle(envelope: envelope, key: publicKey).encoded() + [0x0A])
    }
    return (manifest.rootDigest, recorded.envelopeDigest, recorded.entryIndex)
  }
}
