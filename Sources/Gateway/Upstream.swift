/// A model server that a release may use: where it is, what opens it, and how long it may take.

import AsyncHTTPClient
import Bytes
package import Manifest
package import NIOCore
package import NIOHTTP1
import NIOPosix

/// A secret that can be used but not printed: whatever asks for its text gets a placeholder.
package struct Credential: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let secret: String

  /// Wraps a secret; `nil` if it could not stand in a header (RFC 9110, 5.5).
  package init?(_ secret: String) {
    guard !secret.isEmpty, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    self.secret = secret
  }

  /// The value of the `authorization` field: the only way to the secret.
  var bearer: String { "Bearer " + secret }

  /// A placeholder.
  package var description: String { "[credential]" }
  /// A placeholder.
  package var debugDescription: String { "[credential]" }
  /// A mirror that shows nothing.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// One upstream, ready to be asked. Shuts nothing down by itself: `shutdown` does.
package final class Upstream: Sendable {
  /// The declared name.
  package let name: String
  /// The name of the model over there.
  package let model: String
  private let client: HTTPClient
  private let base: String
  private let headers: HTTPHeaders

  /// Prepares the connection pool. Throws when the address can't be used.
  package init(
    _ declared: Manifest.Upstream, credential: Credential?, connections: Int,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) throws {
    name = declared.name
    model = declared.model
    var headers = HTTPHeaders([
      ("content-type", "application/json"), ("accept", "application/json, text/event-stream"),
      ("user-agent", "gatehouse"),
    ])
    if let credential { headers.add(name: "authorization", value: credential.bearer) }
    base = declared.url.hasSuffix("/") ? String(declared.url.dropLast()) : declared.url
    self.headers = headers
    _ = try HTTPClient.Request(url: base + "/chat/completions")
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(
      connect: .seconds(min(10, declared.timeoutSeconds)), read: .seconds(declared.timeoutSeconds))
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, connections)
    client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
  }

  /// Sends `body` and waits for the head of the answer. A connection from the pool may have been
  /// closed by the other side in the meantime: then nothing was answered, and one more attempt is
  /// made on another connection.
  package func ask(_ body: [UInt8], scope: RequestScope) async throws
    -> (head: HTTPResponseHead, exchange: UpstreamExchange)
  {
    try await ask(body, at: "/chat/completions", deadline: nil) { scope.attach($0) }
  }

  /// The same for any `path` below the base address, with an end in time; `attach` gets each attempt.
  func ask(
    _ body: [UInt8], at path: String, deadline: NIODeadline?,
    attach: (UpstreamExchange) -> Void
  ) async throws -> (head: HTTPResponseHead, exchange: UpstreamExchange) {
    var request = try HTTPClient.Request(url: base + path, method: .POST, headers: headers)
    request.body = .byteBuffer(ByteBuffer(bytes: body))
    var attempt = 1
    while true {
      let exchange = UpstreamExchange()
      attach(exchange)
      exchange.begin(request, on: client, deadline: deadline)
      do {
        return (try await exchange.head(), exchange)
      } catch UpstreamFault.closedEarly where attempt == 1 {
        attempt += 1
      }
    }
  }

  /// Closes the pool.
  package func shutdown() async {
    try? await client.shutdown()
  }
}
