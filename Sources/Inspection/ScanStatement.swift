/// Reports as evidence: one in-toto statement over all scanned artefacts.

package import Bytes
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
      predicate: predicate(
        version, isolation, policy, artefacts: .array(digested.map { $0.evidence() })))
  }

  private static func predicate(
    _ version: String, _ isolation: [String], _ policy: Digest, artefacts: JSON
  ) -> JSON {
    [
      "scanner": ["name": "gatehouse", "version": .string(version)],
      "isolation": isolation.isEmpty ? "unsandboxed" : .strings(isolation),
      "policy": ["digest": ["sha256": .string(policy.hex)]], "artefacts": artefacts,
    ]
  }

  /// What stands before the subjects, between them and the artefacts, and behind these, in a statement
  /// whose two lists are written one by one.
  package static func frame(version: String, isolation: [String], policy: Digest)
    -> (head: String, middle: String, tail: String)
  {
    let inner = predicate(version, isolation, policy, artefacts: []).text(.compact)
    return (
      "{\"_type\":\(JSON.string(Statement.type).text(.compact)),\n\"subject\":[\n",
      "],\n\"predicateType\":\(JSON.string(PredicateType.scan).text(.compact)),\n"
        + "\"predicate\":\(inner.dropLast(2))\n",
      "]}}\n"
    )
  }

  /// The element of each of the two lists for one report; `nil` without a digest.
  package static func elements(_ report: ArtefactReport) -> (subject: JSON, artefact: JSON)? {
    report.digest.map { digest in
      (
        ["name": .string(report.path), "digest": ["sha256": .string(digest.hex)]],
        report.evidence()
      )
    }
  }
}

extension ArtefactReport {
  /// Scan evidence about this artefact alone.
  package func statement(version: String) -> Statement? {
    ScanStatement.statement([self], version: version)
  }
}
