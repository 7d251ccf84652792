/// Scalars of YAML, and collections in flow style.

import Bytes

extension YAMLReader {
  /// A scalar or a flow collection in a block.
  mutating func flowNode(parent: Int) throws(FormatError) -> JSON {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try quoted())
    case UInt8(ascii: "["): return try flowSequence()
    case UInt8(ascii: "{"): return try flowMapping()
    case UInt8(ascii: "*"): return try alias()
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
      throw fault("a character that no plain scalar starts with")
    case nil: return .null
    default: return plain(parent: parent)
    }
  }

  // MARK: plain

  /// A plain scalar with its further lines, which are indented more than the parent.
  private mutating func plain(parent: Int) -> JSON {
    var parts: [String] = [plainLine()]
    while isAtLineEnd, byte != nil {
      let (savedAt, savedLine, savedStart) = (at, line, lineStart)
      newline()
      skipSpaces()
      while isAtLineEnd, byte != nil {
        newline()
        skipSpaces()
      }
      let goesOn =
        byte != nil && column > parent && byte != UInt8(ascii: "#") && !(parent < 0 && isAtEnd)
        && !(column == 0 && isAtEnd)
      guard goesOn, !(parent < 0 && column == 0 && isAtKeyLine) else {
        (at, line, lineStart) = (savedAt, savedLine, savedStart)
        break
      }
      parts.append(plainLine())
    }
    return parts.count == 1 ? Self.resolved(parts[0]) : .string(parts.joined(separator: " "))
  }

  private var isAtKeyLine: Bool {
    var index = at
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: ":"),
        isBlank(index + 1 < bytes.count ? bytes[index + 1] : nil)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// What is left of the line, up to a comment.
  private mutating func plainLine() -> String {
    let start = at
    while !isAtLineEnd {
      if byte == UInt8(ascii: "#"), at > start, isBlank(bytes[at - 1]) { break }
      at += 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if byte == UInt8(ascii: "#") { while !isAtLineEnd { at += 1 } }
    return text.trimmingSuffix { $0 == " " || $0 == "\t" }
  }

  /// Booleans, numbers and null of the core schema; everything else is text.
  static func resolved(_ text: String) -> JSON {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let number = Int(text), !text.hasPrefix("+") { return .int(number) }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-"),
      let number = Double(text)
    else { return .string(text) }
    return .double(number)
  }

  // MARK: quoted

  mutating func quoted() throws(FormatError) -> String {
    let quote = byte ?? 0
    at += 1
    var out: [UInt8] = []
    while let byte {
      at += 1
      if byte == quote {
        if quote == UInt8(ascii: "'"), self.byte == quote {
          out.append(byte)
          at += 1
          continue
        }
        return String(decoding: out, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(&out)
      } else if byte == 0x0A {
        line += 1
        lineStart = at
        while out.last == 0x20 { out.removeLast() }
        out.append(0x20)
        skipSpaces()
      } else {
        out.append(byte)
      }
    }
    throw .truncated(offset: UInt64(at))
  }

  private mutating func escape(_ out: inout [UInt8]) throws(FormatError) {
    guard let letter = byte else { throw .truncated(offset: UInt64(at)) }
    at += 1
    switch letter {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"), 0x09: out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "0"): out.append(0)
    case UInt8(ascii: "a"): out.append(7)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "e"): out.append(0x1B)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "v"): out.append(0x0B)
    case UInt8(ascii: "_"): out += [0xC2, 0xA0]
    case UInt8(ascii: "N"): out += [0xC2, 0x85]
    case UInt8(ascii: "L"): out += [0xE2, 0x80, 0xA8]
    case UInt8(ascii: "P"): out += [0xE2, 0x80, 0xA9]
    case UInt8(ascii: "x"): try hex(2, &out)
    case UInt8(ascii: "u"): try hex(4, &out)
    case UInt8(ascii: "U"): try hex(8, &out)
    case 0x0A:
      line += 1
      lineStart = at
      skipSpaces()
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"), 0x20: out.append(letter)
    default: throw fault("an escape that YAML does not know")
    }
  }

  private mutating func hex(_ digits: Int, _ out: inout [UInt8]) throws(FormatError) {
    guard at + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<(at + digits)], as: UTF8.self), radix: 16)
    else { throw fault("an escape that YAML does not know") }
    at += digits
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    out += Array(String(Character(scalar)).utf8)
  }

  // MARK: block scalars

  /// `|` and `>`: the lines that are indented more than the parent.
  mutating func blockScalar(parent: Int) throws(FormatError) -> JSON {
    let isFolded = byte == UInt8(ascii: ">")
    at += 1
    var explicit: Int?
    while let byte, !isBlank(byte) {
      if (0x31...0x39).contains(byte) { explicit = Int(byte) - 0x30 }
      guard (0x31...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      else { throw fault("the header of a block scalar") }
      at += 1
    }
    try endLine()
    var lines: [String] = []
    var indent = explicit.map { max(0, parent) + $0 }
    while byte != nil {
      newline()
      let start = at
      while byte == 0x20, indent.map({ at - start < $0 }) ?? true { at += 1 }
      let width = at - start
      if isAtLineEnd {
        lines.append("")
        if byte == nil { break }
        continue
      }
      if indent == nil, width > parent { indent = width }
      guard let needed = indent, width >= needed else {
        at = lineStart
        break
      }
      let from = at
      while !isAtLineEnd { at += 1 }
      lines.append(String(decoding: bytes[from..<at], as: UTF8.self))
    }
    return .string(lines.joined(separator: isFolded ? " " : "\n"))
  }

  // MARK: flow collections

  private mutating func flowElement() throws(FormatError) -> JSON {
    depth += 1
    nodes += 1
    unfolded = unfolded.addingReportingOverflow(1).partialValue
    defer { depth -= 1 }
    guard depth <= FormatLimits.yamlDepth, nodes <= FormatLimits.yamlNodes else {
      throw .limit(offset: UInt64(at), "the nesting of a YAML file")
    }
    let (_, _) = try properties()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try quoted())
    case UInt8(ascii: "["): return try flowSequence()
    case UInt8(ascii: "{"): return try flowMapping()
    case UInt8(ascii: "*"): return try alias()
    default: return Self.resolved(flowPlain())
    }
  }

  private mutating func flowPlain() -> String {
    let start = at
    while let byte, !",[]{}".utf8.contains(byte), byte != 0x0A, byte != 0x0D {
      if byte == UInt8(ascii: ":"),
        isBlank(peek(1)) || ",[]{}".utf8.contains(peek(1) ?? 0x20)
      {
        break
      }
      if byte == UInt8(ascii: "#"), at > start, isBlank(bytes[at - 1]) { break }
      at += 1
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
      .trimmingSuffix { $0 == " " || $0 == "\t" }
  }

  private mutating func flowSequence() throws(FormatError) -> JSON {
    at += 1
    var elements: [JSON] = []
    while true {
      skipToContent()
      if byte == UInt8(ascii: "]") { break }
      guard byte != nil else { throw .truncated(offset: UInt64(at)) }
      let start = at
      let element = try flowElement()
      skipToContent()
      if byte == UInt8(ascii: ":") {
        at += 1
        skipToContent()
        let value = try flowElement()
        elements.append(.object([Self.keyText(element): value]))
        skipToContent()
      } else {
        elements.append(element)
      }
      if byte == UInt8(ascii: ",") {
        at += 1
      } else if byte != UInt8(ascii: "]") {
        throw fault("a flow sequence of YAML")
      }
      guard at > start else { throw fault("a flow sequence of YAML") }
    }
    at += 1
    return .array(elements)
  }

  private mutating func flowMapping() throws(FormatError) -> JSON {
    at += 1
    var object = JSONObject()
    while true {
      skipToContent()
      if byte == UInt8(ascii: "}") { break }
      guard byte != nil else { throw .truncated(offset: UInt64(at)) }
      let start = at
      let key = Self.keyText(try flowElement())
      skipToContent()
      var value = JSON.null
      if byte == UInt8(ascii: ":") {
        at += 1
        skipToContent()
        if byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { value = try flowElement() }
        skipToContent()
      }
      if object[key] != nil, duplicates.count < 100 { duplicates.append(key) }
      object[key] = value
      if byte == UInt8(ascii: ",") {
        at += 1
      } else if byte != UInt8(ascii: "}") {
        throw fault("a flow mapping of YAML")
      }
      guard at > start else { throw fault("a flow mapping of YAML") }
    }
    at += 1
    return .object(object)
  }

  private static func keyText(_ key: JSON) -> String {
    switch key {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let value): value ? "true" : "false"
    default: ""
    }
  }
}
