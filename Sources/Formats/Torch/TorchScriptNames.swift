/// The dotted names in the source of a TorchScript module (`torch/csrc/jit/serialization/
/// python_print.cpp` writes it), told by a lexer: what stands in texts and comments is no name.

import Bytes

/// A dotted name and where it stands.
package struct ScriptName: Sendable, Equatable {
  /// Its parts.
  package let parts: [String]
  /// Offset of its first byte.
  package let offset: Int
}

/// The lexer.
package struct TorchScriptNames {
  private let bytes: [UInt8]
  private var position = 0
  /// The names in their order.
  package private(set) var names: [ScriptName] = []
  /// Offset of the first `^`, which calls Python functions.
  package private(set) var pythonCall: Int?

  /// Reads a source; names beyond `FormatLimits.scriptNames` and texts that do not end are faults.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    while position < bytes.count { try step() }
  }

  private mutating func step() throws(FormatError) {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try passText(byte)
    case UInt8(ascii: "^"):
      pythonCall = pythonCall ?? position
      position += 1
    case 0x30...0x39: passNumber()
    default:
      guard Self.startsName(byte) else {
        guard byte < 0x80, byte >= 0x20 || (0x09...0x0D).contains(byte) else {
          throw .malformed(offset: UInt64(position), "a character outside texts that is no source")
        }
        position += 1
        return
      }
      try takeName()
    }
  }

  private mutating func passText(_ quote: UInt8) throws(FormatError) {
    let start = position
    let isTriple = bytes[position...].starts(with: [quote, quote, quote])
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        position += 2
      } else if byte == quote, !isTriple || bytes[position...].starts(with: [quote, quote, quote]) {
        position += isTriple ? 3 : 1
        return
      } else {
        position += 1
      }
    }
    throw .malformed(offset: UInt64(start), "a text without an end")
  }

  /// Digits, letters and points: nothing that follows a digit directly is a name.
  private mutating func passNumber() {
    while position < bytes.count {
      let byte = bytes[position]
      guard Self.continuesName(byte) || byte == UInt8(ascii: ".") else { return }
      position += 1
    }
  }

  private mutating func takeName() throws(FormatError) {
    let start = position
    var parts = [takePart()]
    while let next = nextPart() {
      position = next
      parts.append(takePart())
    }
    // A name after a closing bracket is an attribute of the expression before it.
    var before = start - 1
    while before >= 0, Self.isSpace(bytes[before]) { before -= 1 }
    if before >= 0, bytes[before] == UInt8(ascii: ".") { parts.insert("", at: 0) }
    guard names.count < FormatLimits.scriptNames else {
      throw .limit(offset: UInt64(start), "the number of names")
    }
    names.append(ScriptName(parts: parts, offset: start))
  }

  private mutating func takePart() -> String {
    let start = position
    while position < bytes.count, Self.continuesName(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Where the part after a point starts, if one follows.
  private func nextPart() -> Int? {
    var index = position
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, Self.startsName(bytes[index]) else { return nil }
    return index
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || (0x30...0x39).contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x5C || (0x09...0x0D).contains(byte)
  }
}
