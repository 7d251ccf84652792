/// The part of the OpenAI chat format that trials need: messages, tools and tool calls.

package import Bytes

/// One message of a conversation.
package struct ChatMessage: Sendable, Equatable {
  /// Who speaks.
  package enum Role: String, Sendable {
    case system, user, assistant, tool
  }

  /// Who speaks.
  package let role: Role
  /// The text; may be empty beside tool calls.
  package let content: String
  /// The calls an assistant message asks for.
  package let toolCalls: [ToolCall]
  /// The call that a tool message answers.
  package let toolCallID: String?

  /// A message of `role`.
  package init(
    _ role: Role, _ content: String, toolCalls: [ToolCall] = [], toolCallID: String? = nil
  ) {
    self.role = role
    self.content = content
    self.toolCalls = toolCalls
    self.toolCallID = toolCallID
  }

  /// The message in OpenAI's format.
  package var json: JSON {
    var members: JSONObject = ["role": .string(role.rawValue), "content": .string(content)]
    if !toolCalls.isEmpty {
      members["tool_calls"] = .array(toolCalls.map(\.json))
      if content.isEmpty { members["content"] = .null }
    }
    if let toolCallID { members["tool_call_id"] = .string(toolCallID) }
    return .object(members)
  }
}

/// A call of a tool that the model asks for.
package struct ToolCall: Sendable, Equatable {
  /// Names the call in the conversation.
  package let id: String
  /// The tool.
  package let name: String
  /// The arguments as the model wrote them; JSON if the model keeps to the format.
  package let arguments: String

  /// A call of `name`.
  package init(id: String, name: String, arguments: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }

  /// The call in OpenAI's format.
  package var json: JSON {
    [
      "id": .string(id), "type": "function",
      "function": ["name": .string(name), "arguments": .string(arguments)],
    ]
  }
}

/// A tool that a request offers to the model.
package struct ToolSpecification: Sendable, Equatable {
  /// The name that calls use.
  package let name: String
  /// What the model is told about it.
  package let description: String
  /// JSON Schema of the arguments.
  package let parameters: JSON

  /// A tool with `parameters` as the schema of its arguments.
  package init(name: String, description: String, parameters: JSON) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }

  /// The tool in OpenAI's format.
  package var json: JSON {
    [
      "type": "function",
      "function": [
        "name": .string(name), "description": .string(description), "parameters": parameters,
      ],
    ]
  }
}
