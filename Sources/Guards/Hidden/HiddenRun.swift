/// A run of invisible characters with what stands around it, and the judgement whether each has its
/// proper place there.

/// The run and its neighbours.
struct HiddenRun {
  /// The characters, at most as many as `GuardLimits.hiddenRunScalars`.
  var scalars: [(value: UInt32, kind: Invisible)] = []
  /// The visible characters next to it; 0 at the ends of the text.
  var before: UInt32 = 0
  var after: UInt32 = 0
  /// The second ones.
  var secondBefore: UInt32 = 0
  var secondAfter: UInt32 = 0
  var isAtStart = false
  /// Whether letters written from right to left, or Braille, stand near.
  var hasRightToLeft = false
  var hasBraille = false

  /// The kind of the first character that has no business there.
  var offence: Invisible? {
    if isFlag { return nil }
    let privateUse = scalars.count { $0.kind == .privateUse }
    for index in scalars.indices {
      let kind = scalars[index].kind
      if kind == .privateUse {
        if privateUse >= GuardLimits.privateUseRun { return kind }
      } else if !isProper(index) {
        return kind
      }
    }
    return nil
  }

  /// Whether the character at `index` is where it belongs.
  private func isProper(_ index: Int) -> Bool {
    let kind = scalars[index].kind
    let isSingle = scalars.count == 1
    switch kind {
    case .selector: return isSelectorProper(index)
    case .ideographicSelector: return index == 0 && Script.isIdeograph(before)
    case .mongolian: return isNear { (0x1800...0x18AF).contains($0) } && scalars.count <= 2
    case .joiner, .nonJoiner:
      if isNear(Script.joins) { return scalars.count <= 2 }
      return kind == .joiner && Script.isEmoji(before) && Script.isEmoji(after)
        && scalars.count(where: { $0.kind == .joiner }) == 1
    case .zeroWidthSpace, .wordJoiner:
      return isNear(Script.breaksAtZeroWidth) && scalars.count <= 2
    case .byteOrderMark: return (isAtStart || before == 0x0A) && index == 0
    case .invisibleOperator:
      return isSingle && (isNear(Script.isMathematical) || scalars[0].value == 0x2061 && after == 0x28)
    case .graphemeJoiner:
      return isSingle && (isNear(Script.isCombining) || isNear(Script.isRightToLeft))
    case .softHyphen: return isSingle && isHyphenation
    case .mark: return hasRightToLeft && scalars.count <= 3
    case .isolate, .embedding: return hasRightToLeft && scalars.count <= 6
    case .hangulFiller, .halfwidthFiller: return isNear(Script.isHangulJamo) && scalars.count <= 2
    case .khmer: return isNear { (0x1780...0x17FF).contains($0) } && isSingle
    case .braille: return hasBraille
    case .shorthand: return isNear { (0x1BC00...0x1BC9F).contains($0) }
    case .musical: return isNear { (0x1D100...0x1D1FF).contains($0) }
    case .override, .tag, .deprecated, .annotation, .unassigned: return false
    case .privateUse: return true
    }
  }

  private func isNear(_ belongs: (UInt32) -> Bool) -> Bool { belongs(before) || belongs(after) }

  private func isSelectorProper(_ index: Int) -> Bool {
    guard index == 0 else { return false }
    switch scalars[0].value {
    case 0xFE0E, 0xFE0F: return Script.mayBePresented(before)
    case 0xFE00:
      return Script.isIdeograph(before) || Script.isMathematical(before) || before == 0x30
        || (0x1000...0x109F).contains(before) || (0xA840...0xA87F).contains(before)
        || (0x10AC0...0x10AFF).contains(before) || (0xFF01...0xFF1F).contains(before)
        || (0x3001...0x3002).contains(before)
    case 0xFE01, 0xFE02:
      return Script.isIdeograph(before) || (0xFF01...0xFF1F).contains(before)
        || (0x3001...0x3002).contains(before)
    default: return false
    }
  }

  /// Hyphenation leaves two letters on either side.
  private var isHyphenation: Bool {
    let isVisible: (UInt32) -> Bool = { $0 > 0x40 && Invisible($0) == nil }
    return isVisible(before) && isVisible(after) && isVisible(secondBefore)
      && isVisible(secondAfter)
  }

  /// A flag of a part of a country (UTS 51 ED-14a): the black flag, a region's letters, the end.
  private var isFlag: Bool {
    guard before == 0x1F3F4, (4...7).contains(scalars.count), scalars.last?.value == 0xE007F else {
      return false
    }
    let letters = scalars.dropLast().map { $0.value &- 0xE0000 }
    return letters.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      && letters.prefix(2).allSatisfy { (0x61...0x7A).contains($0) }
  }
}

extension GuardLimits {
  /// The most invisible characters of one run that are looked at before it is certain.
  static let hiddenRunScalars = 64
  /// So many characters of private use in a row are no icons any more.
  static let privateUseRun = 6
  /// How far around a mark of direction letters of its direction are looked for, in bytes.
  static let directionReach = 60
}
