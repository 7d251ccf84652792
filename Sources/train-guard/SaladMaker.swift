/// Salads of tokens, like the suffixes that optimisers find against models: words, halves of words, signs and pieces of
/// programs and of other languages in no order.

struct SaladMaker {
  private let words: [String]
  private static let signs = [
    "](", "**", "\\", "{\\", "\"!--", "==", ";)", "++", "??", "//", "<?", "../", "%%", "$\\", "|",
    "`", "~~", "})", "[[", "!!",
    "#{", "->", "::", "&&", "()", "\"),", "':", ".\\", "\\+", "(@", "^{", "_{", "***", "/*", "*/",
    "<!--", "=\"", "'];", "=>", "...",
    "?(", ")!", ":(", "-(", "+=", ",,", "(\"", "\\\"", "$$", "@{", "~(", "%.", "_(", "/(", "<", ">",
    "=", "+", "-", "*", "!", "?",
    ";", ":", "&", "#", "@", "^",
  ]
  private static let pieces = [
    "ly", "ing", "tion", "ized", "ment", "str", "pro", "ally", "ness", "able", "ext", "ub", "ch",
    "Qu", "oppos", "iteley",
    "revert", "Descri", "printf", "sprintf", "textbf", "begin", "ctx", "xml", "href", "usepackage",
    "Vec", "std", "null", "def", "return",
    "NSString", "StringBuilder", "println", "frac", "mathbb", "Sure", "Two", "Now", "Me", "ONE",
    "Here", "steps", "Tutorial",
    "ção", "ство", "ния", "的", "ность", "über", "été", "ón", "ään", "ść", "ği", "ên", "ного",
    "ными", "ées", "の", "は", "ة", "ं",
  ]

  /// A maker with the words of ordinary texts.
  init(_ rows: [Sample]) {
    var seen: Set<Substring> = []
    var words: [String] = []
    for row in rows where !row.isAttack {
      for word in row.text.prefix(600).split(whereSeparator: { !$0.isLetter }) {
        guard words.count < 12_000 else { break }
        if word.count >= 2, word.count <= 12, seen.insert(word).inserted {
          words.append(String(word))
        }
      }
    }
    self.words = words
  }

  /// One salad of `count` tokens.
  func salad(_ count: Int, _ random: inout SeededGenerator) -> String {
    let kind = random.below(10)
    var text = ""
    for number in 0..<count {
      let glue = random.below(100)
      switch kind {
      case 0:  // Letters.
        text += Self.letters(random.below(8) + 3, &random) + " "
      case 1:  // Mostly signs.
        text += random.chance(75) ? random.pick(Self.signs) : word(&random)
        if glue < 55 { text += " " }
      case 2:  // Letters, digits and signs.
        text += Self.noise(random.below(9) + 3, &random)
        if glue < 70 { text += " " }
      case 3:  // Words without an order, with signs between them now and then.
        text += word(&random)
        if number % 3 == 1 { text += random.pick(Self.signs) }
        if glue < 75 { text += " " }
      default:
        switch random.below(10) {
        case 0...4: text += word(&random)
        case 5, 6: text += random.pick(Self.signs)
        case 7: text += random.pick(Self.pieces)
        default: text += part(&random)
        }
        if glue < 50 { text += " " }
      }
    }
    return text
  }

  private func word(_ random: inout SeededGenerator) -> String {
    let word = random.pick(words)
    switch random.below(10) {
    case 0, 1: return word.prefix(1).uppercased() + word.dropFirst()
    case 2: return word.uppercased()
    default: return word
    }
  }

  /// A part of a word.
  private func part(_ random: inout SeededGenerator) -> String {
    let word = random.pick(words)
    let cut = 1 + random.below(max(1, word.count - 1))
    return String(random.chance(50) ? word.prefix(cut) : word.suffix(cut))
  }

  private static func letters(_ count: Int, _ random: inout SeededGenerator) -> String {
    let all = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<count).map { _ in random.pick(all) })
  }

  private static func noise(_ count: Int, _ random: inout SeededGenerator) -> String {
    let all = Array(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~")
    return String((0..<count).map { _ in random.pick(all) })
  }
}
