/// Gatehouse's own predicate types: what no standard type says. Kept small; each has a JSON Schema in
/// `docs/schemas`.

extension PredicateCatalogue {
  private static let digested = PredicateShape.members(
    .must("digest", .members(.must("sha256", .sha256))))
  private static let file = PredicateShape.members(
    .must("name", .line), .must("digest", .members(.must("sha256", .sha256))))
  private static let program = PredicateShape.members(
    .must("name", .line), .must("version", .line))
  private static let isolation = PredicateShape.either([.line, .list(.line, atLeast: 1)])
  private static let dataset = PredicateShape.members(
    .must("name", .line),
    .must("part", .choice(["plain", "train", "test", "against", "baseline"])),
    .must("digest", .members(.must("sha256", .sha256))), .must("complete", .boolean),
    .must("checks", .map(.line), "What was done for each check, or why it was not."),
    .must(
      "findings",
      .list(
        .members(
          .must("type", .line), .may("column", .note),
          .must("severity", .choice(["note", "low", "medium", "high"])),
          .must("count", .integer(1...Int(Int32.max) * 16))), atLeast: 0)))
  private static let here = "this file"

  private static func made(
    _ name: String, _ type: String, _ title: String, _ fields: PredicateField...
  ) -> PredicateDefinition {
    PredicateDefinition(name, type, title, source: here, .object(fields, anyOf: []))
  }

  /// Gatehouse's own types.
  package static let own: [PredicateDefinition] = measured + attested + suppliers + events

  private static let measured: [PredicateDefinition] = [
    made(
      "scan", PredicateType.scan, "What the scanner found in model files",
      .must("scanner", program), .may("isolation", isolation), .may("policy", digested),
      .must(
        "artefacts",
        .list(
          .members(
            .must("name", .line), .must("digest", .members(.must("sha256", .sha256))),
            .may("format", .line),
            .must("verdict", .choice(["safe", "suspicious", "malicious", "unknown"])),
            .must("coverage", .line)), atLeast: 1))),
    made(
      "data-scan", PredicateType.dataScan, "What the scan of data sets found",
      .must("scanner", program), .may("guards", digested), .may("seed", .line),
      .must("datasets", .list(dataset, atLeast: 1)), .must("summary", .bag)),
    made(
      "data-redaction", PredicateType.dataRedaction,
      "A data set written anew, with findings masked",
      .must("tool", program), .may("guards", digested), .must("source", file),
      .must("redaction", .bag)),
    made(
      "feedback-release", PredicateType.feedbackRelease,
      "Feedback that a person released from quarantine", .must("tool", program),
      .may("guards", digested), .must("by", .line), .must("reason", .line),
      .may("despiteFindings", .boolean), .must("items", .list(.anything, atLeast: 0))),
    made(
      "conversion", PredicateType.conversion, "A model file written anew as safetensors",
      .must("converter", program), .may("isolation", isolation), .may("policy", digested),
      .must("source", file), .must("result", file), .may("tensors", .bag),
      .may("conversion", .bag)),
    made(
      "sandbox-run", PredicateType.sandboxRun, "What a foreign program attempted in the sandbox"),
    made(
      "admission", PredicateType.admission, "Whether a model was admitted, and by which rules",
      .must("decision", .choice(["admitted", "refused"])), .must("model", .note),
      .must("verifier", program), .may("policy", digested), .must("manifest", digested),
      .may("inspection", .bag)),
    made(
      "scorecard", PredicateType.scorecard, "What OpenSSF Scorecard measured of a repository",
      .must("date", .line), .must("repo", .members(.must("name", .line), .may("commit", .note))),
      .must("scorecard", .members(.must("version", .line), .may("commit", .note))),
      .must("score", .number),
      .must(
        "checks",
        .list(
          .members(.must("name", .line), .must("score", .integer(-1...10)), .may("reason", .note)),
          atLeast: 1))),
  ]

  private static let attested: [PredicateDefinition] = [
    made(
      "threat-review", PredicateType.threatReview, "A review of the threats by a person",
      .must("outcome", .choice(["approved", "rejected"])), .must("statement", .note),
      .may("file", .list(file, atLeast: 1))),
    made(
      "decision", PredicateType.decision, "A decision of a person", .must("decision", .line),
      .must("statement", .note), .may("alternatives", .list(.note, atLeast: 0)),
      .may("practice", .line), .may("file", .list(file, atLeast: 1))),
    made(
      "acknowledgement", PredicateType.acknowledgement, "A person read or was trained on something",
      .must("statement", .note), .may("file", .list(file, atLeast: 1))),
    made(
      "documents", PredicateType.documents, "The documents describe this system",
      .must("statement", .note), .may("file", .list(file, atLeast: 1))),
    made(
      "risk-acceptance", PredicateType.riskAcceptance, "A risk that the owner accepts until a date",
      .must(
        "practice", .line,
        "A practice, or `2.1a:SUPPLIER:QUESTION` for one answer of one supplier."),
      .must("reason", .line), .may("compensating", .note, "What lowers the risk meanwhile."),
      .must("expires", .either([.time, .integer(0...Int(Int32.max) * 16)])),
      .may("manifest", .members(.must("sha256", .sha256)))),
  ]

  private static let suppliers: [PredicateDefinition] = [
    made(
      "supplier-answers", PredicateType.supplierAnswers,
      "What a supplier answered, with proofs, as a person here recorded it",
      .must("supplier", .line), .must("questionnaire", .members(.must("sha256", .sha256))),
      .must(
        "answers",
        .list(
          .members(
            .must("question", .line),
            .must("answer", .choice(["yes", "partly", "no", "not-applicable"])),
            .may("statement", .note), .must("expires", .time),
            .may("proofs", .list(file, atLeast: 0))), atLeast: 1)),
      .may("answered_by", .line)),
    made(
      "supplier-assessment", PredicateType.supplierAssessment,
      "How a supplier stands against the criteria", .must("supplier", .line),
      .must("questionnaire", .members(.must("sha256", .sha256))),
      .must("outcome", .choice(["met", "not met", "excepted"])), .must("score", .number),
      .must("minimum_score", .number), .must("open", .list(.line, atLeast: 0)),
      .may("excepted", .list(.line, atLeast: 0)), .must("assessed", .time)),
    made(
      "supplier-check", PredicateType.supplierCheck, "What a look at a supplier's endpoint found",
      .must("supplier", .line), .must("outcome", .choice(["passed", "failed"])),
      .must("checked", .time),
      .must(
        "checks",
        .list(
          .members(
            .must("id", .line), .must("outcome", .choice(["passed", "failed"])),
            .may("expected", .note), .may("found", .note), .may("detail", .note)), atLeast: 1))),
  ]

  private static let events: [PredicateDefinition] = [
    made(
      "imported-evidence", PredicateType.imported, "An attestation or report that was taken in",
      .must("tool", .members(.must("name", .line), .may("version", .note))),
      .must("format", .line), .must("predicateType", .line),
      .must(
        "original",
        .members(
          .must("name", .line), .must("bytes", .integer(0...Int(Int32.max))),
          .must("digest", .members(.must("sha256", .sha256))))),
      .must("envelope", .members(.must("sha256", .sha256))),
      .must("trust", .choice(["verified", "unverified", "reported"])), .may("why", .note),
      .may("summary", .bag)),
    made(
      "quarantine", PredicateType.quarantine, "What must not be served, or may be again",
      .must("action", .choice(["impose", "lift"])), .must("reason", .note), .must("by", .note)),
    made(
      "revocation", PredicateType.revocation, "Evidence or a release that no longer counts",
      .must("reason", .note), .must("by", .note)),
    made(
      "incident", PredicateType.incident, "Something went wrong, and what was closed for it",
      .must("title", .line), .must("severity", .choice(["low", "medium", "high", "critical"])),
      .must("detected", .time), .may("resolved", .time), .must("statement", .note),
      .may("closed", .list(.resource, atLeast: 0))),
    made(
      "decommission", PredicateType.decommission, "A system or asset was taken out of service",
      .must("reason", .line), .must("effective", .time),
      .may("data_destroyed", .list(.resource, atLeast: 0)),
      .may("kept", .list(.resource, atLeast: 0)),
      .may("guidance", .note)),
    made(
      "key-event", PredicateType.keyEvent, "A key was made or retired",
      .must("event", .line), .must("keyid", .line), .must("name", .line), .must("role", .line),
      .may("identity", .note), .may("public", .note)),
    made(
      "access-event", PredicateType.accessEvent, "An API key was made or revoked",
      .must("action", .line), .may("id", .line), .may("name", .line), .may("tenant", .note),
      .may("models", .list(.line, atLeast: 0)), .may("operations", .list(.line, atLeast: 0)),
      .may("environment", .note), .may("expires_at", .integer(0...Int(Int32.max) * 16))),
  ]
}
