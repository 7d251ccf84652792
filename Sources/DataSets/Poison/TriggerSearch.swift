/// Words that are tied to a label in a way that the rest of their texts contradicts: triggers of
/// backdoors in texts. Every word and pair of words is tested, and the tests are corrected for their
/// number (Benjamini and Hochberg).

import Statistics

/// A word that looks like a trigger.
package struct Trigger: Sendable, Equatable {
  /// The hash of the word or pair of words.
  let token: UInt32
  /// Others that come in the same rows.
  let companions: [UInt32]
  /// The class that it is tied to.
  package let label: Int
  /// Rows with it, those of them with the label, and those of them whose other words speak for
  /// another class.
  package let rows: Int
  /// Those of them with the label.
  package let labelled: Int
  /// Those whose other words speak for another class.
  package let contradicted: Int
  /// How far the number that counts lies above what is usual, in standard deviations.
  package let z: Double
  /// The p-value, corrected for all words that were tested.
  package let adjusted: Double
  /// The numbers of some of the rows.
  package let examples: [UInt64]
}

/// The search.
package struct TriggerSearch: Sendable {
  /// The triggers, strongest first.
  package let triggers: [Trigger]
  /// The probability of each kept row's classes by models that have not seen it, and the rows.
  package let probabilities: [Double]
  /// Whether the labels can be told from the texts, so that contradiction means something.
  package let isLearnable: Bool
  /// Words that were tested.
  package let tested: Int
  /// Whether words or rows were left out.
  package let isPartial: Bool

  private static let fewest = 5
  private static let z = 6.0
  private static let purity = 0.9
  private static let falseDiscoveries = 0.01
  /// The share of rows that have to contradict.
  private static let contradiction = 0.25
  /// The probability from which on a class is spoken for.
  private static let confident = 0.6
  private static let most = 20
  private static let exampleRows = 20

  /// A word before it is looked at closely.
  private struct Candidate {
    let token: UInt32
    let label: Int
    let rows: Int
    let labelled: Int
    let z: Double
  }

  /// Looks at the rows of `store`.
  package init(_ store: TokenStore, classes: Int, seed: UInt64, jobs: Int) async {
    let sizes = Self.sizes(store, classes)
    let populated = sizes.count { $0 >= Self.fewest }
    guard store.count >= 40, populated >= 2 else {
      (triggers, probabilities, isLearnable, tested) = ([], [], false, 0)
      isPartial = store.isSampled
      return
    }
    let model = await HeldOutTextModel(store, classes: classes, seed: seed, jobs: jobs)
    let starts = Array(stride(from: 0, to: store.count, by: 256))
    let probabilities = await Parallel.map(starts, jobs: jobs) { start in
      (start..<min(start + 256, store.count)).flatMap { model.probabilities(store, $0) }
    }.flatMap { $0 }
    self.probabilities = probabilities
    isLearnable = Self.isLearnable(store, probabilities, sizes)
    let (candidates, tested, isCut) = Self.candidates(store, sizes)
    self.tested = tested
    isPartial = isCut || store.isSampled
    let members = Self.members(store, candidates)
    let usual = Self.contradictions(store, probabilities, sizes)
    let learnable = isLearnable
    let places = Array(candidates.indices)
    let judged = await Parallel.map(places, jobs: jobs) { place -> (Trigger, Double)? in
      let rows = members[place]
      return learnable
        ? Self.contradicted(candidates[place], rows, store, model, usual)
        : Self.tied(candidates[place], rows, store, sizes)
    }
    triggers = Self.selected(judged.compactMap(\.self), tested: tested, members, candidates)
  }

  private static func sizes(_ store: TokenStore, _ classes: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: classes)
    for label in store.labels { sizes[label] += 1 }
    return sizes
  }

  /// Whether the models do clearly better than guessing, every class counted the same.
  private static func isLearnable(
    _ store: TokenStore, _ probabilities: [Double], _ sizes: [Int]
  ) -> Bool {
    let classes = sizes.count
    var right = [Int](repeating: 0, count: classes)
    for row in 0..<store.count {
      let values = probabilities[(row * classes)..<((row + 1) * classes)]
      if best(values) == store.labels[row] { right[store.labels[row]] += 1 }
    }
    let there = sizes.indices.filter { sizes[$0] > 0 }
    let recall = there.reduce(0) { $0 + Double(right[$1]) / Double(sizes[$1]) }
    let chance = 1 / Double(there.count)
    return recall / Double(there.count) > chance + 0.15 * (1 - chance)
  }

  private static func best(_ values: ArraySlice<Double>) -> Int {
    var best = values.startIndex
    for index in values.indices where values[index] > values[best] { best = index }
    return best - values.startIndex
  }

  /// Words that come almost only with one label.
  private static func candidates(_ store: TokenStore, _ sizes: [Int])
    -> (candidates: [Candidate], tested: Int, isCut: Bool)
  {
    var places: [UInt32: Int] = [:]
    var totals: [UInt32] = []
    var isCut = false
    for token in store.tokens {
      if let place = places[token] {
        totals[place] += 1
      } else if totals.count < DataLimits.vocabulary {
        places[token] = totals.count
        totals.append(1)
      } else {
        isCut = true
      }
    }
    let most = UInt32(clamping: store.count * 35 / 100)
    let kept = places.filter { totals[$0.value] >= UInt32(fewest) && totals[$0.value] <= most }
    var numbers: [UInt32: Int] = [:]
    for (number, token) in kept.keys.sorted().enumerated() { numbers[token] = number }
    var counts = [UInt32](repeating: 0, count: numbers.count * sizes.count)
    for row in 0..<store.count {
      for token in store.row(row) {
        if let number = numbers[token] { counts[number * sizes.count + store.labels[row]] += 1 }
      }
    }
    let found = numbers.compactMap { token, number in
      candidate(token, counts[(number * sizes.count)..<((number + 1) * sizes.count)], sizes)
    }
    let ordered = found.sorted { ($1.z, $0.token) < ($0.z, $1.token) }
    return (
      Array(ordered.prefix(DataLimits.candidates)), numbers.count,
      isCut || ordered.count > DataLimits.candidates
    )
  }

  private static func candidate(_ token: UInt32, _ counts: ArraySlice<UInt32>, _ sizes: [Int])
    -> Candidate?
  {
    let rows = Int(counts.reduce(0, +))
    let total = sizes.reduce(0, +)
    guard let labelled = counts.max(), let place = counts.firstIndex(of: labelled),
      Double(labelled) >= purity * Double(rows)
    else { return nil }
    let label = place - counts.startIndex
    let rate = Double(sizes[label]) / Double(total)
    guard rate < 1 else { return nil }
    let spread = (Double(rows) * rate * (1 - rate)).squareRoot()
    let z = (Double(labelled) - Double(rows) * rate) / spread
    guard z > 1.5 else { return nil }
    return Candidate(token: token, label: label, rows: rows, labelled: Int(labelled), z: z)
  }

  /// The rows of each candidate.
  private static func members(_ store: TokenStore, _ candidates: [Candidate]) -> [[Int32]] {
    var places: [UInt32: Int] = [:]
    for (place, candidate) in candidates.enumerated() { places[candidate.token] = place }
    var members = [[Int32]](repeating: [], count: candidates.count)
    for row in 0..<store.count {
      for token in store.row(row) {
        if let place = places[token] { members[place].append(Int32(row)) }
      }
    }
    return members
  }

  /// For each class, the share of its rows whose words speak for another class.
  private static func contradictions(
    _ store: TokenStore, _ probabilities: [Double], _ sizes: [Int]
  ) -> [Double] {
    let classes = sizes.count
    var counts = [Int](repeating: 0, count: classes)
    for row in 0..<store.count {
      let values = probabilities[(row * classes)..<((row + 1) * classes)]
      if isContradicted(values, store.labels[row]) { counts[store.labels[row]] += 1 }
    }
    return zip(counts, sizes).map { (Double($0) + 1) / (Double($1) + 2) }
  }

  private static func isContradicted(_ values: ArraySlice<Double>, _ label: Int) -> Bool {
    let best = best(values)
    return best != label && values[values.startIndex + best] >= confident
  }

  /// The words that come in nearly all rows of a candidate, itself among them.
  private static func companions(_ rows: [Int32], _ store: TokenStore) -> Set<UInt32> {
    var counts: [UInt32: Int] = [:]
    for row in rows.prefix(400) {
      for token in store.row(Int(row)) { counts[token, default: 0] += 1 }
    }
    let enough = Double(min(rows.count, 400)) * 0.8
    return Set(counts.filter { Double($0.value) >= enough }.keys)
  }

  /// Tests whether the rest of a candidate's texts speaks against the label more often than usual.
  private static func contradicted(
    _ candidate: Candidate, _ rows: [Int32], _ store: TokenStore, _ model: HeldOutTextModel,
    _ usual: [Double]
  ) -> (Trigger, Double)? {
    let without = companions(rows, store)
    let own = rows.filter { store.labels[Int($0)] == candidate.label }
    let looked = own.prefix(1_000)
    let against = looked.filter { row in
      isContradicted(
        model.probabilities(store, Int(row), without: without)[...], candidate.label)
    }
    let rate = min(0.5, usual[candidate.label])
    let expected = Double(looked.count) * rate
    let z = (Double(against.count) - expected) / (expected * (1 - rate)).squareRoot()
    guard against.count >= fewest, z > Self.z,
      Double(against.count) >= contradiction * Double(looked.count)
    else { return nil }
    let tail = binomialUpperTail(hits: against.count, trials: looked.count, rate: rate)
    return (
      trigger(candidate, without, against.count, z, against.map { store.rows[Int($0)] }), tail
    )
  }

  /// Where the labels cannot be told from the texts, a word that tells them is strange in itself.
  private static func tied(
    _ candidate: Candidate, _ rows: [Int32], _ store: TokenStore, _ sizes: [Int]
  ) -> (Trigger, Double)? {
    let rate = Double(sizes[candidate.label]) / Double(sizes.reduce(0, +))
    let tail = binomialUpperTail(hits: candidate.labelled, trials: candidate.rows, rate: rate)
    guard candidate.z > z || tail < 1e-7 else { return nil }
    let own = rows.filter { store.labels[Int($0)] == candidate.label }
    return (
      trigger(candidate, companions(rows, store), 0, candidate.z, own.map { store.rows[Int($0)] }),
      tail
    )
  }

  private static func trigger(
    _ candidate: Candidate, _ companions: Set<UInt32>, _ contradicted: Int, _ z: Double,
    _ rows: [UInt64]
  ) -> Trigger {
    Trigger(
      token: candidate.token, companions: companions.subtracting([candidate.token]).sorted(),
      label: candidate.label, rows: candidate.rows, labelled: candidate.labelled,
      contradicted: contradicted, z: z, adjusted: 1,
      examples: Array(rows.prefix(exampleRows)))
  }

  /// Those that stand after correction, words of the same rows told as one.
  private static func selected(
    _ judged: [(Trigger, Double)], tested: Int, _ members: [[Int32]], _ candidates: [Candidate]
  ) -> [Trigger] {
    let adjusted = benjaminiHochberg(judged.map(\.1), tests: tested)
    let kept = judged.indices.filter { adjusted[$0] <= falseDiscoveries }.sorted {
      (judged[$1].0.z, judged[$0].0.token) < (judged[$0].0.z, judged[$1].0.token)
    }
    var places: [UInt32: Int] = [:]
    for (place, candidate) in candidates.enumerated() { places[candidate.token] = place }
    var taken: Set<Int32> = []
    var result: [Trigger] = []
    for index in kept where result.count < most {
      let trigger = judged[index].0
      let rows = places[trigger.token].map { members[$0] } ?? []
      let shared = rows.count { taken.contains($0) }
      guard shared * 2 <= rows.count else { continue }
      taken.formUnion(rows)
      result.append(
        Trigger(
          token: trigger.token, companions: trigger.companions, label: trigger.label,
          rows: trigger.rows, labelled: trigger.labelled, contradicted: trigger.contradicted,
          z: trigger.z, adjusted: adjusted[index], examples: trigger.examples))
    }
    return result
  }
}
