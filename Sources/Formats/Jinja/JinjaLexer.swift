/// Splits a template into data, output and statements, and these into tokens, as Jinja's own lexer
/// does with the usual delimiters (line statements and line comments off).

/// A token inside `{{ }}` or `{% %}`.
enum JinjaToken: Equatable {
  case name(String)
  case text(String)
  case integer(Int)
  case number(String)
  case symbol(String)
}

/// A piece of a template.
struct JinjaSegment {
  enum Kind { case data(String), output([JinjaToken]), statement([JinjaToken]) }
  let kind: Kind
  /// Offset in characters, for faults.
  let offset: Int
}

/// The lexer.
struct JinjaLexer {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var tokens = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func segments() throws(FormatError) -> [JinjaSegment] {
    var segments: [JinjaSegment] = []
    while at < text.count {
      let start = at
      let open = nextOpening()
      if open > start {
        segments.append(.init(kind: .data(string(start..<open)), offset: start))
      }
      at = open
      guard at < text.count else { break }
      try block(&segments)
    }
    return segments
  }

  private func nextOpening() -> Int {
    var index = at
    while index + 1 < text.count {
      if text[index] == "{",
        text[index + 1] == "{" || text[index + 1] == "%"
          || text[index + 1] == "#"
      {
        return index
      }
      index += 1
    }
    return text.count
  }

  private mutating func block(_ segments: inout [JinjaSegment]) throws(FormatError) {
    let start = at
    let kind = text[at + 1]
    if kind == "#" {
      at = try find("#", "}", from: at + 2) + 2
      return
    }
    if kind == "%", let end = wordBlock("raw", at: at) {
      try raw(from: end, &segments)
      return
    }
    at += 2
    if at < text.count, text[at] == "-" || text[at] == "+" { at += 1 }
    let list = try tokenise(closing: kind == "{" ? "}" : "%")
    segments.append(.init(kind: kind == "{" ? .output(list) : .statement(list), offset: start))
  }

  private func find(_ first: Unicode.Scalar, _ second: Unicode.Scalar, from start: Int)
    throws(FormatError) -> Int
  {
    var index = start
    while index + 1 < text.count {
      if text[index] == first, text[index + 1] == second { return index }
      index += 1
    }
    throw .malformed(offset: UInt64(at), "a comment or a block that does not end")
  }

  /// The end of `{%- word -%}` if it stands at `index`.
  private func wordBlock(_ word: String, at index: Int) -> Int? {
    guard index + 1 < text.count, text[index] == "{", text[index + 1] == "%" else { return nil }
    var index = index + 2
    if index < text.count, text[index] == "-" || text[index] == "+" { index += 1 }
    while index < text.count, text[index].properties.isWhitespace { index += 1 }
    for letter in word.unicodeScalars {
      guard index < text.count, text[index] == letter else { return nil }
      index += 1
    }
    while index < text.count, text[index].properties.isWhitespace { index += 1 }
    if index < text.count, text[index] == "-" || text[index] == "+" { index += 1 }
    guard index + 1 < text.count, text[index] == "%", text[index + 1] == "}" else { return nil }
    return index + 2
  }

  private mutating func raw(from start: Int, _ segments: inout [JinjaSegment]) throws(FormatError) {
    var index = start
    while index < text.count {
      if text[index] == "{", let end = wordBlock("endraw", at: index) {
        segments.append(.init(kind: .data(string(start..<index)), offset: start))
        at = end
        return
      }
      index += 1
    }
    throw .malformed(offset: UInt64(start), "a raw block that does not end")
  }

  // MARK: tokens

  private mutating func tokenise(closing: Unicode.Scalar) throws(FormatError) -> [JinjaToken] {
    var list: [JinjaToken] = []
    var open: [Unicode.Scalar] = []
    while at < text.count {
      let scalar = text[at]
      if open.isEmpty, let end = closed(closing) {
        at = end
        return list
      }
      if scalar.properties.isWhitespace {
        at += 1
        continue
      }
      tokens += 1
      guard tokens <= FormatLimits.templateTokens else {
        throw .limit(offset: UInt64(at), "the tokens of a template")
      }
      if scalar == "'" || scalar == "\"" {
        list.append(.text(try quoted(scalar)))
      } else if scalar.startsIdentifier {
        list.append(.name(takeWhile { $0.continuesIdentifier }))
      } else if ("0"..."9").contains(scalar) {
        list.append(number())
      } else {
        list.append(.symbol(try symbol(&open)))
      }
    }
    throw .truncated(offset: UInt64(at))
  }

  private func closed(_ closing: Unicode.Scalar) -> Int? {
    var index = at
    if text[index] == "-" || (text[index] == "+" && closing == "%") { index += 1 }
    guard index + 1 < text.count, text[index] == closing, text[index + 1] == "}" else {
      return nil
    }
    return index + 2
  }

  private mutating func symbol(_ open: inout [Unicode.Scalar]) throws(FormatError) -> String {
    let scalar = text[at]
    if at + 1 < text.count {
      let pair = string(at..<(at + 2))
      if ["==", "!=", ">=", "<=", "//", "**"].contains(pair) {
        at += 2
        return pair
      }
    }
    switch scalar {
    case "(", "[", "{": open.append(scalar == "(" ? ")" : scalar == "[" ? "]" : "}")
    case ")", "]", "}":
      guard open.popLast() == scalar else {
        throw .malformed(offset: UInt64(at), "brackets of a template that do not match")
      }
    case "+", "-", "/", "*", "%", "~", ">", "<", "=", ".", ":", "|", ",", ";": break
    default: throw .malformed(offset: UInt64(at), "a character that no expression has")
    }
    at += 1
    return String(Character(scalar))
  }

  private mutating func quoted(_ quote: Unicode.Scalar) throws(FormatError) -> String {
    let start = at + 1
    at = start
    while at < text.count, text[at] != quote { at += text[at] == "\\" ? 2 : 1 }
    guard at < text.count else { throw .truncated(offset: UInt64(start)) }
    at += 1
    return EscapedText.decode(text[start..<(at - 1)])
  }

  private mutating func number() -> JinjaToken {
    let start = at
    if text[at] == "0", at + 1 < text.count, let radix = Self.radix(text[at + 1]) {
      at += 2
      let digits = takeWhile { Character($0).isHexDigit || $0 == "_" }
      let plain = digits.filter { $0 != "_" }
      return Int(plain, radix: radix).map(JinjaToken.integer) ?? .number(digits)
    }
    _ = takeWhile { ("0"..."9").contains($0) || $0 == "_" }
    let plain = string(start..<at).filter { $0 != "_" }
    var isFloat = false
    if at + 1 < text.count, text[at] == ".", ("0"..."9").contains(text[at + 1]) {
      at += 1
      _ = takeWhile { ("0"..."9").contains($0) || $0 == "_" }
      isFloat = true
    }
    if at + 1 < text.count, text[at] == "e" || text[at] == "E" {
      let sign = text[at + 1] == "+" || text[at + 1] == "-" ? 1 : 0
      if at + 1 + sign < text.count, ("0"..."9").contains(text[at + 1 + sign]) {
        at += 1 + sign
        _ = takeWhile { ("0"..."9").contains($0) }
        isFloat = true
      }
    }
    if !isFloat, let value = Int(plain) { return .integer(value) }
    return .number(string(start..<at))
  }

  private static func radix(_ letter: Unicode.Scalar) -> Int? {
    switch letter {
    case "x", "X": 16
    case "o", "O": 8
    case "b", "B": 2
    default: nil
    }
  }

  private mutating func takeWhile(_ holds: (Unicode.Scalar) -> Bool) -> String {
    let start = at
    while at < text.count, holds(text[at]) { at += 1 }
    return string(start..<at)
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }
}
