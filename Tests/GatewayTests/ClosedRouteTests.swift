/// Routes close within a second when the gate says so, open streams included, and open again.

import Bytes
import Testing

@testable import Gateway
@testable import Verdicts

@Suite("4.3 what may not be served is closed at once", .serialized)
struct ClosedRouteTests {
  private static let slow: StubUpstream.Script = { request, _ in
    guard request.json["stream"]?.bool == true else {
      return StubAction.json(Completion.text("fine"))
    }
    var actions: [StubAction] = [.streamHead]
    for index in 0..<100 {
      actions += [.send(Chunk.text("word\(index) ")), .wait(milliseconds: 100)]
    }
    return actions
  }

  /// What a client saw of a stream that was cut.
  private struct CutStream {
    let response: Response
    /// From the cause to the end of the stream.
    let milliseconds: Int64
  }

  /// `nil` if the machine itself was late in waking tasks meanwhile: one that stands still for a
  /// moment says nothing about us.
  private func streamUntilCut(_ f: Fixture, after: @escaping @Sendable () -> Void) async throws
    -> CutStream?
  {
    async let streamed = f.post(Fixture.chat(stream: true))
    #expect(try await eventually { f.recorder.entries.contains { $0.json["phase"] == "opened" } })
    try await Task.sleep(for: .milliseconds(300))
    let lateness = Task { await Lateness.untilCancelled() }
    let before = GatewayClock.system.wallMilliseconds()
    after()
    let result: Result<Response, any Error>
    do { result = .success(try await streamed) } catch { result = .failure(error) }
    let took = GatewayClock.system.wallMilliseconds() - before
    lateness.cancel()
    if await lateness.value > 100 { return nil }
    return CutStream(response: try result.get(), milliseconds: took)
  }

  /// Runs `attempt` until it says that the machine was on time, five times at most.
  private func whenOnTime(_ attempt: () async throws -> Bool) async throws {
    for _ in 0..<5 where try await attempt() { return }
    Issue.record("the machine is too busy to measure a second")
  }

  @Test("a quarantine cuts open streams within a second and names itself")
  func quarantine() async throws {
    try await whenOnTime {
      var isOnTime = false
      try await Fixture.run(script: Self.slow) { f in
        let cut = try await streamUntilCut(f) { f.gate.evidence(SteeredGate.refusal("GH-0509")) }
        guard let cut else { return }
        isOnTime = true
        #expect(cut.milliseconds < 1000)
        #expect(cut.response.streamedText.contains("word"))
        #expect(cut.response.events.last?.contains("quarantined") == true)
        #expect(!cut.response.body.contains("[DONE]"))
        let next = try await f.post(Fixture.chat())
        #expect(next.status == 503 && next.code == "quarantined")
        #expect(next.header("x-should-retry") == "false")
        #expect(
          try await eventually { f.recorder.entries.contains { $0.json["phase"] == "closed" } })
        let closed = f.recorder.entries.map(\.json).first { $0["phase"]?.string == "closed" }
        #expect(closed?["decision"]?.string == "cut")
        #expect(try await f.get("/readyz").status == 503)
      }
      return isOnTime
    }
  }

  @Test("a changed model file closes the route until the gate admits again")
  func changedFile() async throws {
    try await whenOnTime {
      var isOnTime = false
      try await Fixture.run(script: Self.slow) { f in
        let admitted = try #require(await f.gate.source.judge())
        let cut = try await streamUntilCut(f) {
          f.gate.files(["b"], SteeredGate.refusal("GH-0503"))
        }
        guard let cut else { return }
        isOnTime = true
        #expect(cut.milliseconds < 1000)
        #expect(cut.response.events.last?.contains("release_") == true)
        #expect(
          try await eventually { try await f.post(Fixture.chat()).code == "release_not_admitted" })
        f.gate.files(["a"], admitted)
        #expect(try await eventually { try await f.post(Fixture.chat()).status == 200 })
      }
      return isOnTime
    }
  }

  @Test("an expired verdict closes the route")
  func expiry() async throws {
    try await Fixture.run(script: Self.slow) { f in
      guard case .admitted(let release) = await f.gate.source.judge() else {
        throw GatewayError.notForServing
      }
      let soon = GatewayClock.system.wallMilliseconds() / 1000 + 1
      let short = AdmittedRelease(
        name: release.name, purpose: .serving, routes: release.routes, closedRoutes: [],
        expiresAt: soon,
        input: GateInput(
          manifest: release.manifest, assets: release.assets, evidence: [], now: 0), evidence: [])
      f.gate.evidence(.admitted(short))
      #expect(
        try await eventually { try await f.post(Fixture.chat()).code == "release_not_admitted" })
    }
  }

  @Test("a gateway that was asked to stop lets open streams end and takes nothing new")
  func shutdown() async throws {
    let latch = Latch()
    let script: StubUpstream.Script = { _, _ in
      [
        .streamHead, .send(Chunk.text("begin ")), .hold(latch), .send(Chunk.text("end")),
        .send(Chunk.finish("stop")), .send("data: [DONE]\n\n"), .close,
      ]
    }
    try await Fixture.run(script: script) { f in
      async let streamed = f.post(Fixture.chat(stream: true))
      #expect(try await eventually { f.recorder.entries.contains { $0.json["phase"] == "opened" } })
      async let stopped: Void = f.gateway.stop()
      #expect(try await eventually { try await f.get("/readyz").status == 503 })
      #expect(try await f.post(Fixture.chat()).code == "shutting_down")
      latch.open()
      let response = try await streamed
      #expect(response.streamedText == "begin end")
      #expect(response.body.hasSuffix("data: [DONE]\n\n"))
      await stopped
    }
  }
}

/// How late the machine wakes a task that sleeps, added up.
private enum Lateness {
  /// Milliseconds beyond 20 for each sleep of 10, until the task is cancelled.
  static func untilCancelled() async -> Int64 {
    var sum: Int64 = 0
    while !Task.isCancelled {
      let before = GatewayClock.system.wallMilliseconds()
      try? await Task.sleep(for: .milliseconds(10))
      sum += max(0, GatewayClock.system.wallMilliseconds() - before - 20)
    }
    return sum
  }
}
