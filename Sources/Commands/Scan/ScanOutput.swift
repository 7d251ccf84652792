// What a scan writes: each report as it comes where the format allows it, the rest at the end.

import ArgumentParser
import Bytes
import Evidence
import Inspection

/// How `scan` writes its answer.
enum ScanFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text
  case json
  case jsonl
  case sarif
  case junit
  case cyclonedx
  case statement
}

/// The output of one run.
struct ScanOutput {
  /// Files of each verdict that are listed for people; more are only counted, so that memory stays
  /// flat.
  private static let listed = 1_000
  /// Files that go into one statement of the ledger.
  static let recorded = 100_000

  private let console: Console
  private let format: ScanFormat
  private let failOn: FailOn
  /// Whether all reports are needed at the end, whatever the format: for evidence.
  private let keepsAll: Bool
  private var counts: [ArtefactVerdict: Int] = [:]
  private(set) var kept: [ArtefactReport] = []
  private var repositories: [ArtefactVerdict] = []
  private var lists: ScanLists
  /// Whether there were more files than one statement of the ledger holds.
  private(set) var isTooMuch = false
  private var started = false

  /// Nothing written yet.
  init(console: Console, format: ScanFormat, failOn: FailOn, keepsAll: Bool) {
    self.console = console
    self.format = format
    self.failOn = failOn
    self.keepsAll = keepsAll
    lists = ScanLists(format, failOn: failOn)
  }

  /// Whether people read the answer.
  var isForPeople: Bool { format == .text }

  /// Number of files so far.
  var files: Int { counts.values.reduce(0, +) }

  /// Whether a verdict was met from which on the exit code is 1.
  var hasFindings: Bool {
    counts.keys.contains { failOn.fails($0) } || repositories.contains { failOn.fails($0) }
  }

  /// Takes the report on one file.
  mutating func add(_ report: ArtefactReport) throws {
    counts[report.verdict, default: 0] += 1
    keep(report)
    switch format {
    case .jsonl: console.out(report.json().text(.compact))
    case .json: element(report.json())
    case .cyclonedx: element(ScanDocuments.component(report))
    case .sarif, .junit, .statement: try lists.add(report)
    case .text: break
    }
  }

  /// Takes the report on a folder as a whole. It is no file: it is not counted as one, and where each
  /// line is a file it goes beside the data.
  mutating func add(repository report: ArtefactReport) throws {
    repositories.append(report.verdict)
    switch format {
    case .jsonl: console.note(report.json().text(.compact))
    case .json: element(report.json())
    case .cyclonedx: element(ScanDocuments.component(report))
    case .sarif, .junit, .statement: try lists.add(report)
    case .text: kept.append(report)
    }
  }

  /// Takes a listed path that could not be scanned, where every path gets its line.
  mutating func add(failed path: String, _ fault: Diagnosis) {
    counts[.unknown, default: 0] += 1
    guard format == .jsonl else { return }
    console.out(
      JSON.object([
        "path": .string(path), "verdict": "unknown", "coverage": "partial",
        "missing": [.string(fault.what)], "capability": "unreadable", "reasons": [],
        "error": fault.json["error"] ?? .null,
      ]).text(.compact))
  }

  /// Writes what is written at the end. `isComplete`: every path could be read.
  func finish(isComplete: Bool, isolation: [String]) throws {
    // Where reports are lines or documents of others, this goes beside them.
    if isolation.isEmpty, files > 0, format != .json, format != .statement {
      console.note(Unsandboxed.words)
    }
    switch format {
    case .jsonl: break
    case .json:
      let layers: JSON = isolation.isEmpty ? "unsandboxed" : .strings(isolation)
      console.out(
        "\(started ? "\n" : head)],\n\"isolation\": \(layers.text(.compact)),\n"
          + "\"summary\": \(JSON.object(summary).text())}")
    case .text:
      ScanText(console: console).write(kept, counts: counts)
    case .cyclonedx: console.out("\(started ? "\n" : head)]}")
    case .sarif, .junit, .statement:
      try lists.write(console, isComplete: isComplete, isolation: isolation)
    }
  }

  private mutating func keep(_ report: ArtefactReport) {
    if keepsAll, !isTooMuch {
      if kept.count < Self.recorded { return kept.append(report) }
      // Half a scan is no evidence of it.
      isTooMuch = true
      kept = []
    }
    guard format == .text, counts[report.verdict, default: 0] <= Self.listed else { return }
    kept.append(report)
  }

  /// What stands before the list whose elements are written as they come.
  private var head: String {
    format == .cyclonedx
      ? ScanDocuments.cycloneDXHead : "{\"schema_version\": 1,\n\"artefacts\": ["
  }

  private mutating func element(_ json: JSON) {
    console.out(bytes: Array((started ? ",\n" : head + "\n").utf8) + json.encoded())
    started = true
  }

  private var summary: JSONObject {
    var object: JSONObject = ["files": .int(files)]
    for verdict in ArtefactVerdict.allCases {
      object[verdict.rawValue] = .int(counts[verdict, default: 0])
    }
    return object
  }
}

/// What is said where nothing confined the process that read hostile bytes.
enum Unsandboxed {
  static let words = "unsandboxed: this system has nothing to confine the reading process with"
}
