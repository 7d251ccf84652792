/// Clients that do not mean well, over bare sockets. Each gets a clear answer or a closed door;
/// the next client is served as if nothing had happened.

import Bytes
import Testing

@testable import Gateway

@Suite("3.3 hostile clients", .serialized)
struct HostileClientTests {
  private static let fine: StubUpstream.Script = { _, _ in
    StubAction.json(Completion.text("fine"))
  }
  private static let quick: ConnectionGuard.Times = {
    var times = ConnectionGuard.Times()
    times.header = 500
    times.body = 800
    times.keepAlive = 1500
    return times
  }()

  private func served(_ f: Fixture) async throws {
    #expect(try await f.post(Fixture.chat()).status == 200, "others are still served")
  }

  @Test("bodies of other types, encodings and shapes are refused before they are read")
  func types() async throws {
    try await Fixture.run(script: Self.fine) { f in
      let body = Fixture.chat().encoded()
      let plain = try await f.send(body, headers: [("content-type", "text/plain")])
      #expect(plain.status == 415 && plain.code == "unsupported_media_type")
      #expect(try await f.send(body, headers: []).status == 415)
      let zipped = try await f.send(
        body, headers: [("content-type", "application/json"), ("content-encoding", "gzip")])
      #expect(zipped.status == 415)
      #expect(f.stub.requests.isEmpty)
    }
  }

  @Test("malformed JSON, doubled keys and bad UTF-8 are 400 and name the byte")
  func badJSON() async throws {
    try await Fixture.run(script: Self.fine) { f in
      for body in [
        Array(#"{"model": "assistant", "messages": ["#.utf8),
        Array(#"{"model": "assistant", "model": "plain"}"#.utf8),
        Array(#"{"model": ""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8), [],
        [UInt8](repeating: UInt8(ascii: "["), count: 50_000), [0, 1, 2, 3],
      ] {
        let response = try await f.send(body)
        #expect(response.status == 400 && response.code == "invalid_json")
        #expect(response.json["error"]?["message"]?.string?.contains("at byte") == true)
        #expect(response.header("x-request-id") != nil)
      }
      try await served(f)
    }
  }

  @Test("a body of 100 MB is refused by its length, before it is sent")
  func announcedBody() async throws {
    try await Fixture.run(script: Self.fine) { f in
      let raw = try await RawClient.connect(f.port)
      try await raw.send(RawClient.post("{", key: f.key, length: 100 << 20))
      try await raw.wait(for: "request_too_large")
      #expect(raw.text.hasPrefix("HTTP/1.1 413"))
      #expect(raw.text.contains("x-request-id: req_"))
      try await raw.wait(milliseconds: 15_000)
      #expect(raw.isClosed)
      try await served(f)
    }
  }

  @Test("a body that grows beyond the limit chunk by chunk is refused")
  func chunkedBody() async throws {
    try await Fixture.run(script: Self.fine) { f in
      let raw = try await RawClient.connect(f.port)
      try await raw.send(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \(f.key)\r\n"
          + "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
      let piece = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
      for _ in 0..<8 { try? await raw.send(piece) }
      try await raw.wait(for: "request_too_large")
      #expect(raw.text.hasPrefix("HTTP/1.1 413"))
      try await served(f)
    }
  }

  @Test("slow headers, slow bodies and half a request end with a closed connection")
  func slow() async throws {
    try await Fixture.run(times: Self.quick, script: Self.fine) { f in
      let header = try await RawClient.connect(f.port)
      for _ in 0..<100 where !header.isClosed {
        try? await header.send("P")
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(header.isClosed, "a byte now and then keeps nothing open")
      let body = try await RawClient.connect(f.port)
      try? await body.send(RawClient.post("{", key: f.key, length: 50))
      try await body.wait(milliseconds: 15_000)
      #expect(body.isClosed)
      let silent = try await RawClient.connect(f.port)
      try await silent.wait(milliseconds: 15_000)
      #expect(silent.isClosed)
      try await served(f)
    }
  }

  @Test("bytes that are no HTTP get a 400 in our shape")
  func garbage() async throws {
    try await Fixture.run(script: Self.fine) { f in
      for text in [
        "\u{16}\u{3}\u{1}\u{2}\u{0}\r\n\r\n", "GET\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
        "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nhost: x\r\nx: " + String(repeating: "y", count: 100_000) + "\r\n\r\n",
      ] {
        let raw = try await RawClient.connect(f.port)
        try await raw.send(text)
        try await raw.wait(milliseconds: 15_000)
        #expect(raw.isClosed)
        if !raw.text.isEmpty {
          #expect(raw.text.hasPrefix("HTTP/1.1 400"), "\(raw.text.prefix(60))")
          #expect(raw.text.contains("x-request-id: req_"))
          #expect(raw.text.contains("malformed_http"))
        }
      }
      try await served(f)
    }
  }

  @Test("a good request with garbage behind it is answered, the garbage refused")
  func pipelinedGarbage() async throws {
    try await Fixture.run(script: Self.fine) { f in
      let raw = try await RawClient.connect(f.port)
      let good = RawClient.post(Fixture.chat().text(), key: f.key)
      try await raw.send(good + good + "\u{0}\u{1}garbage\r\n\r\n")
      try await raw.wait(milliseconds: 15_000)
      #expect(raw.text.components("HTTP/1.1 200") == 2)
      #expect(raw.text.components("HTTP/1.1 400") == 1)
      #expect(raw.isClosed)
      try await served(f)
    }
  }

  @Test("two authorization fields and other schemes open nothing")
  func headers() async throws {
    try await Fixture.run(script: Self.fine) { f in
      let twice = try await RawClient.connect(f.port)
      let more = "authorization: Bearer \(f.key)\r\n"
      try await twice.send(RawClient.post(Fixture.chat().text(), key: f.key, more: more))
      try await twice.wait(for: "}", milliseconds: 15_000)
      #expect(twice.text.hasPrefix("HTTP/1.1 401"))
      let raw = try await RawClient.connect(f.port)
      let body = Fixture.chat().text()
      try await raw.send(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: x/#@y\r\nauthorization: Basic \(f.key)\r\n"
          + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)")
      try await raw.wait(for: "}", milliseconds: 15_000)
      #expect(raw.text.hasPrefix("HTTP/1.1 401"))
    }
  }

  @Test("an address beyond this machine needs TLS")
  func needsTLS() {
    for host in ["0.0.0.0", "::", "192.168.1.1", "example.org", "127.evil.example.org"] {
      #expect(throws: GatewayError.needsTLS(host: host)) {
        try ListenOptions(host: host, port: 1).check()
      }
    }
    #expect(throws: Never.self) { try ListenOptions(host: "127.0.0.2", port: 1).check() }
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func components(_ part: String) -> Int {
    var count = 0
    var rest = Array(utf8)[...]
    let wanted = Array(part.utf8)
    while rest.count >= wanted.count {
      if rest.starts(with: wanted) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}
