/// Cutting texts into sentences, and JSON results of tools into text.

import Bytes

enum Sentences {
  /// Sentences of `text`: lines, and within a line parts that end with `.`, `!` or `?` before a
  /// space.
  static func of(_ text: String) -> [String] {
    var sentences: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var current = ""
      var ended = false
      for character in line {
        if ended, character == " " {
          sentences.append(current)
          current = ""
          ended = false
          continue
        }
        ended = character == "." || character == "!" || character == "?"
        current.append(character)
      }
      sentences.append(current)
    }
    return sentences.map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
      .filter { !$0.isEmpty }
  }

  /// `sentence` without words of 12 and more characters: long names and codes are what is asked for,
  /// not what it is about.
  static func topic(of sentence: String) -> String {
    sentence.split(separator: " ").filter { $0.count < 12 }.joined(separator: " ")
  }

  /// The sentences of a tool result: of the texts in it, if it is JSON.
  static func ofToolResult(_ text: String) -> [String] {
    guard let json = try? JSON.parse(Array(text.utf8)) else { return of(text) }
    return texts(in: json).flatMap(of)
  }

  private static func texts(in json: JSON) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts)
    case .object(let object): object.members.flatMap { texts(in: $0.value) }
    default: []
    }
  }

  /// A tool result in words: `order number LM-123456, state shipped`.
  static func spoken(_ text: String) -> String {
    guard let json = try? JSON.parse(Array(text.utf8)), let object = json.object else {
      return text
    }
    return object.members.map { key, value in
      key.replacing("_", with: " ") + " " + (value.string ?? value.text(.compact))
    }.joined(separator: ", ") + "."
  }
}
