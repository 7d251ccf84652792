/// What changed between two versions of a data set: columns, types, what is missing, distributions.

package import Statistics

/// One change.
package struct DriftFinding: Sendable, Equatable {
  /// The type, such as `schema.column-missing`.
  package let type: String
  /// The column.
  package let column: String
  /// What changed, in words.
  package let message: String
  /// How much, where there is a measure.
  package let score: Double?
}

/// The comparison of one column of two versions.
package struct ColumnDrift: Sendable {
  /// The column.
  package let column: String
  /// Population stability index; `nil` for columns without values.
  package let stability: Double?
  /// The test of Kolmogorov and Smirnov; `nil` for columns that hold no numbers or texts.
  package let test: KolmogorovSmirnov?
  /// Shares of missing values before and now.
  package let nulls: (before: Double, now: Double)
  /// Values that were not there before, if the column has few.
  package let newCategories: [String]
  /// Whether samples were compared.
  package let isSampled: Bool
}

/// The comparison of two versions.
package struct SchemaDrift: Sendable {
  /// The changes, columns first.
  package let findings: [DriftFinding]
  /// The comparison of every column that both have.
  package let columns: [ColumnDrift]

  /// From these on a change is one.
  private static let stability = 0.25
  private static let significance = 1e-3
  private static let distance = 0.1
  private static let nullShare = 0.05
  private static let fewest = 30
  private static let namedCategories = 20

  /// Compares the profile of the last version with that of this one.
  package init(before: DataProfile, now: DataProfile) {
    var findings: [DriftFinding] = []
    let old = Dictionary(
      before.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(now.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for column in before.columns where new[column.name] == nil {
      findings.append(
        DriftFinding(
          type: "schema.column-missing", column: column.name,
          message: "the last version has this column", score: nil))
    }
    var pairs: [ColumnDrift] = []
    for column in now.columns {
      guard let last = old[column.name] else {
        findings.append(
          DriftFinding(
            type: "schema.column-new", column: column.name,
            message: "the last version has no such column", score: nil))
        continue
      }
      if last.type != column.type, last.type != "empty", column.type != "empty" {
        findings.append(
          DriftFinding(
            type: "schema.type", column: column.name,
            message: "was \(last.type), is \(column.type)", score: nil))
      }
      pairs.append(Self.compare(last, column))
    }
    let adjusted = benjaminiHochberg(pairs.map { $0.test?.pValue ?? 1 })
    for (pair, p) in zip(pairs, adjusted) { findings += Self.findings(pair, p, old, new) }
    self.findings = findings
    columns = pairs
  }

  private static func compare(_ last: ColumnProfile, _ now: ColumnProfile) -> ColumnDrift {
    let values = (last.values.sorted(), now.values.sorted())
    let isCategorical =
      !last.isNumeric && last.categories != nil && last.categories?.isEmpty == false
    var stability: Double?
    var fresh: [String] = []
    if isCategorical, let before = last.categories {
      let after = now.categories ?? [:]
      let names = Set(before.keys).union(after.keys).sorted()
      stability = populationStability(
        names.map { before[$0] ?? 0 }, names.map { after[$0] ?? 0 })
      fresh = names.filter { before[$0] == nil }
    } else if !values.0.isEmpty, !values.1.isEmpty {
      let edges = quantileEdges(sorted: values.0, bins: 10)
      stability = populationStability(
        binned(sorted: values.0, edges: edges), binned(sorted: values.1, edges: edges))
    }
    return ColumnDrift(
      column: now.name, stability: stability,
      test: KolmogorovSmirnov(sorted: values.0, values.1),
      nulls: (share(last.nulls, last.count), share(now.nulls, now.count)),
      newCategories: fresh, isSampled: last.isSampled || now.isSampled)
  }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }

  private static func findings(
    _ drift: ColumnDrift, _ p: Double, _ old: [String: ColumnProfile],
    _ new: [String: ColumnProfile]
  ) -> [DriftFinding] {
    guard let last = old[drift.column], let now = new[drift.column] else { return [] }
    var result: [DriftFinding] = []
    let enough = min(last.present, now.present) >= fewest
    if let stability = drift.stability, stability >= Self.stability, enough {
      result.append(
        DriftFinding(
          type: "drift.stability", column: drift.column,
          message: "population stability index \(rounded(stability))", score: stability))
    }
    if let test = drift.test, enough, p <= significance, test.statistic >= distance {
      let what = last.isNumeric ? "the values" : last.texts > 0 ? "the lengths" : "the sizes"
      result.append(
        DriftFinding(
          type: "drift.distribution", column: drift.column,
          message: "\(what) have another distribution: distance \(rounded(test.statistic))",
          score: test.statistic))
    }
    let missing = (drift.nulls.before, drift.nulls.now)
    if abs(missing.1 - missing.0) >= nullShare {
      result.append(
        DriftFinding(
          type: "drift.missing", column: drift.column,
          message: "\(percent(missing.1)) of the values are missing, \(percent(missing.0)) before",
          score: missing.1 - missing.0))
    }
    if !drift.newCategories.isEmpty, !last.isNumeric, last.meanWords < 3,
      drift.newCategories.count <= namedCategories
    {
      result.append(
        DriftFinding(
          type: "drift.category", column: drift.column,
          message: drift.newCategories.count == 1
            ? "a value that was not there before"
            : "\(drift.newCategories.count) values that were not there before",
          score: Double(drift.newCategories.count)))
    }
    return result
  }

  private static func rounded(_ value: Double) -> String {
    "\((value * 1_000).rounded() / 1_000)"
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1_000).rounded() / 10) %"
  }
}
