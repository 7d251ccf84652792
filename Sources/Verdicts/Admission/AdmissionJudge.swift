/// Whether a model is admitted: every file safe and whole, its signature good, its licence and its
/// source acceptable (guidelines 1.3 and 2.1). Pure: the same facts, the same decision.
///
/// The defaults are the strict ones. What is not declared is refused unless the criticality is
/// `low`; what is declared and contradicts the files is refused always.

import Bytes
import Evidence
import Formats
import Manifest

/// Judges one model from the facts.
package func judgeAdmission(_ input: AdmissionInput) -> AdmissionDecision {
  var judge = AdmissionJudge(input)
  judge.judge()
  return AdmissionDecision(
    input: input, reasons: judge.reasons, licence: judge.licence, signers: judge.signers)
}

struct AdmissionJudge {
  let input: AdmissionInput
  private(set) var reasons: [AdmissionReason] = []
  private(set) var licence: String?
  private(set) var signers: [String] = []

  init(_ input: AdmissionInput) { self.input = input }

  private var rules: Manifest.Admission { input.manifest.admission }
  private var subject: String { input.model?.name ?? input.name }

  mutating func judge() {
    for file in input.files { inspected(file) }
    declaration()
    classes()
    guard let model = input.model else { return }
    signature(of: model)
    licence(of: model)
    source(of: model)
  }

  private mutating func refuse(
    _ code: String, _ practice: String, _ subject: String, _ problem: String, next: String
  ) {
    reasons.append(
      AdmissionReason(
        code: code, practice: practice, subject: subject, problem: problem, nextCommand: next))
  }

  // MARK: files

  private mutating func declaration() {
    if input.model == nil {
      refuse(
        "GH-0517", "2.1b", input.name, "no model of the manifest declares \(input.name)",
        next: "gatehouse explain GH-0517")
    }
    for path in input.missing {
      refuse(
        "GH-0511", "4.3b", path, "the declared file \(path) was not found",
        next: "gatehouse manifest check")
    }
    if input.files.isEmpty, input.missing.isEmpty {
      refuse(
        "GH-0511", "4.3b", subject, "nothing lies behind \(subject)",
        next: "gatehouse manifest check")
    }
  }

  private mutating func classes() {
    guard case .refused(let why) = input.classes, let list = rules.allowedClasses else { return }
    refuse(
      "GH-0516", "1.3c", list.file, "the list of classes \(list.file) does not count: \(why)",
      next:
        "gatehouse sign \(ShellWord.quoted(list.file)) --output \(ShellWord.quoted(list.signature))"
    )
  }

  private mutating func inspected(_ file: AdmissionFile) {
    let next = "gatehouse scan \(ShellWord.quoted(file.path))"
    let why = file.reason.map { ": " + Excerpt.of($0) } ?? ""
    if file.verdict != "safe" {
      refuse(
        "GH-0504", "1.3c", file.path, "\(file.path) is \(Excerpt.of(file.verdict))\(why)",
        next: next)
    } else if !file.isComplete {
      refuse("GH-0504", "1.3c", file.path, "\(file.path) could not be read whole", next: next)
    }
  }

  // MARK: signature

  private mutating func signature(of model: Manifest.Model) {
    switch input.signature {
    case .verified(let keyID, let signed):
      let open = input.files.filter { !Self.covers(signed, $0) }
      for file in open {
        refuse(
          "GH-0515", "2.1b", file.path, "the declared signature is not over \(file.path)",
          next: verify(model))
      }
      if open.isEmpty { signers = [keyID] }
    case .refused(let why):
      refuse(
        "GH-0515", "2.1b", model.name, "the declared signature does not verify: \(why)",
        next: verify(model))
    case .none:
      signers = signersOnRecord()
      guard rules.signatures == .required, signers.isEmpty else { return }
      let path = input.files.first?.path ?? model.files.first ?? model.name
      refuse(
        "GH-0515", "2.1b", model.name, "\(model.name) has no signature, and every model needs one",
        next: "gatehouse sign \(ShellWord.quoted(path))")
    }
  }

  /// The keys that signed every file on record; none if a file has no signature that counts.
  private func signersOnRecord() -> [String] {
    let book = EvidenceBook(input.evidence, now: input.now)
    var keys: Set<String> = []
    for file in input.files {
      guard let signature = book.newestSignature(of: file.digest),
        book.revoked[signature.envelopeDigest] == nil
      else { return [] }
      keys.formUnion(signature.signers.map(\.keyID))
    }
    return keys.sorted()
  }

  /// Whether `signed` holds exactly this file, under its own name or as the one file that it is.
  private static func covers(_ signed: ModelManifest, _ file: AdmissionFile) -> Bool {
    signed.resources.contains { resource in
      resource.digest == file.digest
        && (resource.name == "." || file.path == resource.name
          || file.path.hasSuffix("/" + resource.name))
    }
  }

  private func verify(_ model: Manifest.Model) -> String {
    guard let declared = model.signature, let path = model.files.first else {
      return "gatehouse explain GH-0515"
    }
    return "gatehouse verify \(ShellWord.quoted(path)) --signature "
      + "\(ShellWord.quoted(declared.file)) --public-key \(ShellWord.quoted(declared.publicKey))"
  }

  // MARK: licence

  private mutating func refuseLicence(_ problem: String) {
    refuse("GH-0513", "2.1b", subject, problem, next: "gatehouse explain GH-0513")
  }

  private mutating func licence(of model: Manifest.Model) {
    guard let words = model.licence else { return undeclaredLicence(of: model) }
    let declared = LicenceExpression(words)
    licence = declared?.text ?? Excerpt.of(words)
    let before = reasons.count
    for found in input.licences { compare(found, with: declared, words) }
    if reasons.count == before { offered(declared) }
    accept(declared, words)
  }

  /// What one place says has to be among what is declared.
  private mutating func compare(
    _ found: FoundLicence, with declared: LicenceExpression?, _ words: String
  ) {
    guard let expression = found.expression else {
      // A licence of one's own has a text that nobody knows; that of a common one is known.
      guard declared.map({ $0.names.allSatisfy(\.hasKnownText) }) ?? false else { return }
      return refuseLicence(
        "the manifest says \(Excerpt.of(words)), but \(Excerpt.of(found.place)) says something that can't be read as that: \(Excerpt.of(found.text))"
      )
    }
    let names = declared?.names ?? []
    guard !expression.holds({ name in names.contains { $0.family == name.family } }) else { return }
    refuseLicence(
      "the manifest says \(Excerpt.of(words)), but \(Excerpt.of(found.place)) says \(Excerpt.of(expression.text))"
    )
  }

  /// What is declared has to be offered by the files, where they offer anything.
  private mutating func offered(_ declared: LicenceExpression?) {
    let offers = Set(input.licences.compactMap(\.expression).flatMap(\.names).map(\.family))
    guard !offers.isEmpty, let declared else { return }
    for name in declared.names where !offers.contains(name.family) {
      refuseLicence("the manifest says \(name.id), which no file of the model offers")
    }
  }

  private mutating func undeclaredLicence(of model: Manifest.Model) {
    let found = input.licences.compactMap(\.expression)
    let unread = input.licences.filter { $0.expression == nil }
    if input.manifest.demandsOrigin {
      let seen =
        found.first.map { "; its files say \(Excerpt.of($0.text))" }
        ?? unread.first.map { "; what \(Excerpt.of($0.place)) says can't be read" } ?? ""
      return refuseLicence("the manifest declares no licence for \(model.name)\(seen)")
    }
    let all = found.count == 1 ? found[0] : LicenceExpression.all(found)
    licence = found.isEmpty ? nil : all.text
    guard !rules.licences.isEmpty else { return }
    guard unread.isEmpty, !found.isEmpty else {
      return refuseLicence("the licence of \(model.name) is not known, and a list of them is given")
    }
    accept(all, all.text)
  }

  /// The manifest's list; an empty one takes every licence.
  private mutating func accept(_ licence: LicenceExpression?, _ words: String) {
    let allowed = rules.licences.compactMap(LicenceName.init)
    guard !rules.licences.isEmpty else { return }
    let holds = licence?.holds { name in allowed.contains { $0.accepts(name) } } ?? false
    guard !holds else { return }
    refuseLicence(
      "the licence \(Excerpt.of(words)) is not on the manifest's list: \(rules.licences.joined(separator: ", "))"
    )
  }

  // MARK: source

  private mutating func source(of model: Manifest.Model) {
    guard let source = model.origin else {
      guard input.manifest.demandsOrigin || !rules.sources.isEmpty else { return }
      return refuse(
        "GH-0514", "2.1b", model.name, "the manifest declares no source for \(model.name)",
        next: "gatehouse explain GH-0514")
    }
    guard !rules.sources.isEmpty, !rules.sources.contains(where: { matches(source, $0) }) else {
      return
    }
    refuse(
      "GH-0514", "2.1b", model.name,
      "the source \(Excerpt.of(source)) is not among the acceptable ones: \(Excerpt.of(rules.sources.joined(separator: ", ")))",
      next: "gatehouse explain GH-0514")
  }

  private func matches(_ source: String, _ pattern: String) -> Bool {
    SourcePattern.matches(source, pattern)
  }
}

/// Patterns of sources: every character stands for itself, `*` for any number of any characters.
enum SourcePattern {
  /// Whether the whole of `source` fits. An address that leads back (`/../`, `%2e`) or hides its
  /// host (`user@`, `\`) fits nothing.
  static func matches(_ source: String, _ pattern: String) -> Bool {
    guard !isRoundabout(source) else { return false }
    let text = Array(source.unicodeScalars)
    let form = Array(pattern.unicodeScalars)
    // The usual walk with one way back: linear but for the last `*`.
    var at = 0
    var place = 0
    var star: (place: Int, at: Int)?
    while at < text.count {
      if place < form.count, form[place] == "*" {
        star = (place, at)
        place += 1
      } else if place < form.count, form[place] == text[at] {
        at += 1
        place += 1
      } else if let back = star {
        star = (back.place, back.at + 1)
        at = back.at + 1
        place = back.place + 1
      } else {
        return false
      }
    }
    return form[place...].allSatisfy { $0 == "*" }
  }

  private static func isRoundabout(_ source: String) -> Bool {
    guard let scheme = source.firstRange(of: "://") else { return false }
    let rest = source[scheme.upperBound...]
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains { $0 == ".." || $0 == "." } || rest.contains("\\")
      || rest.lowercased().contains("%2e") || rest.lowercased().contains("%2f")
      || (parts.first?.contains("@") ?? false)
  }
}
