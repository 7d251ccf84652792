/// The questions that suppliers are asked, as data: what, why, how much it weighs, what shows it, how
/// long an answer counts.

package import Bytes
package import Manifest

/// One question.
package struct Question: Sendable, Hashable {
  /// Stable id, such as `incident-notice`.
  package let id: String
  /// What is asked, so that yes is the good answer.
  package let text: String
  /// Ids of the practices that it serves.
  package let practices: [String]
  /// How much it counts, from 1 to 10.
  package let weight: Int
  /// Kinds of supplies that it is asked of; empty for all.
  package let kinds: Set<Manifest.SupplyKind>
  /// Whether anything but yes fails the criteria, whatever the score.
  package let isHard: Bool
  /// Whether a yes needs a document that shows it; without one it counts as partly.
  package let needsProof: Bool
  /// What shows it, in words.
  package let evidence: String
  /// The longest that an answer counts, in days.
  package let validDays: Int

  /// Whether a supplier that delivers `kind` is asked.
  package func concerns(_ kind: Manifest.SupplyKind) -> Bool {
    kinds.isEmpty || kinds.contains(kind)
  }

  /// The question as JSON.
  package var json: JSON {
    [
      "id": .string(id), "text": .string(text), "practices": .strings(practices),
      "weight": .int(weight), "kinds": .strings(kinds.map(\.rawValue).sorted()),
      "hard": .bool(isHard), "needs_proof": .bool(needsProof), "evidence": .string(evidence),
      "valid_days": .int(validDays),
    ]
  }
}

/// A questionnaire.
package struct Questionnaire: Sendable, Hashable {
  /// What people call it.
  package let name: String
  /// The questions, in the order in which they are asked.
  package let questions: [Question]

  /// The question with this id.
  package func question(_ id: String) -> Question? { questions.first { $0.id == id } }

  /// The questionnaire as JSON, in the form that is read.
  package var json: JSON {
    [
      "schema_version": 1, "name": .string(name), "questions": .array(questions.map(\.json)),
    ]
  }

  /// SHA-256 over the canonical JSON: answers are given to exactly this questionnaire.
  package var digest: Digest { Digest.of(json.encoded(.canonical)) }

  init(name: String, questions: [Question]) {
    self.name = name
    self.questions = questions
  }

  /// Why a questionnaire can't be used; `path` names the place.
  package struct Fault: Error, Equatable, Sendable {
    /// The place, such as `questions[3].weight`.
    package let path: String
    /// What has to stand there.
    package let expected: String
  }

  /// Reads a questionnaire; refuses unknown members, since a misspelt `hard` must not go unseen.
  package init(reading json: JSON, practices known: Set<String>) throws(Fault) {
    try Self.refuseUnknown(json, ["schema_version", "name", "questions"], "")
    guard json["schema_version"]?.int == 1 else {
      throw Fault(path: "schema_version", expected: "1")
    }
    guard let list = json["questions"]?.array, !list.isEmpty, list.count <= Limits.questions else {
      throw Fault(path: "questions", expected: "1 to \(Limits.questions) questions")
    }
    var questions: [Question] = []
    for (index, item) in list.enumerated() {
      let question = try Self.question(item, "questions[\(index)]", known)
      guard !questions.contains(where: { $0.id == question.id }) else {
        throw Fault(path: "questions[\(index)].id", expected: "an id that no other question has")
      }
      questions.append(question)
    }
    self.init(name: json["name"]?.string ?? "", questions: questions)
  }

  private static func question(_ json: JSON, _ path: String, _ known: Set<String>) throws(Fault)
    -> Question
  {
    let keys = [
      "id", "text", "practices", "weight", "kinds", "hard", "needs_proof", "evidence", "valid_days",
    ]
    try refuseUnknown(json, keys, path + ".")
    guard let id = json["id"]?.string, isID(id) else {
      throw Fault(path: path + ".id", expected: "lowercase letters, digits and -, at most 64")
    }
    guard let text = json["text"]?.string, !text.isEmpty, text.utf8.count <= Limits.textBytes else {
      throw Fault(path: path + ".text", expected: "a text")
    }
    let practices = (json["practices"]?.array ?? []).compactMap(\.string)
    guard practices.allSatisfy(known.contains),
      practices.count == json["practices"]?.array?.count ?? 0
    else { throw Fault(path: path + ".practices", expected: "ids of practices") }
    guard let weight = json["weight"]?.int, (1...10).contains(weight) else {
      throw Fault(path: path + ".weight", expected: "1 to 10")
    }
    let words = (json["kinds"]?.array ?? []).compactMap(\.string)
    let kinds = words.compactMap(Manifest.SupplyKind.init(rawValue:))
    guard kinds.count == json["kinds"]?.array?.count ?? 0 else {
      let all = Manifest.SupplyKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(path: path + ".kinds", expected: "some of " + all)
    }
    guard let days = json["valid_days"]?.int, (1...1_100).contains(days) else {
      throw Fault(path: path + ".valid_days", expected: "1 to 1100")
    }
    guard let hard = flag(json["hard"]), let proof = flag(json["needs_proof"]) else {
      throw Fault(path: path, expected: "true or false in hard and needs_proof")
    }
    return Question(
      id: id, text: text, practices: practices, weight: weight, kinds: Set(kinds), isHard: hard,
      needsProof: proof, evidence: json["evidence"]?.string ?? "", validDays: days)
  }

  private static func flag(_ json: JSON?) -> Bool? { json == nil ? false : json?.bool }

  private static func refuseUnknown(_ json: JSON, _ keys: [String], _ path: String) throws(Fault) {
    guard let object = json.object else { throw Fault(path: path, expected: "an object") }
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      throw Fault(
        path: path + String(unknown.prefix(64)), expected: "one of " + keys.joined(separator: ", "))
    }
  }

  /// Whether `text` may be the id of a question.
  package static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 0x2D }
  }
}
