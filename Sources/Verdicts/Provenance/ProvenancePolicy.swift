/// What a consumer demands of provenance: which builders count up to which level when who signs, which
/// sources and build types are expected, and at which levels of the tracks of SLSA 1.2.
/// Source: slsa.dev/spec/v1.2/verifying-artifacts and verifying-source.

package import Bytes

/// A policy, read from JSON.
package struct ProvenancePolicy: Sendable, Equatable {
  /// A builder that counts.
  package struct Builder: Sendable, Equatable {
    /// Its `builder.id`, exactly.
    package let id: String
    /// Names of the signers whose signature may stand under its provenance.
    package let signers: [String]
    /// The level that it is trusted for, 1 to 3.
    package let level: Int
  }

  /// Somebody whose verification summaries of sources count.
  package struct Verifier: Sendable, Equatable {
    /// Its `verifier.id`, exactly.
    package let id: String
    /// Names of the signers whose signature may stand under its summaries.
    package let signers: [String]
  }

  /// Builders that count.
  package let builders: [Builder]
  /// Verifiers of sources that count.
  package let verifiers: [Verifier]
  /// Build types that are expected; empty for any.
  package let buildTypes: [String]
  /// Patterns (`*` for any characters) of which each source has to match one; empty for any.
  package let sources: [String]
  /// The least level of the build track, 0 to 3.
  package let buildLevel: Int
  /// The least level of the source track, 0 to 4, for every source that is a revision.
  package let sourceLevel: Int
  /// External parameters that may be there; `nil` for any.
  package let parameters: [String]?
  /// Values that external parameters must have.
  package let expected: JSONObject

  /// Why a policy can't be used.
  package struct Fault: Error, Equatable, Sendable {
    /// The place, such as `builders[0].level`.
    package let path: String
    /// What has to stand there.
    package let expected: String
  }

  private static let keys = [
    "schema_version", "builders", "source_verifiers", "build_types", "sources",
    "minimum_build_level", "minimum_source_level", "parameters", "expected_parameters",
  ]

  /// Reads a policy. Unknown members are refused: a misspelt demand must not go unseen.
  package init(reading json: JSON) throws(Fault) {
    try Self.refuseUnknown(json, Self.keys, "")
    guard json["schema_version"]?.int == 1 else {
      throw Fault(path: "schema_version", expected: "1")
    }
    var builders: [Builder] = []
    for (index, item) in try Self.list(json, "builders").enumerated() {
      let path = "builders[\(index)]"
      try Self.refuseUnknown(item, ["id", "signers", "level"], path + ".")
      builders.append(
        Builder(
          id: try Self.text(item, "id", path), signers: try Self.texts(item, "signers", path),
          level: try Self.level(item["level"], path + ".level", 1...3)))
    }
    var verifiers: [Verifier] = []
    for (index, item) in try Self.list(json, "source_verifiers").enumerated() {
      let path = "source_verifiers[\(index)]"
      try Self.refuseUnknown(item, ["id", "signers"], path + ".")
      verifiers.append(
        Verifier(
          id: try Self.text(item, "id", path), signers: try Self.texts(item, "signers", path)))
    }
    guard !builders.isEmpty else { throw Fault(path: "builders", expected: "at least one builder") }
    self.builders = builders
    self.verifiers = verifiers
    buildTypes = json["build_types"] == nil ? [] : try Self.texts(json, "build_types", "")
    sources = json["sources"] == nil ? [] : try Self.texts(json, "sources", "")
    buildLevel = try Self.level(json["minimum_build_level"] ?? 1, "minimum_build_level", 0...3)
    sourceLevel = try Self.level(json["minimum_source_level"] ?? 0, "minimum_source_level", 0...4)
    parameters = json["parameters"] == nil ? nil : try Self.texts(json, "parameters", "")
    guard json["expected_parameters"] == nil || json["expected_parameters"]?.object != nil else {
      throw Fault(path: "expected_parameters", expected: "an object")
    }
    expected = json["expected_parameters"]?.object ?? [:]
  }

  /// SHA-256 over the canonical JSON of a policy document.
  package static func digest(of json: JSON) -> Digest { Digest.of(json.encoded(.canonical)) }

  private static func refuseUnknown(_ json: JSON, _ keys: [String], _ path: String) throws(Fault) {
    guard let object = json.object else { throw Fault(path: path, expected: "an object") }
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      throw Fault(
        path: path + String(unknown.prefix(64)), expected: "one of " + keys.joined(separator: ", "))
    }
  }

  private static func list(_ json: JSON, _ key: String) throws(Fault) -> [JSON] {
    guard let value = json[key] else { return [] }
    guard let list = value.array, list.count <= Limits.policyItems else {
      throw Fault(path: key, expected: "a list of at most \(Limits.policyItems)")
    }
    return list
  }

  private static func text(_ json: JSON, _ key: String, _ path: String) throws(Fault) -> String {
    guard let text = json[key]?.string, !text.isEmpty else {
      throw Fault(path: "\(path).\(key)", expected: "a text")
    }
    return text
  }

  private static func texts(_ json: JSON, _ key: String, _ path: String) throws(Fault) -> [String] {
    let place = path.isEmpty ? key : "\(path).\(key)"
    guard let list = json[key]?.array, list.count <= Limits.policyItems else {
      throw Fault(path: place, expected: "a list of texts")
    }
    let texts = list.compactMap(\.string).filter { !$0.isEmpty }
    guard texts.count == list.count, path.isEmpty || !texts.isEmpty else {
      throw Fault(path: place, expected: "a list of texts")
    }
    return texts
  }

  private static func level(_ json: JSON?, _ path: String, _ range: ClosedRange<Int>)
    throws(Fault) -> Int
  {
    guard let level = json?.int, range.contains(level) else {
      throw Fault(path: path, expected: "a level from \(range.lowerBound) to \(range.upperBound)")
    }
    return level
  }
}
