/// Payment card numbers (ISO/IEC 7812): 13 to 19 digits of a known issuer with the right check
/// digit, together or in the groups in which they are printed.

enum CardRule {
  private static let longest = 19
  private static let separators = ByteClass(" -")
  private static let joints = ByteClass("-._/,+#=%")

  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    guard !isInsideNumber(reader) else { return nil }
    var digits: [UInt8] = []
    var groups: [Int] = [0]
    var separator: UInt8?
    var index = reader.position
    while let byte = try reader.peek(index) {
      if byte.isDigit {
        guard digits.count < longest else { return nil }
        digits.append(byte - 0x30)
        groups[groups.count - 1] += 1
        index += 1
      } else if separators.contains(byte), separator ?? byte == byte,
        let next = try reader.peek(index + 1), next.isDigit, goesOn(after: groups, digits)
      {
        separator = byte
        groups.append(0)
        index += 1
      } else {
        break
      }
    }
    guard try !isGluedOn(&reader, index), isPrinted(groups, digits), isIssued(digits),
      hasCheckDigit(digits)
    else { return nil }
    return RuleMatch(
      type: "secret.card", range: reader.position..<index,
      confidence: groups.count > 1 ? 0.9 : 0.8)
  }

  /// Whether a longer number or a name goes on to the left.
  private static func isInsideNumber(_ reader: ByteReader) -> Bool {
    guard let previous = reader.before(1), joints.contains(previous),
      let other = reader.before(2)
    else { return false }
    return other.isDigit || (previous != UInt8(ascii: "=") && other.isAlphanumeric)
  }

  /// Whether a longer number or a name goes on to the right.
  private static func isGluedOn(
    _ reader: inout ByteReader, _ index: Int
  ) throws(Undecided) -> Bool {
    guard let byte = try reader.peek(index) else { return false }
    if byte.isAlphanumeric || byte == UInt8(ascii: "_") { return true }
    guard joints.contains(byte), let next = try reader.peek(index + 1) else { return false }
    return next.isDigit
  }

  /// Whether another group may follow: groups of four, or four and six on cards of 14 and 15.
  private static func goesOn(after groups: [Int], _ digits: [UInt8]) -> Bool {
    groups.allSatisfy { $0 == 4 } ? digits.count < longest : groups == [4, 6]
  }

  /// Whether the groups are those in which cards are printed.
  private static func isPrinted(_ groups: [Int], _ digits: [UInt8]) -> Bool {
    if groups.count == 1 { return true }
    if groups == [4, 6, 5] || groups == [4, 6, 4] { return true }
    return groups.count >= 4 && groups.dropLast().allSatisfy { $0 == 4 }
      && (1...4).contains(groups.last ?? 0)
  }

  /// Whether a card of this length begins like that.
  private static func isIssued(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 13 else { return false }
    let first = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    switch (first, digits.count) {
    case (4000...4999, 13), (4000...4999, 16), (4000...4999, 19): return true
    case (5100...5599, 16), (2221...2720, 16): return true
    case (3400...3499, 15), (3700...3799, 15): return true
    case (3000...3059, 14), (3600...3699, 14), (3800...3999, 14): return true
    case (6011, 16...19), (6440...6599, 16...19), (3528...3589, 16...19): return true
    case (6200...6299, 16...19): return true
    default: return false
    }
  }

  /// The formula of Luhn (ISO/IEC 7812-1 annex B).
  private static func hasCheckDigit(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (place % 2 + 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}
