/// The one pass: it finds what a plain search finds, wherever the text is cut, and holds back no more
/// than what may still become an anchor.

import Testing

@testable import Guards

/// Rules that answer at once: the anchor itself is the match.
private struct Echo: LexicalRules {
  let anchors: [Anchor]
  /// Bytes behind the anchor that are read before the answer.
  var ahead = 0

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let end = reader.position + anchors[reader.anchor].sets.count
    if ahead > 0 { _ = try reader.peek(end + ahead - 1) }
    return RuleMatch(type: "echo.\(reader.anchor)", range: reader.position..<end, confidence: 1)
  }
}

@Suite("4.2a one pass over the bytes for all exact rules")
struct RuleScannerTests {
  static let anchors: [Anchor] = [
    .literal("ab"), .literal("abc"), .folded("key"), .literal("KEY"), .literal("x"),
    .sequence([.upper, .upper, .digits, .digits]), .runs(of: .digits), .literal("--a"),
    .folded("b-c"), .bytes(ByteClass("@")), .literal("ba", atTokenStart: true), .literal("é1"),
  ]

  static func scan(_ rules: [any LexicalRules], _ pieces: [[UInt8]]) -> [Match] {
    var scanner = RuleScanner(rules)
    var window = TextWindow(bytes: [], base: 0, isFinal: false)
    var matches: [Match] = []
    for piece in pieces {
      window.bytes += piece
      scanner.scan(window, into: &matches)
      let keep = max(window.base, scanner.frontier - GuardLimits.contextBytes)
      window.bytes.removeFirst(keep - window.base)
      window.base = keep
    }
    window.isFinal = true
    scanner.scan(window, into: &matches)
    return matches
  }

  /// What a search without any tables finds.
  static func plain(_ anchors: [Anchor], _ text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    let window = TextWindow(bytes: text, base: 0, isFinal: true)
    while position < text.count {
      let standing = anchors.filter { anchor in
        let sets = anchor.sets
        guard position + sets.count <= text.count,
          sets.indices.allSatisfy({ sets[$0].contains(text[position + $0]) })
        else { return false }
        if anchor.isRunStart, position > 0, sets[0].contains(text[position - 1]) { return false }
        return !anchor.needsTokenStart || ByteReader(window, at: position).isAtTokenStart
      }
      if let longest = standing.map(\.sets.count).max() {
        found.append(position..<(position + longest))
        position += longest
      } else {
        position += 1
      }
    }
    return found
  }

  static func text(_ random: inout SeededRandom, _ count: Int) -> [UInt8] {
    let alphabet = Array("abckeyKEYx12-@AB é".utf8)
    return (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0x20 }
  }

  @Test("every anchor is found where a plain search finds it", arguments: 1...20)
  func likePlainSearch(seed: UInt64) {
    var random = SeededRandom(seed)
    let text = Self.text(&random, 300)
    let found = Self.scan([Echo(anchors: Self.anchors)], [text]).map { $0.start..<$0.end }
    #expect(found == Self.plain(Self.anchors, text))
  }

  @Test("two rule sets do not hide each other's matches")
  func independent() {
    let rules: [any LexicalRules] = [
      Echo(anchors: [.literal("abcd")]), Echo(anchors: [.literal("bc"), .literal("cde")]),
    ]
    let found = Self.scan(rules, [Array("abcde".utf8)])
    #expect(Set(found.map { $0.start..<$0.end }) == [0..<4, 1..<3])
  }

  @Test("the cut changes neither what is found nor when it is certain", arguments: 1...6)
  func cuts(seed: UInt64) {
    var random = SeededRandom(seed)
    let text = Self.text(&random, 48)
    let rules: [any LexicalRules] = [
      Echo(anchors: Self.anchors), Echo(anchors: [.literal("y"), .folded("eyk")], ahead: 3),
    ]
    let whole = Set(Self.scan(rules, [text]))
    for cut in text.indices {
      let pieces = [Array(text[..<cut]), Array(text[cut...])]
      #expect(Set(Self.scan(rules, pieces)) == whole)
    }
    #expect(Set(Self.scan(rules, text.map { [$0] })) == whole)
    for match in whole where match.certainAt < text.count {
      // With exactly these bytes and no more the match is there.
      var scanner = RuleScanner(rules)
      var matches: [Match] = []
      let window = TextWindow(
        bytes: Array(text[..<match.certainAt]), base: 0, isFinal: false)
      scanner.scan(window, into: &matches)
      #expect(matches.contains(match))
    }
  }

  @Test(
    "only what may still become an anchor is held",
    arguments: [
      ("nothing", 0), ("a", 1), ("ke", 2), ("ker", 0), ("KE", 2), ("A", 1), ("AB1", 3), ("1", 0),
      ("a-", 1), ("b-", 2), ("bab", 1),
    ])
  func held(text: String, count: Int) {
    var scanner = RuleScanner([Echo(anchors: Self.anchors)])
    var matches: [Match] = []
    let window = TextWindow(bytes: Array(text.utf8), base: 0, isFinal: false)
    scanner.scan(window, into: &matches)
    #expect(window.end - scanner.frontier == count)
  }

  @Test("more sets of runs than there are flags still work")
  func manyRuns() {
    let sets = (0..<6).map { ByteClass([UInt8(0x61 + $0), UInt8(0x71 + $0)]) }
    let rules = Echo(anchors: sets.map { .runs(of: $0) })
    let text = Array("aaqq bbrr ccss ddtt eeuu ffvv".utf8)
    #expect(
      Self.scan([rules], [text]).map(\.start) == Self.plain(rules.anchors, text).map(\.lowerBound))
  }
}
