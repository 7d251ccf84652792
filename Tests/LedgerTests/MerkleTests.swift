/// Hashing, tiles and proofs against the vectors of RFC 6962 implementations and against each other.

import Bytes
import Ledger
import Testing

enum Tree {
  /// The eight leaves of the certificate-transparency test suite.
  static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
      0x6f,
    ],
  ]
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  /// The definition of RFC 6962, section 2.1, word for word.
  static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    if leaves.isEmpty { return MerkleHash.emptyRoot }
    guard leaves.count > 1, let only = leaves.first else { return leaves[leaves.startIndex] }
    _ = only
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return MerkleHash.node(root(leaves[..<middle]), root(leaves[middle...]))
  }

  static func hashes(_ count: Int) -> [Digest] {
    (0..<count).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }
  }

  static func reader(_ leaves: [Digest]) -> MerkleProof.HashReader {
    { (level, index) throws(LedgerError) in
      let start = Int(index) << level
      let end = start + 1 << level
      guard end <= leaves.count else { throw .hashMissing(level: level, index: index) }
      return root(leaves[start..<end])
    }
  }
}

@Suite("2.1c the ledger can be proven")
struct MerkleTests {
  @Test("roots are those of RFC 6962", arguments: 1...8)
  func knownRoots(size: Int) {
    var edge = TreeEdge()
    for leaf in Tree.leaves.prefix(size) { _ = edge.append(MerkleHash.leaf(leaf)) }
    #expect(edge.root.hex == Tree.roots[size - 1])
  }

  @Test("the root of nothing is the hash of nothing")
  func emptyRoot() {
    #expect(
      TreeEdge().root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("the right edge gives the root of the definition at every size")
  func edgeRoots() {
    let leaves = Tree.hashes(600)
    var edge = TreeEdge()
    for (index, leaf) in leaves.enumerated() {
      _ = edge.append(leaf)
      if index < 20 || index % 37 == 0 || (250..<260).contains(index) || index > 509 {
        #expect(edge.root == Tree.root(leaves[...index]))
      }
    }
  }

  @Test(
    "inclusion proofs verify at every index, and nothing else does",
    arguments: [1, 2, 3, 7, 8, 33, 255, 256, 257])
  func inclusion(size: Int) throws {
    let leaves = Tree.hashes(size)
    let root = Tree.root(leaves[...])
    for index in stride(from: 0, to: size, by: max(1, size / 9)) {
      let proof = try MerkleProof.inclusion(
        index: UInt64(index), size: UInt64(size), reader: Tree.reader(leaves))
      try MerkleProof.verifyInclusion(
        leaf: leaves[index], index: UInt64(index), size: UInt64(size), proof: proof, root: root)
      #expect(throws: LedgerError.self) {
        try MerkleProof.verifyInclusion(
          leaf: MerkleHash.leaf([9]), index: UInt64(index), size: UInt64(size), proof: proof,
          root: root)
      }
      #expect(throws: LedgerError.self) {
        try MerkleProof.verifyInclusion(
          leaf: leaves[index], index: UInt64(index), size: UInt64(size),
          proof: proof + [MerkleHash.emptyRoot], root: root)
      }
      if !proof.isEmpty {
        #expect(throws: LedgerError.self) {
          try MerkleProof.verifyInclusion(
            leaf: leaves[index], index: UInt64(index), size: UInt64(size),
            proof: Array(proof.dropLast()), root: root)
        }
      }
    }
    #expect(throws: LedgerError.outOfRange(index: UInt64(size), size: UInt64(size))) {
      try MerkleProof.inclusion(
        index: UInt64(size), size: UInt64(size), reader: Tree.reader(leaves))
    }
  }

  @Test("consistency proofs verify between all sizes up to 20, and not with another root")
  func consistency() throws {
    let leaves = Tree.hashes(20)
    for new in 1...20 {
      for old in 0...new {
        let proof = try MerkleProof.consistency(
          old: UInt64(old), new: UInt64(new), reader: Tree.reader(leaves))
        let roots = (old: Tree.root(leaves[..<old]), new: Tree.root(leaves[..<new]))
        try MerkleProof.verifyConsistency(
          old: (UInt64(old), roots.old), new: (UInt64(new), roots.new), proof: proof)
        guard old > 0 else { continue }
        #expect(throws: LedgerError.self) {
          try MerkleProof.verifyConsistency(
            old: (UInt64(old), MerkleHash.leaf([1])), new: (UInt64(new), roots.new), proof: proof)
        }
      }
    }
  }

  @Test(
    "paths are those of tlog-tiles",
    arguments: [
      (UInt64(0), "000"), (999, "999"), (1000, "x001/000"), (1_234_067, "x001/x234/067"),
    ])
  func paths(index: UInt64, text: String) {
    #expect(Tile(level: 2, index: index).path == "tile/2/\(text)")
    #expect(Tile(level: 0, index: index, count: 5).path == "tile/0/\(text).p/5")
    #expect(Tile.entriesPath(index: index, count: 256) == "tile/entries/\(text)")
  }

  private static let borders: [(size: UInt64, full: [UInt64], partial: [Int])] = [
    (255, [0, 0, 0], [255, 0, 0]), (256, [1, 0, 0], [0, 1, 0]), (257, [1, 0, 0], [1, 1, 0]),
    (65_535, [255, 0, 0], [255, 255, 0]), (65_536, [256, 1, 0], [0, 0, 1]),
    (70_000, [273, 1, 0], [112, 17, 1]),
  ]

  @Test("tile arithmetic holds at the borders", arguments: borders)
  func arithmetic(size: UInt64, full: [UInt64], partial: [Int]) {
    for level in 0..<3 {
      let count = Tile.count(level: level, size: size)
      #expect(count.full == full[level])
      #expect(count.partial == partial[level])
    }
  }

  @Test("a tree of 65,537 entries completes its tiles once each, and its edge restarts from them")
  func largeTree() throws {
    var edge = TreeEdge()
    var tiles: [Tile: [Digest]] = [:]
    for index in 0..<65_537 {
      for (tile, hashes) in edge.append(
        MerkleHash.leaf([UInt8(index & 255), UInt8(index >> 8 & 255)]))
      {
        #expect(tiles.updateValue(hashes, forKey: tile) == nil)
      }
    }
    #expect(tiles.count == 257)
    #expect(tiles[Tile(level: 1, index: 0)]?.count == 256)
    #expect(edge.levels.map(\.count) == [1, 0, 1])
    let again = try #require(TreeEdge(size: edge.size, levels: edge.levels))
    #expect(again.root == edge.root)
    #expect(TreeEdge(size: edge.size + 1, levels: edge.levels) == nil)
  }

  @Test("entry bundles read back, and damaged ones don't")
  func bundles() {
    let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 7, count: 65_535)]
    let bytes = EntryBundle.encode(entries)
    #expect(EntryBundle.decode(bytes, count: 3) == entries)
    #expect(EntryBundle.decode(bytes, count: 2) == nil)
    #expect(EntryBundle.decode(Array(bytes.dropLast()), count: 3) == nil)
    #expect(EntryBundle.decode(bytes + [0], count: 3) == nil)
  }
}
