/// Reads the syntax of operators' patterns: letters, `.`, sets, escapes, groups, alternatives and
/// repeats. A repeat without an upper bound goes up to `GuardLimits.patternRepeat` times (`patternGroupRepeat` for groups), so that a
/// match has a greatest width and a stream knows what to hold.

/// The reader of one pattern.
struct PatternReader {
  private let text: [UInt8]
  private var index = 0
  private var isCaseless: Bool

  private static let digits = ByteClass.digits
  private static let word = ByteClass.alphanumeric.union(ByteClass("_"))
  private static let space = ByteClass(" \t\n\r\u{0B}\u{0C}")

  private init(_ text: [UInt8], isCaseless: Bool) {
    self.text = text
    self.isCaseless = isCaseless
  }

  /// The tree of `pattern`; `(?i)` at its beginning ignores the case of ASCII letters.
  static func read(
    _ pattern: String, isCaseless: Bool
  ) throws(PatternRefusal) -> PatternNode {
    let bytes = Array(pattern.utf8)
    guard bytes.count <= GuardLimits.patternBytes else {
      throw .tooLong(limit: GuardLimits.patternBytes)
    }
    var reader = PatternReader(bytes, isCaseless: isCaseless)
    if bytes.starts(with: Array("(?i)".utf8)) {
      reader.isCaseless = true
      reader.index = 4
    }
    let node = try reader.choice(depth: 0)
    guard reader.index == bytes.count else { throw .malformed(at: reader.index) }
    guard node.width.lowerBound > 0 else { throw .matchesEmpty }
    guard node.width.upperBound <= GuardLimits.patternWidth else {
      throw .tooWide(limit: GuardLimits.patternWidth)
    }
    guard node.places <= GuardLimits.patternPlaces,
      node.beginnings?.places ?? 0 <= GuardLimits.patternPlaces * 4
    else { throw .tooComplex(limit: GuardLimits.patternPlaces) }
    return node
  }

  private var byte: UInt8? { index < text.count ? text[index] : nil }

  private mutating func choice(depth: Int) throws(PatternRefusal) -> PatternNode {
    guard depth <= GuardLimits.patternDepth else {
      throw .tooComplex(limit: GuardLimits.patternPlaces)
    }
    var nodes = [try sequence(depth: depth)]
    while byte == UInt8(ascii: "|") {
      index += 1
      nodes.append(try sequence(depth: depth))
    }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence(depth: Int) throws(PatternRefusal) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = byte, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
      nodes.append(try repeated(try atom(next, depth: depth)))
    }
    return .sequence(nodes)
  }

  private mutating func atom(
    _ next: UInt8, depth: Int
  ) throws(PatternRefusal) -> PatternNode {
    let at = index
    index += 1
    switch next {
    case UInt8(ascii: "("): return try group(at, depth: depth)
    case UInt8(ascii: "["): return .set(folded(try set(at)))
    case UInt8(ascii: "\\"): return try escape(at)
    case UInt8(ascii: "."): return .set(ByteClass((0...255).filter { $0 != 0x0A }))
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      throw .unsupported(construct: "anchor", at: at)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw .malformed(at: at)
    default: return .set(folded(ByteClass([next])))
    }
  }

  private func folded(_ set: ByteClass) -> ByteClass { isCaseless ? set.folded : set }

  private mutating func group(_ at: Int, depth: Int) throws(PatternRefusal) -> PatternNode {
    if byte == UInt8(ascii: "?") {
      guard index + 1 < text.count, text[index + 1] == UInt8(ascii: ":") else {
        throw .unsupported(construct: Self.construct(Array(text[index...].prefix(3))), at: at)
      }
      index += 2
    } else if byte == UInt8(ascii: "*") {
      throw .unsupported(construct: "verb", at: at)
    }
    let node = try choice(depth: depth + 1)
    guard byte == UInt8(ascii: ")") else { throw .malformed(at: at) }
    index += 1
    return node
  }

  /// What a group that begins like that would be.
  private static func construct(_ start: [UInt8]) -> String {
    switch String(decoding: start.dropFirst(), as: UTF8.self) {
    case let rest where rest.hasPrefix("=") || rest.hasPrefix("!"): "lookahead"
    case let rest where rest.hasPrefix("<=") || rest.hasPrefix("<!"): "lookbehind"
    case let rest where rest.hasPrefix("<") || rest.hasPrefix("P") || rest.hasPrefix("'"):
      "named group"
    case let rest where rest.hasPrefix(">"): "atomic group"
    case let rest where rest.hasPrefix("R") || rest.hasPrefix("&"): "recursion"
    case let rest where rest.hasPrefix("("): "condition"
    default: "inline flag"
    }
  }

  private mutating func escape(_ at: Int) throws(PatternRefusal) -> PatternNode {
    guard let next = byte else { throw .malformed(at: at) }
    if next == UInt8(ascii: "b") || next == UInt8(ascii: "B") {
      index += 1
      return .boundary(next == UInt8(ascii: "b"))
    }
    return .set(folded(try escapedSet(at)))
  }

  /// The set after a backslash.
  private mutating func escapedSet(_ at: Int) throws(PatternRefusal) -> ByteClass {
    guard let next = byte else { throw .malformed(at: at) }
    index += 1
    switch next {
    case UInt8(ascii: "d"): return Self.digits
    case UInt8(ascii: "D"): return Self.digits.inverted
    case UInt8(ascii: "w"): return Self.word
    case UInt8(ascii: "W"): return Self.word.inverted
    case UInt8(ascii: "s"): return Self.space
    case UInt8(ascii: "S"): return Self.space.inverted
    case UInt8(ascii: "n"): return ByteClass([0x0A])
    case UInt8(ascii: "r"): return ByteClass([0x0D])
    case UInt8(ascii: "t"): return ByteClass([0x09])
    case UInt8(ascii: "x"): return try hexadecimal(at)
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "k"), UInt8(ascii: "g"):
      throw .unsupported(construct: "back reference", at: at)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      throw .unsupported(construct: "Unicode property", at: at)
    default:
      guard !next.isAlphanumeric else { throw .unsupported(construct: "escape", at: at) }
      return ByteClass([next])
    }
  }

  private mutating func hexadecimal(_ at: Int) throws(PatternRefusal) -> ByteClass {
    let digits = text[index...].prefix(2)
    guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .malformed(at: at) }
    index += 2
    return ByteClass([value])
  }

  private mutating func set(_ at: Int) throws(PatternRefusal) -> ByteClass {
    let isNegated = byte == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var set = ByteClass("")
    var isFirst = true
    while let next = byte, isFirst || next != UInt8(ascii: "]") {
      isFirst = false
      let low = try member()
      guard byte == UInt8(ascii: "-"), index + 1 < text.count, text[index + 1] != UInt8(ascii: "]")
      else {
        set = set.union(low)
        continue
      }
      let dash = index
      index += 1
      let high = try member()
      guard low.members.count == 1, high.members.count == 1, let from = low.members.first,
        let to = high.members.first, from <= to
      else { throw .malformed(at: dash) }
      set = set.union(ByteClass(from...to))
    }
    guard byte == UInt8(ascii: "]") else { throw .malformed(at: at) }
    index += 1
    let result = isNegated ? set.inverted : set
    guard !result.members.isEmpty else { throw .malformed(at: at) }
    return result
  }

  /// One byte or escape inside of a set.
  private mutating func member() throws(PatternRefusal) -> ByteClass {
    let at = index
    guard let next = byte else { throw .malformed(at: at) }
    index += 1
    if next == UInt8(ascii: "["), byte == UInt8(ascii: ":") {
      throw .unsupported(construct: "named set", at: at)
    }
    guard next < 0x80 else { throw .unsupported(construct: "letter outside of ASCII", at: at) }
    return next == UInt8(ascii: "\\") ? try escapedSet(at) : ByteClass([next])
  }

  private mutating func repeated(_ node: PatternNode) throws(PatternRefusal) -> PatternNode {
    let at = index
    var open = GuardLimits.patternGroupRepeat
    if case .set = node { open = GuardLimits.patternRepeat }
    guard let next = byte, let (least, most) = try counts(next, open) else { return node }
    if byte == UInt8(ascii: "?") { index += 1 }
    if byte == UInt8(ascii: "+") { throw .unsupported(construct: "possessive repeat", at: index) }
    if let following = byte, "*+?".utf8.contains(following) { throw .malformed(at: index) }
    guard least <= most, most <= GuardLimits.patternWidth else { throw .malformed(at: at) }
    return most == 0 ? .sequence([]) : .many(node, least: least, most: most)
  }

  /// The bounds of the repeat that begins with `next`; `nil` if none does.
  private mutating func counts(
    _ next: UInt8, _ open: Int
  ) throws(PatternRefusal) -> (Int, Int)? {
    let at = index
    switch next {
    case UInt8(ascii: "?"):
      index += 1
      return (0, 1)
    case UInt8(ascii: "*"):
      index += 1
      return (0, open)
    case UInt8(ascii: "+"):
      index += 1
      return (1, open)
    case UInt8(ascii: "{"):
      guard let end = text[index...].firstIndex(of: UInt8(ascii: "}")) else {
        throw .malformed(at: at)
      }
      let parts = text[(index + 1)..<end].split(
        separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
      let numbers = parts.map { Int(String(decoding: $0, as: UTF8.self)) }
      guard let first = numbers.first, let least = first, least >= 0, least <= 1 << 16 else {
        throw .malformed(at: at)
      }
      index = end + 1
      guard parts.count == 2 else { return (least, least) }
      if parts[1].isEmpty { return (least, least + open) }
      guard let most = numbers[1] else { throw .malformed(at: at) }
      return (least, most)
    default: return nil
    }
  }
}

extension ByteClass {
  /// All other bytes.
  var inverted: ByteClass { ByteClass((UInt8.min...UInt8.max).filter { !contains($0) }) }
}

extension GuardLimits {
  /// The most patterns of an operator.
  package static let patterns = 128
  /// The longest pattern, in bytes.
  package static let patternBytes = 512
  /// The widest match of a pattern, in bytes.
  package static let patternWidth = 512
  /// How often a byte, and a group, is repeated at most where the pattern does not say.
  package static let patternRepeat = 32
  /// The most times that a group repeats in such a pattern.
  package static let patternGroupRepeat = 8
  /// The most places of a pattern with its repeats written out.
  package static let patternPlaces = 1_024
  /// The depth of its groups.
  static let patternDepth = 16
  /// The most places of all patterns together.
  static let patternPlacesTogether = 16_384
  /// The largest compiled database, in bytes.
  static let patternDatabaseBytes = 8 << 20
}
