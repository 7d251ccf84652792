/// Finds a secret marker in text also when it was spelled, encoded or cut to dodge a plain search.

/// A canary as it was found.
package struct CanaryMatch: Sendable, Hashable {
  /// How it was written: `plain`, `reversed`, `base64`, `hex`, `rot13`, `decimal`,
  /// `unicode-escape`. Spaced, hyphenated and percent-encoded forms count as one of these.
  package let form: String
  /// The bytes of the text that hold it.
  package let range: Range<Int>
}

/// Searches one canary. Letters and digits count, their case and what stands between them do not.
package struct CanaryMatcher: Sendable {
  /// The shortest piece that counts when pieces are put together over several turns.
  private static let shortestPiece = 4
  /// The most letters and digits of a turn that is taken as a piece whatever else is in it.
  private static let shortTurn = 8

  private let patterns: CanaryPatterns?
  private let symbols: [UInt8]

  /// Prepares the search for `canary`; at least 16 random letters and digits are sensible. With
  /// fewer than 12 only the whole canary counts, with fewer than 6 nothing is ever found.
  package init(canary: String) {
    patterns = CanaryPatterns([canary])
    symbols = CanaryForms.symbols(Array(canary.utf8.prefix(GuardLimits.canaryBytes)))
  }

  /// The first place in `text` where at least half of the canary stands, in any of its forms.
  package func match(in text: String) -> CanaryMatch? {
    match(in: Array(text.utf8))
  }

  /// The first place in `utf8` where at least half of the canary stands, in any of its forms.
  package func match(in utf8: [UInt8]) -> CanaryMatch? {
    guard let patterns else { return nil }
    var scanner = CanaryScanner(patterns)
    var matches: [Match] = []
    scanner.scan(TextWindow(bytes: utf8, base: 0, isFinal: true), into: &matches)
    guard let first = matches.min(by: { $0.start < $1.start }) else { return nil }
    let form = first.type.split(separator: ".").last.map(String.init) ?? "plain"
    return CanaryMatch(form: form, range: first.start..<first.end)
  }

  /// Whether the turns of a conversation, in their order, give the canary away together: one turn
  /// alone, half of it in pieces of at least four characters, or short turns put side by side.
  package func isLeaked(in turns: [String]) -> Bool {
    guard patterns != nil else { return false }
    let texts = turns.map { Array($0.utf8) }
    if texts.contains(where: { match(in: $0) != nil }) { return true }
    let short = texts.map(CanaryForms.symbols).filter { $0.count <= Self.shortTurn }
    if match(inSymbols: Array(short.joined())) { return true }
    if match(inSymbols: Array(texts.map(Self.singleCharacters).joined())) { return true }
    guard symbols.count >= CanaryForms.shortestForFragments else { return false }
    return arePiecesOf(symbols, texts) || arePiecesOf(symbols.reversed(), texts)
  }

  private func match(inSymbols joined: [UInt8]) -> Bool {
    match(in: joined.map { $0 < 26 ? $0 + 0x61 : $0 - 26 + 0x30 }) != nil
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

  /// Whether pieces of `whole` in the turns cover at least half of it, and at least eight symbols.
  private func arePiecesOf(_ whole: [UInt8], _ texts: [[UInt8]]) -> Bool {
    var isCovered = [Bool](repeating: false, count: whole.count)
    let piece = Self.shortestPiece
    var starts: [UInt32: [Int]] = [:]
    for start in 0...(whole.count - piece) {
      starts[Self.key(whole[start..<(start + piece)]), default: []].append(start)
    }
    for text in texts {
      let symbols = CanaryForms.symbols(text)
      guard symbols.count >= piece else { continue }
      for start in 0...(symbols.count - piece) {
        for place in starts[Self.key(symbols[start..<(start + piece)])] ?? [] {
          for offset in place..<(place + piece) { isCovered[offset] = true }
        }
      }
    }
    let covered = isCovered.count { $0 }
    return covered >= max(CanaryForms.shortestFragment, (whole.count + 1) / 2)
  }

  private static func key(_ symbols: ArraySlice<UInt8>) -> UInt32 {
    symbols.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
