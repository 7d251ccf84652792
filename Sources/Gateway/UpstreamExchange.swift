/// One request to a model server and its answer as it arrives: a small mailbox between the client
/// library's event loop, which fills it, and the road, which empties it. A full mailbox stops the
/// reading from the model server; a cut wakes the reader at once, whatever it waits for.

package import AsyncHTTPClient
package import NIOCore
package import NIOHTTP1
import NIOPosix
import Synchronization

/// What went wrong with a model server, as much as anybody outside may know.
package enum UpstreamFault: String, Error, Sendable {
  /// No connection could be made.
  case unreachable
  /// The connection closed before any byte of an answer.
  case closedEarly = "closed_early"
  /// It did not answer, or not go on, in time.
  case timeout
  /// The answer broke off.
  case broken
  /// The answer is not what was asked for: its status, its type or its content.
  case malformed
}

/// The mailbox. One reader.
package final class UpstreamExchange: HTTPClientResponseDelegate, Cuttable {
  /// The exchange itself is the result.
  package typealias Response = Void

  private enum Ending: Sendable {
    case finished
    case failed(any Error)
  }

  private struct State {
    var head: HTTPResponseHead?
    var parts: [ByteBuffer] = []
    var bufferedBytes = 0
    var ending: Ending?
    var waiter: CheckedContinuation<Void, Never>?
    var room: EventLoopPromise<Void>?
    var task: HTTPClient.Task<Void>?
    var hasNewHead = false

    mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
      defer { waiter = nil }
      return waiter
    }
  }

  private let state = Mutex(State())

  /// An exchange that has not begun.
  package init() {}

  /// Sends `request`; without an answer by `deadline` it fails.
  package func begin(
    _ request: HTTPClient.Request, on client: HTTPClient, deadline: NIODeadline? = nil
  ) {
    let task = client.execute(request: request, delegate: self, deadline: deadline)
    let ended = state.withLock { state -> Bool in
      state.task = task
      return state.ending != nil
    }
    if ended { task.cancel() }
    task.futureResult.whenComplete { result in
      switch result {
      case .success: self.end(.finished)
      case .failure(let error): self.end(.failed(Self.fault(error)))
      }
    }
  }

  // MARK: the reader's side

  /// Waits for the head of the answer. One that arrived counts even if the connection is gone since
  /// then: what came with it is still to be read, and may be all of it.
  package func head() async throws -> HTTPResponseHead {
    while true {
      let (head, ending) = state.withLock { ($0.head, $0.ending) }
      if case .failed(let error) = ending, head == nil || error is Cut {
        throw error as? UpstreamFault == .broken ? UpstreamFault.closedEarly : error
      }
      if let head { return head }
      if ending != nil { throw UpstreamFault.closedEarly }
      await waitForNews()
    }
  }

  /// The next bytes; `nil` at the end of a complete answer.
  package func next() async throws -> ByteBuffer? {
    while true {
      let (part, ending, room) = state.withLock {
        state -> (ByteBuffer?, Ending?, EventLoopPromise<Void>?) in
        guard !state.parts.isEmpty else { return (nil, state.ending, nil) }
        let part = state.parts.removeFirst()
        state.bufferedBytes -= part.readableBytes
        guard state.bufferedBytes < GatewayLimits.relayBufferBytes else { return (part, nil, nil) }
        defer { state.room = nil }
        return (part, nil, state.room)
      }
      room?.succeed()
      if let part { return part }
      switch ending {
      case .finished: return nil
      case .failed(let error): throw error
      case nil: await waitForNews()
      }
    }
  }

  private func waitForNews() async {
    await withCheckedContinuation { continuation in
      let hasNews = state.withLock { state -> Bool in
        if state.ending != nil || !state.parts.isEmpty || state.hasNewHead {
          state.hasNewHead = false
          return true
        }
        state.waiter = continuation
        return false
      }
      if hasNews { continuation.resume() }
    }
  }

  /// Ends the exchange and drops what has not been read.
  package func cut(_ reason: Cut) {
    end(.failed(reason), dropping: true)
  }

  /// Ends an exchange whose rest is not wanted.
  package func abandon() {
    end(.failed(Cut.clientGone), dropping: true)
  }

  // MARK: the client library's side

  /// See `HTTPClientResponseDelegate`.
  package func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead)
    -> EventLoopFuture<Void>
  {
    let waiter = state.withLock { state in
      state.head = head
      state.hasNewHead = true
      return state.takeWaiter()
    }
    waiter?.resume()
    return task.eventLoop.makeSucceededVoidFuture()
  }

  /// See `HTTPClientResponseDelegate`; answers when there is room for more.
  package func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer)
    -> EventLoopFuture<Void>
  {
    let (waiter, room) = state.withLock {
      state -> (CheckedContinuation<Void, Never>?, EventLoopPromise<Void>?) in
      guard state.ending == nil else { return (nil, nil) }
      state.parts.append(buffer)
      state.bufferedBytes += buffer.readableBytes
      if state.bufferedBytes >= GatewayLimits.relayBufferBytes {
        state.room = task.eventLoop.makePromise()
      }
      return (state.takeWaiter(), state.room)
    }
    waiter?.resume()
    return room?.futureResult ?? task.eventLoop.makeSucceededVoidFuture()
  }

  /// See `HTTPClientResponseDelegate`.
  package func didFinishRequest(task: HTTPClient.Task<Void>) throws {}

  private func end(_ ending: Ending, dropping: Bool = false) {
    let (waiter, room, task) = state.withLock {
      state -> (
        CheckedContinuation<Void, Never>?, EventLoopPromise<Void>?, HTTPClient.Task<Void>?
      ) in
      let first = state.ending == nil
      if first { state.ending = ending }
      if dropping {
        if !first { state.ending = ending }
        state.parts = []
        state.bufferedBytes = 0
      }
      let room = state.room
      state.room = nil
      return (state.takeWaiter(), room, first && dropping ? state.task : nil)
    }
    room?.succeed()
    task?.cancel()
    waiter?.resume()
  }

  /// What an error of the client library means; the library's own words go nowhere.
  private static func fault(_ error: any Error) -> UpstreamFault {
    guard let error = error as? HTTPClientError else {
      return error is ChannelError || error is NIOConnectionError ? .unreachable : .broken
    }
    return switch error {
    case .readTimeout, .writeTimeout, .deadlineExceeded: .timeout
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout: .unreachable
    case .remoteConnectionClosed: .broken
    default: .broken
    }
  }
}
