// The answer of `scan` for people: worst first, a line of why, a line of what to do.

import Inspection

/// Writes reports as text.
struct ScanText {
  let console: Console

  /// Worst first, safe files in one line each, then a summary. `counts` covers files that are not
  /// listed, too.
  func write(_ reports: [ArtefactReport], counts: [ArtefactVerdict: Int]) {
    let ordered = reports.sorted { ($1.verdict, $0.path) < ($0.verdict, $1.path) }
    for report in ordered { write(report) }
    let files = counts.values.reduce(0, +)
    for verdict in ArtefactVerdict.allCases.reversed() {
      let listed = reports.count { $0.verdict == verdict && $0.format != "repository" }
      let more = counts[verdict, default: 0] - listed
      guard more > 0 else { continue }
      let hint = verdict == .safe ? "" : " (--format jsonl lists all)"
      console.out(
        console.style.dim("... and \(more) more files that are \(verdict.rawValue)\(hint)"))
    }
    if files != 1 { console.out(summary(counts, files: files)) }
  }

  private func write(_ report: ArtefactReport) {
    let path = Console.printable(report.path)
    let about =
      report.format == "repository"
      ? "the folder as a whole"
      : "\(report.format), \(report.capability.rawValue), \(Amount.bytes(report.size))"
    console.out("\(mark(report.verdict))  \(console.style.bold(path))  \(console.style.dim(about))")
    guard report.verdict != .safe, let reason = report.reasons.first else { return }
    let place =
      reason.location.memberPath.isEmpty
      ? "" : " (in \(reason.location.memberPath.map(Console.printable).joined(separator: " > ")))"
    console.out("    why   \(reason.message)\(place)")
    console.out("    do    \(reason.remediation)")
    let others = report.reasons.filter { $0.verdict > .safe }.count - 1
    let more = others > 0 ? ", and \(others) more (--format json)" : ""
    console.out(console.style.dim("    rule  \(reason.ruleID)\(more)"))
  }

  private func mark(_ verdict: ArtefactVerdict) -> String {
    let word = verdict.rawValue.uppercased()
    let padded = word + String(repeating: " ", count: max(0, 10 - word.count))
    return switch verdict {
    case .safe: console.style.green(padded)
    case .unknown: console.style.cyan(padded)
    case .suspicious: console.style.yellow(padded)
    case .malicious: console.style.red(padded)
    }
  }

  private func summary(_ counts: [ArtefactVerdict: Int], files: Int) -> String {
    let parts = ArtefactVerdict.allCases.reversed().compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.rawValue)" }
    }
    return "\(files) files: \(parts.isEmpty ? "nothing to scan" : parts.joined(separator: ", "))"
  }
}
