/// The gateway as one running thing: HTTP server, road and watcher in one group of services.

import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
package import NIOSSL
import ServiceLifecycle
import Synchronization
package import UnixSignals

/// How a gateway listens.
package struct ListenOptions: Sendable {
  /// A host name or address.
  package var host: String
  /// 0 takes any free port.
  package var port: Int
  /// Certificate and key; needed beyond this machine.
  package var tls: TLSConfiguration?
  /// Signals that end the gateway gracefully; empty where somebody else handles them.
  package var signals: [UnixSignal]

  /// Loopback without TLS unless said otherwise.
  package init(
    host: String = "127.0.0.1", port: Int, tls: TLSConfiguration? = nil,
    signals: [UnixSignal] = []
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.signals = signals
  }

  /// Refuses to send keys and prompts in the clear over a network.
  package func check() throws(GatewayError) {
    let isLoopback =
      host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
        && host.split(separator: ".").allSatisfy { UInt8($0) != nil })
    guard isLoopback || tls != nil else { throw .needsTLS(host: host) }
  }
}

/// Everything that a gateway needs from outside.
package struct GatewayParts: Sendable {
  /// What may be served, and when that changes.
  package var source: ReleaseSource
  /// Finds the holders of keys.
  package var authenticate: Authenticator
  /// Makes entries durable.
  package var audit: AuditCommit
  /// The environment that keys have to be for; `nil` for any.
  package var environment: String?
  /// The clocks.
  package var clock: GatewayClock
  /// Where lines go.
  package var log: GatewayLog

  /// Takes the parts.
  package init(
    source: ReleaseSource, authenticate: @escaping Authenticator, audit: @escaping AuditCommit,
    environment: String? = nil, clock: GatewayClock = .system, log: GatewayLog
  ) {
    self.source = source
    self.authenticate = authenticate
    self.audit = audit
    self.environment = environment
    self.clock = clock
    self.log = log
  }
}

/// A gateway that can be run once.
package struct GatewayServer: Sendable {
  private let parts: GatewayParts
  private let listen: ListenOptions
  private let state = GatewayState()
  private let metrics = Metrics()
  private let live = LiveRequests()
  private let times: ConnectionGuard.Times

  /// Checks the address; binds nothing yet.
  package init(_ parts: GatewayParts, listen: ListenOptions) throws(GatewayError) {
    try self.init(parts, listen: listen, times: ConnectionGuard.Times())
  }

  /// The same with other times, for tests.
  init(_ parts: GatewayParts, listen: ListenOptions, times: ConnectionGuard.Times)
    throws(GatewayError)
  {
    try listen.check()
    self.parts = parts
    self.listen = listen
    self.times = times
  }

  /// Judges once, listens, and runs until it is asked to stop. `ready` gets the port.
  package func run(ready: @escaping @Sendable (Int) -> Void) async throws {
    let group = try serviceGroup(ready: ready)
    try await group.run()
  }

  /// The services, for callers that stop the gateway themselves.
  func serviceGroup(ready: @escaping @Sendable (Int) -> Void) throws -> ServiceGroup {
    let trail = AuditTrail(parts.audit, clock: parts.clock, metrics: metrics)
    let road = Road(
      state: state, authenticate: parts.authenticate, limiter: KeyLimiter(), trail: trail,
      metrics: metrics, log: parts.log, clock: parts.clock, environment: parts.environment,
      live: live)
    let first = Gate()
    let watcher = WatchService(
      watch: ReleaseWatch(parts.source, state: state), state: state, live: live, trail: trail,
      clock: parts.clock, log: parts.log, judged: { first.open() })
    let server = try self.server(road) { port in
      await first.wait()
      ready(port)
    }
    // Services stop in reverse order: first the doors close and open requests end, then the server.
    var configuration = ServiceGroupConfiguration(
      services: [
        .init(service: server), .init(service: watcher),
      ],
      gracefulShutdownSignals: listen.signals, logger: parts.log.forLibraries)
    configuration.maximumGracefulShutdownDuration = .seconds(GatewayLimits.graceSeconds + 2)
    return ServiceGroup(configuration: configuration)
  }

  private func server(_ road: Road, running: @escaping @Sendable (Int) async -> Void) throws
    -> any Service
  {
    let edge = Edge(road: road)
    let (live, metrics, times) = (live, metrics, times)
    var configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(live: live, metrics: metrics, times: times)],
      idleTimeout: .milliseconds(times.keepAlive))
    configuration.httpDecoder = .init(
      maxHeaderFieldSize: GatewayLimits.headerBytes, maxHeaderListSize: GatewayLimits.headerBytes,
      maxHeaderFieldCount: GatewayLimits.headerFields)
    var builder = HTTPServerBuilder.http1(configuration: configuration)
    if let tls = listen.tls { builder = try .tls(builder, tlsConfiguration: tls) }
    return try builder.buildServer(
      configuration: ServerConfiguration(
        address: .hostname(listen.host, port: listen.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(GatewayLimits.connections)),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: parts.log.forLibraries,
      responder: { try await edge.respond($0, $1, $2) },
      onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) })
  }
}

/// Something that waits until something else happened, once.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Lets everybody through from now on.
  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns once the gate is open.
  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiters.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }
}
