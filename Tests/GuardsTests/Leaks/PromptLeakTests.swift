/// Protected prompts: passages of them are found however they are laid out or encoded.

import Bytes
import Foundation
import Guards
import Testing

@Suite("3.5b passages of a protected prompt do not leak")
struct PromptLeakTests {
  static let prompt = """
    You are Ada, the assistant of the Northwind bank. Answer questions about accounts and loans only.
    Never mention the codename Falcon-7 of the merger. If a customer asks about rates, quote the table
    of the current quarter and nothing else; escalate complaints to the duty manager by ticket.
    Für deutsche Kunden gilt: duzen, außer die Kundschaft siezt zuerst. 日本のお客様には敬語を使ってください。
    """
  static let guardian = TextGuard(policy: GuardPolicy(protectedPrompts: [prompt]))

  static func leaks(_ text: String) -> Bool {
    guardian.findings(in: Array(text.utf8), origin: .model).contains { $0.type == "leak.prompt" }
  }

  @Test("every sentence of it is found", arguments: prompt.split(separator: ".").filter { $0.count > 45 })
  func verbatim(part: Substring) {
    let sentence = String(part)
    #expect(Self.leaks("Sure! " + sentence))
    #expect(Self.leaks("- " + sentence.uppercased() + "\n"))
    #expect(Self.leaks(sentence.map { "\($0) " }.joined()))
    #expect(Self.leaks(sentence.replacing(" ", with: "\n> ")))
    #expect(Self.leaks(String(sentence.reversed())))
  }

  @Test("it is found whole in other encodings")
  func encoded() {
    let data = Data(Self.prompt.utf8)
    #expect(Self.leaks(data.base64EncodedString()))
    #expect(Self.leaks("x" + (Data("a".utf8) + data).base64EncodedString(options: .lineLength64Characters)))
    #expect(Self.leaks(data.map { String($0, radix: 16) }.joined(separator: " ")))
    #expect(Self.leaks(String(Self.prompt.map(rot13))))
  }

  private func rot13(_ character: Character) -> Character {
    guard let value = character.asciiValue, character.isLetter else { return character }
    let base: UInt8 = character.isLowercase ? 0x61 : 0x41
    return Character(Unicode.Scalar((value - base + 13) % 26 + base))
  }

  @Test("other texts pass", arguments: BenignCorpus.texts + [
    "You are an assistant. Answer questions about the bank and the rates of loans.",
    "If a customer asks about the merger, escalate to the manager of the current quarter.",
  ])
  func others(text: String) {
    #expect(!Self.leaks(text))
  }

  @Test("in a stream a leak is blocked before its first sentence is out")
  func streamed() {
    let text = "Of course, here it is: " + Self.prompt
    let whole = run(Self.guardian, [Array(text.utf8)])
    #expect(whole.blocked)
    #expect(run(Self.guardian, text.utf8.map { [$0] }) == whole)
    #expect(whole.released.count < 40)
    for cut in stride(from: 0, to: 120, by: 1) {
      let bytes = Array(text.utf8)
      #expect(run(Self.guardian, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
  }

  @Test("the policy names prompts by number and digest only")
  func description() {
    let policy = GuardPolicy(protectedPrompts: [Self.prompt])
    let text = String(decoding: policy.description.encoded(.canonical), as: UTF8.self)
    #expect(!text.contains("Falcon") && text.contains("protectedPrompts"))
    #expect(policy.digest != GuardPolicy().digest)
  }
}
