/// A client over a bare socket, for requests that no library would send.

import NIOCore
import NIOPosix
import Synchronization

/// One connection. Whatever arrives is gathered.
final class RawClient: Sendable {
  private struct State {
    var received: [UInt8] = []
    var isClosed = false
  }

  private let channel: any Channel
  private let state: Inbox

  private final class Inbox: Sendable {
    let state = Mutex(State())
  }

  private init(_ channel: any Channel, _ state: Inbox) {
    self.channel = channel
    self.state = state
  }

  static func connect(_ port: Int) async throws -> RawClient {
    let inbox = Inbox()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Receiver(inbox))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return RawClient(channel, inbox)
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  /// Everything that arrived so far.
  var text: String { String(decoding: state.state.withLock { $0.received }, as: UTF8.self) }
  /// Whether the other side closed.
  var isClosed: Bool { state.state.withLock { $0.isClosed } }

  /// Waits until the other side closes, `marker` arrives, or the time is over.
  func wait(for marker: String? = nil, milliseconds: Int = 5000) async throws {
    for _ in 0..<(milliseconds / 20) {
      if isClosed { return }
      if let marker, text.contains(marker) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  func close() async { try? await channel.close() }

  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let inbox: Inbox

    init(_ inbox: Inbox) { self.inbox = inbox }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = unwrapInboundIn(data).readableBytesView
      inbox.state.withLock { $0.received += bytes.prefix(4 << 20) }
    }

    func channelInactive(context: ChannelHandlerContext) {
      inbox.state.withLock { $0.isClosed = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }

  /// A well-formed request; tests break it as they like.
  static func post(_ body: String, key: String, length: Int? = nil, more: String = "") -> String {
    "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer \(key)\r\n"
      + "content-type: application/json\r\n\(more)content-length: \(length ?? body.utf8.count)\r\n\r\n"
      + body
  }
}
