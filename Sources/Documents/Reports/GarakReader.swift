/// The `report.jsonl` of garak as a test result: each pair of probe and detector is one test, which
/// passes when every judged answer passed. A run without its closing entry, or in which nothing was
/// judged, can warn at best; answers that a detector did not judge are counted apart.
/// Source: github.com/NVIDIA/garak, evaluators/base.py and command.py.

import Bytes
import Evidence

enum GarakReader {
  static func read(_ lines: [JSON]) throws(ReportError) -> ToolReport {
    var tally = Tally()
    for (index, line) in lines.enumerated() { try tally.add(line, index + 1) }
    return tally.report
  }

  private struct Tally {
    var version = ""
    var passed = TestNames()
    var failed = TestNames()
    var unjudged = TestNames()
    var attempts = 0
    var hits = 0
    var isComplete = false

    mutating func add(_ line: JSON, _ number: Int) throws(ReportError) {
      guard let kind = line["entry_type"]?.string else {
        throw GarakReader.fault(number, "entry_type", "a text")
      }
      switch kind {
      case "init", "start_run setup":
        version = line["garak_version"]?.string ?? line["_config.version"]?.string ?? version
      case "attempt": attempts += 1
      case "completion": isComplete = true
      case "eval": try evaluate(line, number)
      default: break
      }
    }

    private mutating func evaluate(_ line: JSON, _ number: Int) throws(ReportError) {
      guard let probe = line["probe"]?.string, !probe.isEmpty else {
        throw GarakReader.fault(number, "probe", "the name of the probe")
      }
      let detector = line["detector"]?.string ?? ""
      let passes = try count(line, "passed", number)
      let key = line["total_evaluated"] == nil ? "total" : "total_evaluated"
      let total = try count(line, key, number)
      let fails = line["fails"] == nil ? total - passes : try count(line, "fails", number)
      guard passes <= total, fails >= 0 else {
        throw GarakReader.fault(number, "passed", "at most \(key)")
      }
      let name = detector.isEmpty ? probe : "\(probe)/\(detector)"
      hits += fails
      if fails > 0 {
        failed.add(name)
      } else if passes == 0 {
        unjudged.add(name)
      } else if passes < total, line["nones"] == nil {
        failed.add(name)
      } else {
        passed.add(name)
      }
    }

    private func count(_ line: JSON, _ key: String, _ number: Int) throws(ReportError) -> Int {
      guard let value = line[key]?.int, (0...1_000_000_000).contains(value) else {
        throw GarakReader.fault(number, key, "a count")
      }
      return value
    }

    var report: ToolReport {
      let result: TestResult.Result =
        failed.count > 0
        ? .failed
        : !isComplete || passed.count == 0 || unjudged.count > 0 ? .warned : .passed
      let predicate = TestResult(
        result, passed: passed.names.filter { !failed.contains($0) },
        warned: unjudged.names.filter { !failed.contains($0) && !passed.contains($0) },
        failed: failed.names)
      return ToolReport(
        .garak, tool: "garak", version: version, predicateType: PredicateType.testResult,
        predicate: predicate.json,
        summary: [
          "tests": .int(passed.count + failed.count + unjudged.count), "hits": .int(hits),
          "attempts": .int(attempts), "complete": .bool(isComplete),
        ])
    }
  }

  private static func fault(_ line: Int, _ key: String, _ expected: String) -> ReportError {
    .shape(format: "garak", path: "line \(line), \(key)", expected: expected)
  }
}
