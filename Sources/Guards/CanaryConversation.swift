/// Follows a canary through the turns of a conversation: what no single turn gives away may come
/// out piece by piece.

/// What the turns so far have given away. A value: a copy can be asked about a turn to come.
package struct CanaryConversation: Sendable {
  /// The most letters and digits of a turn that is taken as a piece whatever else is in it.
  private static let shortTurn = 8
  /// The shortest piece that counts, in letters and digits.
  private static let shortestPiece = 4
  /// From this length on a piece counts in any text.
  private static let longestPiece = 8
  /// A piece counts when fewer than one in so many texts like its own hold one by chance.
  private static let rarity = 100.0

  private let matcher: CanaryMatcher
  /// Whether a symbol stands in the canary.
  private let isUsed: [Bool]
  private let alphabet: Int
  private var wasLeaked = false
  private var short: [UInt8] = []
  private var single: [UInt8] = []
  private var forward: [Bool]
  private var backward: [Bool]

  /// A conversation without turns.
  package init(_ matcher: CanaryMatcher) {
    self.matcher = matcher
    var isUsed = [Bool](repeating: false, count: SubstringAutomaton.alphabetSize)
    for symbol in matcher.symbols { isUsed[Int(symbol)] = true }
    self.isUsed = isUsed
    alphabet = isUsed.count { $0 }
    forward = [Bool](repeating: false, count: matcher.symbols.count)
    backward = forward
  }

  /// Whether pieces have come out already, so that one more may complete them.
  package var hasPieces: Bool { wasLeaked || forward.contains(true) || backward.contains(true) }

  /// Takes the next turn.
  package mutating func add(_ turn: String) {
    guard matcher.patterns != nil else { return }
    let text = Array(turn.utf8)
    wasLeaked = wasLeaked || matcher.match(in: text) != nil
    let symbols = CanaryForms.symbols(text)
    if symbols.count <= Self.shortTurn { short += symbols }
    single += Self.singleCharacters(text)
    guard matcher.symbols.count >= CanaryForms.shortestForFragments else { return }
    cover(&forward, matcher.symbols, with: symbols)
    cover(&backward, matcher.symbols.reversed(), with: symbols)
  }

  /// Whether the turns give the canary away together.
  package var isLeaked: Bool {
    wasLeaked || isMatched(short) || isMatched(single) || isHalf(forward) || isHalf(backward)
  }

  /// Whether `turn` after the others gives the canary away.
  package func isLeaked(with turn: String) -> Bool {
    var next = self
    next.add(turn)
    return next.isLeaked
  }

  private func isMatched(_ symbols: [UInt8]) -> Bool {
    guard symbols.count >= CanaryForms.shortest else { return false }
    return matcher.match(in: symbols.map { $0 < 26 ? $0 + 0x61 : $0 - 26 + 0x30 }) != nil
  }

  private func isHalf(_ isCovered: [Bool]) -> Bool {
    guard matcher.symbols.count >= CanaryForms.shortestForFragments else { return false }
    return isCovered.count { $0 } >= max(CanaryForms.shortestFragment, (isCovered.count + 1) / 2)
  }

  /// Characters that stand alone, as symbols: "The third one is Q." gives q.
  private static func singleCharacters(_ text: [UInt8]) -> [UInt8] {
    text.indices.compactMap { index in
      let isAlone =
        (index == 0 || !text[index - 1].isAlphanumeric)
        && (index + 1 == text.count || !text[index + 1].isAlphanumeric)
      return isAlone ? CanaryForms.symbol(text[index]) : nil
    }
  }

  /// Marks what of `whole` stands in `symbols`, in pieces too long to be there by chance.
  private func cover(_ isCovered: inout [Bool], _ whole: [UInt8], with symbols: [UInt8]) {
    let piece = pieceLength(in: symbols)
    guard symbols.count >= piece, whole.count >= piece else { return }
    var places: [UInt64: [Int]] = [:]
    for start in 0...(whole.count - piece) {
      places[Self.key(whole[start..<(start + piece)]), default: []].append(start)
    }
    var run = 0
    for end in symbols.indices {
      run = isUsed[Int(symbols[end])] ? run + 1 : 0
      guard run >= piece else { continue }
      for place in places[Self.key(symbols[(end - piece + 1)...end])] ?? [] {
        for offset in place..<(place + piece) { isCovered[offset] = true }
      }
    }
  }

  /// How long a piece in `symbols` must be: the more of them could stand in the canary (hexadecimal
  /// digits, say), the more often four of them do so by chance.
  private func pieceLength(in symbols: [UInt8]) -> Int {
    var run = 0
    var windows = 0
    for symbol in symbols {
      run = isUsed[Int(symbol)] ? run + 1 : 0
      if run >= Self.shortestPiece { windows += 1 }
    }
    var length = Self.shortestPiece
    var chances = 1.0
    for _ in 0..<length { chances *= Double(max(2, alphabet)) }
    let tries = Double(windows) * Double(matcher.symbols.count) * Self.rarity
    while length < Self.longestPiece, tries > chances {
      length += 1
      chances *= Double(max(2, alphabet))
    }
    return length
  }

  private static func key(_ symbols: ArraySlice<UInt8>) -> UInt64 {
    symbols.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
