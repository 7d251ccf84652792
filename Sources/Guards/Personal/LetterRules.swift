/// Official numbers with letters in them: they begin with a capital, or letters follow their digits.

enum LetterRules {
  private static let upperOrDigit = ByteClass.upper.union(.digits)

  /// What begins with a capital letter at the start of a token.
  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let second = try reader.peek(start + 1),
      upperOrDigit.contains(second) || second == 0x20
        || second == UInt8(ascii: "-")
    else { return nil }
    if let previous = reader.before(1), previous == UInt8(ascii: "_") { return nil }
    if let found = try IBANRule.match(&reader) { return found }
    let length = try reader.run(of: upperOrDigit, from: start, atMost: 20)
    let end = start + length
    if let next = try reader.peek(end), next.isAlphanumeric || next == UInt8(ascii: "_") {
      return nil
    }
    guard length <= 18 else { return nil }
    let token = reader.copy(start..<end)
    if let (type, confidence) = classify(token, { Evidence.before(reader) }) {
      return RuleMatch(type: type, range: start..<end, confidence: confidence)
    }
    if length <= 3 { return try spaced(&reader, token) }
    return nil
  }

  /// The kind of a whole token.
  private static func classify(
    _ token: [UInt8], _ words: () -> Evidence
  ) -> (String, Double)? {
    switch token.count {
    case 16 where isFiscalCode(token): return ("personal.it-fiscal-code", 0.95)
    case 18 where isPopulationCode(token): return ("personal.mx-curp", 0.85)
    case 10:
      if isPermanentAccount(token) {
        let isNamed = !words().isDisjoint(with: [.permanentAccount, .taxpayer])
        if isNamed || token[3] == UInt8(ascii: "P") { return ("personal.in-pan", 0.85) }
      }
      if CheckDigits.icao(token), isIdentityCard(token.dropLast()), words().contains(.identity) {
        return ("personal.de-id-card", 0.85)
      }
    case 9:
      if isInsurance(token) { return ("personal.uk-nino", 0.85) }
      if isForeigner(token) { return ("personal.es-nie", 0.9) }
      if isSingaporean(token) { return ("personal.sg-nric", 0.85) }
      if isIdentityCard(token[...]), token.count(where: \.isDigit) >= 3,
        words().contains(.identity)
      {
        return ("personal.de-id-card", 0.7)
      }
      if isCompany(token), words().contains(.spanish) { return ("personal.es-cif", 0.8) }
    case 8 where isInsurance(token) && words().contains(.personalNumber):
      return ("personal.uk-nino", 0.8)
    default: break
    }
    if (6...9).contains(token.count), token.count(where: \.isDigit) >= 5,
      words().contains(.passport)
    {
      return ("personal.passport", 0.8)
    }
    return nil
  }

  /// `AB 12 34 56 C` and `AB 123456 C`; with hyphens also `X-1234567-L`.
  private static func spaced(
    _ reader: inout ByteReader, _ token: [UInt8]
  ) throws(Undecided) -> RuleMatch? {
    guard token.allSatisfy(\.isLetter), token.count <= 2 else { return nil }
    let start = reader.position
    var characters = token
    var index = start + token.count
    let mark = try reader.peek(index)
    guard mark == 0x20 || mark == UInt8(ascii: "-") else { return nil }
    while characters.count < 9, let byte = try reader.peek(index) {
      if upperOrDigit.contains(byte) {
        characters.append(byte)
        index += 1
      } else if byte == mark, try reader.peek(index + 1).map(upperOrDigit.contains) == true {
        index += 1
      } else {
        break
      }
    }
    if let next = try reader.peek(index), next.isAlphanumeric { return nil }
    if isInsurance(characters), characters.count == 9 {
      return RuleMatch(type: "personal.uk-nino", range: start..<index, confidence: 0.85)
    }
    guard isForeigner(characters) else { return nil }
    return RuleMatch(type: "personal.es-nie", range: start..<index, confidence: 0.9)
  }

  /// What begins with digits and goes on with a letter: DNI, HETU, the Chinese and Irish numbers,
  /// German cards, French numbers from Corsica, passports.
  static func afterDigits(
    _ text: NumberText, _ reader: inout ByteReader, _ words: () -> Evidence
  ) throws(Undecided) -> RuleMatch? {
    let start = text.start
    // Spanish numbers are printed with points: 12.345.678-Z.
    let isDotted =
      text.groups >= 3 && text.mark(1) == .dot && text.mark(2) == .dot && text.lengths[1] == 3
      && text.lengths[2] == 3
    let first = text.prefix(isDotted ? 3 : 1)
    guard first.count >= 5, first.count <= 17, start == reader.position else { return nil }
    var index = first.end
    guard let mark = try reader.peek(index) else { return nil }
    if first.count == 6, let found = try finnish(&reader, first) { return found }
    if mark == UInt8(ascii: "-") || mark == 0x20 { index += 1 }
    var tail = try reader.run(of: upperOrDigit, from: index, atMost: 8)
    if tail == 0, first.count == 8, words().contains(.spanish),
      try reader.run(of: .lower, from: index, atMost: 2) == 1
    {
      tail = 1
    }
    let end = index + tail
    guard tail >= 1, tail <= 6, try reader.peek(index)?.isLetter == true else { return nil }
    if let next = try reader.peek(end), next.isAlphanumeric || next == UInt8(ascii: "_") {
      return nil
    }
    let letters = reader.copy(index..<end).map(\.uppercased)
    guard
      let found = mixed(first, letters, isSplit: index > first.end, reader.before(1), words)
    else { return nil }
    return RuleMatch(type: found.0, range: start..<end, confidence: found.1)
  }

  private static func mixed(
    _ first: NumberView, _ letters: [UInt8], isSplit: Bool, _ previous: UInt8?,
    _ words: () -> Evidence
  ) -> (String, Double)? {
    let last = letters[0]
    if first.count == 8, letters.count == 1, last == control(first.number(0..<8)) {
      if words().contains(.spanish) { return ("personal.es-dni", 0.95) }
      if !first.isUniform { return ("personal.es-dni", 0.8) }
    }
    guard !isSplit, first.groups == 1 else { return nil }
    if first.count == 17, letters == [UInt8(ascii: "X")], isChinese(first.digits, 10) {
      return ("personal.cn-resident-id", 0.9)
    }
    if first.count == 7, letters.count <= 2, isIrish(first, letters),
      words().contains(.personalNumber)
    {
      return ("personal.ie-pps", 0.85)
    }
    let token = first.digits.map { $0 + 0x30 } + letters
    if (6...9).contains(token.count), words().contains(.passport) {
      return ("personal.passport", 0.8)
    }
    return nil
  }

  /// 131052-308T: date, century, number, control character modulo 31.
  private static func finnish(
    _ reader: inout ByteReader, _ date: NumberView
  ) throws(Undecided) -> RuleMatch? {
    guard let century = try reader.peek(date.end), Marks.centuries.contains(century),
      CheckDigits.isDate(year: nil, month: date.number(2..<4), day: date.number(0..<2)),
      try reader.run(of: .digits, from: date.end + 1, atMost: 3) == 3,
      let check = try reader.peek(date.end + 4), upperOrDigit.contains(check),
      try reader.peek(date.end + 5)?.isAlphanumeric != true
    else { return nil }
    let number = reader.copy((date.end + 1)..<(date.end + 4))
      .reduce(date.number(0..<6)) { $0 * 10 + Int($1 - 0x30) }
    guard Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[number % 31] == check else { return nil }
    return RuleMatch(
      type: "personal.fi-hetu", range: date.text.start..<(date.end + 5), confidence: 0.9)
  }

  // MARK: - Checks

  private static let controls = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)

  /// The letter of a Spanish DNI or NIE: the number modulo 23.
  private static func control(_ number: Int) -> UInt8 { controls[number % 23] }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 9, digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func isForeigner(_ token: [UInt8]) -> Bool {
    guard token.count == 9, let first = Array("XYZ".utf8).firstIndex(of: token[0]),
      let middle = number(token[1..<8])
    else { return false }
    return control(first * 10_000_000 + middle) == token[8]
  }

  /// Spanish companies: a letter, seven digits, a control digit or letter.
  private static func isCompany(_ token: [UInt8]) -> Bool {
    guard Marks.companies.contains(token[0]), number(token[1..<8]) != nil else {
      return false
    }
    var sum = 0
    for (place, byte) in token[1..<8].enumerated() {
      let value = Int(byte - 0x30) * (place % 2 == 0 ? 2 : 1)
      sum += place % 2 == 0 ? value / 10 + value % 10 : value
    }
    let check = (10 - sum % 10) % 10
    return token[8] == UInt8(check) + 0x30 || token[8] == Array("JABCDEFGHI".utf8)[check]
  }

  /// UK National Insurance numbers (HMRC, NIM39110): no D, F, I, Q, U, V at the first two places,
  /// no O at the second, prefixes that are not issued. QQ is what examples use.
  private static func isInsurance(_ token: [UInt8]) -> Bool {
    guard token.count == 8 || token.count == 9, token[0].isLetter, token[1].isLetter,
      token[2..<8].allSatisfy(\.isDigit)
    else { return false }
    let prefix = String(decoding: token[..<2], as: UTF8.self)
    // Numbers that stand for one, `ZZ 12 34 56 T`.
    if prefix == "ZZ", token.count == 9, token[8] == UInt8(ascii: "T") { return true }
    if token.count == 9, !Marks.suffixes.contains(token[8]) { return false }
    if prefix == "QQ" || prefix == "ZZ" { return token.count == 9 }
    return !Marks.barred.contains(token[0]) && !Marks.barred.contains(token[1])
      && token[1] != UInt8(ascii: "O")
      && !["BG", "GB", "NK", "KN", "TN", "NT"].contains(prefix)
  }

  private static func isPermanentAccount(_ token: [UInt8]) -> Bool {
    token[..<5].allSatisfy(\.isLetter) && token[5..<9].allSatisfy(\.isDigit)
      && token[9].isLetter && Marks.holders.contains(token[3])
  }

  private static let cardCharacters = ByteClass("CFGHJKLMNPRTVWXYZ0123456789")

  private static func isIdentityCard(_ token: ArraySlice<UInt8>) -> Bool {
    token.count == 9 && token.allSatisfy(cardCharacters.contains)
      && token.contains(where: \.isDigit)
  }

  /// Singapore: weights 2, 7, 6, 5, 4, 3, 2 and a letter.
  private static func isSingaporean(_ token: [UInt8]) -> Bool {
    guard Marks.series.contains(token[0]), number(token[1..<8]) != nil else { return false }
    var sum = CheckDigits.weighted(token[1..<8].map { $0 - 0x30 }, [2, 7, 6, 5, 4, 3, 2])
    if token[0] == UInt8(ascii: "T") || token[0] == UInt8(ascii: "G") { sum += 4 }
    let isCitizen = token[0] == UInt8(ascii: "S") || token[0] == UInt8(ascii: "T")
    let letters = Array((isCitizen ? "JZIHGFEDCBA" : "XWUTRQPNMLK").utf8)
    return letters[sum % 11] == token[8]
  }

  /// Irish PPS: weights 8 to 2, the second letter counts nine times.
  private static func isIrish(_ view: NumberView, _ letters: [UInt8]) -> Bool {
    var sum = CheckDigits.weighted(view.digits, [8, 7, 6, 5, 4, 3, 2])
    if letters.count == 2, letters[1] != UInt8(ascii: "W") { sum += Int(letters[1] - 0x40) * 9 }
    return Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)[sum % 23] == letters[0]
  }

  /// Chinese resident numbers (GB 11643): a date, ISO 7064 MOD 11-2; 10 stands for X.
  static func isChinese(_ digits: [UInt8], _ check: Int) -> Bool {
    guard digits.count == 17 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let year = digits[6..<10].reduce(0) { $0 * 10 + Int($1) }
    let month = Int(digits[10]) * 10 + Int(digits[11])
    let day = Int(digits[12]) * 10 + Int(digits[13])
    let sum = CheckDigits.weighted(digits, weights)
    return (1900...2030).contains(year) && CheckDigits.isDate(year: year, month: month, day: day)
      && (12 - sum % 11) % 11 == check
  }

  private static func isPopulationCode(_ token: [UInt8]) -> Bool {
    token[..<4].allSatisfy(\.isLetter) && token[4..<10].allSatisfy(\.isDigit)
      && Marks.sexes.contains(token[10]) && token[11..<16].allSatisfy(\.isLetter)
      && token[17].isDigit
  }

  /// Italian fiscal codes (DM 23 December 1976): letters for digits where two would be the same.
  private static func isFiscalCode(_ token: [UInt8]) -> Bool {
    guard token[..<6].allSatisfy(\.isLetter),
      [6, 7, 9, 10, 12, 13, 14].allSatisfy({
        Marks.omocodia.contains(token[$0])
      }), Marks.months.contains(token[8]), token[11].isLetter, token[15].isLetter
    else { return false }
    var sum = 0
    for (place, byte) in token[..<15].enumerated() {
      let value = byte.isDigit ? Int(byte - 0x30) : Int(byte - 0x41)
      sum += place % 2 == 0 ? oddValues[value] : value
    }
    return sum % 26 == Int(token[15] - 0x41)
  }

  private static let oddValues = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let centuries = ByteClass("-+ABCDEFYXWVU")
  static let companies = ByteClass("ABCDEFGHJNPQRSUVW")
  static let suffixes = ByteClass("ABCDFMP ")
  static let barred = ByteClass("DFIQUV")
  static let holders = ByteClass("PCHFATBLJG")
  static let series = ByteClass("STFG")
  static let sexes = ByteClass("HMX")
  static let omocodia = ByteClass("0123456789LMNPQRSTUV")
  static let months = ByteClass("ABCDEHLMPRST")
}
