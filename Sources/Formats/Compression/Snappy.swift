/// Snappy's raw format, in which Parquet files pack their pages, through libsnappy.

import CSnappy

/// Blocks of Snappy.
package enum Snappy {
  /// The content of one block of at most `limit` bytes; `nil` if it is broken or larger.
  package static func unpack(_ block: [UInt8], limit: Int) -> [UInt8]? {
    unsafe block.withUnsafeBytes { source -> [UInt8]? in
      let bytes = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var length = 0
      guard unsafe snappy_uncompressed_length(bytes, source.count, &length) == SNAPPY_OK,
        length >= 0, length <= limit
      else { return nil }
      var output = [UInt8](repeating: 0, count: max(1, length))
      let code = unsafe output.withUnsafeMutableBytes { target in
        unsafe snappy_uncompress(
          bytes, source.count, target.baseAddress?.assumingMemoryBound(to: CChar.self), &length)
      }
      guard code == SNAPPY_OK, length <= output.count else { return nil }
      output.removeLast(output.count - length)
      return output
    }
  }
}
