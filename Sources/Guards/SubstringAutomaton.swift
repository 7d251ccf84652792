/// A suffix automaton over several patterns (Blumer et al. 1985): after each character it knows the
/// longest end of the text that stands somewhere in a pattern, in constant time per character.

/// Recognises fragments of patterns over the 36 folded letters and digits.
struct SubstringAutomaton: Sendable {
  /// Number of symbols: a to z, then 0 to 9.
  static let alphabetSize = 36
  private static let none: Int32 = -1

  /// A pattern: its symbols, the number that must match, and what it is called.
  struct Pattern: Sendable {
    let symbols: [UInt8]
    let threshold: Int
    let name: String
  }

  /// Where the reading of a text stands.
  struct Position: Sendable, Hashable {
    fileprivate var state: Int32 = 0
    /// Length of the longest end of the text that is in a pattern.
    fileprivate(set) var length = 0
  }

  private var transitions: [Int32] = []
  private var links: [Int32] = []
  private var lengths: [Int] = []
  /// Index of the pattern with the lowest threshold that the state belongs to.
  private var owners: [Int32] = []
  /// Whether a shorter end of what the state stands for is long enough for its own pattern.
  private var hasHitBelow: [Bool] = []
  private let patterns: [Pattern]
  /// Length of the longest pattern.
  let longest: Int

  init(_ patterns: [Pattern]) {
    self.patterns = patterns
    longest = patterns.map(\.symbols.count).max() ?? 0
    _ = addState(length: 0)
    for pattern in patterns { insert(pattern.symbols) }
    owners = [Int32](repeating: Self.none, count: lengths.count)
    for index in patterns.indices { claim(index) }
    markHitsBelow()
  }

  /// Reads one symbol.
  func advance(_ position: inout Position, by symbol: UInt8) {
    while target(position.state, symbol) == Self.none, position.state != 0 {
      position.state = links[Int(position.state)]
      position.length = lengths[Int(position.state)]
    }
    let next = target(position.state, symbol)
    if next == Self.none {
      position = Position()
    } else {
      position.state = next
      position.length += 1
    }
  }

  /// Forgets the oldest symbol of what is matched.
  func shorten(_ position: inout Position) {
    guard position.length > 0 else { return }
    position.length -= 1
    let link = links[Int(position.state)]
    if link >= 0, position.length <= lengths[Int(link)] { position.state = link }
  }

  /// The pattern that enough is matched of, if any.
  func hit(_ position: Position) -> Pattern? {
    guard position.length > 0, let owner = owner(position.state) else { return nil }
    if position.length >= owner.threshold || hasHitBelow[Int(position.state)] { return owner }
    return nil
  }

  // MARK: - Construction

  private func owner(_ state: Int32) -> Pattern? {
    let index = owners[Int(state)]
    return index == Self.none ? nil : patterns[Int(index)]
  }

  private func target(_ state: Int32, _ symbol: UInt8) -> Int32 {
    transitions[Int(state) * Self.alphabetSize + Int(symbol)]
  }

  private mutating func setTarget(_ state: Int32, _ symbol: UInt8, _ target: Int32) {
    transitions[Int(state) * Self.alphabetSize + Int(symbol)] = target
  }

  private mutating func addState(length: Int) -> Int32 {
    lengths.append(length)
    links.append(Self.none)
    transitions.append(contentsOf: repeatElement(Self.none, count: Self.alphabetSize))
    return Int32(lengths.count - 1)
  }

  /// A copy of `state` for the shorter ends that it stands for.
  private mutating func clone(_ state: Int32, length: Int) -> Int32 {
    let copy = addState(length: length)
    for symbol in 0..<UInt8(Self.alphabetSize) { setTarget(copy, symbol, target(state, symbol)) }
    links[Int(copy)] = links[Int(state)]
    links[Int(state)] = copy
    return copy
  }

  private mutating func insert(_ symbols: [UInt8]) {
    var last: Int32 = 0
    for symbol in symbols { last = append(symbol, after: last) }
  }

  private mutating func append(_ symbol: UInt8, after last: Int32) -> Int32 {
    let wanted = lengths[Int(last)] + 1
    let existing = target(last, symbol)
    if existing != Self.none {
      guard lengths[Int(existing)] != wanted else { return existing }
      let copy = clone(existing, length: wanted)
      redirect(from: last, symbol, old: existing, new: copy)
      return copy
    }
    let new = addState(length: wanted)
    var state = last
    while state != Self.none, target(state, symbol) == Self.none {
      setTarget(state, symbol, new)
      state = links[Int(state)]
    }
    guard state != Self.none else {
      links[Int(new)] = 0
      return new
    }
    let next = target(state, symbol)
    if lengths[Int(next)] == lengths[Int(state)] + 1 {
      links[Int(new)] = next
    } else {
      let copy = clone(next, length: lengths[Int(state)] + 1)
      redirect(from: state, symbol, old: next, new: copy)
      links[Int(new)] = copy
    }
    return new
  }

  private mutating func redirect(from state: Int32, _ symbol: UInt8, old: Int32, new: Int32) {
    var state = state
    while state != Self.none, target(state, symbol) == old {
      setTarget(state, symbol, new)
      state = links[Int(state)]
    }
  }

  /// Marks every state that stands for fragments of the pattern.
  private mutating func claim(_ index: Int) {
    var state: Int32 = 0
    var visited: Set<Int32> = []
    for symbol in patterns[index].symbols {
      state = target(state, symbol)
      var ancestor = state
      while ancestor > 0, visited.insert(ancestor).inserted {
        let current = owner(ancestor)?.threshold ?? .max
        if patterns[index].threshold < current { owners[Int(ancestor)] = Int32(index) }
        ancestor = links[Int(ancestor)]
      }
    }
  }

  private mutating func markHitsBelow() {
    hasHitBelow = [Bool](repeating: false, count: lengths.count)
    for state in lengths.indices.sorted(by: { lengths[$0] < lengths[$1] }) where state > 0 {
      let link = links[state]
      guard link > 0 else { continue }
      let own = owner(link)?.threshold ?? .max
      hasHitBelow[state] = hasHitBelow[Int(link)] || lengths[Int(link)] >= own
    }
  }
}
