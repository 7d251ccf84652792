/// A model server that does what a script says, down to single bytes: for faults that real servers
/// show rarely.

import Bytes
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// What the stub does next on a connection.
enum StubAction: Sendable {
  case send(String)
  case wait(milliseconds: Int64)
  /// Goes on once the test opens the latch.
  case hold(Latch)
  /// Closes so that the other side sees a reset.
  case reset
  case close
  /// Sends the same until the connection is gone.
  case flood(String)
}

/// Something that a test opens when it is time.
final class Latch: Sendable {
  private let state = Mutex(false)

  var isOpen: Bool { state.withLock { $0 } }
  func open() { state.withLock { $0 = true } }
}

/// Waits until `condition` holds, half a minute at most: machines are slow now and then, and a test
/// that depends on order and not on time should not fail because of it.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
  for _ in 0..<1500 {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return false
}

/// A raw HTTP/1.1 server on a free port of 127.0.0.1.
final class StubUpstream: Sendable {
  /// What was asked, whole requests.
  struct Seen: Sendable {
    var head: String
    var body: String
    var json: JSON { (try? JSON.parse(text: body)) ?? .null }
  }

  typealias Script = @Sendable (_ request: Seen, _ number: Int) -> [StubAction]

  private struct State {
    var seen: [Seen] = []
    var closed = 0
  }

  private let state = Mutex(State())
  private let script: Script
  private let channel = Mutex<(any Channel)?>(nil)

  init(_ script: @escaping Script) {
    self.script = script
  }

  /// All requests so far.
  var requests: [Seen] { state.withLock { $0.seen } }
  /// Connections that ended while an answer was being sent.
  var brokenOff: Int { state.withLock { $0.closed } }

  /// Listens; answers the port.
  func start() async throws -> Int {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(StubConnection(owner: self))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    channel.withLock { $0 = server }
    return server.localAddress?.port ?? 0
  }

  func stop() async {
    try? await channel.withLock { $0 }?.close()
  }

  fileprivate func actions(for request: Seen) -> [StubAction] {
    let number = state.withLock { state in
      state.seen.append(request)
      return state.seen.count
    }
    return script(request, number)
  }

  fileprivate func noteBrokenOff() {
    state.withLock { $0.closed += 1 }
  }
}

private final class StubConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let owner: StubUpstream
  private var received: [UInt8] = []
  private var isAnswering = false

  init(owner: StubUpstream) {
    self.owner = owner
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received.append(contentsOf: unwrapInboundIn(data).readableBytesView)
    let ending = Array("\r\n\r\n".utf8)
    guard
      let end = received.indices.first(where: { received[$0...].starts(with: ending) })
    else { return }
    let head = String(decoding: received[..<end], as: UTF8.self)
    let length =
      head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
    guard received.count - end - 4 >= length else { return }
    let body = String(decoding: received[(end + 4)...], as: UTF8.self)
    received = []
    isAnswering = true
    play(owner.actions(for: .init(head: head, body: body))[...], context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if isAnswering { owner.noteBrokenOff() }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ actions: ArraySlice<StubAction>, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    guard let action = actions.first else {
      isAnswering = false
      return
    }
    let rest = actions.dropFirst()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    switch action {
    case .send(let text):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
      play(rest, context)
    case .wait(let milliseconds):
      context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
        let (handler, context) = bound.value
        handler.play(rest, context)
      }
    case .hold(let latch):
      let next = latch.isOpen ? rest : actions
      context.eventLoop.scheduleTask(in: .milliseconds(latch.isOpen ? 0 : 10)) {
        let (handler, context) = bound.value
        handler.play(next, context)
      }
    case .reset:
      isAnswering = false
      let provider = context.channel as? any SocketOptionProvider
      _ = provider?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      context.close(promise: nil)
    case .close:
      isAnswering = false
      context.close(promise: nil)
    case .flood(let text):
      let written = context.eventLoop.makePromise(of: Void.self)
      written.futureResult.whenSuccess {
        let (handler, context) = bound.value
        handler.play(actions, context)
      }
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: written)
    }
  }
}

extension StubAction {
  /// A whole JSON answer.
  static func json(_ body: JSON, status: String = "200 OK") -> [StubAction] {
    let text = body.text()
    return [
      .send(
        "HTTP/1.1 \(status)\r\ncontent-type: application/json\r\n"
          + "content-length: \(text.utf8.count)\r\nserver: secret-host/1.0\r\n\r\n\(text)")
    ]
  }

  /// The head of a stream without length: it ends with the connection.
  static let streamHead = StubAction.send(
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")

  /// A whole stream of `texts`, ended well.
  static func stream(_ texts: [String], usage: Bool = true) -> [StubAction] {
    [.streamHead] + texts.map { .send(Chunk.text($0)) }
      + [
        .send(Chunk.finish("stop")), .send(usage ? Chunk.usage : ""), .send("data: [DONE]\n\n"),
        .close,
      ]
  }
}

/// Chunks as model servers send them.
enum Chunk {
  static func text(_ text: String, index: Int = 0) -> String {
    event(["content": .string(text)], index: index)
  }

  static func finish(_ reason: String, index: Int = 0) -> String {
    event([:], index: index, finish: .string(reason))
  }

  static func call(_ name: String?, _ arguments: String, index: Int = 0) -> String {
    var function: JSON = ["arguments": .string(arguments)]
    if let name { function["name"] = .string(name) }
    var call: JSON = ["index": .int(index), "function": function]
    if name != nil {
      call["id"] = .string("call_\(index)")
      call["type"] = "function"
    }
    return event(["tool_calls": [call]])
  }

  static func event(_ delta: JSON, index: Int = 0, finish: JSON = .null) -> String {
    let chunk: JSON = [
      "id": "chatcmpl-up", "object": "chat.completion.chunk", "created": 1, "model": "hidden-name",
      "system_fingerprint": "fp_hidden",
      "choices": [["index": .int(index), "delta": delta, "finish_reason": finish]],
    ]
    return "data: \(chunk.text())\n\n"
  }

  static let usage =
    "data: "
    + JSON.object([
      "choices": [],
      "usage": ["prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12],
    ]).text() + "\n\n"
}

/// A whole answer as model servers give it.
enum Completion {
  static func text(_ text: String, finish: String = "stop") -> JSON {
    [
      "id": "chatcmpl-up", "object": "chat.completion", "created": 1, "model": "hidden-name",
      "system_fingerprint": "fp_hidden",
      "choices": [
        [
          "index": 0, "message": ["role": "assistant", "content": .string(text)],
          "finish_reason": .string(finish), "logprobs": ["content": []],
        ]
      ],
      "usage": ["prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12],
    ]
  }

  static func call(_ name: String, _ arguments: String) -> JSON {
    [
      "id": "x", "object": "chat.completion", "created": 1, "model": "hidden-name",
      "choices": [
        [
          "index": 0,
          "message": [
            "role": "assistant", "content": .null,
            "tool_calls": [
              [
                "id": "call_1", "type": "function",
                "function": ["name": .string(name), "arguments": .string(arguments)],
              ]
            ],
          ], "finish_reason": "tool_calls",
        ]
      ],
    ]
  }
}
