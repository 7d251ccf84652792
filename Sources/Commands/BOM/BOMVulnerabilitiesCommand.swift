// `gatehouse bom vulnerabilities`: known vulnerabilities in the packages of the system, with answers.

import ArgumentParser
import Bytes
import Documents
import Evidence
import Manifest
import Store
import Verdicts

extension SeverityLevel: ExpressibleByArgument {}

/// `gatehouse bom vulnerabilities`.
struct BOMVulnerabilitiesCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse bom vulnerabilities --osv advisories",
      "look up the packages of the lock files beside the manifest", exit: 1),
    Example(
      "gatehouse bom vulnerabilities --osv advisories --lock requirements.txt --vex answers.json",
      "answer what was found, and fail on what is not answered"),
  ]

  static let configuration = CommandConfiguration.command(
    "vulnerabilities", "Look up known vulnerabilities in packages, and answer them.",
    discussion: """
      Advisories are JSON files in the format of OSV, single, in directories or in zip archives; there
      is no network. Packages come from lock files or from a bill. An answer (VEX) closes a finding
      when it says not_affected with a justification, or fixed. What is open at or above --fail-on
      ends with exit code 1; a severity that nobody gives counts as the worst.
      """,
    examples: examples)

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Advisories: files, directories or zip archives.", valueName: "path"))
  var osv: [String]

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Answers: OpenVEX or CycloneDX.", valueName: "file"))
  var vex: [String] = []

  @Option(
    name: .customLong("lock"), parsing: .singleValue,
    help: ArgumentHelp("A lock file; may be given again.", valueName: "file"))
  var lock: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("A bill in place of lock files.", valueName: "file"))
  var bom: String?

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp("Fail on open findings from this severity.", valueName: "level"))
  var failOn: SeverityLevel = .low

  @Flag(name: .long, help: "Record the result as signed evidence in the ledger.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("The key to sign with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !osv.isEmpty else { throw ValidationError("--osv names the advisories") }
    if bom != nil, !lock.isEmpty { throw ValidationError("--bom or --lock, not both") }
  }

  func run() async throws {
    let console = Console()
    let at = WallClock.now()
    let context = try await GateContext.load(system, requiresWorkspace: record)
    let (inventory, subjects) = try packages(context)
    let lookup = VulnerabilityLookup(
      osv: osv, vex: vex, system: context.manifest.system.name, console: console)
    let (report, digest) = try lookup.report(inventory)
    if record, let workspace = context.workspace {
      let statement = Statement(
        subjects: [context.input.assets.manifestSubject] + subjects,
        predicateType: PredicateType.vulns,
        predicate: report.predicate(
          toolVersion: Version.number, database: "urn:gatehouse:osv", databaseDigest: digest,
          threshold: failOn, at: at))
      let recorded = try withStore {
        try workspace.record(statement, key: try workspace.key(named: key), at: at)
      }
      console.note("recorded as ledger entry \(recorded.entryIndex)")
    }
    switch output.format {
    case .json: console.json(report.json(threshold: failOn))
    case .text: console.out(VulnerabilityText.text(report, failOn, console.style))
    }
    if !report.failures(failOn).isEmpty { throw CommandExit.findings }
  }

  private func packages(_ context: GateContext) throws -> ([InventoryPackage], [Subject]) {
    if let bom {
      let document = try BOMDocument.read(bom)
      return (
        VulnerabilityLookup.inventory(document.bill),
        [Subject(name: "bom:" + bom, digest: document.digest)]
      )
    }
    let locks = try BOMMeasure(context: context).locks(named: lock)
    return (
      VulnerabilityLookup.inventory(locks),
      locks.map { Subject(name: $0.path, digest: $0.digest) }
    )
  }
}

/// A report for people.
enum VulnerabilityText {
  static func text(_ report: VulnerabilityReport, _ threshold: SeverityLevel, _ style: Style)
    -> String
  {
    var lines = report.findings.flatMap { finding in entry(of: finding, threshold, style) }
    lines += report.notJudged.map { "not judged  \(Console.printable($0))" }
    if !report.unmatchable.isEmpty {
      let some = report.unmatchable.prefix(3).map(Console.printable).joined(separator: ", ")
      lines.append("no advisories for \(report.unmatchable.count) packages, such as \(some)")
    }
    let failures = report.failures(threshold).count
    lines.append(
      "\(report.packageCount) packages, \(report.advisoryCount) advisories "
        + "(\(report.withdrawnCount) withdrawn): \(report.findings.count) findings, "
        + "\(failures) open at or above \(threshold.rawValue)")
    return lines.joined(separator: "\n")
  }

  private static func entry(
    of finding: VulnerabilityFinding, _ threshold: SeverityLevel, _ style: Style
  ) -> [String] {
    let status =
      finding.answer?.status.rawValue ?? (finding.isUndetermined ? "undetermined" : "open")
    let word =
      finding.fails(threshold)
      ? style.red(status) : finding.isOpen ? style.yellow(status) : style.green(status)
    let level = finding.severity.map { severity in
      severity.tenths == nil
        ? severity.level.rawValue : "\(severity.level.rawValue) \(severity.score)"
    }
    var lines = [
      "\(word)  \(Console.printable(finding.id))  \(Console.printable(finding.purl.text))  "
        + (level ?? "severity unknown")
    ]
    if !finding.summary.isEmpty { lines.append("  \(Console.printable(finding.summary))") }
    if finding.isUndetermined { lines.append("  its version can't be told or ordered") }
    if !finding.fixed.isEmpty {
      lines.append("  fixed in \(finding.fixed.map(Console.printable).joined(separator: ", "))")
    }
    if let answer = finding.answer {
      let why = [answer.justification, answer.statement].compactMap(\.self).joined(separator: ": ")
      lines.append("  answered by \(Console.printable(answer.source)): \(Console.printable(why))")
    }
    return lines
  }
}
