/// Tool calls: names by bytes, arguments by schema, approval.

import Bytes
import Guards
import Testing

@Suite("1.3i tools have the least privilege")
struct ToolPolicyTests {
  static let schema: JSON = [
    "type": "object",
    "properties": [
      "order": ["type": "string", "pattern": "^[A-Z]{2}-[0-9]{1,6}$"],
      "amount": ["type": "number", "minimum": 0, "maximum": 50],
      "reason": ["enum": ["late", "broken"]],
      "lines": ["type": "array", "items": ["type": "integer"], "minItems": 1, "maxItems": 3],
      "note": ["type": ["string", "null"], "minLength": 2, "maxLength": 4],
    ],
    "required": ["order"],
    "additionalProperties": false,
  ]

  func policy(_ approval: ToolApproval = .never) throws -> ToolPolicy {
    try ToolPolicy(allowed: [
      ToolRule(name: "refund", schema: Self.schema, approval: approval),
      ToolRule(name: "café", schema: nil),
    ])
  }

  @Test("a call that fits goes through")
  func fits() throws {
    let arguments = #"{"order":"AB-12","amount":9.5,"reason":"late","lines":[1,2],"note":"é🎉"}"#
    #expect(try policy().judge(name: "refund", arguments: arguments) == .allowed)
    #expect(try policy().judge(name: "café", arguments: "") == .allowed)
  }

  @Test("a tool with approval is held, and only when its arguments are in order")
  func approval() throws {
    let policy = try policy(.always)
    #expect(policy.judge(name: "refund", arguments: #"{"order":"AB-1"}"#) == .needsApproval)
    #expect(policy.judge(name: "refund", arguments: "{}") != .needsApproval)
  }

  @Test(
    "a name that is not on the list byte for byte is denied",
    arguments: ["Refund", "refund ", "refun", "", "cafe\u{301}", "refund\u{200B}", "delete_all"])
  func unknownNames(name: String) throws {
    #expect(try policy().judge(name: name, arguments: "{}") == .denied(.unknownTool))
  }

  @Test(
    "arguments that break the schema are denied with the place and the keyword",
    arguments: [
      ("{}", "", "required"), (#"{"order":5}"#, "/order", "type"),
      (#"{"order":"ab-1"}"#, "/order", "pattern"), (#"{"order":"AB-1\n"}"#, "/order", "pattern"),
      (#"{"order":"AB-1","amount":51}"#, "/amount", "maximum"),
      (#"{"order":"AB-1","amount":-1}"#, "/amount", "minimum"),
      (#"{"order":"AB-1","reason":"other"}"#, "/reason", "enum"),
      (#"{"order":"AB-1","lines":[]}"#, "/lines", "minItems"),
      (#"{"order":"AB-1","lines":[1,2,3,4]}"#, "/lines", "maxItems"),
      (#"{"order":"AB-1","lines":[1.5]}"#, "/lines/0", "type"),
      (#"{"order":"AB-1","note":"a"}"#, "/note", "minLength"),
      (#"{"order":"AB-1","note":"abcde"}"#, "/note", "maxLength"),
      (#"{"order":"AB-1","x":1}"#, "", "additionalProperties"),
    ])
  func violations(arguments: String, pointer: String, keyword: String) throws {
    #expect(
      try policy().judge(name: "refund", arguments: arguments)
        == .denied(.schemaViolation(pointer: pointer, keyword: keyword)))
  }

  @Test(
    "arguments that are no strict JSON object are denied",
    arguments: [
      "{\"order\":\"AB-1\",\"order\":\"AB-2\"}", "{'order':1}", "[]", "\"x\"", "null", "{", " ",
      "{\"order\":\"AB-1\"} {}", "{\"order\":\"\u{1}\"}",
      String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
    ])
  func malformed(arguments: String) throws {
    let decision = try policy().judge(name: "refund", arguments: arguments)
    guard case .denied(let refusal) = decision else {
      Issue.record("not denied: \(arguments)")
      return
    }
    switch refusal {
    case .malformedArguments, .notAnObject: break
    default: Issue.record("another refusal: \(refusal)")
    }
    #expect(!refusal.reason.contains("AB-1"))
  }

  @Test(
    "a schema that is not understood is refused when it is loaded",
    arguments: [
      (["oneOf": []], "/oneOf"), (["$ref": "#/x"], "/$ref"), (["type": "text"], "/type"),
      (["properties": ["a": ["maxlength": 5]]], "/properties/a/maxlength"),
      (["pattern": "(?=a)b"], "/pattern"), (["pattern": "(a)\\1"], "/pattern"),
      (["pattern": "[a"], "/pattern"), (["minimum": "1"], "/minimum"),
      (["minLength": -1], "/minLength"), (["required": "a"], "/required"), (["items": 5], "/items"),
    ] as [(JSON, String)])
  func schemas(schema: JSON, pointer: String) {
    do throws(GuardsError) {
      _ = try ToolPolicy(allowed: [ToolRule(name: "t", schema: schema)])
      Issue.record("accepted")
    } catch {
      guard case .schema(tool: "t", pointer: pointer, problem: _) = error else {
        Issue.record("another error: \(error)")
        return
      }
    }
  }

  @Test("two rules of one name are refused")
  func duplicates() {
    #expect(throws: GuardsError.duplicateTool("a")) {
      try ToolPolicy(allowed: [ToolRule(name: "a", schema: nil), ToolRule(name: "a", schema: nil)])
    }
  }
}
