/// Text as the injection rules read it: one scalar at a time, folded. Latin letters lose their marks, their
/// case and their dress (UAX 15 compatibility, as far as letters and digits go); letters of other scripts
/// lose their case and the marks that writers leave out; what cannot be seen is passed over.

/// What a scalar is for the reader of words.
enum FoldedLetter: Equatable {
  /// A letter or digit, folded; `a` to `z`, `0` to `9`, or a letter of another script.
  case letter(UInt32)
  /// A letter that is written without spaces between words: Chinese, Japanese.
  case ideograph(UInt32)
  /// Invisible: passed over, also inside a word.
  case invisible
  /// Ends a word.
  case separator
  /// Ends a word and a sentence.
  case stop
}

enum LetterFolding {
  /// U+00C0 to U+017F without their marks.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnn nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
  private static let styled = table(ConfusableTable.styled)
  private static let lookalikes = table(ConfusableTable.lookalikes)

  private static func table(_ runs: String) -> [UInt32: UInt8] {
    var table: [UInt32: UInt8] = [:]
    for run in runs.split(separator: " ") {
      let parts = run.split(separator: ":")
      guard parts.count == 2, let first = UInt32(parts[0], radix: 16) else { continue }
      for (offset, byte) in parts[1].utf8.enumerated() where byte != UInt8(ascii: "-") {
        table[first + UInt32(offset)] = byte
      }
    }
    return table
  }

  /// The Latin letter that the letter of another script looks like.
  static func lookalike(_ scalar: UInt32) -> UInt8? { lookalikes[scalar] }

  /// Reads one scalar at `index` and moves on; a byte that is no valid UTF-8 is a separator.
  static func next(_ bytes: [UInt8], _ index: inout Int) -> FoldedLetter {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      return ascii(byte)
    }
    return fold(decode(bytes, &index))
  }

  /// Decodes one non-ASCII scalar (RFC 3629); 0 for invalid bytes, of which one is passed.
  static func decode(_ bytes: [UInt8], _ index: inout Int) -> UInt32 {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, index + length <= bytes.count, first <= 0xF4 else {
      index += 1
      return 0
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else {
        index += 1
        return 0
      }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    index += length
    return value
  }

  /// Appends a scalar in UTF-8.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(scalar >> 6))
      text.append(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(scalar >> 12))
      text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      text.append(0x80 | UInt8(scalar & 0x3F))
    default:
      text.append(0xF0 | UInt8(scalar >> 18 & 0x07))
      text.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      text.append(0x80 | UInt8(scalar & 0x3F))
    }
  }

  private static func ascii(_ byte: UInt8) -> FoldedLetter {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: .letter(UInt32(byte))
    case 0x41...0x5A: .letter(UInt32(byte) + 0x20)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    default: .separator
    }
  }

  static func fold(_ scalar: UInt32) -> FoldedLetter {
    switch scalar {
    case 0xAA: return .letter(0x61)
    case 0xBA: return .letter(0x6F)
    case 0xB2, 0xB3: return .letter(scalar - 0x80)
    case 0xB9: return .letter(0x31)
    case 0xC0...0x17F:
      let letter = latin[Int(scalar - 0xC0)]
      return letter == 0x20 ? .separator : .letter(UInt32(letter))
    case 0..<0xC0: return scalar == 0xAD ? .invisible : .separator
    case 0xE0020...0xE007E: return ascii(UInt8(scalar - 0xE0000))
    case 0xFF01...0xFF5E: return ascii(UInt8(scalar - 0xFEE0))
    default: break
    }
    if isInvisible(scalar) { return .invisible }
    if let letter = styled[scalar] { return .letter(UInt32(letter)) }
    return other(scalar)
  }

  /// Letters of other scripts.
  private static func other(_ scalar: UInt32) -> FoldedLetter {
    switch scalar {
    case 0x300...0x36F, 0x483...0x487, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
      0xFE20...0xFE2F:
      return .invisible
    case 0x370...0x3FF: return .letter(greek(scalar))
    case 0x400...0x40F: return .letter(cyrillic(scalar + 0x50))
    case 0x410...0x42F: return .letter(scalar + 0x20)
    case 0x430...0x45F: return .letter(cyrillic(scalar))
    case 0x460...0x52F: return .letter(scalar | 1)
    case 0x531...0x556: return .letter(scalar + 0x30)
    case 0x591...0x5C7: return .invisible
    case 0x600...0x6FF: return arabic(scalar)
    case 0x964, 0x965, 0x3002, 0xFF61: return .stop
    case 0x93C: return .invisible
    case 0x250...0x2AF, 0x557...0x1FFF, 0xAC00...0xD7AF: return .letter(scalar)
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      return .ideograph(scalar)
    case 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x2C00...0x2DFF, 0x3105...0x318E, 0xA000...0xABFF:
      return .letter(scalar)
    default: return .separator
    }
  }

  private static func greek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x391...0x3A9: scalar + 0x20
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x3AF, 0x3CA, 0x390: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3CD, 0x3CB, 0x3B0: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    default: scalar
    }
  }

  /// The letter yo is often written as ye.
  private static func cyrillic(_ scalar: UInt32) -> UInt32 { scalar == 0x451 ? 0x435 : scalar }

  private static func arabic(_ scalar: UInt32) -> FoldedLetter {
    switch scalar {
    case 0x60C, 0x61B, 0x66A...0x66D: .separator
    case 0x61F, 0x6D4: .stop
    case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: .invisible
    case 0x622, 0x623, 0x625, 0x671: .letter(0x627)
    case 0x629: .letter(0x647)
    case 0x649, 0x6CC: .letter(0x64A)
    case 0x6A9: .letter(0x643)
    case 0x660...0x669: .letter(scalar - 0x660 + 0x30)
    case 0x6F0...0x6F9: .letter(scalar - 0x6F0 + 0x30)
    default: .letter(scalar)
    }
  }

  /// Characters that show nothing: soft hyphen, joiners, direction marks, variation selectors.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xE0000...0xE001F, 0xE007F, 0xE0100...0xE01EF:
      true
    default: false
    }
  }
}
