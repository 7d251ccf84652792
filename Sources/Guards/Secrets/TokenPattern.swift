/// A short notation for token formats, and how they are read. `pat<A14>.<h64>` is "pat", 14 letters
/// or digits, a dot, 64 lower-case hexadecimal digits.
///
/// `<A14>` is exactly 14, `<A14-20>` 14 to 20, `<A14+>` at least 14 for as long as they go on. After
/// the last part a byte of the same set may not follow, unless it is marked: `<A14!>`. The sets:
/// `d` digits, `h` `H` hexadecimal digits (lower case, either), `u` `l` `a` letters (upper, lower,
/// either), `U` `L` `A` the same with digits, `w` `A` and `_`, `t` `A`, `_` and `-`, `T` `t` and `.`,
/// `e` `t` and `=`, `E` `T` and `=`, `Z` `T` and `~`, `P` `A` and `%`, `c` `A`, `.` and `/`, `b` base64,
/// `B` base64 of either alphabet, `2` base32. `<uuid>` is a UUID.

/// One token format.
struct TokenPattern: Sendable {
  /// A part of it.
  enum Part: Sendable {
    case literal([UInt8])
    case run(ByteClass, least: Int, most: Int)

    var isRun: Bool {
      if case .run = self { return true }
      return false
    }
  }

  /// What ends the last part.
  enum End: Sendable { case boundary, any, open }

  /// Where a token that was read ends, and how it goes on.
  struct Reading: Sendable {
    let end: Int
    let closing: Closing?
  }

  /// The pattern as it was written.
  let notation: String
  /// The literal that it begins with.
  let prefix: [UInt8]
  private let parts: [Part]
  private let end: End
  private let last: ByteClass

  /// Reads the notation; what it does not know stands for itself.
  init(_ notation: String) {
    self.notation = notation
    var parts: [Part] = []
    var end = End.boundary
    let text = notation.replacing("<uuid>", with: "<H8>-<H4>-<H4>-<H4>-<H12>")
    for (index, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated()
    {
      let halves = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      if index == 0 {
        parts.append(.literal(Array(piece.utf8)))
      } else if halves.count == 2 {
        parts.append(Self.run(halves[0], &end))
        if !halves[1].isEmpty { parts.append(.literal(Array(halves[1].utf8))) }
      }
    }
    if case .literal(let prefix)? = parts.first {
      self.prefix = prefix
    } else {
      prefix = []
    }
    self.parts = parts.filter { part in
      if case .literal(let bytes) = part { return !bytes.isEmpty }
      return true
    }
    if case .run(let set, _, _)? = parts.last { last = set } else { last = .alphanumeric }
    self.end = end
  }

  private static func run(_ text: Substring, _ end: inout End) -> Part {
    let set = sets[text.first ?? "A"] ?? .alphanumeric
    end = text.hasSuffix("+") ? .open : text.hasSuffix("!") ? .any : .boundary
    let numbers = text.dropFirst().split { !$0.isNumber }.compactMap { Int($0) }
    let least = numbers.first ?? 1
    return .run(set, least: least, most: max(least, numbers.last ?? least))
  }

  private static let sets: [Character: ByteClass] = [
    "d": .digits, "h": .lowerHex, "H": .hex, "u": .upper, "l": .lower, "a": .letters,
    "U": ByteClass.upper.union(.digits), "L": ByteClass.lower.union(.digits), "A": .alphanumeric,
    "w": ByteClass.alphanumeric.union(ByteClass("_")), "t": .base64URL,
    "T": ByteClass.base64URL.union(ByteClass(".")), "b": .base64,
    "e": ByteClass.base64URL.union(ByteClass("=")), "E": ByteClass.base64URL.union(ByteClass(".=")),
    "P": ByteClass.alphanumeric.union(ByteClass("%")),
    "c": ByteClass.alphanumeric.union(ByteClass("./")),
    "Z": ByteClass.base64URL.union(ByteClass(".~")),
    "B": ByteClass.base64.union(.base64URL), "2": ByteClass.upper.union(ByteClass("234567")),
  ]

  /// The anchor at which it is asked for: its prefix, and where that is short, the sets that follow.
  func anchor(atTokenStart: Bool = true) -> Anchor {
    var sets = prefix.map { ByteClass([$0]) }
    if sets.count < 3, case .run(let set, let least, _)? = parts.first(where: \.isRun) {
      sets += [ByteClass](repeating: set, count: min(least, 4 - sets.count))
    }
    return .sequence(sets, atTokenStart: atTokenStart)
  }

  /// Reads a token at `start`.
  func read(_ reader: inout ByteReader, at start: Int) throws(Undecided) -> Reading? {
    var index = start
    for part in parts {
      switch part {
      case .literal(let bytes):
        guard try reader.has(bytes, at: index) else { return nil }
        index += bytes.count
      case .run(let set, let least, let most):
        let count = try reader.run(of: set, from: index, atMost: most)
        guard count >= least else { return nil }
        index += count
      }
    }
    switch end {
    case .any: return Reading(end: index, closing: nil)
    case .open: return Reading(end: index, closing: .outside(last))
    case .boundary:
      if let next = try reader.peek(index), last.contains(next) { return nil }
      return Reading(end: index, closing: nil)
    }
  }
}
