/// A chat completion request after strict validation: only what the gateway understands is in here,
/// and so only what was understood can be guarded and forwarded.

package import Bytes
package import Guards

/// One request of `POST /v1/chat/completions`.
package struct ChatRequest: Sendable {
  /// The route that the client asks for.
  package var model: String
  /// The conversation, in its order.
  package var messages: [ChatMessage]
  /// Whether the answer is to be streamed.
  package var stream = false
  /// Whether the client asked for the usage chunk of a stream.
  package var includeUsage = false
  /// Answers wanted.
  package var choices = 1
  /// The field in which the client limits the answer, if it does.
  package var outputLimitField = "max_tokens"
  /// The limit that the client asks for.
  package var outputLimit: Int?
  /// Names of the tools that the client offers, in its order.
  package var tools: [String] = []
  /// `tool_choice` as it was given.
  package var toolChoice: JSON?
  /// Whether log probabilities were asked for, and how many.
  package var logprobs: (wanted: Bool, top: Int?) = (false, nil)
  /// Sampling parameters that go on as they are.
  package var parameters = JSONObject()
}

/// Who a message says it is from.
package enum ChatRole: String, Sendable {
  case system, developer, user, assistant, tool

  /// Whom the gateway takes it to be from: clients are users, whatever they call themselves; only
  /// the release speaks as system.
  package var origin: Origin {
    switch self {
    case .system, .developer, .user: .user
    case .assistant: .model
    case .tool: .tool
    }
  }
}

/// One message.
package struct ChatMessage: Sendable {
  /// Who wrote it.
  package var role: ChatRole
  /// Its parts; `isList` keeps whether they came as a list. The text of a picture is empty.
  package var content: [String]
  /// Pictures by their places among the parts: `image_url` objects with a data URL.
  package var pictures: [Int: JSON] = [:]
  /// Whether the content was a list of parts, and goes on as one.
  package var isList = false
  /// Whether there was any content.
  package var hasContent = true
  /// The `name` field.
  package var name: String?
  /// For role tool: the call that this is the result of.
  package var toolCallID: String?
  /// For role assistant: calls that the model made.
  package var toolCalls: [ChatToolCall] = []

  private func part(_ index: Int) -> JSON {
    guard let picture = pictures[index] else {
      return ["type": "text", "text": .string(content[index])]
    }
    return ["type": "image_url", "image_url": picture]
  }

  /// The message in OpenAI's shape, with only what was understood.
  var json: JSON {
    var members = JSONObject()
    members["role"] = .string(role.rawValue)
    if isList {
      members["content"] = .array(content.indices.map(part))
    } else {
      members["content"] = hasContent ? .string(content.first ?? "") : .null
    }
    if let name { members["name"] = .string(name) }
    if let toolCallID { members["tool_call_id"] = .string(toolCallID) }
    if !toolCalls.isEmpty { members["tool_calls"] = .array(toolCalls.map(\.json)) }
    return .object(members)
  }
}

/// One call of a tool, as it stands in an assistant's message.
package struct ChatToolCall: Sendable, Equatable {
  /// Its id; tool results refer to it.
  package var id: String
  /// The name of the tool.
  package var name: String
  /// The JSON text of the arguments.
  package var arguments: String

  /// Makes a call.
  package init(id: String, name: String, arguments: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }

  /// The call in OpenAI's shape.
  var json: JSON {
    [
      "id": .string(id), "type": "function",
      "function": ["name": .string(name), "arguments": .string(arguments)],
    ]
  }
}
