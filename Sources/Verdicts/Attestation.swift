/// Statements that named persons sign: what `gatehouse attest` writes and the checks read. The
/// signature says who; the predicate only says what.

import Bytes
package import Evidence

/// Makers of attested statements. Subjects are the manifest and, if there are any, the files that
/// the person read or wrote.
package enum Attestation {
  /// The value of `decision` for "this practice does not concern the system".
  package static let notApplicable = "not-applicable"

  /// A review of the threats. `approved` is whether the reviewer lets the system go on.
  package static func threatReview(
    manifest: Subject, files: [Subject] = [], approved: Bool, statement: String
  ) -> Statement {
    make(
      PredicateType.threatReview, manifest, files,
      ["outcome": .string(approved ? "approved" : "rejected"), "statement": .string(statement)])
  }

  /// The documents in `files` describe the system of this manifest.
  package static func documents(manifest: Subject, files: [Subject], statement: String)
    -> Statement
  {
    make(PredicateType.documents, manifest, files, ["statement": .string(statement)])
  }

  /// A decision of `kind`: `ai-justification`, `design`, or another name of the owner's.
  package static func decision(
    _ kind: String, manifest: Subject, files: [Subject] = [], alternatives: [String] = [],
    statement: String
  ) -> Statement {
    make(
      PredicateType.decision, manifest, files,
      [
        "decision": .string(kind), "alternatives": .strings(alternatives),
        "statement": .string(statement),
      ])
  }

  /// The owner's statement that `practice` does not concern the system.
  package static func exclusion(of practice: String, manifest: Subject, reason: String)
    -> Statement
  {
    make(
      PredicateType.decision, manifest, [],
      [
        "decision": .string(notApplicable), "practice": .string(practice),
        "statement": .string(reason),
      ])
  }

  /// Somebody read or was trained on what is in `files` and `statement`.
  package static func acknowledgement(
    manifest: Subject, files: [Subject] = [], statement: String
  ) -> Statement {
    make(PredicateType.acknowledgement, manifest, files, ["statement": .string(statement)])
  }

  private static func make(
    _ type: String, _ manifest: Subject, _ files: [Subject], _ fields: JSONObject
  ) -> Statement {
    var predicate = fields
    if !files.isEmpty {
      predicate["file"] = .array(
        files.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]] })
    }
    return Statement(
      subjects: [manifest] + files, predicateType: type, predicate: .object(predicate))
  }
}
