/// How a supplier stands: its newest answers against the questionnaire, hard minimums, certificates,
/// the end of its service, what the last look at its endpoint found, and the exceptions that the owner
/// signed. A pure function of evidence and time.

package import Bytes
package import Evidence
package import Manifest

/// The subject that stands for a supplier in evidence, and the ids of exceptions.
package enum SupplierName {
  /// A supplier stands in evidence as the digest of `{"supplier":NAME}` in canonical JSON.
  package static func subject(_ name: String) -> Subject {
    let descriptor: JSON = ["supplier": .string(name)]
    return Subject(name: "supplier:\(name)", digest: Digest.of(descriptor.encoded(.canonical)))
  }

  /// What a risk acceptance names as its practice to except one gap of one supplier.
  package static func exception(_ supplier: String, _ gap: String) -> String {
    "2.1a:\(supplier):\(gap)"
  }
}

/// One answer.
package struct SupplierAnswer: Sendable, Equatable {
  /// What was answered.
  package enum Word: String, Sendable, CaseIterable {
    case yes, partly, no
    case notApplicable = "not-applicable"
  }

  /// The id of the question.
  package let question: String
  /// What was answered.
  package let word: Word
  /// In which words; may be empty.
  package let statement: String
  /// When it stops to count, Unix seconds.
  package let expires: Int64
  /// The documents that show it.
  package let proofs: [Subject]

  /// An answer.
  package init(
    question: String, word: Word, statement: String, expires: Int64, proofs: [Subject]
  ) {
    self.question = question
    self.word = word
    self.statement = statement
    self.expires = expires
    self.proofs = proofs
  }

  /// The statement over `answers` of the supplier called `name`, to `questionnaire`.
  package static func statement(
    _ answers: [SupplierAnswer], of name: String, to questionnaire: Digest, answeredBy: String
  ) -> Statement {
    var seen: Set<Digest> = []
    let proofs = answers.flatMap(\.proofs).filter { seen.insert($0.digest).inserted }
    var predicate: JSONObject = [
      "supplier": .string(name), "questionnaire": ["sha256": .string(questionnaire.hex)],
      "answers": .array(answers.map(\.json)),
    ]
    if !answeredBy.isEmpty { predicate["answered_by"] = .string(answeredBy) }
    return Statement(
      subjects: [SupplierName.subject(name)] + proofs,
      predicateType: PredicateType.supplierAnswers, predicate: .object(predicate))
  }

  private var json: JSON {
    [
      "question": .string(question), "answer": .string(word.rawValue),
      "statement": .string(statement), "expires": .string(Timestamp.text(expires)),
      "proofs": .array(
        proofs.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]] }),
    ]
  }

  /// Reads one answer of a statement; `nil` for anything that can't be understood.
  init?(reading json: JSON) {
    guard let question = json["question"]?.string,
      let word = json["answer"]?.string.flatMap(Word.init(rawValue:)),
      let expires = json["expires"]?.string.flatMap(Timestamp.parse)
    else { return nil }
    let proofs = (json["proofs"]?.array ?? []).compactMap { item -> Subject? in
      guard let digest = item["digest"]?["sha256"]?.string.flatMap({ Digest(hex: $0) }) else {
        return nil
      }
      return Subject(name: item["name"]?.string ?? "", digest: digest)
    }
    self.init(
      question: question, word: word, statement: json["statement"]?.string ?? "",
      expires: expires, proofs: proofs)
  }
}

/// One thing that keeps a supplier from meeting the criteria.
package struct SupplierGap: Sendable, Equatable {
  /// The id of a question, or `certificate-…`, `end-of-service`, `endpoint-check`, `score`.
  package let id: String
  /// What is wrong, in a sentence.
  package let text: String
  /// Whether age is all that is wrong.
  package let isStale: Bool
  /// Whether it fails the criteria by itself; others only cost score.
  package let isHard: Bool
  /// The end of the owner's exception, Unix seconds; `nil` without one.
  package var exceptedUntil: Int64?
}

/// How one supplier stands.
package struct SupplierStanding: Sendable {
  /// The name of the supplier.
  package let supplier: String
  /// Earned share of the weights, in percent.
  package let score: Int
  /// The share that is needed.
  package let minimumScore: Int
  /// The questions that concern it, each with the newest answer that counts for the questionnaire.
  package let answers: [(question: Question, answer: SupplierAnswer?)]
  /// Everything that is missing or too old.
  package let gaps: [SupplierGap]
  /// What it rests on.
  package let evidence: [VerifiedStatement]
  /// When the standing changes by itself, Unix seconds; `nil` for never.
  package let expiresAt: Int64?

  /// Hard gaps without an exception.
  package var open: [SupplierGap] { gaps.filter { $0.isHard && $0.exceptedUntil == nil } }
  /// Whether the criteria are met, exceptions counted.
  package var isMet: Bool { open.isEmpty }
  /// Whether an exception was needed.
  package var isExcepted: Bool { isMet && gaps.contains { $0.isHard } }
}

/// How `supplier` of the manifest stands.
package func judgeSupplier(_ supplier: Manifest.Supplier, _ input: GateInput) -> SupplierStanding {
  CheckContext(input).standing(of: supplier)
}

extension CheckContext {
  func standing(of supplier: Manifest.Supplier) -> SupplierStanding {
    var tally = SupplierTally(supplier: supplier, context: self)
    tally.answers()
    tally.certificates()
    tally.endOfService()
    tally.endpointCheck()
    return tally.standing
  }
}

/// Adds up what is known of one supplier.
struct SupplierTally {
  let supplier: Manifest.Supplier
  let context: CheckContext
  private var gaps: [SupplierGap] = []
  private var asked: [(question: Question, answer: SupplierAnswer?)] = []
  private var evidence: [VerifiedStatement] = []
  private var earned = 0
  private var possible = 0
  private var expiresAt: Int64?

  init(supplier: Manifest.Supplier, context: CheckContext) {
    self.supplier = supplier
    self.context = context
  }

  // MARK: answers

  mutating func answers() {
    let newest = newestAnswers()
    for question in context.input.questionnaire.questions
    where question.concerns(supplier.record.kind) {
      let found = newest[question.id]
      asked.append((question, found?.answer))
      judge(question, found)
    }
    guard possible > 0, earned * 100 < context.manifest.supplierPolicy.minimumScore * possible
    else { return }
    add(
      "score",
      "the answers earn \(earned * 100 / possible) % of the weights, "
        + "\(context.manifest.supplierPolicy.minimumScore) % are needed", hard: true)
  }

  private typealias Found = (answer: SupplierAnswer, evidence: VerifiedStatement)

  /// The newest answer to each question, from statements that a person signed and nobody revoked.
  private func newestAnswers() -> [String: Found] {
    let subject = SupplierName.subject(supplier.name).digest
    let questionnaire = context.input.questionnaire.digest.hex
    var table: [String: Found] = [:]
    for item in context.book.all(PredicateType.supplierAnswers) {
      let predicate = item.statement.predicate
      guard item.statement.subjects.first?.digest == subject, context.isSignedByPerson(item),
        context.book.revoked[item.envelopeDigest] == nil,
        predicate["questionnaire"]?["sha256"]?.string == questionnaire
      else { continue }
      for json in (predicate["answers"]?.array ?? []).prefix(Limits.questions) {
        guard let answer = SupplierAnswer(reading: json), table[answer.question] == nil else {
          continue
        }
        table[answer.question] = (answer, item)
      }
    }
    return table
  }

  private mutating func judge(_ question: Question, _ found: Found?) {
    guard let found else {
      possible += question.weight * 2
      return add(question.id, "is not answered: \(question.text)", hard: question.isHard)
    }
    let answer = found.answer
    evidence.append(found.evidence)
    if answer.word == .notApplicable {
      if question.isHard {
        possible += question.weight * 2
        add(question.id, "can't be left out as not applicable", hard: true)
      }
      return
    }
    possible += question.weight * 2
    let cap = context.book.expiry(
      of: found.evidence, period: Int64(question.validDays) * Limits.day)
    let end = min(answer.expires, cap)
    guard context.now < end else {
      return add(
        question.id, "was answered, but the answer expired on \(Timestamp.text(end).prefix(10))",
        stale: true, hard: question.isHard)
    }
    note(expiry: end)
    let isShown = !question.needsProof || !answer.proofs.isEmpty
    switch answer.word {
    case .yes where isShown: earned += question.weight * 2
    case .yes:
      earned += question.weight
      add(question.id, "was answered with yes, but no document shows it", hard: question.isHard)
    case .partly:
      earned += question.weight
      add(question.id, "was answered with partly: \(question.text)", hard: question.isHard)
    case .no, .notApplicable:
      add(question.id, "was answered with no: \(question.text)", hard: question.isHard)
    }
  }

  // MARK: record

  mutating func certificates() {
    for certificate in supplier.record.certificates {
      guard let day = Timestamp.days(ofDay: certificate.expires) else { continue }
      let end = (day + 1) * Limits.day
      let slug = String(
        certificate.name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      if context.now < end {
        note(expiry: end)
      } else {
        add(
          "certificate-\(slug)",
          "its certificate \(certificate.name) ended on \(certificate.expires)", stale: true,
          hard: true)
      }
    }
  }

  mutating func endOfService() {
    guard let ends = supplier.record.ends, let day = Timestamp.days(ofDay: ends) else { return }
    if context.now < day * Limits.day {
      note(expiry: day * Limits.day)
    } else {
      add("end-of-service", "it ended what it delivers on \(ends)", hard: true)
    }
  }

  /// A supplier with an endpoint has to have been looked at, lately and with success.
  mutating func endpointCheck() {
    guard supplier.record.endpoint != nil else { return }
    let subject = SupplierName.subject(supplier.name).digest
    guard
      let newest = context.book.newest(
        PredicateType.supplierCheck, over: subject,
        where: { context.book.revoked[$0.envelopeDigest] == nil })
    else {
      return add(
        "endpoint-check", "its endpoint was never looked at: gatehouse supplier check", hard: true)
    }
    evidence.append(newest)
    let end = context.book.expiry(of: newest, period: Limits.supplierCheckSeconds)
    guard newest.statement.predicate["outcome"]?.string == "passed" else {
      return add("endpoint-check", "the last look at its endpoint found a fault", hard: true)
    }
    guard context.now < end else {
      return add(
        "endpoint-check", "the last look at its endpoint is too old", stale: true, hard: true)
    }
    note(expiry: end)
  }

  // MARK: adding up

  private mutating func note(expiry: Int64) { expiresAt = min(expiresAt ?? .max, expiry) }

  private mutating func add(_ id: String, _ text: String, stale: Bool = false, hard: Bool) {
    var gap = SupplierGap(id: id, text: text, isStale: stale, isHard: hard)
    if hard,
      let exception = context.acceptance(of: SupplierName.exception(supplier.name, id))
    {
      gap.exceptedUntil = exception.acceptance.expires
      evidence.append(exception.evidence)
      note(expiry: exception.acceptance.expires)
    }
    gaps.append(gap)
  }

  var standing: SupplierStanding {
    SupplierStanding(
      supplier: supplier.name, score: possible == 0 ? 100 : earned * 100 / possible,
      minimumScore: context.manifest.supplierPolicy.minimumScore, answers: asked, gaps: gaps,
      evidence: evidence, expiresAt: expiresAt)
  }
}

extension SupplierStanding {
  /// The standing as a statement. `at` is in Unix seconds.
  package func statement(questionnaire: Digest, at: Int64) -> Statement {
    Statement(
      subjects: [SupplierName.subject(supplier)],
      predicateType: PredicateType.supplierAssessment,
      predicate: [
        "supplier": .string(supplier), "questionnaire": ["sha256": .string(questionnaire.hex)],
        "outcome": isMet ? (isExcepted ? "excepted" : "met") : "not met", "score": .int(score),
        "minimum_score": .int(minimumScore), "open": .strings(open.map(\.id)),
        "excepted": .strings(gaps.filter { $0.exceptedUntil != nil }.map(\.id)),
        "assessed": .string(Timestamp.text(at)),
      ])
  }
}
