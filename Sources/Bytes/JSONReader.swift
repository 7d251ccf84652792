/// A strict JSON reader for untrusted bytes (RFC 8259, with the doors closed that it leaves open):
/// UTF-8 only, no duplicate keys, no lone surrogates, no bytes after the value, bounded everywhere.

/// Bounds on what is read.
package struct JSONLimits: Sendable {
  /// Levels of arrays and objects.
  package var depth: Int
  /// Values in the whole document.
  package var values: Int
  /// Bytes of the whole document.
  package var bytes: Int

  /// Sets the three bounds.
  package init(depth: Int, values: Int, bytes: Int) {
    self.depth = depth
    self.values = values
    self.bytes = bytes
  }

  /// For statements, requests and settings: 64 levels, a million values, 64 MiB.
  package static let standard = JSONLimits(depth: 64, values: 1_000_000, bytes: 64 << 20)
  /// For the headers of model files, which list hundreds of thousands of tensors, and for models
  /// written as trees of objects.
  package static let modelHeader = JSONLimits(depth: 128, values: 8_000_000, bytes: 100_000_000)
}

/// What is wrong with a document, and at which byte.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Kind: Equatable, Sendable {
    case tooLarge, tooDeep, tooManyValues, truncated, unexpectedByte, invalidNumber, invalidEscape
    case invalidUTF8, controlCharacter, trailingBytes, loneSurrogate
    case duplicateKey(String)
  }

  /// The fault.
  package let kind: Kind
  /// Offset in bytes from the start of the document.
  package let offset: Int

  /// A fault of `kind` at byte `offset`.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  package var description: String { "\(words) at byte \(offset)" }

  private var words: String {
    switch kind {
    case .tooLarge: "the document is larger than allowed"
    case .tooDeep: "arrays and objects are nested too deep"
    case .tooManyValues: "the document has more values than allowed"
    case .truncated: "the document ends too early"
    case .unexpectedByte: "unexpected character"
    case .invalidNumber: "not a JSON number"
    case .invalidEscape: "not a JSON escape"
    case .invalidUTF8: "not valid UTF-8"
    case .controlCharacter: "a control character must be escaped"
    case .trailingBytes: "there is something after the end of the document"
    case .loneSurrogate: "half of a surrogate pair"
    case .duplicateKey(let key): "the key \"\(key.prefix(64))\" appears twice"
    }
  }
}

extension JSON {
  /// Reads one value that fills `bytes`, white space aside.
  package static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError)
    -> JSON
  {
    guard bytes.count <= limits.bytes else { throw JSONError(kind: .tooLarge, offset: 0) }
    var reader = JSONReader(limits: limits)
    return try reader.document(bytes.span)
  }

  /// Reads one value from the UTF-8 bytes of `text`.
  package static func parse(text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSON
  {
    try parse(Array(text.utf8), limits: limits)
  }
}

private struct JSONReader {
  let limits: JSONLimits
  var at = 0
  var values = 0

  init(limits: JSONLimits) {
    self.limits = limits
  }

  mutating func document(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    skipSpace(bytes)
    let value = try value(bytes, depth: 0)
    skipSpace(bytes)
    guard at == bytes.count else { throw fault(.trailingBytes) }
    return value
  }

  // MARK: values

  private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSON {
    values += 1
    guard values <= limits.values else { throw fault(.tooManyValues) }
    switch try peek(bytes) {
    case UInt8(ascii: "{"): return .object(try object(bytes, depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(bytes, depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string(bytes))
    case UInt8(ascii: "t"): return try word("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .bool(false), bytes)
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(bytes))
    default: throw fault(.unexpectedByte)
    }
  }

  private mutating func object(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSONObject {
    guard depth <= limits.depth else { throw fault(.tooDeep) }
    var object = JSONObject()
    at += 1
    skipSpace(bytes)
    if try peek(bytes) == UInt8(ascii: "}") {
      at += 1
      return object
    }
    while true {
      let keyOffset = at
      guard try peek(bytes) == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
      let key = try string(bytes)
      guard object[key] == nil else {
        throw JSONError(kind: .duplicateKey(key), offset: keyOffset)
      }
      skipSpace(bytes)
      try expect(UInt8(ascii: ":"), bytes)
      skipSpace(bytes)
      object[key] = try value(bytes, depth: depth)
      skipSpace(bytes)
      if try separator(closing: UInt8(ascii: "}"), bytes) { return object }
    }
  }

  private mutating func array(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> [JSON] {
    guard depth <= limits.depth else { throw fault(.tooDeep) }
    var elements: [JSON] = []
    at += 1
    skipSpace(bytes)
    if try peek(bytes) == UInt8(ascii: "]") {
      at += 1
      return elements
    }
    while true {
      elements.append(try value(bytes, depth: depth))
      skipSpace(bytes)
      if try separator(closing: UInt8(ascii: "]"), bytes) { return elements }
    }
  }

  /// Reads `,` and the space after it, or the closing byte; answers whether it closed.
  private mutating func separator(closing: UInt8, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    let byte = try peek(bytes)
    guard byte == closing || byte == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
    at += 1
    if byte == closing { return true }
    skipSpace(bytes)
    return false
  }

  private mutating func word(_ word: String, _ value: JSON, _ bytes: Span<UInt8>) throws(JSONError)
    -> JSON
  {
    for letter in word.utf8 { try expect(letter, bytes) }
    return value
  }

  private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSONNumber {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "0") { at += 1 } else { try digits(bytes) }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits(bytes)
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      try digits(bytes)
    }
    return JSONNumber(
      validated: String(decoding: [UInt8](copying: bytes.extracting(start..<at)), as: UTF8.self))
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = at
    while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") {
      at += 1
    }
    guard at > start else { throw fault(.invalidNumber) }
  }

  // MARK: strings

  private mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    at += 1
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        let text = try text(bytes.extracting(start..<at), at: start)
        at += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(bytes, from: start) }
      guard byte >= 0x20 else { throw fault(.controlCharacter) }
      at += 1
    }
    throw fault(.truncated)
  }

  private mutating func escapedString(_ bytes: Span<UInt8>, from start: Int) throws(JSONError)
    -> String
  {
    var buffer = [UInt8](copying: bytes.extracting(start..<at))
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        let text = try text(buffer.span, at: start)
        at += 1
        return text
      }
      guard byte >= 0x20 else { throw fault(.controlCharacter) }
      if byte == UInt8(ascii: "\\") {
        try escape(bytes, into: &buffer)
      } else {
        buffer.append(byte)
        at += 1
      }
    }
    throw fault(.truncated)
  }

  private mutating func escape(_ bytes: Span<UInt8>, into buffer: inout [UInt8]) throws(JSONError) {
    at += 1
    let letter = try peek(bytes)
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(letter)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): buffer.append(contentsOf: try unicodeEscape(bytes))
    default: throw JSONError(kind: .invalidEscape, offset: at - 1)
    }
  }

  private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(JSONError) -> [UInt8] {
    let start = at - 2
    var scalar = UInt32(try hexQuad(bytes))
    if (0xD800..<0xDC00).contains(scalar) {
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      else { throw JSONError(kind: .loneSurrogate, offset: start) }
      at += 2
      let low = UInt32(try hexQuad(bytes))
      guard (0xDC00..<0xE000).contains(low) else {
        throw JSONError(kind: .loneSurrogate, offset: start)
      }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let unicode = Unicode.Scalar(scalar) else {
      throw JSONError(kind: .loneSurrogate, offset: start)
    }
    return Array(String(Character(unicode)).utf8)
  }

  private mutating func hexQuad(_ bytes: Span<UInt8>) throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let digit = try peek(bytes)
      guard let nibble = Character(Unicode.Scalar(digit)).hexDigitValue, digit < 0x80 else {
        throw fault(.invalidEscape)
      }
      value = value << 4 | UInt16(nibble)
      at += 1
    }
    return value
  }

  private func text(_ bytes: Span<UInt8>, at offset: Int) throws(JSONError) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw JSONError(kind: .invalidUTF8, offset: offset + error.byteOffsets.lowerBound)
    }
  }

  // MARK: bytes

  private func fault(_ kind: JSONError.Kind) -> JSONError { JSONError(kind: kind, offset: at) }

  private func peek(_ bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
    guard at < bytes.count else { throw fault(.truncated) }
    return bytes[at]
  }

  private mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try peek(bytes) == byte else { throw fault(.unexpectedByte) }
    at += 1
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }
}
