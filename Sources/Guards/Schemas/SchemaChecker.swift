/// Checks a document against a schema: assertions in the order of the specification, with the record
/// of what was evaluated that `unevaluatedProperties` and `unevaluatedItems` ask for.

import Bytes

/// What of an object or array some schema has looked at.
struct Evaluated {
  var names: Set<[UInt8]> = []
  var places: Set<Int> = []

  mutating func merge(_ other: Evaluated) {
    names.formUnion(other.names)
    places.formUnion(other.places)
  }
}

/// One check; counts its work.
struct SchemaChecker {
  private let schema: ArgumentSchema
  private var checks = 0

  init(_ schema: ArgumentSchema) {
    self.schema = schema
  }

  mutating func check(
    _ number: Int, _ value: JSON, at pointer: String, depth: Int
  ) throws(SchemaViolation) -> Evaluated {
    checks += 1
    guard checks <= GuardLimits.schemaChecks, depth <= GuardLimits.schemaCheckDepth else {
      throw SchemaViolation(pointer: pointer, keyword: "$ref")
    }
    let rules = schema.rules[number]
    guard !rules.acceptsNothing else { throw SchemaViolation(pointer: pointer, keyword: "false") }
    try checkPlain(rules, value, at: pointer)
    var evaluated = Evaluated()
    for reference in rules.references {
      evaluated.merge(try check(reference, value, at: pointer, depth: depth + 1))
    }
    switch value {
    case .array(let elements):
      try checkArray(rules, elements, at: pointer, depth, &evaluated)
    case .object(let members):
      try checkObject(rules, members, at: pointer, depth, &evaluated)
    default: break
    }
    try combine(rules, value, at: pointer, depth, &evaluated)
    if schema.tracksEvaluation { try checkRest(rules, value, at: pointer, depth, &evaluated) }
    return evaluated
  }

  /// Whether `value` fits, and what was evaluated then.
  private mutating func fits(
    _ number: Int, _ value: JSON, at pointer: String, _ depth: Int
  ) throws(SchemaViolation) -> Evaluated? {
    do throws(SchemaViolation) {
      return try check(number, value, at: pointer, depth: depth + 1)
    } catch {
      // Work that is used up is no answer, in `not` least of all.
      if checks > GuardLimits.schemaChecks || error.keyword == "$ref" { throw error }
      return nil
    }
  }

  // MARK: - Values by themselves

  private func checkPlain(
    _ rules: SchemaRules, _ value: JSON, at pointer: String
  ) throws(SchemaViolation) {
    if let types = rules.types, !types.contains(where: { JSONValues.isType($0, value) }) {
      throw SchemaViolation(pointer: pointer, keyword: "type")
    }
    if let choices = rules.choices, !choices.contains(where: { JSONValues.isSame($0, value) }) {
      throw SchemaViolation(pointer: pointer, keyword: "enum")
    }
    if case .number(let number) = value { try check(rules, number, at: pointer) }
    if case .string(let text) = value { try check(rules, text, at: pointer) }
  }

  private func check(
    _ rules: SchemaRules, _ number: JSONNumber, at pointer: String
  ) throws(SchemaViolation) {
    let value = number.double ?? (number.text.hasPrefix("-") ? -Double.infinity : .infinity)
    if let least = rules.minimum, value < least {
      throw SchemaViolation(pointer: pointer, keyword: "minimum")
    }
    if let most = rules.maximum, value > most {
      throw SchemaViolation(pointer: pointer, keyword: "maximum")
    }
    if let least = rules.exclusiveMinimum, value <= least {
      throw SchemaViolation(pointer: pointer, keyword: "exclusiveMinimum")
    }
    if let most = rules.exclusiveMaximum, value >= most {
      throw SchemaViolation(pointer: pointer, keyword: "exclusiveMaximum")
    }
    if let divisor = rules.multipleOf, !JSONValues.isMultiple(number, of: divisor) {
      throw SchemaViolation(pointer: pointer, keyword: "multipleOf")
    }
  }

  private func check(
    _ rules: SchemaRules, _ text: String, at pointer: String
  ) throws(SchemaViolation) {
    if rules.minimumLength != nil || rules.maximumLength != nil {
      let length = text.unicodeScalars.count
      if let least = rules.minimumLength, length < least {
        throw SchemaViolation(pointer: pointer, keyword: "minLength")
      }
      if let most = rules.maximumLength, length > most {
        throw SchemaViolation(pointer: pointer, keyword: "maxLength")
      }
    }
    if let pattern = rules.pattern, pattern.matches(text) != true {
      throw SchemaViolation(pointer: pointer, keyword: "pattern")
    }
  }

  // MARK: - Arrays

  private mutating func checkArray(
    _ rules: SchemaRules, _ elements: [JSON], at pointer: String, _ depth: Int,
    _ evaluated: inout Evaluated
  ) throws(SchemaViolation) {
    if let least = rules.minimumItems, elements.count < least {
      throw SchemaViolation(pointer: pointer, keyword: "minItems")
    }
    if let most = rules.maximumItems, elements.count > most {
      throw SchemaViolation(pointer: pointer, keyword: "maxItems")
    }
    if rules.uniqueItems, Set(elements.map(JSONValues.key)).count < elements.count {
      throw SchemaViolation(pointer: pointer, keyword: "uniqueItems")
    }
    for (index, element) in elements.enumerated() {
      guard let item = index < rules.prefixItems.count ? rules.prefixItems[index] : rules.items
      else { break }
      _ = try check(item, element, at: "\(pointer)/\(index)", depth: depth + 1)
      evaluated.places.insert(index)
    }
    guard let contains = rules.contains else { return }
    var count = 0
    for (index, element) in elements.enumerated() {
      guard try fits(contains, element, at: pointer, depth) != nil else { continue }
      count += 1
      evaluated.places.insert(index)
    }
    if count < rules.minimumContains {
      throw SchemaViolation(pointer: pointer, keyword: "contains")
    }
    if let most = rules.maximumContains, count > most {
      throw SchemaViolation(pointer: pointer, keyword: "maxContains")
    }
  }

  // MARK: - Objects

  private mutating func checkObject(
    _ rules: SchemaRules, _ members: JSONObject, at pointer: String, _ depth: Int,
    _ evaluated: inout Evaluated
  ) throws(SchemaViolation) {
    let present = Set(members.keys.map { Array($0.utf8) })
    try checkNames(rules, present, at: pointer)
    for (key, value) in members.members {
      let name = Array(key.utf8)
      if let names = rules.propertyNames {
        guard try fits(names, .string(key), at: pointer, depth) != nil else {
          throw SchemaViolation(pointer: pointer, keyword: "propertyNames")
        }
      }
      // Names out of the arguments go into the place only if the schema knows them.
      var isKnown = false
      for property in rules.properties where property.name == name {
        isKnown = true
        let place = pointer + "/" + SchemaRules.escaped(key)
        _ = try check(property.schema, value, at: place, depth: depth + 1)
      }
      for property in rules.patternProperties where property.pattern.matches(key) != false {
        isKnown = true
        _ = try check(property.schema, value, at: pointer + "/*", depth: depth + 1)
      }
      if !isKnown, let additional = rules.additional {
        isKnown = true
        if schema.rules[additional].acceptsNothing {
          throw SchemaViolation(pointer: pointer, keyword: "additionalProperties")
        }
        _ = try check(additional, value, at: pointer + "/*", depth: depth + 1)
      }
      if isKnown { evaluated.names.insert(name) }
    }
    for dependent in rules.dependentSchemas where present.contains(dependent.name) {
      evaluated.merge(
        try check(dependent.schema, .object(members), at: pointer, depth: depth + 1))
    }
  }

  private func checkNames(
    _ rules: SchemaRules, _ present: Set<[UInt8]>, at pointer: String
  ) throws(SchemaViolation) {
    if rules.required.contains(where: { !present.contains($0) }) {
      throw SchemaViolation(pointer: pointer, keyword: "required")
    }
    if let least = rules.minimumProperties, present.count < least {
      throw SchemaViolation(pointer: pointer, keyword: "minProperties")
    }
    if let most = rules.maximumProperties, present.count > most {
      throw SchemaViolation(pointer: pointer, keyword: "maxProperties")
    }
    for dependent in rules.dependentRequired where present.contains(dependent.name) {
      guard dependent.others.allSatisfy(present.contains) else {
        throw SchemaViolation(pointer: pointer, keyword: "dependentRequired")
      }
    }
  }

  // MARK: - Combinations

  private mutating func combine(
    _ rules: SchemaRules, _ value: JSON, at pointer: String, _ depth: Int,
    _ evaluated: inout Evaluated
  ) throws(SchemaViolation) {
    for number in rules.allOf {
      evaluated.merge(try check(number, value, at: pointer, depth: depth + 1))
    }
    if !rules.anyOf.isEmpty {
      var isAny = false
      for number in rules.anyOf where !isAny || schema.tracksEvaluation {
        guard let found = try fits(number, value, at: pointer, depth) else { continue }
        isAny = true
        evaluated.merge(found)
      }
      guard isAny else { throw SchemaViolation(pointer: pointer, keyword: "anyOf") }
    }
    if !rules.oneOf.isEmpty {
      var found: [Evaluated] = []
      for number in rules.oneOf where found.count < 2 {
        if let one = try fits(number, value, at: pointer, depth) { found.append(one) }
      }
      guard found.count == 1, let one = found.first else {
        throw SchemaViolation(pointer: pointer, keyword: "oneOf")
      }
      evaluated.merge(one)
    }
    if let not = rules.not, try fits(not, value, at: pointer, depth) != nil {
      throw SchemaViolation(pointer: pointer, keyword: "not")
    }
    guard let condition = rules.condition else { return }
    if let found = try fits(condition, value, at: pointer, depth) {
      evaluated.merge(found)
      if let then = rules.consequence {
        evaluated.merge(try check(then, value, at: pointer, depth: depth + 1))
      }
    } else if let otherwise = rules.alternative {
      evaluated.merge(try check(otherwise, value, at: pointer, depth: depth + 1))
    }
  }

  /// What no other keyword has looked at.
  private mutating func checkRest(
    _ rules: SchemaRules, _ value: JSON, at pointer: String, _ depth: Int,
    _ evaluated: inout Evaluated
  ) throws(SchemaViolation) {
    if let rest = rules.unevaluatedItems, case .array(let elements) = value {
      for (index, element) in elements.enumerated() where !evaluated.places.contains(index) {
        guard try fits(rest, element, at: pointer, depth) != nil else {
          throw SchemaViolation(pointer: pointer, keyword: "unevaluatedItems")
        }
        evaluated.places.insert(index)
      }
    }
    if let rest = rules.unevaluatedProperties, case .object(let members) = value {
      for (key, member) in members.members where !evaluated.names.contains(Array(key.utf8)) {
        guard try fits(rest, member, at: pointer, depth) != nil else {
          throw SchemaViolation(pointer: pointer, keyword: "unevaluatedProperties")
        }
        evaluated.names.insert(Array(key.utf8))
      }
    }
  }
}

/// Comparison of JSON values by content.
enum JSONValues {
  static func isType(_ type: SchemaType, _ value: JSON) -> Bool {
    switch (type, value) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string),
      (.array, .array), (.object, .object):
      true
    case (.integer, .number(let number)):
      number.text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
        || number.double.map { $0 == $0.rounded() } == true
    default: false
    }
  }

  /// Strings by bytes, numbers by value, objects whatever the order of their members.
  static func isSame(_ left: JSON, _ right: JSON) -> Bool { key(left) == key(right) }

  /// Equal for equal values.
  static func key(_ value: JSON) -> [UInt8] {
    switch value {
    case .number(let number): return Array(("n" + spelled(number) + ";").utf8)
    case .string(let text): return Array("s\(text.utf8.count):".utf8) + Array(text.utf8)
    case .array(let elements):
      return Array("a\(elements.count):".utf8) + elements.flatMap(key)
    case .object(let members):
      let sorted = members.members.map { (Array($0.key.utf8), $0.value) }
        .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      return sorted.reduce(Array("o\(sorted.count):".utf8)) {
        $0 + Array("\($1.0.count):".utf8) + $1.0 + key($1.1)
      }
    case .bool(let flag): return Array(flag ? "t".utf8 : "f".utf8)
    case .null: return Array("z".utf8)
    }
  }

  private static func spelled(_ number: JSONNumber) -> String {
    if let int = number.int { return String(int) }
    guard let double = number.double else { return number.text }
    if double == double.rounded(), abs(double) < 9.2e18 { return String(Int64(double)) }
    // Beyond a double's precision the spelling decides.
    return number.text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
      ? number.text : "\(double)"
  }

  static func isMultiple(_ number: JSONNumber, of divisor: Double) -> Bool {
    if let int = number.int, divisor == divisor.rounded(), abs(divisor) < 1e15, divisor != 0 {
      return int % Int(divisor) == 0
    }
    guard let value = number.double, divisor > 0 else { return false }
    let quotient = value / divisor
    guard quotient.isFinite else { return false }
    return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
      && (abs(quotient) >= 0.5 || value == 0)
  }
}
