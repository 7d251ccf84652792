// The lists of formats whose head is known only at the end, kept outside of memory: a scan of a million
// files needs no more of it than one of a thousand.

import Bytes
import Documents
import Foundation
import Inspection
import Store
import Verdicts

/// What waits for the end of a scan.
struct ScanLists {
  private let format: ScanFormat
  private let failOn: FailOn
  /// Cases of JUnit, results of SARIF, subjects of a statement.
  private let first: Spool
  /// Artefacts of a statement.
  private let second: Spool
  private var counts = JUnit.Counts()
  private var rules: Set<String> = []
  private var policy: Digest?

  init(_ format: ScanFormat, failOn: FailOn) {
    let folder = FileManager.default.temporaryDirectory.path
    self.format = format
    self.failOn = failOn
    first = Spool(in: folder)
    second = Spool(in: folder)
  }

  /// Whether this format is written at the end from here.
  static func serve(_ format: ScanFormat) -> Bool {
    [.sarif, .junit, .statement].contains(format)
  }

  /// Takes the report on one file or folder.
  mutating func add(_ report: ArtefactReport) throws {
    switch format {
    case .junit:
      let item = ScanDocuments.testCase(report, fails: failOn.fails)
      counts.add(item)
      try first.append(Array(JUnit.element(item, suite: ScanDocuments.suite).utf8))
    case .sarif:
      rules.formUnion(report.reasons.map(\.ruleID))
      for result in ScanDocuments.results(report) { try Self.append(result, to: first) }
    case .statement:
      guard let elements = ScanStatement.elements(report) else { return }
      policy = policy ?? report.policyDigest
      try Self.append(elements.subject, to: first)
      try Self.append(elements.artefact, to: second)
    case .text, .json, .jsonl, .cyclonedx: break
    }
  }

  private static func append(_ json: JSON, to list: Spool) throws {
    try list.append(Array((list.isEmpty ? "" : ",\n").utf8) + json.encoded())
  }

  /// Writes the document.
  func write(_ console: Console, isComplete: Bool, isolation: [String]) throws {
    switch format {
    case .junit:
      let head = JUnit.head(
        name: "gatehouse scan", suite: ScanDocuments.suite, counts: counts,
        timestamp: Verdicts.Timestamp.text(WallClock.now()))
      try write(console, head, first, JUnit.tail)
    case .sarif:
      let frame = ScanDocuments.sarif(rules, isComplete: isComplete)
      try write(console, frame.head + "\n", first, "\n" + frame.tail + "\n")
    case .statement:
      guard let policy else {
        throw Diagnosis(
          "GH-0209", "there is nothing to state", why: "no file could be read to its end")
      }
      let frame = ScanStatement.frame(
        version: Version.number, isolation: isolation, policy: policy)
      try write(console, frame.head, first, frame.middle)
      try write(console, "", second, frame.tail)
    case .text, .json, .jsonl, .cyclonedx: break
    }
  }

  private func write(_ console: Console, _ head: String, _ list: Spool, _ tail: String) throws {
    console.out(bytes: Array(head.utf8))
    try list.drain { console.out(bytes: $0) }
    console.out(bytes: Array(tail.utf8))
  }
}
