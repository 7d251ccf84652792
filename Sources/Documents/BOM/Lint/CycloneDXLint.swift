/// What schemas let pass in a CycloneDX bill: references that lead nowhere, identifiers that stand
/// twice, cards on the wrong component, hashes that can't be. It does not replace the schema.

package import Bytes
import Formats

/// Looking at bills.
package enum BOMLint {
  /// Looks at a bill. `isSigned` says that it came in an envelope whose signature somebody else
  /// judges; `now` are Unix seconds.
  package static func look(_ bill: JSON, isSigned: Bool = false, now: Int64) throws(BOMError)
    -> BOMReport
  {
    if bill["bomFormat"]?.string == "CycloneDX" {
      let version = bill["specVersion"]?.string ?? ""
      guard CycloneDXLint.versions.contains(version) else {
        throw .unsupportedVersion(format: "CycloneDX", version: version)
      }
      var lint = CycloneDXLint(bill, version: version, now: now)
      return lint.report(isSigned: isSigned)
    }
    if let context = bill["@context"]?.string, context.hasPrefix("https://spdx.org/rdf/3."),
      bill["@graph"]?.array != nil
    {
      return SPDXLint.report(bill, isSigned: isSigned, now: now)
    }
    if let version = bill["spdxVersion"]?.string {
      throw .unsupportedVersion(format: "SPDX", version: version)
    }
    throw .unknownFormat
  }
}

struct CycloneDXLint {
  static let versions = ["1.4", "1.5", "1.6", "1.7"]

  let bill: JSON
  let version: String
  let now: Int64
  let reader: BillReader
  var findings = FindingList()
  /// Every `bom-ref` with its place.
  var refs: [String: String] = [:]
  /// What carries each reference, for parts of the system.
  var types: [String: String] = [:]

  init(_ bill: JSON, version: String, now: Int64) {
    self.bill = bill
    self.version = version
    self.now = now
    reader = BillReader(bill)
  }

  mutating func report(isSigned: Bool) -> BOMReport {
    structure()
    collectRefs(bill, "", 0)
    hashesAndAddresses(bill, "", 0)
    let parts = ([reader.system].compactMap(\.self)) + reader.components + reader.tools
    for part in parts { component(part) }
    for part in reader.services { service(part) }
    document()
    references()
    dependencies()
    contradictions()
    vulnerabilities()
    signature()
    return BOMReport(
      format: .cycloneDX, version: version, findings: findings.all,
      elements: CycloneDXScore(reader, isSigned: isSigned).results,
      counts: (reader.components.count, reader.models.count, reader.datasets.count))
  }

  // MARK: walking

  /// Every `bom-ref` in the document, whatever carries it.
  private mutating func collectRefs(_ value: JSON, _ place: String, _ depth: Int) {
    guard depth < BOMLimits.json.depth else { return }
    switch value {
    case .object(let object):
      if let ref = object["bom-ref"] { note(ref, place, object["type"]?.string) }
      for (key, inner) in object.members {
        collectRefs(inner, place.isEmpty ? key : "\(place).\(key)", depth + 1)
      }
    case .array(let elements):
      for (index, inner) in elements.enumerated() {
        collectRefs(inner, "\(place)[\(index)]", depth + 1)
      }
    default: break
    }
  }

  private mutating func note(_ value: JSON, _ place: String, _ type: String?) {
    guard let ref = value.string, !ref.isEmpty else {
      return findings.add(.structure, place, "a bom-ref is no text")
    }
    if ref.hasPrefix("urn:cdx:") {
      findings.add(.refForm, place, "\(Short.text(ref)) looks like a link to another bill")
    }
    if let first = refs[ref] {
      findings.add(.duplicateRef, place, "\(Short.text(ref)) names \(first) already")
    } else {
      refs[ref] = place
      types[ref] = type
    }
  }

  /// Hashes and addresses, wherever they stand.
  private mutating func hashesAndAddresses(_ value: JSON, _ place: String, _ depth: Int) {
    guard depth < BOMLimits.json.depth else { return }
    switch value {
    case .object(let object):
      if let algorithm = object["alg"], let content = object["content"] {
        hash(algorithm, content, place)
      }
      if let url = object["url"]?.string { address(url, place) }
      for (key, inner) in object.members {
        if key == "endpoints" {
          for endpoint in inner.array ?? [] { address(endpoint.string ?? "", place) }
        }
        hashesAndAddresses(inner, place.isEmpty ? key : "\(place).\(key)", depth + 1)
      }
    case .array(let elements):
      for (index, inner) in elements.enumerated() {
        hashesAndAddresses(inner, "\(place)[\(index)]", depth + 1)
      }
    default: break
    }
  }

  private mutating func hash(_ algorithm: JSON, _ content: JSON, _ place: String) {
    guard let name = algorithm.string, let digits = NamedHash.digits[name] else {
      return findings.add(.structure, place, "an unknown hash algorithm")
    }
    guard let hex = content.string, Hex.decode(hex.lowercased()) != nil else {
      return findings.add(.hashLength, place, "a hash that is not hexadecimal")
    }
    guard hex.utf8.count == digits else {
      return findings.add(
        .hashLength, place, "\(name) has \(digits) digits, not \(hex.utf8.count)")
    }
    if name == "SHA-256", hex.lowercased() == Digest.of([]).hex {
      findings.add(.emptyHash, place, "the hash of an empty file")
    }
  }

  private mutating func address(_ url: String, _ place: String) {
    guard let scheme = url.range(ofLast: "://") else { return }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") else { return }
    findings.add(.secret, place, "an address with a password in it")
  }

  // MARK: structure

  private static let topLevel: [String: String] = [
    "$schema": "1.4", "bomFormat": "1.4", "specVersion": "1.4", "serialNumber": "1.4",
    "version": "1.4", "metadata": "1.4", "components": "1.4", "services": "1.4",
    "externalReferences": "1.4", "dependencies": "1.4", "compositions": "1.4",
    "vulnerabilities": "1.4", "signature": "1.4", "properties": "1.5", "annotations": "1.5",
    "formulation": "1.5", "declarations": "1.6", "definitions": "1.6", "citations": "1.7",
  ]
  private static let lists: Set<String> = [
    "components", "services", "externalReferences", "dependencies", "compositions",
    "vulnerabilities", "annotations", "formulation", "properties", "citations",
  ]

  private mutating func structure() {
    for (key, value) in bill.members {
      guard let since = Self.topLevel[key] else {
        findings.add(.structure, key, "CycloneDX has no such member")
        continue
      }
      if since > version { findings.add(.version, key, "since CycloneDX \(since)") }
      if Self.lists.contains(key), value.array == nil {
        findings.add(.structure, key, "not a list")
      }
    }
    for key in ["metadata", "declarations", "definitions"] {
      if let value = bill[key], value.object == nil {
        findings.add(.structure, key, "not an object")
      }
    }
    if reader.isCut { findings.add(.structure, "components", "nested too deep to be looked at") }
    let metadata = bill["metadata"]
    if version < "1.5" {
      if metadata?["lifecycles"] != nil {
        findings.add(.version, "metadata.lifecycles", "since CycloneDX 1.5")
      }
      if metadata?["tools"]?.object != nil {
        findings.add(.version, "metadata.tools", "an object since CycloneDX 1.5")
      }
    }
    if version < "1.6", metadata?["manufacturer"] != nil {
      findings.add(.version, "metadata.manufacturer", "since CycloneDX 1.6")
    }
  }

  private mutating func document() {
    if let serial = bill["serialNumber"], !Self.isUUID(serial.string ?? "") {
      findings.add(.serial, "serialNumber", "not urn:uuid: and a UUID")
    }
    if let number = bill["version"], number.int.map({ $0 < 1 }) ?? true {
      findings.add(.serial, "version", "not a whole number from 1")
    }
    if let time = bill["metadata"]?["timestamp"] {
      switch time.string.flatMap(RFC3339.seconds) {
      case nil: findings.add(.time, "metadata.timestamp", "not a time of RFC 3339")
      case let seconds? where seconds > now + 86_400:
        findings.add(.time, "metadata.timestamp", "more than a day in the future")
      default: break
      }
    }
  }

  private static func isUUID(_ text: String) -> Bool {
    guard text.hasPrefix("urn:uuid:") else { return false }
    let groups = text.dropFirst(9).split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { group in
        group.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
      }
  }

  // MARK: components

  private static let typesSince: [String: String] = [
    "application": "1.4", "framework": "1.4", "library": "1.4", "container": "1.4",
    "operating-system": "1.4", "device": "1.4", "firmware": "1.4", "file": "1.4",
    "platform": "1.5", "device-driver": "1.5", "machine-learning-model": "1.5", "data": "1.5",
    "cryptographic-asset": "1.6",
  ]
  private static let membersSince: [String: String] = [
    "modelCard": "1.5", "data": "1.5", "cryptoProperties": "1.6", "manufacturer": "1.6",
    "authors": "1.6", "tags": "1.6", "omniborId": "1.6", "swhid": "1.6",
  ]

  private mutating func component(_ part: BillPart) {
    guard part.value.object != nil else {
      return findings.add(.structure, part.place, "not an object")
    }
    if part.name.isEmpty { findings.add(.structure, part.place, "a component without a name") }
    if let since = Self.typesSince[part.type] {
      if since > version {
        findings.add(.version, part.place, "type \(part.type) since CycloneDX \(since)")
      }
    } else {
      findings.add(.structure, part.place, "a component of an unknown type")
    }
    for (key, _) in part.value.members {
      if let since = Self.membersSince[key], since > version {
        findings.add(.version, "\(part.place).\(key)", "since CycloneDX \(since)")
      }
    }
    let type = part.type
    if part.value["modelCard"] != nil, type != "machine-learning-model" {
      findings.add(.misplacedCard, part.place, "a model card on a component of type \(type)")
    }
    if part.value["data"] != nil, type != "data" {
      findings.add(.misplacedData, part.place, "data on a component of type \(type)")
    }
    if part.value["cryptoProperties"] != nil, type != "cryptographic-asset" {
      findings.add(
        .misplacedData, part.place, "properties of cryptography on a component of type \(type)")
    }
    purl(part)
    licences(part)
    released(part)
    metrics(part)
  }

  private mutating func service(_ part: BillPart) {
    if part.name.isEmpty { findings.add(.structure, part.place, "a service without a name") }
    for (index, data) in (part.value["data"]?.array ?? []).enumerated() {
      let flows = ["inbound", "outbound", "bi-directional", "unknown"]
      if !flows.contains(data["flow"]?.string ?? "") {
        findings.add(.structure, "\(part.place).data[\(index)]", "no known direction")
      }
    }
  }

  private mutating func purl(_ part: BillPart) {
    guard let value = part.value["purl"] else { return }
    guard let purl = value.string.flatMap({ PackageURL($0) }) else {
      return findings.add(.purl, part.place, "\(Short.text(value.string ?? "")) can't be read")
    }
    guard let named = purl.version, let own = part.value["version"]?.string, !own.isEmpty,
      !Self.loose.contains(purl.type), purl.qualifiers["epoch"] == nil
    else { return }
    if Self.bare(named) != Self.bare(own) {
      findings.add(
        .purlVersion, part.place,
        "version \(Short.text(own)), but \(Short.text(named)) in the package URL")
    }
  }

  /// Types whose package URLs name a revision, a digest or an epoch where people give another version.
  static let loose: Set<String> = [
    "alpm", "apk", "bitbucket", "deb", "docker", "generic", "github", "gitlab", "huggingface",
    "mlflow", "oci", "rpm",
  ]

  private static func bare(_ version: String) -> String {
    let lower = version.lowercased()
    return lower.hasPrefix("v") ? String(lower.dropFirst()) : lower
  }

  private mutating func licences(_ part: BillPart) {
    for (index, item) in (part.value["licenses"]?.array ?? []).enumerated() {
      guard let expression = item["expression"]?.string else { continue }
      if !BillLicence.isExpression(expression) {
        findings.add(
          .licence, "\(part.place).licenses[\(index)]", "\(Short.text(expression)) can't be read")
      }
    }
  }

  private mutating func released(_ part: BillPart) {
    if let time = part.value["releaseNotes"]?["timestamp"],
      time.string.flatMap(RFC3339.seconds) == nil
    {
      findings.add(.time, "\(part.place).releaseNotes", "not a time of RFC 3339")
    }
  }

  private mutating func metrics(_ part: BillPart) {
    let list = part.value["modelCard"]?["quantitativeAnalysis"]?["performanceMetrics"]?.array ?? []
    for (index, metric) in list.enumerated() {
      let interval = metric["confidenceInterval"]
      guard let lower = interval?["lowerBound"]?.string.flatMap(Double.init),
        let upper = interval?["upperBound"]?.string.flatMap(Double.init), lower > upper
      else { continue }
      findings.add(
        .interval,
        "\(part.place).modelCard.quantitativeAnalysis.performanceMetrics[\(index)]",
        "\(lower) is above \(upper)")
    }
  }
}

extension BillLicence {
  /// Whether `text` reads as a licence expression.
  static func isExpression(_ text: String) -> Bool {
    LicenceExpression(text) != nil
  }
}
