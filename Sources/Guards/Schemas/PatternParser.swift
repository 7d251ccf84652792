/// Reads regular expressions into the steps of an automaton.

struct PatternParser {
  private typealias Step = BoundedPattern.Step
  private let scalars: [UInt32]
  private var index = 0
  private var depth = 0
  private var isBroken = false

  init(_ text: String) {
    scalars = text.unicodeScalars.prefix(GuardLimits.patternCharacters + 1).map(\.value)
  }

  /// The steps, or `nil` when something is not understood.
  mutating func parse() -> [BoundedPattern.Step]? {
    guard scalars.count <= GuardLimits.patternCharacters else { return nil }
    let steps = alternatives()
    guard !isBroken, index == scalars.count, steps.count < GuardLimits.patternSteps else {
      return nil
    }
    return steps + [.match]
  }

  private var next: UInt32? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let next, let wanted = character.unicodeScalars.first?.value, next == wanted else {
      return false
    }
    index += 1
    return true
  }

  private func stands(_ text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars.map(\.value))
  }

  private mutating func fail() -> [BoundedPattern.Step] {
    isBroken = true
    index = scalars.count
    return []
  }

  private mutating func alternatives() -> [BoundedPattern.Step] {
    var branches = [sequence()]
    while take("|") { branches.append(sequence()) }
    guard var result = branches.popLast() else { return [] }
    while let branch = branches.popLast() {
      result =
        [.split(1, branch.count + 2)] + shifted(branch, by: 1) + [
          .jump(branch.count + 2 + result.count)
        ] + shifted(result, by: branch.count + 2)
      if result.count > GuardLimits.patternSteps { return fail() }
    }
    return result
  }

  private mutating func sequence() -> [BoundedPattern.Step] {
    var steps: [Step] = []
    while let next, next != 0x7C, next != 0x29, !isBroken {
      let part = quantified()
      steps += shifted(part, by: steps.count)
      if steps.count > GuardLimits.patternSteps { return fail() }
    }
    return steps
  }

  /// Moves the targets of a part that comes to stand `offset` further on.
  private func shifted(
    _ steps: [BoundedPattern.Step], by offset: Int
  ) -> [BoundedPattern.Step] {
    guard offset > 0 else { return steps }
    return steps.map { step in
      switch step {
      case .split(let one, let other): .split(one + offset, other + offset)
      case .jump(let target): .jump(target + offset)
      default: step
      }
    }
  }

  private mutating func quantified() -> [BoundedPattern.Step] {
    let isAssertion = next == 0x5E || next == 0x24
    let part = atom()
    guard !isBroken, let (least, most) = counts() else { return part }
    guard !isAssertion else { return fail() }
    _ = take("?")
    return repeated(part, least, most)
  }

  private mutating func counts() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == 0x7B else { return nil }
    let start = index
    index += 1
    let least = number()
    var most = least
    if take(",") { most = next == 0x7D ? nil : number() }
    guard let least, take("}"), most.map({ $0 >= least }) ?? true else {
      index = start
      isBroken = true
      return nil
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value = 0
    let start = index
    while let next, (0x30...0x39).contains(next), index - start < 6 {
      value = value * 10 + Int(next - 0x30)
      index += 1
    }
    return index > start ? value : nil
  }

  private mutating func repeated(
    _ part: [BoundedPattern.Step], _ least: Int, _ most: Int?
  ) -> [BoundedPattern.Step] {
    let total = (part.count + 2) * max(least, most ?? least + 1)
    guard total <= GuardLimits.patternSteps else { return fail() }
    var steps: [Step] = []
    for _ in 0..<least { steps += shifted(part, by: steps.count) }
    if let most {
      var ends: [Int] = []
      for _ in least..<most {
        ends.append(steps.count)
        steps.append(.split(steps.count + 1, 0))
        steps += shifted(part, by: steps.count)
      }
      for end in ends { steps[end] = .split(end + 1, steps.count) }
    } else {
      let start = steps.count
      steps.append(.split(start + 1, start + part.count + 2))
      steps += shifted(part, by: start + 1)
      steps.append(.jump(start))
    }
    return steps
  }

  private mutating func atom() -> [BoundedPattern.Step] {
    guard let first = next else { return fail() }
    index += 1
    switch first {
    case 0x5E: return [.start]
    case 0x24: return [.end]
    case 0x2E: return [.set(.any)]
    case 0x28: return group()
    case 0x5B: return bracket().map { [.set($0)] } ?? fail()
    case 0x5C: return escape()
    case 0x2A, 0x2B, 0x3F, 0x29, 0x7B: return fail()
    default: return [.set(ScalarSet([first...first]))]
    }
  }

  private mutating func group() -> [BoundedPattern.Step] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= GuardLimits.schemaPatternDepth else { return fail() }
    if take("?") {
      if stands("<=") || stands("<!") { return fail() }
      if take("<") {
        while let next, next != 0x3E {
          guard ScalarSet.word.contains(next) else { return fail() }
          index += 1
        }
        guard take(">") else { return fail() }
      } else if !take(":") {
        return fail()
      }
    }
    let inside = alternatives()
    return take(")") ? inside : fail()
  }

  private mutating func escape() -> [BoundedPattern.Step] {
    if take("b") { return [.wordBoundary(true)] }
    if take("B") { return [.wordBoundary(false)] }
    return escapedSet().map { [.set($0)] } ?? fail()
  }

  /// The set of an escape, the backslash already read.
  private mutating func escapedSet() -> ScalarSet? {
    guard let letter = next else { return nil }
    index += 1
    switch letter {
    case 0x64: return .digit
    case 0x77: return .word
    case 0x73: return .space
    case 0x44, 0x57, 0x53:
      var set: ScalarSet = letter == 0x44 ? .digit : letter == 0x57 ? .word : .space
      set.isNegated = true
      return set
    case 0x70, 0x50: return property(isNegated: letter == 0x50)
    case 0x74: return single(0x09)
    case 0x6E: return single(0x0A)
    case 0x76: return single(0x0B)
    case 0x66: return single(0x0C)
    case 0x72: return single(0x0D)
    case 0x30: return single(0)
    case 0x78: return hexadecimal(2).map(single)
    case 0x75: return unicode().map(single)
    case 0x63:
      guard let control = next, ScalarSet.word.contains(control), control > 0x40 else { return nil }
      index += 1
      return single(control % 32)
    default:
      // Letters and digits that mean nothing here, back-references among them.
      return ScalarSet.word.contains(letter) ? nil : single(letter)
    }
  }

  private func single(_ scalar: UInt32) -> ScalarSet { ScalarSet([scalar...scalar]) }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let next, let scalar = Unicode.Scalar(next), let digit = Character(scalar).hexDigitValue
      else { return nil }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  private mutating func unicode() -> UInt32? {
    guard take("{") else {
      guard let first = hexadecimal(4) else { return nil }
      guard (0xD800...0xDBFF).contains(first), stands("\\u") else { return first }
      index += 2
      guard let second = hexadecimal(4), (0xDC00...0xDFFF).contains(second) else { return nil }
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    var value: UInt32 = 0
    var count = 0
    while let digit = hexadecimal(1) {
      value = value << 4 | digit
      count += 1
      guard count <= 6 else { return nil }
    }
    return count > 0 && take("}") ? value : nil
  }

  private mutating func property(isNegated: Bool) -> ScalarSet? {
    guard take("{") else { return nil }
    var name = ""
    while let next, next != 0x7D, let scalar = Unicode.Scalar(next), name.count < 40 {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard take("}"), let categories = Self.categories[name] else { return nil }
    var set = ScalarSet([], isNegated: isNegated)
    set.categories = categories
    return set
  }

  private static let letters: Set<Unicode.GeneralCategory> = [
    .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
  ]
  private static let categories: [String: Set<Unicode.GeneralCategory>] = [
    "L": letters, "Letter": letters, "Alphabetic": letters.union([.letterNumber]),
    "Lu": [.uppercaseLetter], "Uppercase_Letter": [.uppercaseLetter],
    "Ll": [.lowercaseLetter], "Lowercase_Letter": [.lowercaseLetter],
    "Lt": [.titlecaseLetter], "Lm": [.modifierLetter], "Lo": [.otherLetter],
    "N": [.decimalNumber, .letterNumber, .otherNumber],
    "Number": [.decimalNumber, .letterNumber, .otherNumber],
    "Nd": [.decimalNumber], "digit": [.decimalNumber], "Decimal_Number": [.decimalNumber],
    "M": [.nonspacingMark, .spacingMark, .enclosingMark],
    "Zs": [.spaceSeparator], "Sc": [.currencySymbol],
    "P": [
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation,
    ],
    "S": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol],
  ]

  /// The inside of `[…]`.
  private mutating func bracket() -> ScalarSet? {
    var set = ScalarSet([])
    set.isNegated = take("^")
    while let first = next, first != 0x5D {
      guard let low = member(&set) else {
        if isBroken { return nil }
        continue
      }
      guard next == 0x2D, index + 1 < scalars.count, scalars[index + 1] != 0x5D else {
        set.insert(low...low)
        continue
      }
      index += 1
      guard let high = member(&set), low <= high else { return nil }
      set.insert(low...high)
    }
    return take("]") ? set : nil
  }

  /// One character of a class; `nil` when it was a class of its own, which is added.
  private mutating func member(_ set: inout ScalarSet) -> UInt32? {
    guard let first = next else {
      isBroken = true
      return nil
    }
    index += 1
    guard first == 0x5C else { return first }
    if take("b") { return 0x08 }
    if take("-") { return 0x2D }
    guard let escaped = escapedSet() else {
      isBroken = true
      return nil
    }
    if escaped.ranges.count == 1, !escaped.isNegated, escaped.categories.isEmpty,
      let range = escaped.ranges.first, range.count == 1
    {
      return range.lowerBound
    }
    set.parts.append(escaped)
    return nil
  }
}
