/// The result of a scan: what each file is, which checks were made, and what was found.

package import Bytes
import Formats
import Statistics

/// What a scan looks for.
package enum DataCheck: String, Sendable, Hashable, CaseIterable {
  /// Secrets, personal data, hidden characters, injections in cells.
  case content
  /// Rows that are the same or nearly so, in a file and across files.
  case duplicates
  /// Labels that are likely wrong.
  case labels
  case outliers
  /// Words tied to a label.
  case triggers
  /// Groups of rows within a class that do not belong to it.
  case poison
  /// Columns and distributions against the last version.
  case drift
}

/// What a file is to the scan.
package enum DataPart: String, Sendable, Hashable {
  /// Scanned by itself.
  case plain
  case train
  case test
  /// Only compared with: rows of other files should not be in it.
  case against
  /// The last version.
  case baseline
}

/// One file of the scan.
package struct DataFileReport: Sendable {
  /// Its path.
  package let path: String
  /// What it is to the scan.
  package let part: DataPart
  /// Whether it was only compared with.
  package var isBeside: Bool { part == .baseline || part == .against }
  /// The format.
  package internal(set) var format: String
  /// The compression around it.
  package internal(set) var compression: String?
  /// Rows.
  package internal(set) var rows = 0
  /// The columns.
  package internal(set) var profile: DataProfile
  /// What each column is used as.
  package internal(set) var roles: [(column: String, role: String)] = []
  /// What was done for each check, and why not where it was not.
  package internal(set) var checks: [DataCheck: String] = [:]
  /// Why it could not be read to its end.
  package internal(set) var fault: String?
  /// The comparison with the last version.
  package internal(set) var drift: [ColumnDrift] = []
  /// The scores of rows.
  package internal(set) var scores = DataScores()

  /// The file for programs; `digest` is that of its bytes.
  package func json(digest: Digest?, size: UInt64) -> JSON {
    var object: JSONObject = [
      "path": .string(path), "part": .string(part.rawValue), "sha256": .optional(digest?.hex),
      "size": .int(size), "format": .string(format), "compression": .optional(compression),
      "rows": .int(rows), "complete": .bool(fault == nil),
    ]
    if let fault { object["fault"] = .string(fault) }
    object["columns"] = .array(profile.columns.prefix(2_000).map(column))
    object["checks"] = .object(
      DataCheck.allCases.reduce(into: JSONObject()) { result, check in
        if let words = checks[check] { result[check.rawValue] = .string(words) }
      })
    if !drift.isEmpty { object["drift"] = .array(drift.map(Self.json)) }
    return .object(object)
  }

  private func column(_ column: ColumnProfile) -> JSON {
    var object: JSONObject = [
      "name": .string(column.name), "type": .string(column.type),
      "role": .optional(roles.first { $0.column == column.name }?.role),
      "missing": .int(column.nulls),
    ]
    if column.isNumeric, column.valueCount > 0 {
      object["min"] = .double(column.least)
      object["max"] = .double(column.most)
      object["mean"] = .double(column.sum / Double(column.valueCount))
    }
    if let distinct = column.distinct { object["distinct"] = .int(distinct) }
    if column.nonFinite > 0 { object["non_finite"] = .int(column.nonFinite) }
    return .object(object)
  }

  private static func json(_ drift: ColumnDrift) -> JSON {
    [
      "column": .string(drift.column), "psi": drift.stability.map { .double($0) } ?? .null,
      "ks": drift.test.map { .double($0.statistic) } ?? .null,
      "ks_p": drift.test.map { .double($0.pValue) } ?? .null,
      "ks_exact": drift.test.map { .bool($0.isExact) } ?? .null,
      "missing_before": .double(drift.nulls.before), "missing_now": .double(drift.nulls.now),
      "new_values": .int(drift.newCategories.count), "sampled": .bool(drift.isSampled),
    ]
  }
}

/// Scores of single rows, for who wants to rank them otherwise.
package struct DataScores: Sendable {
  /// The numbers of the rows.
  package internal(set) var rows: [UInt64] = []
  /// Name and value of each score for each of `rows`.
  package internal(set) var columns: [(name: String, values: [Double])] = []

  /// No scores.
  package init() {}

  /// The rows for programs, one object each.
  package func lines(file: String) -> [JSON] {
    rows.indices.map { index in
      var object: JSONObject = ["file": .string(file), "row": .int(rows[index])]
      for (name, values) in columns where index < values.count {
        object[name] = .double(values[index])
      }
      return .object(object)
    }
  }
}

/// The result of a scan.
package struct DataReport: Sendable {
  /// The files.
  package let files: [DataFileReport]
  /// What was found.
  package let findings: FindingList
  /// The seed of everything that is drawn.
  package let seed: UInt64

  /// Whether every file could be read to its end.
  package var isComplete: Bool { files.allSatisfy { $0.fault == nil } }

  /// Counts for programs.
  package var summary: JSON {
    var severities = JSONObject()
    for severity in DataSeverity.allCases.reversed() {
      let count = findings.counts.reduce(0) {
        $0 + (DataSeverity.of($1.key.type) == severity ? $1.value : 0)
      }
      severities[severity.rawValue] = .int(count)
    }
    var types = JSONObject()
    for (type, count) in findings.byType { types[type] = .int(count) }
    return [
      "rows": .int(files.filter { $0.part != .baseline }.reduce(0) { $0 + $1.rows }),
      "findings": .int(findings.total),
      "listed": .int(findings.listed.count), "by_severity": .object(severities),
      "by_type": .object(types),
    ]
  }

  /// Counts of each type in each column of the files in which something was found, for evidence and
  /// reports.
  package var countsByFile: [String: JSON] {
    Dictionary(grouping: findings.counts, by: \.key.file).mapValues { kinds in
      let ordered = kinds.sorted {
        ($0.key.type, $0.key.column ?? "") < ($1.key.type, $1.key.column ?? "")
      }
      return .array(
        ordered.map { kind, count in
          [
            "type": .string(kind.type), "column": .optional(kind.column),
            "severity": .string(DataSeverity.of(kind.type).rawValue), "count": .int(count),
          ]
        })
    }
  }
}
