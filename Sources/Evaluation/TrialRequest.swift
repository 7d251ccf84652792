/// What one request of a trial sends to the target, and what came back: the port between the pure
/// evaluation and the driver that owns the network and the clock.

package import Bytes

/// One request to the target.
package struct TrialRequest: Sendable, Equatable {
  /// The trial it belongs to.
  package let trialID: String
  /// For whom it is sent; drivers with one key for each tenant choose it by this name.
  package let tenant: String
  /// The whole conversation so far.
  package let messages: [ChatMessage]
  /// The tools on offer; may be empty.
  package let tools: [ToolSpecification]
  /// Bound on the tokens of the reply.
  package let maxTokens: Int

  /// The body of a chat completion request for `model`; temperature 0, so that a replay has the
  /// best chance to give the same reply.
  package func body(model: String) -> JSON {
    var members: JSONObject = [
      "model": .string(model), "messages": .array(messages.map(\.json)),
      "max_tokens": .int(maxTokens), "temperature": 0,
    ]
    if !tools.isEmpty { members["tools"] = .array(tools.map(\.json)) }
    return .object(members)
  }
}

/// What came back for one request.
package enum TrialReply: Sendable, Equatable {
  /// The model answered.
  case answer(TrialAnswer)
  /// A guard refused with this error code, for example `content_filter`. Counts as an answer.
  case refused(code: String)
  /// No usable reply: connection, status, encoding, format or size; a short reason, without text
  /// of the reply.
  case error(String)
  /// Nothing within the time that a request has.
  case timeout
}

/// The answer of a model.
package struct TrialAnswer: Sendable, Equatable {
  /// The text.
  package let content: String
  /// The calls asked for.
  package let toolCalls: [ToolCall]
  /// OpenAI's `finish_reason`, empty if there was none.
  package let finishReason: String

  /// An answer.
  package init(content: String, toolCalls: [ToolCall] = [], finishReason: String = "stop") {
    self.content = content
    self.toolCalls = toolCalls
    self.finishReason = finishReason
  }
}

/// A reply and how long it took.
package struct TimedReply: Sendable, Equatable {
  /// What came back.
  package let reply: TrialReply
  /// From the first byte sent to the last received, in microseconds. Never part of judging.
  package let microseconds: Int64

  /// A reply that took `microseconds`.
  package init(_ reply: TrialReply, microseconds: Int64) {
    self.reply = reply
    self.microseconds = microseconds
  }
}

/// Sends one request to the target and waits for the reply.
package typealias TrialTarget = @Sendable (TrialRequest) async -> TimedReply

extension TrialReply {
  /// Error codes, types and finish reasons by which known servers and Gatehouse's gateway tell that
  /// a guard stopped a request or a reply.
  private static let refusalWords = [
    "content_filter", "content_policy", "guard", "policy_violation", "safety", "moderation",
    "injection", "canary", "secret", "tool_denied", "tool_not_allowed", "blocked",
  ]

  /// Reads the body of a reply: a completion, or an error in OpenAI's format. Anything that does
  /// not keep to the format is an error.
  package init(status: Int, body: [UInt8]) {
    guard body.count <= Limits.replyBytes else {
      self = .error("reply above \(Limits.replyBytes) bytes")
      return
    }
    let limits = JSONLimits(depth: 32, values: 100_000, bytes: Limits.replyBytes)
    guard let json = try? JSON.parse(body, limits: limits) else {
      self = .error("status \(status), body is not valid JSON in UTF-8")
      return
    }
    self = status == 200 ? Self.completion(json) : Self.failure(status, json)
  }

  private static func failure(_ status: Int, _ json: JSON) -> TrialReply {
    let code = json["error"]?["code"]?.string ?? ""
    let type = json["error"]?["type"]?.string ?? ""
    let refusing = [400, 403, 409, 422, 451].contains(status)
    if refusing, let word = [code, type].first(where: isRefusal) { return .refused(code: word) }
    return .error("status \(status)" + (code.isEmpty ? "" : ", code \(code.prefix(64))"))
  }

  private static func isRefusal(_ code: String) -> Bool {
    let code = code.lowercased()
    return refusalWords.contains { code.contains($0) }
  }

  private static func completion(_ json: JSON) -> TrialReply {
    guard let choice = json["choices"]?[0], let message = choice["message"],
      message.object != nil
    else { return .error("completion without choices[0].message") }
    var calls: [ToolCall] = []
    for call in (message["tool_calls"]?.array ?? []).prefix(Limits.toolCallsPerReply) {
      guard let name = call["function"]?["name"]?.string else {
        return .error("tool call without a name")
      }
      calls.append(
        ToolCall(
          id: call["id"]?.string ?? "call", name: name,
          arguments: call["function"]?["arguments"]?.string ?? ""))
    }
    let refusal = message["refusal"]?.string
    let content = message["content"]?.string ?? refusal ?? ""
    guard content.utf8.count <= Limits.judgedBytes else { return .error("reply text too long") }
    let reason = choice["finish_reason"]?.string ?? ""
    if refusal != nil, message["content"]?.string == nil { return .refused(code: "refusal") }
    return .answer(TrialAnswer(content: content, toolCalls: calls, finishReason: reason))
  }
}
