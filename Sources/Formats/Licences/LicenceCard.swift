/// The front matter of a model card: the few keys that say its licence. It is not read as YAML: what
/// is written in any other way than the plain one is a licence that can't be read.

/// What the front matter says.
struct LicenceCard {
  /// The values of `license`, one for each element of a list.
  private(set) var licences: [String] = []
  /// The value of `license_name`.
  private(set) var name: String?
  /// Whether `license` stands there in a form that is not understood, or twice.
  private(set) var isUnreadable = false

  /// Reads the lines between two `---` at the start of `text`.
  init(_ text: String) {
    var lines = text.split(
      maxSplits: FormatLimits.cardLines, omittingEmptySubsequences: false,
      whereSeparator: \.isNewline)
    if lines.first?.hasPrefix("\u{FEFF}") == true { lines[0] = lines[0].dropFirst() }
    guard let first = lines.first, Self.isFence(first) else { return }
    let body = lines.dropFirst().prefix { !Self.isFence($0) }
    guard body.count + 1 < lines.count else { return }
    read(Array(body))
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }

  private mutating func read(_ lines: [Substring]) {
    var seen = false
    for (index, line) in lines.enumerated() {
      guard let colon = line.firstIndex(of: ":"), let start = line.first, !start.isWhitespace else {
        continue
      }
      let key = Self.unquoted(line[..<colon]) ?? ""
      let value = line[line.index(after: colon)...].trimmed(\.isWhitespace)
      if key == "license" || key == "licence" {
        if seen { isUnreadable = true }
        seen = true
        value.isEmpty || value.hasPrefix("#")
          ? block(lines[(index + 1)...]) : self.value(value)
      } else if key == "license_name" {
        name = Self.unquoted(value)
      }
    }
  }

  /// `- mit` on each of the lines below.
  private mutating func block(_ lines: ArraySlice<Substring>) {
    for line in lines {
      let text = line.trimmed(\.isWhitespace)
      guard text.hasPrefix("- ") else { break }
      add(String(text.dropFirst(2)))
    }
    if licences.isEmpty { isUnreadable = true }
  }

  private mutating func value(_ text: String) {
    guard text.hasPrefix("[") else { return add(text) }
    guard text.hasSuffix("]"), text.count > 2 else { return isUnreadable = true }
    for element in text.dropFirst().dropLast().split(separator: ",") { add(String(element)) }
  }

  private mutating func add(_ text: String) {
    guard let word = Self.unquoted(text), licences.count < FormatLimits.licenceNames else {
      return isUnreadable = true
    }
    licences.append(word)
  }

  /// A plain or quoted scalar; `nil` for what needs a YAML reader.
  private static func unquoted(_ text: some StringProtocol) -> String? {
    let trimmed = text.trimmed(\.isWhitespace)
    for quote in ["\"", "'"] where trimmed.hasPrefix(quote) {
      let inner = trimmed.dropFirst().prefix { String($0) != quote }
      let rest = trimmed.dropFirst(inner.count + 2).trimmed(\.isWhitespace)
      guard trimmed.dropFirst(inner.count + 1).hasPrefix(quote),
        rest.isEmpty || rest.hasPrefix("#"), !inner.contains("\\")
      else { return nil }
      return inner.isEmpty ? nil : String(inner)
    }
    var plain = trimmed
    if let comment = plain.firstRange(of: " #") {
      plain = plain[..<comment.lowerBound].trimmed(\.isWhitespace)
    }
    guard let first = plain.first, !"|>&*!{[%@`".contains(first) else { return nil }
    return plain
  }
}
