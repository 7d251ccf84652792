/// The guard over a tool call's arguments as they stream: the same detectors as over text, on the
/// decoded view of the JSON document; what goes out is the document itself with masked stretches
/// replaced inside of its strings.
///
/// A finding that would be masked but does not lie in one string value (a key, a number, several
/// strings at once) can't be replaced without making another document of it: it blocks.

/// A stream of JSON text with findings in places of the original document.
package struct ArgumentGuard: Sendable {
  private let policy: GuardPolicy
  private var decoder = ArgumentLayers()
  private var streamGuard: StreamGuard
  /// One unit for each decoded byte from `decodedBase` on.
  private var units: [ArgumentUnit] = []
  private var decodedBase = 0
  private var rawBase = 0
  /// Places of matches that are still going on and begin before `decodedBase`.
  private var anchors: [Int: Anchor] = [:]
  private var raw = TextWindow(bytes: [], base: 0, isFinal: false)
  private var writer = MaskWriter()
  private var stretches: [MaskedStretch] = []
  private var reported = 0
  /// Whether a finding ended the document.
  package private(set) var isBlocked = false

  private struct Anchor: Sendable {
    let rawStart: Int
    /// Whether all of it so far lies in one string value.
    var isValue: Bool
  }

  /// Starts at the first byte of a document, sharing the detectors of `guard`.
  package init(guard shared: TextGuard, origin: Origin = .model) {
    policy = shared.policy
    streamGuard = StreamGuard(guard: shared, origin: origin)
  }

  /// What the document is not, as strict JSON.
  package var faults: Set<ArgumentFault> { decoder.faults }

  /// Bytes of state besides what is shared with other streams, roughly.
  var stateBytes: Int {
    streamGuard.stateBytes + units.capacity * 4 + raw.bytes.capacity + stretches.count * 64
      + anchors.count * 48 + 2_048
  }

  /// Number of bytes that are held back.
  package var heldBytes: Int { raw.end - writer.position }

  /// Takes the next bytes of the document and gives back what is certain by now.
  package mutating func push(_ chunk: [UInt8]) -> GuardedChunk {
    var released: [UInt8] = []
    var findings: [Finding] = []
    var start = 0
    while start < chunk.count, !isBlocked {
      let end = min(chunk.count, start + GuardLimits.argumentSliceBytes)
      let part = take(chunk[start..<end])
      released += part.released
      findings += part.findings
      start = end
    }
    return GuardedChunk(released: released, findings: findings, blocked: isBlocked)
  }

  /// Takes one slice. When something in it blocks, or more is held back than is allowed, the state before it is taken again and fed byte
  /// by byte, so that what went out does not depend on how the document was cut.
  private mutating func take(_ slice: ArraySlice<UInt8>) -> GuardedChunk {
    let before = self
    let whole = step(slice)
    let mayBeFull = before.heldBytes + slice.count > GuardLimits.argumentHeldBytes
    guard isBlocked || mayBeFull, slice.count > 1 else { return whole }
    self = before
    var released: [UInt8] = []
    var findings: [Finding] = []
    for index in slice.indices where !isBlocked {
      let part = step(slice[index...index])
      released += part.released
      findings += part.findings
    }
    return GuardedChunk(released: released, findings: findings, blocked: isBlocked)
  }

  private mutating func step(_ slice: ArraySlice<UInt8>) -> GuardedChunk {
    raw.bytes += slice
    decoder.push(slice)
    units += decoder.units
    let chunk = act(on: streamGuard.push(decoder.decoded))
    if heldBytes > GuardLimits.argumentHeldBytes { isBlocked = true }
    return chunk
  }

  /// Ends the document and gives back the rest.
  package mutating func finish() -> GuardedChunk {
    guard !isBlocked, !raw.isFinal else {
      return GuardedChunk(released: [], findings: [], blocked: isBlocked)
    }
    decoder.finish()
    units += decoder.units
    let last = streamGuard.push(decoder.decoded)
    raw.isFinal = true
    let first = act(on: last)
    guard !isBlocked else { return first }
    let rest = act(on: streamGuard.finish())
    return GuardedChunk(
      released: first.released + rest.released, findings: first.findings + rest.findings,
      blocked: isBlocked)
  }

  private mutating func act(on chunk: GuardedChunk) -> GuardedChunk {
    var findings: [Finding] = []
    for finding in chunk.findings {
      let place = place(of: finding.range)
      findings.append(finding.moved(to: place.range))
      guard policy.action(for: finding) == .mask else { continue }
      if !place.isValue { isBlocked = true }
      stretches.append(
        MaskedStretch(
          start: place.range.lowerBound, end: place.range.upperBound, type: finding.type))
    }
    reported += findings.count
    // Findings beyond the most that a stream reports can't be placed any more.
    if chunk.blocked || reported >= GuardLimits.findings { isBlocked = true }
    let limit = rawPosition(min(streamGuard.writtenTo, decodedEnd))
    let covered = coverOpen(limit)
    var released: [UInt8] = []
    if !isBlocked || chunk.blocked {
      released = writer.write(raw, upTo: max(limit, writer.position), masking: stretches + covered)
    }
    slide()
    return GuardedChunk(released: released, findings: findings, blocked: isBlocked)
  }

  /// Stretches of matches that are still going on; one that leaves its string blocks.
  private mutating func coverOpen(_ limit: Int) -> [MaskedStretch] {
    var covered: [MaskedStretch] = []
    for match in streamGuard.openMatches
    where policy.action(for: match, streamGuard.origin) >= .mask {
      let place = place(of: match.start..<max(match.start, min(match.end, decodedEnd)))
      if !place.isValue { isBlocked = true }
      covered.append(
        MaskedStretch(
          start: place.range.lowerBound, end: max(limit, place.range.lowerBound), type: match.type))
    }
    return covered
  }

  private var decodedEnd: Int { decodedBase + units.count }

  /// The place in the original of a stretch of the decoded view, and whether it lies in one value.
  private func place(of range: Range<Int>) -> (range: Range<Int>, isValue: Bool) {
    var isValue = true
    var start = rawBase
    if range.lowerBound >= decodedBase {
      start = rawStart(range.lowerBound)
    } else if let anchor = anchors[range.lowerBound] {
      (start, isValue) = (anchor.rawStart, anchor.isValue)
    }
    let end = max(start, rawPosition(range.upperBound))
    let first = max(0, range.lowerBound - decodedBase)
    let last = min(units.count, range.upperBound - decodedBase)
    if first < last { isValue = isValue && units[first..<last].allSatisfy { $0.part == .value } }
    return (start..<end, isValue)
  }

  /// Where the units before `decoded` end in the original.
  private func rawPosition(_ decoded: Int) -> Int {
    let count = max(0, min(units.count, decoded - decodedBase))
    return units[..<count].reduce(rawBase) { $0 + $1.width }
  }

  /// Where the unit begins that `decoded` lies in.
  private func rawStart(_ decoded: Int) -> Int {
    var index = decoded - decodedBase
    while index > 0, index < units.count, units[index].width == 0 { index -= 1 }
    return rawPosition(decodedBase + index)
  }

  /// Forgets what no finding and no writer needs any more.
  private mutating func slide() {
    let keep = max(decodedBase, min(streamGuard.writtenTo, decodedEnd))
    var anchored: [Int: Anchor] = [:]
    for match in streamGuard.openMatches where match.start < keep {
      let place = place(of: match.start..<keep)
      anchored[match.start] = Anchor(rawStart: place.range.lowerBound, isValue: place.isValue)
    }
    anchors = anchored
    rawBase = rawPosition(keep)
    units.removeFirst(keep - decodedBase)
    decodedBase = keep
    let passed = writer.position
    stretches.removeAll { $0.end <= passed }
    if passed > raw.base {
      raw.bytes.removeFirst(min(raw.bytes.count, passed - raw.base))
      raw.base = passed
    }
  }
}

extension GuardPolicy {
  /// What is done about `match` in text of `origin`.
  func action(for match: Match, _ origin: Origin) -> GuardAction {
    action(
      for: Finding(
        type: match.type, range: match.start..<max(match.start, match.end),
        confidence: match.confidence, origin: origin))
  }
}

extension Finding {
  /// The same finding at another place.
  func moved(to range: Range<Int>) -> Finding {
    Finding(type: type, range: range, confidence: confidence, origin: origin)
  }
}
