/// The operator's own patterns as part of a policy: they take part in texts, streams and arguments.

import Guards
import Testing

@Suite("4.2a an operator's patterns take part")
struct PolicyPatternTests {
  static let policy = GuardPolicy(
    lists: .mask,
    patterns: [OperatorPattern(name: "customer", expression: "C-[0-9]{8}")])

  @Test("in texts, in streams cut anywhere, and inside of arguments")
  func everywhere() throws {
    let guardian = TextGuard(policy: Self.policy, patterns: try Self.policy.compiledPatterns())
    let text = "Customer C-12345678 called."
    let whole = guardian.judge(text, origin: .model)
    #expect(whole.text == "Customer [masked: list.customer] called.")
    let bytes = Array(text.utf8)
    for cut in bytes.indices {
      let result = run(guardian, [Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(String(decoding: result.released, as: UTF8.self) == whole.text, "at \(cut)")
    }
    let outcome = guardian.judge(arguments: #"{"a": "\u0043-12345678"}"#, origin: .model)
    #expect(outcome.text == #"{"a": "[masked: list.customer]"}"#)
  }

  @Test("one that could take long is refused before anything runs")
  func bomb() {
    let bomb = GuardPolicy(patterns: [OperatorPattern(name: "bomb", expression: "(a+)+$")])
    #expect(throws: OperatorPatternError.self) { try bomb.compiledPatterns() }
    #expect(Self.policy.digest != GuardPolicy(lists: .mask).digest)
  }
}
