/// The guard over streams: the same findings as over the whole text, wherever the stream is cut.
///
/// What is held back is the shortest end of the text that could still become a finding. A finding
/// that is longer than the bound on that (a private key, say) is certain long before its end; from
/// then on its bytes are dropped as they come. What a push releases depends only on the bytes so
/// far: when a finding blocks in the middle of a piece, the state before the piece is taken again
/// and fed with exactly the bytes that made the finding certain.

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
  private let policy: GuardPolicy
  let origin: Origin
  private var detectors: DetectorSet
  private var window = TextWindow(bytes: [], base: 0, isFinal: false)
  private var writer = MaskWriter()
  /// Complete masked stretches that the writer has not passed yet.
  private var stretches: [MaskedStretch] = []
  private var reported = 0
  private var isOver = false
  /// Whether a finding ended the stream.
  package private(set) var isBlocked = false

  /// Starts at the first byte of a stream. Give a prepared guard where there are many streams.
  package init(policy: GuardPolicy, origin: Origin = .model) {
    self.init(guard: TextGuard(policy: policy), origin: origin)
  }

  /// Starts at the first byte of a stream, sharing the detectors of `guard`.
  package init(guard shared: TextGuard, origin: Origin = .model) {
    policy = shared.policy
    detectors = shared.detectors
    self.origin = origin
  }

  /// Takes the next bytes and gives back what is certain by now.
  package mutating func push(_ chunk: [UInt8]) -> GuardedChunk {
    var released: [UInt8] = []
    var findings: [Finding] = []
    var start = 0
    while start < chunk.count, !isOver {
      let end = min(chunk.count, start + GuardLimits.streamSliceBytes)
      let part = take(start == 0 && end == chunk.count ? chunk : Array(chunk[start..<end]))
      released += part.released
      findings += part.findings
      start = end
    }
    return GuardedChunk(released: released, findings: findings, blocked: isBlocked)
  }

  /// Ends the stream and gives back the rest. Later pushes release nothing.
  package mutating func finish() -> GuardedChunk {
    guard !isOver else { return GuardedChunk(released: [], findings: [], blocked: isBlocked) }
    window.isFinal = true
    let chunk = act(on: read())
    isOver = true
    window.bytes = []
    return chunk
  }

  /// Number of bytes that are held back; at most `GuardLimits.holdBackBytes` between pushes.
  package var heldBytes: Int { window.end - writer.position }

  /// Position up to which the text was written out or left out.
  var writtenTo: Int { writer.position }

  /// Matches that are certain and still going on, as far as the policy cares.
  var openMatches: [Match] { detectors.openMatches.filter { action(for: $0) > .allow } }

  /// Bytes of state besides what is shared with other streams, roughly.
  var stateBytes: Int { window.bytes.capacity + stretches.count * 64 + 4_096 }

  /// What the detectors made of the window, before anything was written.
  private struct Reading {
    let complete: [Match]
    let open: [Match]
    let blocking: Match?
  }

  /// Feeds one slice; on a block inside of it, again with only the bytes up to the block.
  private mutating func take(_ slice: [UInt8]) -> GuardedChunk {
    let snapshot = detectors
    let before = window.end
    window.bytes += slice
    let reading = read()
    guard let certainAt = reading.blocking?.certainAt, certainAt < before + slice.count else {
      return act(on: reading)
    }
    detectors = snapshot
    window.bytes.removeLast(min(slice.count, before + slice.count - certainAt))
    return act(on: read())
  }

  private mutating func read() -> Reading {
    let complete = detectors.scan(window).filter { action(for: $0) > .allow }
    let open = detectors.openMatches.filter { action(for: $0) > .allow }
    let blocking = (complete + open).filter { action(for: $0) == .block }
      .min { ($0.certainAt, $0.start) < ($1.certainAt, $1.start) }
    return Reading(complete: complete, open: open, blocking: blocking)
  }

  private mutating func act(on reading: Reading) -> GuardedChunk {
    stretches += reading.complete.filter { action(for: $0) >= .mask }.map(stretch)
    var findings = reading.complete.map(finding)
    if let blocking = reading.blocking {
      if reading.open.contains(blocking) { findings.append(finding(blocking)) }
      return block(blocking, masking: reading.open, findings)
    }
    let limit = window.isFinal ? window.end : min(detectors.frontier, window.end)
    let released = write(upTo: limit, masking: reading.open)
    slide()
    return chunk(released, findings)
  }

  /// Writes what is certain; an open match covers everything from its start on.
  private mutating func write(upTo limit: Int, masking open: [Match]) -> [UInt8] {
    let covered = open.filter { action(for: $0) >= .mask && $0.start < limit }.map {
      MaskedStretch(start: $0.start, end: limit, type: $0.type)
    }
    return writer.write(window, upTo: limit, masking: stretches + covered)
  }

  /// Ends the stream: what stands before the finding goes out, nothing else.
  private mutating func block(
    _ match: Match, masking open: [Match], _ findings: [Finding]
  ) -> GuardedChunk {
    let limit = max(writer.position, min(match.start, detectors.frontier))
    let released = write(upTo: limit, masking: open)
    isBlocked = true
    isOver = true
    window.bytes = []
    stretches = []
    return chunk(released, findings)
  }

  /// Forgets what no detector and no writer needs any more.
  private mutating func slide() {
    let passed = writer.position
    stretches.removeAll { $0.end <= passed }
    let keepFrom = max(window.base, passed - GuardLimits.contextBytes)
    if keepFrom > window.base {
      window.bytes.removeFirst(keepFrom - window.base)
      window.base = keepFrom
    }
  }

  private func action(for match: Match) -> GuardAction {
    policy.action(for: match, origin)
  }

  private func stretch(_ match: Match) -> MaskedStretch {
    MaskedStretch(start: match.start, end: match.end, type: match.type)
  }

  private func finding(_ match: Match) -> Finding {
    Finding(
      type: match.type, range: match.start..<match.end, confidence: match.confidence,
      origin: origin)
  }

  private mutating func chunk(_ released: [UInt8], _ findings: [Finding]) -> GuardedChunk {
    let room = max(0, GuardLimits.findings - reported)
    let sorted = findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.type)
        < ($1.range.lowerBound, $1.range.upperBound, $1.type)
    }
    reported += min(room, sorted.count)
    return GuardedChunk(
      released: released, findings: Array(sorted.prefix(room)), blocked: isBlocked)
  }
}
