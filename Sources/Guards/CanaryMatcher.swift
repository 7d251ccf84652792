/// Finds a secret marker in text also when it was spelled, encoded or cut to dodge a plain search.

/// A canary as it was found.
package struct CanaryMatch: Sendable, Hashable {
  /// How it was written: `plain`, `reversed`, `base64`, `hex`, `rot13`, `letters`, ….
  package let form: String
  /// The bytes of the text that hold it.
  package let range: Range<Int>
  /// The part of the canary that is there, 0.5 to 1.
  package let coverage: Double
}

/// Searches one canary. Letters and digits count, their case and what stands between them do not.
package struct CanaryMatcher: Sendable {
  /// Prepares the search for `canary`; at least 16 random letters and digits are sensible. With
  /// fewer than 12 only the whole canary counts, with fewer than 6 nothing is ever found.
  package init(canary: String) {
  }

  /// The first place in `text` where at least half of the canary stands.
  package func match(in text: String) -> CanaryMatch? {
    nil
  }

  /// Whether the turns of a conversation, in their order, give the canary away together: one turn
  /// alone, pieces of it in several turns, or letter by letter.
  package func isLeaked(in turns: [String]) -> Bool {
    false
  }
}
