/// The characters that nobody sees, and the scripts and sequences in which each has its proper place
/// (UAX 9, UTS 37, UTS 51, the core specification's chapters 9, 12, 16 and 23).

/// What an invisible character is.
enum Invisible: Sendable {
  case tag, zeroWidthSpace, nonJoiner, joiner, wordJoiner, byteOrderMark, invisibleOperator
  case graphemeJoiner, softHyphen
  case mark, isolate, embedding, override
  case selector, ideographicSelector, mongolian
  case hangulFiller, halfwidthFiller, khmer, braille
  case deprecated, annotation, shorthand, musical, unassigned, privateUse

  /// The type of the finding.
  var type: String {
    switch self {
    case .tag, .unassigned: "hidden.tags"
    case .zeroWidthSpace, .nonJoiner, .joiner, .wordJoiner, .byteOrderMark, .invisibleOperator,
      .graphemeJoiner:
      "hidden.zero-width"
    case .softHyphen: "hidden.soft-hyphen"
    case .mark, .isolate, .embedding, .override: "hidden.bidi"
    case .selector, .ideographicSelector, .mongolian: "hidden.variation-selectors"
    case .hangulFiller, .halfwidthFiller, .khmer, .braille: "hidden.filler"
    case .deprecated, .annotation, .shorthand, .musical: "hidden.control"
    case .privateUse: "hidden.private-use"
    }
  }

  /// Whether the byte may be the first of an invisible character's.
  static func mayBegin(_ byte: UInt8) -> Bool {
    guard byte >= 0xC2 else { return false }
    return leads.contains(byte)
  }

  private static let leads = ByteClass([
    0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEE, 0xEF, 0xF0, 0xF3, 0xF4,
  ])

  /// For each byte, whether it may be the first of an invisible character's: 1 or 0.
  static let leadTable = (UInt8.min...UInt8.max).map { UInt8(mayBegin($0) ? 1 : 0) }

  /// What `scalar` is; `nil` for what can be seen.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0xAD: self = .softHyphen
    case 0x34F: self = .graphemeJoiner
    case 0x61C, 0x200E, 0x200F: self = .mark
    case 0x115F, 0x1160, 0x3164: self = .hangulFiller
    case 0x17B4, 0x17B5: self = .khmer
    case 0x180B...0x180F: self = .mongolian
    case 0x200B: self = .zeroWidthSpace
    case 0x200C: self = .nonJoiner
    case 0x200D: self = .joiner
    case 0x202A...0x202C: self = .embedding
    case 0x202D, 0x202E: self = .override
    case 0x2060: self = .wordJoiner
    case 0x2061...0x2065: self = .invisibleOperator
    case 0x2066...0x2069: self = .isolate
    case 0x206A...0x206F: self = .deprecated
    case 0x2800: self = .braille
    case 0xE000...0xF8FF: self = .privateUse
    case 0xFE00...0xFE0F: self = .selector
    case 0xFEFF: self = .byteOrderMark
    case 0xFFA0: self = .halfwidthFiller
    case 0xFFF9...0xFFFB: self = .annotation
    case 0xFFF0...0xFFF8: self = .unassigned
    case 0x1BCA0...0x1BCA3: self = .shorthand
    case 0x1D173...0x1D17A: self = .musical
    case 0xE0000...0xE007F: self = .tag
    case 0xE0100...0xE01EF: self = .ideographicSelector
    case 0xE0080...0xE0FFF: self = .unassigned
    case 0xF0000...0x10FFFF: self = .privateUse
    default: return nil
    }
  }
}

/// Where scripts stand in Unicode.
enum Script {
  static func isEmoji(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA9, 0xAE, 0x203C, 0x2049, 0x3030, 0x303D, 0x3297, 0x3299: true
    case 0x2100...0x27BF, 0x2900...0x297F, 0x2B00...0x2BFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// Keycaps and what else has a text and an emoji form.
  static func mayBePresented(_ scalar: UInt32) -> Bool {
    isEmoji(scalar) || (0x30...0x39).contains(scalar) || scalar == 0x23 || scalar == 0x2A
  }

  static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3007: true
    default: false
    }
  }

  /// Scripts whose letters join or whose conjuncts are ruled by joiners.
  static func joins(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0x1900...0x1CFF,
      0xA800...0xABFF, 0xFB50...0xFDFF, 0xFE70...0xFEFE, 0x10A00...0x10FFF, 0x11000...0x11FFF,
      0x16A00...0x16FFF, 0x1E900...0x1E95F:
      true
    default: false
    }
  }

  /// Scripts that are written without blanks, or that break lines at a zero-width space.
  static func breaksAtZeroWidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x0EFF, 0x0F00...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF,
      0x1B00...0x1BFF, 0x3000...0x30FF, 0x3105...0x312F, 0x31F0...0x31FF, 0xA980...0xA9DF,
      0xAA60...0xAADF, 0xFF00...0xFF9F, 0x11000...0x1107F:
      true
    default: isIdeograph(scalar)
    }
  }

  /// Letters that are written from right to left.
  static func isRightToLeft(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0590...0x05FF, 0x0600...0x061B, 0x061D...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC,
      0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  static func isCombining(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x34E, 0x350...0x36F, 0x0591...0x05C7, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
    default: false
    }
  }

  static func isMathematical(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2200...0x22FF, 0x27C0...0x27EF, 0x2980...0x2AFF, 0x1D400...0x1D7FF, 0x3B1...0x3C9: true
    default: false
    }
  }

  static func isHangulJamo(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x115E, 0x1161...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x3131...0x3163,
      0x3165...0x318E, 0xFFA1...0xFFDC:
      true
    default: false
    }
  }

  /// Latin, Greek and Cyrillic letters.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: true
    default: false
    }
  }
}
