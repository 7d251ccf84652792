// Dropping evidence never improves a verdict. Evidence that says no (failing results, quarantine,
// revocation) is the exception by design: the ledger is append-only so that it can't be dropped.

import Bytes
import Evidence
import Guidelines
import Testing
import Verdicts

@Suite("2.1d attestations only ever add")
struct MonotonicityTests {
  /// SplitMix64 (S. Vigna): small, seeded, the same on every machine.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let rank: [PracticeState: Int] = [
    .met: 4, .notApplicable: 3, .accepted: 2, .stale: 1, .notMet: 0,
  ]

  @Test("no state improves and no refused release is admitted when evidence is dropped")
  func monotonic() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = Generator(state: seed)
    var sample = try Sample()
    for piece in [Piece.scan, .evaluation, .threatReview, .justification]
    where Bool.random(using: &generator) {
      sample.age(piece, to: 100 * Sample.day)
    }
    var input = try sample.input()
    var before = judgePractices(input)
    var wasAdmitted = judgeRelease(named: "v1", input).isAdmitted
    for _ in 0..<40 where !input.evidence.isEmpty {
      for _ in 0..<Int.random(in: 1...3, using: &generator) where !input.evidence.isEmpty {
        input.evidence.remove(
          at: Int.random(in: input.evidence.indices, using: &generator))
      }
      let after = judgePractices(input)
      for (old, new) in zip(before, after) {
        let oldRank = Self.rank[old.state] ?? 0
        let newRank = Self.rank[new.state] ?? 0
        // Without its acceptance, a practice shows what stands behind it; that may not be closed.
        let isUncovered = old.state == .accepted && !new.state.isClosed
        #expect(
          newRank <= oldRank || isUncovered,
          "\(new.practice): \(old.state) became \(new.state); seed \(seed)")
      }
      let isAdmitted = judgeRelease(named: "v1", input).isAdmitted
      #expect(wasAdmitted || !isAdmitted, "admitted after evidence was dropped; seed \(seed)")
      before = after
      wasAdmitted = isAdmitted
    }
  }

  @Test("evidence of unknown types changes nothing")
  func unknownTypes() throws {
    var sample = try Sample()
    sample.recorded = []
    let before = judgePractices(try sample.input())
    sample.record(
      Statement(
        subjects: sample.assets.all, predicateType: "https://example.org/all-is-well/v1",
        predicate: ["result": "PASSED"]), by: .owner)
    #expect(judgePractices(try sample.input()) == before)
  }
}
