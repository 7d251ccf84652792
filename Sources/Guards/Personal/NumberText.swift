/// A number as people write it: groups of digits with marks between them. Read once at the start of
/// a run of digits, then asked by all the rules for numbers; no memory is allocated for it.

/// Groups of digits and what stands between them.
struct NumberText {
  /// The most digits and groups that are read; a longer number is none of ours.
  static let mostDigits = 24
  static let mostGroups = 9

  /// What stands between two groups; also the code in a signature.
  enum Mark: UInt8 {
    case none = 0
    case space, hyphen, dot, slash
    /// A closing parenthesis, with or without a space behind it.
    case closing
    /// An opening parenthesis, with or without a space before it.
    case opening
  }

  private(set) var digits = SIMD32<UInt8>()
  private(set) var count = 0
  private(set) var groups = 0
  private(set) var lengths = SIMD16<UInt8>()
  /// The mark before each group.
  private(set) var marks = SIMD16<UInt8>()
  /// Ends of the groups, counted from the start, closing parentheses included.
  private(set) var ends = SIMD16<UInt8>()
  private(set) var start = 0
  /// Whether more digits follow than are read.
  private(set) var isTooLong = false
  private(set) var hasOpening = false

  /// Reads from `start`, where a digit or an opening parenthesis stands.
  /// `isOpened` says that an opening parenthesis stood before a sign before it.
  static func read(
    _ reader: inout ByteReader, at start: Int, isOpened: Bool = false
  ) throws(Undecided) -> NumberText {
    var text = NumberText()
    text.start = start
    var index = start
    var mark = isOpened ? Mark.opening : Mark.none
    if try reader.peek(index) == UInt8(ascii: "(") {
      mark = .opening
      index += 1
    }
    while text.groups < mostGroups {
      guard try text.readGroup(&reader, &index, mark) else { break }
      guard let (next, length) = try separator(&reader, at: index, isOpen: mark == .opening) else {
        break
      }
      mark = next
      index += length
    }
    return text
  }

  /// Reads one group; `false` when the number cannot go on.
  private mutating func readGroup(
    _ reader: inout ByteReader, _ index: inout Int, _ mark: Mark
  ) throws(Undecided) -> Bool {
    var length: UInt8 = 0
    while let byte = try reader.peek(index), byte.isDigit {
      guard count < Self.mostDigits else {
        isTooLong = true
        return false
      }
      digits[count] = byte - 0x30
      count += 1
      length += 1
      index += 1
    }
    guard length > 0 else { return false }
    lengths[groups] = length
    marks[groups] = mark.rawValue
    if mark == .opening {
      hasOpening = true
      if try reader.peek(index) == UInt8(ascii: ")") {
        ends[groups] = UInt8(truncatingIfNeeded: index + 1 - start)
        groups += 1
        return true
      }
    }
    ends[groups] = UInt8(truncatingIfNeeded: index - start)
    groups += 1
    return true
  }

  /// The mark at `index` and its length, if a digit follows it.
  private static func separator(
    _ reader: inout ByteReader, at index: Int, isOpen: Bool
  ) throws(Undecided) -> (Mark, Int)? {
    guard let (first, length) = try mark(&reader, at: index) else { return nil }
    if first == .closing, !isOpen { return nil }
    guard let next = try reader.peek(index + length) else { return nil }
    if next.isDigit { return (first, length) }
    guard let (second, more) = try mark(&reader, at: index + length) else { return nil }
    let end = index + length + more
    switch (first, second) {
    case (.closing, .space), (.closing, .hyphen), (.closing, .dot), (.closing, .slash):
      if try reader.peek(end)?.isDigit == true { return (.closing, length + more) }
    case (.space, .opening), (.hyphen, .opening):
      if try reader.peek(end)?.isDigit == true { return (.opening, length + more) }
    case (.slash, .space):
      if try reader.peek(end)?.isDigit == true { return (.slash, length + more) }
    case (.space, .hyphen), (.space, .slash):
      guard try reader.peek(end) == 0x20, try reader.peek(end + 1)?.isDigit == true else {
        return nil
      }
      return (second, length + more + 1)
    default: break
    }
    return nil
  }

  private static func mark(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> (Mark, Int)? {
    switch try reader.peek(index) {
    case UInt8(ascii: " "): return (.space, 1)
    case UInt8(ascii: "-"): return (.hyphen, 1)
    case UInt8(ascii: "."): return (.dot, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case UInt8(ascii: ")"): return (.closing, 1)
    case UInt8(ascii: "("): return (.opening, 1)
    case 0xC2:  // U+00A0
      return try reader.peek(index + 1) == 0xA0 ? (.space, 2) : nil
    case 0xE2:
      guard try reader.peek(index + 1) == 0x80, let last = try reader.peek(index + 2) else {
        return nil
      }
      switch last {
      case 0xAF, 0x89: return (.space, 3)  // U+202F, U+2009
      case 0x90, 0x91, 0x93: return (.hyphen, 3)  // U+2010, U+2011, U+2013
      default: return nil
      }
    default: return nil
    }
  }

  /// The view of the first `groups` groups.
  func prefix(_ groups: Int) -> NumberView { NumberView(self, groups: groups) }

  /// The mark before group `index`.
  func mark(_ index: Int) -> Mark { Mark(rawValue: marks[index]) ?? .none }
}

/// The first groups of a number.
struct NumberView {
  let text: NumberText
  let groups: Int
  /// Number of digits.
  let count: Int
  /// Lengths and marks in one number, for comparison with printed forms.
  let signature: UInt64

  init(_ text: NumberText, groups: Int) {
    self.text = text
    self.groups = groups
    var count = 0
    var signature: UInt64 = 0
    for index in 0..<groups {
      count += Int(text.lengths[index])
      guard index < 8 else { continue }
      let mark = index == 0 ? 0 : text.marks[index]
      signature = signature << 8 | UInt64(mark) << 4 | UInt64(min(15, text.lengths[index]))
    }
    self.count = count
    self.signature = groups > 8 ? 0 : signature
  }

  /// The signature of a printed form such as `3-2-4`, `3.3.3-2`, `4 4 4`.
  static func signature(_ form: String) -> UInt64 {
    var signature: UInt64 = 0
    var mark: UInt8 = 0
    var length: UInt64 = 0
    for byte in form.utf8 {
      if byte.isDigit {
        length = length * 10 + UInt64(byte - 0x30)
      } else {
        signature = signature << 8 | UInt64(mark) << 4 | length
        length = 0
        mark = code(byte).rawValue
      }
    }
    return signature << 8 | UInt64(mark) << 4 | length
  }

  private static func code(_ byte: UInt8) -> NumberText.Mark {
    switch byte {
    case UInt8(ascii: " "): .space
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "/"): .slash
    default: .none
    }
  }

  /// Position after the last group.
  var end: Int { groups == 0 ? text.start : text.start + Int(text.ends[groups - 1]) }
  /// The digits, 0 to 9.
  var digits: [UInt8] { (0..<count).map { text.digits[$0] } }
  /// One digit.
  func digit(_ index: Int) -> Int { Int(text.digits[index]) }
  /// The number that the digits of `range` make; at most nine of them.
  func number(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + Int(text.digits[$1]) }
  }
  /// Length of a group.
  func length(_ index: Int) -> Int { Int(text.lengths[index]) }
  /// Whether the groups from `first` on have these lengths, and there are no others.
  func hasLengths(_ lengths: SIMD4<UInt8>, from first: Int = 0) -> Bool {
    var index = first
    for lane in 0..<4 where lengths[lane] > 0 {
      guard index < groups, text.lengths[index] == lengths[lane] else { return false }
      index += 1
    }
    return index == groups
  }
  /// Whether all digits are the same.
  var isUniform: Bool { (1..<max(1, count)).allSatisfy { text.digits[$0] == text.digits[0] } }
  /// The number of different digits.
  var distinct: Int {
    var seen = 0
    for index in 0..<count { seen |= 1 << digit(index) }
    return seen.nonzeroBitCount
  }
  /// The same mark between all groups from the second gap on, and in the first gap if `strictly`.
  func hasOneMark(strictly: Bool) -> Bool {
    let first = strictly ? 1 : 2
    guard groups > first + 1 else { return true }
    return (first..<groups).allSatisfy { text.marks[$0] == text.marks[first] }
  }
}
