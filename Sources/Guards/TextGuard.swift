/// The guard over whole texts: every detector over one message, and what the policy makes of it.

/// What became of a text.
package struct GuardOutcome: Sendable, Hashable {
  /// The strictest action among the findings; `allow` when nothing was found.
  package let action: GuardAction
  /// What was found, in order of position; findings that the policy allows are left out.
  package let findings: [Finding]
  /// The text with masked findings replaced; empty when the action is `block`.
  package let text: String

  /// An outcome with all its parts.
  package init(action: GuardAction, findings: [Finding], text: String) {
    self.action = action
    self.findings = findings
    self.text = text
  }
}

/// Detectors and policy for whole texts. Build it once and share it: it never changes.
package struct TextGuard: Sendable {
  /// The policy that it applies.
  package let policy: GuardPolicy

  /// Prepares the detectors for `policy`.
  package init(policy: GuardPolicy) {
    self.policy = policy
  }

  /// Everything that the detectors see in `utf8`, in order of position, actions not considered.
  /// Invalid UTF-8 is no error: its bytes are looked at as they are.
  package func findings(in utf8: [UInt8], origin: Origin) -> [Finding] {
    []
  }

  /// Judges `text` by the policy.
  package func judge(_ text: String, origin: Origin) -> GuardOutcome {
    GuardOutcome(action: .allow, findings: [], text: text)
  }
}
