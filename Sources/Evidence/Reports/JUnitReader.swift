/// JUnit reports (the form that pytest, Maven, Gradle and CI services write) as test results. A report
/// whose counters say more failures than it lists has failed.

import Bytes

enum JUnitReader {
  static func read(_ bytes: [UInt8]) throws(ReportError) -> ToolReport {
    let root: XMLElement
    do {
      root = try XMLReader.parse(bytes)
    } catch {
      throw .xml(error)
    }
    guard root.name == "testsuites" || root.name == "testsuite" else {
      throw .unknown(found: "XML with the root element <\(root.name.prefix(64))>")
    }
    var tally = Tally()
    try tally.walk(root)
    return tally.report(root)
  }

  private struct Tally {
    var passed = TestNames()
    var failed = TestNames()
    var skipped = TestNames()
    /// Failures and errors by the counters of the suites.
    var counted = 0

    /// Suites can stand in suites; the reader has bounded their depth.
    mutating func walk(_ root: XMLElement) throws(ReportError) {
      var waiting = [root]
      while let element = waiting.popLast() {
        for child in element.children {
          switch child.name {
          case "testsuite": waiting.append(child)
          case "testcase": try add(child)
          default: break
          }
        }
        let isLeaf = !element.children.contains { $0.name == "testsuite" }
        guard isLeaf else { continue }
        for key in ["failures", "errors"] {
          guard let text = element.attributes[key] else { continue }
          guard let count = Int(text), count >= 0, count <= 1_000_000_000 else {
            throw .shape(
              format: "junit", path: "\(element.name)/@\(key)", expected: "a count")
          }
          counted += count
        }
      }
    }

    private mutating func add(_ test: XMLElement) throws(ReportError) {
      guard let name = test.attributes["name"] else {
        throw .shape(format: "junit", path: "testcase/@name", expected: "the name of the test")
      }
      let group = test.attributes["classname"] ?? ""
      let full = group.isEmpty ? name : "\(group).\(name)"
      let kinds = Set(test.children.map(\.name))
      if kinds.contains("failure") || kinds.contains("error") {
        failed.add(full)
      } else if kinds.contains("skipped") {
        skipped.add(full)
      } else {
        passed.add(full)
      }
    }

    func report(_ root: XMLElement) -> ToolReport {
      let suite = root.children.first { $0.name == "testsuite" } ?? root
      let tool = suite.attributes["name"] ?? root.attributes["name"] ?? ""
      let ran = passed.count + failed.count
      let result: TestResult.Result =
        failed.count > 0 || counted > 0 ? .failed : ran == 0 ? .warned : .passed
      let clean = passed.names.filter { !failed.contains($0) }
      let predicate = TestResult(
        result, passed: clean,
        warned: skipped.names.filter { !failed.contains($0) && !passed.contains($0) },
        failed: failed.names)
      return ToolReport(
        .junit, tool: tool, version: "", predicateType: PredicateType.testResult,
        predicate: predicate.json,
        summary: [
          "passed": .int(passed.count), "failed": .int(max(failed.count, counted)),
          "skipped": .int(skipped.count),
        ])
    }
  }
}
