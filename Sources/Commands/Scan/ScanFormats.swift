// The answer of `scan` in published formats: SARIF for code hosts, JUnit for build servers, CycloneDX
// components for bills of materials, and the in-toto statement that goes into the ledger.

import Bytes
import Documents
import Evidence
import Inspection

/// Writes reports in published formats.
enum ScanDocuments {
  /// SARIF 2.1.0 around its results, which were written one by one; `isComplete` is false when a path
  /// could not be read.
  static func sarif(_ used: Set<String>, isComplete: Bool) -> (head: String, tail: String) {
    let rules = InspectionRules.all.filter { used.contains($0.id) }.map { rule in
      FindingsReport.Rule(
        id: rule.id, title: rule.title, description: rule.explanation, help: rule.remediation,
        tags: ["security"] + rule.ids)
    }
    return SARIF.frame(
      FindingsReport(
        tool: .init(
          name: "gatehouse", version: Version.number, informationURI: "https://gatehouse.dev/"),
        rules: rules, findings: [], isComplete: isComplete))
  }

  /// The results of SARIF for one report: one for each reason.
  static func results(_ report: ArtefactReport) -> [JSON] {
    report.reasons.map { SARIF.result(finding($0, in: report)) }
  }

  private static func finding(_ reason: Reason, in report: ArtefactReport)
    -> FindingsReport.Finding
  {
    FindingsReport.Finding(
      rule: reason.ruleID, level: level(reason),
      message: reason.message + ". " + reason.remediation,
      locations: [
        .init(
          path: report.path, byteOffset: reason.location.offset,
          member: reason.location.memberPath.joined(separator: " > "))
      ],
      properties: [
        "verdict": .string(reason.verdict.rawValue),
        "severity": .string(reason.severity.rawValue), "sha256": .optional(report.digest?.hex),
      ])
  }

  private static func level(_ reason: Reason) -> FindingsReport.Level {
    switch reason.verdict {
    case .malicious: .error
    case .suspicious, .unknown: .warning
    case .safe: .note
    }
  }

  /// The suite of JUnit.
  static let suite = "model files"

  /// JUnit: one suite, one case for each file; `fails` tells which verdicts fail.
  static func testCase(_ report: ArtefactReport, fails: (ArtefactVerdict) -> Bool) -> JUnit.Case {
    guard fails(report.verdict) else { return .init(name: report.path, outcome: .passed) }
    let lines = report.reasons.filter { $0.verdict > .safe }.map { reason in
      "\(reason.ruleID) \(reason.message) (\(reason.location.words))\n  \(reason.remediation)"
    }
    return .init(
      name: report.path,
      outcome: .failed(message: report.verdict.rawValue, detail: lines.joined(separator: "\n")))
  }

  /// CycloneDX 1.6 up to its list of components, which are written one by one.
  static var cycloneDXHead: String {
    let tool: JSON = [
      "type": "application", "name": "gatehouse", "version": .string(Version.number),
    ]
    return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1,\n"
      + "\"metadata\": {\"tools\": {\"components\": [\(tool.text(.compact))]}},\n"
      + "\"components\": ["
  }

  /// A component of CycloneDX: a file with its digest, and what was found as properties.
  static func component(_ report: ArtefactReport) -> JSON {
    var object: JSONObject = [
      "type": .string(report.isModel ? "machine-learning-model" : "file"),
      "bom-ref": .string("file:" + report.path), "name": .string(report.path),
    ]
    if let digest = report.digest {
      object["hashes"] = [["alg": "SHA-256", "content": .string(digest.hex)]]
    }
    let properties = [
      ("format", report.format), ("verdict", report.verdict.rawValue),
      ("coverage", report.coverage.word), ("capability", report.capability.rawValue),
      ("policy", report.policyDigest.description),
    ]
    let reasons = report.reasons.filter { $0.verdict > .safe }
      .map { ("reason", "\($0.ruleID) \($0.message)") }
    object["properties"] = .array(
      (properties + reasons).map { name, value in
        ["name": .string("gatehouse:scan:" + name), "value": .string(value)]
      })
    return .object(object)
  }
}

extension ArtefactReport {
  /// Whether the format is one of models, and not a text or an archive around something.
  var isModel: Bool {
    let others: Set<String> = [
      "json", "text", "python", "yaml", "xml", "csv", "jsonl", "unknown", "empty", "unreadable",
      "parquet", "notebook", "markdown", "jinja",
    ]
    return !others.contains(format)
  }
}

extension Location {
  /// The place in words.
  var words: String {
    (memberPath + ["byte \(offset)"]).map(Console.printable).joined(separator: " > ")
  }
}
