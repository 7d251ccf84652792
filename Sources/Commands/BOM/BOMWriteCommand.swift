// `gatehouse bom`: the bill of materials of the described system.

import ArgumentParser
import Bytes
import Documents
import Evidence
import Manifest
import Store
import Verdicts

/// The formats that bills are written in.
enum BOMWriteFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case cyclonedx, spdx
}

/// Phases of the life cycle, in the words of CycloneDX.
enum BOMPhase: String, ExpressibleByArgument, CaseIterable, Sendable {
  case design, build, operations, discovery, decommission
  case preBuild = "pre-build"
  case postBuild = "post-build"
}

/// `gatehouse bom [write]`.
struct BOMWriteCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse bom", "the bill of the described system, CycloneDX 1.6"),
    Example("gatehouse bom --format spdx --output system.spdx.json", "the same as SPDX 3.0.1"),
    Example(
      "gatehouse bom --sign --record --output bom.json",
      "sign the bill and record it as evidence", stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "write", "Write the bill of materials of the described system.",
    discussion: """
      Models, data sets, prompts, tools and upstreams come from the manifest and are measured on disk;
      packages come from lock files; how the system stands against each practice comes from the
      evidence. The same input gives the same bytes: the serial number follows from the content, the
      time from --timestamp or SOURCE_DATE_EPOCH. Only a signature differs each time.
      """,
    examples: examples)

  @Option(name: .long, help: "How the bill is written: cyclonedx or spdx.")
  var format: BOMWriteFormat = .cyclonedx

  @Option(
    name: .long,
    help: ArgumentHelp("For CycloneDX: 1.6 or 1.7; for SPDX: 3.0.1.", valueName: "version"))
  var specVersion: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write to this file, not to standard output.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("lock"), parsing: .singleValue,
    help: ArgumentHelp(
      "A lock file to read in place of those declared or found; may be given again.",
      valueName: "file"))
  var lock: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("When the bill is made, in seconds since 1970.", valueName: "seconds"))
  var timestamp: String?

  @Option(name: .long, help: "The phase of the life cycle that the bill is about.")
  var phase: BOMPhase = .postBuild

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Advisories in the format of OSV, to be listed in the bill: files, directories, archives.",
      valueName: "path"))
  var osv: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Answers to vulnerabilities: OpenVEX or CycloneDX.", valueName: "file"))
  var vex: [String] = []

  @Flag(name: .long, help: "Sign inside the bill (CycloneDX only).")
  var sign = false

  @Flag(name: .long, help: "Record the bill as signed evidence in the ledger.")
  var record = false

  @Option(
    name: .long,
    help: ArgumentHelp("Write the bill in a signed DSSE envelope too.", valueName: "file"))
  var envelope: String?

  @Option(name: .long, help: ArgumentHelp("The key to sign with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions

  func validate() throws {
    let known = format == .spdx ? ["3.0.1"] : CycloneDXVersion.allCases.map(\.rawValue)
    if let specVersion, !known.contains(specVersion) {
      throw ValidationError("--spec-version is one of \(known.joined(separator: ", "))")
    }
    if sign, format == .spdx {
      throw ValidationError(
        "SPDX has no place for a signature; use --envelope or --record")
    }
    if osv.isEmpty, !vex.isEmpty { throw ValidationError("--vex answers what --osv finds") }
  }

  func run() async throws {
    let console = Console()
    let at = try MadeAt.seconds(timestamp)
    let context = try await GateContext.load(
      system, requiresWorkspace: sign || record || envelope != nil)
    for fault in context.faults { console.warn(fault) }
    let measure = BOMMeasure(context: context)
    var input = measure.input(at: at)
    input.phase = phase.rawValue
    input.locks = try measure.locks(named: lock)
    for note in input.locks.flatMap(\.notes) { console.warn(Console.printable(note)) }
    if !osv.isEmpty {
      input.vulnerabilities = try VulnerabilityLookup(
        osv: osv, vex: vex, system: context.manifest.system.name, console: console
      ).report(VulnerabilityLookup.inventory(input.locks)).report
    }
    let bill = try signed(document(input), context)
    let bytes = Array((bill.text(.indented) + "\n").utf8)
    try write(bytes, console)
    try seal(statement(bill, bytes, context), context, console)
  }

  private func document(_ input: BOMInput) -> JSON {
    switch format {
    case .spdx: SPDX.bill(input)
    case .cyclonedx:
      CycloneDX.bill(
        input, version: specVersion.flatMap(CycloneDXVersion.init(rawValue:)) ?? .version16)
    }
  }

  private func signed(_ bill: JSON, _ context: GateContext) throws -> JSON {
    guard sign, let workspace = context.workspace else { return bill }
    return try withStore {
      let key = try workspace.key(named: key)
      do {
        return try BillSignature.signed(bill, with: key)
      } catch let error as EvidenceError {
        throw StoreError.evidence(error)
      }
    }
  }

  private func write(_ bytes: [UInt8], _ console: Console) throws {
    guard let output else { return console.out(bytes: bytes) }
    try withStore { try AtomicFile.replace(output, with: bytes) }
    console.note("wrote \(Console.printable(output))")
  }

  /// The bill as a statement about every asset of the release, and about its own bytes.
  private func statement(_ bill: JSON, _ bytes: [UInt8], _ context: GateContext) -> Statement {
    let serial = bill["serialNumber"]?.string ?? "spdx"
    return Statement(
      subjects: context.input.assets.all
        + [Subject(name: "bom:" + serial, digest: Digest.of(bytes))],
      predicateType: format == .spdx ? PredicateType.spdx3 : PredicateType.cycloneDX,
      predicate: bill)
  }

  /// Signs the statement; keeps the envelope in the ledger, in a file, or both.
  private func seal(_ statement: Statement, _ context: GateContext, _ console: Console) throws {
    guard record || envelope != nil, let workspace = context.workspace else { return }
    try withStore {
      let signed: Envelope
      do {
        signed = try workspace.key(named: key).sign(statement)
      } catch let error as EvidenceError {
        throw StoreError.evidence(error)
      }
      if let envelope {
        try AtomicFile.replace(envelope, with: signed.encoded() + [0x0A])
        console.note("wrote \(Console.printable(envelope))")
      }
      if record {
        let recorded = try workspace.record(signed, statement: statement, at: WallClock.now())
        console.note("recorded as ledger entry \(recorded.entryIndex)")
      }
    }
  }
}
