// The machine against CPython's C unpickler, over mutated streams
// (`Fixtures/make_pickle_vectors.py`).

import Bytes
import Formats
import Foundation
import Testing

@Suite("3.2a pickles import what CPython imports")
struct PickleVectorTests {
  private static let lines: [Substring] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/pickle-vectors.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n")
  }()

  @Test("the same names in the same order, and the same end, for every stream")
  func differential() throws {
    #expect(Self.lines.count > 400)
    for line in Self.lines {
      let vector = try JSON.parse(text: String(line))
      let hex = try #require(vector["hex"]?.string)
      let bytes = try #require(Hex.decode(hex))
      var machine = PickleMachine(
        Region(MemorySource(bytes)), opcodeBudget: 100_000, framing: .framed)
      let trace = machine.run()
      let names = try #require(vector["names"]?.array).map {
        ($0.array ?? []).compactMap(\.string)
      }
      let ours = trace.imports.map { [$0.module, $0.name] }
      if trace.isWhole == vector["whole"]?.bool {
        #expect(ours == names, "\(hex)")
      } else {
        // Where values decide (a key that cannot be hashed, say), CPython may stop earlier: the
        // machine goes on and sees more, never less.
        #expect(trace.isWhole, "\(hex): \(trace.end)")
        #expect(ours.starts(with: names), "\(hex)")
      }
    }
  }
}
