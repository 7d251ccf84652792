// The release behind the gateway, started for the length of an evaluation: what is attacked is what
// will be served.

import Bytes
import Evaluation
import Evidence
import Gateway
import Manifest
import Verdicts

/// Starts the guarded road.
enum GuardedTarget {
  private static let tenants = ["tenant-a", "tenant-b"]

  /// Opens the release that `system` describes, at `route` or at its first one.
  static func open(
    _ system: SystemOptions, route: String?, timeoutSeconds: Int, concurrency: Int
  ) async throws -> EvaluationTarget {
    let composition = try GatewayComposition(system)
    let name = try routeName(route, composition)
    let started = try await composition.startForEvaluation(
      tenants: tenants, log: GatewayLog { _ in })
    do {
      return try target(
        composition, started.gateway, started.release, route: name,
        timeoutSeconds: timeoutSeconds, concurrency: concurrency)
    } catch {
      await started.gateway.stop()
      throw error
    }
  }

  private static func routeName(_ wanted: String?, _ composition: GatewayComposition) throws
    -> String
  {
    let routes = composition.system.manifest.serving?.routes ?? []
    guard let first = routes.first else {
      throw Diagnosis(
        "GH-0601", "the manifest declares nothing to serve",
        remedy: "add serving.routes, or evaluate another server with --target")
    }
    guard let route = wanted.map({ name in routes.first { $0.name == name } }) ?? first else {
      throw Diagnosis(
        "GH-0601", "there is no route \"\(Console.printable(wanted ?? ""))\"",
        remedy: "routes: " + routes.map(\.name).joined(separator: ", "))
    }
    guard route.prompt != nil else {
      throw Diagnosis(
        "GH-0705", "the route \(route.name) has no prompt that could hold a canary",
        remedy: "declare a prompt with protected: true and name it in the route")
    }
    return route.name
  }

  private static func target(
    _ composition: GatewayComposition, _ gateway: RunningGateway, _ release: AdmittedRelease,
    route: String, timeoutSeconds: Int, concurrency: Int
  ) throws -> EvaluationTarget {
    let keys = EndpointKeys(
      byTenant: Dictionary(
        zip(tenants, gateway.apiKeys), uniquingKeysWith: { first, _ in first }))
    let chat = ChatEndpoint(
      base: gateway.baseURL, model: route, keys: keys, timeoutSeconds: timeoutSeconds,
      concurrency: concurrency)
    let tools = try composition.material(release)[route]?.tools ?? []
    let subject = EvaluationSubject(
      guarded: true, releaseDigest: release.digest, model: route,
      target: "route \(route) of \(release.name)")
    return EvaluationTarget(
      subject: subject, placement: .held(canaries: [gateway.canary]),
      tools: tools.map { tool in
        ToolSpecification(
          name: tool.name, description: tool.description,
          parameters: tool.schema ?? ["type": "object", "properties": [:]])
      },
      ask: { await chat.ask($0) }, record: { try await record($0, release, composition) },
      close: {
        await chat.shutdown()
        await gateway.stop()
      })
  }

  /// Records `result` over every asset of the release, unless one changed during the run.
  private static func record(
    _ result: EvaluationResult, _ release: AdmittedRelease, _ composition: GatewayComposition
  ) async throws -> JSON {
    let assets = try await composition.gateInput().assets
    guard assets.releaseDigest == release.digest else {
      throw Diagnosis(
        "GH-0707", "the release changed while it was evaluated",
        why: "the result is not recorded: it is not about what lies here now",
        remedy: "gatehouse evaluate")
    }
    return try EvaluationRecord.write(
      result, subjects: assets.all, workspace: composition.workspace)
  }
}
