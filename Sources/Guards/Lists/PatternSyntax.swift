/// The regular expressions that operators may write, as a tree: a subset that is bounded in width and
/// in work, with a reason and a place for everything that is refused.

/// Why a pattern is refused.
package enum PatternRefusal: Error, Sendable, Hashable {
  /// More patterns than `limit`.
  case tooMany(limit: Int)
  /// Longer than `limit` bytes.
  case tooLong(limit: Int)
  /// Something that is not part of the syntax, at a byte of the pattern: a look-around, a back
  /// reference, an anchor, an inline flag, a letter outside of ASCII in a set.
  case unsupported(construct: String, at: Int)
  /// A bracket, brace or escape that is not complete or makes no sense.
  case malformed(at: Int)
  /// It matches the empty text, and so everything.
  case matchesEmpty
  /// It can match more than `limit` bytes.
  case tooWide(limit: Int)
  /// Written out, with its repeats, it has more than `limit` places.
  case tooComplex(limit: Int)
  /// What Vectorscan says when it cannot compile it.
  case engine(String)
  /// The compiled patterns take more than `limit` bytes.
  case databaseTooLarge(limit: Int)
}

/// A part of a pattern.
indirect enum PatternNode: Sendable, Hashable {
  case set(ByteClass)
  /// `\b`, or `\B` when false.
  case boundary(Bool)
  case sequence([PatternNode])
  case choice([PatternNode])
  case many(PatternNode, least: Int, most: Int)
}

extension PatternNode {
  /// The fewest and the most bytes that it matches.
  var width: ClosedRange<Int> {
    switch self {
    case .set: 1...1
    case .boundary: 0...0
    case .sequence(let nodes):
      nodes.reduce(0...0) {
        ($0.lowerBound + $1.width.lowerBound)...Self.capped($0.upperBound + $1.width.upperBound)
      }
    case .choice(let nodes):
      (nodes.map(\.width.lowerBound).min() ?? 0)...(nodes.map(\.width.upperBound).max() ?? 0)
    case .many(let node, let least, let most):
      Self.capped(node.width.lowerBound * least)...Self.capped(node.width.upperBound * most)
    }
  }

  /// The number of single-byte places when all repeats are written out.
  var places: Int {
    switch self {
    case .set, .boundary: 1
    case .sequence(let nodes), .choice(let nodes):
      nodes.reduce(0) { Self.capped($0 + $1.places) }
    case .many(let node, _, let most): Self.capped(node.places * max(1, most))
    }
  }

  /// Whether the last thing that it looks at may be a boundary, and so the byte behind the match.
  var looksBehindItsEnd: Bool {
    switch self {
    case .set: false
    case .boundary: true
    case .choice(let nodes): nodes.contains(where: \.looksBehindItsEnd)
    case .many(let node, _, _): node.looksBehindItsEnd
    case .sequence(let nodes):
      nodes.indices.contains { index in
        nodes[index].looksBehindItsEnd
          && nodes[(index + 1)...].allSatisfy { $0.width.lowerBound == 0 }
      }
    }
  }

  private static func capped(_ number: Int) -> Int { min(number, 1 << 20) }

  /// The pattern in the notation of Vectorscan, nothing left to its own reading of it.
  var expression: String {
    switch self {
    case .set(let set): Self.notation(set)
    case .boundary(let isBoundary): isBoundary ? "\\b" : "\\B"
    case .sequence(let nodes): "(?:" + nodes.map(\.expression).joined() + ")"
    case .choice(let nodes): "(?:" + nodes.map(\.expression).joined(separator: "|") + ")"
    case .many(let node, let least, let most):
      "(?:" + node.expression + "){\(least),\(most)}"
    }
  }

  private static func notation(_ set: ByteClass) -> String {
    func hex(_ byte: UInt8) -> String {
      let digits = String(byte, radix: 16)
      return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
    let members = set.members
    if members.count == 1 { return hex(members[0]) }
    var text = ""
    var index = 0
    while index < members.count {
      var last = index
      while last + 1 < members.count, members[last + 1] == members[last] + 1 { last += 1 }
      text += hex(members[index]) + (last > index ? "-" + hex(members[last]) : "")
      index = last + 1
    }
    return "[" + text + "]"
  }

  /// A pattern for every text, one byte and more, that is the beginning of a match or all of one:
  /// what a stream has to hold back. Boundaries are left out. `nil` where there is no such text.
  var beginnings: PatternNode? {
    switch self {
    case .set: return self
    case .boundary: return nil
    case .choice(let nodes):
      let begun = nodes.compactMap(\.beginnings)
      return begun.isEmpty ? nil : .choice(begun)
    case .many(let node, _, let most):
      guard most > 0, let begun = node.beginnings else { return nil }
      guard most > 1 else { return begun }
      return .sequence([.many(node.withoutBoundaries, least: 0, most: most - 1), begun])
    case .sequence(let nodes):
      var result: PatternNode?
      for node in nodes.reversed() {
        guard let begun = node.beginnings else { continue }
        guard let rest = result else {
          result = begun
          continue
        }
        if case .set = node {
          result = .sequence([node, .many(rest, least: 0, most: 1)])
        } else {
          result = .choice([begun, .sequence([node.withoutBoundaries, rest])])
        }
      }
      return result
    }
  }

  private var withoutBoundaries: PatternNode {
    switch self {
    case .set: self
    case .boundary: .sequence([])
    case .sequence(let nodes): .sequence(nodes.map(\.withoutBoundaries))
    case .choice(let nodes): .choice(nodes.map(\.withoutBoundaries))
    case .many(let node, let least, let most):
      .many(node.withoutBoundaries, least: least, most: most)
    }
  }
}
