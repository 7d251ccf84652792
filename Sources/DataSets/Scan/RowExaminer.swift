/// What is looked at in each row by itself, so that rows can be looked at side by side.

import Formats
package import Guards

/// What a scan is asked for.
package struct DataScanOptions: Sendable {
  /// What the columns are.
  package var columns = ColumnOptions()
  /// The checks that are made.
  package var checks = Set(DataCheck.allCases)
  /// The similarity from which on rows count as near-duplicates.
  package var similarity = 0.8
  /// The share of poison in a class that is expected at most.
  package var poisonShare = 0.05
  /// The seed of everything that is drawn.
  package var seed: UInt64 = 1
  /// Processors that take part; the result does not depend on it.
  package var jobs = 1
  /// The policy of the guards.
  package var policy = GuardPolicy.secureDefault

  /// Every check with its default.
  package init() {}
}

/// A finding in a cell.
struct CellFinding: Sendable {
  let row: UInt64
  let column: Int
  let finding: Finding
  let excerpt: String
}

/// What was seen in a batch of rows.
struct ExaminedBatch: Sendable {
  var cells: [CellFinding] = []
  /// A print for each row, if duplicates are sought.
  var prints: [RowPrint] = []
  /// The hashes of the words of each row, if triggers are sought.
  var tokens: [[UInt32]] = []
}

/// Looks at rows. A value, the same for all rows of a file.
struct RowExaminer: Sendable {
  let roles: ColumnRoles
  let search: CellSearch
  let hashes: MinHash
  let checks: Set<DataCheck>
  let wantsTokens: Bool
  private let textColumns: Set<Int>
  private let featureColumns: Set<Int>

  init(
    roles: ColumnRoles, search: CellSearch, hashes: MinHash, checks: Set<DataCheck>,
    wantsTokens: Bool
  ) {
    self.roles = roles
    self.search = search
    self.hashes = hashes
    self.checks = checks
    self.wantsTokens = wantsTokens
    textColumns = Set(roles.text)
    featureColumns = Set(roles.features)
  }

  /// Longest text whose cleanness is remembered, and how many are.
  private static let rememberedBytes = 48
  private static let remembered = 4_096

  func examine(_ rows: [DataRow], _ names: ColumnNames) -> ExaminedBatch {
    var batch = ExaminedBatch()
    var clean: [[UInt8]: Set<Int>] = [:]
    for row in rows {
      if checks.contains(.content) { searchCells(row, names, &clean, &batch.cells) }
      if checks.contains(.duplicates) { batch.prints.append(print(of: row)) }
      if wantsTokens { batch.tokens.append(Tokens.hashes(text(of: row))) }
    }
    return batch
  }

  private func searchCells(
    _ row: DataRow, _ names: ColumnNames, _ clean: inout [[UInt8]: Set<Int>],
    _ found: inout [CellFinding]
  ) {
    for cell in row.cells {
      guard let whole = CellSearch.text(of: cell.value) else { continue }
      let text =
        whole.count > DataLimits.cellBytes ? Array(whole.prefix(DataLimits.cellBytes)) : whole
      let isShort = text.count <= Self.rememberedBytes
      if isShort, clean[text]?.contains(cell.column) == true { continue }
      let findings = search.findings(in: text, column: names.names[cell.column])
      if findings.isEmpty {
        if isShort, clean.count < Self.remembered { clean[text, default: []].insert(cell.column) }
        continue
      }
      for finding in findings {
        found.append(
          CellFinding(
            row: row.number, column: cell.column, finding: finding,
            excerpt: MaskedText.excerpt(text, finding, among: findings)))
      }
    }
  }

  /// The text of a row that is compared and counted.
  func text(of row: DataRow) -> [UInt8] {
    var text: [UInt8] = []
    for cell in row.cells
    where textColumns.contains(cell.column) && text.count < DataLimits.comparedBytes {
      switch cell.value {
      case .text(let bytes):
        if !text.isEmpty { text.append(0x0A) }
        text += bytes.prefix(DataLimits.comparedBytes)
      case .list(let values):
        for case .text(let bytes) in values {
          if !text.isEmpty { text.append(0x0A) }
          text += bytes.prefix(DataLimits.comparedBytes)
        }
      default: continue
      }
    }
    return text
  }

  private func print(of row: DataRow) -> RowPrint {
    guard !roles.text.isEmpty else { return numericPrint(of: row) }
    let words = Shingles.wordHashes(text(of: row))
    guard !words.isEmpty else { return RowPrint(exact: 0, keys: []) }
    let exact = Shingles.sequenceHash(words) | 1
    // Shorter texts are one run: they are the same or they are not.
    guard words.count > Shingles.words else { return RowPrint(exact: exact, keys: []) }
    return RowPrint(
      exact: exact, keys: hashes.keys(hashes.signature(Shingles.runs(of: words))))
  }

  /// Rows of numbers are only compared as a whole.
  private func numericPrint(of row: DataRow) -> RowPrint {
    guard roles.features.count > 1 || roles.features.count == 1 && isList(row) else {
      return RowPrint(exact: 0, keys: [])
    }
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D
    for cell in row.cells where featureColumns.contains(cell.column) {
      let values: [CellValue] = if case .list(let list) = cell.value { list } else { [cell.value] }
      for value in values {
        hash = Shingles.mix(hash ^ FeatureValue.of(value).bitPattern) &+ UInt64(cell.column)
      }
    }
    return RowPrint(exact: hash | 1, keys: [])
  }

  private func isList(_ row: DataRow) -> Bool {
    row.cells.contains {
      if case .list = $0.value { featureColumns.contains($0.column) } else { false }
    }
  }
}
