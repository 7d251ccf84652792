/// The patterns that schemas may use: the part of ECMA-262's regular expressions that can be matched
/// in time proportional to text times pattern (Thompson 1968). Look-around and back-references are
/// refused when the schema is loaded; nothing here ever backtracks.

/// A pattern, prepared.
struct BoundedPattern: Sendable {
  /// What one step of the automaton does.
  enum Step: Sendable {
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start, end
    case wordBoundary(Bool)
    case match
  }

  private let steps: [Step]

  /// `nil` if the pattern uses what is not understood, or is too large.
  init?(_ text: String) {
    var parser = PatternParser(text)
    guard let steps = parser.parse() else { return nil }
    self.steps = steps
  }

  /// Whether the pattern stands somewhere in `text`; `nil` when the text is too long to say.
  func matches(_ text: String) -> Bool? {
    let scalars = text.unicodeScalars.map(\.value)
    guard scalars.count <= GuardLimits.patternWork / max(1, steps.count) else { return nil }
    var current: [Int] = []
    var isIn = [Int](repeating: -1, count: steps.count)
    for place in 0...scalars.count {
      add(0, to: &current, &isIn, place, scalars)
      if current.contains(where: isMatch) { return true }
      guard place < scalars.count else { break }
      var next: [Int] = []
      for state in current {
        if case .set(let set) = steps[state], set.contains(scalars[place]) {
          add(state + 1, to: &next, &isIn, place + 1, scalars)
        }
      }
      if next.contains(where: isMatch) { return true }
      current = next
    }
    return false
  }

  private func isMatch(_ state: Int) -> Bool {
    if case .match = steps[state] { return true }
    return false
  }

  /// Adds a state and all that can be reached from it without reading; `isIn` holds the place for
  /// which a state was added last.
  private func add(
    _ state: Int, to states: inout [Int], _ isIn: inout [Int], _ place: Int, _ text: [UInt32]
  ) {
    var pending = [state]
    while let next = pending.popLast() {
      guard isIn[next] != place else { continue }
      isIn[next] = place
      switch steps[next] {
      case .jump(let target): pending.append(target)
      case .split(let one, let other): pending += [other, one]
      case .start: if place == 0 { pending.append(next + 1) }
      case .end: if place == text.count { pending.append(next + 1) }
      case .wordBoundary(let wanted):
        let before = place > 0 && ScalarSet.word.contains(text[place - 1])
        let after = place < text.count && ScalarSet.word.contains(text[place])
        if (before != after) == wanted { pending.append(next + 1) }
      case .set, .match: states.append(next)
      }
    }
  }
}

/// A set of Unicode scalars as ranges.
struct ScalarSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]
  var isNegated = false
  /// General categories, for `\p{…}`.
  var categories: Set<Unicode.GeneralCategory> = []
  /// Sets within a class.
  var parts: [ScalarSet] = []

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  func contains(_ scalar: UInt32) -> Bool {
    var isIn = ranges.contains { $0.contains(scalar) } || parts.contains { $0.contains(scalar) }
    if !isIn, !categories.isEmpty, let known = Unicode.Scalar(scalar) {
      isIn = categories.contains(known.properties.generalCategory)
    }
    return isIn != isNegated
  }

  static let digit = ScalarSet([0x30...0x39])
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// The dot: all but the ends of lines.
  static let any = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)
}

extension GuardLimits {
  /// The longest pattern in characters, its most steps, and how deep groups may be.
  static let patternCharacters = 1_024
  static let patternSteps = 4_000
  static let schemaPatternDepth = 16
  /// The most characters times steps of one match.
  static let patternWork = 50_000_000
}
