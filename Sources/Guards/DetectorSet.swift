/// The detectors that one text or stream is read with, as one value.

/// The detectors of a policy, prepared once and copied for every text and stream.
struct DetectorSet: Sendable {
  /// The rules that every policy has, and their anchors, prepared at first use.
  private static let builtIn: [any LexicalRules] = [SecretRules(), ExfiltrationRules()]
  private static let builtInAnchors = AnchorIndex(builtIn)

  var rules: RuleScanner
  var canaries: CanaryScanner?

  init(canaries: [String]) {
    rules = RuleScanner(Self.builtIn, Self.builtInAnchors)
    self.canaries = CanaryPatterns(canaries).map(CanaryScanner.init)
  }

  /// Lets every detector read what is new; the matches that are complete.
  mutating func scan(_ window: TextWindow) -> [Match] {
    var matches: [Match] = []
    rules.scan(window, into: &matches)
    canaries?.scan(window, into: &matches)
    return matches
  }

  /// Nothing that is still to be found begins before this position.
  var frontier: Int {
    min(rules.frontier, canaries?.frontier ?? .max)
  }

  /// Matches that are certain and still going on.
  var openMatches: [Match] {
    rules.openMatches + (canaries?.openMatches ?? [])
  }

  /// Bytes read by rules so far.
  var work: Int { rules.work }
}
