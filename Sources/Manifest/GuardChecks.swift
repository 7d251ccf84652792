/// What no single setting of the guards can tell: whether names are known and fit each other.

extension ManifestChecks {
  /// Prohibited uses are known or have terms; names stand once; thresholds are in order.
  static func guards(_ manifest: Manifest, _ reader: inout ManifestReader) {
    guard let guards = manifest.serving?.guards else { return }
    let path = "serving.guards"
    unique(guards.prohibited.map(\.use), path + ".prohibited", key: "use", &reader)
    unique(guards.bannedTopics.map(\.name), path + ".banned_topics", &reader)
    unique(guards.patterns.map(\.name), path + ".patterns", &reader)
    for (index, use) in guards.prohibited.enumerated() {
      self.use(use, "\(path).prohibited[\(index)]", &reader)
    }
    if let judge = guards.judge {
      refer(
        judge.upstream, to: manifest.upstreams.map(\.name), "upstream", path + ".judge.upstream",
        &reader)
    }
    var seen: Set<[String]> = []
    for (index, exception) in guards.exceptions.enumerated()
    where !seen.insert([exception.guard.rawValue, exception.origin.rawValue]).inserted {
      reader.report(
        ManifestCode.duplicateName, at: "\(path).exceptions[\(index)]",
        expected: "one action for each guard and origin",
        found: "\(exception.guard.rawValue) from \(exception.origin.rawValue) again")
    }
  }

  private static func use(
    _ use: Manifest.ProhibitedUse, _ path: String, _ reader: inout ManifestReader
  ) {
    let known = Manifest.ProhibitedUse.readyMade
    if !use.use.isEmpty, !known.contains(use.use), use.terms.isEmpty {
      reader.report(
        ManifestCode.reference, at: path + ".use",
        expected: "a ready-made category, or `terms` for a use of your own",
        found: "\"\(use.use)\" without terms",
        hint: NearestName.of(use.use, among: known).map { "did you mean `\($0)`?" }
          ?? "ready-made: " + known.map { "`\($0)`" }.joined(separator: ", "))
    }
    if use.blockFrom < use.flagFrom {
      reader.report(
        ManifestCode.value, at: path + ".block_from",
        expected: "at or above `flag_from`, \(use.flagFrom.rawValue)",
        found: use.blockFrom.rawValue)
    }
  }
}
