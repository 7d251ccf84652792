/// Messages of Protocol Buffers written as text (protobuf.dev "Text Format Language"), as
/// TensorFlow's `.pbtxt` and Caffe's `.prototxt` are: turned to bytes by a schema, so that they are
/// judged by the same readers. Names of enumerations become zero.

import Bytes

/// Reads texts.
package struct TextMessage {
  /// A field: its name, and a value or the fields inside.
  private struct Field {
    let name: String
    let value: Value
  }

  private enum Value {
    case word(String)
    case text([UInt8])
    case message([Field])
  }

  private let bytes: [UInt8]
  private var at = 0
  private var left = FormatLimits.textFields

  /// The bytes of the message of type `root` that `text` spells; `nil` if it is no such text.
  package static func encoded(_ text: [UInt8], _ schema: ProtobufSchema, _ root: String)
    -> [UInt8]?
  {
    var reader = TextMessage(text)
    guard let fields = reader.fields(until: nil, depth: 0), !fields.isEmpty else { return nil }
    return encode(fields, schema, schema.message(root))
  }

  /// Whether the text starts like a message with one of these fields; looks at its start only.
  package static func starts(_ head: [UInt8], with names: Set<String>) -> Bool {
    var reader = TextMessage(head)
    reader.skipSpace()
    guard let name = reader.word(), names.contains(name) else { return false }
    reader.skipSpace()
    return reader.at < head.count && [0x3A, 0x7B, 0x3C].contains(head[reader.at])
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: reading

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let next = byte {
      if next == UInt8(ascii: "#") {
        while let inside = byte, inside != 0x0A { at += 1 }
      } else if next == 0x20 || (0x09...0x0D).contains(next) {
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func word() -> String? {
    let start = at
    while let next = byte,
      (0x30...0x39).contains(next) || (0x41...0x5A).contains(next)
        || (0x61...0x7A).contains(next) || next == 0x5F || next == 0x2E || next == 0x2D
        || next == 0x2B
    {
      at += 1
    }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    at += 1
    return true
  }

  private mutating func fields(until end: UInt8?, depth: Int) -> [Field]? {
    guard depth < FormatLimits.textDepth else { return nil }
    var result: [Field] = []
    while true {
      skipSpace()
      guard let next = byte else { return end == nil ? result : nil }
      if next == end {
        at += 1
        return result
      }
      guard let name = word(), !name.hasPrefix("-") else { return nil }
      skipSpace()
      let hasColon = take(UInt8(ascii: ":"))
      skipSpace()
      guard let values = values(hasColon, depth) else { return nil }
      result += values.map { Field(name: name, value: $0) }
      left -= values.count
      guard left >= 0 else { return nil }
      skipSpace()
      if !take(UInt8(ascii: ",")) { _ = take(UInt8(ascii: ";")) }
    }
  }

  private mutating func values(_ hasColon: Bool, _ depth: Int) -> [Value]? {
    guard take(UInt8(ascii: "[")) else { return value(hasColon, depth).map { [$0] } }
    var result: [Value] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return result }
    while let next = value(hasColon, depth) {
      result.append(next)
      skipSpace()
      if take(UInt8(ascii: "]")) { return result }
      guard take(UInt8(ascii: ",")) else { return nil }
      skipSpace()
    }
    return nil
  }

  private mutating func value(_ hasColon: Bool, _ depth: Int) -> Value? {
    switch byte {
    case UInt8(ascii: "{"):
      at += 1
      return fields(until: UInt8(ascii: "}"), depth: depth + 1).map { .message($0) }
    case UInt8(ascii: "<"):
      at += 1
      return fields(until: UInt8(ascii: ">"), depth: depth + 1).map { .message($0) }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      var all: [UInt8] = []
      while byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let part = quoted() else { return nil }
        all += part
        skipSpace()
      }
      return hasColon ? .text(all) : nil
    default: return hasColon ? word().map { .word($0) } : nil
    }
  }

  /// A quoted text with its escapes (`\n`, `\x1f`, `\037`).
  private mutating func quoted() -> [UInt8]? {
    guard let quote = byte else { return nil }
    at += 1
    var result: [UInt8] = []
    while let next = byte, next != 0x0A {
      at += 1
      if next == quote { return result }
      guard next == UInt8(ascii: "\\") else {
        result.append(next)
        continue
      }
      guard let code = byte else { return nil }
      at += 1
      switch code {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "x"), UInt8(ascii: "X"): result.append(digits(16, 2))
      case 0x30...0x37:
        at -= 1
        result.append(digits(8, 3))
      default: result.append(code)
      }
    }
    return nil
  }

  private mutating func digits(_ radix: Int, _ limit: Int) -> UInt8 {
    var value = 0
    for _ in 0..<limit {
      guard let next = byte, let digit = Character(UnicodeScalar(next)).hexDigitValue,
        digit < radix
      else { break }
      value = value * radix + digit
      at += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  // MARK: writing

  private static func encode(
    _ fields: [Field], _ schema: ProtobufSchema, _ type: ProtobufSchema.Message
  ) -> [UInt8]? {
    var out: [UInt8] = []
    for field in fields {
      guard let number = type.numbers[field.name], let kind = type.fields[number]?.kind else {
        return nil
      }
      switch (kind, field.value) {
      case (.message(let inner), .message(let inside)):
        guard let content = encode(inside, schema, schema.message(inner)) else { return nil }
        append(number, content, &out)
      case (.string, .text(let text)), (.bytes, .text(let text)): append(number, text, &out)
      case (.varint, .word(let word)):
        out += varint(UInt64(number) << 3)
        let signed = Int64(word).map { UInt64(bitPattern: $0) }
        out += varint(signed ?? UInt64(word) ?? (word == "true" ? 1 : 0))
      case (.fixed32, .word(let word)):
        out += varint(UInt64(number) << 3 | 5)
        let bits = (Float(word) ?? 0).bitPattern
        out += (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
      case (.fixed64, .word(let word)):
        out += varint(UInt64(number) << 3 | 1)
        let bits = (Double(word) ?? 0).bitPattern
        out += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
      default: return nil
      }
      guard out.count <= FormatLimits.textMessage else { return nil }
    }
    return out
  }

  private static func append(_ number: UInt32, _ content: [UInt8], _ out: inout [UInt8]) {
    out += varint(UInt64(number) << 3 | 2)
    out += varint(UInt64(content.count))
    out += content
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var out: [UInt8] = []
    while rest > 0x7F {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(rest))
    return out
  }
}
