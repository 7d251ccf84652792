/// What detectors that read left to right have in common, whatever finds the candidates: they work
/// on a window that slides over the text, and what they decide depends on the bytes read so far and
/// never on how the text was cut. Another engine or a model goes behind the same protocol.

/// The part of a text that is in memory. Positions count from the first byte of the whole text.
struct TextWindow: Sendable {
  /// The bytes from `base` on.
  var bytes: [UInt8]
  /// Position of the first byte in memory.
  var base: Int
  /// Whether the text ends where the window ends.
  var isFinal: Bool

  /// Position after the last byte in memory.
  var end: Int { base + bytes.count }
}

/// One match of a detector, before policy and origin.
struct Match: Sendable, Hashable {
  let type: String
  /// First byte of the match.
  let start: Int
  /// Position after its last byte; for open matches, after the last byte known to belong to it.
  var end: Int
  let confidence: Double
  /// Number of bytes of the text that had to be read to be sure: the match exists once they are
  /// there, however they arrived.
  let certainAt: Int
}

/// A detector that can be fed piece by piece. Implementations are values: a copy is a snapshot.
protocol StreamDetector: Sendable {
  /// Reads what is new in `window` and appends matches that are complete.
  mutating func scan(_ window: TextWindow, into matches: inout [Match])
  /// Every later match starts at or after this position; an open match does not count.
  var frontier: Int { get }
  /// Matches that are certain but have no end yet.
  var openMatches: [Match] { get }
}
