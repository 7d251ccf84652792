/// Reads words from left to right: folds, undoes digits and signs that stand for letters, letters of other
/// scripts inside of Latin words, letters that were spaced out and words that were run together.

struct CanonicalReader {
  private let lexicon: Lexicon
  private let bytes: [UInt8]
  /// Whether a word of look-alikes only may be a Latin one.
  private let isLatin: Bool
  /// Whether every word has a line of its own.
  private let hasWordLines: Bool
  private var result = CanonicalText()
  private var sentence = 0
  private var marks: WordMarks = [.lineStart, .clauseStart, .sentenceStart]
  private var quotes = 0
  // The word that is being read.
  private var word: [UInt8] = []
  private var start = 0
  private var end = 0
  private var hasLatin = false
  private var hasDigit = false
  private var hasOther = false
  private var upper = 0
  private var isDisguised = false
  /// Single letters in a row, candidates for a word that was spaced out.
  private var letters: [SingleLetter] = []
  private var ideographs: [(scalar: UInt32, start: Int, end: Int)] = []

  private static let longestSpacedOut = 2_000
  private static let longestWord = 64

  init(lexicon: Lexicon, bytes: [UInt8]) {
    self.lexicon = lexicon
    self.bytes = bytes
    var ascii = 0
    var others = 0
    for byte in bytes.prefix(4_096) {
      if byte.isLetter { ascii += 1 } else if byte >= 0xCD, byte < 0xD8 { others += 1 }
    }
    isLatin = ascii * 5 >= others * 2
    hasWordLines = Self.hasWordLines(bytes.prefix(4_096))
  }

  /// Whether hardly a line holds two words: lines mean nothing then.
  private static func hasWordLines(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (spaces, lines) = (0, 0)
    for byte in bytes {
      if byte == 0x20 { spaces += 1 } else if byte == 0x0A { lines += 1 }
    }
    return lines >= 5 && spaces * 4 <= lines && bytes.count < lines * 14
  }

  mutating func read() -> CanonicalText {
    result.words.reserveCapacity(min(GuardLimits.injectionWords, bytes.count / 5))
    result.text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count, result.words.count < GuardLimits.injectionWords {
      let place = index
      let folded = LetterFolding.next(bytes, &index)
      switch folded {
      case .letter(let scalar):
        if !ideographs.isEmpty { endIdeographs() }
        add(scalar, from: place, to: index)
      case .ideograph(let scalar):
        endWord()
        ideographs.append((scalar, place, index))
        result.counts.ideographs += 1
        if ideographs.count >= 64 { endIdeographs() }
      case .invisible:
        result.counts.invisible += 1
      case .separator, .stop:
        separate(place, &index, isStop: folded == .stop)
      }
    }
    endIdeographs()
    endWord()
    endLetters()
    result.repair(bytes, lexicon)
    joinPhrases()
    return result
  }

  // MARK: - Separators

  private mutating func separate(_ place: Int, _ index: inout Int, isStop: Bool) {
    let byte = bytes[place]
    if !word.isEmpty, index < bytes.count {
      if let disguised = LetterDisguise.sign(byte), bytes[index].isAlphanumeric,
        !isBetweenWords(index)
      {
        isDisguised = true
        add(UInt32(disguised), from: place, to: index)
        return
      }
      if isApostrophe(place, index), joinsApostrophe(index) { return }
    }
    if !ideographs.isEmpty { endIdeographs() }
    endWord()
    if byte != 0x20, byte != 0x0A { result.counts.punctuation += 1 }
    switch byte {
    case 0x0A where hasWordLines: break
    case 0x0A:
      result.counts.newlines += 1
      marks.insert([.lineStart, .clauseStart])
      if index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D {
        if letters.isEmpty { newSentence() }
      }
    case UInt8(ascii: ":"): marks.insert([.afterColon, .clauseStart])
    case UInt8(ascii: "_"): marks.insert(.afterUnderscore)
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      quotes ^= 1
      marks.insert(.clauseStart)
    case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ">"), UInt8(ascii: "*"),
      UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: "#"), UInt8(ascii: "'"):
      marks.insert(.clauseStart)
    case 0xE2 where isQuote(place):
      quotes ^= 1
      marks.insert(.clauseStart)
    default: break
    }
    guard isStop else { return }
    if index >= bytes.count || !bytes[index].isAlphanumeric, letters.isEmpty { newSentence() }
    marks.insert(.clauseStart)
  }

  /// Whether the word so far and the letters from `index` on are both words, for a bar one of them: what stands between
  /// them is no letter.
  private func isBetweenWords(_ index: Int) -> Bool {
    let isBar = bytes[index - 1] == UInt8(ascii: "|")
    let isKnown = word.count >= 2 && lexicon.slots(of: word[...]).isKnown
    guard isBar != isKnown else { return isBar }
    var next: [UInt8] = []
    var place = index
    while place < bytes.count, next.count < LetterRun.longestWord, bytes[place].isLetter {
      next.append(bytes[place].lowercased)
      place += 1
    }
    return next.count >= 2 && lexicon.slots(of: next[...]).isKnown
  }

  private mutating func newSentence() {
    sentence += 1
    marks.insert([.clauseStart, .sentenceStart])
  }

  private func isQuote(_ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place + 1] == 0x80
      && (bytes[place + 2] == 0x9C || bytes[place + 2] == 0x9D)
  }

  private func isApostrophe(_ place: Int, _ index: Int) -> Bool {
    bytes[place] == UInt8(ascii: "'")
      || (index - place == 3 && bytes[place] == 0xE2 && bytes[place + 1] == 0x80
        && bytes[place + 2] == 0x99)
  }

  /// Whether what follows an apostrophe belongs to the word: don't, it's, you're.
  private func joinsApostrophe(_ index: Int) -> Bool {
    var length = 0
    while index + length < bytes.count, length < 3, bytes[index + length].isLetter { length += 1 }
    guard length == 1 || length == 2 else { return false }
    switch (bytes[index].lowercased, length) {
    case (UInt8(ascii: "t"), 1), (UInt8(ascii: "s"), 1), (UInt8(ascii: "m"), 1),
      (UInt8(ascii: "d"), 1), (UInt8(ascii: "r"), 2), (UInt8(ascii: "v"), 2),
      (UInt8(ascii: "l"), 2):
      return true
    default: return false
    }
  }

  // MARK: - Words

  private mutating func add(_ scalar: UInt32, from place: Int, to next: Int) {
    if word.isEmpty { start = place }
    if word.count >= (hasOther || hasDigit ? Self.longestWord : LetterRun.longestRun) {
      end = next
      return
    }
    end = next
    if scalar < 0x80 {
      if scalar < 0x3A {
        hasDigit = true
        result.counts.digits += 1
      } else {
        hasLatin = true
        result.counts.latin += 1
        let byte = bytes[place]
        if byte >= 0x80, next - place > 2 { isDisguised = true }
        if byte < 0x5B { upper += 1 }
      }
      word.append(UInt8(scalar))
    } else {
      hasOther = true
      result.counts.otherLetters += 1
      LetterFolding.append(scalar, to: &word)
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if hasOther, hasLatin || isLatin, let latin = latinForm() {
      word = latin
      isDisguised = true
      hasLatin = true
    }
    if word.count == 1, letters.count < Self.longestSpacedOut {
      let gap = letters.last.map { start - $0.end } ?? 0
      if gap > 9 { endLetters() }
      letters.append(SingleLetter(symbol: word[0], start: start, end: end, gap: gap))
      clearWord()
      return
    }
    endLetters()
    if upper >= 2, upper == word.count { marks.insert(.upper) }
    result.counts.upper += upper
    if hasDigit || isDisguised, hasLatin { undisguise() }
    if hasLatin, !hasOther, word.count >= LetterRun.shortestJoined {
      let known = lexicon.slots(of: word[...])
      if lexicon.slots(known.hash) == nil,
        let cuts = LetterRun.cut(word[...], lexicon, mustFit: true)
      {
        appendCuts(cuts)
        clearWord()
        return
      }
    }
    append(word.prefix(Self.longestWord), start, end)
    clearWord()
  }

  /// Puts the parts of a word that was run together one after the other.
  private mutating func appendCuts(_ cuts: [Range<Int>]) {
    let (text, first, last) = (word, start, end)
    let isExact = last - first == text.count
    for cut in cuts {
      append(
        text[cut], isExact ? first + cut.lowerBound : first,
        isExact ? first + cut.upperBound : last)
    }
  }

  private mutating func clearWord() {
    word.removeAll(keepingCapacity: true)
    (hasLatin, hasDigit, hasOther, isDisguised, upper) = (false, false, false, false, 0)
  }

  /// The word with look-alikes replaced, if every letter of it is Latin or looks so; for words without
  /// a Latin letter only if that makes a known word.
  private func latinForm() -> [UInt8]? {
    var latin: [UInt8] = []
    var index = 0
    while index < word.count {
      if word[index] < 0x80 {
        latin.append(word[index])
        index += 1
        continue
      }
      guard let letter = LetterFolding.lookalike(LetterFolding.decode(word, &index)) else {
        return nil
      }
      latin.append(letter)
    }
    if hasLatin { return latin }
    guard !lexicon.slots(of: word[...]).isKnown, lexicon.slots(of: latin[...]).isKnown else {
      return nil
    }
    return latin
  }

  /// Digits that stand for letters.
  private mutating func undisguise() {
    if hasDigit, let plain = LetterDisguise.undone(word, lexicon) {
      word = plain
      isDisguised = true
    }
    if isDisguised {
      marks.insert(.disguised)
      result.counts.disguised += 1
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int) {
    let found = lexicon.slots(of: text)
    let first = result.text.count
    result.text.append(contentsOf: text)
    if found.isKnown { marks.insert(.known) }
    if quotes == 1 { marks.insert(.quoted) }
    if start > 0, let last = result.words.last, start == last.end + 1, bytes[start - 1] != 0x20 {
      marks.insert(.tight)
    }
    result.words.append(
      Word(
        hash: found.hash, slots: found.slots, start: start, end: end, sentence: sentence,
        text: first..<result.text.count, marks: marks))
    marks = []
  }

  // MARK: - Letters that were spaced out

  /// Puts single letters together again: `i g n o r e   a l l`, also without the wider gaps.
  private mutating func endLetters() {
    guard !letters.isEmpty else { return }
    let run = letters
    letters.removeAll(keepingCapacity: true)
    guard run.count >= 5 else {
      for letter in run { append([letter.symbol][...], letter.start, letter.end) }
      return
    }
    result.counts.spacedOut += run.count
    let usual = usualGap(run)
    let hasGaps = run.dropFirst().contains { $0.gap != usual }
    var first = 0
    for index in run.indices where index + 1 == run.count || run[index + 1].gap != usual {
      let part = run[first...index]
      let symbols = part.map(\.symbol)
      // Letters with digits among them may be in disguise, too.
      let plain = LetterDisguise.undone(symbols, lexicon) ?? symbols
      let known = lexicon.slots(of: plain[...])
      let isLong = plain.count >= LetterRun.shortestJoined
      let isWord = isLong ? lexicon.slots(known.hash) != nil : known.isKnown
      // Letters between wide gaps are one word, also if nobody knows it.
      if isWord || (hasGaps && LetterRun.cut(plain[...], lexicon, mustFit: true) == nil) {
        append(plain[...], run[first].start, run[index].end)
      } else {
        for cut in LetterRun.cut(plain[...], lexicon, mustFit: false) ?? [0..<plain.count] {
          append(plain[cut], run[first + cut.lowerBound].start, run[first + cut.upperBound - 1].end)
        }
      }
      first = index + 1
    }
  }

  /// The gap that most letters have before them.
  private func usualGap(_ run: [SingleLetter]) -> Int {
    var counts = [Int](repeating: 0, count: 10)
    for letter in run.dropFirst() where letter.gap < counts.count { counts[letter.gap] += 1 }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most) ?? 1
  }

  // MARK: - Ideographs

  /// Cuts a run of ideographs into known words, longest first; what is between becomes words, too.
  private mutating func endIdeographs() {
    guard !ideographs.isEmpty else { return }
    endLetters()
    let run = ideographs
    ideographs.removeAll(keepingCapacity: true)
    var index = 0
    var unknown = 0
    while index < run.count {
      var text: [UInt8] = []
      var best = 0
      for length in 1...min(8, run.count - index) {
        LetterFolding.append(run[index + length - 1].scalar, to: &text)
        let hash = text.reduce(Lexicon.seed, Lexicon.hash)
        if let slots = lexicon.slots(hash), !slots.isEmpty { best = length }
      }
      if best == 0 {
        index += 1
        if index - unknown >= 4 {
          append(run[unknown..<index])
          unknown = index
        }
        continue
      }
      if unknown < index { append(run[unknown..<index]) }
      append(run[index..<(index + best)])
      index += best
      unknown = index
    }
    if unknown < run.count { append(run[unknown...]) }
  }

  private mutating func append(_ run: ArraySlice<(scalar: UInt32, start: Int, end: Int)>) {
    guard let first = run.first, let last = run.last else { return }
    var text: [UInt8] = []
    for part in run { LetterFolding.append(part.scalar, to: &text) }
    append(text[...], first.start, last.end)
  }

  // MARK: - Phrases

  /// Gives the slots of phrases to their first words.
  private mutating func joinPhrases() {
    for index in result.words.indices where lexicon.startsPhrase(result.words[index].hash) {
      var hash = result.words[index].hash
      for length in 1..<Lexicon.longestPhrase where index + length < result.words.count {
        hash = Lexicon.joined(hash, result.words[index + length].hash)
        if let slots = lexicon.slots(phrase: hash) { result.words[index].slots.formUnion(slots) }
      }
    }
  }
}
