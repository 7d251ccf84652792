// Broken bytes of the formats of models: cut at every place, flipped. Nothing crashes, nothing broken
// is safe.

import Bytes
import Inspection
import Testing

@Suite("1.3c broken files of model libraries are never safe")
struct ModelBytesTests {
  @Test("cut anywhere, it is never safe", arguments: [("models/many-latest.h5", 97)])
  func truncated(_ name: String, step: Int) throws {
    let bytes = try Fixtures.bytes(name)
    for length in stride(from: 0, to: bytes.count, by: step) {
      #expect(Fixtures.report(Array(bytes[0..<length])).verdict != .safe, "\(length) bytes")
    }
    #expect(Fixtures.report(Array(bytes.dropLast())).verdict != .safe)
  }

  @Test("files with bytes changed crash nothing", arguments: [("models/tree-latest.h5", 40)])
  func mutated(_ name: String, rounds: Int) throws {
    let original = try Fixtures.bytes(name)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<rounds {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let report = Fixtures.report(bytes)
      #expect(report.size == UInt64(bytes.count), "seed \(seed), round \(round)")
    }
  }
}
