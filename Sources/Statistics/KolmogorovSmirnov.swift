/// The two-sample test of Kolmogorov and Smirnov: whether two sets of numbers come from one
/// distribution.

/// What the test says.
package struct KolmogorovSmirnov: Sendable, Equatable {
  /// The largest distance between the two distribution functions, 0 to 1.
  package let statistic: Double
  /// The probability of such a distance or a larger one if the distributions are the same: exact
  /// while the product of the sizes is at most `exactWork`, else from the limit law.
  package let pValue: Double
  /// Whether `pValue` is exact.
  package let isExact: Bool

  /// Products of sizes up to which the exact law is computed.
  package static let exactWork = 4_000_000

  /// Compares two sorted sets without values that are not numbers; `nil` if one is empty.
  package init?(sorted left: [Double], _ right: [Double]) {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    let steps = Self.largestStep(left, right)
    let (n, m) = (left.count, right.count)
    statistic = Double(steps) / (Double(n) * Double(m))
    let (work, overflow) = n.multipliedReportingOverflow(by: m)
    isExact = !overflow && work <= Self.exactWork
    pValue =
      isExact
      ? Self.exactTail(n, m, steps)
      : Self.limitTail(statistic, Double(n) * Double(m) / (Double(n) + Double(m)))
  }

  /// The largest distance, times both sizes: a whole number, so that nothing is lost to rounding.
  private static func largestStep(_ left: [Double], _ right: [Double]) -> Int {
    var (i, j) = (0, 0)
    var largest = 0
    while i < left.count, j < right.count {
      let value = min(left[i], right[j])
      while i < left.count, left[i] <= value { i += 1 }
      while j < right.count, right[j] <= value { j += 1 }
      largest = max(largest, abs(i * right.count - j * left.count))
    }
    return largest
  }

  /// Walks all lattice paths from one corner to the other and sums those that leave the band, as
  /// probabilities (J. L. Hodges, 1958): `inside` is the share of paths that stay within it.
  private static func exactTail(_ n: Int, _ m: Int, _ steps: Int) -> Double {
    guard steps > 0 else { return 1 }
    // The share of paths through (i, j) that have left the band before or there.
    var row = [Double](repeating: 0, count: m + 1)
    for i in 0...n {
      for j in 0...m {
        if abs(i * m - j * n) >= steps {
          row[j] = 1
        } else if i == 0 {
          row[j] = j == 0 ? 0 : row[j - 1]
        } else if j == 0 {
          continue
        } else {
          // A path into (i, j) came from (i - 1, j) with probability i / (i + j).
          row[j] = (row[j] * Double(i) + row[j - 1] * Double(j)) / Double(i + j)
        }
      }
    }
    return min(1, max(0, row[m]))
  }

  /// Kolmogorov's limit law with the correction of the effective size (M. A. Stephens, 1970).
  private static func limitTail(_ distance: Double, _ size: Double) -> Double {
    let root = size.squareRoot()
    let x = (root + 0.12 + 0.11 / root) * distance
    guard x > 0.2 else { return 1 }
    var sum = 0.0
    for k in 1...100 {
      let term = exponential(-2 * Double(k * k) * x * x)
      sum += k % 2 == 1 ? term : -term
      if term < 1e-18 { break }
    }
    return min(1, max(0, 2 * sum))
  }
}
