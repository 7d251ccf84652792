/// Reports as evidence: one in-toto statement over all scanned artefacts.

import Bytes
package import Evidence

/// Makes scan evidence.
package enum ScanStatement {
  /// The statement about `reports`; `nil` if none of them could be digested, since evidence is
  /// about digests. `version` is that of the program; `isolation` names the layers that confined the
  /// process which read the content.
  package static func statement(
    _ reports: [ArtefactReport], version: String, isolation: [String] = []
  ) -> Statement? {
    let digested = reports.filter { $0.digest != nil }
    let subjects = digested.compactMap { report in
      report.digest.map { Subject(name: report.path, digest: $0) }
    }
    guard !subjects.isEmpty, let policy = digested.first?.policyDigest else { return nil }
    return Statement(
      subjects: subjects, predicateType: PredicateType.scan,
      predicate: [
        "scanner": ["name": "gatehouse", "version": .string(version)],
        "isolation": isolation.isEmpty ? "unsandboxed" : .strings(isolation),
        "policy": ["digest": ["sha256": .string(policy.hex)]],
        "artefacts": .array(digested.map { $0.evidence() }),
      ])
  }
}

extension ArtefactReport {
  /// Scan evidence about this artefact alone.
  package func statement(version: String) -> Statement? {
    ScanStatement.statement([self], version: version)
  }
}
