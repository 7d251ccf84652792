/// The thin wrapper round the C side: decoding, encoding, loops over pixels. The only file of this
/// target with `unsafe` in it; every size is checked here before C sees it.

internal import CImages

/// Decoders and encoders.
enum NativeCodec {
  /// Decodes a PNG, JPEG or WebP within the bounds of `ImageLimits`.
  static func decode(_ bytes: [UInt8], _ kind: ImageKind) throws(ImageError) -> (
    bitmap: Bitmap, isDamaged: Bool, isTruncated: Bool
  ) {
    guard kind.isDecoded else { throw .unsupported(kind) }
    guard bytes.count <= ImageLimits.fileBytes else { throw .tooLarge }
    var limits = gh_image_limits(
      pixels: UInt64(ImageLimits.pixels), side: UInt32(ImageLimits.side),
      memory: UInt64(ImageLimits.decoderBytes), scans: UInt32(ImageLimits.scans),
      milliseconds: UInt32(ImageLimits.milliseconds))
    var image = unsafe gh_image()
    let code = unsafe bytes.withUnsafeBufferPointer { buffer in
      switch kind {
      case .png: unsafe gh_png_decode(buffer.baseAddress, buffer.count, &limits, &image)
      case .webp: unsafe gh_webp_decode(buffer.baseAddress, buffer.count, &limits, &image)
      default: unsafe gh_jpeg_decode(buffer.baseAddress, buffer.count, &limits, &image)
      }
    }
    try check(code, kind)
    guard let start = unsafe image.pixels else { throw .damaged }
    defer { unsafe gh_image_free(start) }
    let (width, height) = unsafe (Int(image.width), Int(image.height))
    guard width * height <= ImageLimits.pixels else { throw .tooLarge }
    let pixels = unsafe Array(UnsafeBufferPointer(start: start, count: width * height * 4))
    guard let bitmap = Bitmap(width: width, height: height, pixels: pixels) else {
      throw .damaged
    }
    return unsafe (bitmap, image.damaged != 0, image.truncated != 0)
  }

  /// Writes a picture without its alpha: a PNG, or a JPEG of `quality`.
  static func encode(_ bitmap: Bitmap, _ kind: ImageKind, quality: Int = 92) throws(ImageError)
    -> [UInt8]
  {
    var out: UnsafeMutablePointer<UInt8>?
    var count = 0
    let (width, height) = (UInt32(bitmap.width), UInt32(bitmap.height))
    let code = unsafe bitmap.pixels.withUnsafeBufferPointer { buffer in
      kind == .jpeg
        ? unsafe gh_jpeg_encode(
          buffer.baseAddress, width, height, Int32(max(1, min(100, quality))), &out, &count)
        : unsafe gh_png_encode(buffer.baseAddress, width, height, &out, &count)
    }
    try check(code, kind)
    guard let start = unsafe out else { throw .noMemory }
    defer { unsafe gh_image_free(start) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  private static func check(_ code: Int32, _ kind: ImageKind) throws(ImageError) {
    switch Int(code) {
    case GH_IMAGE_OK: return
    case GH_IMAGE_TOO_LARGE: throw .tooLarge
    case GH_IMAGE_UNSUPPORTED: throw .unsupported(kind)
    case GH_IMAGE_NO_MEMORY: throw .noMemory
    default: throw .damaged
    }
  }
}

extension Bitmap {
  /// The picture over one grey; every alpha is 255 afterwards.
  func flattened(over grey: UInt8) -> Bitmap {
    var result = self
    let count = width * height
    unsafe result.pixels.withUnsafeMutableBufferPointer { buffer in
      unsafe gh_flatten(buffer.baseAddress, count, grey)
    }
    return result
  }

  /// The picture as EXIF's orientation means it to be seen.
  func oriented(_ orientation: Int) -> Bitmap {
    guard (2...8).contains(orientation) else { return self }
    var turned = [UInt8](repeating: 0, count: pixels.count)
    unsafe pixels.withUnsafeBufferPointer { from in
      unsafe turned.withUnsafeMutableBufferPointer { to in
        unsafe gh_orient(
          from.baseAddress, UInt32(width), UInt32(height), Int32(orientation), to.baseAddress)
      }
    }
    let swaps = orientation >= 5
    return Bitmap(width: swaps ? height : width, height: swaps ? width : height, pixels: turned)
      ?? self
  }

  /// How rough each column and each row is.
  func roughness() -> (columns: [Float], rows: [Float]) {
    var columns = [Float](repeating: 0, count: width)
    var rows = [Float](repeating: 0, count: height)
    unsafe pixels.withUnsafeBufferPointer { from in
      unsafe columns.withUnsafeMutableBufferPointer { across in
        unsafe rows.withUnsafeMutableBufferPointer { down in
          unsafe gh_roughness(
            from.baseAddress, UInt32(width), UInt32(height), across.baseAddress, down.baseAddress)
        }
      }
    }
    return (columns, rows)
  }

  /// The picture sampled with few taps at another size.
  func sampled(_ columns: Taps, _ rows: Taps) -> Samples {
    var samples = Samples(width: columns.places, height: rows.places)
    guard columns.taps == rows.taps, columns.isWhole, rows.isWhole else { return samples }
    unsafe pixels.withUnsafeBufferPointer { from in
      unsafe samples.values.withUnsafeMutableBufferPointer { to in
        unsafe columns.indices.withUnsafeBufferPointer { xi in
          unsafe columns.weights.withUnsafeBufferPointer { xw in
            unsafe rows.indices.withUnsafeBufferPointer { yi in
              unsafe rows.weights.withUnsafeBufferPointer { yw in
                unsafe gh_sample(
                  from.baseAddress, UInt32(width), UInt32(height), UInt32(columns.places),
                  UInt32(rows.places), UInt32(columns.taps), xi.baseAddress, xw.baseAddress,
                  yi.baseAddress, yw.baseAddress, to.baseAddress)
              }
            }
          }
        }
      }
    }
    return samples
  }

  /// Area means at another size, not larger than this one.
  func areaMeans(width to: Int, height down: Int) -> Samples {
    var samples = Samples(width: to, height: down)
    _ = unsafe pixels.withUnsafeBufferPointer { from in
      unsafe samples.values.withUnsafeMutableBufferPointer { out in
        unsafe gh_area_pixels(
          from.baseAddress, UInt32(width), UInt32(height), UInt32(to), UInt32(down),
          out.baseAddress, nil)
      }
    }
    return samples
  }

  /// Area means and means of squares.
  func moments(width to: Int, height down: Int) -> Moments {
    var moments = Moments(width: to, height: down)
    _ = unsafe pixels.withUnsafeBufferPointer { from in
      unsafe moments.mean.values.withUnsafeMutableBufferPointer { mean in
        unsafe moments.square.values.withUnsafeMutableBufferPointer { square in
          unsafe gh_area_pixels(
            from.baseAddress, UInt32(width), UInt32(height), UInt32(to), UInt32(down),
            mean.baseAddress, square.baseAddress)
        }
      }
    }
    return moments
  }

  /// Sums over blocks of 2 x 2 pixels.
  func halved() -> BlockSums {
    var half = BlockSums(width: (width + 1) / 2, height: (height + 1) / 2, level: 1)
    unsafe pixels.withUnsafeBufferPointer { from in
      unsafe half.sums.withUnsafeMutableBufferPointer { sums in
        unsafe half.squares.withUnsafeMutableBufferPointer { squares in
          unsafe gh_halve_pixels(
            from.baseAddress, UInt32(width), UInt32(height), sums.baseAddress, squares.baseAddress)
        }
      }
    }
    return half
  }
}

/// Sums and sums of squares over square blocks of pixels.
struct BlockSums: Sendable {
  let width: Int
  let height: Int
  /// A block is 2 to the power of this on a side.
  let level: Int
  fileprivate(set) var sums: [Float]
  fileprivate(set) var squares: [Float]

  init(width: Int, height: Int, level: Int) {
    self.width = width
    self.height = height
    self.level = level
    sums = [Float](repeating: 0, count: width * height * 4)
    squares = sums
  }

  /// The next coarser level.
  func halved() -> BlockSums {
    var half = BlockSums(width: (width + 1) / 2, height: (height + 1) / 2, level: level + 1)
    unsafe sums.withUnsafeBufferPointer { from in
      unsafe squares.withUnsafeBufferPointer { fromSquares in
        unsafe half.sums.withUnsafeMutableBufferPointer { to in
          unsafe half.squares.withUnsafeMutableBufferPointer { toSquares in
            unsafe gh_halve_sums(
              from.baseAddress, fromSquares.baseAddress, UInt32(width), UInt32(height),
              to.baseAddress, toSquares.baseAddress)
          }
        }
      }
    }
    return half
  }

  /// Area means of the picture, which is `extent` blocks wide and high.
  func moments(extent: (x: Double, y: Double), width to: Int, height down: Int) -> Moments {
    var moments = Moments(width: to, height: down)
    let cover = Float(1 << (2 * level))
    _ = unsafe sums.withUnsafeBufferPointer { from in
      unsafe squares.withUnsafeBufferPointer { fromSquares in
        unsafe moments.mean.values.withUnsafeMutableBufferPointer { mean in
          unsafe moments.square.values.withUnsafeMutableBufferPointer { square in
            unsafe gh_area_sums(
              from.baseAddress, fromSquares.baseAddress, UInt32(width), UInt32(height), extent.x,
              extent.y, cover, UInt32(to), UInt32(down), mean.baseAddress, square.baseAddress)
          }
        }
      }
    }
    return moments
  }
}

extension Moments {
  /// The means where samples lie that are moved by fractions of cells.
  func shifted(_ x: [Float], _ y: [Float]) -> Moments {
    let (width, height) = (mean.width, mean.height)
    var result = Moments(width: width, height: height)
    guard x.count == width, y.count == height else { return self }
    unsafe mean.values.withUnsafeBufferPointer { mean in
      unsafe square.values.withUnsafeBufferPointer { square in
        unsafe x.withUnsafeBufferPointer { x in
          unsafe y.withUnsafeBufferPointer { y in
            unsafe result.mean.values.withUnsafeMutableBufferPointer { outMean in
              unsafe result.square.values.withUnsafeMutableBufferPointer { outSquare in
                unsafe gh_shift(
                  mean.baseAddress, square.baseAddress, UInt32(width), UInt32(height),
                  x.baseAddress, y.baseAddress, outMean.baseAddress, outSquare.baseAddress)
              }
            }
          }
        }
      }
    }
    return result
  }
}

extension Samples {
  /// For each block of `side` places: the energy of what differs from the means, and the variance
  /// within the cells, per place and channel.
  func compared(with moments: Moments, side: Int) -> BlockComparison {
    var result = BlockComparison(
      width: (width + side - 1) / side, height: (height + side - 1) / side)
    guard moments.mean.width == width, moments.mean.height == height else { return result }
    unsafe values.withUnsafeBufferPointer { sample in
      unsafe moments.mean.values.withUnsafeBufferPointer { mean in
        unsafe moments.square.values.withUnsafeBufferPointer { square in
          unsafe result.energy.withUnsafeMutableBufferPointer { energy in
            unsafe result.variance.withUnsafeMutableBufferPointer { variance in
              unsafe gh_compare(
                sample.baseAddress, mean.baseAddress, square.baseAddress, UInt32(width),
                UInt32(height), UInt32(side), energy.baseAddress, variance.baseAddress)
            }
          }
        }
      }
    }
    return result
  }
}

/// Energy and variance of blocks, row after row.
struct BlockComparison: Sendable {
  let width: Int
  let height: Int
  fileprivate(set) var energy: [Float]
  fileprivate(set) var variance: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    energy = [Float](repeating: 0, count: width * height)
    variance = energy
  }
}

/// The discrete Fourier transform.
enum Spectrum {
  /// Magnitudes at 0 ..< half the number of `values`.
  static func magnitudes(_ values: [Float]) -> [Float] {
    let bins = values.count / 2
    var result = [Float](repeating: 0, count: bins)
    unsafe values.withUnsafeBufferPointer { from in
      unsafe result.withUnsafeMutableBufferPointer { to in
        unsafe gh_spectrum(from.baseAddress, UInt32(from.count), to.baseAddress, UInt32(bins))
      }
    }
    return result
  }
}

extension Bitmap {
  /// How many pixels are not opaque, and how many have an alpha of at most `clear`.
  func alphaCounts(clear: UInt8) -> (notOpaque: Int, clear: Int) {
    var (some, none) = (0, 0)
    unsafe pixels.withUnsafeBufferPointer { from in
      unsafe gh_count_alpha(from.baseAddress, width * height, clear, &some, &none)
    }
    return (some, none)
  }

  /// Marks what differs a little from the flat ground of its tile.
  func faintMarks(tile: Int, unseen: Int) -> (Mask, Int) {
    unsafe marked { from, marks in
      unsafe gh_mark_faint(
        from, UInt32(width), UInt32(height), UInt32(max(1, tile)), Int32(unseen), marks)
    }
  }

  /// Marks content beneath transparency.
  func marksBeneath(clear: UInt8, readable: Int) -> (Mask, Int) {
    unsafe marked { from, marks in
      unsafe gh_mark_beneath(from, width * height, clear, Int32(readable), marks)
    }
  }

  /// Marks what is not transparent, if all of it is white.
  func whiteMarks(least: UInt8) -> (Mask, Int) {
    unsafe marked { from, marks in unsafe gh_mark_white(from, width * height, least, marks) }
  }

  private func marked(_ body: (UnsafePointer<UInt8>?, UnsafeMutablePointer<UInt8>?) -> Int) -> (
    Mask, Int
  ) {
    var mask = Mask(width: width, height: height)
    let count = unsafe pixels.withUnsafeBufferPointer { from in
      unsafe mask.marks.withUnsafeMutableBufferPointer { marks in
        unsafe body(from.baseAddress, marks.baseAddress)
      }
    }
    return (mask, count)
  }
}
