/// Reads a JSON Schema into the rules that are enforced, and refuses what is not understood.

import Bytes

/// What is wrong with a schema, and where (JSON Pointer).
struct SchemaProblem: Error {
  let pointer: String
  let problem: String
}

/// Reads schemas; counts their nodes.
struct ArgumentSchemaReader {
  private var nodes = 0

  /// Keywords that only describe; they are passed over.
  private static let annotations: Set<String> = [
    "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated",
    "readOnly", "writeOnly",
  ]

  /// The rules of `schema`.
  static func read(_ schema: JSON) throws(SchemaProblem) -> ArgumentSchema {
    var reader = ArgumentSchemaReader()
    return try reader.schema(schema, at: "", depth: 0)
  }

  private mutating func schema(
    _ json: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> ArgumentSchema {
    nodes += 1
    guard nodes <= GuardLimits.schemaNodes, depth <= GuardLimits.schemaDepth else {
      throw SchemaProblem(pointer: pointer, problem: "the schema is too large or too deep")
    }
    switch json {
    case .bool(let accepts): return accepts ? .anything : .nothing
    case .object(let members):
      var rules = SchemaRules()
      for (keyword, value) in members.members where !Self.annotations.contains(keyword) {
        let place = pointer + "/" + SchemaRules.escaped(keyword)
        if try number(keyword, value, into: &rules, at: place) { continue }
        if try count(keyword, value, into: &rules, at: place) { continue }
        try structure(keyword, value, into: &rules, at: place, depth: depth)
      }
      return .rules(rules)
    default:
      throw SchemaProblem(pointer: pointer, problem: "a schema is an object or a boolean")
    }
  }

  private func number(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String
  ) throws(SchemaProblem) -> Bool {
    let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
    guard names.contains(keyword) else { return false }
    guard let bound = value.double else {
      throw SchemaProblem(pointer: pointer, problem: "must be a number")
    }
    switch keyword {
    case "minimum": rules.minimum = bound
    case "maximum": rules.maximum = bound
    case "exclusiveMinimum": rules.exclusiveMinimum = bound
    default: rules.exclusiveMaximum = bound
    }
    return true
  }

  private func count(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String
  ) throws(SchemaProblem) -> Bool {
    guard ["minLength", "maxLength", "minItems", "maxItems"].contains(keyword) else { return false }
    guard let bound = value.int, bound >= 0 else {
      throw SchemaProblem(pointer: pointer, problem: "must be a whole number from 0")
    }
    switch keyword {
    case "minLength": rules.minimumLength = bound
    case "maxLength": rules.maximumLength = bound
    case "minItems": rules.minimumItems = bound
    default: rules.maximumItems = bound
    }
    return true
  }

  private mutating func structure(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String, depth: Int
  ) throws(SchemaProblem) {
    switch keyword {
    case "type": rules.types = try types(value, at: pointer)
    case "enum":
      guard let choices = value.array, !choices.isEmpty else {
        throw SchemaProblem(pointer: pointer, problem: "must be a list of at least one value")
      }
      rules.choices = choices
    case "const": rules.choices = [value]
    case "pattern":
      guard let text = value.string, let pattern = SimplePattern(text) else {
        throw SchemaProblem(
          pointer: pointer,
          problem: "only anchored patterns of literals, classes and counts are understood, such "
            + "as \"^[A-Z]{2}-[0-9]{1,6}$\"")
      }
      rules.pattern = pattern
    case "uniqueItems":
      guard let unique = value.bool else {
        throw SchemaProblem(pointer: pointer, problem: "must be true or false")
      }
      rules.uniqueItems = unique
    case "items": rules.items = try schema(value, at: pointer, depth: depth + 1)
    case "additionalProperties":
      rules.additional = try schema(value, at: pointer, depth: depth + 1)
    case "properties": rules.properties = try properties(value, at: pointer, depth: depth)
    case "required": rules.required = try required(value, at: pointer)
    default: throw SchemaProblem(pointer: pointer, problem: "the keyword is not understood")
    }
  }

  private func types(_ value: JSON, at pointer: String) throws(SchemaProblem) -> [SchemaType] {
    var types: [SchemaType] = []
    for name in value.array ?? [value] {
      guard let text = name.string, let type = SchemaType(rawValue: text) else {
        throw SchemaProblem(pointer: pointer, problem: "is no type of JSON Schema")
      }
      types.append(type)
    }
    return types
  }

  private mutating func properties(
    _ value: JSON, at pointer: String, depth: Int
  ) throws(SchemaProblem) -> [(name: [UInt8], schema: ArgumentSchema)] {
    guard let members = value.object else {
      throw SchemaProblem(pointer: pointer, problem: "must be an object")
    }
    var properties: [(name: [UInt8], schema: ArgumentSchema)] = []
    for (name, member) in members.members {
      let place = pointer + "/" + SchemaRules.escaped(name)
      properties.append((Array(name.utf8), try schema(member, at: place, depth: depth + 1)))
    }
    return properties
  }

  private func required(_ value: JSON, at pointer: String) throws(SchemaProblem) -> [[UInt8]] {
    guard let names = value.array, names.allSatisfy({ $0.string != nil }) else {
      throw SchemaProblem(pointer: pointer, problem: "must be a list of names")
    }
    return names.compactMap { $0.string.map { Array($0.utf8) } }
  }
}
