/// The outside judge: what is asked and what counts as an answer.

import Bytes
import Guards
import Testing

@Suite("4.2b an outside judge is read strictly")
struct InjectionJudgeTests {
  static let judge = InjectionJudge(service: "classifier")

  static func answer(_ content: String) -> [UInt8] {
    let body: JSON = ["choices": [["message": ["role": "assistant", "content": .string(content)]]]]
    return body.encoded(.canonical)
  }

  @Test("the text is sent as data, with its origin")
  func request() {
    let body = Self.judge.request("say \"hi\"", origin: .tool, model: "classifier")
    #expect(body["model"]?.string == "classifier")
    let messages = body["messages"]?.array ?? []
    #expect(messages.count == 2)
    #expect(messages.last?["content"]?.string == #"{"origin":"tool","text":"say \"hi\""}"#)
  }

  @Test("the two answers count, and nothing else")
  func verdicts() {
    #expect(Self.judge.verdict(Self.answer(#"{"verdict":"attack"}"#)) == .attack)
    #expect(Self.judge.verdict(Self.answer(#"{"verdict":"safe"}"#)) == .safe)
    for odd in ["safe", "{}", #"{"verdict":"safe","note":1}"#, #"{"verdict":"SAFE"}"#, ""] {
      #expect(Self.judge.verdict(Self.answer(odd)) == .unreadable)
    }
    #expect(Self.judge.verdict(Array("no JSON".utf8)) == .unreadable)
  }

  @Test("without a readable answer a text counts as an attack")
  func closed() {
    #expect(Self.judge.isAttack(.unreadable))
    #expect(!InjectionJudge(service: "m", failsClosed: false).isAttack(.unreadable))
    #expect(!Self.judge.isAttack(.safe))
  }

  @Test("long texts are cut in the middle")
  func long() {
    let text = String(repeating: "a", count: 100_000)
    let size = InjectionJudge(service: "m", textBytes: 1_000)
      .request(text, origin: .user, model: "m").encoded(.canonical).count
    #expect(size < 3_000)
  }
}
