/// The service that looks: at the release several times a second, at open requests just as often,
/// and at what remains to be written. On shutdown it closes the doors and, after the grace, cuts.

import Logging
import ServiceLifecycle

/// Runs as long as the gateway.
struct WatchService: Service {
  let watch: ReleaseWatch
  let state: GatewayState
  let live: LiveRequests
  let trail: AuditTrail
  let clock: GatewayClock
  let log: GatewayLog
  let judged: @Sendable () -> Void

  func run() async throws {
    await withGracefulShutdownHandler {
      await loop()
    } onGracefulShutdown: {
      state.close(Closure(.shuttingDown, reason: "asked to stop"))
    }
  }

  private func loop() async {
    var watch = watch
    var graceLeft = GatewayLimits.graceSeconds * 1000 / GatewayLimits.watchMilliseconds
    var looks = 0
    while !Task.isCancelled {
      if Task.isShuttingDownGracefully {
        guard live.count > 0 else { break }
        graceLeft -= 1
        if graceLeft <= 0 {
          live.cutAll(.routeClosed(Closure(.shuttingDown, reason: "grace is over")))
          try? await Task.sleep(for: .milliseconds(GatewayLimits.farewellMilliseconds))
          break
        }
        live.sweep(now: clock.uptime()) { _, _ in nil }
      } else {
        report(await watch.look(cut: sweep))
        sweep()
      }
      judged()
      looks += 1
      if looks % 5 == 0 { await trail.flush() }
      try? await Task.sleep(for: .milliseconds(GatewayLimits.watchMilliseconds))
    }
    await trail.flush()
  }

  @Sendable private func sweep() {
    live.sweep(now: clock.uptime()) { name, release in state.closure(of: name, release: release) }
  }

  private func report(_ news: ReleaseWatch.News) {
    switch news {
    case .nothing: break
    case .opened(let release, let routes):
      log.write(
        .notice, "release_opened",
        ["release": .digest(release), "routes": .number(Int64(routes))])
    case .closed(let closure):
      log.write(
        .warning, "routes_closed",
        ["code": .code(closure.code.rawValue), "reason": .verdict(closure.reason)])
    }
  }
}
