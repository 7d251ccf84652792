/// What a predicate may look like, as data: one table is read by the validator, by the JSON Schemas in
/// `docs/schemas` and by the makers. Unknown members are ignored and `null` stands for a member that
/// is not there, as the parsing rules of in-toto demand (spec/v1/README.md, "Parsing rules").

package import Bytes

/// The kinds of values in a predicate.
package indirect enum PredicateShape: Sendable {
  /// A text of at most so many bytes; never empty.
  case text(atMost: Int)
  /// A text that may be empty.
  case note
  /// A URI: a scheme, a colon and something after it; no spaces.
  case uri
  /// A package URL with a version (`pkg:type/name@version`).
  case versionedPackage
  /// A time by RFC 3339.
  case time
  /// A SHA-256 in 64 lowercase hexadecimal digits.
  case sha256
  /// Standard base64.
  case base64
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// Any finite number.
  case number
  case boolean
  /// One of these words.
  case choice([String])
  /// in-toto DigestSet: at least one algorithm with its value.
  case digests
  /// in-toto ResourceDescriptor: at least one of name, uri and digest.
  case resource
  case list(PredicateShape, atLeast: Int)
  /// Free names, values of one shape.
  case map(PredicateShape)
  /// Known members; of `anyOf`, if there are some, at least one has to be there.
  case object([PredicateField], anyOf: [String])
  /// The first shape that fits.
  case either([PredicateShape])
  /// Any object.
  case bag
  /// Any value.
  case anything

  /// An object with these members.
  package static func members(_ fields: PredicateField...) -> PredicateShape {
    .object(fields, anyOf: [])
  }

  /// A line of text: at most 4,096 bytes.
  package static let line = PredicateShape.text(atMost: Limits.lineBytes)
}

/// One member of an object in a predicate.
package struct PredicateField: Sendable {
  /// Its key.
  package let key: String
  /// What it looks like.
  package let shape: PredicateShape
  /// Whether a predicate without it is refused.
  package let isRequired: Bool
  /// What it says, for the schema.
  package let about: String

  private init(_ key: String, _ shape: PredicateShape, _ isRequired: Bool, _ about: String) {
    self.key = key
    self.shape = shape
    self.isRequired = isRequired
    self.about = about
  }

  /// A member that has to be there.
  package static func must(_ key: String, _ shape: PredicateShape, _ about: String = "")
    -> PredicateField
  {
    PredicateField(key, shape, true, about)
  }

  /// A member that may be left out.
  package static func may(_ key: String, _ shape: PredicateShape, _ about: String = "")
    -> PredicateField
  {
    PredicateField(key, shape, false, about)
  }
}

/// A predicate type that is known here.
package struct PredicateDefinition: Sendable {
  /// The short name in commands and manifests, such as `test-result`.
  package let name: String
  /// The type URI that is written.
  package let type: String
  /// Further type URIs that are read the same way.
  package let alsoRead: [String]
  /// What such a statement says.
  package let title: String
  /// Where the type is defined.
  package let source: String
  /// What the predicate looks like.
  package let shape: PredicateShape

  /// Defines a type.
  package init(
    _ name: String, _ type: String, alsoRead: [String] = [], _ title: String, source: String,
    _ shape: PredicateShape
  ) {
    self.name = name
    self.type = type
    self.alsoRead = alsoRead
    self.title = title
    self.source = source
    self.shape = shape
  }

  /// Whether the type is one of Gatehouse's own.
  package var isOwn: Bool { type.hasPrefix(PredicateCatalogue.ownPrefix) }

  /// Refuses a predicate that does not look as it has to; the error names the place.
  package func check(_ predicate: JSON) throws(EvidenceError) {
    try PredicateCheck.run(shape, predicate, at: "predicate")
  }
}

/// Every predicate type that is known here.
package enum PredicateCatalogue {
  /// What the URIs of Gatehouse's own types begin with.
  package static let ownPrefix = "https://gatehouse.dev/"

  /// All definitions, the standard ones first.
  package static let all: [PredicateDefinition] = standard + own

  private static let byType: [String: PredicateDefinition] = {
    var table: [String: PredicateDefinition] = [:]
    for definition in all {
      for type in [definition.type] + definition.alsoRead { table[type] = definition }
    }
    return table
  }()

  /// The definition behind a type URI; `nil` for a type that is not known here.
  package static func definition(ofType type: String) -> PredicateDefinition? {
    if let known = byType[type] { return known }
    // Bills of materials carry the version of their format in the URI.
    if type.hasPrefix(PredicateType.cycloneDX + "/v1.") { return byType[PredicateType.cycloneDX] }
    return nil
  }

  /// The word for all types that are not known here: verified and kept, judged by nothing.
  static let unknownKinds = "other"

  /// Whether `kinds`, short names as the manifest gives them to a signer, cover a type.
  static func covers(_ type: String, kinds: Set<String>) -> Bool {
    kinds.contains(definition(ofType: type)?.name ?? unknownKinds)
  }

  /// The definition with a short name.
  package static func definition(named name: String) -> PredicateDefinition? {
    all.first { $0.name == name }
  }
}
