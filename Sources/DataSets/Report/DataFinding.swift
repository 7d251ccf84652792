/// What a scan of data sets reports.

package import Bytes
import Guards

/// How much a finding matters.
package enum DataSeverity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Worth a look; no fault by itself.
  case note
  case low
  case medium
  case high

  private var rank: Int { DataSeverity.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: DataSeverity, right: DataSeverity) -> Bool {
    left.rank < right.rank
  }

  /// The severity of findings of `type`.
  package static func of(_ type: String) -> DataSeverity {
    if let known = table[type] { return known }
    switch type.prefix(while: { $0 != "." }) {
    case "leakage", "trigger", "poison": return .high
    case "duplicate": return .low
    case "label", "schema", "drift": return .medium
    case "outlier", "structure": return .note
    default: break
    }
    switch GuardFamily(type: type) {
    case .secrets, .injection, .exfiltration, .hidden, .canary, .prohibited: return .high
    case .personalData, .lists: return .medium
    }
  }

  private static let table: [String: DataSeverity] = [
    "duplicate.conflict": .medium,
    "structure.unreadable": .high,
    "structure.not-json": .medium,
    "structure.doubled-key": .medium,
    "structure.uneven": .low,
    "structure.quote": .low,
    "structure.not-utf8": .low,
    "structure.empty": .medium,
  ]
}

/// One finding.
package struct DataFinding: Sendable, Equatable {
  /// The type: that of a guard, such as `secret.github-token`, or one of the scan's own.
  package let type: String
  /// The file.
  package let file: String
  /// The row from 0, a line with names not counted; `nil` for findings about a column or a file.
  package let row: UInt64?
  /// The column.
  package let column: String?
  /// What it is, in words.
  package let message: String
  /// The place with everything found in it masked.
  package let excerpt: String?
  /// The measure behind it, where there is one.
  package let score: Double?
  /// What else programs may want.
  package let details: JSONObject

  /// A finding with all its parts.
  package init(
    _ type: String, file: String, row: UInt64? = nil, column: String? = nil, message: String,
    excerpt: String? = nil, score: Double? = nil, details: JSONObject = [:]
  ) {
    self.type = type
    self.file = file
    self.row = row
    self.column = column
    self.message = message
    self.excerpt = excerpt
    self.score = score
    self.details = details
  }

  /// How much it matters.
  package var severity: DataSeverity { .of(type) }

  /// The finding for programs.
  package var json: JSON {
    var object: JSONObject = [
      "type": .string(type), "severity": .string(severity.rawValue), "file": .string(file),
      "row": row.map { .int($0) } ?? .null, "column": .optional(column),
      "message": .string(message),
    ]
    if let excerpt { object["excerpt"] = .string(excerpt) }
    if let score { object["score"] = .double(score) }
    if details.count > 0 { object["details"] = .object(details) }
    return .object(object)
  }
}

/// Findings with their counts: every one is counted, some of each kind are listed.
package struct FindingList: Sendable {
  /// What is counted together.
  package struct Kind: Hashable, Sendable {
    /// File, type and column.
    package let file: String
    /// The type.
    package let type: String
    /// The column.
    package let column: String?

    /// A kind.
    package init(file: String, type: String, column: String?) {
      (self.file, self.type, self.column) = (file, type, column)
    }
  }

  /// Those that are listed.
  package private(set) var listed: [DataFinding] = []
  /// How many there are of each kind.
  package private(set) var counts: [Kind: Int] = [:]

  /// Nothing found.
  package init() {}

  /// Adds a finding; `lists` is false for those that are only counted.
  package mutating func add(_ finding: @autoclosure () -> DataFinding, kind: Kind) {
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= DataLimits.listedEach, listed.count < DataLimits.listed { listed.append(finding()) }
  }

  /// Adds a finding.
  package mutating func add(_ finding: DataFinding) {
    add(finding, kind: Kind(file: finding.file, type: finding.type, column: finding.column))
  }

  /// All findings, counted.
  package var total: Int { counts.values.reduce(0, +) }

  /// How many there are of each type.
  package var byType: [(type: String, count: Int)] {
    var sums: [String: Int] = [:]
    for (kind, count) in counts { sums[kind.type, default: 0] += count }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The findings that are listed, worst first, then in the order of files and rows.
  package var ordered: [DataFinding] {
    listed.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
  }

  /// Whether there is one of at least this severity.
  package func has(atLeast severity: DataSeverity) -> Bool {
    counts.keys.contains { DataSeverity.of($0.type) >= severity }
  }
}
