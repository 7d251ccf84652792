/// From bytes to a `Tree`. Yams (libYAML) does the parsing; what it would let through or choke on is
/// refused around it: size, encoding, aliases, tags, depth.
///
/// libYAML itself stops at 1,000 levels, so composing never recurses deeper; an alias that refers to
/// an anchor is refused before composing, so nothing is ever expanded.

import Yams

/// A fault of the whole document, which ends the reading.
struct YAMLFault: Error {
  let code: String
  let position: Position
  let expected: String
  let found: String
  let hint: String?

  init(_ code: String, _ position: Position, expected: String, found: String, hint: String? = nil) {
    self.code = code
    self.position = position
    self.expected = expected
    self.found = found
    self.hint = hint
  }
}

enum YAMLReader {
  /// The document in `bytes`.
  static func read(_ bytes: [UInt8]) throws(YAMLFault) -> Tree {
    guard bytes.count <= ManifestLimits.bytes else {
      throw YAMLFault(
        ManifestCode.tooLarge, .none, expected: "at most \(ManifestLimits.bytes) bytes",
        found: "\(bytes.count) bytes", hint: "move long texts into documents and name their paths")
    }
    // libYAML leaves a byte order mark in when it is told the encoding.
    let text = try decode(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes)
    try AliasScan.check(bytes)
    let parser = try parser(text)
    guard let root = try compose(parser, text) else {
      throw YAMLFault(
        ManifestCode.empty, .none, expected: "a mapping", found: "no document",
        hint: "`gatehouse init` writes one")
    }
    // Nodes refer to their anchors weakly; the parser owns them.
    let result: Result<Tree, YAMLFault> = withExtendedLifetime(parser) {
      do throws(YAMLFault) {
        return .success(try tree(root, depth: 1))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func decode(_ bytes: [UInt8]) throws(YAMLFault) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw YAMLFault(
        ManifestCode.encoding, Position(byte: error.byteOffsets.lowerBound, in: bytes),
        expected: "UTF-8 text", found: "bytes that are not UTF-8", hint: "save the file as UTF-8")
    }
  }

  private static func parser(_ text: String) throws(YAMLFault) -> Parser {
    // The basic resolver leaves scalars as texts: `no` is not a country's misfortune here.
    try translating(text) { try Parser(yaml: text, resolver: .basic, encoding: .utf8) }
  }

  private static func compose(_ parser: Parser, _ text: String) throws(YAMLFault) -> Node? {
    try translating(text) { try parser.singleRoot() }
  }

  private static func translating<T>(_ text: String, _ body: () throws -> T) throws(YAMLFault) -> T
  {
    do {
      return try body()
    } catch let error as YamlError {
      throw fault(error, in: text)
    } catch {
      throw YAMLFault(ManifestCode.syntax, .none, expected: "YAML", found: "something else")
    }
  }

  private static func fault(_ error: YamlError, in text: String) -> YAMLFault {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      return syntaxFault(context?.text, problem, Position(mark))
    case .composer(_, let problem, let mark, _):
      if problem.contains("another document") {
        return YAMLFault(
          ManifestCode.documents, Position(mark), expected: "one document", found: "another one",
          hint: "remove the `---` between them")
      }
      return anchorFault(Position(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let shown = keys.prefix(5).map { "`\(Quote.short($0))`" }.joined(separator: ", ")
      return YAMLFault(
        ManifestCode.duplicateKey, Position(context.mark), expected: "each key once",
        found: "\(shown) more than once", hint: "remove one of them")
    case .reader(let problem, let offset, _, _):
      // Yams counts characters here, not bytes.
      let position = offset.map { Position(character: $0, in: text) } ?? .none
      return YAMLFault(
        ManifestCode.encoding, position, expected: "printable UTF-8 text", found: problem,
        hint: "remove control characters")
    default:
      return YAMLFault(ManifestCode.syntax, .none, expected: "YAML", found: "something else")
    }
  }

  private static func syntaxFault(_ context: String?, _ problem: String, _ position: Position)
    -> YAMLFault
  {
    if problem.contains("nesting level") { return depthFault(position) }
    let words = [afterFound(problem), context].compactMap(\.self).joined(separator: " ")
    return YAMLFault(
      ManifestCode.syntax, position, expected: "YAML", found: words,
      hint: "look at indentation, quotes and colons here and in the line above")
  }

  /// The parser's words, so that they read well after "found".
  private static func afterFound(_ problem: String) -> String {
    if problem.hasPrefix("found ") { return String(problem.dropFirst("found ".count)) }
    for opening in ["did not find expected ", "could not find expected "]
    where problem.hasPrefix(opening) {
      return "something other than " + problem.dropFirst(opening.count)
    }
    return problem
  }

  static func anchorFault(_ position: Position) -> YAMLFault {
    YAMLFault(
      ManifestCode.anchors, position, expected: "values without anchors, aliases and tags",
      found: "an anchor, alias or tag",
      hint: "write the value out; quote a text that begins with `&`, `*` or `!`")
  }

  private static func depthFault(_ position: Position) -> YAMLFault {
    YAMLFault(
      ManifestCode.depth, position, expected: "at most \(ManifestLimits.depth) levels",
      found: "more", hint: "`gatehouse manifest schema` shows the shape")
  }

  // MARK: from Yams' nodes to ours

  private static func tree(_ node: Node, depth: Int) throws(YAMLFault) -> Tree {
    let position = node.mark.map(Position.init) ?? .none
    guard depth <= ManifestLimits.depth else { throw depthFault(position) }
    guard node.anchor == nil else { throw anchorFault(position) }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain
      let tag = scalar.tag.rawValue
      guard tag.isEmpty || (!plain && tag == Tag.Name.str.rawValue) else {
        throw anchorFault(position)
      }
      return Tree(position: position, content: .scalar(scalar.string, plain: plain))
    case .sequence(let sequence):
      guard sequence.tag.rawValue.isEmpty else { throw anchorFault(position) }
      var elements: [Tree] = []
      for element in sequence { elements.append(try tree(element, depth: depth + 1)) }
      return Tree(position: position, content: .list(elements))
    case .mapping(let mapping):
      guard mapping.tag.rawValue.isEmpty else { throw anchorFault(position) }
      return Tree(position: position, content: .mapping(try entries(mapping, depth: depth)))
    case .alias:
      throw anchorFault(position)
    }
  }

  private static func entries(_ mapping: Node.Mapping, depth: Int) throws(YAMLFault)
    -> [Tree.Entry]
  {
    var entries: [Tree.Entry] = []
    for (key, value) in mapping {
      let position = key.mark.map(Position.init) ?? .none
      guard key.anchor == nil else { throw anchorFault(position) }
      guard case .scalar(let scalar) = key else {
        throw YAMLFault(
          ManifestCode.type, position, expected: "a text as key", found: "a list or a mapping")
      }
      entries.append(
        Tree.Entry(
          key: scalar.string, keyPosition: position, value: try tree(value, depth: depth + 1)))
    }
    return entries
  }
}

extension Position {
  init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }

  /// The place of the character (as Swift counts) at `offset`.
  init(character offset: Int, in text: String) {
    let before = text.prefix(offset)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}

/// Texts from the file in messages: short, and unable to drive a terminal.
enum Quote {
  static func short(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(40) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 40 ? result + "…" : result
  }
}
