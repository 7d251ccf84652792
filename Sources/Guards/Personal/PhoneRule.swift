/// Telephone numbers: international ones of every country by their calling code and length;
/// national ones where the way they are written, or a word beside them, says what they are.

enum PhoneRule {
  private static let space = NumberText.Mark.space.rawValue

  /// A number after `+`, or after the prefix of `skip` digits with which one dials abroad.
  static func international(_ view: NumberView, skip: Int, _ words: () -> Evidence) -> Double? {
    let rest = view.count - skip
    guard rest >= 7, rest <= 16, view.digit(skip) != 0, !view.isUniform else { return nil }
    // A year with a sign: +1980-02-29.
    if skip == 0, view.length(0) == 4, isDate(view) { return nil }
    for length in 1...3 {
      guard let plan = PhonePlan.international[view.number(skip..<(skip + length))] else {
        continue
      }
      let national = skip + length
      // A calling code stands in one piece: +4.36755379 is a number.
      if skip == 0, view.groups > 1, view.length(0) < length { continue }
      // A zero in the national part is dialled at home only: +49 (0) 30.
      let hasTrunk = view.digit(national) == 0 && plan.allows(length: view.count - national - 1)
      let first = hasTrunk ? national + 1 : national
      guard plan.allows(length: view.count - first) else { continue }
      if view.groups > 1 { return 0.9 }
      let begins = view.number(first..<(first + 2))
      if plan.allows(beginning: begins) { return skip == 0 ? 0.85 : 0.6 }
      if words().contains(.phone) { return 0.8 }
    }
    return view.groups > 1 && rest <= 15 && words().contains(.phone) ? 0.6 : nil
  }

  /// A number as it is written at home.
  static func national(
    _ view: NumberView, isAlone: Bool, _ words: () -> Evidence
  ) -> Double? {
    guard view.count >= 7, view.count <= 19, view.groups <= 7, isVaried(view) else { return nil }
    // Citations: Numer. Anal. 1 (1981) 267-283.
    if view.text.hasOpening, !words().contains(.phone),
      (0..<view.groups).contains(where: { view.text.mark($0) == .opening && isYear(view, $0) })
    {
      return nil
    }
    if let found = abroad(view, words) ?? american(view, isAlone: isAlone, words)
      ?? trunk(view, isAlone: isAlone, words) ?? others(view, isAlone: isAlone, words)
    {
      return found
    }
    return beside(view, words)
  }

  /// `00` and `011`, dialled before the calling code.
  private static func abroad(_ view: NumberView, _ words: () -> Evidence) -> Double? {
    guard view.digit(0) == 0, !isInFours(view) || words().contains(.phone) else { return nil }
    let skip = view.digit(1) == 0 ? 2 : view.digit(1) == 1 && view.digit(2) == 1 ? 3 : 0
    guard view.groups < 4 || !(0..<view.groups).allSatisfy({ view.length($0) <= 2 }) else {
      return nil
    }
    guard skip > 0, view.count >= skip + 8, view.digit(skip) != 0, view.length(0) >= 2,
      view.groups > 2 || view.groups == 2 && view.text.mark(1) != .dot
        || words().contains(.phone)
    else { return nil }
    return international(view, skip: skip, words)
  }

  /// North America: 212-555-0143, (212) 555-0143, 1-212-555-0143.
  private static func american(
    _ view: NumberView, isAlone: Bool, _ words: () -> Evidence
  ) -> Double? {
    let hasOne = view.groups >= 3 && view.length(0) == 1 && view.digit(0) == 1
    let first = hasOne ? 1 : 0
    guard view.count == 10 + first, view.digit(first) >= 1 else { return nil }
    let isStrict = view.digit(first) >= 2 && view.digit(first + 3) >= 2
    let isWhole = view.groups == first + 3
    guard
      isWhole
        ? view.hasLengths(SIMD4(3, 3, 4, 0), from: first)
        : view.text.hasOpening && view.hasLengths(SIMD4(3, 7, 0, 0), from: first)
    else { return nil }
    if view.text.hasOpening {
      return view.text.mark(first) == .opening && view.text.mark(first + 1) == .closing ? 0.9 : nil
    }
    guard isWhole else { return nil }
    // A decimal fraction in groups: 1.648 777 2536.
    if hasOne, view.text.mark(1) == .dot, view.text.mark(2) != .dot { return nil }
    let marks = (view.text.mark(first + 1), view.text.mark(first + 2))
    switch marks {
    case (.hyphen, .hyphen), (.slash, .hyphen), (.space, .hyphen):
      return isStrict ? 0.9 : 0.75
    case (.dot, .dot): return isStrict || words().contains(.phone) ? 0.8 : nil
    case (.space, .space):
      if words().contains(.phone) { return 0.85 }
      return isAlone && isStrict && view.number((first + 6)..<(first + 10)) % 100 != 0
        && words().isDisjoint(with: [.reference, .health, .nip]) ? 0.6 : nil
    default: return nil
    }
  }

  /// A zero, then a national number, in groups: 030 1234567, (03) 9123 4567, 01 23 45 67 89.
  private static func trunk(
    _ view: NumberView, isAlone: Bool, _ words: () -> Evidence
  ) -> Double? {
    guard view.digit(0) == 0, view.digit(1) != 0, view.count >= 8, view.count <= 13 else {
      return nil
    }
    // Short numbers, as in Sweden, only in their own form: 08-12 34 56.
    if view.count == 8 {
      let isOwn = view.groups == 4 && view.text.mark(1) == .hyphen && view.text.mark(2) == .space
      return isOwn && view.text.mark(3) == .space ? 0.7 : nil
    }
    let begins = view.number(1..<3)
    guard
      PhonePlan.trunk.contains(where: {
        $0.allows(length: view.count - 1) && $0.allows(beginning: begins)
          || $0.allows(length: view.count) && $0.allows(beginning: view.number(0..<2))
      })
    else { return words().contains(.phone) ? 0.6 : nil }
    guard view.groups > 1 else {
      if words().contains(.reference) { return nil }
      if words().contains(.phone) { return 0.8 }
      return words().contains(.contact) && view.count >= 9 && !isCounting(view) ? 0.6 : nil
    }
    if view.text.hasOpening {
      return view.text.mark(0) == .opening && view.text.mark(1) == .closing ? 0.85 : nil
    }
    // Pairs are how dumps of bytes look; as telephone numbers there are five of them.
    if view.groups > 5, view.length(0) == 2, view.length(1) == 2 { return nil }
    guard view.length(0) >= 2, view.hasOneMark(strictly: false), !isDate(view),
      view.groups < 3 || view.text.mark(2) != .slash
    else { return nil }
    // Four numbers with points between them are an address of a machine: 012.004.002.000.
    if view.groups == 4, view.text.mark(1) == .dot, view.text.mark(3) == .dot,
      (0..<4).allSatisfy({ view.length($0) <= 3 })
    {
      return nil
    }
    // Two numbers with a point between them are one number.
    if view.text.mark(1) == .dot, view.groups < 3 { return nil }
    if words().contains(.phone) { return 0.9 }
    if isInFours(view) { return nil }
    if view.groups >= 4, view.text.mark(1) == .dot { return nil }
    // A citation, with the year behind: Phys. Rev. E 78, 046110 2008.
    if view.groups == 2, view.length(1) == 4, view.text.mark(1) == .space, isYear(view, 1) {
      return nil
    }
    // Postal codes of the United States: 02110-1301.
    if view.groups == 2, view.text.mark(1) == .hyphen, view.length(0) > 4 { return nil }
    return isAlone && words().isDisjoint(with: .reference) ? 0.75 : nil
  }

  /// Forms that are nothing else: (11) 91234-5678, 8 (495) 123-45-67, (351) 912 345 678.
  private static func others(
    _ view: NumberView, isAlone: Bool, _ words: () -> Evidence
  ) -> Double? {
    guard view.text.hasOpening else {
      let isSpaced = view.hasLengths(SIMD4(2, 3, 2, 2)) && view.hasOneMark(strictly: true)
      return isSpaced && isAlone && view.text.mark(1) == .space
        && words().isDisjoint(with: .reference) ? 0.6 : nil
    }
    let lengths = (0..<view.groups).map(view.length)
    let forms = [[2, 5, 4], [2, 4, 4], [3, 3, 2, 2], [2, 3, 4], [2, 7], [3, 7]]
    let longForms = [[1, 3, 3, 2, 2], [1, 3, 3, 4]]
    if view.text.mark(0) == .opening, view.groups > 1, view.text.mark(1) == .closing,
      forms.contains(lengths)
    {
      return 0.8
    }
    if view.groups > 1, view.text.mark(1) == .opening, longForms.contains(lengths) { return 0.8 }
    guard view.text.mark(0) == .opening, view.groups > 1, view.count >= 9,
      view.length(0) >= 2, view.length(0) <= 3, view.text.mark(1) == .closing,
      let plan = PhonePlan.international[view.number(0..<view.length(0))]
    else { return nil }
    let first = view.length(0)
    return plan.allows(length: view.count - first)
      && plan.allows(beginning: view.number(first..<(first + 2))) ? 0.7 : nil
  }

  /// Any number of fitting length beside a word for telephones.
  private static func beside(_ view: NumberView, _ words: () -> Evidence) -> Double? {
    guard view.count <= 13, !isDate(view), view.hasOneMark(strictly: false) else { return nil }
    let words = words()
    guard words.isDisjoint(with: [.reference, .version]) else { return nil }
    if view.groups == 2, view.text.mark(1) == .dot {
      return words.contains(.phone) && view.length(0) == 4 && view.length(1) == 4 ? 0.6 : nil
    }
    if view.groups > 1, view.length(0) == 1, !view.text.hasOpening { return nil }
    if view.groups == 2, view.count == 8, isYears(view) { return nil }
    if words.contains(.phone) { return view.groups > 1 ? 0.7 : 0.6 }
    if words.contains(.callNear), view.groups == 1, view.count >= 8, view.count <= 12 { return 0.6 }
    // "Call 555-1234", but not "the call returned 1234-5678901".
    guard words.contains(.contact), view.groups > 1, view.text.mark(1) != .dot,
      view.text.mark(1) != .slash,
      (0..<view.groups).allSatisfy({ (2...5).contains(view.length($0)) })
    else { return nil }
    if view.groups == 2, view.length(0) == 4, view.length(1) == 4 {
      return words.contains(.callNear) ? 0.6 : nil
    }
    // 555-0143, 781 1704.
    return view.count >= 8 || view.groups == 2 && view.length(0) == 3 ? 0.6 : nil
  }

  /// Code points and words of memory come in fours: 0031 2044 0034.
  private static func isInFours(_ view: NumberView) -> Bool {
    view.groups >= 3 && (0..<view.groups).allSatisfy { view.length($0) == 4 }
  }

  /// 0123456789, as alphabets have it.
  private static func isCounting(_ view: NumberView) -> Bool {
    (1..<view.count).allSatisfy { view.digit($0) == (view.digit($0 - 1) + 1) % 10 }
  }

  /// Whether a group of four digits is a year.
  private static func isYear(_ view: NumberView, _ group: Int) -> Bool {
    guard group < view.groups, view.length(group) == 4 else { return false }
    let start = (0..<group).reduce(0) { $0 + view.length($1) }
    return (1800...2100).contains(view.number(start..<(start + 4)))
  }

  /// A span of years: 1991-2022.
  private static func isYears(_ view: NumberView) -> Bool {
    (1700...2100).contains(view.number(0..<4)) && (1700...2100).contains(view.number(4..<8))
  }

  /// At least three different digits, and no row of zeros at the beginning.
  private static func isVaried(_ view: NumberView) -> Bool {
    view.distinct >= 3 && view.number(0..<3) != 0
  }

  /// 2026-11-25, 25.11.2026, 25/11/2026, with or without a time behind.
  private static func isDate(_ view: NumberView) -> Bool {
    guard view.groups >= 3 else { return false }
    let lengths = (view.length(0), view.length(1), view.length(2))
    switch lengths {
    case (4, 1...2, 1...2):
      return (1...12).contains(view.number(4..<(4 + lengths.1)))
        && (1500...2200).contains(view.number(0..<4))
    case (1...2, 1...2, 4):
      let year = lengths.0 + lengths.1
      return (1900...2100).contains(view.number(year..<(year + 4)))
    default: return false
    }
  }

  /// The end of the number with its extension: `x123`, ` ext. 123`, ` extension 5`.
  static func extended(_ reader: inout ByteReader, _ end: Int) throws(Undecided) -> Int {
    var index = end
    if try reader.peek(index) == 0x20 { index += 1 }
    var word = 0
    for name in extensions where try reader.has(name, at: index, folded: true) {
      word = name.count
      break
    }
    guard word > 0 else { return end }
    index += word
    for _ in 0..<2 {
      guard let byte = try reader.peek(index), byte == 0x20 || byte == 0x2E || byte == 0x3A else {
        break
      }
      index += 1
    }
    let digits = try reader.run(of: .digits, from: index, atMost: 7)
    guard digits >= 1, digits <= 6 else { return end }
    return index + digits
  }

  private static let extensions = ["extension", "extn", "ext", "x", "#", "durchwahl", "poste"]
    .map { Array($0.utf8) }
}
