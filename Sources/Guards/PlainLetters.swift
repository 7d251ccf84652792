/// Text as lists of words read it: letters and digits folded to a to z and 0 to 9, whatever they
/// were dressed up as; letters of scripts that are not folded are `?`. A small part of Unicode's
/// compatibility folding (UAX 15) and of its confusables (UTS 39).

/// What a scalar is for the reader of words.
enum PlainLetter: Equatable {
  /// A letter or digit, folded.
  case symbol(UInt8)
  /// Invisible: passed over, also inside a word.
  case invisible
  /// Ends a word.
  case separator
  /// Ends a word and a sentence.
  case stop
}

enum PlainLetters {
  /// U+00C0 to U+017F without their marks.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnn nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
  /// Greek and Cyrillic letters that look like Latin ones.
  private static let lookalikes: [UInt32: UInt8] = {
    let pairs: [(String, String)] = [
      ("аеорсхуіјѕԁһкмтвнгАЕОРСХУІЈЅКМТВН", "aeopcxyijsdhkmtbhraeopcxyijskmtbh"),
      ("αοερικνυτγωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aoepiknutywabezhikmnoptyx"),
    ]
    var table: [UInt32: UInt8] = [:]
    for (odd, plain) in pairs {
      for (scalar, byte) in zip(odd.unicodeScalars, plain.utf8) { table[scalar.value] = byte }
    }
    return table
  }()

  /// Reads one scalar at `index` and moves on; a byte that is no valid UTF-8 is a separator.
  static func next(_ bytes: [UInt8], _ index: inout Int) -> PlainLetter {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      return ascii(byte)
    }
    let scalar = LetterFolding.decode(bytes, &index)
    return fold(scalar)
  }

  private static func ascii(_ byte: UInt8) -> PlainLetter {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: .symbol(byte)
    case 0x41...0x5A: .symbol(byte + 0x20)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    default: .separator
    }
  }

  static func fold(_ scalar: UInt32) -> PlainLetter {
    switch scalar {
    case 0xC0...0x17F:
      let letter = latin[Int(scalar - 0xC0)]
      return letter == 0x20 ? .separator : .symbol(letter)
    case 0x300...0x36F: return .invisible
    case 0x370...0x52F:
      return lookalikes[scalar].map(PlainLetter.symbol) ?? .symbol(UInt8(ascii: "?"))
    case 0xFF01...0xFF5E: return ascii(UInt8(scalar - 0xFEE0))
    case 0x3002, 0xFF61: return .stop
    case 0xE0020...0xE007E: return ascii(UInt8(scalar - 0xE0000))
    default: return isInvisible(scalar) ? .invisible : styled(scalar)
    }
  }

  /// Characters that show nothing: soft hyphen, joiners, direction marks, variation selectors.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
      0x2066...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE001F, 0xE007F, 0xE0100...0xE01EF:
      true
    default: false
    }
  }

  /// Letters and digits in mathematical, circled and squared styles.
  private static func styled(_ scalar: UInt32) -> PlainLetter {
    switch scalar {
    case 0x1D400...0x1D6A3: return .symbol(UInt8((scalar - 0x1D400) % 26) + 0x61)
    case 0x1D7CE...0x1D7FF: return .symbol(UInt8((scalar - 0x1D7CE) % 10) + 0x30)
    case 0x24B6...0x24E9: return .symbol(UInt8((scalar - 0x24B6) % 26) + 0x61)
    case 0x1F130...0x1F149: return .symbol(UInt8(scalar - 0x1F130) + 0x61)
    case 0x1F150...0x1F169: return .symbol(UInt8(scalar - 0x1F150) + 0x61)
    case 0x1F170...0x1F189: return .symbol(UInt8(scalar - 0x1F170) + 0x61)
    case 0: return .separator
    case 0x80...0xBF, 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x303F: return .separator
    default: return .symbol(UInt8(ascii: "?"))
    }
  }
}
