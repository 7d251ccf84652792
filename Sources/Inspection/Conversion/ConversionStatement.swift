/// A conversion as evidence: one in-toto statement that links the result to its source.

package import Bytes
package import Evidence

/// A conversion that was carried out and verified.
package struct ConversionRecord: Sendable {
  /// What was done.
  package let plan: ConversionPlan
  /// What the inspection said of the source.
  package let source: ArtefactReport
  /// What the result is called.
  package let name: String
  /// SHA-256 of the result.
  package let digest: Digest
  /// The digests of the tensors, in the order of the plan.
  package let tensorDigests: [Digest]

  /// Puts a record together.
  package init(
    plan: ConversionPlan, source: ArtefactReport, name: String, digest: Digest,
    tensorDigests: [Digest]
  ) {
    self.plan = plan
    self.source = source
    self.name = name
    self.digest = digest
    self.tensorDigests = tensorDigests
  }

  /// The statement about the result; `nil` if the source has no digest. `version` is that of the
  /// program.
  package func statement(version: String) -> Statement? {
    guard let sourceDigest = source.digest else { return nil }
    return Statement(
      subjects: [Subject(name: name, digest: digest)], predicateType: PredicateType.conversion,
      predicate: [
        "converter": ["name": "gatehouse", "version": .string(version)],
        "policy": ["digest": ["sha256": .string(source.policyDigest.hex)]],
        "source": [
          "name": .string(source.path), "digest": ["sha256": .string(sourceDigest.hex)],
          "size": .int(source.size), "format": .string(source.format),
          "verdict": .string(source.verdict.rawValue),
        ],
        "result": [
          "name": .string(name), "digest": ["sha256": .string(digest.hex)],
          "size": .int(plan.bytes), "format": "safetensors",
        ],
        "tensors": tensors, "conversion": .object(plan.summary),
      ])
  }

  /// Number and digest of the list of all tensors, and the list itself as far as it is bounded.
  private var tensors: JSON {
    let list = zip(plan.tensors, tensorDigests).map { tensor, digest in
      tensor.json(digest)
    }
    return [
      "count": .int(list.count),
      "digest": ["sha256": .string(Digest.of(JSON.array(list).encoded(.canonical)).hex)],
      "listed": .array(Array(list.prefix(InspectionLimits.conversionListed))),
    ]
  }
}

extension PlannedTensor {
  /// The tensor as a JSON object.
  package func json(_ digest: Digest?) -> JSON {
    var object: JSONObject = [
      "name": .string(name), "dtype": .string(view.type.rawValue),
      "shape": .array(view.shape.map { .int($0) }), "bytes": .int(view.bytes),
    ]
    if let digest { object["sha256"] = .string(digest.hex) }
    return .object(object)
  }
}

extension ConversionPlan {
  /// What was chosen, shared and dropped, as a JSON object.
  package var summary: JSONObject {
    var names = JSONObject()
    for alias in aliases { names[alias.name] = .string(alias.kept) }
    return [
      "key": .string(key), "aliases": .object(names), "separated": .strings(separated),
      "dropped": .array(
        dropped.map {
          [
            "path": .string($0.path), "what": .string($0.what), "reason": .string($0.reason),
          ]
        }),
      "dropped_count": .int(droppedCount),
    ]
  }
}
