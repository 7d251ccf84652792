// What is looked at over the network: the certificates of an endpoint, its models, its answers to canary
// questions. Nothing that comes back is trusted; it is compared with what the manifest expects.

import AsyncHTTPClient
import Bytes
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// The certificates that a server shows in its TLS handshake.
enum TLSProbe {
  /// Bound on the time of one handshake.
  private static let seconds: Int64 = 10

  /// DER of the certificates, leaf first. Nothing is verified here and nothing is sent.
  static func chain(host: String, port: Int) async throws -> [[UInt8]] {
    let context = try NIOSSLContext(configuration: .makeClientConfiguration())
    let seen = CertificateCatch()
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(seconds))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let name = isAddress(host) ? nil : host
          let handler = try NIOSSLClientHandler(
            context: context, serverHostname: name,
            customVerificationCallback: { certificates, promise in
              seen.keep(certificates.compactMap { try? $0.toDERBytes() })
              // The handshake ends here on purpose: what was asked for has arrived.
              promise.succeed(.failed)
            })
          try channel.pipeline.syncOperations.addHandler(handler)
          try channel.pipeline.syncOperations.addHandler(HandshakeEnd(seen))
        }
      }
    let channel = try await bootstrap.connect(host: host, port: port).get()
    let timeout = channel.eventLoop.scheduleTask(in: .seconds(seconds)) { seen.keep([]) }
    let chain = await seen.wait()
    timeout.cancel()
    try? await channel.close().get()
    return chain
  }

  private static func isAddress(_ host: String) -> Bool {
    (try? SocketAddress(ipAddress: host, port: 0)) != nil
  }
}

/// Ends the wait when the connection closes before a certificate came.
private final class HandshakeEnd: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  private let seen: CertificateCatch

  init(_ seen: CertificateCatch) {
    self.seen = seen
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    seen.keep([])
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    seen.keep([])
    context.fireChannelInactive()
  }
}

/// Takes the first word on the certificates and hands it to who waits.
private final class CertificateCatch: Sendable {
  private struct State {
    var chain: [[UInt8]]?
    var waiting: CheckedContinuation<[[UInt8]], Never>?
  }
  private let state = Mutex(State())

  func keep(_ chain: [[UInt8]]) {
    let waiting = state.withLock { state -> CheckedContinuation<[[UInt8]], Never>? in
      guard state.chain == nil else { return nil }
      state.chain = chain
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: chain)
  }

  func wait() async -> [[UInt8]] {
    await withCheckedContinuation { continuation in
      let known = state.withLock { state -> [[UInt8]]? in
        if let chain = state.chain { return chain }
        state.waiting = continuation
        return nil
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}

/// An OpenAI-compatible endpoint, asked a few plain questions.
struct ModelProbe: Sendable {
  /// Most bytes of an answer.
  private static let answerBytes = 1 << 20
  private let client: HTTPClient
  private let base: String
  private let authorization: String?

  /// What one answer says.
  struct Answer: Sendable {
    let text: String
    let model: String?
    let fingerprint: String?
  }

  /// What kept an answer from coming, for people.
  struct Failure: Error, Sendable {
    let words: String
  }

  /// `pinned` are certificates (DER) that are trusted beside those of the system.
  init(base: String, credential: String?, pinned: [[UInt8]]) throws {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout = .init(connect: .seconds(10))
    if !pinned.isEmpty {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.additionalTrustRoots = [
        .certificates(try pinned.map { try NIOSSLCertificate(bytes: $0, format: .der) })
      ]
      configuration.tlsConfiguration = tls
    }
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    authorization = credential.map { "Bearer " + $0 }
  }

  func shutdown() async { try? await client.shutdown() }

  /// The ids below `/models`.
  func models() async throws -> [String] {
    let json = try await send(.GET, "/models", body: nil)
    guard let list = json["data"]?.array else {
      throw Failure(words: "the list of models has no data")
    }
    return list.compactMap { $0["id"]?.string }
  }

  /// One short answer, as repeatable as the endpoint makes it.
  func ask(_ prompt: String, model: String) async throws -> Answer {
    let body: JSON = [
      "model": .string(model), "messages": [["role": "user", "content": .string(prompt)]],
      "temperature": 0, "seed": 7, "max_tokens": 64,
    ]
    let json = try await send(.POST, "/chat/completions", body: body.encoded(.compact))
    guard let message = json["choices"]?[0]?["message"] else {
      throw Failure(words: "the answer has no message")
    }
    return Answer(
      text: message["content"]?.string ?? "", model: json["model"]?.string,
      fingerprint: json["system_fingerprint"]?.string)
  }

  private func send(_ method: HTTPMethod, _ path: String, body: [UInt8]?) async throws -> JSON {
    var request = HTTPClientRequest(url: base + path)
    request.method = method
    request.headers.add(name: "accept", value: "application/json")
    request.headers.add(name: "user-agent", value: "gatehouse-supplier-check")
    if let authorization { request.headers.add(name: "authorization", value: authorization) }
    if let body {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    do {
      let response = try await client.execute(request, timeout: .seconds(60))
      let buffer = try await response.body.collect(upTo: Self.answerBytes)
      guard response.status == .ok else {
        throw Failure(words: "\(path) answered with status \(response.status.code)")
      }
      return try JSON.parse(Array(buffer.readableBytesView))
    } catch let failure as Failure {
      throw failure
    } catch is JSONError {
      throw Failure(words: "\(path) answered with something that is not JSON")
    } catch is NIOTooManyBytesError {
      throw Failure(words: "\(path) answered with more than \(Self.answerBytes) bytes")
    } catch {
      throw Failure(words: "\(path) did not answer: \(String(describing: error).prefix(200))")
    }
  }
}
