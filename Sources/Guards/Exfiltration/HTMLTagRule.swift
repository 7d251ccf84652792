/// Tags of HTML that fetch or send: pictures, frames, style sheets, scripts, objects, media, forms,
/// refreshes, links.

struct HTMLTagRule {
  let payload: LinkPayload

  /// The tags, and how their addresses come to be fetched.
  private static let tags: [(name: [UInt8], type: String, use: LinkUse)] =
    [
      ("img", "html-image", LinkUse.automatic), ("image", "html-image", .automatic),
      ("picture", "html-image", .automatic), ("source", "html-image", .automatic),
      ("iframe", "html-frame", .automatic), ("frame", "html-frame", .automatic),
      ("link", "html-resource", .automatic), ("script", "html-resource", .automatic),
      ("object", "html-resource", .automatic), ("embed", "html-resource", .automatic),
      ("video", "html-resource", .automatic), ("audio", "html-resource", .automatic),
      ("track", "html-resource", .automatic), ("input", "html-resource", .automatic),
      ("body", "html-resource", .automatic), ("table", "html-resource", .automatic),
      ("td", "html-resource", .automatic), ("use", "html-resource", .automatic),
      ("meta", "html-refresh", .automatic), ("base", "html-resource", .automatic),
      ("form", "html-form", .automatic), ("button", "html-form", .automatic),
      ("div", "html-resource", .automatic), ("span", "html-resource", .automatic),
      ("a", "html-link", .onClick), ("area", "html-link", .onClick),
    ].map { (Array($0.0.utf8), "exfiltration." + $0.1, $0.2) }
  /// Where the tags begin.
  static let anchors: [Anchor] = tags.map { tag in
    let name = tag.name.map { ByteClass([$0]).folded }
    return .sequence([ByteClass("<")] + name + [Marks.afterName])
  }

  /// Attributes whose values are fetched.
  private static let attributes: Set<[UInt8]> = Set(
    [
      "src", "href", "srcset", "data", "action", "formaction", "poster", "background", "content",
      "xlink:href", "ping", "lowsrc", "dynsrc", "imagesrcset", "data-src", "cite", "manifest",
      "codebase",
    ].map { Array($0.utf8) })
  private static let beforeValue = ByteClass(" =\"'\\\t\r\n")
  private static let quotedValue = ExfiltrationRules.quotedAddress.subtracting("'\\").union(
    ByteClass("\n\r\t"))
  private static let name = ByteClass.alphanumeric.union(ByteClass("-:_"))

  /// What the tag at the position, the `number`th of `anchors`, fetches.
  func match(
    _ reader: inout ByteReader, number: Int
  ) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    let tag = Self.tags[number]
    let length = tag.name.count
    var index = start + 1 + length
    var wasName = false
    var found: (range: Range<Int>, confidence: Double)?
    let tagEnd = start + ExfiltrationRules.longestAddress
    while index < tagEnd, let byte = try reader.peek(index) {
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") { return found.map { result(tag, $0, start, index) } }
      let isName = Self.name.contains(byte)
      defer { wasName = isName }
      guard isName, !wasName else {
        index += 1
        continue
      }
      index = try attribute(&reader, at: index, tag.use, &found)
    }
    guard let found else { return nil }
    let isClosed = try reader.peek(index) == UInt8(ascii: ">")
    return result(tag, found, start, isClosed ? index + 1 : index)
  }

  private func result(
    _ tag: (name: [UInt8], type: String, use: LinkUse),
    _ found: (range: Range<Int>, confidence: Double), _ start: Int, _ end: Int
  ) -> RuleMatch {
    RuleMatch(
      type: tag.type, range: tag.use == .onClick ? found.range : start..<end,
      confidence: found.confidence)
  }

  /// Reads one attribute and judges its value; the position after it.
  private func attribute(
    _ reader: inout ByteReader, at index: Int, _ use: LinkUse,
    _ found: inout (range: Range<Int>, confidence: Double)?
  ) throws(Undecided) -> Int {
    let length = try reader.run(of: Self.name, from: index, atMost: 24)
    var start = index + length
    let next = try reader.peek(start)
    guard next == UInt8(ascii: "=") || next == 0x20 else { return start }
    var isQuoted = false
    while start < index + length + 8, let byte = try reader.peek(start),
      Self.beforeValue.contains(byte)
    {
      isQuoted = isQuoted || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      start += 1
    }
    let attribute = reader.copy(index..<(index + length)).map(\.lowercased)
    guard Self.attributes.contains(attribute) else { return max(start, index + 1) }
    let set = isQuoted ? Self.quotedValue : ExfiltrationRules.address
    let most = ExfiltrationRules.longestAddress
    let size = try reader.run(of: set, from: start, atMost: most)
    let value = reader.copy(start..<(start + size))
    if found == nil, size > 0, let confidence = judge(value, attribute, use) {
      found = (start..<(start + size), confidence)
    }
    return max(start + size, index + 1)
  }

  /// Lists of pictures hold several addresses, refreshes one after `url=`.
  private func judge(_ value: [UInt8], _ attribute: [UInt8], _ use: LinkUse) -> Double? {
    let name = String(decoding: attribute, as: UTF8.self)
    if name == "srcset" || name == "imagesrcset" {
      return value.split(separator: UInt8(ascii: ",")).prefix(16).compactMap { part in
        let address = part.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
        return payload.confidence(of: Array(address), use)
      }.max()
    }
    if name == "content" {
      guard
        let sign = value.indices.first(where: { index in
          value[index...].prefix(4).map(\.lowercased) == Array("url=".utf8)
        })
      else { return nil }
      let address = value[(sign + 4)...].drop { Marks.quotes.contains($0) }
      return payload.confidence(of: Array(address), use)
    }
    return payload.confidence(of: value, use)
  }
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let afterName = ByteClass(" \t\r\n/\\")
  static let quotes = ByteClass(" '\"")
}
