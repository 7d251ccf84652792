/// Python literals as they stand in the headers of numpy: texts, integers, truth values, tuples,
/// lists, dicts. No expressions.

/// A literal.
indirect enum PythonLiteral: Equatable {
  case text(String)
  case int(Int64)
  case bool(Bool)
  case none
  case tuple([PythonLiteral])
  case list([PythonLiteral])
  case dict([String: PythonLiteral])
}

/// Reads one literal that fills the text, white space aside.
struct LiteralParser {
  private let text: [UInt8]
  private var at = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func document() throws(FormatError) -> PythonLiteral {
    let value = try value(depth: 0)
    skipSpace()
    guard at == text.count else { throw fault() }
    return value
  }

  private mutating func value(depth: Int) throws(FormatError) -> PythonLiteral {
    guard depth < FormatLimits.npyDepth else {
      throw .limit(offset: UInt64(at), "the nesting of a header")
    }
    skipSpace()
    guard at < text.count else { throw fault() }
    switch text[at] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try quoted())
    case UInt8(ascii: "("):
      let (elements, comma) = try sequence(closing: UInt8(ascii: ")"), depth)
      return elements.count == 1 && !comma ? elements[0] : .tuple(elements)
    case UInt8(ascii: "["): return .list(try sequence(closing: UInt8(ascii: "]"), depth).0)
    case UInt8(ascii: "{"): return .dict(try members(depth))
    case UInt8(ascii: "-"), 0x30...0x39: return .int(try integer())
    default: return try word()
    }
  }

  private mutating func sequence(closing: UInt8, _ depth: Int) throws(FormatError) -> (
    [PythonLiteral], Bool
  ) {
    at += 1
    var elements: [PythonLiteral] = []
    var comma = false
    while true {
      skipSpace()
      guard at < text.count else { throw fault() }
      if text[at] == closing {
        at += 1
        return (elements, comma)
      }
      guard elements.isEmpty || comma else { throw fault() }
      elements.append(try value(depth: depth + 1))
      comma = takeComma()
    }
  }

  private mutating func members(_ depth: Int) throws(FormatError) -> [String: PythonLiteral] {
    at += 1
    var members: [String: PythonLiteral] = [:]
    var comma = true
    while true {
      skipSpace()
      guard at < text.count else { throw fault() }
      if text[at] == UInt8(ascii: "}") {
        at += 1
        return members
      }
      guard comma else { throw fault() }
      let key = try quoted()
      skipSpace()
      guard at < text.count, text[at] == UInt8(ascii: ":"), members[key] == nil else {
        throw fault()
      }
      at += 1
      members[key] = try value(depth: depth + 1)
      comma = takeComma()
    }
  }

  private mutating func takeComma() -> Bool {
    skipSpace()
    guard at < text.count, text[at] == UInt8(ascii: ",") else { return false }
    at += 1
    return true
  }

  private mutating func quoted() throws(FormatError) -> String {
    guard at < text.count, text[at] == UInt8(ascii: "'") || text[at] == UInt8(ascii: "\"") else {
      throw fault()
    }
    let quote = text[at]
    at += 1
    let start = at
    while at < text.count, text[at] != quote {
      guard text[at] != UInt8(ascii: "\\"), text[at] >= 0x20 else { throw fault() }
      at += 1
    }
    guard at < text.count, let string = String(validating: text[start..<at], as: UTF8.self) else {
      throw fault()
    }
    at += 1
    return string
  }

  private mutating func integer() throws(FormatError) -> Int64 {
    let start = at
    if text[at] == UInt8(ascii: "-") { at += 1 }
    while at < text.count, text[at] >= 0x30, text[at] <= 0x39 { at += 1 }
    guard let value = Int64(String(decoding: text[start..<at], as: UTF8.self)) else {
      throw fault()
    }
    if at < text.count, text[at] == UInt8(ascii: "L") { at += 1 }
    return value
  }

  private mutating func word() throws(FormatError) -> PythonLiteral {
    let start = at
    while at < text.count, text[at] | 0x20 >= 0x61, text[at] | 0x20 <= 0x7A { at += 1 }
    switch String(decoding: text[start..<at], as: UTF8.self) {
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "None": return .none
    default: throw fault()
    }
  }

  private mutating func skipSpace() {
    while at < text.count, text[at] == 0x20 || text[at] == 0x0A || text[at] == 0x09 { at += 1 }
  }

  private func fault() -> FormatError {
    .malformed(offset: UInt64(at), "an array header that is no literal")
  }
}
