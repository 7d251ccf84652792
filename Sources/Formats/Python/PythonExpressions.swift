/// Expressions of Python, from tokens to trees, with Python's precedences.

extension PythonParser {
  /// One or several expressions with commas between them, stars included.
  mutating func expressions() throws(FormatError) -> PythonExpression {
    let first = try starred()
    guard symbol == "," else { return first }
    var list = [first]
    while take(",") {
      guard startsExpression else { break }
      list.append(try starred())
    }
    return .sequence("(", list)
  }

  private var startsExpression: Bool {
    switch kind {
    case .name(let word):
      !Self.keywords.contains(word)
        || ["None", "True", "False", "not", "lambda", "await", "yield"].contains(word)
    case .number, .string: true
    case .symbol(let symbol): ["(", "[", "{", "-", "+", "~", "*", "..."].contains(symbol)
    default: false
    }
  }

  private mutating func starred() throws(FormatError) -> PythonExpression {
    if take("*") { return .operation("*", [try binary(4)]) }
    return try namedExpression()
  }

  /// Targets of `for`: no comparison, since `in` follows.
  mutating func targets() throws(FormatError) -> PythonExpression {
    let first = try target()
    guard symbol == "," else { return first }
    var list = [first]
    while take(",") {
      guard word != "in", symbol != "=" else { break }
      list.append(try target())
    }
    return .sequence("(", list)
  }

  /// One target.
  mutating func target() throws(FormatError) -> PythonExpression {
    if take("*") { return .operation("*", [try binary(5)]) }
    return try binary(5)
  }

  /// An expression that may be `name := value`.
  mutating func namedExpression() throws(FormatError) -> PythonExpression {
    if case .name(let name) = kind, peek(1) == .symbol(":="), !Self.keywords.contains(name) {
      at += 2
      return .walrus(name, try expression())
    }
    return try expression()
  }

  /// An expression without commas.
  mutating func expression() throws(FormatError) -> PythonExpression {
    try deeper()
    defer { depth -= 1 }
    switch word {
    case "lambda":
      at += 1
      let parameters = try parameters(closing: ":", annotated: false)
      return .lambda(parameters, try expression())
    case "yield":
      at += 1
      if take(word: "from") { return .operation("yield", [try expression()]) }
      return .operation("yield", startsExpression ? [try expressions()] : [])
    default: break
    }
    let value = try binary(0)
    if !inPattern, take(word: "if") {
      let condition = try binary(0)
      guard take(word: "else") else { throw fault("else is missing") }
      return .operation("if", [value, condition, try expression()])
    }
    if inPattern, take(word: "as") {
      _ = try identifier()
    }
    return value
  }

  private func operation() -> (sign: String, level: Int, tokens: Int)? {
    if let word {
      switch word {
      case "or": return ("or", 1, 1)
      case "and": return ("and", 2, 1)
      case "in": return ("in", 4, 1)
      case "is": return peek(1) == .name("not") ? ("is not", 4, 2) : ("is", 4, 1)
      case "not": return peek(1) == .name("in") ? ("not in", 4, 2) : nil
      default: return nil
      }
    }
    guard let symbol else { return nil }
    switch symbol {
    case "<", ">", "==", ">=", "<=", "!=": return (symbol, 4, 1)
    case "|": return (symbol, 5, 1)
    case "^": return (symbol, 6, 1)
    case "&": return (symbol, 7, 1)
    case "<<", ">>": return (symbol, 8, 1)
    case "+", "-": return (symbol, 9, 1)
    case "*", "/", "//", "%", "@": return (symbol, 10, 1)
    default: return nil
    }
  }

  /// Operators that bind tighter than `level`: 4 are comparisons, 5 `|`, 11 unary, 12 powers.
  private mutating func binary(_ level: Int) throws(FormatError) -> PythonExpression {
    try deeper()
    defer { depth -= 1 }
    var left: PythonExpression
    if level <= 3, word == "not" {
      at += 1
      left = .operation("not", [try binary(3)])
    } else {
      left = try unary()
    }
    while let (sign, found, length) = operation(), found > level {
      at += length
      left = .operation(sign, [left, try binary(found)])
    }
    return left
  }

  private mutating func unary() throws(FormatError) -> PythonExpression {
    var signs: [String] = []
    while let symbol, ["-", "+", "~"].contains(symbol), signs.count < FormatLimits.pythonDepth {
      signs.append(symbol)
      at += 1
    }
    let awaits = take(word: "await")
    var value = try postfix(try atom())
    if awaits { value = .operation("await", [value]) }
    if take("**") { value = .operation("**", [value, try unary()]) }
    for sign in signs.reversed() { value = .operation(sign, [value]) }
    return value
  }

  private mutating func postfix(_ start: PythonExpression) throws(FormatError)
    -> PythonExpression
  {
    var value = start
    var links = 0
    while true {
      links += 1
      guard links <= 2_000 else {
        throw .limit(offset: UInt64(line), "the length of a chain in Python code")
      }
      let line = line
      if take(".") {
        value = .attribute(value, try identifier())
      } else if take("(") {
        value = .call(value, try arguments(), line: line)
      } else if take("[") {
        value = .item(value, try subscripts())
      } else {
        return value
      }
      // A chain is a tree as deep as it is long; walkers go down it.
      if links > 4 * FormatLimits.pythonDepth {
        throw .limit(offset: UInt64(line), "the length of a chain in Python code")
      }
    }
  }

  private mutating func subscripts() throws(FormatError) -> PythonExpression {
    var list: [PythonExpression] = []
    var isTuple = false
    while symbol != "]" {
      list.append(try subscriptPart())
      guard take(",") else { break }
      isTuple = true
    }
    try need("]")
    guard let first = list.first else { throw fault("an empty subscript") }
    return isTuple ? .sequence("(", list) : first
  }

  private mutating func subscriptPart() throws(FormatError) -> PythonExpression {
    var parts: [PythonExpression?] = []
    var current: PythonExpression?
    var isSlice = false
    while symbol != "]", symbol != "," {
      if take(":") {
        isSlice = true
        parts.append(current)
        current = nil
      } else {
        guard current == nil else { throw fault("a subscript") }
        current = try starred()
      }
    }
    if isSlice { return .slice(parts + [current]) }
    guard let current else { throw fault("an empty subscript") }
    return current
  }

  // MARK: atoms

  private mutating func atom() throws(FormatError) -> PythonExpression {
    switch kind {
    case .name(let name):
      if ["None", "True", "False"].contains(name) {
        at += 1
        return .constant(name)
      }
      return .name(try identifier())
    case .number(let digits):
      at += 1
      return .number(digits)
    case .string: return try strings()
    case .symbol("("): return try parentheses()
    case .symbol("["):
      at += 1
      return try elements("[", closing: "]")
    case .symbol("{"): return try braces()
    case .symbol("..."):
      at += 1
      return .constant("...")
    default: throw fault("an expression is missing")
    }
  }

  private mutating func strings() throws(FormatError) -> PythonExpression {
    var isBytes = false
    var parts: [PythonExpression] = []
    var text = ""
    while case .string(let string) = kind {
      at += 1
      isBytes = isBytes || string.isBytes
      for piece in string.pieces {
        switch piece {
        case .text(let more): text += more
        case .field(let tokens):
          if !text.isEmpty { parts.append(.text(text)) }
          text = ""
          var inner = PythonParser(tokens)
          inner.depth = depth
          let value = try inner.expressions()
          guard inner.kind == .end else { throw fault("something after a field") }
          parts.append(value)
        }
      }
    }
    guard !parts.isEmpty else { return isBytes ? .bytes(text) : .text(text) }
    if !text.isEmpty { parts.append(.text(text)) }
    return .formatted(parts)
  }

  private mutating func parentheses() throws(FormatError) -> PythonExpression {
    at += 1
    if take(")") { return .sequence("(", []) }
    let first = try starred()
    if let clauses = try clauses() {
      try need(")")
      return .comprehension([first], clauses)
    }
    guard symbol == "," else {
      try need(")")
      return first
    }
    var list = [first]
    while take(",") {
      guard symbol != ")" else { break }
      list.append(try starred())
    }
    try need(")")
    return .sequence("(", list)
  }

  private mutating func elements(_ sign: Character, closing: String) throws(FormatError)
    -> PythonExpression
  {
    var list: [PythonExpression] = []
    while symbol != closing {
      list.append(try starred())
      if list.count == 1, let clauses = try clauses() {
        try need(closing)
        return .comprehension(list, clauses)
      }
      guard take(",") else { break }
    }
    try need(closing)
    return .sequence(sign, list)
  }

  private mutating func braces() throws(FormatError) -> PythonExpression {
    at += 1
    if take("}") { return .dict([]) }
    var pairs: [PythonPair] = []
    if symbol != "**" {
      let first = try starred()
      guard take(":") else {
        if let clauses = try clauses() {
          try need("}")
          return .comprehension([first], clauses)
        }
        return try set(startingWith: first)
      }
      let value = try expression()
      if let clauses = try clauses() {
        try need("}")
        return .comprehension([first, value], clauses)
      }
      pairs.append(PythonPair(key: first, value: value))
      if !take(",") {
        try need("}")
        return .dict(pairs)
      }
    }
    while symbol != "}" {
      if take("**") {
        pairs.append(PythonPair(key: nil, value: try binary(4)))
      } else {
        let key = try expression()
        try need(":")
        pairs.append(PythonPair(key: key, value: try expression()))
      }
      guard take(",") else { break }
    }
    try need("}")
    return .dict(pairs)
  }

  private mutating func set(startingWith first: PythonExpression) throws(FormatError)
    -> PythonExpression
  {
    var list = [first]
    while take(",") {
      guard symbol != "}" else { break }
      list.append(try starred())
    }
    try need("}")
    return .sequence("{", list)
  }

  /// `for ... in ... if ...`, once or more.
  private mutating func clauses() throws(FormatError) -> [PythonClause]? {
    guard word == "for" || (word == "async" && peek(1) == .name("for")) else { return nil }
    var list: [PythonClause] = []
    while true {
      if word == "async", peek(1) == .name("for") { at += 1 }
      guard take(word: "for") else { return list }
      let target = try targets()
      guard take(word: "in") else { throw fault("in is missing") }
      let over = try binary(0)
      var conditions: [PythonExpression] = []
      while take(word: "if") {
        if case .name(let name) = kind, peek(1) == .symbol(":=") {
          at += 2
          conditions.append(.walrus(name, try binary(0)))
        } else {
          conditions.append(try binary(0))
        }
      }
      list.append(PythonClause(target: target, over: over, conditions: conditions))
    }
  }

  // MARK: arguments and parameters

  /// Arguments up to the closing parenthesis.
  mutating func arguments() throws(FormatError) -> [PythonArgument] {
    var list: [PythonArgument] = []
    while symbol != ")" {
      if take("**") {
        list.append(PythonArgument(name: nil, stars: 2, value: try expression()))
      } else if take("*") {
        list.append(PythonArgument(name: nil, stars: 1, value: try expression()))
      } else if let word, peek(1) == .symbol("="), !Self.keywords.contains(word) {
        at += 2
        list.append(PythonArgument(name: word, stars: 0, value: try expression()))
      } else {
        let value = try namedExpression()
        let clauses = try clauses()
        list.append(
          PythonArgument(
            name: nil, stars: 0, value: clauses.map { .comprehension([value], $0) } ?? value))
      }
      guard take(",") else { break }
    }
    try need(")")
    return list
  }

  /// Parameters of functions, lambdas and generic types, up to `closing`, which is taken.
  mutating func parameters(closing: String, annotated: Bool) throws(FormatError)
    -> [PythonArgument]
  {
    var list: [PythonArgument] = []
    while symbol != closing {
      if take("/") {
        guard take(",") else { break }
        continue
      }
      let stars = take("**") ? 2 : take("*") ? 1 : 0
      if stars == 1, symbol == "," {
        at += 1
        continue
      }
      let name = try identifier()
      var annotation: PythonExpression?
      if annotated, take(":") { annotation = try starred() }
      let value = take("=") ? try expression() : nil
      list.append(PythonArgument(name: name, stars: stars, value: value, annotation: annotation))
      guard take(",") else { break }
    }
    try need(closing)
    return list
  }
}
