/// Frames of Zstandard (RFC 8878) through libzstd. Its own bound on windows (128 MiB) is kept.

import CZstd

/// One frame.
@safe final class ZstdDecoder: Decompressor {
  private let context: OpaquePointer
  /// How much input libzstd wants next: given block by block, it yields what precedes a fault.
  private var wanted = 5

  /// Throws `.limit` if there is no memory for it.
  init() throws(FormatError) {
    guard let context = unsafe ZSTD_createDCtx() else {
      throw .limit(offset: 0, "memory for unpacking")
    }
    unsafe self.context = context
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    // Without the three bytes of the next block's header, so that a fault there costs nothing.
    let given = min(input.count - position, wanted > 3 ? max(1, wanted - 3) : max(1, wanted))
    let (used, produced, code) = unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target -> (Int, Int, Int) in
        var from = unsafe ZSTD_inBuffer(
          src: source.baseAddress, size: position + given, pos: position)
        var to = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        let code = unsafe ZSTD_decompressStream(context, &to, &from)
        return unsafe (from.pos - position, to.pos, code)
      }
    }
    guard ZSTD_isError(code) == 0 else {
      return DecompressorStep(
        used: used, produced: produced, state: .faulted("the zstd frame is broken"))
    }
    wanted = code
    return DecompressorStep(used: used, produced: produced, state: code == 0 ? .ended : .more)
  }
}
