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
  /// Files that one statement is about, at most: an envelope has a bound.
  package static let filesEach = 2_000

  /// The statement about a scan of as many files as it takes; `nil` unless at least one scanned file
  /// has a digest. It holds counts, never what was found.
  package static func scan(
    _ report: DataReport, files: [DigestedFile], policy: GuardPolicy, version: String
  ) -> Statement? {
    parts(report, files: files, policy: policy, version: version, each: .max).first
  }

  /// The same as one statement for each `filesEach` files. What they were compared with stands in
  /// every one, and so does the summary of the whole scan.
  package static func parts(
    _ report: DataReport, files: [DigestedFile], policy: GuardPolicy, version: String,
    each: Int = filesEach
  ) -> [Statement] {
    let digests = Dictionary(files.map { ($0.path, $0.digest) }) { first, _ in first }
    let counts = report.countsByFile
    let known = report.files.compactMap { file in
      digests[file.path].map { (file: file, digest: $0) }
    }
    let beside = known.filter { $0.file.isBeside }
    let scanned = known.filter { !$0.file.isBeside }
    return stride(from: 0, to: scanned.count, by: min(each, max(1, scanned.count))).map { start in
      let part = scanned[start...].prefix(each)
      let sets = beside + part
      return Statement(
        subjects: part.map { Subject(name: $0.file.path, digest: $0.digest) },
        predicateType: PredicateType.dataScan,
        predicate: [
          "scanner": ["name": "gatehouse", "version": .string(version)],
          "guards": ["digest": ["sha256": .string(policy.digest.hex)]],
          "seed": .string(String(report.seed)),
          "datasets": .array(sets.map { set($0.file, $0.digest, counts[$0.file.path]) }),
          "summary": report.summary,
        ])
    }
  }

  private static func set(_ file: DataFileReport, _ digest: Digest, _ counts: JSON?) -> JSON {
    let checks = DataCheck.allCases.reduce(into: JSONObject()) { result, check in
      if let words = file.checks[check] { result[check.rawValue] = .string(words) }
    }
    return [
      "name": .string(file.path), "part": .string(file.part.rawValue),
      "digest": ["sha256": .string(digest.hex)], "format": .string(file.format),
      "rows": .int(file.rows), "complete": .bool(file.fault == nil), "checks": .object(checks),
      "findings": counts ?? [],
    ]
  }
}
