/// A Jinja template as a tree (Jinja 3.1, "Template Designer Documentation"): what chat templates
/// are written in. Pure structure; what may stand in it is judged elsewhere.

/// An expression of Jinja.
package indirect enum JinjaExpression: Sendable, Equatable {
  case name(String)
  case text(String)
  case integer(Int)
  /// A number that is no integer of 64 bits.
  case number(String)
  /// `true`, `false`, `none`.
  case constant(String)
  case list([JinjaExpression])
  case tuple([JinjaExpression])
  case dict([JinjaPair])
  case attribute(JinjaExpression, String)
  case item(JinjaExpression, JinjaExpression)
  case slice([JinjaExpression?])
  case call(JinjaExpression, [JinjaArgument])
  /// A filter; inside `{% filter %}` and set blocks it has no operand.
  case filter(JinjaExpression?, String, [JinjaArgument])
  case test(JinjaExpression, String, [JinjaArgument])
  case unary(String, JinjaExpression)
  case binary(String, JinjaExpression, JinjaExpression)
  /// `then if condition else otherwise`
  case conditional(JinjaExpression, JinjaExpression, JinjaExpression?)
}

/// A key and its value in a dict.
package struct JinjaPair: Sendable, Equatable {
  /// The key.
  package let key: JinjaExpression
  /// The value.
  package let value: JinjaExpression
}

/// An argument of a call, a filter, a test, or a parameter with a default.
package struct JinjaArgument: Sendable, Equatable {
  /// The keyword, if there is one.
  package let name: String?
  /// `*` or `**` before it.
  package let stars: Int
  /// The value.
  package let value: JinjaExpression
}

/// A statement or a piece of output.
package indirect enum JinjaNode: Sendable, Equatable {
  case data(String)
  case output(JinjaExpression)
  case branch([JinjaBranch])
  case loop(
    target: JinjaExpression, over: JinjaExpression, only: JinjaExpression?, body: [JinjaNode],
    otherwise: [JinjaNode])
  case set(target: JinjaExpression, value: JinjaExpression)
  case setBlock(target: JinjaExpression, filters: [JinjaExpression], body: [JinjaNode])
  case macro(name: String, parameters: [JinjaArgument], body: [JinjaNode])
  case callBlock(parameters: [JinjaArgument], call: JinjaExpression, body: [JinjaNode])
  case filterBlock(JinjaExpression, body: [JinjaNode])
  /// `generation`, `block`, `with`, `autoescape`, ...: a word, expressions, a body.
  case block(String, [JinjaExpression], body: [JinjaNode])
  /// `break`, `continue`, `do`: a word and expressions.
  case simple(String, [JinjaExpression])
  /// A statement that is not known; what follows its word is not read.
  case unknown(String)
}

/// One branch of an `if`; the last may be without condition.
package struct JinjaBranch: Sendable, Equatable {
  /// The condition; none for `else`.
  package let condition: JinjaExpression?
  /// What the branch holds.
  package let body: [JinjaNode]
}

/// A whole template.
package struct JinjaTemplate: Sendable, Equatable {
  /// The nodes of the template.
  package let nodes: [JinjaNode]

  /// Reads a template.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    guard bytes.count <= FormatLimits.templateBytes else {
      throw .limit(offset: 0, "the length of a template")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(offset: 0, "a template that is not UTF-8")
    }
    var lexer = JinjaLexer(text)
    var parser = JinjaParser(segments: try lexer.segments())
    nodes = try parser.template()
  }
}
