/// Reads a JSON Schema into the rules that are enforced, and refuses what is not understood.

import Bytes

/// What is wrong with a schema, and where (JSON Pointer).
struct SchemaProblem: Error {
  let pointer: String
  let problem: String
}

/// Reads schemas; counts their nodes.
struct ArgumentSchemaReader {
  private var places: SchemaPlaces
  private var rules: [SchemaRules] = []
  /// Numbers by pointer, so that what is referred to twice is read once.
  private var numbers: [String: Int] = [:]
  private var tracksEvaluation = false

  /// Keywords that only describe, and those that hold other schemas or names of places.
  private static let annotations: Set<String> = [
    "$schema", "$id", "$comment", "$anchor", "$dynamicAnchor", "$vocabulary", "$defs",
    "definitions", "title", "description", "default", "example", "examples", "deprecated",
    "readOnly", "writeOnly", "format", "contentEncoding", "contentMediaType", "contentSchema",
    "minContains", "maxContains", "then", "else", "nullable",
  ]

  private init(_ schema: JSON) throws(SchemaProblem) {
    places = try SchemaPlaces(schema)
  }

  /// The rules of `schema`.
  static func read(_ schema: JSON) throws(SchemaProblem) -> ArgumentSchema {
    var reader = try ArgumentSchemaReader(schema)
    let root = try reader.schema(schema, at: "", depth: 0)
    return ArgumentSchema(
      rules: reader.rules, root: root, tracksEvaluation: reader.tracksEvaluation)
  }

  private mutating func schema(
    _ json: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> Int {
    if let known = numbers[pointer] { return known }
    guard rules.count < GuardLimits.schemaNodes, depth <= GuardLimits.schemaDepth else {
      throw SchemaProblem(pointer: pointer, problem: "the schema is too large or too deep")
    }
    let number = rules.count
    numbers[pointer] = number
    rules.append(SchemaRules())
    switch json {
    case .bool(let accepts): rules[number].acceptsNothing = !accepts
    case .object(let members):
      var built = SchemaRules()
      for (keyword, value) in members.members {
        guard !Self.annotations.contains(keyword), !keyword.hasPrefix("x-") else { continue }
        let place = pointer + "/" + SchemaRules.escaped(keyword)
        if try SchemaAssertions.number(keyword, value, into: &built, at: place) { continue }
        if try SchemaAssertions.count(keyword, value, into: &built, at: place) { continue }
        if try SchemaAssertions.value(keyword, value, into: &built, at: place) { continue }
        try structure(keyword, value, into: &built, at: place, depth: depth)
      }
      try related(members, into: &built, at: pointer, depth: depth)
      rules[number] = built
    default:
      throw SchemaProblem(pointer: pointer, problem: "a schema is an object or a boolean")
    }
    return number
  }

  /// Keywords that mean something only beside others.
  private mutating func related(
    _ members: JSONObject, into rules: inout SchemaRules, at pointer: String, depth: Int
  ) throws(SchemaProblem) {
    if let count = members["minContains"] {
      rules.minimumContains = try SchemaAssertions.whole(count, at: pointer + "/minContains")
    }
    if let count = members["maxContains"] {
      rules.maximumContains = try SchemaAssertions.whole(count, at: pointer + "/maxContains")
    }
    if let then = members["then"] {
      rules.consequence = try schema(then, at: pointer + "/then", depth: depth + 1)
    }
    if let otherwise = members["else"] {
      rules.alternative = try schema(otherwise, at: pointer + "/else", depth: depth + 1)
    }
  }

  private mutating func structure(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String, depth: Int
  ) throws(SchemaProblem) {
    switch keyword {
    case "$ref", "$dynamicRef":
      try refuseAmbiguous(keyword, value, at: pointer)
      rules.references.append(try reference(value, at: pointer, depth: depth))
    case "allOf": rules.allOf = try list(value, at: pointer, depth: depth)
    case "anyOf": rules.anyOf = try list(value, at: pointer, depth: depth)
    case "oneOf": rules.oneOf = try list(value, at: pointer, depth: depth)
    case "prefixItems": rules.prefixItems = try list(value, at: pointer, depth: depth)
    case "items" where value.array != nil:
      // Tuples of the drafts before 2020-12.
      rules.prefixItems = try list(value, at: pointer, depth: depth)
    case "properties": rules.properties = try named(value, at: pointer, depth: depth)
    case "dependentSchemas": rules.dependentSchemas = try named(value, at: pointer, depth: depth)
    case "patternProperties":
      for (name, number) in try named(value, at: pointer, depth: depth) {
        let text = String(decoding: name, as: UTF8.self)
        let place = pointer + "/" + SchemaRules.escaped(text)
        let pattern = try SchemaAssertions.pattern(.string(text), at: place)
        rules.patternProperties.append((pattern, number))
      }
    default:
      let number = try schema(value, at: pointer, depth: depth + 1, keyword: keyword)
      set(keyword, number, in: &rules)
    }
  }

  /// The schema of a keyword that holds one; refuses keywords that nobody knows.
  private mutating func schema(
    _ json: JSON, at pointer: String, depth: Int, keyword: String
  ) throws(SchemaProblem) -> Int {
    guard SchemaPlaces.single.contains(keyword) else {
      throw SchemaProblem(pointer: pointer, problem: "the keyword is not understood")
    }
    return try schema(json, at: pointer, depth: depth)
  }

  private mutating func set(_ keyword: String, _ number: Int, in rules: inout SchemaRules) {
    switch keyword {
    case "items", "additionalItems": rules.items = number
    case "contains": rules.contains = number
    case "additionalProperties": rules.additional = number
    case "propertyNames": rules.propertyNames = number
    case "not": rules.not = number
    case "if": rules.condition = number
    case "unevaluatedItems":
      rules.unevaluatedItems = number
      tracksEvaluation = true
    case "unevaluatedProperties":
      rules.unevaluatedProperties = number
      tracksEvaluation = true
    default: break
    }
  }

  private mutating func list(
    _ value: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> [Int] {
    guard let elements = value.array, !elements.isEmpty else {
      throw SchemaProblem(pointer: pointer, problem: "must be a list of at least one schema")
    }
    var numbers: [Int] = []
    for (index, element) in elements.enumerated() {
      numbers.append(try schema(element, at: "\(pointer)/\(index)", depth: depth + 1))
    }
    return numbers
  }

  private mutating func named(
    _ value: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> [(name: [UInt8], schema: Int)] {
    guard let members = value.object else {
      throw SchemaProblem(pointer: pointer, problem: "must be an object")
    }
    var schemas: [(name: [UInt8], schema: Int)] = []
    for (name, member) in members.members {
      let place = pointer + "/" + SchemaRules.escaped(name)
      schemas.append((Array(name.utf8), try schema(member, at: place, depth: depth + 1)))
    }
    return schemas
  }

  /// With one anchor of its name a dynamic reference is an ordinary one; more depend on the way to it.
  private func refuseAmbiguous(
    _ keyword: String, _ value: JSON, at pointer: String
  ) throws(SchemaProblem) {
    guard keyword == "$dynamicRef", let name = value.string?.split(separator: "#").last,
      places.dynamicAnchors[String(name)] ?? 0 > 1
    else { return }
    throw SchemaProblem(
      pointer: pointer, problem: "leads to several anchors, which depends on the way taken")
  }

  private mutating func reference(
    _ value: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> Int {
    guard let text = value.string, let target = places.target(of: text, from: pointer) else {
      throw SchemaProblem(
        pointer: pointer, problem: "leads to nothing within the schema; nothing is fetched")
    }
    return try schema(target.json, at: target.pointer, depth: depth + 1)
  }
}
