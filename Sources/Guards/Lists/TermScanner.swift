/// Finds the operator's terms in text: the detector of `list.term` and `list.topic`.

struct TermScanner: StreamDetector {
  /// The words from one place on, as far as they may begin a term.
  private struct Chain: Sendable {
    let start: Int
    var hash: UInt64
  }

  private let terms: TermList
  private var reader = TermWords()
  private var chains: [Chain] = []
  /// Letters that stand alone in a row, put together.
  private var spelled: (start: Int, end: Int, word: TermWords, count: Int)?
  private var next = 0

  init(_ terms: TermList) {
    self.terms = terms
  }

  var openMatches: [Match] { [] }

  var frontier: Int {
    min(next, reader.held ?? .max, chains.first?.start ?? .max, spelled?.start ?? .max)
  }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while next < window.end {
      let byte = window.bytes[next - window.base]
      let word = reader.read(byte, at: next)
      next += 1
      if let word {
        take(word, window, into: &matches)
        if let second = reader.next() { take(second, window, into: &matches) }
      }
      drop()
    }
    guard window.isFinal else { return }
    while let word = reader.end() { take(word, window, into: &matches) }
    endSpelling(into: &matches)
    chains = []
  }

  private mutating func take(
    _ word: TermWords.Word, _ window: TextWindow, into matches: inout [Match]
  ) {
    spell(word, window, into: &matches)
    chains.append(Chain(start: word.start, hash: TermList.seed))
    var live: [Chain] = []
    for chain in chains {
      let hash = TermList.join(chain.hash, word.hash)
      if let type = terms.type(hash) {
        matches.append(
          Match(
            type: type, start: chain.start, end: word.end, confidence: 0.95, certainAt: next))
      }
      if terms.isBeginning(hash), live.count < TermList.mostWords {
        live.append(Chain(start: chain.start, hash: hash))
      }
    }
    chains = live
  }

  /// A term may reach no further than what is held back.
  private mutating func drop() {
    let least = next - GuardLimits.holdBackBytes / 2
    if let first = chains.first, first.start < least { chains.removeFirst() }
    if let spelled, spelled.start < least { self.spelled = nil }
  }

  private mutating func spell(
    _ word: TermWords.Word, _ window: TextWindow, into matches: inout [Match]
  ) {
    guard word.letters == 1, word.start >= window.base, word.end - word.start == 1 else {
      return endSpelling(into: &matches)
    }
    if let spelled, word.start - spelled.end > 4 { endSpelling(into: &matches) }
    var state = spelled ?? (word.start, word.end, TermWords(), 0)
    _ = state.word.read(window.bytes[word.start - window.base], at: word.start)
    state.end = word.end
    state.count += 1
    spelled = state
  }

  private mutating func endSpelling(into matches: inout [Match]) {
    guard var state = spelled else { return }
    spelled = nil
    guard state.count >= 3, let word = state.word.end(),
      let type = terms.type(TermList.join(TermList.seed, word.hash))
    else { return }
    matches.append(
      Match(type: type, start: state.start, end: state.end, confidence: 0.9, certainAt: next))
  }
}
