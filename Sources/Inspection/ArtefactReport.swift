/// What is known about one artefact after its inspection: a value that depends on its bytes and on
/// the policy, and on nothing else.

package import Bytes

/// The result of inspecting one artefact.
package struct ArtefactReport: Sendable, Equatable {
  /// The name under which it was inspected; it does not influence the verdict.
  package let path: String
  /// The format told from the content: `pickle`, `pytorch-zip`, `safetensors`, ..., `unknown`.
  package let format: String
  /// SHA-256 of the whole content; `nil` if the content could not be read to its end.
  package let digest: Digest?
  /// Size in bytes.
  package let size: UInt64
  /// What it was judged to be: the worst of its parts.
  package let verdict: ArtefactVerdict
  /// How much of it was read and understood.
  package let coverage: Coverage
  /// What loading or using it may do.
  package let capability: Capability
  /// Worst first; at most `InspectionLimits.reasons`.
  package let reasons: [Reason]
  /// Digest of the policy that was applied.
  package let policyDigest: Digest

  /// The report as a JSON object; the same bytes, name and policy give the same object.
  package func json() -> JSON {
    var object: JSONObject = [
      "path": .string(path), "format": .string(format), "size": .int(size),
      "sha256": .optional(digest?.hex),
    ]
    for (key, value) in judgement.members { object[key] = value }
    return .object(object)
  }

  /// The report as the member of `artefacts` in the predicate of scan evidence.
  package func evidence() -> JSON {
    var object: JSONObject = [
      "name": .string(path), "digest": ["sha256": .optional(digest?.hex)],
      "format": .string(format),
    ]
    for (key, value) in judgement.members { object[key] = value }
    return .object(object)
  }

  private var judgement: JSONObject {
    var object: JSONObject = [
      "verdict": .string(verdict.rawValue), "coverage": .string(coverage.word),
    ]
    if case .partial(let missing) = coverage { object["missing"] = .strings(missing) }
    object["capability"] = .string(capability.rawValue)
    object["policy"] = .string("sha256:" + policyDigest.hex)
    object["reasons"] = .array(reasons.map { $0.json() })
    return object
  }
}
