/// A reader for TOML 1.0 (toml.io/en/v1.0.0), as far as lock files need it: everything but the
/// meaning of dates, which stay text. Strict: duplicate keys and loose bytes are refused.

package import Bytes

/// What is wrong with a document, and on which line.
package struct TOMLError: Error, Equatable, Sendable {
  /// What was expected.
  package let expected: String
  /// The line, from 1.
  package let line: Int
}

/// Reading of TOML.
package enum TOML {
  /// The document as a JSON object; dates and times as text.
  package static func parse(_ bytes: [UInt8]) throws(TOMLError) -> JSON {
    guard bytes.count <= BOMLimits.bytes else {
      throw TOMLError(expected: "at most \(BOMLimits.bytes) bytes", line: 0)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TOMLError(expected: "UTF-8", line: 0)
    }
    var reader = TOMLReader(bytes)
    return try reader.document()
  }
}

/// A table under construction; arrays of tables grow in place.
private final class TOMLTable {
  enum Item {
    case value(JSON)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  var order: [String] = []
  var items: [String: Item] = [:]
  /// Whether a header or dotted keys may still add to it.
  var isClosed = false

  func set(_ key: String, _ item: Item) {
    if items.updateValue(item, forKey: key) == nil { order.append(key) }
  }

  var json: JSON {
    var object = JSONObject()
    for key in order {
      switch items[key] {
      case .value(let value)?: object[key] = value
      case .table(let table)?: object[key] = table.json
      case .tables(let tables)?: object[key] = .array(tables.map(\.json))
      case nil: break
      }
    }
    return .object(object)
  }
}

private struct TOMLReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var values = 0
  private let root = TOMLTable()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func fault(_ expected: String) -> TOMLError { TOMLError(expected: expected, line: line) }

  private func has(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return at + wanted.count <= bytes.count && Array(bytes[at..<at + wanted.count]) == wanted
  }

  private mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { at += 1 }
  }

  /// White space, line ends and comments.
  private mutating func skipLines() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0D: at += 1
      case 0x0A:
        line += 1
        at += 1
      case UInt8(ascii: "#"): while let byte = next, byte != 0x0A { at += 1 }
      default: return
      }
    }
  }

  private mutating func endOfLine() throws(TOMLError) {
    skipBlanks()
    if next == UInt8(ascii: "#") { while let byte = next, byte != 0x0A { at += 1 } }
    if next == 0x0D { at += 1 }
    guard next == nil || next == 0x0A else { throw fault("the end of the line") }
  }

  mutating func document() throws(TOMLError) -> JSON {
    var current = root
    skipLines()
    while next != nil {
      if next == UInt8(ascii: "[") {
        current = try header()
      } else {
        try assignment(in: current)
      }
      try endOfLine()
      skipLines()
    }
    return root.json
  }

  // MARK: tables

  private mutating func header() throws(TOMLError) -> TOMLTable {
    let isArray = has("[[")
    at += isArray ? 2 : 1
    let path = try dottedKey()
    guard has(isArray ? "]]" : "]") else { throw fault("the end of a table's name") }
    at += isArray ? 2 : 1
    guard path.count <= BOMLimits.tomlDepth else { throw fault("fewer levels") }
    let parent = try descend(root, path.dropLast())
    guard let key = path.last else { throw fault("a name") }
    return isArray ? try element(of: key, in: parent) : try table(key, in: parent)
  }

  private func element(of key: String, in parent: TOMLTable) throws(TOMLError) -> TOMLTable {
    let fresh = TOMLTable()
    switch parent.items[key] {
    case nil: parent.set(key, .tables([fresh]))
    case .tables(var tables)?:
      parent.items[key] = .tables([])
      tables.append(fresh)
      parent.items[key] = .tables(tables)
    default: throw fault("each name once")
    }
    return fresh
  }

  private func table(_ key: String, in parent: TOMLTable) throws(TOMLError) -> TOMLTable {
    switch parent.items[key] {
    case nil:
      let fresh = TOMLTable()
      fresh.isClosed = true
      parent.set(key, .table(fresh))
      return fresh
    case .table(let known)? where !known.isClosed:
      known.isClosed = true
      return known
    default: throw fault("each table once")
    }
  }

  private func descend(_ start: TOMLTable, _ path: ArraySlice<String>) throws(TOMLError)
    -> TOMLTable
  {
    var table = start
    for key in path {
      switch table.items[key] {
      case nil:
        let fresh = TOMLTable()
        table.set(key, .table(fresh))
        table = fresh
      case .table(let inner)?: table = inner
      case .tables(let list)?:
        guard let last = list.last else { throw fault("a table") }
        table = last
      case .value?: throw fault("each name once")
      }
    }
    return table
  }

  private mutating func assignment(in table: TOMLTable) throws(TOMLError) {
    let path = try dottedKey()
    skipBlanks()
    guard next == UInt8(ascii: "=") else { throw fault("`=`") }
    at += 1
    skipBlanks()
    let value = try value(depth: 0)
    let parent = try descend(table, path.dropLast())
    guard let key = path.last, parent.items[key] == nil else { throw fault("each name once") }
    parent.set(key, .value(value))
  }

  // MARK: keys

  private mutating func dottedKey() throws(TOMLError) -> [String] {
    var path: [String] = []
    while path.count <= BOMLimits.tomlDepth {
      skipBlanks()
      path.append(try key())
      skipBlanks()
      guard next == UInt8(ascii: ".") else { return path }
      at += 1
    }
    throw fault("fewer levels")
  }

  private mutating func key() throws(TOMLError) -> String {
    switch next {
    case UInt8(ascii: "\""): return try basicString()
    case UInt8(ascii: "'"): return try literalString()
    default: break
    }
    let start = at
    while let byte = next, Self.isBare(byte) { at += 1 }
    guard at > start else { throw fault("a key") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: values

  private mutating func value(depth: Int) throws(TOMLError) -> JSON {
    values += 1
    guard depth < BOMLimits.tomlDepth, values <= BOMLimits.tomlValues else {
      throw fault("a smaller document")
    }
    switch next {
    case UInt8(ascii: "\""): return .string(try basicString())
    case UInt8(ascii: "'"): return .string(try literalString())
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default: return try scalar()
    }
  }

  private mutating func scalar() throws(TOMLError) -> JSON {
    let start = at
    while let byte = next, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"),
      byte != UInt8(ascii: "}"), byte != UInt8(ascii: "#")
    { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    switch text {
    case "": throw fault("a value")
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    // `1979-05-27 07:32:00`: a date may have a space before its time.
    if text.utf8.count == 10, next == 0x20, at + 3 < bytes.count, bytes[at + 3] == 0x3A {
      at += 1
      let time = at
      while let byte = next, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]") {
        at += 1
      }
      return .string(text + "T" + String(decoding: bytes[time..<at], as: UTF8.self))
    }
    let digits = String(text.filter { $0 != "_" })
    if let number = Int(digits) { return .int(number) }
    if let number = Double(digits), number.isFinite { return .double(number) }
    guard
      text.utf8.first.map({ (48...57).contains($0) || $0 == 43 || $0 == 45 }) ?? false
        || text == "inf" || text == "nan"
    else { throw fault("a value") }
    return .string(text)
  }

  private mutating func array(depth: Int) throws(TOMLError) -> JSON {
    at += 1
    var elements: [JSON] = []
    skipLines()
    while next != UInt8(ascii: "]") {
      elements.append(try value(depth: depth + 1))
      skipLines()
      if next == UInt8(ascii: ",") {
        at += 1
        skipLines()
      } else if next != UInt8(ascii: "]") {
        throw fault("`,` or `]`")
      }
    }
    at += 1
    return .array(elements)
  }

  private mutating func inlineTable(depth: Int) throws(TOMLError) -> JSON {
    at += 1
    let table = TOMLTable()
    skipLines()
    while next != UInt8(ascii: "}") {
      let path = try dottedKey()
      skipBlanks()
      guard next == UInt8(ascii: "=") else { throw fault("`=`") }
      at += 1
      skipBlanks()
      let value = try value(depth: depth + 1)
      let parent = try descend(table, path.dropLast())
      guard let key = path.last, parent.items[key] == nil else { throw fault("each name once") }
      parent.set(key, .value(value))
      skipLines()
      if next == UInt8(ascii: ",") {
        at += 1
        skipLines()
      } else if next != UInt8(ascii: "}") {
        throw fault("`,` or `}`")
      }
    }
    at += 1
    return table.json
  }

  // MARK: strings

  private mutating func literalString() throws(TOMLError) -> String {
    let isLong = has("'''")
    at += isLong ? 3 : 1
    if isLong { skipFirstNewline() }
    let start = at
    while let byte = next {
      if byte == UInt8(ascii: "'"), !isLong || has("'''") {
        var end = at
        // Up to two quotes may stand before the closing three.
        while isLong, end + 3 < bytes.count, bytes[end + 3] == UInt8(ascii: "'"), end < at + 2 {
          end += 1
        }
        at = end + (isLong ? 3 : 1)
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      if byte == 0x0A {
        guard isLong else { break }
        line += 1
      }
      at += 1
    }
    throw fault("the end of a string")
  }

  private mutating func skipFirstNewline() {
    if has("\r\n") { at += 2 } else if next == 0x0A { at += 1 } else { return }
    line += 1
  }

  private mutating func basicString() throws(TOMLError) -> String {
    let isLong = has("\"\"\"")
    at += isLong ? 3 : 1
    if isLong { skipFirstNewline() }
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\"") where !isLong || has("\"\"\""):
        var extra = 0
        while isLong, extra < 2, at + 3 < bytes.count, bytes[at + 3] == UInt8(ascii: "\"") {
          text.append(byte)
          at += 1
          extra += 1
        }
        at += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text, isLong: isLong)
      case 0x0A where !isLong: throw fault("the end of a string")
      default:
        if byte == 0x0A { line += 1 }
        text.append(byte)
        at += 1
      }
    }
    throw fault("the end of a string")
  }

  private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(TOMLError) {
    at += 1
    guard let byte = next else { throw fault("an escape") }
    at += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"): try scalar(digits: 4, into: &text)
    case UInt8(ascii: "U"): try scalar(digits: 8, into: &text)
    case 0x20, 0x09, 0x0A, 0x0D:
      guard isLong else { throw fault("an escape") }
      if byte == 0x0A { line += 1 }
      while let blank = next, [0x20, 0x09, 0x0A, 0x0D].contains(blank) {
        if blank == 0x0A { line += 1 }
        at += 1
      }
    default: throw fault("an escape")
    }
  }

  private mutating func scalar(digits: Int, into text: inout [UInt8]) throws(TOMLError) {
    guard at + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<at + digits], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw fault("a character") }
    at += digits
    text.append(contentsOf: String(Character(scalar)).utf8)
  }
}
