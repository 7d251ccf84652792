/// The detectors that one text or stream is read with, as one value.

/// The detectors of a policy, prepared once and copied for every text and stream.
struct DetectorSet: Sendable {
  /// The rules that every policy has; which domains are trusted makes no difference to the anchors.
  private static func builtIn(trusting trusted: DomainList) -> [any LexicalRules] {
    [SecretRules.shared, ExfiltrationRules(trusted: trusted), PersonalRules(), TerminalRules()]
  }

  /// The anchors of the rules, prepared at first use.
  private static let builtInAnchors = AnchorIndex(builtIn(trusting: DomainList([])))
  private static let anchorsWithDomains = AnchorIndex(
    builtIn(trusting: DomainList([])) + [DomainRules(allowed: DomainList([]))])

  var rules: RuleScanner
  var emails = EmailScanner()
  var names: NameScanner
  var hidden = HiddenScanner()
  var canaries: CanaryScanner?
  var prompts: [PromptScanner]
  var terms: TermScanner?
  /// The operator's own patterns.
  var operators: OperatorScanner?

  init(canaries: [String]) {
    self.init(GuardPolicy(canaries: canaries))
  }

  init(_ policy: GuardPolicy, patterns: OperatorPatterns? = nil) {
    operators = patterns.map(OperatorScanner.init)
    let trusted = DomainList(policy.trustedDomains + policy.allowedDomains)
    let builtIn = Self.builtIn(trusting: trusted)
    names = NameScanner(trusted: trusted)
    if policy.allowedDomains.isEmpty {
      rules = RuleScanner(builtIn, Self.builtInAnchors)
    } else {
      let domains = DomainRules(allowed: DomainList(policy.allowedDomains))
      rules = RuleScanner(builtIn + [domains], Self.anchorsWithDomains)
    }
    canaries = CanaryPatterns(policy.canaries).map(CanaryScanner.init)
    prompts = PromptPatterns.all(policy.protectedPrompts).map(PromptScanner.init)
    terms = TermList(terms: policy.bannedTerms, topics: policy.bannedTopics).map(TermScanner.init)
  }

  /// Lets every detector read what is new; the matches that are complete.
  mutating func scan(_ window: TextWindow) -> [Match] {
    var matches: [Match] = []
    rules.scan(window, into: &matches)
    emails.scan(window, into: &matches)
    names.scan(window, into: &matches)
    hidden.scan(window, into: &matches)
    canaries?.scan(window, into: &matches)
    for index in prompts.indices { prompts[index].scan(window, into: &matches) }
    terms?.scan(window, into: &matches)
    operators?.scan(window, into: &matches)
    return matches
  }

  /// Nothing that is still to be found begins before this position.
  var frontier: Int {
    let found = min(rules.frontier, emails.frontier, names.frontier, hidden.frontier)
    let listed = min(
      canaries?.frontier ?? .max, terms?.frontier ?? .max, operators?.frontier ?? .max)
    return prompts.reduce(min(found, listed)) { min($0, $1.frontier) }
  }

  /// Matches that are certain and still going on.
  var openMatches: [Match] {
    var open = rules.openMatches + hidden.openMatches
    open += (canaries?.openMatches ?? []) + (operators?.openMatches ?? [])
    for prompt in prompts { open += prompt.openMatches }
    return open
  }

  /// Bytes read by rules so far.
  var work: Int { rules.work }
}
