/// A strict reader of the small part of XML that test reports use: elements, attributes, text, CDATA,
/// comments. Document types, processing instructions beyond the declaration, and entities other than
/// the five predefined ones are refused, so nothing can expand or reach outside.
/// Source: XML 1.0, fifth edition, sections 2.1 to 2.6 and 3.1.

/// What is wrong with an XML document, and at which byte.
package struct XMLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, in words.
  package let words: String
  /// Offset in bytes from the start.
  package let offset: Int

  package var description: String { "\(words) at byte \(offset)" }
}

/// One element: its name, attributes and child elements, and the bytes of its own text.
struct XMLElement: Sendable {
  var name: String
  var attributes: [String: String] = [:]
  var children: [XMLElement] = []
  var text = ""
}

/// Reads a document; used once.
struct XMLReader {
  private let bytes: [UInt8]
  private var at = 0
  private var nodes = 0

  /// The root element of the document.
  static func parse(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLError(words: "not valid UTF-8", offset: 0)
    }
    var reader = XMLReader(bytes: bytes)
    return try reader.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: document

  private mutating func document() throws(XMLError) -> XMLElement {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if has("<?xml") { _ = try upTo("?>", "the XML declaration does not end") }
    try skipMisc()
    guard peek == UInt8(ascii: "<"), let root = try elements() else {
      throw fault("expected an element")
    }
    try skipMisc()
    guard at == bytes.count else { throw fault("there is something after the root element") }
    return root
  }

  /// Reads one element with everything below it, without recursion.
  private mutating func elements() throws(XMLError) -> XMLElement? {
    var open: [XMLElement] = []
    while at < bytes.count {
      if has("<!--") {
        try comment()
      } else if has("<![CDATA[") {
        guard !open.isEmpty else { throw fault("text outside of an element") }
        at += 9
        open[open.count - 1].text += try upTo("]]>", "a CDATA section does not end")
      } else if has("<!") {
        throw fault("document types are refused")
      } else if has("<?") {
        throw fault("processing instructions are refused")
      } else if has("</") {
        guard let done = try close(&open) else { continue }
        return done
      } else if peek == UInt8(ascii: "<") {
        guard let done = try begin(&open) else { continue }
        return done
      } else {
        guard !open.isEmpty else { throw fault("text outside of an element") }
        open[open.count - 1].text += try text(until: UInt8(ascii: "<"))
      }
    }
    throw fault("the document ends inside of an element")
  }

  private mutating func begin(_ open: inout [XMLElement]) throws(XMLError) -> XMLElement? {
    at += 1
    try count()
    guard open.count < Limits.xmlDepth else { throw fault("elements are nested too deep") }
    var element = XMLElement(name: try name())
    while true {
      let spaced = skipSpace()
      if has("/>") {
        at += 2
        return append(element, to: &open)
      }
      if peek == UInt8(ascii: ">") {
        at += 1
        open.append(element)
        return nil
      }
      guard spaced else { throw fault("expected a space, `>` or `/>`") }
      let (key, value) = try attribute()
      guard element.attributes.updateValue(value, forKey: key) == nil else {
        throw fault("the attribute \"\(key.prefix(64))\" appears twice")
      }
    }
  }

  private mutating func close(_ open: inout [XMLElement]) throws(XMLError) -> XMLElement? {
    at += 2
    let name = try name()
    _ = skipSpace()
    guard peek == UInt8(ascii: ">") else { throw fault("expected `>`") }
    guard let element = open.popLast(), element.name == name else {
      throw fault("`</\(name.prefix(64))>` closes another element")
    }
    at += 1
    return append(element, to: &open)
  }

  /// Puts a finished element below its parent; answers it when it has none.
  private func append(_ element: XMLElement, to open: inout [XMLElement]) -> XMLElement? {
    guard !open.isEmpty else { return element }
    open[open.count - 1].children.append(element)
    return nil
  }

  // MARK: parts

  private mutating func attribute() throws(XMLError) -> (String, String) {
    try count()
    let key = try name()
    _ = skipSpace()
    guard peek == UInt8(ascii: "=") else { throw fault("expected `=`") }
    at += 1
    _ = skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw fault("expected a quoted value")
    }
    at += 1
    let value = try text(until: quote)
    guard peek == quote else { throw fault("an attribute does not end") }
    at += 1
    return (key, value)
  }

  private mutating func name() throws(XMLError) -> String {
    let start = at
    while at < bytes.count, isNameByte(bytes[at], first: at == start) { at += 1 }
    guard at > start, at - start <= Limits.reportNameBytes else { throw fault("expected a name") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: true
    case 48...57, UInt8(ascii: "-"), UInt8(ascii: "."): !first
    default: false
    }
  }

  private mutating func text(until end: UInt8) throws(XMLError) -> String {
    try count()
    var result: [UInt8] = []
    while at < bytes.count, bytes[at] != end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "&") {
        result += try reference()
      } else if byte == UInt8(ascii: "<") {
        throw fault("`<` inside of an attribute")
      } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        throw fault("a control character")
      } else {
        result.append(byte)
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func reference() throws(XMLError) -> [UInt8] {
    let known: [(String, String)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"),
    ]
    for (written, meant) in known where has(written) {
      at += written.utf8.count
      return Array(meant.utf8)
    }
    guard has("&#") else { throw fault("entities are refused") }
    let start = at
    let isHex = has("&#x")
    at += isHex ? 3 : 2
    let digits = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ";"), at - digits <= 8 { at += 1 }
    let text = String(decoding: bytes[digits..<at], as: UTF8.self)
    guard at < bytes.count, bytes[at] == UInt8(ascii: ";"),
      let value = UInt32(text, radix: isHex ? 16 : 10), !text.hasPrefix("+"),
      value >= 0x20 || value == 9 || value == 10 || value == 13, let scalar = Unicode.Scalar(value)
    else {
      at = start
      throw fault("not a character reference")
    }
    at += 1
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func comment() throws(XMLError) {
    at += 4
    _ = try upTo("-->", "a comment does not end")
  }

  private mutating func skipMisc() throws(XMLError) {
    while true {
      _ = skipSpace()
      guard has("<!--") else { return }
      try comment()
    }
  }

  // MARK: bytes

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func has(_ text: String) -> Bool {
    bytes.count - at >= text.utf8.count && bytes[at...].starts(with: text.utf8)
  }

  private mutating func skipSpace() -> Bool {
    let start = at
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    return at > start
  }

  private mutating func upTo(_ mark: String, _ words: String) throws(XMLError) -> String {
    let start = at
    let first = mark.utf8.first
    while at < bytes.count {
      if bytes[at] == first, has(mark) {
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        at += mark.utf8.count
        return text
      }
      at += 1
    }
    at = start
    throw fault(words)
  }

  private mutating func count() throws(XMLError) {
    nodes += 1
    guard nodes <= Limits.xmlNodes else { throw fault("the document has too many parts") }
  }

  private func fault(_ words: String) -> XMLError { XMLError(words: words, offset: at) }
}
