/// Decoded pixels.

/// A picture in memory: red, green, blue and alpha, a byte each, row after row.
package struct Bitmap: Sendable, Equatable {
  /// In pixels.
  package let width: Int
  /// In pixels.
  package let height: Int
  /// `width * height * 4` bytes.
  package internal(set) var pixels: [UInt8]

  /// `nil` if there are not exactly as many bytes as the sides ask for.
  package init?(width: Int, height: Int, pixels: [UInt8]) {
    guard width > 0, height > 0, width <= ImageLimits.side, height <= ImageLimits.side,
      width * height <= ImageLimits.pixels, pixels.count == width * height * 4
    else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Whether a pixel is not opaque.
  package var hasAlpha: Bool { alphaCounts(clear: 0).notOpaque > 0 }
}

/// A rectangle in pixels of the picture as it is seen (orientation applied).
package struct ImageRegion: Sendable, Hashable {
  /// From the left.
  package let x: Int
  /// From the top.
  package let y: Int
  /// In pixels.
  package let width: Int
  /// In pixels.
  package let height: Int

  /// From its corner and its sides.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest rectangle round both.
  package func union(_ other: ImageRegion) -> ImageRegion {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return ImageRegion(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }
}

/// Why a picture could not be decoded.
package enum ImageError: Error, Sendable, Equatable {
  case damaged
  case tooLarge
  case unsupported(ImageKind)
  case noMemory
}
