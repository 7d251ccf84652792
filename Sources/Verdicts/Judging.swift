/// The three questions that the gate answers. Each is a pure function of its input.

import Manifest

/// How the system stands against every practice, in the order of the guidelines.
package func judgePractices(_ input: GateInput) -> [PracticeVerdict] {
  PracticeJudge(input).verdicts()
}

/// Whether the release may be served: everything that the system's criticality demands is there,
/// over exactly these digests. Called by `gatehouse release`, and by the gateway at its start and
/// whenever the ledger grows.
package func judgeRelease(named name: String, _ input: GateInput) -> ReleaseDecision {
  ReleaseJudge(input, name: name, purpose: .serving).decide()
}

/// Whether the release may be started to be evaluated: its model files are safe, admitted and
/// signed, and nothing is quarantined. The gateway then binds loopback only, with a key made for the occasion.
package func admitForEvaluation(_ input: GateInput) -> ReleaseDecision {
  ReleaseJudge(input, name: input.manifest.system.name, purpose: .evaluation).decide()
}
