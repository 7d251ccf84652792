/// Reads the keywords of schemas that hold no schemas.

import Bytes

enum SchemaAssertions {
  static func number(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String
  ) throws(SchemaProblem) -> Bool {
    let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
    guard names.contains(keyword) else { return false }
    guard let bound = value.double else {
      throw SchemaProblem(pointer: pointer, problem: "must be a number")
    }
    switch keyword {
    case "minimum": rules.minimum = bound
    case "maximum": rules.maximum = bound
    case "exclusiveMinimum": rules.exclusiveMinimum = bound
    case "exclusiveMaximum": rules.exclusiveMaximum = bound
    default:
      guard bound > 0 else { throw SchemaProblem(pointer: pointer, problem: "must be above 0") }
      rules.multipleOf = bound
    }
    return true
  }

  static func count(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String
  ) throws(SchemaProblem) -> Bool {
    switch keyword {
    case "minLength": rules.minimumLength = try whole(value, at: pointer)
    case "maxLength": rules.maximumLength = try whole(value, at: pointer)
    case "minItems": rules.minimumItems = try whole(value, at: pointer)
    case "maxItems": rules.maximumItems = try whole(value, at: pointer)
    case "minProperties": rules.minimumProperties = try whole(value, at: pointer)
    case "maxProperties": rules.maximumProperties = try whole(value, at: pointer)
    default: return false
    }
    return true
  }

  /// A whole number from 0, however it is spelled.
  static func whole(_ value: JSON, at pointer: String) throws(SchemaProblem) -> Int {
    if let int = value.int, int >= 0 { return int }
    if let double = value.double, double >= 0, double == double.rounded(), double < 1e15 {
      return Int(double)
    }
    throw SchemaProblem(pointer: pointer, problem: "must be a whole number from 0")
  }

  static func value(
    _ keyword: String, _ value: JSON, into rules: inout SchemaRules, at pointer: String
  ) throws(SchemaProblem) -> Bool {
    switch keyword {
    case "type": rules.types = try types(value, at: pointer)
    case "enum":
      guard let choices = value.array, !choices.isEmpty else {
        throw SchemaProblem(pointer: pointer, problem: "must be a list of at least one value")
      }
      rules.choices = choices
    case "const": rules.choices = [value]
    case "pattern": rules.pattern = try pattern(value, at: pointer)
    case "uniqueItems":
      guard let unique = value.bool else {
        throw SchemaProblem(pointer: pointer, problem: "must be true or false")
      }
      rules.uniqueItems = unique
    case "required": rules.required = try names(value, at: pointer)
    case "dependentRequired":
      guard let members = value.object else {
        throw SchemaProblem(pointer: pointer, problem: "must be an object")
      }
      for (name, others) in members.members {
        let place = pointer + "/" + SchemaRules.escaped(name)
        rules.dependentRequired.append((Array(name.utf8), try names(others, at: place)))
      }
    default: return false
    }
    return true
  }

  static func pattern(_ value: JSON, at pointer: String) throws(SchemaProblem) -> BoundedPattern {
    guard let text = value.string, let pattern = BoundedPattern(text) else {
      throw SchemaProblem(
        pointer: pointer,
        problem: "is no regular expression that can be matched in bounded time (no look-around, "
          + "no back-references, at most \(GuardLimits.patternCharacters) characters)")
    }
    return pattern
  }

  private static func types(_ value: JSON, at pointer: String) throws(SchemaProblem) -> [SchemaType]
  {
    var types: [SchemaType] = []
    for name in value.array ?? [value] {
      guard let text = name.string, let type = SchemaType(rawValue: text) else {
        throw SchemaProblem(pointer: pointer, problem: "is no type of JSON Schema")
      }
      types.append(type)
    }
    return types
  }

  private static func names(_ value: JSON, at pointer: String) throws(SchemaProblem) -> [[UInt8]] {
    guard let names = value.array, names.allSatisfy({ $0.string != nil }) else {
      throw SchemaProblem(pointer: pointer, problem: "must be a list of names")
    }
    return names.compactMap { $0.string.map { Array($0.utf8) } }
  }
}
