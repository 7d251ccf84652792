/// Digests that were made elsewhere, for a library that takes only its own.

import Bytes
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A digest made elsewhere, for signatures over a file that is not in memory.
struct PrecomputedDigest<Function: HashFunction>: Crypto.Digest {
  static var byteCount: Int { Function.Digest.byteCount }
  private let bytes: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try unsafe bytes.withUnsafeBytes(body)
  }
  func makeIterator() -> Array<UInt8>.Iterator { bytes.makeIterator() }
  var description: String { Hex.encode(bytes) }
}
