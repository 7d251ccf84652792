/// Checksums: through libdeflate, which uses the processor's instructions for them, and for CRC-32 through
/// a loop of our own in front of it where the processor has wider ones.

import CDeflate
import CVectors

/// Checksums that can be continued piece by piece.
package enum Checksum {
  /// CRC-32 (ISO 3309) of `bytes`, continued from `seed`.
  package static func crc32(_ bytes: [UInt8], from seed: UInt32 = 0) -> UInt32 {
    crc32(bytes, in: 0..<bytes.count, from: seed)
  }

  /// CRC-32 of a part of `bytes`, continued from `seed`; what lies outside adds nothing.
  package static func crc32(_ bytes: [UInt8], in range: Range<Int>, from seed: UInt32) -> UInt32 {
    let part = range.clamped(to: 0..<bytes.count)
    guard !part.isEmpty else { return seed }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return seed }
      return unsafe sum(base.advanced(by: part.lowerBound), part.count, seed)
    }
  }

  /// What is folded away is replaced by sixteen bytes, what is left follows them.
  private static func sum(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ seed: UInt32) -> UInt32 {
    var folded = [UInt8](repeating: 0, count: 16)
    let done = unsafe gh_crc32_fold(seed, bytes, count, &folded)
    guard done > 0 else { return unsafe libdeflate_crc32(seed, bytes, count) }
    let start = unsafe libdeflate_crc32(.max, folded, folded.count)
    // Of nothing libdeflate would answer the start of a new sum.
    guard done < count else { return start }
    return unsafe libdeflate_crc32(start, bytes.advanced(by: done), count - done)
  }

  /// Adler-32 (RFC 1950) of `bytes`, continued from `seed`.
  package static func adler32(_ bytes: [UInt8], from seed: UInt32 = 1) -> UInt32 {
    guard !bytes.isEmpty else { return seed }
    return unsafe bytes.withUnsafeBytes {
      unsafe libdeflate_adler32(seed, $0.baseAddress, $0.count)
    }
  }
}
