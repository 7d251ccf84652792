/// What of a chat completion request goes on to the model: parameters on a list, within limits.

package import Bytes

/// A request after shaping.
package struct ShapedRequest: Sendable, Hashable {
  /// The request as it goes on.
  package let request: JSON
  /// Names of the parameters that were taken out or changed, in order.
  package let removed: [String]
}

/// Why a request is refused: the parameter and what is wrong with it.
package struct RequestRefusal: Error, Sendable, Hashable {
  /// Name of the parameter.
  package let parameter: String
  /// One line that says what would be accepted.
  package let reason: String
}

/// What to do with parameters that open side channels.
package enum RequestStrictness: String, Sendable, Hashable {
  /// Take them out and say so.
  case strip
  /// Refuse the request.
  case refuse
}

/// Limits on the parameters of a chat completion request.
package struct RequestPolicy: Sendable, Hashable {
  /// Lets `logprobs` and `top_logprobs` through.
  package var logprobs: Bool
  /// Lets `logit_bias` through.
  package var logitBias: Bool
  /// The most answers per request (`n`).
  package var maximumChoices: Int
  /// The most tokens in the answer; larger wishes are lowered, a missing one is set.
  package var maximumOutputTokens: Int
  /// Whether forbidden parameters are taken out or refused.
  package var strictness: RequestStrictness

  /// A policy; every default is the secure one.
  package init(
    logprobs: Bool = false, logitBias: Bool = false, maximumChoices: Int = 1,
    maximumOutputTokens: Int = 1_024, strictness: RequestStrictness = .strip
  ) {
    self.logprobs = logprobs
    self.logitBias = logitBias
    self.maximumChoices = maximumChoices
    self.maximumOutputTokens = maximumOutputTokens
    self.strictness = strictness
  }

  /// Parameters that go on as they are.
  private static let known: Set<String> = [
    "model", "messages", "stream", "stream_options", "temperature", "top_p", "stop", "seed",
    "presence_penalty", "frequency_penalty", "tools", "tool_choice", "parallel_tool_calls",
    "response_format", "reasoning_effort", "user",
  ]

  /// The request as it may go on, with the names of what was removed.
  package func shape(_ request: JSON) throws(RequestRefusal) -> ShapedRequest {
    guard let object = request.object else {
      throw RequestRefusal(parameter: "", reason: "the request must be a JSON object")
    }
    var shaped = JSONObject()
    var removed: [String] = []
    for (key, value) in object.members {
      switch key {
      case "n": shaped[key] = try choices(value)
      case "max_tokens", "max_completion_tokens":
        let (limit, isLowered) = try outputTokens(key, value)
        shaped[key] = limit
        if isLowered { removed.append(key) }
      case "logprobs", "top_logprobs":
        try admit(key, value, if: logprobs, into: &shaped, or: &removed)
      case "logit_bias": try admit(key, value, if: logitBias, into: &shaped, or: &removed)
      default: try admit(key, value, if: Self.known.contains(key), into: &shaped, or: &removed)
      }
    }
    if shaped["max_tokens"] == nil, shaped["max_completion_tokens"] == nil {
      shaped["max_tokens"] = .int(maximumOutputTokens)
    }
    return ShapedRequest(request: .object(shaped), removed: removed)
  }

  private func admit(
    _ key: String, _ value: JSON, if isAdmitted: Bool, into shaped: inout JSONObject,
    or removed: inout [String]
  ) throws(RequestRefusal) {
    if isAdmitted {
      shaped[key] = value
      return
    }
    let isHarmless = value.isNull || value == .bool(false)
    if strictness == .refuse, !isHarmless {
      throw RequestRefusal(parameter: key, reason: "the parameter is not open on this route")
    }
    removed.append(key)
  }

  private func choices(_ value: JSON) throws(RequestRefusal) -> JSON {
    if value.isNull { return .int(1) }
    guard let count = value.int, count >= 1, count <= maximumChoices else {
      throw RequestRefusal(parameter: "n", reason: "must be from 1 to \(maximumChoices)")
    }
    return value
  }

  private func outputTokens(
    _ key: String, _ value: JSON
  ) throws(RequestRefusal) -> (JSON, isLowered: Bool) {
    if value.isNull { return (.int(maximumOutputTokens), false) }
    guard let count = value.int, count >= 1 else {
      throw RequestRefusal(parameter: key, reason: "must be a whole number from 1")
    }
    return (.int(min(count, maximumOutputTokens)), count > maximumOutputTokens)
  }
}
