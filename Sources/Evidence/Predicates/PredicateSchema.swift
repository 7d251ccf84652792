/// The JSON Schemas (2020-12) of predicates, made from the table that the validator reads.

package import Bytes

extension PredicateDefinition {
  /// The file below `docs/schemas` that holds the schema.
  package var schemaFile: String { name + ".schema.json" }

  /// The schema of the predicate (not of the statement around it).
  package var schema: JSON {
    var document: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("https://gatehouse.dev/schemas/\(schemaFile)"),
      "title": .string(title),
      "$comment": .string("Predicate of \(type). Defined by: \(source)"),
    ]
    if case .object(let body) = PredicateSchema.of(shape) {
      for (key, value) in body.members { document[key] = value }
    }
    return .object(document)
  }
}

enum PredicateSchema {
  static func of(_ shape: PredicateShape) -> JSON {
    switch shape {
    case .text(let most): ["type": "string", "minLength": 1, "maxLength": .int(most)]
    case .note: ["type": "string", "maxLength": .int(Limits.noteBytes)]
    case .uri: ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"]
    case .versionedPackage: ["type": "string", "pattern": "^pkg:[^/\\s]+/[^\\s]+@[^/\\s]+$"]
    case .time:
      [
        "type": "string",
        "pattern":
          "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$",
      ]
    case .sha256: ["type": "string", "pattern": "^[0-9a-f]{64}$"]
    case .base64: ["type": "string", "contentEncoding": "base64"]
    case .integer(let range):
      [
        "type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound),
      ]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .choice(let words): ["enum": .strings(words)]
    case .digests:
      [
        "type": "object", "minProperties": 1, "additionalProperties": ["type": "string"],
        "properties": ["sha256": of(.sha256)],
      ]
    case .resource: resource
    case .list(let element, let atLeast):
      ["type": "array", "items": of(element), "minItems": .int(atLeast)]
    case .map(let element): ["type": "object", "additionalProperties": of(element)]
    case .object(let fields, let anyOf): object(fields, anyOf)
    case .either(let shapes): ["anyOf": .array(shapes.map(of))]
    case .bag: ["type": "object"]
    case .anything: [:]
    }
  }

  private static let resource: JSON = [
    "type": "object",
    "properties": [
      "name": ["type": "string"], "uri": of(.uri), "digest": of(.digests),
      "content": of(.base64), "downloadLocation": of(.uri), "mediaType": ["type": "string"],
      "annotations": ["type": "object"],
    ],
    "anyOf": [["required": ["name"]], ["required": ["uri"]], ["required": ["digest"]]],
  ]

  private static func object(_ fields: [PredicateField], _ anyOf: [String]) -> JSON {
    var properties = JSONObject()
    for field in fields {
      guard case .object(var property) = of(field.shape) else { continue }
      if !field.isRequired { property = optional(property) }
      if !field.about.isEmpty { property["description"] = .string(field.about) }
      properties[field.key] = .object(property)
    }
    var schema: JSONObject = ["type": "object", "properties": .object(properties)]
    let required = fields.filter(\.isRequired).map(\.key)
    if !required.isEmpty { schema["required"] = .strings(required) }
    if !anyOf.isEmpty {
      schema["anyOf"] = .array(anyOf.map { ["required": .strings([$0])] })
    }
    return .object(schema)
  }

  /// Optional members may be `null`, which means that they are not there.
  private static func optional(_ property: JSONObject) -> JSONObject {
    guard property.count > 0 else { return property }
    return ["anyOf": [.object(property), ["type": "null"]]]
  }
}
