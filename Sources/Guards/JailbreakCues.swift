/// Signs of a jailbreak that are weak alone and strong together: a new persona, freedom from rules,
/// a ban on refusing. Cues within a window are combined as independent evidence.

/// One phrase and its weight.
struct CuePhrase: Sendable {
  let words: [UInt64]
  let weight: Double
  let group: Int

  init(_ text: String, _ weight: Double, _ group: Int) {
    words = text.split(separator: " ").map { Lexicon.hash($0) }
    self.weight = weight
    self.group = group
  }
}

struct JailbreakCues: Sendable {
  /// Words that are judged together.
  private static let window = 160
  /// Confidence from which the cues are reported.
  static let threshold = 0.8

  /// A cue that stands in the text.
  private struct Cue {
    let first: Int
    let last: Int
    let weight: Double
    /// Cues of one group count once.
    let group: Int
  }

  private static let phrases: [CuePhrase] = [
    CuePhrase("do anything now", 0.8, 100), CuePhrase("developer mode", 0.55, 101),
    CuePhrase("from now on", 0.3, 102), CuePhrase("henceforth", 0.3, 102),
    CuePhrase("from this moment", 0.3, 102), CuePhrase("stay in character", 0.4, 103),
    CuePhrase("break character", 0.4, 103), CuePhrase("in character", 0.15, 103),
    CuePhrase("never refuse", 0.5, 104), CuePhrase("never refuses", 0.5, 104),
    CuePhrase("always comply", 0.4, 104), CuePhrase("must comply", 0.4, 104),
    CuePhrase("cannot refuse", 0.5, 104), CuePhrase("can not refuse", 0.5, 104),
    CuePhrase("god mode", 0.5, 105), CuePhrase("jailbreak", 0.45, 106),
    CuePhrase("jailbroken", 0.5, 106), CuePhrase("dan", 0.35, 107),
    CuePhrase("two different ways", 0.35, 108), CuePhrase("two responses", 0.4, 108),
    CuePhrase("two different responses", 0.4, 108), CuePhrase("both responses", 0.2, 108),
    CuePhrase("content policy", 0.3, 109), CuePhrase("content policies", 0.3, 109),
    CuePhrase("openai policies", 0.35, 109), CuePhrase("openai", 0.2, 110),
    CuePhrase("immerse yourself", 0.3, 111),
  ]
  private static let byFirstWord = Dictionary(grouping: phrases) { $0.words[0] }

  let words: [Word]

  /// The strongest window, if it is strong enough.
  func match() -> GrammarMatch? {
    let cues = collect()
    var best: GrammarMatch?
    var start = 0
    for end in cues.indices {
      while cues[end].last - cues[start].first > Self.window { start += 1 }
      let confidence = combined(cues[start...end])
      if confidence >= Self.threshold, confidence > best?.confidence ?? 0 {
        best = GrammarMatch(
          type: "injection.jailbreak", first: cues[start].first, last: cues[end].last,
          confidence: min(0.97, confidence))
      }
      // What is this sure gains nothing from more cues; it keeps the walk linear, too.
      if best?.confidence ?? 0 >= 0.97 { break }
    }
    return best
  }

  private func combined(_ cues: ArraySlice<Cue>) -> Double {
    var strongest: [Int: Double] = [:]
    for cue in cues { strongest[cue.group] = max(strongest[cue.group] ?? 0, cue.weight) }
    return 1 - strongest.sorted { $0.key < $1.key }.reduce(1.0) { $0 * (1 - $1.value) }
  }

  private func collect() -> [Cue] {
    var cues: [Cue] = []
    for index in words.indices {
      let slots = words[index].slots
      guard !slots.isEmpty else { continue }
      if slots.contains(.phraseStart) { cues += phrases(at: index) }
      if slots.contains(.lawless) {
        // Each different word is evidence of its own.
        cues.append(
          Cue(first: index, last: index, weight: 0.25, group: Int(words[index].hash % 29)))
      }
      if slots.contains(.without), let last = restriction(after: index) {
        cues.append(Cue(first: index, last: last, weight: 0.4, group: 200))
      }
      if slots.contains(.become), let last = role(at: index) {
        cues.append(Cue(first: index, last: last, weight: 0.2, group: 201))
      }
    }
    return Array(cues.prefix(2_000))
  }

  private func phrases(at index: Int) -> [Cue] {
    (Self.byFirstWord[words[index].hash] ?? []).compactMap { phrase in
      let last = index + phrase.words.count - 1
      guard last < words.count,
        phrase.words.indices.allSatisfy({ words[index + $0].hash == phrase.words[$0] })
      else { return nil }
      return Cue(first: index, last: last, weight: phrase.weight, group: phrase.group)
    }
  }

  /// No restrictions, free of any filters, regardless of ethics.
  private func restriction(after index: Int) -> Int? {
    let end = min(words.count, index + 6)
    return ((index + 1)..<max(index + 1, end)).first {
      words[$0].slots.contains(.restriction) && words[$0].sentence == words[index].sentence
    }
  }

  private static let persona = Set(
    ["as", "be", "being", "to", "yourself", "the", "character"].map { Lexicon.hash($0) })

  /// Act as, pretend to be, the role of.
  private func role(at index: Int) -> Int? {
    guard index + 1 < words.count, Self.persona.contains(words[index + 1].hash) else { return nil }
    return index + 1
  }
}
