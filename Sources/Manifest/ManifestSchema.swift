/// The JSON Schema (2020-12) of the manifest, made from the table that the parser reads by, for
/// editors and other tools. It can't say everything: references, labels, secrets and addresses are
/// judged by `gatehouse manifest check` alone.

package import Bytes

extension Manifest {
  /// The address under which the schema is known.
  package static let schemaID = "https://gatehouse.dev/schemas/manifest/v1"

  /// The schema, ready to be written.
  package static func manifestSchema() -> JSON {
    guard case .object(let body) = schema(of: ManifestFields.root) else { return .null }
    var document: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string(schemaID),
      "title": "Gatehouse manifest",
    ]
    for (key, value) in body.members { document[key] = value }
    return .object(document)
  }

  private static func schema(of shape: Shape) -> JSON {
    switch shape {
    case .text(let rule):
      return [
        "type": "string", "pattern": .string(rule.pattern), "maxLength": .int(rule.maxLength),
      ]
    case .integer(let range):
      return [
        "type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound),
      ]
    case .boolean: return ["type": "boolean"]
    case .choice(let words): return ["enum": .strings(words)]
    case .duration:
      return ["type": "string", "pattern": .string(TextRule.duration.pattern)]
    case .list(let element, let atLeast, let atMost):
      return [
        "type": "array", "items": schema(of: element), "minItems": .int(atLeast),
        "maxItems": .int(atMost), "uniqueItems": true,
      ]
    case .record(let record): return schema(of: record)
    }
  }

  private static func schema(of record: Record) -> JSON {
    var properties = JSONObject()
    var required: [String] = []
    for field in record.fields {
      guard case .object(var property) = schema(of: field.shape) else { continue }
      property["description"] = .string(field.about)
      property["default"] = defaultValue(of: field)
      properties[field.key] = .object(property)
      if case .required = field.presence { required.append(field.key) }
    }
    var schema: JSONObject = [
      "type": "object", "additionalProperties": false, "properties": .object(properties),
    ]
    if !required.isEmpty { schema["required"] = .strings(required) }
    if !record.exactlyOne.isEmpty {
      schema["oneOf"] = .array(record.exactlyOne.map { ["required": .strings([$0])] })
    }
    return .object(schema)
  }

  private static func defaultValue(of field: Field) -> JSON? {
    switch field.presence {
    case .required, .optional: return nil
    case .defaults: return .object(JSONObject())
    case .items(let items): return .strings(items)
    case .text(let text):
      switch field.shape {
      case .boolean: return .bool(text == "true")
      case .integer: return Int(text).map { JSON.int($0) }
      default: return .string(text)
      }
    }
  }
}
