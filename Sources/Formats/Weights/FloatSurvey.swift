/// What can be said of the numbers of one tensor without knowing what they are for.

/// A survey of one tensor, whose bytes arrive in pieces.
package struct FloatSurvey: Sendable {
  private let kind: FloatKind
  /// Numbers that are NaN.
  package private(set) var nans: UInt64 = 0
  /// Numbers that are infinite.
  package private(set) var infinities: UInt64 = 0
  /// Numbers seen.
  package private(set) var elements: UInt64 = 0
  private var first: UInt64?
  private var isConstant = true
  /// The first bytes of a number whose rest is in the next piece.
  private var begun: [UInt8] = []

  /// Starts before the first number.
  package init(_ kind: FloatKind) { self.kind = kind }

  /// Whether there are numbers and all are plus zero.
  package var isZero: Bool { isConstant && first == 0 }

  /// Whether all numbers are one and the same value, which is not zero.
  package var isOneValue: Bool { isConstant && first != nil && first != 0 }

  /// Takes the next bytes: those of `bytes` in `range`.
  package mutating func take(_ bytes: [UInt8], in range: Range<Int>) {
    var at = range.lowerBound
    let end = range.upperBound
    guard at >= 0, end <= bytes.count else { return }
    while !begun.isEmpty, at < end {
      begun.append(bytes[at])
      at += 1
      if begun.count == kind.width {
        add(Self.number(begun, 0, kind.width))
        begun.removeAll(keepingCapacity: true)
      }
    }
    let whole = at + (end - at) / kind.width * kind.width
    at = takeBlocks(bytes, from: at, to: whole)
    while at < whole {
      add(Self.number(bytes, at, kind.width))
      at += kind.width
    }
    if at < end { begun = Array(bytes[at..<end]) }
  }

  /// Takes whole blocks, most of which are told from a few comparisons. Answers where they end.
  private mutating func takeBlocks(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    let last = start + (end - start) / FloatSearch.block * FloatSearch.block
    guard start < last else { return start }
    if first == nil { first = Self.number(bytes, start, kind.width) }
    elements += UInt64((last - start) / kind.width)
    var at = start
    while isConstant, at < last {
      isConstant = FloatSearch.repeats(word, bytes, at: at)
      at += FloatSearch.block
    }
    at = FloatSearch.nextSpecial(bytes, from: start, to: last, kind)
    while at < last {
      for place in stride(from: at, to: at + FloatSearch.block, by: kind.width) {
        count(Self.number(bytes, place, kind.width))
      }
      at = FloatSearch.nextSpecial(bytes, from: at + FloatSearch.block, to: last, kind)
    }
    return last
  }

  private mutating func add(_ number: UInt64) {
    elements += 1
    if let first { isConstant = isConstant && number == first } else { first = number }
    count(number)
  }

  private mutating func count(_ number: UInt64) {
    guard number & kind.exponent == kind.exponent else { return }
    if number & kind.fraction == 0 { infinities += 1 } else { nans += 1 }
  }

  /// The first number, as often as it goes into eight bytes.
  private var word: UInt64 {
    var word = first ?? 0
    var width = kind.width
    while width < 8 {
      word |= word << UInt64(8 * width)
      width *= 2
    }
    return word
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(bytes[at + index]) << UInt64(8 * index) }
    return value
  }
}
