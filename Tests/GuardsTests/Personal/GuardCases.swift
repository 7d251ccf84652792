/// Measures the exact detectors on generated sentences: one JSON object per line with `text`, `spans`
/// (a type or a family, first byte, end) and, if wanted, `group`. Runs only when `GUARD_CASES` names such a file;
/// `GUARD_REPORT` names the file for the table. See docs/guards/personal-data.md for the command.

import Bytes
import Foundation
import Guards
import Testing

@Suite("measurement of exact detectors")
struct GuardCases {
  @Test(
    "recall and false alarms per type",
    .enabled(if: ProcessInfo.processInfo.environment["GUARD_CASES"] != nil))
  func rates() throws {
    let environment = ProcessInfo.processInfo.environment
    let path = environment["GUARD_CASES"] ?? ""
    let guardian = TextGuard(policy: .secureDefault)
    var wanted: [String: Int] = [:]
    var found: [String: Int] = [:]
    var others: [String: Int] = [:]
    for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A) {
      let row = try JSON.parse(Array(line))
      guard let text = row["text"]?.string else { continue }
      var findings = guardian.findings(in: Array(text.utf8), origin: .model)
        .filter { $0.type.hasPrefix("personal") || $0.type.hasPrefix("secret") }
      for span in row["spans"]?.array ?? [] {
        guard let type = span["type"]?.string, let start = span["start"]?.int,
          let end = span["end"]?.int
        else { continue }
        let name = [type, row["group"]?.string ?? ""].joined(separator: " ")
        wanted[name, default: 0] += 1
        guard
          let match = findings.firstIndex(where: {
            ($0.type == type || $0.type.hasPrefix(type + ".")) && $0.range.lowerBound < end
              && $0.range.upperBound > start
          })
        else { continue }
        found[name, default: 0] += 1
        findings.remove(at: match)
      }
      for finding in findings { others[finding.type, default: 0] += 1 }
    }
    var report = "type group found wanted recall\n"
    for (name, count) in wanted.sorted(by: { $0.key < $1.key }) {
      let recall = Double(found[name] ?? 0) / Double(count)
      report += "\(name) \(found[name] ?? 0) \(count) \(String(format: "%.4f", recall))\n"
    }
    for (type, count) in others.sorted(by: { $0.key < $1.key }) {
      report += "besides \(type) \(count)\n"
    }
    let target = environment["GUARD_REPORT"] ?? path + ".report"
    try Data(report.utf8).write(to: URL(fileURLWithPath: target))
  }
}
