/// The one pass over the bytes for all exact rules: it goes from anchor to anchor and asks the rules
/// that want to be asked there.
///
/// All rule sets advance together. A position that one of them cannot decide yet holds the others
/// up, too: nothing behind it could be released anyway, and so what is found, and when it is
/// certain, depends on nothing but the bytes read so far.

import CAnchors

/// The scanner over the anchors of several rule sets.
struct RuleScanner: StreamDetector {
  /// Where one rule set stands.
  private struct State: Sendable {
    /// Its own matches do not begin before this position.
    var resume = 0
    var open: Match?
    var closing: Closing?
    var dashes = 0
    var dashRuns = 0
  }

  /// How many anchors are looked up at a time; far more than can stand at one offset.
  private static let room = 128
  /// How many bytes are searched ahead: few behind a match, more as long as there is none.
  private static let shortestStretch = 64
  private static let longestStretch = 4_096

  private let rules: [any LexicalRules]
  private let index: AnchorIndex
  private var states: [State]
  /// From where on each rule set is asked; nowhere while a match of its own is open.
  private var askedFrom: [Int]
  /// The next position to look at.
  private(set) var frontier = 0
  private var certainAt = 0
  private var openCount = 0
  /// Bytes that anchors and rules have read so far; the measure of work that tests bound.
  private(set) var work = 0

  /// Prepares the anchors of `rules`.
  init(_ rules: [any LexicalRules]) {
    self.init(rules, AnchorIndex(rules))
  }

  /// Takes anchors that were prepared for the same rules.
  init(_ rules: [any LexicalRules], _ index: AnchorIndex) {
    self.rules = rules
    self.index = index
    states = [State](repeating: State(), count: rules.count)
    askedFrom = [Int](repeating: 0, count: rules.count)
  }

  var openMatches: [Match] { openCount == 0 ? [] : states.compactMap(\.open) }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    if openCount > 0 {
      for rule in states.indices { extend(rule, window, into: &matches) }
    }
    let room = min(Self.room, 16 + 2 * (window.end - frontier))
    var hits = [gh_anchor_hit](repeating: gh_anchor_hit(), count: room)
    var stretch = Self.shortestStretch
    while frontier < window.end {
      let offset = frontier - window.base
      let end = min(window.bytes.count, offset + stretch)
      let found = index.search(window, offset..<end, askedFrom, into: &hits)
      switch ask(window, hits[..<found.count], into: &matches) {
      case .undecided:
        certainAt = max(certainAt, found.reached + window.base)
        return
      case .found:
        // Who takes part has changed: what lies ahead is searched again.
        frontier += 1
        stretch = Self.shortestStretch
      case .nothing:
        frontier = found.next + window.base
        certainAt = max(certainAt, found.reached + window.base)
        work += found.next - offset
        stretch = min(stretch * 2, Self.longestStretch)
      }
    }
    if window.isFinal {
      for rule in states.indices { close(rule, at: window.end, into: &matches) }
    }
  }

  private enum Answer { case nothing, found, undecided }

  /// Asks the rules about the places that were found, up to the first match.
  private mutating func ask(
    _ window: TextWindow, _ hits: ArraySlice<gh_anchor_hit>, into matches: inout [Match]
  ) -> Answer {
    var number = 0
    while number < hits.count {
      let offset = hits[number].offset
      var end = number + 1
      while end < hits.count, hits[end].offset == offset { end += 1 }
      frontier = Int(offset) + window.base
      let answer = askOnce(window, hits[number..<end], into: &matches)
      if answer != .nothing { return answer }
      number = end
    }
    return .nothing
  }

  /// Asks the rules about one position.
  private mutating func askOnce(
    _ window: TextWindow, _ hits: ArraySlice<gh_anchor_hit>, into matches: inout [Match]
  ) -> Answer {
    guard let last = hits.last, !last.isUndecided else { return .undecided }
    var found: [(rule: Int, match: RuleMatch)] = []
    var reached = Int(last.reached) + window.base
    for hit in hits {
      let rule = Int(hit.rule)
      guard !found.contains(where: { $0.rule == rule }) else { continue }
      var reader = ByteReader(window, at: frontier, anchor: Int(hit.anchor))
      defer { work += reader.reads }
      do throws(Undecided) {
        if let match = try rules[rule].match(&reader) { found.append((rule, match)) }
      } catch {
        return .undecided
      }
      reached = max(reached, reader.reached)
    }
    certainAt = max(certainAt, reached)
    guard !found.isEmpty else { return .nothing }
    reachBack(window)
    for (rule, match) in found { take(match, of: rule, window, into: &matches) }
    return .found
  }

  /// Counts the bytes that say what does not stand at the frontier and at the two positions before:
  /// where the tables dismissed an anchor in the whole text, a shorter text may have to wait.
  private mutating func reachBack(_ window: TextWindow) {
    for position in max(window.base, frontier - 2)...frontier {
      let reach = index.reach(window, at: position - window.base, askedFrom)
      certainAt = max(certainAt, reach + window.base)
    }
  }

  /// Notes a match that a rule set has found at the frontier.
  private mutating func take(
    _ found: RuleMatch, of rule: Int, _ window: TextWindow, into matches: inout [Match]
  ) {
    let match = Match(
      type: found.type, start: found.range.lowerBound, end: found.range.upperBound,
      confidence: found.confidence, certainAt: certainAt)
    states[rule].resume = max(frontier + 1, found.range.upperBound)
    askedFrom[rule] = states[rule].resume
    guard let closing = found.closing else {
      matches.append(match)
      return
    }
    states[rule].open = match
    states[rule].closing = closing
    states[rule].dashes = 0
    states[rule].dashRuns = 0
    askedFrom[rule] = .max
    openCount += 1
    extend(rule, window, into: &matches)
  }

  /// Carries an open match on over the bytes that are there.
  private mutating func extend(
    _ rule: Int, _ window: TextWindow, into matches: inout [Match]
  ) {
    guard states[rule].open != nil else { return }
    while states[rule].resume < window.end {
      switch goesOn(rule, window.bytes[states[rule].resume - window.base]) {
      case .yes: states[rule].resume += 1
      case .lastByte:
        states[rule].resume += 1
        return close(rule, at: states[rule].resume, into: &matches)
      case .no: return close(rule, at: states[rule].resume, into: &matches)
      }
    }
  }

  private enum Continuation { case yes, lastByte, no }

  private mutating func goesOn(_ rule: Int, _ byte: UInt8) -> Continuation {
    switch states[rule].closing {
    case .outside(let set)?: return set.contains(byte) ? .yes : .no
    case .endOfPEM?:
      guard PrivateKeyRule.body.contains(byte) else { return .no }
      states[rule].dashes = byte == UInt8(ascii: "-") ? states[rule].dashes + 1 : 0
      if states[rule].dashes == 5 { states[rule].dashRuns += 1 }
      return states[rule].dashRuns == 2 ? .lastByte : .yes
    case nil: return .no
    }
  }

  private mutating func close(_ rule: Int, at end: Int, into matches: inout [Match]) {
    guard var match = states[rule].open else { return }
    match.end = max(match.end, end)
    matches.append(match)
    states[rule].open = nil
    states[rule].closing = nil
    askedFrom[rule] = states[rule].resume
    openCount -= 1
  }
}
