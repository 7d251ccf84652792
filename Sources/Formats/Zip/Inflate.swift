/// Deflate streams (RFC 1951) through the system's zlib, bounded. The only file of this target that
/// touches memory by hand, because zlib's interface needs it.

import CZlib

/// What came out of a deflate stream.
package struct Inflated: Sendable {
  /// The first bytes, as many as the caller wanted to keep.
  package let head: [UInt8]
  /// Number of bytes unpacked, kept or not.
  package let count: UInt64
  /// CRC-32 of all of them.
  package let crc: UInt32
  /// Number of packed bytes that were used.
  package let consumed: UInt64
  /// Whether the stream came to its own end.
  package let isWhole: Bool
}

/// Checksums and unpacking.
package enum Inflate {
  private static let chunk = 64 << 10

  /// CRC-32 (ISO 3309) of `bytes`, continued from `seed`.
  package static func crc(_ bytes: [UInt8], from seed: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(
        truncatingIfNeeded: unsafe crc32_z(
          UInt(seed), buffer.baseAddress, buffer.count))
    }
  }

  /// Unpacks the raw deflate stream at the start of `region`; stops at `limit` bytes of output or at
  /// a fault. The first `keep` bytes are kept.
  package static func raw(_ region: Region, keep: Int, limit: UInt64) throws(FormatError)
    -> Inflated
  {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer {
      unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    }
    guard
      unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .limit(offset: 0, "memory for unpacking") }
    var state = State(keep: keep, limit: limit)
    var consumed: UInt64 = 0
    while consumed < region.count, state.goesOn {
      let length = Int(min(UInt64(chunk), region.count - consumed))
      let input = try region.bytes(consumed, length)
      consumed += UInt64(unsafe feed(input, to: stream, &state))
    }
    return Inflated(
      head: state.head, count: state.count, crc: state.crc, consumed: consumed,
      isWhole: state.ended)
  }

  private struct State {
    let keep: Int
    let limit: UInt64
    var head: [UInt8] = []
    var output = [UInt8](repeating: 0, count: Inflate.chunk)
    var count: UInt64 = 0
    var crc: UInt32 = 0
    var ended = false
    var faulted = false

    init(keep: Int, limit: UInt64) {
      self.keep = keep
      self.limit = limit
    }

    var goesOn: Bool { !ended && !faulted && count <= limit }

    mutating func produced(_ length: Int) {
      let piece = Array(output[0..<length])
      count += UInt64(length)
      crc = Inflate.crc(piece, from: crc)
      if head.count < keep { head += piece.prefix(keep - head.count) }
    }
  }

  /// Gives one piece of input to zlib and takes all the output that it yields. Answers how much of
  /// the input was used.
  private static func feed(
    _ input: [UInt8], to stream: UnsafeMutablePointer<z_stream>, _ state: inout State
  ) -> Int {
    var input = input
    let total = input.count
    return unsafe input.withUnsafeMutableBufferPointer { source -> Int in
      unsafe stream.pointee.next_in = source.baseAddress
      unsafe stream.pointee.avail_in = UInt32(total)
      while state.goesOn {
        let produced = unsafe state.output.withUnsafeMutableBufferPointer {
          target -> (Int, Int32) in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          let code = unsafe inflate(stream, Z_NO_FLUSH)
          return (target.count - Int(unsafe stream.pointee.avail_out), code)
        }
        state.produced(produced.0)
        state.ended = produced.1 == Z_STREAM_END
        state.faulted =
          produced.1 != Z_OK && produced.1 != Z_STREAM_END && produced.1 != Z_BUF_ERROR
        let starved = unsafe stream.pointee.avail_in == 0
        if starved && produced.0 < chunk { break }
        if produced.0 == 0 && produced.1 == Z_BUF_ERROR { break }
      }
      return total - Int(unsafe stream.pointee.avail_in)
    }
  }
}
