/// Which known vulnerabilities touch which packages: advisories in the format of OSV (ossf.github.io/
/// osv-schema, 1.7), matched by package and version. Withdrawn advisories are left out; ranges of
/// commits are not judged, and that is said.

package import Bytes

/// A package that advisories are matched with.
package struct InventoryPackage: Hashable, Sendable {
  /// What it is.
  package let purl: PackageURL
  /// Where it stands: a path of a lock file or the reference in a bill.
  package let place: String

  /// Names a package and its place.
  package init(purl: PackageURL, place: String) {
    self.purl = purl
    self.place = place
  }
}

/// Looks advisories up for packages; fed with one advisory after the other.
package struct OSVMatcher: Sendable {
  private struct Key: Hashable {
    let ecosystem: String
    let name: String
  }

  /// One advisory that touches one package.
  struct Match: Sendable {
    let package: InventoryPackage
    let id: String
    let aliases: [String]
    let summary: String
    let severity: VulnerabilitySeverity?
    let fixed: [String]
    /// The version is missing or can't be ordered: it may be affected.
    let isUndetermined: Bool
  }

  private var packages: [Key: [InventoryPackage]] = [:]
  private(set) var matches: [Match] = []
  /// Advisories that were read.
  package private(set) var advisoryCount = 0
  /// Advisories that were withdrawn and left out.
  package private(set) var withdrawnCount = 0
  /// Packages of ecosystems that OSV has no name for here.
  package private(set) var unmatchable: [InventoryPackage] = []
  /// What was not judged, in words.
  package private(set) var notJudged: Set<String> = []
  /// The newest `modified` of all advisories.
  package private(set) var newest = ""
  private let packageCount: Int

  /// Takes the packages.
  package init(_ inventory: [InventoryPackage]) {
    packageCount = Set(inventory).count
    for package in Set(inventory) {
      guard let (ecosystem, name) = Ecosystem.of(package.purl) else {
        unmatchable.append(package)
        continue
      }
      packages[Key(ecosystem: ecosystem, name: name), default: []].append(package)
    }
    for key in packages.keys { packages[key]?.sort { $0.purl < $1.purl } }
    unmatchable.sort { $0.purl < $1.purl }
  }

  /// Looks one advisory up. Answers `false` when the document is no advisory.
  package mutating func add(_ advisory: JSON) -> Bool {
    guard let id = advisory["id"]?.string, !id.isEmpty, advisory.object != nil,
      advisory["affected"]?.array != nil || advisory["modified"]?.string != nil
    else { return false }
    advisoryCount += 1
    if let modified = advisory["modified"]?.string { newest = max(newest, modified) }
    if let withdrawn = advisory["withdrawn"], !withdrawn.isNull {
      withdrawnCount += 1
      return true
    }
    var found: [InventoryPackage: Match] = [:]
    for affected in advisory["affected"]?.array ?? [] {
      for package in candidates(affected) {
        guard let match = match(package, affected, advisory, id) else { continue }
        found[package] = Self.joined(found[package], match)
      }
    }
    matches += found.values
    return true
  }

  private func candidates(_ affected: JSON) -> [InventoryPackage] {
    var keys: Set<Key> = []
    let package = affected["package"]
    if let ecosystem = package?["ecosystem"]?.string, let name = package?["name"]?.string {
      let base = String(ecosystem.prefix { $0 != ":" })
      keys.insert(Key(ecosystem: base, name: Ecosystem.normalised(name, base)))
    }
    if let purl = package?["purl"]?.string.flatMap({ PackageURL($0) }),
      let (ecosystem, name) = Ecosystem.of(purl)
    {
      keys.insert(Key(ecosystem: ecosystem, name: name))
    }
    return keys.flatMap { packages[$0] ?? [] }
  }

  /// The surer of two answers for one package, with the fixes of both.
  private static func joined(_ known: Match?, _ fresh: Match) -> Match {
    guard let known else { return fresh }
    let sure = known.isUndetermined ? fresh : known
    return Match(
      package: sure.package, id: sure.id, aliases: sure.aliases, summary: sure.summary,
      severity: [known.severity, fresh.severity].compactMap(\.self)
        .max { ($0.level, $0.tenths ?? 0) < ($1.level, $1.tenths ?? 0) },
      fixed: Array(Set(known.fixed + fresh.fixed)).sorted(), isUndetermined: sure.isUndetermined)
  }

  private mutating func match(
    _ package: InventoryPackage, _ affected: JSON, _ advisory: JSON, _ id: String
  ) -> Match? {
    let ecosystem = affected["package"]?["ecosystem"]?.string ?? Ecosystem.of(package.purl)?.0 ?? ""
    var judge = RangeJudge(ecosystem: ecosystem, version: Ecosystem.version(of: package.purl))
    let answer = judge.answer(affected)
    if judge.sawCommits, answer == .unaffected {
      notJudged.insert("\(id): ranges of commits of \(package.purl.withoutVersion.text)")
    }
    guard answer != .unaffected else { return nil }
    return Match(
      package: package, id: id,
      aliases: (advisory["aliases"]?.array ?? []).compactMap(\.string),
      summary: advisory["summary"]?.string
        ?? String((advisory["details"]?.string ?? "").prefix(200)),
      severity: VulnerabilitySeverity.of(affected, advisory), fixed: judge.fixes.sorted(),
      isUndetermined: answer == .undetermined)
  }

  // MARK: the result

  /// What was found, with `answers` (VEX) to it.
  package func report(answers: VEXBook = VEXBook()) -> VulnerabilityReport {
    var byPackage: [InventoryPackage: [Match]] = [:]
    for match in matches { byPackage[match.package, default: []].append(match) }
    var findings: [VulnerabilityFinding] = []
    for (package, matches) in byPackage {
      findings += Self.groups(matches).map { group in
        VulnerabilityFinding(package, group, answers)
      }
    }
    return VulnerabilityReport(
      findings: findings.sorted { ($0.purl, $0.id) < ($1.purl, $1.id) },
      notJudged: notJudged.sorted(), unmatchable: unmatchable.map(\.purl.text),
      packageCount: packageCount, advisoryCount: advisoryCount, withdrawnCount: withdrawnCount,
      newest: newest, invalidAnswers: answers.invalid)
  }

  /// Advisories with a common id or alias are about one thing.
  private static func groups(_ matches: [Match]) -> [[Match]] {
    var groups: [(names: Set<String>, members: [Match])] = []
    for match in matches.sorted(by: { $0.id < $1.id }) {
      var names = Set([match.id] + match.aliases)
      var members = [match]
      groups.removeAll { group in
        guard !group.names.isDisjoint(with: names) else { return false }
        names.formUnion(group.names)
        members += group.members
        return true
      }
      groups.append((names, members))
    }
    return groups.map { $0.members.sorted { $0.id < $1.id } }
  }
}

/// The names that OSV has for ecosystems and packages.
enum Ecosystem {
  private static let names = [
    "pypi": "PyPI", "npm": "npm", "cargo": "crates.io", "golang": "Go", "swift": "SwiftURL",
    "maven": "Maven", "nuget": "NuGet", "gem": "RubyGems", "composer": "Packagist", "hex": "Hex",
    "pub": "Pub",
  ]

  static func of(_ purl: PackageURL) -> (String, String)? {
    guard let ecosystem = names[purl.type] else { return nil }
    let separator = purl.type == "maven" ? ":" : "/"
    let name = (purl.namespace + [purl.name]).joined(separator: separator)
    return (ecosystem, normalised(name, ecosystem))
  }

  /// The one spelling that names are compared in.
  static func normalised(_ name: String, _ ecosystem: String) -> String {
    switch ecosystem {
    case "PyPI":
      // PEP 503: runs of `-`, `_` and `.` are one `-`.
      var result = ""
      for character in name.lowercased() {
        if "-_.".contains(character) {
          if !result.hasSuffix("-") { result += "-" }
        } else {
          result.append(character)
        }
      }
      return result
    case "SwiftURL": return SwiftLocks.repository(name).joined(separator: "/").lowercased()
    case "Go", "NuGet", "Packagist", "npm", "Hex", "Pub": return name.lowercased()
    default: return name
    }
  }

  /// The version as advisories of the ecosystem write it.
  static func version(of purl: PackageURL) -> String? {
    guard let version = purl.version, !version.isEmpty else { return nil }
    if purl.type == "golang", version.hasPrefix("v") { return String(version.dropFirst()) }
    return version
  }
}
