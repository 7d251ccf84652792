/// Checks over the files of models and data sets: scanned safe, signed, pinned.

import Bytes
import Evidence
import Manifest

extension CheckContext {
  /// `check.model-scan`: every file of every declared hosted model.
  func modelScan() -> CheckOutcome {
    filesScanned(of: manifest.models)
  }

  /// `check.model-signature`: every file of every declared hosted model.
  func modelSignature() -> CheckOutcome {
    filesSigned(of: manifest.models)
  }

  /// `check.dataset-signature`: every file of every declared data set.
  func datasetSignature() -> CheckOutcome {
    guard !manifest.datasets.isEmpty else { return .notApplicable("no data set is declared") }
    return each(
      of: manifest.datasets.flatMap(\.files), in: input.assets.datasets,
      summary: "every file of every data set is signed", signed)
  }

  /// Whether every file of `models` was scanned safe.
  func filesScanned(of models: [Manifest.Model]) -> CheckOutcome {
    each(fileOf: models, summary: "every model file was scanned and found safe", scanned)
  }

  /// Whether every file of `models` is signed.
  func filesSigned(of models: [Manifest.Model]) -> CheckOutcome {
    each(fileOf: models, summary: "every model file is signed by a trusted key", signed)
  }

  /// Whether every one of `models` that is behind an API names a version that can't move.
  func versionsPinned(of models: [Manifest.Model]) -> CheckOutcome {
    var outcome = CheckOutcome(summary: "every model behind an API is pinned to a version")
    for model in models {
      guard case .api(let provider, let name) = model.source else { continue }
      let expected = [AssetDigests.apiSubject(provider: provider, model: name)]
      let problem: String? =
        !Self.isPinned(name)
        ? "the model \(name) of \(provider) has no pinned version"
        : input.assets.models[model.name] != expected
          ? "the model \(name) of \(provider) was not measured as declared" : nil
      guard let problem else { continue }
      outcome.problems.append(
        Problem(
          code: "GH-0503", subject: model.name, text: problem, next: "gatehouse manifest check"))
    }
    return outcome
  }

  /// Whether the name of a model holds a version: a digit, and no word for "whatever is newest".
  static func isPinned(_ name: String) -> Bool {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    return name.contains(where: \.isNumber) && !words.contains("latest")
  }

  private func each(
    fileOf models: [Manifest.Model], summary: String, _ judge: (Subject, String) -> CheckOutcome
  ) -> CheckOutcome {
    let hosted = models.filter { !$0.files.isEmpty }
    guard !hosted.isEmpty else { return .notApplicable("no model is hosted here") }
    var outcome = CheckOutcome(summary: summary)
    for model in hosted {
      outcome.add(
        each(of: model.files, in: input.assets.models[model.name] ?? [], summary: "", judge))
    }
    return outcome
  }

  /// Judges every measured file behind each declared path. Of a directory with many faults the first
  /// is told and the others are counted: the same command mends them all.
  func each(
    of paths: [String], in measured: [Subject], summary: String,
    _ judge: (Subject, String) -> CheckOutcome
  ) -> CheckOutcome {
    var outcome = CheckOutcome(summary: summary)
    for path in paths {
      let files = AssetDigests.files(of: path, in: measured)
      guard !files.isEmpty else {
        outcome.problems.append(
          Problem(
            code: "GH-0511", subject: path, text: "the declared file \(path) was not found",
            next: "gatehouse manifest check"))
        continue
      }
      var ofPath = CheckOutcome()
      for file in files { ofPath.add(judge(file, path)) }
      outcome.add(ofPath.collapsed(subject: path))
    }
    return outcome
  }

  private func scanned(_ file: Subject, behind path: String) -> CheckOutcome {
    let next = "gatehouse admit \(ShellWord.quoted(path))"
    guard let scan = book.newestScan(of: file.digest) else {
      return .failed(
        Problem(
          code: "GH-0504", subject: file.name,
          text: "no scan of exactly this file (sha256 \(file.digest.short)) is on record",
          next: next))
    }
    if let fault = Self.scanFault(scan.statement.predicate, digest: file.digest) {
      return .failed(
        Problem(
          code: "GH-0504", subject: file.name, text: "\(file.name) \(fault)", evidence: [scan],
          next: "gatehouse scan \(ShellWord.quoted(file.name))"))
    }
    return fresh(scan, period: periods.scan, subject: file.name, kind: "scan", next: next)
  }

  /// What keeps a scan from finding the artefact with `digest` safe; `nil` if it does.
  static func scanFault(_ predicate: JSON, digest: Digest) -> String? {
    let artefacts = (predicate["artefacts"]?.array ?? []).prefix(Limits.predicateItems)
      .filter { $0["digest"]?["sha256"]?.string == digest.hex }
    guard !artefacts.isEmpty else { return "is named by its scan, but the scan says nothing of it" }
    for artefact in artefacts {
      let verdict = artefact["verdict"]?.string ?? "unknown"
      guard verdict == "safe" else { return "was scanned and found \(Excerpt.of(verdict))" }
      guard artefact["coverage"]?.string == "complete" else { return "was not scanned whole" }
    }
    return nil
  }

  private func signed(_ file: Subject, behind path: String) -> CheckOutcome {
    let next = "gatehouse sign \(ShellWord.quoted(path))"
    guard let signature = book.newestSignature(of: file.digest) else {
      return .failed(
        Problem(
          code: "GH-0505", subject: file.name,
          text: "no trusted key has signed exactly this file (sha256 \(file.digest.short))",
          next: next))
    }
    return fresh(
      signature, period: periods.signature, subject: file.name, kind: "signature", next: next)
  }
}

/// Outside text that goes into a reason: shortened, without control characters.
enum Excerpt {
  static func of(_ text: String, limit: Int = 200) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result.unicodeScalars.append(isControl ? " " : scalar)
    }
    return text.unicodeScalars.count > limit ? result + "…" : result
  }
}
