/// SHA-256 digests: the one hash function of the project (FIPS 180-4), as a value and as a stream.

import Crypto

/// A SHA-256 digest: 32 bytes, written as 64 lowercase hexadecimal digits.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Length of a digest in bytes.
  package static let byteCount = 32

  /// The 32 raw bytes.
  package let bytes: [UInt8]

  /// Wraps 32 raw bytes; `nil` for any other length.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Digest.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lowercase hexadecimal digits; `nil` for anything else, upper case included.
  package init?(hex: String) {
    guard hex.utf8.count == Digest.byteCount * 2, let bytes = Hex.decode(hex) else { return nil }
    self.bytes = bytes
  }

  private init(_ digest: SHA256.Digest) {
    bytes = Array(digest)
  }

  /// The digest of `bytes`.
  package static func of(_ bytes: [UInt8]) -> Digest {
    var stream = DigestStream()
    stream.update(bytes)
    return stream.finish()
  }

  /// The digest of the UTF-8 bytes of `text`.
  package static func of(utf8 text: String) -> Digest {
    of(Array(text.utf8))
  }

  /// 64 lowercase hexadecimal digits.
  package var hex: String { Hex.encode(bytes) }

  /// The first 12 digits, for people; never for comparison.
  package var short: String { String(hex.prefix(12)) }

  package var description: String { "sha256:" + hex }

  package static func < (left: Digest, right: Digest) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  fileprivate static func finalised(_ digest: SHA256.Digest) -> Digest { Digest(digest) }
}

/// SHA-256 over bytes that arrive in pieces.
package struct DigestStream: Sendable {
  private var state = SHA256()

  /// Starts at the digest of nothing.
  package init() {}

  /// Adds `bytes` at the end.
  package mutating func update(_ bytes: [UInt8]) {
    state.update(data: bytes)
  }

  /// Adds the first `count` bytes of `buffer`; for reused read buffers.
  package mutating func update(_ buffer: [UInt8], count: Int) {
    if count == buffer.count {
      state.update(data: buffer)
    } else {
      state.update(data: buffer[0..<count])
    }
  }

  /// The digest of all bytes given so far.
  package func finish() -> Digest {
    Digest.finalised(state.finalize())
  }
}
