/// Looks through floating-point numbers for those that are none (NaN, infinity) and for tensors of
/// one single value. Touches memory by hand only to hand it to the loop in C and for loads inside the
/// checked range.

import CVectors

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
  /// Bytes of the blocks that are told apart.
  static let block = Int(GH_FLOATS_BLOCK)
  private static let lanes = 16

  /// The start of the first block with a NaN or an infinity, counted in whole blocks from `start`, or
  /// the end of the last whole block before `end`. The range lies inside `bytes`.
  static func nextSpecial(_ bytes: [UInt8], from start: Int, to end: Int, _ kind: FloatKind) -> Int
  {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return end }
      return unsafe start
        + gh_floats_special(base.advanced(by: start), end - start, kind.width, kind.exponent)
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
