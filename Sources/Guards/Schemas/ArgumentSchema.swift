/// JSON Schema (2020-12) as tool definitions and declared outputs use it. A schema with a keyword
/// that is not understood is refused when it is loaded: a rule that nobody enforces is worse than
/// none. References lead only within the schema; nothing is ever fetched.

import Bytes

/// A schema that was read and understood: rules by number, so that they may refer to each other.
struct ArgumentSchema: Sendable {
  var rules: [SchemaRules]
  var root = 0
  /// Whether some rule looks at what others have evaluated.
  var tracksEvaluation = false

  /// Accepts everything.
  static let anything = ArgumentSchema(rules: [SchemaRules()])
}

/// JSON's types as schemas name them.
enum SchemaType: String, Sendable {
  case null, boolean, integer, number, string, array, object
}

/// The assertions of one schema object; schemas below it by their numbers.
struct SchemaRules: Sendable {
  /// The schema `false`.
  var acceptsNothing = false
  var types: [SchemaType]?
  var choices: [JSON]?
  var minimum: Double?
  var maximum: Double?
  var exclusiveMinimum: Double?
  var exclusiveMaximum: Double?
  var multipleOf: Double?
  var minimumLength: Int?
  var maximumLength: Int?
  var pattern: BoundedPattern?
  var prefixItems: [Int] = []
  var items: Int?
  var contains: Int?
  var minimumContains = 1
  var maximumContains: Int?
  var minimumItems: Int?
  var maximumItems: Int?
  var uniqueItems = false
  var unevaluatedItems: Int?
  var properties: [(name: [UInt8], schema: Int)] = []
  var patternProperties: [(pattern: BoundedPattern, schema: Int)] = []
  var additional: Int?
  var propertyNames: Int?
  var required: [[UInt8]] = []
  var minimumProperties: Int?
  var maximumProperties: Int?
  var dependentRequired: [(name: [UInt8], others: [[UInt8]])] = []
  var dependentSchemas: [(name: [UInt8], schema: Int)] = []
  var unevaluatedProperties: Int?
  var allOf: [Int] = []
  var anyOf: [Int] = []
  var oneOf: [Int] = []
  var not: Int?
  var condition: Int?
  var consequence: Int?
  var alternative: Int?
  var references: [Int] = []

  /// RFC 6901 section 3.
  static func escaped(_ key: String) -> String {
    var text = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Where a document breaks its schema.
struct SchemaViolation: Error {
  let pointer: String
  let keyword: String
}

extension ArgumentSchema {
  /// Checks `value`. The work is bounded; a document that needs more is a violation of `$ref`.
  func check(_ value: JSON, at pointer: String = "") throws(SchemaViolation) {
    var checker = SchemaChecker(self)
    _ = try checker.check(root, value, at: pointer, depth: 0)
  }
}

extension GuardLimits {
  /// How deep schemas may lead into each other, and how many are asked for one document.
  static let schemaCheckDepth = 64
  static let schemaChecks = 200_000
}
