/// Statements of Jinja, from segments to nodes: recursive descent, bounded in depth and number.

/// The parser of one template.
struct JinjaParser {
  private let segments: [JinjaSegment]
  private var index = 0
  private var nodes = 0
  private var depth = 0

  init(segments: [JinjaSegment]) { self.segments = segments }

  mutating func template() throws(FormatError) -> [JinjaNode] {
    let (body, end) = try body(until: [])
    guard end == nil else { throw fault("an end without its beginning") }
    return body
  }

  private func fault(_ words: String) -> FormatError {
    let place = index > 0 && index <= segments.count ? segments[index - 1].offset : 0
    return .malformed(offset: UInt64(place), .init(words))
  }

  /// Nodes up to a statement whose word is in `ends`; the rest of that statement.
  private mutating func body(until ends: Set<String>) throws(FormatError) -> (
    [JinjaNode], JinjaExpressions?
  ) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormatLimits.templateDepth else {
      throw .limit(offset: 0, "the nesting of a template")
    }
    var body: [JinjaNode] = []
    while index < segments.count {
      let segment = segments[index]
      index += 1
      nodes += 1
      guard nodes <= FormatLimits.templateNodes else {
        throw .limit(offset: UInt64(segment.offset), "the nodes of a template")
      }
      switch segment.kind {
      case .data(let text): body.append(.data(text))
      case .output(let tokens):
        var reader = JinjaExpressions(tokens, offset: segment.offset)
        body.append(.output(try reader.tuple()))
        try reader.end()
      case .statement(let tokens):
        var reader = JinjaExpressions(tokens, offset: segment.offset)
        guard let word = reader.word else { throw fault("a statement without a name") }
        if ends.contains(word) { return (body, reader) }
        _ = reader.takeName()
        body.append(try statement(word, &reader))
      }
    }
    guard ends.isEmpty else { throw .truncated(offset: UInt64(segments.last?.offset ?? 0)) }
    return (body, nil)
  }

  /// The body up to `end`, which has nothing behind it but perhaps a name.
  private mutating func body(to end: String) throws(FormatError) -> [JinjaNode] {
    let (body, rest) = try body(until: [end])
    guard var rest else { throw fault("a block that does not end") }
    _ = rest.takeName()
    _ = rest.takeName()
    try rest.end()
    return body
  }

  private mutating func statement(_ word: String, _ reader: inout JinjaExpressions)
    throws(FormatError) -> JinjaNode
  {
    switch word {
    case "if": return try branches(&reader)
    case "for": return try loop(&reader)
    case "set": return try set(&reader)
    case "macro": return try macro(&reader)
    case "call": return try callBlock(&reader)
    case "filter":
      let chain = try reader.filterChain()
      try reader.end()
      return .filterBlock(chain, body: try body(to: "endfilter"))
    case "generation", "autoescape", "with", "block":
      let expressions = try reader.rest()
      return .block(word, expressions, body: try body(to: "end" + word))
    case "break", "continue", "do":
      return .simple(word, try reader.rest())
    case "else", "elif", "endif", "endfor", "endset", "endmacro", "endcall", "endfilter",
      "endgeneration", "endblock", "endwith", "endautoescape":
      throw fault("a \(word) without its beginning")
    default: return .unknown(word)
    }
  }

  private mutating func branches(_ reader: inout JinjaExpressions) throws(FormatError) -> JinjaNode
  {
    var branches: [JinjaBranch] = []
    var condition: JinjaExpression? = try reader.tuple()
    try reader.end()
    while true {
      let (body, rest) = try body(until: ["elif", "else", "endif"])
      branches.append(JinjaBranch(condition: condition, body: body))
      guard var rest, let word = rest.takeName() else { throw fault("an if that does not end") }
      if word == "endif" {
        try rest.end()
        return .branch(branches)
      }
      guard condition != nil else { throw fault("a branch after the last one") }
      condition = word == "elif" ? try rest.tuple() : nil
      try rest.end()
    }
  }

  private mutating func loop(_ reader: inout JinjaExpressions) throws(FormatError) -> JinjaNode {
    let target = try reader.target()
    guard reader.take(name: "in") else { throw fault("a for without in") }
    let over = try reader.tuple(conditional: false)
    let only = reader.take(name: "if") ? try reader.expression() : nil
    _ = reader.take(name: "recursive")
    try reader.end()
    var (body, rest) = try body(until: ["else", "endfor"])
    var otherwise: [JinjaNode] = []
    if rest?.word == "else" {
      (otherwise, rest) = try self.body(until: ["endfor"])
    }
    return .loop(target: target, over: over, only: only, body: body, otherwise: otherwise)
  }

  private mutating func set(_ reader: inout JinjaExpressions) throws(FormatError) -> JinjaNode {
    let target = try reader.target()
    if reader.take("=") {
      let value = try reader.tuple()
      try reader.end()
      return .set(target: target, value: value)
    }
    let filters = reader.isAtEnd ? [] : [try reader.filterTail()]
    try reader.end()
    return .setBlock(target: target, filters: filters, body: try body(to: "endset"))
  }

  private mutating func macro(_ reader: inout JinjaExpressions) throws(FormatError) -> JinjaNode {
    guard let name = reader.takeName() else { throw fault("a macro without a name") }
    let parameters = try reader.parameters()
    try reader.end()
    return .macro(name: name, parameters: parameters, body: try body(to: "endmacro"))
  }

  private mutating func callBlock(_ reader: inout JinjaExpressions) throws(FormatError)
    -> JinjaNode
  {
    let parameters = try reader.parameters()
    let call = try reader.expression()
    try reader.end()
    return .callBlock(parameters: parameters, call: call, body: try body(to: "endcall"))
  }
}
