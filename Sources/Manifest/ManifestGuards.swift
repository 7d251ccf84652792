/// What a manifest says about the guards: what is done about each kind of finding, what the owner
/// prohibits, and what they know better than any built-in rule.

extension Manifest {
  /// What a guard does with what it finds.
  package enum GuardChoice: String, CaseIterable, Hashable, Sendable {
    /// Nothing. Only in exceptions.
    case allow
    /// Lets it through and writes it down.
    case flag
    /// Replaces it.
    case mask
    /// Refuses the whole.
    case block
  }

  /// The guards that an exception can be about.
  package enum GuardName: String, CaseIterable, Hashable, Sendable {
    case secrets, canary, injection, exfiltration, hidden, prohibited, lists
    case personalData = "personal_data"
  }

  /// Where a text comes from.
  package enum TextOrigin: String, CaseIterable, Hashable, Sendable {
    case system, user, tool, retrieved, model
  }

  /// Another action for one guard and one origin.
  package struct GuardException: Hashable, Sendable {
    /// Which guard.
    package let `guard`: GuardName
    /// Where the text comes from.
    package let origin: TextOrigin
    /// What is done there.
    package let action: GuardChoice
  }

  /// A topic that must not come up.
  package struct BannedTopic: Hashable, Sendable {
    /// The name that findings give it.
    package let name: String
    /// Words and phrases that speak of it.
    package let terms: [String]
  }

  /// A pattern of the operator's own.
  package struct GuardPattern: Hashable, Sendable {
    /// The name that findings give it.
    package let name: String
    /// The regular expression.
    package let pattern: String
  }

  /// How grave a prohibited use must be.
  package enum UseSeverity: String, CaseIterable, Comparable, Hashable, Sendable {
    case low, medium, high, severe

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      case .severe: 3
      }
    }

    /// From least to most.
    package static func < (left: UseSeverity, right: UseSeverity) -> Bool { left.rank < right.rank }
  }

  /// A use that the owner prohibits.
  package struct ProhibitedUse: Hashable, Sendable {
    /// The names of the ready-made categories.
    package static let readyMade = [
      "weapons", "malware", "fraud", "self-harm", "child-safety", "hate", "violence", "drugs",
      "privacy", "elections", "sexual", "medical-advice", "legal-advice", "financial-advice",
    ]
    /// The name of a ready-made category, or the owner's own.
    package let use: String
    /// What people are told instead.
    package let alternative: String
    /// Severity from which it is written down.
    package let flagFrom: UseSeverity
    /// Severity from which it is refused.
    package let blockFrom: UseSeverity
    /// The owner's own terms.
    package let terms: [String]
  }

  /// A classifier outside that is asked about texts (guidelines 1.3e).
  package struct Judge: Hashable, Sendable {
    /// Which of OpenAI's interfaces it speaks.
    package enum Interface: String, CaseIterable, Hashable, Sendable {
      case chat, moderations
    }
    /// Which texts are put to it.
    package enum Asked: String, CaseIterable, Hashable, Sendable {
      case uncertain, always
    }

    /// The name of the declared upstream that answers.
    package let upstream: String
    /// The interface that it speaks.
    package let interface: Interface
    /// Where the texts come from that are put to it.
    package let origins: [TextOrigin]
    /// Whether it is asked about uncertain texts only.
    package let ask: Asked
    /// Confidence of the own detectors, in hundredths, from which a text is uncertain.
    package let uncertainFrom: Int
    /// How long all questions about one request may take together, in seconds.
    package let timeoutSeconds: Int64
    /// Questions at the same time, of all requests.
    package let concurrent: Int
    /// What is done with a text without a readable verdict: block or flag.
    package let unanswered: GuardChoice
  }

  /// What each guard does.
  package struct Guards: Hashable, Sendable {
    /// Secrets in answers: mask or block.
    package let secrets: GuardChoice
    /// Personal data in answers and data: block, mask or flag.
    package let personalData: GuardChoice
    /// Canaries of protected prompts: block.
    package let canary: GuardChoice
    /// Prompt injection: block or flag.
    package let injection: GuardChoice
    /// Links that carry data away: block, mask or flag.
    package let exfiltration: GuardChoice
    /// Hidden characters: block, mask or flag.
    package let hidden: GuardChoice
    /// Tool calls that are not allowed: block.
    package let tools: GuardChoice
    /// Listed terms, topics and domains: block, mask or flag.
    package let lists: GuardChoice
    /// Pictures that hide something: block, mask (a copy goes on) or flag.
    package let images: GuardChoice
    /// Words and phrases that must not pass.
    package let bannedTerms: [String]
    /// Topics that must not come up.
    package let bannedTopics: [BannedTopic]
    /// Domains that links may lead to; empty for any.
    package let allowedDomains: [String]
    /// The operator's own domains, whose addresses carry nothing away.
    package let trustedDomains: [String]
    /// The operator's own patterns.
    package let patterns: [GuardPattern]
    /// Uses that are not allowed.
    package let prohibited: [ProhibitedUse]
    /// Other actions for single origins.
    package let exceptions: [GuardException]
    /// The outside judge of injections; `nil` for none.
    package let judge: Judge?
  }
}
