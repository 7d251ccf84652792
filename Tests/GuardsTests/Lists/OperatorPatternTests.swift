/// Patterns of an operator's own: found the same in whole texts and in streams, and refused with the
/// reason where they cannot be bounded.

import Testing

@testable import Guards

@Suite("4.2a an operator's own patterns")
struct OperatorPatternTests {
  static func compiled(_ expressions: [String]) throws -> OperatorPatterns {
    try OperatorPatterns(
      expressions.enumerated().map {
        OperatorPattern(name: "p\($0.offset)", expression: $0.element)
      })
  }

  static let expressions = [
    #"\bACME-\d{4,6}\b"#, "(?i)project (blue|red)bird", #"[A-Z]{2}\d+x?"#, "aba", "Grüße",
    #"(ab|a)(c|bcd)e*"#, #"\d{3}-\d{3}"#,
  ]
  static let texts = [
    "see ACME-12345, ACME-1234567 and xACME-1234",
    "PROJECT Bluebird, project redbir project redbird",
    "AB1234xAB1 Z9 AB", "ababababa abab", "viele Grüße von Grüß und Grüße",
    "abcde abcdeee ace abe", "123-456-789-012 12-345-678", "nothing of the kind",
  ]

  @Test("a stream finds what the whole text finds, wherever it is cut", arguments: texts)
  func cuts(text: String) throws {
    let patterns = try Self.compiled(Self.expressions)
    let bytes = Array(text.utf8)
    let whole = Self.scan(patterns, [bytes])
    #expect(Set(whole.map(\.type)).count > 0 || text.hasPrefix("nothing"))
    for cut in bytes.indices {
      #expect(Self.scan(patterns, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
    #expect(Self.scan(patterns, bytes.map { [$0] }) == whole)
  }

  static func scan(_ patterns: OperatorPatterns, _ pieces: [[UInt8]]) -> Set<Match> {
    var scanner = OperatorScanner(patterns)
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
    return Set(matches)
  }

  @Test("random texts over few letters, in random pieces", arguments: 1...20)
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let patterns = try Self.compiled([#"a{2,3}b?\b"#, "(ab)+c", "b[ac]{1,2}b", #"\Ba c"#])
    let bytes = (0..<80).map { _ in Array("aabbc ".utf8).randomElement(using: &random) ?? 0x61 }
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...6, using: &random))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    #expect(Self.scan(patterns, pieces) == Self.scan(patterns, [bytes]))
  }

  @Test("stretches are those of the pattern")
  func stretches() throws {
    let patterns = try Self.compiled([#"\bACME-\d{4,6}\b"#, "(?i)top secret"])
    let text = "ACME-1234, Top Secret and TOP SECRET, ACME-12"
    let found = patterns.matches(in: Array(text.utf8))
    #expect(found.map(\.type) == ["list.p0", "list.p1", "list.p1"])
    #expect(found.map(\.range) == [0..<9, 11..<21, 26..<36])
  }

  @Test("no more is held than what may become a match")
  func held() throws {
    let patterns = try Self.compiled([#"ACME-\d{4}"#])
    for (text, held) in [("see ACM", 3), ("see ACME-12", 7), ("see ACMx", 0), ("word", 0)] {
      var scanner = OperatorScanner(patterns)
      var matches: [Match] = []
      let window = TextWindow(bytes: Array(text.utf8), base: 0, isFinal: false)
      scanner.scan(window, into: &matches)
      #expect(window.end - scanner.frontier == held, "\(text)")
    }
  }

  @Test(
    "what cannot be bounded or is not supported is refused with the reason",
    arguments: [
      ("a*", PatternRefusal.matchesEmpty), ("(a|b?)", .matchesEmpty), ("", .matchesEmpty),
      ("((a+)+)+", .tooWide(limit: 512)), ("(x{1,30}){1,30}", .tooWide(limit: 512)),
      ("((a{1,16}){1,16}){1,16}", .tooWide(limit: 512)), ("a{1,999}", .malformed(at: 1)),
      ("(?=a)b", .unsupported(construct: "lookahead", at: 0)),
      ("b(?<!a)", .unsupported(construct: "lookbehind", at: 1)),
      (#"(a)\1"#, .unsupported(construct: "back reference", at: 3)),
      ("^a", .unsupported(construct: "anchor", at: 0)),
      ("a$", .unsupported(construct: "anchor", at: 1)),
      ("a++", .unsupported(construct: "possessive repeat", at: 2)),
      (#"\p{L}"#, .unsupported(construct: "Unicode property", at: 0)),
      ("(a", .malformed(at: 0)), ("a)", .malformed(at: 1)), ("[a", .malformed(at: 0)),
      ("[z-a]", .malformed(at: 2)), ("*a", .malformed(at: 0)), ("a**", .malformed(at: 2)),
      ("a{2,1}", .malformed(at: 1)), ("a{x}", .malformed(at: 1)), (#"a\"#, .malformed(at: 1)),
      (#"\x4"#, .malformed(at: 0)),
      ("[ä]", .unsupported(construct: "letter outside of ASCII", at: 1)),
      (String(repeating: "a", count: 513), .tooLong(limit: 512)),
      (String(repeating: "(", count: 40) + "a", .tooComplex(limit: 1_024)),
      ("(abcdefgh|ijklmnop|qrstuvwx){1,60}", .tooComplex(limit: 1_024)),
    ])
  func refused(expression: String, refusal: PatternRefusal) {
    let error = #expect(throws: OperatorPatternError.self) {
      try OperatorPatterns([OperatorPattern(name: "x", expression: expression)])
    }
    #expect(error?.refusal == refusal, "\(expression)")
    #expect(error?.name == "x" && error?.index == 0)
  }

  @Test("too many patterns are refused")
  func tooMany() {
    let many = [OperatorPattern](
      repeating: OperatorPattern(name: "x", expression: "abc"), count: GuardLimits.patterns + 1)
    let error = #expect(throws: OperatorPatternError.self) { try OperatorPatterns(many) }
    #expect(error?.refusal == .tooMany(limit: GuardLimits.patterns))
  }
}
