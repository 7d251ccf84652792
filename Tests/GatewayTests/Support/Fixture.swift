/// A gateway over a stub model server, with everything in memory that lies on disk otherwise.

import AsyncHTTPClient
import Bytes
import Evidence
import Guards
import Manifest
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization
import Testing

@testable import Gateway
@testable import Verdicts

/// Settings of a test's manifest.
struct Settings: Sendable {
  var requestsPerMinute = 100_000
  var tokensPerMinute = 100_000_000
  var bodyBytes = 65_536
  var outputTokens = 100
  var concurrentRequests = 64
  var streamSeconds = 30
  var timeoutSeconds = 5
  var guards = "{secrets: mask, canary: block, injection: block, tools: block}"
  var upstreamPath = "/v1"
  /// How the route `plain` takes pictures, and who looks at them.
  var images: String?
  var inspector: PictureInspector?
  /// Where the judge stands, if it is not the stub itself, and what may go there.
  var judgePort: Int?
  var judgeLabel = "label: confidential, personal_data: false"

  func manifest(port: Int) throws -> Manifest {
    let yaml = """
      gatehouse: 1
      system:
        name: test-system
        purpose: Tests the gateway.
        why_ai: The gateway needs a model behind it.
        owner: {name: Dana Ruiz, email: dana@example.org}
        criticality: low
        environments: [development]
      models:
        - {name: model, purpose: answers, files: [m.safetensors], licence: Apache-2.0, supplier: us, source: here}
      prompts:
        - {name: prompt, file: p.txt, protected: true, label: confidential}
      tools:
        - {name: lookup, description: Looks up., effects: [read], schema: t.json, approval: never, label: internal}
        - {name: pay, description: Pays., effects: [money], approval: always, label: internal}
      actors:
        - {name: customer, kind: user, trust: untrusted}
      suppliers:
        - {name: us, provides: model, contact: dana@example.org, reviewed: 2026-10-01}
      upstreams:
        - {name: up, protocol: openai, url: "http://127.0.0.1:\(port)\(upstreamPath)", model: hidden-name, location: internal, label: confidential, personal_data: true, timeout: \(timeoutSeconds)s}
        - {name: judge, url: "http://127.0.0.1:\(judgePort ?? port)/judge", model: classifier, location: internal, \(judgeLabel), timeout: 30s}
      serving:
        listen: 127.0.0.1:8484
        routes:
          - {name: assistant, model: model, upstream: up, prompt: prompt, tools: [lookup, pay]}
          - {name: plain, model: model, upstream: up\(images.map { ", images: \($0)" } ?? "")}
        limits: {requests_per_minute: \(requestsPerMinute), tokens_per_minute: \(tokensPerMinute), body_bytes: \(bodyBytes), output_tokens: \(outputTokens), concurrent_requests: \(concurrentRequests), stream_seconds: \(streamSeconds)}
        guards: \(guards)
      """
    return try Manifest.parse(Array(yaml.utf8), file: "gatehouse.yaml")
  }

  /// A release of that manifest as the gate would admit it.
  func release(port: Int, closed: [ClosedRoute] = [], expiresAt: Int64 = .max) throws
    -> AdmittedRelease
  {
    let manifest = try manifest(port: port)
    let model = Subject(name: "m.safetensors", digest: Digest.of(utf8: "model"))
    let assets = AssetDigests(models: ["model": [model]], manifest: manifest.digest)
    let prompt = Subject(name: "prompt:prompt", digest: Digest.of(utf8: Fixture.prompt))
    let tools = ["lookup", "pay"].map { Subject(name: "tool:\($0)", digest: Digest.of(utf8: $0)) }
    let routes = [
      AdmittedRoute(
        name: "assistant", model: "model", modelSubjects: [model], upstream: "up", prompt: prompt,
        tools: tools),
      AdmittedRoute(
        name: "plain", model: "model", modelSubjects: [model], upstream: "up", prompt: nil,
        tools: []),
    ]
    return AdmittedRelease(
      name: "test", purpose: .serving,
      routes: routes.filter { route in !closed.contains { $0.name == route.name } },
      closedRoutes: closed, expiresAt: expiresAt,
      input: GateInput(manifest: manifest, assets: assets, evidence: [], now: 0), evidence: [])
  }
}

/// What was audited and logged; audit can be made to fail.
final class Recorder: Sendable {
  struct Entry: Sendable {
    let tenant: String
    let json: JSON
    /// Milliseconds of the system clock.
    let at: Int64
  }

  private let state = Mutex<(entries: [Entry], log: [UInt8], fails: Bool)>(([], [], false))

  var entries: [Entry] { state.withLock { $0.entries } }
  var logText: String { String(decoding: state.withLock { $0.log }, as: UTF8.self) }

  func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

  var commit: AuditCommit {
    { [self] _, tenant, json in
      try state.withLock { state in
        if state.fails { throw UpstreamFault.broken }
        state.entries.append(
          Entry(tenant: tenant, json: json, at: GatewayClock.system.wallMilliseconds()))
      }
    }
  }

  var log: GatewayLog {
    GatewayLog { [self] line in state.withLock { $0.log += line } }
  }
}

/// What the gate says; tests turn it.
final class SteeredGate: Sendable {
  private let state: Mutex<(decision: ReleaseDecision, stamp: WatchStamp)>
  private let serving: Serving

  init(_ release: AdmittedRelease, _ serving: Serving) {
    self.serving = serving
    state = Mutex((.admitted(release), WatchStamp(evidence: 0, files: ["a"])))
  }

  func evidence(_ decision: ReleaseDecision) {
    state.withLock {
      $0.decision = decision
      $0.stamp = WatchStamp(evidence: $0.stamp.evidence + 1, files: $0.stamp.files)
    }
  }

  func files(_ files: [String], _ decision: ReleaseDecision) {
    state.withLock { $0 = (decision, WatchStamp(evidence: $0.stamp.evidence, files: files)) }
  }

  var source: ReleaseSource {
    ReleaseSource(
      stamp: { [self] in state.withLock { $0.stamp } },
      judge: { [self] in state.withLock { $0.decision } },
      prepare: { [serving] _ in serving },
      now: { GatewayClock.system.wallMilliseconds() / 1000 })
  }

  static func refusal(_ code: String) -> ReleaseDecision {
    .refused(
      Refusal(
        name: "test", digest: Digest.of(utf8: "x"), purpose: .serving,
        reasons: [
          RefusalReason(
            code: code, practice: "3.3a", subject: "release", problem: "a reason", evidence: [],
            nextCommand: "gatehouse status")
        ]))
  }
}

/// One running gateway and its stub.
struct Fixture {
  static let prompt = "You are a careful assistant of the test system."

  let gateway: RunningGateway
  let stub: StubUpstream
  let recorder: Recorder
  let gate: SteeredGate
  let client: HTTPClient

  var port: Int { gateway.port }
  var key: String { gateway.apiKeys[0] }
  var canary: String { gateway.canary }

  /// Runs `body` against a gateway and stops everything afterwards.
  static func run(
    _ settings: Settings = Settings(), times: ConnectionGuard.Times = ConnectionGuard.Times(),
    canary: Canary = Canary(), script: @escaping StubUpstream.Script,
    body: (Fixture) async throws -> Void
  ) async throws {
    let stub = StubUpstream(script)
    let port = try await stub.start()
    let release = try settings.release(port: port)
    let upstream = try Upstream(
      #require(release.manifest.upstream("up")), credential: Credential("upstream-secret-key"),
      connections: 16)
    let judge = try Upstream(
      #require(release.manifest.upstream("judge")), credential: Credential("judge-secret-key"),
      connections: 4)
    let recorder = Recorder()
    let options = EvaluationGateway.Options(
      release: release, material: try material(), upstreams: ["up": upstream, "judge": judge],
      tenants: ["acme", "globex"], audit: recorder.commit, log: recorder.log, canary: canary,
      inspector: settings.inspector)
    let serving = try Serving(
      release, material: options.material, upstreams: options.upstreams, canary: canary,
      inspector: settings.inspector)
    let gate = SteeredGate(release, serving)
    let gateway = try await EvaluationGateway.launch(
      options, listen: ListenOptions(port: 0), times: times, source: gate.source)
    let client = HTTPClient(eventLoopGroupProvider: .singleton)
    let fixture = Fixture(
      gateway: gateway, stub: stub, recorder: recorder, gate: gate, client: client)
    let result: Result<Void, any Error>
    do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
    try await client.shutdown()
    await gateway.stop()
    await stub.stop()
    try result.get()
  }

  static func material() throws -> [String: RouteMaterial] {
    let schema: JSON = [
      "type": "object", "properties": ["id": ["type": "string"]], "required": ["id"],
      "additionalProperties": false,
    ]
    return [
      "assistant": RouteMaterial(
        prompt: prompt,
        tools: [
          ToolMaterial(
            name: "lookup", description: "Looks up.", schema: schema, approval: .never),
          ToolMaterial(name: "pay", description: "Pays.", schema: nil, approval: .always),
        ]), "plain": RouteMaterial(prompt: nil, tools: []),
    ]
  }

  /// One request with a JSON body.
  func post(
    _ body: JSON, key: String? = nil, path: String = "/v1/chat/completions"
  ) async throws -> Response {
    try await send(body.encoded(), key: key, path: path)
  }

  func send(
    _ body: [UInt8], key: String? = nil, path: String = "/v1/chat/completions",
    headers: [(String, String)] = [("content-type", "application/json")]
  ) async throws -> Response {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
    request.method = .POST
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.headers.add(name: "authorization", value: "Bearer \(key ?? self.key)")
    request.body = .bytes(ByteBuffer(bytes: body))
    return try await Response(client.execute(request, timeout: .seconds(20)))
  }

  func get(_ path: String, key: String? = nil) async throws -> Response {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
    if let key { request.headers.add(name: "authorization", value: "Bearer \(key)") }
    return try await Response(client.execute(request, timeout: .seconds(20)))
  }

  /// A request body.
  static func chat(
    _ text: String = "Hello", model: String = "assistant", stream: Bool = false, _ more: JSON = [:]
  ) -> JSON {
    var body: JSON = [
      "model": .string(model), "messages": [["role": "user", "content": .string(text)]],
    ]
    if stream { body["stream"] = true }
    for (key, value) in more.object?.members ?? [] { body[key] = value }
    return body
  }
}

/// A whole answer.
struct Response: Sendable {
  let status: Int
  let headers: [(String, String)]
  let body: String

  init(_ response: HTTPClientResponse) async throws {
    status = Int(response.status.code)
    headers = response.headers.map { ($0.name, $0.value) }
    var bytes: [UInt8] = []
    for try await part in response.body { bytes += part.readableBytesView }
    body = String(decoding: bytes, as: UTF8.self)
  }

  var json: JSON { (try? JSON.parse(text: body)) ?? .null }
  var code: String? { json["error"]?["code"]?.string }
  func header(_ name: String) -> String? {
    headers.first { $0.0.lowercased() == name }?.1
  }

  /// Data of all events of a stream.
  var events: [String] {
    var parser = SSEParser()
    return ((try? parser.push(Array(body.utf8))) ?? []).map {
      String(decoding: $0.data, as: UTF8.self)
    }
  }

  /// The text that a client puts together.
  var streamedText: String {
    events.compactMap { try? JSON.parse(text: $0) }
      .compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined()
  }

  var finishReasons: [String] {
    events.compactMap { try? JSON.parse(text: $0) }
      .compactMap { $0["choices"]?[0]?["finish_reason"]?.string }
  }
}
