/// Scans of data sets as evidence: one in-toto statement over the files that were scanned.

package import Bytes
package import Evidence
package import Guards

/// A file with the digest of its bytes.
package struct DigestedFile: Sendable, Equatable {
  /// Its path, as it was given.
  package let path: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// Their number.
  package let size: UInt64

  /// A file with its digest.
  package init(path: String, digest: Digest, size: UInt64) {
    self.path = path
    self.digest = digest
    self.size = size
  }
}

/// Makes evidence about data sets.
package enum DataStatement {
  /// The statement about a scan; `nil` unless at least one scanned file has a digest. It holds counts,
  /// never what was found.
  package static func scan(
    _ report: DataReport, files: [DigestedFile], policy: GuardPolicy, version: String
  ) -> Statement? {
    let digests = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let scanned = report.files.filter { $0.part != .baseline && $0.part != .against }
    let subjects = scanned.compactMap { file in
      digests[file.path].map { Subject(name: file.path, digest: $0.digest) }
    }
    guard !subjects.isEmpty else { return nil }
    let sets = report.files.map { file -> JSON in
      let checks = DataCheck.allCases.reduce(into: JSONObject()) { result, check in
        if let words = file.checks[check] { result[check.rawValue] = .string(words) }
      }
      return [
        "name": .string(file.path), "part": .string(file.part.rawValue),
        "digest": digests[file.path].map { ["sha256": .string($0.digest.hex)] } ?? .null,
        "format": .string(file.format), "rows": .int(file.rows),
        "complete": .bool(file.fault == nil), "checks": .object(checks),
        "findings": report.counts(of: file.path),
      ]
    }
    return Statement(
      subjects: subjects, predicateType: PredicateType.dataScan,
      predicate: [
        "scanner": ["name": "gatehouse", "version": .string(version)],
        "guards": ["digest": ["sha256": .string(policy.digest.hex)]],
        "seed": .string(String(report.seed)), "datasets": .array(sets), "summary": report.summary,
      ])
  }
}
