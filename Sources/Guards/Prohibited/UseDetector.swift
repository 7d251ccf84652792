/// Finds prohibited uses in whole texts: acts beside objects, phrases, and what makes them harmless,
/// weighed for each sentence. A score between 0 and 1 for each use, not a verdict; the policy's
/// thresholds make one.

/// The prepared detector of the uses of one policy.
struct UseDetector: Sendable {
  private let uses: [ProhibitedUse]
  private let lexicon: UseLexicon
  private let isContent: [Bool]

  /// Prepares the tables of `uses`.
  init(_ uses: [ProhibitedUse]) {
    self.uses = Array(uses.prefix(GuardLimits.prohibitedUses))
    lexicon = UseLexicon(self.uses)
    isContent = self.uses.map { use in
      UseTables.all.contains { $0.category == use.category && $0.isContent }
    }
  }

  /// A hit of one term.
  private struct Hit {
    let entry: UseLexicon.Entry
    let first: Int
    let last: Int
  }

  /// What one sentence holds.
  private struct Sentence {
    var hits: [Hit] = []
    var signs: [(sign: UseLexicon.Sign, first: Int)] = []

    /// Number of signs, those inside of a phrase aside: "don't" in "don't want to live" denies
    /// nothing.
    func count(_ sign: UseLexicon.Sign, outside phrases: [Hit] = []) -> Int {
      signs.count { one in
        one.sign == sign && !phrases.contains { $0.first <= one.first && one.first <= $0.last }
      }
    }
  }

  /// What one sentence says about one use.
  private struct Weighed {
    let score: Double
    let first: Int
    let last: Int
  }

  /// One match for each use with a score above next to nothing, at the sentence that says most.
  /// What is below the policy's thresholds is for measuring only.
  func matches(in utf8: [UInt8], least: Double = 0.05) -> [Match] {
    guard !uses.isEmpty else { return [] }
    let words = UseWords.read(utf8)
    let sentences = read(words)
    let distance = sentences.reduce(0) { $0 + $1.count(.distance) }
    var matches: [Match] = []
    for use in uses.indices {
      let weighed = sentences.compactMap { weigh($0, use) }.sorted { $0.score > $1.score }
      guard let strongest = weighed.first else { continue }
      // Several sentences count together, later ones less; games and fiction weigh on all of them.
      var rest = 1.0
      for (rank, one) in weighed.prefix(4).enumerated() {
        rest *= 1 - one.score / Double(rank == 0 ? 1 : 2)
      }
      var score = 1 - rest
      if distance > 0, !isContent[use] { score *= 0.85 }
      guard score >= least else { continue }
      let end = words[strongest.last].end
      matches.append(
        Match(
          type: uses[use].type, start: words[strongest.first].start, end: end,
          confidence: min(0.99, (score * 100).rounded() / 100), certainAt: end))
    }
    return matches
  }

  private func read(_ words: [UseWord]) -> [Sentence] {
    var sentences: [Sentence] = []
    var current = Sentence()
    var number = 0
    for index in words.indices {
      if words[index].sentence != number {
        if !current.hits.isEmpty || !current.signs.isEmpty { sentences.append(current) }
        current = Sentence()
        number = words[index].sentence
      }
      for entry in lexicon.exact[words[index].exact] ?? [] {
        current.hits.append(Hit(entry: entry, first: index, last: index))
      }
      guard lexicon.starts.contains(words[index].hash) else { continue }
      read(words, at: index, &current)
    }
    sentences.append(current)
    return sentences
  }

  private func read(_ words: [UseWord], at index: Int, _ sentence: inout Sentence) {
    var run: UInt64 = 0
    let limit = min(words.count, index + GuardLimits.termWords)
    var last = index
    while last < limit, words[last].sentence == words[index].sentence {
      run = UseLexicon.extend(run, words[last].hash)
      for entry in lexicon.entries[run] ?? [] {
        sentence.hits.append(Hit(entry: entry, first: index, last: last))
      }
      if let sign = lexicon.signs[run] { sentence.signs.append((sign, index)) }
      last += 1
    }
  }

  private func weigh(_ sentence: Sentence, _ use: Int) -> Weighed? {
    let hits = sentence.hits.filter { $0.entry.use == use }
    guard !hits.isEmpty else { return nil }
    let acts = hits.filter { $0.entry.role == .act }
    var rest = 1.0
    var first = Int.max
    var last = 0
    var strongest = 0.0
    var seen: Set<Int> = []
    for hit in hits where hit.entry.role == .object || hit.entry.role == .phrase {
      let near = hit.entry.role == .phrase ? [] : acts.filter { isNear($0, hit) }
      let act = near.first
      let weight = weight(hit, acts: near.count, sentence)
      guard weight > 0, seen.insert(hit.first).inserted else { continue }
      rest *= 1 - (weight > strongest ? weight : weight * 0.4)
      guard weight > strongest else { continue }
      strongest = weight
      first = min(hit.first, act?.first ?? hit.first)
      last = max(hit.last, act?.last ?? hit.last)
    }
    guard strongest > 0 else { return nil }
    return Weighed(
      score: (1 - rest) * harmlessness(sentence, hits, use), first: first, last: last)
  }

  /// What speaks for a harmless meaning, as a factor of at most 1.
  private func harmlessness(_ sentence: Sentence, _ hits: [Hit], _ use: Int) -> Double {
    let phrases = hits.filter { $0.entry.role == .phrase }
    var factor = 1.0
    let excuses = hits.count { $0.entry.role == .excuse }
    for _ in 0..<min(2, excuses) { factor *= 0.5 }
    if !isContent[use] {
      for _ in 0..<min(2, sentence.count(.distance, outside: phrases)) { factor *= 0.5 }
    }
    if sentence.count(.fact, outside: phrases) > 0 {
      factor *= sentence.count(.intent) > 0 ? 0.85 : 0.6
    }
    if sentence.count(.negation, outside: phrases) > 0 { factor *= 0.6 }
    return factor
  }

  /// What an object or a phrase counts in its sentence.
  private func weight(_ hit: Hit, acts: Int, _ sentence: Sentence) -> Double {
    var weight = hit.entry.weight
    guard hit.entry.role == .object else { return weight }
    let table = UseTables.all[hit.entry.table]
    let isAsked = sentence.count(.intent) > 0
    guard acts > 0 else { return weight * table.mention * (isAsked ? 2 : 1) }
    if acts > 1 { weight += (1 - weight) * 0.25 }
    if isAsked { return weight + (1 - weight) * 0.5 }
    return table.needsIntent ? weight * 0.6 : weight
  }

  private func isNear(_ act: Hit, _ object: Hit) -> Bool {
    guard act.entry.table == object.entry.table else { return false }
    let reach = UseTables.all[act.entry.table].reach
    return act.last < object.first
      ? object.first - act.last <= reach
      : act.first > object.last && act.first - object.last <= reach
  }
}
