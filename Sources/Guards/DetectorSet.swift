/// The detectors that one text or stream is read with, as one value.

/// The detectors of a policy, prepared once and copied for every text and stream.
struct DetectorSet: Sendable {
  var secrets: LexicalScanner<SecretRules>
  var prompts: [PromptScanner] = []
  var terms: TermScanner?
  var domains: LexicalScanner<DomainRules>?
  var exfiltration: LexicalScanner<ExfiltrationRules>
  var personal = LexicalScanner(PersonalRules())
  var emails = EmailScanner()
  var hidden = HiddenScanner()
  var terminal = LexicalScanner(TerminalRules())
  var canaries: CanaryScanner?

  init(canaries: [String]) {
    self.init(GuardPolicy(canaries: canaries))
  }

  init(_ policy: GuardPolicy) {
    secrets = LexicalScanner(SecretRules())
    let trusted = DomainList(policy.trustedDomains + policy.allowedDomains)
    exfiltration = LexicalScanner(ExfiltrationRules(trusted: trusted))
    canaries = CanaryPatterns(policy.canaries).map(CanaryScanner.init)
    prompts = PromptPatterns.all(policy.protectedPrompts).map(PromptScanner.init)
    terms = TermList(terms: policy.bannedTerms, topics: policy.bannedTopics).map(TermScanner.init)
    if !policy.allowedDomains.isEmpty {
      domains = LexicalScanner(DomainRules(allowed: DomainList(policy.allowedDomains)))
    }
  }

  /// Lets every detector read what is new; the matches that are complete.
  mutating func scan(_ window: TextWindow) -> [Match] {
    var matches: [Match] = []
    secrets.scan(window, into: &matches)
    exfiltration.scan(window, into: &matches)
    personal.scan(window, into: &matches)
    emails.scan(window, into: &matches)
    hidden.scan(window, into: &matches)
    terminal.scan(window, into: &matches)
    canaries?.scan(window, into: &matches)
    for index in prompts.indices { prompts[index].scan(window, into: &matches) }
    terms?.scan(window, into: &matches)
    domains?.scan(window, into: &matches)
    return matches
  }

  /// Nothing that is still to be found begins before this position.
  var frontier: Int {
    min(
      secrets.frontier, exfiltration.frontier, personal.frontier, emails.frontier,
      hidden.frontier, terminal.frontier, prompts.map(\.frontier).min() ?? .max,
      terms?.frontier ?? .max, domains?.frontier ?? .max,
      canaries?.frontier ?? .max)
  }

  /// Matches that are certain and still going on.
  var openMatches: [Match] {
    var open = secrets.openMatches + exfiltration.openMatches
    open += hidden.openMatches + terminal.openMatches
    open += prompts.flatMap(\.openMatches)
    return open + (canaries?.openMatches ?? [])
  }

  /// Bytes read by rules so far.
  var work: Int { secrets.work + exfiltration.work + personal.work }
}
