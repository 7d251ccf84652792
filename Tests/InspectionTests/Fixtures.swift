// The fixtures as tests see them: files, and the verdicts that they must get.

import Bytes
import Formats
import Foundation
import Inspection
import Testing

/// Files made by the scripts `Fixtures/make_*.py`.
enum Fixtures {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// What a fixture must give.
  struct Expectation: Sendable, CustomTestStringConvertible {
    let name: String
    let verdict: ArtefactVerdict
    let rule: String?
    let format: String?
    var testDescription: String { name }
  }

  /// The place of a folder of fixtures.
  static func folder(_ name: String) -> URL { folder.appendingPathComponent(name) }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// What all files `expected*.json` say; each script that makes fixtures writes one.
  static let expected: [Expectation] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("expected") && $0.hasSuffix(".json") }.sorted()
      .flatMap(expectations)
  }()

  private static func expectations(_ file: String) -> [Expectation] {
    guard let json = try? JSON.parse(try bytes(file)) else { return [] }
    return (json.object?.members ?? []).compactMap { name, value in
      guard let verdict = value["verdict"]?.string.flatMap(ArtefactVerdict.init) else { return nil }
      return Expectation(
        name: name, verdict: verdict, rule: value["rule"]?.string, format: value["format"]?.string)
    }
  }

  static func report(_ bytes: [UInt8], name: String = "x") -> ArtefactReport {
    inspect(MemorySource(bytes), name: name)
  }
}

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
struct SeededBytes: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
