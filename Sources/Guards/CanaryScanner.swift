/// Follows a text through the canary automaton, twice: over all of its letters and digits, and over
/// the items of numbered lists, where the numbers would break the first view.

/// The prepared search for the canaries of a policy; shared by all streams.
struct CanaryPatterns: Sendable {
  let automaton: SubstringAutomaton

  /// `nil` when no canary is long enough.
  init?(_ canaries: [String]) {
    let patterns = canaries.flatMap { CanaryForms.patterns(of: $0) }
    guard !patterns.isEmpty else { return nil }
    automaton = SubstringAutomaton(patterns)
  }
}

/// One view of the text: the characters it lets through, and what is matched of them.
private struct CanaryTrack: Sendable {
  private let automaton: SubstringAutomaton
  /// The most bytes between two characters.
  private let longestGap: Int
  private var position = SubstringAutomaton.Position()
  /// Positions of the last characters, a ring.
  private var places: [Int]
  private var count = 0
  private(set) var open: Match?

  init(_ automaton: SubstringAutomaton, longestGap: Int) {
    self.automaton = automaton
    self.longestGap = longestGap
    places = [Int](repeating: 0, count: max(1, automaton.longest))
  }

  private var lastPlace: Int? { count == 0 ? nil : places[(count - 1) % places.count] }

  /// Position of the first character that is matched.
  private var start: Int? {
    position.length == 0 ? nil : places[(count - position.length) % places.count]
  }

  /// The earliest place where a later match may begin, if that is before `here`.
  func frontier(_ here: Int) -> Int {
    open?.end ?? start ?? here
  }

  /// Reads a symbol at `place`; what was read so far ends at `readTo`.
  mutating func read(_ symbol: UInt8, at place: Int, readTo: Int, into matches: inout [Match]) {
    let before = position.length
    automaton.advance(&position, by: symbol)
    if open != nil, position.length != before + 1 { close(into: &matches, at: symbol) }
    places[count % places.count] = place
    count += 1
    if open != nil {
      open?.end = place + 1
      return
    }
    while let start, place - start >= GuardLimits.holdBackBytes { automaton.shorten(&position) }
    guard let start, let pattern = automaton.hit(position) else { return }
    let coverage = min(1, Double(position.length) / Double(pattern.symbols.count))
    open = Match(
      type: "canary." + pattern.name, start: start, end: place + 1,
      confidence: 0.9 + 0.1 * coverage, certainAt: readTo)
  }

  /// Ends what is matched when the gap to `place` is too wide.
  mutating func pass(_ place: Int, into matches: inout [Match]) {
    guard position.length > 0, let lastPlace, place - lastPlace > longestGap else { return }
    close(into: &matches, at: nil)
    position = SubstringAutomaton.Position()
  }

  /// Ends an open match; the text goes on with `symbol`, which is no part of it.
  mutating func close(into matches: inout [Match], at symbol: UInt8?) {
    guard let match = open else { return }
    matches.append(match)
    open = nil
    position = SubstringAutomaton.Position()
    if let symbol { automaton.advance(&position, by: symbol) }
  }
}

/// The detector of canaries.
struct CanaryScanner: StreamDetector {
  private var text: CanaryTrack
  private var items: CanaryTrack
  /// The next byte to read.
  private var next = 0
  private var list = ListItemReader()

  init(_ patterns: CanaryPatterns) {
    text = CanaryTrack(patterns.automaton, longestGap: 16)
    items = CanaryTrack(patterns.automaton, longestGap: 40)
  }

  var frontier: Int {
    min(text.frontier(next), items.frontier(list.pending?.place ?? next))
  }

  var openMatches: [Match] {
    [text.open, items.open].compactMap(\.self)
  }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while next < window.end {
      let byte = window.bytes[next - window.base]
      readItem(byte, into: &matches)
      if let symbol = CanaryForms.symbol(byte) {
        text.pass(next, into: &matches)
        text.read(symbol, at: next, readTo: next + 1, into: &matches)
      } else {
        text.pass(next, into: &matches)
      }
      next += 1
    }
    if window.isFinal { finish(into: &matches) }
  }

  private mutating func readItem(_ byte: UInt8, into matches: inout [Match]) {
    if let item = list.read(byte, at: next) {
      items.read(item.symbol, at: item.place, readTo: next + 1, into: &matches)
    }
    items.pass(next, into: &matches)
  }

  private mutating func finish(into matches: inout [Match]) {
    if let item = list.end() {
      items.read(item.symbol, at: item.place, readTo: next, into: &matches)
    }
    text.close(into: &matches, at: nil)
    items.close(into: &matches, at: nil)
  }
}

/// Picks the single characters out of numbered lists: `1. G`, `2) "7"`, `3: x`.
struct ListItemReader: Sendable {
  struct Item: Sendable {
    let symbol: UInt8
    let place: Int
  }

  private static let marks = ByteClass(".):=-]#")
  private static let longestLead = 6

  private var digits = 0
  /// Bytes that may still come between the mark and the item; 0 when no mark was seen.
  private var lead = 0
  /// An item that counts if no letter or digit follows.
  private(set) var pending: Item?
  private var isInWord = false

  /// Reads a byte; the item before it if it is complete now.
  mutating func read(_ byte: UInt8, at place: Int) -> Item? {
    let symbol = CanaryForms.symbol(byte)
    let complete = symbol == nil ? pending : nil
    pending = nil
    if let symbol {
      if lead > 0, !isInWord { pending = Item(symbol: symbol, place: place) }
      lead = 0
      digits = byte.isDigit && (digits > 0 || !isInWord) ? digits + 1 : 0
      isInWord = true
    } else {
      if (1...3).contains(digits), Self.marks.contains(byte) {
        lead = Self.longestLead
      } else if lead > 0 {
        lead -= 1
      }
      digits = 0
      isInWord = false
    }
    return complete
  }

  /// The last item of the text.
  mutating func end() -> Item? {
    defer { pending = nil }
    return pending
  }
}
