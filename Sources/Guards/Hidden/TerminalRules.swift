/// Sequences that a terminal obeys (ECMA-48, xterm's control sequences): they move the cursor, hide
/// and overwrite what was shown, set the clipboard, make links that lie about where they lead.

struct TerminalRules: LexicalRules {
  private static let escape: UInt8 = 0x1B
  private static let bell: UInt8 = 0x07
  private static let parameters = ByteClass(0x30...0x3F)
  private static let intermediates = ByteClass(0x20...0x2F)
  /// What a string for the terminal may hold: all but what ends it, and the ends of lines.
  private static let payload = ByteClass((0x20...0xFF).map { UInt8($0) })

  let anchors: [Anchor] = [
    .bytes(ByteClass([0x1B, 0x08, 0x0E, 0x0F])),
    .sequence([ByteClass([0x0D]), ByteClass((0x00...0xFF).filter { $0 != 0x0A && $0 != 0x0D })]),
    .sequence([
      ByteClass([0xC2]), ByteClass([0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F]), ByteClass(0x00...0xFF),
    ]),
  ]

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    switch try reader.peek(start) {
    case Self.escape: return try escaped(&reader)
    case 0xC2: return try control(&reader)
    case 0x0D: return try carriageReturn(&reader)
    case 0x08: return try backspace(&reader)
    case 0x0E, 0x0F:
      return RuleMatch(type: "terminal.escape", range: start..<(start + 1), confidence: 0.7)
    default: return nil
    }
  }

  /// What follows ESC.
  private func escaped(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let kind = try reader.peek(start + 1) else {
      return RuleMatch(type: "terminal.escape", range: start..<(start + 1), confidence: 0.7)
    }
    switch kind {
    case UInt8(ascii: "["):
      let end = try sequenceEnd(&reader, start + 2)
      return RuleMatch(type: "terminal.escape", range: start..<end, confidence: 0.95)
    case UInt8(ascii: "]"):
      return try string(&reader, "terminal.osc", start..<(start + 2))
    case UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return try string(&reader, "terminal.dcs", start..<(start + 2))
    default:
      var end = start + 1
      while end < start + 4, let byte = try reader.peek(end), Self.intermediates.contains(byte) {
        end += 1
      }
      if let last = try reader.peek(end), last >= 0x30, last <= 0x7E { end += 1 }
      return RuleMatch(type: "terminal.escape", range: start..<end, confidence: 0.9)
    }
  }

  /// The end of a control sequence: parameters, intermediates, a final byte.
  private func sequenceEnd(
    _ reader: inout ByteReader, _ index: Int
  ) throws(Undecided) -> Int {
    var end = index
    end += try reader.run(of: Self.parameters, from: end, atMost: 64)
    end += try reader.run(of: Self.intermediates, from: end, atMost: 8)
    if let last = try reader.peek(end), last >= 0x40, last <= 0x7E { end += 1 }
    return end
  }

  /// A string for the terminal, to its end: BEL or ST, or the end of the line.
  private func string(
    _ reader: inout ByteReader, _ type: String, _ range: Range<Int>
  ) throws(Undecided) -> RuleMatch {
    let bound = 1_024
    let length = try reader.run(of: Self.payload, from: range.upperBound, atMost: bound)
    var end = range.upperBound + length
    if length == bound {
      return RuleMatch(
        type: type, range: range.lowerBound..<end, confidence: 0.95,
        closing: .outside(Self.payload))
    }
    if try reader.peek(end) == Self.bell {
      end += 1
    } else if try reader.peek(end) == Self.escape,
      try reader.peek(end + 1) == UInt8(ascii: "\\")
    {
      end += 2
    }
    return RuleMatch(type: type, range: range.lowerBound..<end, confidence: 0.95)
  }

  /// The eight-bit forms in UTF-8. Text in the wrong encoding is full of such characters, so they
  /// count only with what makes them a sequence.
  private func control(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    switch try reader.peek(start + 1) {
    case 0x9B:
      let parameters = try reader.run(of: Self.parameters, from: start + 2, atMost: 64)
      guard let last = try reader.peek(start + 2 + parameters), last >= 0x40, last <= 0x7E,
        parameters > 0 || !last.isLetter || ByteClass("ABCDHJKm").contains(last)
      else { return nil }
      return RuleMatch(
        type: "terminal.escape", range: start..<(start + 3 + parameters), confidence: 0.85)
    case 0x9D:
      let digits = try reader.run(of: .digits, from: start + 2, atMost: 5)
      guard (1...4).contains(digits), try reader.peek(start + 2 + digits) == UInt8(ascii: ";")
      else { return nil }
      return try string(&reader, "terminal.osc", start..<(start + 2))
    case 0x90, 0x98, 0x9E, 0x9F:
      let length = try reader.run(of: Self.payload, from: start + 2, atMost: 256)
      let end = start + 2 + length
      guard length < 256, let last = try reader.peek(end), last == Self.bell || last == Self.escape
      else { return nil }
      return RuleMatch(type: "terminal.dcs", range: start..<(end + 1), confidence: 0.8)
    default: return nil
    }
  }

  /// A carriage return in the middle of a line lets what follows overwrite what came before.
  private func carriageReturn(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let previous = reader.before(1), previous != 0x0A, previous != 0x0D,
      let next = try reader.peek(start + 1), next != 0x0A, next != 0x0D, next != 0x1B
    else { return nil }
    return RuleMatch(type: "terminal.overwrite", range: start..<(start + 1), confidence: 0.6)
  }

  /// Backspaces; bold and underlined text of nroff is made of them, too, and passes.
  private func backspace(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let count = try reader.run(of: ByteClass([0x08]), from: start, atMost: 512)
    if count == 1, let previous = reader.before(1), let next = try reader.peek(start + 1) {
      let underline = UInt8(ascii: "_")
      if previous == next || previous == underline || next == underline || previous >= 0x80 {
        return nil
      }
      if previous == UInt8(ascii: "+"), next == UInt8(ascii: "o") { return nil }
    }
    return RuleMatch(type: "terminal.overwrite", range: start..<(start + count), confidence: 0.8)
  }
}
