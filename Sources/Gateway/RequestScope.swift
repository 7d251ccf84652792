/// The life of one request, as far as others may end it: the watcher when a route closes, the
/// connection when the client leaves, the clock when a stream lasts too long.

import Bytes
package import NIOCore
import Synchronization

/// Why a request is ended from outside.
package enum Cut: Error, Equatable, Sendable {
  /// The client closed its side.
  case clientGone
  /// The route may not be served any longer.
  case routeClosed(Closure)
  /// The answer took longer than the manifest allows.
  case tooLong
}

/// What can be ended. `cut` is called at most once, from any thread.
protocol Cuttable: Sendable {
  func cut(_ reason: Cut)
}

/// One request in progress.
package final class RequestScope: Sendable {
  private struct State {
    var cut: Cut?
    var work: (any Cuttable)?
    var route: (name: String, release: Digest)?
    var deadline: UInt64?
    var isFinished = false
  }

  private let channel: (any Channel)?
  private let state = Mutex(State())

  /// A request that came over `channel`; none in tests.
  package init(channel: (any Channel)? = nil) {
    self.channel = channel
  }

  /// Why the request was ended from outside, if it was.
  package var cutReason: Cut? { state.withLock { $0.cut } }

  /// Names the route that the request uses and the time (uptime nanoseconds) at which it ends.
  func bind(route: String, release: Digest, deadline: UInt64) {
    state.withLock {
      $0.route = (route, release)
      $0.deadline = deadline
    }
  }

  /// Makes `work` end when the request is cut: at once if that happened already.
  func attach(_ work: any Cuttable) {
    let reason = state.withLock { state -> Cut? in
      state.work = work
      return state.cut
    }
    if let reason { work.cut(reason) }
  }

  /// Ends the request; the first reason counts. The connection is closed a moment later if the
  /// client is too slow to be told.
  package func cut(_ reason: Cut) {
    let work = state.withLock { state -> (any Cuttable)?? in
      guard state.cut == nil, !state.isFinished else { return nil }
      state.cut = reason
      return .some(state.work)
    }
    guard let work else { return }
    work?.cut(reason)
    guard let channel else { return }
    channel.eventLoop.scheduleTask(in: .milliseconds(GatewayLimits.farewellMilliseconds)) {
      if !self.state.withLock({ $0.isFinished }) { channel.close(promise: nil) }
    }
  }

  /// Nothing can be cut any longer.
  func finish() {
    state.withLock {
      $0.isFinished = true
      $0.work = nil
    }
  }

  /// Whether the request uses a route that `isClosed` names.
  func uses(_ isClosed: (String, Digest) -> Closure?) -> Closure? {
    state.withLock { $0.route }.flatMap { isClosed($0.name, $0.release) }
  }

  /// Whether the request should have ended by `now`.
  func isOverdue(_ now: UInt64) -> Bool {
    state.withLock { $0.deadline.map { $0 <= now } ?? false }
  }
}

/// All requests in progress, by connection.
package final class LiveRequests: Sendable {
  private let scopes = Mutex<[ObjectIdentifier: RequestScope]>([:])

  /// None yet.
  package init() {}

  /// Number of requests in progress.
  package var count: Int { scopes.withLock { $0.count } }

  /// Opens a scope for the request that `channel` carries now.
  func open(_ channel: any Channel) -> RequestScope {
    let scope = RequestScope(channel: channel)
    scopes.withLock { $0[ObjectIdentifier(channel)] = scope }
    return scope
  }

  /// Forgets the request of `channel`.
  func close(_ channel: any Channel) {
    scopes.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }?.finish()
  }

  /// The client of `channel` is gone.
  func clientLeft(_ channel: any Channel) {
    scopes.withLock { $0[ObjectIdentifier(channel)] }?.cut(.clientGone)
  }

  /// Ends every request whose route is closed, and those whose time is over.
  func sweep(now: UInt64, isClosed: (String, Digest) -> Closure?) {
    for scope in scopes.withLock({ Array($0.values) }) {
      if let closure = scope.uses(isClosed) {
        scope.cut(.routeClosed(closure))
      } else if scope.isOverdue(now) {
        scope.cut(.tooLong)
      }
    }
  }

  /// Ends everything that is still running.
  func cutAll(_ reason: Cut) {
    for scope in scopes.withLock({ Array($0.values) }) { scope.cut(reason) }
  }
}
