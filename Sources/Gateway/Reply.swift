/// Answers as values: the only headers that leave the gateway are those written here.

import Bytes
package import HTTPTypes

/// A request as the edge hands it to the road, without its body.
package struct Inbound: Sendable {
  /// What the client wants, from method and path.
  package enum Endpoint: Equatable, Sendable {
    case chat
    case models
    case model(String)
    case metrics
    case unknown
    case wrongMethod(allow: String)

    /// Under which name it is counted and written.
    var name: String {
      switch self {
      case .chat: "chat"
      case .models, .model: "models"
      case .metrics: "metrics"
      case .unknown, .wrongMethod: "unknown"
      }
    }

    /// What a key has to be allowed to do.
    var operation: Operation? {
      switch self {
      case .chat: .chat
      case .models, .model: .models
      case .metrics: .metrics
      case .unknown, .wrongMethod: nil
      }
    }
  }

  /// The id that the client gets.
  package var id: RequestID
  /// What the client wants.
  package var endpoint: Endpoint
  /// The header fields as they came.
  package var headers: HTTPFields
  /// Whether the client is on this machine.
  package var isLocal: Bool
}

/// A whole answer.
struct Reply: Sendable {
  var status: Int
  var fields: [(String, String)] = []
  var body: [UInt8]
  var contentType = "application/json"
  var closes = false

  /// An answer with a JSON body.
  init(status: Int = 200, _ json: JSON) {
    self.status = status
    body = json.encoded()
  }

  /// An answer with a text body.
  init(text: String, contentType: String) {
    status = 200
    body = Array(text.utf8)
    self.contentType = contentType
  }

  /// The answer to an error.
  init(_ error: APIError) {
    self.init(status: error.status, error.json)
    closes = error.closes
    if let allow = error.allow { fields.append(("allow", allow)) }
    if error.status == 401 { fields.append(("www-authenticate", "Bearer")) }
    if let retryAfter = error.retryAfter {
      fields.append(("retry-after", "\(Int(retryAfter.rounded(.up)))"))
      fields.append(("retry-after-ms", "\(Int((retryAfter * 1000).rounded(.up)))"))
    }
    if let shouldRetry = error.shouldRetry {
      fields.append(("x-should-retry", shouldRetry ? "true" : "false"))
    }
  }

  /// The head that goes with the body.
  func head(_ id: RequestID) -> HTTPResponse {
    var head = ResponseHead.make(status, id, contentType, fields)
    head.headerFields[.contentLength] = "\(body.count)"
    if closes { head.headerFields[.connection] = "close" }
    return head
  }
}

/// The head of every answer.
enum ResponseHead {
  /// Status, request id, type, and what the answer adds from the fixed list of names.
  static func make(
    _ status: Int, _ id: RequestID, _ contentType: String, _ fields: [(String, String)]
  ) -> HTTPResponse {
    var head = HTTPResponse(status: .init(code: status))
    head.headerFields[.contentType] = contentType
    head.headerFields[.cacheControl] = "no-store"
    if let name = HTTPField.Name("x-request-id") { head.headerFields[name] = id.text }
    head.headerFields[.xContentTypeOptions] = "nosniff"
    for (name, value) in fields {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    return head
  }
}
