// What `data scan` writes: worst first for people, everything for programs.

import Bytes
import DataSets
import Evidence
import Guards

/// The output of one scan.
struct DataScanOutput {
  let console: Console
  let report: DataReport
  let digests: [DigestedFile]

  /// Findings of one kind that are shown to people.
  private static let shownEach = 3
  /// Kinds that are shown to people.
  private static let shownKinds = 40

  func write(_ format: DataFormatOption, policy: GuardPolicy) throws {
    switch format {
    case .text: writeText()
    case .json: console.json(json)
    case .jsonl:
      for finding in report.findings.ordered { console.out(finding.json.text(.compact)) }
      console.out(
        JSON.object(["type": "summary", "summary": report.summary]).text(.compact))
    case .statement:
      guard
        let statement = DataStatement.scan(
          report, files: digests, policy: policy, version: Version.number)
      else {
        throw Diagnosis("GH-0209", "there is nothing to state", why: "no data set was scanned")
      }
      console.json(statement.json)
    }
  }

  private func digest(_ path: String) -> DigestedFile? { digests.first { $0.path == path } }

  private var json: JSON {
    [
      "schema_version": 1, "seed": .int(report.seed), "complete": .bool(report.isComplete),
      "files": .array(
        report.files.map { file in
          let digest = digest(file.path)
          return file.json(digest: digest?.digest, size: digest?.size ?? 0)
        }),
      "counts": .array(
        report.files.map { ["file": .string($0.path), "counts": report.counts(of: $0.path)] }),
      "findings": .array(report.findings.ordered.map(\.json)), "summary": report.summary,
    ]
  }

  // MARK: for people

  private func writeText() {
    var shown: [FindingList.Kind: Int] = [:]
    var kinds = 0
    for finding in report.findings.ordered {
      let kind = FindingList.Kind(
        file: finding.file, type: finding.type, column: finding.column)
      let count = shown[kind, default: 0]
      shown[kind] = count + 1
      if count == 0 {
        kinds += 1
        guard kinds <= Self.shownKinds else { continue }
        head(finding, report.findings.counts[kind] ?? 1)
      }
      guard count < Self.shownEach, shown.count <= Self.shownKinds else { continue }
      line(finding)
      if count == Self.shownEach - 1, let all = report.findings.counts[kind], all > Self.shownEach {
        console.out(console.style.dim("        and \(all - Self.shownEach) more (--format json)"))
      }
    }
    if kinds > Self.shownKinds {
      console.out(
        console.style.dim("and \(kinds - Self.shownKinds) more kinds of findings (--format json)"))
    }
    for file in report.files where file.part != .baseline { summary(file) }
  }

  private func head(_ finding: DataFinding, _ count: Int) {
    let word = finding.severity.rawValue.uppercased()
    let padded = word + String(repeating: " ", count: max(0, 6 - word.count))
    let coloured =
      switch finding.severity {
      case .high: console.style.red(padded)
      case .medium, .low: console.style.yellow(padded)
      case .note: console.style.dim(padded)
      }
    let place = finding.column.map { "  column \(Console.printable($0))" } ?? ""
    let times = count == 1 ? "" : console.style.dim("  \(count) times")
    console.out(
      "\(coloured)  \(console.style.bold(finding.type))  \(Console.printable(finding.file))\(place)\(times)"
    )
  }

  private func line(_ finding: DataFinding) {
    let row = finding.row.map { "row \($0): " } ?? ""
    let excerpt = finding.excerpt.map { "  " + console.style.dim(Console.printable($0)) } ?? ""
    console.out("        \(row)\(Console.printable(finding.message))\(excerpt)")
  }

  private func summary(_ file: DataFileReport) {
    let size = digest(file.path).map { ", " + Amount.bytes($0.size) } ?? ""
    let packed = file.compression.map { " in \($0)" } ?? ""
    let count = report.findings.counts.reduce(0) { $0 + ($1.key.file == file.path ? $1.value : 0) }
    let words = count == 0 ? console.style.green("clean") : "\(count) findings"
    console.out(
      "\(console.style.bold(Console.printable(file.path)))  \(file.rows) rows, "
        + "\(file.profile.columns.count) columns, \(file.format)\(packed)\(size): \(words)")
    if file.part == .against { return }
    for check in DataCheck.allCases {
      guard let words = file.checks[check], words != "done" else { continue }
      console.out(console.style.dim("        \(check.rawValue): \(words)"))
    }
  }
}
