// `gatehouse verify`: a model against a signature file, with a public key and nothing else.

import ArgumentParser
import Bytes
import Evidence
import Store

/// `gatehouse verify`.
struct VerifyCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse sign models/support-retriever.safetensors --output model.sig && \
      gatehouse verify models/support-retriever.safetensors --signature model.sig \
      --public-key .gatehouse/keys/machine.pub.pem
      """, "check that the file is the one that was signed", stage: .prepared),
    Example(
      """
      gatehouse sign models/support-retriever.safetensors --output model.sig && \
      gatehouse verify gatehouse.yaml --signature model.sig \
      --public-key .gatehouse/keys/machine.pub.pem --format json
      """, "another file is refused, with the reason as JSON", exit: 1, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Verify a model against a signature file of OpenSSF Model Signing.",
    discussion: """
      Needs no state directory. Takes signatures of `gatehouse sign` and of
      `model_signing sign key` with P-256. Exit code 1 if the model is not what was signed.
      """,
    examples: examples)

  @Argument(help: "The model: a file or a folder.")
  var model: String

  @Option(help: ArgumentHelp("The signature file.", valueName: "file"))
  var signature: String

  @Option(help: ArgumentHelp("The public key in PEM.", valueName: "file"))
  var publicKey: String

  @Flag(help: "Accept files that the signature leaves out on purpose; they are still listed.")
  var allowUncovered = false

  @OptionGroup var output: OutputOptions

  /// Most bytes of a public key file.
  private static let keyBytes = 8_192
  /// Most bytes of a signature file.
  private static let bundleBytes: UInt64 = 32 << 20

  func run() async throws {
    let console = Console()
    let key = try readKey()
    let bytes = try read(signature, atMost: Self.bundleBytes)
    let verified: ModelBundle.Verified
    do {
      verified = try ModelBundle(bytes).verify(with: key)
    } catch {
      let (code, why) = EvidenceWords.of(error)
      return try refuse([(code, why)], console)
    }
    if verified.hintMissing { console.warn("the signature does not name its key") }
    if verified.otherSignatures > 0 {
      console.warn("\(verified.otherSignatures) other signatures were not checked")
    }
    var line = ProgressLine("hashing", total: 0, unit: .bytes, console: console)
    let result = try withStore {
      try ModelFiles.compare(model, with: verified.manifest, excluding: signature) {
        line.update($0)
      }
    }
    line.finish()
    try judge(result, verified.manifest, console)
  }

  private func judge(
    _ result: (differences: [ModelFiles.Difference], uncovered: [String]),
    _ manifest: ModelManifest, _ console: Console
  ) throws {
    let git: Set<String> = [".git", ".gitattributes", ".github", ".gitignore"]
    let uncovered = try withStore {
      try result.uncovered.filter { name in
        try !git.contains(name) && !FileIdentity.same("\(model)/\(name)", signature)
      }
    }
    for name in uncovered { console.warn("not covered: \(Console.printable(name))") }
    var reasons = result.differences.map { ("GH-0308", Self.words($0)) }
    if !allowUncovered {
      reasons += uncovered.map {
        ("GH-0308", "not covered by the signature: \(Console.printable($0))")
      }
    }
    guard reasons.isEmpty else { return try refuse(reasons, console) }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "valid": true, "root_sha256": .string(manifest.rootDigest.hex),
        "files": .int(manifest.resources.count), "uncovered": .strings(uncovered),
        "reasons": [],
      ])
    case .text:
      console.out(
        "\(console.style.green("valid")) \(Console.printable(model)): \(manifest.resources.count) files, sha256:\(manifest.rootDigest.short)"
      )
    }
  }

  private func refuse(_ reasons: [(code: String, words: String)], _ console: Console) throws {
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "valid": false,
        "reasons": .array(
          reasons.map { ["code": .string($0.code), "message": .string($0.words)] }),
      ])
    case .text:
      console.out("\(console.style.red("refused")) \(Console.printable(model))")
      for reason in reasons { console.out("  [\(reason.code)] \(reason.words)") }
    }
    throw CommandExit.findings
  }

  private static func words(_ difference: ModelFiles.Difference) -> String {
    switch difference {
    case .missing(let name): "signed but not there: \(Console.printable(name))"
    case .changed(let name): "changed since it was signed: \(Console.printable(name))"
    case .added(let name): "there but not signed: \(Console.printable(name))"
    }
  }

  private func readKey() throws -> TrustedKey {
    let bytes = try read(publicKey, atMost: UInt64(Self.keyBytes))
    do {
      return try TrustedKey(
        name: "given", role: .machine, identity: "",
        publicPEM: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Diagnosis(evidence: error, at: publicKey)
    }
  }

  private func read(_ path: String, atMost limit: UInt64) throws -> [UInt8] {
    let source = try withStore { try FileSource(path: path) }
    guard source.count <= limit else {
      throw Diagnosis("GH-0301", "the file is too large for what it should be", at: path)
    }
    do {
      return try source.read(at: 0, length: Int(source.count))
    } catch {
      throw Diagnosis("GH-0901", "the file cannot be read", at: path)
    }
  }
}
