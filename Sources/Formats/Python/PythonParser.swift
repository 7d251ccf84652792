/// Statements of Python, from tokens to a tree: recursive descent, bounded in depth.

/// The parser of one piece of code. Offsets of faults are lines.
struct PythonParser {
  let tokens: [PythonToken]
  var at = 0
  var depth = 0
  /// Whether patterns of `case` are read, where `as` may follow an expression.
  var inPattern = false

  init(_ tokens: [PythonToken]) { self.tokens = tokens }

  // MARK: tokens

  var line: Int { at < tokens.count ? tokens[at].line : tokens.last?.line ?? 1 }
  var kind: PythonToken.Kind { at < tokens.count ? tokens[at].kind : .end }
  var word: String? { if case .name(let word) = kind { word } else { nil } }
  var symbol: String? { if case .symbol(let symbol) = kind { symbol } else { nil } }

  func peek(_ ahead: Int) -> PythonToken.Kind {
    at + ahead < tokens.count ? tokens[at + ahead].kind : .end
  }

  mutating func take(_ wanted: String) -> Bool {
    guard symbol == wanted else { return false }
    at += 1
    return true
  }

  mutating func take(word wanted: String) -> Bool {
    guard word == wanted else { return false }
    at += 1
    return true
  }

  mutating func need(_ wanted: String) throws(FormatError) {
    guard take(wanted) else { throw fault("\(wanted) is missing") }
  }

  mutating func identifier() throws(FormatError) -> String {
    guard let word, !Self.keywords.contains(word) else { throw fault("a name is missing") }
    at += 1
    return word
  }

  func fault(_ words: String) -> FormatError {
    .malformed(offset: UInt64(line), .init("Python code: \(words) (line \(line))"))
  }

  mutating func deeper() throws(FormatError) {
    depth += 1
    guard depth <= 4 * FormatLimits.pythonDepth else {
      throw .limit(offset: UInt64(line), "the nesting of Python code")
    }
  }

  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
  ]

  // MARK: blocks

  mutating func file() throws(FormatError) -> [PythonStatement] {
    var body: [PythonStatement] = []
    while kind != .end {
      if kind == .newline {
        at += 1
        continue
      }
      body += try statement()
    }
    return body
  }

  private mutating func block() throws(FormatError) -> [PythonStatement] {
    try need(":")
    guard kind == .newline else { return try simpleLine() }
    at += 1
    guard kind == .indent else { throw fault("an indented block is missing") }
    at += 1
    try deeper()
    defer { depth -= 1 }
    var body: [PythonStatement] = []
    while kind != .dedent {
      guard kind != .end else { throw .truncated(offset: UInt64(line)) }
      body += try statement()
    }
    at += 1
    return body
  }

  private mutating func simpleLine() throws(FormatError) -> [PythonStatement] {
    var body: [PythonStatement] = []
    repeat {
      if kind == .newline { break }
      let line = line
      body.append(PythonStatement(line: line, kind: try simple()))
    } while take(";")
    guard kind == .newline || kind == .end else { throw fault("something after a statement") }
    if kind == .newline { at += 1 }
    return body
  }

  private mutating func statement() throws(FormatError) -> [PythonStatement] {
    let line = line
    if let compound = try compound() { return [PythonStatement(line: line, kind: compound)] }
    return try simpleLine()
  }

  // MARK: compound statements

  private mutating func compound() throws(FormatError) -> PythonStatement.Kind? {
    if symbol == "@" { return try decorated() }
    switch word {
    case "if", "while": return try branches()
    case "for": return try loop()
    case "try": return try attempt()
    case "with": return try with()
    case "def": return try function([])
    case "class": return try type([])
    case "async":
      at += 1
      guard let found = try compound() else { throw fault("a statement after async is missing") }
      return found
    case "match": return try match()
    default: return nil
    }
  }

  private mutating func decorated() throws(FormatError) -> PythonStatement.Kind {
    var decorators: [PythonExpression] = []
    while take("@") {
      decorators.append(try expression())
      guard kind == .newline else { throw fault("something after a decorator") }
      at += 1
    }
    if word == "async" { at += 1 }
    return word == "class" ? try type(decorators) : try function(decorators)
  }

  private mutating func function(_ decorators: [PythonExpression]) throws(FormatError)
    -> PythonStatement.Kind
  {
    guard take(word: "def") else { throw fault("def is missing") }
    let name = try identifier()
    try typeParameters()
    try need("(")
    let parameters = try parameters(closing: ")", annotated: true)
    if take("->") { _ = try expression() }
    return .function(
      PythonFunction(
        name: name, decorators: decorators, parameters: parameters, body: try block()))
  }

  private mutating func type(_ decorators: [PythonExpression]) throws(FormatError)
    -> PythonStatement.Kind
  {
    guard take(word: "class") else { throw fault("class is missing") }
    let name = try identifier()
    try typeParameters()
    let arguments = take("(") ? try arguments() : []
    return .type(
      PythonClass(name: name, decorators: decorators, arguments: arguments, body: try block()))
  }

  private mutating func typeParameters() throws(FormatError) {
    guard symbol == "[" else { return }
    at += 1
    _ = try parameters(closing: "]", annotated: true)
  }

  private mutating func branches() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    var branches = [PythonBranch(condition: try namedExpression(), body: try block())]
    while take(word: "elif") {
      branches.append(PythonBranch(condition: try namedExpression(), body: try block()))
    }
    if take(word: "else") { branches.append(PythonBranch(condition: nil, body: try block())) }
    return .branches(branches)
  }

  private mutating func loop() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    let target = try targets()
    guard take(word: "in") else { throw fault("in is missing") }
    let over = try expressions()
    var body = try block()
    if take(word: "else") { body += try block() }
    return .loop(target, over, body: body)
  }

  private mutating func attempt() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    let body = try block()
    var handlers: [PythonBranch] = []
    while take(word: "except") {
      _ = take("*")
      var condition: PythonExpression?
      if symbol != ":" {
        condition = try expressions()
        if take(word: "as") { _ = try identifier() }
      }
      handlers.append(PythonBranch(condition: condition, body: try block()))
    }
    if take(word: "else") { handlers.append(PythonBranch(condition: nil, body: try block())) }
    if take(word: "finally") { handlers.append(PythonBranch(condition: nil, body: try block())) }
    guard !handlers.isEmpty else { throw fault("a try without handlers") }
    return .attempt(body: body, handlers: handlers)
  }

  private mutating func with() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    let start = at
    if take("("), let items = try? withItems(closing: ")"), symbol == ":" {
      return .with(items, body: try block())
    }
    at = start
    return .with(try withItems(closing: nil), body: try block())
  }

  private mutating func withItems(closing: String?) throws(FormatError) -> [PythonPair] {
    var items: [PythonPair] = []
    repeat {
      if let closing, symbol == closing { break }
      let value = try expression()
      let target = take(word: "as") ? try target() : nil
      items.append(PythonPair(key: target, value: value))
    } while take(",")
    if let closing { try need(closing) }
    return items
  }

  /// `match` is a keyword only where a whole match statement follows.
  private mutating func match() throws(FormatError) -> PythonStatement.Kind? {
    let start = at
    at += 1
    guard let subject = try? expressions(), take(":"), kind == .newline, peek(1) == .indent,
      peek(2) == .name("case")
    else {
      at = start
      return nil
    }
    at += 2
    var branches = [PythonBranch(condition: subject, body: [])]
    while take(word: "case") {
      inPattern = true
      var parts = [try expressions()]
      inPattern = false
      if take(word: "if") { parts.append(try namedExpression()) }
      branches.append(
        PythonBranch(condition: .sequence("(", parts), body: try block()))
    }
    guard kind == .dedent else { throw fault("a case is missing") }
    at += 1
    return .branches(branches)
  }

  // MARK: simple statements

  private mutating func simple() throws(FormatError) -> PythonStatement.Kind {
    switch word {
    case "pass", "break", "continue":
      at += 1
      return .plain
    case "global", "nonlocal":
      at += 1
      repeat { _ = try identifier() } while take(",")
      return .plain
    case "import": return try imports()
    case "from": return try importsFrom()
    case "return", "raise", "del", "assert": return try uses()
    case "type":
      if case .name(let name) = peek(1), !Self.keywords.contains(name) {
        at += 2
        try typeParameters()
        try need("=")
        return .uses("type", [try expression()])
      }
      return try assignment()
    default: return try assignment()
    }
  }

  private mutating func uses() throws(FormatError) -> PythonStatement.Kind {
    let name = word ?? ""
    at += 1
    var values: [PythonExpression] = []
    if kind != .newline, kind != .end, symbol != ";" {
      values.append(try expressions())
      if name == "raise", take(word: "from") { values.append(try expression()) }
      if name == "assert", take(",") { values.append(try expression()) }
    }
    return .uses(name, values)
  }

  private mutating func dotted() throws(FormatError) -> String {
    var name = try identifier()
    while take(".") { name += "." + (try identifier()) }
    return name
  }

  private mutating func imports() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    var names: [PythonImport] = []
    repeat {
      let name = try dotted()
      let alias = take(word: "as") ? try identifier() : nil
      names.append(PythonImport(name: name, alias: alias))
    } while take(",")
    return .imports(names)
  }

  private mutating func importsFrom() throws(FormatError) -> PythonStatement.Kind {
    at += 1
    var level = 0
    while symbol == "." || symbol == "..." {
      level += symbol == "." ? 1 : 3
      at += 1
    }
    let module = word == "import" ? "" : try dotted()
    guard take(word: "import"), level > 0 || !module.isEmpty else {
      throw fault("import is missing")
    }
    if take("*") {
      let names = [PythonImport(name: "*", alias: nil)]
      return .importsFrom(level: level, module: module, names: names)
    }
    let inside = take("(")
    var names: [PythonImport] = []
    repeat {
      if inside, symbol == ")" { break }
      let name = try identifier()
      let alias = take(word: "as") ? try identifier() : nil
      names.append(PythonImport(name: name, alias: alias))
    } while take(",")
    if inside { try need(")") }
    return .importsFrom(level: level, module: module, names: names)
  }

  private mutating func assignment() throws(FormatError) -> PythonStatement.Kind {
    let first = try expressions()
    if take(":") {
      let annotation = try expression()
      let value = take("=") ? try expressions() : nil
      return .annotated(first, annotation, value)
    }
    if let symbol, symbol.hasSuffix("="), symbol.count > 1,
      !["==", "<=", ">=", "!=", ":="].contains(symbol)
    {
      at += 1
      return .assign([first], try expressions(), operation: String(symbol.dropLast()))
    }
    guard symbol == "=" else { return .expression(first) }
    var targets: [PythonExpression] = []
    var value = first
    while take("=") {
      targets.append(value)
      value = try expressions()
    }
    return .assign(targets, value, operation: "")
  }
}
