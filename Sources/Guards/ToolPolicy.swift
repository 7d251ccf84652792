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
  /// A pattern of the operator's cannot be used.
  case pattern(OperatorPatternError)
  /// Two rules have the same name.
  case duplicateTool(String)
  /// A schema uses what is not understood: the tool, JSON Pointer into the schema, the problem.
  case schema(tool: String, pointer: String, problem: String)
}

/// The allow-list of one route.
package struct ToolPolicy: Sendable {
  private struct Entry: Sendable {
    let schema: ArgumentSchema
    let approval: ToolApproval
  }

  /// By the bytes of the name: Swift's strings would hold different spellings for equal.
  private var entries: [[UInt8]: Entry] = [:]

  /// Checks every schema; refuses keywords that it does not understand.
  package init(allowed: [ToolRule]) throws(GuardsError) {
    for rule in allowed {
      let name = Array(rule.name.utf8)
      guard entries[name] == nil else { throw .duplicateTool(rule.name) }
      entries[name] = Entry(schema: try Self.schema(of: rule), approval: rule.approval)
    }
  }

  private static func schema(of rule: ToolRule) throws(GuardsError) -> ArgumentSchema {
    guard let schema = rule.schema else { return .anything }
    do throws(SchemaProblem) {
      return try ArgumentSchemaReader.read(schema)
    } catch {
      throw .schema(tool: rule.name, pointer: error.pointer, problem: error.problem)
    }
  }

  /// Whether a tool of this name may be called at all.
  package func allows(_ name: String) -> Bool {
    entries[Array(name.utf8)] != nil
  }

  /// Judges one call. `arguments` is the JSON text that the model wrote; the empty text counts as
  /// an empty object, since models write that for tools without parameters.
  package func judge(name: String, arguments: String) -> ToolDecision {
    guard let entry = entries[Array(name.utf8)] else { return .denied(.unknownTool) }
    let limits = JSONLimits(
      depth: GuardLimits.argumentDepth, values: GuardLimits.argumentValues,
      bytes: GuardLimits.argumentBytes)
    do throws(JSONError) {
      let text = arguments.utf8.isEmpty ? "{}" : arguments
      let value = try JSON.parse(Array(text.utf8), limits: limits)
      guard value.object != nil else { return .denied(.notAnObject) }
      if let refusal = Self.refusal(of: value, by: entry.schema) { return .denied(refusal) }
    } catch {
      return .denied(.malformedArguments(error))
    }
    return entry.approval == .always ? .needsApproval : .allowed
  }

  private static func refusal(of value: JSON, by schema: ArgumentSchema) -> ToolRefusal? {
    do throws(SchemaViolation) {
      try schema.check(value)
      return nil
    } catch {
      return .schemaViolation(pointer: error.pointer, keyword: error.keyword)
    }
  }
}
