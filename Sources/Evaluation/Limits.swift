/// Bounds of an evaluation: what a target sends back is outside input.
package enum Limits {
  /// Bytes of one HTTP reply of the target; longer ones count as errors.
  package static let replyBytes = 1 << 20
  /// Bytes of one reply's text that the oracles read; longer ones count as errors.
  static let judgedBytes = 256 << 10
  /// Tool calls of one reply that are executed.
  static let toolCallsPerReply = 16
  /// Requests of one exchange: the question, and one more for each round of tool results.
  static let toolRounds = 3
  /// Decodings of one text that the leak oracle looks at.
  static let views = 48
  /// Draws for one distinct trial before the generator gives up.
  static let drawsPerTrial = 400
  /// Trials of one family.
  package static let trialsPerFamily = 20_000
  /// Requests in flight at once.
  package static let concurrency = 256
}
