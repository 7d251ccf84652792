/// Python's tokens ("Lexical analysis" of the reference): indentation, joined lines, strings with
/// all prefixes, f-strings with nested expressions (PEP 701), identifiers in NFKC.

/// A token and its line.
struct PythonToken: Equatable {
  indirect enum Kind: Equatable {
    case name(String)
    case number(String)
    case string(PythonString)
    case symbol(String)
    case newline, indent, dedent, end
  }
  let kind: Kind
  let line: Int
}

/// A string literal; in an f-string the pieces between its fields, and the fields.
struct PythonString: Equatable {
  enum Piece: Equatable {
    case text(String)
    case field([PythonToken])
  }
  var isBytes = false
  var pieces: [Piece] = []
}

/// The lexer. Offsets of faults are lines.
struct PythonLexer {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var line = 1
  private var list: [PythonToken] = []
  private var open: [Unicode.Scalar] = []
  private var indents = [0]
  private var count = 0
  private var depth = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  mutating func tokens() throws(FormatError) -> [PythonToken] {
    var startsLine = true
    while true {
      if startsLine {
        try indentation()
        startsLine = false
      }
      guard at < text.count else { break }
      if text[at] == "\n", open.isEmpty {
        if let last = list.last?.kind, last != .newline, last != .indent, last != .dedent {
          append(.newline)
        }
        advanceLine()
        startsLine = true
        continue
      }
      try token()
    }
    guard open.isEmpty else { throw .truncated(offset: UInt64(line)) }
    if let last = list.last?.kind, last != .newline { append(.newline) }
    for _ in 1..<max(1, indents.count) { append(.dedent) }
    append(.end)
    return list
  }

  private mutating func append(_ kind: PythonToken.Kind) {
    list.append(PythonToken(kind: kind, line: line))
  }

  private mutating func advanceLine() {
    at += 1
    line += 1
  }

  private func fault(_ words: FormatError.Fault) -> FormatError {
    .malformed(offset: UInt64(line), words)
  }

  // MARK: lines

  /// Reads the white space of a line that begins a statement; skips lines without any.
  private mutating func indentation() throws(FormatError) {
    var column = 0
    while at < text.count {
      switch text[at] {
      case " ": column += 1
      case "\t": column = (column / 8 + 1) * 8
      case "\u{0C}": column = 0
      case "#":
        while at < text.count, text[at] != "\n" { at += 1 }
        continue
      case "\n":
        column = 0
        advanceLine()
        continue
      default:
        try indent(to: column)
        return
      }
      at += 1
    }
  }

  private mutating func indent(to column: Int) throws(FormatError) {
    if column > (indents.last ?? 0) {
      guard indents.count < FormatLimits.pythonDepth else {
        throw .limit(offset: UInt64(line), "the indentation of Python code")
      }
      indents.append(column)
      return append(.indent)
    }
    while column < (indents.last ?? 0) {
      indents.removeLast()
      append(.dedent)
    }
    guard column == indents.last else { throw fault("an indentation that fits no block") }
  }

  // MARK: tokens

  /// Reads one token, or skips what is none.
  private mutating func token() throws(FormatError) {
    let scalar = text[at]
    switch scalar {
    case " ", "\t", "\u{0C}": at += 1
    case "\n": advanceLine()
    case "#": while at < text.count, text[at] != "\n" { at += 1 }
    case "\\":
      guard at + 1 < text.count, text[at + 1] == "\n" else {
        throw fault("a backslash inside a line")
      }
      at += 1
      advanceLine()
    default:
      count += 1
      guard count <= FormatLimits.pythonTokens else {
        throw .limit(offset: UInt64(line), "the tokens of Python code")
      }
      try visible(scalar)
    }
  }

  private mutating func visible(_ scalar: Unicode.Scalar) throws(FormatError) {
    if let (prefix, quote) = stringStart() {
      let start = line
      let string = try string(prefix: prefix, at: quote)
      list.append(PythonToken(kind: .string(string), line: start))
    } else if scalar.startsIdentifier {
      append(.name(identifier()))
    } else if ("0"..."9").contains(scalar)
      || (scalar == "." && at + 1 < text.count && ("0"..."9").contains(text[at + 1]))
    {
      append(.number(number()))
    } else {
      append(.symbol(try symbol()))
    }
  }

  private mutating func identifier() -> String {
    let start = at
    while at < text.count, text[at].continuesIdentifier { at += 1 }
    return CompatibleText.folded(string(start..<at))
  }

  private mutating func number() -> String {
    let start = at
    while at < text.count {
      let scalar = text[at]
      let afterE = at > start && (text[at - 1] == "e" || text[at - 1] == "E")
      let isHex = start + 1 < text.count && (text[start + 1] == "x" || text[start + 1] == "X")
      let isSign = (scalar == "+" || scalar == "-") && afterE && !isHex
      guard scalar == "." || isSign || (scalar.isASCII && scalar.continuesIdentifier) else { break }
      at += 1
    }
    return string(start..<at).filter { $0 != "_" }
  }

  private static let symbols3: Set<String> = ["**=", "//=", ">>=", "<<=", "..."]
  private static let symbols2: Set<String> = [
    "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=",
    "|=", "^=", "@=", ":=",
  ]

  private mutating func symbol() throws(FormatError) -> String {
    for (length, known) in [(3, Self.symbols3), (2, Self.symbols2)]
    where at + length <= text.count {
      let candidate = string(at..<(at + length))
      if known.contains(candidate) {
        at += length
        return candidate
      }
    }
    let scalar = text[at]
    switch scalar {
    case "(", "[", "{":
      open.append(scalar == "(" ? ")" : scalar == "[" ? "]" : "}")
      guard open.count <= 3 * FormatLimits.pythonDepth else {
        throw .limit(offset: UInt64(line), "the brackets of Python code")
      }
    case ")", "]", "}":
      guard open.popLast() == scalar else { throw fault("brackets that do not match") }
    case "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", ",", ":", ".", ";", "=": break
    case "!": break  // Only before a conversion in an f-string; the parser refuses it elsewhere.
    default: throw fault("a character that no Python code has")
    }
    at += 1
    return String(Character(scalar))
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }

  // MARK: strings

  /// The prefix of the literal that starts here, and where its quote stands.
  private func stringStart() -> (String, Int)? {
    var index = at
    while index < text.count, index - at < 2, "rRbBuUfFtT".unicodeScalars.contains(text[index]) {
      index += 1
    }
    guard index < text.count, text[index] == "'" || text[index] == "\"" else { return nil }
    return (string(at..<index).lowercased(), index)
  }

  private mutating func string(prefix: String, at quote: Int) throws(FormatError) -> PythonString {
    let mark = text[quote]
    let isTriple = quote + 2 < text.count && text[quote + 1] == mark && text[quote + 2] == mark
    at = quote + (isTriple ? 3 : 1)
    var out = PythonString(isBytes: prefix.contains("b"))
    let style = Style(
      mark: mark, isTriple: isTriple, isRaw: prefix.contains("r"),
      isFormatted: prefix.contains("f") || prefix.contains("t"), isBytes: out.isBytes)
    try pieces(style, inSpecification: false, &out)
    return out
  }

  private struct Style {
    let mark: Unicode.Scalar
    let isTriple: Bool
    let isRaw: Bool
    let isFormatted: Bool
    let isBytes: Bool
  }

  private func closes(_ style: Style) -> Bool {
    guard text[at] == style.mark else { return false }
    return !style.isTriple
      || (at + 2 < text.count && text[at + 1] == style.mark && text[at + 2] == style.mark)
  }

  /// Reads up to the closing quotes, or in a format specification up to its brace.
  private mutating func pieces(_ style: Style, inSpecification: Bool, _ out: inout PythonString)
    throws(FormatError)
  {
    var part: [Unicode.Scalar] = []
    func flushed(_ part: [Unicode.Scalar]) -> PythonString.Piece {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return .text(
        style.isRaw ? String(view) : EscapedText.decode(part[...], bytes: style.isBytes))
    }
    while at < text.count {
      let scalar = text[at]
      if closes(style) {
        guard !inSpecification else { throw fault("a field that does not end") }
        at += style.isTriple ? 3 : 1
        out.pieces.append(flushed(part))
        return
      }
      if scalar == "\\", style.isFormatted, !style.isRaw, at + 2 < text.count,
        text[at + 1] == "N", text[at + 2] == "{"
      {
        // The name of a character, no field.
        while at < text.count, text[at] != "}", text[at] != style.mark, text[at] != "\n" {
          part.append(text[at])
          at += 1
        }
        guard at < text.count, text[at] == "}" else { throw fault("a name that does not end") }
        part.append("}")
        at += 1
      } else if scalar == "\\", style.isFormatted, at + 1 < text.count,
        text[at + 1] == "{" || text[at + 1] == "}"
      {
        // A backslash keeps no field from being one.
        part.append(scalar)
        at += 1
      } else if scalar == "\\", at + 1 < text.count {
        part += [scalar, text[at + 1]]
        if text[at + 1] == "\n" { line += 1 }
        at += 2
      } else if scalar == "\n", !style.isTriple {
        throw fault("a string that does not end in its line")
      } else if style.isFormatted, scalar == "{", !inSpecification, at + 1 < text.count,
        text[at + 1] == "{"
      {
        part.append(scalar)
        at += 2
      } else if style.isFormatted, scalar == "{" {
        out.pieces.append(flushed(part))
        part = []
        try field(style, &out)
      } else if style.isFormatted, scalar == "}", inSpecification {
        out.pieces.append(flushed(part))
        return
      } else {
        part.append(scalar)
        if scalar == "\n" { line += 1 }
        at += 1
        if style.isFormatted, scalar == "}", at < text.count, text[at] == "}" { at += 1 }
      }
    }
    throw .truncated(offset: UInt64(line))
  }

  /// A replacement field: tokens up to `}`, `!conversion` or `:specification`.
  private mutating func field(_ style: Style, _ out: inout PythonString) throws(FormatError) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 8 else { throw .limit(offset: UInt64(line), "the nesting of f-strings") }
    at += 1
    let (outer, outerOpen) = (list, open)
    list = []
    open = []
    var isOpen = true
    while isOpen {
      guard at < text.count else { throw .truncated(offset: UInt64(line)) }
      let scalar = text[at]
      let next = at + 1 < text.count ? text[at + 1] : " "
      if open.isEmpty, scalar == "}" {
        isOpen = false
      } else if open.isEmpty, scalar == ":", !isLambda {
        at += 1
        out.pieces.append(.field(list + [PythonToken(kind: .end, line: line)]))
        list = []
        try pieces(style, inSpecification: true, &out)
        isOpen = false
      } else if open.isEmpty, scalar == "!", next != "=" {
        at += 1
        while at < text.count, text[at].continuesIdentifier { at += 1 }
      } else if open.isEmpty, scalar == "=", next != "=",
        next == "}" || next == "!" || next == ":" || next == " "
      {
        at += 1
      } else {
        try token()
      }
    }
    at += 1
    if !list.isEmpty { out.pieces.append(.field(list + [PythonToken(kind: .end, line: line)])) }
    (list, open) = (outer, outerOpen)
  }

  private var isLambda: Bool { list.contains { $0.kind == .name("lambda") } }
}
