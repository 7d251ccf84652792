/// Logarithm and exponential of the C library, for the pure modules above this one.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The natural logarithm; minus infinity at 0.
package func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// e to the power of `value`.
package func exponential(_ value: Double) -> Double { exp(value) }

/// The upper tail of the standard normal distribution: the probability of more than `z`.
package func normalUpperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

/// The probability of at least `hits` out of `trials` where each is a hit with probability `rate`:
/// exact, by the incomplete beta function.
package func binomialUpperTail(hits: Int, trials: Int, rate: Double) -> Double {
  guard hits > 0 else { return 1 }
  guard hits <= trials, rate > 0 else { return 0 }
  guard rate < 1 else { return 1 }
  return regularizedIncompleteBeta(rate, a: Double(hits), b: Double(trials - hits) + 1)
}
