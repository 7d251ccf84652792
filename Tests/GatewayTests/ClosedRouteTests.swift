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

  private func streamUntilCut(_ f: Fixture, after: @escaping @Sendable () -> Void) async throws
    -> (Response, Int64)
  {
    async let streamed = f.post(Fixture.chat(stream: true))
    try await Task.sleep(for: .milliseconds(800))
    let before = GatewayClock.system.wallMilliseconds()
    after()
    let response = try await streamed
    return (response, GatewayClock.system.wallMilliseconds() - before)
  }

  @Test("a quarantine cuts open streams within a second and names itself")
  func quarantine() async throws {
    try await Fixture.run(script: Self.slow) { f in
      let (response, milliseconds) = try await streamUntilCut(f) {
        f.gate.evidence(SteeredGate.refusal("GH-0509"))
      }
      #expect(milliseconds < 1000)
      #expect(response.streamedText.contains("word"))
      #expect(response.events.last?.contains("quarantined") == true)
      #expect(!response.body.contains("[DONE]"))
      let next = try await f.post(Fixture.chat())
      #expect(next.status == 503 && next.code == "quarantined")
      #expect(next.header("x-should-retry") == "false")
      let closed = f.recorder.entries.map(\.json).first { $0["phase"]?.string == "closed" }
      #expect(closed?["decision"]?.string == "cut")
      #expect(try await f.get("/readyz").status == 503)
    }
  }

  @Test("a changed model file closes the route until the gate admits again")
  func changedFile() async throws {
    try await Fixture.run(script: Self.slow) { f in
      let admitted = try #require(await f.gate.source.judge())
      let (response, milliseconds) = try await streamUntilCut(f) {
        f.gate.files(["b"], SteeredGate.refusal("GH-0503"))
      }
      #expect(milliseconds < 1000)
      #expect(response.events.last?.contains("release_") == true)
      try await Task.sleep(for: .milliseconds(300))
      #expect(try await f.post(Fixture.chat()).code == "release_not_admitted")
      f.gate.files(["a"], admitted)
      try await Task.sleep(for: .milliseconds(700))
      #expect(try await f.post(Fixture.chat()).status == 200)
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
      try await Task.sleep(for: .milliseconds(2500))
      #expect(try await f.post(Fixture.chat()).code == "release_not_admitted")
    }
  }

  @Test("a gateway that was asked to stop lets open streams end and takes nothing new")
  func shutdown() async throws {
    let script: StubUpstream.Script = { _, _ in
      [.streamHead, .send(Chunk.text("begin ")), .wait(milliseconds: 1200)]
        + [
          .send(Chunk.text("end")), .send(Chunk.finish("stop")), .send("data: [DONE]\n\n"), .close,
        ]
    }
    try await Fixture.run(script: script) { f in
      async let streamed = f.post(Fixture.chat(stream: true))
      try await Task.sleep(for: .milliseconds(500))
      async let stopped: Void = f.gateway.stop()
      try await Task.sleep(for: .milliseconds(300))
      #expect(try await f.post(Fixture.chat()).code == "shutting_down")
      let response = try await streamed
      #expect(response.streamedText == "begin end")
      #expect(response.body.hasSuffix("data: [DONE]\n\n"))
      await stopped
    }
  }
}
