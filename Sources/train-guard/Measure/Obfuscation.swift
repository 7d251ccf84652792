/// Ways to disguise an attack, for measuring what they cost: letters written otherwise, letters moved, whole texts encoded.
/// Wider than `Disguise`, with which the weights are trained.

enum Obfuscation: String, CaseIterable {
  case upper, randomCase, camelCase, typos
  case lightLeet, leet, symbolLeet
  case spaced, wideSpaced, dotted, hyphenated, emojiBetween, brokenWords
  case noSpaces, underscores, pipes, newlines
  case zeroWidth, softHyphens, combiningMarks, tagCharacters
  case cyrillic, greek, accents, fullWidth, mathBold, circled
  case reversed, reversedWords, reversedOrder, pigLatin
  case base64, base64Lines, base64URL, base32, hex, hexSpaced, binary, decimal, rot13, caesar5,
    atbash
  case percent, entities, escapes, quotedPrintable, morse
  // Two layers.
  case base64OfBase64, base64OfHex, base64OfRot13, hexOfBase64, percentOfBase64, base64OfReversed
  case leetZeroWidth, spacedLeet, cyrillicRandomCase, fullWidthLeet, rot13Spaced, base64OfLeet

  /// Whether the text is as a whole written in another code.
  var isEncoding: Bool {
    let all = Self.allCases
    guard let place = all.firstIndex(of: self), let first = all.firstIndex(of: .base64),
      let last = all.firstIndex(of: .base64OfReversed)
    else { return false }
    return (first...last).contains(place)
  }

  func apply(_ text: String, _ random: inout SeededGenerator) -> String {
    switch self {
    case .upper, .randomCase, .camelCase, .typos, .lightLeet, .leet, .symbolLeet:
      letters(text, &random)
    case .spaced, .wideSpaced, .dotted, .hyphenated, .emojiBetween, .brokenWords, .noSpaces,
      .underscores, .pipes, .newlines:
      spacing(text, &random)
    case .zeroWidth, .softHyphens, .combiningMarks, .tagCharacters, .cyrillic, .greek, .accents,
      .fullWidth, .mathBold, .circled:
      glyphs(text, &random)
    case .reversed, .reversedWords, .reversedOrder, .pigLatin: order(text)
    case .base64OfBase64, .base64OfHex, .base64OfRot13, .hexOfBase64, .percentOfBase64,
      .base64OfReversed, .leetZeroWidth, .spacedLeet, .cyrillicRandomCase, .fullWidthLeet,
      .rot13Spaced, .base64OfLeet:
      nested(text, &random)
    default: code(text)
    }
  }

  private func nested(_ text: String, _ random: inout SeededGenerator) -> String {
    let layers: [Obfuscation] =
      switch self {
      case .base64OfBase64: [.base64, .base64]
      case .base64OfHex: [.hex, .base64]
      case .base64OfRot13: [.rot13, .base64]
      case .hexOfBase64: [.base64, .hex]
      case .percentOfBase64: [.base64, .percent]
      case .base64OfReversed: [.reversed, .base64]
      case .leetZeroWidth: [.leet, .zeroWidth]
      case .spacedLeet: [.leet, .wideSpaced]
      case .cyrillicRandomCase: [.cyrillic, .randomCase]
      case .fullWidthLeet: [.leet, .fullWidth]
      case .rot13Spaced: [.rot13, .wideSpaced]
      default: [.leet, .base64]
      }
    return layers.reduce(text) { $1.apply($0, &random) }
  }

  // MARK: - Letters

  private func letters(_ text: String, _ random: inout SeededGenerator) -> String {
    switch self {
    case .upper: return text.uppercased()
    case .randomCase:
      return text.map { random.chance(50) ? $0.uppercased() : $0.lowercased() }.joined()
    case .camelCase:
      return text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    case .typos: return Self.misspelt(text, &random)
    case .lightLeet: return Self.replaced(text, "a4 e3 o0 i1", 100, &random)
    case .leet: return Self.replaced(text, "a4 e3 o0 i1 s5 t7 b8 g9 l1", 100, &random)
    default: return Self.replaced(text, "a@ e3 o0 i! s$ t+ l| c( b8", 100, &random)
    }
  }

  private static func replaced(
    _ text: String, _ pairs: String, _ percent: Int, _ random: inout SeededGenerator
  ) -> String {
    var table: [Character: Character] = [:]
    for pair in pairs.split(separator: " ") {
      if let from = pair.first, let to = pair.last { table[from] = to }
    }
    return String(
      text.map { letter in
        let lower = letter.lowercased().first ?? letter
        guard let other = table[lower] else { return letter }
        return random.chance(percent) ? other : letter
      })
  }

  /// One slip in every second word of four letters or more: two letters swapped, one lost, one twice.
  private static func misspelt(_ text: String, _ random: inout SeededGenerator) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      var letters = Array(word)
      guard letters.count >= 4, random.chance(50) else { return String(word) }
      let place = 1 + random.below(letters.count - 2)
      switch random.below(3) {
      case 0: letters.swapAt(place, min(place + 1, letters.count - 1))
      case 1: letters.remove(at: place)
      default: letters.insert(letters[place], at: place)
      }
      return String(letters)
    }.joined(separator: " ")
  }

  // MARK: - Between letters and words

  private func spacing(_ text: String, _ random: inout SeededGenerator) -> String {
    let words = text.split(separator: " ").map(String.init)
    func between(_ sign: String, _ gap: String) -> String {
      words.map { $0.map(String.init).joined(separator: sign) }.joined(separator: gap)
    }
    switch self {
    case .spaced: return text.map(String.init).joined(separator: " ")
    case .wideSpaced: return between(" ", "   ")
    case .dotted: return between(".", " ")
    case .hyphenated: return between("-", " ")
    case .emojiBetween: return between("🔥", " ")
    case .brokenWords:
      // One break inside of every longer word.
      return words.map { word in
        guard word.count >= 5 else { return word }
        let cut = 2 + random.below(word.count - 3)
        return word.prefix(cut) + random.pick([" ", "-", ".", "_"]) + word.dropFirst(cut)
      }.joined(separator: " ")
    case .noSpaces: return words.joined()
    case .underscores: return words.joined(separator: "_")
    case .pipes: return words.joined(separator: "|")
    default: return words.joined(separator: "\n")
    }
  }

  // MARK: - Other glyphs

  private func glyphs(_ text: String, _ random: inout SeededGenerator) -> String {
    switch self {
    case .zeroWidth:
      return text.map { "\($0)" + random.pick(["", "\u{200B}", "\u{200D}", "\u{2060}"]) }.joined()
    case .softHyphens: return text.map(String.init).joined(separator: "\u{AD}")
    case .combiningMarks:
      return text.map { "\($0)" + random.pick(["\u{301}", "\u{336}\u{308}", "\u{323}\u{30A}"]) }
        .joined()
    case .cyrillic: return Self.replaced(text, "aа eе oо pр cс yу xх iі sѕ jј hһ", 100, &random)
    case .greek: return Self.replaced(text, "aα eε oο iι nη pρ uυ tτ kκ vν", 100, &random)
    case .accents: return Self.replaced(text, "aá eë oö iî uü cç nñ sš yÿ", 100, &random)
    case .fullWidth: return Self.shifted(text) { (0x21...0x7E).contains($0) ? $0 + 0xFEE0 : $0 }
    case .tagCharacters:
      return Self.shifted(text) { (0x20...0x7E).contains($0) ? $0 + 0xE0000 : $0 }
    case .mathBold:
      return Self.shifted(text) { value in
        switch value {
        case 0x41...0x5A: 0x1D400 + value - 0x41
        case 0x61...0x7A: 0x1D41A + value - 0x61
        default: value
        }
      }
    default:
      return Self.shifted(text) { value in
        switch value {
        case 0x41...0x5A: 0x24B6 + value - 0x41
        case 0x61...0x7A: 0x24D0 + value - 0x61
        default: value
        }
      }
    }
  }

  private static func shifted(_ text: String, _ map: (UInt32) -> UInt32) -> String {
    var moved = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      moved.append(Unicode.Scalar(map(scalar.value)) ?? scalar)
    }
    return String(moved)
  }

  // MARK: - Order

  private func order(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    switch self {
    case .reversed: return String(text.reversed())
    case .reversedWords: return words.map { String($0.reversed()) }.joined(separator: " ")
    case .reversedOrder: return words.reversed().joined(separator: " ")
    default:
      return words.map { word in
        guard let vowel = word.firstIndex(where: { "aeiouAEIOU".contains($0) }) else {
          return word + "ay"
        }
        let tail = vowel == word.startIndex ? "way" : "ay"
        let letters = word[vowel...] + word[..<vowel]
        let end = letters.lastIndex(where: \.isLetter) ?? letters.startIndex
        return String(letters[...end]) + tail + letters[letters.index(after: end)...]
      }.joined(separator: " ")
    }
  }
}
