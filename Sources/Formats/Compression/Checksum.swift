/// Checksums through libdeflate, which uses the processor's instructions for them.

import CDeflate

/// Checksums that can be continued piece by piece.
package enum Checksum {
  /// CRC-32 (ISO 3309) of `bytes`, continued from `seed`.
  package static func crc32(_ bytes: [UInt8], from seed: UInt32 = 0) -> UInt32 {
    // libdeflate takes a missing buffer for the start of a new sum.
    guard !bytes.isEmpty else { return seed }
    return unsafe bytes.withUnsafeBytes {
      unsafe libdeflate_crc32(seed, $0.baseAddress, $0.count)
    }
  }

  /// Adler-32 (RFC 1950) of `bytes`, continued from `seed`.
  package static func adler32(_ bytes: [UInt8], from seed: UInt32 = 1) -> UInt32 {
    guard !bytes.isEmpty else { return seed }
    return unsafe bytes.withUnsafeBytes {
      unsafe libdeflate_adler32(seed, $0.baseAddress, $0.count)
    }
  }
}
