/// A bill of materials as CycloneDX 1.6 or 1.7 in JSON (ECMA-424). Everything stands in a fixed order,
/// so that the same input gives the same bytes; the serial number is derived from the content.

package import Bytes
import Formats
import Manifest

/// The versions that are written.
package enum CycloneDXVersion: String, CaseIterable, Sendable {
  case version16 = "1.6"
  case version17 = "1.7"
}

/// Writing of CycloneDX.
package enum CycloneDX {
  /// The bill of `input`.
  package static func bill(_ input: BOMInput, version: CycloneDXVersion) -> JSON {
    let writer = CycloneDXWriter(input)
    var bill = writer.body
    bill["specVersion"] = .string(version.rawValue)
    let serial = SerialNumber.of(bill)
    var metadata = bill["metadata"] ?? [:]
    metadata = Members.ordered(
      metadata, first: ["timestamp": .string(CivilTime.text(input.timestamp))])
    return Members.of([
      ("$schema", .string("http://cyclonedx.org/schema/bom-\(version.rawValue).schema.json")),
      ("bomFormat", "CycloneDX"), ("specVersion", .string(version.rawValue)),
      ("serialNumber", .string("urn:uuid:" + serial)), ("version", 1), ("metadata", metadata),
      ("components", bill["components"]), ("services", bill["services"]),
      ("dependencies", bill["dependencies"]), ("compositions", bill["compositions"]),
      ("vulnerabilities", bill["vulnerabilities"]), ("declarations", bill["declarations"]),
      ("definitions", bill["definitions"]),
    ])
  }
}

/// A UUID that follows from content (RFC 9562, version 8).
enum SerialNumber {
  static func of(_ content: JSON) -> String {
    var bytes = Array(Digest.of(content.encoded(.canonical)).bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = Array(Hex.encode(bytes))
    let cuts = [0, 8, 12, 16, 20, 32]
    return zip(cuts, cuts.dropFirst()).map { String(hex[$0..<$1]) }.joined(separator: "-")
  }
}

/// Objects with members that may be missing.
enum Members {
  static func of(_ members: [(String, JSON?)]) -> JSON {
    var object = JSONObject()
    for (key, value) in members { if let value { object[key] = value } }
    return .object(object)
  }

  static func ordered(_ value: JSON, first: JSONObject) -> JSON {
    var object = first
    for (key, value) in value.members { object[key] = value }
    return .object(object)
  }

  /// An array; `nil` when it would be empty.
  static func list(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }

  static func property(_ name: String, _ value: String) -> JSON {
    ["name": .string("gatehouse:" + name), "value": .string(value)]
  }
}

struct CycloneDXWriter {
  let input: BOMInput
  let packages: [LockedPackage]
  var manifest: Manifest { input.manifest }

  init(_ input: BOMInput) {
    self.input = input
    packages = input.packages
  }

  /// All but what changes from one making to the next.
  var body: JSON {
    Members.of([
      ("metadata", metadata), ("components", Members.list(components)),
      ("services", Members.list(services)), ("dependencies", .array(dependencies)),
      ("compositions", compositions), ("vulnerabilities", vulnerabilities),
      ("declarations", declarations), ("definitions", definitions),
    ])
  }

  // MARK: references

  static let system = "system"
  static func model(_ name: String) -> String { "model:" + name }
  static func dataset(_ name: String) -> String { "dataset:" + name }
  static func prompt(_ name: String) -> String { "prompt:" + name }
  static func tool(_ name: String) -> String { "tool:" + name }
  static func upstream(_ name: String) -> String { "service:" + name }

  // MARK: metadata

  private var metadata: JSON {
    let owner = manifest.system.owner
    return Members.of([
      ("lifecycles", [["phase": .string(input.phase)]]),
      (
        "tools",
        [
          "components": [
            [
              "type": "application", "bom-ref": "gatehouse", "name": "gatehouse",
              "version": .string(input.toolVersion),
            ]
          ]
        ]
      ),
      ("authors", [["name": .string(owner.name), "email": .string(owner.email)]]),
      ("component", systemComponent),
    ])
  }

  private var systemComponent: JSON {
    let card = manifest.system.card
    return Members.of([
      ("type", "application"), ("bom-ref", .string(Self.system)),
      ("manufacturer", card?.producer.map(Self.entity)),
      ("name", .string(manifest.system.name)), ("version", card?.version.map(JSON.string)),
      ("description", .string(manifest.system.purpose)),
      ("externalReferences", Members.list(systemReferences)),
      ("releaseNotes", Self.released(card?.released)),
      ("properties", Members.list(systemProperties)),
    ])
  }

  private var systemProperties: [JSON] {
    let card = manifest.system.card
    var list = [Members.property("criticality", manifest.system.criticality.rawValue)]
    list.append(Members.property("manifest:sha256", manifest.digest.hex))
    list += (card?.applicationAreas ?? []).map { Members.property("application-area", $0) }
    list += (card?.inputs ?? []).map { Members.property("input", $0) }
    list += (card?.outputs ?? []).map { Members.property("output", $0) }
    list += (card?.dataUsage).map { [Members.property("data-usage", $0)] } ?? []
    list += input.flowWords.map { Members.property("data-flow", $0) }
    list += input.notes.map { Members.property("note", $0) }
    return list
  }

  private var systemReferences: [JSON] {
    var list: [JSON] = []
    if let policy = manifest.system.card?.securityPolicy {
      let kind = policy.hasSuffix("security.txt") ? "rfc-9116" : "security-contact"
      list.append(["url": .string(policy), "type": .string(kind)])
    }
    if let advisories = manifest.system.card?.advisories {
      list.append(["url": .string(advisories), "type": "advisories"])
    }
    for kind in Manifest.DocumentKind.allCases {
      guard let path = manifest.documents[kind] else { continue }
      list.append(
        Members.of([
          ("url", .string(Self.reference(path))), ("comment", .string(kind.rawValue)),
          ("type", .string(Self.type(of: kind))),
          ("hashes", input.documents[path].map { [Self.hash($0)] }),
        ]))
    }
    return list
  }

  private static func type(of kind: Manifest.DocumentKind) -> String {
    switch kind {
    case .threatModel: "threat-model"
    case .cards: "model-card"
    case .userGuidance, .limitations, .dataUse, .prohibitedUses: "documentation"
    case .aiJustification, .designDecision, .incidentPlan, .retirementPlan: "other"
    }
  }

  // MARK: parts that several kinds of components have

  static func entity(_ name: String) -> JSON { ["name": .string(name)] }

  static func released(_ day: String?) -> JSON? {
    day.map { ["type": "release", "timestamp": .string($0 + "T00:00:00Z")] }
  }

  static func hash(_ digest: Digest) -> JSON {
    ["alg": "SHA-256", "content": .string(digest.hex)]
  }

  static func hash(_ hash: NamedHash) -> JSON {
    ["alg": .string(hash.algorithm), "content": .string(hash.hex)]
  }

  /// A path as a relative reference (RFC 3986).
  static func reference(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let isPlain =
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
        || "-._~/".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + Hex.encode(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }

  /// A licence: an SPDX identifier, an expression, or a name of its own.
  static func licences(_ text: String?) -> JSON? {
    guard let text else { return nil }
    switch BillLicence.Form(text) {
    case .identifier(let id): return [["license": ["id": .string(id)]]]
    case .expression(let expression): return [["expression": .string(expression)]]
    case .name(let name): return [["license": ["name": .string(name)]]]
    }
  }

  /// The organisation that a supplier's entry describes.
  func supplier(_ name: String?) -> JSON? {
    guard let name else { return nil }
    let contact = manifest.supplier(name)?.contact
    let person = contact.map { text -> JSON in
      text.contains("@") && !text.contains(" ")
        ? ["email": .string(text)] : ["name": .string(text)]
    }
    return Members.of([("name", .string(name)), ("contact", person.map { [$0] })])
  }
}

/// How a licence is written down.
enum BillLicence {
  enum Form: Equatable {
    case identifier(String)
    case expression(String)
    case name(String)

    init(_ text: String) {
      guard let read = LicenceExpression(text) else {
        self = .name(text)
        return
      }
      // The reader leaves exceptions out and knows the hubs' own names: those stay as written.
      let isStandard = read.names.allSatisfy { BillLicence.isSPDX($0.id) }
      switch read {
      case .name(let name) where isStandard && !text.uppercased().contains(" WITH "):
        self = .identifier(name.id)
      case .name where !isStandard: self = .name(text)
      case .all, .any:
        // Identifiers of SPDX that are not known here have a capital letter; hubs' own names do not.
        let isPlausible = read.names.allSatisfy { $0.id.contains(where: \.isUppercase) }
        guard isPlausible else {
          self = .name(text)
          return
        }
        fallthrough
      default:
        let isPlain = isStandard && !text.uppercased().contains(" WITH ")
        self = .expression(isPlain ? read.text : text)
      }
    }
  }

  /// Identifiers of SPDX have a capital letter or begin with a digit; the hubs' own are lower case.
  static func isSPDX(_ id: String) -> Bool {
    guard let name = LicenceName(id), name.isKnown else { return false }
    return id.contains(where: \.isUppercase)
  }
}
