/// The edge between HTTP and the road: paths to endpoints, bodies within limits, answers to bytes.

import Bytes
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Answers the requests of all connections.
struct Edge: Sendable {
  let road: Road

  /// Answers one request; the signature is the HTTP server's.
  @concurrent
  func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel)
    async throws
  {
    let id = RequestID()
    if let reply = probe(request) {
      return try await Self.write(reply, id, writer)
    }
    let scope = road.live.open(channel)
    defer { road.live.close(channel) }
    if Self.expectsContinue(request) {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    let inbound = Inbound(
      id: id, endpoint: Self.endpoint(request), headers: request.headers,
      isLocal: Self.isLocal(channel))
    let answer = await road.travel(inbound, scope: scope) { limit async throws(APIError) in
      try await Self.read(request, limit: limit)
    }
    switch answer {
    case .reply(let reply):
      try await Self.write(reply, id, writer)
      if reply.closes { await Self.linger(request, channel) }
    case .stream(var stream):
      var body: any ResponseBodyWriter = try await writer.writeHead(stream.head())
      do {
        try await stream.run(&body)
        try await body.finish(nil)
      } catch {
        channel.close(promise: nil)
        throw error
      }
    }
  }

  /// Probes of whoever runs the gateway: no key, no entry, no detail.
  private func probe(_ request: Request) -> Reply? {
    guard request.method == .get || request.method == .head else { return nil }
    switch request.uri.path {
    case "/healthz": return Reply(["status": "live"])
    case "/readyz":
      let isReady = road.state.isReady
      return Reply(
        status: isReady ? 200 : 503, ["status": .string(isReady ? "ready" : "not ready")])
    default: return nil
    }
  }

  /// What method and path mean. Only exact paths count: nothing is normalised.
  static func endpoint(_ request: Request) -> Inbound.Endpoint {
    endpoint(method: request.method, path: request.uri.path)
  }

  /// The same over its parts.
  static func endpoint(method: HTTPRequest.Method, path: String) -> Inbound.Endpoint {
    func only(_ allowed: HTTPRequest.Method, _ endpoint: Inbound.Endpoint) -> Inbound.Endpoint {
      method == allowed ? endpoint : .wrongMethod(allow: allowed.rawValue)
    }
    switch path {
    case "/v1/chat/completions": return only(.post, .chat)
    case "/v1/models": return only(.get, .models)
    case "/metrics": return only(.get, .metrics)
    case "/healthz", "/readyz": return .wrongMethod(allow: "GET")
    default: break
    }
    let prefix = "/v1/models/"
    guard path.hasPrefix(prefix) else { return .unknown }
    let name = path.dropFirst(prefix.count)
    guard !name.isEmpty, name.utf8.count <= 256 else { return .unknown }
    return only(.get, .model(String(name).removingPercentEncodingOnce))
  }

  private static func isLocal(_ channel: any Channel) -> Bool {
    switch channel.remoteAddress?.ipAddress {
    case "127.0.0.1", "::1": true
    default: false
    }
  }

  private static func expectsContinue(_ request: Request) -> Bool {
    request.headers[.expect]?.lowercased() == "100-continue"
  }

  /// The body, refused as soon as it is known to be too large.
  private static func read(_ request: Request, limit: Int) async throws(APIError) -> [UInt8] {
    if let announced = request.headers[.contentLength].flatMap(Int.init), announced > limit {
      throw .tooLarge(limit: limit)
    }
    var bytes: [UInt8] = []
    do {
      for try await part in request.body {
        guard bytes.count + part.readableBytes <= limit else {
          throw APIError.tooLarge(limit: limit)
        }
        bytes.append(contentsOf: part.readableBytesView)
      }
    } catch let error as APIError {
      throw error
    } catch {
      throw .tooSlow
    }
    return bytes
  }

  @concurrent
  private static func write(_ reply: Reply, _ id: RequestID, _ writer: consuming ResponseWriter)
    async throws
  {
    try await writer.write(
      response: reply.head(id), body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
  }

  /// Closes a connection whose request was not read to its end, in a way that lets the client see
  /// the answer first.
  private static func linger(_ request: Request, _ channel: any Channel) async {
    channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
  }
}

extension String {
  /// Percent escapes decoded once; the text itself if they are malformed. Names of models may hold
  /// characters that clients escape in paths.
  fileprivate var removingPercentEncodingOnce: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
      guard let decoded = Hex.decode(digits), decoded.count == 1 else { return self }
      bytes += decoded
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
