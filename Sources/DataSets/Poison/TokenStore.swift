/// The words and pairs of words of each row as hashes, with the row's label: what triggers are sought
/// in and what the built-in model of texts learns from.

/// Words of texts. Runs of letters and digits are words, and runs of other signs are.
enum Tokens {
  /// The hashes of the words and pairs of words of a text, each once, in no particular order.
  static func hashes(_ text: [UInt8]) -> [UInt32] {
    var found: Set<UInt32> = []
    var previous: UInt64?
    visit(text) { hash, _ in
      found.insert(UInt32(truncatingIfNeeded: hash))
      if let previous { found.insert(pair(previous, hash)) }
      previous = hash
      return found.count < DataLimits.rowTokens
    }
    return found.sorted()
  }

  /// The words of `text` whose hashes are wanted, as they stand there.
  static func names(_ text: [UInt8], wanted: Set<UInt32>, _ body: (UInt32, String) -> Void) {
    var previous: (hash: UInt64, range: Range<Int>)?
    visit(text) { hash, range in
      let own = UInt32(truncatingIfNeeded: hash)
      if wanted.contains(own) { body(own, String(decoding: text[range], as: UTF8.self)) }
      if let previous, case let both = pair(previous.hash, hash), wanted.contains(both) {
        let words = [previous.range, range].map { String(decoding: text[$0], as: UTF8.self) }
        body(both, words.joined(separator: " "))
      }
      previous = (hash, range)
      return true
    }
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Shingles.mix(first &* 0x9E37_79B9_7F4A_7C15 ^ second) >> 16)
  }

  private enum Kind { case word, sign, space }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      .word
    case 0x21...0x7E: .sign
    default: .space
    }
  }

  private static func visit(_ text: [UInt8], _ body: (UInt64, Range<Int>) -> Bool) {
    var start = 0
    while start < text.count {
      let kind = kind(text[start])
      var end = start
      var hash: UInt64 = kind == .sign ? 0x1234_5678_9ABC_DEF1 : 0xCBF2_9CE4_8422_2325
      while end < text.count, Self.kind(text[end]) == kind {
        let byte = text[end]
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
        end += 1
      }
      if kind != .space, !body(Shingles.mix(hash), start..<end) { return }
      start = end
    }
  }
}

/// The hashes of all rows. When there are too many, every second row goes.
package struct TokenStore: Sendable {
  /// All hashes, row by row.
  private(set) var tokens: [UInt32] = []
  /// Where each row begins; one more than there are rows.
  private(set) var starts = [0]
  /// The class of each row.
  private(set) var labels: [Int] = []
  /// The number of each row in the file.
  private(set) var rows: [UInt64] = []
  private var stride: UInt64 = 1
  private var seen: UInt64 = 0

  /// Nothing yet.
  package init() {}

  /// Rows that are kept.
  var count: Int { rows.count }
  /// Whether rows were left out.
  var isSampled: Bool { stride > 1 }

  /// The hashes of one row.
  func row(_ index: Int) -> ArraySlice<UInt32> { tokens[starts[index]..<starts[index + 1]] }

  mutating func add(_ hashes: [UInt32], row: UInt64, label: Int) {
    defer { seen += 1 }
    guard label >= 0, !hashes.isEmpty, seen % stride == 0 else { return }
    tokens += hashes
    starts.append(tokens.count)
    labels.append(label)
    rows.append(row)
    if tokens.count > DataLimits.tokens { thin() }
  }

  private mutating func thin() {
    var thinner = TokenStore()
    thinner.tokens.reserveCapacity(tokens.count / 2)
    for index in Swift.stride(from: 0, to: count, by: 2) {
      thinner.tokens += row(index)
      thinner.starts.append(thinner.tokens.count)
      thinner.labels.append(labels[index])
      thinner.rows.append(rows[index])
    }
    (tokens, starts) = (thinner.tokens, thinner.starts)
    (labels, rows) = (thinner.labels, thinner.rows)
    stride *= 2
  }
}
