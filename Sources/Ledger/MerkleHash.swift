/// The hashes of a Merkle tree log: RFC 6962, section 2.1 (the same as RFC 9162, section 2.1.1).

package import Bytes

/// Leaf, node and root hashes.
package enum MerkleHash {
  /// The root of a tree without entries: SHA-256 of nothing.
  package static let emptyRoot = Digest.of([])

  /// `SHA-256(0x00 || entry)`.
  package static func leaf(_ entry: [UInt8]) -> Digest {
    var message: [UInt8] = []
    message.reserveCapacity(1 + entry.count)
    message.append(0)
    message.append(contentsOf: entry)
    return Digest.of(message)
  }

  /// `SHA-256(0x01 || left || right)`.
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    var message: [UInt8] = []
    message.reserveCapacity(1 + 2 * Digest.byteCount)
    message.append(1)
    message.append(contentsOf: left.bytes)
    message.append(contentsOf: right.bytes)
    return Digest.of(message)
  }

  /// The root over hashes that each stand for equally large complete subtrees, the last one aside,
  /// which may be incomplete; the empty root for none.
  package static func root(of hashes: some Collection<Digest>) -> Digest {
    guard !hashes.isEmpty else { return emptyRoot }
    var row = Array(hashes)
    while row.count > 1 {
      var next: [Digest] = []
      next.reserveCapacity((row.count + 1) / 2)
      for index in stride(from: 0, to: row.count - 1, by: 2) {
        next.append(node(row[index], row[index + 1]))
      }
      if !row.count.isMultiple(of: 2) { next.append(row[row.count - 1]) }
      row = next
    }
    return row[0]
  }
}
