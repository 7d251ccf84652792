/// Writing JSON: compact, canonical (sorted as in RFC 8785, section 3.2.3) or indented for people.

extension JSON {
  /// How a value is laid out.
  package enum Layout: Sendable {
    /// No white space, members in their own order: for traffic.
    case compact
    /// No white space, members sorted by UTF-16 code units: for what is hashed or signed.
    case canonical
    /// Two spaces for each level, members in their own order: for people.
    case indented
  }

  /// The UTF-8 bytes of the value.
  package func encoded(_ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(self, level: 0)
    return writer.bytes
  }

  /// The text of the value.
  package func text(_ layout: Layout = .compact) -> String {
    String(decoding: encoded(layout), as: UTF8.self)
  }
}

private struct JSONWriter {
  let layout: JSON.Layout
  var bytes: [UInt8] = []

  init(layout: JSON.Layout) {
    self.layout = layout
  }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let number): append(number.text)
    case .string(let text): quote(text)
    case .array(let elements): write(elements, level: level)
    case .object(let object): write(object, level: level)
    }
  }

  private mutating func write(_ elements: [JSON], level: Int) {
    guard !elements.isEmpty else { return append("[]") }
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(level + 1)
      write(element, level: level + 1)
    }
    breakLine(level)
    append("]")
  }

  private mutating func write(_ object: JSONObject, level: Int) {
    guard object.count > 0 else { return append("{}") }
    append("{")
    for (index, member) in ordered(object).enumerated() {
      if index > 0 { append(",") }
      breakLine(level + 1)
      quote(member.key)
      append(layout == .indented ? ": " : ":")
      write(member.value, level: level + 1)
    }
    breakLine(level)
    append("}")
  }

  private func ordered(_ object: JSONObject) -> [(key: String, value: JSON)] {
    guard layout == .canonical else { return object.members }
    return object.members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
  }

  private mutating func breakLine(_ level: Int) {
    guard layout == .indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: level * 2))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20: append("\\u00" + Hex.encode(CollectionOfOne(byte)))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
