/// Links that carry data away: a picture in markdown or HTML is fetched as soon as it is shown, and
/// its address tells the server whatever was written into it. Ordinary pictures and links pass.

/// The rules of the family `exfiltration`.
struct ExfiltrationRules: LexicalRules {
  private static let beforeValue = ByteClass(" =\"'\\")
  private static let middle = Array("](".utf8)
  private static let tag = Array("<img".utf8)
  private static let source = Array("src".utf8)
  private static let longestText = 512
  private static let longestAddress = 1_400
  /// What may stand in an address: anything visible that does not end it in markdown or HTML.
  private static let address = ByteClass((0x21...0xFF).filter { $0 != 0x7F })
    .subtracting("()<>\"'`\\")

  let anchors: [Anchor] = [.literal("!["), .literal("]("), .folded("<img")]

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    switch try reader.peek(reader.position) {
    case UInt8(ascii: "!"): try markdownImage(&reader)
    case UInt8(ascii: "]"): try markdownLink(&reader)
    case UInt8(ascii: "<"): try image(&reader)
    default: nil
    }
  }

  /// `![text](address "title")`
  private func markdownImage(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.peek(start + 1) == UInt8(ascii: "[") else { return nil }
    var index = start + 2
    let textEnd = index + Self.longestText
    while index < textEnd, let byte = try reader.peek(index), byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\n") { return nil }
      if byte == UInt8(ascii: "!"), try reader.peek(index + 1) == UInt8(ascii: "[") { return nil }
      index += 1
    }
    guard let address = try destination(&reader, at: index) else { return nil }
    var end = address.upperBound
    let titleEnd = end + 128
    while end < titleEnd, let byte = try reader.peek(end), byte != UInt8(ascii: ")") {
      if byte == UInt8(ascii: "\n") { break }
      end += 1
    }
    guard try reader.peek(end) == UInt8(ascii: ")"),
      let confidence = LinkPayload.confidence(of: reader.copy(address), isImage: true)
    else { return nil }
    return RuleMatch(
      type: "exfiltration.markdown-image", range: start..<(end + 1), confidence: confidence)
  }

  /// `[text](address)`, from the closing bracket on; only the address is marked.
  private func markdownLink(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    guard let address = try destination(&reader, at: reader.position),
      let confidence = LinkPayload.confidence(of: reader.copy(address), isImage: false)
    else { return nil }
    return RuleMatch(
      type: "exfiltration.markdown-link", range: address, confidence: confidence)
  }

  /// The address after `](`, without surrounding angle brackets.
  private func destination(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Range<Int>? {
    guard try reader.has(Self.middle, at: index) else { return nil }
    var start = index + 2
    while start < index + 6, let byte = try reader.peek(start),
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "<")
    {
      start += 1
    }
    let length = try reader.run(of: Self.address, from: start, atMost: Self.longestAddress)
    return length == 0 ? nil : start..<(start + length)
  }

  /// `<img … src="address" …>`
  private func image(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.has(Self.tag, at: start, folded: true) else { return nil }
    var index = start + 4
    var found: Range<Int>?
    let tagEnd = start + Self.longestAddress
    while index < tagEnd, let byte = try reader.peek(index) {
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") { return nil }
      if found == nil, byte.lowercased == UInt8(ascii: "s"),
        try reader.has(Self.source, at: index, folded: true)
      {
        found = try attributeValue(&reader, at: index + Self.source.count)
        index = max(index + 1, found?.upperBound ?? 0)
      } else {
        index += 1
      }
    }
    guard let found, try reader.peek(index) == UInt8(ascii: ">"),
      let confidence = LinkPayload.confidence(of: reader.copy(found), isImage: true)
    else { return nil }
    return RuleMatch(
      type: "exfiltration.html-image", range: start..<(index + 1), confidence: confidence)
  }

  private func attributeValue(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Range<Int>? {
    var start = index
    while start < index + 6, let byte = try reader.peek(start),
      Self.beforeValue.contains(byte)
    {
      start += 1
    }
    let length = try reader.run(of: Self.address, from: start, atMost: Self.longestAddress)
    return length == 0 ? nil : start..<(start + length)
  }
}

/// What an address carries besides the way to a page.
enum LinkPayload {
  private static let longValue = 40
  private static let encodedRun = 32
  private static let encodedRunInLink = 64

  /// How sure it is that the address carries data; `nil` for ordinary ones.
  static func confidence(of address: [UInt8], isImage: Bool) -> Double? {
    guard let rest = afterScheme(address) else { return nil }
    let mark = rest.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let query = mark.map { Array(rest[($0 + 1)...]) } ?? []
    let path = Array(rest[..<(mark ?? rest.endIndex)])
    if hasSlot(query) || hasSlot(path) { return isImage ? 0.9 : 0.7 }
    let values = query.split(separator: UInt8(ascii: "&")).map(value)
    let longest = values.map(longestEncodedRun).max() ?? 0
    if !isImage { return longest >= encodedRunInLink ? 0.65 : nil }
    if longest >= encodedRun { return 0.85 }
    if values.contains(where: isProse) { return 0.85 }
    if values.contains(where: { $0.count >= longValue }) { return 0.7 }
    let segments = path.split(separator: UInt8(ascii: "/")).dropFirst().map(Array.init)
    return segments.contains { isEncodedSegment($0) || isProse($0) } ? 0.7 : nil
  }

  private static func afterScheme(_ address: [UInt8]) -> [UInt8]? {
    let text = String(decoding: address.prefix(10).map(\.lowercased), as: UTF8.self)
    for scheme in ["https://", "http://", "//", "ftp://"] where text.hasPrefix(scheme) {
      return Array(address.dropFirst(scheme.utf8.count))
    }
    return nil
  }

  private static func value(_ pair: ArraySlice<UInt8>) -> [UInt8] {
    guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return Array(pair) }
    return Array(pair[(equals + 1)...])
  }

  /// A place to be filled in: `{data}`, `[DATA]`, `%7Bdata%7D`, `$data`.
  private static func hasSlot(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    return text.contains("{") || text.contains("%7b") || text.contains("[")
      || text.contains("%5b") || text.contains("=$")
  }

  /// Several words in one value.
  private static func isProse(_ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    let blanks = text.split(separator: "%20").count - 1 + value.count { $0 == UInt8(ascii: "+") }
    return value.count >= 16 && blanks >= 2
  }

  private static func longestEncodedRun(_ value: [UInt8]) -> Int {
    let run = value.prefix { ByteClass.base64.contains($0) || ByteClass.base64URL.contains($0) }
    return run.count >= encodedRun && Randomness.isTokenLike(Array(run)) ? run.count : 0
  }

  /// A path segment that is encoded text and no file name or digest.
  private static func isEncodedSegment(_ segment: [UInt8]) -> Bool {
    segment.count >= 48 && segment.allSatisfy(ByteClass.base64URL.union(.base64).contains)
      && !segment.allSatisfy(ByteClass.hex.union(ByteClass("-")).contains)
      && Randomness.isTokenLike(segment)
  }
}
