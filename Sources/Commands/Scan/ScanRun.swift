// One run of `scan`: inspects files one after the other and writes what comes out.

import Bytes
import Inspection
import Store

/// The state of a run.
struct ScanRun {
  private let console: Console
  private let format: ScanFormat
  private var progress: ProgressLine
  private var done: UInt64 = 0
  private(set) var reports: [ArtefactReport] = []

  init(console: Console, format: ScanFormat, total: UInt64) {
    self.console = console
    self.format = format
    progress = ProgressLine("scanning", total: total, unit: .bytes, console: console)
  }

  /// Inspects one file. JSON lines are written at once, so that a long run can be followed.
  mutating func inspect(_ target: ScanTarget) throws {
    let source = try FileSource(path: target.path)
    let before = done
    var line = progress
    let report = Inspection.inspect(source, name: target.path) { line.update(before + $0) }
    progress = line
    done += source.count
    reports.append(report)
    if format == .jsonl { console.out(report.json().text(.compact)) }
  }

  /// Writes what is written at the end.
  mutating func finish() {
    progress.finish()
    switch format {
    case .jsonl: break
    case .json:
      console.json([
        "schema_version": 1, "artefacts": .array(reports.map { $0.json() }),
        "summary": .object(summary),
      ])
    case .text: ScanText(console: console).write(reports)
    }
  }

  private var summary: JSONObject {
    var object: JSONObject = ["files": .int(reports.count)]
    for verdict in ArtefactVerdict.allCases {
      object[verdict.rawValue] = .int(reports.count { $0.verdict == verdict })
    }
    return object
  }
}
