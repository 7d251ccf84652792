/// Exact bounds on the rate behind a count of hits (C. J. Clopper, E. S. Pearson, 1934). They hold
/// for every number of trials, so that a small set of trials cannot look certain: no hit in 32
/// trials bounds the rate at 8.9 %, and a bound of 1 % takes at least 299 trials without one.

/// The exact two-sided interval for `hits` out of `trials`: each end is left out with a
/// probability of `(1 - confidence) / 2`. No hits begin at 0, all hits end at 1, and no trials
/// know nothing (`0 ... 1`). `hits` is clamped to `0 ... trials`, `confidence` must lie between 0
/// and 1, both excluded; anything else knows nothing.
package func clopperPearson(hits: Int, trials: Int, confidence: Double = 0.95)
  -> ClosedRange<Double>
{
  guard trials > 0, confidence > 0, confidence < 1 else { return 0...1 }
  let tail = (1 - confidence) / 2
  let low = lowerBound(hits: hits, trials: trials, tail: tail)
  let high = upperBound(hits: hits, trials: trials, tail: tail)
  return low...max(low, high)
}

/// The exact one-sided upper bound: with a probability of `confidence` the rate is not above it.
package func oneSidedUpper(hits: Int, trials: Int, confidence: Double = 0.95) -> Double {
  guard trials > 0, confidence > 0, confidence < 1 else { return 1 }
  return upperBound(hits: hits, trials: trials, tail: 1 - confidence)
}

/// The exact one-sided lower bound: with a probability of `confidence` the rate is not below it.
package func oneSidedLower(hits: Int, trials: Int, confidence: Double = 0.95) -> Double {
  guard trials > 0, confidence > 0, confidence < 1 else { return 0 }
  return lowerBound(hits: hits, trials: trials, tail: 1 - confidence)
}

private func lowerBound(hits: Int, trials: Int, tail: Double) -> Double {
  let hits = min(max(hits, 0), trials)
  guard hits > 0 else { return 0 }
  return inverseRegularizedIncompleteBeta(tail, a: Double(hits), b: Double(trials - hits) + 1)
}

/// The upper end is the mirror image of the lower end of the misses, which keeps the precision of
/// small rates.
private func upperBound(hits: Int, trials: Int, tail: Double) -> Double {
  let hits = min(max(hits, 0), trials)
  guard hits < trials else { return 1 }
  return inverseRegularizedIncompleteBeta(
    1 - tail, a: Double(hits) + 1, b: Double(trials - hits))
}
