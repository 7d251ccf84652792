// Which models are admitted, and which admissions the gate takes.

import Bytes
import Evidence
import Formats
import Manifest
import Testing
import Verdicts

@Suite("2.1b a model is admitted by the manifest's rules, or refused with reasons")
struct AdmissionJudgeTests {
  /// The sample with other words in its manifest.
  private func sample(
    licence: String? = "MIT", source: String? = "trained in house",
    criticality: String = "standard",
    admission: String = ""
  ) throws -> Sample {
    let origin =
      (licence.map { ", licence: \"\($0)\"" } ?? "") + (source.map { ", source: \"\($0)\"" } ?? "")
    let yaml = Sample.yaml(
      criticality: criticality, extra: admission.isEmpty ? "" : "admission: {\(admission)}"
    ).replacing(", licence: MIT, source: trained in house", with: origin)
    return try Sample(yaml: yaml)
  }

  private func reasons(
    _ sample: Sample, change: (inout AdmissionInput) -> Void = { _ in }
  ) throws -> [String] {
    judgeAdmission(try sample.admissionInput(change: change)).reasons
      .map { "\($0.code) \($0.subject)" }
  }

  private func card(_ licence: String) -> [FoundLicence] {
    LicenceReading.companion(
      .card, Array("---\nlicense: \(licence)\n---\n".utf8), place: "models/README.md")
  }

  @Test("a safe model with a licence and a source is admitted, and so recorded")
  func admitted() throws {
    let decision = judgeAdmission(try sample().admissionInput())
    #expect(decision.isAdmitted && decision.licence == "MIT")
    let statement = try #require(decision.statement(version: "1"))
    #expect(statement.predicateType == "https://gatehouse.dev/admission/v1")
    #expect(statement.subjects == [Sample.modelFile])
    #expect(statement.predicate["decision"]?.string == "admitted")
    #expect(
      statement.predicate["policy"]?["digest"]?["sha256"]?.string == decision.rulesDigest?.hex)
  }

  @Test(
    "a file that is not safe and whole is refused",
    arguments: [
      ("suspicious", true), ("malicious", true), ("unknown", true), ("safe", false), ("SAFE", true),
    ])
  func notSafe(_ verdict: String, _ isComplete: Bool) throws {
    let file = Sample.admissionFile(verdict: verdict, isComplete: isComplete)
    let decision = judgeAdmission(try sample().admissionInput(files: [file]))
    #expect(decision.reasons.map(\.code) == ["GH-0504"])
    #expect(decision.statement(version: "1")?.predicate["decision"]?.string == "refused")
    #expect(decision.reasons.allSatisfy { $0.nextCommand.hasPrefix("gatehouse ") })
  }

  @Test("what is missing or not declared is refused")
  func undeclared() throws {
    let sample = try sample()
    #expect(
      try reasons(sample) { $0.missing = ["models/b.bin"] } == ["GH-0511 models/b.bin"])
    #expect(try reasons(sample) { $0.files = [] } == ["GH-0511 small"])
    #expect(
      try reasons(sample) {
        $0.model = nil
        $0.name = "x.pt"
      } == ["GH-0517 x.pt"])
  }

  @Test("no licence and no source are refused, but where a failure hurts nobody")
  func nothingDeclared() throws {
    #expect(try reasons(sample(licence: nil)) == ["GH-0513 small"])
    #expect(try reasons(sample(source: nil)) == ["GH-0514 small"])
    #expect(try reasons(sample(licence: nil, source: nil, criticality: "low")) == [])
    let listed = try sample(
      licence: nil, source: nil, criticality: "low",
      admission: "licences: [MIT], sources: [\"x*\"]")
    #expect(try reasons(listed) == ["GH-0513 small", "GH-0514 small"])
    #expect(try reasons(listed) { $0.licences = self.card("mit") } == ["GH-0514 small"])
  }

  @Test(
    "the list of licences",
    arguments: [
      ("MIT", true), ("mit", true), ("The MIT License", true), ("GPL-3.0-only", false),
      ("Apache-2.0 OR GPL-3.0-only", true), ("Apache-2.0 AND GPL-3.0-only", false),
      ("(MIT AND Apache-2.0) OR LicenseRef-x", true), ("proprietary", false),
      ("see contract", false),
      ("MIT AND", false), ("MIT OR", false), ("LGPL-2.1-or-later", true),
    ])
  func list(_ licence: String, _ isAccepted: Bool) throws {
    let sample = try sample(
      licence: licence, admission: "licences: [MIT, Apache-2.0, LGPL-2.1-only]")
    #expect(try reasons(sample).isEmpty == isAccepted)
  }

  @Test("what the files say has to be what is declared; both are named")
  func contradiction() throws {
    let sample = try sample()
    let decision = judgeAdmission(
      try sample.admissionInput { $0.licences = self.card("cc-by-nc-4.0") })
    #expect(
      decision.reasons.map(\.problem) == [
        "the manifest says MIT, but models/README.md, license says CC-BY-NC-4.0"
      ])
    #expect(try reasons(sample) { $0.licences = self.card("mit") } == [])
    #expect(try reasons(sample) { $0.licences = self.card("[mit, apache-2.0]") } == [])
    #expect(try reasons(sample) { $0.licences = self.card("other") } == ["GH-0513 small"])
    #expect(try reasons(sample) { $0.licences = self.card("&a mit") } == ["GH-0513 small"])
    let both = try self.sample(licence: "MIT OR Apache-2.0")
    #expect(try reasons(both) { $0.licences = self.card("mit") } == ["GH-0513 small"])
    #expect(try reasons(both) { $0.licences = self.card("[mit, apache-2.0]") } == [])
    #expect(
      try reasons(both) { $0.licences = self.card("mit") + self.card("apache-2.0") } == [])
  }

  @Test("a licence of one's own may have a text that nobody knows")
  func ownLicence() throws {
    let sample = try sample(licence: "LicenseRef-acme")
    let text = LicenceReading.companion(.text, Array("All yours.".utf8), place: "models/LICENSE")
    #expect(try reasons(sample) { $0.licences = text } == [])
    #expect(try reasons(self.sample()) { $0.licences = text } == ["GH-0513 small"])
  }

  @Test(
    "patterns of sources",
    arguments: [
      ("https://huggingface.co/acme/m", true), ("https://huggingface.co/acme/m@rev", true),
      ("https://huggingface.co/acmeevil/m", false), ("http://huggingface.co/acme/m", false),
      ("https://huggingface.co/acme/../evil/m", false),
      ("https://evil/huggingface.co/acme/", false),
      ("https://huggingface.co/acme/%2e%2E/evil", false), ("trained by train.py", true),
      ("Trained by train.py", false), ("trained by", false),
    ])
  func sources(_ source: String, _ isAccepted: Bool) throws {
    let sample = try sample(
      source: source,
      admission: "sources: [\"https://huggingface.co/acme/*\", \"trained by *\"]")
    #expect(try reasons(sample) == (isAccepted ? [] : ["GH-0514 small"]))
  }

  @Test("a pattern with many stars is judged in no time")
  func stars() throws {
    let pattern = String(repeating: "a*", count: 90) + "b"
    let sample = try sample(
      source: String(repeating: "a", count: 190), admission: "sources: [\"\(pattern)\"]")
    #expect(try reasons(sample) == ["GH-0514 small"])
  }

  // MARK: signatures and classes

  @Test("a declared signature has to verify and to be over every file")
  func declaredSignature() throws {
    let sample = try sample()
    let good = ModelManifest(
      name: "models",
      resources: [ModelResource(name: "small.safetensors", digest: Sample.modelFile.digest)])
    let renamed = ModelManifest(
      name: "models", resources: [ModelResource(name: "x", digest: Sample.modelFile.digest)])
    let other = ModelManifest(
      name: "models",
      resources: [ModelResource(name: "small.safetensors", digest: Sample.digest("x"))])
    let states: [(DeclaredSignatureState, Bool)] = [
      (.verified(keyID: "k", good), true), (.verified(keyID: "k", renamed), false),
      (.verified(keyID: "k", other), false), (.refused("wrong key"), false),
    ]
    for (state, isGood) in states {
      let found = try reasons(sample) { $0.signature = state }
      #expect(found.allSatisfy { $0.hasPrefix("GH-0515") } && found.isEmpty == isGood)
    }
  }

  @Test("where every model needs a signature, one on record by a trusted key will do")
  func requiredSignature() throws {
    let sample = try sample(admission: "signatures: required")
    #expect(try reasons(sample) == ["GH-0515 small"])
    let evidence = try sample.evidence()
    #expect(try reasons(sample) { $0.evidence = evidence } == [])
    var others = sample
    others.drop(.modelSignature)
    let without = try others.evidence()
    #expect(try reasons(sample) { $0.evidence = without } == ["GH-0515 small"])
  }

  @Test("a list of classes that does not count refuses the model")
  func classes() throws {
    let sample = try sample(admission: "allow_classes: {file: c.txt, signature: c.sig}")
    #expect(try reasons(sample) { $0.classes = .refused("unsigned") } == ["GH-0516 c.txt"])
    let applied = ClassListState.applied(digest: Sample.digest("c"), keyID: "k", classes: 2)
    #expect(try reasons(sample) { $0.classes = applied } == [])
  }
}

@Suite("2.1b only admitted files are served")
struct AdmissionGateTests {
  @Test("a file without an admission, or with another digest, is refused")
  func missing() throws {
    var sample = try Sample()
    sample.drop(.admission)
    #expect(try sample.refusals() == ["GH-0512 models/small.safetensors"])
    let other = Subject(name: "models/small.safetensors", digest: Sample.digest("other"))
    sample.record(
      try sample.admission { $0.files = [Sample.admissionFile(other)] }, by: .machine)
    #expect(try sample.refusals() == ["GH-0512 models/small.safetensors"])
    sample.record(try sample.admission(), by: .machine)
    #expect(try sample.refusals() == [])
  }

  @Test("a newer refusal voids an admission, and a newer admission the refusal")
  func newest() throws {
    var sample = try Sample()
    sample.record(
      try sample.admission { $0.files = [Sample.admissionFile(verdict: "malicious")] }, by: .machine
    )
    #expect(try sample.refusals() == ["GH-0512 models/small.safetensors"])
    sample.record(try sample.admission(), by: .machine)
    #expect(try sample.refusals() == [])
  }

  @Test("an admission for another model does not count, nor does its refusal")
  func otherModel() throws {
    var sample = try Sample()
    let undeclared = try sample.admission { $0.model = nil }
    sample.record(undeclared, by: .machine)
    #expect(try sample.refusals() == [])
    sample.drop(.admission)
    #expect(try sample.refusals() == ["GH-0512 models/small.safetensors"])
  }

  @Test("an admission ends with the period of scans")
  func stale() throws {
    var sample = try Sample()
    sample.age(.admission, to: 30 * Sample.day)
    #expect(try sample.refusals() == ["GH-0502 models/small.safetensors"])
    sample.age(.admission, to: 29 * Sample.day)
    #expect(try sample.refusals() == [])
  }

  @Test(
    "a change of licence, source or rules voids it, other changes do not",
    arguments: [
      ("licence: MIT", "licence: Apache-2.0", true),
      ("trained in house", "trained elsewhere", true),
      ("documents: {", "admission: {licences: [MIT]}\ndocuments: {", true),
      ("purpose: answers", "purpose: answers well", false),
    ])
  func void(_ old: String, _ new: String, _ isVoid: Bool) throws {
    let before = try Sample()
    var after = try Sample(yaml: Sample.yaml().replacing(old, with: new))
    after.replace(.admission, with: try before.admission())
    #expect(try after.refusals() == (isVoid ? ["GH-0503 models/small.safetensors"] : []))
  }

  @Test("a change of the list of classes voids it")
  func classes() throws {
    let yaml = Sample.yaml(extra: "admission: {allow_classes: {file: c.txt, signature: c.sig}}")
    var sample = try Sample(yaml: yaml)
    let applied = ClassListState.applied(digest: Sample.digest("c"), keyID: "k", classes: 1)
    #expect(try sample.refusals() == ["GH-0503 models/small.safetensors"])
    sample.record(try sample.admission { $0.classes = applied }, by: .machine)
    #expect(try sample.refusals() == ["GH-0503 models/small.safetensors"])
    sample.assets.classes = Sample.digest("c")
    #expect(try sample.refusals() == [])
    sample.assets.classes = Sample.digest("d")
    #expect(try sample.refusals() == ["GH-0503 models/small.safetensors"])
  }

  @Test("what is not understood admits nothing", arguments: ["", "Admitted", "admitted "])
  func odd(_ decision: String) throws {
    var sample = try Sample()
    let good = try sample.admission()
    guard var object = good.predicate.object else { return }
    object["decision"] = .string(decision)
    sample.replace(
      .admission,
      with: Statement(
        subjects: good.subjects, predicateType: good.predicateType, predicate: .object(object)))
    #expect(try sample.refusals() == ["GH-0512 models/small.safetensors"])
  }

  @Test("no acceptance stands in for it, at any criticality")
  func hard() {
    for criticality in Manifest.Criticality.allCases {
      #expect(ReleaseDemands.of(criticality).hard.contains(.modelFilesAdmitted))
    }
  }
}
