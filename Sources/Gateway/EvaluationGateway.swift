/// The same gateway for an evaluation: on this machine only, on any free port, with keys that live
/// as long as it runs. What is attacked is what will be served.

import Bytes
import NIOCore
import ServiceLifecycle
package import Verdicts

/// A gateway that runs in this process.
package final class RunningGateway: Sendable {
  /// Where it listens on 127.0.0.1.
  package let port: Int
  /// One key for each tenant, in their order.
  package let apiKeys: [String]
  /// The marker in the prompts.
  package let canary: String
  private let group: ServiceGroup
  private let task: Task<Void, any Error>
  private let upstreams: [Upstream]

  init(
    port: Int, apiKeys: [String], canary: String, group: ServiceGroup,
    task: Task<Void, any Error>, upstreams: [Upstream]
  ) {
    self.port = port
    self.apiKeys = apiKeys
    self.canary = canary
    self.group = group
    self.task = task
    self.upstreams = upstreams
  }

  /// The base address for OpenAI clients.
  package var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  /// Stops it and waits until it has stopped.
  package func stop() async {
    await group.triggerGracefulShutdown()
    _ = await task.result
    for upstream in upstreams { await upstream.shutdown() }
  }
}

/// Starts gateways for evaluations.
package enum EvaluationGateway {
  /// What an evaluation needs to be served.
  package struct Options: Sendable {
    /// The release, admitted for evaluation.
    package var release: AdmittedRelease
    /// Prompts and tools by route.
    package var material: [String: RouteMaterial]
    /// Model servers by name; they are shut down with the gateway.
    package var upstreams: [String: Upstream]
    /// Names of the tenants; each gets a key.
    package var tenants: [String]
    /// Where entries go.
    package var audit: AuditCommit
    /// Where the log goes.
    package var log: GatewayLog
    /// The marker; new with every start unless a test needs to know it.
    package var canary: Canary
    /// Looks at pictures; `nil` where no route takes any.
    package var inspector: PictureInspector?

    /// Takes what is needed.
    package init(
      release: AdmittedRelease, material: [String: RouteMaterial], upstreams: [String: Upstream],
      tenants: [String], audit: @escaping AuditCommit, log: GatewayLog, canary: Canary = Canary(),
      inspector: PictureInspector? = nil
    ) {
      self.release = release
      self.material = material
      self.upstreams = upstreams
      self.tenants = tenants
      self.audit = audit
      self.log = log
      self.canary = canary
      self.inspector = inspector
    }
  }

  /// Starts a gateway and returns when it answers.
  package static func start(_ options: Options) async throws -> RunningGateway {
    guard options.release.purpose == .evaluation else { throw GatewayError.notForEvaluation }
    return try await launch(options, listen: ListenOptions(port: 0), times: ConnectionGuard.Times())
  }

  /// The part that tests share: any release, limits of the keys as the manifest says.
  static func launch(
    _ options: Options, listen: ListenOptions, times: ConnectionGuard.Times,
    source: ReleaseSource? = nil
  ) async throws -> RunningGateway {
    let serving = try Serving(
      options.release, material: options.material, upstreams: options.upstreams,
      canary: options.canary, inspector: options.inspector)
    let keys = options.tenants.map { tenant in
      (token: "gh_eval_" + RequestID.randomHex(bits: 256), tenant: tenant)
    }
    let callers = Dictionary(
      keys.enumerated().map { index, key in
        (Digest.of(utf8: key.token), caller(index, tenant: key.tenant, options.release.purpose))
      }, uniquingKeysWith: { first, _ in first })
    let parts = GatewayParts(
      source: source ?? fixed(serving), authenticate: { callers[Digest.of(utf8: $0)] },
      audit: options.audit, log: options.log)
    let server = try GatewayServer(parts, listen: listen, times: times)
    let (ports, portReady) = AsyncStream.makeStream(of: Int.self)
    let group = try server.serviceGroup { portReady.yield($0) }
    let task = Task {
      defer { portReady.finish() }
      try await group.run()
    }
    for await port in ports {
      return RunningGateway(
        port: port, apiKeys: keys.map(\.token), canary: options.canary.text, group: group,
        task: task, upstreams: Array(options.upstreams.values))
    }
    try await task.value
    throw GatewayError.cannotListen(host: listen.host, port: listen.port)
  }

  /// Evaluations ask faster than people do; the manifest's rates would only measure themselves.
  private static func caller(_ index: Int, tenant: String, _ purpose: ReleasePurpose) -> Caller {
    let isEvaluation = purpose == .evaluation
    return Caller(
      keyID: "ephemeral-\(index)", tenant: tenant,
      limits: CallerLimits(
        requestsPerMinute: isEvaluation ? 10_000_000 : nil,
        tokensPerMinute: isEvaluation ? 1_000_000_000 : nil,
        concurrentRequests: isEvaluation ? 10_000 : nil))
  }

  /// A release that stays as it is for the length of an evaluation.
  private static func fixed(_ serving: Serving) -> ReleaseSource {
    ReleaseSource(
      stamp: { WatchStamp(evidence: 0, files: []) },
      judge: { .admitted(serving.release) }, prepare: { _ in serving },
      now: { GatewayClock.system.wallMilliseconds() / 1000 })
  }
}
