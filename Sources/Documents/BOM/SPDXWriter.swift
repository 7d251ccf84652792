/// A bill of materials as SPDX 3.0.1 in JSON-LD, with the AI and Dataset profiles. What the format has no
/// member for (data flows, inputs, outputs) stands as text in `ai_informationAboutApplication`.

package import Bytes
import Manifest

/// Writing of SPDX 3.0.1.
package enum SPDX {
  /// The context that every document names.
  package static let context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"

  /// The bill of `input`. Its identifiers begin with a UUID that follows from the content.
  package static func bill(_ input: BOMInput) -> JSON {
    let draft = SPDXWriter(input, base: "urn:gatehouse:bom#", created: CivilTime.text(0)).graph
    let base = "urn:uuid:\(SerialNumber.of(.array(draft)))#"
    let writer = SPDXWriter(input, base: base, created: CivilTime.text(input.timestamp))
    return ["@context": .string(context), "@graph": .array(writer.graph)]
  }
}

/// Builds the graph.
struct SPDXWriter {
  static let creation = "_:creationInfo"

  let input: BOMInput
  let base: String
  let created: String
  let packages: [LockedPackage]
  var manifest: Manifest { input.manifest }

  init(_ input: BOMInput, base: String, created: String) {
    self.input = input
    self.base = base
    self.created = created
    packages = input.packages
  }

  /// The identifier of an element.
  func id(_ name: String) -> String { base + CycloneDXWriter.reference(name) }

  func element(_ type: String, _ name: String, _ members: [(String, JSON?)]) -> JSON {
    Members.of(
      [
        ("type", .string(type)), ("spdxId", .string(id(name))),
        ("creationInfo", .string(Self.creation)),
      ] + members)
  }

  // MARK: the graph

  var graph: [JSON] {
    let content =
      agents + [tool, system] + models + datasets + prompts + services + surroundings
      + packages.map(package) + licences + vulnerabilities + annotations
    let all = content + relationships(content)
    let ids = all.compactMap { $0["spdxId"] }
    return [creationInfo, document(ids), sbom(ids)] + all
  }

  private var creationInfo: JSON {
    [
      "type": "CreationInfo", "@id": .string(Self.creation), "specVersion": "3.0.1",
      "created": .string(created), "createdBy": [.string(id("author"))],
      "createdUsing": [.string(id("tool"))],
    ]
  }

  private func document(_ ids: [JSON]) -> JSON {
    var profiles: [JSON] = ["core", "software", "simpleLicensing"]
    if !manifest.models.isEmpty { profiles.append("ai") }
    if !manifest.datasets.isEmpty { profiles.append("dataset") }
    if input.vulnerabilities != nil { profiles.append("security") }
    return element(
      "SpdxDocument", "document",
      [
        ("name", .string(manifest.system.name)), ("profileConformance", .array(profiles)),
        ("rootElement", [.string(id("sbom"))]), ("element", .array([.string(id("sbom"))] + ids)),
      ])
  }

  private func sbom(_ ids: [JSON]) -> JSON {
    let kind =
      switch input.phase {
      case "design": "design"
      case "pre-build": "source"
      case "build": "build"
      case "operations": "deployed"
      default: "analyzed"
      }
    return element(
      "software_Sbom", "sbom",
      [
        ("name", .string("Bill of materials of \(manifest.system.name)")),
        ("description", .string("Version 1.")), ("software_sbomType", [.string(kind)]),
        ("rootElement", [.string(id("system"))]), ("element", .array(ids)),
      ])
  }

  private var tool: JSON {
    element(
      "Tool", "tool",
      [
        ("name", "gatehouse"),
        (
          "externalIdentifier",
          [
            [
              "type": "ExternalIdentifier", "externalIdentifierType": "packageUrl",
              "identifier": .string("pkg:generic/gatehouse@\(input.toolVersion)"),
            ]
          ]
        ),
      ])
  }

  // MARK: agents

  /// The author, then every organisation that is named.
  private var agents: [JSON] {
    let owner = manifest.system.owner
    let author = element(
      "Person", "author",
      [
        ("name", .string(owner.name)),
        (
          "externalIdentifier",
          [
            [
              "type": "ExternalIdentifier", "externalIdentifierType": "email",
              "identifier": .string(owner.email),
            ]
          ]
        ),
      ])
    return [author]
      + organisations.map { element("Organization", "organisation:" + $0, [("name", .string($0))]) }
  }

  private var organisations: [String] {
    var names = [manifest.system.card?.producer].compactMap(\.self)
    names += manifest.models.compactMap { input.producer(of: $0) }
    names += manifest.datasets.compactMap(\.supplier)
    names += manifest.upstreams.compactMap(\.supplier)
    return Array(Set(names)).sorted()
  }

  func organisation(_ name: String?) -> JSON? {
    name.map { .string(id("organisation:" + $0)) }
  }

  static func time(_ day: String?) -> JSON? { day.map { .string($0 + "T00:00:00Z") } }

  static func hash(_ digest: Digest) -> JSON {
    ["type": "Hash", "algorithm": "sha256", "hashValue": .string(digest.hex)]
  }

  static func externalRef(_ type: String, _ locator: String, _ comment: String? = nil) -> JSON {
    Members.of([
      ("type", "ExternalRef"), ("externalRefType", .string(type)),
      ("locator", [.string(locator)]), ("comment", comment.map(JSON.string)),
    ])
  }

  // MARK: the system

  private var system: JSON {
    let card = manifest.system.card
    let isPersonal = (manifest.flows.map(\.label) + manifest.datasets.map(\.label))
      .contains(where: \.personalData)
    return element(
      "ai_AIPackage", "system",
      [
        ("name", .string(manifest.system.name)),
        ("description", .string(manifest.system.purpose)),
        ("externalRef", Members.list(systemReferences)),
        ("suppliedBy", organisation(card?.producer)), ("releaseTime", Self.time(card?.released)),
        ("software_primaryPurpose", "application"),
        ("software_packageVersion", card?.version.map(JSON.string)),
        ("ai_domain", Members.list((card?.applicationAreas ?? []).map(JSON.string))),
        ("ai_informationAboutApplication", application.map(JSON.string)),
        ("ai_safetyRiskAssessment", .string(risk)),
        ("ai_standardCompliance", Members.list(compliance)),
        ("ai_useSensitivePersonalInformation", .string(isPersonal ? "yes" : "no")),
      ])
  }

  private var risk: String {
    switch manifest.system.criticality {
    case .low: "low"
    case .standard: "medium"
    case .high: "high"
    case .critical: "serious"
    }
  }

  private var compliance: [JSON] {
    input.practices.filter { $0.state == .met }.map {
      .string("Guidelines for secure AI system development (2023-11), practice \($0.practice)")
    }
  }

  /// What the format has no member for, a line each.
  private var application: String? {
    let card = manifest.system.card
    var lines: [String] = []
    if let inputs = card?.inputs, !inputs.isEmpty {
      lines.append("Inputs: " + inputs.joined(separator: "; "))
    }
    if let outputs = card?.outputs, !outputs.isEmpty {
      lines.append("Outputs: " + outputs.joined(separator: "; "))
    }
    if let usage = card?.dataUsage { lines.append("Data usage: " + usage) }
    lines += input.flowWords.map { "Data flow: " + $0 }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private var systemReferences: [JSON] {
    let card = manifest.system.card
    var list: [JSON] = []
    if let policy = card?.securityPolicy { list.append(Self.externalRef("securityPolicy", policy)) }
    if let advisories = card?.advisories {
      list.append(Self.externalRef("securityAdvisory", advisories))
    }
    for kind in Manifest.DocumentKind.allCases {
      guard let path = manifest.documents[kind] else { continue }
      let type = kind == .threatModel ? "securityThreatModel" : "documentation"
      list.append(Self.externalRef(type, CycloneDXWriter.reference(path), kind.rawValue))
    }
    return list
  }

  /// How the system stands against each practice that was judged.
  private var annotations: [JSON] {
    input.practices.filter { $0.state != .notAssessed }.map { practice in
      element(
        "Annotation", "practice:" + practice.practice,
        [
          ("annotationType", "review"), ("subject", .string(id("system"))),
          (
            "statement",
            .string(
              "Practice \(practice.practice) is \(practice.state.rawValue): \(practice.reason)")
          ),
        ])
    }
  }
}
