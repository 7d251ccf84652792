/// Inclusion and consistency proofs: RFC 6962, sections 2.1.1 and 2.1.2 (making), and RFC 9162,
/// sections 2.1.3.2 and 2.1.4.2 (checking).

package import Bytes

/// Proofs over a Merkle tree.
package enum MerkleProof {
  /// Gives the hash of the complete subtree of `2^level` entries with this number.
  package typealias HashReader = (_ level: Int, _ index: UInt64) throws(LedgerError) -> Digest

  /// The root of the first `size` entries.
  package static func root(size: UInt64, reader: HashReader) throws(LedgerError) -> Digest {
    size == 0 ? MerkleHash.emptyRoot : try hash(0, size, reader)
  }

  /// The hashes that lead from entry `index` to the root of a tree of `size` entries, lowest first.
  package static func inclusion(index: UInt64, size: UInt64, reader: HashReader)
    throws(LedgerError) -> [Digest]
  {
    guard index < size else { throw .outOfRange(index: index, size: size) }
    var path: [Digest] = []
    var low: UInt64 = 0
    var high = size
    while high - low > 1 {
      let middle = low + split(high - low)
      if index < middle {
        path.append(try hash(middle, high, reader))
        high = middle
      } else {
        path.append(try hash(low, middle, reader))
        low = middle
      }
    }
    return path.reversed()
  }

  /// The hashes that show that the tree of `old` entries is the beginning of the tree of `new`
  /// entries; none when either is trivial.
  package static func consistency(old: UInt64, new: UInt64, reader: HashReader)
    throws(LedgerError) -> [Digest]
  {
    guard old <= new else { throw .outOfRange(index: old, size: new) }
    guard old > 0, old < new else { return [] }
    var path: [Digest] = []
    var low: UInt64 = 0
    var high = new
    var whole = true
    while old != high {
      let middle = low + split(high - low)
      if old <= middle {
        path.append(try hash(middle, high, reader))
        high = middle
      } else {
        path.append(try hash(low, middle, reader))
        low = middle
        whole = false
      }
    }
    if !whole { path.append(try hash(low, high, reader)) }
    return path.reversed()
  }

  /// Throws unless `proof` leads from the leaf hash at `index` to `root`.
  package static func verifyInclusion(
    leaf: Digest, index: UInt64, size: UInt64, proof: [Digest], root: Digest
  ) throws(LedgerError) {
    guard index < size else { throw .outOfRange(index: index, size: size) }
    guard proof.count <= Limits.proofHashes else { throw .proofInvalid }
    var node = index
    var last = size - 1
    var result = leaf
    for hash in proof {
      guard last != 0 else { throw .proofInvalid }
      if node & 1 == 1 || node == last {
        result = MerkleHash.node(hash, result)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        result = MerkleHash.node(result, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0, result == root else { throw .proofInvalid }
  }

  /// Throws unless `proof` shows that the tree `old` (size and root) is the beginning of `new`.
  package static func verifyConsistency(
    old: (size: UInt64, root: Digest), new: (size: UInt64, root: Digest), proof: [Digest]
  ) throws(LedgerError) {
    guard old.size <= new.size else { throw .outOfRange(index: old.size, size: new.size) }
    guard proof.count <= Limits.proofHashes else { throw .proofInvalid }
    if old.size == new.size || old.size == 0 {
      let same = old.size == 0 ? old.root == MerkleHash.emptyRoot : old.root == new.root
      guard same, proof.isEmpty else { throw .proofInvalid }
      return
    }
    let roots = try roots(old: old, new: new.size, proof: proof)
    guard roots.old == old.root, roots.new == new.root else { throw .proofInvalid }
  }

  private static func roots(old: (size: UInt64, root: Digest), new: UInt64, proof: [Digest])
    throws(LedgerError) -> (old: Digest, new: Digest)
  {
    var hashes = proof[...]
    if old.size & (old.size - 1) == 0 { hashes = ([old.root] + proof)[...] }
    guard let first = hashes.popFirst() else { throw .proofInvalid }
    var node = old.size - 1
    var last = new - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var oldRoot = first
    var newRoot = first
    for hash in hashes {
      guard last != 0 else { throw .proofInvalid }
      if node & 1 == 1 || node == last {
        oldRoot = MerkleHash.node(hash, oldRoot)
        newRoot = MerkleHash.node(hash, newRoot)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        newRoot = MerkleHash.node(newRoot, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .proofInvalid }
    return (oldRoot, newRoot)
  }

  /// The root of the entries `low ..< high`, where `low` is a multiple of a power of two at least as
  /// large as their number.
  private static func hash(_ low: UInt64, _ high: UInt64, _ reader: HashReader)
    throws(LedgerError) -> Digest
  {
    var start = low
    var parts: [Digest] = []
    while start < high {
      let level = (high - start).leadingZeroBitCount.distance(to: 63)
      parts.append(try reader(level, start >> UInt64(level)))
      start += 1 << UInt64(level)
    }
    guard var result = parts.popLast() else { return MerkleHash.emptyRoot }
    for part in parts.reversed() { result = MerkleHash.node(part, result) }
    return result
  }

  /// The largest power of two below `count`, which is at least 2.
  private static func split(_ count: UInt64) -> UInt64 {
    1 << UInt64(63 - (count - 1).leadingZeroBitCount)
  }
}
