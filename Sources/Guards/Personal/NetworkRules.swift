/// Addresses of machines: IPv4, IPv6 (RFC 4291), MAC (IEEE 802). Loopback, unspecified and broadcast
/// addresses and masks say nothing about anybody and pass.

enum NetworkRules {
  /// Four numbers with dots: an IPv4 address, unless it is a version or a section.
  static func dotted(
    _ text: NumberText, _ reader: inout ByteReader
  ) throws(Undecided) -> RuleMatch? {
    guard text.groups >= 4, !text.hasOpening, (1...3).allSatisfy({ text.mark($0) == .dot }),
      text.groups == 4 || text.mark(4) != .dot && text.mark(4) != .hyphen
    else { return nil }
    let view = text.prefix(4)
    guard view.count <= 12, !isBeforeName(reader) else { return nil }
    var parts: [Int] = []
    var place = 0
    for group in 0..<4 {
      let length = view.length(group)
      guard length <= 3, length == 1 || view.digit(place) != 0 else { return nil }
      parts.append(view.number(place..<(place + length)))
      place += length
    }
    guard parts.allSatisfy({ $0 <= 255 }), isSomebody(parts) else { return nil }
    let next = text.groups == 4 ? try reader.peek(view.end) : UInt8(ascii: " ")
    if let next, next.isAlphanumeric || next == UInt8(ascii: "_") || next == UInt8(ascii: "-") {
      return nil
    }
    if next == UInt8(ascii: "."), try reader.peek(view.end + 1)?.isAlphanumeric == true {
      return nil
    }
    let words = Evidence.before(reader)
    let isNamed =
      !words.isDisjoint(with: .network) || next == UInt8(ascii: ":")
      || next == UInt8(ascii: "/")
    if words.contains(.version), !isNamed { return nil }
    // Sections and versions have small numbers.
    if parts.allSatisfy({ $0 < 40 }), !isNamed || words.contains(.version) { return nil }
    // Object identifiers, and paths in pictures where numbers stand without blanks between.
    if !isNamed, parts[0] <= 2, [2, 3, 5, 16].contains(parts[1]) { return nil }
    if !isNamed, parts.allSatisfy({ $0 < 100 }), reader.before(1) == 0x20,
      reader.before(2)?.isDigit == true
    {
      return nil
    }
    return RuleMatch(
      type: "personal.ip-address", range: reader.position..<view.end,
      confidence: isNamed ? 0.95 : 0.85)
  }

  private static func isBeforeName(_ reader: ByteReader) -> Bool {
    guard let previous = reader.before(1) else { return false }
    return previous == UInt8(ascii: "-") || previous == UInt8(ascii: ".")
      || (previous == UInt8(ascii: "=") && reader.before(2) == UInt8(ascii: "="))
  }

  private static func isSomebody(_ parts: [Int]) -> Bool {
    parts[0] != 0 && parts[0] != 127 && parts[0] < 224
      && !(parts[0] == 169 && parts[1] == 254 && parts[2] == 254)
  }

  private static let hexMark = ByteClass.hex.union(ByteClass(":"))

  /// IPv6 or MAC from a hexadecimal digit or `::` on.
  static func hexadecimal(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    if let previous = reader.before(1) {
      let isGlued = previous.isAlphanumeric && !reader.isAtTokenStart
      if isGlued || Marks.gluing.contains(previous) { return nil }
      // Tables of collation weights: `[.1FA3.0020.0002]`.
      if previous == UInt8(ascii: ".") { return nil }
      if previous == UInt8(ascii: "-"), reader.before(2)?.isAlphanumeric == true { return nil }
    }
    if let found = try hardware(&reader) { return found }
    let length = try reader.run(of: hexMark, from: start, atMost: 40)
    guard length >= 5, length <= 39 else { return nil }
    var end = start + length
    if let next = try reader.peek(end) {
      if next == UInt8(ascii: ".") {
        end = try mapped(&reader, end) ?? end
      }
      if end == start + length, next.isAlphanumeric || next == UInt8(ascii: "_") { return nil }
    }
    var bytes = reader.copy(start..<end)
    guard bytes.count(where: { $0 == UInt8(ascii: ":") }) >= 2 else { return nil }
    while bytes.last == UInt8(ascii: ":"), !bytes.suffix(2).elementsEqual(Array("::".utf8)) {
      bytes.removeLast()
    }
    guard isIPv6(bytes) else { return nil }
    return RuleMatch(
      type: "personal.ip-address", range: start..<(start + bytes.count), confidence: 0.95)
  }

  /// The end of an IPv4 address in the last two parts: `::ffff:192.0.2.1`.
  private static func mapped(_ reader: inout ByteReader, _ dot: Int) throws(Undecided) -> Int? {
    var index = dot
    for _ in 0..<3 {
      guard try reader.peek(index) == UInt8(ascii: ".") else { return nil }
      let digits = try reader.run(of: .digits, from: index + 1, atMost: 4)
      guard (1...3).contains(digits) else { return nil }
      index += 1 + digits
    }
    return index
  }

  private static func isIPv6(_ bytes: [UInt8]) -> Bool {
    // Times and the like, before any string is made of them: eight groups, or a gap.
    let colon = UInt8(ascii: ":")
    let hasGap = bytes.indices.dropFirst().contains { bytes[$0] == colon && bytes[$0 - 1] == colon }
    guard hasGap || bytes.count(where: { $0 == colon }) >= 6 else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return false }
    var groups = 0
    var digits = 0
    for half in halves where !half.isEmpty {
      for part in half.split(separator: ":", omittingEmptySubsequences: false) {
        if part.utf8.contains(UInt8(ascii: ".")) {
          groups += 2
        } else {
          guard (1...4).contains(part.utf8.count) else { return false }
          groups += 1
        }
        digits += part.utf8.count { $0.isDigit }
      }
    }
    guard digits > 0 else { return false }
    if halves.count == 1 { return groups == 8 }
    // Shorter ones look like names in C++ or like times.
    guard groups <= 7, groups >= 2, !text.lowercased().hasPrefix("ff") else { return false }
    let isKnown = ["2", "3", "fe8", "fc", "fd"].contains { text.lowercased().hasPrefix($0) }
    return groups >= 4 || (isKnown && text.utf8.prefix { $0 != UInt8(ascii: ":") }.count == 4)
      || text.lowercased().hasPrefix("::ffff:")
  }

  /// Six pairs, or three groups of four with dots.
  private static func hardware(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    var digits: [UInt8] = []
    var index = start
    guard let third = try reader.peek(start + 2) else { return nil }
    let isPairs = third == UInt8(ascii: ":") || third == UInt8(ascii: "-")
    let mark = isPairs ? third : UInt8(ascii: ".")
    let size = isPairs ? 2 : 4
    for group in 0..<(12 / size) {
      if group > 0 {
        guard try reader.peek(index) == mark else { return nil }
        index += 1
      }
      for _ in 0..<size {
        guard let byte = try reader.peek(index), ByteClass.hex.contains(byte) else { return nil }
        digits.append(byte.lowercased)
        index += 1
      }
    }
    if let next = try reader.peek(index) {
      if next.isAlphanumeric || next == UInt8(ascii: "_") { return nil }
      if next == mark || next == UInt8(ascii: ":") || next == UInt8(ascii: "-"),
        try reader.peek(index + 1).map(ByteClass.hex.contains) == true
      {
        return nil
      }
    }
    guard Randomness.distinct(digits) > 1, isPairs || digits.contains(where: \.isLetter) else {
      return nil
    }
    // Dates and lists of small numbers are written in pairs, too.
    if mark == UInt8(ascii: "-"), !digits.contains(where: \.isLetter),
      Evidence.before(reader).isDisjoint(with: .network)
    {
      return nil
    }
    return RuleMatch(type: "personal.mac-address", range: start..<index, confidence: 0.9)
  }
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let gluing = ByteClass(":_")
}
