/// The reader of YAML: collections in blocks. Scalars and flow collections are in
/// `YAMLReader+Scalars.swift`.

import Bytes

/// One pass over one file.
struct YAMLReader {
  let bytes: [UInt8]
  var at = 0
  var line = 1
  var lineStart = 0
  var documents: [JSON] = []
  var tags: [YAMLTag] = []
  var duplicates: [String] = []
  var unfolded: UInt64 = 0
  var nodes = 0
  var depth = 0
  private var anchors: [String: (value: JSON, size: UInt64)] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: characters

  var byte: UInt8? { at < bytes.count ? bytes[at] : nil }
  var column: Int { at - lineStart }

  func peek(_ ahead: Int) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

  func isBlank(_ byte: UInt8?) -> Bool {
    byte == nil || byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  func fault(_ words: FormatError.Fault) -> FormatError { .malformed(offset: UInt64(at), words) }

  mutating func newline() {
    if byte == 0x0D, peek(1) == 0x0A { at += 1 }
    at += 1
    line += 1
    lineStart = at
  }

  mutating func skipSpaces() { while byte == 0x20 || byte == 0x09 { at += 1 } }

  var isAtLineEnd: Bool { byte == nil || byte == 0x0A || byte == 0x0D }

  /// Whether a comment starts here.
  private var isAtComment: Bool {
    byte == UInt8(ascii: "#") && (at == 0 || isBlank(bytes[at - 1]))
  }

  /// Goes to the next thing that is no space, comment or end of line.
  mutating func skipToContent() {
    while true {
      skipSpaces()
      if isAtComment { while !isAtLineEnd { at += 1 } }
      guard byte != nil, isAtLineEnd else { return }
      newline()
    }
  }

  /// Nothing but a comment may follow in this line.
  mutating func endLine() throws(FormatError) {
    skipSpaces()
    if isAtComment { while !isAtLineEnd { at += 1 } }
    guard isAtLineEnd else { throw fault("something after a value of YAML") }
  }

  /// Whether the document ends here.
  var isAtEnd: Bool {
    guard byte != nil else { return true }
    guard column == 0, at + 2 < bytes.count, isBlank(peek(3)) else { return false }
    return bytes[at...(at + 2)].allSatisfy { $0 == UInt8(ascii: "-") }
      || bytes[at...(at + 2)].allSatisfy { $0 == UInt8(ascii: ".") }
  }

  // MARK: documents

  mutating func stream() throws(FormatError) {
    while true {
      skipToContent()
      while byte == UInt8(ascii: "%"), column == 0 { try directive() }
      guard byte != nil else { return }
      if isAtEnd {
        let isStart = byte == UInt8(ascii: "-")
        at += 3
        if !isStart {
          try endLine()
          continue
        }
        skipSpaces()
        if isAtLineEnd || byte == UInt8(ascii: "#") { skipToContent() }
        if isAtEnd { continue }
      }
      anchors = [:]
      documents.append(try node(parent: -1, mayBeMapping: true))
      skipToContent()
      guard isAtEnd else { throw fault("something after the end of a YAML document") }
    }
  }

  private mutating func directive() throws(FormatError) {
    let start = at
    while !isAtLineEnd { at += 1 }
    let words = String(decoding: bytes[start..<at], as: UTF8.self)
    if words.hasPrefix("%TAG") { tags.append(YAMLTag(name: words, line: line)) }
    skipToContent()
  }

  // MARK: nodes

  /// The node that starts here; its parent stands in column `parent`.
  mutating func node(parent: Int, mayBeMapping: Bool) throws(FormatError) -> JSON {
    nodes += 1
    depth += 1
    defer { depth -= 1 }
    guard nodes <= FormatLimits.yamlNodes else {
      throw .limit(offset: UInt64(at), "the nodes of a YAML file")
    }
    guard depth <= FormatLimits.yamlDepth else {
      throw .limit(offset: UInt64(at), "the nesting of a YAML file")
    }
    let before = unfolded
    unfolded = unfolded.addingReportingOverflow(1).partialValue
    var mayBeMapping = mayBeMapping
    // Properties before a key belong to the key, and the mapping starts with them.
    let start = column
    let (anchor, crossed) = try properties()
    if crossed {
      mayBeMapping = true
      let isInside = column > parent || (column == parent && isAtSequence)
      if isAtEnd || !isInside {
        return remember(anchor, .null, from: before)
      }
    }
    let value = try content(
      parent: parent, column: crossed ? column : start, mayBeMapping: mayBeMapping)
    return remember(anchor, value, from: before)
  }

  private mutating func remember(_ anchor: String?, _ value: JSON, from before: UInt64) -> JSON {
    guard let anchor else { return value }
    anchors[anchor] = (value, unfolded >= before ? unfolded - before : .max)
    return value
  }

  private mutating func content(parent: Int, column: Int, mayBeMapping: Bool) throws(FormatError)
    -> JSON
  {
    if isAtSequence { return try sequence(column) }
    switch byte {
    case UInt8(ascii: "?") where isBlank(peek(1)):
      throw .unsupported(offset: UInt64(at), "a complex key of YAML")
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockScalar(parent: parent)
    default: break
    }
    if mayBeMapping, isAtKey() { return try mapping(column) }
    let value = try flowNode(parent: parent)
    try endLine()
    return value
  }

  /// Reads `!tag` and `&anchor`; whether the line ended after them.
  mutating func properties() throws(FormatError) -> (anchor: String?, crossed: Bool) {
    var anchor: String?
    var found = false
    while byte == UInt8(ascii: "!") || byte == UInt8(ascii: "&") {
      found = true
      if byte == UInt8(ascii: "!") {
        try tag()
      } else {
        at += 1
        guard anchor == nil else { throw fault("a second anchor of one node") }
        anchor = word()
      }
      skipSpaces()
    }
    guard found, isAtLineEnd || isAtComment else { return (anchor, false) }
    skipToContent()
    return (anchor, true)
  }

  private mutating func tag() throws(FormatError) {
    let start = at
    if peek(1) == UInt8(ascii: "<") {
      while !isAtLineEnd, byte != UInt8(ascii: ">") { at += 1 }
      guard byte == UInt8(ascii: ">") else { throw fault("a tag that does not end") }
      at += 1
    } else {
      while !isBlank(byte), !"[]{},".utf8.contains(byte ?? 0) { at += 1 }
    }
    var name = String(decoding: bytes[start..<at], as: UTF8.self)
    if name.hasPrefix("!<") { name = String(name.dropFirst(2).dropLast()) }
    name = Self.unescaped(name)
    if name.hasPrefix("tag:yaml.org,2002:") { name = "!!" + name.dropFirst(18) }
    if name != "!", tags.count < 10_000 { tags.append(YAMLTag(name: name, line: line)) }
  }

  private static func unescaped(_ name: String) -> String {
    guard name.contains("%") else { return name }
    var out: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A name of an anchor.
  mutating func word() -> String {
    let start = at
    while !isBlank(byte), !"[]{},".utf8.contains(byte ?? 0) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// `*name`
  mutating func alias() throws(FormatError) -> JSON {
    at += 1
    let name = word()
    guard let known = anchors[name] else { throw fault("an alias without its anchor") }
    let (sum, overflow) = unfolded.addingReportingOverflow(known.size)
    unfolded = overflow ? .max : sum
    switch known.value {
    case .array, .object: return .null
    default: return known.value
    }
  }

  // MARK: collections

  var isAtSequence: Bool { byte == UInt8(ascii: "-") && isBlank(peek(1)) }

  private mutating func sequence(_ column: Int) throws(FormatError) -> JSON {
    var elements: [JSON] = []
    while true {
      at += 1
      elements.append(try element(column))
      skipToContent()
      guard !isAtEnd, self.column >= column else { return .array(elements) }
      guard self.column == column else {
        throw fault("an element of YAML that is indented too far")
      }
      guard isAtSequence else { return .array(elements) }
    }
  }

  private mutating func element(_ column: Int) throws(FormatError) -> JSON {
    skipSpaces()
    guard isAtLineEnd || isAtComment else { return try node(parent: column, mayBeMapping: true) }
    skipToContent()
    guard !isAtEnd, self.column > column else { return .null }
    return try node(parent: column, mayBeMapping: true)
  }

  private mutating func mapping(_ column: Int) throws(FormatError) -> JSON {
    var object = JSONObject()
    while true {
      let key = try key()
      skipSpaces()
      guard byte == UInt8(ascii: ":") else { throw fault("a key of YAML without its colon") }
      at += 1
      let value = try value(column)
      if object[key] != nil, key != "<<", duplicates.count < 100 { duplicates.append(key) }
      object[key] = value
      skipToContent()
      guard !isAtEnd, self.column >= column else { return .object(object) }
      guard self.column == column else { throw fault("a key of YAML that is indented too far") }
      if byte == UInt8(ascii: "?"), isBlank(peek(1)) {
        throw .unsupported(offset: UInt64(at), "a complex key of YAML")
      }
      guard isAtKey() else { throw fault("a line of YAML that is no key") }
    }
  }

  private mutating func key() throws(FormatError) -> String {
    _ = try properties()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
    case UInt8(ascii: "*"):
      let value = try alias()
      return value.string ?? ""
    default:
      let start = at
      guard let colon = keyEnd() else { throw fault("a key of YAML without its colon") }
      at = colon
      return String(decoding: bytes[start..<colon], as: UTF8.self)
        .trimmingSuffix { $0 == " " || $0 == "\t" }
    }
  }

  private mutating func value(_ column: Int) throws(FormatError) -> JSON {
    skipSpaces()
    guard isAtLineEnd || isAtComment else { return try node(parent: column, mayBeMapping: false) }
    skipToContent()
    guard !isAtEnd else { return .null }
    if self.column > column || (self.column == column && isAtSequence) {
      return try node(
        parent: self.column > column ? column : column - 1, mayBeMapping: true)
    }
    return .null
  }

  /// Whether a key and its colon stand here, in one line.
  private func isAtKey() -> Bool {
    var index = at
    // Properties before the key.
    while index < bytes.count,
      bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!")
    {
      while index < bytes.count, !isBlank(bytes[index]) { index += 1 }
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    }
    guard index < bytes.count else { return false }
    let first = bytes[index]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      var end = index + 1
      while end < bytes.count, bytes[end] != first, bytes[end] != 0x0A {
        end += bytes[end] == UInt8(ascii: "\\") && first == UInt8(ascii: "\"") ? 2 : 1
      }
      end += 1
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return end < bytes.count && bytes[end] == UInt8(ascii: ":")
        && isBlank(end + 1 < bytes.count ? bytes[end + 1] : nil)
    }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return false }
    return keyEnd(from: index) != nil
  }

  /// The colon after a plain key.
  private func keyEnd(from start: Int? = nil) -> Int? {
    var index = start ?? at
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == UInt8(ascii: ":"),
        isBlank(index + 1 < bytes.count ? bytes[index + 1] : nil)
      {
        return index
      }
      if bytes[index] == UInt8(ascii: "#"), index > at, isBlank(bytes[index - 1]) { return nil }
      index += 1
    }
    return nil
  }
}

extension String {
  /// The text without the characters at its end that `isOut` names.
  func trimmingSuffix(_ isOut: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isOut(last) { text = text.dropLast() }
    return String(text)
  }
}
