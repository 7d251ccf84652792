/// Control of false discoveries among many tests (Y. Benjamini, Y. Hochberg, 1995).

/// The adjusted p-values in the order of `pValues`: rejecting those up to `q` keeps the expected
/// share of false rejections at `q` for independent or positively dependent tests. Values that are
/// not numbers count as 1. `tests`: how many tests were made in all, where those given are only the
/// smallest of them.
package func benjaminiHochberg(_ pValues: [Double], tests: Int? = nil) -> [Double] {
  let count = max(tests ?? pValues.count, pValues.count)
  let clean = pValues.map { $0.isNaN ? 1 : min(max($0, 0), 1) }
  let order = clean.indices.sorted { (clean[$0], $0) < (clean[$1], $1) }
  var adjusted = [Double](repeating: 1, count: clean.count)
  var least = 1.0
  for (rank, index) in order.enumerated().reversed() {
    least = min(least, clean[index] * Double(count) / Double(rank + 1))
    adjusted[index] = least
  }
  return adjusted
}
