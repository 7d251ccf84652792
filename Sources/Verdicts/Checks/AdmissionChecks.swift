/// The check over admissions: only files that `gatehouse admit` took, by rules that still hold, are
/// served (guidelines 2.1).

import Bytes
import Evidence
import Manifest

extension CheckContext {
  /// `check.model-admission`: every file of every declared hosted model.
  func modelAdmission() -> CheckOutcome {
    filesAdmitted(of: manifest.models)
  }

  /// Whether every file of `models` was admitted.
  func filesAdmitted(of models: [Manifest.Model]) -> CheckOutcome {
    let hosted = models.filter { !$0.files.isEmpty }
    guard !hosted.isEmpty else { return .notApplicable("no model is hosted here") }
    var outcome = CheckOutcome(
      summary: "every model file was admitted by the rules of the manifest")
    for model in hosted {
      outcome.add(
        each(of: model.files, in: input.assets.models[model.name] ?? [], summary: "") {
          admitted($0, behind: $1, model)
        })
    }
    return outcome
  }

  private func admitted(_ file: Subject, behind path: String, _ model: Manifest.Model)
    -> CheckOutcome
  {
    let next = "gatehouse admit \(ShellWord.quoted(model.name))"
    let newest = book.newestAdmission(of: file.digest) {
      AdmissionRecord(reading: $0.statement.predicate).model == model.name
    }
    guard let newest else {
      return .failed(
        Problem(
          code: "GH-0512", subject: file.name,
          text:
            "exactly this file (sha256 \(file.digest.short)) was never admitted for \(model.name)",
          next: next))
    }
    if let fault = fault(AdmissionRecord(reading: newest.statement.predicate), model) {
      return .failed(
        Problem(
          code: fault.code, subject: file.name, text: "\(file.name) \(fault.words)",
          evidence: [newest], next: next))
    }
    return fresh(newest, period: periods.scan, subject: file.name, kind: "admission", next: next)
  }

  /// What keeps a recorded admission of `model` from counting now.
  private func fault(_ record: AdmissionRecord, _ model: Manifest.Model)
    -> (code: String, words: String)?
  {
    guard record.isAdmitted else {
      let why = record.refusal.map { ": " + Excerpt.of($0) } ?? ""
      return ("GH-0512", "was refused\(why)")
    }
    guard record.rulesDigest == manifest.admissionDigest(of: model) else {
      return (
        "GH-0503", "was admitted by other rules: its licence, its source or the rules changed since"
      )
    }
    if manifest.admission.allowedClasses != nil,
      record.classesDigest == nil || record.classesDigest != input.assets.classes
    {
      return ("GH-0503", "was admitted with another list of classes")
    }
    return nil
  }
}
