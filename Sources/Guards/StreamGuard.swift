/// The guard over streams: the same findings as over the whole text, wherever the stream is cut.

/// What came out of one push.
package struct GuardedChunk: Sendable, Hashable {
  /// Bytes that may go on, masked findings replaced. May end inside a UTF-8 sequence only where
  /// the input did.
  package let released: [UInt8]
  /// Findings that were completed by this push; ranges count from the first byte of the stream.
  package let findings: [Finding]
  /// Whether the stream is over because of a finding; nothing is released afterwards.
  package let blocked: Bool

  /// A chunk with all its parts.
  package init(released: [UInt8], findings: [Finding], blocked: Bool) {
    self.released = released
    self.findings = findings
    self.blocked = blocked
  }
}

/// A guard over one stream of UTF-8 bytes (one choice, or one tool call's arguments). It runs the
/// detectors of secrets, canaries and exfiltration; the injection rules judge whole messages and
/// have no part in what a model streams out.
package struct StreamGuard: Sendable {
  /// Starts at the first byte of a stream. Give a prepared guard where there are many streams.
  package init(policy: GuardPolicy, origin: Origin = .model) {
    self.init(guard: TextGuard(policy: policy), origin: origin)
  }

  /// Starts at the first byte of a stream, sharing the detectors of `guard`.
  package init(guard shared: TextGuard, origin: Origin = .model) {
  }

  /// Takes the next bytes and gives back what is certain by now.
  package mutating func push(_ chunk: [UInt8]) -> GuardedChunk {
    GuardedChunk(released: chunk, findings: [], blocked: false)
  }

  /// Ends the stream and gives back the rest. Later pushes release nothing.
  package mutating func finish() -> GuardedChunk {
    GuardedChunk(released: [], findings: [], blocked: false)
  }
}
