/// What a text looks like, apart from its words: marks of chat templates, lines of roles, rules of hyphens,
/// strings given to names, markup that acts. Positions are of the original bytes.

/// Kinds of signs; each is a feature of the windows that it stands in.
enum TextSign: Int, Sendable, CaseIterable {
  case controlToken, roleLine, talkLine, delimiter, assignedString, activeMarkup, placeholder,
    encoded
  case bracketTag
}

/// One sign.
struct SignMatch: Sendable {
  let sign: TextSign
  let start: Int
  let end: Int
}

enum TextSigns {
  private static let markup = [
    "<script", "<img", "<iframe", "onerror=", "onload=", "javascript:", "document.cookie",
    "![", "<svg", "fetch(", "alert(", "curl http", "wget http", "/etc/passwd", "rm -rf",
  ].map { Array($0.utf8) }
  private static let markupStarts = ByteClass(markup.compactMap(\.first))
  private static let speakers = [
    "user", "assistant", "human", "ai", "system", "developer", "bot", "question", "answer", "q",
    "a",
    "model", "me", "you", "admin",
  ].map { Array($0.utf8) }

  /// All signs, in order, bounded in number.
  static func find(in bytes: [UInt8], marks: [Match]) -> [SignMatch] {
    var signs: [SignMatch] = []
    for match in marks {
      signs.append(SignMatch(sign: .controlToken, start: match.start, end: match.end))
    }
    lines(bytes, &signs)
    for index in bytes.indices {
      if signs.count >= GuardLimits.signs { break }
      let byte = bytes[index].lowercased
      if byte == UInt8(ascii: "=") { assigned(bytes, index, &signs) }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        placeholder(bytes, index, &signs)
      }
      guard markupStarts.contains(byte) else { continue }
      for token in markup where ControlTokens.stands(token, in: bytes, at: index) {
        signs.append(SignMatch(sign: .activeMarkup, start: index, end: index + token.count))
      }
    }
    return signs
  }

  /// Lines that are rules, or begin with a speaker.
  private static func lines(_ bytes: [UInt8], _ signs: inout [SignMatch]) {
    var start = 0
    while start < bytes.count, signs.count < GuardLimits.signs {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      line(bytes, start, end, &signs)
      start = end + 1
    }
  }

  private static func line(_ bytes: [UInt8], _ start: Int, _ end: Int, _ signs: inout [SignMatch]) {
    var index = start
    while index < end, ByteClass.lineLeads.contains(bytes[index]) { index += 1 }
    // A run of the same sign, as in "-----" and "=====", also with words between.
    var run = start
    while run < end, run - start < 80, bytes[run] == bytes[start], !bytes[run].isAlphanumeric,
      bytes[run] != 0x20, bytes[run] != 0x09
    {
      run += 1
    }
    if run - start >= 3 { signs.append(SignMatch(sign: .delimiter, start: start, end: run)) }
    for speaker in speakers where ControlTokens.stands(speaker, in: bytes, at: index) {
      var after = index + speaker.count
      while after < end, ByteClass.speakerTails.contains(bytes[after]) { after += 1 }
      guard after < end, bytes[after] == UInt8(ascii: ":") else { continue }
      let isRole = ["system", "developer", "assistant", "admin"].contains {
        Array($0.utf8) == speaker
      }
      signs.append(SignMatch(sign: .talkLine, start: index, end: after))
      if isRole { signs.append(SignMatch(sign: .roleLine, start: index, end: after)) }
      break
    }
    // A line that is one tag in brackets: [SYSTEM], <admin>, {new rules}.
    if index < end, end - start < 60, start < end {
      let (first, last) = (bytes[start], bytes[end - 1])
      let isTag =
        (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
        || (first == UInt8(ascii: "<") && last == UInt8(ascii: ">"))
      if isTag { signs.append(SignMatch(sign: .bracketTag, start: start, end: end)) }
    }
  }

  /// A short text given to a short name: `a = "how to"`.
  private static func assigned(_ bytes: [UInt8], _ index: Int, _ signs: inout [SignMatch]) {
    var place = index + 1
    while place < bytes.count, place < index + 3, bytes[place] == 0x20 { place += 1 }
    guard place < bytes.count, ByteClass.quotes.contains(bytes[place]) else { return }
    var name = index - 1
    while name >= 0, bytes[name] == 0x20 { name -= 1 }
    var length = 0
    while name >= 0, length < 12, bytes[name].isAlphanumeric || bytes[name] == 0x5F {
      name -= 1
      length += 1
    }
    guard length > 0, length <= 10 else { return }
    signs.append(SignMatch(sign: .assignedString, start: name + 1, end: place + 1))
  }

  /// A place to be filled in: [INSERT PROMPT HERE], {{user_input}}.
  private static func placeholder(_ bytes: [UInt8], _ index: Int, _ signs: inout [SignMatch]) {
    var place = index + 1
    var upper = 0
    while place < bytes.count, place - index < 48 {
      let byte = bytes[place]
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        if upper >= 6, upper * 2 > place - index {
          signs.append(SignMatch(sign: .placeholder, start: index, end: place + 1))
        }
        return
      }
      if byte == 0x0A { return }
      if byte >= 0x41, byte <= 0x5A { upper += 1 }
      place += 1
    }
  }
}

extension ByteClass {
  /// What may stand before the first word of a line.
  static let lineLeads = ByteClass("# *>[-<(\t")
  fileprivate static let speakerTails = ByteClass(" *])>0123456789#|")
  fileprivate static let quotes = ByteClass("\"'`")
}
