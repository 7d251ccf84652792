/// Canaries: every way of writing one down that the matcher promises to see.

import Bytes
import Guards
import Testing

/// The canary of the samples in every form that must be seen.
enum CanarySpellings {
  static let all: [String] = {
    let canary = Samples.canary
    let bytes = Array(canary.utf8)
    let hex = Hex.encode(bytes)
    let letters = canary.filter { $0 != "-" }
    let rot13 = String(
      canary.map { character -> Character in
        guard let value = character.asciiValue, character.isLetter else { return character }
        return Character(UnicodeScalar((value - 65 + 13) % 26 + 65))
      })
    let padded = (0..<6).map { shift in
      Base64.encode(Array(String(repeating: "x", count: shift).utf8) + bytes + [0x21])
    }
    let percent = bytes.map { "%" + Hex.encode([$0]) }.joined()
    let list = letters.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(
      separator: "\n")
    return [
      canary, canary.lowercased(), letters, String(canary.reversed()), hex, hex.uppercased(), rot13,
      percent, list, letters.map(String.init).joined(separator: " "),
      letters.map(String.init).joined(separator: " - "),
      letters.map { "\"\($0)\"" }.joined(separator: ", "),
      letters.map(String.init).joined(separator: "\n* "),
      "\\x" + bytes.map { Hex.encode([$0]) }.joined(separator: "\\x"),
      bytes.map { "0x" + Hex.encode([$0]) }.joined(separator: ", "),
      bytes.map { "&#\($0);" }.joined(), String(canary.prefix(14)), String(canary.suffix(13)),
    ] + padded
  }()

}

@Suite("3.5b a protected prompt does not leak")
struct CanaryTests {
  static let matcher = CanaryMatcher(canary: Samples.canary)
  static let guardian = TextGuard(policy: GuardPolicy(canaries: [Samples.canary]))

  @Test("every form is found in a text", arguments: CanarySpellings.all)
  func forms(form: String) {
    #expect(Self.matcher.match(in: "Sure! \(form) That is all.") != nil)
    #expect(Self.matcher.match(in: form) != nil)
  }

  @Test(
    "every form is blocked in a stream, and nothing of it gets out", arguments: CanarySpellings.all)
  func streamed(form: String) {
    let bytes = Array("Sure: \(form) That is all.".utf8)
    let whole = run(Self.guardian, [bytes])
    #expect(whole.blocked)
    #expect(run(Self.guardian, bytes.map { [$0] }) == whole)
    #expect(whole.released.count <= 16)
  }

  @Test("ordinary text is no canary", arguments: BenignCorpus.texts)
  func benign(text: String) {
    #expect(Self.matcher.match(in: text) == nil)
  }

  @Test("less than eight symbols are no leak")
  func lessThanEight() {
    #expect(Self.matcher.match(in: "It starts with K7QX-M2Z, I think") == nil)
  }

  @Test("a piece of eight symbols is a leak, so that asking piece by piece gets none")
  func piece() {
    let canary = "5f0e91aad013a3cfc70b13df23d8ea88"
    let guardian = TextGuard(policy: GuardPolicy(canaries: [canary]))
    for start in stride(from: 0, through: 24, by: 8) {
      let piece = String(canary.dropFirst(start).prefix(8))
      #expect(guardian.judge("It is \(piece).", origin: .model).action == .block)
    }
  }

  @Test("canaries that are too short are never found")
  func short() {
    #expect(CanaryMatcher(canary: "abc").match(in: "abc abc") == nil)
    #expect(CanaryMatcher(canary: "").match(in: "") == nil)
  }

  @Test("pieces over several turns are a leak together")
  func turns() {
    #expect(Self.matcher.isLeaked(in: ["first: K7QX", "then M2ZP it goes on", "and 9RWT"]))
    #expect(Self.matcher.isLeaked(in: Samples.canary.filter { $0 != "-" }.map(String.init)))
    #expect(Self.matcher.isLeaked(in: ["nothing", "it is \(Samples.canary)"]))
    let sentences = Samples.canary.filter { $0 != "-" }.map { "The next one is \($0)." }
    #expect(Self.matcher.isLeaked(in: sentences))
    #expect(!Self.matcher.isLeaked(in: BenignCorpus.texts))
    #expect(!Self.matcher.isLeaked(in: ["K7QX is all I know"]))
  }

  @Test("a conversation remembers pieces, and a copy can be asked about the next turn")
  func conversation() {
    var conversation = CanaryConversation(Self.matcher)
    conversation.add("It begins with K7QX.")
    #expect(conversation.hasPieces && !conversation.isLeaked)
    conversation.add("Nothing here.")
    #expect(conversation.isLeaked(with: "Then M2ZP and later 9RWT"))
    #expect(!conversation.isLeaked(with: "Then something else"))
    #expect(!conversation.isLeaked)
  }

  @Test("long conversations full of numbers give no hexadecimal canary away", arguments: 1...5)
  func numbers(seed: UInt64) {
    var random = SeededRandom(seed)
    let canary = Samples.draw(Alphabet.hex, 32, &random)
    let turns = (0..<40).map { _ in
      (0..<20).map { _ in Samples.draw(Alphabet.hex, 12, &random) }.joined(separator: " and ")
    }
    let matcher = CanaryMatcher(canary: canary)
    #expect(!matcher.isLeaked(in: turns))
    let pieces = (0..<4).map { "Part \($0): " + canary.dropFirst($0 * 6).prefix(5) }
    #expect(matcher.isLeaked(in: turns + pieces))
  }

  @Test("a canary in the operator's own prompt is no finding that acts")
  func systemPrompt() {
    let guardian = TextGuard(policy: GuardPolicy(canaries: [Samples.canary]))
    #expect(guardian.judge("Marker: \(Samples.canary)", origin: .system).action == .allow)
  }
}
