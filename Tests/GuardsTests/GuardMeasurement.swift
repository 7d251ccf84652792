/// Measures the guards on labelled texts: one JSON object per line with `text`, `label` (1 for
/// attacks) and `source`. Runs only when `GUARD_DATA` names such a file; `GUARD_REPORT` names the
/// file that the table goes to. See docs/concepts/guards.md for the command.

import Bytes
import Foundation
import Guards
import Testing

@Suite("measurement")
struct GuardMeasurement {
  private struct Tally {
    var rows = 0
    var blocked = 0
    var flagged = 0
    var blockedAsData = 0
    var secrets = 0
    var exfiltration = 0
    var examples: [String] = []
  }

  @Test("rates per source", .enabled(if: ProcessInfo.processInfo.environment["GUARD_DATA"] != nil))
  func rates() throws {
    let environment = ProcessInfo.processInfo.environment
    let path = environment["GUARD_DATA"] ?? ""
    let showsExamples = environment["GUARD_EXAMPLES"] != nil
    let guardian = TextGuard(policy: .secureDefault)
    var tallies: [String: Tally] = [:]
    for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A) {
      let row = try JSON.parse(Array(line))
      guard let text = row["text"]?.string, let label = row["label"]?.int,
        let source = row["source"]?.string
      else { continue }
      let asUser = guardian.judge(text, origin: .user)
      let asData = guardian.judge(text, origin: .retrieved)
      let isBlocked = asUser.action == .block
      for name in ["\(label) \(source)", "\(label) all"] {
        var tally = tallies[name] ?? Tally()
        tally.rows += 1
        tally.blocked += isBlocked ? 1 : 0
        tally.flagged += asUser.findings.contains { $0.family == .injection } ? 1 : 0
        tally.blockedAsData += asData.action == .block ? 1 : 0
        tally.secrets += asUser.findings.contains { $0.family == .secrets } ? 1 : 0
        tally.exfiltration += asUser.findings.contains { $0.family == .exfiltration } ? 1 : 0
        if showsExamples, name != "\(label) all" {
          let bytes = Array(text.utf8)
          let shown = (label == 0 ? asData.findings : []).map {
            "\($0.type) \($0.confidence) "
              + String(decoding: bytes[$0.range].prefix(160), as: UTF8.self).debugDescription
          }
          tally.examples += shown
        }
        tallies[name] = tally
      }
    }
    var report = "label source rows blocked flagged blocked-as-data secrets exfiltration\n"
    for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      func rate(_ count: Int) -> String {
        String(format: "%.4f", Double(count) / Double(max(1, tally.rows)))
      }
      report += "\(name) \(tally.rows) \(rate(tally.blocked)) \(rate(tally.flagged)) "
      report += "\(rate(tally.blockedAsData)) \(rate(tally.secrets)) \(rate(tally.exfiltration))\n"
      report += tally.examples.map { "    \($0)\n" }.joined()
    }
    let target = environment["GUARD_REPORT"] ?? path + ".report"
    try Data(report.utf8).write(to: URL(fileURLWithPath: target))
  }
}
