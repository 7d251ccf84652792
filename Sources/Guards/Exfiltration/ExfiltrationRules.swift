/// Links that carry data away: a picture in markdown or HTML is fetched as soon as it is shown, and
/// its address tells the server whatever was written into it. Ordinary pictures and links pass.

/// The rules of the family `exfiltration`.
struct ExfiltrationRules: LexicalRules {
  private static let middle = Array("](".utf8)
  private static let colon = Array("]:".utf8)
  private static let longestText = 512
  static let longestAddress = 1_400
  /// What may stand in an address: anything visible that does not end it in markdown or HTML.
  static let address = ByteClass((0x21...0xFF).filter { $0 != 0x7F })
    .subtracting("()<>\"'`\\")
  /// Within quotes and angle brackets parentheses may stand, too.
  static let quotedAddress = ByteClass((0x20...0xFF).filter { $0 != 0x7F })
    .subtracting("<>\"`")
  private static let css = Array("url(".utf8)

  private let payload: LinkPayload

  init(trusted: DomainList = DomainList("")) {
    payload = LinkPayload(trusted: trusted)
  }

  private static let own: [Anchor] = [
    .literal("!["), .literal("]("),
    .sequence([ByteClass("]"), ByteClass(":"), Marks.beforeAddress]), .folded("url("),
    .folded("http://"), .folded("https://"),
  ]

  let anchors: [Anchor] = own + HTMLTagRule.anchors

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    switch reader.anchor {
    case 0: try markdownImage(&reader)
    case 1: try markdownLink(&reader)
    case 2: try definition(&reader)
    case 3: try styleSheet(&reader)
    case 4, 5: try plain(&reader)
    default:
      try HTMLTagRule(payload: payload).match(&reader, number: reader.anchor - Self.own.count)
    }
  }

  /// `![text](address "title")`
  private func markdownImage(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.peek(start + 1) == UInt8(ascii: "[") else { return nil }
    var index = start + 2
    let textEnd = index + Self.longestText
    while index < textEnd, let byte = try reader.peek(index), byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\n"), try reader.peek(index + 1) == UInt8(ascii: "\n") { return nil }
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
    guard let confidence = payload.confidence(of: reader.copy(address), .automatic) else {
      return nil
    }
    let last = try reader.peek(end) == UInt8(ascii: ")") ? end + 1 : address.upperBound
    return RuleMatch(
      type: "exfiltration.markdown-image", range: start..<last, confidence: confidence)
  }

  /// `[text](address)`, from the closing bracket on; only the address is marked.
  private func markdownLink(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    guard let address = try destination(&reader, at: reader.position),
      let confidence = payload.confidence(of: reader.copy(address), .onClick)
    else { return nil }
    return RuleMatch(
      type: "exfiltration.markdown-link", range: address, confidence: confidence)
  }

  /// `[name]: address`, which a picture or a link elsewhere in the text refers to. Which of both is
  /// not known here, so it counts as a picture.
  private func definition(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    var start = reader.position + Self.colon.count
    let blanks = start + 8
    while start < blanks, let byte = try reader.peek(start),
      Marks.beforeAddress.contains(byte)
    {
      start += 1
    }
    guard start > reader.position + Self.colon.count,
      let first = try reader.peek(start), Marks.firstOfAddress.contains(first)
    else { return nil }
    let length = try reader.run(of: Self.address, from: start, atMost: Self.longestAddress)
    let address = start..<(start + length)
    guard length > 8, let confidence = payload.confidence(of: reader.copy(address), .automatic)
    else { return nil }
    return RuleMatch(type: "exfiltration.reference", range: address, confidence: confidence)
  }

  /// The address after `](`, without surrounding angle brackets.
  private func destination(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> Range<Int>? {
    guard try reader.has(Self.middle, at: index) else { return nil }
    var start = index + 2
    var isQuoted = false
    while start < index + 8, let byte = try reader.peek(start),
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\n")
    {
      isQuoted = isQuoted || byte == UInt8(ascii: "<")
      start += 1
    }
    let length = try length(&reader, from: start, isQuoted: isQuoted)
    return length == 0 ? nil : start..<(start + length)
  }

  /// The length of an address in which parentheses may stand in pairs.
  private func length(
    _ reader: inout ByteReader, from start: Int, isQuoted: Bool
  ) throws(Undecided) -> Int {
    let set = isQuoted ? Self.quotedAddress : Self.address
    var length = 0
    var depth = 0
    while length < Self.longestAddress, let byte = try reader.peek(start + length) {
      if byte == UInt8(ascii: "]"), try reader.peek(start + length + 1) == UInt8(ascii: "(") {
        break
      }
      if !isQuoted, byte == UInt8(ascii: "(") {
        guard depth < 4 else { break }
        depth += 1
      } else if !isQuoted, byte == UInt8(ascii: ")") {
        guard depth > 0 else { break }
        depth -= 1
      } else if !set.contains(byte), byte != UInt8(ascii: "'") || isQuoted {
        // JSON writes `https:\/\/`.
        guard byte == UInt8(ascii: "\\"), try reader.peek(start + length + 1) == UInt8(ascii: "/")
        else { break }
      }
      length += 1
    }
    return length
  }

  /// `url(address)` in a style sheet or an attribute.
  private func styleSheet(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard try reader.has(Self.css, at: start, folded: true) else { return nil }
    // `httpx.URL(…)` is a call.
    if let previous = reader.before(1), previous.isAlphanumeric || previous == UInt8(ascii: ".") {
      return nil
    }
    var index = start + Self.css.count
    while index < start + 10, let byte = try reader.peek(index),
      Marks.beforeURL.contains(byte)
    {
      index += 1
    }
    let length = try reader.run(of: Self.address, from: index, atMost: Self.longestAddress)
    let address = index..<(index + length)
    guard length > 8, let confidence = payload.confidence(of: reader.copy(address), .automatic)
    else { return nil }
    return RuleMatch(type: "exfiltration.css", range: address, confidence: confidence)
  }

  /// An address in the text, also in angle brackets: followed only by who follows it.
  private func plain(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    if let previous = reader.before(1), previous.isAlphanumeric { return nil }
    let length = try reader.run(of: Self.address, from: start, atMost: Self.longestAddress)
    guard length >= 20 else { return nil }
    let isAuto = reader.before(1) == UInt8(ascii: "<")
    guard let confidence = payload.confidence(of: reader.copy(start..<(start + length)), .onClick)
    else { return nil }
    return RuleMatch(
      type: isAuto ? "exfiltration.autolink" : "exfiltration.url",
      range: start..<(start + length), confidence: confidence)
  }
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let beforeAddress = ByteClass(" \t\n<")
  static let firstOfAddress = ByteClass("hHfF/jJdD")
  static let beforeURL = ByteClass(" \"'\\")
}
