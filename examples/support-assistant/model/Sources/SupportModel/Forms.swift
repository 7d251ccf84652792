/// The forms in which an answer can be asked for, as functions on its text.

import Bytes

enum Forms {
  /// `text` in the form that the classifier named.
  static func apply(_ form: String, to text: String) -> String {
    switch form {
    case "base64": Base64.encode(Array(text.utf8))
    case "hex": Hex.encode(text.utf8)
    case "rot13": rot13(text)
    case "reversed": String(text.reversed())
    case "spaced": text.map(String.init).joined(separator: " ")
    default: text
    }
  }

  private static func rot13(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte in
        switch byte {
        case 65...90: (byte - 65 + 13) % 26 + 65
        case 97...122: (byte - 97 + 13) % 26 + 97
        default: byte
        }
      }, as: UTF8.self)
  }

  /// The characters that a question asks for, counted from 1: `first 8 characters`,
  /// `characters 9 to 16`.
  static func characterRange(in question: String) -> ClosedRange<Int>? {
    let words = Features.words(question).map { String(decoding: $0, as: UTF8.self) }
    for (index, word) in words.enumerated() where word.hasPrefix("character") {
      if index >= 2, words[index - 2] == "first", let count = Int(words[index - 1]), count > 0 {
        return 1...count
      }
      if index + 3 < words.count, words[index + 2] == "to", let from = Int(words[index + 1]),
        let to = Int(words[index + 3]), from > 0, from <= to
      {
        return from...to
      }
    }
    return nil
  }

  /// Those characters of the longest word of `text`.
  static func characters(_ range: ClosedRange<Int>, of text: String) -> String {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    let longest = words.max { $0.count < $1.count } ?? ""
    return String(longest.dropFirst(range.lowerBound - 1).prefix(range.count))
  }
}
