/// A YAML document as the reader sees it: texts, lists and mappings with their places, nothing else.

/// A place in the file; 0 means unknown.
struct Position: Hashable, Sendable {
  /// From 1.
  let line: Int
  /// From 1, in Unicode scalars.
  let column: Int

  static let none = Position(line: 0, column: 0)

  /// The place of the byte at `offset`.
  init(byte offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value with its place.
struct Tree: Sendable {
  let position: Position
  let content: Content

  indirect enum Content: Sendable {
    /// `plain` is true when the text was not quoted and not a block scalar.
    case scalar(String, plain: Bool)
    case list([Tree])
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry: Sendable {
    let key: String
    let keyPosition: Position
    let value: Tree
  }

  /// A plain text that does not stand in the file: a default.
  static func text(_ text: String) -> Tree {
    Tree(position: .none, content: .scalar(text, plain: true))
  }

  /// What it is, for "found …".
  var kind: String {
    switch content {
    case .scalar(let text, let plain):
      switch plain ? PlainKind(text) : .text {
      case .nothing: "nothing"
      case .boolean: "true or false"
      case .number: "a number"
      case .text: "a text"
      }
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// What a plain scalar means to readers of YAML 1.1 and 1.2. They differ (`yes`, `0o7`, `1_000`), so
/// whatever one of them takes for something else than a text is not accepted as a text.
enum PlainKind: Equatable {
  case nothing, boolean, number, text

  init(_ text: String) {
    let lower = text.lowercased()
    if ["", "~", "null"].contains(lower) {
      self = .nothing
    } else if ["true", "false", "yes", "no", "on", "off", "y", "n"].contains(lower) {
      self = .boolean
    } else if PlainKind.isNumber(lower) {
      self = .number
    } else {
      self = .text
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    if [".inf", ".nan"].contains(digits) { return true }
    guard let first = digits.first, first.isASCII, first.isNumber || first == "." else {
      return false
    }
    if digits.hasPrefix("0x") || digits.hasPrefix("0o") || digits.hasPrefix("0b") { return true }
    if Double(String(digits).replacingUnderscores) != nil { return true }
    // Base 60 of YAML 1.1: 12:30:45.
    return digits.contains(":")
      && digits.split(separator: ":", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber }
      }
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(filter { $0 != "_" }) }
}
