/// The head and the whole body of a model server's answer: checked before anything is made of it.

import Bytes
import NIOCore
import NIOHTTP1

/// Reading answers.
enum UpstreamAnswer {
  /// Refuses everything that is not a good answer of the kind that was asked for.
  static func check(_ head: HTTPResponseHead, stream: Bool) throws {
    switch head.status.code {
    case 200: break
    case 400, 404, 413, 422: throw APIError.upstreamRejected
    case 429, 503: throw APIError.upstreamBusy
    case 408, 504: throw UpstreamFault.timeout
    default: throw UpstreamFault.malformed
    }
    let wanted = stream ? "text/event-stream" : "application/json"
    let type = head.headers.first(name: "content-type")?.lowercased() ?? ""
    guard type == wanted || type.hasPrefix(wanted + ";") || type.hasPrefix(wanted + " ") else {
      throw UpstreamFault.malformed
    }
    guard head.headers["content-encoding"].isEmpty else { throw UpstreamFault.malformed }
  }

  /// The body as JSON.
  static func collect(_ exchange: UpstreamExchange) async throws -> JSON {
    var bytes: [UInt8] = []
    while let part = try await exchange.next() {
      guard bytes.count + part.readableBytes <= GatewayLimits.upstreamBodyBytes else {
        throw UpstreamFault.malformed
      }
      bytes.append(contentsOf: part.readableBytesView)
    }
    let limits = JSONLimits(
      depth: GatewayLimits.jsonDepth, values: GatewayLimits.jsonValues,
      bytes: GatewayLimits.upstreamBodyBytes)
    do { return try JSON.parse(bytes, limits: limits) } catch { throw UpstreamFault.malformed }
  }
}

extension APIError {
  /// 400: the model server did not like the request; why is its secret.
  static let upstreamRejected: APIError = {
    var error = APIError(
      400, type: "invalid_request_error", code: "upstream_rejected",
      "The model server did not accept the request; it may be too long for the model.")
    error.shouldRetry = false
    return error
  }()

  /// 503: the model server is at its limit.
  static let upstreamBusy: APIError = {
    var error = APIError(
      503, type: "upstream_error", code: "upstream_busy", "The model server is busy.")
    error.retryAfter = 2
    error.shouldRetry = true
    return error
  }()
}
