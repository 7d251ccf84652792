/// An honest look at a Jinja chat template: its expressions are split into tokens, strings and
/// names are told apart, and everything that is called, filtered or reached into is compared with
/// what chat templates need. It is no parser of Jinja: what it doesn't know it reports.

/// What was found in a template.
package struct TemplateFindings: Sendable, Equatable {
  /// Names that reach for Python's insides: a template with one is made to break out.
  package var dangerous: [String] = []
  /// Filters, functions, attributes and statements beyond the allowed ones.
  package var unknown: [String] = []
  /// A template that is not whole, or too long to look at.
  package var fault: String?

  /// Nothing found.
  package init() {}
}

/// The examination of templates.
package enum ChatTemplate {
  /// Statements.
  private static let statements: Set<String> = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro", "endmacro", "break",
    "continue", "generation", "endgeneration", "raw", "endraw", "filter", "endfilter", "call",
    "endcall",
  ]
  /// Functions, and methods of texts, lists and dicts.
  private static let callables: Set<String> = [
    "raise_exception", "strftime_now", "namespace", "range", "dict", "tojson", "loop", "caller",
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "startswith", "endswith",
    "replace", "upper", "lower", "title", "capitalize", "join", "find", "index", "count", "items",
    "keys", "values", "get", "append", "update", "pop", "isdigit", "isalpha", "removeprefix",
    "removesuffix", "previtem", "nextitem", "cycle", "defined", "string", "insert", "extend",
  ]
  /// Filters.
  private static let filters: Set<String> = [
    "tojson", "trim", "length", "count", "upper", "lower", "title", "capitalize", "join",
    "replace", "default", "d", "first", "last", "list", "map", "select", "selectattr", "reject",
    "rejectattr", "string", "int", "float", "items", "dictsort", "sort", "reverse", "unique",
    "safe", "indent", "abs", "round", "max", "min", "sum", "batch", "slice", "groupby", "escape",
    "e", "wordcount", "from_json", "fromjson", "strip", "startswith", "split",
  ]
  private static let banned: Set<String> = [
    "os", "sys", "subprocess", "popen", "system", "eval", "exec", "import", "importlib",
    "builtins", "globals", "getattr", "attr", "mro", "lipsum", "cycler", "joiner", "config",
    "request", "self", "format_map", "include", "extends",
  ]

  private enum Token: Equatable {
    case name(String), text(String), symbol(UInt8), other
  }

  /// Looks at a template.
  package static func examine(_ bytes: [UInt8]) -> TemplateFindings {
    var findings = TemplateFindings()
    guard String(validating: bytes, as: UTF8.self) != nil else {
      findings.fault = "it is not UTF-8"
      return findings
    }
    var at = 0
    var macros: Set<String> = []
    var tokens = 0
    while let open = nextBlock(bytes, from: at) {
      let kind = bytes[open + 1]
      if kind == UInt8(ascii: "#") {
        guard let end = find("#}", in: bytes, from: open + 2) else {
          findings.fault = "a comment does not end"
          return findings
        }
        at = end + 2
        continue
      }
      guard let block = tokenise(bytes, from: open + 2, closing: kind) else {
        findings.fault = "a block does not end"
        return findings
      }
      tokens += block.tokens.count
      guard tokens <= FormatLimits.templateTokens else {
        findings.fault = "it is too long to look at"
        return findings
      }
      judge(block.tokens, isStatement: kind == UInt8(ascii: "%"), &macros, &findings)
      at = block.end
    }
    return findings
  }

  private static func nextBlock(_ bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "{"), "{%#".utf8.contains(bytes[at + 1]) { return at }
      at += 1
    }
    return nil
  }

  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var at = start
    while at + wanted.count <= bytes.count {
      if Array(bytes[at..<(at + wanted.count)]) == wanted { return at }
      at += 1
    }
    return nil
  }

  private static func tokenise(_ bytes: [UInt8], from start: Int, closing: UInt8) -> (
    tokens: [Token], end: Int
  )? {
    let closer = closing == UInt8(ascii: "{") ? UInt8(ascii: "}") : closing
    var tokens: [Token] = []
    var depth = 0
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if depth == 0, byte == closer, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "}") {
        return (tokens, at + 2)
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let (text, end) = string(bytes, from: at) else { return nil }
        tokens.append(.text(text))
        at = end
      case _ where isLetter(byte):
        let end =
          bytes[at...].firstIndex { !isLetter($0) && !($0 >= 0x30 && $0 <= 0x39) }
          ?? bytes.count
        tokens.append(.name(String(decoding: bytes[at..<end], as: UTF8.self)))
        at = end
      case 0x30...0x39:
        at = bytes[at...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        tokens.append(.other)
      default:
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if byte > 0x20 { tokens.append(.symbol(byte)) }
        at += 1
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// A string literal with its escapes resolved, so that `\x5f` cannot hide an underscore.
  private static func string(_ bytes: [UInt8], from start: Int) -> (String, Int)? {
    var at = start + 1
    while at < bytes.count, bytes[at] != bytes[start] {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < bytes.count else { return nil }
    let inside = bytes[(start + 1)..<at]
    var scalars = String.UnicodeScalarView()
    let raw = PickleText.rawUnicode(PickleText.unescape(inside).map { $0[...] } ?? inside) ?? []
    for scalar in raw { scalars.append(Unicode.Scalar(scalar) ?? "?") }
    return (String(scalars), at + 1)
  }

  private static func judge(
    _ tokens: [Token], isStatement: Bool, _ macros: inout Set<String>,
    _ findings: inout TemplateFindings
  ) {
    // White-space control: `{%-`, `-%}`.
    var tokens = tokens[...]
    while tokens.first == .symbol(UInt8(ascii: "-")) || tokens.first == .symbol(UInt8(ascii: "+")) {
      tokens.removeFirst()
    }
    if isStatement, case .name(let word)? = tokens.first {
      if !statements.contains(word) { findings.unknown.append("statement \(word)") }
      if word == "macro", tokens.count > 1, case .name(let name) = tokens[tokens.startIndex + 1] {
        macros.insert(name)
      }
      if word == "filter" { tokens = [.symbol(UInt8(ascii: "|"))] + tokens.dropFirst() }
    }
    let list = Array(tokens)
    for index in list.indices {
      switch list[index] {
      case .name(let name): judge(name, at: index, in: list, macros, &findings)
      case .text(let text):
        if text.contains("__") { findings.dangerous.append(text) }
        if index > 0, list[index - 1] == .symbol(UInt8(ascii: "[")), text.hasPrefix("_") {
          findings.dangerous.append(text)
        }
      default: break
      }
    }
  }

  private static func judge(
    _ name: String, at index: Int, in tokens: [Token], _ macros: Set<String>,
    _ findings: inout TemplateFindings
  ) {
    let before = index > 0 ? tokens[index - 1] : .other
    let after = index + 1 < tokens.count ? tokens[index + 1] : .other
    let called = after == .symbol(UInt8(ascii: "("))
    let reached = after == .symbol(UInt8(ascii: ".")) || after == .symbol(UInt8(ascii: "["))
    if name.hasPrefix("__") { return findings.dangerous.append(name) }
    if before == .symbol(UInt8(ascii: ".")) {
      if name.hasPrefix("_") { return findings.dangerous.append(name) }
      if banned.contains(name), called || reached { return findings.dangerous.append(name) }
      if called, !callables.contains(name) { findings.unknown.append("method \(name)") }
      return
    }
    if before == .symbol(UInt8(ascii: "|")) {
      if name == "attr" { return findings.dangerous.append("filter attr") }
      if !filters.contains(name) { findings.unknown.append("filter \(name)") }
      return
    }
    if banned.contains(name), called || reached { return findings.dangerous.append(name) }
    let words: Set<String> = ["if", "elif", "in", "not", "and", "or", "is", "else", "set", "call"]
    if called, !callables.contains(name), !macros.contains(name), !words.contains(name),
      tokens.first != .name("macro")
    {
      findings.unknown.append("function \(name)")
    }
  }
}
