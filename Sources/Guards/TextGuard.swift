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
  /// The prepared detectors; every text and stream works on a copy.
  let detectors: DetectorSet
  private let injection = InjectionDetector()

  /// Prepares the detectors for `policy`.
  package init(policy: GuardPolicy) {
    self.policy = policy
    detectors = DetectorSet(policy)
  }

  /// Everything that the detectors see in `utf8`, in order of position, actions not considered.
  /// Invalid UTF-8 is no error: its bytes are looked at as they are. The injection rules look at
  /// what users, tools and retrieval bring, not at what the operator or the model wrote.
  package func findings(in utf8: [UInt8], origin: Origin) -> [Finding] {
    var working = detectors
    var matches = working.scan(TextWindow(bytes: utf8, base: 0, isFinal: true))
    if origin != .system, origin != .model {
      matches += injection.matches(in: utf8, isData: origin != .user)
    }
    let findings = matches.map {
      Finding(type: $0.type, range: $0.start..<$0.end, confidence: $0.confidence, origin: origin)
    }
    return findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.type)
        < ($1.range.lowerBound, $1.range.upperBound, $1.type)
    }
  }

  /// Judges `text` by the policy.
  package func judge(_ text: String, origin: Origin) -> GuardOutcome {
    let utf8 = Array(text.utf8)
    let reported = findings(in: utf8, origin: origin).filter { policy.action(for: $0) > .allow }
    let action = reported.map(policy.action(for:)).max() ?? .allow
    let listed = Array(reported.prefix(GuardLimits.findings))
    switch action {
    case .allow, .flag: return GuardOutcome(action: action, findings: listed, text: text)
    case .block: return GuardOutcome(action: action, findings: listed, text: "")
    case .mask:
      let stretches = reported.filter { policy.action(for: $0) == .mask }.map {
        MaskedStretch(start: $0.range.lowerBound, end: $0.range.upperBound, type: $0.type)
      }
      var writer = MaskWriter()
      let window = TextWindow(bytes: utf8, base: 0, isFinal: true)
      let masked = writer.write(window, upTo: utf8.count, masking: stretches)
      return GuardOutcome(
        action: action, findings: listed, text: String(decoding: masked, as: UTF8.self))
    }
  }
}
