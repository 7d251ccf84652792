/// Where rules want to be asked: what the one pass over the bytes looks for on behalf of all of them.

/// A visible sign in the text at which a rule set may find something. The rules are asked at the
/// anchor's first byte and may look at what stands around it; anchors overlap freely.
///
/// Long anchors that are rare in ordinary text are cheap; a single common byte costs a question
/// each time that it occurs.
struct Anchor: Sendable, Hashable {
  /// The bytes that must stand there, one set for each.
  let sets: [ByteClass]
  /// Whether only the first byte of a stretch counts: the byte before is not of the first set.
  let isRunStart: Bool
  /// Whether a token must be able to begin there, see `ByteReader.isAtTokenStart`.
  let needsTokenStart: Bool
  /// Which short stretches need no question.
  let shortRuns: ShortRuns?

  /// Stretches of fewer than `below` bytes count only where a byte of `next` follows, and a byte of
  /// `after` behind that. The rules say so, too: this only spares the question.
  struct ShortRuns: Sendable, Hashable {
    let below: UInt8
    let next: ByteClass
    let after: ByteClass
  }

  private init(
    _ sets: [ByteClass], isRunStart: Bool = false, needsTokenStart: Bool = false,
    shortRuns: ShortRuns? = nil
  ) {
    self.sets = Array(sets.prefix(GuardLimits.anchorBytes))
    self.isRunStart = isRunStart
    self.needsTokenStart = needsTokenStart
    self.shortRuns = shortRuns
  }

  /// Exactly these bytes.
  static func literal(_ text: String, atTokenStart: Bool = false) -> Anchor {
    literal(Array(text.utf8), atTokenStart: atTokenStart)
  }

  /// Exactly these bytes.
  static func literal(_ bytes: [UInt8], atTokenStart: Bool = false) -> Anchor {
    Anchor(bytes.map { ByteClass([$0]) }, needsTokenStart: atTokenStart)
  }

  /// These bytes, ASCII letters in either case.
  static func folded(_ text: String, atTokenStart: Bool = false) -> Anchor {
    Anchor(text.utf8.map { ByteClass([$0]).folded }, needsTokenStart: atTokenStart)
  }

  /// Every single byte of `set`.
  static func bytes(_ set: ByteClass) -> Anchor {
    Anchor([set])
  }

  /// The first byte of every stretch of bytes of `set`. There may be four different such sets
  /// among all rules; further ones are asked at every byte of theirs and see to it themselves.
  static func runs(
    of set: ByteClass, atTokenStart: Bool = false, shortRuns: ShortRuns? = nil
  ) -> Anchor {
    Anchor([set], isRunStart: true, needsTokenStart: atTokenStart, shortRuns: shortRuns)
  }

  /// One byte of each set, in this order: `[A-Z][A-Z][0-9][0-9]`.
  static func sequence(_ sets: [ByteClass], atTokenStart: Bool = false) -> Anchor {
    Anchor(sets, needsTokenStart: atTokenStart)
  }
}

extension ByteClass {
  /// The same with both cases of its ASCII letters.
  var folded: ByteClass {
    ByteClass(members.flatMap { $0.isLetter ? [$0 & 0xDF, $0 | 0x20] : [$0] })
  }
}

extension GuardLimits {
  /// The most anchors of all rule sets together; numbers of 16 bits name them.
  static let anchors = 60_000
  /// The longest anchor in bytes; longer ones are cut, the rules see to the rest.
  static let anchorBytes = 32
}
