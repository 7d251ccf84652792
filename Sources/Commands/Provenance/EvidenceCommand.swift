// `gatehouse evidence`: attestations and reports of other tools.

import ArgumentParser
import Bytes
import Documents
import Evidence
import Foundation
import Store
import Verdicts

/// `gatehouse evidence`.
struct EvidenceCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "evidence", "Take in attestations and reports of other tools.", examples: [],
    subcommands: [
      EvidenceAddCommand.self, EvidenceListCommand.self, EvidenceShowCommand.self,
      EvidenceMakeCommand.self, EvidenceSchemaCommand.self,
    ])
}

extension ToolReport.Format: ExpressibleByArgument {}

/// `gatehouse evidence add`.
struct EvidenceAddCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      printf '<testsuite name="pytest"><testcase name="test_answers"/></testsuite>' > tests.xml && \
      gatehouse evidence add tests.xml
      """, "take in a JUnit report as a test result of the system", stage: .prepared),
    Example(
      """
      printf '<testsuite name="pytest"><testcase name="a"/></testsuite>' > tests.xml && \
      gatehouse evidence add tests.xml --tool pytest --dry-run \
      --subject models/support-retriever.safetensors --format json
      """, "show what would be recorded about a model file", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "add", "Take in an attestation or a report of another tool.",
    discussion: """
      Attestations (DSSE envelopes, Sigstore bundles, one or one on each line) are verified with the
      keys and identities of the manifest's section signers. What does not verify is kept and satisfies nothing.
      Reports (SARIF, JUnit, CycloneDX, SPDX, OpenVEX, OpenSSF Scorecard, garak, results of attacks)
      are recognised by their content and become statements signed by a key of this system: they say
      what a named tool reported. The original is kept by its digest.
      """,
    examples: examples)

  @Argument(help: "The file.")
  var file: String

  @Option(help: ArgumentHelp("The tool that wrote it.", valueName: "name"))
  var tool: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "What it is about: a file, or sha256:…; may be given again (default for reports: the manifest).",
      valueName: "path"))
  var subject: [String] = []

  @Option(
    help: ArgumentHelp(
      "Refuse anything but this: sarif, junit, cyclonedx, spdx, openvex, scorecard, garak or art.",
      valueName: "format"))
  var kind: ToolReport.Format?

  @Option(
    help: ArgumentHelp("Who answers for a report: the address of a key.", valueName: "email"))
  var by: String?

  @Flag(name: .long, help: "Show what would be recorded, and record nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  /// Most bytes of a file.
  private static let fileBytes: UInt64 = 32 << 20

  func validate() throws {
    if let tool, tool.isEmpty || tool.utf8.count > 200 {
      throw ValidationError("--tool has 1 to 200 bytes")
    }
  }

  func run() async throws {
    let console = Console()
    let bytes = try InputFile.read(file, atMost: Self.fileBytes, "GH-0909", "the file")
    let importer = try EvidenceImporter(
      system: DescribedSystem.load(system), state: system.stateDirectory, file: file, bytes: bytes)
    let items = try await importer.items(
      expected: kind, tool: tool, subjects: try subject.map(SubjectWords.subject), by: by)
    var entries: [(ImportItem, RecordedEvidence?)] = []
    for item in items {
      entries.append((item, dryRun ? nil : try importer.record(item)))
    }
    report(entries, console)
  }

  private func report(_ entries: [(ImportItem, RecordedEvidence?)], _ console: Console) {
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "dry_run": .bool(dryRun),
        "evidence": .array(
          entries.map { item, recorded in
            var json = item.json
            json["entry"] = recorded.map { .int($0.entryIndex) } ?? .null
            return json
          }),
      ])
    }
    for (item, recorded) in entries {
      let style = console.style
      let word =
        item.trust == .unverified ? style.yellow("unverified") : style.green(item.trust.rawValue)
      console.out("\(word)  \(item.kindWord) of \(Console.printable(item.tool))")
      if let why = item.why { console.out("  \(Console.printable(why)); it satisfies nothing") }
      for name in item.subjects.prefix(3) {
        console.out("  over \(Console.printable(name.name)) sha256:\(name.digest.short)")
      }
      if !item.summary.keys.isEmpty {
        console.out("  \(Console.printable(JSON.object(item.summary).text(.compact)))")
      }
      console.out(
        style.dim(
          recorded.map { "Recorded as entry \($0.entryIndex) of the ledger." }
            ?? "Nothing was recorded (dry run)."))
    }
  }
}
