/// The uses that an owner can prohibit by name. Each has its own small table of words in `Tables/`;
/// what is done about a use, and what people are told instead, is the owner's (`ProhibitedUse`).

import Bytes

/// A ready-made category of use.
package enum UseCategory: String, Sendable, Hashable, CaseIterable {
  /// Making or getting weapons, explosives, poisons and means of mass harm.
  case weapons
  /// Writing or spreading harmful software, breaking into systems.
  case malware
  /// Deceiving people for gain: phishing, forgery, fraud, laundering.
  case fraud
  /// Suicide, self-injury, disordered eating.
  case selfHarm = "self-harm"
  /// Sexual content about minors, grooming.
  case childSafety = "child-safety"
  /// Degrading or threatening people for what they are; harassing one person.
  case hate
  /// Threats, incitement, praise of violence and of violent movements.
  case violence
  /// Making, selling and smuggling illegal drugs.
  case drugs
  /// Spying on people, stalking them, exposing their data.
  case privacy
  /// Deceiving voters and manipulating elections.
  case elections
  /// Explicit sexual content.
  case sexual
  /// Advice that a physician should give.
  case medicalAdvice = "medical-advice"
  /// Advice that a lawyer should give.
  case legalAdvice = "legal-advice"
  /// Advice about one's own money.
  case financialAdvice = "financial-advice"

  /// Whether the category is only about who may advise: harmless in itself, and asked often.
  package var isAdvice: Bool {
    switch self {
    case .medicalAdvice, .legalAdvice, .financialAdvice: true
    default: false
    }
  }

  /// What the category covers, for people.
  package var about: String {
    switch self {
    case .weapons: "making or getting weapons, explosives, poisons, means of mass harm"
    case .malware: "writing or spreading harmful software, breaking into systems"
    case .fraud: "phishing, scams, forgery, laundering, counterfeits"
    case .selfHarm: "suicide, self-injury, disordered eating"
    case .childSafety: "sexual content about minors, grooming"
    case .hate: "degrading or threatening people for what they are, harassment"
    case .violence: "threats, incitement, praise of violence and violent movements"
    case .drugs: "making, selling, smuggling illegal drugs"
    case .privacy: "spying on people, stalking, exposing personal data"
    case .elections: "deceiving voters, manipulating elections"
    case .sexual: "explicit sexual content"
    case .medicalAdvice: "diagnoses, doses, treatment for one's own case"
    case .legalAdvice: "what to do in one's own legal case"
    case .financialAdvice: "what to do with one's own money"
    }
  }
}

/// How grave a use is, by the score that the detector gave it.
package enum UseSeverity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Mentioned, with little sign of intent.
  case low
  /// Close to a request or a threat.
  case medium
  /// A request, a threat, or content of the kind.
  case high
  /// Several such signs together.
  case severe

  /// The score from which the severity holds.
  package var threshold: Double {
    switch self {
    case .low: 0.3
    case .medium: 0.5
    case .high: 0.7
    case .severe: 0.85
    }
  }

  /// The severity of a score; `nil` below the lowest.
  package init?(score: Double) {
    guard let severity = Self.allCases.last(where: { score >= $0.threshold }) else { return nil }
    self = severity
  }

  package static func < (left: UseSeverity, right: UseSeverity) -> Bool {
    left.threshold < right.threshold
  }
}

/// A use that the owner prohibits, as the manifest states it.
package struct ProhibitedUse: Sendable, Hashable {
  /// The name: that of a category, or the owner's own.
  package let name: String
  /// What people are told instead: the owner's words, sent with the refusal.
  package let alternative: String
  /// Severity from which a use is reported.
  package let flagFrom: UseSeverity
  /// Severity from which a use is refused.
  package let blockFrom: UseSeverity
  /// The owner's own terms; each counts as grave by itself.
  package let terms: [String]

  /// A prohibited use; the thresholds are those that the figures in the documentation are about.
  package init(
    name: String, alternative: String, flagFrom: UseSeverity = .medium,
    blockFrom: UseSeverity = .high, terms: [String] = []
  ) {
    self.name = name
    self.alternative = alternative
    self.flagFrom = flagFrom
    self.blockFrom = blockFrom
    self.terms = Array(terms.prefix(GuardLimits.useTerms))
  }

  /// The ready-made category of this name, if there is one.
  package var category: UseCategory? { UseCategory(rawValue: name) }

  /// The use as part of a policy's description; the owner's terms by number and digest.
  var description: JSON {
    [
      "name": .string(name), "flagFrom": .string(flagFrom.rawValue),
      "blockFrom": .string(blockFrom.rawValue),
      "terms": .string(Digest.of(JSON.strings(terms).encoded(.canonical)).hex),
    ]
  }

  /// The type of its findings.
  package var type: String { "prohibited.\(name)" }

  /// Every category that is harmful in itself, for looking at texts without a manifest.
  package static let readyMade: [ProhibitedUse] = UseCategory.allCases.filter { !$0.isAdvice }
    .map { ProhibitedUse(name: $0.rawValue, alternative: "") }
}

extension GuardLimits {
  /// The most uses that a policy prohibits.
  package static let prohibitedUses = 64
  /// The most own terms of one use.
  package static let useTerms = 1_000
  /// The most words of one text that are looked at for prohibited uses.
  static let useWords = 100_000
  /// The most words that are weighed together as one sentence.
  static let useSentenceWords = 80
  /// The most words in one term, and between an act and its object.
  static let termWords = 6
  static let useReach = 12
}
