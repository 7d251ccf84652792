/// The rules for numbers: read once, then asked from the longest reading to the shortest.

enum NumberRules {
  private static let joints = ByteClass("-._/+#%:@")

  /// What stands at a run of digits, an opening parenthesis or a plus sign.
  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let position = reader.position
    guard let first = try reader.peek(position) else { return nil }
    let hasPlus = first == UInt8(ascii: "+")
    if hasPlus {
      guard let next = try reader.peek(position + 1), next.isDigit || next == UInt8(ascii: "(")
      else { return nil }
    } else if first == UInt8(ascii: "(") {
      guard let next = try reader.peek(position + 1) else { return nil }
      if next == UInt8(ascii: "+") {
        return try international(&reader, from: position + 2, isOpened: true)
      }
      guard next.isDigit else { return nil }
    }
    guard !isInside(reader) else { return nil }
    if hasPlus { return try international(&reader, from: position + 1) }
    return try number(&reader)
  }

  private static func number(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let text = try NumberText.read(&reader, at: reader.position)
    guard !text.isTooLong, text.groups > 0 else { return nil }
    if text.count < 7 {
      return text.groups == 4 ? try NetworkRules.dotted(text, &reader) : nil
    }
    if let found = try NetworkRules.dotted(text, &reader) { return found }
    var evidence: Evidence?
    let snapshot = reader
    let words: () -> Evidence = {
      if let evidence { return evidence }
      let found = Evidence.before(snapshot)
      evidence = found
      return found
    }
    if let found = try longest(text, &reader, words) { return found }
    if let found = try LetterRules.afterDigits(text, &reader, words) { return found }
    // What was written behind the number counts only when nothing before it did.
    let whole = text.prefix(text.groups)
    guard whole.count <= 16, try endsHere(&reader, whole) else { return nil }
    let behind = try Evidence.after(&reader, whole.end)
    guard !behind.isEmpty else { return nil }
    let all = words().union(behind)
    return try longest(text, &reader) { all }
  }

  private static func longest(
    _ text: NumberText, _ reader: inout ByteReader, _ words: () -> Evidence
  ) throws(Undecided) -> RuleMatch? {
    for groups in (1...text.groups).reversed() {
      let view = text.prefix(groups)
      guard view.count >= 7 else { return nil }
      guard try endsHere(&reader, view) else { continue }
      if let found = try classify(view, &reader, words) { return found }
    }
    return nil
  }

  /// Cards, official numbers, telephones, in this order; where two fit, the named one.
  private static func classify(
    _ view: NumberView, _ reader: inout ByteReader, _ words: () -> Evidence
  ) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let isAlone = Self.isAlone(view, reader)
    if let confidence = CardRule.confidence(of: view, words) {
      return RuleMatch(type: "personal.card", range: start..<view.end, confidence: confidence)
    }
    var best: (type: String, confidence: Double)?
    let kinds = NationalNumber.byCount[view.count]
    if isAlone || view.groups == 1, kinds.mayHold(view, words) {
      for kind in kinds.all {
        guard let found = kind.confidence(of: view, words), found > best?.confidence ?? 0 else {
          continue
        }
        best = (kind.type, found)
      }
    }
    if best == nil, view.groups == 1, (8...9).contains(view.count), words().contains(.passport) {
      best = ("personal.passport", 0.8)
    }
    if let best, best.confidence >= 0.9 || !words().contains(.phone) {
      return RuleMatch(type: best.type, range: start..<view.end, confidence: best.confidence)
    }
    if let found = PhoneRule.national(view, isAlone: isAlone, words) {
      let end = try PhoneRule.extended(&reader, view.end)
      return RuleMatch(type: "personal.phone", range: start..<end, confidence: found)
    }
    return best.map {
      RuleMatch(type: $0.type, range: start..<view.end, confidence: $0.confidence)
    }
  }

  private static func international(
    _ reader: inout ByteReader, from index: Int, isOpened: Bool = false
  ) throws(Undecided) -> RuleMatch? {
    let text = try NumberText.read(&reader, at: index, isOpened: isOpened)
    guard !text.isTooLong, text.count >= 8 else { return nil }
    let snapshot = reader
    for groups in (1...text.groups).reversed() {
      let view = text.prefix(groups)
      guard view.count >= 8 else { return nil }
      guard try endsHere(&reader, view),
        let confidence = PhoneRule.international(view, skip: 0, { Evidence.before(snapshot) })
      else { continue }
      let end = try PhoneRule.extended(&reader, view.end)
      return RuleMatch(
        type: "personal.phone", range: reader.position..<end, confidence: confidence)
    }
    return nil
  }

  /// Whether a longer number or a name goes on to the left.
  private static func isInside(_ reader: ByteReader) -> Bool {
    guard let previous = reader.before(1) else { return false }
    if previous == UInt8(ascii: "_") || previous == UInt8(ascii: "+") { return true }
    if previous.isAlphanumeric { return !reader.isAtTokenStart }
    if previous == UInt8(ascii: "$") || previous == UInt8(ascii: "&") { return true }
    guard let other = reader.before(2) else { return false }
    // A negative number.
    if previous == UInt8(ascii: "-"), other == 0x20 || other == UInt8(ascii: "(") { return true }
    // The pound and the euro sign, and other currencies.
    if other == 0xC2, (0xA2...0xA5).contains(previous) { return true }
    if other == 0x82, reader.before(3) == 0xE2 { return true }
    if previous == UInt8(ascii: ",") { return other.isDigit && reader.before(3)?.isDigit != true }
    guard joints.contains(previous) else { return false }
    // Also the account in the name of a resource: `arn:aws:iam::123456789012:role`.
    if previous == UInt8(ascii: ":") { return other.isDigit || other == previous }
    // The digits of a fraction, `.92817025087557`; an ellipsis is none.
    if previous == UInt8(ascii: ".") { return other != previous }
    // Lines of a boundary in mail: `=_-1208892523==_`.
    if previous == UInt8(ascii: "-"), other == UInt8(ascii: "_") || other == UInt8(ascii: "=") {
      return true
    }
    // Behind `#` in an address: `cell.rs.html#2135-2139`.
    return other.isAlphanumeric
  }

  /// Whether the reading ends at a boundary.
  private static func endsHere(
    _ reader: inout ByteReader, _ view: NumberView
  ) throws(Undecided) -> Bool {
    if view.groups < view.text.groups {
      let mark = view.text.mark(view.groups)
      return mark == .space || mark == .opening
    }
    guard let byte = try reader.peek(view.end) else { return true }
    if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "e") {
      return try PhoneRule.extended(&reader, view.end) > view.end
    }
    if byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") {
      return false
    }
    guard joints.contains(byte), let next = try reader.peek(view.end + 1) else { return true }
    if byte == UInt8(ascii: "#") { return true }
    if byte == UInt8(ascii: "-"), next.isLetter { return try isPlace(&reader, view.end + 1) }
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      ? !next.isAlphanumeric : !next.isDigit
  }

  /// Where a telephone stands, behind its number and a hyphen: `020 7946 0958-Office`.
  private static let places = ByteText.words(["office", "home", "mobile", "fax", "work", "cell"])

  private static func isPlace(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Bool {
    let length = try reader.run(of: .letters, from: start, atMost: 7)
    return places.contains(reader.copy(start..<(start + length)).map(\.lowercased))
  }

  /// Whether no further numbers stand on either side, with blanks only between.
  private static func isAlone(_ view: NumberView, _ reader: ByteReader) -> Bool {
    let isSpaced = view.groups > 1 && view.text.mark(1) == .space
    guard isSpaced else { return true }
    if view.groups < view.text.groups { return false }
    return !(reader.before(1) == 0x20 && reader.before(2)?.isDigit == true)
  }
}
