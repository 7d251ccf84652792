/// LZ4 frames and blocks through liblz4.

import CLz4

/// One frame of LZ4 (lz4_Frame_format 1.6.4).
@safe final class Lz4Decoder: Decompressor {
  private let context: OpaquePointer
  /// How much input liblz4 wants next: given block by block, it yields what precedes a fault.
  private var wanted = 7

  /// Throws `.limit` if there is no memory for it.
  init() throws(FormatError) {
    var made: OpaquePointer?
    let code = unsafe LZ4F_createDecompressionContext(&made, UInt32(LZ4F_VERSION))
    guard LZ4F_isError(code) == 0, let made = unsafe made else {
      throw .limit(offset: 0, "memory for unpacking")
    }
    unsafe context = made
  }

  deinit { unsafe LZ4F_freeDecompressionContext(context) }

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    // Without the four bytes of the next block's header, so that a fault there costs nothing.
    var used = min(input.count - position, wanted > 8 ? wanted - 4 : max(1, wanted))
    var produced = output.count
    let code = unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        unsafe LZ4F_decompress(
          context, target.baseAddress, &produced, source.baseAddress.map { unsafe $0 + position },
          &used, nil)
      }
    }
    guard LZ4F_isError(code) == 0 else {
      return DecompressorStep(used: 0, produced: 0, state: .faulted("the lz4 frame is broken"))
    }
    wanted = code
    return DecompressorStep(used: used, produced: produced, state: code == 0 ? .ended : .more)
  }
}

/// Blocks of LZ4 that stand alone.
package enum Lz4Block {
  /// The content of one block of at most `limit` bytes; `nil` if it is broken or larger.
  package static func unpack(_ block: [UInt8], limit: Int) -> [UInt8]? {
    guard limit >= 0, limit <= FormatLimits.lz4Block, block.count <= FormatLimits.lz4Block else {
      return nil
    }
    var output = [UInt8](repeating: 0, count: max(1, limit))
    let length = unsafe block.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        unsafe LZ4_decompress_safe(
          source.baseAddress?.assumingMemoryBound(to: CChar.self),
          target.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count),
          Int32(limit))
      }
    }
    guard length >= 0 else { return nil }
    output.removeLast(output.count - Int(length))
    return output
  }
}
