/// SARIF 2.1.0 reports of static analysis as test results: an error fails, a warning warns, results that
/// were suppressed or are gone since the baseline count for nothing, a run that did not end well fails.
/// Source: OASIS SARIF 2.1.0, sections 3.14, 3.20 and 3.27.

import Bytes
import Evidence

enum SARIFReader {
  static let fits: @Sendable (JSON) -> Bool = { json in
    json["runs"]?.array != nil
      && (json["version"]?.string != nil || (json["$schema"]?.string ?? "").contains("sarif"))
  }

  static let read: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    guard json["version"]?.string == "2.1.0" else {
      throw fault("version", "2.1.0")
    }
    guard let runs = json["runs"]?.array, !runs.isEmpty else { throw fault("runs", "at least one") }
    var tally = Tally()
    for (index, run) in runs.enumerated() { try tally.add(run, "runs[\(index)]") }
    return tally.report
  }

  private static func fault(_ path: String, _ expected: String) -> ReportError {
    .shape(format: "sarif", path: path, expected: expected)
  }

  private struct Tally {
    var tool = ""
    var version = ""
    var failed = TestNames()
    var warned = TestNames()
    var noted = TestNames()
    var rules = TestNames()
    var isBroken = false
    var suppressed = 0

    mutating func add(_ run: JSON, _ path: String) throws(ReportError) {
      guard let driver = run["tool"]?["driver"], let name = driver["name"]?.string, !name.isEmpty
      else { throw SARIFReader.fault(path + ".tool.driver.name", "the name of the tool") }
      if tool.isEmpty {
        tool = name
        version = driver["semanticVersion"]?.string ?? driver["version"]?.string ?? ""
      }
      for call in run["invocations"]?.array ?? []
      where call["executionSuccessful"]?.bool != true {
        isBroken = true
      }
      let extensions = run["tool"]?["extensions"]?.array ?? []
      let known = ([driver] + extensions).flatMap { $0["rules"]?.array ?? [] }
      for rule in known { rules.add(rule["id"]?.string ?? "") }
      guard let results = run["results"], !results.isNull else {
        // Without the member nothing was looked for, which is not the same as an empty list.
        isBroken = true
        return
      }
      guard let list = results.array else { throw SARIFReader.fault(path + ".results", "a list") }
      for (index, result) in list.enumerated() {
        try add(result, of: run, "\(path).results[\(index)]")
      }
    }

    private mutating func add(_ result: JSON, of run: JSON, _ path: String) throws(ReportError) {
      guard result.object != nil, result["message"]?.object != nil else {
        throw SARIFReader.fault(path + ".message", "an object")
      }
      let kind = result["kind"]?.string ?? "fail"
      let rule = Self.rule(result, run)
      let id =
        result["ruleId"]?.string ?? rule?["id"]?.string ?? result["rule"]?["id"]?.string
        ?? "unnamed rule"
      guard kind == "fail" else { return }
      if result["baselineState"]?.string == "absent" { return }
      if !(result["suppressions"]?.array ?? []).isEmpty {
        suppressed += 1
        return
      }
      let level =
        result["level"]?.string ?? rule?["defaultConfiguration"]?["level"]?.string ?? "warning"
      switch level {
      case "error": failed.add(id)
      case "warning": warned.add(id)
      case "note", "none": noted.add(id)
      default:
        throw SARIFReader.fault(path + ".level", "none, note, warning or error")
      }
    }

    /// The rule behind a result: of the driver, or of the extension that the result names.
    private static func rule(_ result: JSON, _ run: JSON) -> JSON? {
      let reference = result["rule"]
      let tool = run["tool"]
      let place = reference?["toolComponent"]?["index"]?.int
      let component = place.map { tool?["extensions"]?[$0] } ?? tool?["driver"]
      let rules = component?["rules"]?.array ?? []
      let index = reference?["index"]?.int ?? result["ruleIndex"]?.int ?? -1
      if rules.indices.contains(index) { return rules[index] }
      let id = result["ruleId"]?.string ?? reference?["id"]?.string
      return id == nil ? nil : rules.first { $0["id"]?.string == id }
    }

    var report: ToolReport {
      let result: TestResult.Result =
        isBroken || failed.count > 0 ? .failed : warned.count > 0 ? .warned : .passed
      let clean = rules.names.filter { rule in
        ![failed, warned, noted].contains { $0.contains(rule) }
      }
      let predicate = TestResult(
        result, passed: clean, warned: warned.names.filter { !failed.contains($0) },
        failed: failed.names)
      return ToolReport(
        .sarif, tool: tool, version: version, predicateType: PredicateType.testResult,
        predicate: predicate.json,
        summary: [
          "errors": .int(failed.count), "warnings": .int(warned.count),
          "notes": .int(noted.count), "suppressed": .int(suppressed),
          "ended_well": .bool(!isBroken),
        ])
    }
  }
}
