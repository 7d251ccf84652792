/// What may be served at this moment. Built only from admitted releases; closed by default; closed
/// again whenever the gate says so.

package import Bytes
package import Guards
package import Manifest
import Synchronization
package import Verdicts

/// What an admitted release looks like when it is ready to serve.
package struct Serving: Sendable {
  /// The release.
  package let release: AdmittedRelease
  /// Limits, output and guards, as declared.
  package let policy: Manifest.Serving
  /// Open routes by the names that clients use.
  package let routes: [String: ServedRoute]
  /// Routes that stay closed, and why.
  package let closed: [String: Closure]

  /// Puts routes together from a release, its texts and its upstreams. Fails when a route lacks
  /// one: a route without its prompt or guards is not served.
  package init(
    _ release: AdmittedRelease, material: [String: RouteMaterial], upstreams: [String: Upstream],
    canary: Canary, inspector: PictureInspector? = nil
  ) throws(GatewayError) {
    guard let policy = release.manifest.serving else { throw .nothingToServe }
    self.release = release
    self.policy = policy
    let judge = try JudgeService(
      policy.guards, manifest: release.manifest, upstreams: upstreams)
    var routes: [String: ServedRoute] = [:]
    for route in release.routes {
      guard let upstream = upstreams[route.upstream] else {
        throw .upstreamMissing(route.upstream)
      }
      guard let material = material[route.name], route.prompt == nil || material.prompt != nil,
        Set(material.tools.map(\.name)).count == route.tools.count
      else { throw .materialMissing(route: route.name) }
      do {
        routes[route.name] = try ServedRoute(
          route, material: material, upstream: upstream, canary: canary, serving: policy,
          manifest: release.manifest, judge: judge, inspector: inspector)
      } catch {
        throw .guards(route: route.name, error)
      }
    }
    self.routes = routes
    closed = Dictionary(
      release.closedRoutes.map { ($0.name, Closure(.quarantined, reason: $0.reason)) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// Why a gateway can't be put together.
package enum GatewayError: Error, Equatable, Sendable {
  /// The manifest has no serving part.
  case nothingToServe
  /// No upstream of this name is there.
  case upstreamMissing(String)
  /// The prompt or a tool of a route could not be loaded.
  case materialMissing(route: String)
  /// The guards of a route can't be built.
  case guards(route: String, GuardsError)
  /// An address that others can reach needs TLS.
  case needsTLS(host: String)
  /// An evaluation may only listen on this machine and needs a release admitted for it.
  case notForEvaluation
  /// The release is admitted for evaluation only.
  case notForServing
  /// The address can't be listened on.
  case cannotListen(host: String, port: Int)
}

/// Open or closed; read on every request, changed by the watcher.
package final class GatewayState: Sendable {
  /// The state at one moment.
  package enum Phase: Sendable {
    /// Routes are served.
    case open(Serving)
    /// Nothing is served. `last` is what was served before, so that limits still have names.
    case closed(Closure, last: Serving?)
  }

  private let phase: Mutex<Phase>

  /// Starts closed: nothing was judged yet.
  package init() {
    phase = Mutex(.closed(Closure(.checking, reason: "not judged yet"), last: nil))
  }

  /// The state now.
  package var current: Phase { phase.withLock { $0 } }

  /// Opens with `serving`, or replaces what is served.
  package func open(_ serving: Serving) {
    phase.withLock { $0 = .open(serving) }
  }

  /// Closes everything. A shutdown is final.
  package func close(_ closure: Closure) {
    phase.withLock { phase in
      switch phase {
      case .open(let serving): phase = .closed(closure, last: serving)
      case .closed(let earlier, let last):
        if earlier.code != .shuttingDown { phase = .closed(closure, last: last) }
      }
    }
  }

  /// The last known serving policy; needed for limits also while closed.
  package var policy: Manifest.Serving? {
    switch current {
    case .open(let serving): serving.policy
    case .closed(_, let last): last?.policy
    }
  }

  /// Whether at least one route may be used.
  package var isReady: Bool {
    if case .open(let serving) = current { !serving.routes.isEmpty } else { false }
  }

  /// Why the route `name` may not be used by requests that were admitted under `release`.
  package func closure(of name: String, release: Digest) -> Closure? {
    switch current {
    case .closed(let closure, _): return closure
    case .open(let serving):
      if let closure = serving.closed[name] { return closure }
      guard serving.routes[name] != nil, serving.release.digest == release else {
        return Closure(.notAdmitted, reason: "another release is served now")
      }
      return nil
    }
  }

  /// Open and closed routes by name.
  package var routeStates: [String: Bool] {
    switch current {
    case .closed(_, let last):
      return Dictionary(
        uniqueKeysWithValues: (last.map { Set($0.routes.keys).union($0.closed.keys) } ?? [])
          .map { ($0, false) })
    case .open(let serving):
      var states = serving.routes.mapValues { _ in true }
      for name in serving.closed.keys { states[name] = false }
      return states
    }
  }
}
