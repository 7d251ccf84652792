/// The form of the most frequent entry, checked byte by byte: an audit record with its body inside, in
/// canonical JSON. Reading it as JSON takes longer than all the rest of a verification.

import Bytes

enum EntryForm {
  /// Whether `bytes` are an inline audit entry exactly as `LedgerEntry.encoded` writes it. `false` means
  /// that it is something else or needs the full reader, not that it is wrong.
  static func isInlineAudit(_ bytes: [UInt8]) -> Bool {
    var scan = Scan(bytes)
    return scan.literal(at) && scan.number() && scan.literal(kind) && scan.text()
      && scan.literal(sealed) && scan.base64() && scan.literal(tenant) && scan.text()
      && scan.literal(end) && scan.isAtEnd
  }

  private static let at = Array("{\"at\":".utf8)
  private static let kind = Array(",\"kind\":\"audit\",\"requestID\":\"".utf8)
  private static let sealed = Array("\",\"sealed\":\"".utf8)
  private static let tenant = Array("\",\"tenant\":\"".utf8)
  private static let end = Array("\"}".utf8)

  /// Plain characters of a JSON string: no quote, no backslash, ASCII only.
  private static let plain: [Bool] = (0..<256).map { byte in
    (0x20...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
  }
  private static let alphabet: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8 {
      table[Int(byte)] = true
    }
    return table
  }()

  private struct Scan {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func literal(_ text: [UInt8]) -> Bool {
      guard bytes.count - position >= text.count else { return false }
      for index in text.indices where bytes[position + index] != text[index] { return false }
      position += text.count
      return true
    }

    /// A decimal of at most 18 digits without leading zeroes.
    mutating func number() -> Bool {
      let start = position
      while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
      let count = position - start
      return (1...18).contains(count) && (count == 1 || bytes[start] != 0x30)
    }

    mutating func text() -> Bool {
      skip(EntryForm.plain)
      return position < bytes.count
    }

    /// Base64 with padding; the last group is read by the strict decoder.
    mutating func base64() -> Bool {
      let start = position
      skip(EntryForm.alphabet)
      while position < bytes.count, bytes[position] == 0x3D { position += 1 }
      let count = position - start
      guard count.isMultiple(of: 4) else { return false }
      guard count > 0 else { return true }
      let last = String(decoding: bytes[(position - 4)..<position], as: UTF8.self)
      return Base64.decode(last) != nil
    }

    /// Most bytes of a ledger pass here: the table and the bytes are looked up once, not for each byte.
    private mutating func skip(_ table: [Bool]) {
      let bytes = bytes
      var at = position
      while at < bytes.count, table[Int(bytes[at])] { at += 1 }
      position = at
    }
  }
}
