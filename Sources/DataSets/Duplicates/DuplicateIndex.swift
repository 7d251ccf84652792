/// Finds rows of text that are the same or nearly the same, in one file or across files: first by
/// buckets of equal bands, then exactly.

/// What the index keeps of a row.
package struct RowPrint: Sendable {
  /// Hash of the words in their order; 0 for rows without text.
  var exact: UInt64
  /// Keys of the bands; empty for rows that are only compared as a whole.
  var keys: [UInt32]
}

/// Two rows that are alike.
package struct SimilarPair: Sendable, Equatable {
  /// The numbers of the rows in the index, the smaller one first.
  package let first: Int
  /// The number of the later row.
  package let second: Int
  /// The Jaccard similarity of their shingles; 1 for the same words in the same order.
  package let similarity: Double
}

/// An index over the rows of all files of one run.
package struct DuplicateIndex: Sendable {
  /// The similarity from which on rows count as near-duplicates.
  package let threshold: Double
  private var exact: [UInt64] = []
  private var keys: [UInt32] = []
  /// The row in `exact` of each row with keys.
  private var keyed: [Int] = []
  private var known: [UInt64: Int] = [:]
  /// Pairs that are the same, each with the first of its kind.
  private var same: [SimilarPair] = []
  /// Whether rows were left out, or pairs.
  package private(set) var isPartial = false
  private var candidates: [(Int, Int)] = []
  private var shingles: [Int: [UInt64]] = [:]
  private var heldShingles = 0

  /// An empty index.
  package init(threshold: Double) { self.threshold = threshold }

  /// Rows so far.
  package var count: Int { exact.count }

  /// Adds the next row.
  package mutating func add(_ print: RowPrint) {
    guard exact.count < DataLimits.duplicateRows else {
      isPartial = true
      return
    }
    let row = exact.count
    exact.append(print.exact)
    guard print.exact != 0 else { return }
    if let first = known[print.exact] {
      if same.count < DataLimits.similarPairs {
        same.append(SimilarPair(first: first, second: row, similarity: 1))
      } else {
        isPartial = true
      }
      return
    }
    known[print.exact] = row
    guard !print.keys.isEmpty else { return }
    keyed.append(row)
    keys += print.keys
  }

  /// Finds the pairs that share a band. Answers the rows whose text has to be seen again, in order.
  package mutating func collectCandidates() -> Set<Int> {
    known = [:]
    var pairs: Set<UInt64> = []
    for band in 0..<MinHash.bands { collect(band, &pairs) }
    keys = []
    candidates = pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    return Set(candidates.flatMap { [$0.0, $0.1] })
  }

  private mutating func collect(_ band: Int, _ pairs: inout Set<UInt64>) {
    // Key and place in one number: sorting puts equal keys side by side, places in order.
    var entries = keyed.indices.map { UInt64(keys[$0 * MinHash.bands + band]) << 32 | UInt64($0) }
    entries.sort()
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      if end - start > 1 {
        pair(entries[start..<end].map { keyed[Int($0 & 0xFFFF_FFFF)] }, &pairs)
      }
      start = end
    }
  }

  /// All pairs of a small bucket; in a large one each row with those next to it and with the first.
  private mutating func pair(_ rows: [Int], _ pairs: inout Set<UInt64>) {
    for (index, row) in rows.enumerated() {
      let nearest = index > DataLimits.bucketRows ? index - DataLimits.bucketRows : 0
      for other in nearest..<index {
        guard pairs.count < DataLimits.similarPairs else {
          isPartial = true
          return
        }
        pairs.insert(UInt64(rows[other]) << 32 | UInt64(row))
      }
      if nearest > 0 { pairs.insert(UInt64(rows[0]) << 32 | UInt64(row)) }
    }
  }

  /// Takes the text of a row that has to be seen again.
  package mutating func review(_ row: Int, _ set: [UInt64]) {
    guard heldShingles + set.count <= DataLimits.verifiedShingles else {
      isPartial = true
      return
    }
    heldShingles += set.count
    shingles[row] = set
  }

  /// All pairs, compared exactly, in the order of their rows.
  package mutating func pairs() -> [SimilarPair] {
    var result = same
    for (first, second) in candidates {
      guard let left = shingles[first], let right = shingles[second] else { continue }
      let similarity = Shingles.jaccard(left, right)
      if similarity >= threshold {
        result.append(SimilarPair(first: first, second: second, similarity: similarity))
      }
    }
    (candidates, shingles) = ([], [:])
    return result.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }
}
