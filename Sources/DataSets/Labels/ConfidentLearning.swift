/// Confident learning (C. Northcutt, L. Jiang, I. Chuang, 2021): which labels are likely wrong, from the
/// probabilities of a model that has not seen them.

/// A label that is likely wrong.
package struct LabelIssue: Sendable, Equatable {
  /// The place of the row among those judged.
  package let place: Int
  /// The class that the data set gives.
  package let given: Int
  /// The class that the probabilities speak for.
  package let suggested: Int
  /// The probability of the given class: the lower, the surer the error.
  package let confidence: Double
}

/// The judgement over all rows.
package struct ConfidentLearning: Sendable {
  /// The likely errors, surest first.
  package let issues: [LabelIssue]
  /// How good each row's label looks, 0 to 1; 1 for rows without a label.
  package let quality: [Double]
  /// The share of wrong labels that the counts speak for.
  package let noise: Double

  /// Judges `labels` by `probabilities`, `classes` for each row. Rows with a label of -1 or without
  /// usable probabilities are left out.
  package init(labels: [Int], probabilities: [Double], classes: Int) {
    let rows = labels.indices.filter { row in
      labels[row] >= 0 && labels[row] < classes
        && probabilities[(row * classes)..<((row + 1) * classes)].allSatisfy(\.isFinite)
    }
    var quality = [Double](repeating: 1, count: labels.count)
    var (sums, counts) = (
      [Double](repeating: 0, count: classes), [Int](repeating: 0, count: classes)
    )
    for row in rows {
      quality[row] = min(1, max(0, probabilities[row * classes + labels[row]]))
      sums[labels[row]] += probabilities[row * classes + labels[row]]
      counts[labels[row]] += 1
    }
    // The mean confidence in a class over the rows that have it: what counts as confident.
    let thresholds = (0..<classes).map { counts[$0] > 0 ? sums[$0] / Double(counts[$0]) : 2 }
    var issues: [LabelIssue] = []
    for row in rows {
      let values = probabilities[(row * classes)..<((row + 1) * classes)]
      guard let best = Self.confident(values, thresholds), best != labels[row],
        values[values.startIndex + best] > values[values.startIndex + labels[row]]
      else { continue }
      issues.append(
        LabelIssue(
          place: row, given: labels[row], suggested: best, confidence: quality[row]))
    }
    self.issues = issues.sorted { ($0.confidence, $0.place) < ($1.confidence, $1.place) }
    self.quality = quality
    noise = rows.isEmpty ? 0 : Double(issues.count) / Double(rows.count)
  }

  /// The likeliest of the classes that a row is confidently in.
  private static func confident(_ values: ArraySlice<Double>, _ thresholds: [Double]) -> Int? {
    var best: Int?
    for (place, value) in values.enumerated() where value >= thresholds[place] - 1e-12 {
      if best.map({ value > values[values.startIndex + $0] }) ?? true { best = place }
    }
    return best
  }
}
