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
  let patterns: CanaryPatterns?
  let symbols: [UInt8]

  /// Prepares the search for `canary`; at least 16 random letters and digits are sensible. With
  /// fewer than 12 only the whole canary counts, with fewer than 6 nothing is ever found.
  package init(canary: String) {
    patterns = CanaryPatterns([canary])
    symbols = CanaryForms.symbols(Array(canary.utf8.prefix(GuardLimits.canaryBytes)))
  }

  /// The first place in `text` where a quarter of the canary stands, and at least eight symbols of
  /// it, in any of its forms.
  package func match(in text: String) -> CanaryMatch? {
    match(in: Array(text.utf8))
  }

  /// The first place in `utf8` where a quarter of the canary stands, and at least eight symbols of
  /// it, in any of its forms.
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
    var conversation = CanaryConversation(self)
    for turn in turns { conversation.add(turn) }
    return conversation.isLeaked
  }
}
