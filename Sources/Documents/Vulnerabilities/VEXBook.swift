/// Answers to known vulnerabilities: OpenVEX (github.com/openvex/spec, 0.2) and the analyses in a
/// CycloneDX bill. An answer without the reason that its status demands is none.

package import Bytes

/// What an answer says (OpenVEX 0.2, "Status Labels").
package enum VEXStatus: String, Sendable, CaseIterable {
  case notAffected = "not_affected"
  case affected
  case fixed
  case underInvestigation = "under_investigation"

  /// Whether nothing remains to be done.
  package var isClosed: Bool { self == .notAffected || self == .fixed }
}

/// One answer.
package struct VEXAnswer: Sendable, Hashable {
  /// What it says.
  package let status: VEXStatus
  /// Why the package is not affected, as a word of OpenVEX or CycloneDX.
  package let justification: String?
  /// Why, or what is done, in words.
  package let statement: String?
  /// When it was given, Unix seconds.
  package let at: Int64
  /// The document that holds it.
  package let source: String
}

/// The answers of several documents.
package struct VEXBook: Sendable {
  private struct Entry {
    let names: Set<String>
    /// Empty: for every package of the product.
    let packages: [PackageURL]
    let answer: VEXAnswer
  }

  private var entries: [Entry] = []
  /// Statements that were refused, with why.
  package private(set) var invalid: [String] = []
  /// The names under which the described system is known as a product.
  private let products: Set<String>

  /// Answers about `products`: names of the described system.
  package init(products: Set<String> = []) { self.products = products }

  /// Why a package of OpenVEX is not affected.
  private static let justifications: Set<String> = [
    "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
    "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
  ]

  /// Adds the answers of one document. Answers `false` when it is neither OpenVEX nor CycloneDX.
  package mutating func add(_ document: JSON, source: String) -> Bool {
    if document["bomFormat"]?.string == "CycloneDX" {
      cycloneDX(document, source)
      return true
    }
    guard let context = document["@context"]?.string, context.hasPrefix("https://openvex.dev/ns"),
      let statements = document["statements"]?.array
    else { return false }
    let given = document["last_updated"]?.string ?? document["timestamp"]?.string
    for (index, statement) in statements.prefix(BOMLimits.advisories).enumerated() {
      openVEX(statement, given, "\(source), statement \(index + 1)", source)
    }
    return true
  }

  private mutating func refuse(_ place: String, _ why: String) {
    if invalid.count < BOMLimits.findings { invalid.append("\(place): \(why)") }
  }

  // MARK: OpenVEX

  private mutating func openVEX(
    _ statement: JSON, _ given: String?, _ place: String, _ source: String
  ) {
    let vulnerability = statement["vulnerability"]
    var names = Set([vulnerability?.string, vulnerability?["name"]?.string].compactMap(\.self))
    names.formUnion((vulnerability?["aliases"]?.array ?? []).compactMap(\.string))
    guard !names.isEmpty else { return refuse(place, "names no vulnerability") }
    guard let status = statement["status"]?.string.flatMap(VEXStatus.init) else {
      return refuse(place, "has no known status")
    }
    let justification = statement["justification"]?.string
    let impact = statement["impact_statement"]?.string
    if status == .notAffected {
      guard justification != nil || !(impact ?? "").isEmpty else {
        return refuse(place, "says not_affected without a justification")
      }
      if let justification, !Self.justifications.contains(justification) {
        return refuse(place, "has an unknown justification")
      }
    }
    let when =
      statement["last_updated"]?.string ?? statement["timestamp"]?.string ?? given ?? ""
    guard let at = RFC3339.seconds(when) else { return refuse(place, "has no time") }
    let answer = VEXAnswer(
      status: status, justification: justification,
      statement: impact ?? statement["action_statement"]?.string, at: at, source: source)
    let list = statement["products"]?.array ?? []
    guard !list.isEmpty else { return refuse(place, "names no product") }
    for product in list { add(product, names, answer, place) }
  }

  /// A product with parts is answered for its parts; the described system without parts, for all.
  private mutating func add(
    _ product: JSON, _ names: Set<String>, _ answer: VEXAnswer, _ place: String
  ) {
    let own = Self.identifiers(product)
    let isSystem = own.contains { text in
      products.contains(text) || PackageURL(text).map { products.contains($0.name) } ?? false
    }
    let parts = (product["subcomponents"]?.array ?? []).flatMap { part in
      Self.identifiers(part).compactMap { PackageURL($0) }
    }
    if isSystem, !parts.isEmpty {
      entries.append(Entry(names: names, packages: parts, answer: answer))
    } else if isSystem {
      entries.append(Entry(names: names, packages: [], answer: answer))
    } else {
      let packages = own.compactMap { PackageURL($0) }
      guard !packages.isEmpty else {
        return refuse(place, "is about a product that is not this system, by no package URL")
      }
      entries.append(Entry(names: names, packages: packages, answer: answer))
    }
  }

  private static func identifiers(_ part: JSON) -> [String] {
    [part.string, part["@id"]?.string, part["identifiers"]?["purl"]?.string].compactMap(\.self)
  }

  // MARK: CycloneDX

  private static let states: [String: VEXStatus] = [
    "resolved": .fixed, "resolved_with_pedigree": .fixed, "exploitable": .affected,
    "in_triage": .underInvestigation, "false_positive": .notAffected, "not_affected": .notAffected,
  ]

  private mutating func cycloneDX(_ bill: JSON, _ source: String) {
    let purls = Self.purls(of: bill)
    let made = bill["metadata"]?["timestamp"]?.string
    for (index, item) in (bill["vulnerabilities"]?.array ?? []).enumerated() {
      let place = "\(source), vulnerability \(index + 1)"
      guard let id = item["id"]?.string, let analysis = item["analysis"] else { continue }
      guard let status = analysis["state"]?.string.flatMap({ Self.states[$0] }) else {
        refuse(place, "has no known state")
        continue
      }
      let justification = analysis["justification"]?.string
      let detail = analysis["detail"]?.string
      if status == .notAffected, justification == nil, (detail ?? "").isEmpty {
        refuse(place, "says not_affected without a justification")
        continue
      }
      let when = analysis["lastUpdated"]?.string ?? item["updated"]?.string ?? made ?? ""
      guard let at = RFC3339.seconds(when) else {
        refuse(place, "has no time")
        continue
      }
      var names = Set([id])
      names.formUnion((item["references"]?.array ?? []).compactMap { $0["id"]?.string })
      let refs = (item["affects"]?.array ?? []).compactMap { $0["ref"]?.string }
      let packages = refs.compactMap { ref in
        purls[ref] ?? PackageURL(ref) ?? ref.lastPart("#").flatMap { PackageURL($0) }
      }
      guard !packages.isEmpty else {
        refuse(place, "names no package by a package URL")
        continue
      }
      entries.append(
        Entry(
          names: names, packages: packages,
          answer: VEXAnswer(
            status: status, justification: justification, statement: detail, at: at,
            source: source)))
    }
  }

  private static func purls(of bill: JSON) -> [String: PackageURL] {
    var table: [String: PackageURL] = [:]
    var open = bill["components"]?.array ?? []
    while let component = open.popLast(), table.count < BOMLimits.components {
      if let ref = component["bom-ref"]?.string, let purl = component["purl"]?.string {
        table[ref] = PackageURL(purl)
      }
      open += component["components"]?.array ?? []
    }
    return table
  }

  // MARK: looking up

  /// The newest answer to one of `names` for `package`; an open one wins a tie.
  func answer(to names: Set<String>, for package: PackageURL) -> VEXAnswer? {
    entries.filter { entry in
      !entry.names.isDisjoint(with: names)
        && (entry.packages.isEmpty || entry.packages.contains { Self.matches($0, package) })
    }.map(\.answer).max { left, right in
      left.at != right.at ? left.at < right.at : left.status.isClosed && !right.status.isClosed
    }
  }

  /// A package URL without a version stands for every version.
  private static func matches(_ pattern: PackageURL, _ package: PackageURL) -> Bool {
    guard let (left, right) = Self.pair(pattern, package), left == right else { return false }
    if let version = pattern.version, version != package.version { return false }
    return pattern.qualifiers.allSatisfy { package.qualifiers[$0.key] == $0.value }
  }

  private static func pair(_ left: PackageURL, _ right: PackageURL) -> (String, String)? {
    if let a = Ecosystem.of(left), let b = Ecosystem.of(right) {
      return (a.0 + " " + a.1, b.0 + " " + b.1)
    }
    return (left.withoutVersion.text, right.withoutVersion.text)
  }
}

extension String {
  /// What stands after the last `mark`; `nil` without one.
  fileprivate func lastPart(_ mark: Character) -> String? {
    lastIndex(of: mark).map { String(self[index(after: $0)...]) }
  }
}
