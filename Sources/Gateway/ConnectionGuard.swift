/// The part of a connection that sees time: slow headers, slow bodies, clients that leave. Also
/// gives the answers that the HTTP layer writes by itself the shape of all others.

import Bytes
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Sits on every connection, between the HTTP codec and the server. Runs on the event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long each phase of a request may take, in milliseconds.
  struct Times: Sendable {
    var header = GatewayLimits.headerSeconds * 1000
    var body = GatewayLimits.bodySeconds * 1000
    var keepAlive = GatewayLimits.keepAliveSeconds * 1000
  }

  private let live: LiveRequests
  private let metrics: Metrics
  private let times: Times
  private var deadline: Scheduled<Void>?
  private var inProgress = 0
  private var isReading = false

  init(live: LiveRequests, metrics: Metrics, times: Times) {
    self.live = live
    self.metrics = metrics
    self.times = times
  }

  func handlerAdded(context: ChannelHandlerContext) {
    schedule(times.header, context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      inProgress += 1
      isReading = true
      schedule(times.body, context)
    case .body: break
    case .end:
      isReading = false
      deadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.kind != .informational && !Self.hasID(head):
      writeBareError(context: context, promise: promise)
      return
    case .end:
      inProgress = max(0, inProgress - 1)
      if inProgress == 0, !isReading { schedule(times.keepAlive, context) }
    default: break
    }
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event { live.clientLeft(context.channel) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    live.clientLeft(context.channel)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    live.clientLeft(context.channel)
    context.fireErrorCaught(error)
  }

  /// What the server answers to bytes that are no HTTP: with a request id and our error shape.
  private func writeBareError(context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    metrics.count(.malformed, [])
    var error = APIError(
      400, type: "invalid_request_error", code: "malformed_http", "This is not a valid request.")
    error.closes = true
    let reply = Reply(error)
    context.write(wrapOutboundOut(.head(reply.head(RequestID()))), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: reply.body))), promise: promise)
  }

  private static func hasID(_ head: HTTPResponse) -> Bool {
    HTTPField.Name("x-request-id").map { head.headerFields.contains($0) } ?? false
  }

  private func schedule(_ milliseconds: Int64, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
      loopBound.value.close(promise: nil)
    }
  }
}
