/// Server-sent events: any cut of the bytes gives the same events, and nothing grows without bound.

import Gateway
import Testing

@Suite("3.3 streams are read within bounds")
struct SSEParserTests {
  private static let text =
    "\u{FEFF}: hello\ndata: one\n\nevent: error\r\ndata:two\r\ndata: three\r\n\r\nid: 7\rdata: ä\r\rdata\n\n\n"
  private static let events = [
    SSEEvent(data: Array("one".utf8)), SSEEvent(name: "error", data: Array("two\nthree".utf8)),
    SSEEvent(data: Array("ä".utf8)), SSEEvent(data: []),
  ]

  @Test("events are the same wherever the bytes are cut")
  func cuts() throws {
    let bytes = Array(Self.text.utf8)
    for size in 1...bytes.count {
      var parser = SSEParser()
      var events: [SSEEvent] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        events += try parser.push(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(events == Self.events, "pieces of \(size)")
    }
  }

  @Test("an event without an end is refused at the limit, not gathered")
  func tooLarge() {
    var parser = SSEParser(limit: 100)
    #expect(throws: SSEError.eventTooLarge(limit: 100)) {
      for _ in 0..<20 { _ = try parser.push(Array("data: 12345\n".utf8)) }
    }
    var line = SSEParser(limit: 100)
    #expect(throws: SSEError.eventTooLarge(limit: 100)) {
      for _ in 0..<101 { _ = try line.push([0x61]) }
    }
  }

  @Test("a begun event is known to be unfinished")
  func unfinished() throws {
    var parser = SSEParser()
    _ = try parser.push(Array("data: x\n".utf8))
    #expect(parser.isMidEvent)
    _ = try parser.push(Array("\n".utf8))
    #expect(!parser.isMidEvent)
  }
}
