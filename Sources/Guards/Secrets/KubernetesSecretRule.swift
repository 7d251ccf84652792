/// Secrets of Kubernetes: a document of YAML with `kind: Secret` and values in base64 under `data:`, in
/// either order (kubernetes.io, "Secrets").

/// The values under `data:` of such a document, from the first to the last.
enum KubernetesSecretRule {
  /// Which part comes first.
  private enum Part: Sendable { case kind, data }

  private static let parts: [(text: String, part: Part)] = [("kind:", .kind), ("data:", .data)]
  static let anchors: [Anchor] = parts.map { .folded($0.text, atTokenStart: true) }
  private static let secret = Array("secret".utf8)
  private static let kind = Array("kind:".utf8)
  private static let data = Array("data:".utf8)
  private static let name = ByteClass.alphanumeric.union(ByteClass("_.-"))
  private static let blanks = ByteClass(" \t")
  private static let shortest = 12
  /// How far the other part may stand from the first.
  private static let reach = 512

  static func match(_ reader: inout ByteReader, number: Int) throws(Undecided) -> RuleMatch? {
    guard parts.indices.contains(number) else { return nil }
    let range =
      parts[number].part == .kind
      ? try valuesAfterKind(&reader, reader.position) : try valuesBeforeKind(&reader)
    guard let range else { return nil }
    return RuleMatch(type: "secret.kubernetes-secret", range: range, confidence: 0.85)
  }

  private static func valuesAfterKind(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    guard var index = try secretEnd(&reader, start + kind.count) else { return nil }
    while index < start + reach, let next = try nextLine(&reader, index) {
      let text = next + (try reader.run(of: blanks, from: next, atMost: 16))
      if try reader.has(data, at: text) { return try values(&reader, text + data.count)?.range }
      // Another document of the same file.
      if try reader.peek(text) == UInt8(ascii: "-"), text == next { return nil }
      index = text
    }
    return nil
  }

  private static func valuesBeforeKind(_ reader: inout ByteReader) throws(Undecided) -> Range<Int>?
  {
    let start = reader.position + data.count
    guard let found = try values(&reader, start) else { return nil }
    var line = found.next
    while line < start + 2 * reach {
      let text = line + (try reader.run(of: blanks, from: line, atMost: 16))
      if try reader.has(kind, at: text) {
        return try secretEnd(&reader, text + kind.count) == nil ? nil : found.range
      }
      guard let next = try nextLine(&reader, text) else { return nil }
      line = next
    }
    return nil
  }

  /// The place after `Secret` and the end of its line.
  private static func secretEnd(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Int? {
    var index = start
    while index < start + 4, let byte = try reader.peek(index), " \t\"'".utf8.contains(byte) {
      index += 1
    }
    guard try reader.has(secret, at: index, folded: true) else { return nil }
    index += secret.count
    guard let byte = try reader.peek(index) else { return index }
    return byte.isAlphanumeric ? nil : index
  }

  /// The first byte of the next line, if there is one near.
  private static func nextLine(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Int? {
    var index = start
    while index < start + reach, let byte = try reader.peek(index) {
      index += 1
      if byte == UInt8(ascii: "\n") { return index }
    }
    return nil
  }

  /// The lines `name: base64`, further in than nothing, from the first value to the last.
  private static func values(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> (range: Range<Int>, next: Int)? {
    var line = start + (try reader.run(of: blanks, from: start, atMost: 16))
    guard let end = try reader.peek(line), end == 0x0A || end == 0x0D,
      let first = try nextLine(&reader, line)
    else { return nil }
    line = first
    var range: Range<Int>?
    while line < start + reach {
      let indent = try reader.run(of: blanks, from: line, atMost: 16)
      guard indent > 0 else { break }
      if let value = try value(&reader, line + indent) {
        range = (range?.lowerBound ?? value.lowerBound)..<value.upperBound
        line = value.upperBound
      } else if try reader.peek(line + indent) != UInt8(ascii: "#"), range == nil {
        return nil
      }
      guard let next = try nextLine(&reader, line) else { break }
      line = next
    }
    return range.map { ($0, line) }
  }

  /// The value of `name: value`, when it is base64 of some length; in a block, too.
  private static func value(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Range<Int>? {
    let length = try reader.run(of: name, from: start, atMost: 64)
    guard length > 0, try reader.peek(start + length) == UInt8(ascii: ":") else { return nil }
    var index = start + length + 1
    while index < start + length + 32, let byte = try reader.peek(index),
      " \t\"'|>-+\r\n".utf8.contains(byte)
    {
      index += 1
    }
    let count = try reader.run(of: .base64, from: index, atMost: 1_024)
    let pad = try reader.run(of: ByteClass("="), from: index + count, atMost: 2)
    guard count + pad >= shortest, (count + pad) % 4 == 0 || count == 1_024 else { return nil }
    return index..<(index + count + pad)
  }
}
