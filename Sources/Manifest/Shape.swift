/// The shapes that values of a manifest can have. The table in `ManifestFields.swift` is written in
/// them; the reader, the JSON Schema and the reference page are all made from that one table.

import Bytes

/// What a text must look like.
struct TextRule: Sendable {
  /// What is expected, in words: "a name of letters, digits, `.`, `_` and `-`".
  let words: String
  /// The form of the whole text, in the subset that ECMA 262 and Swift share.
  let pattern: String
  /// Most Unicode scalars.
  let maxLength: Int
  /// Code of the issue when the form is wrong.
  var code = ManifestCode.value
  /// Whether the text may be repeated in a message.
  var isQuotable = true
  /// Whether white space around it is formatting, not content.
  var isTrimmed = false
  /// Whether plain YAML dates are meant.
  var isDate = false
}

/// The kinds of values.
indirect enum Shape: Sendable {
  case text(TextRule)
  case integer(ClosedRange<Int>)
  case boolean
  /// One of several words.
  case choice([String])
  /// A number with s, m, h or d; kept in seconds.
  case duration(ClosedRange<Int64>)
  /// A set: order does not matter, nothing stands in it twice.
  case list(Shape, atLeast: Int, atMost: Int)
  case record(Record)
}

/// A mapping with known keys.
struct Record: Sendable {
  /// What it describes, for the reference page.
  let name: String
  let fields: [Field]
  /// Keys of which exactly one has to be there; empty for no such rule.
  var exactlyOne: [String] = []

  func field(_ key: String) -> Field? { fields.first { $0.key == key } }
}

/// What is true when a key is not there.
enum Presence: Sendable {
  case required
  /// Nothing is declared.
  case optional
  /// As if this plain text stood there.
  case text(String)
  /// As if these plain texts stood there as a list.
  case items([String])
  /// As if an empty mapping stood there, with its own defaults.
  case defaults
}

/// One key of a record.
struct Field: Sendable {
  let key: String
  let shape: Shape
  let presence: Presence
  /// What it is for and why, for people.
  let about: String

  init(_ key: String, _ shape: Shape, _ presence: Presence, _ about: String) {
    self.key = key
    self.shape = shape
    self.presence = presence
    self.about = about
  }
}

/// The stable codes of manifest issues; `MessageCatalogue` explains them.
enum ManifestCode {
  static let tooLarge = "GH-0120"
  static let encoding = "GH-0102"
  static let syntax = "GH-0103"
  static let depth = "GH-0104"
  static let anchors = "GH-0105"
  static let documents = "GH-0106"
  static let duplicateKey = "GH-0107"
  static let unknownKey = "GH-0108"
  static let missingKey = "GH-0109"
  static let type = "GH-0110"
  static let value = "GH-0111"
  static let path = "GH-0112"
  static let secret = "GH-0113"
  static let reference = "GH-0114"
  static let duplicateName = "GH-0115"
  static let label = "GH-0116"
  static let exclusive = "GH-0117"
  static let unprotected = "GH-0118"
  static let empty = "GH-0119"
}
