/// Stretches that are dismissed before any rule is asked: the rules for personal data find the same
/// as when they are asked about every stretch, wherever the text is cut.

import Testing

@testable import Guards

/// The rules for personal data, asked about every stretch.
private struct AlwaysAsked: LexicalRules {
  private let rules = PersonalRules()

  var anchors: [Anchor] {
    rules.anchors.map {
      $0.isRunStart ? .runs(of: $0.sets[0], atTokenStart: $0.needsTokenStart) : $0
    }
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    try rules.match(&reader)
  }
}

@Suite("4.2b stretches that are dismissed without a question")
struct ShortRunTests {
  /// Numbers of every kind, whole; what is random around them tears them apart.
  static let numbers = [
    "131052-308T", "12345678Z", "X-1234567-L", "AB 12 34 56 C", "GB82 WEST 1234 5698 7654 32",
    "192.0.2.44", "2001:db8::8a2e:370:7334", "1::2:3:4", "00-1b-63-84-45-e6", "0123.4567.89ab",
    "212-555-0143", "(02) 9123 4567", "8 (495) 123-45-67", "4111 1111 1111 1111", "078-05-1120",
    "08-12 34 56", "12 / 34 - 56 78 90", "1\u{A0}23\u{202F}45\u{2013}67 89", "passport X1234567 ",
  ]

  static func text(_ random: inout SeededRandom) -> [UInt8] {
    let signs =
      Array("0123456789012345 -./():+_,aAbcfFXZ\n\\n%3d@".utf8) + [0xC2, 0xA0, 0xE2, 0x80]
    var text: [UInt8] = []
    while text.count < 160 {
      if Int.random(in: 0..<4, using: &random) == 0 {
        text += (numbers.randomElement(using: &random) ?? "").utf8
      }
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        text.append(signs.randomElement(using: &random) ?? 0x20)
      }
    }
    return text
  }

  @Test("nothing is missed", arguments: 1...200 as ClosedRange<UInt64>)
  func same(seed: UInt64) {
    var random = SeededRandom(seed)
    let text = Self.text(&random)
    let expected = Self.scan(Self.always, [text])
    #expect(Self.scan(Self.seldom, [text]) == expected)
    let cut = Int.random(in: 1..<text.count, using: &random)
    let pieces = [Array(text[..<cut]), Array(text[cut...])]
    #expect(Self.scan(Self.seldom, pieces) == expected)
  }

  private static let always = RuleScanner([AlwaysAsked()])
  private static let seldom = RuleScanner([PersonalRules()])

  private static func scan(_ prepared: RuleScanner, _ pieces: [[UInt8]]) -> [String] {
    var scanner = prepared
    var window = TextWindow(bytes: [], base: 0, isFinal: false)
    var matches: [Match] = []
    for (number, piece) in pieces.enumerated() {
      window.bytes += piece
      window.isFinal = number == pieces.count - 1
      scanner.scan(window, into: &matches)
    }
    return matches.map(described)
  }

  private static func described(_ match: Match) -> String {
    "\(match.type) \(match.start)..<\(match.end) \(match.confidence)"
  }
}
