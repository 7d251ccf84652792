/// What of a chat completion goes out to the caller: what the interface needs, and no side channels.

package import Bytes

/// Shapes answers in OpenAI's chat completion format, whole ones and stream chunks. Fields that it
/// does not know are left out; the opt-ins let single ones through.
package struct OutputPolicy: Sendable, Hashable {
  /// Lets `logprobs` through (practice: less for model extraction and inversion to work with).
  package var logprobs: Bool
  /// Lets `system_fingerprint` through.
  package var systemFingerprint: Bool
  /// Lets `service_tier` through.
  package var serviceTier: Bool

  /// A policy; every default is the secure one.
  package init(
    logprobs: Bool = false, systemFingerprint: Bool = false, serviceTier: Bool = false
  ) {
    self.logprobs = logprobs
    self.systemFingerprint = systemFingerprint
    self.serviceTier = serviceTier
  }

  /// The answer or chunk with only what may go out, in the same order. Anything that is no object
  /// becomes an empty one.
  package func shape(_ response: JSON) -> JSON {
    guard let object = response.object else { return .object([:]) }
    var shaped = JSONObject()
    for (key, value) in object.members {
      switch key {
      case "id", "object", "created", "model": shaped[key] = value
      case "error": shaped[key] = keep(["message", "type", "param", "code"], of: value)
      case "choices": shaped[key] = .array((value.array ?? []).map(choice))
      case "usage": shaped[key] = usage(value)
      case "system_fingerprint" where systemFingerprint: shaped[key] = value
      case "service_tier" where serviceTier: shaped[key] = value
      default: break
      }
    }
    return .object(shaped)
  }

  private func choice(_ choice: JSON) -> JSON {
    guard let object = choice.object else { return .object([:]) }
    var shaped = JSONObject()
    for (key, value) in object.members {
      switch key {
      case "index", "finish_reason": shaped[key] = value
      case "message", "delta": shaped[key] = message(value)
      case "logprobs" where logprobs: shaped[key] = value
      case "logprobs": shaped[key] = .null
      default: break
      }
    }
    return .object(shaped)
  }

  private func message(_ message: JSON) -> JSON {
    guard let object = message.object else { return message.isNull ? .null : .object([:]) }
    var shaped = JSONObject()
    for (key, value) in object.members {
      switch key {
      case "role", "content", "refusal": shaped[key] = value
      case "tool_calls": shaped[key] = .array((value.array ?? []).map(toolCall))
      case "function_call": shaped[key] = keep(["name", "arguments"], of: value)
      default: break
      }
    }
    return .object(shaped)
  }

  private func toolCall(_ call: JSON) -> JSON {
    var shaped = keep(["index", "id", "type", "function"], of: call)
    if let function = shaped["function"] {
      shaped["function"] = keep(["name", "arguments"], of: function)
    }
    return shaped
  }

  /// Token counts only.
  private func usage(_ usage: JSON) -> JSON {
    usage.isNull ? .null : keep(["prompt_tokens", "completion_tokens", "total_tokens"], of: usage)
  }

  private func keep(_ keys: [String], of value: JSON) -> JSON {
    guard let object = value.object else { return value.isNull ? .null : .object([:]) }
    var shaped = JSONObject()
    for (key, member) in object.members where keys.contains(key) { shaped[key] = member }
    return .object(shaped)
  }
}
