/// Marks that only a chat template writes, and text that people cannot see.

enum ControlTokens {
  private struct Token: Sendable {
    let bytes: [UInt8]
    let confidence: Double

    init(_ text: String, _ confidence: Double) {
      bytes = Array(text.utf8)
      self.confidence = confidence
    }
  }

  /// FoldedLetter; compared without regard to case.
  private static let tokens = [
    Token("<|im_start|>", 0.85), Token("<|im_end|>", 0.85), Token("<|system|>", 0.85),
    Token("<|user|>", 0.7), Token("<|assistant|>", 0.8), Token("<|start_header_id|>", 0.85),
    Token("<|end_header_id|>", 0.85), Token("<|eot_id|>", 0.85), Token("<|endoftext|>", 0.75),
    Token("<|channel|>", 0.8), Token("<<sys>>", 0.85), Token("<</sys>>", 0.85),
    Token("[inst]", 0.75), Token("[/inst]", 0.75), Token("[system]", 0.6),
    Token("<start_of_turn>", 0.8), Token("<end_of_turn>", 0.8), Token("<system>", 0.6),
    Token("</system>", 0.6), Token("### instruction:", 0.65), Token("### system:", 0.7),
    Token("[system message]", 0.75), Token("<system_prompt>", 0.6), Token("<tool_call>", 0.65),
  ]
  /// Marks of chat templates.
  static func marks(in bytes: [UInt8]) -> [Match] {
    var matches: [Match] = []
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "#")
      else { continue }
      for token in tokens where stands(token.bytes, in: bytes, at: index) {
        let end = index + token.bytes.count
        matches.append(
          Match(
            type: "injection.control-token", start: index, end: end,
            confidence: token.confidence, certainAt: end))
      }
      if matches.count >= GuardLimits.findings { break }
    }
    return matches
  }

  /// Text in tag characters (U+E0020 to U+E007E), the flags of regions apart.
  static func hiddenText(in bytes: [UInt8]) -> [Match] {
    guard bytes.contains(0xF3) else { return [] }
    var matches: [Match] = []
    var index = 0
    var start = 0
    var count = 0
    var isFlag = false
    func end(at place: Int) {
      if count >= 4, !isFlag {
        matches.append(
          Match(
            type: "injection.hidden-text", start: start, end: place, confidence: 0.95,
            certainAt: place))
      }
      count = 0
    }
    while index < bytes.count {
      let place = index
      var scalar = UInt32(bytes[index])
      if scalar < 0x80 { index += 1 } else { scalar = LetterFolding.decode(bytes, &index) }
      if (0xE0020...0xE007F).contains(scalar) {
        if count == 0 { start = place }
        count += 1
      } else {
        end(at: place)
        isFlag = scalar == 0x1F3F4
      }
    }
    end(at: bytes.count)
    return matches
  }

  /// Whether `token` stands at `index`, upper and lower case alike.
  static func stands(_ token: [UInt8], in bytes: [UInt8], at index: Int) -> Bool {
    guard index + token.count <= bytes.count else { return false }
    for offset in token.indices where bytes[index + offset].lowercased != token[offset] {
      return false
    }
    return true
  }
}
