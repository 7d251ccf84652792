/// The population stability index: how far shares have moved between two versions of something.

/// The sum of `(q - p) ln(q / p)` over the parts of two sets of counts; shares of nothing count as
/// half an observation, so that a new part does not make it infinite. Customary reading: below 0.1
/// stable, above 0.25 changed. 0 if one of the sets is empty.
package func populationStability(_ before: [Int], _ after: [Int]) -> Double {
  let totals = (Double(before.reduce(0, +)), Double(after.reduce(0, +)))
  guard totals.0 > 0, totals.1 > 0 else { return 0 }
  return zip(before, after).reduce(0) { sum, pair in
    guard pair.0 > 0 || pair.1 > 0 else { return sum }
    let p = max(Double(pair.0), 0.5) / totals.0
    let q = max(Double(pair.1), 0.5) / totals.1
    return sum + (q - p) * naturalLogarithm(q / p)
  }
}

/// The edges between `bins` parts of a sorted set that hold about as many values each; fewer where
/// values repeat. A value belongs to the first part whose edge is not below it.
package func quantileEdges(sorted values: [Double], bins: Int) -> [Double] {
  guard !values.isEmpty, bins > 1 else { return [] }
  var edges: [Double] = []
  for part in 1..<bins {
    let edge = values[min(values.count - 1, part * values.count / bins)]
    if edges.last.map({ edge > $0 }) ?? true { edges.append(edge) }
  }
  return edges
}

/// How many of a sorted set fall into each of the `edges.count + 1` parts.
package func binned(sorted values: [Double], edges: [Double]) -> [Int] {
  var counts = [Int](repeating: 0, count: edges.count + 1)
  var part = 0
  for value in values {
    while part < edges.count, value > edges[part] { part += 1 }
    counts[part] += 1
  }
  return counts
}
