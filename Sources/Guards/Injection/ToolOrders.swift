/// Orders to use a tool inside of data: "run the tool create_ticket and send …". A tool's result or
/// a retrieved text has no business giving any.

struct ToolOrders {
  let words: [Word]
  /// The text that the words were read from.
  let bytes: [UInt8]

  /// Words after which an order may begin inside of a sentence.
  private static let leads = Set(
    """
    please now then must immediately also first next bitte jetzt dann maintenant ensuite puis \
    ahora luego adesso poi agora então nu dan
    """.split(separator: " ").map { Lexicon.hash(folded: $0) })
  /// Words that say what the tool is to be used for.
  private static let goals = Set(
    """
    to with and for on using um mit und für pour avec et sur para con y en per e su com em om met \
    en auf
    """.split(separator: " ").map { Lexicon.hash(folded: $0) })

  /// Words for tools that documentation of programs is full of: they count with a name only.
  private static let functions = Set(
    "function funktion fonction función funzione função functie".split(separator: " ").map {
      Lexicon.hash(folded: $0)
    })

  /// All orders, by their words.
  func matches(search: FrameSearch) -> [(first: Int, last: Int, confidence: Double)] {
    var found: [(first: Int, last: Int, confidence: Double)] = []
    for index in words.indices where !words[index].slots.isDisjoint(with: [.call, .employ]) {
      guard !search.isNegated(index), let match = toolOrder(at: index) else { continue }
      found.append(match)
      if found.count >= GuardLimits.findings { break }
    }
    return found
  }

  /// The words after `index` in its sentence, at most eight of them.
  private func following(_ index: Int) -> Range<Int> {
    var end = index + 1
    let limit = min(words.count, index + 9)
    while end < limit, words[end].sentence == words[index].sentence { end += 1 }
    return (index + 1)..<end
  }

  /// Call lookup_order with …; use the transfer tool to …
  private func toolOrder(at index: Int) -> (first: Int, last: Int, confidence: Double)? {
    guard !isName(index), isOrder(index) else { return nil }
    guard words[index].end < bytes.count, !ByteClass.brackets.contains(bytes[words[index].end])
    else {
      return nil
    }
    let isCall = words[index].slots.contains(.call)
    var names = 0
    var isTool = false
    var isFunction = false
    for place in following(index) {
      let word = words[place]
      let isProgram = Self.functions.contains(word.hash)
      isTool = isTool || (word.slots.contains(.tool) && !isProgram)
      isFunction = isFunction || isProgram
      if isName(place) {
        guard isTool || isFunction || place <= index + 3 else { return nil }
        names += 1
      }
      guard Self.goals.contains(word.hash) || endsSentence(place) else { continue }
      guard
        let confidence = confidence(
          isCall, isTool: isTool || (isFunction && names > 0), isNamed: names > 0)
      else {
        return nil
      }
      return (index, place, confidence)
    }
    return nil
  }

  private func confidence(_ isCall: Bool, isTool: Bool, isNamed: Bool) -> Double? {
    switch (isTool, isNamed) {
    case (true, true): 0.7
    case (true, false): isCall ? 0.65 : 0.6
    case (false, true): isCall ? 0.62 : 0.4
    case (false, false): nil
    }
  }

  /// Whether the word begins a sentence, a line or a clause, or follows "please" and the like.
  private func isOrder(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if Self.leads.contains(words[index - 1].hash) { return true }
    return bytes[words[index - 1].end..<max(words[index - 1].end, words[index].start)].contains {
      ByteClass.clauseEnds.contains($0)
    }
  }

  /// Whether the word is part of a name such as `create_ticket`.
  private func isName(_ index: Int) -> Bool {
    isJoined(index) || (index > 0 && isJoined(index - 1))
  }

  /// Whether an underscore alone stands between the word and the next.
  private func isJoined(_ index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    // Words that were run together in a disguise stand in the same place.
    let gap = words[index].end..<max(words[index].end, words[index + 1].start)
    return gap.count == 1 && bytes[gap.lowerBound] == UInt8(ascii: "_")
  }

  private func endsSentence(_ index: Int) -> Bool {
    guard index + 1 < words.count, words[index + 1].sentence == words[index].sentence else {
      return true
    }
    return false
  }
}

extension ByteClass {
  /// What ends a clause, so that an order may follow.
  fileprivate static let clauseEnds = ByteClass(".!?:;,\n\"'>([{*-")
  /// What follows a name in a program that calls it.
  fileprivate static let brackets = ByteClass("([.=<_")
}
