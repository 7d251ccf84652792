/// Which tools a model may call, with which arguments, and which calls wait for a person.

package import Bytes

/// Whether a person has to agree to a call.
package enum ToolApproval: String, Sendable, Hashable {
  /// Calls go through.
  case never
  /// Every call is held until somebody agrees.
  case always
}

/// One tool that may be called.
package struct ToolRule: Sendable {
  /// The exact name, compared byte for byte.
  package let name: String
  /// JSON Schema of the arguments; `nil` allows any object.
  package let schema: JSON?
  /// Whether a person has to agree.
  package let approval: ToolApproval

  /// A rule for the tool `name`.
  package init(name: String, schema: JSON?, approval: ToolApproval = .never) {
    self.name = name
    self.schema = schema
    self.approval = approval
  }
}

/// What becomes of a tool call.
package enum ToolDecision: Sendable, Equatable {
  /// It goes through.
  case allowed
  /// It does not, and why.
  case denied(ToolRefusal)
  /// It is held until a person agrees; name and arguments are in order.
  case needsApproval
}

/// Why a tool call is denied. Holds no value out of the arguments.
package enum ToolRefusal: Sendable, Equatable {
  /// The name is not on the list.
  case unknownTool
  /// The arguments are not one JSON document by RFC 8259.
  case malformedArguments(JSONError)
  /// The arguments are no JSON object.
  case notAnObject
  /// The arguments break the schema: JSON Pointer of the place, and the keyword that failed.
  case schemaViolation(pointer: String, keyword: String)

  /// One line for people and logs.
  package var reason: String {
    switch self {
    case .unknownTool: "the tool is not on the list of this route"
    case .malformedArguments(let error): "the arguments are not valid JSON: \(error)"
    case .notAnObject: "the arguments are not a JSON object"
    case .schemaViolation(let pointer, let keyword):
      "the arguments break the schema at \"\(pointer)\" (\(keyword))"
    }
  }
}

/// Why a policy could not be made.
package enum GuardsError: Error, Equatable, Sendable {
  /// Two rules have the same name.
  case duplicateTool(String)
  /// A schema uses what is not understood: the tool, JSON Pointer into the schema, the problem.
  case schema(tool: String, pointer: String, problem: String)
}

/// The allow-list of one route.
package struct ToolPolicy: Sendable {
  /// Checks every schema; refuses keywords that it does not understand.
  package init(allowed: [ToolRule]) throws(GuardsError) {
  }

  /// Judges one call. `arguments` is the JSON text that the model wrote.
  package func judge(name: String, arguments: String) -> ToolDecision {
    .denied(.unknownTool)
  }
}
