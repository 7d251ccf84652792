/// The regularised incomplete beta function and its inverse, from which exact binomial bounds
/// follow.
///
/// The factor in front of the continued fraction is written with deviances (C. Loader, "Fast and
/// accurate computation of binomial probabilities", 2000), which avoids the cancellation of large
/// logarithms of gamma functions; the fraction is evaluated by Lentz's method (NIST DLMF 8.17.22).

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The regularised incomplete beta function `I_x(a, b)`, `0 ... 1`, growing with `x`: the
/// distribution function of the beta distribution. `x` outside `0 ... 1` is clamped.
/// Not-a-number unless `a` and `b` are finite and above zero.
package func regularizedIncompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
  guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return .nan }
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  // The fraction converges quickly on the near side of the mean only (DLMF 8.17.22).
  if x <= (a + 1) / (a + b + 2) {
    return min(1, betaFactor(x, 1 - x, a, b) / a * betaFraction(x, a, b))
  }
  return max(0, 1 - betaFactor(1 - x, x, b, a) / b * betaFraction(1 - x, b, a))
}

/// The `x` in `0 ... 1` with `I_x(a, b) = probability`: the quantile of the beta distribution,
/// good to about 1e-13 of its size. Not-a-number for parameters out of range.
package func inverseRegularizedIncompleteBeta(_ probability: Double, a: Double, b: Double)
  -> Double
{
  guard a > 0, b > 0, a.isFinite, b.isFinite, probability >= 0, probability <= 1 else {
    return .nan
  }
  if probability == 0 { return 0 }
  if probability == 1 { return 1 }
  var low = 0.0
  var high = 1.0
  for _ in 0..<Limits.halvings {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high else { break }
    if regularizedIncompleteBeta(middle, a: a, b: b) < probability {
      low = middle
    } else {
      high = middle
    }
  }
  return low + (high - low) / 2
}

/// `x^a y^b / B(a, b)` for `y = 1 - x`.
private func betaFactor(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let sum = a + b
  let exponent =
    stirlingError(sum) - stirlingError(a) - stirlingError(b)
    - deviance(a, sum * x) - deviance(b, sum * y)
  return a * b / sum * exp(exponent) * (sum / (2 * Double.pi * a * b)).squareRoot()
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
  var result = d
  for step in 1...Limits.fractionSteps {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonzero(1 + even * d)
    c = nonzero(1 + even / c)
    result *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonzero(1 + odd * d)
    c = nonzero(1 + odd / c)
    result *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return result
}

/// `ln Γ(z + 1) - ((z + 1/2) ln z - z + ln(2π)/2)`: what Stirling's formula leaves over.
private func stirlingError(_ z: Double) -> Double {
  if z > 15 {
    let inverse = 1 / z
    let square = inverse * inverse
    let tail = 1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360_360))
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square * tail))
  }
  // ln Γ(z + 1) is carried up to where the series is exact: Γ(z + 1) = Γ(z + 1 + k) / ((z+1)...).
  var product = 1.0
  var shifted = z
  while shifted <= 15 {
    shifted += 1
    product *= shifted
  }
  let logGamma =
    stirlingError(shifted) + (shifted + 0.5) * log(shifted) - shifted + log(2 * Double.pi) / 2
    - log(product)
  return logGamma - ((z + 0.5) * log(z) - z + log(2 * Double.pi) / 2)
}

/// `x ln(x / mean) + mean - x`, without cancellation when the two are close (Loader's `bd0`).
private func deviance(_ x: Double, _ mean: Double) -> Double {
  guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
  let ratio = (x - mean) / (x + mean)
  var sum = (x - mean) * ratio
  var term = 2 * x * ratio
  let square = ratio * ratio
  for step in 1..<1_000 {
    term *= square
    let next = sum + term / Double(2 * step + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}
