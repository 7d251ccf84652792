/// The anchors of all rule sets, prepared so that one pass finds their places.
///
/// Nearly every position is dismissed by two small tables: what the byte may begin, and whether
/// three bytes (letters folded, hashed to 16 bits) begin an anchor, and then whether five do. What is left is compared with
/// the few anchors that begin so. The loop over the bytes is C; memory is touched by hand only to
/// hand it over. See docs/decisions/0006-one-pass-for-exact-detectors.md.

import CAnchors

/// The prepared anchors. Built once for each set of rules and shared; it never changes.
final class AnchorIndex: Sendable {
  /// One anchor of one rule set.
  struct Entry: Sendable {
    // Small, so that the entries stay in the processor's cache.
    private let ruleNumber: UInt16
    private let anchorNumber: UInt16
    private let firstPlace: UInt32
    private let length: UInt8
    let isRunStart: Bool
    let needsTokenStart: Bool
    /// Whether each of its sets is one byte, or one letter in both cases.
    fileprivate let isLiteral: Bool

    /// The rule set that asks.
    var rule: Int { Int(ruleNumber) }
    /// Its place in the rule set's list of anchors.
    var anchor: Int { Int(anchorNumber) }
    /// Where its bytes or sets begin, and how many there are.
    fileprivate var start: Int { Int(firstPlace) }
    fileprivate var count: Int { Int(length) }

    fileprivate init(rule: Int, anchor: Int, _ source: Anchor, start: Int, isLiteral: Bool) {
      ruleNumber = UInt16(truncatingIfNeeded: rule)
      anchorNumber = UInt16(truncatingIfNeeded: anchor)
      firstPlace = UInt32(truncatingIfNeeded: start)
      length = UInt8(truncatingIfNeeded: source.sets.count)
      isRunStart = source.isRunStart
      needsTokenStart = source.needsTokenStart
      self.isLiteral = isLiteral
    }
  }

  private let entries: [Entry]
  private let flags: [UInt8]
  private let bits: [UInt64]
  private let longs: [UInt64]
  private let runs: [UInt8]
  /// Of literal anchors: what must stand there once the bits of `folds` are set.
  private let bytes: [UInt8]
  private let folds: [UInt8]
  /// Of other anchors.
  private let sets: [ByteClass]
  /// Numbers of entries, longest first, by their first byte: all of them, and the short ones.
  private let byFirst: NumberLists
  private let shortByFirst: NumberLists
  /// The others by the lower bits of the hash of their first three bytes.
  private let byHash: NumberLists

  /// Prepares the anchors of `rules`.
  init(_ rules: [any LexicalRules]) {
    var builder = AnchorIndexBuilder()
    for (rule, set) in rules.enumerated() {
      for (number, anchor) in set.anchors.enumerated()
      where !anchor.sets.isEmpty && builder.entries.count < GuardLimits.anchors {
        builder.add(anchor, number: number, of: rule)
      }
    }
    builder.build()
    entries = builder.entries
    flags = builder.flags
    bits = builder.bits
    longs = builder.longs
    runs = builder.runs
    bytes = builder.bytes
    folds = builder.folds
    sets = builder.sets
    byFirst = NumberLists(builder.byFirst)
    shortByFirst = NumberLists(builder.shortByFirst)
    byHash = NumberLists(builder.byHash)
  }

  /// Offsets at which an anchor may begin, from `start` on: as many as `offsets` has room for. Returns
  /// how many there are, and the offset behind the last one that was looked at. The last two offsets
  /// of a text are left out: they always may.
  func find(
    in text: [UInt8], from start: Int, into offsets: inout [UInt32]
  ) -> (count: Int, next: Int) {
    var hits = 0
    let count = text.count
    let room = offsets.count
    let next = unsafe text.withUnsafeBufferPointer { text in
      unsafe flags.withUnsafeBufferPointer { flags in
        unsafe bits.withUnsafeBufferPointer { bits in
          unsafe longs.withUnsafeBufferPointer { longs in
            unsafe runs.withUnsafeBufferPointer { runs in
              unsafe offsets.withUnsafeMutableBufferPointer { offsets in
                guard let text = text.baseAddress, let flags = flags.baseAddress,
                  let bits = bits.baseAddress, let longs = longs.baseAddress,
                  let runs = runs.baseAddress, let found = offsets.baseAddress
                else { return start }
                return unsafe gh_anchor_find(
                  text, start, count, flags, bits, longs, runs, found, room, &hits)
              }
            }
          }
        }
      }
    }
    return (hits, next)
  }

  /// Calls `body` with each entry that stands at `offset` of the window, the longest first. Entries
  /// for which `isAsked` is false take no part. `reached` becomes the offset after the last byte
  /// that had to be there to know.
  func entries(
    in window: TextWindow, at offset: Int, reached: inout Int, isAsked: (Entry) -> Bool,
    _ body: (Entry) throws(Undecided) -> Void
  ) throws(Undecided) {
    let text = window.bytes
    let first = text[offset]
    guard offset + 2 < text.count else {
      return try visit(byFirst[Int(first)], byFirst, window, offset, &reached, isAsked, body)
    }
    if flags[Int(first)] & UInt8(GH_ANCHOR_TRIPLE) != 0 {
      let hash = gh_anchor_hash(first, text[offset + 1], text[offset + 2])
      let slot = Int(hash) & (AnchorIndexBuilder.slots - 1)
      try visit(byHash[slot], byHash, window, offset, &reached, isAsked, body)
    }
    try visit(shortByFirst[Int(first)], shortByFirst, window, offset, &reached, isAsked, body)
  }

  /// The offset after the last byte that is needed to know which anchors stand at `offset`, also
  /// those that the tables dismiss.
  func reach(_ text: [UInt8], at offset: Int, isAsked: (Entry) -> Bool) -> Int {
    var reached = offset + 1
    for place in byFirst[Int(text[offset])] {
      let entry = entries[byFirst.number(at: place)]
      guard isAsked(entry) else { continue }
      _ = compare(entry, text, offset, isFinal: true, &reached)
    }
    return reached
  }

  private func visit(
    _ range: Range<Int>, _ lists: NumberLists, _ window: TextWindow, _ offset: Int,
    _ reached: inout Int, _ isAsked: (Entry) -> Bool,
    _ body: (Entry) throws(Undecided) -> Void
  ) throws(Undecided) {
    for place in range {
      let entry = entries[lists.number(at: place)]
      // What the second byte dismisses needs no count of bytes: it is one of the first three.
      if entry.count > 1, offset + 2 < window.bytes.count {
        let second = window.bytes[offset + 1]
        let place = entry.start + 1
        let fits =
          entry.isLiteral ? second | folds[place] == bytes[place] : sets[place].contains(second)
        guard fits else { continue }
      }
      guard isAsked(entry) else { continue }
      switch compare(entry, window.bytes, offset, isFinal: window.isFinal, &reached) {
      case .stands: try body(entry)
      case .differs: break
      case .undecided: throw Undecided()
      }
    }
  }

  private enum Comparison { case stands, differs, undecided }

  private func compare(
    _ entry: Entry, _ text: [UInt8], _ offset: Int, isFinal: Bool, _ reached: inout Int
  ) -> Comparison {
    if entry.isRunStart, offset > 0, sets[entry.start].contains(text[offset - 1]) {
      return .differs
    }
    for index in 0..<entry.count {
      guard offset + index < text.count else { return isFinal ? .differs : .undecided }
      let byte = text[offset + index]
      if offset + index >= reached { reached = offset + index + 1 }
      let place = entry.start + index
      let fits =
        entry.isLiteral ? byte | folds[place] == bytes[place] : sets[place].contains(byte)
      guard fits else { return .differs }
    }
    return .stands
  }
}

/// Lists of numbers, one after the other in one array.
private struct NumberLists: Sendable {
  private let numbers: [UInt16]
  private let starts: [UInt32]

  init(_ lists: [[Int]]) {
    numbers = lists.flatMap { $0.map { UInt16(truncatingIfNeeded: $0) } }
    starts = lists.reduce(into: [0]) { starts, list in
      starts.append((starts.last ?? 0) + UInt32(truncatingIfNeeded: list.count))
    }
  }

  /// The number at a place.
  func number(at place: Int) -> Int { Int(numbers[place]) }

  /// Where the list stands in `numbers`.
  subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }
}

/// The tables in the making.
private struct AnchorIndexBuilder {
  /// Number of lists by hash.
  static let slots = 1 << Int(GH_ANCHOR_HASH_BITS)
  /// Anchors with more beginnings than this are looked at wherever their first byte stands.
  private static let mostBeginnings = 20_000
  /// Number of words for hashes of five bytes; as many for those of three follow.
  private static let longWords = 1 << (Int(GH_ANCHOR_HASH_BITS) - 6)
  /// Anchors with more beginnings of five bytes than this are looked at for three.
  private static let mostLong = 256

  private(set) var entries: [AnchorIndex.Entry] = []
  private(set) var flags = (UInt8.min...UInt8.max).map {
    $0.isAlphanumeric ? UInt8(GH_ANCHOR_ALPHANUMERIC) : 0
  }
  private(set) var bits = [UInt64](repeating: 0, count: 1 << (Int(GH_ANCHOR_HASH_BITS) - 4))
  private(set) var longs = [UInt64](repeating: 0, count: 1 << (Int(GH_ANCHOR_HASH_BITS) - 5))
  /// What may follow short stretches, then for each set of stretches how short, then whether a
  /// token must be able to begin; see the header of the C loop.
  private(set) var runs = [UInt8](repeating: 0, count: 264)
  private(set) var bytes: [UInt8] = []
  private(set) var folds: [UInt8] = []
  private(set) var sets: [ByteClass] = []
  private(set) var byFirst = [[Int]](repeating: [], count: 256)
  private(set) var shortByFirst = [[Int]](repeating: [], count: 256)
  private(set) var byHash = [[Int]](repeating: [], count: slots)
  private var anchors: [Anchor] = []
  private var runSets: [ByteClass] = []

  mutating func add(_ anchor: Anchor, number: Int, of rule: Int) {
    let isLiteral = anchor.sets.allSatisfy(\.isLiteral) && !anchor.isRunStart
    entries.append(
      AnchorIndex.Entry(
        rule: rule, anchor: number, anchor, start: isLiteral ? bytes.count : sets.count,
        isLiteral: isLiteral))
    anchors.append(anchor)
    guard isLiteral else { return sets += anchor.sets }
    for set in anchor.sets {
      let members = set.members
      bytes.append(members.last ?? 0)
      folds.append(members.count == 2 ? 0x20 : 0)
    }
  }

  mutating func build() {
    let order = entries.indices.sorted {
      (entries[$1].count, $0) < (entries[$0].count, $1)
    }
    for number in order { place(number) }
  }

  private mutating func place(_ number: Int) {
    let anchor = anchors[number]
    let beginning = anchor.sets.prefix(3).map(\.members)
    let first = beginning.first ?? []
    for byte in first { byFirst[Int(byte)].append(number) }
    if beginning.count == 3, beginning.reduce(1, { $0 * $1.count }) <= Self.mostBeginnings {
      for byte in first { flags[Int(byte)] |= UInt8(GH_ANCHOR_TRIPLE) }
      return placeByHash(beginning, number)
    }
    let flag = anchor.isRunStart ? runFlag(anchor) : UInt8(GH_ANCHOR_SHORT)
    for byte in first {
      flags[Int(byte)] |= flag
      shortByFirst[Int(byte)].append(number)
    }
  }

  private mutating func placeByHash(_ beginning: [[UInt8]], _ number: Int) {
    var slots: Set<Int> = []
    let isAnywhere = !anchors[number].needsTokenStart
    let isLong = placeLong(anchors[number].sets)
    let bit =
      isLong
      ? (isAnywhere ? GH_ANCHOR_LONG_ANYWHERE : GH_ANCHOR_LONG_TOKEN_START)
      : (isAnywhere ? GH_ANCHOR_ANYWHERE : GH_ANCHOR_TOKEN_START)
    for first in beginning[0] {
      for second in beginning[1] {
        for third in beginning[2] {
          let hash = gh_anchor_hash(first, second, third)
          bits[Int(hash >> 4)] |= UInt64(bit) << UInt64(hash % 16 * 4)
          longs[Self.longWords + Int(hash >> 6)] |= 1 << UInt64(hash & 63)
          slots.insert(Int(hash) & (Self.slots - 1))
        }
      }
    }
    for slot in slots { byHash[slot].append(number) }
  }

  /// Notes the first five bytes of an anchor that has them; false where there are too many.
  private mutating func placeLong(_ sets: [ByteClass]) -> Bool {
    let beginning = sets.prefix(5).map { $0.members.map { $0 | 0x20 } }
    guard beginning.count == 5, beginning.reduce(1, { $0 * Set($1).count }) <= Self.mostLong else {
      return false
    }
    var prefixes: Set<[UInt8]> = [[]]
    for members in beginning {
      prefixes = Set(prefixes.flatMap { prefix in members.map { prefix + [$0] } })
    }
    for five in prefixes {
      let hash = gh_anchor_long_hash(five[0], five[1], five[2], five[3], five[4])
      longs[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
    }
    return true
  }

  /// The flag of a set of runs; the one for short anchors when all four are taken.
  private mutating func runFlag(_ anchor: Anchor) -> UInt8 {
    let set = anchor.sets[0]
    if let known = runSets.firstIndex(of: set) {
      // Two rule sets with the same stretches: none is passed over.
      runs[256 + known] = 0
      if !anchor.needsTokenStart { runs[260 + known] = 0 }
      return 0x10 << UInt8(known)
    }
    guard runSets.count < 4 else { return UInt8(GH_ANCHOR_SHORT) }
    let number = runSets.count
    runSets.append(set)
    runs[260 + number] = anchor.needsTokenStart ? 1 : 0
    guard let short = anchor.shortRuns else { return 0x10 << UInt8(number) }
    runs[256 + number] = short.below
    for byte in short.next.members { runs[Int(byte)] |= 0x01 << UInt8(number) }
    for byte in short.after.members { runs[Int(byte)] |= 0x10 << UInt8(number) }
    return 0x10 << UInt8(number)
  }
}

extension ByteClass {
  /// Whether it is one byte, or one letter in both cases.
  fileprivate var isLiteral: Bool {
    let members = members
    guard members.count == 2 else { return members.count == 1 }
    return members[1].isLetter && members[0] | 0x20 == members[1]
  }
}
