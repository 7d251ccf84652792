/// The part of JSON Schema (2020-12) that tool definitions use. A schema with a keyword that is not
/// understood is refused when it is loaded: a rule that nobody enforces is worse than none.

import Bytes

/// A schema that was read and understood.
indirect enum ArgumentSchema: Sendable {
  case anything
  case nothing
  case rules(SchemaRules)
}

/// JSON's types as schemas name them.
enum SchemaType: String, Sendable {
  case null, boolean, integer, number, string, array, object
}

/// The assertions of one schema object.
struct SchemaRules: Sendable {
  var types: [SchemaType]?
  var choices: [JSON]?
  var minimum: Double?
  var maximum: Double?
  var exclusiveMinimum: Double?
  var exclusiveMaximum: Double?
  var minimumLength: Int?
  var maximumLength: Int?
  var pattern: SimplePattern?
  var items: ArgumentSchema?
  var minimumItems: Int?
  var maximumItems: Int?
  var uniqueItems = false
  var properties: [(name: [UInt8], schema: ArgumentSchema)] = []
  var required: [[UInt8]] = []
  var additional: ArgumentSchema = .anything
}

/// Where a document breaks its schema.
struct SchemaViolation: Error {
  let pointer: String
  let keyword: String
}

extension ArgumentSchema {
  /// Checks `value`. Depth is bounded by the schema's own.
  func check(_ value: JSON, at pointer: String = "") throws(SchemaViolation) {
    switch self {
    case .anything: return
    case .nothing: throw SchemaViolation(pointer: pointer, keyword: "false")
    case .rules(let rules): try rules.check(value, at: pointer)
    }
  }
}

extension SchemaRules {
  func check(_ value: JSON, at pointer: String) throws(SchemaViolation) {
    if let types, !types.contains(where: { Self.isType($0, value) }) {
      throw SchemaViolation(pointer: pointer, keyword: "type")
    }
    if let choices, !choices.contains(where: { Self.isSame($0, value) }) {
      throw SchemaViolation(pointer: pointer, keyword: "enum")
    }
    switch value {
    case .number(let number): try check(number, at: pointer)
    case .string(let text): try check(text, at: pointer)
    case .array(let elements): try check(elements, at: pointer)
    case .object(let members): try check(members, at: pointer)
    case .null, .bool: return
    }
  }

  private func check(_ number: JSONNumber, at pointer: String) throws(SchemaViolation) {
    guard minimum != nil || maximum != nil || exclusiveMinimum != nil || exclusiveMaximum != nil
    else { return }
    guard let value = number.double else {
      throw SchemaViolation(pointer: pointer, keyword: "maximum")
    }
    if let minimum, value < minimum { throw SchemaViolation(pointer: pointer, keyword: "minimum") }
    if let maximum, value > maximum { throw SchemaViolation(pointer: pointer, keyword: "maximum") }
    if let exclusiveMinimum, value <= exclusiveMinimum {
      throw SchemaViolation(pointer: pointer, keyword: "exclusiveMinimum")
    }
    if let exclusiveMaximum, value >= exclusiveMaximum {
      throw SchemaViolation(pointer: pointer, keyword: "exclusiveMaximum")
    }
  }

  private func check(_ text: String, at pointer: String) throws(SchemaViolation) {
    let length = text.unicodeScalars.count
    if let minimumLength, length < minimumLength {
      throw SchemaViolation(pointer: pointer, keyword: "minLength")
    }
    if let maximumLength, length > maximumLength {
      throw SchemaViolation(pointer: pointer, keyword: "maxLength")
    }
    if let pattern, !pattern.matches(Array(text.utf8)) {
      throw SchemaViolation(pointer: pointer, keyword: "pattern")
    }
  }

  private func check(_ elements: [JSON], at pointer: String) throws(SchemaViolation) {
    if let minimumItems, elements.count < minimumItems {
      throw SchemaViolation(pointer: pointer, keyword: "minItems")
    }
    if let maximumItems, elements.count > maximumItems {
      throw SchemaViolation(pointer: pointer, keyword: "maxItems")
    }
    if uniqueItems, Set(elements.map { $0.encoded(.canonical) }).count < elements.count {
      throw SchemaViolation(pointer: pointer, keyword: "uniqueItems")
    }
    guard let items else { return }
    for (index, element) in elements.enumerated() {
      try items.check(element, at: "\(pointer)/\(index)")
    }
  }

  private func check(_ members: JSONObject, at pointer: String) throws(SchemaViolation) {
    let present = Set(members.keys.map { Array($0.utf8) })
    if required.contains(where: { !present.contains($0) }) {
      throw SchemaViolation(pointer: pointer, keyword: "required")
    }
    for (key, value) in members.members {
      let name = Array(key.utf8)
      let schema = properties.first { $0.name == name }?.schema
      if schema == nil, case .nothing = additional {
        throw SchemaViolation(pointer: pointer, keyword: "additionalProperties")
      }
      // Names out of the arguments go into the place only if the schema knows them.
      let place = schema == nil ? pointer + "/*" : pointer + "/" + Self.escaped(key)
      try (schema ?? additional).check(value, at: place)
    }
  }

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

  private static func isType(_ type: SchemaType, _ value: JSON) -> Bool {
    switch (type, value) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string),
      (.array, .array), (.object, .object):
      true
    case (.integer, .number(let number)):
      number.int != nil || number.double.map { $0 == $0.rounded() } == true
    default: false
    }
  }

  /// Equality by content: strings by bytes, numbers by value.
  private static func isSame(_ left: JSON, _ right: JSON) -> Bool {
    if case .number(let one) = left, case .number(let other) = right {
      return one.text == other.text || (one.double != nil && one.double == other.double)
    }
    return left.encoded(.canonical) == right.encoded(.canonical)
  }
}
