/// A copy that is safe to look at by machine: every pixel of the original has the same part in it, so
/// nothing can be hidden from a person and shown to a model; and nothing but pixels is left.

/// The copy for the model.
package struct PreparedImage: Sendable, Equatable {
  /// `png` or `jpeg`, as the original was.
  package let kind: ImageKind
  /// In pixels.
  package let width: Int
  /// In pixels.
  package let height: Int
  /// The encoded file.
  package let bytes: [UInt8]

  /// From its parts.
  package init(kind: ImageKind, width: Int, height: Int, bytes: [UInt8]) {
    self.kind = kind
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

extension Bitmap {
  /// The area-scaled picture whose longer side is at most `size`; never larger than this one.
  func reduced(to size: Int) -> Bitmap {
    let longer = max(width, height)
    guard size > 0, longer > size else { return self }
    let across = max(1, Int((Double(width) * Double(size) / Double(longer)).rounded()))
    let down = max(1, Int((Double(height) * Double(size) / Double(longer)).rounded()))
    let means = areaMeans(width: across, height: down)
    let pixels = means.values.map { UInt8(max(0, min(255, ($0 + 0.5).rounded(.down)))) }
    return Bitmap(width: across, height: down, pixels: pixels) ?? self
  }

  /// The copy for the model: area-scaled and encoded again, of an opaque picture.
  func prepared(size: Int, kind: ImageKind) throws(ImageError) -> PreparedImage {
    let small = reduced(to: size)
    let kind: ImageKind = kind == .jpeg ? .jpeg : .png
    return PreparedImage(
      kind: kind, width: small.width, height: small.height,
      bytes: try NativeCodec.encode(small, kind))
  }
}
