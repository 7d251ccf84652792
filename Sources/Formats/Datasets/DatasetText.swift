/// Data sets as sources of text: whatever the format, detectors see cells.

/// One text of a data set.
package struct DatasetCell: Sendable, Equatable {
  /// Number of the row from 0; for columns that keep each text once, the number of the text.
  package let row: UInt64
  /// The column, or the path of keys in a line of JSON.
  package let column: String
  /// The text, or the bytes of a column of bytes.
  package let text: [UInt8]
  /// Offset of the row (or of the page that holds the text) in the file.
  package let offset: UInt64
}

/// Gives the texts of a data set one after the other, in bounded memory.
package protocol DatasetText {
  /// Hands every text to `body`, in order; throws where the data set cannot be followed further.
  mutating func forEach(_ body: (DatasetCell) -> Void) throws(FormatError)
}

extension DatasetCell {
  /// What a spreadsheet would do with the text when the data set is opened in one.
  package enum Formula: Sendable, Equatable {
    /// It calculates.
    case plain
    /// It starts a program, or sends or fetches something.
    case acting(String)
  }

  /// Functions of spreadsheets that fetch or send something.
  private static let reaching: [String] = [
    "HYPERLINK", "WEBSERVICE", "IMPORTXML", "IMPORTDATA", "IMPORTHTML", "IMPORTRANGE",
    "IMPORTFEED", "DDE", "DDEAUTO", "FILTERXML",
  ]
  /// And those that run or fetch something where the text is a formula beyond doubt.
  private static let acting: [String] =
    reaching + [
      "IMAGE", "EXEC", "CALL", "REGISTER", "REGISTER.ID", "RTD",
    ]
  /// Programs that are called through dynamic data exchange.
  private static let programs: [String] = [
    "CMD", "MSEXCEL", "EXCEL", "MSWORD", "WINWORD", "POWERSHELL", "RUNDLL32", "MSHTA", "REGSVR32",
    "WSCRIPT", "CSCRIPT", "BASH", "SH", "PYTHON", "CALC", "CERTUTIL", "BITSADMIN",
  ]

  /// Whether the text is a formula to spreadsheets: they look at its first character. Lists, code
  /// and marks of people start so as well, so that only what acts counts.
  package var formula: Formula? {
    let blank: [UInt8] = [0x09, 0x0D, 0x0A, 0x20, 0x22, 0x27]
    let start = text.firstIndex { !blank.contains($0) } ?? text.endIndex
    guard start < text.endIndex, [0x3D, 0x2B, 0x2D, 0x40].contains(text[start]) else { return nil }
    let words = String(decoding: text[start...].prefix(512), as: UTF8.self).uppercased()
    if let name = Self.exchange(words) { return .acting("\(name) and a bar") }
    let body = words.drop { "=+-@ \t".contains($0) }
    let isSure = text[start] == 0x3D
    for name in isSure ? Self.acting : Self.reaching where body.hasPrefix(name + "(") {
      return .acting(name)
    }
    guard isSure else { return nil }
    return Self.inner(words).map { .acting($0) } ?? .plain
  }

  /// A function that reaches out, inside a formula.
  private static func inner(_ words: String) -> String? {
    let names = words.split { !$0.isLetter && $0 != "." && $0 != "(" }
    for part in names {
      guard let call = part.firstIndex(of: "(") else { continue }
      if reaching.contains(String(part[..<call])) { return String(part[..<call]) }
    }
    return nil
  }

  /// Dynamic data exchange: `program|'arguments'!cell`.
  private static func exchange(_ words: String) -> String? {
    var rest = words[...]
    while let bar = rest.firstIndex(of: "|") {
      let before = rest[..<bar].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "." }
      let name = String(before.reversed())
      rest = rest[rest.index(after: bar)...]
      let isQuoted = rest.first == "'" && rest.contains("'!")
      if programs.contains(name) && rest.contains("!") || name.count > 1 && isQuoted {
        return name
      }
    }
    return nil
  }
}
