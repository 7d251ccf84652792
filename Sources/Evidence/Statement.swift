/// in-toto Statement v1: something said about digests.
/// Source: github.com/in-toto/attestation, spec/v1/statement.md.

package import Bytes

/// One thing that a statement is about.
package struct Subject: Hashable, Sendable {
  /// What people call it; informative, the digest is what binds.
  package let name: String
  /// SHA-256 of its bytes.
  package let digest: Digest

  /// Names the asset with this digest.
  package init(name: String, digest: Digest) {
    self.name = name
    self.digest = digest
  }
}

/// A statement: subjects, and a predicate of a named type about them. Nothing here is verified.
package struct Statement: Sendable, Equatable {
  /// The `_type` of every statement.
  package static let type = "https://in-toto.io/Statement/v1"

  /// What the statement is about; at least one.
  package let subjects: [Subject]
  /// The URI that gives the predicate its meaning; see `PredicateType`.
  package let predicateType: String
  /// What is said: a JSON object.
  package let predicate: JSON

  /// Puts a statement together.
  package init(subjects: [Subject], predicateType: String, predicate: JSON) {
    self.subjects = subjects
    self.predicateType = predicateType
    self.predicate = predicate
  }

  /// Canonical JSON: the bytes that are signed.
  package func encoded() -> [UInt8] { json.encoded(.canonical) }

  /// The statement as a JSON value.
  package var json: JSON {
    [
      "_type": .string(Statement.type),
      "subject": .array(
        subjects.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]] }),
      "predicateType": .string(predicateType),
      "predicate": predicate,
    ]
  }

  /// Reads a statement. Unknown members are ignored, as the specification demands; duplicate keys,
  /// other versions, no subjects and subjects without SHA-256 are refused.
  package static func decode(_ bytes: [UInt8]) throws(EvidenceError) -> Statement {
    let json = try StrictJSON.parse(bytes, part: "statement")
    guard let type = json["_type"]?.string else {
      throw .invalidField(part: "statement", path: "_type", expected: "a string")
    }
    guard type == Statement.type else { throw .unknownStatementType(type) }
    guard let predicateType = json["predicateType"]?.string, !predicateType.isEmpty else {
      throw .invalidField(part: "statement", path: "predicateType", expected: "a URI")
    }
    guard let predicate = json["predicate"], predicate.object != nil else {
      throw .invalidField(part: "statement", path: "predicate", expected: "an object")
    }
    return Statement(
      subjects: try subjects(json["subject"]), predicateType: predicateType, predicate: predicate)
  }

  private static func subjects(_ json: JSON?) throws(EvidenceError) -> [Subject] {
    guard let list = json?.array, !list.isEmpty else {
      throw .invalidField(part: "statement", path: "subject", expected: "a list of subjects")
    }
    guard list.count <= Limits.subjects else {
      throw .tooLarge(part: "subjects", limit: Limits.subjects)
    }
    var subjects: [Subject] = []
    subjects.reserveCapacity(list.count)
    for (index, item) in list.enumerated() {
      guard let hex = item["digest"]?["sha256"]?.string, let digest = Digest(hex: hex) else {
        throw .invalidField(
          part: "statement", path: "subject[\(index)].digest.sha256", expected: "64 hex digits")
      }
      let name = item["name"]?.string ?? ""
      guard name.utf8.count <= Limits.nameBytes else {
        throw .tooLarge(part: "subject name", limit: Limits.nameBytes)
      }
      subjects.append(Subject(name: name, digest: digest))
    }
    return subjects
  }
}

/// The strict reader with the limits of this module and its error.
enum StrictJSON {
  static func parse(_ bytes: [UInt8], part: String) throws(EvidenceError) -> JSON {
    do {
      return try JSON.parse(bytes, limits: Limits.json)
    } catch {
      throw .invalidJSON(part: part, error)
    }
  }
}
