// SARIF and JUnit as their readers expect them, and nothing that outside text could break out of.

import Bytes
import Documents
import Testing

@Suite("1.3c findings leave in published formats")
struct FindingsTests {
  private let hostile = "</failure><script>alert('x')</script>\u{0}\u{1B}[31m]]>&\"\u{202E}"

  private func report(_ finding: FindingsReport.Finding) -> FindingsReport {
    FindingsReport(
      tool: .init(
        name: "gatehouse", version: "0.1.0", informationURI: "https://gatehouse.dev/"),
      rules: [
        .init(id: "other", title: "Other"),
        .init(
          id: "pickle.call", title: "Calls something", description: "When loaded.",
          help: "Convert it.", tags: ["AML.T0011", "AML.T0011", "CWE-502"]),
      ], findings: [finding])
  }

  @Test("a finding has rule, level, message, place and fingerprint")
  func result() {
    let document = SARIF.document(
      report(
        .init(
          rule: "pickle.call", level: .error, message: "calls os.system",
          locations: [.init(path: "a b/ü.pt", byteOffset: 12, member: "data.pkl")])))
    #expect(document["version"] == "2.1.0")
    let run = document["runs"]?[0]
    let result = run?["results"]?[0]
    #expect(result?["ruleId"] == "pickle.call")
    #expect(result?["ruleIndex"] == 1)
    #expect(result?["level"] == "error")
    #expect(result?["message"]?["text"] == "calls os.system")
    let physical = result?["locations"]?[0]?["physicalLocation"]
    #expect(physical?["artifactLocation"]?["uri"] == "a%20b/%C3%BC.pt")
    #expect(physical?["region"]?["byteOffset"] == 12)
    #expect(
      result?["locations"]?[0]?["logicalLocations"]?[0]?["fullyQualifiedName"] == "data.pkl")
    #expect(result?["partialFingerprints"]?["gatehouse/v1"]?.string?.count == 64)
    let rule = run?["tool"]?["driver"]?["rules"]?[1]
    #expect(rule?["properties"]?["tags"] == ["AML.T0011", "CWE-502"])
    #expect(run?["invocations"]?[0]?["executionSuccessful"] == true)
  }

  @Test("the fingerprint stays when only the offset moves")
  func fingerprint() {
    func print(_ offset: UInt64, _ message: String = "m") -> JSON? {
      SARIF.document(
        report(
          .init(
            rule: "other", level: .note, message: message,
            locations: [.init(path: "a", byteOffset: offset)])))["runs"]?[0]?["results"]?[0]?[
          "partialFingerprints"]
    }
    #expect(print(1) == print(2))
    #expect(print(1) != print(1, "n"))
  }

  @Test("a rule that is not listed has no index, an offset beyond 31 bits no region")
  func edges() {
    let document = SARIF.document(
      report(
        .init(
          rule: "unlisted", level: .none, message: "",
          locations: [.init(path: "/tmp/x", byteOffset: 1 << 40), .init(path: "y", line: 3)])))
    let result = document["runs"]?[0]?["results"]?[0]
    #expect(result?["ruleIndex"] == nil)
    #expect(result?["kind"] == "pass")
    #expect(result?["message"]?["text"] == "(no text)")
    let first = result?["locations"]?[0]?["physicalLocation"]
    #expect(first?["region"] == nil)
    #expect(first?["artifactLocation"]?["uri"] == "file:///tmp/x")
    #expect(
      result?["locations"]?[1]?["physicalLocation"]?["region"]?["startLine"] == 3)
  }

  @Test("JUnit counts, and holds hostile text without breaking")
  func junit() {
    let document = JUnit.document(
      name: hostile,
      suites: [
        .init(
          name: "1 Secure design",
          cases: [
            .init(name: "1.3a", outcome: .passed),
            .init(name: "1.3b", outcome: .failed(message: hostile, detail: hostile)),
            .init(name: "1.3c", outcome: .skipped(hostile)),
          ])
      ], timestamp: "2026-11-22T20:15:00Z")
    #expect(document.contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""))
    #expect(!document.contains("<script"))
    #expect(!document.contains("\u{0}") && !document.contains("\u{1B}"))
    #expect(!document.contains("]]>"))
    #expect(!document.contains("\u{202E}"))
    #expect(document.hasSuffix("</testsuites>\n"))
  }

  @Test("what means something in markup is escaped, white space kept")
  func escaping() {
    #expect(
      MarkupText.escaped("<a href=\"x\">&'\n\t")
        == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&#10;&#9;")
    #expect(MarkupText.escaped("ü 漢 😀") == "ü 漢 😀")
  }
}

@Suite("X1 the report can be read by anyone")
struct HTMLReportTests {
  private let hostile = "<img src=x onerror=alert(1)>\"'&"

  private var page: String {
    HTMLReport.page(
      PracticeReport(
        system: hostile, facts: [(name: hostile, value: hostile)],
        sections: [
          .init(
            id: "1", title: hostile,
            rows: [
              .init(
                id: "1.1a", title: hostile, state: "not met", tone: .bad, reason: hostile,
                evidence: [hostile], next: hostile, isDemanded: true),
              .init(
                id: "1.1b", title: "t", state: "met", tone: .good, reason: "r", evidence: [],
                next: nil, isDemanded: false),
            ])
        ]))
  }

  @Test("outside text never becomes markup")
  func escaped() {
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
  }

  @Test("the page has no script and loads nothing from elsewhere")
  func selfContained() {
    #expect(!page.contains("<script"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("url("))
    #expect(page.contains("default-src 'none'"))
  }

  @Test("states are words, not only colours, and the page serves light and dark")
  func accessible() {
    #expect(page.contains("</span> not met</span>"))
    #expect(page.contains("<html lang=\"en\">"))
    #expect(page.contains("scope=\"row\"") && page.contains("scope=\"col\""))
    #expect(page.contains("prefers-color-scheme:dark"))
    #expect(page.contains("(not demanded)"))
  }
}
