/// The patterns that schemas of tool arguments may use: anchored at both ends, a sequence of
/// literals and classes with counts, no groups, no alternatives. Matching keeps the set of all
/// possible places, and so takes time in proportion to text times parts, never more.

/// A pattern such as `^[A-Z]{2}-[0-9]{1,6}$` over ASCII.
struct SimplePattern: Sendable {
  private struct Part: Sendable {
    let set: ByteClass
    let least: Int
    let most: Int
  }

  /// The most bytes that the counts may add up to.
  private static let longest = 1_024
  private var parts: [Part] = []

  /// `nil` if the pattern uses anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, bytes.count <= 256, bytes.first == UInt8(ascii: "^"),
      bytes.last == UInt8(ascii: "$")
    else { return nil }
    var index = 1
    let end = bytes.count - 1
    while index < end {
      guard let set = Self.set(bytes, &index, end), let counts = Self.counts(bytes, &index, end)
      else { return nil }
      parts.append(Part(set: set, least: counts.lowerBound, most: counts.upperBound))
    }
    guard parts.reduce(0, { $0 + $1.most }) <= Self.longest * 4 else { return nil }
  }

  /// Whether the whole of `bytes` fits.
  func matches(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= Self.longest * 4 else { return false }
    var isPlace = [Bool](repeating: false, count: bytes.count + 1)
    isPlace[0] = true
    for part in parts { isPlace = Self.advance(isPlace, over: part, bytes) }
    return isPlace[bytes.count]
  }

  /// The places that can be reached from `isPlace` over one part, in one pass over the bytes.
  private static func advance(_ isPlace: [Bool], over part: Part, _ bytes: [UInt8]) -> [Bool] {
    var run = [Int](repeating: 0, count: bytes.count + 1)
    for index in bytes.indices.reversed() where part.set.contains(bytes[index]) {
      run[index] = run[index + 1] + 1
    }
    var change = [Int](repeating: 0, count: bytes.count + 2)
    for place in isPlace.indices where isPlace[place] && run[place] >= part.least {
      change[place + part.least] += 1
      change[place + min(part.most, run[place]) + 1] -= 1
    }
    var open = 0
    return isPlace.indices.map { index in
      open += change[index]
      return open > 0
    }
  }

  private static func set(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> ByteClass? {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "["): return bracket(bytes, &index, end)
    case UInt8(ascii: "\\"):
      guard index < end else { return nil }
      defer { index += 1 }
      return escape(bytes[index])
    case UInt8(ascii: "."): return ByteClass((0x20...0x7E).map { UInt8($0) })
    default:
      return ByteClass("()*+?{}|^$]").contains(byte) || byte >= 0x80 ? nil : ByteClass([byte])
    }
  }

  private static func escape(_ byte: UInt8) -> ByteClass? {
    switch byte {
    case UInt8(ascii: "d"): .digits
    case UInt8(ascii: "w"): ByteClass.alphanumeric.union(ByteClass("_"))
    case UInt8(ascii: "s"): .space
    default: byte.isAlphanumeric || byte >= 0x80 ? nil : ByteClass([byte])
    }
  }

  /// The inside of `[…]`: single bytes, ranges and escapes; no negation.
  private static func bracket(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> ByteClass? {
    var set = ByteClass("")
    if index < end, bytes[index] == UInt8(ascii: "^") { return nil }
    while index < end, bytes[index] != UInt8(ascii: "]") {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        guard index + 1 < end, let escaped = escape(bytes[index + 1]) else { return nil }
        set = set.union(escaped)
        index += 2
      } else if index + 2 < end, bytes[index + 1] == UInt8(ascii: "-"),
        bytes[index + 2] != UInt8(ascii: "]")
      {
        guard byte <= bytes[index + 2], bytes[index + 2] < 0x80 else { return nil }
        set = set.union(ByteClass(byte...bytes[index + 2]))
        index += 3
      } else {
        guard byte < 0x80 else { return nil }
        set.insert(byte)
        index += 1
      }
    }
    guard index < end else { return nil }
    index += 1
    return set
  }

  private static func counts(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int
  ) -> ClosedRange<Int>? {
    guard index < end else { return 1...1 }
    switch bytes[index] {
    case UInt8(ascii: "?"): index += 1; return 0...1
    case UInt8(ascii: "*"): index += 1; return 0...longest
    case UInt8(ascii: "+"): index += 1; return 1...longest
    case UInt8(ascii: "{"): return braces(bytes, &index, end)
    default: return 1...1
    }
  }

  private static func braces(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int
  ) -> ClosedRange<Int>? {
    guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let inside = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
    index = close + 1
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard let least = Int(parts[0]), least >= 0, least <= longest, parts.count <= 2 else {
      return nil
    }
    guard parts.count == 2 else { return least...least }
    guard !parts[1].isEmpty else { return least...longest }
    guard let most = Int(parts[1]), most >= least, most <= longest else { return nil }
    return least...most
  }
}
