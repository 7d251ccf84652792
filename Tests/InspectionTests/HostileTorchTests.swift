// Broken programs of PyTorch: cut and changed, nothing crashes and nothing broken is safe.

import Bytes
import Inspection
import Testing

@Suite("1.3c broken programs are never safe")
struct HostileTorchTests {
  private static let archives = [
    "pickles/now-script-branch.pt", "pickles/now-export.pt2", "pickles/hostile/script-good.pt",
    "pickles/hostile/export-good.pt2", "pickles/hostile/own-handler.mar",
  ]

  @Test("cut at any place, it is never safe", arguments: archives)
  func truncated(_ name: String) throws {
    let bytes = try Fixtures.bytes(name)
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      #expect(Fixtures.report(Array(bytes[0..<length])).verdict != .safe, "\(length) bytes")
    }
  }

  @Test("changed bytes crash nothing", arguments: archives + ["pickles/hostile/text-base64.pkl"])
  func mutated(_ name: String) throws {
    let original = try Fixtures.bytes(name)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<40 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      #expect(Fixtures.report(bytes).size == UInt64(bytes.count), "seed \(seed), round \(round)")
    }
  }
}
