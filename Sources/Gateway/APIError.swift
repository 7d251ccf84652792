/// Refusals and faults as clients see them: OpenAI's error shape, fixed words, no inner detail.

package import Bytes

/// One error answer. Its text never holds prompt text, keys, host names or upstream messages.
package struct APIError: Error, Equatable, Sendable {
  /// HTTP status.
  package var status: Int
  /// OpenAI's `type`.
  package var type: String
  /// Machine-readable `code`.
  package var code: String
  /// Words for people.
  package var message: String
  /// The request field that is at fault.
  package var param: String?
  /// Seconds after which another attempt makes sense.
  package var retryAfter: Double?
  /// Answered as `x-should-retry`, which the official clients obey before anything else.
  package var shouldRetry: Bool?
  /// Answered as `allow`, for 405.
  package var allow: String?
  /// Whether the connection must not be used again.
  package var closes = false

  /// Takes the parts that every error has.
  package init(_ status: Int, type: String, code: String, _ message: String, param: String? = nil) {
    self.status = status
    self.type = type
    self.code = code
    self.message = message
    self.param = param
  }

  /// `{"error":{"message","type","param","code"}}`.
  package var json: JSON {
    [
      "error": [
        "message": .string(message), "type": .string(type), "param": .optional(param),
        "code": .string(code),
      ]
    ]
  }
}

extension APIError {
  private static let badRequestType = "invalid_request_error"

  /// 400 about one field.
  package static func invalid(_ message: String, param: String?, code: String = "invalid_value")
    -> APIError
  {
    APIError(400, type: badRequestType, code: code, message, param: param)
  }

  /// 400: the body is not the strict JSON that is asked for; names the byte.
  package static func badJSON(_ error: JSONError) -> APIError {
    APIError(
      400, type: badRequestType, code: "invalid_json",
      "The request body is not acceptable JSON: \(error.kindWords) at byte \(error.offset).")
  }

  /// 401, the same for a missing, unknown, expired or revoked key.
  package static let unauthenticated = APIError(
    401, type: badRequestType, code: "invalid_api_key",
    "No valid API key was given. Send one as `Authorization: Bearer gh_...`.")

  /// 403: the key is known but not for this.
  package static func forbidden(_ what: String) -> APIError {
    APIError(
      403, type: "permission_error", code: "insufficient_permissions",
      "This API key may not be used for \(what).")
  }

  /// 404 for a model that is not declared, or that the key may not see.
  package static func noModel() -> APIError {
    APIError(
      404, type: badRequestType, code: "model_not_found",
      "The model does not exist or you do not have access to it.", param: "model")
  }

  /// 404 for a path.
  package static let noRoute = APIError(
    404, type: badRequestType, code: "unknown_url", "There is nothing at this path.")

  /// 405 with the methods that work.
  package static func method(allow: String) -> APIError {
    var error = APIError(
      405, type: badRequestType, code: "method_not_allowed", "Use \(allow) for this path.")
    error.allow = allow
    return error
  }

  /// 408: the body did not arrive in time.
  package static let tooSlow: APIError = {
    var error = APIError(
      408, type: badRequestType, code: "request_timeout", "The request did not arrive in time.")
    error.closes = true
    return error
  }()

  /// 413 with the limit in bytes.
  package static func tooLarge(limit: Int) -> APIError {
    var error = APIError(
      413, type: badRequestType, code: "request_too_large",
      "The request body is larger than the \(limit) bytes that are allowed.")
    error.closes = true
    return error
  }

  /// 415.
  package static let notJSON = APIError(
    415, type: badRequestType, code: "unsupported_media_type",
    "Send the request body as application/json, without content encoding.")

  /// 429 for a rate (`requests`, `tokens`) or the number of concurrent requests.
  package static func limited(_ what: String, retryAfter: Double) -> APIError {
    var error = APIError(
      429, type: what, code: "rate_limit_exceeded",
      "The limit of \(what) for this API key is reached. Try again later.")
    error.retryAfter = retryAfter
    return error
  }

  /// 400: a guard refused what came in. `what` is the family of the finding, never its text.
  package static func contentPolicy(_ what: String, param: String?) -> APIError {
    var error = APIError(
      400, type: badRequestType, code: "content_policy",
      "The request was refused by the content policy (\(what)).", param: param)
    error.shouldRetry = false
    return error
  }

  /// 400: a use that the owner prohibits, with what they offer instead, in their words.
  package static func prohibited(_ use: String, alternative: String, param: String?) -> APIError {
    var error = APIError(
      400, type: badRequestType, code: "content_policy",
      "The request was refused by the content policy (prohibited use: \(use)). \(alternative)",
      param: param)
    error.shouldRetry = false
    return error
  }

  /// 403: a tool that the release does not declare for this route.
  package static func toolNotAllowed(param: String) -> APIError {
    APIError(
      403, type: "permission_error", code: "tool_not_allowed",
      "This tool is not among the tools that the release declares for the route.", param: param)
  }

  /// 503: nothing may be served on this route now.
  package static func closed(_ closure: Closure) -> APIError {
    var error = APIError(
      503, type: "service_unavailable", code: closure.code.rawValue, closure.code.words)
    error.retryAfter = closure.code == .shuttingDown ? 1 : 30
    error.shouldRetry = closure.code == .shuttingDown
    return error
  }

  /// 503: the request could not be written to the audit log, so it is not answered.
  package static let auditUnavailable: APIError = {
    var error = APIError(
      503, type: "service_unavailable", code: "audit_unavailable",
      "The request could not be logged and is therefore not answered.")
    error.retryAfter = 1
    return error
  }()

  /// 503: a guard that has to be asked does not answer.
  package static let guardUnavailable: APIError = {
    var error = APIError(
      503, type: "service_unavailable", code: "guard_unavailable",
      "A guard that judges this request did not answer. Try again later.")
    error.retryAfter = 2
    error.shouldRetry = true
    return error
  }()

  /// 502: the model server failed or answered something unusable.
  package static let upstreamFailed = APIError(
    502, type: "upstream_error", code: "upstream_error", "The model server failed.")

  /// 504: the model server did not answer in time.
  package static let upstreamTimeout = APIError(
    504, type: "upstream_error", code: "upstream_timeout",
    "The model server did not answer in time.")

  /// 500, for what should not happen.
  package static let inner = APIError(
    500, type: "server_error", code: "internal_error", "The gateway failed.")
}

/// Why a route answers 503.
package struct Closure: Error, Equatable, Sendable {
  /// The codes that clients see.
  package enum Code: String, Sendable {
    case notAdmitted = "release_not_admitted"
    case quarantined
    case checking = "release_being_checked"
    case shuttingDown = "shutting_down"

    /// Words for clients: no inner detail.
    var words: String {
      switch self {
      case .notAdmitted: "The release behind this model is not admitted for serving."
      case .quarantined: "This model is in quarantine."
      case .checking: "The release behind this model changed and is being judged again."
      case .shuttingDown: "The gateway is shutting down."
      }
    }
  }

  /// What clients are told.
  package let code: Code
  /// For the operator's log and the audit entry; not for clients.
  package let reason: String

  /// Pairs the two.
  package init(_ code: Code, reason: String) {
    self.code = code
    self.reason = reason
  }
}

extension JSONError {
  /// What is wrong, without text of the document.
  var kindWords: String {
    switch kind {
    case .tooLarge: "it is too large"
    case .tooDeep: "it is nested too deep"
    case .tooManyValues: "it has too many values"
    case .truncated: "it ends too early"
    case .unexpectedByte: "unexpected character"
    case .invalidNumber: "not a number"
    case .invalidEscape: "not an escape"
    case .invalidUTF8: "not UTF-8"
    case .controlCharacter: "unescaped control character"
    case .trailingBytes: "something follows the document"
    case .loneSurrogate: "half of a surrogate pair"
    case .duplicateKey: "an object has the same key twice"
    }
  }
}
