/// Scripts and other active content in HTML, SVG and XML, told from their tags.

/// Looks at markup without reading it as a tree.
enum MarkupSigns {
  private static let tags = [
    "<script", "<iframe", "<object", "<embed", "<foreignobject", "<applet", "<meta http-equiv",
    "<base ", "<form", "<frame",
  ]
  private static let words = ["javascript:", "vbscript:", "data:text/html", "srcdoc="]

  /// Active content, or `nil`.
  static func script(_ bytes: [UInt8]) -> String? {
    guard bytes.contains(UInt8(ascii: "<")) else { return nil }
    let lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    for (index, byte) in lower.enumerated() {
      if byte == UInt8(ascii: "<") {
        if let tag = tags.first(where: { starts(lower, at: index, $0) }) { return tag }
        if let handler = handler(lower, from: index + 1) { return handler }
      } else if byte == UInt8(ascii: "j") || byte == UInt8(ascii: "v") || byte == UInt8(ascii: "d")
        || byte == UInt8(ascii: "s")
      {
        if let word = words.first(where: { starts(lower, at: index, $0) }) { return word }
      }
    }
    return nil
  }

  private static func starts(_ bytes: [UInt8], at index: Int, _ text: String) -> Bool {
    guard index + text.utf8.count <= bytes.count else { return false }
    return zip(bytes[index...], text.utf8).allSatisfy { $0 == $1 }
  }

  /// An attribute such as `onload=` in the tag that starts here.
  private static func handler(_ bytes: [UInt8], from start: Int) -> String? {
    var index = start
    guard index < bytes.count, (0x61...0x7A).contains(bytes[index]) else { return nil }
    let end = min(bytes.count, start + 2_048)
    while index < end, bytes[index] != UInt8(ascii: ">") {
      let isBreak =
        bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/")
        || bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      if isBreak, index + 3 < end, bytes[index + 1] == UInt8(ascii: "o"),
        bytes[index + 2] == UInt8(ascii: "n")
      {
        let name = bytes[(index + 1)..<end].prefix { (0x61...0x7A).contains($0) }
        let after = index + 1 + name.count
        if name.count > 4, after < end, bytes[after] == UInt8(ascii: "=") || bytes[after] == 0x20 {
          return String(decoding: name, as: UTF8.self)
        }
      }
      index += 1
    }
    return nil
  }
}
