/// Python source as a tree ("The Python Language Reference", 3.13, full grammar). Pure structure;
/// what the code may do is judged elsewhere.

/// An expression of Python.
package indirect enum PythonExpression: Sendable, Equatable {
  case name(String)
  case text(String)
  case bytes(String)
  /// An f-string: its literal parts joined, and the expressions in it.
  case formatted([PythonExpression])
  case number(String)
  /// `True`, `False`, `None`, `...`
  case constant(String)
  case attribute(PythonExpression, String)
  case item(PythonExpression, PythonExpression)
  case slice([PythonExpression?])
  case call(PythonExpression, [PythonArgument], line: Int)
  /// A tuple, list or set.
  case sequence(Character, [PythonExpression])
  case dict([PythonPair])
  /// Operators, `await`, `yield`, `*x`, conditional expressions: a sign and its operands.
  case operation(String, [PythonExpression])
  case lambda([PythonArgument], PythonExpression)
  case comprehension([PythonExpression], [PythonClause])
  /// `name := value`
  case walrus(String, PythonExpression)
}

/// A key and its value; no key for `**mapping`.
package struct PythonPair: Sendable, Equatable {
  /// The key.
  package let key: PythonExpression?
  /// The value.
  package let value: PythonExpression
}

/// `for target in over if conditions`
package struct PythonClause: Sendable, Equatable {
  /// What is bound.
  package let target: PythonExpression
  /// What is iterated.
  package let over: PythonExpression
  /// What must hold.
  package let conditions: [PythonExpression]
}

/// An argument of a call, or a parameter of a function with its default.
package struct PythonArgument: Sendable, Equatable {
  /// The keyword, or the parameter's name.
  package let name: String?
  /// `*` or `**` before it.
  package let stars: Int
  /// The value, or the default.
  package let value: PythonExpression?
  /// The annotation of a parameter.
  package var annotation: PythonExpression?
}

/// A name that is imported, and what it is called here.
package struct PythonImport: Sendable, Equatable {
  /// The name.
  package let name: String
  /// What it is called here; its own name if there is none.
  package let alias: String?
}

/// A condition (or none) and what runs under it.
package struct PythonBranch: Sendable, Equatable {
  /// The condition, if there is one.
  package let condition: PythonExpression?
  /// The statements.
  package let body: [PythonStatement]
}

/// A statement and its line.
package struct PythonStatement: Sendable, Equatable {
  /// Counted from 1.
  package let line: Int
  /// What it does.
  package let kind: Kind

  /// What kinds there are.
  package indirect enum Kind: Sendable, Equatable {
    case expression(PythonExpression)
    /// `a = b = value`; `operation` is empty, or the sign before `=`.
    case assign([PythonExpression], PythonExpression, operation: String)
    case annotated(PythonExpression, PythonExpression, PythonExpression?)
    case imports([PythonImport])
    case importsFrom(level: Int, module: String, names: [PythonImport])
    case function(PythonFunction)
    case type(PythonClass)
    /// `if`, `while`, `match`, the handlers of `try`.
    case branches([PythonBranch])
    case loop(PythonExpression, PythonExpression, body: [PythonStatement])
    case with([PythonPair], body: [PythonStatement])
    case attempt(body: [PythonStatement], handlers: [PythonBranch])
    /// `return`, `raise`, `del`, `assert`.
    case uses(String, [PythonExpression])
    /// `pass`, `break`, `continue`, `global`, `nonlocal`.
    case plain
  }
}

/// A function.
package struct PythonFunction: Sendable, Equatable {
  /// The name.
  package let name: String
  /// Its decorators.
  package let decorators: [PythonExpression]
  /// Its parameters.
  package let parameters: [PythonArgument]
  /// The statements.
  package let body: [PythonStatement]
}

/// A class.
package struct PythonClass: Sendable, Equatable {
  /// The name.
  package let name: String
  /// Its decorators.
  package let decorators: [PythonExpression]
  /// Base classes and keywords.
  package let arguments: [PythonArgument]
  /// The statements.
  package let body: [PythonStatement]
}

/// A whole file.
package struct PythonModule: Sendable, Equatable {
  /// The statements of the file.
  package let body: [PythonStatement]
  /// Offset in bytes of each line.
  package let lineOffsets: [UInt64]

  /// Reads a file or a piece of code.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    guard bytes.count <= FormatLimits.pythonBytes else {
      throw .limit(offset: 0, "the length of Python code")
    }
    let source = try PythonSource(bytes)
    lineOffsets = source.lineOffsets
    var lexer = PythonLexer(source.text)
    let tokens: [PythonToken]
    do {
      tokens = try lexer.tokens()
    } catch { throw source.placed(error) }
    var parser = PythonParser(tokens)
    do {
      body = try parser.file()
    } catch { throw source.placed(error) }
  }

  /// The offset of a line that is counted from 1.
  package func offset(ofLine line: Int) -> UInt64 {
    lineOffsets.indices.contains(line - 1) ? lineOffsets[line - 1] : 0
  }
}

extension PythonModule {
  /// The encoding that code declares in one of its first two lines (PEP 263).
  package static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    PythonSource.declaration(bytes[...])
  }
}
