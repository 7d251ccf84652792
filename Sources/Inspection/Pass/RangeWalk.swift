/// Ranges of the artefact that are met while its bytes pass by once.

/// Goes along sorted ranges; they may overlap.
struct RangeWalk: Sendable {
  /// The ranges in the order of their starts, with the caller's number for each.
  private let ranges: [(range: Range<UInt64>, number: Int)]
  private var next = 0
  private var active: [Int] = []

  /// Takes ranges with their place in the list as number; the empty ones need no bytes.
  init(_ ranges: [Range<UInt64>]) {
    self.ranges = ranges.enumerated().filter { !$0.element.isEmpty }
      .map { (range: $0.element, number: $0.offset) }
      .sorted { ($0.range.lowerBound, $0.number) < ($1.range.lowerBound, $1.number) }
  }

  /// Calls `body` for each range that the piece of `count` bytes at `offset` meets, with the part of
  /// the piece that lies in it, and whether the range ends there.
  mutating func meet(
    _ offset: UInt64, _ count: Int,
    _ body: (_ number: Int, _ part: Range<Int>, _ ends: Bool) -> Void
  ) {
    let end = offset + UInt64(count)
    while next < ranges.count, ranges[next].range.lowerBound < end {
      active.append(next)
      next += 1
    }
    guard !active.isEmpty else { return }
    var kept: [Int] = []
    for index in active {
      let (range, number) = ranges[index]
      let from = max(range.lowerBound, offset) - offset
      let to = min(range.upperBound, end) - offset
      if from < to { body(number, Int(from)..<Int(to), range.upperBound <= end) }
      if range.upperBound > end { kept.append(index) }
    }
    active = kept
  }
}
