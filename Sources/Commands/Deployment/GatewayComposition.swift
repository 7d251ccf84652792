// Where a gateway is put together: files, ledger and keys on one side, the serving road on the other.

import Bytes
import Evidence
import Foundation
import Gateway
import Guards
import Manifest
import Store
import Synchronization
import Verdicts

/// A described system with its state, ready to be served or evaluated.
struct GatewayComposition: Sendable {
  let options: SystemOptions
  let system: DescribedSystem
  let workspace: Workspace
  let meter: AssetMeter

  /// Opens the system and its state.
  init(_ options: SystemOptions) throws {
    self.options = options
    system = try DescribedSystem.load(options)
    do {
      workspace = try Workspace.open(options.stateDirectory)
    } catch let error as StoreError {
      throw Diagnosis(
        error.code, "the state of the system cannot be opened", at: options.stateDirectory,
        why: "\(error)", remedy: "gatehouse keys generate makes one")
    }
    meter = AssetMeter(system)
  }

  /// What the gate looks at now. The manifest is read again: a changed one has another digest.
  func gateInput() async throws -> GateInput {
    let manifest = try DescribedSystem.parse(options.manifest)
    var assets = meter.measure()
    assets.manifest = manifest.digest
    let evidence = try workspace.evidence()
    let described = DescribedSystem(manifest: manifest, directory: system.directory)
    return GateInput(
      manifest: manifest, assets: assets, evidence: evidence, now: WallClock.now(),
      imported: try await DeclaredTrust.imported(described, workspace, evidence),
      questionnaire: try DeclaredTrust.questionnaire(described))
  }

  /// Prompts and tools of each route, compared with the digests that were admitted.
  func material(_ release: AdmittedRelease) throws -> [String: RouteMaterial] {
    guard release.manifest.digest == system.manifest.digest else {
      throw Diagnosis(
        "GH-0601", "the manifest changed since the gateway started",
        remedy: "start gatehouse serve again")
    }
    guard meter.measure().releaseDigest == release.digest else {
      throw Diagnosis("GH-0503", "a file changed while it was read")
    }
    var materials: [String: RouteMaterial] = [:]
    for route in release.manifest.serving?.routes ?? [] {
      let prompt = try route.prompt.flatMap(system.manifest.prompt).map { try text($0) }
      if let expected = release.routes.first(where: { $0.name == route.name })?.prompt, let prompt {
        guard Digest.of(utf8: prompt) == expected.digest else {
          throw Diagnosis("GH-0503", "the prompt changed while it was read")
        }
      }
      let tools = try route.tools.compactMap(system.manifest.tool).map(tool)
      materials[route.name] = RouteMaterial(prompt: prompt, tools: tools)
    }
    return materials
  }

  private func text(_ prompt: Manifest.Prompt) throws -> String {
    let bytes = try read(prompt.file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnosis("GH-0511", "the prompt is not UTF-8", at: prompt.file)
    }
    return text
  }

  private func tool(_ tool: Manifest.Tool) throws -> ToolMaterial {
    let schema = try tool.schemaPath.map { path in
      do {
        return try JSON.parse(try read(path))
      } catch let error as JSONError {
        throw Diagnosis("GH-0511", "the schema is not JSON", at: path, why: "\(error)")
      }
    }
    return ToolMaterial(
      name: tool.name, description: tool.description, schema: schema,
      approval: tool.approval == .always ? .always : .never, label: tool.label)
  }

  private func read(_ declared: String) throws -> [UInt8] {
    let source = try FileSource(path: meter.path(declared))
    guard source.count <= Self.textBytes else {
      throw Diagnosis("GH-0511", "the file is too large", at: declared)
    }
    return try source.read(at: 0, length: Int(source.count))
  }

  /// Prompts and schemas are texts, not models.
  private static let textBytes: UInt64 = 1 << 20

  /// Connection pools to all declared model servers, with their credentials.
  func upstreams() throws -> [String: Upstream] {
    var upstreams: [String: Upstream] = [:]
    for declared in system.manifest.upstreams {
      do {
        upstreams[declared.name] = try Upstream(
          declared, credential: try CredentialReader.read(declared),
          connections: connections(to: declared))
      } catch let error as Diagnosis {
        throw error
      } catch {
        throw Diagnosis("GH-0601", "the address of the upstream cannot be used", at: declared.name)
      }
    }
    return upstreams
  }

  /// How many connections an upstream gets: one for each request, or what is declared for the judge if
  /// it is nothing else.
  private func connections(to upstream: Manifest.Upstream) -> Int {
    guard let serving = system.manifest.serving else { return 64 }
    let isOnRoute = serving.routes.contains { $0.upstream == upstream.name }
    guard let judge = serving.guards.judge, judge.upstream == upstream.name, !isOnRoute else {
      return serving.limits.concurrentRequests
    }
    return judge.concurrent
  }

  /// Who looks at pictures; `nil` where no route takes any.
  func picturePool() -> PicturePool? {
    let routes = system.manifest.serving?.routes ?? []
    return routes.contains { $0.images != nil } ? PicturePool() : nil
  }

  /// Entries go into the ledger, sealed for their tenant.
  var audit: AuditCommit {
    { [workspace] requestID, tenant, entry in
      let sealed = try workspace.auditSealer.seal(
        requestID: requestID, tenant: tenant, plain: entry, at: WallClock.now())
      _ = try await workspace.ledger.appendAsync(sealed)
    }
  }

  /// Finds the holders of API keys in the register; a revoked key stops working at once.
  var authenticate: Authenticator {
    let register = workspace.accessRegister
    return { token in
      guard (try? register.reloadIfChanged()) != nil,
        let grant = register.grant(forToken: token), grant.holds(at: WallClock.now())
      else { return nil }
      return Caller(grant)
    }
  }

  /// What the watcher looks at.
  func source(
    canary: Canary, upstreams: [String: Upstream], release: String, inspector: PictureInspector?
  ) -> ReleaseSource {
    ReleaseSource(
      stamp: {
        _ = try workspace.ledger.changedSince(workspace.ledger.size)
        return WatchStamp(
          evidence: workspace.ledger.evidenceMark, files: meter.stamps(manifest: options.manifest))
      },
      judge: {
        guard let input = try? await gateInput() else { return nil }
        return judgeRelease(named: release, input)
      },
      prepare: { release in
        try Serving(
          release, material: try material(release), upstreams: upstreams, canary: canary,
          inspector: inspector)
      }, now: { WallClock.now() })
  }

  /// The log on standard error.
  static var log: GatewayLog {
    GatewayLog { line in try? FileHandle.standardError.write(contentsOf: Data(line)) }
  }

  /// Starts the gateway in this process for an evaluation: one key for each of `tenants`. The
  /// caller stops it.
  func startForEvaluation(tenants: [String], log: GatewayLog) async throws
    -> (gateway: RunningGateway, release: AdmittedRelease)
  {
    guard case .admitted(let release) = admitForEvaluation(try await gateInput()) else {
      throw Diagnosis(
        "GH-0501", "the release is not ready to be evaluated",
        why: "its model files have to be scanned safe and signed first",
        remedy: "gatehouse check shows what is missing")
    }
    let options = EvaluationGateway.Options(
      release: release, material: try material(release), upstreams: try upstreams(),
      tenants: tenants, audit: audit, log: log, inspector: picturePool()?.inspector)
    return (try await EvaluationGateway.start(options), release)
  }
}

extension Caller {
  /// The holder of a grant.
  init(_ grant: AccessGrant) {
    self.init(
      keyID: grant.id, tenant: grant.tenant,
      models: grant.scopes.models.isEmpty ? nil : Set(grant.scopes.models),
      operations: Set(grant.scopes.operations.compactMap(Operation.init(rawValue:))),
      environments: grant.scopes.environment.isEmpty ? nil : [grant.scopes.environment],
      limits: CallerLimits(
        requestsPerMinute: grant.limits.requestsPerMinute,
        tokensPerMinute: grant.limits.tokensPerMinute))
  }
}
