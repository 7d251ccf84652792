/// The guard over whole texts: every detector over one message, and what the policy makes of it.

package import Bytes

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
  private let uses: UseDetector

  /// Prepares the detectors for `policy`. `patterns` are those of the policy, compiled: whoever
  /// loads a configuration compiles them, since that can fail.
  package init(policy: GuardPolicy, patterns: OperatorPatterns? = nil) {
    self.policy = policy
    detectors = DetectorSet(policy, patterns: patterns)
    uses = UseDetector(policy.prohibitedUses)
    _ = Preparation.done
  }

  /// Everything that the detectors see in `utf8`, in order of position, actions not considered.
  /// Invalid UTF-8 is no error: its bytes are looked at as they are. The injection rules look at
  /// what users, tools and retrieval bring, not at what the operator or the model wrote.
  package func findings(in utf8: [UInt8], origin: Origin) -> [Finding] {
    var working = detectors
    var matches = working.scan(TextWindow(bytes: utf8, base: 0, isFinal: true))
    matches += messageMatches(in: utf8, origin: origin)
    return matches.map { Finding($0, origin: origin) }.inOrder
  }

  /// What the detectors find that judge whole messages and have no part in streams: injection in
  /// what users, tools and retrieval bring, prohibited uses in what anybody but the operator writes.
  func messageMatches(in utf8: [UInt8], origin: Origin) -> [Match] {
    guard origin != .system else { return [] }
    var matches = uses.matches(in: utf8)
    if origin != .model { matches += injection.matches(in: utf8, isData: origin != .user) }
    return matches
  }

  /// Prohibited uses in what a model has written so far: for answers that go out while they are
  /// written, where a use can end the answer but not take back what is out.
  package func uses(in utf8: [UInt8], origin: Origin) -> [Finding] {
    uses.matches(in: utf8).map { Finding($0, origin: origin) }.inOrder
  }

  /// Judges `text` by the policy. `place` is the label of where it goes; `nil` where nothing is
  /// declared about that.
  package func judge(
    _ text: String, origin: Origin, to place: DataLabel? = nil
  ) -> GuardOutcome {
    let utf8 = Array(text.utf8)
    let act = { (finding: Finding) in
      place.map { policy.action(for: finding, to: $0) } ?? policy.action(for: finding)
    }
    let reported = findings(in: utf8, origin: origin).filter { act($0) > .allow }
    let action = reported.map(act).max() ?? .allow
    let listed = Array(reported.prefix(GuardLimits.findings))
    switch action {
    case .allow, .flag: return GuardOutcome(action: action, findings: listed, text: text)
    case .block: return GuardOutcome(action: action, findings: listed, text: "")
    case .mask:
      let stretches = reported.filter { act($0) == .mask }.map {
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
