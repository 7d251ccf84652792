/// Brotli streams (RFC 7932), in which Parquet files may pack their pages, through libbrotlidec.

import CBrotli

/// Streams of Brotli.
package enum Brotli {
  /// The content of one stream of at most `limit` bytes; `nil` if it is broken or larger.
  package static func unpack(_ packed: [UInt8], limit: Int) -> [UInt8]? {
    guard limit >= 0 else { return nil }
    var output = [UInt8](repeating: 0, count: max(1, limit))
    var length = limit
    let code = unsafe packed.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe BrotliDecoderDecompress(
          source.count, source.baseAddress, &length, target.baseAddress)
      }
    }
    guard code == BROTLI_DECODER_RESULT_SUCCESS, length <= limit else { return nil }
    output.removeLast(output.count - length)
    return output
  }
}
