/// A chat request as the model reads it.

import Bytes

/// One message.
struct Turn: Sendable, Equatable {
  let role: String
  let text: String
  /// Names and arguments of the calls it asks for.
  let calls: [String]

  init?(_ json: JSON) {
    guard let role = json["role"]?.string else { return nil }
    self.role = role
    switch json["content"] {
    case .string(let text): self.text = text
    case .array(let parts): text = parts.compactMap { $0["text"]?.string }.joined(separator: "\n")
    case .null, nil: text = ""
    default: return nil
    }
    calls = (json["tool_calls"]?.array ?? []).compactMap { call in
      call["function"]?["name"]?.string.map { $0 + (call["function"]?["arguments"]?.string ?? "") }
    }
  }

  /// The sentences in it.
  var sentences: [String] {
    role == "tool" ? Sentences.ofToolResult(text) : Sentences.of(text)
  }
}

/// A tool on offer.
struct OfferedTool: Sendable, Equatable {
  let name: String
  let description: String
  let parameters: JSON

  init?(_ json: JSON) {
    guard let name = json["function"]?["name"]?.string else { return nil }
    self.name = name
    description = json["function"]?["description"]?.string ?? ""
    parameters = json["function"]?["parameters"] ?? [:]
  }
}

/// Why a request cannot be answered.
struct RequestError: Error, Equatable {
  let message: String
  let param: String
}

/// A chat completion request.
struct ChatRequest: Sendable {
  let model: String
  let turns: [Turn]
  let tools: [OfferedTool]
  let maxTokens: Int
  let isStream: Bool
  let includesUsage: Bool
  let logprobs: Bool

  private static let largestReply = 4096

  init(_ json: JSON) throws(RequestError) {
    guard let messages = json["messages"]?.array, !messages.isEmpty else {
      throw RequestError(message: "messages must be a list that is not empty", param: "messages")
    }
    let turns = messages.compactMap(Turn.init)
    guard turns.count == messages.count else {
      throw RequestError(message: "a message needs a role and a text", param: "messages")
    }
    guard let model = json["model"]?.string else {
      throw RequestError(message: "model must be a text", param: "model")
    }
    guard (json["n"]?.int ?? 1) == 1 else {
      throw RequestError(message: "only n = 1 is supported", param: "n")
    }
    let limit = json["max_completion_tokens"] ?? json["max_tokens"]
    let tokens = limit.flatMap { $0.isNull ? nil : $0 }.map { $0.int ?? 0 }
    guard (tokens ?? 1) >= 1 else {
      throw RequestError(message: "max_tokens must be a number above 0", param: "max_tokens")
    }
    self.turns = turns
    self.model = model
    maxTokens = min(tokens ?? Self.largestReply, Self.largestReply)
    let offered = json["tool_choice"]?.string == "none" ? [] : json["tools"]?.array ?? []
    tools = offered.compactMap(OfferedTool.init)
    isStream = json["stream"]?.bool ?? false
    includesUsage = json["stream_options"]?["include_usage"]?.bool ?? false
    logprobs = json["logprobs"]?.bool ?? false
  }

  /// The turns since the assistant last spoke to the user: what has to be answered now.
  var latest: ArraySlice<Turn> {
    let last = turns.lastIndex { $0.role == "assistant" && $0.calls.isEmpty }
    return turns[(last.map { $0 + 1 } ?? 0)...].drop { $0.role == "system" }
  }

  /// The last question of the user.
  var question: String { turns.last { $0.role == "user" }?.text ?? "" }
}
