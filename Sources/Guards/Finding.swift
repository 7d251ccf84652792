/// What a detector reports, where the text came from, and what may be done about it.

/// Who wrote a piece of text, as far as the gateway knows.
package enum Origin: String, Sendable, Hashable, CaseIterable {
  /// The operator's instructions to the model.
  case system
  /// The person or program that calls.
  case user
  /// The result of a tool call.
  case tool
  /// Text fetched for the model to read.
  case retrieved
  /// What the model itself wrote, tool-call arguments included.
  case model
}

/// What is done about a finding. The later ones are the stricter ones.
package enum GuardAction: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Nothing; the finding is not reported either.
  case allow
  /// Reported, the text unchanged.
  case flag
  /// The finding's bytes are replaced by its masked form.
  case mask
  /// Nothing of the text, or nothing more of the stream, goes on.
  case block

  private var strictness: Int {
    switch self {
    case .allow: 0
    case .flag: 1
    case .mask: 2
    case .block: 3
    }
  }

  package static func < (left: GuardAction, right: GuardAction) -> Bool {
    left.strictness < right.strictness
  }
}

/// A family of detectors: what a policy speaks about.
package enum GuardFamily: String, Sendable, Hashable, CaseIterable {
  /// Access tokens, private keys, passwords; types `secret.…`.
  case secrets
  /// What identifies a person or an account of theirs; types `personal.…`.
  case personalData
  /// A marker or a passage out of a protected prompt; types `canary.…`, `leak.…`.
  case canary
  /// Text that tries to take over the model; types `injection.…`.
  case injection
  /// Links that carry data away when they are shown; types `exfiltration.…`.
  case exfiltration
  /// Characters that people do not see and programs obey; types `hidden.…`, `terminal.…`.
  case hidden
  /// A use that the owner prohibits; types `prohibited.…`.
  case prohibited
  /// Terms, topics and domains that the operator listed; types `list.…`.
  case lists

  /// The family of a finding's type; unknown types count as secrets, the family masked everywhere.
  package init(type: String) {
    switch type.prefix(while: { $0 != "." }) {
    case "personal": self = .personalData
    case "canary", "leak": self = .canary
    case "injection": self = .injection
    case "exfiltration": self = .exfiltration
    case "hidden", "terminal": self = .hidden
    case "prohibited": self = .prohibited
    case "list": self = .lists
    default: self = .secrets
    }
  }
}

/// One thing that a detector found.
package struct Finding: Sendable, Hashable {
  /// Stable name, the family's prefix first: `secret.github-token`, `canary.base64`,
  /// `injection.override`, `exfiltration.markdown-image`.
  package let type: String
  /// The bytes of the original text; in a stream, counted from its first byte.
  package let range: Range<Int>
  /// How sure the detector is, 0 to 1.
  package let confidence: Double
  /// Who wrote the text.
  package let origin: Origin
  /// What stands in the text's place when it is masked; holds nothing of the original.
  package let masked: String

  /// A finding with the usual masked form, `[masked: TYPE]`.
  package init(type: String, range: Range<Int>, confidence: Double, origin: Origin) {
    self.type = type
    self.range = range
    self.confidence = confidence
    self.origin = origin
    masked = "[masked: \(type)]"
  }

  /// What a detector matched, in text of `origin`.
  init(_ match: Match, origin: Origin) {
    self.init(
      type: match.type, range: match.start..<max(match.start, match.end),
      confidence: match.confidence, origin: origin)
  }

  /// The family that the type belongs to.
  package var family: GuardFamily { GuardFamily(type: type) }
}

extension Array<Finding> {
  /// The findings in the order of their places.
  package var inOrder: [Finding] {
    sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.type)
        < ($1.range.lowerBound, $1.range.upperBound, $1.type)
    }
  }
}
