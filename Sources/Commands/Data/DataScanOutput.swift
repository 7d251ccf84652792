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
  /// Files that are told one by one; of more, only those with findings, so many of them.
  private static let shownFiles = 8

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
    let counts = report.countsByFile
    let known = Dictionary(digests.map { ($0.path, $0) }) { first, _ in first }
    return [
      "schema_version": 1, "seed": .int(report.seed), "complete": .bool(report.isComplete),
      "files": .array(
        report.files.map { file in
          file.json(digest: known[file.path]?.digest, size: known[file.path]?.size ?? 0)
        }),
      "counts": .array(
        report.files.map { ["file": .string($0.path), "counts": counts[$0.path] ?? []] }),
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
    let files = report.files.filter { $0.part != .baseline }
    if files.count > Self.shownFiles { return total(files) }
    for file in files { summary(file) }
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

  /// Many files, such as those of a directory, as one.
  private func total(_ files: [DataFileReport]) {
    var counts: [String: Int] = [:]
    for (kind, count) in report.findings.counts { counts[kind.file, default: 0] += count }
    let touched = files.filter { counts[$0.path] != nil }
    for file in touched.prefix(Self.shownFiles) {
      console.out(
        "\(console.style.bold(Console.printable(file.path)))  \(file.rows) rows, \(file.format): "
          + "\(counts[file.path] ?? 0) findings")
    }
    if touched.count > Self.shownFiles {
      console.out(
        console.style.dim("and \(touched.count - Self.shownFiles) more files (--format json)"))
    }
    let rows = files.reduce(0) { $0 + $1.rows }
    let size = digests.reduce(UInt64(0)) { $0 + $1.size }
    let words =
      touched.isEmpty ? console.style.green("clean") : "findings in \(touched.count) of them"
    console.out(
      "\(console.style.bold("\(files.count) files"))  \(rows) rows, \(Amount.bytes(size)): \(words)"
    )
    for check in DataCheck.allCases { undone(check, in: files) }
  }

  /// Why a check was not made, or only in part, and for how many files.
  private func undone(_ check: DataCheck, in files: [DataFileReport]) {
    var reasons: [String: Int] = [:]
    for file in files where file.part != .against {
      guard let words = file.checks[check], words.hasPrefix("not done") || words.contains("a part")
      else { continue }
      reasons[words, default: 0] += 1
    }
    let ordered = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (words, count) in ordered.prefix(Self.shownEach) {
      console.out(console.style.dim("        \(check.rawValue): \(words) (\(count) files)"))
    }
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
