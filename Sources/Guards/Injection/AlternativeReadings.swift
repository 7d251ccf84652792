/// Other ways to read a text whose words are hidden in plain sight: signs for letters, letters set apart that are a cipher
/// besides, words in pig Latin, words from the last to the first, Morse code. Each is tried only where the text looks so.

enum AlternativeReadings {
  /// The most bytes of a text that is read otherwise.
  private static let longest = 65_536

  /// The other readings of a text.
  static func of(_ bytes: [UInt8], _ text: CanonicalText) -> [[UInt8]] {
    guard bytes.count <= longest, bytes.count >= 12 else { return [] }
    var readings: [[UInt8]] = []
    var signCount = 0
    for byte in bytes where ByteClass.signs.contains(byte) { signCount += 1 }
    if signCount >= 3, let plain = withoutSigns(tokens(bytes)) { readings.append(plain) }
    if let plain = fromMorse(bytes) { readings.append(plain) }
    if let plain = fromPigLatin(text) { readings.append(plain) }
    if endsWithCapital(bytes), let plain = fromTheEnd(tokens(bytes)) { readings.append(plain) }
    if let plain = apart(text) { readings.append(plain) }
    return readings
  }

  private static func tokens(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split { $0 == 0x20 || $0 == 0x0A }
  }

  /// Whether the last word begins with a capital and ends with a letter.
  private static func endsWithCapital(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last, last.isLetter else { return false }
    var place = bytes.count - 1
    while place > 0, bytes[place - 1] != 0x20, bytes[place - 1] != 0x0A { place -= 1 }
    return bytes[place] >= 0x41 && bytes[place] <= 0x5A
  }

  // MARK: - Signs for letters

  private static let signs: [UInt8: UInt8] = [
    UInt8(ascii: "@"): 0x61, UInt8(ascii: "$"): 0x73, UInt8(ascii: "!"): 0x69,
    UInt8(ascii: "|"): 0x6C, UInt8(ascii: "+"): 0x74, UInt8(ascii: "("): 0x63,
    UInt8(ascii: "<"): 0x63, UInt8(ascii: "{"): 0x63, UInt8(ascii: "^"): 0x61,
  ]

  /// The text with letters for signs, if a quarter of its words hold signs that stand for letters.
  private static func withoutSigns(_ tokens: [ArraySlice<UInt8>]) -> [UInt8]? {
    var mixed = 0
    for token in tokens where isMixed(token) { mixed += 1 }
    guard mixed >= 3, mixed * 4 >= tokens.count else { return nil }
    var text: [UInt8] = []
    for token in tokens {
      if !text.isEmpty { text.append(0x20) }
      let tail = token.reversed().prefix { ByteClass.closing.contains($0) }.count
      for byte in token.dropLast(tail) {
        text.append(ByteClass.signs.contains(byte) ? signs[byte] ?? byte : byte)
      }
      text.append(contentsOf: token.suffix(tail))
    }
    return text
  }

  /// Whether a sign stands before or between letters and digits.
  private static func isMixed(_ token: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    var count = 0
    for index in token.indices.dropLast() where ByteClass.signs.contains(token[index]) {
      let next = token[index + 1]
      if next.isAlphanumeric || ByteClass.signs.contains(next) { count += 1 }
    }
    for byte in token where byte.isLetter { letters += 1 }
    return count > 0 && letters + count >= 2 && letters * 3 >= token.count
  }

  // MARK: - Morse

  private static let morse: [[UInt8]: UInt8] = {
    let codes =
      ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
      + "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var table: [[UInt8]: UInt8] = [:]
    for (code, letter) in zip(codes.split(separator: " "), letters) {
      table[Array(code.utf8)] = letter
    }
    return table
  }()

  /// Morse code (ITU-R M.1677) with `/`, `|`, a line end or three spaces between words.
  private static func fromMorse(_ bytes: [UInt8]) -> [UInt8]? {
    var signs = 0
    for byte in bytes where byte == 0x2E || byte == 0x2D { signs += 1 }
    guard signs * 2 > bytes.count else { return nil }
    var text: [UInt8] = []
    var code: [UInt8] = []
    var gap = 0
    for byte in bytes + [0x20] {
      if byte == 0x2E || byte == 0x2D {
        if gap >= 3 { text.append(0x20) }
        gap = 0
        code.append(byte)
        guard code.count < 8 else { return nil }
        continue
      }
      if !code.isEmpty { text.append(morse[code] ?? 0x20) }
      code.removeAll(keepingCapacity: true)
      gap += byte == 0x20 ? 1 : 3
    }
    return text.count >= 12 ? text : nil
  }

  // MARK: - Words

  /// Pig Latin: the consonants of the beginning at the end, and "ay".
  private static func fromPigLatin(_ text: CanonicalText) -> [UInt8]? {
    let words = text.words
    guard words.count >= 4 else { return nil }
    var count = 0
    for word in words where text.text[word.text].suffix(2).elementsEqual([0x61, 0x79]) {
      count += 1
    }
    guard count * 5 >= words.count * 3 else { return nil }
    var plain: [UInt8] = []
    for word in words {
      if !plain.isEmpty { plain.append(0x20) }
      plain += unturned(Array(text.text[word.text]))
    }
    return plain
  }

  private static func unturned(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 2, word.suffix(2).elementsEqual([0x61, 0x79]) else { return word }
    let stem = Array(word.dropLast(2))
    let lexicon = Lexicon.builtIn
    if let last = stem.last, last == 0x77 || last == 0x79 || last == 0x68 {
      let whole = stem.dropLast()
      if lexicon.slots(of: whole).isKnown { return Array(whole) }
    }
    for moved in 1...4 where moved < stem.count {
      let turned = Array(stem.suffix(moved) + stem.dropLast(moved))
      if lexicon.slots(of: turned[...]).isKnown { return turned }
    }
    return stem
  }

  /// Words from the last to the first: a text that begins with the end of a sentence and ends with a capital.
  private static func fromTheEnd(_ tokens: [ArraySlice<UInt8>]) -> [UInt8]? {
    guard tokens.count >= 5, tokens.count <= 400, let first = tokens.first, let last = tokens.last,
      let end = first.last, ByteClass.closing.contains(end), let capital = last.first,
      capital >= 0x41, capital <= 0x5A, let tail = last.last, tail.isLetter
    else { return nil }
    return Array(tokens.reversed().joined(separator: [0x20]))
  }

  /// Letters that were set apart and are a cipher besides.
  private static func apart(_ text: CanonicalText) -> [UInt8]? {
    guard text.counts.spacedOut >= 16, text.words.count >= 3, text.knownShare < 0.5 else {
      return nil
    }
    let joined = Array(text.words.map { text.text[$0.text] }.joined(separator: [0x20]))
    return CipherDecoders.decode(joined, CanonicalText.read(joined))
  }
}

extension ByteClass {
  /// Signs that stand for letters.
  fileprivate static let signs = ByteClass("@$!|+(<{^")
  /// What ends a sentence or a part of one.
  fileprivate static let closing = ByteClass(".,;:?!\"')")
}
