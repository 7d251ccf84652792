/// What speaks for an attack in one view of a picture, and from when on it is one.

/// The windows that stand out.
struct ScalingSign: Sendable {
  /// Strength from which it is reported. Chosen between the strongest sign in ordinary pictures and
  /// the weakest in attacks, on the half of both that was not measured (docs/guards/images.md).
  static let threshold: Float = 2.35
  /// Windows that have to stand out, of all that there are if they are fewer: one alone may be chance.
  private static let place = 16

  /// The excess of the seventeenth window.
  let strength: Float
  /// Where windows stand out, in pixels of the picture.
  let region: ImageRegion?

  /// Reads it from the windows of a view; `nil` where there is nothing.
  init?(_ windows: ScalingWindows, _ shape: ScalingShape, _ bitmap: Bitmap) {
    let visible = windows.excess.indices.filter { windows.energy[$0] > ScalingAttack.seen }
    guard visible.count >= ScalingAttack.fewest else { return nil }
    let ordered = visible.map { windows.excess[$0] }.sorted(by: >)
    strength = ordered.count > Self.place ? ordered[Self.place] : (ordered.last ?? 0) / 2
    let least = max(ScalingAttack.suspicious, strength / 2)
    region = Self.region(visible.filter { windows.excess[$0] >= least }, windows, shape, bitmap)
  }

  /// Between 0.5 at the threshold and 1.
  var score: Double {
    let over = Double(strength / Self.threshold)
    return over < 1 ? over / 2 : 1 - 0.5 / over
  }

  private static func region(
    _ places: [Int], _ windows: ScalingWindows, _ shape: ScalingShape, _ bitmap: Bitmap
  ) -> ImageRegion? {
    guard windows.width > 0, let first = places.first else { return nil }
    var (left, right) = (first % windows.width, first % windows.width)
    var (top, bottom) = (first / windows.width, first / windows.width)
    for place in places {
      left = min(left, place % windows.width)
      right = max(right, place % windows.width)
      top = min(top, place / windows.width)
      bottom = max(bottom, place / windows.width)
    }
    let side = ScalingAttack.window
    func pixels(_ block: Int, _ length: Int, _ places: Int) -> Int {
      min(length, Int(Double(block * ScalingAttack.block) * Double(length) / Double(places)))
    }
    let x = pixels(left, bitmap.width, shape.width)
    let y = pixels(top, bitmap.height, shape.height)
    return ImageRegion(
      x: x, y: y, width: pixels(right + side, bitmap.width, shape.width) - x,
      height: pixels(bottom + side, bitmap.height, shape.height) - y)
  }
}
