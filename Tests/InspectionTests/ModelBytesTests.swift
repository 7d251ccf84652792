// Broken bytes of the formats of models: cut at every place, flipped. Nothing crashes, nothing broken
// is safe.

import Bytes
import Inspection
import Testing

@Suite("1.3c broken files of model libraries are never safe")
struct ModelBytesTests {
  /// Files in which every byte counts, with the distance of the cuts.
  static let cuts = [
    ("models/many-latest.h5", 397), ("models/dense-2.h5", 397), ("models/xgboost-binary.ubj", 29),
    ("models/xgboost-old-binary.bin", 29), ("models/catboost-categories.cbm", 97),
    ("models/flax.msgpack", 1), ("models/frame.rds", 3), ("models/lm.rds", 97),
    ("models/frame-text.rds", 1), ("models/two.RData", 3), ("models/logistic.skops", 41),
    ("models/linear.t7", 1),
  ]

  @Test("cut anywhere, it is never safe", arguments: cuts)
  func truncated(_ name: String, step: Int) throws {
    let bytes = try Fixtures.bytes(name)
    for length in stride(from: 0, to: bytes.count, by: step) {
      #expect(Fixtures.report(Array(bytes[0..<length])).verdict != .safe, "\(length) bytes")
    }
    #expect(Fixtures.report(Array(bytes.dropLast())).verdict != .safe)
  }

  static let changed = [
    ("models/tree-latest.h5", 20), ("models/tree-earliest.h5", 20), ("models/many-latest.h5", 10),
    ("models/dense-2.h5", 10), ("models/xgboost-binary.ubj", 20), ("models/logistic.skops", 20),
    ("models/xgboost-old-binary.bin", 20), ("models/catboost-categories.cbm", 20),
    ("models/flax.msgpack", 100), ("models/lm.rds", 30), ("models/frame-text.rds", 60),
    ("models/lightgbm-linear.txt", 20), ("models/linear.t7", 60), ("models/packed.mat", 60),
    ("models/plain.mat", 60),
  ]

  @Test("files with bytes changed crash nothing", arguments: changed)
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
