/// bzip2 streams through libbz2.

import CBzip2

/// One bzip2 stream, from `BZh` to its checksum.
@safe final class BzipDecoder: Decompressor {
  private let stream: UnsafeMutablePointer<bz_stream>

  /// Throws `.limit` if there is no memory for it.
  init() throws(FormatError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: bz_stream())
    guard unsafe BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK else {
      throw .limit(offset: 0, "memory for unpacking")
    }
  }

  deinit {
    unsafe BZ2_bzDecompressEnd(stream)
    unsafe stream.deallocate()
  }

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    let given = input.count - position
    let room = output.count
    let code = unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        // libbz2 does not write to its input.
        let bytes = unsafe UnsafeMutableRawPointer(mutating: source.baseAddress)
        unsafe stream.pointee.next_in = bytes.map {
          unsafe ($0 + position).assumingMemoryBound(to: CChar.self)
        }
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe BZ2_bzDecompress(stream)
      }
    }
    let used = given - Int(unsafe stream.pointee.avail_in)
    let produced = room - Int(unsafe stream.pointee.avail_out)
    let state: DecompressorStep.State =
      switch code {
      case BZ_STREAM_END: .ended
      case BZ_OK: .more
      case BZ_MEM_ERROR: .faulted("no memory for unpacking")
      default: .faulted("the bzip2 stream is broken")
      }
    return DecompressorStep(used: used, produced: produced, state: state)
  }
}
