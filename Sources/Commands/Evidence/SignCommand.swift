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
    Example(
      """
      gatehouse keys generate --output own.pem && \
      gatehouse sign models --key own.pem --output models.sig
      """, "sign a folder with a key of your own; needs no state directory"),
    Example(
      "gatehouse sign --watch models --signatures . --settle 0.1 --once",
      "sign every checkpoint in a folder that is finished and not signed yet", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "sign", "Sign model files, recorded as evidence.",
    discussion: """
      Each path is one model: a file, or a folder with all its files. Symbolic links and special
      files are refused. The signature file has the format of OpenSSF Model Signing 1.1.1:
      model_signing verify key MODEL --signature FILE --public_key STATE/keys/machine.pub.pem

      A key is a name from "gatehouse keys list" or a private key in PEM on P-256, P-384 or P-521.
      Signatures of keys that the state directory knows are recorded in its ledger. A passphrase
      comes from --passphrase-file, --passphrase-env, GATEHOUSE_PASSPHRASE_FILE,
      GATEHOUSE_PASSPHRASE or the terminal, never from an argument.
      """,
    examples: examples)

  @Argument(help: "Model files or folders.")
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Write the signature to this file (one path only).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Sign with this key: a name, a PEM file or a pkcs11: URI; may be repeated (default: the machine's).",
      valueName: "key"))
  var key: [String] = []

  @Option(
    help: ArgumentHelp(
      "The signer's certificate in PEM, then those that lead to its root; goes into the signature.",
      valueName: "file"))
  var certificate: [String] = []

  @Option(
    help: ArgumentHelp(
      "Add a signature to this signature file, after comparing the model with it.",
      valueName: "file"))
  var addTo: String?

  @Option(
    help: ArgumentHelp(
      "Demand this many of the signers (--key and --signer) before the signature is good.",
      valueName: "count"))
  var threshold: Int?

  @Option(
    help: ArgumentHelp(
      "A public key whose signature counts for --threshold; may be repeated.", valueName: "key"))
  var signer: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out this path below the model; recorded in the signature. Weights are never left out.",
      valueName: "path"))
  var ignore: [String] = []

  @Flag(help: "Follow symbolic links to files.")
  var allowSymlinks = false

  @Option(
    help: ArgumentHelp(
      "Sign the files and folders in this directory, each as soon as it is finished.",
      valueName: "directory"))
  var watch: String?

  @Option(
    help: ArgumentHelp(
      "Where --watch writes signatures (default: beside each checkpoint).",
      valueName: "directory"))
  var signatures: String?

  @Option(
    help: ArgumentHelp(
      "How long a checkpoint must not change before it counts as finished.", valueName: "seconds"))
  var settle: Double = 5

  @Flag(help: "With --watch: sign what is finished now, and end.")
  var once = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if output != nil && paths.count != 1 {
      throw ValidationError("--output takes the signature of one path, not of \(paths.count)")
    }
    if (watch == nil) == paths.isEmpty {
      throw ValidationError("give model paths, or --watch with a directory")
    }
    if watch == nil, once || signatures != nil {
      throw ValidationError("--once and --signatures belong to --watch")
    }
    if watch != nil, addTo != nil { throw ValidationError("--add-to does not go with --watch") }
    if addTo != nil, paths.count != 1 || threshold != nil || !certificate.isEmpty || !ignore.isEmpty
    {
      throw ValidationError(
        "--add-to takes one path, and no --threshold, --certificate or --ignore: the file says that"
      )
    }
    if !certificate.isEmpty, key.count != 1 {
      throw ValidationError("--certificate needs the one --key that it is for")
    }
    if !certificate.isEmpty, threshold != nil {
      throw ValidationError("--threshold counts keys; a certificate signs alone")
    }
    if !signer.isEmpty, threshold == nil { throw ValidationError("--signer needs --threshold") }
    if !(0.05...86_400).contains(settle) {
      throw ValidationError("--settle takes 0.05 to 86400 seconds")
    }
  }

  func run() async throws {
    let console = Console()
    let signer = try makeSigner(console)
    if let watch {
      try await CheckpointWatch(
        directory: watch, signatures: signatures, settle: settle, once: once, signer: signer,
        ignoring: ignore, followsLinks: allowSymlinks, format: format.format, console: console
      ).run()
      return
    }
    if output == nil, addTo == nil, !signer.isRecorded { throw Self.needsOutput }
    var signed: [JSON] = []
    for path in paths {
      let result = try sign(path, signer, console)
      if format.format == .text { console.out(result.line(path)) }
      signed.append(result.json(path))
    }
    if format.format == .json { console.json(["schema_version": 1, "signed": .array(signed)]) }
  }

  private static let needsOutput = Diagnosis(
    "GH-0328", "the signature would go nowhere",
    why: "the key is not one of a state directory, so there is no ledger to record it in",
    remedy: "--output FILE writes the signature to a file")

  private func makeSigner(_ console: Console) throws -> ModelSigner {
    let workspace = try OptionalWorkspace.open(system)
    if key.isEmpty, workspace == nil {
      throw Diagnosis(store: .workspaceMissing(path: system.stateDirectory))
    }
    let names = key.isEmpty ? [KeyFiles.machineName] : key
    let keys = try names.map {
      try KeyReference.privateKey($0, workspace, passphrase.source, console)
    }
    let chain =
      certificate.isEmpty ? [] : try ModelSigner.chain(SignedFile.text(certificate), for: keys[0])
    var demand: SignerDemand?
    if let threshold {
      let others = try signer.map { try KeyReference.publicKey($0, workspace).keyID }
      do {
        demand = try SignerDemand(threshold: threshold, keyIDs: keys.map(\.keyID) + others)
      } catch {
        throw Diagnosis(evidence: error, at: nil)
      }
    }
    return try ModelSigner(workspace: workspace, keys: keys, chain: chain, demand: demand)
  }

  private func sign(_ path: String, _ signer: ModelSigner, _ console: Console) throws
    -> ModelSigner.Result
  {
    var line = ProgressLine("hashing", total: 0, unit: .bytes, console: console)
    defer { line.finish() }
    let place = output ?? addTo
    let options = ModelFiles.Options(
      signature: place, ignoring: ignore, followsLinks: allowSymlinks)
    if let addTo {
      return try signer.add(to: addTo, model: path, options, output: place) { line.update($0) }
    }
    return try signer.sign(path, options, output: place) { line.update($0) }
  }
}
