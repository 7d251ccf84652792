/// Patterns of an operator's own, compiled once when the configuration loads. Vectorscan searches all
/// of them in one pass; what it finds is put together here.

/// One pattern.
package struct OperatorPattern: Sendable, Hashable {
  /// What findings are called: `list.NAME`.
  package let name: String
  /// The regular expression, in the subset that docs/guards/engine.md describes.
  package let expression: String
  /// Whether ASCII letters match in either case.
  package let isCaseless: Bool

  /// A pattern with all its parts.
  package init(name: String, expression: String, isCaseless: Bool = false) {
    self.name = name
    self.expression = expression
    self.isCaseless = isCaseless
  }
}

/// Why a pattern cannot be used; the whole list is refused with it.
package struct OperatorPatternError: Error, Sendable, Hashable {
  /// The pattern's name; `nil` when it is about all of them.
  package let name: String?
  /// Its place in the list.
  package let index: Int?
  /// What is wrong with it.
  package let refusal: PatternRefusal
}

/// The compiled patterns; shared by all texts and streams.
package struct OperatorPatterns: Sendable {
  /// What is known of one pattern besides its database.
  struct Known: Sendable {
    let type: String
    /// Whether the byte behind a match has a say in it.
    let needsNext: Bool
  }

  let known: [Known]
  let widest: Int
  let database: PatternDatabase

  /// Compiles `patterns`. An empty list compiles to one that finds nothing.
  package init(_ patterns: [OperatorPattern]) throws(OperatorPatternError) {
    guard patterns.count <= GuardLimits.patterns else {
      throw OperatorPatternError(
        name: nil, index: nil, refusal: .tooMany(limit: GuardLimits.patterns))
    }
    var nodes: [PatternNode] = []
    var places = 0
    for (index, pattern) in patterns.enumerated() {
      do throws(PatternRefusal) {
        let node = try PatternReader.read(pattern.expression, isCaseless: pattern.isCaseless)
        places += node.places
        guard places <= GuardLimits.patternPlacesTogether else {
          throw .tooComplex(limit: GuardLimits.patternPlacesTogether)
        }
        nodes.append(node)
      } catch {
        throw OperatorPatternError(name: pattern.name, index: index, refusal: error)
      }
    }
    do throws(PatternRefusal) {
      database = try PatternDatabase(
        nodes.map(\.expression), beginnings: nodes.compactMap { $0.beginnings?.expression })
    } catch {
      throw Self.blamed(error, patterns, nodes)
    }
    known = zip(patterns, nodes).map {
      Known(type: "list." + $0.name, needsNext: $1.looksBehindItsEnd)
    }
    widest = nodes.map(\.width.upperBound).max() ?? 0
  }

  /// The error with the first pattern that Vectorscan refuses alone.
  private static func blamed(
    _ refusal: PatternRefusal, _ patterns: [OperatorPattern], _ nodes: [PatternNode]
  ) -> OperatorPatternError {
    for (index, node) in nodes.enumerated() {
      do throws(PatternRefusal) {
        try PatternDatabase.check(node.expression)
      } catch {
        return OperatorPatternError(name: patterns[index].name, index: index, refusal: error)
      }
    }
    return OperatorPatternError(name: nil, index: nil, refusal: refusal)
  }

  /// Every stretch of `utf8` that a pattern matches, in order of position.
  package func matches(in utf8: [UInt8]) -> [(type: String, range: Range<Int>)] {
    var scanner = OperatorScanner(self)
    var found: [Match] = []
    scanner.scan(TextWindow(bytes: utf8, base: 0, isFinal: true), into: &found)
    return found.sorted { ($0.start, $0.end, $0.type) < ($1.start, $1.end, $1.type) }
      .map { ($0.type, $0.start..<$0.end) }
  }
}

/// The detector over an operator's patterns. A finding is a stretch that matches of one pattern cover
/// without a gap; so it does not depend on which of several overlapping matches comes first.
struct OperatorScanner: StreamDetector {
  private let patterns: OperatorPatterns
  private(set) var frontier = 0
  /// For each pattern, the stretch that is certain and may go on.
  private var growing: [Match?]
  /// Stretches that are certain by now though their beginning may still move to the left.
  private var tentative: [Match] = []

  init(_ patterns: OperatorPatterns) {
    self.patterns = patterns
    growing = [Match?](repeating: nil, count: patterns.known.count)
  }

  var openMatches: [Match] { growing.compactMap(\.self) + tentative }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    guard !patterns.known.isEmpty else {
      frontier = window.end
      return
    }
    tentative = []
    guard window.end > frontier || window.isFinal else { return }
    let from = max(window.base, frontier - 1)
    var stretches = growing.map { $0.map { [$0] } ?? [] }
    for hit in patterns.database.matches(in: window.bytes, from: from - window.base) {
      let known = patterns.known[hit.pattern]
      let start = hit.start + window.base
      let end = hit.end + window.base
      if start < frontier || (known.needsNext && end == window.end && !window.isFinal) { continue }
      add(
        Match(
          type: known.type, start: start, end: end, confidence: 0.9,
          certainAt: end + (known.needsNext ? 1 : 0)),
        to: &stretches[hit.pattern])
    }
    frontier = window.isFinal ? window.end : nextFrontier(window)
    for pattern in stretches.indices { settle(stretches[pattern], of: pattern, &matches) }
  }

  /// Joins a match with the stretches before it that it overlaps.
  private func add(_ match: Match, to stretches: inout [Match]) {
    var joined = match
    while let last = stretches.last, last.end > joined.start {
      joined = Match(
        type: match.type, start: min(last.start, joined.start), end: max(last.end, joined.end),
        confidence: match.confidence, certainAt: min(last.certainAt, joined.certainAt))
      stretches.removeLast()
    }
    stretches.append(joined)
  }

  /// Where the first beginning of a match stands that the end of the text cuts off.
  private func nextFrontier(_ window: TextWindow) -> Int {
    let from = max(frontier, window.end - patterns.widest)
    let start = patterns.database.firstBeginning(in: window.bytes, from: from - window.base)
    return start + window.base
  }

  private mutating func settle(
    _ stretches: [Match], of pattern: Int, _ matches: inout [Match]
  ) {
    growing[pattern] = nil
    for stretch in stretches {
      if stretch.end <= frontier {
        matches.append(stretch)
      } else if stretch.start < frontier {
        growing[pattern] = stretch
      } else {
        tentative.append(stretch)
      }
    }
  }
}
