/// The slot grammar: verb, object and noun in any order that languages use, close together in one sentence.

/// What a frame found: words `first` to `last`.
struct FrameMatch: Sendable {
  /// Number of the frame.
  let frame: Int
  let first: Int
  let last: Int
  let confidence: Double
}

/// One frame, compiled from a line of the table.
struct Frame: Sendable {
  enum Side: Sendable { case after, before, either, nowhere }
  struct Part: Sendable {
    let slots: Slots
    let side: Side
  }

  /// The type of its findings, `injection.` left out.
  let type: String
  let name: String
  let confidence: Double
  let reach: Int
  let anchor: Slots
  let parts: [Part]

  init?(_ line: Substring) {
    let fields = line.split(separator: " ")
    guard fields.count >= 6, let confidence = Double(fields[2]), let reach = Int(fields[3]) else {
      return nil
    }
    func slots(_ names: Substring) -> Slots {
      names.split(separator: "|").reduce(into: Slots()) { $0.formUnion(Slots.named($1)) }
    }
    type = String(fields[0])
    name = String(fields[1])
    self.confidence = confidence
    self.reach = reach
    anchor = slots(fields[4])
    parts = fields[5...].map { field in
      let side: Side =
        switch field.first {
        case ">": .after
        case "<": .before
        case "!": .nowhere
        default: .either
        }
      return Part(slots: slots(field.dropFirst()), side: side)
    }
  }

  /// Whether the type is one for data only.
  var isForData: Bool { type.hasPrefix("data-") }

  /// All frames, in the order of the table.
  static let all = FrameTable.frames.split(separator: "\n").compactMap { Frame($0) }

  /// The numbers of the frames that a slot may anchor, by the slot's index.
  static let byAnchor: [[Int]] = (0..<64).map { bit in
    all.indices.filter { all[$0].anchor.contains(Slots(rawValue: 1 << UInt64(bit))) }
  }

  /// The slots that anchor any frame.
  static let anchors = all.reduce(into: Slots()) { $0.formUnion($1.anchor) }
}

/// Finds frames in words.
struct FrameSearch {
  private let words: [Word]
  /// All slots of each sentence.
  private var sentences: [Slots]
  private var seen = [Bool](repeating: false, count: Frame.all.count)

  init(_ words: [Word]) {
    self.words = words
    sentences = [Slots](repeating: [], count: (words.last?.sentence ?? 0) + 1)
    for word in words { sentences[word.sentence].formUnion(word.slots) }
  }

  /// All matches, at most one for each anchor and frame.
  mutating func matches() -> [FrameMatch] {
    var found: [FrameMatch] = []
    for index in words.indices where !words[index].slots.isDisjoint(with: Frame.anchors) {
      for slot in words[index].slots.indices {
        for number in Frame.byAnchor[slot] {
          if let match = match(number, at: index) { found.append(match) }
        }
      }
      if found.count >= GuardLimits.frameMatches { break }
    }
    return found
  }

  private func match(_ number: Int, at index: Int) -> FrameMatch? {
    let frame = Frame.all[number]
    let sentence = sentences[words[index].sentence]
    for part in frame.parts where part.side != .nowhere && sentence.isDisjoint(with: part.slots) {
      return nil
    }
    guard !isNegated(index) || frame.anchor.contains(.negation) else { return nil }
    let range = bounds(index, frame.reach)
    var first = index
    var last = index
    var from = index
    var used: [Int] = [index]
    for part in frame.parts {
      let place: Int?
      switch part.side {
      case .after: place = search(part.slots, (from + 1)..<max(from + 1, range.upperBound), used)
      case .before: place = search(part.slots, range.lowerBound..<index, used)
      case .either:
        place =
          search(part.slots, (index + 1)..<max(index + 1, range.upperBound), used)
          ?? search(part.slots, range.lowerBound..<index, used)
      case .nowhere:
        if search(part.slots, max(range.lowerBound, first - 3)..<range.upperBound, []) != nil {
          return nil
        }
        continue
      }
      guard let place else { return nil }
      if part.side == .after { from = place }
      used.append(place)
      first = min(first, place)
      last = max(last, place)
    }
    return FrameMatch(frame: number, first: first, last: last, confidence: frame.confidence)
  }

  private func search(_ slots: Slots, _ range: Range<Int>, _ used: [Int]) -> Int? {
    for place in range where !words[place].slots.isDisjoint(with: slots) {
      if !used.contains(place) { return place }
    }
    return nil
  }

  /// The words of the sentence that are within `reach` of the anchor.
  private func bounds(_ index: Int, _ reach: Int) -> Range<Int> {
    let sentence = words[index].sentence
    var start = index
    var end = index + 1
    while start > 0, index - start < reach, words[start - 1].sentence == sentence { start -= 1 }
    while end < words.count, end - index <= reach, words[end].sentence == sentence { end += 1 }
    return start..<end
  }

  /// Don't ignore; never reveal: a negation up to three words before.
  func isNegated(_ index: Int) -> Bool {
    var place = index - 1
    while place >= 0, index - place <= 3, words[place].sentence == words[index].sentence {
      if words[place].slots.contains(.negation) { return true }
      if words[place].marks.contains(.clauseStart), index - place >= 1 { return false }
      place -= 1
    }
    return false
  }
}
