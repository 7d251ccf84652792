// Compressed files, archives and data sets with broken bytes: nothing crashes, nothing cut is safe.

import Bytes
import Inspection
import Testing

@Suite("1.3c broken containers are never safe")
struct ContainerBytesTests {
  @Test(
    "cut at every byte, it is never safe",
    arguments: [
      "streams/good.pkl.gz", "streams/good.pkl.zlib", "streams/good.pkl.bz2",
      "streams/good.pkl.xz", "streams/good.pkl.zst", "streams/good.pkl.lz4",
    ])
  func truncated(_ name: String) throws {
    let bytes = try Fixtures.bytes("containers/\(name)")
    for length in 0..<bytes.count {
      let report = Fixtures.report(Array(bytes[0..<length]))
      #expect(report.verdict != .safe, "\(length) bytes of \(name)")
    }
  }

  @Test(
    "cut anywhere, it is never safe",
    arguments: [
      "tar/tree.tar", "tar/good.tar.gz", "tar/good.cpio", "tar/good.ar", "7z/good.7z",
      "7z/program-good.7z",
    ])
  func truncatedArchive(_ name: String) throws {
    let bytes = try Fixtures.bytes("containers/\(name)")
    // An archive of two members is whole, for all that can be known, after the first.
    for length in stride(from: 0, to: bytes.count, by: 37) {
      #expect(Fixtures.report(Array(bytes[0..<length])).verdict != .safe, "\(length) bytes")
    }
  }

  @Test(
    "files with bytes changed crash nothing",
    arguments: [
      "7z/good.7z", "7z/program-plain-header.7z", "7z/evil-x86-lzma.7z", "tar/good-pax.tar",
      "tar/evil-sparse-pax10.tar", "tar/tree.tar", "zip/good-lzma.zip", "tar/evil.cpio",
    ])
  func mutated(_ name: String) throws {
    let original = try Fixtures.bytes("containers/\(name)")
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<60 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let report = Fixtures.report(bytes)
      #expect(report.size == UInt64(bytes.count), "seed \(seed), round \(round)")
    }
  }

  @Test(
    "every single bit that is flipped crashes nothing, and keeps what ran malicious or unknown",
    arguments: [
      "evil.pkl.gz", "evil.pkl.zlib", "evil.pkl.bz2", "evil.pkl.xz", "evil.pkl.zst", "evil.pkl.lz4",
    ])
  func flipped(_ name: String) throws {
    let original = try Fixtures.bytes("containers/streams/\(name)")
    for place in original.indices {
      for bit in 0..<8 {
        var bytes = original
        bytes[place] ^= 1 << UInt8(bit)
        #expect(Fixtures.report(bytes).verdict != .safe, "bit \(bit) of byte \(place)")
      }
    }
  }
}
