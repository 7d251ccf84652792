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
  /// The next text; `nil` after the last.
  mutating func next() throws(FormatError) -> DatasetCell?
}

extension DatasetCell {
  /// What a spreadsheet would do with the text when the data set is opened in one.
  package enum Formula: Sendable, Equatable {
    /// It calculates.
    case plain
    /// It starts a program, or sends or fetches something.
    case acting(String)
  }

  /// Functions of spreadsheets that reach out of the sheet.
  private static let acting: [String] = [
    "HYPERLINK(", "WEBSERVICE(", "IMPORTXML(", "IMPORTDATA(", "IMPORTHTML(", "IMPORTRANGE(",
    "IMPORTFEED(", "IMAGE(", "DDE(", "DDEAUTO", "EXEC(", "CALL(", "REGISTER(", "REGISTER.ID(",
    "RTD(", "FILTERXML(", "ENCODEURL(", "IMPORTJSON(",
  ]

  /// Whether the text is a formula to spreadsheets: they look at its first character.
  package var formula: Formula? {
    var start = text.startIndex
    while start < text.endIndex, [0x09, 0x0D, 0x0A, 0x20, 0x22, 0x27].contains(text[start]) {
      start += 1
    }
    guard start < text.endIndex, [0x3D, 0x2B, 0x2D, 0x40].contains(text[start]) else { return nil }
    let words = String(decoding: text[start...].prefix(512), as: UTF8.self).uppercased()
    if let name = Self.acting.first(where: words.contains) { return .acting(name) }
    if Self.isExchange(words) { return .acting("a program's name and a bar") }
    return text[start] == 0x3D ? .plain : nil
  }

  /// Dynamic data exchange: `program|arguments!cell`.
  private static func isExchange(_ words: String) -> Bool {
    guard let bar = words.firstIndex(of: "|"), bar > words.startIndex else { return false }
    let before = words[words.index(before: bar)]
    return (before.isLetter || before.isNumber) && words[bar...].contains("!")
  }
}
