/// Gzip (RFC 1952) through the system's libdeflate, for what is served over HTTP.

import CDeflate

/// Compressing whole bodies.
package enum Gzip {
  private static let level: Int32 = 6

  /// `bytes` as one gzip member; `nil` if there is no memory for it.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor = unsafe libdeflate_alloc_compressor(level) else { return nil }
    defer { unsafe libdeflate_free_compressor(compressor) }
    let bound = unsafe libdeflate_gzip_compress_bound(compressor, bytes.count)
    var output = [UInt8](repeating: 0, count: bound)
    let written = unsafe bytes.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        unsafe libdeflate_gzip_compress(
          compressor, source.baseAddress, source.count, target.baseAddress, target.count)
      }
    }
    guard written > 0 else { return nil }
    return Array(output[..<written])
  }
}
