/// A streamed answer on its way to the client. Runs in the connection's own task: a slow client
/// slows the model server down, and whatever ends the request wakes it at once.

import Bytes
import HTTPTypes
import HummingbirdCore
import NIOCore

/// One stream, from the first event to the last.
struct ChatStream {
  private let road: Road
  private var relay: ChatRelay
  private let exchange: UpstreamExchange
  private let scope: RequestScope
  private var passage: Passage
  private var digest = DigestStream()
  private var isFirst = true
  private var events = 0

  /// A stream whose `opened` entry is written.
  init(
    road: Road, relay: ChatRelay, exchange: UpstreamExchange, scope: RequestScope, passage: Passage
  ) {
    self.road = road
    self.relay = relay
    self.exchange = exchange
    self.scope = scope
    self.passage = passage
  }

  /// The head of the answer.
  func head() -> HTTPResponse {
    var fields: [(String, String)] = []
    if let caller = passage.record.caller, let limits = passage.limits {
      fields = road.limiter.status(caller, limits, now: road.clock.uptime()).fields
    }
    return ResponseHead.make(
      200, passage.record.requestID, "text/event-stream; charset=utf-8", fields)
  }

  /// Writes the answer to its end. Throws only what the client's side throws.
  @concurrent
  mutating func run(_ writer: inout any ResponseBodyWriter) async throws {
    defer {
      exchange.abandon()
      road.finish(&passage)
    }
    do {
      try await relayAll(&writer)
      try await close(relay.end().output, &writer)
    } catch {
      try await fail(error, &writer)
    }
  }

  @concurrent
  private mutating func relayAll(_ writer: inout any ResponseBodyWriter) async throws {
    var parser = SSEParser()
    while let part = try await exchange.next() {
      var output: [UInt8] = []
      var isOver = false
      for event in try parser.push(part.readableBytesView) where !isOver {
        events += 1
        guard events <= GatewayLimits.streamEvents else { throw UpstreamFault.malformed }
        if event.data.starts(with: Self.doneMark) {
          isOver = true
        } else {
          guard event.name != "error" else { throw UpstreamFault.malformed }
          let step = try relay.take(event.data)
          output += step.output
          isOver = step.isBlocked
        }
      }
      try await write(output, &writer)
      if isOver { break }
    }
    guard relay.isBlocked || relay.isComplete else { throw UpstreamFault.broken }
  }

  @concurrent
  private mutating func write(_ bytes: [UInt8], _ writer: inout any ResponseBodyWriter)
    async throws
  {
    guard !bytes.isEmpty else { return }
    digest.update(bytes)
    if isFirst {
      isFirst = false
      let seconds = Double(road.clock.uptime() &- passage.startedAt) / 1e9
      road.metrics.time(
        .firstByte, [("route", passage.record.route ?? "none")], seconds: seconds)
    }
    do { try await writer.write(ByteBuffer(bytes: bytes)) } catch { throw Cut.clientGone }
  }

  /// The good end: the entry is written first, then `[DONE]`.
  @concurrent
  private mutating func close(_ output: [UInt8], _ writer: inout any ResponseBodyWriter)
    async throws
  {
    digest.update(output)
    digest.update(ChatRelay.done)
    passage.record.decision = relay.isBlocked ? "blocked" : "answered"
    try await writeEntry()
    do {
      try await writer.write(ByteBuffer(bytes: output + ChatRelay.done))
    } catch { throw Cut.clientGone }
  }

  /// The bad end: an error event in OpenAI's shape, after the entry. If the entry can't be written
  /// either, the client learns that.
  @concurrent
  private mutating func fail(_ error: any Error, _ writer: inout any ResponseBodyWriter)
    async throws
  {
    exchange.abandon()
    var cause: any Error = scope.cutReason ?? error
    if error is SSEError || error is ChatRelay.Fault { cause = UpstreamFault.malformed }
    road.noteFault(cause, passage)
    var described = Road.described(cause)
    passage.record.decision = cause is Cut ? "cut" : "failed"
    passage.record.code = (cause as? Cut)?.word ?? described.code
    if described != .auditUnavailable {
      let event = ChatRelay.event(described.json)
      digest.update(event)
      do { try await writeEntry() } catch { described = error }
    }
    if case .clientGone = cause as? Cut { throw cause }
    try await writer.write(ByteBuffer(bytes: ChatRelay.event(described.json)))
  }

  private mutating func writeEntry() async throws(APIError) {
    road.note(relay.findings, &passage)
    passage.record.label = passage.record.label?.join(relay.detected)
    passage.record.usage = relay.usage ?? estimate()
    passage.record.responseDigest = digest.finish()
    road.settle(&passage)
    try await road.trail.write(passage.record, phase: "closed")
  }

  /// Where the model server reports no usage: what was reserved for the prompt is not known apart,
  /// so text that went out counts four bytes a token.
  private func estimate() -> TokenUsage {
    TokenUsage(prompt: 0, completion: relay.textBytes / 4)
  }

  private static let doneMark = Array("[DONE]".utf8)
}
