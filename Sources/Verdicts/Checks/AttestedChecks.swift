/// Checks over what named persons signed: threat reviews, design decisions, documents.

import Bytes
import Evidence
import Manifest

extension CheckContext {
  /// `check.threat-review`: over this very manifest, by a reviewer or the owner, within its period.
  func threatReview() -> CheckOutcome {
    let next = "gatehouse attest threat-review --by \(ownerWord)"
    guard let review = attested(PredicateType.threatReview) else {
      return .failed(
        missingAttestation(PredicateType.threatReview, kind: "threat review", next: next))
    }
    guard review.statement.predicate["outcome"]?.string == "approved" else {
      return .failed(
        Problem(
          code: "GH-0507", subject: "manifest",
          text: "the newest threat review did not approve the system", evidence: [review],
          next: next))
    }
    var outcome = fresh(
      review, period: periods.threatReview, subject: "the manifest", kind: "threat review",
      next: next)
    outcome.summary = "the threats were reviewed over this very manifest"
    return outcome
  }

  /// `check.ai-justification` and `check.design-decision`: a signed decision of `kind`. For AI itself
  /// the alternatives have to be named.
  func decision(_ kind: String, needsAlternatives: Bool) -> CheckOutcome {
    let alternative = needsAlternatives ? " --alternative TEXT" : ""
    let next =
      "gatehouse attest decision --kind \(kind)\(alternative) --statement TEXT --by \(ownerWord)"
    let isOfKind: (VerifiedStatement) -> Bool = {
      $0.statement.predicate["decision"]?.string == kind
    }
    guard let decision = attested(PredicateType.decision, where: isOfKind) else {
      return .failed(
        missingAttestation(
          PredicateType.decision, kind: "decision \"\(kind)\"", next: next, where: isOfKind))
    }
    let predicate = decision.statement.predicate
    let hasStatement = !(predicate["statement"]?.string ?? "").isEmpty || predicate["file"] != nil
    let alternatives = (predicate["alternatives"]?.array ?? []).compactMap(\.string)
    guard hasStatement, !needsAlternatives || alternatives.contains(where: { !$0.isEmpty }) else {
      return .failed(
        Problem(
          code: "GH-0507", subject: "manifest",
          text: "the decision \"\(kind)\" names no reasons"
            + (needsAlternatives ? " or no alternatives" : ""),
          evidence: [decision], next: next))
    }
    var outcome = fresh(
      decision, period: periods.documents, subject: "the manifest", kind: "decision \"\(kind)\"",
      next: next)
    outcome.summary = "the decision \"\(kind)\" is signed"
    return outcome
  }

  /// `check.documents`: those that `practice` asks for are declared and lie on disk.
  func documentsExist(for practice: String) -> CheckOutcome {
    let kinds = Self.documentKinds[practice] ?? []
    guard !kinds.isEmpty else {
      return .failed(
        Problem(
          code: "GH-0511", subject: "documents", text: "no document is known for this practice",
          next: "gatehouse explain \(practice)"))
    }
    var outcome = CheckOutcome(summary: "the documents exist")
    outcome.problems = kinds.compactMap { kind in documentProblem(kind) }
    return outcome
  }

  /// The documents that each practice asks for.
  static let documentKinds: [String: [Manifest.DocumentKind]] = [
    "1.1c": [.userGuidance], "1.3m": [.prohibitedUses], "2.3a": [.cards],
    "2.4b": [.retirementPlan], "3.3a": [.incidentPlan], "3.4b": [.limitations],
    "3.5c": [.userGuidance, .dataUse],
  ]

  /// What is wrong with the declared document of `kind`; `nil` if it lies on disk.
  func documentProblem(_ kind: Manifest.DocumentKind) -> Problem? {
    guard let path = manifest.documents[kind] else {
      return Problem(
        code: "GH-0511", subject: kind.rawValue,
        text: "the manifest names no document \(kind.rawValue)",
        next: "gatehouse manifest schema")
    }
    guard !input.assets.documents.contains(where: { $0.name == path }) else { return nil }
    return Problem(
      code: "GH-0511", subject: path, text: "the document \(path) was not found",
      next: "gatehouse manifest check")
  }

  /// The hard demand `documents-complete`: descriptions in the manifest, the user guidance, and an
  /// attestation by a person over the manifest and every declared document.
  func documentsComplete() -> CheckOutcome {
    var outcome = CheckOutcome(summary: "the documents are complete and attested")
    outcome.problems = descriptionProblems()
    let declared = manifest.documents.keys.sorted { $0.rawValue < $1.rawValue }
    let kinds = declared.contains(.userGuidance) ? declared : [.userGuidance] + declared
    outcome.problems += kinds.compactMap { documentProblem($0) }
    outcome.add(documentsAttested())
    return outcome
  }

  private func documentsAttested() -> CheckOutcome {
    let next = "gatehouse attest documents --by \(ownerWord)"
    guard let attestation = attested(PredicateType.documents) else {
      return .failed(
        missingAttestation(PredicateType.documents, kind: "attestation of documents", next: next))
    }
    let covered = Set(attestation.statement.subjects.map(\.digest))
    if let open = input.assets.documents.first(where: { !covered.contains($0.digest) }) {
      return .failed(
        Problem(
          code: "GH-0503", subject: open.name,
          text: "\(open.name) changed since the documents were attested",
          evidence: [attestation], next: next))
    }
    return fresh(
      attestation, period: periods.documents, subject: "the documents", kind: "attestation",
      next: next)
  }

  private func descriptionProblems() -> [Problem] {
    var gaps: [(String, String)] = []
    let system = manifest.system
    if system.purpose.isEmpty { gaps.append(("system.purpose", "the system has no purpose")) }
    if system.whyAI.isEmpty { gaps.append(("system.why_ai", "nothing says why AI is used")) }
    if system.owner.name.isEmpty || system.owner.email.isEmpty {
      gaps.append(("system.owner", "the system has no named owner"))
    }
    for model in manifest.models {
      if model.purpose.isEmpty { gaps.append((model.name, "model \(model.name) has no purpose")) }
      switch model.source {
      case .files:
        if (model.licence ?? "").isEmpty {
          gaps.append((model.name, "model \(model.name) has no licence"))
        }
        if (model.origin ?? "").isEmpty, (model.supplier ?? "").isEmpty {
          gaps.append((model.name, "model \(model.name) names neither source nor supplier"))
        }
      case .api:
        if (model.supplier ?? "").isEmpty {
          gaps.append((model.name, "model \(model.name) is behind an API and names no supplier"))
        }
      }
    }
    for prompt in manifest.prompts
    where !input.assets.prompts.contains(where: { $0.name == "prompt:\(prompt.name)" }) {
      gaps.append((prompt.name, "the file of prompt \(prompt.name) was not found"))
    }
    return gaps.map {
      Problem(code: "GH-0501", subject: $0.0, text: $0.1, next: "gatehouse manifest check")
    }
  }
}
