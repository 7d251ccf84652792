/// The anchors of all rule sets, prepared so that one pass finds their places.
///
/// Nearly every position is dismissed by two small tables: what the byte may begin, and whether
/// three bytes (letters folded, hashed to 17 bits) begin an anchor. What is left is compared with
/// the few anchors that begin so. See docs/decisions/0006.

/// The prepared anchors. Built once for each set of rules and shared; it never changes.
final class AnchorIndex: Sendable {
  /// One anchor of one rule set.
  struct Entry: Sendable {
    let rule: Int
    let anchor: Int
    let sets: [ByteClass]
    let isRunStart: Bool
    let needsTokenStart: Bool
  }

  /// Flags of a byte: a short anchor may begin with it; three bytes decide; four sets of runs.
  private static let short: UInt8 = 1
  private static let triple: UInt8 = 2
  private static let runs: UInt8 = 0xF0
  private static let hashBits = 17
  /// Sequences with more beginnings than this are asked at every first byte of theirs.
  private static let mostTriples = 20_000

  private let entries: [Entry]
  private let flags: [UInt8]
  private let bitmap: [UInt64]
  /// Entries by the first byte, all of them and those that `triples` does not know; longest first.
  private let byFirst: [[Int32]]
  private let shortByFirst: [[Int32]]
  /// Entries by the hash of their first three bytes.
  private let triples: [UInt32: [Int32]]

  /// Prepares the anchors of `rules`.
  init(_ rules: [any LexicalRules]) {
    var builder = Builder()
    for (rule, set) in rules.enumerated() {
      for (number, anchor) in set.anchors.enumerated() where !anchor.sets.isEmpty {
        builder.entries.append(
          Entry(
            rule: rule, anchor: number, sets: anchor.sets, isRunStart: anchor.isRunStart,
            needsTokenStart: anchor.needsTokenStart))
      }
    }
    builder.build()
    entries = builder.entries
    flags = builder.flags
    bitmap = builder.bitmap
    byFirst = builder.byFirst
    shortByFirst = builder.shortByFirst
    triples = builder.triples
  }

  /// The next offset from `start` on at which an anchor may begin, with all that follows of it in
  /// memory or not; the number of bytes when there is none.
  func next(_ bytes: [UInt8], from start: Int) -> Int {
    let text = bytes.span
    let last = text.count - 2
    guard start < last else { return start }
    let flagTable = flags
    let bits = bitmap
    let flags = flagTable.span
    let bitmap = bits.span
    var before: UInt8 = start > 0 ? flags[Int(text[start - 1])] & Self.runs : 0
    for offset in start..<last {
      let first = text[offset]
      let flag = flags[Int(first)]
      if flag & ~before & ~Self.triple != 0 { return offset }
      before = flag & Self.runs
      guard flag & Self.triple != 0 else { continue }
      let hash = Self.hash(first, text[offset + 1], text[offset + 2])
      if bitmap[Int(hash >> 6)] >> UInt64(hash & 63) & 1 != 0 { return offset }
    }
    return last
  }

  /// Three bytes, letters folded, as a number below 2 to the 17th.
  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    let key = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | 0x20_2020
    return (key &* 0x9E37_79B1) >> UInt32(32 - hashBits)
  }

  /// What a comparison came to.
  enum Comparison { case stands, differs, undecided }

  /// Calls `body` with each entry that stands at `offset`, longest first, until it answers false.
  /// `reached` becomes the offset after the last byte that had to be there. False when bytes are
  /// missing to say which entries stand there.
  func entries(
    in window: TextWindow, at offset: Int, reached: inout Int,
    _ body: (Entry) throws(Undecided) -> Void
  ) throws(Undecided) {
    let bytes = window.bytes
    let first = Int(bytes[offset])
    if offset + 2 < bytes.count {
      if flags[first] & Self.triple != 0 {
        let hash = Self.hash(bytes[offset], bytes[offset + 1], bytes[offset + 2])
        for number in triples[hash] ?? [] {
          try visit(number, window, offset, &reached, body)
        }
      }
      for number in shortByFirst[first] { try visit(number, window, offset, &reached, body) }
    } else {
      for number in byFirst[first] { try visit(number, window, offset, &reached, body) }
    }
  }

  /// The offset after the last byte that is needed to know which anchors stand at `offset`.
  func reach(_ bytes: [UInt8], at offset: Int) -> Int {
    var reached = offset + 1
    let window = TextWindow(bytes: bytes, base: 0, isFinal: true)
    for number in byFirst[Int(bytes[offset])] {
      _ = compare(entries[Int(number)], window, offset, &reached)
    }
    return reached
  }

  private func visit(
    _ number: Int32, _ window: TextWindow, _ offset: Int, _ reached: inout Int,
    _ body: (Entry) throws(Undecided) -> Void
  ) throws(Undecided) {
    let entry = entries[Int(number)]
    switch compare(entry, window, offset, &reached) {
    case .stands: try body(entry)
    case .differs: break
    case .undecided: throw Undecided()
    }
  }

  private func compare(
    _ entry: Entry, _ window: TextWindow, _ offset: Int, _ reached: inout Int
  ) -> Comparison {
    let bytes = window.bytes
    if entry.isRunStart, offset > 0, entry.sets[0].contains(bytes[offset - 1]) { return .differs }
    for (index, set) in entry.sets.enumerated() {
      guard offset + index < bytes.count else { return window.isFinal ? .differs : .undecided }
      reached = max(reached, offset + index + 1)
      guard set.contains(bytes[offset + index]) else { return .differs }
    }
    return .stands
  }

  /// The tables in the making.
  private struct Builder {
    var entries: [Entry] = []
    var flags = [UInt8](repeating: 0, count: 256)
    var bitmap = [UInt64](repeating: 0, count: 1 << (hashBits - 6))
    var byFirst = [[Int32]](repeating: [], count: 256)
    var shortByFirst = [[Int32]](repeating: [], count: 256)
    var triples: [UInt32: [Int32]] = [:]
    private var runSets: [ByteClass] = []

    mutating func build() {
      let order = entries.indices.sorted {
        (entries[$1].sets.count, $0) < (entries[$0].sets.count, $1)
      }
      for number in order { add(number) }
    }

    private mutating func add(_ number: Int) {
      let entry = entries[number]
      let first = entry.sets[0].members
      for byte in first { byFirst[Int(byte)].append(Int32(number)) }
      let beginnings = entry.sets.prefix(3).reduce(1) { $0 * $1.members.count }
      if entry.sets.count >= 3, beginnings <= mostTriples {
        for byte in first { flags[Int(byte)] |= triple }
        addTriples(entry, number)
        return
      }
      let flag = entry.isRunStart ? runFlag(entry.sets[0]) : short
      for byte in first {
        flags[Int(byte)] |= flag
        shortByFirst[Int(byte)].append(Int32(number))
      }
    }

    private mutating func addTriples(_ entry: Entry, _ number: Int) {
      var hashes: Set<UInt32> = []
      for first in entry.sets[0].members {
        for second in entry.sets[1].members {
          for third in entry.sets[2].members { hashes.insert(hash(first, second, third)) }
        }
      }
      for hash in hashes {
        bitmap[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
        triples[hash, default: []].append(Int32(number))
      }
    }

    /// The flag of a set of runs; the one for short anchors when all four are taken.
    private mutating func runFlag(_ set: ByteClass) -> UInt8 {
      if let known = runSets.firstIndex(of: set) { return 0x10 << UInt8(known) }
      guard runSets.count < 4 else { return short }
      runSets.append(set)
      return 0x10 << UInt8(runSets.count - 1)
    }
  }
}
