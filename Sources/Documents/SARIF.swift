/// Findings as SARIF 2.1.0 (OASIS, with errata 01), as code hosts and editors read it.

package import Bytes

/// Writes SARIF.
package enum SARIF {
  /// The schema that the document names.
  package static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// The log file with one run.
  package static func document(_ report: FindingsReport) -> JSON {
    let indices = Dictionary(
      report.rules.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let driver: JSON = [
      "name": .string(report.tool.name), "version": .string(report.tool.version),
      "informationUri": .string(report.tool.informationURI),
      "rules": .array(report.rules.map(rule)),
    ]
    let run: JSON = [
      "tool": ["driver": driver],
      "invocations": [["executionSuccessful": .bool(report.isComplete)]],
      "columnKind": "unicodeCodePoints",
      "results": .array(report.findings.map { result($0, index: indices[$0.rule]) }),
    ]
    return ["$schema": .string(schema), "version": "2.1.0", "runs": [run]]
  }

  /// What stands before and behind the results of a log whose results are written one by one, with a
  /// comma between two.
  package static func frame(_ report: FindingsReport) -> (head: String, tail: String) {
    let text = document(report).text(.compact)
    let mark = "\"results\":["
    guard let place = text.ranges(of: mark).last else { return (text, "") }
    return (String(text[..<place.upperBound]), String(text[place.upperBound...]))
  }

  /// One result without the index of its rule, which is known only when all rules are.
  package static func result(_ finding: FindingsReport.Finding) -> JSON {
    result(finding, index: nil)
  }

  private static func rule(_ rule: FindingsReport.Rule) -> JSON {
    var object: JSONObject = [
      "id": .string(rule.id), "shortDescription": ["text": .string(nonEmpty(rule.title))],
    ]
    if !rule.description.isEmpty { object["fullDescription"] = ["text": .string(rule.description)] }
    if !rule.help.isEmpty { object["help"] = ["text": .string(rule.help)] }
    if !rule.tags.isEmpty {
      var seen: Set<String> = []
      object["properties"] = ["tags": .strings(rule.tags.filter { seen.insert($0).inserted })]
    }
    return .object(object)
  }

  private static func result(_ finding: FindingsReport.Finding, index: Int?) -> JSON {
    var object: JSONObject = ["ruleId": .string(finding.rule)]
    if let index { object["ruleIndex"] = .int(index) }
    object["level"] = .string(finding.level.rawValue)
    if finding.level == .none { object["kind"] = "pass" }
    object["message"] = ["text": .string(nonEmpty(finding.message))]
    object["locations"] = .array(finding.locations.map(location))
    object["partialFingerprints"] = [
      "gatehouse/v1": .string(finding.fingerprint ?? fingerprint(finding))
    ]
    if finding.properties.count > 0 { object["properties"] = .object(finding.properties) }
    return .object(object)
  }

  private static func location(_ location: FindingsReport.Location) -> JSON {
    var physical: JSONObject = [
      "artifactLocation": ["uri": .string(uri(location.path))]
    ]
    if let line = location.line, line > 0 {
      physical["region"] = ["startLine": .int(line)]
    } else if let offset = location.byteOffset, offset <= UInt64(Int32.max) {
      physical["region"] = ["byteOffset": .int(offset), "byteLength": 0]
    }
    var object: JSONObject = ["physicalLocation": .object(physical)]
    if let member = location.member, !member.isEmpty {
      object["logicalLocations"] = [["fullyQualifiedName": .string(member), "kind": "member"]]
    }
    return .object(object)
  }

  /// A path as a URI reference (RFC 3986): everything but unreserved characters and `/` encoded;
  /// an absolute path becomes a `file:` URI.
  static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hex.encode(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }

  private static func fingerprint(_ finding: FindingsReport.Finding) -> String {
    let parts: JSON = [
      .string(finding.rule), .strings(finding.locations.map { "\($0.path) \($0.member ?? "")" }),
      .string(finding.message),
    ]
    return Digest.of(parts.encoded(.canonical)).hex
  }

  private static func nonEmpty(_ text: String) -> String { text.isEmpty ? "(no text)" : text }
}
