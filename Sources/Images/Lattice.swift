/// Sizes that a picture seems to be made for: a scaling attack changes pixels on a lattice, and the
/// lattice shows as a peak in the spectrum of how rough the columns and rows are. The peak only
/// proposes a size; whether something appears there is for the comparison to say.

/// Proposals of sizes.
enum Lattice {
  /// How far above its neighbourhood a peak has to be.
  private static let least: Float = 4
  /// Peaks of one side that are followed.
  private static let peaks = 4
  /// Bins on each side of one that make its neighbourhood.
  private static let neighbourhood = 16
  /// Smallest side that is proposed.
  private static let smallest = 64

  /// Shapes with the picture's own proportions, strongest first.
  static func shapes(of bitmap: Bitmap) -> [ScalingShape] {
    let least = Int(Double(smallest) * ScalingShape.leastRatio)
    guard max(bitmap.width, bitmap.height) <= ImageLimits.spectrumSide,
      min(bitmap.width, bitmap.height) >= least
    else { return [] }
    let (columns, rows) = bitmap.roughness()
    var proposed: [(strength: Float, shape: ScalingShape)] = []
    for (strength, side) in places(columns) {
      let height = fitting(side, bitmap.height, bitmap.width)
      proposed.append((strength, ScalingShape(width: side, height: height)))
    }
    for (strength, side) in places(rows) {
      let width = fitting(side, bitmap.width, bitmap.height)
      proposed.append((strength, ScalingShape(width: width, height: side)))
    }
    proposed.sort { $0.strength > $1.strength }
    var result: [ScalingShape] = []
    for (_, shape) in proposed where !result.contains(shape) && shape.isReduction(of: bitmap) {
      result.append(shape)
    }
    return Array(result.prefix(ImageLimits.latticeShapes))
  }

  private static func fitting(_ side: Int, _ other: Int, _ own: Int) -> Int {
    max(1, Int((Double(side) * Double(other) / Double(own)).rounded()))
  }

  /// Sides whose lattice one profile shows. The second harmonic is often stronger than the first.
  private static func places(_ profile: [Float]) -> [(Float, Int)] {
    let heights = aboveNeighbours(Spectrum.magnitudes(level(profile)))
    guard heights.count > 2 * smallest else { return [] }
    var found: [Int] = []
    for bin in (neighbourhood * 2 + 1)..<heights.count - 1 where heights[bin] >= least {
      if heights[bin] >= heights[bin - 1], heights[bin] >= heights[bin + 1] { found.append(bin) }
    }
    found.sort { heights[$0] > heights[$1] }
    var result: [(Float, Int)] = []
    for bin in found.prefix(peaks) {
      if bin >= smallest { result.append((heights[bin], bin)) }
      if bin.isMultiple(of: 2), bin / 2 >= smallest { result.append((heights[bin], bin / 2)) }
    }
    return result
  }

  /// Without its mean, and with single edges cut down.
  private static func level(_ profile: [Float]) -> [Float] {
    guard profile.count > 8 else { return [] }
    let inner = profile[2..<profile.count - 2]
    let median = inner.sorted()[inner.count / 2]
    let cut = inner.map { min($0, 4 * median + 1) }
    let mean = cut.reduce(0, +) / Float(cut.count)
    return [0, 0] + cut.map { $0 - mean } + [0, 0]
  }

  /// Each magnitude over the median of those around it.
  private static func aboveNeighbours(_ magnitudes: [Float]) -> [Float] {
    magnitudes.indices.map { bin in
      let low = max(0, bin - neighbourhood)
      let high = min(magnitudes.count - 1, bin + neighbourhood)
      let around = magnitudes[low...high].sorted()
      return magnitudes[bin] / (around[around.count / 2] + 0.001)
    }
  }
}

/// The size of a model's input.
package struct ScalingShape: Sendable, Hashable {
  /// In pixels.
  package let width: Int
  /// In pixels.
  package let height: Int

  /// How many times smaller a picture has to be made before there is room to hide anything.
  static let leastRatio = 3.0

  /// From its sides.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Whether `bitmap` is enough larger in both directions.
  func isReduction(of bitmap: Bitmap) -> Bool {
    Double(bitmap.width) >= Self.leastRatio * Double(width)
      && Double(bitmap.height) >= Self.leastRatio * Double(height) && width > 0 && height > 0
  }

  /// What programs make of `bitmap` for models of `sizes`: a square, the shorter or the longer side
  /// of that size; and what its own lattice proposes.
  static func all(for bitmap: Bitmap, sizes: [Int]) -> [ScalingShape] {
    var result: [ScalingShape] = []
    func add(_ width: Int, _ height: Int) {
      let shape = ScalingShape(width: max(1, width), height: max(1, height))
      if shape.isReduction(of: bitmap), !result.contains(shape) { result.append(shape) }
    }
    for size in sizes {
      add(size, size)
      let high = Double(size) * Double(bitmap.height) / Double(bitmap.width)
      let wide = Double(size) * Double(bitmap.width) / Double(bitmap.height)
      add(size, Int(high.rounded()))
      add(Int(wide.rounded()), size)
    }
    for shape in Lattice.shapes(of: bitmap) where !result.contains(shape) { result.append(shape) }
    return Array(result.prefix(ImageLimits.shapes))
  }
}
