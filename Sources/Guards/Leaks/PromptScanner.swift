/// Finds passages of protected prompts in what a model writes: the detector `leak.prompt`. Each
/// stretch of twelve symbols is looked up; so many in a row as a sentence holds are a leak. Nothing is
/// held back before the first stretch is complete, and so the finding begins with its last symbol.

struct PromptScanner: StreamDetector {
  /// The most bytes between two symbols; beyond it the passage is over.
  private static let longestGap = 16

  private let patterns: PromptPatterns
  private var reader = PromptSymbols()
  private var window = PromptWindow()
  /// Positions of the last symbols, a ring.
  private var places = [Int](repeating: 0, count: PromptPatterns.leak + PromptPatterns.stretch)
  private var count = 0
  /// Stretches in a row that stand in a prompt.
  private var run = 0
  private var next = 0
  private var open: Match?

  init(_ patterns: PromptPatterns) {
    self.patterns = patterns
  }

  var openMatches: [Match] { open.map { [$0] } ?? [] }

  var frontier: Int {
    if let open { return open.end }
    return run > 0 ? start : next
  }

  /// Position of the symbol that completed the first stretch of the row.
  private var start: Int {
    let symbols = min(run, count, places.count)
    return symbols == 0 ? next : places[(count - symbols) % places.count]
  }

  mutating func scan(_ text: TextWindow, into matches: inout [Match]) {
    while next < text.end {
      let byte = text.bytes[next - text.base]
      var symbols: (PromptSymbols.Symbol?, PromptSymbols.Symbol?, PromptSymbols.Symbol?)
      reader.read(byte, at: next) { symbol in
        if symbols.0 == nil {
          symbols.0 = symbol
        } else if symbols.1 == nil {
          symbols.1 = symbol
        } else {
          symbols.2 = symbol
        }
      }
      next += 1
      if let first = symbols.0 { take(first, into: &matches) }
      if let second = symbols.1 { take(second, into: &matches) }
      if let third = symbols.2 { take(third, into: &matches) }
      if symbols.0 == nil, count > 0,
        next - places[(count - 1) % places.count] > Self.longestGap
      {
        end(into: &matches)
        window = PromptWindow()
        count = 0
      }
    }
    if text.isFinal { end(into: &matches) }
  }

  private mutating func take(_ symbol: PromptSymbols.Symbol, into matches: inout [Match]) {
    window.push(symbol.value)
    places[count % places.count] = symbol.place
    count += 1
    guard window.isFull, patterns.contains(window.hash) else {
      if run > 0 { end(into: &matches) }
      return
    }
    run += 1
    if open != nil {
      open?.end = next
    } else if run + PromptPatterns.stretch - 1 >= patterns.threshold {
      open = Match(
        type: "leak.prompt", start: start, end: next, confidence: 0.95, certainAt: next)
    }
  }

  private mutating func end(into matches: inout [Match]) {
    if let open { matches.append(open) }
    open = nil
    run = 0
  }
}
