/// What the guards do about each family of findings, per origin; a value with a digest, so that
/// evidence can name the exact policy it was gathered under.

package import Bytes

/// Another action than the family's for one origin.
package struct GuardException: Sendable, Hashable {
  /// The family it is about.
  package let family: GuardFamily
  /// The origin it is about.
  package let origin: Origin
  /// What is done instead.
  package let action: GuardAction

  /// An exception for `family` where the text comes from `origin`.
  package init(family: GuardFamily, origin: Origin, action: GuardAction) {
    self.family = family
    self.origin = origin
    self.action = action
  }
}

/// The settings of the guards. Each family's action counts where the family matters (see
/// `action(for:origin:confidence:)`); exceptions change single origins.
package struct GuardPolicy: Sendable, Hashable {
  /// Version of the built-in detectors; part of the digest, so that other rules mean other evidence.
  package static let ruleSetVersion = "2026.11.6"

  /// About secrets.
  package var secrets: GuardAction
  /// About personal data; where the person may have given it, it is flagged (see `action`).
  package var personalData: GuardAction
  /// About canaries in what the model writes.
  package var canary: GuardAction
  /// About prompt injection in what the model reads.
  package var injection: GuardAction
  /// About links that carry data away.
  package var exfiltration: GuardAction
  /// About characters that people do not see, and sequences that terminals obey.
  package var hidden: GuardAction
  /// About uses that the owner prohibits.
  package var prohibited: GuardAction
  /// About terms, topics and domains that the operator listed.
  package var lists: GuardAction
  /// About pictures that hide something from people; a masked one is replaced by a copy.
  package var images = GuardAction.block
  /// Confidence from which `injection` counts for text of users; below it, findings are flagged.
  package var userInjectionThreshold: Double
  /// The same for tool results and retrieved text, where instructions have no business at all.
  package var dataInjectionThreshold: Double
  /// Actions for single origins; the first that fits wins.
  package var exceptions: [GuardException]
  /// The uses that the owner prohibits; without any, nothing is looked for.
  package var prohibitedUses: [ProhibitedUse]
  /// Markers that stand in protected prompts. Never written anywhere, their number apart.
  package var canaries: [String]
  /// Prompts of which no passage may leave. Never written anywhere, their digest and number apart.
  package var protectedPrompts: [String]
  /// Domains, each with all below it, whose addresses carry nothing away.
  package var trustedDomains: [String]
  /// Domains to which addresses may lead at all; empty for any.
  package var allowedDomains: [String]
  /// Terms that must not occur.
  package var bannedTerms: [String]
  /// Subjects that must not occur.
  package var bannedTopics: [BannedTopic]
  /// The operator's own patterns; they are compiled apart (`compiledPatterns`).
  package var patterns: [OperatorPattern]
  /// The outside judge of injections; `nil` for none.
  package var judge: InjectionJudge?

  /// A policy; every default is the secure one.
  package init(
    secrets: GuardAction = .mask, personalData: GuardAction = .mask, canary: GuardAction = .block,
    injection: GuardAction = .block, exfiltration: GuardAction = .mask, hidden: GuardAction = .mask,
    prohibited: GuardAction = .block, lists: GuardAction = .block,
    userInjectionThreshold: Double = 0.8,
    dataInjectionThreshold: Double = 0.6, exceptions: [GuardException] = [],
    prohibitedUses: [ProhibitedUse] = [], canaries: [String] = [],
    protectedPrompts: [String] = [], trustedDomains: [String] = [], allowedDomains: [String] = [],
    bannedTerms: [String] = [],
    bannedTopics: [BannedTopic] = [],
    patterns: [OperatorPattern] = [], judge: InjectionJudge? = nil
  ) {
    self.secrets = secrets
    self.personalData = personalData
    self.canary = canary
    self.injection = injection
    self.exfiltration = exfiltration
    self.hidden = hidden
    self.prohibited = prohibited
    self.lists = lists
    self.userInjectionThreshold = userInjectionThreshold
    self.dataInjectionThreshold = dataInjectionThreshold
    self.exceptions = exceptions
    self.prohibitedUses = Array(prohibitedUses.prefix(GuardLimits.prohibitedUses))
    self.canaries = Array(canaries.prefix(GuardLimits.canaries))
    self.protectedPrompts = Array(protectedPrompts.prefix(GuardLimits.protectedPrompts))
    self.trustedDomains = Array(trustedDomains.prefix(GuardLimits.domains))
    self.allowedDomains = Array(allowedDomains.prefix(GuardLimits.domains))
    self.bannedTerms = Array(bannedTerms.prefix(GuardLimits.bannedTerms))
    self.bannedTopics = Array(bannedTopics.prefix(GuardLimits.bannedTopics))
    self.patterns = patterns
    self.judge = judge
  }

  /// Secrets and exfiltration masked, canaries and injections blocked, no canaries yet.
  package static let secureDefault = GuardPolicy()

  /// SHA-256 of the canonical JSON of rule set version, settings and number of canaries.
  package var digest: Digest { Digest.of(description.encoded(.canonical)) }

  /// The policy as JSON, without the canaries and the protected prompts themselves.
  package var description: JSON {
    var settings: JSONObject = base.object ?? JSONObject()
    for (name, value) in additions where value != .int(0) { settings[name] = value }
    return .object(settings)
  }

  /// What was set beyond the actions, as numbers and digests.
  private var additions: [(String, JSON)] {
    [
      ("protectedPrompts", Self.summary(protectedPrompts)),
      ("trustedDomains", Self.summary(trustedDomains)),
      ("allowedDomains", Self.summary(allowedDomains)),
      ("bannedTerms", Self.summary(bannedTerms)),
      ("patterns", Self.summary(patterns.flatMap { [$0.name, $0.expression] })),
      ("bannedTopics", Self.summary(bannedTopics.flatMap { [$0.name] + $0.terms })),
      ("judge", judge?.description ?? .int(0)),
      ("images", images == .block ? .int(0) : .string(images.rawValue)),
    ]
  }

  /// Number and digest of a list; 0 for none.
  private static func summary(_ list: [String]) -> JSON {
    guard !list.isEmpty else { return .int(0) }
    let whole = JSON.array(list.map { .string($0) }).encoded(.canonical)
    return ["count": .int(list.count), "sha256": .string(Digest.of(whole).hex)]
  }

  private var base: JSON {
    [
      "ruleSet": .string(Self.ruleSetVersion),
      "secrets": .string(secrets.rawValue),
      "personalData": .string(personalData.rawValue),
      "canary": .string(canary.rawValue),
      "injection": .string(injection.rawValue),
      "exfiltration": .string(exfiltration.rawValue),
      "hidden": .string(hidden.rawValue),
      "prohibited": .string(prohibited.rawValue),
      "lists": .string(lists.rawValue),
      "userInjectionThreshold": .double(userInjectionThreshold),
      "dataInjectionThreshold": .double(dataInjectionThreshold),
      "exceptions": .array(
        exceptions.map {
          [
            "family": .string($0.family.rawValue), "origin": .string($0.origin.rawValue),
            "action": .string($0.action.rawValue),
          ]
        }),
      "prohibitedUses": .array(prohibitedUses.map(\.description)),
      "canaries": .int(canaries.count),
    ]
  }

  /// What is done about a finding of `family` in text of `origin`.
  ///
  /// Without an exception: the operator's own prompt is never changed (secrets in it are flagged);
  /// canaries count only in what the model writes and are flagged elsewhere; injections count in
  /// what users, tools and retrieval bring, from the threshold of the origin on; personal data in
  /// what users write is flagged, since they may have given it for the answer; a prohibited use is
  /// asked for by users or fulfilled by the model, and only reported in what is read; listed words
  /// count wherever somebody else than the operator writes.
  package func action(for family: GuardFamily, origin: Origin, confidence: Double) -> GuardAction {
    if let exception = exceptions.first(where: { $0.family == family && $0.origin == origin }) {
      return exception.action
    }
    switch (family, origin) {
    case (.secrets, .system): return min(secrets, .flag)
    case (.secrets, _): return secrets
    case (.personalData, .system), (.personalData, .user): return min(personalData, .flag)
    case (.personalData, _): return personalData
    case (.canary, .system): return .allow
    case (.canary, .model): return canary
    case (.canary, _): return min(canary, .flag)
    case (.injection, .system), (.injection, .model): return .allow
    case (.injection, .user):
      return confidence >= userInjectionThreshold ? injection : min(injection, .flag)
    case (.injection, _):
      return confidence >= dataInjectionThreshold ? injection : min(injection, .flag)
    case (.exfiltration, .system): return .allow
    case (.exfiltration, .user): return min(exfiltration, .flag)
    case (.exfiltration, _): return exfiltration
    case (.hidden, .system): return min(hidden, .flag)
    case (.hidden, _): return hidden
    case (.prohibited, .system), (.lists, .system): return .allow
    case (.prohibited, .tool), (.prohibited, .retrieved): return min(prohibited, .flag)
    case (.prohibited, _): return prohibited
    case (.lists, _): return lists
    }
  }

  /// What is done about `finding`.
  package func action(for finding: Finding) -> GuardAction {
    let action = action(
      for: finding.family, origin: finding.origin, confidence: finding.confidence)
    guard finding.family == .prohibited else { return action }
    guard let use = use(of: finding), finding.confidence >= use.flagFrom.threshold else {
      return .allow
    }
    return finding.confidence >= use.blockFrom.threshold ? action : min(action, .flag)
  }

  /// The operator's patterns, ready to search; `nil` when there are none.
  package func compiledPatterns() throws(OperatorPatternError) -> OperatorPatterns? {
    patterns.isEmpty ? nil : try OperatorPatterns(patterns)
  }

  /// What the owner offers in place of the first prohibited use among `findings` that is refused.
  package func alternative(to findings: [Finding]) -> String? {
    findings.lazy.filter { action(for: $0) == .block }.compactMap { use(of: $0)?.alternative }.first
  }

  /// The prohibited use that `finding` is about.
  package func use(of finding: Finding) -> ProhibitedUse? {
    finding.family == .prohibited
      ? prohibitedUses.first { $0.type == finding.type } : nil
  }
}
