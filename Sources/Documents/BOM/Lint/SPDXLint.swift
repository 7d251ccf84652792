/// Looking at a bill in SPDX 3.0: references, identifiers, hashes, licences and package URLs.

import Bytes

/// A graph laid out for questions.
struct SPDXGraph {
  let elements: [JSON]
  let byID: [String: JSON]
  /// Relationships: from, type and to.
  let relations: [(from: String, type: String, to: [String])]

  init(_ bill: JSON) {
    elements = bill["@graph"]?.array ?? []
    var table: [String: JSON] = [:]
    for element in elements {
      if let id = Self.id(element), table[id] == nil { table[id] = element }
    }
    byID = table
    relations = elements.compactMap { element in
      guard let from = element["from"]?.string, let type = element["relationshipType"]?.string
      else {
        return nil
      }
      return (from, type, (element["to"]?.array ?? []).compactMap(\.string))
    }
  }

  static func id(_ element: JSON) -> String? {
    element["spdxId"]?.string ?? element["@id"]?.string
  }

  func all(_ types: Set<String>) -> [JSON] {
    elements.filter { types.contains($0["type"]?.string ?? "") }
  }

  /// What the bill is about.
  var root: JSON? {
    let bills = all(["software_Sbom", "Bom"]) + all(["SpdxDocument"])
    for bill in bills {
      for id in (bill["rootElement"]?.array ?? []).compactMap(\.string) {
        guard let element = byID[id] else { continue }
        let type = element["type"]?.string ?? ""
        if !["software_Sbom", "Bom", "SpdxDocument"].contains(type) { return element }
      }
    }
    return nil
  }

  /// The models: AI packages other than the described system, unless it is the only one.
  var models: [JSON] {
    let packages = all(["ai_AIPackage"])
    let rootID = root.flatMap(Self.id)
    let parts = packages.filter { Self.id($0) != rootID }
    guard parts.isEmpty else { return parts }
    return packages.filter { $0["software_primaryPurpose"]?.string != "application" }
  }

  var datasets: [JSON] { all(["dataset_DatasetPackage"]) }
}

struct SPDXLint {
  private let bill: JSON
  private let graph: SPDXGraph
  private let now: Int64
  private var findings = FindingList()
  /// Identifiers of other documents that are imported.
  private let imported: Set<String>

  private init(_ bill: JSON, now: Int64) {
    self.bill = bill
    self.now = now
    graph = SPDXGraph(bill)
    imported = Set(
      graph.all(["SpdxDocument"]).flatMap { document in
        (document["import"]?.array ?? []).compactMap { $0["externalSpdxId"]?.string }
      })
  }

  static func report(_ bill: JSON, isSigned: Bool, now: Int64) -> BOMReport {
    var lint = SPDXLint(bill, now: now)
    lint.look()
    let graph = lint.graph
    let version = graph.all(["CreationInfo"]).first?["specVersion"]?.string ?? ""
    return BOMReport(
      format: .spdx, version: version, findings: lint.findings.all,
      elements: SPDXScore(graph, isSigned: isSigned).results,
      counts: (graph.elements.count, graph.models.count, graph.datasets.count))
  }

  private mutating func look() {
    var seen: [String: Int] = [:]
    for (index, element) in graph.elements.enumerated() {
      let place = "@graph[\(index)]"
      guard element.object != nil, let type = element["type"]?.string else {
        findings.add(.structure, place, "an element without a type")
        continue
      }
      if let id = SPDXGraph.id(element) {
        if let first = seen.updateValue(index, forKey: id) {
          findings.add(.duplicateRef, place, "\(Short.text(id)) names @graph[\(first)] already")
        }
      } else {
        findings.add(.structure, place, "an element of type \(type) without an identifier")
      }
      walk(element, place, 0)
      purl(element, place)
      time(element, type, place)
    }
    documents()
    relations()
  }

  private mutating func documents() {
    let documents = graph.all(["SpdxDocument"]).count
    if documents != 1 {
      findings.add(.structure, "@graph", "\(documents) elements of type SpdxDocument, not one")
    }
    if graph.root == nil {
      findings.add(.structure, "@graph", "no root element says what the bill is about")
    }
  }

  // MARK: references

  /// Members that hold identifiers of elements.
  private static let links: Set<String> = [
    "creationInfo", "createdBy", "createdUsing", "rootElement", "element", "from", "to", "subject",
    "suppliedBy", "originatedBy", "security_assessedElement", "software_snippetFromFile",
  ]

  private func isOutside(_ id: String) -> Bool {
    // Individuals of the vocabulary, such as NoAssertionLicense.
    imported.contains(id) || id.hasPrefix("https://spdx.org/rdf/")
      || ["NoAssertionElement", "NoneElement"].contains(id)
      || ["expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense"].contains(id)
  }

  private mutating func walk(_ value: JSON, _ place: String, _ depth: Int) {
    guard depth < BOMLimits.json.depth else { return }
    switch value {
    case .object(let object):
      if let algorithm = object["algorithm"]?.string, let hash = object["hashValue"] {
        self.hash(algorithm, hash.string ?? "", place)
      }
      for (key, inner) in object.members {
        if Self.links.contains(key) { link(inner, "\(place).\(key)") }
        walk(inner, "\(place).\(key)", depth + 1)
      }
    case .array(let elements):
      for (index, inner) in elements.enumerated() { walk(inner, "\(place)[\(index)]", depth + 1) }
    default: break
    }
  }

  private mutating func link(_ value: JSON, _ place: String) {
    for text in value.array ?? [value] {
      guard let id = text.string, graph.byID[id] == nil, !isOutside(id) else { continue }
      findings.add(.danglingRef, place, "\(Short.text(id)) is not in the bill")
    }
  }

  private static let digits = [
    "md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128,
    "sha3_224": 56, "sha3_256": 64, "sha3_384": 96, "sha3_512": 128, "blake2b256": 64,
    "blake2b384": 96, "blake2b512": 128, "blake3": 64,
  ]

  private mutating func hash(_ algorithm: String, _ value: String, _ place: String) {
    guard let digits = Self.digits[algorithm] else { return }
    if value.utf8.count != digits || Hex.decode(value.lowercased()) == nil {
      findings.add(
        .hashLength, place, "\(algorithm) has \(digits) digits, not \(value.utf8.count)")
    } else if algorithm == "sha256", value.lowercased() == Digest.of([]).hex {
      findings.add(.emptyHash, place, "the hash of an empty file")
    }
  }

  private mutating func purl(_ element: JSON, _ place: String) {
    guard let text = element["software_packageUrl"]?.string else { return }
    guard let purl = PackageURL(text) else {
      return findings.add(.purl, place, "\(Short.text(text)) can't be read")
    }
    guard let named = purl.version, let own = element["software_packageVersion"]?.string,
      !CycloneDXLint.loose.contains(purl.type), named.lowercased() != own.lowercased(),
      "v" + own != named
    else { return }
    findings.add(
      .purlVersion, place, "version \(Short.text(own)), but \(Short.text(named)) in the package URL"
    )
  }

  private mutating func time(_ element: JSON, _ type: String, _ place: String) {
    for key in ["created", "builtTime", "releaseTime", "validUntilTime"] {
      guard let value = element[key] else { continue }
      guard let seconds = value.string.flatMap(RFC3339.seconds) else {
        findings.add(.time, "\(place).\(key)", "not a time of RFC 3339")
        continue
      }
      if type == "CreationInfo", seconds > now + 86_400 {
        findings.add(.time, "\(place).\(key)", "more than a day in the future")
      }
    }
    if let text = element["simplelicensing_licenseExpression"]?.string,
      !BillLicence.isExpression(text)
    {
      findings.add(.licence, place, "\(Short.text(text)) can't be read")
    }
  }

  private mutating func relations() {
    for (from, type, to) in graph.relations {
      if ["dependsOn", "contains"].contains(type), to.contains(from) {
        findings.add(.selfDependency, from, "\(type) itself")
      }
      guard type == "trainedOn" || type == "testedOn" else { continue }
      for target in to {
        guard let element = graph.byID[target] else { continue }
        let kind = element["type"]?.string ?? ""
        if kind != "dataset_DatasetPackage", kind != "software_File" {
          findings.add(.datasetRef, from, "\(type) \(Short.text(target)), which is a \(kind)")
        }
      }
      if let owner = graph.byID[from], owner["type"]?.string != "ai_AIPackage" {
        findings.add(.misplacedCard, from, "\(type) on what is no AI package")
      }
    }
  }
}
