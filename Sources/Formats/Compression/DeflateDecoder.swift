/// Raw deflate streams (RFC 1951) through the system's zlib. The envelopes around them (zip, gzip,
/// zlib) are read by ourselves, because loaders differ in what they check there.

import CZlib

/// One raw deflate stream.
@safe final class DeflateDecoder: Decompressor {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Throws `.limit` if there is no memory for it.
  init() throws(FormatError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, -15, ZLIB_VERSION, size) == Z_OK else {
      throw .limit(offset: 0, "memory for unpacking")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    let given = input.count - position
    let room = output.count
    let code = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        // zlib does not write to its input.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress.map { unsafe $0 + position })
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let used = given - Int(unsafe stream.pointee.avail_in)
    let produced = room - Int(unsafe stream.pointee.avail_out)
    let state: DecompressorStep.State =
      switch code {
      case Z_STREAM_END: .ended
      case Z_OK, Z_BUF_ERROR: .more
      case Z_MEM_ERROR: .faulted("no memory for unpacking")
      default: .faulted("the deflate stream is broken")
      }
    return DecompressorStep(used: used, produced: produced, state: state)
  }
}
