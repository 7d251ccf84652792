/// How rules read: byte by byte, with an answer for "not there yet" that is not "the end".

/// Thrown when a rule needs a byte that has not arrived yet.
struct Undecided: Error {}

/// A view of the text from one position on. A rule reads it as if the text were whole; because it
/// stops at the first byte that is missing, its result never depends on where the text was cut.
struct ByteReader {
  private let bytes: [UInt8]
  private let base: Int
  /// Where the rule was asked to look.
  let position: Int
  /// Which of the rule set's anchors stands there: its index in `LexicalRules.anchors`.
  let anchor: Int
  /// The furthest that anything may reach; beyond it the text counts as ended.
  private let limit: Int
  private let isFinal: Bool
  /// Position after the last byte that was asked for.
  private(set) var reached: Int
  /// Number of reads, the measure of work.
  private(set) var reads = 0

  init(_ window: TextWindow, at position: Int, anchor: Int = 0) {
    self.anchor = anchor
    bytes = window.bytes
    base = window.base
    self.position = position
    limit = position + GuardLimits.holdBackBytes
    isFinal = window.isFinal
    reached = position
  }

  /// The byte at `index`; `nil` after the end of the text.
  mutating func peek(_ index: Int) throws(Undecided) -> UInt8? {
    reads += 1
    let offset = index - base
    guard index < limit, offset >= 0 else { return nil }
    if offset < bytes.count {
      reached = max(reached, index + 1)
      return bytes[offset]
    }
    guard isFinal else { throw Undecided() }
    return nil
  }

  /// A byte to the left of the position, at most `contextBytes` away; `nil` before the text.
  func before(_ distance: Int) -> UInt8? {
    let offset = position - distance - base
    guard distance > 0, distance <= GuardLimits.contextBytes, offset >= 0 else { return nil }
    return bytes[offset]
  }

  /// Whether `literal` stands at `index`; `folded` ignores the case of ASCII letters in the text.
  mutating func has(
    _ literal: [UInt8], at index: Int, folded: Bool = false
  ) throws(Undecided) -> Bool {
    for offset in literal.indices {
      guard let byte = try peek(index + offset) else { return false }
      guard (folded ? byte.lowercased : byte) == literal[offset] else { return false }
    }
    return true
  }

  /// The number of bytes of `set` from `index` on, counted up to `most`.
  mutating func run(
    of set: ByteClass, from index: Int, atMost most: Int
  ) throws(Undecided) -> Int {
    var count = 0
    while count < most, let byte = try peek(index + count), set.contains(byte) { count += 1 }
    return count
  }

  /// Bytes that were read before: `range` must lie within what `peek` has returned.
  func copy(_ range: Range<Int>) -> [UInt8] {
    let offsets = (range.lowerBound - base)..<(range.upperBound - base)
    guard offsets.lowerBound >= 0, offsets.upperBound <= bytes.count else { return [] }
    return Array(bytes[offsets])
  }

  /// Whether a token may begin here: no letter or digit to the left, or one that belongs to an
  /// escape such as `\n` or `%3D`.
  var isAtTokenStart: Bool { Self.isTokenStart(bytes, position - base) }

  /// The same of the byte at `offset` in memory.
  static func isTokenStart(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, bytes[offset - 1].isAlphanumeric else { return true }
    let previous = bytes[offset - 1]
    if offset > 1, bytes[offset - 2] == UInt8(ascii: "\\") {
      return previous == 0x6E || previous == 0x72 || previous == 0x74
    }
    return offset > 2 && bytes[offset - 3] == UInt8(ascii: "%") && isHex(previous)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte.isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }
}
