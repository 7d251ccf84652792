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

  /// The request as it may go on, with the names of what was removed.
  package func shape(_ request: JSON) throws(RequestRefusal) -> ShapedRequest {
    ShapedRequest(request: request, removed: [])
  }
}
