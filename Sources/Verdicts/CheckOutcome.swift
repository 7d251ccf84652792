/// What a check answers, before it is told as a verdict on a practice or as a reason of a refusal.

import Bytes
import Evidence
import Manifest

/// One thing that is missing, wrong or too old.
struct Problem: Sendable {
  /// Stable code, such as `GH-0504`.
  let code: String
  /// What it is about.
  let subject: String
  /// What is wrong, in a sentence.
  let text: String
  /// Whether age is all that is wrong.
  var isStale = false
  /// The evidence that was looked at.
  var evidence: [VerifiedStatement] = []
  /// The command to run next.
  let next: String
}

/// The answer of one check.
struct CheckOutcome: Sendable {
  /// Why the check does not concern this system; `nil` when it does.
  var notApplicable: String?
  /// What is missing; empty when the check passes.
  var problems: [Problem] = []
  /// The evidence that the answer rests on.
  var evidence: [VerifiedStatement] = []
  /// When a passed check stops to pass by itself, Unix seconds.
  var expiresAt: Int64?
  /// What holds, in a sentence, when it passes.
  var summary = ""

  /// Passed.
  static func met(
    _ summary: String, _ evidence: [VerifiedStatement] = [], expiresAt: Int64? = nil
  ) -> CheckOutcome {
    CheckOutcome(evidence: evidence, expiresAt: expiresAt, summary: summary)
  }

  /// Does not concern this system.
  static func notApplicable(_ why: String) -> CheckOutcome {
    CheckOutcome(notApplicable: why)
  }

  /// Did not pass.
  static func failed(_ problem: Problem) -> CheckOutcome {
    CheckOutcome(problems: [problem])
  }

  /// The state that the answer stands for.
  var state: PracticeState {
    if notApplicable != nil { return .notApplicable }
    if problems.isEmpty { return .met }
    return problems.allSatisfy(\.isStale) ? .stale : .notMet
  }

  /// Everything that was looked at, passed or not.
  var lookedAt: [VerifiedStatement] { evidence + problems.flatMap(\.evidence) }

  /// The problems of the files below one declared path as one.
  func collapsed(subject path: String) -> CheckOutcome {
    guard let first = problems.first(where: { !$0.isStale }) ?? problems.first,
      problems.count > 1 || first.subject != path
    else { return self }
    let others = problems.count - 1
    var joined = self
    joined.problems = [
      Problem(
        code: first.code, subject: path,
        text: others > 0 ? "\(first.text) (and \(others) more files below \(path))" : first.text,
        isStale: first.isStale, evidence: first.evidence, next: first.next)
    ]
    return joined
  }

  /// Adds another part of the same check.
  mutating func add(_ other: CheckOutcome) {
    problems += other.problems
    evidence += other.evidence
    expiresAt = [expiresAt, other.expiresAt].compactMap(\.self).min()
  }
}

/// What a check may look at.
struct CheckContext: Sendable {
  let input: GateInput
  let book: EvidenceBook
  /// The digest of the manifest, computed from the manifest itself.
  let manifestDigest: Digest
  /// The digest of the release, computed once.
  let releaseDigest: Digest
  let demands: ReleaseDemands
  let periods: ReviewPeriods

  init(_ input: GateInput) {
    self.input = input
    book = EvidenceBook(input.evidence, now: input.now)
    manifestDigest = input.manifest.digest
    releaseDigest = input.assets.releaseDigest
    demands = .of(input.manifest.system.criticality)
    periods = ReleaseDemands.periods(of: input.manifest)
  }

  var manifest: Manifest { input.manifest }
  var now: Int64 { input.now }
  var owner: String { input.manifest.system.owner.email }
}

/// Words of a shell command line.
package enum ShellWord {
  /// `text` as one word for a POSIX shell: as it is when nothing in it is special.
  package static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"),
        UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "="):
        true
      default: false
      }
    }
    if plain, !text.isEmpty { return text.hasPrefix("-") ? "./" + text : text }
    let escaped = text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''")
    return "'" + escaped + "'"
  }
}
