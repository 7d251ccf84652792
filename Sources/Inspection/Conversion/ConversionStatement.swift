/// A conversion as evidence: one in-toto statement that links the result to its source.

package import Bytes
package import Evidence

/// A conversion that was carried out and verified.
package struct ConversionRecord: Sendable {
  /// What was done.
  package let outline: ConversionOutline
  /// What the inspection said of the source.
  package let source: ArtefactReport
  /// What the result is called.
  package let name: String
  /// SHA-256 of the result.
  package let digest: Digest
  /// The digests of the tensors, in the order of the outline.
  package let tensorDigests: [Digest]
  /// The layers that confined the process which read the source; none is `unsandboxed`.
  package let isolation: [String]

  /// Puts a record together.
  package init(
    outline: ConversionOutline, source: ArtefactReport, name: String, digest: Digest,
    tensorDigests: [Digest], isolation: [String] = []
  ) {
    self.outline = outline
    self.source = source
    self.name = name
    self.digest = digest
    self.tensorDigests = tensorDigests
    self.isolation = isolation
  }

  /// The statement about the result; `nil` if the source has no digest. `version` is that of the
  /// program.
  package func statement(version: String) -> Statement? {
    guard let sourceDigest = source.digest else { return nil }
    return Statement(
      subjects: [Subject(name: name, digest: digest)], predicateType: PredicateType.conversion,
      predicate: [
        "converter": ["name": "gatehouse", "version": .string(version)],
        "isolation": isolation.isEmpty ? "unsandboxed" : .strings(isolation),
        "policy": ["digest": ["sha256": .string(source.policyDigest.hex)]],
        "source": [
          "name": .string(source.path), "digest": ["sha256": .string(sourceDigest.hex)],
          "size": .int(source.size), "format": .string(source.format),
          "verdict": .string(source.verdict.rawValue),
        ],
        "result": [
          "name": .string(name), "digest": ["sha256": .string(digest.hex)],
          "size": .int(outline.bytes), "format": "safetensors",
        ],
        "tensors": tensors, "conversion": .object(outline.summary),
      ])
  }

  /// Number and digest of the list of all tensors, and the list itself as far as it is bounded.
  private var tensors: JSON {
    let list = zip(outline.tensors, tensorDigests).map { tensor, digest in
      tensor.json(digest)
    }
    return [
      "count": .int(list.count),
      "digest": ["sha256": .string(Digest.of(JSON.array(list).encoded(.canonical)).hex)],
      "listed": .array(Array(list.prefix(InspectionLimits.conversionListed))),
    ]
  }
}
