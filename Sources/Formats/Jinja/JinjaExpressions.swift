/// Expressions of Jinja, from tokens to trees, with Jinja's precedences (jinja2/parser.py).

/// A reader over the tokens of one block.
struct JinjaExpressions {
  private let tokens: [JinjaToken]
  private let offset: Int
  private var at = 0
  private var depth = 0

  init(_ tokens: [JinjaToken], offset: Int) {
    self.tokens = tokens
    self.offset = offset
  }

  // MARK: tokens

  var isAtEnd: Bool { at >= tokens.count }
  /// The name that comes next.
  var word: String? {
    guard at < tokens.count, case .name(let word) = tokens[at] else { return nil }
    return word
  }
  private var symbol: String? {
    guard at < tokens.count, case .symbol(let symbol) = tokens[at] else { return nil }
    return symbol
  }

  mutating func takeName() -> String? {
    guard let word else { return nil }
    at += 1
    return word
  }

  mutating func take(name: String) -> Bool {
    guard word == name else { return false }
    at += 1
    return true
  }

  mutating func take(_ wanted: String) -> Bool {
    guard symbol == wanted else { return false }
    at += 1
    return true
  }

  private mutating func need(_ wanted: String) throws(FormatError) {
    guard take(wanted) else { throw fault("\(wanted) is missing") }
  }

  func end() throws(FormatError) {
    guard isAtEnd else { throw fault("something after the end of an expression") }
  }

  private func fault(_ words: String) -> FormatError {
    .malformed(offset: UInt64(offset), .init("a template's expression: " + words))
  }

  // MARK: what statements need

  /// One or several expressions with commas between them.
  mutating func tuple(conditional: Bool = true) throws(FormatError) -> JinjaExpression {
    let first = try conditional ? expression() : binary(0)
    guard symbol == "," else { return first }
    var elements = [first]
    while take(",") {
      guard !isAtEnd, symbol != ")", symbol != "=", word != "if", word != "recursive" else {
        break
      }
      elements.append(try conditional ? expression() : binary(0))
    }
    return .tuple(elements)
  }

  /// What is assigned to: names, `namespace.name`, and tuples of them.
  mutating func target() throws(FormatError) -> JinjaExpression {
    var elements: [JinjaExpression] = []
    var isTuple = false
    let inside = take("(")
    repeat {
      if !elements.isEmpty { isTuple = true }
      guard let name = takeName() else {
        if isTuple { break }
        throw fault("something that cannot be assigned to")
      }
      var element = JinjaExpression.name(name)
      while take(".") {
        guard let field = takeName() else { throw fault("a name is missing") }
        element = .attribute(element, field)
      }
      elements.append(element)
    } while take(",")
    if inside { try need(")") }
    return isTuple ? .tuple(elements) : elements[0]
  }

  /// `name(args)|name|...` after `filter`.
  mutating func filterChain() throws(FormatError) -> JinjaExpression {
    let first = try filter(of: nil)
    return try filters(first)
  }

  /// `|name(args)|...` after the target of a set block.
  mutating func filterTail() throws(FormatError) -> JinjaExpression {
    try need("|")
    return try filterChain()
  }

  /// Parameters of a macro or of a call block; none if there are no parentheses.
  mutating func parameters() throws(FormatError) -> [JinjaArgument] {
    guard take("(") else { return [] }
    return try arguments()
  }

  /// All that is left, as expressions with commas or equal signs between them.
  mutating func rest() throws(FormatError) -> [JinjaExpression] {
    var list: [JinjaExpression] = []
    while !isAtEnd {
      list.append(try expression())
      guard !isAtEnd else { break }
      if case .name = tokens[at] { continue }
      guard take("=") || take(",") else { throw fault("something after an expression") }
    }
    return list
  }

  // MARK: expressions

  mutating func expression() throws(FormatError) -> JinjaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormatLimits.templateDepth else {
      throw .limit(offset: UInt64(offset), "the nesting of a template's expressions")
    }
    var value = try binary(0)
    while take(name: "if") {
      let condition = try binary(0)
      let otherwise = take(name: "else") ? try expression() : nil
      value = .conditional(value, condition, otherwise)
    }
    return value
  }

  /// The operator that comes next, with its precedence.
  private func operation() -> (String, level: Int, tokens: Int)? {
    if let word {
      switch word {
      case "or": return ("or", 1, 1)
      case "and": return ("and", 2, 1)
      case "in": return ("in", 4, 1)
      case "not":
        guard at + 1 < tokens.count, tokens[at + 1] == .name("in") else { return nil }
        return ("not in", 4, 2)
      default: return nil
      }
    }
    switch symbol {
    case "==", "!=", "<", ">", "<=", ">=": return (symbol ?? "", 4, 1)
    case "+", "-": return (symbol ?? "", 5, 1)
    case "~": return ("~", 6, 1)
    case "*", "/", "//", "%": return (symbol ?? "", 7, 1)
    default: return nil
    }
  }

  private mutating func binary(_ level: Int) throws(FormatError) -> JinjaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 2 * FormatLimits.templateDepth else {
      throw .limit(offset: UInt64(offset), "the nesting of a template's expressions")
    }
    var left: JinjaExpression
    if level <= 3, word == "not" {
      at += 1
      left = .unary("not", try binary(3))
    } else {
      left = try unary()
    }
    while let (name, found, length) = operation(), found > level {
      at += length
      left = .binary(name, left, try binary(found))
    }
    return left
  }

  private mutating func unary() throws(FormatError) -> JinjaExpression {
    var signs: [String] = []
    while signs.count < FormatLimits.templateDepth, symbol == "-" || symbol == "+" {
      signs.append(symbol ?? "")
      at += 1
    }
    var value = try postfix(try primary())
    while true {
      if take("**") {
        value = .binary("**", value, try unary())
        continue
      }
      for sign in signs.reversed() { value = .unary(sign, value) }
      signs = []
      value = try filters(value)
      guard symbol == "**" else { return value }
    }
  }

  private mutating func primary() throws(FormatError) -> JinjaExpression {
    guard at < tokens.count else { throw fault("an expression is missing") }
    let token = tokens[at]
    at += 1
    switch token {
    case .name(let name):
      switch name {
      case "true", "false", "none", "True", "False", "None": return .constant(name.lowercased())
      case "if", "else", "in", "is", "and", "or": throw fault("\(name) stands alone")
      default: return .name(name)
      }
    case .text(var text):
      while at < tokens.count, case .text(let more) = tokens[at] {
        text += more
        at += 1
      }
      return .text(text)
    case .integer(let value): return .integer(value)
    case .number(let digits): return .number(digits)
    case .symbol("("):
      if take(")") { return .tuple([]) }
      let value = try tuple()
      try need(")")
      return value
    case .symbol("["): return .list(try elements(closing: "]"))
    case .symbol("{"): return try dict()
    case .symbol(let symbol): throw fault("\(symbol) stands alone")
    }
  }

  private mutating func elements(closing: String) throws(FormatError) -> [JinjaExpression] {
    var list: [JinjaExpression] = []
    while !take(closing) {
      if !list.isEmpty {
        try need(",")
        if take(closing) { break }
      }
      list.append(try expression())
    }
    return list
  }

  private mutating func dict() throws(FormatError) -> JinjaExpression {
    var pairs: [JinjaPair] = []
    while !take("}") {
      if !pairs.isEmpty {
        try need(",")
        if take("}") { break }
      }
      let key = try expression()
      try need(":")
      pairs.append(JinjaPair(key: key, value: try expression()))
    }
    return .dict(pairs)
  }

  private mutating func postfix(_ start: JinjaExpression) throws(FormatError) -> JinjaExpression {
    var value = start
    var links = 0
    while true {
      links += 1
      guard links <= 4 * FormatLimits.templateDepth else {
        throw .limit(offset: UInt64(offset), "the length of a chain in a template")
      }
      if take(".") {
        guard at < tokens.count else { throw fault("a name is missing") }
        switch tokens[at] {
        case .name(let name): value = .attribute(value, name)
        case .integer(let index): value = .item(value, .integer(index))
        default: throw fault("a name is missing")
        }
        at += 1
      } else if take("[") {
        value = .item(value, try subscripts())
      } else if take("(") {
        value = .call(value, try arguments())
      } else {
        return value
      }
    }
  }

  private mutating func subscripts() throws(FormatError) -> JinjaExpression {
    var list: [JinjaExpression] = []
    repeat {
      list.append(try subscriptPart())
    } while take(",")
    try need("]")
    return list.count == 1 ? list[0] : .tuple(list)
  }

  private mutating func subscriptPart() throws(FormatError) -> JinjaExpression {
    var parts: [JinjaExpression?] = [nil]
    var isSlice = false
    while symbol != "]", symbol != "," {
      if take(":") {
        isSlice = true
        parts.append(nil)
      } else {
        guard parts[parts.count - 1] == nil else { throw fault("a subscript") }
        parts[parts.count - 1] = try expression()
      }
    }
    if isSlice { return .slice(parts) }
    guard let only = parts[0] else { throw fault("an empty subscript") }
    return only
  }

  /// Arguments up to the closing parenthesis.
  private mutating func arguments() throws(FormatError) -> [JinjaArgument] {
    var list: [JinjaArgument] = []
    while !take(")") {
      if !list.isEmpty {
        try need(",")
        if take(")") { break }
      }
      let stars = take("**") ? 2 : take("*") ? 1 : 0
      var name: String?
      if stars == 0, let word, at + 1 < tokens.count, tokens[at + 1] == .symbol("=") {
        name = word
        at += 2
      }
      list.append(JinjaArgument(name: name, stars: stars, value: try expression()))
    }
    return list
  }

  /// `|filter`, `is test`, and calls of what they give.
  private mutating func filters(_ start: JinjaExpression) throws(FormatError) -> JinjaExpression {
    var value = start
    var links = 0
    while true {
      links += 1
      guard links <= 4 * FormatLimits.templateDepth else {
        throw .limit(offset: UInt64(offset), "the length of a chain in a template")
      }
      if take("|") {
        value = try filter(of: value)
      } else if take(name: "is") {
        value = try test(of: value)
      } else if take("(") {
        value = .call(value, try arguments())
      } else {
        return value
      }
    }
  }

  private mutating func filter(of value: JinjaExpression?) throws(FormatError) -> JinjaExpression {
    guard let name = try dottedName() else { throw fault("a filter is missing") }
    return .filter(value, name, take("(") ? try arguments() : [])
  }

  private mutating func test(of value: JinjaExpression) throws(FormatError) -> JinjaExpression {
    let negated = take(name: "not")
    guard let name = try dottedName() else { throw fault("a test is missing") }
    var arguments: [JinjaArgument] = []
    if take("(") {
      arguments = try self.arguments()
    } else if at < tokens.count {
      switch tokens[at] {
      case .name("else"), .name("or"), .name("and"), .name("is"), .name("if"), .name("in"),
        .name("not"):
        break
      case .name, .text, .integer, .number, .symbol("["), .symbol("{"):
        let operand = try postfix(try primary())
        arguments = [JinjaArgument(name: nil, stars: 0, value: operand)]
      default: break
      }
    }
    let test = JinjaExpression.test(value, name, arguments)
    return negated ? .unary("not", test) : test
  }

  private mutating func dottedName() throws(FormatError) -> String? {
    guard var name = takeName() else { return nil }
    while take(".") {
      guard let part = takeName() else { throw fault("a name is missing") }
      name += "." + part
    }
    return name
  }
}
