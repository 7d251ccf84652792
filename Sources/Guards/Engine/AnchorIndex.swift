/// The anchors of all rule sets, prepared so that one pass finds their places.
///
/// Nearly every position is dismissed by two small tables: what the byte may begin, and whether
/// three bytes (letters folded, hashed to 16 bits) begin an anchor; then by whether five do. What is
/// left is compared with the few anchors that begin so. The loops are C; memory is touched by hand
/// only to hand it over. See docs/decisions/0006-one-pass-for-exact-detectors.md.

import CAnchors

/// The prepared anchors. Built once for each set of rules and shared; it never changes.
final class AnchorIndex: Sendable {
  /// Bit pattern of the pointer to the tables; they are freed with this value.
  private let tables: UInt
  private let memory: [UInt]

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
    (tables, memory) = builder.tables()
  }

  deinit {
    for pattern in memory { unsafe UnsafeMutableRawPointer(bitPattern: pattern)?.deallocate() }
  }

  /// What a search came to.
  struct Search {
    /// How many anchors stand there, the first of `hits`.
    let count: Int
    /// The first offset that was not looked at.
    let next: Int
    /// The offset after the last byte that had to be there to know, as far as the search got.
    let reached: Int
  }

  /// Writes the anchors that stand at the offsets from `start` on, below `stop`, to `hits`, in order, the
  /// longest of each offset first. A rule set takes no part before the position in `askedFrom`.
  func search(
    _ window: TextWindow, _ offsets: Range<Int>, _ askedFrom: [Int],
    into hits: inout [gh_anchor_hit]
  ) -> Search {
    guard let tables = unsafe UnsafePointer<gh_anchor_tables>(bitPattern: tables) else {
      return Search(count: 0, next: offsets.upperBound, reached: 0)
    }
    return unsafe withText(window, askedFrom) { text in
      unsafe hits.withUnsafeMutableBufferPointer { hits in
        guard let all = hits.baseAddress else {
          return Search(count: 0, next: offsets.upperBound, reached: 0)
        }
        var found = unsafe gh_anchor_hits(all: all, room: hits.count, count: 0, reached: 0)
        let next = unsafe gh_anchor_visit(
          tables, text, offsets.lowerBound, offsets.upperBound, &found)
        return unsafe Search(count: found.count, next: next, reached: found.reached)
      }
    } ?? Search(count: 0, next: offsets.upperBound, reached: 0)
  }

  /// The offset after the last byte that is needed to know which anchors stand at `offset`, also
  /// those that the tables dismiss.
  func reach(_ window: TextWindow, at offset: Int, _ askedFrom: [Int]) -> Int {
    guard window.bytes.indices.contains(offset),
      let tables = unsafe UnsafePointer<gh_anchor_tables>(bitPattern: tables)
    else { return offset + 1 }
    return unsafe withText(window, askedFrom) { text in
      unsafe gh_anchor_reach(tables, text, offset)
    } ?? offset + 1
  }

  private func withText<Result>(
    _ window: TextWindow, _ askedFrom: [Int],
    _ body: (UnsafePointer<gh_anchor_text>) -> Result
  ) -> Result? {
    unsafe window.bytes.withUnsafeBufferPointer { bytes in
      unsafe askedFrom.withUnsafeBufferPointer { askedFrom in
        guard let first = bytes.baseAddress, let asked = askedFrom.baseAddress else { return nil }
        var text = unsafe gh_anchor_text(
          bytes: first, count: bytes.count, base: window.base, asked_from: asked,
          is_final: window.isFinal ? 1 : 0)
        return unsafe withUnsafePointer(to: &text) { unsafe body($0) }
      }
    }
  }
}

extension gh_anchor_hit {
  /// Whether bytes are missing to know what stands there.
  var isUndecided: Bool { rule == UInt16(GH_ANCHOR_UNDECIDED) }
}

/// The tables in the making.
private struct AnchorIndexBuilder {
  /// Number of hashes.
  private static let slots = 1 << Int(GH_ANCHOR_HASH_BITS)
  /// Anchors with more beginnings than this are looked at wherever their first byte stands.
  private static let mostBeginnings = 20_000
  /// Anchors with more beginnings of five bytes than this are looked at for three.
  private static let mostLong = 256

  private(set) var entries: [gh_anchor_entry] = []
  private var flags = (UInt8.min...UInt8.max).map { byte in
    byte.isAlphanumeric
      ? UInt8(GH_ANCHOR_ALPHANUMERIC)
      : byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") ? UInt8(GH_ANCHOR_ESCAPES) : 0
  }
  private var kinds = [UInt8](repeating: 0, count: slots)
  private var longs = [UInt64](repeating: 0, count: slots / 64)
  /// What may follow short stretches, then for each set of stretches how short; see the header.
  private var runs = [UInt8](repeating: 0, count: 260)
  /// The sets of stretches that count only where a token can begin.
  private var tokenRuns: UInt8 = 0
  private var bytes: [UInt8] = []
  private var folds: [UInt8] = []
  private var sets: [ByteClass] = []
  /// Numbers of entries, longest first, by their first byte: all of them, and the short ones.
  private var byFirst = [[Int]](repeating: [], count: 256)
  private var shortByFirst = [[Int]](repeating: [], count: 256)
  /// The others by the hash of their first three bytes.
  private var byHash = [[Int]](repeating: [], count: slots)
  private var anchors: [Anchor] = []
  private var runSets: [ByteClass] = []

  mutating func add(_ anchor: Anchor, number: Int, of rule: Int) {
    let isLiteral = anchor.sets.allSatisfy(\.isLiteral) && !anchor.isRunStart
    entries.append(
      gh_anchor_entry(
        place: UInt32(truncatingIfNeeded: isLiteral ? bytes.count : sets.count),
        rule: UInt16(truncatingIfNeeded: rule), anchor: UInt16(truncatingIfNeeded: number),
        length: UInt8(truncatingIfNeeded: anchor.sets.count),
        traits: UInt8(
          (isLiteral ? GH_ANCHOR_LITERAL : 0) | (anchor.isRunStart ? GH_ANCHOR_RUN_START : 0)
            | (anchor.needsTokenStart ? GH_ANCHOR_TOKEN_START : 0))))
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
      (entries[$1].length, $0) < (entries[$0].length, $1)
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
    var slots: Set<UInt16> = []
    let isAnywhere = !anchors[number].needsTokenStart
    let isLong = placeLong(anchors[number].sets)
    let bit =
      isLong
      ? (isAnywhere ? GH_ANCHOR_LONG_ANYWHERE : GH_ANCHOR_LONG_ON_TOKEN)
      : (isAnywhere ? GH_ANCHOR_ANYWHERE : GH_ANCHOR_ON_TOKEN)
    for first in beginning[0] {
      for second in beginning[1] {
        for third in beginning[2] {
          let hash = gh_anchor_hash(first, second, third)
          kinds[Int(hash)] |= UInt8(bit)
          slots.insert(hash)
        }
      }
    }
    for slot in slots { byHash[Int(slot)].append(number) }
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
      let flag = UInt8(0x10) << UInt8(known)
      if !anchor.needsTokenStart { tokenRuns &= ~flag }
      return flag
    }
    guard runSets.count < 4 else { return UInt8(GH_ANCHOR_SHORT) }
    let number = runSets.count
    runSets.append(set)
    let flag = UInt8(0x10) << UInt8(number)
    if anchor.needsTokenStart { tokenRuns |= flag }
    guard let short = anchor.shortRuns else { return flag }
    runs[256 + number] = short.below
    for byte in short.next.members { runs[Int(byte)] |= 0x01 << UInt8(number) }
    for byte in short.after.members { runs[Int(byte)] |= 0x10 << UInt8(number) }
    return flag
  }
}

extension AnchorIndexBuilder {
  /// Copies everything to memory of its own: the pointer to the tables, and what has to be freed.
  func tables() -> (tables: UInt, memory: [UInt]) {
    var memory: [UInt] = []
    func keep<Element>(_ values: [Element]) -> UnsafePointer<Element> {
      let place = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
      for (index, value) in values.enumerated() { unsafe (place + index).initialize(to: value) }
      memory.append(UInt(bitPattern: place))
      return unsafe UnsafePointer(place)
    }
    var lists = byFirst + shortByFirst + [[]]
    var known: [[Int]: UInt16] = [[]: UInt16(lists.count - 1)]
    let numbers = byHash.map { list in
      if let number = known[list] { return number }
      let number = UInt16(truncatingIfNeeded: lists.count)
      known[list] = number
      lists.append(list)
      return number
    }
    let starts = lists.reduce(into: [UInt32(0)]) { starts, list in
      starts.append((starts.last ?? 0) + UInt32(truncatingIfNeeded: list.count))
    }
    let tables = unsafe gh_anchor_tables(
      flags: keep(flags), runs: keep(runs), kinds: keep(kinds), lists: keep(numbers),
      longs: keep(longs), starts: keep(starts),
      items: keep(lists.flatMap { $0.map(item) }), entries: keep(entries), bytes: keep(bytes),
      folds: keep(folds), sets: keep(sets.flatMap(\.words)),
      token_runs: tokenRuns)
    return (UInt(bitPattern: unsafe keep([tables])), memory)
  }

  /// What stands in a list for an entry.
  private func item(_ number: Int) -> gh_anchor_item {
    let sets = anchors[number].sets
    func part(_ place: Int) -> (byte: UInt8, fold: UInt8) {
      guard place < sets.count, sets[place].isLiteral, let last = sets[place].members.last else {
        return (0xFF, 0xFF)
      }
      return (last, sets[place].members.count == 2 ? 0x20 : 0)
    }
    let (second, third) = (part(1), part(2))
    return gh_anchor_item(
      entry: UInt16(truncatingIfNeeded: number), bytes: (second.byte, third.byte),
      folds: (second.fold, third.fold))
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
