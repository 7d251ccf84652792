/// Statements of other tools. They may have digests of other algorithms than SHA-256 (a commit has
/// `gitCommit`), and the older statement version v0.1, whose fields mean the same.

package import Bytes

/// A statement as another party made it; nothing here is verified.
package struct ForeignStatement: Sendable, Equatable {
  /// The statement versions that are read.
  package static let types = [Statement.type, "https://in-toto.io/Statement/v0.1"]

  /// What it is about: names and digests by algorithm; at least one.
  package let subjects: [ResourceDescriptor]
  /// The URI that gives the predicate its meaning.
  package let predicateType: String
  /// What is said.
  package let predicate: JSON

  /// A statement of this system's own in the wider form.
  package init(_ own: Statement) {
    subjects = own.subjects.map(ResourceDescriptor.init(file:))
    predicateType = own.predicateType
    predicate = own.predicate
  }

  private init(subjects: [ResourceDescriptor], predicateType: String, predicate: JSON) {
    self.subjects = subjects
    self.predicateType = predicateType
    self.predicate = predicate
  }

  /// Whether a subject has this SHA-256.
  package func isAbout(_ digest: Digest) -> Bool {
    subjects.contains { $0.digests["sha256"] == digest.hex }
  }

  /// The subjects that have a SHA-256.
  package var sha256Subjects: [Subject] {
    subjects.compactMap { subject in
      subject.sha256.map { Subject(name: subject.name, digest: $0) }
    }
  }

  /// Reads a statement; a predicate of a known type has to look as that type says.
  package static func decode(_ bytes: [UInt8]) throws(EvidenceError) -> ForeignStatement {
    try decode(try StrictJSON.parse(bytes, part: "statement"))
  }

  /// Reads a statement from its JSON.
  package static func decode(_ json: JSON) throws(EvidenceError) -> ForeignStatement {
    guard let type = json["_type"]?.string else {
      throw .invalidField(part: "statement", path: "_type", expected: "a string")
    }
    guard types.contains(type) else { throw .unknownStatementType(type) }
    guard let predicateType = json["predicateType"]?.string, PredicateCheck.isURI(predicateType)
    else {
      throw .invalidField(part: "statement", path: "predicateType", expected: "a URI")
    }
    // A type whose URI says all has no predicate: `null` at PyPI (in-toto statement v1: optional).
    let stated = json["predicate"] ?? .null
    let predicate: JSON = stated.isNull ? [:] : stated
    guard predicate.object != nil else {
      throw .invalidField(part: "statement", path: "predicate", expected: "an object")
    }
    let subjects = try subjects(json["subject"])
    try PredicateCatalogue.definition(ofType: predicateType)?.check(predicate)
    return ForeignStatement(
      subjects: subjects, predicateType: predicateType, predicate: predicate)
  }

  private static func subjects(_ json: JSON?) throws(EvidenceError) -> [ResourceDescriptor] {
    guard let list = json?.array, !list.isEmpty else {
      throw .invalidField(part: "statement", path: "subject", expected: "a list of subjects")
    }
    guard list.count <= Limits.subjects else {
      throw .tooLarge(part: "subjects", limit: Limits.subjects)
    }
    var subjects: [ResourceDescriptor] = []
    subjects.reserveCapacity(list.count)
    for (index, item) in list.enumerated() {
      let place = "subject[\(index)]"
      if let name = item["name"], !name.isNull {
        guard let text = name.string, text.utf8.count <= Limits.nameBytes else {
          throw .invalidField(part: "statement", path: place + ".name", expected: "a short text")
        }
      }
      guard let digests = item["digest"] else {
        throw .invalidField(part: "statement", path: place + ".digest", expected: "digests")
      }
      try PredicateCheck.digests(digests, place + ".digest")
      subjects.append(ResourceDescriptor(checked: item))
    }
    return subjects
  }
}
