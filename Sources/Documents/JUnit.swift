/// Judgements as JUnit XML, in the form that Jenkins, GitLab and their like read.

/// Writes JUnit XML.
package enum JUnit {
  /// How one case ended.
  package enum Outcome: Sendable, Equatable {
    /// As it should be.
    case passed
    /// Not as it should be: a line and the whole story.
    case failed(message: String, detail: String)
    /// Not judged, and why.
    case skipped(String)
  }

  /// One case.
  package struct Case: Sendable, Equatable {
    /// Its name; unique within its suite.
    package let name: String
    /// How it ended.
    package let outcome: Outcome

    /// A case.
    package init(name: String, outcome: Outcome) {
      self.name = name
      self.outcome = outcome
    }
  }

  /// A group of cases.
  package struct Suite: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// Its cases.
    package let cases: [Case]

    /// A suite.
    package init(name: String, cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  /// The whole document. `timestamp` is RFC 3339.
  package static func document(name: String, suites: [Suite], timestamp: String) -> String {
    let all = suites.flatMap(\.cases)
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites \(attribute("name", name)) \(counts(all))>")
    for suite in suites {
      lines.append(
        "  <testsuite \(attribute("name", suite.name)) \(counts(suite.cases)) "
          + "\(attribute("timestamp", timestamp))>")
      lines += suite.cases.map { element($0, suite: suite.name) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func element(_ item: Case, suite: String) -> String {
    let open = "    <testcase \(attribute("name", item.name)) \(attribute("classname", suite))"
    switch item.outcome {
    case .passed: return open + "/>"
    case .failed(let message, let detail):
      return open + "><failure \(attribute("message", message))>"
        + "\(MarkupText.escaped(detail))</failure></testcase>"
    case .skipped(let why):
      return open + "><skipped \(attribute("message", why))/></testcase>"
    }
  }

  private static func counts(_ cases: [Case]) -> String {
    var failures = 0
    var skipped = 0
    for item in cases {
      switch item.outcome {
      case .passed: break
      case .failed: failures += 1
      case .skipped: skipped += 1
      }
    }
    return "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    "\(name)=\"\(MarkupText.escaped(value))\""
  }
}
