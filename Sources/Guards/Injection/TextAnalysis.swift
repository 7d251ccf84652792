/// Everything that is known about one text before it is judged: its words, the frames and signs in it, the
/// linear scores, and from these the features of each window.

/// A text, read.
package struct TextAnalysis: Sendable {
  let canonical: CanonicalText
  let classes: WordClasses
  let frames: [FrameMatch]
  let signs: [SignMatch]
  let controlMarks: [Match]
  let toolOrders: [(first: Int, last: Int, confidence: Double)]
  /// Whether it was decoded out of another text.
  let isDecoded: Bool
  /// Whether readable text was decoded out of it.
  let holdsEncoded: Bool
  private let bytes: [UInt8]
  private var byteCount: Int { bytes.count }

  init(_ bytes: [UInt8], _ canonical: CanonicalText, isDecoded: Bool, holdsEncoded: Bool) {
    self.canonical = canonical
    classes = WordClasses(canonical)
    self.bytes = bytes
    var search = FrameSearch(canonical.words)
    frames = search.matches()
    toolOrders = ToolOrders(words: canonical.words, bytes: bytes).matches(search: search)
    controlMarks = ControlTokens.marks(in: bytes)
    signs = TextSigns.find(in: bytes, marks: controlMarks)
    self.isDecoded = isDecoded
    self.holdsEncoded = holdsEncoded
  }

  /// Reads `utf8` and what is decoded out of it; the text itself comes first.
  package static func read(_ utf8: [UInt8]) -> [TextAnalysis] {
    let canonical = CanonicalText.read(utf8)
    let decoded = TextDecoder.decode(utf8, words: canonical)
    var all = [
      TextAnalysis(utf8, canonical, isDecoded: false, holdsEncoded: !decoded.isEmpty)
    ]
    for text in decoded {
      all.append(
        TextAnalysis(
          text.bytes, CanonicalText.read(text.bytes), isDecoded: true, holdsEncoded: false))
    }
    return all
  }

  /// The linear scores of the windows of a text: the linear model and nothing else.
  package static func linearScores(of utf8: [UInt8], _ model: GuardModel) -> WindowScores {
    let canonical = CanonicalText.read(utf8)
    let windows = windows(of: canonical.words.count)
    return linearScores(windows, canonical, WordClasses(canonical), model)
  }

  /// The words of each window: at least one, also for a text without words.
  package var windows: [Range<Int>] { Self.windows(of: canonical.words.count) }

  private static func windows(of count: Int) -> [Range<Int>] {
    guard count > WindowFeatures.windowWords else { return [0..<count] }
    var windows: [Range<Int>] = []
    var start = 0
    while start < count, windows.count < GuardLimits.injectionWindows {
      let end = min(count, start + WindowFeatures.windowWords)
      // The last window is a full one.
      windows.append(max(0, end - WindowFeatures.windowWords)..<end)
      if end == count { break }
      start += WindowFeatures.stride
    }
    return windows
  }

  /// Whether the text is a few names such as `API_KEY` and their values, and no request.
  var isSettings: Bool {
    let words = canonical.words
    guard !words.isEmpty, words.count < 40 else { return false }
    let joined = words.count { $0.marks.contains(.afterUnderscore) }
    guard joined * 4 >= words.count else { return false }
    // A name has a few parts; a sentence has more.
    var longest = 0
    var run = 0
    for word in words {
      run = word.marks.contains(.afterUnderscore) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest <= 4
  }

  /// Calls `body` with the bucket of every piece of the words.
  package func pieces(_ words: Range<Int>, _ body: (Int) -> Void) {
    for index in words { WordPieces.visit(index, canonical.words, canonical.text, body) }
  }

  /// Calls `body` with the bucket of every run and pair of classes of the words.
  package func classPieces(_ words: Range<Int>, _ body: (Int) -> Void) {
    for index in words { ClassPieces.visit(index, classes, body) }
  }

  /// The original bytes from the first to the last of `words`.
  package func range(_ words: Range<Int>) -> Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<byteCount }
    let start = canonical.words[first].start
    return start..<max(start, canonical.words[last].end)
  }

  // MARK: - Linear scores

  /// The linear scores of each window.
  private static func linearScores(
    _ windows: [Range<Int>], _ canonical: CanonicalText, _ classes: WordClasses, _ model: GuardModel
  ) -> WindowScores {
    let words = canonical.words
    var pieces = RunningSums(words.count)
    WordPieces.sums(words, canonical.text, model.pieces.values) { index, sums in
      pieces.add(index, sums.weight, sums.count)
    }
    var runs = RunningSums(words.count)
    for index in words.indices {
      var (sum, count): (Int32, Int32) = (0, 0)
      ClassPieces.visit(index, classes) { bucket in
        sum &+= Int32(model.classes.values[bucket])
        count += 1
      }
      runs.add(index, sum, count)
    }
    return WindowScores(
      pieces: windows.map { pieces.score($0, model.pieces.scale) },
      classes: windows.map { runs.score($0, model.classes.scale) })
  }

  // MARK: - Features

  /// The features of every window, the linear scores computed with `model`.
  package func features(_ model: GuardModel) -> [TextWindowFeatures] {
    let windows = windows
    return features(
      linear: Self.linearScores(windows, canonical, classes, model), characters: model.characters)
  }

  /// The features of every window with linear scores that were computed elsewhere.
  package func features(
    linear scores: WindowScores, characters: CharacterModel
  ) -> [TextWindowFeatures] {
    let windows = windows
    let linear = [scores.pieces, scores.classes]
    let sums = CharacterSums(bytes, characters)
    let means = linear.map { $0.reduce(0, +) / Float(max(1, $0.count)) }
    let tops = linear.map { scores in
      let best = scores.sorted(by: >).prefix(3)
      return best.reduce(0, +) / Float(max(1, best.count))
    }
    let text = textFeatures()
    var frameStart = 0
    var signStart = 0
    let frames = frames.sorted { ($0.first, $0.frame) < ($1.first, $1.frame) }
    let signs = signs.sorted { ($0.start, $0.sign.rawValue) < ($1.start, $1.sign.rawValue) }
    var all = windows.indices.map { number in
      let window = windows[number]
      var values = [Float](repeating: 0, count: WindowFeatures.count)
      values[0] = linear[0][number]
      values[1] = linear[1][number]
      values[2] = linear[0][number] - means[0]
      values[3] = linear[1][number] - means[1]
      values[4] = tops[0]
      values[5] = tops[1]
      for (index, value) in text.enumerated() { values[WindowFeatures.textStart + index] = value }
      values[WindowFeatures.textStart + 2] = windows.count > 1 && number == 0 ? 1 : 0
      let isLast = windows.count > 1 && number == windows.count - 1
      values[WindowFeatures.textStart + 3] = isLast ? 1 : 0
      let strange = sums.features(range(window), isLast: number == windows.count - 1)
      for (index, value) in strange.enumerated() {
        values[WindowFeatures.characterStart + index] = value
      }
      countWords(window, &values)
      while frameStart < frames.count, frames[frameStart].first < window.lowerBound - 40 {
        frameStart += 1
      }
      countFrames(window, frames[frameStart...], &values)
      let range = range(window)
      while signStart < signs.count, signs[signStart].start < range.lowerBound - 400 {
        signStart += 1
      }
      countSigns(range, signs[signStart...], isOnly: windows.count == 1, &values)
      return TextWindowFeatures(words: window, range: range, values: values)
    }
    widen(&all)
    return all
  }

  /// Adds what stands in the windows around each: a persona is spread over many sentences.
  private func widen(_ windows: inout [TextWindowFeatures]) {
    let reach = 4
    for number in windows.indices {
      var (frames, pieces, classes, count): (Float, Float, Float, Float) = (0, 0, 0, 0)
      // Every second window: neighbours overlap.
      for other in stride(from: number - reach, through: number + reach, by: 2)
      where windows.indices.contains(other) {
        frames += windows[other].values[6]
        pieces += windows[other].values[0]
        classes += windows[other].values[1]
        count += 1
      }
      windows[number].values[11] = min(3, frames) / 2
      windows[number].values[12] = pieces / max(1, count)
      windows[number].values[13] = classes / max(1, count)
    }
  }

  private func textFeatures() -> [Float] {
    let counts = canonical.counts
    let words = canonical.words.count
    let letters = max(1, counts.latin + counts.otherLetters + counts.ideographs)
    let other = Float(counts.otherLetters + counts.ideographs) / Float(letters)
    var talk = 0
    var assigned = 0
    for sign in signs {
      if sign.sign == .talkLine { talk += 1 }
      if sign.sign == .assignedString { assigned += 1 }
    }
    return [
      words < 12 ? 1 : 0, words > 400 ? 1 : 0, 0, 0,
      counts.invisible > 2 ? 1 : 0, counts.tags > 3 ? 1 : 0, counts.spacedOut > 8 ? 1 : 0,
      other > 0.05 && other < 0.7 ? 1 : 0, other >= 0.7 ? 1 : 0, isDecoded ? 1 : 0,
      holdsEncoded ? 1 : 0, Float(min(talk, 12)) / 12, Float(min(assigned, 6)) / 6,
      words > 0 && byteCount / words > 20 ? 1 : 0,
      Float(Int.bitWidth - max(1, words / WindowFeatures.stride).leadingZeroBitCount) / 8,
    ]
  }

  private func countWords(_ window: Range<Int>, _ values: inout [Float]) {
    guard !window.isEmpty else { return }
    var shares = [Float](repeating: 0, count: WindowFeatures.denseSlots.count)
    var counts = [Float](repeating: 0, count: 8)
    var all: Slots = []
    for index in window {
      let word = canonical.words[index]
      all.formUnion(word.slots)
      if !word.slots.isEmpty {
        for (place, slots) in WindowFeatures.denseSlots.enumerated()
        where !word.slots.isDisjoint(with: slots) {
          shares[place] += 1
        }
      }
      let marks = word.marks
      if marks.contains(.clauseStart) {
        counts[1] += 1
        if !word.slots.isDisjoint(with: WindowFeatures.imperatives) { counts[0] += 1 }
      }
      if marks.contains(.quoted) { counts[2] += 1 }
      if marks.contains(.upper) { counts[3] += 1 }
      if marks.contains(.disguised) { counts[4] += 1 }
      if !marks.contains(.known) { counts[5] += 1 }
      if marks.contains(.lineStart) { counts[6] += 1 }
      if marks.contains(.afterColon) { counts[7] += 1 }
    }
    let total = Float(window.count + 8)
    for place in counts.indices {
      values[WindowFeatures.countedStart + place] = min(1, counts[place] / total * 3)
    }
    let presence: [Slots] = [.drop, .reveal, .prompt, .secret, .lawless, .jailbreak, .send]
    for (place, slots) in presence.enumerated() {
      let isThere = !all.isDisjoint(with: slots)
      values[WindowFeatures.countedStart + counts.count + place] = isThere ? 1 : 0
    }
    for place in shares.indices {
      values[WindowFeatures.denseStart + place] = min(1, shares[place] / total * 8)
    }
  }

  private func countFrames(
    _ window: Range<Int>, _ frames: ArraySlice<FrameMatch>, _ values: inout [Float]
  ) {
    var sum = 0.0
    var best = 0.0
    var types: Set<String> = []
    var quotedTalk: Float = 0
    for match in frames {
      if match.first >= window.upperBound { break }
      guard match.first >= window.lowerBound, match.last < window.upperBound else { continue }
      let frame = Frame.all[match.frame]
      let place = WindowFeatures.frameStart + match.frame
      guard values[place] < 1 else { continue }
      let isQuoted = canonical.words[match.first].marks.contains(.quoted)
      let weight = isQuoted && values[WindowFeatures.denseStart + 8] > 0 ? 0.5 : 1.0
      if isQuoted { quotedTalk = 1 }
      if values[place] == 0 {
        types.insert(frame.type)
        sum += match.confidence * weight
        best = max(best, match.confidence * weight)
      }
      values[place] = max(values[place], Float(weight))
    }
    values[6] = Float(min(5, sum)) / 2
    values[7] = Float(max(0, best - 0.5) * 2)
    values[8] = Float(min(6, types.count)) / 3
    values[10] = quotedTalk
    for order in toolOrders where window.contains(order.first) {
      values[9] = max(values[9], Float(order.confidence))
    }
  }

  private func countSigns(
    _ range: Range<Int>, _ signs: ArraySlice<SignMatch>, isOnly: Bool, _ values: inout [Float]
  ) {
    for sign in signs {
      if !isOnly, sign.start >= range.upperBound { break }
      guard isOnly || sign.end > range.lowerBound - 8 else { continue }
      let place = WindowFeatures.signStart + sign.sign.rawValue
      values[place] = min(1, values[place] + 0.34)
    }
  }
}

/// The linear scores of the windows of a text.
package struct WindowScores: Sendable {
  /// By pieces of words.
  package var pieces: [Float]
  /// By runs and pairs of classes of words.
  package var classes: [Float]

  /// Scores with all their parts.
  package init(pieces: [Float], classes: [Float]) {
    self.pieces = pieces
    self.classes = classes
  }
}

/// Sums over the words from the first on, from which those of every window follow.
private struct RunningSums {
  private var weights: [Int32]
  private var counts: [Int32]

  init(_ words: Int) {
    weights = [Int32](repeating: 0, count: words + 1)
    counts = weights
  }

  /// Adds the word at `index`, which follows the last one.
  mutating func add(_ index: Int, _ weight: Int32, _ count: Int32) {
    weights[index + 1] = weights[index] &+ weight
    counts[index + 1] = counts[index] &+ count
  }

  func score(_ window: Range<Int>, _ scale: Float) -> Float {
    let count = Int(counts[window.upperBound] &- counts[window.lowerBound])
    let sum = Float(weights[window.upperBound] &- weights[window.lowerBound])
    return WordPieces.normalized(sum * scale, count)
  }
}
