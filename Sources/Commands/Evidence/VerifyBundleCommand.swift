// `gatehouse verify-bundle`: a file against a Sigstore bundle, offline.

import ArgumentParser
import Bytes
import Evidence
import Sigstore
import Store

/// `gatehouse verify-bundle`.
struct VerifyBundleCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse verify-bundle --bundle supplier/retriever.sigstore.json \
      --certificate-identity releases@models.example --trusted-root supplier/trusted_root.json \
      --certificate-oidc-issuer https://accounts.models.example models/support-retriever.safetensors
      """, "check offline that the supplier signed the model"),
    Example(
      """
      gatehouse verify-bundle --bundle supplier/retriever.sigstore.json \
      --certificate-identity somebody@else.example --trusted-root supplier/trusted_root.json \
      --certificate-oidc-issuer https://accounts.models.example models/support-retriever.safetensors
      """, "a signature of anybody else is refused", exit: 1),
  ]
  static let configuration = CommandConfiguration.command(
    "verify-bundle", "Verify a file against a Sigstore bundle, offline.",
    discussion: """
      Checks the chain of the signing certificate, its certificate-transparency timestamp, the inclusion
      proof, the signed entry timestamp or RFC 3161 timestamps, the identity, and the signature, all
      against the trusted root that you give; nothing is fetched. The words are those of the protocol of
      sigstore-conformance. Exit code 1 if anything does not hold.
      """,
    examples: examples)

  @Option(help: ArgumentHelp("The Sigstore bundle (versions 0.1 to 0.3).", valueName: "file"))
  var bundle: String

  @Option(
    help: ArgumentHelp("The identity in the signing certificate, exactly.", valueName: "name"))
  var certificateIdentity: String?

  @Option(
    help: ArgumentHelp("The identity provider that vouched for it, exactly.", valueName: "url"))
  var certificateOIDCIssuer: String?

  @Option(
    help: ArgumentHelp(
      "The public key in PEM, for bundles signed with a bare key.", valueName: "file"))
  var key: String?

  @Option(
    help: ArgumentHelp("The trusted root, or a client trust configuration.", valueName: "file"))
  var trustedRoot: String?

  @Argument(help: "The file, or its digest as sha256:HEX.")
  var artifact: String

  @OptionGroup var output: OutputOptions

  func validate() throws {
    let identity = certificateIdentity != nil || certificateOIDCIssuer != nil
    if key != nil && identity {
      throw ValidationError("--key and --certificate-identity exclude each other")
    }
    if key == nil && (certificateIdentity == nil || certificateOIDCIssuer == nil) {
      throw ValidationError(
        "say who must have signed: --certificate-identity with --certificate-oidc-issuer, or --key")
    }
    if key == nil && trustedRoot == nil {
      throw ValidationError("--trusted-root names the logs and authorities that count")
    }
  }

  func run() async throws {
    let console = Console()
    do {
      let verified = try await verify(console)
      report(verified, console)
    } catch let error as SigstoreError {
      try refuse(error, console)
    }
  }

  private func verify(_ console: Console) async throws -> VerifiedBundle {
    let bundle = try SigstoreBundle(
      try SignedFile.read(bundle, atMost: UInt64(Sigstore.Limits.bundle.bytes)))
    let root = try trustedRoot.map {
      try TrustedRoot(try SignedFile.read($0, atMost: UInt64(Sigstore.Limits.trustedRoot.bytes)))
    }
    let digests = try ArtifactMeter.digests(of: artifact, console)
    if let key {
      return try await SigstoreVerifier.verify(
        bundle, of: .artifact(digests), key: try readKey(key), root: root)
    }
    guard let root, let name = certificateIdentity, let issuer = certificateOIDCIssuer else {
      throw CommandExit.usage
    }
    return try await SigstoreVerifier.verify(
      bundle, of: .artifact(digests), identity: ExpectedIdentity(name: name, issuer: issuer),
      root: root)
  }

  private func readKey(_ path: String) throws -> VerifyingKey {
    let text = String(
      decoding: try SignedFile.read(path, atMost: SignedFile.keyBytes), as: UTF8.self)
    guard let blocks = try? PEMBlock.all(in: text, part: "public key"), blocks.count == 1 else {
      throw Diagnosis("GH-0301", "not exactly one public key in PEM", at: path)
    }
    return try VerifyingKey(spki: blocks[0].bytes)
  }

  private func report(_ verified: VerifiedBundle, _ console: Console) {
    if verified.unchecked {
      console.warn("entries of logs were not checked: there is no --trusted-root")
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "valid": true, "identities": .strings(verified.names),
        "issuer": .optional(verified.issuer),
        "times": .array(verified.times.map { .int($0) }),
        "log_indices": .array(verified.logIndices.map { .int($0) }), "reasons": [],
      ])
    case .text:
      let who =
        verified.names.isEmpty
        ? "by the given key"
        : "by \(verified.names.map { Console.printable($0) }.joined(separator: ", "))"
      let when = verified.times.min().map { " at \(Timestamp.text($0))" } ?? ""
      console.out(
        "\(console.style.green("valid")) \(Console.printable(artifact)) signed \(who)\(when)")
    }
  }

  private func refuse(_ error: SigstoreError, _ console: Console) throws {
    let (code, words) = SigstoreWords.of(error)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "valid": false,
        "reasons": [["code": .string(code), "message": .string(words)]],
      ])
    case .text:
      console.out("\(console.style.red("refused")) \(Console.printable(artifact))")
      console.out("  [\(code)] \(words)")
    }
    throw CommandExit.findings
  }
}
