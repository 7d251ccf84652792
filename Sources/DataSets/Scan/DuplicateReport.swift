/// Pairs of rows that are alike, told as findings: copies within what is scanned, and leakage between
/// parts that should have nothing in common.

import Bytes

/// Makes findings of pairs.
struct DuplicateReport {
  let files: [FileScan]

  /// Where a row of the index lies.
  private func place(of row: Int) -> (file: Int, row: UInt64)? {
    var found: Int?
    for (place, file) in files.enumerated()
    where file.examiner.checks.contains(.duplicates) && row >= file.firstRow
      && row < file.firstRow + file.report.rows
    {
      found = place
    }
    return found.map { ($0, UInt64(row - files[$0].firstRow)) }
  }

  /// Whether a row of one part in the other is leakage.
  private static func isLeak(_ first: DataPart, _ second: DataPart) -> Bool {
    first != second
      && (first == .against || second == .against || first != .plain && second != .plain)
  }

  /// Adds the findings of `pairs`: for each row the most similar one before it.
  func add(_ pairs: [SimilarPair], _ findings: inout FindingList) {
    var leaks: [Int: SimilarPair] = [:]
    var copies: [Int: SimilarPair] = [:]
    for pair in pairs {
      guard let first = place(of: pair.first), let second = place(of: pair.second) else { continue }
      let parts = (files[first.file].input.part, files[second.file].input.part)
      guard parts != (.against, .against) else { continue }
      if Self.isLeak(parts.0, parts.1) {
        let row = parts.1 == .against ? pair.first : pair.second
        keep(pair, row, &leaks)
      } else {
        keep(pair, pair.second, &copies)
      }
    }
    // A copy of a row that leaked has leaked as well.
    for pair in pairs where pair.similarity == 1 {
      if let leak = leaks[pair.first], leaks[pair.second] == nil, copies[pair.second] != nil {
        let other = leak.first == pair.first ? leak.second : leak.first
        leaks[pair.second] = SimilarPair(
          first: other, second: pair.second, similarity: leak.similarity)
      }
    }
    for row in Set(leaks.keys).union(copies.keys).sorted() {
      if let leak = leaks[row] { add(leak, row, "leakage", &findings) }
      if let copy = copies[row] { add(copy, row, "duplicate", &findings) }
    }
    addConflicts(pairs, &findings)
  }

  private func keep(_ pair: SimilarPair, _ row: Int, _ best: inout [Int: SimilarPair]) {
    if let known = best[row], known.similarity >= pair.similarity { return }
    best[row] = pair
  }

  private func add(
    _ pair: SimilarPair, _ row: Int, _ family: String, _ findings: inout FindingList
  ) {
    let other = pair.first == row ? pair.second : pair.first
    guard let own = place(of: row), let its = place(of: other) else { return }
    let kind = pair.similarity == 1 ? "exact" : "near"
    let file = files[own.file].input.path
    let otherPath = files[its.file].input.path
    let how = pair.similarity == 1 ? "the same as" : "nearly the same as"
    let place = otherPath == file ? "row \(its.row)" : "row \(its.row) of \(otherPath)"
    findings.add(
      DataFinding(
        "\(family).\(kind)", file: file, row: own.row, message: "\(how) \(place)",
        score: pair.similarity,
        details: [
          "other_file": .string(otherPath), "other_row": .int(its.row),
          "similarity": .double(pair.similarity),
        ]))
  }

  /// Rows with the same words and different labels.
  private func addConflicts(_ pairs: [SimilarPair], _ findings: inout FindingList) {
    for pair in pairs where pair.similarity == 1 {
      guard let first = place(of: pair.first), let second = place(of: pair.second),
        first.file == second.file, files[second.file].input.part != .against,
        let left = label(first), let right = label(second), left != right
      else { continue }
      let file = files[second.file]
      findings.add(
        DataFinding(
          "duplicate.conflict", file: file.input.path, row: second.row,
          message: "the same as row \(first.row), with another label",
          details: [
            "other_row": .int(first.row), "label": .string(file.classes.names[right]),
            "other_label": .string(file.classes.names[left]),
          ]))
    }
  }

  private func label(_ place: (file: Int, row: UInt64)) -> Int? {
    let labels = files[place.file].labels
    guard place.row < UInt64(labels.count), labels[Int(place.row)] >= 0 else { return nil }
    return Int(labels[Int(place.row)])
  }
}
