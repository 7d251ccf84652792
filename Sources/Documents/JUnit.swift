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

  /// How many cases there are, and how they ended.
  package struct Counts: Sendable, Equatable {
    private(set) var tests = 0
    private(set) var failures = 0
    private(set) var skipped = 0

    /// None yet.
    package init() {}

    /// Counts one case.
    package mutating func add(_ item: Case) {
      tests += 1
      switch item.outcome {
      case .passed: break
      case .failed: failures += 1
      case .skipped: skipped += 1
      }
    }

    fileprivate static func + (left: Counts, right: Counts) -> Counts {
      var sum = left
      sum.tests += right.tests
      sum.failures += right.failures
      sum.skipped += right.skipped
      return sum
    }

    fileprivate var attributes: String {
      "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }
  }

  /// The whole document. `timestamp` is RFC 3339.
  package static func document(name: String, suites: [Suite], timestamp: String) -> String {
    let counts = suites.map { suite in
      suite.cases.reduce(into: Counts()) { $0.add($1) }
    }
    var text = head(name, counts.reduce(Counts(), +))
    for (suite, counts) in zip(suites, counts) {
      text += open(suite.name, counts, timestamp)
      for item in suite.cases { text += element(item, suite: suite.name) }
      text += close
    }
    return text + end
  }

  /// What stands before the cases of a document of one suite, whose cases are written one by one.
  package static func head(name: String, suite: String, counts: Counts, timestamp: String) -> String
  {
    head(name, counts) + open(suite, counts, timestamp)
  }

  /// What stands behind the cases of a document of one suite.
  package static var tail: String { close + end }

  private static func head(_ name: String, _ counts: Counts) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites \(attribute("name", name)) \(counts.attributes)>\n"
  }

  private static func open(_ suite: String, _ counts: Counts, _ timestamp: String) -> String {
    "  <testsuite \(attribute("name", suite)) \(counts.attributes) "
      + "\(attribute("timestamp", timestamp))>\n"
  }

  private static let close = "  </testsuite>\n"
  private static let end = "</testsuites>\n"

  /// One case, as a line.
  package static func element(_ item: Case, suite: String) -> String {
    let open = "    <testcase \(attribute("name", item.name)) \(attribute("classname", suite))"
    switch item.outcome {
    case .passed: return open + "/>\n"
    case .failed(let message, let detail):
      return open + "><failure \(attribute("message", message))>"
        + "\(MarkupText.escaped(detail))</failure></testcase>\n"
    case .skipped(let why):
      return open + "><skipped \(attribute("message", why))/></testcase>\n"
    }
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    "\(name)=\"\(MarkupText.escaped(value))\""
  }
}
