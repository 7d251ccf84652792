/// The detectors that one text or stream is read with, as one value.

/// The detectors of a policy, prepared once and copied for every text and stream.
struct DetectorSet: Sendable {
  var secrets: LexicalScanner<SecretRules>
  var exfiltration: LexicalScanner<ExfiltrationRules>
  var canaries: CanaryScanner?

  init(canaries: [String]) {
    secrets = LexicalScanner(SecretRules())
    exfiltration = LexicalScanner(ExfiltrationRules())
    self.canaries = CanaryPatterns(canaries).map(CanaryScanner.init)
  }

  /// Lets every detector read what is new; the matches that are complete.
  mutating func scan(_ window: TextWindow) -> [Match] {
    var matches: [Match] = []
    secrets.scan(window, into: &matches)
    exfiltration.scan(window, into: &matches)
    canaries?.scan(window, into: &matches)
    return matches
  }

  /// Nothing that is still to be found begins before this position.
  var frontier: Int {
    min(secrets.frontier, exfiltration.frontier, canaries?.frontier ?? .max)
  }

  /// Matches that are certain and still going on.
  var openMatches: [Match] {
    secrets.openMatches + exfiltration.openMatches + (canaries?.openMatches ?? [])
  }

  /// Bytes read by rules so far.
  var work: Int { secrets.work + exfiltration.work }
}
