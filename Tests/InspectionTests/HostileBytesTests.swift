// Broken bytes: cut at every place, flipped, random. Nothing crashes, nothing broken is safe.

import Bytes
import Inspection
import Testing

@Suite("1.3c broken and hostile bytes are never safe")
struct HostileBytesTests {
  /// Files in which every byte counts: no prefix of them is whole.
  static let whole = [
    "benign/stdlib-0.pkl", "benign/stdlib-2.pkl", "benign/stdlib-4.pkl", "benign/two.npz",
    "benign/model.safetensors", "benign/model.gguf", "benign/floats.npy", "benign/tensor.pkl",
    "benign/objects.npy",
  ]

  @Test("cut at every byte, it is never safe", arguments: whole)
  func truncated(_ name: String) throws {
    let bytes = try Fixtures.bytes(name)
    for length in 0..<bytes.count {
      let report = Fixtures.report(Array(bytes[0..<length]))
      #expect(report.verdict != .safe, "\(length) bytes of \(name)")
    }
  }

  @Test(
    "a PyTorch file cut at any place is never safe",
    arguments: ["benign/checkpoint.pt", "benign/state-dict-legacy.pt"])
  func truncatedTorch(_ name: String) throws {
    let bytes = try Fixtures.bytes(name)
    for length in stride(from: 0, to: bytes.count, by: 41) {
      #expect(Fixtures.report(Array(bytes[0..<length])).verdict != .safe, "\(length) bytes")
    }
  }

  @Test("a cut payload is malicious as soon as its call is there")
  func truncatedPayload() throws {
    let bytes = try Fixtures.bytes("hostile/system-4.pkl")
    let call = try #require(bytes.lastIndex(of: UInt8(ascii: "R")))
    for length in (call + 1)...bytes.count {
      // The frame must be all there, or no loader gets beyond it.
      let report = Fixtures.report(Array(bytes[0..<length]))
      #expect(report.verdict == (length == bytes.count ? .malicious : .unknown))
    }
  }

  @Test("random bytes are unknown")
  func random() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<300 {
      let length = Int.random(in: 1...600, using: &generator)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let report = Fixtures.report(bytes)
      #expect(report.verdict != .safe || length < 4, "seed \(seed), round \(round)")
    }
  }

  @Test(
    "files with bytes changed crash nothing",
    arguments: [
      "benign/stdlib-2.pkl", "benign/state-dict-legacy.pt", "benign/checkpoint.pt",
      "benign/model.gguf", "benign/model.safetensors", "benign/packed.npz",
      "hostile/frame-straddle.pkl", "benign/arrays.joblib",
    ])
  func mutated(_ name: String) throws {
    let original = try Fixtures.bytes(name)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<60 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let report = Fixtures.report(bytes)
      #expect(report.size == UInt64(bytes.count), "seed \(seed), round \(round)")
    }
  }

  @Test("names with control characters are shown as escapes")
  func escaped() throws {
    let bytes =
      Array("\u{80}".unicodeScalars.map { UInt8($0.value) }) + [0x02]
      + Array("cevil\u{1B}[31m\nname\n.".utf8)
    let report = Fixtures.report(bytes)
    #expect(report.verdict == .suspicious)
    #expect(report.json().text().contains("\u{1B}") == false)
    #expect(report.reasons.first?.excerpt.contains("\\u{1b}") == true)
  }
}
