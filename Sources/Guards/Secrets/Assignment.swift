/// How a value is given to a name: in the syntax of programming languages, JSON, YAML, XML, shells,
/// headers, command lines and prose. One reader for all of them; what the value is worth is judged
/// elsewhere.

/// A value beside a name.
struct Assignment: Sendable {
  /// How the text gives the value.
  enum Style: Sendable { case quoted, plain, prose, flag }

  let value: Range<Int>
  let style: Style
  /// Whether the value was cut at the bound and goes on.
  let isCut: Bool

  private static let quotes = ByteClass("\"'`")
  private static let listQuotes = ByteClass("\"'\\")
  private static let blanks = ByteClass(" \t")
  private static let closers = ByteClass(" \t\"'`])\\*")
  private static let openers = ByteClass(" \t\"'`\\*")
  /// What ends a value without quotes.
  private static let ends = ByteClass(" \t\r\n\"'`,;()[]{}<>&|\\")
  private static let linePrefixes = ByteClass("bfru@$LN")
  private static let typeWords = WordSet([
    "string", "str", "text", "char", "const", "varchar", "nsstring", "type", "bytes", "optional",
    "static", "final", "let", "var", "any", "stringvalue",
  ])
  private static let assigning = ByteClass(":=")
  private static let defaulting = ByteClass("?|=->")
  private static let blockSigns = ByteClass("|>")
  private static let chomps = ByteClass("+-")
  private static let copula = Array("is ".utf8)
  private static let longestGap = 24
  private static let longestValue = 256

  /// Reads what follows a name that ended at `start`. `isFlag` says that a blank is enough, as after
  /// `--password` on a command line.
  static func read(
    _ reader: inout ByteReader, at start: Int, isFlag: @autoclosure () -> Bool = false,
    inTable: Bool = false
  ) throws(Undecided) -> Assignment? {
    var index = start
    if inTable, try reader.peek(index) == UInt8(ascii: ",") {
      return try value(&reader, index + 1, .plain)
    }
    let wasQuoted = try skip(closers, &reader, &index)
    if let style = try operatorStyle(&reader, &index, wasQuoted, isFlag()) {
      return try value(&reader, index, style)
    }
    guard index > start, try typeWord(&reader, &index),
      let style = try operatorStyle(&reader, &index, false, false)
    else { return nil }
    return try value(&reader, index, style)
  }

  /// Passes over bytes of `set`; whether a quote was among them.
  private static func skip(
    _ set: ByteClass, _ reader: inout ByteReader, _ index: inout Int
  ) throws(Undecided) -> Bool {
    let end = index + longestGap
    var isQuoted = false
    while index < end, let byte = try reader.peek(index), set.contains(byte) {
      if quotes.contains(byte) { isQuoted = true }
      index += 1
    }
    return isQuoted
  }

  /// Passes over the name of a type, as in `token string = …`.
  private static func typeWord(
    _ reader: inout ByteReader, _ index: inout Int
  ) throws(Undecided) -> Bool {
    let length = try reader.run(of: .letters, from: index, atMost: 12)
    guard length >= 3 else { return false }
    let word = reader.copy(index..<(index + length)).map(\.lowercased)
    guard typeWords.contains(word) else { return false }
    index += length
    let end = index + 4
    while index < end, let byte = try reader.peek(index), " \t?!*".utf8.contains(byte) {
      index += 1
    }
    return true
  }

  /// Passes over what stands between a name and its value; `nil` when nothing of the kind does.
  private static func operatorStyle(
    _ reader: inout ByteReader, _ index: inout Int, _ wasQuoted: Bool,
    _ isFlag: @autoclosure () -> Bool
  ) throws(Undecided) -> Style? {
    guard let byte = try reader.peek(index) else { return nil }
    let next = try reader.peek(index + 1)
    switch byte {
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "=") { return nil }
      index += next == UInt8(ascii: ">") ? 2 : 1
    case UInt8(ascii: ":"):
      index += try reader.run(of: assigning, from: index, atMost: 4)
      var after = index
      _ = try skip(blanks, &reader, &after)
      if try typeWord(&reader, &after), try reader.peek(after) == UInt8(ascii: "=") {
        index = after + 1
      } else if let start = try blockStart(&reader, after) {
        index = start
      }
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      guard next == UInt8(ascii: "=") else { return nil }
      index += 2
    case UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: "-"):
      guard next == UInt8(ascii: "=") || next == byte || next == UInt8(ascii: ">") else {
        return nil
      }
      index += try reader.run(of: defaulting, from: index, atMost: 3)
      if next == byte, byte == UInt8(ascii: "-") { return nil }
    case UInt8(ascii: ","):
      // A pair in a list: `("password", "…")`; the value of another argument is not in quotes.
      guard wasQuoted else { return nil }
      index += 1
      var after = index
      _ = try skip(.space, &reader, &after)
      guard let first = try reader.peek(after) else { return nil }
      if !listQuotes.contains(first) {
        guard linePrefixes.contains(first), let second = try reader.peek(after + 1),
          listQuotes.contains(second)
        else { return nil }
      }
    case UInt8(ascii: ">"):
      index += 1
      _ = try skip(.space, &reader, &index)
    case UInt8(ascii: "("):
      guard let next, quotes.contains(next) else { return nil }
      index += 1
    case UInt8(ascii: "i") where try reader.has(copula, at: index):
      index += 3
      return .prose
    default:
      return !wasQuoted && isFlag() ? .flag : nil
    }
    return .plain
  }

  /// Where the text of a YAML block begins: `token: |` or `token: >-`, and the next line.
  private static func blockStart(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Int? {
    guard let sign = try reader.peek(start), blockSigns.contains(sign) else { return nil }
    var index = start + 1
    let end = index + longestGap
    if let chomping = try reader.peek(index), chomps.contains(chomping) { index += 1 }
    guard let line = try reader.peek(index), ByteClass.space.contains(line) else { return nil }
    while index < end, let byte = try reader.peek(index), ByteClass.space.contains(byte) {
      index += 1
    }
    return index
  }

  private static func value(
    _ reader: inout ByteReader, _ start: Int, _ style: Style
  ) throws(Undecided) -> Assignment? {
    var index = start
    _ = try skip(blanks, &reader, &index)
    if let byte = try reader.peek(index), linePrefixes.contains(byte),
      let next = try reader.peek(index + 1), quotes.contains(next)
    {
      index += 1
    }
    var quote: UInt8?
    let end = index + longestGap
    while index < end, let byte = try reader.peek(index), openers.contains(byte) {
      if quotes.contains(byte) { quote = byte }
      index += 1
    }
    let from = index
    while index < from + longestValue, let byte = try reader.peek(index) {
      if let quote, byte == quote { break }
      if byte == UInt8(ascii: "\\"), quote != nil { break }
      if byte < 0x20 || (quote == nil && ends.contains(byte)) { break }
      index += 1
    }
    guard index > from else { return nil }
    let next = try reader.peek(index)
    if quote == nil, next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { return nil }
    return Assignment(
      value: from..<index, style: quote != nil && style != .prose ? .quoted : style,
      isCut: index == from + longestValue)
  }
}
