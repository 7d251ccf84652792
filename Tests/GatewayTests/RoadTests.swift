/// The road end to end over real sockets: keys, scopes, limits, shapes, audit, closed routes.

import Bytes
import Guards
import Testing

@testable import Gateway
@testable import Verdicts

@Suite("3.3 one road for all traffic", .serialized)
struct RoadTests {
  @Test("a request is answered, shaped, and audited before the answer leaves")
  func answered() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("Hi there")) }) { f in
      let response = try await f.post(Fixture.chat())
      #expect(response.status == 200)
      #expect(response.json["choices"]?[0]?["message"]?["content"]?.string == "Hi there")
      #expect(response.json["model"]?.string == "assistant")
      #expect(response.json["system_fingerprint"] == nil)
      #expect(response.json["usage"]?["total_tokens"]?.int == 12)
      #expect(response.header("x-request-id")?.hasPrefix("req_") == true)
      #expect(response.header("x-ratelimit-limit-requests") == "100000")
      #expect(response.header("server") == nil)
      let entry = try #require(f.recorder.entries.first?.json)
      #expect(entry["request_id"]?.string == response.header("x-request-id"))
      #expect(entry["tenant"]?.string == "acme")
      #expect(entry["response_sha256"]?.string == Digest.of(utf8: response.body).hex)
      #expect(entry["usage"]?["total_tokens"]?.int == 12)
      #expect(!entry.text().contains("Hello") && !entry.text().contains("Hi there"))
    }
  }

  @Test("the model gets the release's prompt first, its own name and key, and capped output")
  func upstreamBody() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("x")) }) { f in
      let more: JSON = [
        "max_tokens": 5000, "user": "somebody", "logprobs": true,
        "tools": [["type": "function", "function": ["name": "lookup", "description": "EVIL"]]],
      ]
      let response = try await f.post(Fixture.chat("Hello", more))
      #expect(response.status == 200)
      #expect(response.json["choices"]?[0]?["logprobs"]?.isNull != false)
      let seen = try #require(f.stub.requests.first)
      let body = seen.json
      #expect(body["model"]?.string == "hidden-name")
      let system = try #require(body["messages"]?[0]?["content"]?.string)
      #expect(body["messages"]?[0]?["role"]?.string == "system")
      #expect(system.hasPrefix(Fixture.prompt) && system.contains(f.canary))
      #expect(body["max_tokens"]?.int == 100)
      #expect(body["user"] == nil && body["logprobs"] == nil)
      #expect(body["tools"]?[0]?["function"]?["description"]?.string == "Looks up.")
      #expect(seen.head.contains("Bearer upstream-secret-key"))
      #expect(!seen.head.contains(f.key))
    }
  }

  @Test("without a valid key there is 401 and nothing else")
  func keys() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("x")) }) { f in
      let quote = "gh_' OR 1=1 --"
      for key in ["", "gh_wrong", quote, f.key + "x", String(repeating: "a", count: 5000)] {
        let response = try await f.post(Fixture.chat(), key: key)
        #expect(response.status == 401)
        #expect(response.code == "invalid_api_key")
        #expect(response.header("x-request-id") != nil)
        #expect(response.header("www-authenticate") == "Bearer")
      }
      #expect(f.stub.requests.isEmpty)
      #expect(f.recorder.entries.count == 5)
      #expect(f.recorder.entries.allSatisfy { $0.tenant == "anonymous" })
    }
  }

  @Test("a flood of refusals without a key is counted where it is not written one by one")
  func flood() async throws {
    let recorder = Recorder()
    let stopped = GatewayClock(uptime: { 1 }, wallMilliseconds: { 1 })
    let trail = AuditTrail(recorder.commit, clock: stopped, metrics: Metrics())
    let record = AuditRecord(
      requestID: RequestID(), operation: "chat", startedAtMilliseconds: 1)
    let written = GatewayLimits.anonymousEntriesPerSecond * 60
    for _ in 0..<(written + 50) { try await trail.write(record) }
    #expect(recorder.entries.count == written)
    recorder.fail(true)
    await trail.flush()
    recorder.fail(false)
    await trail.flush()
    #expect(recorder.entries.last?.json["count"]?.int == 50, "a failed write loses no count")
    await trail.flush()
    #expect(recorder.entries.count == written + 1)
  }

  @Test("paths and methods that do not exist have an error in OpenAI's shape")
  func unknownRoutes() async throws {
    try await Fixture.run(script: { _, _ in [] }) { f in
      for path in ["/", "/v1", "/v1/chat/completions/", "/v1/embeddings", "//v1/models", "/admin"] {
        let response = try await f.get(path, key: f.key)
        #expect(response.status == 404 && response.code == "unknown_url", "\(path)")
        #expect(response.header("x-request-id") != nil)
      }
      let wrong = try await f.get("/v1/chat/completions", key: f.key)
      #expect(wrong.status == 405 && wrong.header("allow") == "POST")
      let post = try await f.post([:], path: "/v1/models")
      #expect(post.status == 405 && post.header("allow") == "GET")
    }
  }

  @Test("models are listed and retrieved, and unknown ones are 404 model_not_found")
  func models() async throws {
    try await Fixture.run(script: { _, _ in [] }) { f in
      let list = try await f.get("/v1/models", key: f.key)
      #expect(list.json["data"]?.array?.compactMap { $0["id"]?.string } == ["assistant", "plain"])
      #expect(try await f.get("/v1/models/assistant", key: f.key).json["id"]?.string == "assistant")
      let missing = try await f.get("/v1/models/other", key: f.key)
      #expect(missing.status == 404 && missing.code == "model_not_found")
      let chat = try await f.post(Fixture.chat("x", model: "other"))
      #expect(chat.status == 404 && chat.code == "model_not_found")
    }
  }

  @Test("probes and metrics answer without detail")
  func probes() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("x")) }) { f in
      #expect(try await f.get("/healthz").status == 200)
      #expect(try await f.get("/readyz").status == 200)
      _ = try await f.post(Fixture.chat("my secret words"))
      _ = try await f.post(Fixture.chat("x", model: "made-up-model-name"))
      let page = try await f.get("/metrics")
      #expect(page.status == 200)
      #expect(
        page.body.contains(
          #"gatehouse_requests_total{operation="chat",route="assistant",status="200"} 1"#))
      #expect(page.body.contains(#"gatehouse_route_open{route="plain"} 1"#))
      #expect(!page.body.contains("secret words") && !page.body.contains("made-up-model-name"))
      #expect(!page.body.contains(f.key))
    }
  }

  @Test("requests beyond the rate are 429 with the time to wait")
  func rate() async throws {
    try await Fixture.run(
      Settings(requestsPerMinute: 3),
      script: { _, _ in
        StubAction.json(Completion.text("x"))
      }
    ) { f in
      for _ in 0..<3 { #expect(try await f.post(Fixture.chat()).status == 200) }
      let response = try await f.post(Fixture.chat())
      #expect(response.status == 429 && response.code == "rate_limit_exceeded")
      #expect(
        response.header("retry-after").flatMap(Int.init).map { (1...21).contains($0) } == true)
      #expect(response.header("x-ratelimit-remaining-requests") == "0")
      let other = try await f.post(Fixture.chat(), key: f.gateway.apiKeys[1])
      #expect(other.status == 200, "another key has its own bucket")
    }
  }

  @Test("tokens are reserved before and settled after, so that the limit holds")
  func tokens() async throws {
    try await Fixture.run(
      Settings(tokensPerMinute: 1000),
      script: { _, _ in
        StubAction.json(Completion.text("x"))
      }
    ) { f in
      let first = try await f.post(Fixture.chat())
      #expect(
        first.header("x-ratelimit-remaining-tokens").flatMap(Int.init).map { $0 >= 985 } == true)
      let large = try await f.post(Fixture.chat(String(repeating: "word ", count: 780)))
      #expect(large.status == 429)
    }
  }

  @Test("requests at once are limited for each key")
  func concurrency() async throws {
    let latch = Latch()
    try await Fixture.run(
      Settings(concurrentRequests: 2),
      script: { _, _ in [.hold(latch)] + StubAction.json(Completion.text("x")) }
    ) { f in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<6 { group.addTask { try await f.post(Fixture.chat()).status } }
        #expect(
          try await eventually { f.recorder.entries.count { $0.json["status"]?.int == 429 } == 4 })
        latch.open()
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 200 }.count == 2)
      #expect(statuses.filter { $0 == 429 }.count == 4)
      #expect(try await f.post(Fixture.chat()).status == 200, "places are free again")
    }
  }

  @Test("what can't be logged is not answered")
  func auditFails() async throws {
    try await Fixture.run(script: { request, _ in
      request.json["stream"]?.bool == true
        ? StubAction.stream(["leaked text"]) : StubAction.json(Completion.text("leaked text"))
    }) { f in
      f.recorder.fail(true)
      for stream in [false, true] {
        let response = try await f.post(Fixture.chat(stream: stream))
        #expect(response.status == 503 && response.code == "audit_unavailable")
        #expect(!response.body.contains("leaked"))
      }
      #expect(try await f.get("/v1/models", key: f.key).code == "audit_unavailable")
      f.recorder.fail(false)
      #expect(try await f.post(Fixture.chat()).status == 200)
    }
  }

  @Test("tools that the release does not declare are refused before a model sees them")
  func unknownTool() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("x")) }) { f in
      let more: JSON = ["tools": [["type": "function", "function": ["name": "rm_rf"]]]]
      let response = try await f.post(Fixture.chat("x", more))
      #expect(response.status == 403 && response.code == "tool_not_allowed")
      #expect(f.stub.requests.isEmpty)
    }
  }

  @Test("neither keys, prompts, answers nor secrets reach the log")
  func logs() async throws {
    try await Fixture.run(script: { _, _ in StubAction.json(Completion.text("ANSWERTEXT")) }) { f in
      _ = try await f.post(Fixture.chat("PROMPTTEXT"))
      _ = try await f.send(Array("{\"PROMPTTEXT\"".utf8))
      _ = try await f.post(Fixture.chat(), key: "gh_KEYTEXT")
      let log = f.recorder.logText
      #expect(log.contains(#""event":"request""#))
      for secret in [
        "PROMPTTEXT", "ANSWERTEXT", "KEYTEXT", f.key, f.canary, Fixture.prompt,
        "upstream-secret-key",
      ] { #expect(!log.contains(secret)) }
    }
  }
}
