/// Linear weights of pieces, learned one text at a time: logistic loss, AdaGrad.

import Guards

/// Numbers of weights, one list for each unit or window.
struct PieceLists {
  private var all: [UInt32] = []
  private var starts: [Int] = [0]

  init(_ count: Int, _ visit: (Int, (Int) -> Void) -> Void) {
    for unit in 0..<count {
      visit(unit) { all.append(UInt32($0)) }
      starts.append(all.count)
    }
  }

  subscript(_ unit: Int) -> ArraySlice<UInt32> { all[starts[unit]..<starts[unit + 1]] }
}

/// Weights of one kind of pieces.
struct PieceWeights {
  var values: [Float]
  private var squares: [Float]
  /// Added to the number of pieces, so that few pieces do not count more.
  private let smoothing: Float

  init(_ count: Int, smoothing: Float) {
    self.smoothing = smoothing
    values = [Float](repeating: 0, count: count)
    squares = [Float](repeating: 0.02, count: count)
  }

  func score(_ pieces: ArraySlice<UInt32>) -> Float {
    var sum: Float = 0
    for piece in pieces { sum += values[Int(piece)] }
    return sum / (Float(pieces.count) + smoothing).squareRoot()
  }

  mutating func learn(_ pieces: ArraySlice<UInt32>, _ error: Float, _ rate: Float) {
    let gradient = error / (Float(pieces.count) + smoothing).squareRoot()
    let step = rate * gradient
    for piece in pieces {
      let place = Int(piece)
      squares[place] += gradient * gradient
      values[place] += step / squares[place].squareRoot()
    }
  }

  mutating func shrink(_ factor: Float) {
    for place in values.indices { values[place] *= factor }
  }

  /// The weights in steps of a 127th of the largest that counts.
  func quantized() -> DataWeights {
    let sorted = values.map(abs).sorted()
    let largest = max(1e-6, sorted[sorted.count - 1 - sorted.count / 5_000])
    let scale = largest / 127
    return DataWeights(
      values: values.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, scale: scale)
  }
}
