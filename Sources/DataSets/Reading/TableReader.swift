/// Reads tables of separated values as they are found in the wild: uneven rows, quotes that are never
/// closed, bytes that are no text. Nothing ends the reading but the end of the file.

import Formats

/// A record of a table.
struct TableRecord {
  var fields: [[UInt8]]
  var raw: [UInt8]
  var fault: RowFault?
}

/// A position between two records.
struct TableReader {
  private var lines: LineReader
  private let separator: UInt8
  private var returned: [(line: [UInt8], isEnded: Bool)] = []
  private var width = 0
  private var brokenQuotes = 0
  private var first: TableRecord?
  /// The bytes of the line with the names.
  private(set) var heading: [UInt8] = []

  init(_ region: Region, separator: UInt8) {
    lines = LineReader(region)
    self.separator = separator
  }

  /// Bytes that were read.
  var position: UInt64 { lines.offset }

  /// The names of the columns: the first record, or numbers if it is one of data.
  mutating func readHeading() throws(FormatError) -> [String] {
    guard var record = try record() else { return [] }
    width = record.fields.count
    guard width <= FormatLimits.datasetColumns else {
      throw .limit(offset: 0, "the number of columns")
    }
    if record.fields[0].starts(with: [0xEF, 0xBB, 0xBF]) { record.fields[0].removeFirst(3) }
    let names = record.fields.map { String(decoding: $0.prefix(200), as: UTF8.self) }
    let areNames =
      Set(names).count == names.count
      && record.fields.allSatisfy { $0.isEmpty || NumberText.value($0) == nil }
      && record.fields.contains { !$0.isEmpty }
    guard areNames else {
      first = record
      return (1...width).map { "column \($0)" }
    }
    heading = record.raw
    return names.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
  }

  /// The next record of data.
  mutating func next() throws(FormatError) -> TableRecord? {
    if first == nil { first = try record() }
    guard var record = first else { return nil }
    first = nil
    if record.fault == nil, record.fields.count != width { record.fault = .uneven }
    return record
  }

  private mutating func line() throws(FormatError) -> (line: [UInt8], isEnded: Bool)? {
    if let line = returned.popLast() { return line }
    return try lines.next(limit: FormatLimits.datasetLine)
  }

  private mutating func record() throws(FormatError) -> TableRecord? {
    while true {
      guard let (first, isEnded) = try line() else { return nil }
      if first.isEmpty || first == [0x0D] { continue }
      var record = TableRecord(fields: [], raw: first, fault: nil)
      if isEnded { record.raw.append(0x0A) }
      var (field, isQuoted): ([UInt8], Bool) = ([], false)
      CSVTable.split(first, separator, &record.fields, &field, &isQuoted)
      if isQuoted, isEnded, brokenQuotes < DataLimits.brokenQuotes {
        try join(&record, &field, &isQuoted)
      }
      guard !isQuoted else { return literal(first, isEnded) }
      record.fields.append(field)
      return record
    }
  }

  /// Reads on until the quote is closed. If it never is, the lines go back.
  private mutating func join(
    _ record: inout TableRecord, _ field: inout [UInt8], _ isQuoted: inout Bool
  ) throws(FormatError) {
    var taken: [(line: [UInt8], isEnded: Bool)] = []
    while isQuoted, record.raw.count <= DataLimits.quotedBytes, let next = try line() {
      taken.append(next)
      field.append(0x0A)
      record.raw += next.line
      if next.isEnded { record.raw.append(0x0A) }
      CSVTable.split(next.line, separator, &record.fields, &field, &isQuoted)
    }
    if isQuoted {
      brokenQuotes += 1
      returned += taken.reversed()
    }
  }

  /// A line with a quote that is never closed: quotes are then ordinary characters.
  private func literal(_ line: [UInt8], _ isEnded: Bool) -> TableRecord {
    let bare = line.last == 0x0D ? line.dropLast() : line[...]
    let fields = bare.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    return TableRecord(fields: fields, raw: isEnded ? line + [0x0A] : line, fault: .quote)
  }
}

/// Numbers in texts, as tables write them.
enum NumberText {
  /// Longest text of a number.
  private static let longest = 64
  private static let missing: Set<String> = [
    "na", "n/a", "nan", "null", "none", "#n/a", "<na>", "-nan",
  ]

  /// Whether the text stands for nothing.
  static func isMissing(_ text: [UInt8]) -> Bool {
    text.count <= 5
      && (text.isEmpty || missing.contains(String(decoding: text, as: UTF8.self).lowercased()))
  }

  /// The number that the whole text is, infinities included; `nil` for anything else.
  static func value(_ text: [UInt8]) -> Double? {
    guard let head = text.first, text.count <= longest else { return nil }
    let isLikely =
      (0x30...0x39).contains(head) || [0x2B, 0x2D, 0x2E, 0x69, 0x49, 0x20].contains(head)
    guard isLikely else { return nil }
    var trimmed = text[...]
    while trimmed.first == 0x20 { trimmed.removeFirst() }
    while trimmed.last == 0x20 { trimmed.removeLast() }
    // Hexadecimal is text here, as it is to other readers of tables.
    guard !trimmed.contains(0x78), !trimmed.contains(0x58) else { return nil }
    return Double(String(decoding: trimmed, as: UTF8.self)).flatMap { $0.isNaN ? nil : $0 }
  }
}
