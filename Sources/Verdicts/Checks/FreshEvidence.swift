/// What all checks ask of a piece of evidence once they found it: not revoked, not too old.

import Evidence

extension CheckContext {
  /// Passes while `evidence` is neither revoked nor older than `period` seconds.
  func fresh(
    _ evidence: VerifiedStatement, period: Int64, subject: String, kind: String, next: String
  ) -> CheckOutcome {
    if book.revoked[evidence.envelopeDigest] != nil {
      return .failed(
        Problem(
          code: "GH-0510", subject: subject, text: "the \(kind) of \(subject) was revoked",
          evidence: [evidence], next: next))
    }
    let expiry = book.expiry(of: evidence, period: period)
    guard now < expiry else {
      let age = Age.text(EvidenceReference(evidence, now: now).ageSeconds)
      return .failed(
        Problem(
          code: "GH-0502", subject: subject,
          text:
            "the \(kind) of \(subject) is \(age) old; it counts for \(Age.text(max(0, period)))",
          isStale: true, evidence: [evidence], next: next))
    }
    return .met("", [evidence], expiresAt: expiry)
  }

  /// The newest evidence of `type` over the manifest that a reviewer or the owner signed.
  func attested(
    _ type: String, where condition: (VerifiedStatement) -> Bool = { _ in true }
  ) -> VerifiedStatement? {
    book.newest(type, over: manifestDigest) { evidence in
      isSignedByPerson(evidence) && condition(evidence)
    }
  }

  /// Whether a named person signed: a key of role owner or reviewer with an identity.
  func isSignedByPerson(_ evidence: VerifiedStatement) -> Bool {
    evidence.signers.contains { signer in
      !signer.identity.isEmpty && (signer.role == .owner || signer.role == .reviewer)
    }
  }

  /// Whether the owner whom the manifest names signed, with a key of role owner.
  func isSignedByOwner(_ evidence: VerifiedStatement) -> Bool {
    !owner.isEmpty
      && evidence.signers.contains { $0.role == .owner && $0.identity == owner }
  }

  /// Why there is no attestation of `type` by a person over this manifest, in words.
  func missingAttestation(
    _ type: String, kind: String, next: String,
    where condition: (VerifiedStatement) -> Bool = { _ in true }
  ) -> Problem {
    let others = book.all(type).filter(condition)
    if let machine = others.first(where: { evidence in
      evidence.statement.subjects.contains { $0.digest == manifestDigest }
    }) {
      return Problem(
        code: "GH-0507", subject: "manifest",
        text: "the \(kind) was not signed by a named reviewer or owner", evidence: [machine],
        next: next)
    }
    if let other = others.first {
      return Problem(
        code: "GH-0503", subject: "manifest",
        text: "the \(kind) is void: the manifest changed since it was signed", evidence: [other],
        next: next)
    }
    return Problem(
      code: "GH-0507", subject: "manifest", text: "there is no signed \(kind)", next: next)
  }

  /// The owner's address as a word of a command line.
  var ownerWord: String { ShellWord.quoted(owner) }
}
