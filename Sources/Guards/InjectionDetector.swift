/// Prompt injection by rules: the slot grammar, the jailbreak cues and the marks of chat templates
/// over one whole message. A linear model or an outside judge would stand beside it here.

struct InjectionDetector: Sendable {
  /// Every match in `utf8`. `isData` says that the text is a tool's result or was retrieved, where
  /// instructions have no business.
  func matches(in utf8: [UInt8], isData: Bool) -> [Match] {
    let words = WordReader.read(utf8)
    var matches = InjectionGrammar(words: words, isData: isData, bytes: utf8).matches().map {
      match($0, in: words)
    }
    if let jailbreak = JailbreakCues(words: words).match() {
      matches.append(match(jailbreak, in: words))
    }
    matches += ControlTokens.marks(in: utf8)
    matches += ControlTokens.hiddenText(in: utf8)
    if isData { matches += ControlTokens.roleLines(in: utf8, words: words) }
    return Array(matches.prefix(GuardLimits.findings))
  }

  private func match(_ found: GrammarMatch, in words: [Word]) -> Match {
    let end = words[found.last].end
    return Match(
      type: found.type, start: words[found.first].start, end: end,
      confidence: found.confidence, certainAt: end)
  }
}
