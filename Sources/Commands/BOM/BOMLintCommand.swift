// `gatehouse bom lint`: what schemas let pass, and which minimum elements are there.

import ArgumentParser
import Bytes
import Documents

/// `gatehouse bom lint`.
struct BOMLintCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse bom --output bom.json && gatehouse bom lint bom.json",
      "judge a bill, and name the minimum elements that it lacks"),
    Example(
      "gatehouse bom --output bom.json && gatehouse bom lint --minimum 50 bom.json",
      "demand all 50 elements", exit: 1),
  ]

  static let configuration = CommandConfiguration.command(
    "lint", "Judge a bill of materials beyond its schema.",
    discussion: """
      Reads CycloneDX 1.4 to 1.7 and SPDX 3.0 in JSON, bare or in a DSSE envelope. References that lead
      nowhere, identifiers that stand twice, cards on what is no model and hashes that can't be are
      refused. Then the 50 minimum elements of the G7 "SBOM for AI" are named that are missing. A
      schema is not checked: use the validator of your format beside this.
      """,
    examples: examples)

  @Argument(help: "Bills of materials.")
  var files: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("Refuse a bill with fewer of the 50 elements.", valueName: "count"))
  var minimum: Int = 0

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...G7Element.allCases.count).contains(minimum) else {
      throw ValidationError("--minimum takes a number from 0 to \(G7Element.allCases.count)")
    }
  }

  func run() async throws {
    let console = Console()
    var isRefused = false
    var results: [JSON] = []
    for path in files {
      let report = try BOMDocument.read(path).look(at: WallClock.now(), path)
      isRefused = isRefused || !report.errors.isEmpty || report.present < minimum
      if output.format == .text { console.out(BOMReportText.text(report, path, console.style)) }
      results.append(BOMReportText.json(report, path))
    }
    if output.format == .json {
      console.json(["schema_version": 1, "bills": .array(results)])
    }
    if isRefused { throw CommandExit.findings }
  }
}

/// A report for people and for programs.
enum BOMReportText {
  static func text(_ report: BOMReport, _ path: String, _ style: Style) -> String {
    let word = report.errors.isEmpty ? style.green("sound") : style.red("refused")
    var lines = [
      "\(word)  \(Console.printable(path)): \(report.format.rawValue) \(report.version), "
        + "\(report.counts.components) components, \(report.counts.models) models, "
        + "\(report.counts.datasets) data sets"
    ]
    for finding in report.findings {
      let mark = finding.rule.isError ? style.red("error") : style.yellow("warning")
      lines.append("  \(mark) \(finding.rule.rawValue) \(Console.printable(finding.place))")
      lines.append("    \(Console.printable(finding.text))")
    }
    let total = report.elements.count
    lines.append("  \(report.present) of \(total) minimum elements (G7, SBOM for AI)")
    for result in report.missing {
      let place =
        result.lacking.isEmpty
        ? "" : " in " + result.lacking.prefix(5).map(Console.printable).joined(separator: ", ")
      lines.append("    missing: \(result.element.rawValue)\(place)")
    }
    return lines.joined(separator: "\n")
  }

  static func json(_ report: BOMReport, _ path: String) -> JSON {
    [
      "file": .string(path), "format": .string(report.format.rawValue),
      "spec_version": .string(report.version), "sound": .bool(report.errors.isEmpty),
      "components": .int(report.counts.components), "models": .int(report.counts.models),
      "datasets": .int(report.counts.datasets),
      "findings": .array(
        report.findings.map { finding in
          [
            "rule": .string(finding.rule.rawValue), "title": .string(finding.rule.title),
            "severity": .string(finding.rule.isError ? "error" : "warning"),
            "place": .string(finding.place), "text": .string(finding.text),
          ]
        }),
      "elements": [
        "present": .int(report.present), "total": .int(report.elements.count),
        "missing": .array(
          report.missing.map { result in
            [
              "element": .string(result.element.rawValue),
              "cluster": .string(result.element.cluster.rawValue),
              "lacking": .strings(result.lacking), "origin": .string(result.element.origin),
            ]
          }),
      ],
    ]
  }
}
