/// Codes of different lengths, none of which starts another one, as deflate and its relatives use them.

/// One code (RFC 1951, 3.2.2).
struct PrefixCode: Sendable {
  private static let fastBits = 9
  private static let longest = 15

  /// What the code gave.
  enum Found: Equatable {
    case symbol(Int, bits: Int)
    /// The bits that are there do not tell yet.
    case short
    /// No symbol has these bits.
    case none
  }

  /// Symbol and length by the next nine bits; 0 where more are needed.
  private var fast = [UInt16](repeating: 0, count: 1 << PrefixCode.fastBits)
  private var counts = [Int](repeating: 0, count: PrefixCode.longest + 1)
  private var symbols: [Int] = []

  /// The code whose symbols have these lengths, 0 for those that do not occur; `nil` if there are too
  /// many of them, or too few: only a code of one symbol may leave something out, if `mayBeShort`.
  init?(_ lengths: some Collection<UInt8>, mayBeShort: Bool) {
    for length in lengths {
      guard length <= Self.longest else { return nil }
      counts[Int(length)] += 1
    }
    counts[0] = 0
    var left = 1
    for length in 1...Self.longest {
      left = left * 2 - counts[length]
      guard left >= 0 else { return nil }
    }
    let most = counts.lastIndex { $0 > 0 } ?? 0
    guard left == 0 || mayBeShort && most <= 1 else { return nil }
    fill(Array(lengths))
  }

  private mutating func fill(_ lengths: [UInt8]) {
    for length in 1...Self.longest where counts[length] > 0 {
      for (symbol, itsLength) in lengths.enumerated() where itsLength == length {
        symbols.append(symbol)
      }
    }
    var code = 0
    var index = 0
    for length in 1...Self.fastBits {
      for _ in 0..<counts[length] {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for place in stride(from: reversed, to: fast.count, by: 1 << length) {
          fast[place] = UInt16(symbols[index] << 4 | length)
        }
        code += 1
        index += 1
      }
      code <<= 1
    }
  }

  /// The symbol at the front of the `count` bits in `bits`, the first of them lowest.
  func first(in bits: UInt64, count: Int) -> Found {
    let entry = Int(fast[Int(bits & UInt64(fast.count - 1))])
    if entry & 15 > 0 {
      return entry & 15 <= count ? .symbol(entry >> 4, bits: entry & 15) : .short
    }
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.longest {
      guard length <= count else { return .short }
      code |= Int(bits >> UInt64(length - 1) & 1)
      if code - first < counts[length] {
        return .symbol(symbols[index + code - first], bits: length)
      }
      index += counts[length]
      first = (first + counts[length]) << 1
      code <<= 1
    }
    return .none
  }
}
