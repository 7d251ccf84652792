/// The rules that are sure by themselves, whatever the weights say: the strictest frames, orders to use tools in
/// data, marks of chat templates.

/// What a strict rule found.
struct StrictMatch {
  let type: String
  let range: Range<Int>
  let confidence: Double
}

struct StrictRules {
  let text: TextAnalysis
  /// Whether it is a tool's result or was retrieved.
  let isData: Bool

  /// Confidence of a frame from which it stands for itself, in text of users and in data.
  private static let alone = (users: 0.84, data: 0.78)
  /// Frames that stand for themselves in data, with a lower confidence.
  private static let inData: Set<String> = [
    "assistant-must", "assistant-orders", "hide-from-user", "send-data", "show-your-system-orders",
  ]
  /// Frames of which one counts as sure only where nobody speaks about attacks.
  private static let talk: Slots = [.discourse]

  /// The surest match among those that `isSupported` accepts by their place in the original bytes.
  func surest(_ isSupported: (Int) -> Bool) -> StrictMatch? {
    var best: StrictMatch?
    func consider(_ type: String, _ range: Range<Int>, _ confidence: Double) {
      guard confidence > best?.confidence ?? 0, isSupported(range.lowerBound) else { return }
      best = StrictMatch(type: type, range: range, confidence: confidence)
    }
    for match in text.frames {
      let frame = Frame.all[match.frame]
      let isAlone =
        match.confidence >= (isData ? Self.alone.data : Self.alone.users)
        || (isData && Self.inData.contains(frame.name))
      // The other way round words stand together by chance more often.
      let words = text.canonical.words
      let isInOrder =
        !words[match.first].slots.isDisjoint(with: frame.anchor)
        || (match.last - match.first <= 3
          && !words[match.last].slots.isDisjoint(with: frame.anchor))
      guard isAlone, isInOrder, isData || !isQuotedTalk(match) else { continue }
      let type = frame.isForData ? "instruction-in-data" : frame.type
      consider(type, text.range(match.first..<(match.last + 1)), match.confidence)
    }
    if isData {
      for order in text.toolOrders {
        consider("tool-order", text.range(order.first..<(order.last + 1)), order.confidence)
      }
      for line in roleLines() { consider("role-line", line, 0.7) }
    }
    for mark in text.controlMarks {
      consider("control-token", mark.start..<mark.end, mark.confidence)
    }
    return best
  }

  /// Whether a frame stands in quotation marks in a sentence that speaks about attacks.
  private func isQuotedTalk(_ match: FrameMatch) -> Bool {
    let words = text.canonical.words
    guard words[match.first].marks.contains(.quoted) else { return false }
    let near = max(0, match.first - 30)..<min(words.count, match.last + 30)
    return near.contains { !words[$0].slots.isDisjoint(with: Self.talk) }
  }

  /// Lines that begin like another role's and speak to the reader.
  private func roleLines() -> [Range<Int>] {
    let words = text.canonical.words
    var lines: [Range<Int>] = []
    // In a conversation an assistant speaks to its user, as it should.
    let speakers = text.signs.count { $0.sign == .talkLine }
    let roles = text.signs.count { $0.sign == .roleLine }
    let isConversation = speakers >= 4 && roles * 3 <= speakers * 2
    for sign in text.signs where sign.sign == .roleLine && lines.count < GuardLimits.findings {
      // The first word at or after the end of the sign.
      var low = 0
      var high = words.count
      while low < high {
        let middle = (low + high) / 2
        if words[middle].start < sign.end { low = middle + 1 } else { high = middle }
      }
      let next = words[low...].prefix(8)
      let rest = next.dropFirst().prefix { !$0.marks.contains(.lineStart) }
      let line = Array(next.prefix(1)) + rest
      let slots = line.reduce(into: Slots()) { $0.formUnion($1.slots) }
      let isReply = isConversation && low > 0 && words[low - 1].slots.contains(.assistant)
      let orders: Slots = isReply ? .drop : [.you, .drop, .must, .new, .yours]
      if line.count >= 3, !slots.isDisjoint(with: orders) {
        lines.append(sign.start..<(line.last?.end ?? sign.end))
      }
    }
    return lines
  }
}
