/// The predicates of SLSA as values: build provenance v1 and the verification summary v1.
/// Source: slsa.dev/spec/v1.2.

package import Bytes

/// SLSA build provenance v1.
package struct SLSAProvenance: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.slsaProvenance

  /// How to read the parameters, as a URI.
  package var buildType: String
  /// What the user of the builder decided.
  package var externalParameters: JSONObject
  /// What the builder decided.
  package var internalParameters: JSONObject
  /// What went in.
  package var dependencies: [ResourceDescriptor]
  /// Who ran it, as a URI.
  package var builder: String
  /// Versions of the builder's parts.
  package var builderVersion: [String: String]
  /// The id of the run; empty for none.
  package var invocation: String
  /// Begin of the run (RFC 3339); empty when it is not known.
  package var started: String
  /// End of the run (RFC 3339); empty when it is not known.
  package var finished: String
  /// What came out beside the subjects.
  package var byproducts: [ResourceDescriptor]

  /// Provenance of one run.
  package init(
    buildType: String, externalParameters: JSONObject, internalParameters: JSONObject = [:],
    dependencies: [ResourceDescriptor], builder: String, builderVersion: [String: String] = [:],
    invocation: String = "", started: String = "", finished: String = "",
    byproducts: [ResourceDescriptor] = []
  ) {
    self.buildType = buildType
    self.externalParameters = externalParameters
    self.internalParameters = internalParameters
    self.dependencies = dependencies
    self.builder = builder
    self.builderVersion = builderVersion
    self.invocation = invocation
    self.started = started
    self.finished = finished
    self.byproducts = byproducts
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    let definition = json["buildDefinition"]
    let details = json["runDetails"]
    self.init(
      buildType: definition?["buildType"]?.string ?? "",
      externalParameters: definition?["externalParameters"]?.object ?? [:],
      internalParameters: definition?["internalParameters"]?.object ?? [:],
      dependencies: definition?["resolvedDependencies"]?.descriptors ?? [],
      builder: details?["builder"]?["id"]?.string ?? "",
      builderVersion: DigestSet.read(details?["builder"]?["version"]),
      invocation: details?["metadata"]?["invocationId"]?.string ?? "",
      started: details?["metadata"]?["startedOn"]?.string ?? "",
      finished: details?["metadata"]?["finishedOn"]?.string ?? "",
      byproducts: details?["byproducts"]?.descriptors ?? [])
  }

  package var json: JSON {
    var builder: JSONObject = ["id": .string(self.builder)]
    if !builderVersion.isEmpty { builder["version"] = DigestSet.json(builderVersion) }
    var metadata = JSONObject()
    if !invocation.isEmpty { metadata["invocationId"] = .string(invocation) }
    if !started.isEmpty { metadata["startedOn"] = .string(started) }
    if !finished.isEmpty { metadata["finishedOn"] = .string(finished) }
    return [
      "buildDefinition": [
        "buildType": .string(buildType), "externalParameters": .object(externalParameters),
        "internalParameters": .object(internalParameters),
        "resolvedDependencies": .array(dependencies.map(\.json)),
      ],
      "runDetails": [
        "builder": .object(builder), "metadata": .object(metadata),
        "byproducts": .array(byproducts.map(\.json)),
      ],
    ]
  }
}

/// SLSA verification summary v1.
package struct VerificationSummary: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.slsaVSA

  /// Who verified, as a URI.
  package var verifier: String
  /// When (RFC 3339).
  package var time: String
  /// What the subjects were verified to be.
  package var resource: String
  /// By which policy.
  package var policy: ResourceDescriptor
  /// What it rests on.
  package var inputs: [ResourceDescriptor]
  /// Whether they passed.
  package var passed: Bool
  /// Levels and properties that hold, such as `SLSA_BUILD_LEVEL_2`.
  package var levels: [String]
  /// How many dependencies have which level.
  package var dependencyLevels: [String: Int]
  /// The version of SLSA; empty for none.
  package var slsaVersion: String

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    verifier = json["verifier"]?["id"]?.string ?? ""
    time = json["timeVerified"]?.string ?? ""
    resource = json["resourceUri"]?.string ?? ""
    policy = ResourceDescriptor(checked: json["policy"])
    inputs = json["inputAttestations"]?.descriptors ?? []
    passed = json["verificationResult"]?.string == "PASSED"
    levels = json["verifiedLevels"]?.texts ?? []
    var counts: [String: Int] = [:]
    for (key, value) in json["dependencyLevels"]?.object?.members ?? [] { counts[key] = value.int }
    dependencyLevels = counts
    slsaVersion = json["slsaVersion"]?.string ?? ""
  }

  package var json: JSON {
    var object: JSONObject = [
      "verifier": ["id": .string(verifier)], "timeVerified": .string(time),
      "resourceUri": .string(resource), "policy": policy.json,
      "inputAttestations": .array(inputs.map(\.json)),
      "verificationResult": passed ? "PASSED" : "FAILED", "verifiedLevels": .strings(levels),
    ]
    if !dependencyLevels.isEmpty {
      var counts = JSONObject()
      for key in dependencyLevels.keys.sorted() { counts[key] = .int(dependencyLevels[key] ?? 0) }
      object["dependencyLevels"] = .object(counts)
    }
    if !slsaVersion.isEmpty { object["slsaVersion"] = .string(slsaVersion) }
    return .object(object)
  }

  /// The highest level of a track, such as `BUILD` or `SOURCE`, that the summary states; 0 for none
  /// and for a summary that did not pass.
  package func level(ofTrack track: String) -> Int {
    guard passed else { return 0 }
    let prefix = "SLSA_\(track)_LEVEL_"
    return levels.compactMap { level -> Int? in
      guard level.hasPrefix(prefix) else { return nil }
      let rest = level.dropFirst(prefix.count)
      guard rest.utf8.count == 1, let number = Int(rest) else { return nil }
      return number
    }.max() ?? 0
  }
}
