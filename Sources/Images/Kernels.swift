/// The ways in which programs make pictures smaller: which pixels they look at, with which weights.

/// A kernel as libraries have it.
package enum ScalingKernel: String, Sendable, CaseIterable, Equatable {
  case nearest
  case bilinear
  case bicubic
}

/// Where a library puts the centres of the pixels.
package enum PixelCentres: String, Sendable, CaseIterable, Equatable {
  /// At halves: OpenCV (bilinear, bicubic), Pillow, PyTorch, TensorFlow 2.
  case half
  /// At whole numbers: nearest in OpenCV and PyTorch, everything in TensorFlow 1.
  case corner
  /// First on first, last on last: PyTorch and TensorFlow with `align_corners`.
  case aligned
}

extension PixelCentres {
  /// Where the samples lie in pixels, and how far that is from the middles of their cells, in cells.
  /// `moved`: by how much of a cell they are moved for comparison.
  func positions(length: Int, places: Int, moved: Double) -> (at: [Double], shifts: [Float]) {
    let ratio = Double(length) / Double(places)
    let spread = places > 1 ? Double(length - 1) / Double(places - 1) : 0
    let at = (0..<places).map { place in
      let own =
        switch self {
        case .half: (Double(place) + 0.5) * ratio - 0.5
        case .corner: Double(place) * ratio
        case .aligned: Double(place) * spread
        }
      return own + moved * ratio
    }
    let shifts = at.enumerated().map { place, at in
      Float((at - (Double(place) + 0.5) * ratio + 0.5) / ratio)
    }
    return (at, shifts)
  }
}

/// Indices and weights of one side of a scaling.
struct Taps: Sendable, Equatable {
  /// Places of the result.
  let places: Int
  /// Taps of each place.
  let taps: Int
  private(set) var indices: [UInt32] = []
  private(set) var weights: [Float] = []

  /// Whether there is an index and a weight for every tap.
  var isWhole: Bool { indices.count == places * taps && weights.count == places * taps }

  /// Scaling of a side of `length` pixels, the samples lying at `positions`.
  init(_ kernel: ScalingKernel, _ centres: PixelCentres, length: Int, positions: [Double]) {
    places = positions.count
    taps = kernel == .nearest ? 1 : kernel == .bilinear ? 2 : 4
    for at in positions {
      let whole = at.rounded(.down)
      let part = Float(at - whole)
      switch kernel {
      case .nearest:
        add(
          centres == .corner ? (at + 1e-9).rounded(.down) : (at + 0.5).rounded(.down), [1], length)
      case .bilinear: add(whole, [1 - part, part], length)
      case .bicubic: add(whole - 1, Self.cubic(part), length)
      }
    }
  }

  private mutating func add(_ first: Double, _ all: [Float], _ length: Int) {
    for (offset, weight) in all.enumerated() {
      indices.append(UInt32(max(0, min(length - 1, Int(first) + offset))))
      weights.append(weight)
    }
  }

  /// Keys's cubic with a = -0.75, as OpenCV and PyTorch have it (R. Keys, 1981).
  private static func cubic(_ part: Float) -> [Float] {
    let a: Float = -0.75
    func near(_ x: Float) -> Float { ((a + 2) * x - (a + 3)) * x * x + 1 }
    func far(_ x: Float) -> Float { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
    return [far(part + 1), near(part), near(1 - part), far(2 - part)]
  }
}

/// Area means of one picture at many sizes: the coarser ones from sums over blocks, so that each costs
/// little. Where a cell's edge cuts a block, the block counts in part.
struct MomentPyramid {
  private let bitmap: Bitmap
  private let levels: [BlockSums]

  init(_ bitmap: Bitmap) {
    self.bitmap = bitmap
    let half = bitmap.halved()
    levels = [half, half.halved()]
  }

  /// Means and means of squares at one size.
  func moments(_ shape: ScalingShape) -> Moments {
    let ratio = min(
      Double(bitmap.width) / Double(shape.width), Double(bitmap.height) / Double(shape.height))
    guard ratio >= 4 else { return bitmap.moments(width: shape.width, height: shape.height) }
    let level = levels[ratio < 8 ? 0 : 1]
    let side = Double(1 << level.level)
    return level.moments(
      extent: (Double(bitmap.width) / side, Double(bitmap.height) / side), width: shape.width,
      height: shape.height)
  }
}

/// Values of a smaller picture, four channels side by side.
struct Samples: Sendable {
  let width: Int
  let height: Int
  var values: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    values = [Float](repeating: 0, count: max(0, width * height * 4))
  }
}

/// Area means and means of squares.
struct Moments: Sendable {
  var mean: Samples
  var square: Samples

  init(width: Int, height: Int) {
    mean = Samples(width: width, height: height)
    square = mean
  }
}
