// `gatehouse verify`: a model against a signature file, with public keys or root certificates and nothing else.

import ArgumentParser
import Bytes
import Evidence
import Sigstore
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
      --public-key machine --format json
      """, "another file is refused, with the reason as JSON", exit: 1, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Verify a model against its signature file.",
    discussion: """
      Needs no state directory; where there is one, what its ledger revoked does not count. Takes
      signatures of `gatehouse sign` and of `model_signing sign key` and `sign certificate`, on
      P-256, P-384 and P-521. Certificates have to be valid now and lead to a root that you name;
      there are no default roots. Models signed through Sigstore are verified offline against
      --trusted-root. Exit code 1 if the model is not what was signed.
      """,
    examples: examples)

  @Argument(help: "The model: a file or a folder.")
  var model: String

  @Option(help: ArgumentHelp("The signature file.", valueName: "file"))
  var signature: String

  @Option(
    help: ArgumentHelp(
      "The public key: a PEM file or a name from keys list; may be repeated.", valueName: "key"))
  var publicKey: [String] = []

  @Option(
    help: ArgumentHelp(
      "Root certificates in PEM (and others that help to build the chain); may be repeated.",
      valueName: "file"))
  var certificateChain: [String] = []

  @Option(
    help: ArgumentHelp(
      "The trusted root of a Sigstore instance, for models signed without a kept key.",
      valueName: "file"))
  var trustedRoot: String?

  @Option(
    help: ArgumentHelp(
      "With --trusted-root: the identity in the signing certificate, exactly.", valueName: "name"))
  var certificateIdentity: String?

  @Option(
    help: ArgumentHelp(
      "With --trusted-root: the identity provider that vouched for it, exactly.",
      valueName: "url"))
  var certificateOIDCIssuer: String?

  @Option(
    help: ArgumentHelp("How many of the public keys have to have signed.", valueName: "count"))
  var threshold: Int = 1

  @Option(
    help: ArgumentHelp(
      "A list of revoked keys and certificates (gatehouse keys revoked); may be repeated.",
      valueName: "file"))
  var revoked: [String] = []

  @Option(
    help: ArgumentHelp(
      "A time at which you know the model was signed: certificates and revocations are judged then.",
      valueName: "time"))
  var trustedSigningTime: String?

  @Option(
    help: ArgumentHelp("Leave out this path below the model; it is listed.", valueName: "path"))
  var ignore: [String] = []

  @Flag(help: "Accept code that the signature leaves out; it is still listed. Never weights.")
  var allowUncovered = false

  @Flag(help: "Accept files that are not signed; they are still listed. Never weights.")
  var ignoreUnsignedFiles = false

  @Flag(help: "Follow symbolic links to files.")
  var allowSymlinks = false

  @Flag(help: "Accept signatures of model-signing before 1.0, whose format is weaker.")
  var acceptLegacyV0Signatures = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let ways = [!publicKey.isEmpty, !certificateChain.isEmpty, trustedRoot != nil]
    if ways.filter({ $0 }).count != 1 {
      throw ValidationError(
        "name whom you trust: --public-key FILE, --certificate-chain FILE with a root, or --trusted-root FILE"
      )
    }
    let isNamed = certificateIdentity != nil && certificateOIDCIssuer != nil
    if isNamed != (trustedRoot != nil) {
      throw ValidationError(
        "--trusted-root, --certificate-identity and --certificate-oidc-issuer belong together")
    }
    if threshold < 1 || threshold > max(1, publicKey.count) {
      throw ValidationError("--threshold takes 1 to the number of public keys")
    }
    _ = try Moment.required(trustedSigningTime, option: "--trusted-signing-time")
  }

  func run() async throws {
    let console = Console()
    let workspace = try OptionalWorkspace.open(system)
    let report = VerifyReport(model: model, format: output.format, console: console)
    let verified: ModelBundle.Verified
    do {
      let bytes = try SignedFile.read(signature, atMost: SignedFile.bundleBytes)
      verified =
        trustedRoot == nil
        ? try await verify(try ModelBundle(bytes), workspace) : try await verifyKeyless(bytes)
    } catch let error as EvidenceError {
      return try report.refuse([EvidenceWords.of(error)])
    } catch let error as SigstoreError {
      let (code, why) = SigstoreWords.of(error)
      return try report.refuse([(code, why)])
    }
    report.warn(verified)
    var line = ProgressLine("hashing", total: 0, unit: .bytes, console: console)
    let options = ModelFiles.Options(
      signature: signature, ignoring: ignore, followsLinks: allowSymlinks)
    let result = try withStore {
      try ModelFiles.compare(model, with: verified.manifest, options) { line.update($0) }
    }
    line.finish()
    try report.judge(
      result, verified, allowsUncovered: allowUncovered, allowsUnsigned: ignoreUnsignedFiles)
  }

  private func verify(_ bundle: ModelBundle, _ workspace: Workspace?) async throws
    -> ModelBundle.Verified
  {
    var list = RevocationList()
    for path in revoked {
      list.merge(try RevocationList(json: try SignedFile.read(path, atMost: SignedFile.keyBytes)))
    }
    let now = WallClock.now()
    if let workspace { list.merge(try withStore { try workspace.revocations(at: now) }) }
    let trusted = try Moment.required(trustedSigningTime, option: "--trusted-signing-time")
    let recorded = try withStore { try workspace?.signingTime(of: bundle.envelope.digest) }
    let signedAt = trusted ?? recorded
    if certificateChain.isEmpty {
      return try bundle.verify(
        BundlePolicy(
          keys: try publicKey.map { try KeyReference.publicKey($0, workspace) },
          threshold: threshold, revoked: list, signedAt: signedAt,
          allowsLegacy: acceptLegacyV0Signatures))
    }
    let policy = try CertificatePolicy(
      trusted: try SignedFile.text(certificateChain), validAt: trusted ?? now, revoked: list,
      signedAt: signedAt)
    return try await bundle.verify(policy, allowsLegacy: acceptLegacyV0Signatures)
  }

  /// A model signed through Sigstore: the bundle against the trusted root, and then its statement.
  private func verifyKeyless(_ bytes: [UInt8]) async throws -> ModelBundle.Verified {
    guard let trustedRoot, let certificateIdentity, let certificateOIDCIssuer else {
      throw CommandExit.usage
    }
    let limit = UInt64(Sigstore.Limits.trustedRoot.bytes)
    let verified = try await SigstoreVerifier.verify(
      try SigstoreBundle(bytes), of: .statement,
      identity: ExpectedIdentity(name: certificateIdentity, issuer: certificateOIDCIssuer),
      root: try TrustedRoot(try SignedFile.read(trustedRoot, atMost: limit)))
    return try ModelBundle.keyless(verified.payload ?? [], names: verified.names)
  }
}
