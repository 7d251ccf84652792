/// What the fields of messages mean: tables of numbers, names and kinds, generated from the
/// projects' own `.proto` files and read from a short text.

/// The messages of one format.
package struct ProtobufSchema: Sendable {
  /// What a field holds.
  package enum Kind: Sendable, Equatable {
    case varint, fixed32, fixed64, string, bytes
    /// Another message of the same schema.
    case message(String)
  }

  /// One field.
  package struct Field: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// What it holds.
    package let kind: Kind
    /// Whether it may stand more than once.
    package let isRepeated: Bool
  }

  /// One type of message.
  package struct Message: Sendable {
    /// Its name, unique in the schema.
    package let name: String
    /// Its fields by number.
    package fileprivate(set) var fields: [UInt32: Field] = [:]
    /// Numbers by name.
    package fileprivate(set) var numbers: [String: UInt32] = [:]
  }

  private let messages: [String: Message]
  /// Whether the text of the table could be read whole; a test checks it.
  package let isSound: Bool

  /// Reads a table: words separated by white space. `Name:` opens a message, then each field is
  /// three words: number, name, kind. A kind is `i` (varint), `f` (32 bits), `d` (64 bits),
  /// `s` (text), `b` (bytes) or the name of a message; `*` before it says that it repeats.
  package init(_ table: String) {
    var all: [String: Message] = [:]
    var current: Message?
    var sound = true
    var words = table.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.popFirst() {
      if word.hasSuffix(":") {
        if let current { all[current.name] = current }
        current = Message(name: String(word.dropLast()))
      } else if let number = UInt32(word), let name = words.popFirst(),
        let kind = words.popFirst(), current != nil
      {
        let field = Field(
          name: String(name), kind: Self.kind(kind.drop { $0 == "*" }),
          isRepeated: kind.hasPrefix("*"))
        current?.fields[number] = field
        current?.numbers[field.name] = number
      } else {
        sound = false
      }
    }
    if let current { all[current.name] = current }
    messages = all
    isSound =
      sound
      && all.values.allSatisfy { message in
        message.fields.values.allSatisfy {
          if case .message(let name) = $0.kind { all[name] != nil } else { true }
        }
      }
  }

  private static func kind(_ word: Substring) -> Kind {
    switch word {
    case "i": .varint
    case "f": .fixed32
    case "d": .fixed64
    case "s": .string
    case "b": .bytes
    default: .message(String(word))
    }
  }

  /// The type with this name; one without fields if there is none.
  package func message(_ name: String) -> Message { messages[name] ?? Message(name: name) }

  /// This schema with the messages of another.
  package func joined(with other: ProtobufSchema) -> ProtobufSchema {
    ProtobufSchema(
      messages: messages.merging(other.messages) { own, _ in own }, isSound: isSound)
  }

  private init(messages: [String: Message], isSound: Bool) {
    self.messages = messages
    self.isSound = isSound
  }
}

extension ProtobufSchema.Field {
  /// Whether a field written in this way can be of this kind; lists of numbers may be packed.
  func accepts(_ wire: ProtobufField.Wire) -> Bool {
    switch kind {
    case .varint: wire == .varint || isRepeated && wire == .bytes
    case .fixed32: wire == .fixed32 || isRepeated && wire == .bytes
    case .fixed64: wire == .fixed64 || isRepeated && wire == .bytes
    case .string, .bytes, .message: wire == .bytes
    }
  }
}
