/// What a set of rules has to say to take part in the one pass: where it wants to be asked, and
/// what it sees there.

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

/// A set of rules. To add one: declare its anchors, answer `match`, and name it in
/// `DetectorSet.rules`.
///
/// A rule set is asked once for each of its anchors that stands at a position, the longest first,
/// until it answers with a match; `reader.anchor` says which. It is not asked again inside of its
/// own match. Rules are pure: they look at the text only through the reader, which makes the
/// answer independent of where a stream was cut.
protocol LexicalRules: Sendable {
  /// Where the rules want to be asked. Read once, when the detectors are prepared.
  var anchors: [Anchor] { get }
  /// The match that the rules see from the reader's position on; its range may start later, and
  /// must end after the position.
  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch?
}
