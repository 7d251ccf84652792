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

  /// CRC-32 of a part of `bytes`, continued from `seed`; what lies outside adds nothing.
  package static func crc32(_ bytes: [UInt8], in range: Range<Int>, from seed: UInt32) -> UInt32 {
    let part = range.clamped(to: 0..<bytes.count)
    guard !part.isEmpty else { return seed }
    return unsafe bytes.withUnsafeBytes {
      unsafe libdeflate_crc32(seed, $0.baseAddress?.advanced(by: part.lowerBound), part.count)
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
