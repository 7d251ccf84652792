/// Payment cards: what is masked, what only looks like one. The numbers are the published test
/// numbers of the schemes, put together at run time.

import Guards
import Testing

@Suite("3.2b payment cards stay inside")
struct CardTests {
  static let guardian = TextGuard(policy: .secureDefault)
  static let digits: [String] = [
    "4111" + "111111111111", "4242" + "424242424242", "5555" + "555555554444",
    "2223" + "003122003222", "6011" + "111111111117", "3530" + "111333300000",
    "6200" + "000000000005", "4222" + "222222222",
  ]
  static let printed: [String] =
    digits.filter { $0.count == 16 }.flatMap { digits in
      [" ", "-"].map { separator in
        stride(from: 0, to: 16, by: 4).map { digits.dropFirst($0).prefix(4) }
          .joined(separator: separator)
      }
    } + ["3782 " + "822463 " + "10005", "3056 " + "930902 " + "5904"]

  @Test("cards are masked, whatever stands around them", arguments: digits + printed)
  func masked(card: String) {
    for (before, after) in [("", ""), ("card: ", ", ok"), ("\"", "\""), ("(", ")."), ("n=", "&")] {
      let outcome = Self.guardian.judge(before + card + after, origin: .model)
      #expect(outcome.text == before + "[masked: personal.card]" + after)
    }
  }

  @Test("cards in a stream are masked wherever it is cut", arguments: digits + printed)
  func streamed(card: String) {
    let bytes = Array("pay \(card). ok".utf8)
    let whole = run(Self.guardian, [bytes])
    #expect(String(decoding: whole.released, as: UTF8.self) == "pay [masked: personal.card]. ok")
    #expect(run(Self.guardian, bytes.map { [$0] }) == whole)
    for cut in bytes.indices {
      #expect(run(Self.guardian, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
  }

  @Test("a wrong digit anywhere is no card", arguments: digits)
  func checkDigit(card: String) {
    let bytes = Array(card.utf8)
    for index in bytes.indices.dropFirst(4) {
      var wrong = bytes
      wrong[index] = (bytes[index] - 0x30 + 1) % 10 + 0x30
      #expect(Self.guardian.findings(in: wrong, origin: .model).isEmpty)
    }
  }

  @Test("other numbers pass")
  func others() {
    let card = Self.digits[0]
    for text in [
      "1\(card)", "\(card)7", "0.\(card)", "id-\(card)", "\(card)-99", "a\(card)",
      "4111 11 1111 111111 11", "2026-11-22 21:40:42", "1763847642123456", "550e8400-e29b-41d4",
      "5000 0000 0000 0009",
    ] {
      #expect(Self.guardian.findings(in: Array(text.utf8), origin: .model).isEmpty, "\(text)")
    }
  }
}
