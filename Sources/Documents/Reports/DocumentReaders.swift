/// Documents that are predicates as they are: bills of materials, OpenVEX, OpenSSF Scorecard. They are
/// recognised, checked in their outline and kept whole.

import Bytes
import Evidence

enum BOMReader {
  // MARK: CycloneDX

  static let isCycloneDX: @Sendable (JSON) -> Bool = { $0["bomFormat"]?.string == "CycloneDX" }

  static let cycloneDX: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    guard let version = json["specVersion"]?.string, version.hasPrefix("1."),
      let minor = Int(version.dropFirst(2)), (2...7).contains(minor)
    else { throw .shape(format: "cyclonedx", path: "specVersion", expected: "1.2 to 1.7") }
    let tools = json["metadata"]?["tools"]
    let tool = (tools?["components"]?.array ?? tools?.array ?? []).first
    var report = ToolReport(
      .cyclonedx, tool: tool?["name"]?.string ?? "", version: tool?["version"]?.string ?? "",
      predicateType: PredicateType.cycloneDX, predicate: json,
      summary: [
        "specVersion": .string(version),
        "components": .int(json["components"]?.array?.count ?? 0),
        "vulnerabilities": .int(json["vulnerabilities"]?.array?.count ?? 0),
      ])
    let main = json["metadata"]?["component"]
    report.subjects = (main?["hashes"]?.array ?? []).compactMap { hash in
      guard hash["alg"]?.string == "SHA-256",
        let digest = hash["content"]?.string.flatMap({ Digest(hex: $0) })
      else { return nil }
      return Subject(name: main?["name"]?.string ?? "component", digest: digest)
    }
    return report
  }

  // MARK: SPDX

  static let isSPDX: @Sendable (JSON) -> Bool = { json in
    json["spdxVersion"] != nil
      || (json["@graph"]?.array != nil && contexts(json).contains { $0.contains("spdx.org") })
  }

  static let spdx: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    json["spdxVersion"] == nil ? try spdx3(json) : try spdx2(json)
  }

  private static func spdx2(_ json: JSON) throws(ReportError) -> ToolReport {
    guard let version = json["spdxVersion"]?.string, ["SPDX-2.2", "SPDX-2.3"].contains(version)
    else { throw .shape(format: "spdx", path: "spdxVersion", expected: "SPDX-2.2 or SPDX-2.3") }
    let creators = (json["creationInfo"]?["creators"]?.array ?? []).compactMap(\.string)
    let tool = creators.first { $0.hasPrefix("Tool: ") }.map { String($0.dropFirst(6)) } ?? ""
    return ToolReport(
      .spdx, tool: tool, version: "", predicateType: PredicateType.spdx2, predicate: json,
      summary: [
        "spdxVersion": .string(version), "packages": .int(json["packages"]?.array?.count ?? 0),
      ])
  }

  private static func spdx3(_ json: JSON) throws(ReportError) -> ToolReport {
    let graph = json["@graph"]?.array ?? []
    let info = graph.first { $0["type"]?.string == "CreationInfo" }
    guard let version = info?["specVersion"]?.string, version.hasPrefix("3.") else {
      throw .shape(format: "spdx", path: "@graph", expected: "a CreationInfo of version 3")
    }
    guard graph.contains(where: { $0["type"]?.string == "SpdxDocument" }) else {
      throw .shape(format: "spdx", path: "@graph", expected: "an SpdxDocument")
    }
    let tool = graph.first { $0["type"]?.string == "Tool" }
    return ToolReport(
      .spdx, tool: tool?["name"]?.string ?? "", version: "",
      predicateType: PredicateType.spdx3, predicate: json,
      summary: ["spdxVersion": .string(version), "elements": .int(graph.count)])
  }

  private static func contexts(_ json: JSON) -> [String] {
    let context = json["@context"]
    return (context?.string.map { [$0] } ?? []) + (context?.array ?? []).compactMap(\.string)
  }

  // MARK: OpenVEX

  static let isOpenVEX: @Sendable (JSON) -> Bool = {
    $0["@context"]?.string?.hasPrefix("https://openvex.dev/ns") ?? false
  }

  static let openVEX: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    let statements = json["statements"]?.array ?? []
    for (index, statement) in statements.enumerated() {
      let status = statement["status"]?.string
      let reasons = [statement["justification"], statement["impact_statement"]]
      guard status != "not_affected" || reasons.contains(where: { $0?.string?.isEmpty == false })
      else {
        throw .shape(
          format: "openvex", path: "statements[\(index)].justification",
          expected: "a justification or impact_statement with not_affected")
      }
    }
    return ToolReport(
      .openvex, tool: json["tooling"]?.string ?? json["author"]?.string ?? "", version: "",
      predicateType: PredicateType.openVEX, predicate: json,
      summary: ["statements": .int(statements.count)])
  }
}

enum ScorecardReader {
  static let fits: @Sendable (JSON) -> Bool = { json in
    json["scorecard"]?.object != nil && json["checks"]?.array != nil && json["repo"] != nil
  }

  static let read: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    var summary: JSONObject = [
      "repo": json["repo"]?["name"] ?? .null, "score": json["score"] ?? .null,
    ]
    let checks = json["checks"]?.array ?? []
    let low = checks.filter { ($0["score"]?.int ?? 10) < 5 && ($0["score"]?.int ?? -1) >= 0 }
    summary["low"] = .strings(low.compactMap { $0["name"]?.string }.prefix(20))
    return ToolReport(
      .scorecard, tool: "scorecard", version: json["scorecard"]?["version"]?.string ?? "",
      predicateType: PredicateType.scorecard, predicate: json, summary: summary)
  }
}
