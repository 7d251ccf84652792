/// Clean copies of rows: what the guards find is replaced by its masked form, all else stays as it is,
/// byte for byte where a row has nothing in it.

package import Bytes
import Formats
import Guards

/// What a redaction did.
package struct RedactionReport: Sendable, Equatable {
  /// Findings that were replaced, by type and column.
  package struct Kind: Hashable, Sendable, Comparable {
    /// The type of finding.
    package let type: String
    /// The column.
    package let column: String

    package static func < (left: Kind, right: Kind) -> Bool {
      (left.type, left.column) < (right.type, right.column)
    }
  }

  /// How many findings of each kind were replaced.
  package internal(set) var counts: [Kind: Int] = [:]
  /// Rows, and rows that were changed.
  package internal(set) var rows = 0
  /// Rows that were changed.
  package internal(set) var changed = 0
  /// Rows that could not be understood and were redacted as text.
  package internal(set) var broken = 0

  /// Nothing done yet.
  package init() {}

  /// Findings that were replaced.
  package var total: Int { counts.values.reduce(0, +) }

  /// The counts for programs.
  package var json: JSON {
    [
      "rows": .int(rows), "changed": .int(changed), "broken": .int(broken), "replaced": .int(total),
      "counts": .array(
        counts.sorted { $0.key < $1.key }.map { kind, count in
          [
            "type": .string(kind.type), "column": .string(kind.column), "count": .int(count),
          ]
        }),
    ]
  }
}

/// How a clean copy is written.
package enum RedactionOutput: Sendable, Equatable {
  /// As the source is.
  case same
  /// As JSON lines, whatever the source is.
  case jsonLines
}

/// Redacts one data set, row by row.
package struct Redactor: Sendable {
  private let search: CellSearch
  private let format: DataFormat
  private let output: RedactionOutput
  /// What was done so far.
  package private(set) var report = RedactionReport()

  /// Masking that is repeated while it uncovers something new.
  private static let rounds = 3

  /// A redactor for rows of `format`.
  package init(_ search: CellSearch, format: DataFormat, output: RedactionOutput = .same) {
    self.search = search
    self.format = format
    self.output = output
  }

  /// Whether copies in the same format can be written: those of Parquet cannot, since a masked value
  /// need not have the type of its column, and a file without its statistics is another file.
  package static func canCopy(_ format: DataFormat) -> Bool {
    format != .parquet && format != .json
  }

  /// The line with the names of a table's columns.
  package mutating func heading(_ heading: [UInt8], _ names: ColumnNames) -> [UInt8] {
    guard !heading.isEmpty, output == .same, case .table(let separator) = format else { return [] }
    var hasChanged = false
    let fields = names.names.map { name -> [UInt8] in
      let (text, changed) = masked(Array(name.utf8), column: "", counted: "names of columns")
      hasChanged = hasChanged || changed
      return text
    }
    return hasChanged ? Self.record(fields, separator, end: Self.lineEnd(heading)) : heading
  }

  /// The bytes of a row in the copy.
  package mutating func copy(_ row: DataRow, _ names: ColumnNames) -> [UInt8] {
    let before = report.total
    report.rows += 1
    defer { if report.total > before { report.changed += 1 } }
    if output == .jsonLines { return object(row, names) }
    if let fault = row.fault, fault != .uneven { return broken(row) }
    switch format {
    case .jsonLines: return line(row)
    case .table(let separator): return record(row, names, separator)
    default: return broken(row, isFault: false)
    }
  }

  /// A row that is only text.
  private mutating func broken(_ row: DataRow, isFault: Bool = true) -> [UInt8] {
    if isFault { report.broken += 1 }
    let end = Self.lineEnd(row.raw)
    let (text, changed) = masked(Array(row.raw.dropLast(end.count)), column: "text")
    return changed ? text + end : row.raw
  }

  private mutating func line(_ row: DataRow) -> [UInt8] {
    let end = Self.lineEnd(row.raw)
    guard let json = try? JSONLines.parse(Array(row.raw.dropLast(end.count))) else {
      return broken(row)
    }
    let before = report.total
    let clean = masked(json, path: "")
    return report.total > before ? clean.encoded() + end : row.raw
  }

  /// `json` with everything found in its texts, numbers and keys replaced.
  package mutating func masked(_ json: JSON, path: String) -> JSON {
    switch json {
    case .string(let text):
      let (bytes, changed) = masked(Array(text.utf8), column: path)
      return changed ? .string(String(decoding: bytes, as: UTF8.self)) : json
    case .number(let number):
      guard let value = number.int.map({ CellValue.integer(Int64($0)) }),
        let text = CellSearch.text(of: value)
      else { return json }
      let (bytes, changed) = masked(text, column: path)
      return changed ? .string(String(decoding: bytes, as: UTF8.self)) : json
    case .array(let values): return .array(values.map { masked($0, path: path) })
    case .object(let object):
      var result = JSONObject()
      for (key, value) in object.members {
        let (name, changed) = masked(Array(key.utf8), column: "", counted: "names of columns")
        var clean = changed ? String(decoding: name, as: UTF8.self) : key
        // Two keys may be masked alike; none of them is lost.
        while result[clean] != nil || changed && object[clean] != nil { clean += "'" }
        result[clean] = masked(value, path: path.isEmpty ? key : "\(path.prefix(200)).\(key)")
      }
      return .object(result)
    case .null, .bool: return json
    }
  }

  private mutating func record(_ row: DataRow, _ names: ColumnNames, _ separator: UInt8) -> [UInt8]
  {
    var hasChanged = false
    let fields = row.cells.map { cell -> [UInt8] in
      guard case .text(let text) = cell.value else { return [] }
      let (clean, changed) = masked(text, column: names.names[cell.column])
      hasChanged = hasChanged || changed
      return clean
    }
    return hasChanged ? Self.record(fields, separator, end: Self.lineEnd(row.raw)) : row.raw
  }

  /// The row as a line of JSON.
  private mutating func object(_ row: DataRow, _ names: ColumnNames) -> [UInt8] {
    var object = JSONObject()
    for cell in row.cells {
      let column = names.names[cell.column]
      object[column] = masked(Self.json(cell.value), path: column)
    }
    return JSON.object(object).encoded() + [0x0A]
  }

  private static func json(_ value: CellValue) -> JSON {
    switch value {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number): .int(number)
    case .number(let number): .double(number)
    case .text(let bytes):
      .string(
        String(validating: bytes, as: UTF8.self) ?? "base64:" + Base64.encode(bytes))
    case .list(let values): .array(values.map(json))
    }
  }

  /// `text` with what is found in it replaced, and whether anything was. What masking uncovers is
  /// masked too; a text that does not come clean goes as a whole.
  private mutating func masked(_ text: [UInt8], column: String, counted: String? = nil)
    -> ([UInt8], Bool)
  {
    guard text.count >= 4 else { return (text, false) }
    var current = text
    for _ in 0..<Self.rounds {
      let found = search.findings(in: current, column: column)
      guard !found.isEmpty else { return (current, current != text) }
      for finding in found {
        report.counts[.init(type: finding.type, column: counted ?? column), default: 0] += 1
      }
      current = MaskedText.whole(current, found)
    }
    guard !search.findings(in: current, column: column).isEmpty else { return (current, true) }
    return (Array("[masked]".utf8), true)
  }

  // MARK: tables

  private static func lineEnd(_ raw: [UInt8]) -> [UInt8] {
    guard raw.last == 0x0A else { return [] }
    return raw.count > 1 && raw[raw.count - 2] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  private static func record(_ fields: [[UInt8]], _ separator: UInt8, end: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      let isPlain = !field.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      if isPlain {
        bytes += field
      } else {
        bytes.append(0x22)
        for byte in field { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        bytes.append(0x22)
      }
    }
    return bytes + end
  }
}
