// Tests of distributions, false discoveries and small linear algebra against values of scipy 1.17 and
// scikit-learn 1.9.

import Testing

@testable import Statistics

@Suite("distributions are compared exactly")
struct DistributionTests {
  @Test("the two-sample test has the statistic and the exact p-value of scipy")
  func kolmogorovSmirnov() throws {
    // scipy.stats.ks_2samp(a, b, method="exact")
    let a = [0.1, 0.4, 0.7, 1.2, 1.9, 2.4, 3.3]
    let b = [1.0, 1.5, 2.2, 2.6, 3.1, 3.8, 4.4, 5.0, 5.2]
    let test = try #require(KolmogorovSmirnov(sorted: a, b))
    #expect(abs(test.statistic - 0.5238095238095238) < 1e-12)
    #expect(abs(test.pValue - 0.1687062937062937) < 1e-12)
    #expect(test.isExact)
    #expect(KolmogorovSmirnov(sorted: [], b) == nil)
    let same = try #require(KolmogorovSmirnov(sorted: a, a))
    #expect(same.statistic == 0 && same.pValue == 1)
    let apart = try #require(KolmogorovSmirnov(sorted: [1, 1, 1], [2, 2, 2]))
    #expect(apart.statistic == 1 && abs(apart.pValue - 0.1) < 1e-12)
  }

  @Test("large samples use the limit law")
  func limit() throws {
    let a = (0..<3_000).map { Double($0) / 3_000 }
    let b = (0..<3_000).map { Double($0) / 3_000 + 0.03 }
    let test = try #require(KolmogorovSmirnov(sorted: a, b))
    #expect(!test.isExact)
    #expect(test.pValue > 0.1 && test.pValue < 0.15)
  }

  @Test("false discoveries are adjusted as by Benjamini and Hochberg")
  func falseDiscovery() {
    // scipy.stats.false_discovery_control([0.01, 0.04, 0.03, 0.5])
    let adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.5])
    let expected = [0.04, 0.05333333333333334, 0.05333333333333334, 0.5]
    for (value, wanted) in zip(adjusted, expected) { #expect(abs(value - wanted) < 1e-12) }
    #expect(benjaminiHochberg([.nan, 0]) == [1, 0])
    #expect(benjaminiHochberg([0.001], tests: 100) == [0.1])
    #expect(benjaminiHochberg([]) == [])
  }

  @Test("the tail of the binomial is exact")
  func binomial() {
    // scipy.stats.binom.sf(7, 20, 0.2)
    #expect(abs(binomialUpperTail(hits: 8, trials: 20, rate: 0.2) - 0.03214266308087516) < 1e-14)
    #expect(binomialUpperTail(hits: 0, trials: 5, rate: 0.5) == 1)
    #expect(binomialUpperTail(hits: 6, trials: 5, rate: 0.5) == 0)
  }

  @Test("shares that stay have no instability")
  func stability() {
    #expect(populationStability([10, 20], [20, 40]) == 0)
    #expect(populationStability([0, 0], [1, 2]) == 0)
    #expect(populationStability([50, 50], [90, 10]) > 0.25)
    #expect(populationStability([50, 0], [50, 50]).isFinite)
    #expect(quantileEdges(sorted: [1, 1, 1, 1], bins: 10) == [1])
    #expect(binned(sorted: [0, 1, 2, 3], edges: [1, 2]) == [2, 1, 1])
  }

  @Test("a matrix is taken apart and put together")
  func cholesky() throws {
    var matrix = SymmetricMatrix(size: 2)
    matrix.values = [4, 2, 2, 3]
    let lower = try #require(matrix.cholesky())
    let x = lower.solve([2, 1])
    #expect(abs(x[0] - 1) < 1e-12 && abs(x[1]) < 1e-12)
    matrix.values = [1, 2, 2, 1]
    #expect(matrix.cholesky() == nil)
    matrix.values = [3, 0, 0, 1]
    let leading = matrix.leadingVectors(2, seed: 1)
    #expect(abs(leading[0].value - 3) < 1e-9 && abs(leading[1].value - 1) < 1e-9)
  }

  @Test("the covariance is shrunk as scikit-learn shrinks it")
  func ledoitWolf() throws {
    // sklearn.covariance.LedoitWolf().fit([[1, 2], [3, 5], [4, 4], [7, 9], [2, 1]])
    let rows: [Double] = [1, 2, 3, 5, 4, 4, 7, 9, 2, 1]
    let shrunk = try #require(ShrunkCovariance(rows: rows, width: 2))
    #expect(abs(shrunk.shrinkage - 0.5630573248407643) < 1e-12)
    #expect(ShrunkCovariance(rows: [], width: 2) == nil)
  }
}
