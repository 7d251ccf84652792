/// Finds pictures that show something else when they are made smaller (Xiao et al., "Seeing is not
/// believing", 2019; Quiring et al., "Adversarial preprocessing", 2020).
///
/// A program that shrinks without averaging looks at few pixels of each cell. In an ordinary picture
/// those pixels differ from the cell's mean as much as any others of the cell do: on average by the
/// variance within the cell. An attack puts its whole change into them, so that they differ by far
/// more; and half a cell further to the right, or further down, nothing is left of it, while a line
/// that happens to lie on the samples goes on. The comparison is made in windows, since a hidden line
/// of writing fills only a part of a picture.

/// The search.
enum ScalingAttack {
  /// Side of a block in pixels of the small picture, and of a window in blocks.
  static let block = 8
  static let window = 4
  /// Variance that is always there: noise of eight-bit pictures.
  static let noise: Float = 10
  /// Energy below which a difference is not seen: six levels.
  static let seen: Float = 40
  /// Excess from which a window is looked at again, and how many of them are worth that.
  static let suspicious: Float = 1.5
  static let fewest = 4
  /// Excess in the view of nearest scaling from which bilinear scaling is looked at.
  static let hint: Float = 1.0

  /// The strongest sign of an attack at any size, if there is one.
  static func finding(in bitmap: Bitmap, sizes: [Int]) -> ImageFinding? {
    let shapes = ScalingShape.all(for: bitmap, sizes: sizes)
    guard !shapes.isEmpty else { return nil }
    let pyramid = MomentPyramid(bitmap)
    var best: (sign: ScalingSign, shape: ScalingShape, kernel: ScalingKernel)?
    for shape in shapes {
      let moments = pyramid.moments(shape)
      for centres in PixelCentres.allCases {
        // Both kernels look at the same places.
        let reference = ScalingView.reference(bitmap, moments, shape, centres)
        for kernel in [ScalingKernel.nearest, .bilinear] {
          let view = ScalingView(bitmap, moments, reference, shape, kernel, centres)
          let own = view.windows()
          if let sign = view.sign(own), sign.strength > (best?.sign.strength ?? 0) {
            best = (sign, shape, kernel)
          }
          // What bilinear scaling shows, one pixel in four of it shows a little.
          guard own.count(over: hint) >= fewest else { break }
        }
      }
    }
    guard let best, best.sign.strength >= ScalingSign.threshold else { return nil }
    return ImageFinding(
      .scalingAttack, region: best.sign.region, score: best.sign.score,
      reason: "made smaller to \(best.shape.width) x \(best.shape.height) without averaging "
        + "(\(best.kernel.rawValue)), it shows what the picture itself does not")
  }
}

/// One picture as one way of scaling sees it.
struct ScalingView {
  private let bitmap: Bitmap
  private let moments: Moments
  private let reference: Moments
  private let shape: ScalingShape
  private let kernel: ScalingKernel
  private let centres: PixelCentres

  init(
    _ bitmap: Bitmap, _ moments: Moments, _ reference: Moments, _ shape: ScalingShape,
    _ kernel: ScalingKernel, _ centres: PixelCentres
  ) {
    self.bitmap = bitmap
    self.moments = moments
    self.reference = reference
    self.shape = shape
    self.kernel = kernel
    self.centres = centres
  }

  /// The means of the cells round the places where samples lie.
  static func reference(
    _ bitmap: Bitmap, _ moments: Moments, _ shape: ScalingShape, _ centres: PixelCentres
  ) -> Moments {
    guard centres != .half else { return moments }
    return moments.shifted(
      centres.positions(length: bitmap.width, places: shape.width, moved: 0).shifts,
      centres.positions(length: bitmap.height, places: shape.height, moved: 0).shifts)
  }

  /// How much the samples differ from their cells, in the variance of the cells, window by window.
  func windows(movedRight: Double = 0, movedDown: Double = 0) -> ScalingWindows {
    let across = centres.positions(length: bitmap.width, places: shape.width, moved: movedRight)
    let down = centres.positions(length: bitmap.height, places: shape.height, moved: movedDown)
    let samples = bitmap.sampled(
      Taps(kernel, centres, length: bitmap.width, positions: across.at),
      Taps(kernel, centres, length: bitmap.height, positions: down.at))
    let isMoved = movedRight != 0 || movedDown != 0
    let reference = isMoved ? moments.shifted(across.shifts, down.shifts) : reference
    let blocks = samples.compared(with: reference, side: ScalingAttack.block)
    return ScalingWindows(blocks, kernel)
  }

  /// What speaks for an attack; `nil` if nothing does.
  func sign(_ own: ScalingWindows) -> ScalingSign? {
    var own = own
    guard own.count(over: ScalingAttack.suspicious) >= ScalingAttack.fewest else { return nil }
    own.weaken(by: windows(movedRight: 0.5))
    own.weaken(by: windows(movedDown: 0.5))
    own.weaken(by: windows(movedRight: 0.5, movedDown: 0.5))
    return ScalingSign(own, shape, bitmap)
  }
}

/// Excesses of all windows of one view.
struct ScalingWindows {
  let width: Int
  let height: Int
  /// Mean energy of the difference.
  private(set) var energy: [Float]
  /// Energy over what the variance in the cells lets expect; 0 where nothing is seen.
  private(set) var excess: [Float]

  /// Ordinary pictures: the 99th percentile of energy over variance is near these.
  private static func expected(_ kernel: ScalingKernel) -> Float { kernel == .nearest ? 1.3 : 0.65 }

  init(_ blocks: BlockComparison, _ kernel: ScalingKernel) {
    let side = ScalingAttack.window
    let energies = WindowMeans(blocks.energy, blocks.width, blocks.height, side)
    let variances = WindowMeans(blocks.variance, blocks.width, blocks.height, side)
    width = energies.width
    height = energies.height
    let places = Float(ScalingAttack.block * ScalingAttack.block * 3)
    let usual = Self.expected(kernel)
    energy = energies.values.map { $0 / places }
    excess = zip(energy, variances.values).map { energy, variance in
      energy / (usual * (max(0, variance / places) + ScalingAttack.noise))
    }
    if energies.isEmpty { (energy, excess) = ([], []) }
  }

  /// Windows with a visible difference whose excess is larger than `least`.
  func count(over least: Float) -> Int {
    excess.indices.count { energy[$0] > ScalingAttack.seen && excess[$0] > least }
  }

  /// Divides by what is left when the samples are moved.
  mutating func weaken(by other: ScalingWindows) {
    guard other.excess.count == excess.count else { return }
    for index in excess.indices { excess[index] /= max(1, other.excess[index]) }
  }
}

/// Means over square windows of blocks, one for each position.
struct WindowMeans {
  let width: Int
  let height: Int
  private(set) var values: [Float] = []
  /// Whether the picture has no block at all.
  var isEmpty: Bool { values.isEmpty }

  init(_ blocks: [Float], _ across: Int, _ down: Int, _ window: Int) {
    let side = min(window, across, down)
    width = max(0, across - side + 1)
    height = max(0, down - side + 1)
    guard side > 0 else { return }
    let line = across + 1
    var sums = [Double](repeating: 0, count: line * (down + 1))
    for y in 0..<down {
      var row = 0.0
      for x in 0..<across {
        row += Double(blocks[y * across + x])
        sums[(y + 1) * line + x + 1] = sums[y * line + x + 1] + row
      }
    }
    values.reserveCapacity(width * height)
    let area = Double(side * side)
    for y in 0..<height {
      for x in 0..<width {
        let top = sums[y * line + x + side] - sums[y * line + x]
        let bottom = sums[(y + side) * line + x + side] - sums[(y + side) * line + x]
        values.append(Float((bottom - top) / area))
      }
    }
  }
}
