/// What goes on to the model: built anew from what was understood, never the client's bytes.

import Bytes
import Guards

extension ChatRequest {
  /// The body for the model server behind `route`. The release's prompt comes first, tool
  /// definitions are the release's, and the answer's length is capped.
  func upstreamBody(_ route: ServedRoute, outputTokens: Int) -> [UInt8] {
    var body = JSONObject()
    body["model"] = .string(route.upstream.model)
    var conversation: [JSON] = []
    if let system = route.systemMessage {
      conversation.append(["role": "system", "content": .string(system)])
    }
    conversation += messages.map(\.json)
    body["messages"] = .array(conversation)
    body[outputLimitField] = .int(min(outputLimit ?? outputTokens, outputTokens))
    if choices > 1 { body["n"] = .int(choices) }
    for (field, value) in parameters.members { body[field] = value }
    let offered = tools.compactMap { route.tools[$0] }
    if !offered.isEmpty {
      body["tools"] = .array(offered.map(\.definition))
      if let toolChoice { body["tool_choice"] = Self.rebuilt(toolChoice) }
    } else {
      body["parallel_tool_calls"] = nil
    }
    if logprobs.wanted, route.output.logprobs {
      body["logprobs"] = true
      if let top = logprobs.top { body["top_logprobs"] = .int(top) }
    }
    if stream {
      body["stream"] = true
      body["stream_options"] = ["include_usage": true]
    }
    return JSON.object(body).encoded()
  }

  private static func rebuilt(_ choice: JSON) -> JSON {
    guard let name = choice["function"]?["name"] else { return choice }
    return ["type": "function", "function": ["name": name]]
  }

  /// Refuses tools that the release does not declare for the route.
  func checkTools(_ route: ServedRoute) throws(APIError) {
    for (index, name) in tools.enumerated() where route.tools[name] == nil {
      throw .toolNotAllowed(param: "tools[\(index)]")
    }
  }

  /// A guess of the tokens that the request will cost, to reserve them: four bytes for a token, and
  /// the whole answer that is allowed.
  func estimatedTokens(_ route: ServedRoute, outputTokens: Int) -> Int {
    var bytes = route.systemMessage?.utf8.count ?? 0
    for message in messages {
      bytes += message.content.reduce(16) { $0 + $1.utf8.count }
      bytes += message.toolCalls.reduce(0) { $0 + $1.arguments.utf8.count }
    }
    return bytes / 4 + pictureTokens(route) + min(outputLimit ?? outputTokens, outputTokens)
      * choices
  }
}
