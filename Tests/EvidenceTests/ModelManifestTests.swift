/// Shards, other hash functions, names and the order of files.

import Bytes
import Evidence
import Testing

@Suite("2.1b lists of files are read strictly")
struct ModelManifestTests {
  private func statement(_ names: [String], _ serialization: JSON, algorithm: String = "sha256")
    -> Statement
  {
    let digests = names.indices.map { Digest.of([UInt8(truncatingIfNeeded: $0)]) }
    var stream = DigestStream()
    for digest in digests { stream.update(digest.bytes) }
    return Statement(
      subjects: [Subject(name: "m", digest: stream.finish())],
      predicateType: PredicateType.modelSignature,
      predicate: [
        "serialization": serialization,
        "resources": .array(
          zip(names, digests).map {
            ["name": .string($0), "algorithm": .string(algorithm), "digest": .string($1.hex)]
          }),
      ])
  }

  private let shards: JSON = ["method": "shards", "hash_type": "sha256", "shard_size": .double(10)]

  @Test("shards are read, also of names with colons")
  func shardNames() throws {
    let names = ["a:0:10", "a:10:13", "b:1:2:0:4"]
    let manifest = try ModelManifest(
      statement(names, shards, algorithm: "sha256-sharded-10"))
    #expect(manifest.resources.map(\.name) == ["a", "a", "b:1:2"])
    #expect(manifest.resources.map(\.range) == [0..<10, 10..<13, 0..<4])
    #expect(manifest.fileCount == 2)
  }

  @Test(
    "shards with gaps, overlaps, other sizes or without a start are refused",
    arguments: [
      ["a:0:10", "a:11:13"], ["a:0:9", "a:9:13"], ["a:10:13"], ["a:0:11"], ["a:0:0"], ["a:5:3"],
      ["a:0:10", "a:0:10"], ["a:0:10", "b:10:13"], ["a"], ["a:x:y"], ["../a:0:10"],
      ["a:0:10", "a:10:20", "b:0:3", "a:20:22"], ["a:0:99999999999999999999"],
    ])
  func badShards(names: [String]) {
    #expect(throws: EvidenceError.self) { try ModelManifest(statement(names, shards)) }
  }

  @Test("other hash functions and methods are refused by name")
  func others() {
    for hash in ["blake2b", "blake3", "sha512", "md5"] {
      #expect(throws: EvidenceError.self) {
        try ModelManifest(
          statement(["a"], ["method": "files", "hash_type": .string(hash)], algorithm: hash))
      }
    }
    #expect(throws: EvidenceError.self) {
      try ModelManifest(statement(["a"], ["method": "tensors", "hash_type": "sha256"]))
    }
    #expect(throws: EvidenceError.self) {
      try ModelManifest(
        statement(["a"], ["method": "files", "hash_type": "sha256"], algorithm: "md5"))
    }
  }

  @Test("files are in the order of their path parts by code point")
  func order() {
    let names = [
      "sub/w", "sub-a", "sub.txt", "Z", "a", "é", "\u{1F600}", "\u{FFFD}", "sub/a/b", "sub",
    ]
    let sorted = ModelManifest(
      name: "m", resources: names.map { ModelResource(name: $0, digest: Digest.of([])) }
    ).resources.map(\.name)
    #expect(
      sorted == [
        "Z", "a", "sub", "sub/a/b", "sub/w", "sub-a", "sub.txt", "é", "\u{FFFD}", "\u{1F600}",
      ])
  }

  @Test("two names that are one to a file system that normalises are refused")
  func normalisation() {
    #expect(throws: EvidenceError.self) {
      try ModelManifest(
        statement(["e\u{301}", "\u{E9}"], ["method": "files", "hash_type": "sha256"]))
    }
  }
}
