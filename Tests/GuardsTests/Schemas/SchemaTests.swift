/// Schemas of tool arguments: what is enforced, what is refused, and that nothing runs away.

import Bytes
import Testing

@testable import Guards

@Suite("1.3i arguments fit their schema")
struct SchemaTests {
  static func check(_ schema: JSON, _ document: String) throws -> Bool {
    let read = try ArgumentSchemaReader.read(schema)
    let value = try JSON.parse(Array(document.utf8))
    return (try? read.check(value)) != nil
  }

  static let cases: [(JSON, fits: [String], fails: [String])] = [
    (
      [
        "$ref": "#/$defs/node",
        "$defs": [
          "node": [
            "type": "object", "required": ["v"],
            "properties": ["v": ["type": "integer"], "next": ["$ref": "#/$defs/node"]],
          ]
        ],
      ], [#"{"v":1,"next":{"v":2}}"#], [#"{"v":1,"next":{"v":"2"}}"#, #"{"next":{"v":2}}"#]
    ),
    (["anyOf": [["type": "string"], ["minimum": 5]]], [#""a""#, "5"], ["4"]),
    (["oneOf": [["multipleOf": 3], ["multipleOf": 5]]], ["9", "10"], ["15", "7"]),
    (
      ["not": ["type": "null"], "allOf": [["maximum": 3], ["minimum": 1]]], ["2"],
      ["null", "4", "0"]
    ),
    (
      [
        "if": ["properties": ["a": ["const": 1]], "required": ["a"]], "then": ["required": ["b"]],
        "else": ["required": ["c"]],
      ],
      [#"{"a":1,"b":0}"#, #"{"a":2,"c":0}"#], [#"{"a":1,"c":0}"#, #"{"b":0}"#]
    ),
    (
      ["prefixItems": [["type": "string"], ["type": "integer"]], "items": false],
      [#"["a",1]"#, "[]"], [#"["a","b"]"#, #"["a",1,2]"#]
    ),
    (
      ["contains": ["const": 5], "minContains": 2, "maxContains": 3], ["[5,5]", "[1,5,5,5]"],
      ["[5]", "[5,5,5,5]"]
    ),
    (
      ["patternProperties": ["^x_[a-z]+$": ["type": "integer"]], "additionalProperties": false],
      [#"{"x_a":1}"#, "{}"], [#"{"x_a":"1"}"#, #"{"y":1}"#, #"{"x_1":1}"#]
    ),
    (["propertyNames": ["maxLength": 3]], [#"{"abc":1}"#], [#"{"abcd":1}"#]),
    (["dependentRequired": ["a": ["b"]]], [#"{"a":1,"b":2}"#, "{}"], [#"{"a":1}"#]),
    (["dependentSchemas": ["a": ["minProperties": 2]]], [#"{"a":1,"b":2}"#], [#"{"a":1}"#]),
    (
      [
        "allOf": [["properties": ["a": true]]], "properties": ["b": true],
        "unevaluatedProperties": false,
      ],
      [#"{"a":1,"b":2}"#], [#"{"a":1,"c":2}"#]
    ),
    (
      ["enum": [1, "a", ["b": [1, 2]]]], ["1.0", #""a""#, #"{"b":[1,2.0]}"#],
      ["true", #"{"b":[2,1]}"#]
    ),
    (["multipleOf": .double(0.01)], ["4.02", "0", "19.99"], ["4.025"]),
    (
      ["uniqueItems": true], ["[1,true,\"1\"]", "[[1],[2]]"],
      ["[1,1.0]", #"[{"a":1,"b":2},{"b":2,"a":1}]"#]
    ),
    (
      ["pattern": "^(foo|ba+r)?\\s\\d{2,3}$"], [#""foo 12""#, #""baaar 123""#, #"" 12""#],
      [#""foo 1""#, #""x foo 12""#]
    ),
    (["pattern": "\\p{Lu}"], [#""aÄ""#], [#""aä""#]),
  ]

  @Test("what fits goes through and what does not is refused", arguments: cases.indices)
  func enforced(index: Int) throws {
    let (schema, fits, fails) = Self.cases[index]
    for document in fits { #expect(try Self.check(schema, document), "\(document)") }
    for document in fails { #expect(try !Self.check(schema, document), "\(document)") }
  }

  @Test("schemas that lead nowhere, outside or into themselves do no harm")
  func references() throws {
    for reference in ["https://example.com/schema.json", "#/missing", "other.json#/a"] {
      #expect(throws: SchemaProblem.self) {
        try ArgumentSchemaReader.read(["$ref": .string(reference)])
      }
    }
    let loop: JSON = ["$ref": "#/$defs/a", "$defs": ["a": ["$ref": "#/$defs/a"]]]
    #expect(try !Self.check(loop, "1"))
    let wide: JSON = [
      "$defs": ["a": ["anyOf": [["$ref": "#/$defs/a"], ["$ref": "#/$defs/a"]]]],
      "$ref": "#/$defs/a",
    ]
    #expect(try !Self.check(wide, "1"))
    #expect(try !Self.check(["not": ["$ref": "#"]], "1"))
  }

  @Test(
    "patterns that make others run for years end at once",
    arguments: [
      "^(a+)+$", "(a|a)*b", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a?){30}a{30}",
    ])
  func patterns(pattern: String) throws {
    let text = String(repeating: "a", count: 2_000) + "!"
    _ = try #require(BoundedPattern(pattern)).matches(text)
    #expect(BoundedPattern("((((a{900}){900}){900}){900})") == nil)
    #expect(
      BoundedPattern(String(repeating: "(", count: 40) + String(repeating: ")", count: 40)) == nil)
  }
}
