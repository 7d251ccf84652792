/// From what a manifest says about the guards to the policy that they apply.

package import Guards
package import Manifest

extension GuardAction {
  /// What a manifest asks for.
  init(_ choice: Manifest.GuardChoice) {
    switch choice {
    case .allow: self = .allow
    case .flag: self = .flag
    case .mask: self = .mask
    case .block: self = .block
    }
  }
}

extension GuardPolicy {
  /// The policy that a manifest declares, with the texts of its protected prompts. Evidence names the
  /// digest of the policy without canary and prompts: the prompts have their own digests there.
  package init(_ guards: Manifest.Guards, canary: Canary?, prompts: [String] = []) {
    self.init(
      secrets: GuardAction(guards.secrets), personalData: GuardAction(guards.personalData),
      canary: GuardAction(guards.canary), injection: GuardAction(guards.injection),
      exfiltration: GuardAction(guards.exfiltration), hidden: GuardAction(guards.hidden),
      lists: GuardAction(guards.lists), exceptions: guards.exceptions.map(GuardException.init),
      prohibitedUses: guards.prohibited.map(ProhibitedUse.init),
      canaries: canary.map { [$0.text] } ?? [], protectedPrompts: prompts,
      trustedDomains: guards.trustedDomains, allowedDomains: guards.allowedDomains,
      bannedTerms: guards.bannedTerms,
      bannedTopics: guards.bannedTopics.map { BannedTopic(name: $0.name, terms: $0.terms) },
      patterns: guards.patterns.map { OperatorPattern(name: $0.name, expression: $0.pattern) },
      judge: guards.judge.map(InjectionJudge.init))
    images = GuardAction(guards.images)
  }
}

extension InjectionJudge {
  /// The judge that a manifest declares.
  package init(_ judge: Manifest.Judge) {
    self.init(
      service: judge.upstream, interface: judge.interface == .chat ? .chat : .moderations,
      origins: Set(judge.origins.map(Origin.init)),
      uncertainFrom: judge.ask == .always ? nil : Double(judge.uncertainFrom) / 100,
      failsClosed: judge.unanswered == .block)
  }
}

extension GuardException {
  init(_ exception: Manifest.GuardException) {
    self.init(
      family: GuardFamily(exception.guard), origin: Origin(exception.origin),
      action: GuardAction(exception.action))
  }
}

extension GuardFamily {
  init(_ name: Manifest.GuardName) {
    switch name {
    case .secrets: self = .secrets
    case .personalData: self = .personalData
    case .canary: self = .canary
    case .injection: self = .injection
    case .exfiltration: self = .exfiltration
    case .hidden: self = .hidden
    case .prohibited: self = .prohibited
    case .lists: self = .lists
    }
  }
}

extension Origin {
  init(_ origin: Manifest.TextOrigin) {
    switch origin {
    case .system: self = .system
    case .user: self = .user
    case .tool: self = .tool
    case .retrieved: self = .retrieved
    case .model: self = .model
    }
  }
}

extension ProhibitedUse {
  init(_ use: Manifest.ProhibitedUse) {
    self.init(
      name: use.use, alternative: use.alternative, flagFrom: Guards.UseSeverity(use.flagFrom),
      blockFrom: Guards.UseSeverity(use.blockFrom), terms: use.terms)
  }
}

extension Guards.UseSeverity {
  init(_ severity: Manifest.UseSeverity) {
    switch severity {
    case .low: self = .low
    case .medium: self = .medium
    case .high: self = .high
    case .severe: self = .severe
    }
  }
}
