// `gatehouse bom import`: a supplier's bill becomes evidence.

import ArgumentParser
import Bytes
import Documents
import Evidence
import Manifest
import Store
import Verdicts

/// `gatehouse bom import`.
struct BOMImportCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse bom --output bom.json && gatehouse bom import bom.json --supplier lumora",
      "keep a supplier's bill as evidence", stage: .prepared),
    Example(
      "gatehouse bom --output bom.json && gatehouse bom import bom.json --supplier lumora --dry-run",
      "judge it and say what it covers, record nothing", stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "import", "Record a supplier's bill of materials as evidence.",
    discussion: """
      The bill is judged as by gatehouse bom lint and refused when it is not sound. It is recorded as a
      statement about everything that it gives a SHA-256 for, and about its own bytes, under the name
      of the supplier. A bill in a DSSE envelope, or with a signature inside, is verified with
      --public-key; without one its signature says nothing about the sender.
      """,
    examples: examples)

  @Argument(help: "The bill: CycloneDX or SPDX 3 in JSON, bare or in an envelope.")
  var file: String

  @Option(
    name: .long, help: ArgumentHelp("A supplier that the manifest declares.", valueName: "name"))
  var supplier: String

  @Option(
    name: .customLong("public-key"),
    help: ArgumentHelp("The supplier's public key, PEM.", valueName: "file"))
  var publicKey: String?

  @Flag(name: .customLong("despite-findings"), help: "Record a bill that is not sound.")
  var despiteFindings = false

  @Flag(name: .long, help: "Judge the bill and record nothing.")
  var dryRun = false

  @Option(name: .long, help: ArgumentHelp("The key to sign with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let now = WallClock.now()
    let context = try await GateContext.load(system, requiresWorkspace: !dryRun)
    guard context.manifest.supplier(supplier) != nil else {
      let names = context.manifest.suppliers.map(\.name)
      throw Diagnosis(
        "GH-0356", "the manifest declares no supplier \(Console.printable(supplier))",
        at: system.manifest,
        why: names.isEmpty ? "it declares none" : "declared: \(names.joined(separator: ", "))",
        remedy: Suggestion.nearest(to: supplier, among: names).map { "--supplier \($0)" }
          ?? "add it under `suppliers`")
    }
    let document = try BOMDocument.read(file)
    let isVerified = try verify(document)
    let report = try document.look(at: now, file)
    if output.format == .text {
      console.out(BOMReportText.text(report, file, console.style))
    }
    guard report.errors.isEmpty || despiteFindings else {
      if output.format == .json { console.json(json(report, nil, [], isVerified, recorded: nil)) }
      throw CommandExit.findings
    }
    let digests = BOMInventory.digests(of: document.bill)
    let covered = covered(Set(digests.map(\.digest)), context)
    let recorded = try record(document, digests, report.format, context, at: now)
    finish(report, document, covered, isVerified, recorded, console)
  }

  /// Whether a signature of the supplier verified; throws when there is one that does not.
  private func verify(_ document: BOMDocument) throws -> Bool {
    guard let publicKey else { return false }
    let pem = String(decoding: try BOMFiles.bytes(publicKey), as: UTF8.self)
    let trusted: TrustedKey
    do {
      trusted = try TrustedKey(name: supplier, role: .machine, identity: "", publicPEM: pem)
    } catch {
      throw Diagnosis(evidence: error, at: Console.printable(publicKey))
    }
    if let envelope = document.envelope {
      guard trusted.signed(envelope) else { throw unsigned }
      return true
    }
    guard case .valid(let found) = BillSignature.verify(document.bill), found == trusted.publicPEM
    else { throw unsigned }
    return true
  }

  private var unsigned: Diagnosis {
    Diagnosis(
      "GH-0357", "no signature of that key verifies", at: Console.printable(file),
      why: "the bill was not signed by it, or was changed since",
      remedy: "get the bill and the key again from the supplier, by another way than the first")
  }

  /// Which declared models have a file that the bill names by digest.
  private func covered(_ digests: Set<Digest>, _ context: GateContext) -> [String] {
    context.manifest.models.map(\.name).filter { name in
      let files = context.input.assets.models[name] ?? []
      return !files.isEmpty && files.allSatisfy { digests.contains($0.digest) }
    }
  }

  private func record(
    _ document: BOMDocument, _ digests: [(name: String, digest: Digest)], _ format: BOMFormat,
    _ context: GateContext, at now: Int64
  ) throws -> RecordedEvidence? {
    guard !dryRun, let workspace = context.workspace else { return nil }
    let own = Subject(name: "supplier-bom:\(supplier)", digest: document.digest)
    let listed = digests.filter { $0.digest != document.digest }
      .map { Subject(name: $0.name, digest: $0.digest) }
    let statement = Statement(
      subjects: [own] + listed,
      predicateType: format == .spdx ? PredicateType.spdx3 : PredicateType.cycloneDX,
      predicate: document.bill)
    return try withStore {
      try workspace.record(statement, key: try workspace.key(named: key), at: now)
    }
  }

  // MARK: telling

  private func finish(
    _ report: BOMReport, _ document: BOMDocument, _ covered: [String], _ isVerified: Bool,
    _ recorded: RecordedEvidence?, _ console: Console
  ) {
    guard output.format == .text else {
      return console.json(json(report, document, covered, isVerified, recorded: recorded))
    }
    if publicKey == nil, document.envelope != nil || document.bill["signature"] != nil {
      console.warn("the signature was not verified: --public-key names the supplier's key")
    }
    let models = covered.isEmpty ? "no declared model" : covered.joined(separator: ", ")
    let word = recorded.map { "recorded as ledger entry \($0.entryIndex)" } ?? "nothing recorded"
    console.out("  \(word); covers \(models)")
  }

  private func json(
    _ report: BOMReport, _ document: BOMDocument?, _ covered: [String], _ isVerified: Bool,
    recorded: RecordedEvidence?
  ) -> JSON {
    [
      "schema_version": 1, "supplier": .string(supplier),
      "bill": BOMReportText.json(report, file),
      "sha256": .optional(document?.digest.hex), "signature_verified": .bool(isVerified),
      "covers_models": .strings(covered),
      "entry": recorded.map { .int($0.entryIndex) } ?? .null,
    ]
  }
}
