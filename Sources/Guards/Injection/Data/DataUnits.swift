/// Texts of tools and retrieved texts, cut into units: a sentence, a line, a value in JSON, the words between two tags. An
/// order put into a document is a few units among many others, and each unit is judged by itself first.

/// A unit: its words, and what stands around them.
struct DataUnit: Sendable {
  var words: Range<Int>
  /// Facts that are not in the words; a bit set of `DataMark`.
  var marks: DataMarks
}

/// What a unit looks like.
struct DataMarks: OptionSet, Sendable {
  let rawValue: UInt32
  /// The marks that count together with slots, in the order of their bits.
  static let count = 26
  static let url = DataMarks(rawValue: 1)
  static let mail = DataMarks(rawValue: 1 << 1)
  static let number = DataMarks(rawValue: 1 << 2)
  static let quoted = DataMarks(rawValue: 1 << 3)
  /// The first word is all in capitals.
  static let loud = DataMarks(rawValue: 1 << 4)
  /// A colon after one of the first words.
  static let label = DataMarks(rawValue: 1 << 5)
  static let question = DataMarks(rawValue: 1 << 6)
  static let exclamation = DataMarks(rawValue: 1 << 7)
  /// A comment of a program or of markup begins before it.
  static let comment = DataMarks(rawValue: 1 << 8)
  /// A bracket, a tag or a rule of signs stands before it.
  static let bracket = DataMarks(rawValue: 1 << 9)
  /// Names such as `send_mail`.
  static let name = DataMarks(rawValue: 1 << 10)
  /// It begins with a verb that may be an order.
  static let order = DataMarks(rawValue: 1 << 11)
  static let disguised = DataMarks(rawValue: 1 << 12)
  /// More than half of its words are unknown.
  static let unknown = DataMarks(rawValue: 1 << 13)
  static let slash = DataMarks(rawValue: 1 << 14)
  /// Starts a line.
  static let line = DataMarks(rawValue: 1 << 15)
  static let short = DataMarks(rawValue: 1 << 16)
  /// Many signs of programs.
  static let code = DataMarks(rawValue: 1 << 17)
  // What hardly another unit of a longer text has: what does not fit.
  static let rareAssistant = DataMarks(rawValue: 1 << 18)
  static let rareUser = DataMarks(rawValue: 1 << 19)
  static let rareYou = DataMarks(rawValue: 1 << 20)
  static let rareAnswer = DataMarks(rawValue: 1 << 21)
  static let rareOrder = DataMarks(rawValue: 1 << 22)
  static let rareSend = DataMarks(rawValue: 1 << 23)
  static let rareDrop = DataMarks(rawValue: 1 << 24)
  static let rareNow = DataMarks(rawValue: 1 << 25)
}

extension GuardLimits {
  /// The most words of a unit.
  static let unitWords = 30
  /// The fewest units of a text in which something is rare.
  static let contrastUnits = 8
  /// Words from which a unit may end at the end of a line.
  static let unitWordsAtLine = 22
  /// Bytes of a line below which the next line is a unit of its own: no line of running text.
  static let unitLineBytes = 48
}

/// Cuts words into units.
struct DataUnits {
  private let words: [Word]
  private let bytes: [UInt8]
  private var units: [DataUnit] = []

  private static let inline = Set(
    ["b", "i", "em", "a", "strong", "code", "span", "u"].map { Lexicon.hash($0) })
  private static let codeBytes = ByteClass("(){}[];=<>|&\\$%")
  private static let rules = ["---", "***", "===", "###", "<<<", ">>>", "___", "```"].map {
    Array($0.utf8)
  }

  private init(_ canonical: CanonicalText, _ bytes: [UInt8]) {
    words = canonical.words
    self.bytes = bytes
  }

  /// The units of a text, in order; none for a text without words.
  static func cut(_ canonical: CanonicalText, _ bytes: [UInt8]) -> [DataUnit] {
    var cutter = DataUnits(canonical, bytes)
    cutter.run()
    return cutter.units
  }

  private mutating func run() {
    var start = 0
    var lineStart = 0
    for index in words.indices.dropFirst() {
      let isLine = words[index].marks.contains(.lineStart)
      if ends(before: index, from: start, lineStart: lineStart, isLine: isLine) {
        units.append(DataUnit(words: start..<index, marks: []))
        start = index
      }
      if isLine { lineStart = words[index].start }
    }
    if start < words.count { units.append(DataUnit(words: start..<words.count, marks: [])) }
    join()
    for number in units.indices { units[number].marks = marks(units[number].words) }
    contrast()
  }

  /// Slots that count more where they are rare in the text.
  private static let contrasts: [(mark: DataMarks, slots: Slots)] = [
    (.rareAssistant, [.assistant]), (.rareUser, [.user]), (.rareYou, [.you, .yours]),
    (.rareAnswer, [.answer, .summary, .say]), (.rareSend, [.send, .transact]),
    (.rareDrop, [.drop, .reveal, .prompt, .secret]), (.rareNow, [.henceforth, .instead, .only]),
  ]

  /// Marks units with what the others do not have.
  private mutating func contrast() {
    guard units.count >= GuardLimits.contrastUnits else { return }
    let present = units.map { unit in
      unit.words.reduce(into: Slots()) { $0.formUnion(words[$1].slots) }
    }
    let most = max(3, units.count / 40)
    for (mark, slots) in Self.contrasts {
      let holders = units.indices.filter { !present[$0].isDisjoint(with: slots) }
      if holders.count <= most { for number in holders { units[number].marks.insert(mark) } }
    }
    let orders = units.indices.filter { units[$0].marks.contains(.order) }
    if orders.count <= most { for number in orders { units[number].marks.insert(.rareOrder) } }
  }

  /// Whether a unit that began at word `start` ends before word `index`.
  private func ends(before index: Int, from start: Int, lineStart: Int, isLine: Bool) -> Bool {
    if words[index].sentence != words[index - 1].sentence { return true }
    if index - start >= GuardLimits.unitWords { return true }
    let gap = words[index - 1].end..<max(words[index - 1].end, words[index].start)
    if isLine {
      if index - start >= GuardLimits.unitWordsAtLine { return true }
      if words[index - 1].end - lineStart < GuardLimits.unitLineBytes { return true }
      if gap.count > 2, bytes[gap].contains(where: { Self.leads.contains($0) }) { return true }
    }
    guard gap.count > 1 else { return false }
    var isTag = false
    var quotes = 0
    var isField = false
    for byte in bytes[gap].prefix(64) {
      if byte == UInt8(ascii: "<") { isTag = true }
      if byte == UInt8(ascii: "\"") { quotes += 1 }
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") { isField = true }
    }
    if isTag, !Self.inline.contains(words[index].hash) { return true }
    return quotes > 1 && isField
  }

  private static let leads = ByteClass("#>*-|{}<\"/=;+[")

  /// Puts a unit of one or two words before the next one: a name, a greeting, a label.
  private mutating func join() {
    var joined: [DataUnit] = []
    joined.reserveCapacity(units.count)
    for unit in units {
      if let last = joined.last, last.words.count < 3,
        last.words.count + unit.words.count <= GuardLimits.unitWords
      {
        joined[joined.count - 1].words = last.words.lowerBound..<unit.words.upperBound
      } else {
        joined.append(unit)
      }
    }
    units = joined
  }

  // MARK: - Marks

  private func marks(_ range: Range<Int>) -> DataMarks {
    var marks: DataMarks = []
    var unknown = 0
    let first = words[range.lowerBound]
    for index in range {
      let word = words[index]
      if !word.marks.contains(.known) { unknown += 1 }
      if word.marks.contains(.quoted) { marks.insert(.quoted) }
      if word.marks.contains(.disguised) { marks.insert(.disguised) }
      if word.marks.contains(.afterUnderscore) { marks.insert(.name) }
      if word.start < bytes.count, bytes[word.start].isDigit, word.end - word.start > 2 {
        marks.insert(.number)
      }
      if index > range.lowerBound { gap(words[index - 1].end, word.start, &marks) }
      if index > range.lowerBound, index < range.lowerBound + 7, word.marks.contains(.afterColon) {
        marks.insert(.label)
      }
    }
    if unknown * 2 > range.count { marks.insert(.unknown) }
    if range.count < 5 { marks.insert(.short) }
    if first.marks.contains(.upper), first.end - first.start > 2 { marks.insert(.loud) }
    if first.marks.contains(.lineStart) { marks.insert(.line) }
    if !first.slots.isDisjoint(with: WindowFeatures.imperatives) { marks.insert(.order) }
    before(range.lowerBound, &marks)
    after(range.upperBound, &marks)
    return marks
  }

  /// What stands between two words of a unit.
  private func gap(_ start: Int, _ end: Int, _ marks: inout DataMarks) {
    guard end > start else { return }
    switch bytes[start] {
    case UInt8(ascii: "@") where end == start + 1: marks.insert(.mail)
    case UInt8(ascii: ":") where end == start + 3 && bytes[start + 1] == UInt8(ascii: "/"):
      marks.insert(.url)
    case UInt8(ascii: "/"), UInt8(ascii: "\\"): marks.insert(.slash)
    default: break
    }
    if end > start + 1 || bytes[start] != 0x20 {
      var code = 0
      for byte in bytes[start..<end].prefix(12) where Self.codeBytes.contains(byte) { code += 1 }
      if code > 1 { marks.insert(.code) }
    }
  }

  private func before(_ index: Int, _ marks: inout DataMarks) {
    let end = words[index].start
    let start = max(index > 0 ? words[index - 1].end : 0, end - 48)
    guard start < end else { return }
    let gap = Array(bytes[start..<end])
    for place in gap.indices {
      let byte = gap[place]
      let next = place + 1 < gap.count ? gap[place + 1] : 0
      if byte == UInt8(ascii: "["), next != UInt8(ascii: "]") { marks.insert(.bracket) }
      if byte == UInt8(ascii: "<"), next == UInt8(ascii: "!") { marks.insert(.comment) }
      if byte == UInt8(ascii: "/"), next == byte || next == UInt8(ascii: "*") {
        marks.insert(.comment)
      }
      if place + 2 < gap.count,
        Self.rules.contains(where: { $0[0] == byte && $0[1] == next && $0[2] == gap[place + 2] })
      {
        marks.insert(.bracket)
      }
    }
  }

  private func after(_ index: Int, _ marks: inout DataMarks) {
    guard index > 0 else { return }
    let start = words[index - 1].end
    for byte in bytes[start..<min(bytes.count, start + 3)] {
      if byte == UInt8(ascii: "?") { marks.insert(.question) }
      if byte == UInt8(ascii: "!") { marks.insert(.exclamation) }
    }
  }
}
