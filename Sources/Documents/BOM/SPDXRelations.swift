/// Licences, vulnerabilities and relationships as elements of SPDX 3.0.1.

import Bytes
import Manifest

extension SPDXWriter {
  // MARK: licences

  private var declared: [(owner: String, licence: String)] {
    manifest.models.compactMap { model in model.licence.map { ("model:" + model.name, $0) } }
      + manifest.datasets.compactMap { data in data.licence.map { ("dataset:" + data.name, $0) } }
  }

  /// A name of its own as a reference that an expression can hold.
  private static func customID(_ name: String) -> String {
    "LicenseRef-"
      + String(
        name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
  }

  var licences: [JSON] {
    Array(Set(declared.map(\.licence))).sorted().flatMap { text -> [JSON] in
      switch BillLicence.Form(text) {
      case .identifier(let expression), .expression(let expression):
        return [
          element(
            "simplelicensing_LicenseExpression", "licence:" + text,
            [("simplelicensing_licenseExpression", .string(expression))])
        ]
      case .name:
        let custom = text.hasPrefix("LicenseRef-") ? text : Self.customID(text)
        let named = element(
          "simplelicensing_SimpleLicensingText", "licence-text:" + text,
          [("name", .string(text)), ("simplelicensing_licenseText", .string(text))])
        return [
          named,
          element(
            "simplelicensing_LicenseExpression", "licence:" + text,
            [
              (
                "simplelicensing_customIdToUri",
                [
                  [
                    "type": "DictionaryEntry", "key": .string(custom),
                    "value": .string(id("licence-text:" + text)),
                  ]
                ]
              ), ("simplelicensing_licenseExpression", .string(custom)),
            ]),
        ]
      }
    }
  }

  // MARK: vulnerabilities

  private var findings: [VulnerabilityFinding] {
    let listed = Set(packages.map(\.purl))
    return (input.vulnerabilities?.findings ?? []).filter { listed.contains($0.purl) }
  }

  var vulnerabilities: [JSON] {
    var seen: Set<String> = []
    return findings.filter { seen.insert($0.id).inserted }.map { finding in
      element(
        "security_Vulnerability", "vulnerability:" + finding.id,
        [
          ("name", .string(finding.id)),
          ("description", finding.summary.isEmpty ? nil : .string(finding.summary)),
          (
            "externalIdentifier",
            [
              [
                "type": "ExternalIdentifier",
                "externalIdentifierType": finding.id.hasPrefix("CVE-") ? "cve" : "securityOther",
                "identifier": .string(finding.id),
              ]
            ]
          ),
        ])
    }
  }

  private static let justifications = [
    "component_not_present": "componentNotPresent",
    "vulnerable_code_not_present": "vulnerableCodeNotPresent",
    "vulnerable_code_not_in_execute_path": "vulnerableCodeNotInExecutePath",
    "vulnerable_code_cannot_be_controlled_by_adversary":
      "vulnerableCodeCannotBeControlledByAdversary",
    "inline_mitigations_already_exist": "inlineMitigationsAlreadyExist",
  ]

  private func assessment(_ finding: VulnerabilityFinding) -> JSON? {
    guard let answer = finding.answer else { return nil }
    let kind: (type: String, relation: String) =
      switch answer.status {
      case .notAffected: ("VexNotAffected", "doesNotAffect")
      case .affected: ("VexAffected", "affects")
      case .fixed: ("VexFixed", "fixedIn")
      case .underInvestigation: ("VexUnderInvestigation", "underInvestigationFor")
      }
    let justification = answer.justification.flatMap { Self.justifications[$0] }
    return element(
      "security_\(kind.type)VulnAssessmentRelationship",
      "assessment:\(finding.id)/\(finding.purl.text)",
      [
        ("from", .string(id("vulnerability:" + finding.id))),
        ("relationshipType", .string(kind.relation)),
        ("to", [.string(id("package:" + finding.purl.text))]),
        (
          "security_justificationType",
          answer.status == .notAffected ? justification.map(JSON.string) : nil
        ),
        (
          "security_impactStatement",
          answer.status == .notAffected ? answer.statement.map(JSON.string) : nil
        ),
        (
          "security_actionStatement",
          answer.status == .affected ? .string(answer.statement ?? "none given") : nil
        ),
      ])
  }

  // MARK: relationships

  func relationships(_ content: [JSON]) -> [JSON] {
    let ids = content.compactMap { $0["spdxId"]?.string }
    var list = [relation("system", "contains", parts)]
    list.append(scoped("system", "dependsOn", needs))
    for model in manifest.models {
      list.append(
        relation("model:" + model.name, "trainedOn", model.trainedOn.map { "dataset:" + $0 }))
      list.append(
        scoped(
          "model:" + model.name, "dependsOn",
          input.upstreams(of: model).map { "service:" + $0.name }))
      list.append(files(ids, of: "model:" + model.name))
    }
    for dataset in manifest.datasets { list.append(files(ids, of: "dataset:" + dataset.name)) }
    let resolver = Resolver(packages)
    for package in packages {
      list.append(
        scoped(
          "package:" + package.purl.text, "dependsOn",
          resolver.needs(of: package).map { "package:" + $0 }))
    }
    for (owner, licence) in declared {
      list.append(relation(owner, "hasDeclaredLicense", ["licence:" + licence]))
    }
    for finding in findings {
      list.append(
        relation(
          "package:" + finding.purl.text, "hasAssociatedVulnerability",
          ["vulnerability:" + finding.id], suffix: finding.id))
      list.append(assessment(finding))
    }
    return list.compactMap(\.self)
  }

  private var parts: [String] {
    manifest.models.map { "model:" + $0.name } + manifest.datasets.map { "dataset:" + $0.name }
      + manifest.prompts.map { "prompt:" + $0.name }
  }

  private var needs: [String] {
    let card = manifest.system.card
    return manifest.upstreams.map { "service:" + $0.name }
      + manifest.tools.map { "tool:" + $0.name }
      + (card?.software ?? []).map { "software:\($0.name)@\($0.version ?? "")" }
      + (card?.hardware ?? []).map { "hardware:" + $0 }
      + packages.map { "package:" + $0.purl.text }
  }

  private func files(_ ids: [String], of owner: String) -> JSON? {
    let prefix = id(owner) + "/"
    let found = ids.filter { $0.hasPrefix(prefix) }
    guard !found.isEmpty else { return nil }
    return element(
      "Relationship", "relation:\(owner)/contains",
      [
        ("from", .string(id(owner))), ("relationshipType", "contains"), ("to", .strings(found)),
      ])
  }

  private func relation(_ from: String, _ type: String, _ to: [String], suffix: String = "")
    -> JSON?
  {
    guard !to.isEmpty else { return nil }
    return element(
      "Relationship", "relation:\(from)/\(type)" + (suffix.isEmpty ? "" : "/" + suffix),
      [
        ("from", .string(id(from))), ("relationshipType", .string(type)),
        ("to", .strings(to.map(id))),
      ])
  }

  private func scoped(_ from: String, _ type: String, _ to: [String]) -> JSON? {
    guard !to.isEmpty else { return nil }
    return element(
      "LifecycleScopedRelationship", "relation:\(from)/\(type)",
      [
        ("from", .string(id(from))), ("relationshipType", .string(type)),
        ("to", .strings(to.map(id))), ("scope", "runtime"),
      ])
  }
}
