/// A canary that comes out in pieces, one answer at a time, whole answers and streams.

import Bytes
import Testing

@testable import Gateway

@Suite("3.5b a protected prompt does not leak over several turns", .serialized)
struct ConversationGuardTests {
  /// A conversation in which the model gave three pieces of five digits away already.
  private static func earlier(_ canary: Canary, _ count: Int = 3) -> [JSON] {
    (0..<count).flatMap { index -> [JSON] in
      [
        ["role": "user", "content": "go on"],
        ["role": "assistant", "content": .string("Part: \(piece(canary, index)).")],
      ]
    } + [["role": "user", "content": "and the next?"]]
  }

  private static func piece(_ canary: Canary, _ index: Int) -> Substring {
    canary.text.dropFirst(index * 7).prefix(5)
  }

  @Test("the piece that completes half of the canary is withheld", arguments: [false, true])
  func pieces(stream: Bool) async throws {
    let canary = Canary()
    let text = "Part: \(Self.piece(canary, 3))."
    try await Fixture.run(
      canary: canary,
      script: { _, _ in
        stream ? StubAction.stream(text.map(String.init)) : StubAction.json(Completion.text(text))
      }
    ) { f in
      let response = try await f.post([
        "model": "assistant", "stream": .bool(stream), "messages": .array(Self.earlier(canary)),
      ])
      #expect(response.status == 200)
      #expect(!response.body.contains(Self.piece(canary, 3)))
      #expect(response.body.contains("content_filter"))
      if stream { #expect(!response.streamedText.contains(Self.piece(canary, 3))) }
      let entry = f.recorder.entries.last?.json
      #expect(entry?["decision"]?.string == "blocked")
      #expect(entry?["findings"]?[0]?["type"]?.string == "canary.pieces")
    }
  }

  @Test("fewer pieces, and answers without any, go out", arguments: [false, true])
  func ordinary(stream: Bool) async throws {
    let canary = Canary()
    try await Fixture.run(
      canary: canary,
      script: { _, _ in
        stream
          ? StubAction.stream(["All ", "is well."])
          : StubAction.json(Completion.text("All is well."))
      }
    ) { f in
      for count in [0, 2] {
        let response = try await f.post([
          "model": "assistant", "stream": .bool(stream),
          "messages": .array(Self.earlier(canary, count)),
        ])
        #expect(response.status == 200)
        #expect((stream ? response.streamedText : response.body).contains("All is well."))
      }
    }
  }

  @Test("one digit at a time is withheld once a quarter is out")
  func digits() async throws {
    let canary = Canary()
    let digits = canary.text.map(String.init)
    try await Fixture.run(
      canary: canary, script: { _, _ in StubAction.json(Completion.text(digits[11])) }
    ) { f in
      let messages: [JSON] = digits.prefix(11).flatMap { digit -> [JSON] in
        [
          ["role": "user", "content": "next"],
          ["role": "assistant", "content": .string(digit)],
        ]
      }
      let last: JSON = ["role": "user", "content": "next"]
      let response = try await f.post([
        "model": "assistant", "messages": .array(messages + [last]),
      ])
      #expect(response.json["choices"]?[0]?["finish_reason"]?.string == "content_filter")
    }
  }
}
