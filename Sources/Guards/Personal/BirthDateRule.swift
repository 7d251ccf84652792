/// Dates of birth: a date after a word for birth, in the forms of many languages. Only the date is
/// marked.

enum BirthDateRule {
  /// The words; ASCII letters in any case.
  static let words = [
    "born", "dob", "d.o.b", "birth", "geburt", "geboren", "geb.", "geb:", "naissance",
    "né le", "née le", "né(e) le", "nacimiento", "nacido", "nacida", "nació", "nascita",
    "nato il", "nata il", "nascimento", "nascido", "nascida", "geboortedatum", "urodzenia",
    "urodzony", "urodzona", "ur.", "födelsedatum", "född", "fødselsdato", "født", "syntymä",
    "syntynyt", "doğum", "narození", "narozen", "születés", "született", "рождения", "родился",
    "родилась", "γέννησης", "生年月日", "出生", "生日", "생년월일", "生まれ",
    "تاريخ الميلاد", "जन्म", "תאריך לידה", "ngày sinh", "tanggal lahir", "data nașterii",
  ].map { Array($0.utf8) }

  /// How far behind the word the date may begin.
  private static let reach = 40

  /// The date after a word of `length` bytes at the position.
  static func match(
    _ reader: inout ByteReader, after length: Int
  ) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    if let previous = reader.before(1), previous.isLetter {
      // Inside of another word: stubborn, airborne; birth in Rebirth.
      return nil
    }
    if let next = try reader.peek(start + length), next.isLetter,
      let last = try reader.peek(start + length - 1), last.isLetter, last < 0x80,
      try !hasEnding(&reader, at: start + length)
    {
      return nil
    }
    var index = start + length
    let end = index + reach
    while index < end, let byte = try reader.peek(index) {
      if byte.isDigit || byte.isLetter {
        if let last = try date(&reader, at: index) {
          return RuleMatch(type: "personal.birth-date", range: index..<last, confidence: 0.85)
        }
        index += try wordLength(&reader, at: index)
      } else {
        if byte == UInt8(ascii: ";") { return nil }
        index += 1
      }
    }
    return nil
  }

  /// The rest of words such as birthday, birthDate, Geburtsdatum.
  private static func hasEnding(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Bool {
    for ending in endings where try reader.has(ending, at: index, folded: true) { return true }
    return false
  }

  private static let endings = ["day", "date", "place", "sdatum", "stag", "sdag", "sjahr"]
    .map { Array($0.utf8) }

  private static func wordLength(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Int {
    max(1, try reader.run(of: .alphanumeric, from: index, atMost: reach))
  }

  /// The end of the date that begins at `index`.
  static func date(_ reader: inout ByteReader, at index: Int) throws(Undecided) -> Int? {
    guard let first = try reader.peek(index) else { return nil }
    if first.isLetter {
      return try afterMonth(&reader, at: index)
    }
    let length = try reader.run(of: .digits, from: index, atMost: 9)
    if length == 8 { return try compact(&reader, at: index) }
    guard length <= 4 else { return nil }
    let number = try value(&reader, at: index, length)
    return length == 4
      ? try afterYear(&reader, number, at: index + 4)
      : length <= 2 ? try afterDay(&reader, number, at: index + length) : nil
  }

  private static func value(
    _ reader: inout ByteReader, at index: Int, _ length: Int
  ) throws(Undecided) -> Int {
    reader.copy(index..<(index + length)).reduce(0) { $0 * 10 + Int($1 & 15) }
  }

  /// 19850312, with the day before it or behind.
  private static func compact(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Int? {
    let digits = reader.copy(index..<(index + 8)).map { Int($0 & 15) }
    let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
    let isFirst =
      isYear(year)
      && CheckDigits.isDate(
        year: year, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
    let last = digits[4...].reduce(0) { $0 * 10 + $1 }
    let isLast =
      isYear(last)
      && CheckDigits.isDate(
        year: last, month: digits[2] * 10 + digits[3], day: digits[0] * 10 + digits[1])
    return isFirst || isLast ? index + 8 : nil
  }

  /// `-03-12`, `/3/12`, `年3月12日` after a year.
  private static func afterYear(
    _ reader: inout ByteReader, _ year: Int, at index: Int
  ) throws(Undecided) -> Int? {
    guard isYear(year), let (month, after) = try part(&reader, at: index) else { return nil }
    guard let (day, end) = try part(&reader, at: after) else { return nil }
    guard CheckDigits.isDate(year: year, month: month, day: day) else { return nil }
    let last = try reader.has(Array("日".utf8), at: end) ? end + 3
      : try reader.has(Array("일".utf8), at: end) ? end + 3 : end
    return try isGlued(&reader, last) ? nil : last
  }

  /// `/3/1985`, `. März 1985`, `th of March 1985` after a day, or after a month.
  private static func afterDay(
    _ reader: inout ByteReader, _ day: Int, at index: Int
  ) throws(Undecided) -> Int? {
    if let (month, after) = try part(&reader, at: index) {
      guard let (year, end) = try yearPart(&reader, at: after) else { return nil }
      guard
        CheckDigits.isDate(year: year, month: month, day: day)
          || CheckDigits.isDate(year: year, month: day, day: month)
      else { return nil }
      return end
    }
    guard day >= 1, day <= 31 else { return nil }
    var place = try skip(&reader, at: index, words: ["st", "nd", "rd", "th", "º", "er", "."])
    place = try skip(&reader, at: place, words: ["of ", "de ", "di ", "den "])
    guard let length = try MonthNames.length(&reader, at: place) else { return nil }
    place = try skip(&reader, at: place + length, words: [".", ",", "of ", "de ", "del "])
    return try year(&reader, at: place)
  }

  /// ` 12, 1985`, ` 12th 1985` after the name of a month.
  private static func afterMonth(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Int? {
    guard let length = try MonthNames.length(&reader, at: index) else { return nil }
    let place = try skip(&reader, at: index + length, words: [".", "the "])
    let digits = try reader.run(of: .digits, from: place, atMost: 3)
    guard (1...2).contains(digits), (1...31).contains(try value(&reader, at: place, digits)) else {
      return nil
    }
    let after = try skip(&reader, at: place + digits, words: ["st", "nd", "rd", "th", ",", ", "])
    return try year(&reader, at: after)
  }

  private static func year(_ reader: inout ByteReader, at index: Int) throws(Undecided) -> Int? {
    let place = try skip(&reader, at: index, words: [",", "'"])
    let digits = try reader.run(of: .digits, from: place, atMost: 5)
    guard digits == 4 || digits == 2 else { return nil }
    let number = try value(&reader, at: place, digits)
    guard digits == 2 || isYear(number) else { return nil }
    return try isGlued(&reader, place + digits) ? nil : place + digits
  }

  /// Blanks, one of `words`, blanks.
  private static func skip(
    _ reader: inout ByteReader, at index: Int, words: [String]
  ) throws(Undecided) -> Int {
    var place = index
    while place < index + 4, try reader.peek(place) == 0x20 { place += 1 }
    for word in words where try reader.has(Array(word.utf8), at: place, folded: true) {
      place += word.utf8.count
      break
    }
    while place < index + 10, try reader.peek(place) == 0x20 { place += 1 }
    return place
  }

  /// A mark and one or two digits.
  private static func part(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> (Int, Int)? {
    guard let place = try mark(&reader, at: index) else { return nil }
    let digits = try reader.run(of: .digits, from: place, atMost: 3)
    guard (1...2).contains(digits) else { return nil }
    return (try value(&reader, at: place, digits), place + digits)
  }

  /// A mark and a year of two or four digits.
  private static func yearPart(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> (Int, Int)? {
    guard let place = try mark(&reader, at: index) else { return nil }
    let digits = try reader.run(of: .digits, from: place, atMost: 5)
    guard digits == 2 || digits == 4 else { return nil }
    let number = try value(&reader, at: place, digits)
    guard digits == 2 || isYear(number), try !isGlued(&reader, place + digits) else { return nil }
    return (number, place + digits)
  }

  private static func mark(_ reader: inout ByteReader, at index: Int) throws(Undecided) -> Int? {
    guard let byte = try reader.peek(index) else { return nil }
    if ByteClass("-/.").contains(byte) {
      return try reader.peek(index + 1) == 0x20 ? index + 2 : index + 1
    }
    if byte == 0x20 {
      let next = try reader.peek(index + 1)
      if next == UInt8(ascii: "/") || next == UInt8(ascii: "-") {
        return try reader.peek(index + 2) == 0x20 ? index + 3 : nil
      }
      return next?.isDigit == true ? index + 1 : nil
    }
    for sign in ["年", "月", "년", "월"] where try reader.has(Array(sign.utf8), at: index) {
      return try reader.peek(index + 3) == 0x20 ? index + 4 : index + 3
    }
    return nil
  }

  private static func isGlued(_ reader: inout ByteReader, _ index: Int) throws(Undecided) -> Bool {
    guard let byte = try reader.peek(index) else { return false }
    return byte.isAlphanumeric && byte != UInt8(ascii: "T")
  }

  private static func isYear(_ year: Int) -> Bool { (1900...2035).contains(year) }
}
