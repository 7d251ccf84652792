/// `check.attestations`: what is known of how each hosted model was made, and by whom it is known.

import Bytes
import Evidence
import Manifest

extension CheckContext {
  /// Every file of every hosted model is a subject of provenance that a key of this system or a
  /// declared signer made, and no trusted verifier refused it.
  func attestations() -> CheckOutcome {
    let hosted = manifest.models.filter { !$0.files.isEmpty }
    guard !hosted.isEmpty else { return .notApplicable("no model is hosted here") }
    let provenance = ProvenanceIndex(self)
    var outcome = CheckOutcome(summary: "provenance of every model file is on record and verified")
    for model in hosted {
      outcome.add(
        each(of: model.files, in: input.assets.models[model.name] ?? [], summary: "") {
          file, path in
          provenance.judge(file, of: model, behind: path)
        })
    }
    return outcome
  }
}

/// Provenance and verdicts by the digests that they are about, newest first.
struct ProvenanceIndex {
  private let context: CheckContext
  private let own: [Digest: VerifiedStatement]
  private let foreign: [Digest: ImportedStatement]
  private let refused: [Digest: ImportedStatement]
  /// The records of imports, by their place in the ledger.
  private let records: [UInt64: VerifiedStatement]

  init(_ context: CheckContext) {
    self.context = context
    var own: [Digest: VerifiedStatement] = [:]
    for item in context.book.all(PredicateType.slsaProvenance) {
      for subject in item.statement.subjects where own[subject.digest] == nil {
        own[subject.digest] = item
      }
    }
    self.own = own
    records = Dictionary(
      context.book.all(PredicateType.imported).map { ($0.entryIndex, $0) },
      uniquingKeysWith: { first, _ in first })
    var foreign: [Digest: ImportedStatement] = [:]
    var verdicts: [Digest: ImportedStatement] = [:]
    for item in context.input.imported.sorted(by: { $0.entryIndex > $1.entryIndex }) {
      guard context.book.revoked[item.attested.envelopeDigest] == nil else { continue }
      let isFuture = item.recordedAt > context.now + Limits.clockSkewSeconds
      for subject in item.attested.statement.sha256Subjects {
        switch item.attested.statement.predicateType {
        case PredicateType.slsaProvenance where !isFuture:
          if foreign[subject.digest] == nil { foreign[subject.digest] = item }
        case PredicateType.slsaVSA:
          if verdicts[subject.digest] == nil { verdicts[subject.digest] = item }
        default: break
        }
      }
    }
    self.foreign = foreign
    refused = verdicts.filter {
      $0.value.attested.statement.predicate["verificationResult"]?.string != "PASSED"
    }
  }

  func judge(_ file: Subject, of model: Manifest.Model, behind path: String) -> CheckOutcome {
    if let verdict = refused[file.digest] {
      let names = verdict.attested.attesters.map(\.name).joined(separator: ", ")
      return .failed(
        Problem(
          code: "GH-0532", subject: file.name,
          text: "a verification summary by \(Excerpt.of(names)) refuses \(file.name)",
          evidence: record(of: verdict),
          next: "gatehouse evidence list"))
    }
    if let item = own[file.digest] {
      guard context.book.revoked[item.envelopeDigest] == nil else {
        return .failed(missing(file, "the provenance of \(file.name) was revoked", model, path))
      }
      return .met("", [item])
    }
    if let item = foreign[file.digest] { return .met("", record(of: item)) }
    return .failed(
      missing(
        file,
        "no verified provenance of exactly this file (sha256 \(file.digest.short)) is on record",
        model, path))
  }

  private func record(of item: ImportedStatement) -> [VerifiedStatement] {
    records[item.entryIndex].map { [$0] } ?? []
  }

  private func missing(
    _ file: Subject, _ text: String, _ model: Manifest.Model, _ path: String
  ) -> Problem {
    let next =
      model.supplier == nil
      ? "gatehouse provenance record --model \(ShellWord.quoted(model.name))"
      : "gatehouse evidence add FILE"
    return Problem(code: "GH-0530", subject: file.name, text: text, next: next)
  }
}
