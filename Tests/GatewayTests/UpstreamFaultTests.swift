/// Model servers that fail in every way: the client gets a plain error, and never a word about what
/// stands behind the gateway.

import Bytes
import Testing

@testable import Gateway

@Suite("3.3 faults behind the gateway stay behind it", .serialized)
struct UpstreamFaultTests {
  private static let jsonHead =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n"

  @Test(
    "a broken answer is 502, a slow one 504, without detail",
    arguments: [
      ([.reset], 502), ([.close], 502), ([.send("garbage\r\n\r\n"), .close], 502),
      ([.send(jsonHead), .send(#"{"choices":["#), .close], 502),
      (StubAction.json(["hello": 1]), 502),
      (StubAction.json(Completion.text("x"), status: "500 secret-host failed"), 502),
      (StubAction.json(Completion.text("x"), status: "302 Found"), 502),
      (StubAction.json(["error": ["message": "secret-host"]], status: "401 No"), 502),
      ([.send("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi")], 502),
      ([.wait(milliseconds: 4000), .close], 504),
      (StubAction.json(["error": ["message": "secret-host"]], status: "400 Bad"), 400),
      (StubAction.json(["error": ["message": "secret-host"]], status: "429 Slow"), 503),
    ] as [([StubAction], Int)])
  func faults(_ actions: [StubAction], _ status: Int) async throws {
    try await Fixture.run(Settings(timeoutSeconds: 1), script: { _, _ in actions }) { f in
      let response = try await f.post(Fixture.chat())
      #expect(response.status == status)
      #expect(response.header("x-request-id") != nil)
      for word in ["secret-host", "127.0.0.1", "hidden-name"] {
        #expect(!response.body.contains(word))
        #expect(!response.headers.contains { $0.1.contains(word) })
      }
      #expect(f.recorder.entries.last?.json["status"]?.int == status)
    }
  }

  @Test("a model server that is not there is 502 at once")
  func unreachable() async throws {
    try await Fixture.run(script: { _, _ in [] }) { f in
      await f.stub.stop()
      let response = try await f.post(Fixture.chat())
      #expect(response.status == 502 && response.code == "upstream_error")
    }
  }

  @Test("a request on a pooled connection that was closed meanwhile is sent once more")
  func retry() async throws {
    try await Fixture.run(script: { _, number in
      number == 2 ? [.reset] : StubAction.json(Completion.text("answer \(number)"))
    }) { f in
      #expect(try await f.post(Fixture.chat()).status == 200)
      let second = try await f.post(Fixture.chat())
      #expect(second.json["choices"]?[0]?["message"]?["content"]?.string == "answer 3")
      #expect(f.stub.requests.count == 3)
    }
  }

  @Test("two closed connections in a row are an error, not an endless loop")
  func noEndlessRetry() async throws {
    try await Fixture.run(script: { _, _ in [.reset] }) { f in
      let response = try await f.post(Fixture.chat())
      #expect(response.status == 502)
      #expect(f.stub.requests.count == 2)
    }
  }

  @Test(
    "a stream that breaks in the middle ends with an error event and an entry",
    arguments: [
      [.reset], [.close], [.send("data: {broken\n\n")], [.send("data: {\"error\":{}}\n\n")],
      [.send("event: error\ndata: {}\n\n")],
      [.send("data: " + String(repeating: "x", count: 2 << 20))],
      [.send("data: [DONE]\n\n")],
    ] as [[StubAction]])
  func brokenStream(_ ending: [StubAction]) async throws {
    try await Fixture.run(script: { _, _ in
      [.streamHead, .send(Chunk.text("begin ")), .wait(milliseconds: 50)] + ending
    }) { f in
      let response = try await f.post(Fixture.chat(stream: true))
      #expect(response.status == 200)
      let last = try #require(response.events.last)
      #expect(last.contains(#""code":"upstream_error""#))
      #expect(!response.body.contains("[DONE]"))
      let closed = f.recorder.entries.map(\.json).first { $0["phase"]?.string == "closed" }
      #expect(closed?["decision"]?.string == "failed")
      #expect(closed?["response_sha256"]?.string == Digest.of(utf8: response.body).hex)
    }
  }

  @Test("a stream beyond its time is cut")
  func tooLong() async throws {
    try await Fixture.run(
      Settings(streamSeconds: 1),
      script: { _, _ in
        [.streamHead, .send(Chunk.text("begin ")), .wait(milliseconds: 4000), .close]
      }
    ) { f in
      let before = GatewayClock.system.wallMilliseconds()
      let response = try await f.post(Fixture.chat(stream: true))
      #expect(GatewayClock.system.wallMilliseconds() - before < 2500)
      #expect(response.events.last?.contains("upstream_timeout") == true)
    }
  }

  @Test("what a model server floods is read only as fast as the client reads")
  func backPressure() async throws {
    let chunk = Chunk.text(String(repeating: "word ", count: 2000))
    try await Fixture.run(script: { _, _ in [.streamHead, .flood(chunk)] }) { f in
      let raw = try await RawClient.connect(f.port)
      try await raw.send(RawClient.post(Fixture.chat(stream: true).text(), key: f.key))
      try await Task.sleep(for: .milliseconds(1500))
      #expect(f.gateway.port > 0)
      await raw.close()
      let ended = try await eventually { f.stub.brokenOff == 1 }
      #expect(ended, "the client's leaving ended the model server's work")
      #expect(try await eventually { f.recorder.entries.last?.json["decision"] == "cut" })
      #expect(f.recorder.entries.last?.json["code"]?.string == "client_gone")
    }
  }

  @Test("a client that leaves while nothing arrives cancels the request to the model server")
  func disconnect() async throws {
    for stream in [true, false] {
      try await Fixture.run(script: { _, _ in
        (stream ? [.streamHead, .send(Chunk.text("x"))] : []) + [.hold(Latch())]
      }) { f in
        let raw = try await RawClient.connect(f.port)
        try await raw.send(RawClient.post(Fixture.chat(stream: stream).text(), key: f.key))
        #expect(try await eventually { f.stub.requests.count == 1 })
        await raw.close()
        #expect(try await eventually { f.stub.brokenOff == 1 })
        #expect(try await eventually { f.recorder.entries.last?.json["code"] == "client_gone" })
      }
    }
  }
}
