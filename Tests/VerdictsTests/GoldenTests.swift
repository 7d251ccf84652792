// The whole table of the sample as text, compared with a committed file. To write it again after an
// intended change: GATEHOUSE_UPDATE_GOLDEN=1 swift test --filter VerdictsTests

import Bytes
import Evidence
import Foundation
import Testing
import Verdicts

@Suite("3.4a the table of the sample stays as it is")
struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GATEHOUSE_UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, expectedLine) in zip(lines, expectedLines) { #expect(line == expectedLine) }
    #expect(lines.count == expectedLines.count)
  }

  private func table(_ input: GateInput) -> String {
    judgePractices(input).map { verdict in
      var line = "\(verdict.practice) [\(verdict.state.rawValue)] \(verdict.reason)"
      for reference in verdict.evidence {
        line +=
          "\n  \(reference.type) by \(reference.signer), \(Age.text(reference.ageSeconds)) old"
      }
      if let next = verdict.nextCommand { line += "\n  next: \(next)" }
      return line
    }.joined(separator: "\n") + "\n"
  }

  @Test("with complete evidence")
  func complete() throws {
    try compare(table(try Sample().input()), with: "complete.txt")
  }

  @Test("a refusal, reason by reason")
  func refusal() throws {
    var sample = try Sample()
    sample.drop(.threatReview)
    sample.age(.evaluation, to: 40 * Sample.day)
    sample.record(Sample.scan(Sample.modelFile, verdict: "malicious"), by: .machine)
    guard case .refused(let refusal) = try sample.release() else {
      Issue.record("admitted")
      return
    }
    let text = refusal.reasons.map { reason in
      "\(reason.code) \(reason.practice) \(reason.subject): \(reason.problem)\n"
        + reason.evidence.map { "  looked at entry \($0.entryIndex) by \($0.signer)\n" }.joined()
        + "  next: \(reason.nextCommand)\n"
    }.joined()
    try compare(text, with: "refusal.txt")
  }
}
