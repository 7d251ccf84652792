/// XML as model files use it: tags, attributes, text, CDATA, comments. No document types, entities or
/// references to the outside: they are told, not followed. Well-formedness is checked, since a
/// broken file may be read by a lenient reader as something else.

/// What an XML file holds, as events in a flat list.
package struct XMLDocument: Sendable, Equatable {
  /// One start tag.
  package struct Element: Sendable, Equatable {
    /// The name as written, prefix included.
    package let name: String
    /// The attributes in order, their values with the five entities and character references resolved.
    package let attributes: [(name: String, value: String)]
    /// How many elements enclose it.
    package let depth: Int
    /// Offset in bytes.
    package let offset: UInt64

    /// The value of an attribute.
    package func attribute(_ name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }

    package static func == (left: Element, right: Element) -> Bool {
      left.offset == right.offset && left.name == right.name
    }
  }

  /// What is told of the outside.
  package enum Oddity: Sendable, Equatable {
    /// `<!DOCTYPE`: its words, shortened.
    case documentType(String, offset: UInt64)
    /// A processing instruction beyond the declaration.
    case instruction(String, offset: UInt64)
    /// A reference to an entity that is not one of the five.
    case entity(String, offset: UInt64)
  }

  /// The start tags in order; at most `FormatLimits.xmlTags`.
  package private(set) var elements: [Element] = []
  /// What is told of the outside.
  package private(set) var oddities: [Oddity] = []

  /// Why the file is not well-formed; what was read before it stands.
  package private(set) var fault: FormatError?

  /// Reads a file. `keeping`: elements with names for which it is false are only counted.
  package init(_ bytes: [UInt8], keeping: (String) -> Bool = { _ in true }) throws(FormatError) {
    guard bytes.count <= FormatLimits.xmlBytes else {
      throw .limit(offset: 0, "the length of an XML file")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed(offset: 0, "XML that is not UTF-8")
    }
    var reader = XMLReader(bytes)
    do throws(FormatError) { try reader.document(keeping) } catch { fault = error }
    elements = reader.elements
    oddities = reader.oddities
  }
}

/// One pass over one file.
private struct XMLReader {
  let bytes: [UInt8]
  var at = 0
  var open: [String] = []
  var tags = 0
  var rootSeen = false
  var elements: [XMLDocument.Element] = []
  var oddities: [XMLDocument.Oddity] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  func fault(_ words: FormatError.Fault) -> FormatError { .malformed(offset: UInt64(at), words) }

  func starts(_ text: String) -> Bool {
    at + text.utf8.count <= bytes.count && zip(bytes[at...], text.utf8).allSatisfy { $0 == $1 }
  }

  mutating func skip(past text: String) throws(FormatError) {
    while at < bytes.count {
      if starts(text) {
        at += text.utf8.count
        return
      }
      at += 1
    }
    throw .truncated(offset: UInt64(at))
  }

  mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
  }

  mutating func document(_ keeping: (String) -> Bool) throws(FormatError) {
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        try text()
        continue
      }
      if starts("<!--") {
        try skip(past: "-->")
      } else if starts("<![CDATA[") {
        guard !open.isEmpty else { throw fault("character data outside of the root element") }
        try skip(past: "]]>")
      } else if starts("<!DOCTYPE") || starts("<!doctype") {
        try documentType()
      } else if starts("<?") {
        try instruction()
      } else if starts("</") {
        try endTag()
      } else {
        try startTag(keeping)
      }
    }
    guard rootSeen else { throw fault("XML without an element") }
    guard open.isEmpty else { throw .truncated(offset: UInt64(at)) }
  }

  private mutating func text() throws(FormatError) {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: "&") { _ = try reference() } else { at += 1 }
    }
    if open.isEmpty, !bytes[start..<at].allSatisfy({ $0 <= 0x20 }) {
      at = start
      throw fault("text outside of the root element")
    }
  }

  /// A reference; its text.
  private mutating func reference() throws(FormatError) -> String {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: ";"), at - start < 64 { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: ";") else {
      at = start
      throw fault("an ampersand that starts no reference")
    }
    let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
    at += 1
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "apos": return "'"
    case "quot": return "\""
    default: break
    }
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      // XML 1.0, 2.2: of the control characters only tab and line ends.
      guard let value, let scalar = Unicode.Scalar(value),
        value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value)
      else {
        at = start
        throw fault("a character reference")
      }
      return String(Character(scalar))
    }
    if oddities.count < 100 { oddities.append(.entity(name, offset: UInt64(start))) }
    return ""
  }

  private mutating func documentType() throws(FormatError) {
    let start = at
    var depth = 0
    var quote: UInt8?
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "]") {
        depth -= 1
      } else if byte == UInt8(ascii: ">"), depth <= 0 {
        let words = String(decoding: bytes[start..<at], as: UTF8.self)
        oddities.append(.documentType(String(words.prefix(400)), offset: UInt64(start)))
        return
      }
    }
    // The rest may be declarations that never end: tell it before the fault.
    let words = String(decoding: bytes[start..<min(bytes.count, start + 400)], as: UTF8.self)
    oddities.append(.documentType(words, offset: UInt64(start)))
    throw .truncated(offset: UInt64(at))
  }

  private mutating func instruction() throws(FormatError) {
    let start = at
    at += 2
    let name = self.name()
    try skip(past: "?>")
    if name == "xml", !rootSeen, open.isEmpty { return }
    if oddities.count < 100 { oddities.append(.instruction(name, offset: UInt64(start))) }
  }

  private mutating func name() -> String {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      let isName =
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
        || (0x30...0x39).contains(byte) || ":_-.".utf8.contains(byte)
      guard isName else { break }
      at += 1
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func startTag(_ keeping: (String) -> Bool) throws(FormatError) {
    let start = at
    guard !open.isEmpty || !rootSeen else { throw fault("a second root element") }
    rootSeen = true
    tags += 1
    guard tags <= FormatLimits.xmlTags else {
      throw .limit(offset: UInt64(at), "the tags of an XML file")
    }
    at += 1
    let name = self.name()
    guard !name.isEmpty else { throw fault("a tag without a name") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard at < bytes.count else { throw .truncated(offset: UInt64(at)) }
      if starts("/>") || bytes[at] == UInt8(ascii: ">") { break }
      let key = self.name()
      guard !key.isEmpty, !attributes.contains(where: { $0.name == key }) else {
        throw fault("an attribute")
      }
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { throw fault("an attribute") }
      at += 1
      skipSpace()
      attributes.append((key, try attributeValue()))
      guard attributes.count <= 1_000 else {
        throw .limit(offset: UInt64(at), "the attributes of a tag")
      }
    }
    if keeping(name) {
      elements.append(
        .init(name: name, attributes: attributes, depth: open.count, offset: UInt64(start)))
    }
    if bytes[at] == UInt8(ascii: ">") {
      at += 1
      open.append(name)
      guard open.count <= FormatLimits.xmlDepth else {
        throw .limit(offset: UInt64(at), "the nesting of an XML file")
      }
    } else {
      at += 2
    }
  }

  private mutating func attributeValue() throws(FormatError) -> String {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
      throw fault("an attribute without quotes")
    }
    let quote = bytes[at]
    at += 1
    var value = ""
    var start = at
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "<") { throw fault("a tag inside an attribute") }
      if bytes[at] == UInt8(ascii: "&") {
        value += String(decoding: bytes[start..<at], as: UTF8.self)
        value += try reference()
        start = at
      } else {
        at += 1
      }
    }
    guard at < bytes.count else { throw .truncated(offset: UInt64(at)) }
    value += String(decoding: bytes[start..<at], as: UTF8.self)
    at += 1
    return value
  }

  private mutating func endTag() throws(FormatError) {
    at += 2
    let name = self.name()
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ">"), open.popLast() == name else {
      throw fault("an end tag that does not fit")
    }
    at += 1
  }
}
