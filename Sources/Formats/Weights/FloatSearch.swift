/// Looks through floating-point numbers for those that are none (NaN, infinity) and for tensors of
/// one single value, sixteen bytes at once. Touches memory by hand only for these loads, which lie
/// inside the checked range.

/// How floating-point numbers are stored (little-endian).
package enum FloatKind: Sendable, Equatable {
  case f16
  case bf16
  case f32
  case f64

  /// Bytes of one number.
  package var width: Int {
    switch self {
    case .f16, .bf16: 2
    case .f32: 4
    case .f64: 8
    }
  }

  /// The exponent's bits: all of them are set in NaN and infinity alone (IEEE 754).
  var exponent: UInt64 {
    switch self {
    case .f16: 0x7C00
    case .bf16: 0x7F80
    case .f32: 0x7F80_0000
    case .f64: 0x7FF0_0000_0000_0000
    }
  }

  /// The fraction's bits: none is set in infinity.
  var fraction: UInt64 {
    switch self {
    case .f16: 0x03FF
    case .bf16: 0x007F
    case .f32: 0x007F_FFFF
    case .f64: 0x000F_FFFF_FFFF_FFFF
    }
  }
}

/// The vector loops.
enum FloatSearch {
  /// Bytes that one call looks at.
  static let block = 256
  private static let lanes = 16

  /// Whether a NaN or an infinity stands in the block at `start`, which is all there.
  static func hasSpecial(_ bytes: [UInt8], at start: Int, _ kind: FloatKind) -> Bool {
    switch kind {
    case .f16: narrow(bytes, start, 0x7C00)
    case .bf16: narrow(bytes, start, 0x7F80)
    case .f32:
      wide(
        bytes, start, mask: SIMD4(repeating: 0x7F80_0000), wanted: SIMD4(repeating: 0x7F80_0000))
    case .f64:
      // Only the upper halves count; a masked lower half is 0, never 1.
      wide(
        bytes, start, mask: SIMD4(0, 0x7FF0_0000, 0, 0x7FF0_0000),
        wanted: SIMD4(1, 0x7FF0_0000, 1, 0x7FF0_0000))
    }
  }

  private static func narrow(_ bytes: [UInt8], _ start: Int, _ exponent: UInt16) -> Bool {
    let mask = SIMD8<UInt16>(repeating: exponent)
    return unsafe bytes.withUnsafeBytes { buffer in
      var hits = SIMD2<UInt64>(repeating: 0)
      var at = start
      while at < start + block {
        let value = unsafe buffer.loadUnaligned(fromByteOffset: at, as: SIMD8<UInt16>.self)
        hits = unsafe hits | unsafeBitCast((value & mask) .== mask, to: SIMD2<UInt64>.self)
        at += lanes
      }
      return hits[0] | hits[1] != 0
    }
  }

  private static func wide(
    _ bytes: [UInt8], _ start: Int, mask: SIMD4<UInt32>, wanted: SIMD4<UInt32>
  ) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var hits = SIMD2<UInt64>(repeating: 0)
      var at = start
      while at < start + block {
        let value = unsafe buffer.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt32>.self)
        hits = unsafe hits | unsafeBitCast((value & mask) .== wanted, to: SIMD2<UInt64>.self)
        at += lanes
      }
      return hits[0] | hits[1] != 0
    }
  }

  /// Whether the block at `start`, which is all there, is `word` again and again.
  static func repeats(_ word: UInt64, _ bytes: [UInt8], at start: Int) -> Bool {
    let pattern = SIMD2<UInt64>(repeating: word)
    return unsafe bytes.withUnsafeBytes { buffer in
      var difference = SIMD2<UInt64>(repeating: 0)
      var at = start
      while at < start + block {
        let value = unsafe buffer.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)
        difference |= value ^ pattern
        at += lanes
      }
      return difference[0] | difference[1] == 0
    }
  }
}
