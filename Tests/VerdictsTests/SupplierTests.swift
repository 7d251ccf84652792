// Suppliers: answers, hard minimums, score, certificates, exceptions.

import Bytes
import Evidence
import Guidelines
import Manifest
import Testing
import Verdicts

@Suite("2.1a suppliers are held to criteria")
struct SupplierTests {
  static let practices = Set(Guidelines.practices.map(\.id))

  private func sample(_ record: String = "", policy: String = "") throws -> Sample {
    let supplier =
      "suppliers:\n  - {name: acme, provides: weights, contact: a@acme.example, reviewed: 2027-01-01\(record)}\n"
    return try Sample(yaml: Sample.yaml(extra: supplier + policy))
  }

  private func answers(
    _ sample: Sample, word: SupplierAnswer.Word = .yes, days: Int64 = 100, leaving: [String] = [],
    only: [String]? = nil, proofs: Bool = true, questionnaire: Digest = Questionnaire.builtIn.digest
  ) -> Statement {
    let proof = Subject(name: "contract.pdf", digest: Digest.of(utf8: "contract"))
    let list = Questionnaire.builtIn.questions
      .filter { !leaving.contains($0.id) && only?.contains($0.id) ?? true }
      .map {
        SupplierAnswer(
          question: $0.id, word: word, statement: "", expires: sample.now + days * Sample.day,
          proofs: proofs ? [proof] : [])
      }
    return SupplierAnswer.statement(list, of: "acme", to: questionnaire, answeredBy: "acme")
  }

  private func open(_ sample: Sample) throws -> [String] {
    let supplier = try #require(sample.manifest.suppliers.first)
    return judgeSupplier(supplier, try sample.input()).open.map(\.id)
  }

  @Test("without answers the hard questions are open; with them the practice is met")
  func answered() throws {
    var sample = try sample()
    #expect(try open(sample).contains("security-contact"))
    #expect(try open(sample).contains("score"))
    #expect(try sample.refusals().contains("GH-0531 acme"))
    sample.record(answers(sample), by: .reviewer)
    #expect(try open(sample) == [])
    #expect(try sample.verdict("2.1a")?.state == .met)
    #expect(try sample.refusals() == [])
  }

  @Test("answers count only when a person signed them, for this questionnaire and this supplier")
  func whose() throws {
    var sample = try sample()
    let before = try open(sample)
    sample.record(answers(sample), by: .machine)
    sample.record(answers(sample, questionnaire: Digest.of(utf8: "older")), by: .owner)
    let other = SupplierAnswer.statement(
      [], of: "other", to: Questionnaire.builtIn.digest, answeredBy: "")
    sample.record(other, by: .owner)
    #expect(try open(sample) == before)
  }

  @Test("the newest answer wins, old ones expire, hard ones can't be left out")
  func newest() throws {
    var sample = try sample()
    sample.record(answers(sample), by: .reviewer)
    sample.record(answers(sample, word: .no, only: ["incident-notice"]), by: .reviewer)
    #expect(try open(sample) == ["incident-notice"])
    sample.record(answers(sample, word: .notApplicable, only: ["incident-notice"]), by: .reviewer)
    #expect(try open(sample) == ["incident-notice"])
    sample.record(answers(sample, proofs: false), by: .reviewer)
    #expect(try open(sample) == ["incident-notice"], "a yes without its proof counts as partly")
    sample.record(answers(sample), by: .reviewer)
    #expect(try open(sample) == [])
    sample.now += 101 * Sample.day
    #expect(try open(sample).contains("security-contact"))
    #expect(try sample.verdict("2.1a")?.state != .met)
  }

  @Test("an answer counts no longer than the questionnaire allows, whatever it claims")
  func cap() throws {
    var sample = try sample()
    sample.record(answers(sample, days: 4_000), by: .reviewer, age: 366 * Sample.day)
    #expect(try open(sample).contains("security-contact"))
  }

  @Test("the score has a minimum of its own")
  func score() throws {
    let soft = Questionnaire.builtIn.questions.filter { !$0.isHard }.map(\.id)
    var sample = try sample()
    sample.record(answers(sample, leaving: soft), by: .reviewer)
    #expect(try open(sample) == ["score"])
    var lenient = try self.sample(policy: "supplier_policy: {minimum_score: 10}\n")
    lenient.record(answers(lenient, leaving: soft), by: .reviewer)
    #expect(try open(lenient) == [])
  }

  @Test("questions are asked by kind")
  func kinds() throws {
    let library = try sample(", kind: library")
    let supplier = try #require(library.manifest.suppliers.first)
    let asked = judgeSupplier(supplier, try library.input()).answers.map(\.question.id)
    #expect(asked.contains("signed-artefacts") && !asked.contains("no-training-on-inputs"))
    #expect(try open(sample(", kind: model-api")).contains("no-training-on-inputs"))
  }

  @Test("an ended certificate or service fails the criteria")
  func record() throws {
    var sample = try sample(
      ", certificates: [{name: ISO 27001, expires: 2026-12-31}], ends: 2027-01-10")
    sample.record(answers(sample), by: .reviewer)
    #expect(try open(sample) == ["certificate-iso-27001", "end-of-service"])
    var good = try self.sample(
      ", certificates: [{name: ISO 27001, expires: 2027-12-31}], ends: 2027-06-10")
    good.record(answers(good), by: .reviewer)
    #expect(try open(good) == [])
  }

  @Test("an exception is the owner's, for one gap, until a date")
  func exceptions() throws {
    var sample = try sample()
    sample.record(answers(sample), by: .reviewer)
    sample.record(answers(sample, word: .no, only: ["incident-notice"]), by: .reviewer)
    func acceptance(_ gap: String, days: Int64 = 30) -> Statement {
      RiskAcceptance(
        practice: SupplierName.exception("acme", gap), reason: "contract is renewed in spring",
        compensating: "we look ourselves", expires: sample.now + days * Sample.day
      ).statement(over: sample.assets.manifestSubject)
    }
    sample.record(acceptance("encryption"), by: .owner)
    sample.record(acceptance("incident-notice"), by: .reviewer)
    #expect(try open(sample) == ["incident-notice"])
    sample.record(acceptance("incident-notice"), by: .owner)
    #expect(try open(sample) == [])
    let supplier = try #require(sample.manifest.suppliers.first)
    #expect(judgeSupplier(supplier, try sample.input()).isExcepted)
    #expect(try sample.verdict("2.1a")?.state == .met)
    #expect(try sample.verdict("2.1a")?.expiresAt == sample.now + 30 * Sample.day)
    sample.now += 31 * Sample.day
    #expect(try open(sample) == ["incident-notice"])
  }

  @Test("an endpoint has to be looked at, with success, within a week")
  func endpoint() throws {
    var sample = try sample(", endpoint: {url: \"https://api.acme.example/v1\"}")
    sample.record(answers(sample), by: .reviewer)
    #expect(try open(sample) == ["endpoint-check"])
    func look(_ outcome: String) -> Statement {
      Statement(
        subjects: [SupplierName.subject("acme")], predicateType: PredicateType.supplierCheck,
        predicate: ["supplier": "acme", "outcome": .string(outcome), "checks": []])
    }
    sample.record(look("passed"), by: .machine)
    #expect(try open(sample) == [])
    sample.record(look("failed"), by: .machine)
    #expect(try open(sample) == ["endpoint-check"])
    sample.record(look("passed"), by: .machine, age: 8 * Sample.day)
    #expect(try open(sample) == ["endpoint-check"])
  }

  @Test("the questionnaire of the program reads back, and its practices exist")
  func builtIn() throws {
    let own = Questionnaire.builtIn
    #expect(try Questionnaire(reading: own.json, practices: Self.practices) == own)
    #expect(Set(own.questions.map(\.id)).count == own.questions.count)
    #expect(own.questions.contains { $0.isHard } && own.questions.count >= 20)
  }

  @Test(
    "a questionnaire with a slip is refused with its place",
    arguments: [
      (#""weight":0"#, "questions[0].weight"), (#""wieght":1"#, "questions[0].wieght"),
      (#""kinds":["cloud"],"weight":1"#, "questions[0].kinds"),
      (#""practices":["9.9"],"weight":1"#, "questions[0].practices"),
      (#""hard":"yes","weight":1"#, "questions[0]"),
    ])
  func badQuestionnaires(member: String, place: String) throws {
    let text =
      #"{"schema_version":1,"questions":[{"id":"a","text":"b","valid_days":1,\#(member)}]}"#
    let json = try JSON.parse(text: text)
    do {
      _ = try Questionnaire(reading: json, practices: Self.practices)
      Issue.record("taken")
    } catch {
      #expect(error.path == place)
    }
  }

  @Test("an alternate qualifies by the checks of a release, and only from another supplier")
  func alternates() throws {
    func system(spare: String = "", label: String = "confidential") throws -> Sample {
      let yaml = Sample.yaml().replacing(
        "tools: [lookup]}",
        with: """
          tools: [lookup], alternates: [spare]}
              - {name: spare, model: small, upstream: other, prompt: main, tools: [\(spare.isEmpty ? "lookup" : spare)]}
          """
      ).replacing(
        "serving:",
        with: """
            - {name: other, protocol: openai, url: "http://127.0.0.1:8902/v1", model: small, location: internal, label: \(label)}
          serving:
          """)
      return try Sample(yaml: yaml)
    }
    var sample = try system()
    #expect(judgeAlternates(try sample.input()).map(\.isQualified) == [true])
    sample.drop(.modelSignature)
    #expect(judgeAlternates(try sample.input())[0].problems.count == 1)
    let lower = try system(label: "internal")
    #expect(judgeAlternates(try lower.input())[0].problems.count == 1)
    var closed = try system()
    closed.record(
      Quarantine(.impose, reason: "drill", by: "x").statement(
        over: [Quarantine.routeSubject("spare")]), by: .machine)
    #expect(judgeAlternates(try closed.input())[0].problems == ["route:spare is in quarantine"])
    #expect(throws: ManifestError.self) {
      try Manifest.parse(
        Array(
          Sample.yaml().replacing(
            "tools: [lookup]}", with: "tools: [lookup], alternates: [assistant]}"
          )
          .utf8), file: "x")
    }
  }
}
