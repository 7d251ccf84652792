/// Small dense linear algebra: symmetric matrices of a few hundred rows, as far as distances and
/// directions need it.

/// A square symmetric matrix by rows.
package struct SymmetricMatrix: Sendable {
  /// Rows and columns.
  package let size: Int
  /// `size * size` values, row by row.
  package var values: [Double]

  /// A matrix of zeros.
  package init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  /// The value at a row and a column.
  package subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// The mean of the diagonal.
  package var meanDiagonal: Double {
    guard size > 0 else { return 0 }
    return (0..<size).reduce(0) { $0 + self[$1, $1] } / Double(size)
  }

  /// This matrix drawn towards a multiple of the identity that keeps the mean of the diagonal.
  package func shrunk(by share: Double) -> SymmetricMatrix {
    var result = self
    let mean = meanDiagonal
    for index in values.indices { result.values[index] *= 1 - share }
    for index in 0..<size { result[index, index] += share * mean }
    return result
  }

  /// The lower triangle `L` with `L Lᵀ` equal to this matrix (Cholesky); `nil` unless it is positive
  /// definite in floating point.
  package func cholesky() -> LowerTriangle? {
    var lower = values
    for i in 0..<size {
      for j in 0...i {
        var sum = values[i * size + j]
        for k in 0..<j { sum -= lower[i * size + k] * lower[j * size + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return nil }
          lower[i * size + i] = sum.squareRoot()
        } else {
          lower[i * size + j] = sum / lower[j * size + j]
        }
      }
    }
    return LowerTriangle(size: size, values: lower)
  }

  /// The `count` largest eigenvalues with their vectors, by subspace iteration from a seeded start;
  /// for matrices without negative eigenvalues. Good enough to rank directions by.
  package func leadingVectors(_ count: Int, seed: UInt64, rounds: Int = 60)
    -> [(value: Double, vector: [Double])]
  {
    let count = min(max(0, count), size)
    var random = SeededGenerator(seed: seed, stream: "leading vectors")
    var basis = (0..<count).map { _ in
      (0..<size).map { _ in Double(random.below(1 << 20)) / Double(1 << 19) - 1 }
    }
    Self.orthonormalise(&basis)
    for _ in 0..<rounds {
      basis = basis.map(times)
      Self.orthonormalise(&basis)
    }
    let pairs = basis.map { vector in
      let image = times(vector)
      return (value: zip(vector, image).reduce(0) { $0 + $1.0 * $1.1 }, vector: vector)
    }
    return pairs.sorted { $0.value > $1.value }
  }

  private func times(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += values[row * size + column] * vector[column] }
      result[row] = sum
    }
    return result
  }

  /// Gram and Schmidt, modified; a vector that vanishes becomes zeros.
  private static func orthonormalise(_ basis: inout [[Double]]) {
    for i in basis.indices {
      for j in 0..<i {
        var dot = 0.0
        for k in basis[i].indices { dot += basis[i][k] * basis[j][k] }
        for k in basis[i].indices { basis[i][k] -= dot * basis[j][k] }
      }
      let norm = basis[i].reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = norm > 1e-150 ? 1 / norm : 0
      for k in basis[i].indices { basis[i][k] *= scale }
    }
  }
}

/// A lower triangular matrix with a positive diagonal.
package struct LowerTriangle: Sendable {
  /// Rows and columns.
  package let size: Int
  /// `size * size` values, row by row; those above the diagonal mean nothing.
  private let values: [Double]

  init(size: Int, values: [Double]) {
    self.size = size
    self.values = values
  }

  /// The `x` with `L x = vector`: the vector in units in which the matrix `L Lᵀ` is a unit sphere, so
  /// that the squares of `x` sum to the squared Mahalanobis distance.
  package func solve(_ vector: [Double]) -> [Double] {
    var x = vector
    for i in 0..<size {
      var sum = x[i]
      for k in 0..<i { sum -= values[i * size + k] * x[k] }
      x[i] = sum / values[i * size + i]
    }
    return x
  }
}

/// The covariance of rows about their mean, shrunk as O. Ledoit and M. Wolf (2004) do, where the
/// amount is estimated from the rows themselves.
package struct ShrunkCovariance: Sendable {
  /// Means of the columns.
  package let mean: [Double]
  /// The shrunk covariance.
  package let matrix: SymmetricMatrix
  /// The amount of shrinkage, 0 to 1.
  package let shrinkage: Double

  /// Estimates from `rows` of `width` values each, laid out one after the other; `nil` without rows.
  package init?(rows: [Double], width: Int) {
    let count = width > 0 ? rows.count / width : 0
    guard count > 0 else { return nil }
    var mean = [Double](repeating: 0, count: width)
    for row in 0..<count { for k in 0..<width { mean[k] += rows[row * width + k] } }
    for k in 0..<width { mean[k] /= Double(count) }
    var covariance = SymmetricMatrix(size: width)
    var squares = SymmetricMatrix(size: width)
    var centred = [Double](repeating: 0, count: width)
    for row in 0..<count {
      for k in 0..<width { centred[k] = rows[row * width + k] - mean[k] }
      for i in 0..<width where centred[i] != 0 {
        for j in 0...i {
          let product = centred[i] * centred[j]
          covariance.values[i * width + j] += product
          squares.values[i * width + j] += product * product
        }
      }
    }
    self.mean = mean
    (matrix, shrinkage) = Self.shrink(covariance, squares, count)
  }

  /// The formula of the paper; sums over the lower triangle stand for the whole.
  private static func shrink(
    _ sums: SymmetricMatrix, _ squares: SymmetricMatrix, _ count: Int
  ) -> (SymmetricMatrix, Double) {
    let (size, n) = (sums.size, Double(count))
    var covariance = SymmetricMatrix(size: size)
    var (sumOfSquares, spread) = (0.0, 0.0)
    for i in 0..<size {
      for j in 0...i {
        let value = sums[i, j] / n
        covariance[i, j] = value
        covariance[j, i] = value
        let weight = i == j ? 1.0 : 2.0
        sumOfSquares += weight * value * value
        spread += weight * (squares[i, j] / n - value * value)
      }
    }
    let mean = covariance.meanDiagonal
    let distance = sumOfSquares - mean * mean * Double(size)
    let amount = distance > 0 ? min(1, max(0, spread / n / distance)) : 1
    return (covariance.shrunk(by: amount), amount)
  }
}
