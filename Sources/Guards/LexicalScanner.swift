/// The left-to-right scanner for rules that start at a visible place: at each position the rules
/// say "nothing starts here", "this starts here", or read on until they know.

/// What ends a match that is certain but still going on.
enum Closing: Sendable, Hashable {
  /// The first byte outside of the set.
  case outside(ByteClass)
  /// The closing line of a PEM block, or a byte that cannot stand in one.
  case endOfPEM
}

/// A match that a rule found; positions are those of the whole text.
struct RuleMatch: Sendable, Hashable {
  let type: String
  let range: Range<Int>
  let confidence: Double
  /// How the match goes on; `nil` when `range` is all of it.
  var closing: Closing?
}

/// A set of rules for a lexical scanner.
protocol LexicalRules: Sendable {
  /// A quick look whether some rule may start at `offset` of the bytes in memory.
  func mayStart(_ bytes: [UInt8], _ offset: Int) -> Bool
  /// The match that the rules see from the reader's position on; its range may start later.
  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch?
}

/// Runs rules over a sliding window.
struct LexicalScanner<Rules: LexicalRules>: StreamDetector {
  private let rules: Rules
  /// The next position to look at.
  private(set) var frontier = 0
  private var open: Match?
  private var closing: Closing?
  private var dashes = 0
  private var dashRuns = 0
  private var certainAt = 0
  /// Bytes that rules have read so far; the measure of work that tests put a bound on.
  private(set) var work = 0

  init(_ rules: Rules) {
    self.rules = rules
  }

  var openMatches: [Match] { open.map { [$0] } ?? [] }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while frontier < window.end {
      if open != nil {
        extend(window, into: &matches)
        continue
      }
      frontier = nextStart(window)
      guard frontier < window.end else { break }
      guard step(window, into: &matches) else { return }
    }
    if window.isFinal { close(into: &matches) }
  }

  /// The next position at which some rule may start, or the end of the window.
  private func nextStart(_ window: TextWindow) -> Int {
    let bytes = window.bytes
    var offset = frontier - window.base
    while offset < bytes.count, !rules.mayStart(bytes, offset) { offset += 1 }
    return offset + window.base
  }

  /// Asks the rules about one position; `false` when they need more bytes.
  private mutating func step(_ window: TextWindow, into matches: inout [Match]) -> Bool {
    var reader = ByteReader(window, at: frontier)
    defer { work += reader.reads }
    do throws(Undecided) {
      let found = try rules.match(&reader)
      certainAt = max(certainAt, reader.reached)
      guard let found else {
        frontier += 1
        return true
      }
      let match = Match(
        type: found.type, start: found.range.lowerBound, end: found.range.upperBound,
        confidence: found.confidence, certainAt: certainAt)
      frontier = found.range.upperBound
      if let closing = found.closing {
        (open, self.closing, dashes, dashRuns) = (match, closing, 0, 0)
      } else {
        matches.append(match)
      }
      return true
    } catch {
      return false
    }
  }

  /// Carries an open match on over the bytes that are there.
  private mutating func extend(_ window: TextWindow, into matches: inout [Match]) {
    while frontier < window.end {
      let byte = window.bytes[frontier - window.base]
      switch goesOn(byte) {
      case .yes: frontier += 1
      case .lastByte:
        frontier += 1
        return close(into: &matches)
      case .no: return close(into: &matches)
      }
    }
  }

  private enum Continuation { case yes, lastByte, no }

  private mutating func goesOn(_ byte: UInt8) -> Continuation {
    switch closing {
    case .outside(let set)?: return set.contains(byte) ? .yes : .no
    case .endOfPEM?:
      guard PrivateKeyRule.body.contains(byte) else { return .no }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
      if dashes == 5 { dashRuns += 1 }
      return dashRuns == 2 ? .lastByte : .yes
    case nil: return .no
    }
  }

  private mutating func close(into matches: inout [Match]) {
    guard var match = open else { return }
    match.end = max(match.end, frontier)
    matches.append(match)
    open = nil
    closing = nil
  }
}
