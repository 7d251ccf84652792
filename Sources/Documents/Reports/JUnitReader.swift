/// JUnit reports (the form that pytest, Maven, Gradle and CI services write) as test results. A report
/// whose counters say more failures than it lists has failed.

import Bytes
import Evidence
import Formats

enum JUnitReader {
  static func read(_ bytes: [UInt8]) throws(ReportError) -> ToolReport {
    let document: XMLDocument
    do {
      document = try XMLDocument(bytes)
    } catch {
      throw .xml(words: error.words, offset: error.offset)
    }
    // Nothing of a report is expanded, run or taken from elsewhere.
    if let oddity = document.oddities.first { throw Self.refusal(oddity) }
    if let fault = document.fault { throw .xml(words: fault.words, offset: fault.offset) }
    guard let root = document.elements.first,
      root.name == "testsuites" || root.name == "testsuite"
    else {
      let name = document.elements.first?.name ?? ""
      throw .unknown(found: "XML with the root element <\(name.prefix(64))>")
    }
    var tally = Tally()
    try tally.walk(document.elements)
    return tally.report(document.elements, root)
  }

  private static func refusal(_ oddity: XMLDocument.Oddity) -> ReportError {
    switch oddity {
    case .documentType(_, let offset): .xml(words: "document types are refused", offset: offset)
    case .instruction(_, let offset):
      .xml(words: "processing instructions are refused", offset: offset)
    case .entity(_, let offset): .xml(words: "entities are refused", offset: offset)
    }
  }

  private struct Tally {
    var passed = TestNames()
    var failed = TestNames()
    var skipped = TestNames()
    /// Failures and errors by the counters of the suites that have no suites in them.
    var counted = 0

    /// The elements in the order of the document, each with its depth.
    mutating func walk(_ elements: [XMLDocument.Element]) throws(ReportError) {
      for (index, element) in elements.enumerated() {
        let below = elements[(index + 1)...].prefix { $0.depth > element.depth }
          .lazy.filter { $0.depth == element.depth + 1 }
        switch element.name {
        case "testcase": try add(element, Set(below.map(\.name)))
        case "testsuite", "testsuites":
          if !below.contains(where: { $0.name == "testsuite" }) { try count(element) }
        default: break
        }
      }
    }

    private mutating func count(_ suite: XMLDocument.Element) throws(ReportError) {
      for key in ["failures", "errors"] {
        guard let text = suite.attribute(key) else { continue }
        guard let count = Int(text), count >= 0, count <= 1_000_000_000 else {
          throw .shape(format: "junit", path: "\(suite.name)/@\(key)", expected: "a count")
        }
        counted += count
      }
    }

    private mutating func add(_ test: XMLDocument.Element, _ parts: Set<String>)
      throws(ReportError)
    {
      guard let name = test.attribute("name") else {
        throw .shape(format: "junit", path: "testcase/@name", expected: "the name of the test")
      }
      let group = test.attribute("classname") ?? ""
      let full = group.isEmpty ? name : "\(group).\(name)"
      if parts.contains("failure") || parts.contains("error") {
        failed.add(full)
      } else if parts.contains("skipped") {
        skipped.add(full)
      } else {
        passed.add(full)
      }
    }

    func report(_ elements: [XMLDocument.Element], _ root: XMLDocument.Element) -> ToolReport {
      let suite = elements.first { $0.name == "testsuite" } ?? root
      let tool = suite.attribute("name") ?? root.attribute("name") ?? ""
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
